package report_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// trial asks about an unwanted event where a lot decided.
func trial() report.Question {
	return report.Question{Outcome: "readmitted within a year", Kind: report.Event, Better: instrument.LowerBetter,
		Supported: "peer support", Compared: "usual care", Design: evidence.Trial}
}

// near checks a figure against published or computed digits.
func near(t *testing.T, within float64, f stats.Figure, value, low, high float64) {
	t.Helper()
	for i, e := range []stats.Estimate{f.Value, f.Low, f.High} {
		v, ok := e.Value()
		require.True(t, ok)
		assert.InDelta(t, []float64{value, low, high}[i], v, within)
	}
}

// Johnson et al. 2018, Lancet 392:409.
func TestAPublishedTrialOfReadmission(t *testing.T) {
	people := append(arm(true, 64, 218, 221), arm(false, 83, 216, 220)...)
	c, err := report.Compare(trial(), people)
	require.NoError(t, err)
	near(t, 5e-5, c.Supported.Share, .2936, .2371, .3572)
	near(t, 5e-5, c.Compared.Share, .3843, .3220, .4506)
	near(t, 5e-5, c.Events.Difference, -.0907, -.1778, -.0016)
	near(t, 5e-5, c.Events.RiskRatio, .7640, .5854, .9971)
	near(t, 5e-5, c.Events.OddsRatio, .6659, .4463, .9936)
	n := c.Events.NumberNeeded
	near(t, .05, stats.Figure{Value: n.Value, Low: n.Low, High: n.High}, 11.03, 5.62, 609.6)
	p, _ := c.P.Value()
	assert.InDelta(t, .0460, p, 5e-5)
	attrition, _ := c.Attrition.Value()
	assert.InDelta(t, 3./221-4./220, attrition, 1e-15)
	said := c.Sentences()
	assert.Contains(t, said, "Readmitted within a year: peer support 64 of 218 (29.4 %), usual care 83 of 216 (38.4 %).")
	assert.Contains(t, said, "That is 9.1 percentage points lower with peer support, in the direction hoped for; the 95 % interval runs from 17.8 to 0.2 percentage points lower.")
	assert.Contains(t, said, "About 11.0 people with peer support make for one fewer with this outcome (95 % interval 5.6 to 609.6).")
}

// spread returns n values, half on either side, with exactly this mean and standard deviation.
func spread(n int, mean, sd float64) (out []float64) {
	half := sd * math.Sqrt(float64(n-1)/float64(n))
	for i := range n {
		out = append(out, mean+half*float64(2*(i%2)-1))
	}
	return out
}

// scores are people who were all seen, with these outcomes.
func scores(supported bool, values []float64) (out []report.Person) {
	for _, v := range values {
		out = append(out, report.Person{Supported: supported, Outcome: stats.Known(v)})
	}
	return out
}

// Sledge et al. 2011, Psychiatr Serv 62:541.
func TestAPublishedTrialOfAdmissionsAndDays(t *testing.T) {
	for _, tt := range []struct {
		name                                string
		mean, sd, usualMean, usualSD        float64
		pooled, g, low, high, gErr, pooledT float64
	}{
		{"admissions", .89, 1.35, 1.53, 1.54, 1.4455, -.4381, -.8947, .0184, .2329, -1.9037},
		{"days", 10.08, 17.31, 19.08, 21.63, 19.5297, -.4560, -.9130, .0010, .2332, -1.9814},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := report.Question{Outcome: tt.name, Kind: report.Score, Unit: tt.name, Better: instrument.LowerBetter, Supported: "a peer mentor", Compared: "usual care",
				Design: evidence.Trial, Variance: stats.BorensteinVariance}
			c, err := report.Compare(q, append(scores(true, spread(38, tt.mean, tt.sd)), scores(false, spread(36, tt.usualMean, tt.usualSD))...))
			require.NoError(t, err)
			assert.InDelta(t, tt.pooled, c.Scores.HedgesG.PooledSD, 5e-5)
			near(t, 5e-5, c.Scores.HedgesG.G, tt.g, tt.low, tt.high)
			se, _ := c.Scores.HedgesG.G.StdErr.Value()
			assert.InDelta(t, tt.gErr, se, 5e-5)
			student, err := stats.Student(c.Supported.Score, c.Compared.Score, 0)
			require.NoError(t, err)
			assert.InDelta(t, tt.pooledT, student.T, 5e-5)
			assert.Contains(t, c.Sentences(), "Zero lies within the interval: these data do not tell whether there is a difference, which is not to say that there is none.")
			assert.Equal(t, stats.Figure{}, c.Scores.Ratio, "spread gives values below 0, for which there is no ratio")
		})
	}
}

// A ratio of means for numbers that are never below 0: 2 over 4, SD √2 and √2, five each.
// se ln = √(2/(5·4) + 2/(5·16)) = √.125.
func TestTheRatioOfMeansAllowsForSpread(t *testing.T) {
	q := report.Question{Outcome: "admissions", Kind: report.Score, Unit: "admissions", Better: instrument.LowerBetter, Supported: "a", Compared: "b", Design: evidence.Trial}
	half := []float64{2 - math.Sqrt(2), 2 + math.Sqrt(2), 2, 2 - math.Sqrt(2), 2 + math.Sqrt(2)}
	var double []float64
	for _, v := range half {
		double = append(double, v+2)
	}
	c, err := report.Compare(q, append(scores(true, half), scores(false, double)...))
	require.NoError(t, err)
	// SD² = 4·2/4 = 2
	r := math.Exp(1.959963984540054 * math.Sqrt(.125))
	near(t, 1e-12, c.Scores.Ratio, .5, .5/r, .5*r)
}

// Who had support depends on age alone; within an age the outcome does not depend on
// support. Old: 40 of 60 with support, 30 events in either group's 60 and 20 per half.
func TestWeightingTakesOutWhatWasRecorded(t *testing.T) {
	people := append(arm(true, 20, 40, 40, 1), arm(true, 5, 20, 20, 0)...)
	people = append(people, append(arm(false, 10, 20, 20, 1), arm(false, 10, 40, 40, 0)...)...)
	q := trial()
	q.Design, q.Covariates, q.Weighting = evidence.Controlled, []string{"older"}, &stats.WeightOptions{}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	d, _ := c.Events.Difference.Value.Value()
	assert.InDelta(t, 25./60-20./60, d, 1e-12, "unweighted the groups differ")
	w, _ := c.Weighted.Value.Value()
	assert.InDelta(t, 0, w, 1e-8, "half of the old and a quarter of the young in both groups")
	before, _ := c.Balance.Rows[0].Before.Difference.Value()
	after, _ := c.Balance.Rows[0].After.Difference.Value()
	assert.InDelta(t, (2./3-1./3)/math.Sqrt(2./9*60/59), before, 1e-12)
	assert.InDelta(t, 0, after, 1e-8)
	said := c.Sentences()
	assert.Contains(t, said, "At entry the groups were unlike (standardised difference 0.1 or more) in older.")

	apart := append(arm(true, 5, 20, 20, 1), arm(false, 5, 20, 20, 0)...)
	_, err = report.Compare(q, apart)
	require.ErrorIs(t, err, stats.ErrSeparation)
}

// 40 people seen both times; 4 gained the event, 16 lost it, 14 had it both times.
func TestBeforeAndAfter(t *testing.T) {
	var pairs []report.Pair
	for i := range 50 {
		p := report.Pair{Before: 0, After: no}
		if i < 14 {
			p = report.Pair{Before: 1, After: yes}
		} else if i < 30 {
			p = report.Pair{Before: 1, After: no}
		} else if i < 34 {
			p = report.Pair{Before: 0, After: yes}
		} else if i >= 40 {
			p = report.Pair{Before: float64(i % 2), After: lost}
		}
		pairs = append(pairs, p)
	}
	q := report.Question{Outcome: "any use in 30 days", Kind: report.Event, Better: instrument.LowerBetter, Supported: "the programme", Design: evidence.BeforeAfter}
	c, err := report.CompareChange(q, pairs)
	require.NoError(t, err)
	assert.Equal(t, []int{4, 16}, []int{c.Change.Gained, c.Change.Lost})
	assert.InDelta(t, .75, c.Change.Before, 1e-15)
	assert.InDelta(t, .70, c.Change.Everybody, 1e-15)
	near(t, 1e-5, c.Change.Difference, -.3, -.507391, -.092609)
	p, _ := c.P.Value()
	assert.InDelta(t, 2*6196./1048576, p, 1e-12)
	var after []float64
	for _, s := range c.Scenarios {
		after = append(after, s.Supported, s.Compared)
	}
	assert.InDeltaSlice(t, []float64{.45, .75, .56, .70, .36, .70}, after, 1e-12)
	said := c.Sentences()
	assert.Contains(t, said[3], "Uncontrolled")
	assert.Contains(t, said[3], "regression to the mean")

	q.Design = evidence.Trial
	_, err = report.CompareChange(q, pairs)
	require.ErrorIs(t, err, report.ErrQuestion)
	q.Design, q.Compared = evidence.BeforeAfter, "usual care"
	_, err = report.CompareChange(q, pairs)
	require.ErrorIs(t, err, report.ErrQuestion)
	q.Compared, pairs[3].Before = "", .5
	_, err = report.CompareChange(q, pairs)
	require.ErrorIs(t, err, report.ErrRow)
	pairs[3].Before = math.NaN()
	q.Kind, q.Unit = report.Score, "points"
	_, err = report.CompareChange(q, pairs)
	require.ErrorIs(t, err, report.ErrRow)
}

func TestEverybodyChangedByTheSame(t *testing.T) {
	q := report.Question{Outcome: "score", Kind: report.Score, Unit: "points", Better: instrument.HigherBetter, Supported: "the programme", Design: evidence.BeforeAfter}
	c, err := report.CompareChange(q, []report.Pair{{Before: 1, After: stats.Known(3)}, {Before: 2, After: stats.Known(4)}})
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{Value: stats.Known(2)}, c.Change.Difference)
	assert.Equal(t, stats.Estimate{}, c.P)
	assert.Contains(t, c.Sentences(), "The data give no interval for this change: it cannot be told from chance.")
}

func TestSeveralOutcomesAreReckonedTogether(t *testing.T) {
	var list []report.Comparison
	for _, p := range []stats.Estimate{stats.Known(.01), stats.Known(.04), {}, stats.Known(.03), stats.Known(.005)} {
		list = append(list, report.Comparison{P: p})
	}
	got, err := report.Several(list, stats.Holm)
	require.NoError(t, err)
	for i, want := range []stats.Estimate{stats.Known(.03), stats.Known(.06), {}, stats.Known(.06), stats.Known(.02)} {
		assert.Equal(t, want, got[i].Adjusted)
	}
	assert.Equal(t, 4, got[0].Outcomes)
	assert.Equal(t, stats.Estimate{}, list[0].Adjusted, "what was passed is unchanged")
	_, err = report.Several(list, "guess")
	require.ErrorIs(t, err, stats.ErrUnknownMethod)
}

func TestAQuestionMustBeWhole(t *testing.T) {
	people := append(arm(true, 5, 10, 10), arm(false, 5, 10, 10)...)
	for name, spoil := range map[string]func(*report.Question){
		"outcome":     func(q *report.Question) { q.Outcome = "" },
		"group":       func(q *report.Question) { q.Supported = "" },
		"other group": func(q *report.Question) { q.Compared = "" },
		"direction":   func(q *report.Question) { q.Better = "" },
		"design":      func(q *report.Question) { q.Design = evidence.BeforeAfter },
		"no design":   func(q *report.Question) { q.Design = "" },
		"unit":        func(q *report.Question) { q.Kind = report.Score },
		"day":         func(q *report.Question) { q.DueAfter = 30 },
		"covariates":  func(q *report.Question) { q.Weighting = &stats.WeightOptions{} },
		"odds":        func(q *report.Question) { q.MissingOdds = []float64{0} },
		"variance":    func(q *report.Question) { q.Variance = stats.LargeSample },
		"score odds":  func(q *report.Question) { q.Kind, q.Unit, q.MissingOdds = report.Score, "days", []float64{1} },
	} {
		q := trial()
		spoil(&q)
		_, err := report.Compare(q, people)
		require.ErrorIs(t, err, report.ErrQuestion, name)
	}
	q := trial()
	q.Kind = "thing"
	_, err := report.Compare(q, people)
	require.ErrorIs(t, err, report.ErrUnknownKind)
	q = trial()
	q.Better = "sideways"
	_, err = report.Compare(q, people)
	require.ErrorIs(t, err, instrument.ErrUnknownDirection)
	_, err = report.Compare(trial(), people[:10])
	require.ErrorIs(t, err, report.ErrNobody)
	_, err = report.Compare(trial(), append(arm(true, 0, 0, 9), people[10:]...))
	require.ErrorIs(t, err, report.ErrNobody)
	people[12].Outcome = stats.Known(2)
	_, err = report.Compare(trial(), people)
	require.ErrorIs(t, err, report.ErrRow)
	people[12].Outcome, people[7].Baseline = yes, []float64{1}
	_, err = report.Compare(trial(), people)
	require.EqualError(t, err, "report: bad row 7: want a baseline value for each covariate")
}

// The data set's rows may come in any order.
func TestTheOrderOfRowsDoesNotMatter(t *testing.T) {
	people := append(arm(true, 12, 30, 40, 1), arm(false, 20, 30, 35, 0)...)
	q := trial()
	q.Covariates = []string{"older"}
	for i := range people {
		people[i].Baseline = []float64{float64(i % 5)}
	}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		again, err := report.Compare(q, rapid.Permutation(people).Draw(t, "rows"))
		require.NoError(t, err)
		assert.Equal(t, c.Sentences(), again.Sentences())
	})
}
