package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
)

// Written by hand from the list of FHIR R4 and the table of who sets what.
func TestTaskStatusBothWays(t *testing.T) {
	for state, want := range map[referral.State]string{
		referral.Drafting: "draft", referral.Sent: "requested", referral.Received: "received", referral.Accepted: "accepted",
		referral.Declined: "rejected", referral.Contacted: "in-progress", referral.Attending: "in-progress", referral.Waiting: "on-hold",
		referral.Completed: "completed", referral.LoopClosed: "completed", referral.NotCompleted: "failed", referral.Expired: "cancelled",
		referral.Cancelled: "cancelled", referral.Voided: "entered-in-error",
	} {
		assert.Equal(t, referral.TaskStatus(want), in(t, state).TaskStatus(), "%s", state)
	}
	for code, want := range map[string]referral.State{
		"draft": referral.Drafting, "requested": referral.Sent, "received": referral.Received, "accepted": referral.Accepted,
		"rejected": referral.Declined, "ready": referral.Accepted, "cancelled": referral.Cancelled, "in-progress": referral.Contacted,
		"on-hold": referral.Waiting, "failed": referral.NotCompleted, "completed": referral.Completed, "entered-in-error": referral.Voided,
	} {
		got, err := referral.FromTaskStatus(code)
		require.NoError(t, err, code)
		assert.Equal(t, want, got, code)
		if code != "ready" {
			assert.Equal(t, referral.TaskStatus(code), in(t, got).TaskStatus(), "there and back")
		}
	}
	for _, bad := range []string{"", "canceled", "Cancelled", "in_progress", "in progress", "null", "voided", "sent", "completed "} {
		_, err := referral.FromTaskStatus(bad)
		require.ErrorIs(t, err, referral.ErrUnknownTaskStatus, bad)
	}
	_, err := referral.FromTaskStatus("canceled")
	assert.EqualError(t, err, "referral: unknown FHIR Task status (nearest: cancelled)")
}

func TestTheTwelveAndTheTen(t *testing.T) {
	assert.Len(t, referral.TaskStatuses(), 12)
	assert.Equal(t, []referral.TaskStatus{"draft", "requested", "accepted", "rejected", "cancelled", "in-progress", "on-hold", "failed", "completed", "entered-in-error"}, referral.GravityStatuses())
	assert.Equal(t, referral.TaskRequested, referral.TaskReceived.Gravity())
	assert.Equal(t, referral.TaskAccepted, referral.TaskReady.Gravity())
	assert.Empty(t, referral.TaskStatus("canceled").Gravity())
	for _, row := range referral.TaskRows() {
		assert.Equal(t, row.Status.Gravity(), row.Gravity, "%s", row.State)
		assert.Equal(t, row.Status, in(t, row.State).TaskStatus(), "the rows say what the code does")
		assert.NotEmpty(t, row.Source.Title)
	}
}

// Who sets a status by the table of rows is who can bring a referral there by the
// table of moves.
func TestSetByIsWhatTheTableAllows(t *testing.T) {
	reaches := map[referral.State]map[lifecycle.Party]bool{}
	for _, row := range referral.Lifecycle().Rows {
		if row.IsStay() || row.IsPrior() || row.Event == referral.WithdrawConsent {
			continue
		}
		if reaches[row.To] == nil {
			reaches[row.To] = map[lifecycle.Party]bool{}
		}
		for _, p := range row.Parties {
			reaches[row.To][p] = true
		}
	}
	for _, row := range referral.TaskRows() {
		want := map[lifecycle.Party]bool{}
		for _, p := range row.SetBy {
			want[p] = true
		}
		assert.Equal(t, want, reaches[row.State], "%s", row.State)
	}
}

func TestMovesToTheStatusOfTheReceiversSystem(t *testing.T) {
	type events = []referral.Event
	for _, tt := range []struct {
		from referral.State
		to   referral.TaskStatus
		want events
		ok   bool
	}{
		{referral.Sent, referral.TaskRequested, nil, true},
		{referral.Sent, referral.TaskReceived, events{referral.Receive}, true},
		{referral.Received, referral.TaskRequested, nil, true},
		{referral.Sent, referral.TaskInProgress, events{referral.Accept, referral.Contact}, true},
		{referral.Sent, referral.TaskCompleted, events{referral.Accept, referral.Contact, referral.Complete}, true},
		{referral.Sent, referral.TaskRejected, events{referral.Decline}, true},
		{referral.Accepted, referral.TaskReady, nil, true},
		{referral.Sent, referral.TaskReady, events{referral.Accept}, true},
		{referral.Accepted, referral.TaskReceived, nil, false},
		{referral.Accepted, referral.TaskFailed, events{referral.NotComplete}, true},
		{referral.Attending, referral.TaskOnHold, events{referral.Wait}, true},
		{referral.Waiting, referral.TaskCompleted, nil, false}, // the pause is the participant's
		{referral.Attending, referral.TaskInProgress, nil, true},
		{referral.Attending, referral.TaskRejected, nil, false},
		{referral.Drafting, referral.TaskAccepted, nil, false},
		{referral.Accepted, referral.TaskEnteredInError, nil, false},
		{referral.Completed, referral.TaskInProgress, nil, false},
		{referral.LoopClosed, referral.TaskCompleted, nil, true},
		{referral.Sent, "", nil, false},
		{referral.Sent, "canceled", nil, false},
	} {
		got, ok := in(t, tt.from).MovesTo(tt.to)
		assert.Equal(t, tt.ok, ok, "%s to %s", tt.from, tt.to)
		assert.Equal(t, tt.want, got, "%s to %s", tt.from, tt.to)
	}
	list := after(t, request(), send, accept, contact, waitlist)
	got, ok := list.MovesTo(referral.TaskCompleted)
	assert.True(t, ok)
	assert.Equal(t, events{referral.Resume, referral.Complete}, got)
	for i, e := range got {
		require.NoError(t, list.Fire(referral.Move{Act: by(receiver, day(9+i)), Event: e}, given), "they can be made")
	}
	assert.Equal(t, referral.TaskCompleted, list.TaskStatus())
	var zero referral.Referral
	_, ok = zero.MovesTo(referral.TaskCompleted)
	assert.False(t, ok)
}

// anyReferral draws a legal course.
func anyReferral(t *rapid.T) *referral.Referral {
	q := request()
	r, err := referral.New(q, by(sender, day(0)))
	require.NoError(t, err)
	parties := []lifecycle.Party{participant, sender, receiver, programme, lifecycle.SystemParty}
	for i := range rapid.IntRange(0, 14).Draw(t, "moves") {
		p := rapid.SampledFrom(parties).Draw(t, "party")
		who := by(p, day(i+1))
		if p == sender {
			who.By = r.Requester()
		}
		legal := r.Next(who.By)
		if len(legal) == 0 {
			continue
		}
		mv := sampleMove(rapid.SampledFrom(legal).Draw(t, "event"), p)
		mv.By, mv.At = who.By, who.At
		f := referral.Facts{Consent: rapid.SampledFrom([]peer.ConsentVerdict{peer.ConsentGiven, peer.ConsentGiven, peer.ConsentWithdrawn}).Draw(t, "consent"), Promised: day(0)}
		if mv.Event == referral.Send {
			mv.Data.Consent = consentID
		}
		if err := r.Fire(mv, f); err != nil {
			require.ErrorIs(t, err, lifecycle.ErrGuard)
		}
	}
	return r
}

func TestAnyCourseIsStoredReadBackAndShownToOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReferral(t)
		back := reload(t, *r)
		require.Equal(t, r.Digest(), back.Digest())
		require.Equal(t, r.State(), back.State())

		status := r.TaskStatus()
		state, err := referral.FromTaskStatus(string(status))
		require.NoError(t, err)
		for _, row := range referral.TaskRows() {
			if row.State == state {
				require.Equal(t, status, row.Status, "there and back is the same status")
			}
		}
		require.Contains(t, referral.GravityStatuses(), status.Gravity())

		// The participant can always leave, and then nobody reads.
		if !r.IsOver() {
			require.NoError(t, r.Withdraw(by(participant, day(50))))
			require.True(t, r.IsLoopClosed())
		}
		tie := r.Engagement(peer.ConsentGiven)
		require.False(t, referral.AccessOf("receiver-1", "participant-1", []referral.Engagement{tie}, day(50)).Open)
	})
}
