package recovery_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func adapted() recovery.Adaptation {
	return recovery.Adaptation{
		Pathway: "smart", Element: recovery.ElementMetaphors, Depth: recovery.AdaptationSurface,
		Changed: peertest.Text("stories of the river in place of stories of the sea"), Why: peertest.Text("nobody here has seen the sea"),
		By: peer.WorkerActor("w-1"), Agreed: []recovery.AdaptationAssent{recovery.AssentCommunity},
		On: peer.DateOf(peertest.Day(0), nil), Recorded: peertest.Day(1),
	}
}

func TestAnAdaptationSaysWhatWhyByWhomAndWithWhoseConsent(t *testing.T) {
	a := adapted()
	require.NoError(t, a.Check())
	data, err := json.Marshal(a)
	require.NoError(t, err)
	var back recovery.Adaptation
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, a, back)
	for want, edit := range map[string]func(a *recovery.Adaptation){
		"a pathway or a programme":                func(a *recovery.Adaptation) { a.Pathway = "" },
		"ids in valid UTF-8 of at most 256 bytes": func(a *recovery.Adaptation) { a.Programme = "\xff" },
		"an element":                    func(a *recovery.Adaptation) { a.Element = "" },
		"whether it is surface or deep": func(a *recovery.Adaptation) { a.Depth = "" },
		"what was changed":              func(a *recovery.Adaptation) { a.Changed = peertest.Text("") },
		"why":                           func(a *recovery.Adaptation) { a.Why = peertest.Text("") },
		"by whom":                       func(a *recovery.Adaptation) { a.By.ID = "" },
		"with whose consent":            func(a *recovery.Adaptation) { a.Agreed = nil },
		"a date":                        func(a *recovery.Adaptation) { a.On = peer.Date{} },
		"when it was recorded":          func(a *recovery.Adaptation) { a.Recorded = time.Time{} },
		"the consent of somebody beside the programme for a deep change": func(a *recovery.Adaptation) {
			a.Depth, a.Agreed = recovery.AdaptationDeep, []recovery.AdaptationAssent{recovery.AssentProgramme}
		},
	} {
		bad := adapted()
		edit(&bad)
		err := bad.Check()
		require.ErrorIs(t, err, recovery.ErrAdaptation, want)
		require.EqualError(t, err, "recovery: bad adaptation: want "+want)
	}
	require.ErrorIs(t, recovery.Adaptation{}.Check(), recovery.ErrAdaptation)
}

func TestAProgrammeHasMeetingsGoalsAccountabilityAndRules(t *testing.T) {
	d := recovery.DefaultTemplate()
	assert.Empty(t, d.Lacks())
	assert.Equal(t, source.Design, d.Source.Evidence)
	assert.Equal(t, []string{"meetings", "goals", "accountability", "ground_rules", "confidentiality", "limits_of_confidentiality", "right_to_pass"}, recovery.ProgrammeTemplate{}.Lacks())
	d.Rules = []recovery.GroundRule{"gr_made_up"}
	assert.Contains(t, d.Lacks(), "ground_rules")
	d = recovery.DefaultTemplate()
	d.Accountability = []recovery.Accountability{"shame"}
	assert.Equal(t, []string{"accountability"}, d.Lacks(), "a way that is on no list is none")
	recovery.DefaultTemplate().Rules[0] = "changed"
	assert.Equal(t, recovery.GroundConfidential, recovery.DefaultTemplate().Rules[0])
}

// Findings of research are shown with their limits and move no score.
func TestEvidenceIsNoDefault(t *testing.T) {
	topics := map[string]bool{}
	for _, e := range recovery.EvidenceNotes() {
		assert.False(t, topics[e.Topic], e.Topic)
		topics[e.Topic] = true
		assert.Contains(t, []recovery.EvidenceGrade{recovery.GradeStronger, recovery.GradeMixed, recovery.GradeWeak}, e.Grade)
		assert.NotEmpty(t, e.Finding)
		assert.NotEmpty(t, e.Design)
	}
	assert.Len(t, topics, 12)
	first := recovery.EvidenceNotes()[0]
	assert.Equal(t, [2]int{27, 10565}, [2]int{first.Studies, first.People})
	assert.Equal(t, source.Unverified, recovery.EvidenceNotes()[9].Source.Evidence)
}

func TestWhatIsNoCatalogueIsRefused(t *testing.T) {
	for _, bad := range []string{``, `null`, `{}`, `[{}]`, `[{"id":"a"}]`, `[{"id":"a","colour":"red"}]`, `[{"id":"a","id":"b"}]`, `[{"ID":"a"}]`, `[null]`} {
		_, err := recovery.ParsePathways([]byte(bad))
		require.ErrorIs(t, err, recovery.ErrCatalogue, bad)
	}
	data, err := json.Marshal(recovery.Pathways())
	require.NoError(t, err)
	all, err := recovery.ParsePathways(data)
	require.NoError(t, err)
	assert.Equal(t, recovery.Pathways(), all)
	none, err := recovery.ParsePathways([]byte(`[]`))
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestRulesForHardPlaces(t *testing.T) {
	ids := func(in ...recovery.ServiceContext) []string {
		var out []string
		for _, r := range recovery.ContextRules(in...) {
			assert.NotEmpty(t, r.Text)
			assert.Equal(t, source.Design, r.Source.Evidence)
			out = append(out, r.ID)
		}
		return out
	}
	assert.Empty(t, ids())
	assert.Equal(t, []string{"store_little", "check_law", "ordinary_doors", "no_pressing"}, ids(recovery.ContextCriminalised))
	assert.Equal(t, []string{"store_little", "simple_outcomes", "no_pressing"}, ids(recovery.ContextFewLetters))
	assert.Equal(t, []string{"store_little", "safe_contact", "ordinary_doors", "no_pressing", "no_automatic_report"}, ids(recovery.ContextUnsafeContact))
	assert.Len(t, ids(recovery.ContextConflict), 13)
	assert.Len(t, ids(recovery.ContextConflict, recovery.ContextDisplacement), 13, "each once")
	assert.Len(t, ids("a context made up"), 13, "the strictest answer")
}
