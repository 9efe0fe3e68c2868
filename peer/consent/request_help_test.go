package consent_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

const (
	askParty     = lifecycle.ParticipantParty
	officerParty = consent.PrivacyOfficerParty
	counselParty = consent.CounselParty
)

// actOn returns an act of the fixed person of a party on a day.
func actOn(p lifecycle.Party, day int) lifecycle.Act { return peertest.By(p, peertest.Day(day)) }

// codedOn is like actOn, with a coded reason.
func codedOn(p lifecycle.Party, day int, code string) lifecycle.Act {
	act := actOn(p, day)
	act.Code = code
	return act
}

// wordsOn is like actOn, with words.
func wordsOn(p lifecycle.Party, day int, words string) lifecycle.Act {
	act := actOn(p, day)
	act.Reason = peertest.Text(words)
	return act
}

var updateRequests = flag.Bool("update-requests", false, "rewrite the golden files of requests")

// storedSample compares got with a file in testdata, which go test -update-requests
// rewrites, and returns what the file holds. A sample of a release is written once and
// must load for ever.
func storedSample(t *testing.T, name, got string, sample bool) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	_, err := os.Stat(path)
	if *updateRequests && (err != nil || !sample) {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
	return string(want)
}

// alterations returns a stored record with every single change made to it.
func alterations(t require.TestingT, data []byte) [][]byte {
	var record any
	require.NoError(t, json.Unmarshal(data, &record))
	var out [][]byte
	emit := func() {
		altered, err := json.Marshal(record)
		require.NoError(t, err)
		out = append(out, altered)
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		try := func(other any) { set(other); emit(); set(value) }
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				delete(v, key)
				emit()
				v[key] = inner
				walk(inner, func(x any) { v[key] = x })
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			try(v[:len(v)-1])
		case float64:
			try(v + 1)
		case string:
			try(v + "x")
			for _, other := range []string{"worker", "counsel", "privacy_officer", "access", "subpoena", "court_order", "denied", "notes"} {
				if other != v {
					try(other)
				}
			}
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				try(at.Add(time.Second).Format(time.RFC3339Nano))
			}
		}
	}
	walk(record, func(x any) { record = x })
	return out
}

// a record that is stored with its history.
type digested interface {
	json.Marshaler
	Digest() lifecycle.Digest
}

// requestRecords returns requests and legal requests in every state.
func requestRecords(t testing.TB) (all []digested, empty []func() digested) {
	t.Helper()
	add := func(r digested, e func() digested) { all, empty = append(all, r), append(empty, e) }
	for _, kind := range []consent.RequestKind{consent.RequestRestriction, consent.RequestAmendment} {
		for _, s := range consent.RequestStates() {
			if kind == consent.RequestAmendment && s == consent.RequestEnded || kind == consent.RequestRestriction && s == consent.RequestDisagreed {
				continue
			}
			add(requestIn(t, kind, s), func() digested { return &consent.Request{} })
		}
	}
	complaint, err := consent.NewRequest(consent.RequestAsk{ID: "r-9", Participant: peertest.ParticipantID, Kind: consent.RequestComplaint, Concerns: []string{"staff-9", "worker-1"}}, wordsOn(askParty, 0, "not fair"))
	require.NoError(t, err)
	require.NoError(t, complaint.Redact(actOn(askParty, 1), 1))
	add(complaint, func() digested { return &consent.Request{} })
	for _, s := range consent.LegalStates() {
		add(legalIn(t, s), func() digested { return &consent.LegalRequest{} })
	}
	return all, empty
}

func TestAnySingleChangeToARequestIsSeen(t *testing.T) {
	all, empty := requestRecords(t)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		seen := 0
		for _, altered := range alterations(t, data) {
			back := empty[i]()
			if json.Unmarshal(altered, back) == nil {
				require.NotEqual(t, r.Digest(), back.Digest(), "%s", altered)
				seen++
			}
		}
		assert.Positive(t, seen, "some changes load, so that digests are tried at all: %T", r)
	}
}

func TestRequestsAreStoredAndReplayed(t *testing.T) {
	all, empty := requestRecords(t)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		back := empty[i]()
		require.NoError(t, json.Unmarshal(data, back))
		assert.Equal(t, r.Digest(), back.Digest())
	}
	_, err := json.Marshal(consent.Request{})
	require.ErrorIs(t, err, consent.ErrRequest)
	_, err = json.Marshal(consent.LegalRequest{})
	require.ErrorIs(t, err, consent.ErrLegalRequest)
}

// What was accepted is stored as it is; what was not leaves the value as it was.
func FuzzRequests(f *testing.F) {
	all, empty := requestRecords(f)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		fresh := empty[int(kind)%len(empty)]
		r := fresh()
		if json.Unmarshal(data, r) != nil {
			assert.Equal(t, fresh(), r)
			return
		}
		stored, err := json.Marshal(r)
		require.NoError(t, err)
		back := fresh()
		require.NoError(t, json.Unmarshal(stored, back))
		assert.Equal(t, r.Digest(), back.Digest())
	})
}
