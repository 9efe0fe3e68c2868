package workforce_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision/workforce"
)

func TestReadingsAreTheWorkersToShare(t *testing.T) {
	w := wellbeingIn(t, workforce.WellbeingKept)
	boss := peertest.Actor(supervisor)
	for _, who := range []lifecycle.Actor{boss, peertest.Actor(programme), lifecycle.System(), {}, {Party: worker, ID: "another"}, {Party: supervisor, ID: id(worker)}} {
		seen, err := w.Seen(who)
		require.ErrorIs(t, err, workforce.ErrPrivate)
		assert.Empty(t, seen)
	}
	require.NoError(t, w.Fire(sharing(workforce.ShareMeasure, workforce.MeasureCBIWork, boss, 3)))
	seen, err := w.Seen(boss)
	require.NoError(t, err)
	require.Len(t, seen, 1, "one measure, not the other")
	assert.Equal(t, 62, seen[0].Value())
	assert.Equal(t, workforce.MeasureCBIWork, seen[0].Measure())
	assert.True(t, seen[0].At().Equal(peertest.Day(1)))
	_, err = w.Seen(peer.SupervisorActor("another"))
	require.ErrorIs(t, err, workforce.ErrPrivate, "one person, not another")

	require.NoError(t, w.Fire(sharing(workforce.UnshareMeasure, workforce.MeasureCBIWork, boss, 4)))
	_, err = w.Seen(boss)
	require.ErrorIs(t, err, workforce.ErrPrivate, "taken back")
	require.NoError(t, w.Fire(sharing(workforce.ShareMeasure, workforce.MeasureCBIWork, boss, 5)))
	require.NoError(t, w.Fire(workforce.WellbeingMove{Act: by(worker, 6), Event: workforce.EndWellbeing}))
	_, err = w.Seen(boss)
	require.ErrorIs(t, err, workforce.ErrPrivate, "ended")
	seen, err = w.Seen(peertest.Actor(worker))
	require.NoError(t, err)
	assert.Len(t, seen, 2)

	var none workforce.Wellbeing
	_, err = none.Seen(lifecycle.Actor{Party: worker})
	require.ErrorIs(t, err, workforce.ErrPrivate)
}

func TestWhatAWellbeingRecordRefuses(t *testing.T) {
	w := wellbeingIn(t, workforce.WellbeingKept)
	for _, mv := range []workforce.WellbeingMove{reading(workforce.MeasureCBIWork, 101, 4), reading(workforce.MeasureSingleItem, 0, 4), reading(workforce.MeasureCBIWork, -1, 4), reading(workforce.MeasureProQOLBurnout, 9, 4)} {
		peertest.RefusedBy(t, w.Fire(mv), "measure")
	}
	require.NoError(t, w.Fire(reading(workforce.MeasureRoleDrift, 0, 4)), "no signal is a reading")
	words := reading(workforce.MeasureCBIWork, 10, 4)
	words.Reason = peertest.Text("tired")
	peertest.RefusedBy(t, w.Fire(words), "words")
	for _, viewer := range []lifecycle.Actor{peer.SupervisorActor(peer.SupervisorID(id(worker))), peer.WorkerActor("w-2"), {Party: supervisor}, peertest.Actor(lifecycle.ParticipantParty)} {
		peertest.RefusedBy(t, w.Fire(sharing(workforce.ShareMeasure, workforce.MeasureCBIWork, viewer, 4)), "viewer")
	}
	other := reading(workforce.MeasureCBIWork, 10, 4)
	other.By = peertest.Actor(supervisor)
	require.ErrorIs(t, w.Fire(other), lifecycle.ErrNotYourMove)

	text, err := json.Marshal(w)
	require.NoError(t, err)
	var into workforce.Wellbeing
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(text), `"value":62`, `"value":162`, 1)), &into), lifecycle.ErrBadRecord)
	assert.Zero(t, into.State())
}

func TestAReadingEntersNoOtherRecord(t *testing.T) {
	seen, err := wellbeingIn(t, workforce.WellbeingKept).Seen(peertest.Actor(worker))
	require.NoError(t, err)
	_, err = json.Marshal(map[string]any{"discipline": seen})
	require.ErrorIs(t, err, workforce.ErrPrivate)
	require.ErrorIs(t, json.Unmarshal([]byte(`{}`), &seen[0]), workforce.ErrPrivate)
	peertest.Secret(t, "62", seen[0], *wellbeingIn(t, workforce.WellbeingKept), workforce.WellbeingChange{Value: 62})
}

// Nothing else in the rooms of supervision holds wellbeing, imports the room that keeps it, or
// names it beside a participant, and nothing here ranks.
func TestWellbeingIsKeptApart(t *testing.T) {
	own := map[string]bool{"Wellbeing": true, "WellbeingTerms": true, "WellbeingChange": true, "SharedReading": true}
	fields, funcs := 0, 0
	require.NoError(t, filepath.WalkDir("..", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		here := filepath.Base(filepath.Dir(path)) == "workforce" || !strings.Contains(path, "/") && filepath.Dir(path) == "."
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, i := range tree.Imports {
			assert.NotContains(t, i.Path.Value, "supervision/workforce", path)
		}
		if !here {
			return nil
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				s, ok := n.Type.(*ast.StructType)
				if !ok {
					return true
				}
				for _, f := range s.Fields.List {
					fields++
					for name := range own {
						if id, ok := f.Type.(*ast.Ident); ok {
							mine := strings.HasPrefix(n.Name.Name, "Wellbeing") || n.Name.Name == "storedWellbeing"
							assert.False(t, id.Name == name && !mine, "%s holds %s", n.Name.Name, name)
						}
					}
				}
			case *ast.SelectorExpr:
				assert.NotContains(t, []string{"ParticipantID", "EncounterID", "NoteID", "MentorshipID"}, n.Sel.Name, path)
			case *ast.FuncDecl:
				funcs++
				for _, word := range []string{"Rank", "Best", "Worst", "Compare", "Discipline"} {
					assert.NotContains(t, n.Name.Name, word)
				}
			}
			return true
		})
		return nil
	}))
	assert.Greater(t, fields, 50)
	assert.Greater(t, funcs, 100)
}

func TestStrainCountsOnlyWhatIsShared(t *testing.T) {
	staff := peertest.Actor(programme)
	var records []workforce.Wellbeing
	for i := range 12 {
		act := lifecycle.Act{By: peer.WorkerActor(peer.WorkerID(fmt.Sprintf("w-%d", i))), At: peertest.Day(0)}
		w, err := workforce.NewWellbeing(workforce.WellbeingTerms{Worker: peer.WorkerID(act.By.ID)}, act)
		require.NoError(t, err)
		fire := func(e workforce.WellbeingEvent, d workforce.WellbeingChange) {
			require.NoError(t, w.Fire(workforce.WellbeingMove{Act: act, Event: e, Data: d}))
		}
		fire(workforce.NoteReading, workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Value: 90}) // an older one
		value := 49
		if i < 4 {
			value = 50
		}
		fire(workforce.NoteReading, workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Value: value})
		if i < 10 {
			fire(workforce.ShareMeasure, workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Viewer: staff})
		}
		records = append(records, *w)
	}
	assert.Equal(t, workforce.Strain{Above: 4, Of: 10, Shown: true}, workforce.StrainOf(records, staff, workforce.MeasureCBIWork, 50))
	assert.Zero(t, workforce.StrainOf(records[1:], staff, workforce.MeasureCBIWork, 50), "nine are hidden")
	assert.Zero(t, workforce.StrainOf(records, peertest.Actor(supervisor), workforce.MeasureCBIWork, 50))
}

func TestSignalsOfRoleDrift(t *testing.T) {
	rule := workforce.RoleDefault()
	assert.Equal(t, source.Design, rule.Source.Evidence, "no source has a figure")
	assert.Equal(t, "CSBMG", rule.Signs.Key)
	hours := func(n int) time.Duration { return time.Duration(n) * time.Hour }
	quiet := workforce.RoleFacts{Worked: hours(40), Transport: hours(9), Clerical: hours(9), Contacts: 20, OutOfHours: 3, WithExperience: 2, PathwaysSpokenOf: 2}
	got, err := rule.Signals(quiet)
	require.NoError(t, err)
	assert.Empty(t, got)
	loud := workforce.RoleFacts{Worked: hours(40), Transport: hours(10), Testing: 1, Clerical: hours(10), Contacts: 20, OutOfHours: 4, WithExperience: 1, SupervisionsMissed: 1, PathwaysSpokenOf: 1}
	got, err = rule.Signals(loud)
	require.NoError(t, err)
	assert.Equal(t, workforce.DriftSignals(), got, "on each edge")
	loud.Contacts, loud.OutOfHours = 9, 4
	got, err = rule.Signals(loud)
	require.NoError(t, err)
	assert.Equal(t, []workforce.DriftSignal{workforce.DriftTransport, workforce.DriftTesting, workforce.DriftClerical, workforce.DriftNoSupervision}, got, "nine contacts say nothing")
	for _, bad := range []workforce.RoleFacts{{Transport: 1}, {Worked: -1}, {OutOfHours: 1}, {Contacts: -1}, {SupervisionsMissed: -1}, {PathwaysSpokenOf: -1}} {
		_, err := rule.Signals(bad)
		require.ErrorIs(t, err, workforce.ErrFigure)
	}
	got, err = rule.Signals(workforce.RoleFacts{})
	require.NoError(t, err)
	assert.Empty(t, got)
}

func TestAStepAsideHoldsNoWords(t *testing.T) {
	s := stepAsideIn(t, workforce.StepAsideAway)
	assert.False(t, s.HasReturnPlan())
	mv := workforce.StepAsideMove{Act: by(worker, 2), Event: workforce.MakeReturnPlan}
	mv.Reason = peertest.Text("what is in it")
	peertest.RefusedBy(t, s.Fire(mv), "words")
	assert.True(t, stepAsideIn(t, workforce.StepAsidePlanned).HasReturnPlan())
	assert.False(t, stepAsideIn(t, workforce.StepAsideLeft).HasReturnPlan())
	words := by(worker, 0)
	words.Reason = peertest.Text("why")
	_, err := workforce.NewStepAside(s.Terms(), words)
	peertest.RefusedBy(t, err, "words")
}
