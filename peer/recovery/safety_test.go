package recovery_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// safetyWith returns a safety plan in force with the given sections written.
func safetyWith(t testing.TB, opioids bool, kinds ...recovery.PlanPartKind) *recovery.Plan {
	t.Helper()
	p, err := recovery.NewPlan("s-1", recovery.PlanSafety, peertest.ParticipantID, planBy(participant, 0))
	require.NoError(t, err)
	c := recovery.PlanContent{Opioids: opioids}
	for _, k := range kinds {
		c.Parts = append(c.Parts, planPart(recovery.PlanPartID(k), k, false, "words"))
	}
	v, err := p.Propose(planBy(participant, 1), c)
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 1), v))
	return p
}

// The sections of a prevention plan, written from the worksheet.
var safetySections = []recovery.PlanPartKind{
	"reasons", "triggers_external", "triggers_internal", "early_warning", "coping", "daily_upkeep", "people", "high_risk_calendar", "if_it_happens", "overdose_safety", "help_lines",
}

func TestSectionsOfASafetyPlan(t *testing.T) {
	enumtest.Try(t, recovery.SafetyEventKinds(), recovery.ErrUnknownSafetyEventKind)
	assert.Equal(t, safetySections, recovery.SafetySections(true))
	assert.NotContains(t, recovery.SafetySections(false), recovery.PartOverdoseSafety)
	assert.Len(t, recovery.SafetySections(false), 10)
}

func TestWhatASafetyPlanLacks(t *testing.T) {
	me := peertest.Actor(participant)
	for _, opioids := range []bool{false, true} {
		empty, err := recovery.SafetyPlanOf(safetyWith(t, opioids).View(me), recovery.SafetySettings{})
		require.NoError(t, err)
		want := len(recovery.SafetySections(opioids)) - 1 // lines are there
		assert.Len(t, empty.Missing(), want)
		assert.False(t, empty.IsComplete())
		for _, leave := range recovery.SafetySections(opioids) {
			var kinds []recovery.PlanPartKind
			for _, k := range recovery.SafetySections(opioids) {
				if k != leave {
					kinds = append(kinds, k)
				}
			}
			p, err := recovery.SafetyPlanOf(safetyWith(t, opioids, kinds...).View(me), recovery.SafetySettings{})
			require.NoError(t, err)
			if leave == recovery.PartHelpLines {
				assert.True(t, p.IsComplete(), "the programme gives lines")
				continue
			}
			assert.Equal(t, []recovery.PlanPartKind{leave}, p.Missing())
		}
		full, err := recovery.SafetyPlanOf(safetyWith(t, opioids, recovery.SafetySections(opioids)...).View(me), recovery.SafetySettings{})
		require.NoError(t, err)
		assert.True(t, full.IsComplete())
		assert.Equal(t, opioids, full.Warning != "", "for opioids the warning is there, whatever is written")
		full.Warning, full.Opioids = "", true
		assert.False(t, full.IsComplete(), "and without it such a plan is not complete")
	}
	p := safetyWith(t, true, safetySections...)
	require.NoError(t, p.ErasePart(planBy(participant, 2), "people"))
	lacks, err := recovery.SafetyPlanOf(p.View(me), recovery.SafetySettings{Language: lifecycle.Spanish})
	require.NoError(t, err)
	assert.Equal(t, []recovery.PlanPartKind{recovery.PartPeople}, lacks.Missing(), "words that were taken away are not there")
	assert.Contains(t, lacks.Warning, "naloxona")
}

func TestWhoseSafetyPlan(t *testing.T) {
	p := safetyWith(t, true, recovery.PartCoping)
	_, err := recovery.SafetyPlanOf(p.View(peertest.Actor(worker)), recovery.SafetySettings{})
	require.ErrorIs(t, err, recovery.ErrNotSafetyPlan, "nothing to read for a worker who was not let in")
	require.NoError(t, p.AdmitWorker(planBy(participant, 2), peertest.WorkerID))
	got, err := recovery.SafetyPlanOf(p.View(peertest.Actor(worker)), recovery.SafetySettings{})
	require.NoError(t, err)
	assert.Len(t, got.Parts, 1)
	_, err = recovery.SafetyPlanOf(planIn(t, recovery.PlanActive).View(peertest.Actor(participant)), recovery.SafetySettings{})
	require.ErrorIs(t, err, recovery.ErrNotSafetyPlan)
	require.NoError(t, p.TakeBack(planBy(participant, 3)))
	_, err = recovery.SafetyPlanOf(p.View(peertest.Actor(participant)), recovery.SafetySettings{})
	require.ErrorIs(t, err, recovery.ErrNotSafetyPlan)
	_, err = recovery.SafetyPlanOf(safetyWith(t, true).View(peertest.Actor(participant)), recovery.SafetySettings{Language: "xx"})
	require.ErrorIs(t, err, lifecycle.ErrUnknownLanguage)
	assert.Equal(t, source.Design, recovery.OverdoseWarningSource().Evidence)
	for _, l := range recovery.HelpLines() {
		assert.Equal(t, source.Unverified, l.Source.Evidence)
	}
	own := []recovery.HelpLine{{Name: "of this town", Number: "1", Region: "PL"}}
	got, err = recovery.SafetyPlanOf(safetyWith(t, false).View(peertest.Actor(participant)), recovery.SafetySettings{Lines: own})
	require.NoError(t, err)
	assert.Equal(t, own, got.Lines)
}

func TestASafetyPlanIsLookedAtAfterEachEventAndEvery90Days(t *testing.T) {
	cal := lifecycle.Calendar{}
	p := safetyWith(t, true) // agreed to on 6 January
	overdose := recovery.SafetyEvent{Kind: recovery.SafetyAfterOverdose, At: peertest.Day(20)}
	for _, tt := range []struct {
		name   string
		events []recovery.SafetyEvent
		day    int
		due    bool
		on     string
		after  int
	}{
		{"day 89", nil, 90, false, "2026-04-06", 0},
		{"day 90", nil, 91, true, "2026-04-06", 0},
		{"an event", []recovery.SafetyEvent{overdose}, 20, true, "2026-01-25", 1},
		{"before the event", []recovery.SafetyEvent{overdose}, 19, false, "2026-04-06", 0},
		{"an event before it was agreed to", []recovery.SafetyEvent{{Kind: recovery.SafetyAfterLoss, At: peertest.Day(0)}}, 20, false, "2026-04-06", 0},
	} {
		got, err := p.SafetyReview(tt.events, cal, peertest.Day(tt.day))
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.due, got.Due, tt.name)
		assert.Equal(t, tt.on, got.On.String(), tt.name)
		assert.Len(t, got.After, tt.after, tt.name)
	}
	require.NoError(t, p.OpenReview(planBy(participant, 21)))
	got, err := p.SafetyReview([]recovery.SafetyEvent{overdose}, cal, peertest.Day(22))
	require.NoError(t, err)
	assert.False(t, got.Due, "it is being looked at")
	require.NoError(t, p.Keep(planBy(participant, 23)))
	got, err = p.SafetyReview([]recovery.SafetyEvent{overdose}, cal, peertest.Day(24))
	require.NoError(t, err)
	assert.False(t, got.Due, "it was looked at after the event")
	assert.Equal(t, "2026-04-28", got.On.String(), "90 days after 28 January")
	_, err = p.SafetyReview([]recovery.SafetyEvent{{Kind: "party"}}, cal, peertest.Day(24))
	require.ErrorIs(t, err, recovery.ErrUnknownSafetyEventKind)
	require.NoError(t, p.Stop(planBy(participant, 25)))
	got, err = p.SafetyReview([]recovery.SafetyEvent{overdose}, cal, peertest.Day(400))
	require.NoError(t, err)
	assert.Equal(t, recovery.SafetyReview{}, got)
}

func TestFieldsOfACrisisPlan(t *testing.T) {
	p, err := recovery.NewPlan("w-1", recovery.PlanWellness, peertest.ParticipantID, planBy(participant, 0))
	require.NoError(t, err)
	v, err := p.Propose(planBy(participant, 1), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("d", recovery.PartCrisisDeciders, false, "my sister"), planPart("e", recovery.PartCrisisEnd, false, "")}})
	require.NoError(t, err)
	require.NoError(t, p.Agree(planBy(participant, 1), v))
	assert.Equal(t, []recovery.PlanPartKind{"crisis_well", "crisis_signs", "crisis_not_involved", "crisis_care", "crisis_places", "crisis_helps", "crisis_home", "crisis_end"},
		recovery.CrisisMissing(p.View(peertest.Actor(participant))))
	assert.Len(t, recovery.CrisisMissing(p.View(sister)), 9)
}

func TestASafetyPlanPrintsNothing(t *testing.T) {
	peertest.Secret(t, "secret", recovery.SafetyPlan{Parts: []recovery.PlanPart{{ID: "secret-part", Words: peertest.Text("secret words")}}})
}

func ExampleSafetyPlanOf() {
	ana := peer.ParticipantActor("ana")
	p, _ := recovery.NewPlan("s-1", recovery.PlanSafety, "ana", lifecycle.Act{By: ana, At: planMarch(2)})
	_, err := recovery.SafetyPlanOf(p.View(ana), recovery.SafetySettings{})
	fmt.Println(err)
	v, _ := p.Propose(lifecycle.Act{By: ana, At: planMarch(2)}, recovery.PlanContent{Opioids: true, Parts: []recovery.PlanPart{
		{ID: "people", Kind: recovery.PartPeople, Words: peertest.Text("my sister, any hour")}}})
	_ = p.Agree(lifecycle.Act{By: ana, At: planMarch(2)}, v)
	plan, _ := recovery.SafetyPlanOf(p.View(ana), recovery.SafetySettings{})
	fmt.Println(len(plan.Parts), len(plan.Missing()), plan.IsComplete(), plan.Warning[:41])
	// Output:
	// recovery: no safety plan in force to read: want a plan of the kind safety that the participant agreed to
	// 1 9 false After a time without opioids the body tol
}
