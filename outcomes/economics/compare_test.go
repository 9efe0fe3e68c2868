package economics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/economics"
)

func TestCompareNamesTheQuadrant(t *testing.T) {
	usual := economics.Option{Cost: usd(192200), Effect: .5}
	for _, tt := range []struct {
		dollars int64
		effect  float64
		want    economics.Quadrant
		ratio   float64
	}{
		{2154, .6, economics.DearerBetter, 2320}, {2154, .4, economics.Dominated, 0}, {2154, .5, economics.Dominated, 0},
		{1822, .6, economics.Dominant, 0}, {1822, .5, economics.Dominant, 0}, {1922, .6, economics.Dominant, 0},
		{1822, .4, economics.CheaperWorse, 1000}, {1922, .5, economics.Same, 0}, {1922, .4, economics.Dominated, 0},
	} {
		c, err := economics.Compare(usual, economics.Option{Cost: usd(100 * tt.dollars), Effect: tt.effect})
		require.NoError(t, err)
		assert.Equal(t, tt.want, c.Quadrant)
		assert.Equal(t, tt.ratio != 0, c.HasRatio)
		assert.InDelta(t, tt.ratio, c.Ratio, 1e-9)
	}
	c, err := economics.Compare(usual, economics.Option{Cost: usd(215400), Effect: .6})
	require.NoError(t, err)
	assert.InDelta(t, 4768, c.NetBenefit(50_000), 1e-9, "50,000 x 0.1 - 232")
	assert.Equal(t, usd(23200), c.Cost, "2,154 - 1,922")
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err = economics.Compare(usual, economics.Option{Cost: usd(1), Effect: bad})
		require.ErrorIs(t, err, economics.ErrRange)
		_, err = economics.Compare(economics.Option{Cost: usd(1), Effect: bad}, usual)
		require.ErrorIs(t, err, economics.ErrRange)
	}
	_, err = economics.Compare(economics.Option{Cost: usd(1), Effect: -math.MaxFloat64}, economics.Option{Cost: usd(2), Effect: math.MaxFloat64})
	require.ErrorIs(t, err, economics.ErrRange)
}

// 15,000 dollars of 2020 and 20,000 euros of 2025 differ by no 5,000 of anything.
func TestMoneyOfTwoKindsIsNotCompared(t *testing.T) {
	usual := economics.Option{Name: "usual", Cost: economics.Money{Cents: 1_500_000, Currency: "USD", Year: 2020}}
	for name, cost := range map[string]economics.Money{
		"currency":   {Cents: 2_000_000, Currency: "EUR", Year: 2020},
		"price year": {Cents: 2_000_000, Currency: "USD", Year: 2025},
		"neither":    {Cents: 2_000_000},
	} {
		peers := economics.Option{Name: "peers", Cost: cost, Effect: 1}
		_, err := economics.Compare(usual, peers)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = economics.Compare(peers, usual)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = economics.Frontier([]economics.Option{usual, usual, peers})
		require.ErrorIs(t, err, economics.ErrMoney, name)
	}
	_, err := economics.Compare(economics.Option{}, economics.Option{})
	require.ErrorIs(t, err, economics.ErrMoney, "the zero Option has no currency")
	_, err = economics.Frontier([]economics.Option{{}})
	require.ErrorIs(t, err, economics.ErrMoney)
	steps, err := economics.Frontier(nil)
	require.NoError(t, err)
	assert.Empty(t, steps)
}

// Four options: C is dominated by B; B lies above the line from A to D.
func TestFrontier(t *testing.T) {
	steps, err := economics.Frontier([]economics.Option{
		{Name: "D", Cost: usd(30000), Effect: 10}, {Name: "B", Cost: usd(20000), Effect: 4}, {Name: "C", Cost: usd(25000), Effect: 3}, {Name: "A", Cost: usd(10000), Effect: 1},
		{Name: "E", Cost: usd(50000), Effect: 12},
	})
	require.NoError(t, err)
	require.Len(t, steps, 3)
	assert.Equal(t, "A", steps[0].Option.Name)
	assert.Equal(t, "D", steps[1].Option.Name)
	assert.InDelta(t, 200./9, steps[1].Ratio, 1e-12)
	assert.Equal(t, "E", steps[2].Option.Name)
	assert.InDelta(t, 100, steps[2].Ratio, 1e-12)
	_, err = economics.Frontier([]economics.Option{{Cost: usd(1), Effect: math.Inf(1)}})
	require.ErrorIs(t, err, economics.ErrRange)
}

// Of equal options the first named stays, of equally dear ones the better, and of three on
// one line the middle one is a mixture of the others.
func TestFrontierOfTies(t *testing.T) {
	steps, err := economics.Frontier([]economics.Option{
		{Name: "worse", Cost: usd(1000), Effect: 1}, {Name: "first", Cost: usd(1000), Effect: 2}, {Name: "second", Cost: usd(1000), Effect: 2},
		{Name: "middle", Cost: usd(2000), Effect: 3}, {Name: "end", Cost: usd(3000), Effect: 4},
	})
	require.NoError(t, err)
	require.Len(t, steps, 2)
	assert.Equal(t, "first", steps[0].Option.Name)
	assert.Zero(t, steps[0].Ratio)
	assert.Equal(t, "end", steps[1].Option.Name)
	assert.InDelta(t, 10, steps[1].Ratio, 0)
	_, err = economics.Frontier([]economics.Option{{Name: "fine", Cost: usd(1)}, {Cost: usd(1), Effect: math.NaN()}})
	require.ErrorIs(t, err, economics.ErrRange)
}

// As in Ruger (2012): 3,611 for each further abstainer at 12 months, and an arm of
// four sessions that is dearer and no better, which has no place and no ratio.
func TestFrontierDropsTheDominatedArm(t *testing.T) {
	standard, peers, four := economics.Option{Name: "standard", Cost: usd(0)}, economics.Option{Name: "peers", Cost: usd(361100), Effect: 1}, economics.Option{Name: "four", Cost: usd(400000), Effect: .9}
	steps, err := economics.Frontier([]economics.Option{standard, peers, four})
	require.NoError(t, err)
	require.Len(t, steps, 2)
	assert.Equal(t, peers, steps[1].Option)
	assert.InDelta(t, 3611, steps[1].Ratio, 1e-9)
	c, err := economics.Compare(peers, four)
	require.NoError(t, err)
	assert.Equal(t, economics.Dominated, c.Quadrant)
	assert.False(t, c.HasRatio)
}

// No option on the frontier is worse, at any value of an effect, than one left out.
func TestTheFrontierHoldsTheBestOfEveryWorth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var options []economics.Option
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			options = append(options, economics.Option{Cost: usd(100 * rapid.Int64Range(0, 50).Draw(t, "cost")), Effect: float64(rapid.IntRange(0, 50).Draw(t, "effect"))})
		}
		steps, err := economics.Frontier(options)
		require.NoError(t, err)
		worth := rapid.Float64Range(0, 100).Draw(t, "worth")
		best, onFrontier := math.Inf(-1), math.Inf(-1)
		for _, o := range options {
			best = max(best, worth*o.Effect-o.Cost.Units())
		}
		last := math.Inf(-1)
		for i, s := range steps {
			onFrontier = max(onFrontier, worth*s.Option.Effect-s.Option.Cost.Units())
			if i > 0 {
				require.Greater(t, s.Ratio, last)
				last = s.Ratio
			}
		}
		require.InDelta(t, best, onFrontier, 1e-9)
	})
}
