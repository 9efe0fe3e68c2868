package stats

import (
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// A DifferenceInterval is a way to put an interval around the difference of two
// shares. The zero value is [Newcombe].
type DifferenceInterval string

// Intervals for the difference of two shares.
const (
	// Newcombe joins the Wilson intervals of the two groups: with d = p1 - p2,
	// from d - √((p1-l1)² + (u2-p2)²) to d + √((u1-p1)² + (p2-l2)²). It stays
	// inside [-1, 1].
	//
	// Source: Newcombe (1998b), Stat Med 17:873-890, method 10.
	Newcombe DifferenceInterval = "newcombe"
	// Wald is d ± z √(p1 q1/n1 + p2 q2/n2), kept inside [-1, 1]. It has no width
	// where both groups are empty or full.
	//
	// Source: R's prop.test with correct = FALSE.
	Wald DifferenceInterval = "wald"
)

var differenceIntervals = []DifferenceInterval{Newcombe, Wald}

// String returns the name under which k is stored; the zero value reads "newcombe".
func (k DifferenceInterval) String() string {
	if k == "" {
		return string(Newcombe)
	}
	return string(k)
}

// MarshalText returns the name of k, or an error wrapping [ErrUnknownInterval].
func (k DifferenceInterval) MarshalText() ([]byte, error) {
	return enum.Marshal(DifferenceInterval(k.String()), differenceIntervals, ErrUnknownInterval)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *DifferenceInterval) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, differenceIntervals, ErrUnknownInterval)
}

// RiskDifference returns the share with the event among Treated less that among
// Control, from -1 to 1, with standard error √(p1 q1/n1 + p2 q2/n2). level 0
// means 0.95.
//
// It returns [ErrCount], [ErrNoPeople], [ErrLevel] or [ErrUnknownInterval].
func (t TwoByTwo) RiskDifference(kind DifferenceInterval, level float64) (Figure, error) {
	f, err := t.riskDifference(kind, level)
	if err != nil {
		return Figure{}, refuse("risk difference", err)
	}
	return f, nil
}

func (t TwoByTwo) riskDifference(kind DifferenceInterval, level float64) (Figure, error) {
	if err := t.check(); err != nil {
		return Figure{}, err
	}
	if _, err := kind.MarshalText(); err != nil {
		return Figure{}, err
	}
	level, err := levelOf(level)
	if err != nil {
		return Figure{}, err
	}
	x1, _, n1, p1 := t.Treated.cells()
	x2, _, n2, p2 := t.Control.cells()
	d, se := p1-p2, math.Sqrt(p1*(1-p1)/n1+p2*(1-p2)/n2)
	f := around(d, se, quantile(level))
	if kind != Wald {
		l1, u1 := Wilson.limits(x1, n1, level)
		l2, u2 := Wilson.limits(x2, n2, level)
		f.Low, f.High = Known(d-math.Hypot(p1-l1, u2-p2)), Known(d+math.Hypot(u1-p1, p2-l2))
	}
	return f.within(-1, 1), nil
}

// RiskRatio returns the share with the event among Treated over that among
// Control, (a/n1) / (c/n2), with the standard error of its logarithm
//
//	√(1/a - 1/n1 + 1/c - 1/n2)
//
// and the interval that is symmetric in the logarithm. A zero cell adds one
// half to all four cells. Where both groups are empty or both full nothing is
// determined, and no part has a value. level 0 means 0.95.
//
// It returns [ErrCount], [ErrNoPeople] or [ErrLevel].
//
// Source: Katz et al. (1978); Borenstein et al., Introduction to Meta-Analysis; R's metafor (escalc).
func (t TwoByTwo) RiskRatio(level float64) (Figure, error) {
	return t.ratio("risk ratio", level, TwoByTwo.logRiskRatio)
}

// OddsRatio returns the odds of the event among Treated over those among
// Control, ad / bc, with the standard error of its logarithm
//
//	√(1/a + 1/b + 1/c + 1/d)
//
// and the interval that is symmetric in the logarithm (Woolf). Zero cells and what is
// not determined are as for [TwoByTwo.RiskRatio]. level 0 means 0.95.
//
// It returns [ErrCount], [ErrNoPeople] or [ErrLevel].
//
// Source: Woolf (1955); Borenstein et al., Introduction to Meta-Analysis; R's metafor (escalc).
func (t TwoByTwo) OddsRatio(level float64) (Figure, error) {
	return t.ratio("odds ratio", level, TwoByTwo.logOddsRatio)
}

// PetoOddsRatio returns exp((O - E) / V), for rare events: O events among
// Treated, E = n1 (a + c) / n and V their hypergeometric variance,
//
//	n1 n2 (a + c) (b + d) / (n² (n - 1))
//
// The standard error of the logarithm is 1/√V. It needs no half added to a zero cell.
// What is not determined is as for [TwoByTwo.RiskRatio]. level 0 means 0.95.
//
// It returns [ErrCount], [ErrNoPeople] or [ErrLevel].
//
// Source: Yusuf et al. (1985), Prog Cardiovasc Dis 27:335-371; R's metafor (escalc, PETO, with add = 0).
func (t TwoByTwo) PetoOddsRatio(level float64) (Figure, error) {
	return t.ratio("peto odds ratio", level, func(t TwoByTwo) (log, variance float64) {
		a, _, n1, _ := t.Treated.cells()
		c, _, n2, _ := t.Control.cells()
		n, m := n1+n2, a+c
		v := n1 * n2 * m * (n - m) / (n * n * (n - 1))
		return (a - n1*m/n) / v, 1 / v
	})
}

func (t TwoByTwo) ratio(what string, level float64, of func(TwoByTwo) (log, variance float64)) (Figure, error) {
	if err := t.check(); err != nil {
		return Figure{}, refuse(what, err)
	}
	z, err := normalQuantile(level)
	if err != nil {
		return Figure{}, refuse(what, err)
	}
	if t.uninformative() {
		return Figure{}, nil
	}
	log, variance := of(t)
	return ratioAround(log, math.Sqrt(variance), z), nil
}

func (t TwoByTwo) logRiskRatio() (log, variance float64) {
	a, b, c, d := t.filled()
	return math.Log(a / (a + b) / (c / (c + d))), 1/a - 1/(a+b) + 1/c - 1/(c+d)
}

func (t TwoByTwo) logOddsRatio() (log, variance float64) {
	a, b, c, d := t.filled()
	return math.Log(a * d / (b * c)), 1/a + 1/b + 1/c + 1/d
}

// A NumberNeeded is how many people have to be in the treated group for one
// fewer event (above 0, number needed to treat for benefit) or one more (below
// 0, for harm), if the event is what one wants to avoid.
type NumberNeeded struct {
	// Value is 1 / (control risk - treated risk). It has no value where the risks are equal.
	Value Estimate `json:"estimate"`
	// Low and High are the reciprocals of the limits of the risk difference. They
	// have no value where that interval holds 0.
	Low  Estimate `json:"low"`
	High Estimate `json:"high"`
	// Where the interval of the difference holds 0, the interval of the number
	// needed runs from Benefit through infinity to Harm, both above 0. They have
	// no value otherwise, or where a limit is exactly 0.
	Benefit Estimate `json:"benefit"`
	Harm    Estimate `json:"harm"`
}

// NumberNeeded returns the number needed to treat with limits from the interval
// of the risk difference of the given kind. level 0 means 0.95. An interval of
// the difference that holds 0 is never turned into one through 0.
//
// It returns [ErrCount], [ErrNoPeople], [ErrLevel] or [ErrUnknownInterval].
//
// Source: Altman (1998), BMJ 317:1309-1312.
func (t TwoByTwo) NumberNeeded(kind DifferenceInterval, level float64) (NumberNeeded, error) {
	f, err := t.riskDifference(kind, level)
	if err != nil {
		return NumberNeeded{}, refuse("number needed", err)
	}
	low, high := f.Low.value, f.High.value
	n := NumberNeeded{Value: Known(-1 / f.Value.value)}
	switch {
	case low > 0 || high < 0: // the wanted side of the difference is the negative one
		n.Low, n.High = Known(-1/low), Known(-1/high)
		if n.Low.value > n.High.value {
			n.Low, n.High = n.High, n.Low
		}
	default:
		n.Benefit, n.Harm = Known(-1/low), Known(1/high)
	}
	return n, nil
}
