package evaluation_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

func TestNothingPrintsPeopleOrWords(t *testing.T) {
	secret := evaluation.EvaluationTerms{ID: "secret-e", Worker: "secret-w", Supervisor: "secret-s", From: date(2026, 1, 1), To: date(2026, 2, 1)}
	act := lifecycle.Act{By: lifecycle.Actor{Party: supervisor, ID: "secret-s"}, At: peertest.Day(0), Reason: peertest.Text("secret words")}
	e, err := evaluation.NewEvaluation(secret, act)
	require.NoError(t, err)
	p, err := evaluation.NewPlan(evaluation.PlanTerms{ID: "secret-p", Worker: "secret-w", Supervisor: "secret-s"}, act)
	require.NoError(t, err)
	goal := evaluation.PlanChange{Goal: "secret-g", Category: credential.TopicCrisis}
	require.NoError(t, p.Fire(evaluation.PlanMove{Act: act, Event: evaluation.AddGoal, Data: goal}))
	refused := p.Fire(evaluation.PlanMove{Act: act, Event: evaluation.AddGoal, Data: goal})
	require.ErrorIs(t, refused, lifecycle.ErrGuard)
	f := given()
	f.ID, f.Worker, f.Words = "secret-f", "secret-w", peertest.Text("secret")
	items := []evaluation.SampleItem{{Note: "secret-n", Stratum: "secret"}}
	d, err := evaluation.SampleDefault().Sample("secret", items)
	require.NoError(t, err)
	rating := evaluation.Rating{Subject: "secret-1", Rater: "secret-2", Kind: evaluation.SelfRater, Values: map[string]int{"i1": 3}}
	table, err := evaluation.NewRatings(ownScale(t), []evaluation.Rating{rating})
	require.NoError(t, err)
	peertest.Secret(t, "secret", secret, *e, e, e.History(), *p, p, p.Terms(), p.Goals()[0], goal, refused, f, items[0], d, d.Picks[0],
		rating, table, evaluation.CoSign{Note: "secret-n", By: "secret-s"}, evaluation.GoalID("secret"), evaluation.EvaluationID("secret"))
	assert.Equal(t, "[evaluation open]", fmt.Sprint(e))
	assert.Equal(t, "[no evaluation]", fmt.Sprint(evaluation.Evaluation{}))
	assert.Equal(t, "[development plan draft]", fmt.Sprint(p))
}

func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	d, err := evaluation.SampleDefault().Sample("seed", records(3, true))
	require.NoError(t, err)
	storabletest.Try(t, given(), "Way", "Words", "Answer")
	storabletest.Try(t, d)
	storabletest.Try(t, d.Picks[0], "Why")
	storabletest.Try(t, evaluation.SampleItem{Note: "n", Stratum: "a", Risk: true})
	storabletest.Try(t, ratings()[0], "Kind")
	storabletest.Try(t, evaluation.AppraisalDefault())
	storabletest.Try(t, evaluation.Count{1, 2})
	storabletest.Try(t, evaluation.Limits{1, 0, 2})
	storabletest.Try(t, layout("a"), "Rater")
}

// No function compares workers: none takes the evaluations or plans of several, and
// none has rank or best in its name. Nothing here knows the room that keeps wellbeing.
func TestNothingRanksWorkers(t *testing.T) {
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	checked := 0
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, i := range tree.Imports {
			assert.NotContains(t, i.Path.Value, "workforce")
			assert.NotContains(t, i.Path.Value, "outcomes")
		}
		for _, d := range tree.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() {
				continue
			}
			checked++
			for _, word := range []string{"Rank", "Best", "Worst", "Compare", "Mean"} {
				assert.NotContains(t, f.Name.Name, word)
			}
			for _, p := range f.Type.Params.List {
				list, ok := p.Type.(*ast.ArrayType)
				if !ok {
					continue
				}
				if of, ok := list.Elt.(*ast.Ident); ok {
					assert.NotContains(t, []string{"Evaluation", "Plan", "Spread", "Levels"}, of.Name, f.Name.Name)
				}
			}
		}
	}
	assert.Greater(t, checked, 60)
}

func FuzzFeedback(f *testing.F) {
	text, err := json.Marshal(given())
	require.NoError(f, err)
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		var x, again evaluation.Feedback
		if json.Unmarshal(text, &x) != nil || x.Check() != nil {
			return
		}
		out, err := json.Marshal(x)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again))
		require.NoError(t, again.Check())
	})
}
