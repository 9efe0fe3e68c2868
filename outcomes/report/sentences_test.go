package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Only a lot makes a sentence speak of an effect; without one nothing is caused.
func TestSentencesClaimNoMoreThanTheDesignCarries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n0 := rapid.IntRange(2, 90).Draw(t, "supported"), rapid.IntRange(2, 90).Draw(t, "compared")
		s1, s0 := rapid.IntRange(1, n1).Draw(t, "seen"), rapid.IntRange(1, n0).Draw(t, "seen")
		people := append(arm(true, rapid.IntRange(0, s1).Draw(t, "with"), s1, n1), arm(false, rapid.IntRange(0, s0).Draw(t, "with"), s0, n0)...)
		q := trial()
		q.Design = evidence.Controlled
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		for _, s := range c.Sentences() {
			assert.NotContains(t, s, "effect")
			assert.NotContains(t, s, "make for one")
		}
		assert.Contains(t, c.Sentences(), "No lot decided who had peer support: the groups may have differed from the start, also in ways that nobody wrote down. The design can show a difference, and not that peer support caused it.")

		// Exchanging the groups turns the sign.
		for i := range people {
			people[i].Supported = !people[i].Supported
		}
		swapped, err := report.Compare(q, people)
		require.NoError(t, err)
		a, _ := c.Events.Difference.Value.Value()
		b, _ := swapped.Events.Difference.Value.Value()
		assert.InDelta(t, a, -b, 1e-15)
		p, known := c.P.Value()
		again, still := swapped.P.Value()
		assert.Equal(t, known, still)
		assert.InDelta(t, p, again, 1e-12)
	})
}

// The test behind a p value is named, and where it is of another mind than the interval a
// sentence says so. 7 of 35 against 15 of 35: Newcombe's interval is -.4224 to -.0112, and
// chi-square 4.242, p .0394; of 5 of 12 against 0 of 9 the interval is .0278 to .6806 and Fisher's p .0451.
func TestTheTestIsNamedAndTheBorderSaid(t *testing.T) {
	for _, tt := range []struct {
		with, of, other, among int
		test, border           string
	}{
		{7, 35, 15, 35, "chi-square test", ""},
		{5, 12, 0, 9, "Fisher's exact test", ""},
		{6, 40, 0, 40, "Fisher's exact test", ""},
		{5, 40, 0, 40, "Fisher's exact test", "Zero lies outside the interval: by chance alone a difference as large as this would be rare. The test of it (Fisher's exact test, p value 0.055) does not agree, so that this is a borderline result."},
	} {
		c, err := report.Compare(trial(), append(arm(true, tt.with, tt.of, tt.of), arm(false, tt.other, tt.among, tt.among)...))
		require.NoError(t, err)
		assert.Equal(t, tt.test, c.Test)
		if tt.border == "" {
			assert.NotContains(t, strings.Join(c.Sentences(), "\n"), "borderline")
		} else {
			assert.Contains(t, c.Sentences(), tt.border)
		}
	}
}

// A difference that reads as nothing is in nobody's favour; who lost more people is named;
// and where those not seen started is said of a change.
func TestSentencesSayNoMoreThanTheirNumbers(t *testing.T) {
	c, err := report.Compare(trial(), append(arm(true, 500, 1000, 1000), arm(false, 1001, 2001, 2201)...))
	require.NoError(t, err)
	said := strings.Join(c.Sentences(), "\n")
	assert.Contains(t, said, "The two differ by 0.0 percentage points; the 95 % interval")
	assert.Contains(t, said, "More were lost with usual care (by 9.1 percentage points)")

	var pairs []report.Pair
	for i := range 40 {
		p := report.Pair{Before: float64(10 + i%2), After: stats.Known(float64(8 + i%3))}
		if i >= 25 {
			p = report.Pair{Before: 20}
		}
		pairs = append(pairs, p)
	}
	q := report.Question{Outcome: "score", Kind: report.Score, Unit: "points", Better: instrument.LowerBetter, Supported: "the programme", Design: evidence.BeforeAfter}
	c, err = report.CompareChange(q, pairs)
	require.NoError(t, err)
	assert.Equal(t, "paired t test", c.Test)
	// 13 of 10 and 12 of 11 are 262 of 25; with 15 of 20, 562 of 40.
	assert.Contains(t, c.Sentences(), "Before, those seen both times had 10.5 points and all who were due 14.1 points: the further these are apart, the less those seen stand for all.")
}
