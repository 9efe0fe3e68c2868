package stats

import (
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Effect is the result of one study on the scale on which studies are
// pooled, with its sampling variance. Ratios are logarithms. The zero Effect
// is refused.
type Effect struct {
	Value    float64 `json:"yi"`
	Variance float64 `json:"vi"`
}

// A Measure says what is compared between two groups of people with and without
// the event. The zero value is no measure.
type Measure string

// Measures of two groups.
const (
	// LogRiskRatio is the logarithm of [TwoByTwo.RiskRatio].
	LogRiskRatio Measure = "rr"
	// LogOddsRatio is the logarithm of [TwoByTwo.OddsRatio].
	LogOddsRatio Measure = "or"
	// RiskDifferenceMeasure is the difference of the shares, with variance p1 q1/n1 + p2 q2/n2.
	RiskDifferenceMeasure Measure = "rd"
)

var measures = []Measure{LogRiskRatio, LogOddsRatio, RiskDifferenceMeasure}

// String returns the name under which m is stored.
func (m Measure) String() string { return string(m) }

// MarshalText returns the name of m, or an error wrapping [ErrUnknownMethod].
func (m Measure) MarshalText() ([]byte, error) { return enum.Marshal(m, measures, ErrUnknownMethod) }

// UnmarshalText accepts exactly what MarshalText returns. On error m is unchanged.
func (m *Measure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, measures, ErrUnknownMethod)
}

// Effect returns the study's effect. One half is added to all four cells of a
// ratio with a zero cell, and to none of a difference.
//
// It returns [ErrCount], [ErrNoPeople], [ErrUnknownMethod], [ErrUninformative]
// where both groups are empty or both full: such a study is left out of a
// synthesis and named; or [ErrVariance] for a difference between an empty and a full group.
//
// Source: R's metafor (escalc; with add = 0 for a difference, to which it too adds by default).
func (t TwoByTwo) Effect(m Measure) (Effect, error) {
	e, err := t.effect(m)
	if err != nil {
		return Effect{}, refuse("effect", err)
	}
	return e, nil
}

func (t TwoByTwo) effect(m Measure) (Effect, error) {
	if _, err := m.MarshalText(); err != nil {
		return Effect{}, err
	}
	if err := t.check(); err != nil {
		return Effect{}, err
	}
	if t.uninformative() {
		return Effect{}, ErrUninformative
	}
	var e Effect
	switch m {
	case LogRiskRatio:
		e.Value, e.Variance = t.logRiskRatio()
	case LogOddsRatio:
		e.Value, e.Variance = t.logOddsRatio()
	default:
		_, _, n1, p1 := t.Treated.cells()
		_, _, n2, p2 := t.Control.cells()
		e.Value, e.Variance = p1-p2, p1*(1-p1)/n1+p2*(1-p2)/n2
	}
	return e, e.check()
}

func (e Effect) check() error {
	switch {
	case !finite(e.Value):
		return ErrValue
	case !(e.Variance > 0) || math.IsInf(e.Variance, 1):
		return ErrVariance
	}
	return nil
}

// Effect returns Hedges' g and its variance as an [Effect].
func (s StandardisedDifference) Effect() Effect {
	return Effect{Value: s.G.Value.value, Variance: s.G.StdErr.value * s.G.StdErr.value}
}
