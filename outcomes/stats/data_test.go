package stats_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A table holds the columns of a data file.
type table map[string][]string

func tableIn(t testing.TB, path string) table {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.NotEmpty(t, lines)
	columns := table{}
	for _, line := range lines[1:] {
		for i, cell := range line {
			columns[lines[0][i]] = append(columns[lines[0][i]], cell)
		}
	}
	return columns
}

func shipped(t testing.TB, name string) table {
	t.Helper()
	return tableIn(t, filepath.Join("..", "..", "examples", "outcomes", "data", name))
}

func (c table) numbers(t testing.TB, column string) []float64 {
	t.Helper()
	out := make([]float64, 0, len(c[column]))
	for _, cell := range c[column] {
		v, err := strconv.ParseFloat(cell, 64)
		require.NoError(t, err)
		out = append(out, v)
	}
	require.NotEmpty(t, out, "column %s", column)
	return out
}

func (c table) followUp(t testing.TB, time, event string) []stats.Observation {
	t.Helper()
	times, events := c.numbers(t, time), c.numbers(t, event)
	obs := make([]stats.Observation, len(times))
	for i := range obs {
		obs[i] = stats.Observation{Time: times[i], Event: events[i] == 1}
	}
	return obs
}

// codes numbers the values of a column in the given order.
func (c table) codes(t testing.TB, column string, order ...string) []int {
	t.Helper()
	out := make([]int, 0, len(c[column]))
	for _, cell := range c[column] {
		code := -1
		for i, name := range order {
			if cell == name {
				code = i
			}
		}
		require.GreaterOrEqual(t, code, 0, "value %q of %s", cell, column)
		out = append(out, code)
	}
	return out
}

func (c table) covariate(t testing.TB, column string) stats.Covariate {
	t.Helper()
	return stats.Covariate{Name: column, Values: c.numbers(t, column)}
}

func pick(obs []stats.Observation, group []int, code int) []stats.Observation {
	var out []stats.Observation
	for i, o := range obs {
		if group[i] == code {
			out = append(out, o)
		}
	}
	return out
}

func curveOf(t testing.TB, obs []stats.Observation, kind stats.IntervalKind) stats.Curve {
	t.Helper()
	c, err := stats.KaplanMeier(obs, stats.Confidence{Kind: kind})
	require.NoError(t, err)
	return c
}

func value(t testing.TB, e stats.Estimate) float64 {
	t.Helper()
	v, ok := e.Value()
	require.True(t, ok, "has a value")
	return v
}
