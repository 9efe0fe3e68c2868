package scope_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/scope"
)

// Written by hand.
const approvalAnswers = `
- | request | worker, supervisor | requested

requested | comment  | worker, supervisor    | requested
requested | grant    | supervisor, programme | granted
requested | deny     | supervisor, programme | denied
requested | withdraw | worker                | withdrawn

granted | reverse | supervisor, programme | reversed
granted | expire  | system                | expired

denied | reverse | supervisor, programme | reversed
`

var (
	asked  = scope.ApprovalScope{Activity: "serve_own_sponsee", Worker: peertest.WorkerID, Participant: peertest.ParticipantID}
	anyone = scope.ApprovalScope{Activity: "serve_own_sponsee", Worker: peertest.WorkerID}
)

func actBy(p lifecycle.Party, day int) lifecycle.Act { return peertest.By(p, peertest.Day(day)) }

func because(p lifecycle.Party, day int) lifecycle.Act {
	act := actBy(p, day)
	act.Code, act.Reason = "other", peertest.Text("as we talked over")
	return act
}

func approval(t testing.TB, of scope.ApprovalScope) *scope.ApprovalRecord {
	t.Helper()
	a, err := scope.NewApproval("a-1", of, actBy(lifecycle.WorkerParty, 0))
	require.NoError(t, err)
	return a
}

func approvalIn(t testing.TB, state scope.ApprovalState) *scope.ApprovalRecord {
	t.Helper()
	a, p := approval(t, asked), standard(t)
	grant := func() error { return a.Grant(actBy(lifecycle.SupervisorParty, 1), time.Time{}, peertest.Day(8), p) }
	deny := func() error { return a.Deny(because(lifecycle.SupervisorParty, 1)) }
	path := map[scope.ApprovalState][]func() error{
		scope.ApprovalStateGranted:   {grant},
		scope.ApprovalStateDenied:    {deny},
		scope.ApprovalStateReversed:  {grant, func() error { return a.Reverse(because(lifecycle.SupervisorParty, 2)) }},
		scope.ApprovalStateWithdrawn: {func() error { return a.Withdraw(actBy(lifecycle.WorkerParty, 1)) }},
		scope.ApprovalStateExpired:   {grant, func() error { return a.Expire(lifecycle.Act{By: lifecycle.System(), At: peertest.Day(8)}) }},
	}
	for _, move := range path[state] {
		require.NoError(t, move())
	}
	require.Equal(t, state, a.State())
	return a
}

func TestApprovalTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[scope.ApprovalState, scope.ApprovalEvent, scope.ApprovalChange](scope.ApprovalLifecycle())
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(scope.ApprovalTimings()))
	seat := lifecycle.Seat{Party: lifecycle.WorkerParty, ID: string(peertest.WorkerID)}
	peertest.TryTable(t, peertest.Trial[scope.ApprovalState, scope.ApprovalEvent, scope.ApprovalChange]{
		Machine: m,
		Open:    func() (scope.ApprovalHistory, error) { return m.Open(seat) },
		In: func(s scope.ApprovalState) scope.ApprovalHistory {
			h, err := m.Restore(approvalIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e scope.ApprovalEvent, _ lifecycle.Party) (mv scope.ApprovalMove) {
			switch e {
			case scope.GrantApproval:
				mv.Data.Until = peertest.Day(2000)
			case scope.CommentApproval:
				mv.Reason = peertest.Text("what would change the answer?")
			case scope.DenyApproval, scope.ReverseApproval:
				mv.Code = "other"
			}
			return mv
		},
		Want: approvalAnswers,
	})
	assert.ElementsMatch(t, scope.ApprovalStates(), scope.ApprovalLifecycle().States())
	enumtest.Try(t, scope.ApprovalStates(), scope.ErrUnknownApprovalState)
}

func TestApprovalsThatAreRefused(t *testing.T) {
	p := standard(t)
	self := func(day int) lifecycle.Act {
		act := because(lifecycle.SupervisorParty, day)
		act.By.ID = string(peertest.WorkerID)
		return act
	}
	supervisor := actBy(lifecycle.SupervisorParty, 1)
	grant := func(activity peer.ActivityID, from, until time.Time, p *scope.Policy) error {
		a := approval(t, scope.ApprovalScope{Activity: activity, Worker: peertest.WorkerID})
		err := a.Grant(supervisor, from, until, p)
		assert.Equal(t, scope.ApprovalStateRequested, a.State(), "a refused answer changes nothing")
		return err
	}
	week := peertest.Day(8)
	for name, tt := range map[string]struct {
		err  error
		rule string
	}{
		"one's own":                  {approval(t, asked).Grant(self(1), time.Time{}, week, p), "self_approval"},
		"one's own denial":           {approval(t, asked).Deny(self(1)), "self_approval"},
		"one's own, taken back":      {approvalIn(t, scope.ApprovalStateDenied).Reverse(self(2)), "self_approval"},
		"over before it begins":      {grant("serve_own_sponsee", week, week, p), "period"},
		"over when it is given":      {grant("serve_own_sponsee", time.Time{}, peertest.Day(1), p), "period"},
		"a floor rule":               {grant("lend_or_borrow_money", time.Time{}, week, p), "floor"},
		"a floor rule that consults": {grant("answer_records_request_or_subpoena", time.Time{}, week, p), "floor"},
		"an emergency":               {grant("overdose_witnessed", time.Time{}, week, p), "floor"},
		"not listed":                 {grant("tarot", time.Time{}, week, p), "not_listed"},
		"allowed without":            {grant("goal_setting", time.Time{}, week, p), "nothing_to_approve"},
		"prohibited, but not floor":  {grant("household_chores_or_shopping", time.Time{}, week, p), "nothing_to_approve"},
		"without a policy":           {grant("serve_own_sponsee", time.Time{}, week, nil), "no_policy"},
		"expired too early":          {approvalIn(t, scope.ApprovalStateGranted).Expire(lifecycle.Act{By: lifecycle.System(), At: peertest.Day(7)}), "in_force"},
	} {
		refusal := peertest.Refused(t, tt.err, lifecycle.ErrGuard)
		assert.Equal(t, tt.rule, refusal.Guard, name)
	}
	peertest.Refused(t, approval(t, asked).Grant(supervisor, time.Time{}, time.Time{}, p), lifecycle.ErrDataMissing)
	peertest.Refused(t, approval(t, asked).Deny(supervisor), lifecycle.ErrReasonMissing)
	peertest.Refused(t, approval(t, asked).Grant(actBy(lifecycle.WorkerParty, 1), time.Time{}, week, p), lifecycle.ErrNotYourMove)
	for _, of := range []scope.ApprovalScope{{Worker: "w"}, {Activity: "goal_setting"}, {Activity: "goal_setting", Worker: "\xff"}} {
		_, err := scope.NewApproval("a-1", of, actBy(lifecycle.WorkerParty, 0))
		require.ErrorIs(t, err, scope.ErrIncomplete)
	}
	_, err := scope.NewApproval("", asked, actBy(lifecycle.WorkerParty, 0))
	require.ErrorIs(t, err, scope.ErrIncomplete)
}

// The grant of approvalIn is of day 1 and ends with day 8.
func TestTheFactThatApprovalsComeTo(t *testing.T) {
	granted, denied := *approvalIn(t, scope.ApprovalStateGranted), *approvalIn(t, scope.ApprovalStateDenied)
	reversed := *approvalIn(t, scope.ApprovalStateReversed)
	forAll := approval(t, anyone)
	require.NoError(t, forAll.Grant(actBy(lifecycle.SupervisorParty, 1), peertest.Day(3), peertest.Day(5), standard(t)))
	other := asked
	other.Participant = "p-other"
	noOne := anyone
	tests := []struct {
		name     string
		records  []scope.ApprovalRecord
		question scope.ApprovalScope
		at       time.Time
		want     scope.Approval
	}{
		{"none at all", nil, asked, peertest.Day(2), scope.ApprovalNone},
		{"before it was given", []scope.ApprovalRecord{granted}, asked, peertest.Day(1).Add(-1), scope.ApprovalNone},
		{"from the moment it is given", []scope.ApprovalRecord{granted}, asked, peertest.Day(1), scope.ApprovalGranted},
		{"to the last moment", []scope.ApprovalRecord{granted}, asked, peertest.Day(8).Add(-1), scope.ApprovalGranted},
		{"no longer when it is over", []scope.ApprovalRecord{granted}, asked, peertest.Day(8), scope.ApprovalNone},
		{"another participant", []scope.ApprovalRecord{granted}, other, peertest.Day(2), scope.ApprovalNone},
		{"no participant named", []scope.ApprovalRecord{granted}, noOne, peertest.Day(2), scope.ApprovalNone},
		{"for all, not yet begun", []scope.ApprovalRecord{*forAll}, other, peertest.Day(2), scope.ApprovalNone},
		{"for all", []scope.ApprovalRecord{*forAll}, other, peertest.Day(3), scope.ApprovalGranted},
		{"a denial outweighs", []scope.ApprovalRecord{granted, denied}, asked, peertest.Day(2), scope.ApprovalDenied},
		{"and has no end", []scope.ApprovalRecord{denied}, asked, peertest.Day(900), scope.ApprovalDenied},
		{"taken back", []scope.ApprovalRecord{reversed}, asked, peertest.Day(3), scope.ApprovalNone},
		{"before it was taken back", []scope.ApprovalRecord{reversed}, asked, peertest.Day(2).Add(-1), scope.ApprovalGranted},
		{"another worker", []scope.ApprovalRecord{granted}, scope.ApprovalScope{Activity: asked.Activity, Worker: "w-other", Participant: asked.Participant}, peertest.Day(2), scope.ApprovalNone},
		{"another activity", []scope.ApprovalRecord{granted}, scope.ApprovalScope{Activity: "home_visit_alone", Worker: asked.Worker, Participant: asked.Participant}, peertest.Day(2), scope.ApprovalNone},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, scope.ApprovalOf(tt.records, tt.question, tt.at), tt.name)
	}
}

// The order of approvals never matters.
func TestApprovalOfKnowsNoOrder(t *testing.T) {
	var all []scope.ApprovalRecord
	for _, s := range scope.ApprovalStates() {
		all = append(all, *approvalIn(t, s))
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOf(rapid.SampledFrom(all)).Draw(t, "approvals")
		at := peertest.Day(rapid.IntRange(-1, 10).Draw(t, "day"))
		shuffled := rapid.Permutation(some).Draw(t, "shuffled")
		require.Equal(t, scope.ApprovalOf(some, asked, at), scope.ApprovalOf(shuffled, asked, at))
	})
}

func TestApprovalsAreStoredAndReplayed(t *testing.T) {
	a := approvalIn(t, scope.ApprovalStateReversed)
	data, err := json.Marshal(a)
	require.NoError(t, err)
	var back scope.ApprovalRecord
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, a.Digest(), back.Digest())
	assert.Equal(t, asked, back.Scope())
	assert.Equal(t, a.ID(), back.ID())
	for name, edit := range map[string][2]string{
		"no id":            {`"id":"a-1"`, `"id":""`},
		"no activity":      {`"activity":"serve_own_sponsee"`, `"activity":""`},
		"an unknown key":   {`{"id"`, `{"name":"x","id"`},
		"a state made up":  {`"to":"granted"`, `"to":"denied"`},
		"a grant no end":   {`"until":"2026-01-13T12:00:00Z"`, `"until":"2026-01-06T12:00:00Z"`},
		"one's own answer": {fmt.Sprintf(`"party":"supervisor","id":%q`, peertest.Actor(lifecycle.SupervisorParty).ID), fmt.Sprintf(`"party":"supervisor","id":%q`, string(peertest.WorkerID))},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := back
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, back, kept, name)
	}
	_, err = json.Marshal(scope.ApprovalRecord{})
	require.ErrorIs(t, err, scope.ErrIncomplete)
	require.NoError(t, back.Redact(actBy(lifecycle.SupervisorParty, 4), 3))
	assert.Equal(t, scope.ApprovalStateReversed, back.State())
	words, _ := json.Marshal(back)
	assert.Contains(t, string(data), "as we talked over")
	assert.NotContains(t, string(words), "as we talked over")
}

func TestApprovalsTellWhoMayMove(t *testing.T) {
	var none scope.ApprovalRecord
	peertest.Refused(t, none.Withdraw(actBy(lifecycle.WorkerParty, 1)), lifecycle.ErrNotStarted)
	assert.Empty(t, none.State())
	a := approval(t, asked)
	assert.Equal(t, []scope.ApprovalEvent{scope.CommentApproval, scope.WithdrawApproval}, a.Next(peertest.Actor(lifecycle.WorkerParty)))
	assert.Equal(t, []scope.ApprovalEvent{scope.CommentApproval, scope.DenyApproval, scope.GrantApproval}, a.Next(peertest.Actor(lifecycle.SupervisorParty)))
	words := actBy(lifecycle.WorkerParty, 1)
	words.Reason = peertest.Text("she asked me twice")
	revision := a.Revision()
	require.NoError(t, a.Comment(words))
	assert.Greater(t, a.Revision(), revision)
	assert.Equal(t, scope.ApprovalStateRequested, a.State())
	for _, shown := range []string{fmt.Sprint(*a, a.Scope()), fmt.Sprintf("%+v %#v %s", *a, a.Scope(), a)} {
		assert.NotContains(t, shown, "participant-1")
		assert.NotContains(t, shown, "worker-1")
		assert.NotContains(t, shown, "twice")
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfApprovalVersion1(t *testing.T) {
	stored, err := os.ReadFile("testdata/approval-v1.json")
	require.NoError(t, err)
	var a scope.ApprovalRecord
	require.NoError(t, json.Unmarshal(stored, &a))
	assert.Equal(t, scope.ApprovalStateReversed, a.State())
	assert.Equal(t, asked, a.Scope())
	again, err := json.Marshal(a)
	require.NoError(t, err)
	assert.JSONEq(t, string(stored), string(again))
}

func ExampleApprovalOf() {
	policy, _ := scope.Standard()
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	worker := lifecycle.Act{By: lifecycle.Actor{Party: lifecycle.WorkerParty, ID: "w-1"}, At: at}
	supervisor := lifecycle.Act{By: lifecycle.Actor{Party: lifecycle.SupervisorParty, ID: "s-1"}, At: at.Add(time.Hour), Code: "plan_agreed"}
	visit := scope.ApprovalScope{Activity: "home_visit_alone", Worker: "w-1", Participant: "p-1"}

	asked, _ := scope.NewApproval("a-1", visit, worker)
	fmt.Println(scope.ApprovalOf([]scope.ApprovalRecord{*asked}, visit, at.Add(2*time.Hour)))
	own := supervisor
	own.By.ID = "w-1" // the worker in another hat
	fmt.Println(asked.Grant(own, time.Time{}, at.AddDate(0, 0, 7), policy))
	fmt.Println(asked.Grant(supervisor, time.Time{}, at.AddDate(0, 0, 7), policy))
	fmt.Println(scope.ApprovalOf([]scope.ApprovalRecord{*asked}, visit, at.AddDate(0, 0, 6)))
	fmt.Println(scope.ApprovalOf([]scope.ApprovalRecord{*asked}, visit, at.AddDate(0, 0, 7)))

	loan, _ := scope.NewApproval("a-2", scope.ApprovalScope{Activity: "lend_or_borrow_money", Worker: "w-1"}, worker)
	fmt.Println(loan.Grant(supervisor, time.Time{}, at.AddDate(0, 0, 7), policy))
	// Output:
	// none
	// approval: cannot grant: a rule refuses (self_approval); want somebody other than the worker who asks; possible now: comment, deny
	// <nil>
	// granted
	// none
	// approval: cannot grant: a rule refuses (floor); want another way: no approval lifts a floor rule, and the decision says what can be done instead; possible now: comment, deny
}
