package supervision_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
)

func TestShippedStandards(t *testing.T) {
	evidence := map[string][]source.Evidence{ // of the requirements, in order; others are verified
		"ALONGSIDE": {source.Design, source.Design, source.Design, source.Design, source.Design, source.Design, source.Design},
		"ICRC":      {source.Derived}, "US-ID": {source.Derived}, "US-IL": {source.Secondary},
		"US-KY": {source.Secondary, source.Secondary}, "US-KY-SUD": {source.Verified, source.Derived},
		"US-TN": {source.Secondary, source.Verified},
	}
	status := map[string]supervision.StandardStatus{"ALONGSIDE": supervision.StandardDesign, "US-MD": supervision.StandardSuggested,
		"US-MT": supervision.StandardSuperseded, "US-TN-YEARLY": supervision.StandardSuperseded}
	var codes []string
	for _, s := range supervision.Standards() {
		require.NoError(t, s.Check())
		codes = append(codes, s.Code)
		for i, r := range s.Requirements {
			want := source.Verified
			if of := evidence[s.Code]; of != nil {
				want = of[i]
			}
			assert.Equal(t, want, r.Basis().Evidence, "%s %T", s.Code, r)
			assert.NotEmpty(t, r.Basis().Title, "%s %T has a source", s.Code, r)
			assert.NotEmpty(t, r.Rule(), "%s %T", s.Code, r)
			if s.Code != "ALONGSIDE" {
				assert.NotEmpty(t, r.Basis().Key, "%s %T has a source", s.Code, r)
				assert.NotEmpty(t, r.Readings(), "%s %T: whom it binds is read", s.Code, r)
			}
			for _, reading := range r.Readings() {
				assert.Equal(t, source.Design, reading.Evidence, "a reading is not what the standard says")
			}
		}
		for _, c := range s.Unconfirmed {
			assert.Equal(t, source.Unverified, c.Evidence, s.Code)
			assert.NotContains(t, s.Sources(), c, "what was not confirmed is no source")
		}
		want := supervision.StandardBinding
		if other := status[s.Code]; other != "" {
			want = other
		}
		assert.Equal(t, want, s.Status, s.Code)
		if s.Status != supervision.StandardDesign {
			assert.Empty(t, s.Consequences, "%s: no source states one", s.Code)
		}
		assert.Equal(t, s.Requirements[0].Basis(), s.Sources()[0])
	}
	assert.Equal(t, []string{"ALONGSIDE", "ICRC", "NCPRSS", "US-DC", "US-ID", "US-IL", "US-KY", "US-KY-SUD", "US-MA", "US-MD", "US-MT",
		"US-NC", "US-OH", "US-OR", "US-PA", "US-TN", "US-TN-YEARLY", "US-TX", "US-TX-SUPERVISORS", "US-VA", "US-WA", "US-WI"}, codes)
	for _, code := range []string{"", "us-tx", "TX", "US-XX"} {
		_, err := supervision.StandardOf(code)
		require.ErrorIs(t, err, supervision.ErrUnknownStandard)
	}
	var byHours []string
	for _, s := range supervision.Standards() {
		if s.NeedsHours() {
			byHours = append(byHours, s.Code)
		}
	}
	assert.Equal(t, []string{"ALONGSIDE", "ICRC", "US-ID", "US-IL", "US-KY-SUD", "US-MT", "US-TN", "US-WI"}, byHours)
}

func TestStandardsAreTheCallersOwn(t *testing.T) {
	all := supervision.Standards()
	for i := range all {
		all[i].Requirements[0] = nil
	}
	require.NoError(t, standard(t, "US-TX").Check())
}

// own gives the lines of a standard with one requirement, and a record that is to be signed.
func own(t *testing.T, r supervision.Requirement, f supervision.Facts, from, to string) []string {
	t.Helper()
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	s := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{r},
		Record: []supervision.Record{{Signatures: true}}}
	lines, err := s.Assess(l, date(t, from), date(t, to))
	require.NoError(t, err)
	return briefs(lines)
}

func TestRequirementsOfAHost(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")}
	session := func(start string, length time.Duration) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Length = length })
	}
	f := supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		session("2026-01-06T10:00:00Z", 90*time.Minute), session("2026-01-31T10:00:00Z", 29*time.Minute),
		session("2026-02-03T10:00:00Z", 29*time.Minute), session("2026-02-04T10:00:00Z", 29*time.Minute)}}

	assert.Equal(t, []string{
		"duration 2026-01-01..2026-02-01 2/2 119m/120m short", // enough sessions, a minute too little
		"duration 2026-02-01..2026-03-01 2/2 58m/120m short",
	}, own(t, supervision.Meetings{Per: supervision.Month, Sessions: 2, Total: 2 * time.Hour}, f, "2026-01-01", "2026-03-01"))
	assert.Equal(t, []string{
		"longest_session 2026-01-01..2026-02-01 90m/30m met",
		"longest_session 2026-02-01..2026-03-01 29m/30m short", // 58 minutes in two parts are no half hour
	}, own(t, supervision.LongestMeeting{Per: supervision.Month, Length: 30 * time.Minute}, f, "2026-01-01", "2026-03-01"))

	group := with(held(t, "2026-01-07T10:00:00Z"), func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, 7 })
	f.Sessions = []supervision.Session{group}
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 0/1 short format_not_accepted group_too_large"},
		own(t, supervision.Meetings{Per: supervision.Week, Sessions: 1, Accepts: supervision.Accepts{
			Forms: []supervision.Form{supervision.Individual}, MaxGroup: 6}}, f, "2026-01-05", "2026-01-12"))

	for _, tt := range []struct {
		entry, worker, supervisor supervision.Stamp
		want                      string
	}{
		{want: "frequency 2026-01-05..2026-01-12 1/1 met"},
		{worker: supervision.Stamp{Known: true}, want: "frequency 2026-01-05..2026-01-12 1/1 met not_documented"},
		{supervisor: supervision.Stamp{Known: true}, want: "frequency 2026-01-05..2026-01-12 1/1 met not_documented"},
		{entry: supervision.Stamp{Known: true, On: date(t, "2026-01-07")}, worker: supervision.Stamp{Known: true, On: date(t, "2026-01-07")},
			want: "frequency 2026-01-05..2026-01-12 1/1 met"},
	} {
		f.Sessions = []supervision.Session{with(held(t, "2026-01-07T10:00:00Z"), func(s *supervision.Session) {
			s.Documented, s.SignedByWorker, s.SignedBySupervisor = tt.entry, tt.worker, tt.supervisor
		})}
		assert.Equal(t, []string{tt.want}, own(t, supervision.Meetings{Per: supervision.Week, Sessions: 1}, f, "2026-01-05", "2026-01-12"))
	}
}

// What a standard grants and wants on record can be for some credentials only.
func TestOnDemandAndRecordOfSomeCredentials(t *testing.T) {
	asked := with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) {
		s.Result, s.RequestedBy = supervision.Requested, supervision.AskedByWorker
	})
	unrecorded := with(held(t, "2026-01-07T10:00:00Z"), func(s *supervision.Session) { s.Documented = supervision.Stamp{Known: true} })
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")},
		Sessions: []supervision.Session{asked, unrecorded}}
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	for _, tt := range []struct {
		states []peer.CredentialState
		want   []string
	}{
		{nil, []string{"extra session asked for by the worker and not given; the standard grants it",
			"no entry in the log; the session counts, the record is owed"}},
		{[]peer.CredentialState{peer.CredentialCertified}, []string{"extra session asked for by the worker and not given; the standard grants it",
			"no entry in the log; the session counts, the record is owed"}},
		{[]peer.CredentialState{peer.CredentialProvisional}, []string{"extra session asked for by the worker and not given"}},
	} {
		c := supervision.Clause{For: tt.states}
		s := supervision.Standard{Code: "own", OnDemand: []supervision.Clause{c}, Record: []supervision.Record{{Clause: c}},
			Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Week, Sessions: 1}}}
		lines, err := s.Assess(l, date(t, "2026-01-05"), date(t, "2026-01-12"))
		require.NoError(t, err)
		var got []string
		for _, finding := range lines[0].Findings {
			got = append(got, finding.Text)
		}
		assert.Equal(t, tt.want, got, tt.states)
	}
}

func TestSupervised(t *testing.T) {
	alone := hired(t, peer.CredentialCertified, "2026-02-10")
	alone.Supervisor, alone.Kind, alone.SupervisorFTE = "", "", 0
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01"), alone,
		hired(t, peer.CredentialCertified, "2026-02-20")}}
	assert.Equal(t, []string{
		"supervised 2026-01-01..2026-02-01 met",
		"supervised 2026-02-01..2026-03-01 short no_supervisor",
		"supervised 2026-03-01..2026-04-01 open", // nobody knows yet about the rest of the month
	}, own(t, supervision.Supervised{Per: supervision.Month}, f, "2026-01-01", "2026-03-15"))
}

func TestLineJSON(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")},
		Sessions: []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.Length = 90 * time.Second })}}
	lines := assess(t, "US-DC", f, "2026-01-05", "2026-01-11")
	text, err := json.Marshal(lines)
	require.NoError(t, err)
	assert.JSONEq(t, `[
		{"worker":"w","standard":"US-DC","rule":"duration","from":"2026-01-05","to":"2026-01-12",
		 "required":{"sessions":1,"minutes":60},"held":{"sessions":0,"minutes":0},"short":{"sessions":1,"minutes":60},
		 "met":null,"due":"2026-01-11","open":true,
		 "findings":[{"code":"too_short","text":"session at 2026-01-06T10:00:00Z: 1.5 minutes; a session counts from 60"}]},
		{"worker":"w","standard":"US-DC","rule":"ratio","from":"2026-01-05","to":"2026-01-12",
		 "met":null,"due":"2026-01-11","open":true,"findings":[]}]`, string(text))
	require.Len(t, lines[0].Findings, 1)
	finding := lines[0].Findings[0]
	assert.Equal(t, "1.5 minutes; a session counts from 60", finding.Text, "no id in what a log may show")
	assert.Equal(t, "session at 2026-01-06T10:00:00Z: "+finding.Text, finding.Words())
	assert.Equal(t, "about no session", supervision.Finding{Text: "about no session"}.Words())
	text, err = json.Marshal(assess(t, "US-TX", f, "2026-01-01", "2026-02-01"))
	require.NoError(t, err)
	assert.JSONEq(t, `[{"worker":"w","standard":"US-TX","rule":"frequency","from":"2026-01-01","to":"2026-02-01",
		"required":{"sessions":1},"held":{"sessions":1},"short":{"sessions":0},"met":true,"due":"2026-01-31","findings":[]}]`, string(text))
}

// More supervision never makes a line worse, and required less held is short.
func TestASessionMoreIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
			hired(t, peer.CredentialCertified, "2026-01-14")}
		var sessions []supervision.Session
		for i := range rapid.IntRange(0, 12).Draw(rt, "sessions") {
			s := held(t, "2026-01-01T00:00:00Z")
			s.ID = supervision.SessionID(rune('a' + i))
			s.Start = s.Start.Add(time.Duration(rapid.IntRange(0, 60*24*60).Draw(rt, "start")) * time.Minute)
			s.Length = time.Duration(rapid.IntRange(0, 120).Draw(rt, "length")) * time.Minute
			s.Result = rapid.SampledFrom(supervision.Results()).Draw(rt, "result")
			sessions = append(sessions, s)
		}
		code := rapid.SampledFrom([]string{"US-TX", "US-DC"}).Draw(rt, "standard")
		more := assess(t, code, supervision.Facts{Roster: roster, Sessions: sessions}, "2026-01-01", "2026-03-01")
		fewer := assess(t, code, supervision.Facts{Roster: roster, Sessions: sessions[:len(sessions)/2]}, "2026-01-01", "2026-03-01")
		require.Len(rt, more, len(fewer))
		for i, l := range more {
			require.Equal(rt, fewer[i].Dates, l.Dates)
			require.False(rt, fewer[i].Met && !l.Met)
			require.GreaterOrEqual(rt, l.Held.Time, fewer[i].Held.Time)
			require.Equal(rt, max(0, l.Required.Sessions-l.Held.Sessions), l.Short.Sessions)
			if l.Rule != supervision.RuleRatio {
				require.Equal(rt, l.Met, l.Short == supervision.Amount{})
			}
		}
	})
}
