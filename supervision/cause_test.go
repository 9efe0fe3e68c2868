package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// missed gives a session of worker w that the worker missed.
func missed(t testing.TB, start string) supervision.Session {
	t.Helper()
	return with(held(t, start), func(s *supervision.Session) { s.Result = supervision.MissedByWorker })
}

// Each week is short of one session. It is the worker's only if a session that
// would have met the week was set up and nothing else failed.
func TestWhatFailedOnAnotherSideIsNotTheWorkers(t *testing.T) {
	const tuesday, thursday = "2026-01-06T10:00:00Z", "2026-01-08T10:00:00Z"
	other := func(change func(*supervision.Session)) []supervision.Session {
		return []supervision.Session{missed(t, tuesday), with(held(t, thursday), change)}
	}
	only := func(change func(*supervision.Session)) []supervision.Session {
		return []supervision.Session{with(missed(t, tuesday), change)}
	}
	asIs := func(*supervision.Session) {}
	tests := []struct {
		name, code string
		sessions   []supervision.Session
		want       supervision.Cause
	}{
		{"set up and missed", "US-TX", only(asIs), supervision.CauseWorker},
		{"set up for an hour in person and missed", "US-DC", only(asIs), supervision.CauseWorker},
		{"missed twice", "US-TX", other(func(s *supervision.Session) { s.Result = supervision.MissedByWorker }), supervision.CauseWorker},
		{"beside one that could not have counted", "US-DC", other(func(s *supervision.Session) {
			s.Result, s.Modality = supervision.MissedByWorker, peer.ModalityPhone
		}), supervision.CauseWorker},

		{"the supervisor missed another", "US-TX", other(func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor }), supervision.CauseOrganisation},
		{"another was called off", "US-TX", other(func(s *supervision.Session) { s.Result = supervision.Cancelled }), supervision.CauseOrganisation},
		{"the worker asked for another", "US-TX", other(func(s *supervision.Session) {
			s.Result, s.RequestedBy = supervision.Requested, supervision.AskedByWorker
		}), supervision.CauseOrganisation},
		{"the worker came to one that was too short", "US-DC", other(func(s *supervision.Session) { s.Length = 45 * time.Minute }), supervision.CauseOrganisation},

		{"set by video, which cannot count", "US-DC", only(func(s *supervision.Session) { s.Modality = peer.ModalityVideo }), supervision.CauseOrganisation},
		{"set for half an hour, which cannot count", "US-DC", only(func(s *supervision.Session) { s.Length = 30 * time.Minute }), supervision.CauseOrganisation},
		{"no length on file", "US-TX", only(func(s *supervision.Session) { s.Length = 0 }), supervision.CauseOrganisation},
		{"no way of meeting on file", "US-TX", only(func(s *supervision.Session) { s.Modality = "" }), supervision.CauseOrganisation},
		{"no supervisor on file", "US-TX", only(func(s *supervision.Session) { s.Supervisor = "" }), supervision.CauseOrganisation},
	}
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: roster, Sessions: tt.sessions}
			line := assess(t, tt.code, f, "2026-01-05", "2026-01-12")[0]
			require.False(t, line.Met)
			assert.Equal(t, tt.want, line.Cause)
			owed := board(t, tt.code, f, "2026-01-05", "2026-01-14T12:00:00Z").Owed()
			assert.Equal(t, tt.want == supervision.CauseOrganisation, len(owed) == 1, "the board owes it too")
		})
	}
}

func TestAMissOnADayWithoutASupervisorIsNotTheWorkers(t *testing.T) {
	alone := hired(t, peer.CredentialProvisional, "2026-01-06")
	alone.Supervisor, alone.Kind, alone.SupervisorFTE = "", "", 0
	back := hired(t, peer.CredentialProvisional, "2026-01-07")
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"), alone, back}
	line := assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		missed(t, "2026-01-06T10:00:00Z")}}, "2026-01-05", "2026-01-12")[0]
	assert.Equal(t, "frequency 2026-01-05..2026-01-12 0/1 short no_supervisor missed_by_worker", brief(line))
	assert.Equal(t, supervision.CauseOrganisation, line.Cause)
}

func TestADayWithoutASupervisorIsTheOrganisations(t *testing.T) {
	alone := hired(t, peer.CredentialProvisional, "2026-01-05")
	alone.Supervisor, alone.Kind, alone.SupervisorFTE = "", "", 0
	roster := []supervision.Assignment{alone, hired(t, peer.CredentialProvisional, "2026-01-08")}
	f := supervision.Facts{Roster: roster, Sessions: []supervision.Session{missed(t, "2026-01-09T10:00:00Z"), missed(t, "2026-01-15T10:00:00Z")}}
	lines := assess(t, "US-TX", f, "2026-01-05", "2026-01-19")
	assert.Equal(t, supervision.CauseOrganisation, lines[0].Cause, "from Monday to Wednesday nobody was named")
	assert.Equal(t, supervision.CauseWorker, lines[1].Cause)
	rows := board(t, "US-TX", f, "2026-01-05", "2026-01-21T12:00:00Z").Rows
	assert.Equal(t, 2, rows[0].ShortPeriods)
	assert.Equal(t, supervision.CauseOrganisation, rows[0].Cause)
	assert.Equal(t, supervision.CauseWorker, board(t, "US-TX", f, "2026-01-12", "2026-01-21T12:00:00Z").Rows[0].Cause)
}

// Set aside from Wednesday to Friday, such as for illness.
func TestAMissWhileTheWorkerDoesNotServeIsNotTheWorkers(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
		hired(t, peer.CredentialInactive, "2026-01-07"), hired(t, peer.CredentialProvisional, "2026-01-10")}
	line := assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		missed(t, "2026-01-08T10:00:00Z")}}, "2026-01-05", "2026-01-12")[0]
	assert.Equal(t, supervision.CauseOrganisation, line.Cause)
	line = assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		missed(t, "2026-01-10T10:00:00Z")}}, "2026-01-05", "2026-01-12")[0]
	assert.Equal(t, supervision.CauseWorker, line.Cause)
}

func TestHoursMissingBeforeServiceAreTheOrganisations(t *testing.T) {
	a := hired(t, peer.CredentialProvisional, "2026-01-01")
	a.ServiceStart = date(t, "2026-01-12")
	line := of(supervision.RulePreService, assess(t, "US-DC", supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: []supervision.Session{
		with(missed(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.Length = 6 * time.Hour })}}, "2026-01-12", "2026-01-19"))[0]
	assert.Equal(t, supervision.CauseOrganisation, line.Cause)
}

func TestGroupsThatCouldNotHaveCounted(t *testing.T) {
	groups := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Week,
		Sessions: 1, Accepts: supervision.Accepts{Forms: []supervision.Form{supervision.Group}, MaxGroup: 6}}}}
	cause := func(change func(*supervision.Session)) supervision.Cause {
		l, err := supervision.NewLedger(supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")},
			Sessions: []supervision.Session{with(missed(t, "2026-01-06T10:00:00Z"), change)}})
		require.NoError(t, err)
		lines, err := groups.Assess(l, date(t, "2026-01-05"), date(t, "2026-01-12"))
		require.NoError(t, err)
		return lines[0].Cause
	}
	group := func(n int) func(*supervision.Session) {
		return func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, n }
	}
	assert.Equal(t, supervision.CauseWorker, cause(group(6)))
	assert.Equal(t, supervision.CauseOrganisation, cause(group(7)))
	assert.Equal(t, supervision.CauseOrganisation, cause(func(*supervision.Session) {}), "individual")
}

// Promise: whatever else the organisation fails to do, it never becomes the
// worker's.
func TestAFailureOfTheOrganisationNeverTurnsAgainstTheWorker(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
		var sessions []supervision.Session
		for i := range rapid.IntRange(0, 6).Draw(rt, "sessions") {
			s := held(t, "2026-01-05T00:00:00Z")
			s.ID = supervision.SessionID(rune('a' + i))
			s.Start = s.Start.Add(time.Duration(rapid.IntRange(0, 4*7*24).Draw(rt, "start")) * time.Hour)
			s.Length = time.Duration(rapid.IntRange(0, 90).Draw(rt, "length")) * time.Minute
			s.Result = rapid.SampledFrom(supervision.Results()).Draw(rt, "result")
			sessions = append(sessions, s)
		}
		failed := held(t, "2026-01-05T00:00:00Z")
		failed.Start = failed.Start.Add(time.Duration(rapid.IntRange(0, 4*7*24).Draw(rt, "failed")) * time.Hour)
		failed.Result = rapid.SampledFrom([]supervision.Result{supervision.MissedBySupervisor, supervision.Cancelled,
			supervision.Requested}).Draw(rt, "failure")
		code := rapid.SampledFrom([]string{"US-TX", "US-DC"}).Draw(rt, "standard")
		before := assess(t, code, supervision.Facts{Roster: roster, Sessions: sessions}, "2026-01-05", "2026-02-02")
		after := assess(t, code, supervision.Facts{Roster: roster, Sessions: append(sessions, failed)}, "2026-01-05", "2026-02-02")
		require.Len(rt, after, len(before))
		for i := range after {
			require.Equal(rt, before[i].Met, after[i].Met)
			if before[i].Cause != supervision.CauseWorker {
				require.NotEqual(rt, supervision.CauseWorker, after[i].Cause)
			}
			if after[i].Dates.Contains(peer.DateOf(failed.Start, nil)) {
				require.NotEqual(rt, supervision.CauseWorker, after[i].Cause)
			}
		}
	})
}
