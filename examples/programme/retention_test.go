package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Worked out by hand: departures at day 44 of 20 at risk, 45 of 18, 81 of 11 and 100 of 8.
func TestRetentionCurve(t *testing.T) {
	r := shippedAt(t, "").Retention
	assert.Equal(t, 4, r.Left)
	assert.Equal(t, []count{{"ongoing", 15}, {"completed", 3}, {"left", 4}, {"stopped", 1}}, r.Endings, "of 23 people, p-18 by the course that they left")
	last := r.Steps[len(r.Steps)-1]
	assert.InDelta(t, 19.0/20*17/18*10/11*7/8, last.Survival, 1e-12)
	_, reached := r.Median.Value()
	assert.False(t, reached)
	assert.Equal(t, []int{0, 30, 60, 90, 120, 150}, each(r.Table, func(s stayRow) int { return s.Day }))
}

// Worked out by hand, and the same in R's survival: beside the departures one was
// stopped at day 57 of 16 at risk, and three completed, at day 92 of 9, 118 of 7 and 145 of 3.
func TestWhatHadBecomeOfPeople(t *testing.T) {
	rows := shippedAt(t, "").Retention.Table
	of := func(f stats.Figure) float64 {
		v, ok := f.Value.Value()
		require.True(t, ok)
		return v
	}
	const before90 = 19.0 / 20 * 17 / 18 * 15 / 16
	assert.InDelta(t, 1.0/20+19.0/20/18, of(rows[2].Left), 1e-12)
	assert.InDelta(t, 19.0/20*17/18/16, of(rows[2].Otherwise), 1e-12)
	assert.InDelta(t, 1.0/20+19.0/20/18+before90/11, of(rows[3].Left), 1e-12)
	after81 := before90 * 10 / 11
	after100 := after81 * 8 / 9 * 7 / 8
	assert.InDelta(t, after81/9+after100/7, of(rows[4].Completed), 1e-12)
	assert.InDelta(t, after81/9+after100/7+after100*6/7/3, of(rows[5].Completed), 1e-12)
	for _, row := range rows {
		assert.LessOrEqual(t, of(row.Left), 1-of(row.NotLeft)+1e-12, "never more than one less Kaplan-Meier")
	}
	assert.Equal(t, []int{23, 22, 15, 9, 6, 1}, each(rows, func(s stayRow) int { return s.AtRisk }))
	assert.Equal(t, []bool{false, false, false, false, false, true}, each(rows, func(s stayRow) bool { return s.Few }))
}

func TestNoIntervalBeforeAnybodyLeft(t *testing.T) {
	rows := shippedAt(t, "").Retention.Table
	for _, f := range []stats.Figure{rows[1].NotLeft, rows[1].Left, rows[3].Completed} {
		assert.Equal(t, "none yet", intervalWords(f))
	}
	assert.Equal(t, "52 % to 94 %", intervalWords(rows[3].NotLeft))
	text, _, status := called()
	require.Equal(t, 0, status)
	assert.NotContains(t, text, "100 % to 100 %")
}

func TestNobodyCompletedAndNobodyLeft(t *testing.T) {
	rep := shippedAt(t, "2026-01-10T12:00:00-06:00")
	for _, row := range rep.Retention.Table {
		v, _ := row.Left.Value.Value()
		assert.Zero(t, v)
		assert.Equal(t, "none yet", intervalWords(row.NotLeft))
	}
}

// One course in four ends each way: half of all were stopped or died.
func TestBeingStoppedAndDyingAreToldTogether(t *testing.T) {
	begun := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	var courses []outcomes.Episode
	for i, e := range []outcomes.Ending{outcomes.Left, outcomes.Completed, outcomes.Stopped, outcomes.Died} {
		courses = append(courses, outcomes.Episode{Start: begun, End: begun.AddDate(0, 0, 10*(i+1)), Ending: e})
	}
	all, err := incidenceOf(courses)
	require.NoError(t, err)
	for cause, want := range map[int]float64{outcomes.CauseLeft: .25, outcomes.CauseCompleted: .25, otherCause: .5} {
		f, err := all.by(cause, 40)
		require.NoError(t, err)
		v, ok := f.Value.Value()
		assert.True(t, ok)
		assert.InDelta(t, want, v, 1e-12, cause)
	}
}

func each[T, V any](items []T, of func(T) V) (out []V) {
	for _, item := range items {
		out = append(out, of(item))
	}
	return out
}
