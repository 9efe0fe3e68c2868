package stats_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func ended(times ...float64) []stats.Observation {
	var obs []stats.Observation
	for _, t := range times {
		obs = append(obs, stats.Observation{Time: t, Event: true})
	}
	return obs
}

func TestRowsRefused(t *testing.T) {
	good := stats.Observation{Time: 4, Event: true}
	for name, tt := range map[string]struct {
		bad  stats.Observation
		want error
	}{
		"negative time":   {stats.Observation{Time: -1}, stats.ErrTime},
		"no time":         {stats.Observation{Time: math.NaN()}, stats.ErrTime},
		"endless":         {stats.Observation{Time: math.Inf(1)}, stats.ErrTime},
		"entry at time":   {stats.Observation{Entry: 2, Time: 2}, stats.ErrEntry},
		"entry after":     {stats.Observation{Entry: 3, Time: 2}, stats.ErrEntry},
		"negative entry":  {stats.Observation{Entry: -1, Time: 2}, stats.ErrEntry},
		"entry no number": {stats.Observation{Entry: math.NaN(), Time: 2}, stats.ErrEntry},
		"entry endless":   {stats.Observation{Entry: math.Inf(1), Time: 2}, stats.ErrEntry},
	} {
		t.Run(name, func(t *testing.T) {
			obs := []stats.Observation{good, tt.bad}
			_, km := stats.KaplanMeier(obs, stats.Confidence{})
			_, lr := stats.LogRank(obs, []int{0, 1}, stats.LogRankOptions{})
			_, cx := stats.Cox(obs, []stats.Covariate{{Values: []float64{0, 1}}}, stats.CoxOptions{})
			_, st := stats.SnapTies(obs)
			for _, err := range []error{km, lr, cx, st} {
				var row *stats.RowError
				require.ErrorAs(t, err, &row)
				require.ErrorIs(t, err, tt.want)
				assert.Equal(t, 1, row.Row)
			}
		})
	}
}

// Entry 2 and time 2.00000001 are one time, so nothing was observed.
func TestEntrySnappedOntoTime(t *testing.T) {
	obs := []stats.Observation{{Time: 2, Event: true}, {Entry: 2, Time: 2.00000001, Event: true}, {Time: 3}}
	var row *stats.RowError
	_, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.ErrorAs(t, err, &row)
	require.ErrorIs(t, err, stats.ErrEntry)
	assert.Equal(t, 1, row.Row)
	_, err = stats.Cox(obs, []stats.Covariate{{Values: []float64{0, 1, 2}}}, stats.CoxOptions{})
	require.ErrorIs(t, err, stats.ErrEntry)
}

func TestCurveRefused(t *testing.T) {
	_, err := stats.KaplanMeier(nil, stats.Confidence{})
	require.ErrorIs(t, err, stats.ErrNoObservations)
	_, err = stats.KaplanMeier(ended(1), stats.Confidence{Kind: "logit"})
	require.ErrorIs(t, err, stats.ErrUnknownInterval)
	for _, level := range []float64{-0.5, 1, 95, math.NaN()} {
		_, err = stats.KaplanMeier(ended(1), stats.Confidence{Level: level})
		require.ErrorIs(t, err, stats.ErrLevel)
	}
	c := curveOf(t, append(ended(1, 2), stats.Observation{Time: 5}), "")
	for _, p := range []float64{0, 1, -1, math.NaN()} {
		_, err = c.Quantile(p)
		require.ErrorIs(t, err, stats.ErrProbability)
	}
	for _, tau := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		_, err = c.RestrictedMean(tau)
		require.ErrorIs(t, err, stats.ErrHorizon)
	}
	_, err = c.RestrictedMean(5.1)
	require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
	_, err = c.At(5.1)
	require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
	for _, at := range []float64{-1, math.NaN(), math.Inf(1)} {
		_, err = c.At(at)
		require.ErrorIs(t, err, stats.ErrHorizon)
	}
	var zero stats.Curve
	_, err = zero.At(0)
	require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
	_, err = zero.RestrictedMean(1)
	require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
	assert.Equal(t, stats.Quantile{}, zero.Median())
	assert.Zero(t, zero.Last())
	assert.Zero(t, zero.AtRisk(0))
}

func TestLogRankRefused(t *testing.T) {
	two := ended(1, 2)
	for name, tt := range map[string]struct {
		obs     []stats.Observation
		group   []int
		options stats.LogRankOptions
		want    error
	}{
		"nobody":          {nil, nil, stats.LogRankOptions{}, stats.ErrNoObservations},
		"lengths":         {two, []int{0}, stats.LogRankOptions{}, stats.ErrLength},
		"strata lengths":  {two, []int{0, 1}, stats.LogRankOptions{Strata: []int{0}}, stats.ErrLength},
		"negative group":  {two, []int{0, -1}, stats.LogRankOptions{}, stats.ErrGroup},
		"code too large":  {two, []int{0, 2}, stats.LogRankOptions{}, stats.ErrGroup},
		"stratum code":    {two, []int{0, 1}, stats.LogRankOptions{Strata: []int{0, 9}}, stats.ErrGroup},
		"one group":       {two, []int{0, 0}, stats.LogRankOptions{}, stats.ErrOneGroup},
		"weight":          {two, []int{0, 1}, stats.LogRankOptions{Weight: "prentice"}, stats.ErrUnknownWeight},
		"delayed entry":   {[]stats.Observation{{Entry: 1, Time: 2, Event: true}, {Time: 3}}, []int{0, 1}, stats.LogRankOptions{}, stats.ErrDelayedEntry},
		"no events":       {[]stats.Observation{{Time: 2}, {Time: 3}}, []int{0, 1}, stats.LogRankOptions{}, stats.ErrNoEvents},
		"one group left":  {[]stats.Observation{{Time: 2}, {Time: 3, Event: true}}, []int{0, 1}, stats.LogRankOptions{}, stats.ErrOneGroup},
		"never together":  {two, []int{0, 1}, stats.LogRankOptions{Strata: []int{0, 1}}, stats.ErrSingular},
		"all at one time": {ended(1, 1), []int{0, 1}, stats.LogRankOptions{}, stats.ErrSingular},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := stats.LogRank(tt.obs, tt.group, tt.options)
			require.ErrorIs(t, err, tt.want)
			assert.Equal(t, stats.Comparison{}, got)
		})
	}
}

// A group that is censored before the first event takes no part, as in R.
func TestLogRankLeavesOutGroupsNeverAtRisk(t *testing.T) {
	obs := append(ended(3, 4, 5, 6), stats.Observation{Time: 1}, stats.Observation{Time: 2})
	with, err := stats.LogRank(obs, []int{0, 1, 0, 1, 2, 2}, stats.LogRankOptions{})
	require.NoError(t, err)
	without, err := stats.LogRank(obs[:4], []int{0, 1, 0, 1}, stats.LogRankOptions{})
	require.NoError(t, err)
	assert.Equal(t, without.Test, with.Test)
	assert.Equal(t, stats.GroupCount{N: 2}, with.Groups[2])
}

func TestCoxRefused(t *testing.T) {
	two, x := ended(1, 2), []stats.Covariate{{Name: "x", Values: []float64{0, 1}}}
	for name, tt := range map[string]struct {
		obs     []stats.Observation
		x       []stats.Covariate
		options stats.CoxOptions
		want    error
	}{
		"nobody":        {nil, x, stats.CoxOptions{}, stats.ErrNoObservations},
		"no covariates": {two, nil, stats.CoxOptions{}, stats.ErrNoCovariates},
		"lengths":       {two, []stats.Covariate{{Values: []float64{1}}}, stats.CoxOptions{}, stats.ErrLength},
		"no number":     {two, []stats.Covariate{{Values: []float64{1, math.NaN()}}}, stats.CoxOptions{}, stats.ErrCovariate},
		"infinite":      {two, []stats.Covariate{{Values: []float64{1, math.Inf(-1)}}}, stats.CoxOptions{}, stats.ErrCovariate},
		"ties":          {two, x, stats.CoxOptions{Ties: "exact"}, stats.ErrUnknownTies},
		"level":         {two, x, stats.CoxOptions{Level: 2}, stats.ErrLevel},
		"strata":        {two, x, stats.CoxOptions{Strata: []int{0, -1}}, stats.ErrGroup},
		"no events":     {[]stats.Observation{{Time: 1}, {Time: 2}}, x, stats.CoxOptions{}, stats.ErrNoEvents},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := stats.Cox(tt.obs, tt.x, tt.options)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

// Everybody with x = 1 leaves before anybody with x = 0: no finite maximum.
func TestCoxFlagsMonotoneLikelihood(t *testing.T) {
	obs := ended(1, 2, 3, 10, 11, 12, 13, 9)
	x := stats.Covariate{Name: "x", Values: []float64{1, 1, 1, 0, 0, 0, 0, 0}}
	y := stats.Covariate{Name: "y", Values: []float64{3, 1, 2, 5, 1, 4, 2, 3}}
	m, err := stats.Cox(obs, []stats.Covariate{x, y}, stats.CoxOptions{})
	require.NoError(t, err)
	assert.Equal(t, stats.CoefficientDiverges, m.Coefficients[0].Status)
	assert.Equal(t, stats.Coefficient{Name: "x", Status: stats.CoefficientDiverges}, m.Coefficients[0], "no numbers")
	assert.Equal(t, stats.CoefficientEstimated, m.Coefficients[1].Status)
	assert.Equal(t, stats.Test{}, m.Wald)
	assert.Equal(t, 2, m.LikelihoodRatio.DF)
}

func TestCoxLeavesOutDependentCovariates(t *testing.T) {
	obs := ended(1, 4, 2, 8, 5, 7)
	x := stats.Covariate{Name: "x", Values: []float64{1, 0, 1, 0, 1, 1}}
	twice := stats.Covariate{Name: "2x", Values: []float64{2, 0, 2, 0, 2, 2}}
	constant := stats.Covariate{Name: "c", Values: []float64{7, 7, 7, 7, 7, 7}}
	alone, err := stats.Cox(obs, []stats.Covariate{x}, stats.CoxOptions{})
	require.NoError(t, err)
	m, err := stats.Cox(obs, []stats.Covariate{constant, x, twice}, stats.CoxOptions{})
	require.NoError(t, err)
	assert.Equal(t, []stats.CoefficientStatus{stats.CoefficientDependent, stats.CoefficientEstimated, stats.CoefficientDependent},
		[]stats.CoefficientStatus{m.Coefficients[0].Status, m.Coefficients[1].Status, m.Coefficients[2].Status})
	assert.InDelta(t, value(t, alone.Coefficients[0].Coef), value(t, m.Coefficients[1].Coef), 1e-12)
	assert.Equal(t, alone.LikelihoodRatio.DF, m.LikelihoodRatio.DF)
	none, err := stats.Cox(obs, []stats.Covariate{constant}, stats.CoxOptions{})
	require.NoError(t, err)
	assert.Equal(t, none.LogLikelihoodNull, none.LogLikelihood)
	assert.Equal(t, stats.Test{}, none.Score)
}

// Units and origins do not matter: 1 mg and a birth year in one model.
func TestCoxIsStableInFarUnits(t *testing.T) {
	obs := ended(1, 4, 2, 8, 5, 7, 3, 6)
	small := []float64{1e-9, 3e-9, 2e-9, 1e-9, 4e-9, 2e-9, 5e-9, 1e-9}
	far := make([]float64, len(small))
	for i, v := range small {
		far[i] = 1e9*v + 1e6
	}
	a, err := stats.Cox(obs, []stats.Covariate{{Name: "a", Values: small}}, stats.CoxOptions{})
	require.NoError(t, err)
	b, err := stats.Cox(obs, []stats.Covariate{{Name: "b", Values: far}}, stats.CoxOptions{})
	require.NoError(t, err)
	assert.InEpsilon(t, value(t, a.Coefficients[0].Coef)*1e-9, value(t, b.Coefficients[0].Coef), 1e-8)
	assert.InDelta(t, a.LogLikelihood, b.LogLikelihood, 1e-9)
}

func TestMedianMidpoint(t *testing.T) {
	censored := func(t float64) stats.Observation { return stats.Observation{Time: t} }
	for name, tt := range map[string]struct {
		obs  []stats.Observation
		want float64
	}{
		"midpoint":                  {ended(1, 2, 3, 4), 2.5},
		"censoring on the flat":     {append(ended(1, 2, 5), censored(3)), 2 + 1.5},
		"one half but for rounding": {ended(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22), 11.5},
		"no next event":             {append(ended(1), censored(2)), 1},
		"passes through":            {ended(1, 2, 3), 2},
	} {
		got, ok := curveOf(t, tt.obs, "").Median().Time.Value()
		assert.True(t, ok, name)
		assert.Equal(t, tt.want, got, name)
	}
	_, ok := curveOf(t, append(ended(1), censored(2), censored(2)), "").Median().Time.Value()
	assert.False(t, ok, "two of three are left")
}

func TestTies(t *testing.T) {
	sum := 0.1
	sum += 0.2 // 0.30000000000000004
	obs := []stats.Observation{{Time: 0.3, Event: true}, {Time: sum, Event: true}, {Time: 0.5}}
	c := curveOf(t, obs, "")
	assert.Equal(t, 2, c.Len())
	at, err := c.At(0.3)
	require.NoError(t, err)
	assert.Equal(t, 2, at.Events)
	snapped, err := stats.SnapTies(obs)
	require.NoError(t, err)
	assert.Equal(t, 0.3, snapped[1].Time, "the first of the run")
	assert.Equal(t, sum, obs[1].Time, "the input stays")
	apart := curveOf(t, []stats.Observation{{Time: 0.3, Event: true}, {Time: 0.3000001, Event: true}}, "")
	assert.Equal(t, 2, apart.Len())

	c = curveOf(t, []stats.Observation{{Time: math.Copysign(0, -1), Event: true}, {Time: 0, Event: true}, {Time: 0.5}}, "")
	assert.Equal(t, 2, c.Len(), "-0 is 0")
}

func TestEveryoneAtOneTime(t *testing.T) {
	for _, at := range []float64{0, 7, 0.25} {
		c := curveOf(t, ended(at, at, at), "")
		step, err := c.At(at)
		require.NoError(t, err)
		assert.Equal(t, stats.Step{Time: at, AtRisk: 3, Events: 3}, step)
		assert.Equal(t, stats.Quantile{Time: stats.Known(at)}, c.Median())
		later, err := c.At(at + 1)
		require.NoError(t, err, "a curve at 0 stays there")
		assert.Zero(t, later.Survival)
	}
}

func TestCurveAt(t *testing.T) {
	c := curveOf(t, append(ended(2, 4), stats.Observation{Time: 3}, stats.Observation{Time: 6}), "")
	start, err := c.At(0)
	require.NoError(t, err)
	assert.Equal(t, stats.Step{AtRisk: 4, Survival: 1, StdErr: stats.Known(0), Low: stats.Known(1), High: stats.Known(1)}, start)
	between, err := c.At(3.5)
	require.NoError(t, err)
	assert.Equal(t, 2, between.AtRisk)
	assert.Zero(t, between.Events+between.Censored)
	assert.Equal(t, 0.75, between.Survival)
	on, err := c.At(4)
	require.NoError(t, err)
	assert.Equal(t, []int{2, 1, 0}, []int{on.AtRisk, on.Events, on.Censored})
	assert.Equal(t, 0.375, on.Survival)
	assert.Equal(t, []any{4, 2, false, 6.0}, []any{c.N(), c.Events(), c.Delayed(), c.Last()})
	assert.Equal(t, stats.Confidence{Kind: stats.LogInterval, Level: 0.95}, c.Confidence())
}

func TestEstimateJSON(t *testing.T) {
	text, err := json.Marshal([]stats.Estimate{stats.Known(0.1), {}, stats.Known(math.NaN()), stats.Known(math.Inf(1)), stats.Known(0)})
	require.NoError(t, err)
	assert.Equal(t, "[0.1,null,null,null,0]", string(text))
	var back []stats.Estimate
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, []stats.Estimate{stats.Known(0.1), {}, {}, {}, stats.Known(0)}, back)
	e := stats.Known(3)
	require.ErrorIs(t, e.UnmarshalJSON([]byte(`"x"`)), stats.ErrValue)
	assert.Equal(t, stats.Known(3), e, "unchanged")
	assert.Equal(t, "3", e.String())
	assert.Equal(t, "no value", stats.Estimate{}.String())
}

func TestNames(t *testing.T) {
	var k stats.IntervalKind
	require.NoError(t, k.UnmarshalText([]byte("plain")))
	require.ErrorIs(t, k.UnmarshalText([]byte("Plain")), stats.ErrUnknownInterval)
	assert.Equal(t, stats.PlainInterval, k)
	var w stats.Weight
	require.NoError(t, w.UnmarshalText([]byte("peto")))
	require.ErrorIs(t, w.UnmarshalText([]byte("")), stats.ErrUnknownWeight)
	assert.Equal(t, stats.PetoWeight, w)
	var ties stats.Ties
	require.NoError(t, ties.UnmarshalText([]byte("breslow")))
	require.ErrorIs(t, ties.UnmarshalText([]byte("exact")), stats.ErrUnknownTies)
	assert.Equal(t, stats.Breslow, ties)
	assert.Equal(t, []string{"log", "log-rank", "efron"}, []string{stats.IntervalKind("").String(), stats.Weight("").String(), stats.Ties("").String()})
}
