package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

// A scale maps values to places on the page.
type scale struct {
	low, high float64 // values at the ends
	from, to  vg.Length
	ratio     bool // equal ratios are equally far apart
}

func (s scale) at(v float64) vg.Length {
	low, high := s.low, s.high
	if s.ratio {
		v, low, high = math.Log(v), math.Log(low), math.Log(high)
	}
	return s.from + vg.Length((v-low)/(high-low))*(s.to-s.from)
}

// Least width of an axis, absolute and as a share of its largest number: below
// it the numbers could not be told apart in print.
const (
	leastSpan  = 1e-12
	leastShare = 1e-6
)

// widen returns low and high, moved apart where they are too near.
func widen(low, high float64) (float64, float64) {
	least := max(leastSpan, leastShare*max(math.Abs(low), math.Abs(high)))
	if high-low < least {
		if low == high && low != 0 && math.Abs(low) >= 1 {
			least = max(least, 1)
		}
		return low - least/2, high + least/2
	}
	return low, high
}

// evenTicks returns round, evenly spaced values of which the first is not above
// low and the last not below high, about n + 1.
func evenTicks(low, high float64, n int) []float64 {
	low, high = widen(low, high)
	step := roundStep((high - low) / float64(n))
	var ticks []float64
	for i := math.Floor(low/step + 1e-9); i <= math.Ceil(high/step-1e-9); i++ {
		ticks = append(ticks, i*step)
	}
	return ticks
}

// tickLabels writes ticks with as many digits as tell them apart.
func tickLabels(ticks []float64) []string {
	step, most := 0.0, 0.0
	for i, t := range ticks {
		most = max(most, math.Abs(t))
		if i == 1 {
			step = t - ticks[0]
		}
	}
	labels := make([]string, len(ticks))
	for i, t := range ticks {
		labels[i] = fixed(t, decimalsOf(step), most)
	}
	return labels
}

// decimalsOf returns how many decimals a step needs.
func decimalsOf(step float64) int {
	if step <= 0 {
		return 0
	}
	return max(0, -int(math.Floor(math.Log10(step)+1e-9)))
}

// fixed writes v with a number of decimals, or in powers of ten where the
// largest number beside it, most, or the decimals would make it long.
func fixed(v float64, decimals int, most float64) string {
	if most >= 1e7 || decimals > 6 {
		digits := 3
		if most > 0 {
			digits = min(9, max(3, int(math.Floor(math.Log10(most)))+decimals+1))
		}
		if most >= 1e7 {
			digits = min(digits, 7)
		}
		return strings.Replace(strconv.FormatFloat(v, 'g', digits, 64), "e+0", "e+", 1)
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		whole = "-" + whole
	}
	return whole
}

// ratioTicks returns values to label between low and high on an axis of ratios:
// the closest set of which fits says that there is room.
func ratioTicks(low, high float64, fits func([]float64) bool) []float64 {
	var inside = func(all []float64) (some []float64) {
		for _, v := range all {
			if v >= low*(1-1e-9) && v <= high*(1+1e-9) {
				some = append(some, v)
			}
		}
		return some
	}
	if high/low < 5 {
		for n := 7; n > 1; n-- {
			if ticks := inside(evenTicks(low, high, n)); len(ticks) > 1 && fits(ticks) {
				return ticks
			}
		}
	}
	if high/low < 20 {
		if ticks := inside([]float64{.05, .07, .1, .15, .2, .3, .5, .7, 1, 1.5, 2, 3, 5, 7, 10, 15, 20}); len(ticks) > 3 && fits(ticks) {
			return ticks
		}
	}
	for _, every := range []struct {
		decades int
		digits  []float64
	}{{1, []float64{1, 2, 5}}, {1, []float64{1, 3}}, {1, []float64{1}}, {2, []float64{1}}, {3, []float64{1}}, {6, []float64{1}}} {
		var all []float64
		for e := -12; e <= 12; e += every.decades {
			for _, d := range every.digits {
				all = append(all, d*math.Pow(10, float64(e)))
			}
		}
		if ticks := inside(all); len(ticks) > 1 && fits(ticks) {
			return ticks
		}
	}
	return inside([]float64{1})
}

// ratioLabel writes a value of an axis of ratios.
func ratioLabel(v float64) string {
	if v >= 1e-4 && v < 1e7 {
		return fixed(v, decimalsIn(v), v)
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// decimalsIn returns the decimals that v has when rounded to six digits.
func decimalsIn(v float64) int {
	s := strconv.FormatFloat(v, 'g', 6, 64)
	f, _ := strconv.ParseFloat(s, 64)
	_, rest, _ := strings.Cut(strconv.FormatFloat(f, 'f', -1, 64), ".")
	return len(rest)
}
