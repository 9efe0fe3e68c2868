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
	_, _, err = economics.Tornado([]economics.Input{{Base: math.Inf(1)}}, cost)
	require.ErrorIs(t, err, economics.ErrInput)
	_, _, err = economics.Tornado(nil, nil)
	require.ErrorIs(t, err, economics.ErrInput, "no model")
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
	_, _, err = economics.GammaOf(0, 1)
	require.ErrorIs(t, err, economics.ErrInput)
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

func TestSimulateRefuses(t *testing.T) {
	zero := func([]float64) float64 { return 0 }
	for _, in := range []economics.Input{{}, {Shape: "other"}, {Shape: economics.Beta, Base: 2, Error: .1}, {Shape: economics.Gamma},
		{Shape: economics.LogNormal, Base: -1, Error: 1}, {Shape: economics.Normal}, {Shape: economics.Fixed, Base: math.NaN()}} {
		_, err := economics.Simulate([]economics.Input{in}, zero, zero, 1, [2]uint64{})
		require.ErrorIs(t, err, economics.ErrInput)
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
	_, err = economics.Simulate(nil, nil, nil, 10, [2]uint64{})
	require.ErrorIs(t, err, economics.ErrInput, "no model")
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
