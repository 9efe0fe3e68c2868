package economics

import (
	"cmp"
	"fmt"
	"slices"
)

// An Option is one way to spend money: what it costs and what it achieves, by
// person, in the units that the caller names. Higher effect is better. The zero Option
// has no currency and is refused.
type Option struct {
	Name   string
	Cost   Money
	Effect float64 // such as QALYs, or the share still in support
}

// checkAll returns [ErrMoney] unless the costs are of one currency and price year, and
// [ErrRange] for an effect that is no finite number.
func checkAll(options []Option) error {
	for _, o := range options {
		if err := options[0].Cost.with(o.Cost); err != nil {
			return err
		}
		if !finite(o.Effect) {
			return fmt.Errorf("%w: an effect is a finite number", ErrRange)
		}
	}
	return nil
}

// A Comparison sets an option beside another. [Compare] makes one; the zero Comparison
// has no quadrant.
type Comparison struct {
	Cost     Money   // of the option less that of the other
	Effect   float64 // likewise
	Quadrant Quadrant
	// Ratio is units of the currency over effect, for [DearerBetter] and [CheaperWorse] alone:
	// elsewhere a ratio has no meaning, and HasRatio is false.
	Ratio    float64
	HasRatio bool
}

// Compare returns what the option with costs and achieves beyond the other: the
// differences, the quadrant that they lie in and, where it means something, the
// incremental cost-effectiveness ratio
//
//	(cost with - cost without) / (effect with - effect without)
//
// in units of currency for a unit of effect. It returns [ErrMoney] if their currencies or
// price years differ, or one has none, and [ErrRange] for an effect that is no finite
// number or a difference too large.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes, not re-opened.
func Compare(without, with Option) (Comparison, error) {
	if err := checkAll([]Option{without, with}); err != nil {
		return Comparison{}, err
	}
	cost, err := with.Cost.Minus(without.Cost)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Cost: cost, Effect: with.Effect - without.Effect}
	if !finite(c.Effect) {
		return Comparison{}, fmt.Errorf("%w: the difference is too large", ErrRange)
	}
	c.Quadrant = quadrantOf(cost.Units(), c.Effect)
	if c.Quadrant == DearerBetter || c.Quadrant == CheaperWorse {
		c.Ratio, c.HasRatio = cost.Units()/c.Effect, true
	}
	return c, nil
}

func quadrantOf(cost, effect float64) Quadrant {
	switch {
	case cost == 0 && effect == 0:
		return Same
	case cost <= 0 && effect >= 0:
		return Dominant
	case cost >= 0 && effect <= 0:
		return Dominated
	case cost > 0:
		return DearerBetter
	}
	return CheaperWorse
}

// NetBenefit returns the net monetary benefit in units of currency: effect times what
// a unit of it is held to be worth, in the same money, less cost. Above 0 the option is
// worth its cost.
//
// Source: Stinnett & Mullahy (1998), Med Decis Making 18(2 Suppl):S68-S80, not re-opened.
func (c Comparison) NetBenefit(worth float64) float64 { return worth*c.Effect - c.Cost.Units() }

// A Step is one option on the frontier and what it adds to the one before it.
type Step struct {
	Option Option  // one of those passed
	Ratio  float64 // units of the currency for a further unit of effect; 0 for the first
}

// Frontier returns the options that are worth considering, by rising cost: an
// option that another dominates is left out, and so is one that a mixture of two
// others dominates. Of equal options the first named stays. The ratios rise. No
// options give none. It returns [ErrMoney] if currencies or price years differ, or one
// has none, and [ErrRange] for an effect that is no finite number.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes (dominance and extended dominance), not re-opened.
func Frontier(options []Option) ([]Step, error) {
	sorted := slices.Clone(options)
	if err := checkAll(sorted); err != nil {
		return nil, err
	}
	slices.SortStableFunc(sorted, func(a, b Option) int {
		return cmp.Or(cmp.Compare(a.Cost.Cents, b.Cost.Cents), cmp.Compare(b.Effect, a.Effect))
	})
	var steps []Step
	for _, o := range sorted {
		if n := len(steps); n > 0 && o.Effect <= steps[n-1].Option.Effect {
			continue
		}
		s := Step{Option: o}
		for n := len(steps); n > 0; n = len(steps) {
			last := steps[n-1]
			s.Ratio = (o.Cost.Units() - last.Option.Cost.Units()) / (o.Effect - last.Option.Effect)
			if n == 1 || s.Ratio > last.Ratio {
				break
			}
			steps = steps[:n-1]
		}
		steps = append(steps, s)
	}
	return steps, nil
}
