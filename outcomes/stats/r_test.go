package stats_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// The answers of R stand in testdata/r, made by make.R there.

// Relative tolerances against R: of formulas, and of what is found by iteration.
const (
	closedForm = 1e-8
	iterated   = 1e-6
)

// fromR reads the cases of a file that R wrote.
func fromR(t *testing.T, file string, cases any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "r", file))
	require.NoError(t, err)
	in := struct {
		Cases any `json:"cases"`
	}{cases}
	require.NoError(t, json.Unmarshal(data, &in))
}

// agrees compares with a number of R's, nil where R has none.
func agrees(t *testing.T, want *float64, got stats.Estimate, within float64, what string) {
	t.Helper()
	v, ok := got.Value()
	if want == nil {
		assert.False(t, ok, "%s: R has no value, here it is %v", what, v)
		return
	}
	if assert.True(t, ok, "%s: R has %v, here it has no value", what, *want) {
		assert.LessOrEqual(t, math.Abs(v-*want), within*max(math.Abs(*want), 1e-4), "%s: R has %v, here it is %v", what, *want, v)
	}
}

// is compares a number that always has a value.
func is(t *testing.T, want, got, within float64, what string) {
	t.Helper()
	agrees(t, &want, stats.Known(got), within, what)
}
