package chart

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/vg"
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

// An interval to 0.295 on an axis that would end at 0.30 is not cut off, and a round ratio
// just beyond the end has its number.
func TestARatioAxisHoldsWhatEndsJustBeyondIt(t *testing.T) {
	f := Forest{Title: "Readmission", Ratio: true, Studies: []ForestStudy{
		{Name: "Smith 2010", Value: .74, Low: .50, High: 1.10}, {Name: "Jones 2014", Value: .90, Low: .69, High: 1.19}, {Name: "Rao 2018", Value: 1.05, Low: .58, High: 1.89},
		{Name: "Lee 2019", Value: .55, Low: .295, High: 1.02}, {Name: "Ortiz 2023", Value: .82, Low: .67, High: 1.00},
	}}
	low, high := f.axis()
	assert.LessOrEqual(t, low, .295)
	assert.GreaterOrEqual(t, high, 2., "2 is just beyond 1.89")
	sh := newForestSheet(f)
	assert.Equal(t, []string{"0.3", "0.5", "0.7", "1", "1.5", "2"}, sh.labels(sh.ticks))
	f.Studies[3].Low = .1
	low, _ = f.axis()
	assert.Greater(t, low, .1, "one that goes on far is cut off")
}

// A mark at the end of the axis is clear of the frame.
func TestMarksAreClearOfTheFrame(t *testing.T) {
	p := newPanel("Days", sheetWidth, 220, 4, 25, false)
	p.clear(11, 25)
	assert.Equal(t, []vg.Length{0, markRoom}, []vg.Length{p.below, p.above})
	p.clear(0, 12)
	assert.EqualValues(t, markRoom, p.below)
}
