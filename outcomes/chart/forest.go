package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Most rows of a forest plot.
const (
	MaxStudies   = 100
	MaxSummaries = 6
)

// A Forest is a picture of the effects of several studies and of their
// synthesis. [ForestOf] makes one of a [stats.MetaAnalysis]. The zero value is
// not drawn.
type Forest struct {
	Title  string
	Effect string  // what the numbers are; "Effect" if empty
	Ratio  bool    // values are ratios: the axis is logarithmic and no effect is 1, not 0
	Lower  string  // what values below no effect favour; may be empty
	Higher string  // what values above it favour; may be empty
	Level  float64 // of the intervals; 0 means 0.95
	// Studies are drawn in the order given, at most [MaxStudies], and the
	// summaries, at most [MaxSummaries], below them.
	Studies   []ForestStudy
	Summaries []ForestSummary
	// AxisLow and AxisHigh are the ends of the axis, chosen if both are 0. An
	// interval that goes beyond them ends in an arrow.
	AxisLow, AxisHigh float64
}

// A ForestStudy is one study with its interval, which is wider than the value alone:
// where all three are equal, as in a study whose estimate was forgotten, it is not
// drawn. The zero value has no name and is refused.
type ForestStudy struct {
	Name             string
	Value, Low, High float64
	// Weight is drawn as the area of the square and written as a percentage of
	// all weights; where all are 0, squares are equal and no weight is written.
	Weight float64
}

// A ForestSummary is a pooled effect, drawn as a diamond. Prediction is drawn as a bar
// on a row of its own where both ends have a value. The zero value has no name and is
// refused.
type ForestSummary struct {
	Name                          string
	Value, Low, High              float64
	PredictionLow, PredictionHigh stats.Estimate
}

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] without studies, [ErrTooMany],
// [ErrText], [ErrLongText], [ErrName] for a study or summary without a name,
// [ErrValue], [ErrInterval], [ErrNoInterval] or [ErrAxis]; the text says which study or summary.
func (f Forest) SVG() ([]byte, error) { return svgOf(f.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Forest.SVG].
func (f Forest) PNG() ([]byte, error) { return pngOf(f.page()) }

func (f Forest) check() error {
	if len(f.Studies) == 0 {
		return ErrNoData
	}
	for _, err := range []error{
		tooMany(len(f.Studies), MaxStudies, "studies"), tooMany(len(f.Summaries), MaxSummaries, "summaries"),
		checkTitle(f.Title), checkLabels(f.Effect, f.Lower, f.Higher), checkNumbers(f.AxisLow, f.AxisHigh),
	} {
		if err != nil {
			return err
		}
	}
	if f.Level != 0 && !(f.Level > 0 && f.Level < 1) {
		return ErrValue
	}
	for i, s := range f.Studies {
		err := f.checkRow(s.Name, s.Value, s.Low, s.High)
		if err == nil && !(s.Weight >= 0 && s.Weight <= MaxValue) {
			err = ErrValue
		}
		if err != nil {
			return in(err, "study", i)
		}
	}
	for i, s := range f.Summaries {
		err := f.checkRow(s.Name, s.Value, s.Low, s.High)
		low, okLow := s.PredictionLow.Value()
		high, okHigh := s.PredictionHigh.Value()
		switch {
		case err != nil:
		case okLow != okHigh:
			err = ErrInterval
		case okLow:
			err = f.checkRow(s.Name, s.Value, low, high)
		}
		if err != nil {
			return in(err, "summary", i)
		}
	}
	return f.checkAxis()
}

func (f Forest) checkRow(name string, value, low, high float64) error {
	if strings.TrimSpace(name) == "" {
		return ErrName
	}
	if err := checkLabels(name); err != nil {
		return err
	}
	if err := checkNumbers(value, low, high); err != nil {
		return err
	}
	switch {
	case f.Ratio && !(low >= 1/MaxValue):
		return ErrValue
	case !(low <= value && value <= high):
		return ErrInterval
	case low == high:
		return ErrNoInterval
	}
	return nil
}

func (f Forest) checkAxis() error {
	low, high := f.AxisLow, f.AxisHigh
	if low == 0 && high == 0 {
		return nil
	}
	if !(low < high && low <= f.none() && f.none() <= high) || f.Ratio && low < 1/MaxValue {
		return ErrAxis
	}
	if a, b := widen(low, high); a != low || b != high {
		return ErrAxis // too short to print
	}
	for _, s := range f.Summaries {
		if s.Low < low || s.High > high {
			return ErrAxis
		}
	}
	return nil
}

// none returns the value of no effect.
func (f Forest) none() float64 {
	if f.Ratio {
		return 1
	}
	return 0
}

func (f Forest) level() string {
	level := f.Level
	if level == 0 {
		level = stats.DefaultLevel
	}
	return fmt.Sprintf("%.4g %% interval", 100*level)
}

// axis returns the ends of the axis: every value, every summary and as much of
// the intervals as does not squeeze the rest.
func (f Forest) axis() (low, high float64) {
	if f.AxisLow != 0 || f.AxisHigh != 0 {
		return f.AxisLow, f.AxisHigh
	}
	bend := func(v float64) float64 { return v }
	if f.Ratio {
		bend = math.Log
	}
	low, high = bend(f.none()), bend(f.none())
	reach := func(v float64) { low, high = min(low, bend(v)), max(high, bend(v)) }
	for _, s := range f.Studies {
		reach(s.Value)
	}
	for _, s := range f.Summaries {
		reach(s.Low)
		reach(s.High)
	}
	widths := make([]float64, len(f.Studies))
	for i, s := range f.Studies {
		widths[i] = bend(s.High) - bend(s.Low)
	}
	slices.Sort(widths)
	core := high - low
	if len(widths) > 0 {
		core = max(core, widths[len(widths)/2]) // no usual interval is cut off
	}
	least, most := low-0.75*core, high+0.75*core
	hold := func(from, to float64) {
		if from = bend(from); from < least-0.15*core {
			from = least // what goes on only a little further is not cut off
		}
		if to = bend(to); to > most+0.15*core {
			to = most
		}
		low, high = min(low, from), max(high, to)
	}
	for _, s := range f.Studies {
		hold(s.Low, s.High)
	}
	for _, s := range f.Summaries {
		if from, ok := s.PredictionLow.Value(); ok {
			to, _ := s.PredictionHigh.Value()
			hold(from, to)
		}
	}
	if f.Ratio && high-low < 0.02 {
		low, high = low-0.01, high+0.01
	}
	if f.Ratio {
		// Rounding in the logarithm must not cut off what lies on the end, and a round ratio
		// just beyond it is worth its number.
		beyond := math.Exp(0.1 * (high - low))
		low, high = math.Exp(low)*(1-1e-9), math.Exp(high)*(1+1e-9)
		for e := -12; e <= 12; e++ {
			for _, digit := range []float64{1, 2, 5} {
				if round := digit * math.Pow(10, float64(e)); round < low && round >= low/beyond {
					low = round * (1 - 1e-9)
				} else if round > high && round <= high*beyond {
					high = round * (1 + 1e-9)
				}
			}
		}
		return low, high
	}
	return widen(low, high)
}

// weights returns each study's share of all weights, in percent, or nil.
func (f Forest) weights() []float64 {
	sum := 0.0
	for _, s := range f.Studies {
		sum += s.Weight
	}
	if sum == 0 {
		return nil
	}
	out := make([]float64, len(f.Studies))
	for i, s := range f.Studies {
		out[i] = 100 * s.Weight / sum
	}
	return out
}

// number writes an effect.
func (f Forest) number(v float64) string {
	if f.Ratio {
		switch {
		case v >= 0.01 && v < 1000:
			return fmt.Sprintf("%.2f", v)
		case v >= 1000 && v < 1e6:
			return fixed(v, 0, v)
		}
		return fmt.Sprintf("%.2e", v)
	}
	low, high := f.axis()
	decimals := 2 - int(math.Floor(math.Log10(high-low))) // three digits of the width of the axis
	if high-low < 1 {
		decimals--
	}
	return fixed(v, min(6, max(0, decimals)), math.Abs(v))
}

func (f Forest) interval(low, high float64) string {
	return fmt.Sprintf("(%s to %s)", f.number(low), f.number(high))
}

// Description says in words what the picture shows: every study and summary
// with its interval.
func (f Forest) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Forest plot of %d %s; horizontal axis: %s with %s", len(f.Studies), plural(len(f.Studies), "study", "studies"), or(f.Effect, "Effect"), f.level())
	if f.Ratio {
		b.WriteString(", logarithmic")
	}
	fmt.Fprintf(&b, "; no effect is %g.", f.none())
	if f.Lower != "" {
		fmt.Fprintf(&b, " Lower: %s.", f.Lower)
	}
	if f.Higher != "" {
		fmt.Fprintf(&b, " Higher: %s.", f.Higher)
	}
	weights := f.weights()
	for i, s := range f.Studies {
		fmt.Fprintf(&b, " %s: %s %s", s.Name, f.number(s.Value), f.interval(s.Low, s.High))
		if weights != nil {
			fmt.Fprintf(&b, ", weight %.1f %%", weights[i])
		}
		b.WriteByte('.')
	}
	for _, s := range f.Summaries {
		fmt.Fprintf(&b, " %s: %s %s.", s.Name, f.number(s.Value), f.interval(s.Low, s.High))
		if low, ok := s.PredictionLow.Value(); ok {
			high, _ := s.PredictionHigh.Value()
			fmt.Fprintf(&b, " Prediction interval %s.", f.interval(low, high))
		}
	}
	return b.String()
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
