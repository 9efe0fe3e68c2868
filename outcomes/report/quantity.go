package report

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A quantityKind says what a quantity is.
type quantityKind string

const (
	shareKind  quantityKind = "share"
	meanKind   quantityKind = "mean"
	rateKind   quantityKind = "rate"
	numberKind quantityKind = "number"
	amountKind quantityKind = "amount"
	perKind    quantityKind = "amount_per_person"
	givenKind  quantityKind = "estimate"
)

// A Quantity is what a figure says of one group of people. Create one with [Share],
// [Mean], [Rate], [Number], [Amount], [AmountPer] or [Given]; the zero Quantity is refused.
type Quantity struct {
	kind   quantityKind
	unit   string
	count  stats.Count
	sample stats.Sample
	rate   stats.Rate
	n      int
	amount float64
	given  stats.Figure
	ends   span
}

// A span is the least and the greatest value that there can be; none if both are 0.
type span struct{ low, high float64 }

func (s span) holds() bool {
	return s == span{} || finite(s.low) && finite(s.high) && s.low < s.high
}

// cut ends the limits of a figure where the span ends.
func (s span) cut(f stats.Figure) stats.Figure {
	if s == (span{}) {
		return f
	}
	within := func(e stats.Estimate) stats.Estimate {
		if v, ok := e.Value(); ok {
			return stats.Known(min(max(v, s.low), s.high))
		}
		return e
	}
	f.Low, f.High = within(f.Low), within(f.High)
	return f
}

// Share is how many of some people: it is told as a percentage with Wilson's interval.
func Share(c stats.Count) Quantity { return Quantity{kind: shareKind, count: c, n: c.N} }

// Mean is the mean of a score or a number, with a t interval unless all are alike. A share written as the
// mean of ones and zeros is a [Share]: only there is a small count seen.
func Mean(s stats.Sample, unit string) Quantity {
	return Quantity{kind: meanKind, unit: unit, sample: s, n: s.N}
}

// Within ends the interval of q at the least and the greatest value that there can be, such
// as those of a questionnaire: an interval of a mean may else run past them.
func (q Quantity) Within(low, high float64) Quantity {
	q.ends = span{low, high}
	return q
}

// Rate is events over time at risk, with the exact interval of package stats.
// unit names both, such as "admissions a person-year".
func Rate(r stats.Rate, unit string) Quantity {
	return Quantity{kind: rateKind, unit: unit, rate: r, n: r.Events}
}

// Number counts people or what happened to them; small numbers are withheld.
func Number(n int, unit string) Quantity { return Quantity{kind: numberKind, unit: unit, n: n} }

// Amount is a quantity that tells of nobody, such as hours or money. It is never
// withheld: what counts people is a [Number], and what was divided by a number of people
// an [AmountPer], since whoever knows the total could divide that number out.
func Amount(v float64, unit string) Quantity {
	return Quantity{kind: amountKind, unit: unit, amount: v}
}

// AmountPer is a total, such as hours or money, over the number of people n whom unit names,
// such as "dollars a person retained". It is withheld if n is small, or is a number that a
// figure or comparison of the report withholds. Over nobody it has no value.
func AmountPer(total float64, n int, unit string) Quantity {
	return Quantity{kind: perKind, unit: unit, amount: total, n: n}
}

// Given is a figure that was estimated elsewhere, such as a median time, from n people;
// it is withheld with them. A figure from which few people can be read off, such as a
// share, is a [Share].
func Given(f stats.Figure, n int, unit string) Quantity {
	return Quantity{kind: givenKind, unit: unit, given: f, n: n}
}

func (q Quantity) check() error {
	want := ""
	switch q.kind {
	case shareKind:
		if q.count.Events < 0 || q.count.Events > q.count.N {
			want = "want from 0 to all of the people"
		}
	case meanKind:
		if s := q.sample; s.N < 0 || !finite(s.Mean) || !finite(s.SD) || s.SD < 0 {
			want = "want a finite mean, a standard deviation of 0 or more and a number of people"
		}
	case rateKind:
		if q.rate.Events < 0 || !(q.rate.Time > 0) || !finite(q.rate.Time) {
			want = "want events of 0 or more and a time above 0"
		}
	case numberKind, givenKind:
		if q.n < 0 {
			want = "want a number of 0 or more"
		}
	case amountKind, perKind:
		if !finite(q.amount) {
			want = "want a finite amount"
		} else if q.n < 0 {
			want = "want a number of people of 0 or more"
		}
	default:
		want = "want a quantity, such as a share or a number"
	}
	switch {
	case want == "" && !q.ends.holds():
		want = "want a least value below the greatest"
	case want == "" && q.kind != shareKind && q.unit == "":
		want = "want a unit"
	case want == "":
		return nil
	}
	return fmt.Errorf("%w: %s", ErrFigure, want)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// cells are the counts behind a quantity that may not be told if they are small.
func (q Quantity) cells() []int {
	switch q.kind {
	case shareKind:
		return []int{q.count.Events, q.count.N - q.count.Events}
	case amountKind:
		return nil
	}
	return []int{q.n}
}

// estimate returns the value with its interval; nothing where there is nobody.
func (q Quantity) estimate(level float64) (stats.Figure, error) {
	f, err := q.whole(level)
	return q.ends.cut(f), err
}

// whole is estimate before the interval is ended.
func (q Quantity) whole(level float64) (stats.Figure, error) {
	switch q.kind {
	case shareKind:
		if q.count.N == 0 {
			return stats.Figure{}, nil
		}
		return stats.Proportion(q.count, stats.Wilson, level)
	case meanKind:
		return meanFigure(q.sample, level), nil
	case rateKind:
		return q.rate.Estimate(level)
	case numberKind:
		return stats.Figure{Value: stats.Known(float64(q.n))}, nil
	case amountKind:
		return stats.Figure{Value: stats.Known(q.amount)}, nil
	case perKind:
		return stats.Figure{Value: stats.Known(q.amount / float64(q.n))}, nil // nobody: no value
	}
	return q.given, nil
}

// meanFigure is the mean ± t s/√n with n - 1 degrees of freedom; one person has no
// interval, and neither have people who are all alike: it would say that the mean is sure.
func meanFigure(s stats.Sample, level float64) stats.Figure {
	if s.N == 0 {
		return stats.Figure{}
	}
	f := stats.Figure{Value: stats.Known(s.Mean)}
	if s.N > 1 && s.SD > 0 {
		if level == 0 {
			level = stats.DefaultLevel
		}
		se := s.SD / math.Sqrt(float64(s.N))
		half := se * distuv.StudentsT{Sigma: 1, Nu: float64(s.N - 1)}.Quantile((1+level)/2)
		f.StdErr, f.Low, f.High = stats.Known(se), stats.Known(s.Mean-half), stats.Known(s.Mean+half)
	}
	return f
}

var errQuantityNotStored = fmt.Errorf("%w: a quantity: store what it is made of", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Quantity) MarshalJSON() ([]byte, error) { return nil, errQuantityNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Quantity) UnmarshalJSON([]byte) error { return errQuantityNotStored }
