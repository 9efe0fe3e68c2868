package economics

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// An Option is one way to spend money: what it costs and what it achieves, by
// person, in the units that the caller names. Higher effect is better. The zero Option
// costs and achieves nothing.
type Option struct {
	Name   string
	Cost   float64 // units of one currency and price year
	Effect float64 // such as QALYs, or the share still in support
}

func (o Option) check() error {
	if math.IsNaN(o.Cost) || math.IsInf(o.Cost, 0) || math.IsNaN(o.Effect) || math.IsInf(o.Effect, 0) {
		return fmt.Errorf("%w: cost and effect are finite numbers", ErrRange)
	}
	return nil
}

// A Comparison sets an option beside another. [Compare] makes one; the zero Comparison
// has no quadrant.
type Comparison struct {
	Cost, Effect float64 // of the option less that of the other
	Quadrant     Quadrant
	// Ratio is cost over effect, for [DearerBetter] and [CheaperWorse] alone:
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
// in units of currency for a unit of effect. It returns [ErrRange] for a cost or an
// effect that is no finite number.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes, not re-opened.
func Compare(without, with Option) (Comparison, error) {
	for _, o := range []Option{without, with} {
		if err := o.check(); err != nil {
			return Comparison{}, err
		}
	}
	c := Comparison{Cost: with.Cost - without.Cost, Effect: with.Effect - without.Effect}
	switch {
	case c.Cost == 0 && c.Effect == 0:
		c.Quadrant = Same
	case c.Cost <= 0 && c.Effect >= 0:
		c.Quadrant = Dominant
	case c.Cost >= 0 && c.Effect <= 0:
		c.Quadrant = Dominated
	case c.Cost > 0:
		c.Quadrant = DearerBetter
	default:
		c.Quadrant = CheaperWorse
	}
	if c.Quadrant == DearerBetter || c.Quadrant == CheaperWorse {
		c.Ratio, c.HasRatio = c.Cost/c.Effect, true
	}
	return c, nil
}

// NetBenefit returns the net monetary benefit in units of currency: effect times what
// a unit of it is held to be worth, less cost. Above 0 the option is worth its cost.
//
// Source: Stinnett & Mullahy (1998), Med Decis Making 18(2 Suppl):S68-S80, not re-opened.
func (c Comparison) NetBenefit(worth float64) float64 { return worth*c.Effect - c.Cost }

// A Step is one option on the frontier and what it adds to the one before it.
type Step struct {
	Option Option  // one of those passed
	Ratio  float64 // cost of a further unit of effect; 0 for the first
}

// Frontier returns the options that are worth considering, by rising cost: an
// option that another dominates is left out, and so is one that a mixture of two
// others dominates. Of equal options the first named stays. The ratios rise. No
// options give none. It returns [ErrRange] for a cost or an effect that is no finite
// number.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes (dominance and extended dominance), not re-opened.
func Frontier(options []Option) ([]Step, error) {
	sorted := slices.Clone(options)
	for _, o := range sorted {
		if err := o.check(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(sorted, func(a, b Option) int {
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(b.Effect, a.Effect))
	})
	var steps []Step
	for _, o := range sorted {
		if n := len(steps); n > 0 && o.Effect <= steps[n-1].Option.Effect {
			continue
		}
		s := Step{Option: o}
		for n := len(steps); n > 0; n = len(steps) {
			last := steps[n-1]
			s.Ratio = (o.Cost - last.Option.Cost) / (o.Effect - last.Option.Effect)
			if n == 1 || s.Ratio > last.Ratio {
				break
			}
			steps = steps[:n-1]
		}
		steps = append(steps, s)
	}
	return steps, nil
}
