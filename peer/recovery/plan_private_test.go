package recovery_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// What the participant declined, also of their own, is not what a worker's version
// goes on from: that is what is in force.
func TestAWorkersVersionGoesOnFromWhatIsInForce(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	own := firstVersion()
	own.Opioids = true
	v2, err := p.Propose(planBy(participant, 5), own)
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 5), v2))
	v3, err := p.Propose(planBy(participant, 6), recovery.PlanContent{})
	require.NoError(t, err)
	require.NoError(t, p.Decline(planBy(participant, 7), v3))

	_, err = p.Propose(planBy(worker, 8), recovery.PlanContent{})
	require.NoError(t, err)
	got := p.View(peertest.Actor(participant)).Proposed.Content
	assert.Len(t, got.Parts, 2, "both private parts")
	assert.Equal(t, []recovery.PlanGoal{{ID: "g-2", Private: true}}, got.Goals)
	assert.True(t, got.Opioids, "and the warning")
}

// What was shown to the worker as the worker of the plan is not shown again to
// one who left and comes back.
func TestWhoIsLetInAgainIsShownNothingOfBefore(t *testing.T) {
	w := peertest.Actor(worker)
	for name, leave := range map[string]func(*recovery.Plan) error{
		"excluded": func(p *recovery.Plan) error { return p.ExcludeWorker(planBy(participant, 6)) },
		"replaced": func(p *recovery.Plan) error { return p.AdmitWorker(planBy(participant, 6), "w-9") },
	} {
		p := planIn(t, recovery.PlanActive)
		require.NoError(t, p.Share(planBy(participant, 5), "crisis", w))
		require.NoError(t, p.Share(planBy(participant, 5), "crisis", sister))
		require.NoError(t, p.AdmitWorker(planBy(participant, 5), peertest.WorkerID))
		assert.Len(t, p.View(w).InForce.Content.Parts, 2, "let in anew without having left")
		require.NoError(t, leave(p), name)
		require.NoError(t, p.AdmitWorker(planBy(participant, 7), peertest.WorkerID))
		assert.Len(t, p.View(w).InForce.Content.Parts, 1, name)
		assert.Equal(t, []lifecycle.Actor{sister}, p.Readers(peertest.Actor(participant))["crisis"], name)
	}
}

// A supporter reads an open part that the participant shows them, and what a
// referral came to is no part of it.
func TestAPartThatIsShownIsReadWithoutWhatStandsBesideIt(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	require.NoError(t, p.Share(planBy(participant, 5), "hope", sister))
	require.NoError(t, p.NoteOutcome(planBy(worker, 6), recovery.PlanItemOutcome{Part: "hope", Referral: "r-1", Outcome: "connected"}))
	v := p.View(sister)
	require.Len(t, v.InForce.Content.Parts, 1)
	assert.Equal(t, recovery.PlanPartID("hope"), v.InForce.Content.Parts[0].ID)
	assert.Empty(t, v.InForce.Content.Goals)
	assert.Empty(t, v.Outcomes)
	assert.Len(t, p.View(peertest.Actor(worker)).Outcomes, 1)
}

// A worker who knows of a goal, as it is shown to them, cannot find out that it
// belongs to the plan in private.
func TestNobodyFindsOutThatAGoalBelongsInPrivate(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	w := peertest.Actor(worker)
	require.NoError(t, p.NoteOutcome(planBy(participant, 4), recovery.PlanItemOutcome{Goal: "g-2", Referral: "r-1", Outcome: "connected"}))
	answers := map[peer.GoalID]string{}
	for i, id := range []peer.GoalID{"g-2", "g-other"} {
		v, err := p.Propose(planBy(worker, 5+i), recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: id}}})
		require.NoError(t, err)
		answers[id] = fmt.Sprint(len(p.View(w).Proposed.Content.Goals), p.View(w).Proposed.Content.Goals[0].ID == id)
		require.NoError(t, p.Withdraw(planBy(worker, 5+i), v))
	}
	assert.Equal(t, answers["g-other"], answers["g-2"])

	v, err := p.Propose(planBy(worker, 7), recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: "g-2"}}})
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 8), v))
	assert.Len(t, p.View(peertest.Actor(participant)).InForce.Content.Goals, 2, "both are the participant's to see")
	assert.Empty(t, p.View(w).Outcomes, "what they noted of it in private stays so")
	require.NoError(t, p.NoteOutcome(planBy(worker, 9), recovery.PlanItemOutcome{Goal: "g-2", Referral: "r-2", Outcome: "connected"}))
	assert.Len(t, p.View(w).Outcomes, 1)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	var back recovery.Plan
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, p.Digest(), back.Digest())
}

// How many private parts and goals there are cannot be counted by how many others
// still go in.
func TestPrivatePartsLeaveRoomForAllOthers(t *testing.T) {
	fill := func(private bool, one int) recovery.PlanContent {
		c := recovery.PlanContent{}
		for i := range recovery.MaxPlanParts + one {
			c.Parts = append(c.Parts, planPart(recovery.PlanPartID(fmt.Sprint(private, i)), recovery.PartOwn, private, "x"))
		}
		for i := range recovery.MaxPlanGoals {
			c.Goals = append(c.Goals, recovery.PlanGoal{ID: peer.GoalID(fmt.Sprint(i)), Private: private})
		}
		return c
	}
	p := planIn(t, recovery.PlanActive)
	v, err := p.Propose(planBy(participant, 5), fill(true, 0))
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 5), v))
	_, err = p.Propose(planBy(worker, 6), fill(false, 0))
	require.NoError(t, err)
	_, err = p.Propose(planBy(worker, 7), fill(false, 1))
	require.ErrorIs(t, err, recovery.ErrPlanContent)
	_, err = p.Propose(planBy(participant, 7), fill(true, 1))
	require.ErrorIs(t, err, recovery.ErrPlanContent)
}

// A worker's command that comes again is the same command, also after the
// participant changed what is private: its answer tells nothing of that.
func TestAWorkersCommandAgainTellsNothingOfPrivateParts(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	act := planBy(worker, 5)
	act.ID = "cmd-1"
	content := recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}}
	v, err := p.Propose(act, content)
	require.NoError(t, err)
	v3, err := p.Propose(planBy(participant, 6), recovery.PlanContent{})
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 7), v3))
	before := p.Digest()
	again, err := p.Propose(act, content)
	require.NoError(t, err)
	assert.Equal(t, v, again)
	assert.Equal(t, before, p.Digest())
	content.Phase = peer.RecoveryMaintenance
	_, err = p.Propose(act, content)
	peertest.Refused(t, err, lifecycle.ErrIDReused)
}

// Nobody writes a wellness plan for another, not even what is open in it.
func TestAWellnessPlanIsWrittenByItsWriterAlone(t *testing.T) {
	p, err := recovery.NewPlan("plan-1", recovery.PlanWellness, peertest.ParticipantID, planBy(participant, 0))
	require.NoError(t, err)
	require.NoError(t, p.AdmitWorker(planBy(participant, 1), peertest.WorkerID))
	for _, who := range []lifecycle.Party{worker, supervisor} {
		_, err = p.Propose(planBy(who, 2), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}})
		peertest.RefusedBy(t, err, "own_writing")
		_, err = p.Propose(planBy(who, 2), recovery.PlanContent{})
		peertest.RefusedBy(t, err, "own_writing")
	}
	_, err = p.Propose(planBy(participant, 3), firstVersion())
	require.NoError(t, err)
	// Nor by a record.
	q := planIn(t, recovery.PlanDraft)
	require.NoError(t, q.Decline(planBy(participant, 4), 1))
	_, err = q.Propose(planBy(worker, 5), recovery.PlanContent{})
	require.NoError(t, err)
	data, err := json.Marshal(q)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"kind":"recovery"`, `"kind":"wellness"`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &recovery.Plan{}), lifecycle.ErrBadRecord)
}

// A clinician whose team was not let in stands by nothing, and hears nothing.
func TestAClinicianStandsByAPlanBesideAWorkerOnly(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	require.NoError(t, p.Endorse(planBy(recovery.ClinicianParty, 4), 1))
	require.NoError(t, p.ExcludeWorker(planBy(participant, 5)))
	first, second := p.Endorse(planBy(recovery.ClinicianParty, 6), 1), p.Endorse(planBy(recovery.ClinicianParty, 6), 2)
	peertest.Refused(t, first, lifecycle.ErrRefused)
	require.EqualError(t, second, first.Error(), "which version is in force is not said")
}

// A rule of a programme's own holds though it has no name.
func TestARuleWithoutANameIsARule(t *testing.T) {
	p := planIn(t, recovery.PlanActive) // agreed to on 8 January
	on, err := p.ReviewOn(recovery.PlanRule{Review: lifecycle.Days(10)}, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, "2026-01-18", on.String())
}

// Beside what was made private since, and beside a draft that was never agreed to,
// nobody else puts an outcome: so nobody learns of it by trying.
func TestNobodyFindsOutWhatStoodInThePlanByNotingOutcomes(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	draft := firstVersion()
	draft.Parts = append(draft.Parts, planPart("dream", recovery.PartOwn, false, "a boat"))
	v2, err := p.Propose(planBy(participant, 4), draft)
	require.NoError(t, err)
	require.NoError(t, p.Decline(planBy(participant, 4), v2))
	own := firstVersion()
	own.Parts[0].Private, own.Goals[0].Private = true, true
	v3, err := p.Propose(planBy(participant, 5), own)
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 5), v3))
	for _, o := range []recovery.PlanItemOutcome{{Part: "hope"}, {Goal: "g-1"}, {Part: "dream"}, {Part: "no-such"}} {
		o.Referral, o.Outcome = "r-1", "connected"
		for _, who := range []lifecycle.Party{worker, programme, supervisor} {
			peertest.RefusedBy(t, p.NoteOutcome(planBy(who, 6), o), "no_such_item")
		}
	}
	require.NoError(t, p.NoteOutcome(planBy(participant, 6), recovery.PlanItemOutcome{Part: "dream", Referral: "r-1", Outcome: "connected"}))
	// What is left out of a later version was there to read: its referral may come back.
	own.Goals, own.Parts = own.Goals[1:], own.Parts[1:]
	q := planIn(t, recovery.PlanActive)
	v, err := q.Propose(planBy(participant, 5), own)
	require.NoError(t, err)
	require.NoError(t, q.Agree(planBy(participant, 5), v))
	require.NoError(t, q.NoteOutcome(planBy(programme, 6), recovery.PlanItemOutcome{Goal: "g-1", Referral: "r-1", Outcome: "connected"}))
}

// What the participant noted beside a private part stays theirs when they open the
// part, and is read with the part by a worker to whom they show it in private.
func TestOutcomesNotedInPrivateStayThere(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	w := peertest.Actor(worker)
	require.NoError(t, p.NoteOutcome(planBy(participant, 4), recovery.PlanItemOutcome{Part: "health", Referral: "r-1", Outcome: "connected"}))
	assert.Empty(t, p.View(w).Outcomes)
	require.NoError(t, p.Share(planBy(participant, 5), "health", w))
	assert.Len(t, p.View(w).Outcomes, 1)
	require.NoError(t, p.Unshare(planBy(participant, 6), "health", w))
	open := firstVersion()
	open.Parts[1].Private = false
	v, err := p.Propose(planBy(participant, 7), open)
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 7), v))
	assert.Empty(t, p.View(w).Outcomes)
	require.NoError(t, p.NoteOutcome(planBy(participant, 8), recovery.PlanItemOutcome{Part: "health", Referral: "r-2", Outcome: "connected"}))
	assert.Len(t, p.View(w).Outcomes, 1)
	assert.Len(t, p.View(peertest.Actor(participant)).Outcomes, 2)
}
