package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

func (sh *forestSheet) chooseTicks() {
	if sh.Ratio {
		sh.ticks = ratioTicks(sh.across.low, sh.across.high, sh.fits)
		return
	}
	low, high := sh.across.low, sh.across.high
	chosen := sh.AxisLow != 0 || sh.AxisHigh != 0
	for n := 6; n > 0; n-- {
		ticks := evenTicks(low, high, n)
		if !chosen {
			sh.across.low, sh.across.high = ticks[0], ticks[len(ticks)-1]
		} else if inside := ticksWithin(ticks, low, high); len(inside) > 0 {
			ticks = inside
		} else {
			ticks = []float64{0}
		}
		sh.ticks = ticks
		if sh.fits(ticks) {
			return
		}
	}
}

func ticksWithin(ticks []float64, low, high float64) (inside []float64) {
	for _, t := range ticks {
		if t >= low && t <= high {
			inside = append(inside, t)
		}
	}
	return inside
}

// fits reports whether the numbers at ticks stand clear of each other.
func (sh *forestSheet) fits(ticks []float64) bool {
	end := vg.Length(math.Inf(-1))
	for i, label := range sh.labels(ticks) {
		half := body.Width(label) / 2
		x := sh.across.at(ticks[i])
		if x-half < end+gap {
			return false
		}
		end = x + half
	}
	return true
}

func (sh *forestSheet) labels(ticks []float64) []string {
	if !sh.Ratio {
		return tickLabels(ticks)
	}
	labels := make([]string, len(ticks))
	for i, t := range ticks {
		labels[i] = ratioLabel(t)
	}
	return labels
}
