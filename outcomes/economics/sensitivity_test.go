package economics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/economics"
)

func TestTornado(t *testing.T) {
	inputs := []economics.Input{{Name: "price", Base: 10, Low: 9, High: 11}, {Name: "hours", Base: 5, Low: 1, High: 10}, {Name: "rent", Base: 2, Low: 2, High: 2}}
	cost := func(v []float64) float64 { return v[0]*v[1] + v[2] }
	base, bars, err := economics.Tornado(inputs, cost)
	require.NoError(t, err)
	assert.InDelta(t, 52, base, 0)
	assert.Equal(t, []economics.Bar{{"hours", 12, 102}, {"price", 47, 57}, {"rent", 52, 52}}, bars)
	_, _, err = economics.Tornado(inputs, func([]float64) float64 { return math.NaN() })
	require.ErrorIs(t, err, economics.ErrInput)
	for _, bad := range []economics.Input{{Base: math.Inf(1)}, {Low: math.Inf(-1)}, {High: math.NaN()}} {
		_, _, err = economics.Tornado([]economics.Input{{}, bad, {}}, cost)
		require.ErrorIs(t, err, economics.ErrInput)
		assert.Contains(t, err.Error(), "input 2 ")
	}
	assert.InDelta(t, 90, economics.Bar{Low: 102, High: 12}.Width(), 0, "more of the input may give less")
	assert.InDelta(t, 110, economics.Bar{Low: -100, High: 10}.Width(), 0)
	_, _, err = economics.Tornado(nil, nil)
	require.ErrorIs(t, err, economics.ErrInput, "no model")
}

func TestTornadoRefusesEndsThatDoNotHoldTheBase(t *testing.T) {
	same := func(v []float64) float64 { return v[0] }
	for name, in := range map[string]economics.Input{
		"low and high left out": {Base: 1500}, "of a negative base": {Base: -5}, "base left out": {Low: 1, High: 2},
		"base below low": {Base: 1, Low: 2, High: 3}, "base above high": {Base: 4, Low: 2, High: 3}, "swapped": {Base: 2, Low: 3, High: 1},
	} {
		_, _, err := economics.Tornado([]economics.Input{in}, same)
		require.ErrorIs(t, err, economics.ErrInput, name)
	}
	base, bars, err := economics.Tornado([]economics.Input{{Name: "at its low", Base: 2, Low: 2, High: 3}}, same)
	require.NoError(t, err)
	assert.InDelta(t, 2, base, 0)
	assert.Equal(t, []economics.Bar{{"at its low", 2, 3}}, bars)
}

// 1,000 for an effect of 0.2 is 5,000 for a unit; from 0.1 to 0.4 it is 10,000 to 2,500.
func TestTornadoOfRatio(t *testing.T) {
	cost := func(v []float64) float64 { return v[0] }
	effect := func(v []float64) float64 { return v[1] }
	inputs := func(low float64) []economics.Input {
		return []economics.Input{{Name: "cost", Base: 1000, Low: 900, High: 1200}, {Name: "effect", Base: .2, Low: low, High: .4}}
	}
	base, bars, err := economics.TornadoOfRatio(inputs(.1), cost, effect)
	require.NoError(t, err)
	assert.InDelta(t, 5000, base, 1e-9)
	require.Len(t, bars, 2)
	assert.Equal(t, "effect", bars[0].Input)
	assert.InDelta(t, 10_000, bars[0].Low, 1e-9)
	assert.InDelta(t, 2500, bars[0].High, 1e-9)
	assert.InDelta(t, 4500, bars[1].Low, 1e-9)
	assert.InDelta(t, 6000, bars[1].High, 1e-9)

	for _, low := range []float64{0, -.1} {
		_, _, err = economics.TornadoOfRatio(inputs(low), cost, effect)
		require.EqualError(t, err, "economics: a ratio has no meaning here: at the low value of input 2 the option is dominated, at base dearer_better")
		require.ErrorIs(t, err, economics.ErrNoRatio)
	}
	_, _, err = economics.TornadoOfRatio([]economics.Input{{Base: 1, Low: 1, High: 1}, {Base: -1, Low: -1, High: 1}}, cost, effect)
	require.ErrorIs(t, err, economics.ErrNoRatio, "dominated at base")
	assert.Contains(t, err.Error(), "at base the option is dominated")
	_, _, err = economics.TornadoOfRatio([]economics.Input{{Base: -2, Low: -2, High: -2}, {Base: -1, Low: -1, High: 1}}, cost, effect)
	require.ErrorIs(t, err, economics.ErrNoRatio, "cheaper and worse turns into dominant")
	assert.Contains(t, err.Error(), "at the high value of input 2 the option is dominant")
	_, _, err = economics.TornadoOfRatio(nil, cost, nil)
	require.ErrorIs(t, err, economics.ErrInput)
	_, _, err = economics.TornadoOfRatio(inputs(.1), func([]float64) float64 { return math.NaN() }, effect)
	require.ErrorIs(t, err, economics.ErrInput)
	_, _, err = economics.TornadoOfRatio([]economics.Input{{Base: 1500}}, cost, cost)
	require.ErrorIs(t, err, economics.ErrInput)
}

func TestDistributionsFromMeanAndError(t *testing.T) {
	a, b, err := economics.BetaOf(.3, .05)
	require.NoError(t, err)
	assert.InDelta(t, .3*83, a, 1e-9, "0.3(0.21/0.0025 - 1) = 0.3 x 83")
	assert.InDelta(t, .7*83, b, 1e-9)
	shape, scale, err := economics.GammaOf(100, 20)
	require.NoError(t, err)
	assert.InDelta(t, 25, shape, 1e-12)
	assert.InDelta(t, 4, scale, 1e-12)
	for _, bad := range [][2]float64{{0, .1}, {1, .1}, {.5, .5}, {.5, 0}, {math.NaN(), .1}} {
		_, _, err := economics.BetaOf(bad[0], bad[1])
		require.ErrorIs(t, err, economics.ErrInput)
	}
	for _, bad := range [][2]float64{{-.1, .1}, {1.1, .1}, {.5, -.1}, {.5, math.NaN()}, {.5, math.Inf(1)}} {
		_, _, err := economics.BetaOf(bad[0], bad[1])
		require.ErrorIs(t, err, economics.ErrInput)
	}
	for _, bad := range [][2]float64{{0, 1}, {1, 0}, {-1, 1}, {1, -1}, {math.Inf(1), 1}, {1, math.Inf(1)}, {math.NaN(), 1}} {
		_, _, err = economics.GammaOf(bad[0], bad[1])
		require.ErrorIs(t, err, economics.ErrInput)
	}
}

func TestSimulate(t *testing.T) {
	inputs := []economics.Input{
		{Name: "readmission", Base: .3, Shape: economics.Beta, Error: .05}, {Name: "admission", Base: 8000, Shape: economics.Gamma, Error: 1000},
		{Name: "ratio", Base: .8, Shape: economics.LogNormal, Error: .1}, {Name: "gain", Base: .02, Shape: economics.Normal, Error: .01},
		{Name: "programme", Base: 400, Shape: economics.Fixed},
	}
	cost := func(v []float64) float64 { return v[4] - v[0]*(1-v[2])*v[1] }
	effect := func(v []float64) float64 { return v[3] }
	s, err := economics.Simulate(inputs, cost, effect, 40_000, [2]uint64{1, 2})
	require.NoError(t, err)
	mean, low, high, above, err := s.NetBenefit(0)
	require.NoError(t, err)
	// E[1 - ratio] = 1 - 0.8 exp(0.005); inputs are independent.
	want := .3*8000*(1-.8*math.Exp(.005)) - 400
	assert.InDelta(t, want, mean, 4*250/math.Sqrt(40_000)*2)
	assert.Less(t, low, mean)
	assert.Less(t, mean, high)
	assert.Greater(t, above, 0.)
	_, _, _, rich, err := s.NetBenefit(50_000)
	require.NoError(t, err)
	assert.Greater(t, rich, above, "the more a unit is worth, the more runs are worth it, as the effect is mostly above 0")

	again, err := economics.Simulate(inputs, cost, effect, 40_000, [2]uint64{1, 2})
	require.NoError(t, err)
	assert.Equal(t, s, again, "the same seed gives the same runs")
	other, err := economics.Simulate(inputs, cost, effect, 40_000, [2]uint64{1, 3})
	require.NoError(t, err)
	assert.NotEqual(t, s, other)
}

// Every distribution has the mean that its base says, within five standard errors of
// 40,000 runs: of the logarithmic one the base is the median and the mean 0.8 exp(0.005).
func TestDrawsHaveTheirMean(t *testing.T) {
	for _, tt := range []struct {
		in       economics.Input
		mean, sd float64
	}{
		{economics.Input{Base: .3, Shape: economics.Beta, Error: .05}, .3, .05},
		{economics.Input{Base: 8000, Shape: economics.Gamma, Error: 1000}, 8000, 1000},
		{economics.Input{Base: .8, Shape: economics.LogNormal, Error: .1}, .8 * math.Exp(.005), .081},
		{economics.Input{Base: .02, Shape: economics.Normal, Error: .01}, .02, .01},
		{economics.Input{Base: 7, Shape: economics.Fixed}, 7, 0},
	} {
		value := func(v []float64) float64 { return v[0] }
		s, err := economics.Simulate([]economics.Input{tt.in}, value, value, 40_000, [2]uint64{3, 4})
		require.NoError(t, err)
		sum := 0.
		for _, v := range s.Effects {
			sum += v / 40_000
		}
		assert.InDelta(t, tt.mean, sum, 5*tt.sd/200+1e-9, tt.in.Shape)
	}
}

func TestBothWordsOfTheSeedCount(t *testing.T) {
	value := func(v []float64) float64 { return v[0] }
	in := []economics.Input{{Base: 1, Shape: economics.Normal, Error: 1}}
	seen := map[float64]bool{}
	for _, seed := range [][2]uint64{{1, 2}, {2, 1}, {1, 1}, {2, 2}} {
		s, err := economics.Simulate(in, value, value, 1, seed)
		require.NoError(t, err)
		assert.False(t, seen[s.Costs[0]], "%v", seed)
		seen[s.Costs[0]] = true
	}
}

// Shares of .5, .3 and .2 of 40 people: each has the mean m and the variance m(1-m)/41, two
// of them the covariance -m1 m2/41, and the three add up to 1 in every run.
func TestSharesOfSeveralAreDrawnTogether(t *testing.T) {
	ending := func(base float64) economics.Input {
		return economics.Input{Base: base, Shape: economics.Dirichlet, Group: "ending", People: 40}
	}
	inputs := []economics.Input{ending(.5), {Base: 10, Shape: economics.Fixed}, ending(.3), ending(.2)}
	first := func(v []float64) float64 { return v[0] }
	second := func(v []float64) float64 {
		assert.InDelta(t, 1, v[0]+v[2]+v[3], 1e-12)
		return v[2]
	}
	const runs = 40_000
	s, err := economics.Simulate(inputs, first, second, runs, [2]uint64{7, 8})
	require.NoError(t, err)
	var m1, m2, v1, cross float64
	for r := range runs {
		m1, m2 = m1+s.Costs[r]/runs, m2+s.Effects[r]/runs
	}
	for r := range runs {
		v1 += (s.Costs[r] - m1) * (s.Costs[r] - m1) / runs
		cross += (s.Costs[r] - m1) * (s.Effects[r] - m2) / runs
	}
	assert.InDelta(t, .5, m1, .002)
	assert.InDelta(t, .3, m2, .002)
	assert.InDelta(t, .25/41, v1, .0002)
	assert.InDelta(t, -.15/41, cross, .0002)
}

func TestSharesOfSeveralAreRefused(t *testing.T) {
	zero := func([]float64) float64 { return 0 }
	share := func(base, people float64, group string) economics.Input {
		return economics.Input{Base: base, Shape: economics.Dirichlet, Group: group, People: people}
	}
	for name, inputs := range map[string][]economics.Input{
		"not one":       {share(.5, 40, "a"), share(.4, 40, "a")},
		"two groups":    {share(.5, 40, "a"), share(.5, 40, "b")},
		"other people":  {share(.5, 40, "a"), share(.5, 41, "a")},
		"nobody":        {share(.5, .5, "a"), share(.5, .5, "a")},
		"all":           {share(1, 40, "a")},
		"none":          {share(0, 40, "a"), share(1, 40, "a")},
		"not a number":  {share(math.NaN(), 40, "a")},
		"no such shape": {{Base: 1, Shape: economics.Fixed, Group: "a"}},
		"people of one": {{Base: 1, Shape: economics.Fixed, People: 3}},
	} {
		_, err := economics.Simulate(inputs, zero, zero, 1, [2]uint64{})
		require.ErrorIs(t, err, economics.ErrInput, name)
	}
}

func TestSimulateRefuses(t *testing.T) {
	zero := func([]float64) float64 { return 0 }
	for _, in := range []economics.Input{{}, {Shape: "other"}, {Shape: economics.Beta, Base: 2, Error: .1}, {Shape: economics.Gamma},
		{Shape: economics.LogNormal, Base: -1, Error: 1}, {Shape: economics.Normal}, {Shape: economics.Fixed, Base: math.NaN()},
		{Shape: economics.LogNormal, Base: 1}, {Shape: economics.LogNormal, Error: 1}, {Shape: economics.LogNormal, Base: math.Inf(1), Error: 1},
		{Shape: economics.LogNormal, Base: 1, Error: math.Inf(1)}, {Shape: economics.Normal, Base: math.NaN(), Error: 1},
		{Shape: economics.Normal, Error: math.Inf(1)}, {Shape: economics.Normal, Error: -1}} {
		_, err := economics.Simulate([]economics.Input{{Shape: economics.Fixed}, in}, zero, zero, 1, [2]uint64{})
		require.ErrorIs(t, err, economics.ErrInput)
		assert.Contains(t, err.Error(), "input 2: ")
	}
	for _, runs := range []int{0, -1, 10_000_001} {
		_, err := economics.Simulate(nil, zero, zero, runs, [2]uint64{})
		require.ErrorIs(t, err, economics.ErrInput)
	}
	_, err := economics.Simulate(nil, func([]float64) float64 { return math.NaN() }, zero, 1, [2]uint64{})
	require.ErrorIs(t, err, economics.ErrInput)
	_, _, _, _, err = economics.Simulation{}.NetBenefit(1)
	require.ErrorIs(t, err, economics.ErrNothing)
	s, err := economics.Simulate(nil, zero, zero, 1, [2]uint64{})
	require.NoError(t, err)
	_, _, _, _, err = s.NetBenefit(math.NaN())
	require.ErrorIs(t, err, economics.ErrRange)
	for _, models := range [][2]economics.Model{{nil, nil}, {zero, nil}, {nil, zero}} {
		_, err = economics.Simulate(nil, models[0], models[1], 10, [2]uint64{})
		require.ErrorIs(t, err, economics.ErrInput, "no model")
	}
	_, err = economics.Simulate(nil, zero, func([]float64) float64 { return math.Inf(1) }, 1, [2]uint64{})
	require.ErrorIs(t, err, economics.ErrInput, "the effect is no number")
	_, _, _, _, err = economics.Simulation{Costs: []float64{1}}.NetBenefit(1)
	require.ErrorIs(t, err, economics.ErrNothing, "runs without effects")
}

// Hand-made runs: net benefits 1 to 5.
func TestPercentilesAreThoseOfR(t *testing.T) {
	s := economics.Simulation{Costs: []float64{-1, -5, -3, -2, -4}, Effects: make([]float64, 5)}
	mean, low, high, above, err := s.NetBenefit(1)
	require.NoError(t, err)
	assert.InDelta(t, 3, mean, 1e-12)
	assert.InDelta(t, 1.1, low, 1e-12)
	assert.InDelta(t, 4.9, high, 1e-12)
	assert.InDelta(t, 1, above, 1e-12)
}

// Net benefits 0, 1, 2, 4 and 8: the places of the percentiles are 0.1 and 3.9, and no
// benefit is not one above 0. Of one run every percentile is that run.
func TestPercentilesOfUnevenRuns(t *testing.T) {
	s := economics.Simulation{Costs: []float64{-8, 0, -2, -1, -4}, Effects: make([]float64, 5)}
	mean, low, high, above, err := s.NetBenefit(1)
	require.NoError(t, err)
	assert.InDelta(t, 3, mean, 1e-12)
	assert.InDelta(t, .1, low, 1e-12)
	assert.InDelta(t, 7.6, high, 1e-12)
	assert.InDelta(t, .8, above, 1e-12)
	one := economics.Simulation{Costs: []float64{-3}, Effects: []float64{2}}
	mean, low, high, above, err = one.NetBenefit(10)
	require.NoError(t, err)
	assert.Equal(t, [4]float64{23, 23, 23, 1}, [4]float64{mean, low, high, above})
}
