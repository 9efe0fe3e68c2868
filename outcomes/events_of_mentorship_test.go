package outcomes_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// closedAs closes a mentorship that went on until day 10.
func closedAs(t testing.TB, by lifecycle.Party, code peer.ClosureReason) *peer.Mentorship {
	t.Helper()
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	act := peertest.By(by, peertest.Day(10))
	act.Code = string(code)
	require.NoError(t, m.Close(act))
	return m
}

// Days by hand: support began on day 5, 10 January 2026; day 10 is the 15th.
func TestWhatEachClosureIsCountedAs(t *testing.T) {
	const supervisor, participant = lifecycle.SupervisorParty, lifecycle.ParticipantParty
	for _, tt := range []struct {
		code peer.ClosureReason
		by   lifecycle.Party
		want outcomes.DischargeReason
	}{
		{peer.ClosureGoalsMet, supervisor, outcomes.ReasonCompleted},
		{"", participant, outcomes.ReasonDroppedOut},
		{peer.ClosureParticipantChoice, supervisor, outcomes.ReasonDroppedOut},
		{peer.ClosureMovedToOtherSupport, participant, outcomes.ReasonTransferred},
		{peer.ClosureMovedAway, participant, outcomes.ReasonOther},
		{peer.ClosureUnableToContact, supervisor, outcomes.ReasonDroppedOut},
		{peer.ClosureEligibilityOrFundingEnded, supervisor, outcomes.ReasonTerminated},
		{peer.ClosureLongTermInstitution, supervisor, outcomes.ReasonOther},
		{peer.ClosureSafety, supervisor, outcomes.ReasonTerminated},
		{peer.ClosureSafety, participant, outcomes.ReasonOther},
		{peer.ClosureConflictOfInterest, supervisor, outcomes.ReasonTerminated},
		{peer.ClosureWorkerUnavailable, supervisor, outcomes.ReasonTerminated},
		{peer.ClosureDeceased, supervisor, outcomes.ReasonDied},
	} {
		t.Run(string(tt.code)+" "+string(tt.by), func(t *testing.T) {
			r, err := outcomes.EventsOfMentorship(*closedAs(t, tt.by, tt.code), time.UTC)
			require.NoError(t, err)
			want := []string{"2026-01-10 admission 2026-01-10", "2026-01-15 discharge 2026-01-15 " + string(tt.want)}
			if tt.code == peer.ClosureDeceased {
				want = append(want, "2026-01-15 death 2026-01-15")
			}
			assert.Equal(t, want, said(r))
			all := r.Records()
			assert.Equal(t, all[0].ID, all[1].About)
		})
	}
	for _, c := range peer.ClosureReasons() {
		listed := slices.ContainsFunc(outcomes.DischargeRules(), func(r outcomes.DischargeRule) bool { return r.Closure == c && r.By == "" })
		assert.Equal(t, c != peer.ClosureEnteredInError, listed, c)
	}
	for _, r := range outcomes.DischargeRules() {
		_, err := r.Reason.MarshalText()
		require.NoError(t, err)
		assert.False(t, r.Source.Verified(), "a design default says so")
	}
}

// What Endings calls completed, stopped and died is so here; two ways of leaving have
// words of their own in TEDS-D.
func TestDischargesAgreeWithEndings(t *testing.T) {
	for _, e := range outcomes.Endings() {
		for _, r := range outcomes.DischargeRules() {
			if r.Closure != e.Reason || r.By != "" {
				continue
			}
			want := map[outcomes.Ending][]outcomes.DischargeReason{
				outcomes.Completed: {outcomes.ReasonCompleted}, outcomes.Died: {outcomes.ReasonDied},
				outcomes.Stopped: {outcomes.ReasonTerminated, outcomes.ReasonOther},
				outcomes.Left:    {outcomes.ReasonDroppedOut, outcomes.ReasonTransferred, outcomes.ReasonOther},
			}[e.Ending]
			assert.Contains(t, want, r.Reason, e.Reason)
		}
	}
}

func TestWhatIsNoAdmission(t *testing.T) {
	for _, s := range peer.MentorshipStates() {
		r, err := outcomes.EventsOfMentorship(*peertest.MentorshipIn(t, s), time.UTC)
		require.NoError(t, err)
		var want []string
		switch s {
		case peer.MentorshipActive, peer.MentorshipPaused, peer.MentorshipTransferPending, peer.MentorshipNeedsReassignment, peer.MentorshipStepDown:
			want = []string{"2026-01-10 admission 2026-01-10"}
		case peer.MentorshipCompleted: // the worker said so on day 6, the participant on day 7
			want = []string{"2026-01-10 admission 2026-01-10", "2026-01-12 discharge 2026-01-11 completed"}
		}
		assert.Equal(t, want, said(r), s)
	}
	_, err := outcomes.EventsOfMentorship(peer.Mentorship{}, time.UTC)
	require.ErrorIs(t, err, outcomes.ErrReading)

	m := peertest.MentorshipIn(t, peer.MentorshipEngaged)
	act := peertest.By(lifecycle.ProgrammeParty, peertest.Day(10))
	act.Code = string(peer.ClosureDeceased)
	require.NoError(t, m.Close(act))
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-15 death 2026-01-15"}, said(r), "somebody died who was never admitted")
}

// The first meeting was entered for day 5 and was on day 4, as was noticed on day 30.
func TestACorrectionKeepsTheIdAndIsListed(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	m.Programme, m.Site, m.Funding = "prog", "site", "fund"
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	sent, err := outcomes.NewLog(r.Records()...)
	require.NoError(t, err)
	e := sent.Events()[0]
	assert.Equal(t, []string{"prog", "site", "fund"}, []string{string(e.Programme), string(e.Site), string(e.Funding)})

	entries := m.History().Entries()
	late := entries[5].Move()
	late.At = peertest.Day(4)
	correct := peertest.By(lifecycle.SupervisorParty, peertest.Day(30))
	correct.Code = "wrong_time"
	require.NoError(t, m.Correct(correct, 6, late))
	r, err = outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-10 admission 2026-01-10", "2026-02-04 admission 2026-01-09"}, said(r))
	now, err := sent.Reread(peertest.Day(31), r)
	require.NoError(t, err)
	fresh, err := outcomes.NewLog(r.Records()...)
	require.NoError(t, err)
	assert.Equal(t, fresh, now, "read again or read anew")
	changes := outcomes.Changes(sent, now)
	require.Len(t, changes, 1)
	assert.Equal(t, outcomes.WasCorrected, changes[0].Kind)
	assert.Equal(t, e.ID, changes[0].Now.ID)
	assert.Empty(t, outcomes.Changes(sent, now.AsKnown(peertest.Day(29))), "a report of then runs as it was sent")

	// Entered in error: what was is taken away.
	act := peertest.By(lifecycle.ProgrammeParty, peertest.Day(40))
	act.Code = string(peer.ClosureEnteredInError)
	require.NoError(t, m.Close(act))
	r, err = outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	gone, err := now.Reread(peertest.Day(41), r)
	require.NoError(t, err)
	assert.Empty(t, gone.Events())
	changes = outcomes.Changes(now, gone)
	require.Len(t, changes, 1)
	assert.Equal(t, outcomes.WasVoided, changes[0].Kind)
}

// An end that is corrected away voids the discharge, and coming back does not.
func TestWhatNoLongerHoldsIsVoided(t *testing.T) {
	m := closedAs(t, lifecycle.SupervisorParty, peer.ClosureUnableToContact)
	last, _ := m.History().Last()
	pause := peer.MentorshipMove{Act: peertest.By(lifecycle.SupervisorParty, peertest.Day(10)), Event: peer.PauseSupport}
	pause.Code = "hospital"
	act := peertest.By(lifecycle.SupervisorParty, peertest.Day(20))
	act.Code = "wrong_event"
	require.NoError(t, m.Correct(act, last.Seq, pause))
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-10 admission 2026-01-10", "2026-01-15 discharge 2026-01-15 dropped_out",
		"2026-01-25 discharge 2026-01-15 dropped_out void"}, said(r))
}

func TestComingBackIsAnotherAdmission(t *testing.T) {
	first := closedAs(t, lifecycle.ParticipantParty, "")
	second, err := first.Reengage("mentorship-2", peertest.By(lifecycle.ParticipantParty, peertest.Day(30)))
	require.NoError(t, err)
	a, err := outcomes.EventsOfMentorship(*first, time.UTC)
	require.NoError(t, err)
	b, err := outcomes.EventsOfMentorship(*second, time.UTC)
	require.NoError(t, err)
	assert.Empty(t, b.Records())
	for i, f := range []func() error{
		func() error { return second.Engage(peertest.By(lifecycle.ParticipantParty, peertest.Day(31))) },
		func() error { return second.RequestMatch(peertest.By(lifecycle.ParticipantParty, peertest.Day(32))) },
		func() error {
			return second.Propose(peertest.By(lifecycle.ParticipantParty, peertest.Day(33)), peertest.WorkerID, peertest.Pairing(peertest.WorkerID))
		},
		func() error {
			return second.Accept(peertest.By(lifecycle.WorkerParty, peertest.Day(34)), peertest.Pairing(peertest.WorkerID))
		},
		func() error {
			return second.Start(peertest.By(lifecycle.WorkerParty, peertest.Day(35)), peer.AgreementSpoken, time.Time{})
		},
	} {
		require.NoError(t, f(), i)
	}
	b, err = outcomes.EventsOfMentorship(*second, time.UTC)
	require.NoError(t, err)
	log, err := outcomes.NewLog(append(a.Records(), b.Records()...)...)
	require.NoError(t, err)
	assert.Equal(t, []string{"admission 2026-01-10", "discharge 2026-01-15 dropped_out", "admission 2026-02-09"}, holds(log))
}

// The day is that of the zone: noon UTC of 31 March is 1 April where it is 14 hours
// later, across a change of the clock elsewhere.
func TestDaysAreThoseOfTheZone(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	for zone, want := range map[*time.Location]string{time.UTC: "2026-01-10", time.FixedZone("east", 14*3600): "2026-01-11", time.FixedZone("west", -12*3600-1): "2026-01-09"} {
		r, err := outcomes.EventsOfMentorship(*m, zone)
		require.NoError(t, err)
		assert.Equal(t, want, r.Records()[0].On.String())
	}
}
