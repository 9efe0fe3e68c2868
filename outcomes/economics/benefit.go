package economics

import (
	"fmt"
	"math"
)

// Benefits are what came of the money and what was spent. The zero value has no basis
// and is refused.
type Benefits struct {
	Benefit Money
	Cost    Money // all of it; nothing was taken off
	// Basis says what Benefit is: all that came back ([Gross]), or what came back less
	// Cost already ([Net]). Every method returns [ErrBasis] where it is not said.
	Basis Basis
}

func (b Benefits) check() error {
	if b.Basis != Gross && b.Basis != Net {
		return ErrBasis
	}
	return b.Benefit.with(b.Cost)
}

// Gross returns the benefit before cost is taken off: Benefit, or Benefit + Cost where
// it is net. It returns [ErrBasis], [ErrMoney] or [ErrRange].
func (b Benefits) Gross() (Money, error) {
	if err := b.check(); err != nil {
		return Money{}, err
	}
	if b.Basis == Gross {
		return b.Benefit, nil
	}
	return b.Benefit.Plus(b.Cost)
}

// Net returns the benefit less cost: Benefit, or Benefit - Cost where it is gross. It
// returns [ErrBasis], [ErrMoney] or [ErrRange].
func (b Benefits) Net() (Money, error) {
	if err := b.check(); err != nil {
		return Money{}, err
	}
	if b.Basis == Net {
		return b.Benefit, nil
	}
	return b.Benefit.Minus(b.Cost)
}

// Ratio returns the benefit-cost ratio, gross benefit over cost, without a unit: 1 is
// break-even. It returns [ErrBasis], [ErrMoney], or [ErrNothing] unless there is a cost
// above nothing.
//
// Source: Boardman et al., Cost-Benefit Analysis, not re-opened.
func (b Benefits) Ratio() (float64, error) {
	per, err := b.perUnit()
	if err != nil {
		return 0, err
	}
	return per.Ratio()
}

// Return returns the return on investment, (gross benefit - cost)/cost, as a fraction:
// 0 is break-even, 1.28 is 128 %. It is the ratio less 1. It returns the errors of
// [Benefits.Ratio]: [ErrBasis], [ErrMoney] and [ErrNothing].
func (b Benefits) Return() (float64, error) {
	per, err := b.perUnit()
	if err != nil {
		return 0, err
	}
	return per.Return()
}

func (b Benefits) perUnit() (PerUnit, error) {
	if err := b.check(); err != nil {
		return PerUnit{}, err
	}
	if b.Cost.Cents <= 0 {
		return PerUnit{}, fmt.Errorf("%w: a ratio needs a cost above nothing", ErrNothing)
	}
	return PerUnit{Value: float64(b.Benefit.Cents) / float64(b.Cost.Cents), Basis: b.Basis}, nil
}

// PerUnit is a published "return of X for every 1 spent". The zero PerUnit has no basis
// and is refused.
type PerUnit struct {
	Value float64 // units of currency for each unit spent
	Basis Basis   // whether the unit that was spent is still in it
}

// Ratio returns the benefit-cost ratio that the figure means: Value if it is gross and
// Value + 1 if it is net. It returns [ErrBasis] if neither is said, and [ErrRange]
// unless Value is finite.
func (p PerUnit) Ratio() (float64, error) {
	if math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
		return 0, fmt.Errorf("%w: a return is a finite number", ErrRange)
	}
	switch p.Basis {
	case Gross:
		return p.Value, nil
	case Net:
		return p.Value + 1, nil
	}
	return 0, ErrBasis
}

// Return returns the return on investment that the figure means, as a fraction: Value
// - 1 if it is gross and Value if it is net. It returns [ErrBasis] or [ErrRange].
func (p PerUnit) Return() (float64, error) {
	ratio, err := p.Ratio()
	if err != nil {
		return 0, err
	}
	if p.Basis == Net {
		return p.Value, nil
	}
	return ratio - 1, nil
}

// BreakEven returns how many events must be averted for the cost to be met:
// cost over cost of one event, which need not be a whole number. It returns [ErrMoney]
// if currency or price year differ or are missing, and [ErrNothing] unless one costs
// something.
func BreakEven(cost, ofOne Money) (float64, error) {
	if err := cost.with(ofOne); err != nil {
		return 0, err
	}
	if ofOne.Cents <= 0 {
		return 0, fmt.Errorf("%w: an event that costs nothing averts no cost", ErrNothing)
	}
	return float64(cost.Cents) / float64(ofOne.Cents), nil
}

// A Start says when the first of several yearly amounts falls due. The zero value is
// [FirstYearWhole].
type Start bool

// Starts.
const (
	// FirstYearWhole: the first year's amount is not discounted.
	FirstYearWhole Start = false
	// FirstYearDiscounted: amounts fall at the end of their year.
	FirstYearDiscounted Start = true
)

// Discount returns the present value of yearly amounts in units of a currency,
// Σ x_t/(1 + rate)^t, t from 0 or, by start, from 1. It returns [ErrRate] for a
// rate outside 0 to 1 and [ErrRange] for an amount that is no finite number.
//
// No amounts are worth 0. Customary rates: 0.03 for costs and effects (US Second
// Panel), 0.035 (NICE), neither re-opened.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes, not re-opened.
func Discount(yearly []float64, rate float64, start Start) (float64, error) {
	if !(rate >= 0 && rate <= 1) {
		return 0, ErrRate
	}
	value, factor := 0.0, 1.0
	if start == FirstYearDiscounted {
		factor = 1 / (1 + rate)
	}
	for i, x := range yearly {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return 0, fmt.Errorf("%w: the amount of year %d is no finite number", ErrRange, i+1)
		}
		value += x * factor
		factor /= 1 + rate
	}
	return value, nil
}

// QALYs returns the quality-adjusted life years between the first and the last
// of several utilities: the area under them by the trapezium rule. Times are in
// years and ascend; utilities are finite and at most 1, and below 0 for a state held
// to be worse than death. It returns [ErrInput] otherwise, for fewer than two, or
// where there is not a utility for each time. Nothing is discounted, and no difference
// at the start between groups is taken off.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes, not re-opened.
func QALYs(years, utilities []float64) (float64, error) {
	if len(years) != len(utilities) || len(years) < 2 {
		return 0, fmt.Errorf("%w: two or more utilities, each with its time", ErrInput)
	}
	area := 0.0
	for i, u := range utilities {
		if !(u <= 1) || math.IsInf(u, 0) || math.IsNaN(years[i]) || math.IsInf(years[i], 0) || i > 0 && years[i] <= years[i-1] {
			return 0, fmt.Errorf("%w: times ascend and a utility is at most 1", ErrInput)
		}
		if i > 0 {
			area += (years[i] - years[i-1]) * (u + utilities[i-1]) / 2
		}
	}
	return area, nil
}
