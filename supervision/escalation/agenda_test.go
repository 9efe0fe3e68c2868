package escalation_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
)

func TestEscalationComesToSupervision(t *testing.T) {
	for state, want := range map[escalation.State]supervision.Severity{
		escalation.Raised: supervision.SeverityUrgent, escalation.Told: supervision.SeverityUrgent, escalation.FallenBack: supervision.SeverityUrgent,
		escalation.Acknowledged: supervision.SeverityUrgent, escalation.Resolved: supervision.SeveritySoon, escalation.Closed: 0,
	} {
		c, ok := escalationIn(t, state).Concern()
		assert.Equal(t, want != 0, ok, state)
		assert.Equal(t, want, c.Severity, state)
		if ok {
			require.NoError(t, c.Check(), state)
		}
	}
	_, ok := escalation.Escalation{}.Concern()
	assert.False(t, ok)
	for kind, want := range map[escalation.Kind]supervision.ConcernKind{
		escalation.KindParticipantSafety: supervision.ConcernIncident, escalation.KindWorkerSafety: supervision.ConcernIncident,
		escalation.KindVisitOverdue: supervision.ConcernIncident, escalation.KindScopeEmergency: supervision.ConcernScope,
		escalation.KindObligation: supervision.ConcernScope, escalation.KindInstrumentFlag: supervision.ConcernOutcome,
		escalation.KindGroupEvent: supervision.ConcernGroup, escalation.KindBoundary: supervision.ConcernBoundary,
	} {
		a := ask(escalation.Urgent)
		a.Kind = kind
		e, err := escalation.New(a, ladder(t, escalation.Urgent, false), by(worker, minute(0)))
		require.NoError(t, err)
		c, ok := e.Concern()
		assert.True(t, ok, kind)
		assert.Equal(t, want, c.Kind, kind)
		require.NoError(t, c.Check(), kind)
	}

	happened := group.Consequence{Key: "m-1/overdose", Kind: group.TriggerOverdose, Level: 3, At: minute(0)}
	a, _ := escalation.OfConsequence(happened)
	a.ID = "e-7"
	e, err := escalation.New(a, ladder(t, escalation.Emergency, false), by(worker, minute(0)))
	require.NoError(t, err)
	c, _ := e.Concern()
	assert.Equal(t, supervision.GroupConcerns(happened)[0].Key, c.Key, "one matter, whichever of the two tells it")
}

func TestBoundaryConcernComesToSupervision(t *testing.T) {
	for _, s := range escalation.ConcernStates() {
		c, ok := concernIn(t, s).Concern()
		assert.Equal(t, s != escalation.ConcernClosed && s != escalation.ConcernWithdrawn, ok, s)
		if ok {
			require.NoError(t, c.Check(), s)
			assert.Equal(t, supervision.ConcernBoundary, c.Kind, s)
			assert.Equal(t, supervision.SeveritySoon, c.Severity, s)
			assert.Equal(t, minute(0), c.At, "since it was raised")
		}
	}
	_, ok := escalation.BoundaryConcern{}.Concern()
	assert.False(t, ok)
	passed := concernIn(t, escalation.ConcernTalkedOver)
	require.NoError(t, passed.Settle(by(supervisor, minute(2)), escalation.DispositionEscalated))
	c, _ := passed.Concern()
	assert.Equal(t, supervision.SeverityUrgent, c.Severity)
	a, _ := passed.Ask()
	assert.Equal(t, a.Key, c.Key, "one matter, whichever of the two tells it")
}

func TestIncidentComesToSupervision(t *testing.T) {
	rex := as("rex", escalation.ReviewerParty, minute(10))
	for severity, want := range map[escalation.Severity]supervision.Severity{
		escalation.NearMiss: supervision.SeverityRoutine, escalation.MinorHarm: supervision.SeverityRoutine,
		escalation.Harm: supervision.SeveritySoon, escalation.SeriousHarm: supervision.SeverityUrgent,
	} {
		in := incidentIn(t, escalation.IncidentReported)
		require.NoError(t, in.Review(rex, severity))
		c, ok := in.Concern()
		assert.True(t, ok, severity)
		assert.Equal(t, want, c.Severity, severity)
		assert.Equal(t, supervision.ConcernIncident, c.Kind)
		require.NoError(t, c.Check(), severity)
	}
	_, ok := incidentIn(t, escalation.IncidentClosed).Concern()
	assert.False(t, ok)
	_, ok = escalation.Incident{}.Concern()
	assert.False(t, ok)
}

// What of an incident cannot wait, by category and by how bad it was judged: not at all,
// minor, serious.
func TestIncidentThatCannotWaitForItsReview(t *testing.T) {
	const none = escalation.Kind("")
	safety, workers, report := escalation.KindParticipantSafety, escalation.KindWorkerSafety, escalation.KindObligation
	want := map[escalation.Category][3]escalation.Kind{
		escalation.CategorySuicidal: {safety, none, safety}, escalation.CategorySelfHarm: {safety, none, safety},
		escalation.CategoryThreatToOthers: {safety, none, safety}, escalation.CategoryOverdose: {safety, none, safety},
		escalation.CategoryPartnerViolence: {safety, none, safety}, escalation.CategoryMedical: {safety, none, safety},
		escalation.CategoryMissedContact: {safety, none, safety}, escalation.CategoryThreatToWorker: {workers, none, workers},
		escalation.CategoryChildAbuse: {report, report, report}, escalation.CategoryAdultAbuse: {report, report, report},
		escalation.CategoryLateReport: {report, report, report}, escalation.CategoryIntoxicated: {none, none, safety},
		escalation.CategoryHarassment: {none, none, safety}, escalation.CategoryClinicalAdvice: {none, none, safety},
		escalation.CategoryBoundary: {none, none, safety}, escalation.CategoryDisclosure: {none, none, safety}, escalation.CategoryProblem: {none, none, safety},
	}
	for _, category := range escalation.Categories() {
		for i, severity := range []escalation.Severity{"", escalation.MinorHarm, escalation.SeriousHarm} {
			in, err := escalation.NewIncident("i-1", category, minute(0), []escalation.PersonID{"eve"}, severity, as("ana", escalation.ReporterParty, minute(1)))
			require.NoError(t, err)
			a, ok := in.Ask()
			assert.Equal(t, want[category][i], a.Kind, fmt.Sprint(category, severity))
			assert.Equal(t, a.Kind != none, ok)
			if ok {
				a.ID = "e-1"
				e, err := escalation.New(a, ladder(t, escalation.Urgent, a.Report), as("ana", worker, minute(1)))
				require.NoError(t, err)
				assert.Equal(t, a.Kind == report, a.Report)
				assert.True(t, slices.Contains(e.Ask().Apart, "eve"), "whom it concerns is not told")
				c, _ := in.Concern()
				assert.Equal(t, a.Key, c.Key)
			}
		}
	}
	for _, s := range []escalation.IncidentState{escalation.IncidentLearned, escalation.IncidentClosed} {
		_, ok := incidentIn(t, s).Ask()
		assert.False(t, ok, s)
	}
	_, ok := escalation.Incident{}.Ask()
	assert.False(t, ok)
}
