package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// The cautions stay where their numbers are withheld: a report that keeps the difference
// and drops what speaks against it would flatter. Of the 218 seen with peer support from 1
// to 10 more were due, up to 4.4 % of 228.
func TestCautionsStayWithoutTheirNumbers(t *testing.T) {
	const (
		below   = "Fewer of one of the groups were followed up than the 80 % that federal funders ask for"
		mayBe   = "Fewer of one of the groups may have been followed up than the 80 %"
		uneven  = "Follow-up differed between the groups: more were lost with usual care, which alone"
		mayVary = "Follow-up may have differed between the groups, which alone"
		rests   = "The direction of the result may rest on people who were not seen."
		keeps   = "Whatever is believed of those not seen, the result keeps its direction."
	)
	all := []string{below, mayBe, uneven, mayVary, rests, keeps}
	for name, tt := range map[string]struct {
		supported, compared []report.Person
		want                []string
	}{
		// 60 of 220 not seen are 27.3 %; 29.4 % is at most 32.5 % of all, 51.9 % at least 37.7 %.
		"many lost": {arm(true, 64, 218, 222), arm(false, 83, 160, 220), []string{below, uneven, keeps}},
		// 44 of 260 are 16.9 %; 38.4 % is at least 31.9 %.
		"its direction": {arm(true, 64, 218, 222), arm(false, 83, 216, 260), []string{uneven, rests}},
		// 10 of 228 and 10 of 226 are less than 5 points from 0.
		"few in both": {arm(true, 64, 218, 222), arm(false, 120, 216, 219), []string{keeps}},
		// 10 of 40 are 25 %, and 1 of 31 is 3.2 %.
		"few seen": {arm(true, 12, 30, 32), arm(false, 15, 30, 31), []string{mayBe, mayVary, rests}},
	} {
		text := write(t, compared(t, tt.supported, tt.compared), report.Markdown)
		assert.Contains(t, text, "How many were not seen at follow-up is withheld", name)
		assert.Contains(t, text, "What the result is under beliefs about those not seen is withheld.", name)
		for _, s := range all {
			assert.Equal(t, slices.Contains(tt.want, s), strings.Contains(text, s), "%s: %s", name, s)
		}
	}
}

// Beside another outcome of the same people it is said that the cautions may hold, whether
// they do or not: how many were due is told by neither.
func TestCautionsOfSeveralOutcomesAreGeneral(t *testing.T) {
	var both []report.Comparison
	for _, seen := range []int{216, 210} {
		c, err := report.Compare(trial(), append(arm(true, 64, 218, 222), arm(false, 83, seen, 219)...))
		require.NoError(t, err)
		both = append(both, c)
	}
	text := write(t, draft(report.Section{Comparisons: both}), report.Markdown)
	for _, s := range []string{"may have been followed up than the 80 %", "Follow-up may have differed between the groups", "may rest on people who were not seen"} {
		assert.Equal(t, 2, strings.Count(text, s), s)
	}
}

// Of a score nothing is reckoned with, whether or not the number of those not seen is told.
func TestAScoreSaysThatNothingReckonsWithThoseNotSeen(t *testing.T) {
	q := trial()
	q.Kind, q.Unit = report.Score, "days"
	var people []report.Person
	for i := range 100 {
		p := report.Person{Supported: i < 50, Outcome: stats.Known(float64(i % 9))}
		if i < 4 {
			p.Outcome = stats.Estimate{}
		}
		people = append(people, p)
	}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	text := write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	assert.Contains(t, text, "What those not seen would have scored is not known, and nothing here reckons with it.")
}

// How far apart the groups were in a covariate of many values stays where the means, which
// are over all who were due, are withheld.
func TestHowFarApartTheGroupsWereStays(t *testing.T) {
	people := append(arm(true, 20, 50, 53), arm(false, 25, 50, 70)...)
	for i := range people {
		people[i].Baseline = []float64{float64(30 + i*7%23), float64(i % 2)}
	}
	q := trial()
	q.Design, q.Covariates = evidence.Controlled, []string{"age in years", "lives alone"}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	exact, _ := c.Balance.Rows[0].Before.Difference.Value()
	d := draft(report.Section{Comparisons: []report.Comparison{c}})
	text := write(t, d, report.Markdown)
	assert.Regexp(t, `\| Age in years \| withheld \| withheld \| -?0\.\d{3} \|`, text)
	assert.Contains(t, text, "| Lives alone | withheld | withheld | withheld |")
	assert.NotContains(t, text, "How alike the groups were at entry is withheld")
	assert.NotContains(t, everywhere(t, d), stats.Known(exact).String(), "three decimals")
}

// Of one outcome, or of two of the same people, no number of 1 or 2 who were not seen can
// be worked out where 3 is the minimum, also with as many due in both groups.
func TestCautionsDoNotTellHowManyWereNotSeen(t *testing.T) {
	const most, inner = 6, 3
	for _, seen := range [][2]int{{8, 12}, {8, 9}, {6, 7}} {
		one := func(v []int) (report.Section, bool) {
			return notSeen(t, [2]int{seen[0] + v[0], seen[1] + v[1]}, [][2]int{{v[0], v[1]}}), v[2] == 0 && v[3] == 0
		}
		two := func(v []int) (report.Section, bool) {
			due := [2]int{seen[0] + v[0], seen[1] + v[1]}
			if due[0]-v[2] < 6 || due[1]-v[3] < 6 {
				return report.Section{}, false
			}
			return notSeen(t, due, [][2]int{{v[0], v[1]}, {v[2], v[3]}}), true
		}
		for _, of := range []func([]int) (report.Section, bool){one, two} {
			for _, members := range everyReport(t, most, of) {
				for cell := range 4 {
					least, greatest := most, 0
					for _, v := range members {
						least, greatest = min(least, v[cell]), max(greatest, v[cell])
					}
					for _, v := range members {
						if slices.Max(v) <= inner && (v[cell] == 1 || v[cell] == 2) {
							require.Less(t, least, greatest, "seen %v, %v: number %d can be worked out", seen, v, cell)
						}
					}
				}
			}
		}
	}
}

// notSeen compares people of whom so many were due, and so many of them not seen, by outcome.
func notSeen(t *testing.T, due [2]int, missing [][2]int) (s report.Section) {
	for _, m := range missing {
		c, err := report.Compare(trial(), append(arm(true, 3, due[0]-m[0], due[0]), arm(false, 3, due[1]-m[1], due[1])...))
		require.NoError(t, err)
		s.Comparisons = append(s.Comparisons, c)
	}
	return s
}
