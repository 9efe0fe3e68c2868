package recovery_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

var sister = lifecycle.Actor{Party: peer.CompanionParty, ID: "sister"}

func TestNewPlan(t *testing.T) {
	for _, p := range []lifecycle.Party{worker, supervisor, programme, lifecycle.SystemParty} {
		_, err := recovery.NewPlan("p-1", recovery.PlanRecovery, peertest.ParticipantID, planBy(p, 0))
		peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	}
	for _, bad := range []func() error{
		func() error {
			_, err := recovery.NewPlan("", recovery.PlanRecovery, "p", planBy(participant, 0))
			return err
		},
		func() error {
			_, err := recovery.NewPlan("p-1", "", "p", planBy(participant, 0))
			return err
		},
		func() error {
			_, err := recovery.NewPlan("p-1", recovery.PlanSafety, "\xff", planBy(participant, 0))
			return err
		},
	} {
		require.ErrorIs(t, bad(), recovery.ErrIncompletePlan)
	}
	_, err := recovery.NewPlan("p-1", "budget", "p", planBy(participant, 0))
	require.ErrorIs(t, err, recovery.ErrUnknownPlanKind)
	var zero recovery.Plan
	peertest.Refused(t, zero.Stop(planBy(participant, 1)), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, recovery.ErrIncompletePlan)
	assert.Equal(t, recovery.PlanView{}, zero.View(peertest.Actor(participant)))
}

// Whoever else writes a version, it is in force by the participant's word alone.
func TestNobodyButTheParticipantPutsAVersionInForce(t *testing.T) {
	for _, state := range []recovery.PlanState{recovery.PlanDraft, recovery.PlanActive, recovery.PlanUnderReview} {
		for _, p := range []lifecycle.Party{worker, supervisor, programme, recovery.ClinicianParty, lifecycle.SystemParty, peer.CompanionParty, lifecycle.ReferrerParty} {
			plan := planIn(t, state)
			if state == recovery.PlanDraft {
				require.NoError(t, plan.Decline(planBy(participant, 5), 1))
			}
			was := plan.View(peertest.Actor(participant)).InForce
			v, err := plan.Propose(planBy(p, 6), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}})
			if p != worker && p != supervisor {
				peertest.Refused(t, err, lifecycle.ErrNotYourMove)
				v = 1
			} else {
				require.NoError(t, err)
			}
			peertest.Refused(t, plan.Agree(planBy(p, 7), v), lifecycle.ErrNotYourMove)
			peertest.Refused(t, plan.Keep(planBy(p, 7)), lifecycle.ErrRefused)
			peertest.Refused(t, plan.Complete(planBy(p, 7)), lifecycle.ErrRefused)
			peertest.Refused(t, plan.Stop(planBy(p, 7)), lifecycle.ErrNotYourMove)
			peertest.Refused(t, plan.AdmitWorker(planBy(p, 7), "w-9"), lifecycle.ErrNotYourMove)
			peertest.Refused(t, plan.Share(planBy(p, 7), "crisis", sister), lifecycle.ErrNotYourMove)
			peertest.Refused(t, plan.ErasePart(planBy(p, 7), "hope"), lifecycle.ErrNotYourMove)
			assert.Equal(t, was, plan.View(peertest.Actor(participant)).InForce)
			assert.Equal(t, state, plan.State())
		}
	}
}

// A worker of the plan is whom the participant let in, and nobody else.
func TestAWorkerWhoWasNotLetInWritesNothing(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	stranger := lifecycle.Act{By: peer.WorkerActor("w-9"), At: peertest.Day(5)}
	_, err := p.Propose(stranger, recovery.PlanContent{})
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	require.NoError(t, p.ExcludeWorker(planBy(participant, 5)))
	for _, who := range []lifecycle.Party{worker, supervisor} {
		_, err = p.Propose(planBy(who, 6), recovery.PlanContent{})
		peertest.Refused(t, err, lifecycle.ErrRefused)
		peertest.Refused(t, p.OpenReview(planBy(who, 6)), lifecycle.ErrRefused)
		assert.Equal(t, recovery.PlanView{}, p.View(peertest.Actor(who)))
	}
	require.NoError(t, p.AdmitWorker(planBy(participant, 7), "w-9"))
	stranger.At = peertest.Day(8)
	_, err = p.Propose(stranger, recovery.PlanContent{})
	require.NoError(t, err)
	assert.Equal(t, peer.WorkerID("w-9"), p.Worker())
}

func TestVersionsOfAPlan(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	me := peertest.Actor(participant)
	_, err := p.Propose(planBy(worker, 5), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("crisis", recovery.PartOwn, false, "x")}})
	peertest.RefusedBy(t, err, "private_part")
	_, err = p.Propose(planBy(worker, 5), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("w", recovery.PartWRAPToolbox, false, "x")}})
	peertest.RefusedBy(t, err, "private_part")
	_, err = p.Propose(planBy(worker, 5), recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: "g-9", Private: true}}})
	peertest.RefusedBy(t, err, "private_part")

	v2, err := p.Propose(planBy(worker, 5), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}})
	require.NoError(t, err)
	view := p.View(me)
	assert.Equal(t, 1, view.InForce.Version.Number)
	assert.Equal(t, v2, view.Proposed.Version.Number)
	assert.Len(t, view.Proposed.Content.Parts, 3, "the worker's part, and the two that are nobody's to change")
	assert.Len(t, view.Proposed.Content.Goals, 1, "an open goal that the worker left out is left out; the private one stays")

	peertest.RefusedBy(t, p.Withdraw(planBy(supervisor, 6), v2), "own_proposal")
	peertest.RefusedBy(t, p.Agree(planBy(participant, 6), 1), "not_proposed")
	peertest.RefusedBy(t, p.Agree(planBy(participant, 6), 7), "not_proposed")
	require.NoError(t, p.Agree(planBy(participant, 7), v2))
	view = p.View(me)
	assert.Equal(t, peertest.Day(7), view.InForce.Version.Agreed)
	require.Len(t, view.Earlier, 1)
	assert.Equal(t, peertest.Day(7), view.Earlier[0].Version.Ended)
	assert.Equal(t, "my own kitchen", view.Earlier[0].Content.Parts[0].Words.Words(), "the old version is kept as it was")

	v3, err := p.Propose(planBy(participant, 8), firstVersion())
	require.NoError(t, err)
	_, err = p.Propose(planBy(worker, 9), recovery.PlanContent{})
	peertest.RefusedBy(t, err, "participants_words")
	require.NoError(t, p.Decline(planBy(participant, 9), v3))
	v4, err := p.Propose(planBy(worker, 10), recovery.PlanContent{})
	require.NoError(t, err)
	v5, err := p.Propose(planBy(supervisor, 11), recovery.PlanContent{})
	require.NoError(t, err, "a supervisor's version takes the place of the worker's")
	peertest.RefusedBy(t, p.Withdraw(planBy(worker, 12), v4), "not_proposed")
	require.NoError(t, p.Withdraw(planBy(supervisor, 12), v5))
	assert.Equal(t, v2, p.View(me).InForce.Version.Number)
	require.NoError(t, p.TakeBack(planBy(participant, 13)))
	assert.Zero(t, p.View(me).InForce.Version.Number)
	assert.Equal(t, recovery.PlanDraft, p.State())
}

func TestWhatAWorkersVersionKeeps(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	own := firstVersion()
	own.Opioids, own.Review = true, goalDate(t, "2026-02-01")
	v, err := p.Propose(planBy(participant, 5), own)
	require.NoError(t, err)
	require.NoError(t, p.AgreeIn(planBy(participant, 5), v, peer.AgreementSigned))
	assert.Equal(t, peer.AgreementSigned, p.View(peertest.Actor(participant)).InForce.Version.Form)
	peertest.Refused(t, p.AgreeIn(planBy(participant, 5), v, "shouted"), lifecycle.ErrMalformed)
	_, err = p.Propose(planBy(worker, 6), recovery.PlanContent{})
	require.NoError(t, err)
	got := p.View(peertest.Actor(participant)).Proposed.Content
	assert.True(t, got.Opioids, "nobody else takes the warning away")
	assert.Equal(t, own.Phase, got.Phase)
	assert.Equal(t, own.Review, got.Review)
	require.NoError(t, p.Withdraw(planBy(worker, 7), v+1))
	// Nor by a move that is put together by hand.
	bare := got
	bare.Opioids = false
	var sum string
	other := planIn(t, recovery.PlanDraft)
	_, err = other.Propose(planBy(participant, 8), bare)
	require.NoError(t, err)
	for _, e := range other.History().Moves() {
		if e.Event == recovery.ProposePlan {
			sum = e.Data.Content
		}
	}
	err = p.Fire(recovery.PlanMove{Act: planBy(worker, 8), Event: recovery.ProposePlan, Data: recovery.PlanChange{Version: v + 2, Content: sum}}, bare)
	peertest.RefusedBy(t, err, "warning_kept")
	_, err = p.Propose(planBy(participant, 9), bare)
	require.NoError(t, err, "the participant may say that it is not about opioids")
}

func TestTheSameCommandAgainChangesNothing(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	act := planBy(participant, 5)
	act.ID = "cmd-1"
	v, err := p.Propose(act, firstVersion())
	require.NoError(t, err)
	before := p.Digest()
	again, err := p.Propose(act, firstVersion())
	require.NoError(t, err)
	assert.Equal(t, v, again)
	assert.Equal(t, before, p.Digest())
	_, err = p.Propose(act, recovery.PlanContent{})
	peertest.Refused(t, err, lifecycle.ErrIDReused)
}

// Every kind of part, open and private, and everybody who might want to read it.
func TestEveryPartAndEveryReader(t *testing.T) {
	readers := []lifecycle.Actor{peertest.Actor(worker), peertest.Actor(supervisor), peertest.Actor(programme), peertest.Actor(recovery.ClinicianParty),
		peertest.Actor(lifecycle.ReferrerParty), lifecycle.System(), sister, peer.WorkerActor("w-9"), peer.ParticipantActor("somebody-else"), {}}
	private := map[recovery.PlanPartKind]bool{}
	for _, k := range recovery.PlanPartKinds() {
		private[k] = strings.HasPrefix(string(k), "wrap_") || strings.HasPrefix(string(k), "crisis_") && k != recovery.PartCrisisLink
	}
	for _, kind := range recovery.PlanPartKinds() {
		for _, flagged := range []bool{false, true} {
			for _, proposedOnly := range []bool{false, true} {
				p, err := recovery.NewPlan("plan-1", recovery.PlanWellness, peertest.ParticipantID, planBy(participant, 0))
				require.NoError(t, err)
				require.NoError(t, p.AdmitWorker(planBy(participant, 1), peertest.WorkerID))
				_, err = p.Propose(planBy(participant, 2), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("x", kind, flagged, "words")}})
				require.NoError(t, err)
				shows := func(by lifecycle.Actor) bool {
					v := p.View(by)
					return len(v.InForce.Content.Parts)+len(v.Proposed.Content.Parts) > 0
				}
				if !proposedOnly {
					require.NoError(t, p.Agree(planBy(participant, 3), 1))
				}
				assert.True(t, shows(peertest.Actor(participant)), kind)
				for i, r := range readers {
					open := !flagged && !private[kind] && i < 2
					assert.Equal(t, open, shows(r), "%s, private %v, %s", kind, flagged, r.Party)
					if r.ID == "" || r.Party == participant {
						require.ErrorIs(t, p.Share(planBy(participant, 10+3*i), "x", r), lifecycle.ErrRefused)
						continue
					}
					require.NoError(t, p.Share(planBy(participant, 10+3*i), "x", r))
					// To somebody who is not the plan's worker nothing is shown as to a worker.
					can := i < 2 || r.Party != worker
					assert.Equal(t, can, shows(r), "%s shown to %s", kind, r.Party)
					require.NoError(t, p.Unshare(planBy(participant, 11+3*i), "x", r))
					assert.Equal(t, open, shows(r), "%s no longer shown to %s", kind, r.Party)
				}
				require.NoError(t, p.Share(planBy(participant, 90), "x", sister))
				require.NoError(t, p.Stop(planBy(participant, 91)))
				for _, r := range readers {
					v := p.View(r)
					assert.Empty(t, v.InForce.Content.Parts, "nothing of a stopped plan")
					assert.Empty(t, v.Proposed.Content.Parts)
				}
			}
		}
	}
}

func TestAReaderOfOnePrivatePartReadsNothingElse(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	require.NoError(t, p.Share(planBy(participant, 5), "crisis", sister))
	peertest.RefusedBy(t, p.Share(planBy(participant, 5), "no-such", sister), "no_such_part")
	v := p.View(sister)
	require.Len(t, v.InForce.Content.Parts, 1)
	assert.Equal(t, "call my sister first", v.InForce.Content.Parts[0].Words.Words())
	assert.Empty(t, v.InForce.Content.Goals)
	assert.Empty(t, v.InForce.Content.Phase)
	assert.Zero(t, v.InForce.Version.ProposedBy)
	assert.Equal(t, map[recovery.PlanPartID][]lifecycle.Actor{"crisis": {sister}}, p.Readers(peertest.Actor(participant)))
	assert.Nil(t, p.Readers(peertest.Actor(worker)))

	w := p.View(peertest.Actor(worker))
	require.Len(t, w.InForce.Content.Parts, 1)
	assert.Equal(t, recovery.PlanPartID("hope"), w.InForce.Content.Parts[0].ID)
	assert.Equal(t, []recovery.PlanGoal{{ID: "g-1"}}, w.InForce.Content.Goals)
	assert.Empty(t, w.Earlier)
	_, ok := w.Find(recovery.PartWRAPCrisis)
	assert.False(t, ok)
	_, ok = w.Find(recovery.PartVision)
	assert.True(t, ok)
}

func TestAnOutcomeStandsBesideItsItem(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	before := p.View(peertest.Actor(participant)).InForce
	o := recovery.PlanItemOutcome{Part: "hope", Referral: "r-1", Outcome: "connected"}
	require.NoError(t, p.NoteOutcome(planBy(programme, 5), o))
	o.Outcome = "closed_no_capacity"
	require.NoError(t, p.NoteOutcome(planBy(worker, 6), o), "a second one stands beside the first")
	require.NoError(t, p.NoteOutcome(planBy(worker, 7), recovery.PlanItemOutcome{Goal: "g-1", Referral: "r-2", Outcome: "connected"}))
	for _, hidden := range []recovery.PlanItemOutcome{
		{Part: "health", Referral: "r", Outcome: "connected"}, {Goal: "g-2", Referral: "r", Outcome: "connected"},
		{Part: "no-such", Referral: "r", Outcome: "connected"}, {Part: "hope", Goal: "g-1", Referral: "r", Outcome: "connected"},
		{Referral: "r", Outcome: "connected"},
	} {
		peertest.RefusedBy(t, p.NoteOutcome(planBy(worker, 8), hidden), "no_such_item")
	}
	peertest.Refused(t, p.NoteOutcome(planBy(worker, 8), recovery.PlanItemOutcome{Part: "hope", Outcome: "connected"}), lifecycle.ErrDataMissing)
	peertest.Refused(t, p.NoteOutcome(planBy(worker, 8), recovery.PlanItemOutcome{Part: "hope", Referral: "r", Outcome: "Went Badly"}), lifecycle.ErrMalformed)
	require.NoError(t, p.NoteOutcome(planBy(participant, 9), recovery.PlanItemOutcome{Part: "health", Referral: "r-3", Outcome: "connected"}))
	mine, theirs := p.View(peertest.Actor(participant)), p.View(peertest.Actor(worker))
	assert.Equal(t, before, mine.InForce)
	assert.Len(t, mine.Outcomes, 4)
	assert.Len(t, theirs.Outcomes, 3, "not that of a private part")
	assert.Equal(t, peertest.Day(5), mine.Outcomes[0].At)
}

func TestATreatmentPlanIsLinkedOnAConsent(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	peertest.Refused(t, p.LinkTreatment(planBy(worker, 5), "tp-1", "c-1"), lifecycle.ErrNotYourMove)
	peertest.Refused(t, p.LinkTreatment(planBy(participant, 5), "tp-1", ""), lifecycle.ErrDataMissing)
	require.NoError(t, p.LinkTreatment(planBy(participant, 5), "tp-1", "c-1"))
	assert.Equal(t, []recovery.PlanTreatmentLink{{Treatment: "tp-1", Consent: "c-1", Since: peertest.Day(5)}}, p.View(peertest.Actor(participant)).Links)
	assert.Empty(t, p.View(peertest.Actor(worker)).Links)
	require.NoError(t, p.UnlinkTreatment(planBy(participant, 6), "tp-1"))
	assert.Empty(t, p.View(peertest.Actor(participant)).Links)
}

func TestErasingAPartTakesItsWordsFromEveryVersion(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	_, err := p.Propose(planBy(participant, 5), firstVersion())
	require.NoError(t, err)
	kept := p.History()
	require.NoError(t, p.ErasePart(planBy(participant, 6), "health"))
	view := p.View(peertest.Actor(participant))
	for _, in := range []recovery.PlanContent{view.InForce.Content, view.Proposed.Content} {
		assert.True(t, in.Parts[1].Words.IsRedacted())
		assert.False(t, in.Parts[0].Words.IsRedacted())
	}
	require.NoError(t, lifecycle.Extends(p.History(), kept.Digest()))
	require.NoError(t, p.Agree(planBy(participant, 7), 2), "what is agreed to is the version as it was put forward")
	data, err := json.Marshal(p)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "the thing I tell nobody")
	var back recovery.Plan
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, p.Digest(), back.Digest())
	// A worker's version carries the private part on, words gone.
	_, err = back.Propose(planBy(worker, 8), recovery.PlanContent{})
	require.NoError(t, err)
	data, err = json.Marshal(back)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &recovery.Plan{}))
}

func TestWhoStandsByAVersion(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	rule, ok := recovery.PlanRuleOf("PA")
	require.True(t, ok)
	assert.Equal(t, []lifecycle.Party{worker, recovery.ClinicianParty}, p.Unendorsed(rule))
	require.NoError(t, p.Endorse(planBy(worker, 5), 1))
	peertest.RefusedBy(t, p.Endorse(planBy(worker, 5), 2), "not_in_force")
	assert.Equal(t, []lifecycle.Party{recovery.ClinicianParty}, p.Unendorsed(rule))
	require.NoError(t, p.Endorse(planBy(recovery.ClinicianParty, 6), 1))
	require.NoError(t, p.Endorse(planBy(recovery.ClinicianParty, 7), 1))
	assert.Empty(t, p.Unendorsed(rule))
	assert.Len(t, p.View(peertest.Actor(participant)).InForce.Version.Endorsements, 2)
	assert.Empty(t, planIn(t, recovery.PlanDraft).Unendorsed(rule))
}

func TestWhenAPlanIsReviewed(t *testing.T) {
	cal := lifecycle.Calendar{}
	for _, tt := range []struct{ rule, on string }{
		{"design", "2026-04-08"}, // 90 days after 8 January
		{"design_early", "2026-02-07"},
		{"PA", "2026-07-08"},
		{"VA", "2026-04-08"},
		{"MN", ""}, // as needed
	} {
		rule, ok := recovery.PlanRuleOf(tt.rule)
		require.True(t, ok)
		p := planIn(t, recovery.PlanActive)
		got, err := p.ReviewOn(rule, cal)
		require.NoError(t, err)
		var want peer.Date
		if tt.on != "" {
			want, err = peer.ParseDate(tt.on)
			require.NoError(t, err)
		}
		assert.Equal(t, want, got, tt.rule)
	}
	p := planIn(t, recovery.PlanActive)
	early := firstVersion()
	early.Review, _ = peer.ParseDate("2026-01-20")
	v, err := p.Propose(planBy(participant, 5), early)
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 5), v))
	due := func(at time.Time) bool {
		is, err := p.IsReviewDue(recovery.PlanRule{}, cal, at)
		require.NoError(t, err)
		return is
	}
	assert.False(t, due(time.Date(2026, 1, 19, 23, 59, 59, 0, time.UTC)))
	assert.True(t, due(time.Date(2026, 1, 20, 0, 0, 0, 0, time.UTC)), "the participant's own date comes first")
	require.NoError(t, p.OpenReview(planBy(worker, 20)))
	assert.False(t, due(peertest.Day(400)), "it is open")
	assert.Equal(t, v, p.View(peertest.Actor(participant)).InForce.Version.Number, "and the version stays in force")
	require.NoError(t, p.Keep(planBy(participant, 21)))
	assert.False(t, due(peertest.Day(22)), "it was kept after the date that they had set")
	kept, err := p.ReviewOn(recovery.PlanRule{}, cal)
	require.NoError(t, err)
	assert.Equal(t, "2026-04-26", kept.String(), "90 days after 26 January")
	mn, _ := recovery.PlanRuleOf("MN")
	kept, err = p.ReviewOn(mn, cal)
	require.NoError(t, err)
	assert.True(t, kept.IsZero(), "as needed")

	// A version agreed to begins the 90 days anew.
	q := planIn(t, recovery.PlanActive)
	v, err = q.Propose(planBy(participant, 50), firstVersion())
	require.NoError(t, err)
	require.NoError(t, q.Agree(planBy(participant, 50), v))
	on, err := q.ReviewOn(recovery.PlanRule{}, cal)
	require.NoError(t, err)
	assert.Equal(t, "2026-05-25", on.String())
}

// That somebody returned to use is theirs to say.
func TestOnlyTheParticipantGivesAReturnToUseAsTheReasonOfAReview(t *testing.T) {
	for _, p := range []lifecycle.Party{worker, supervisor, lifecycle.SystemParty} {
		plan := planIn(t, recovery.PlanActive)
		act := planBy(p, 5)
		act.Code = "return_to_use"
		peertest.Refused(t, plan.OpenReview(act), lifecycle.ErrUnknownCode)
	}
	plan := planIn(t, recovery.PlanActive)
	act := planBy(participant, 5)
	act.Code = "return_to_use"
	require.NoError(t, plan.OpenReview(act))
}

func TestPlanRulesAndSections(t *testing.T) {
	verified := map[string]bool{}
	for _, r := range recovery.PlanRules() {
		assert.NotEmpty(t, r.Source.Title)
		verified[r.Name] = r.Source.Verified()
		_, err := recovery.Plan{}.Deadlines(recovery.PlanTimings(r), lifecycle.Calendar{})
		require.NoError(t, err, r.Name)
	}
	assert.Equal(t, map[string]bool{"design": false, "design_early": false, "PA": true, "VA": false, "MN": true}, verified)
	va, _ := recovery.PlanRuleOf("VA")
	assert.Equal(t, source.Unverified, va.Source.Evidence)
	var kinds []recovery.PlanPartKind
	for _, s := range recovery.PlanSections() {
		kinds = append(kinds, s.Kind)
		assert.NotEmpty(t, s.Label)
		assert.NotEmpty(t, s.Source.Title)
	}
	assert.Equal(t, recovery.PlanPartKinds(), kinds)
}

func TestPlanContentThatCannotBe(t *testing.T) {
	part := planPart("a", recovery.PartOwn, false, "x")
	many := make([]recovery.PlanPart, recovery.MaxPlanParts+1)
	for name, c := range map[string]recovery.PlanContent{
		"no id":         {Parts: []recovery.PlanPart{{Kind: recovery.PartOwn}}},
		"an id twice":   {Parts: []recovery.PlanPart{part, part}},
		"no UTF-8":      {Parts: []recovery.PlanPart{{ID: "\xff", Kind: recovery.PartOwn}}},
		"unknown kind":  {Parts: []recovery.PlanPart{{ID: "a", Kind: "budget"}}},
		"too many":      {Parts: many},
		"a goal twice":  {Goals: []recovery.PlanGoal{{ID: "g"}, {ID: "g"}}},
		"no goal":       {Goals: []recovery.PlanGoal{{}}},
		"unknown phase": {Phase: "cured"},
	} {
		p := planIn(t, recovery.PlanActive)
		_, err := p.Propose(planBy(participant, 5), c)
		require.ErrorIs(t, err, recovery.ErrPlanContent, name)
		assert.Zero(t, p.View(peertest.Actor(participant)).Proposed.Version.Number)
	}
	require.NoError(t, recovery.PlanContent{}.Check(), "an empty plan is one")
}

func TestAPlanIsStoredAndReplayed(t *testing.T) {
	for _, state := range recovery.PlanStates() {
		p := planIn(t, state)
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back recovery.Plan
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, p.Digest(), back.Digest())
		assert.Equal(t, p.View(peertest.Actor(participant)), back.View(peertest.Actor(participant)))
	}
	p := planIn(t, recovery.PlanActive)
	_, err := p.Propose(planBy(worker, 5), recovery.PlanContent{})
	require.NoError(t, err)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":                        {`"id":"plan-1"`, `"id":""`},
		"another participant":          {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"another kind":                 {`"kind":"recovery"`, `"kind":"budget"`},
		"other words":                  {`my own kitchen`, `my own cellar!`},
		"a private part made open":     {`"kind":"barriers","private":true`, `"kind":"barriers","private":false`},
		"another goal":                 {`"g-1"`, `"g-7"`},
		"another phase":                {`"phase":"initiation"`, `"phase":"maintenance"`},
		"an agreement of the worker's": {`"event":"agree","from":"draft","to":"active","by":{"party":"participant","id":"participant-1"}`, `"event":"agree","from":"draft","to":"active","by":{"party":"worker","id":"worker-1"}`},
		"a state made up":              {`"to":"active"`, `"to":"completed"`},
		"an unknown key":               {`{"id"`, `{"pay":3,"id"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := planIn(t, recovery.PlanStopped)
		want := lifecycle.ErrBadRecord
		if name == "no id" {
			want = recovery.ErrIncompletePlan
		}
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), want, name)
		assert.Equal(t, recovery.PlanStopped, kept.State(), name)
	}
}

// The sample of the first release loads for ever.
func TestTheStoredSampleOfAPlanLoads(t *testing.T) {
	data := planSample(t, "plan-v1.json", func() any {
		p := planIn(t, recovery.PlanActive)
		require.NoError(t, p.Share(planBy(participant, 5), "crisis", sister))
		require.NoError(t, p.ErasePart(planBy(participant, 6), "health"))
		require.NoError(t, p.NoteOutcome(planBy(worker, 7), recovery.PlanItemOutcome{Goal: "g-1", Referral: "r-1", Outcome: "connected"}))
		return p
	})
	var p recovery.Plan
	require.NoError(t, json.Unmarshal(data, &p))
	assert.Equal(t, recovery.PlanActive, p.State())
	assert.Len(t, p.View(sister).InForce.Content.Parts, 1)
}

// planSample returns the file of that name in testdata. It writes a file that is
// not there yet, once.
func planSample(t *testing.T, name string, make func() any) []byte {
	t.Helper()
	path := "testdata/" + name
	if _, err := os.Stat(path); os.IsNotExist(err) && os.Getenv("WRITE_SAMPLES") != "" {
		data, err := json.MarshalIndent(make(), "", "\t")
		require.NoError(t, err)
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, append(data, '\n'), 0o644))
	}
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

func FuzzPlan(f *testing.F) {
	p := planIn(f, recovery.PlanUnderReview)
	data, err := json.Marshal(p)
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"id":"p","kind":"safety","participant":"x","history":{"lifecycle":"plan","entries":[]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p recovery.Plan
		if json.Unmarshal(data, &p) != nil {
			return
		}
		again, err := json.Marshal(p)
		require.NoError(t, err)
		var back recovery.Plan
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, p.Digest(), back.Digest())
	})
}

func TestATieToATreatmentPlanEndsWithItsConsent(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	require.NoError(t, p.LinkTreatment(planBy(participant, 5), "tp-1", "c-1"))
	links := p.TreatmentLinks()
	require.Len(t, links, 1)
	assert.Equal(t, "c-1", string(links[0].Consent))
	peertest.Refused(t, p.UnlinkTreatment(planBy(worker, 6), "tp-1"), lifecycle.ErrNotYourMove)
	require.NoError(t, p.UnlinkTreatment(lifecycle.Act{By: lifecycle.System(), At: peertest.Day(6)}, "tp-1"))
	assert.Empty(t, p.TreatmentLinks())
	links[0].Treatment = "changed"
	assert.Empty(t, p.TreatmentLinks())
}
