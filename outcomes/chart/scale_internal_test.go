package chart

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScale(t *testing.T) {
	even := scale{low: -1, high: 3, from: 100, to: 300}
	assert.InDelta(t, 150, float64(even.at(0)), 1e-9)
	ratio := scale{low: 0.1, high: 10, from: 100, to: 300, ratio: true}
	assert.InDelta(t, 200, float64(ratio.at(1)), 1e-9)
	assert.InDelta(t, 100, float64(ratio.at(0.1)), 1e-9)
}

func TestEvenTicks(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		want      []string
	}{
		{0, 1, []string{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}},
		{-0.3, 0.9, []string{"-0.5", "0.0", "0.5", "1.0"}},
		{12, 1950, []string{"0", "500", "1,000", "1,500", "2,000"}},
		{0, 4e11, []string{"0", "1e+11", "2e+11", "3e+11", "4e+11"}},
		{7, 7, []string{"6.4", "6.6", "6.8", "7.0", "7.2", "7.4", "7.6"}},
		{0, 0, []string{"-6e-13", "-4e-13", "-2e-13", "0", "2e-13", "4e-13", "6e-13"}},
	} {
		assert.Equal(t, tt.want, tickLabels(evenTicks(tt.low, tt.high, 5)), "%v to %v", tt.low, tt.high)
	}
}

func TestRatioTicks(t *testing.T) {
	any := func([]float64) bool { return true }
	few := func(ticks []float64) bool { return len(ticks) <= 4 }
	labels := func(ticks []float64) (out []string) {
		for _, v := range ticks {
			out = append(out, ratioLabel(v))
		}
		return out
	}
	assert.Equal(t, []string{"0.1", "0.2", "0.5", "1", "2", "5", "10"}, labels(ratioTicks(0.1, 10, any)))
	assert.Equal(t, []string{"0.1", "1", "10"}, labels(ratioTicks(0.1, 10, few)))
	assert.Equal(t, []string{"0.01", "1", "100"}, labels(ratioTicks(0.001, 1000, few)))
	assert.Equal(t, []string{"0.9", "1", "1.1", "1.2"}, labels(ratioTicks(0.9, 1.2, few)))
}

// A site at the published limits of 0.3 and 50 people lies within, one beyond outside.
func TestFunnelLimits(t *testing.T) {
	f := Funnel{Theta: 0.3}
	// 95 %: .1730 to .4270; 99.8 %: .0997 to .5003.
	for share, want := range map[int]int{1731: 0, 1729: 1, 4269: 0, 4271: 1, 998: 1, 996: 2, 5002: 1, 5004: 2} {
		s := FunnelSite{Events: share, N: 10000}
		wide := Funnel{Theta: f.Theta, Phi: 200} // 10,000 people spread 200 times as much as 50
		assert.Equal(t, want, wide.outside(s), share)
	}
}

func TestClasses(t *testing.T) {
	require.Equal(t, 0, classes{5, 4}.of(4.9))
	require.Equal(t, 1, classes{5, 4}.of(5))
	require.Equal(t, 3, classes{5, 4}.of(20), "the last class holds its upper end")
}
