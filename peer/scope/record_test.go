package scope_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

var moment = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

func kept(t require.TestingT, p *scope.Policy, r scope.Request) scope.Record {
	record, err := p.Keep(r, moment)
	require.NoError(t, err)
	return record
}

// A decision that is kept comes back from JSON as it was, and the policy that made
// it still gives it.
func TestADecisionIsKept(t *testing.T) {
	p := standard(t, "US-TX", "US-WA")
	ids := append(p.Activities(), "unlisted")
	rapid.Check(t, func(t *rapid.T) {
		record := kept(t, p, drawRequest(t, ids))
		require.NoError(t, record.Verify(p))
		data, err := json.Marshal(record)
		require.NoError(t, err)
		var back scope.Record
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, record, back)
		require.NoError(t, back.Verify(p))
	})
}

func TestVerify(t *testing.T) {
	p, other := standard(t, "US-TX"), standard(t)
	record := kept(t, p, inOrder("goal_setting"))
	require.ErrorIs(t, record.Verify(other), scope.ErrOtherPolicy)
	require.ErrorIs(t, record.Verify(nil), scope.ErrOtherPolicy)
	changed := record
	changed.Decision.Verdict = scope.Prohibited
	require.ErrorIs(t, changed.Verify(p), scope.ErrOtherAnswer)
	changed = record
	changed.Request.Supervised = scope.False
	require.ErrorIs(t, changed.Verify(p), scope.ErrOtherAnswer)
	changed.Request.Setting = "moon"
	require.ErrorIs(t, changed.Verify(p), scope.ErrRequest)
	require.ErrorIs(t, scope.Record{}.Verify(p), scope.ErrOtherPolicy)
	require.ErrorIs(t, scope.Record{}.Verify(nil), scope.ErrOtherPolicy)
}

func TestKeepRefuses(t *testing.T) {
	p := standard(t)
	for name, try := range map[string]func() (scope.Record, error){
		"no moment": func() (scope.Record, error) { return p.Keep(inOrder("goal_setting"), time.Time{}) },
		"a moment that RFC 3339 cannot write": func() (scope.Record, error) {
			return p.Keep(inOrder("goal_setting"), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
		},
		"no policy": func() (scope.Record, error) { return (*scope.Policy)(nil).Keep(inOrder("goal_setting"), moment) },
		"a text that is no UTF-8": func() (scope.Record, error) {
			return p.Keep(with("goal_setting", func(r *scope.Request) { r.SecondRole = "\xff" }), moment)
		},
	} {
		_, err := try()
		require.ErrorIs(t, err, scope.ErrRecord, name)
	}
	_, err := p.Keep(scope.Request{}, moment)
	require.ErrorIs(t, err, scope.ErrRequest)
}

// A day is that of the zone of the request, and is kept as a day.
func TestTheDayIsKept(t *testing.T) {
	zone := time.FixedZone("west", -8*3600)
	p := standard(t, "US-TX")
	record := kept(t, p, with("goal_setting", func(r *scope.Request) {
		r.Endorsements, r.At = []string{}, time.Date(2018, 12, 31, 23, 0, 0, 0, zone) // the 1st of January in UTC
	}))
	assert.Equal(t, time.Date(2018, 12, 31, 0, 0, 0, 0, time.UTC), record.Request.At)
	assert.Equal(t, scope.Permitted, record.Decision.Verdict, "the rule was not in force yet")
	require.NoError(t, record.Verify(p))
}

func TestRecordsThatAreNone(t *testing.T) {
	data, err := json.Marshal(kept(t, standard(t), inOrder("individual_advocacy")))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"an unknown key":         {`{"policy"`, `{"name":"x","policy"`},
		"an unknown fact":        {`"role"`, `"rolle"`},
		"a fact off its list":    {`"peer_worker"`, `"peer_wroker"`},
		"a verdict off its list": {`"verdict":"permitted"`, `"verdict":"banned"`},
		"no digest":              {`{"policy":"`, `{"policy":"x`},
		"no moment":              {`"at":"2026-03-02T09:30:00Z"`, `"at":"0001-01-01T00:00:00Z"`},
		"no activity":            {`"activity":"individual_advocacy"`, `"activity":""`},
		"null":                   {`"explicit":true`, `"explicit":null`},
		"a reason without rule":  {`"rule":"us.individual_advocacy"`, `"rule":""`},
		"a key twice":            {`"explicit":true`, `"explicit":true,"explicit":true`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		var back scope.Record
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &back), scope.ErrRecord, name)
		assert.Equal(t, scope.Record{}, back, name)
	}
	_, err = json.Marshal(scope.Record{})
	require.ErrorIs(t, err, scope.ErrRecord)
}

// The stored form of the first release: it must load for ever, whatever became of
// the policy that it was decided by.
func TestStoredSampleOfRecord(t *testing.T) {
	stored, err := os.ReadFile("testdata/record-v1.json")
	require.NoError(t, err)
	var r scope.Record
	require.NoError(t, json.Unmarshal(stored, &r))
	assert.Equal(t, scope.ConsultSupervisorFirst, r.Decision.Verdict)
	assert.Equal(t, peer.ActivityID("home_visit_alone"), r.Request.Activity)
	again, err := json.Marshal(r)
	require.NoError(t, err)
	assert.JSONEq(t, string(stored), string(again))
}

// A digest stands for what the layers say, in whatever order they say it.
func TestDigest(t *testing.T) {
	us, tx := shipped(t, "US"), shipped(t, "US-TX")
	want := load(t, us, tx).Digest()
	assert.Len(t, want, 64)
	assert.Equal(t, want, standard(t, "US-TX").Digest())
	slices.Reverse(us.Rules)
	slices.Reverse(us.Activities)
	slices.Reverse(tx.Rules)
	assert.Equal(t, want, load(t, tx, us).Digest())
	assert.NotEqual(t, want, standard(t).Digest())
	tx.Rules[0].Text += " "
	assert.NotEqual(t, want, load(t, us, tx).Digest())
	assert.Empty(t, (*scope.Policy)(nil).Digest())
	assert.Equal(t, want, load(t, standard(t, "US-TX").Layers()...).Digest(), "layers come out as they went in")
}

func ExamplePolicy_Keep() {
	policy, _ := scope.Standard("US-TX")
	record, _ := policy.Keep(scope.Request{Activity: "goal_setting", Supervised: scope.False}, time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC))
	data, _ := json.Marshal(record)

	var later scope.Record
	fmt.Println(json.Unmarshal(data, &later), later.Decision)
	fmt.Println(later.Verify(policy))
	newer, _ := scope.Standard("US-TX", "US-WA")
	fmt.Println(later.Verify(newer))
	later.Decision.Verdict = scope.Permitted
	fmt.Println(later.Verify(policy))
	// Output:
	// <nil> prohibited; it depends on urgency
	// <nil>
	// scope: decided by another policy
	// scope: the policy does not give this answer
}
