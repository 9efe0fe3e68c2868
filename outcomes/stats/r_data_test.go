package stats_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Relative tolerances against R: of formulas, and of what is found by iteration.
const (
	closedForm = 1e-8
	iterated   = 1e-6
)

// casesOf reads a file of testdata/r, strictly: data and what R answers about
// them, as make.R there wrote them. They hold the odd data, too: ties, delayed
// entry, times equal but for rounding, one event, empty cells.
func casesOf[T any](t testing.TB, name string) []T {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "r", name+".json"))
	require.NoError(t, err)
	defer file.Close()
	var content struct {
		MadeBy map[string]string `json:"made_by"`
		Cases  []T               `json:"cases"`
	}
	decoder := json.NewDecoder(file)
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&content))
	require.NotEmpty(t, content.MadeBy["r"])
	require.NotEmpty(t, content.Cases)
	return content.Cases
}

// agree compares an answer of R, which may be open, with an estimate. Where R's
// answer is 0 or rounding, floor is how far from it ours may be.
func agree(t testing.TB, want, got stats.Estimate, share float64, what string, args ...any) {
	t.Helper()
	w, known := want.Value()
	g, ok := got.Value()
	what = fmt.Sprintf(what, args...)
	require.Equal(t, known, ok, "%s: R says %v, we say %v", what, want, got)
	if known {
		require.LessOrEqual(t, math.Abs(w-g), share*math.Abs(w)+floor, "%s: R says %.17g, we say %.17g", what, w, g)
	}
}

const floor = 1e-15

func agreeNumber(t testing.TB, want stats.Estimate, got, share float64, what string, args ...any) {
	t.Helper()
	agree(t, want, stats.Known(got), share, what, args...)
}

// agreeFigure compares value and, where R gives them, standard error and limits.
func agreeFigure(t testing.TB, want []stats.Estimate, got stats.Figure, share float64, what string, args ...any) {
	t.Helper()
	for i, part := range []stats.Estimate{got.Value, got.StdErr, got.Low, got.High} {
		if i < len(want) {
			agree(t, want[i], part, share, what+[]string{"", ": standard error", ": low", ": high"}[i], args...)
		}
	}
}

// effectOf is R's estimate and variance with the interval made of them.
func effectOf(t testing.TB, yiVi []float64, z float64, scale func(float64) float64) []stats.Estimate {
	t.Helper()
	require.Len(t, yiVi, 2)
	y, se := yiVi[0], math.Sqrt(yiVi[1])
	return []stats.Estimate{stats.Known(scale(y)), stats.Known(se), stats.Known(scale(y - z*se)), stats.Known(scale(y + z*se))}
}

func same(v float64) float64 { return v }

// A crowd is one data set of people.json.
type crowd struct {
	Name                                  string
	Entry, Time, X, Y                     []float64
	Event, Group, Stratum, Cluster, Cause []int
}

func (c crowd) followUp() []stats.Observation {
	obs := make([]stats.Observation, len(c.Time))
	for i := range obs {
		obs[i] = stats.Observation{Entry: c.Entry[i], Time: c.Time[i], Event: c.Event[i] == 1}
	}
	return obs
}

func (c crowd) covariates() []stats.Covariate {
	return []stats.Covariate{{Name: "x", Values: c.X}, {Name: "y", Values: c.Y}}
}

func crowds(t testing.TB) map[string]crowd {
	t.Helper()
	out := map[string]crowd{}
	for _, c := range casesOf[crowd](t, "people") {
		out[c.Name] = c
	}
	return out
}
