package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

var utc lifecycle.Calendar

func TestDeclinedForWantOfRoomAndReferredOn(t *testing.T) {
	rule := referral.RereferDefaults()
	first := in(t, referral.Declined) // full on day 2
	_, err := first.Rerefer("referral-2", "receiver-1", by(sender, day(3)), rule, utc)
	require.ErrorIs(t, err, referral.ErrRerefer, "not to the same one")

	second, err := first.Rerefer("referral-2", "receiver-2", by(sender, day(3)), rule, utc)
	require.NoError(t, err)
	require.NoError(t, first.CloseLoop(by(sender, day(3)), "referral-2"))
	want := request()
	want.ID, want.Receiver, want.Earlier = "referral-2", "receiver-2", "referral-1"
	assert.Equal(t, want, second.Request())
	assert.Equal(t, referral.Drafting, second.State(), "it needs a consent and a sending of its own")
	_, err = first.Rerefer("referral-3", "receiver-3", by(sender, day(3)), rule, utc)
	require.ErrorIs(t, err, referral.ErrRerefer, "one goes on already")

	require.NoError(t, second.Send(by(sender, day(4)), consentID, given))
	theirs := lifecycle.Act{By: second.Receiver(), At: day(5), Code: referral.CodeNotEligible}
	require.NoError(t, second.Decline(theirs))
	_, err = second.Rerefer("referral-3", "receiver-1", by(sender, day(15)), rule, utc, *first)
	require.ErrorIs(t, err, referral.ErrRerefer, "full is full for two weeks")
	_, err = second.Rerefer("referral-3", "receiver-2", by(sender, day(40)), rule, utc, *first)
	require.ErrorIs(t, err, referral.ErrRerefer, "not eligible lasts")
	third, err := second.Rerefer("referral-3", "receiver-1", by(sender, day(16)), rule, utc, *first)
	require.NoError(t, err, "two weeks after day 2")
	_, err = second.Rerefer("referral-3", "receiver-1", by(sender, day(16)), referral.RereferRule{}, utc, *first)
	require.ErrorIs(t, err, referral.ErrRerefer, "a rule without a span never asks again")

	var ids []peer.ReferralID
	for _, r := range third.Chain([]referral.Referral{*second, *third, *first}) {
		ids = append(ids, r.ID())
	}
	assert.Equal(t, []peer.ReferralID{"referral-1", "referral-2", "referral-3"}, ids)
	assert.Len(t, third.Chain(nil), 1)
}

func TestWhatCanBeReferredOn(t *testing.T) {
	rule := referral.RereferDefaults()
	for _, s := range referral.States() {
		_, err := in(t, s).Rerefer("referral-2", "receiver-2", by(sender, day(9)), rule, utc)
		switch s {
		case referral.Declined, referral.Expired, referral.NotCompleted:
			require.NoError(t, err, "%s", s)
		default:
			require.ErrorIs(t, err, referral.ErrRerefer, "%s", s)
		}
	}
	_, err := in(t, referral.NotCompleted).Rerefer("referral-2", "receiver-1", by(sender, day(9)), rule, utc)
	require.NoError(t, err, "who did not come is offered it again")
	_, err = in(t, referral.Expired).Rerefer("referral-2", "receiver-2", by(receiver, day(9)), rule, utc)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)

	gone := in(t, referral.Accepted)
	require.NoError(t, gone.Cancel(coded(sender, day(3), referral.CodeServiceEnded)))
	_, err = gone.Rerefer("referral-2", "receiver-1", by(sender, day(99)), rule, utc)
	require.ErrorIs(t, err, referral.ErrRerefer, "it is gone")
	_, err = gone.Rerefer("referral-2", "receiver-2", by(sender, day(4)), rule, utc)
	require.NoError(t, err)

	// The participant wants no further one.
	for _, s := range []referral.State{referral.Declined, referral.Expired, referral.NotCompleted} {
		r := in(t, s)
		require.NoError(t, r.Withdraw(by(participant, day(9))), "%s", s)
		assert.Equal(t, s, r.State(), "what it came to stays")
		assert.True(t, r.IsLoopClosed())
		assert.Equal(t, lifecycle.Actor{}, r.Responsible(day(9)))
		_, err = r.Rerefer("referral-2", "receiver-2", by(sender, day(9)), rule, utc)
		require.ErrorIs(t, err, referral.ErrRerefer)
		peertest.RefusedBy(t, r.CloseLoop(by(sender, day(9)), ""), "loop_is_closed")
		peertest.RefusedBy(t, r.Withdraw(by(participant, day(9))), "loop_is_closed")
		back := reload(t, *r)
		assert.True(t, back.IsLoopClosed())
	}

	q := request()
	q.Requester = ""
	self := after(t, q, func(r *referral.Referral, at time.Time) error {
		return r.Send(lifecycle.Act{By: r.Requester(), At: at}, "", referral.Facts{})
	}, full)
	next, err := self.Rerefer("referral-2", "receiver-2", lifecycle.Act{By: self.Requester(), At: day(3)}, rule, utc)
	require.NoError(t, err)
	assert.True(t, next.Request().IsSelf())
}

func TestOutcomesAreWrittenBesideThePlanItem(t *testing.T) {
	_, ok := in(t, referral.Attending).Outcome()
	assert.False(t, ok)
	_, ok = in(t, referral.Voided).Outcome()
	assert.False(t, ok)

	r := in(t, referral.Completed)
	ended, ok := r.Outcome()
	require.True(t, ok)
	assert.Equal(t, referral.Outcome{Referral: "referral-1", Plan: "plan-1", Goal: "goal-1", Ended: referral.Completed, At: day(5)}, ended)
	item, ok := ended.PlanItem()
	require.True(t, ok)
	assert.Equal(t, recovery.PlanItemOutcome{Goal: "goal-1", Referral: "referral-1", Outcome: "completed"}, item)
	require.NoError(t, met(r, day(6)))
	said, ok := r.Outcome()
	require.True(t, ok)
	assert.Equal(t, referral.NeedMet, said.Need)
	assert.Equal(t, day(6), said.At)
	item, ok = said.PlanItem()
	require.True(t, ok)
	assert.Equal(t, "met", item.Outcome)

	act := func(n int) lifecycle.Act { return by(participant, day(n)) }
	plan, err := recovery.NewPlan("plan-1", recovery.PlanRecovery, peertest.ParticipantID, act(0))
	require.NoError(t, err)
	_, err = plan.Propose(act(0), recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: "goal-1"}}})
	require.NoError(t, err)
	require.NoError(t, plan.Agree(act(0), 1))
	for i, o := range []referral.Outcome{ended, said} {
		item, _ := o.PlanItem()
		require.NoError(t, plan.NoteOutcome(act(10+i), item))
	}
	view := plan.View(peer.ParticipantActor(peertest.ParticipantID))
	require.Len(t, view.Outcomes, 2, "the first stays")
	assert.Equal(t, []string{"completed", "met"}, []string{view.Outcomes[0].Outcome, view.Outcomes[1].Outcome})
	assert.Equal(t, []recovery.PlanGoal{{ID: "goal-1"}}, view.InForce.Content.Goals, "and the goal is as it was")
	_, ok = referral.Outcome{Referral: "referral-1", Plan: "plan-1"}.PlanItem()
	assert.False(t, ok, "of no goal")
	require.NoError(t, closing(r, day(8)))
	closed, _ := r.Outcome()
	assert.Equal(t, said, closed, "to close the loop says nothing new")

	q := request()
	q.Plan, q.Goal = "", ""
	_, ok = after(t, q, send, accept, contact, attend, complete).Outcome()
	assert.False(t, ok)
}
