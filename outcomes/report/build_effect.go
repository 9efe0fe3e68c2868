package report

import (
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type toldEffect struct {
	Name  string         `json:"name"`
	Value stats.Estimate `json:"value"`
	Low   stats.Estimate `json:"low"`
	High  stats.Estimate `json:"high"`
	// Where the interval of a number needed runs through infinity, its ends are Benefit,
	// for one event fewer, and Harm, for one more; Low and High are then null.
	Benefit *float64 `json:"benefit,omitempty"`
	Harm    *float64 `json:"harm,omitempty"`
	unit    string
}

func (c Comparison) effect(name string, f stats.Figure) toldEffect {
	_, in := c.difference()
	return toldEffect{Name: name, Value: f.Value, Low: f.Low, High: f.High, unit: in}
}

// rounded keeps as many digits as are read of what is weighted: all of them would tell of
// the weights of single people, also of those not seen.
func rounded(e stats.Estimate) stats.Estimate {
	v, ok := e.Value()
	if !ok {
		return e
	}
	return stats.Known(math.Round(v*1000) / 1000)
}

func neededEffect(n stats.NumberNeeded) toldEffect {
	e := toldEffect{Name: "number needed to support for one event fewer (below 0: one more)", Value: n.Value, Low: n.Low, High: n.High}
	benefit, ok := n.Benefit.Value()
	if harm, both := n.Harm.Value(); ok && both {
		e.Benefit, e.Harm = &benefit, &harm
	}
	return e
}

// effects lists the figures of a comparison. A number needed is told where a lot decided.
func (c Comparison) effects(t telling) []toldEffect {
	ratio := func(name string, f stats.Figure) toldEffect {
		return toldEffect{Name: name, Value: f.Value, Low: f.Low, High: f.High}
	}
	var out []toldEffect
	switch {
	case c.Change != nil:
		out = append(out, c.effect("change", c.Change.Difference))
		if c.Question.Kind == Score {
			out = append(out, ratio("change in standard deviations of the change (Hedges' g)", c.Change.ByChange))
		}
	case c.Events != nil:
		e := c.Events
		out = append(out, c.effect("difference", e.Difference), ratio("risk ratio", e.RiskRatio), ratio("odds ratio", e.OddsRatio))
		if c.randomised() {
			out = append(out, neededEffect(e.NumberNeeded))
		}
	default:
		s := c.Scores
		out = append(out, c.effect("difference of means", s.Difference.Difference), ratio("difference in standard deviations (Hedges' g)", s.HedgesG.G))
		if _, ok := s.Ratio.Value.Value(); ok {
			out = append(out, ratio("ratio of means", s.Ratio))
		}
	}
	if c.Weighted != nil && t.weighted {
		e := c.effect("difference, weighted", *c.Weighted)
		e.Value, e.Low, e.High = rounded(e.Value), rounded(e.Low), rounded(e.High)
		out = append(out, e)
	}
	return out
}
