package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// ForestOf returns the picture of a synthesis, without its title. names are
// those of the studies, in the order of effects; level is that of the
// intervals, 0 for 0.95, and the one m was pooled with. With ratio, effects are
// logarithms and the picture shows their exponentials.
//
// It returns [ErrLength] unless there are as many names and weights as effects,
// [ErrNoData] without any, and [ErrValue] for a level outside (0, 1), a variance
// that is not positive or a synthesis without a value.
func ForestOf(m stats.MetaAnalysis, effects []stats.Effect, names []string, level float64, ratio bool) (Forest, error) {
	switch {
	case len(names) != len(effects), len(m.Weights) != len(effects):
		return Forest{}, ErrLength
	case len(effects) == 0:
		return Forest{}, ErrNoData
	case level == 0:
		level = stats.DefaultLevel
	}
	if !(level > 0 && level < 1) {
		return Forest{}, ErrValue
	}
	shown := func(v float64) float64 {
		if ratio {
			return math.Exp(v)
		}
		return v
	}
	z := distuv.UnitNormal.Quantile(1 - (1-level)/2)
	f := Forest{Ratio: ratio, Level: level}
	for i, e := range effects {
		if !(e.Variance > 0) {
			return Forest{}, in(ErrValue, "study", i)
		}
		half := z * math.Sqrt(e.Variance)
		f.Studies = append(f.Studies, ForestStudy{
			Name: names[i], Value: shown(e.Value), Low: shown(e.Value - half), High: shown(e.Value + half), Weight: m.Weights[i],
		})
	}
	value, ok := m.Effect.Value.Value()
	low, okLow := m.Effect.Low.Value()
	high, okHigh := m.Effect.High.Value()
	if !ok || !okLow || !okHigh {
		return Forest{}, ErrValue
	}
	s := ForestSummary{Name: "Pooled", Value: shown(value), Low: shown(low), High: shown(high)}
	if m.Method == stats.CommonEffect {
		s.Name = "Pooled (common effect)"
	} else {
		s.Name = fmt.Sprintf("Pooled (random effects, %s)", m.Method)
	}
	if low, ok := m.PredictionLow.Value(); ok {
		s.PredictionLow = stats.Known(shown(low))
	}
	if high, ok := m.PredictionHigh.Value(); ok {
		s.PredictionHigh = stats.Known(shown(high))
	}
	f.Summaries = append(f.Summaries, s)
	return f, nil
}
