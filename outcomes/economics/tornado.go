package economics

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A Bar is what one input does to the result, the others at their base.
type Bar struct {
	Input     string  // its name
	Low, High float64 // result at the input's low and high value
}

// Width returns the range of the result, zero or more.
func (b Bar) Width() float64 { return math.Abs(b.High - b.Low) }

// Tornado varies each input between its low and high value, the others at base,
// and returns the widest bar first, equal ones in the order of the inputs, with
// the result at base. The model is not told what its result means: a ratio whose divisor
// changes its sign within a bar is at its worst in the middle, and [TornadoOfRatio]
// refuses it.
//
// It returns [ErrInput] for an input whose values are not finite or do not ascend from
// Low through Base to High, such as one whose Low and High were left out, or a model that
// is none or gives no finite result.
//
// Source: Briggs, Claxton & Sculpher (2006), Decision Modelling for Health Economic
// Evaluation, not re-opened.
func Tornado(inputs []Input, model Model) (base float64, bars []Bar, err error) {
	if model == nil {
		return 0, nil, fmt.Errorf("%w: there is no model", ErrInput)
	}
	values := make([]float64, len(inputs))
	for i, in := range inputs {
		if !finite(in.Base) || !finite(in.Low) || !finite(in.High) {
			return 0, nil, fmt.Errorf("%w: the values of input %d are finite", ErrInput, i+1)
		}
		if in.Low > in.Base || in.High < in.Base {
			return 0, nil, fmt.Errorf("%w: the values of input %d ascend from low through base to high", ErrInput, i+1)
		}
		values[i] = in.Base
	}
	run := func() (float64, error) {
		r := model(slices.Clone(values))
		if !finite(r) {
			return 0, fmt.Errorf("%w: the model gives no finite result", ErrInput)
		}
		return r, nil
	}
	if base, err = run(); err != nil {
		return 0, nil, err
	}
	for i, in := range inputs {
		b := Bar{Input: in.Name}
		values[i] = in.Low
		if b.Low, err = run(); err != nil {
			return 0, nil, err
		}
		values[i] = in.High
		if b.High, err = run(); err != nil {
			return 0, nil, err
		}
		values[i] = in.Base
		bars = append(bars, b)
	}
	slices.SortStableFunc(bars, func(a, b Bar) int { return cmp.Compare(b.Width(), a.Width()) })
	return base, bars, nil
}

// TornadoOfRatio is [Tornado] of the cost of a further unit of effect: the difference in
// cost over that in effect, which the two models give. It returns [ErrInput] as Tornado
// does, and [ErrNoRatio] unless the two stay, at base and at both ends of every bar, in
// the one of [DearerBetter] and [CheaperWorse] in which they begin: elsewhere a ratio has
// no meaning, and a bar across an effect of 0 would have its worst values in the middle.
//
// Source: as for [Tornado].
func TornadoOfRatio(inputs []Input, cost, effect Model) (base float64, bars []Bar, err error) {
	if cost == nil || effect == nil {
		return 0, nil, fmt.Errorf("%w: there is no model", ErrInput)
	}
	var begins, outside Quadrant
	runs, at := 0, 0
	base, bars, err = Tornado(inputs, func(values []float64) float64 {
		c, e := cost(slices.Clone(values)), effect(values)
		q := quadrantOf(c, e)
		if runs++; runs == 1 {
			begins = q
		}
		if finite(c) && finite(e) && (q != begins || q != DearerBetter && q != CheaperWorse) {
			outside, at = q, runs
			return math.NaN()
		}
		return c / e
	})
	switch {
	case outside == "":
		return base, bars, err
	case at == 1:
		return 0, nil, fmt.Errorf("%w: at base the option is %s", ErrNoRatio, outside)
	}
	end := []string{"low", "high"}[at%2]
	return 0, nil, fmt.Errorf("%w: at the %s value of input %d the option is %s, at base %s", ErrNoRatio, end, at/2, outside, begins)
}
