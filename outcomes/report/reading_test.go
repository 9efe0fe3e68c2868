package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

// Of 25 people with a standard deviation of 1 the interval is the mean ± 2.0639/5 = .41, which
// above 9.6 runs past 10.
func TestAMeanEndsWhereItsScaleEnds(t *testing.T) {
	q := report.Mean(stats.Sample{N: 25, Mean: 9.8, SD: 1}, "of 10")
	assert.Contains(t, write(t, figure(q, stats.Count{}), report.Markdown), "| 9.8 of 10 | 9.4 to 10.2 |", "nobody said where it ends")
	text := everywhere(t, figure(q.Within(0, 10), stats.Count{}))
	assert.Contains(t, text, "| 9.8 of 10 | 9.4 to 10.0 |")
	assert.Contains(t, text, `"high": 10,`)
	_, err := report.Build(figure(q.Within(10, 0), stats.Count{}))
	require.ErrorIs(t, err, report.ErrFigure)
}

// change is a question of the same people before and after, by a form from 0 to 10.
func change() report.Question {
	return report.Question{Outcome: "form", Kind: report.Score, Unit: "points", Better: instrument.HigherBetter, Supported: "support",
		Design: evidence.BeforeAfter, Least: 0, Greatest: 10}
}

func pairsOf(n int, before, after func(int) float64) (pairs []report.Pair) {
	for i := range n {
		pairs = append(pairs, report.Pair{Before: before(i), After: stats.Known(after(i))})
	}
	return pairs
}

// Fourteen times 10 and once 7 is a mean of 9.8 with a standard deviation of √.6 = .775;
// 2.1448 × .775/√15 = .43.
func TestMeansOfAChangeEndWhereTheScaleEnds(t *testing.T) {
	pairs := pairsOf(15, func(i int) float64 { return float64(i % 3) }, func(i int) float64 {
		if i == 0 {
			return 7
		}
		return 10
	})
	c, err := report.CompareChange(change(), pairs)
	require.NoError(t, err)
	assert.Contains(t, write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown), "9.4 to 10.0 | 15 people")
	for name, q := range map[string]report.Question{
		"the wrong way round": {Least: 10, Greatest: 0},
		"of an event":         {Kind: report.Event, Greatest: 1},
	} {
		bad := change()
		bad.Least, bad.Greatest = q.Least, q.Greatest
		if q.Kind != "" {
			bad.Kind = q.Kind
		}
		_, err := report.CompareChange(bad, pairs)
		require.ErrorIs(t, err, report.ErrQuestion, name)
	}
}

// A direction is said to be the one hoped for where the data tell it.
func TestHopeIsNotSaidOfChance(t *testing.T) {
	said := func(after func(int) float64) []string {
		c, err := report.CompareChange(change(), pairsOf(20, func(int) float64 { return 5 }, after))
		require.NoError(t, err)
		return c.Sentences()[:3]
	}
	// Half went up by three and half down by two: .5 ± 1.2.
	chance := said(func(i int) float64 { return []float64{8, 3}[i%2] })
	assert.Contains(t, chance[1], "That is 0.50 points higher after; the 95 % interval runs from")
	assert.Contains(t, chance[2], "Zero lies within the interval")
	sure := said(func(i int) float64 { return []float64{8, 7}[i%2] })
	assert.Contains(t, sure[1], "That is 2.50 points higher after, in the direction hoped for; the 95 % interval runs from 2.26 to 2.74 points higher.")
}

// What stands side by side has as many decimals: 12.0 and 7.5 rather than 12.0 and 7.50.
func TestNumbersSideBySideAreWrittenAlike(t *testing.T) {
	c, err := report.CompareChange(report.Question{Outcome: "form", Kind: report.Score, Unit: "points", Better: instrument.LowerBetter, Supported: "support", Design: evidence.BeforeAfter},
		pairsOf(40, func(i int) float64 { return 11 + float64(2*(i%2)) }, func(i int) float64 { return 7 + float64((i/2)%2) }))
	require.NoError(t, err)
	text := write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	assert.Contains(t, text, "mean before 12.0, after 7.5 points.")
	assert.Contains(t, text, "| After | 7.5 points (SD 0.51) | 7.3 to 7.7 |")
	assert.Contains(t, text, "| Change | -4.50 points |", "of its own row")
}

func TestEveryThousandHasItsComma(t *testing.T) {
	d := figure(report.Mean(stats.Sample{N: 709, Mean: 8, SD: 1}, "of 10"), stats.Count{Events: 709, N: 1193})
	assert.Contains(t, write(t, d, report.Markdown), "| 709 of 1,193 (59.4 %) |")
	c, err := report.Compare(trial(), append(arm(true, 300, 1200, 1200), arm(false, 500, 1200, 1200)...))
	require.NoError(t, err)
	assert.Contains(t, c.Sentences()[0], "peer support 300 of 1,200 (25.0 %), usual care 500 of 1,200 (41.7 %).")
}

// A share that was estimated elsewhere is written as shares are.
func TestAGivenPercentageHasItsUnit(t *testing.T) {
	q := report.Given(stats.Figure{Value: stats.Known(83.52), Low: stats.Known(56.2), High: stats.Known(94.5)}, 40, "%")
	assert.Contains(t, write(t, figure(q, stats.Count{}), report.Markdown), "| 83.5 % | 56.2 to 94.5 % | 40 people |")
}

func TestALeastOfTwoIsSaidPlainly(t *testing.T) {
	d := figure(of(1, 40), stats.Count{})
	d.Minimum = consent.CellMinimum{N: 2, Source: ownRule}
	text := write(t, d, report.Markdown)
	assert.Contains(t, text, "A number of people that is 1 is withheld")
	assert.NotContains(t, text, "1 to 1")
}
