package stats

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// ChiSquare returns Pearson's chi-square test that the two shares are equal,
// n (ad - bc)² / (n1 n2 m1 m2), without continuity correction.
//
// It returns [ErrCount] or [ErrNoPeople], or [ErrEmptyMargin] where nobody or
// everybody had the event.
//
// Source: Pearson (1900); R's chisq.test with correct = FALSE.
func (t TwoByTwo) ChiSquare() (Test, error) {
	if err := t.check(); err != nil {
		return Test{}, refuse("chi-square", err)
	}
	if t.uninformative() {
		return Test{}, refuse("chi-square", ErrEmptyMargin)
	}
	a, b, n1, _ := t.Treated.cells()
	c, d, n2, _ := t.Control.cells()
	cross := a*d - b*c
	return chiSquareTest((n1+n2)*(cross/n1/n2)*(cross/(a+c)/(b+d)), 1), nil
}

// A Fisher is the result of Fisher's exact test.
type Fisher struct {
	P float64 `json:"p"` // two-sided, from 0 to 1
	// OddsRatio is the conditional maximum likelihood estimate, which differs
	// from ad / bc, with its exact interval; it has no standard error. A value
	// or an upper limit that is infinite has no value.
	OddsRatio Figure `json:"odds_ratio"`
}

// Fisher tests that the odds are equal, given both margins: P adds up the
// hypergeometric chances of all tables that are no likelier than this one.
// Where nobody or everybody had the event there is one table only: P is 1 and
// the ratio is not determined. Time and memory grow with the smallest margin, of
// which more than 2²³ people, about eight million, are [ErrOverflow]: so many need
// no exact test. level 0 means 0.95.
//
// It returns [ErrCount], [ErrNoPeople] or [ErrLevel].
//
// Source: Fisher (1935); R's fisher.test (tables within 1e-7 relative count as
// equally likely; conditional odds ratio and its interval, which R itself
// searches to four digits and this to the last).
func (t TwoByTwo) Fisher(level float64) (Fisher, error) {
	if err := t.check(); err != nil {
		return Fisher{}, refuse("fisher", err)
	}
	level, err := levelOf(level)
	if err != nil {
		return Fisher{}, refuse("fisher", err)
	}
	if t.tables() > maxTables {
		return Fisher{}, refuse("fisher", ErrOverflow)
	}
	h := t.given()
	x := float64(t.Treated.Events)
	f := Fisher{P: h.twoSided(x)}
	low, high := h.from, h.from+float64(len(h.log)-1)
	if low == high {
		f.P = 1
		return f, nil
	}
	tail := (1 - level) / 2
	f.OddsRatio.Low, f.OddsRatio.Value = Known(0), Known(0)
	if x > low {
		f.OddsRatio.Low = Known(math.Exp(root(func(b float64) float64 { _, above := h.tilted(b, x); return above - tail })))
		f.OddsRatio.Value = Known(math.Exp(root(func(b float64) float64 { mean, _ := h.tilted(b, x); return mean - x })))
	}
	if x == high {
		f.OddsRatio.Value = Estimate{}
		return f, nil
	}
	f.OddsRatio.High = Known(math.Exp(root(func(b float64) float64 { _, above := h.tilted(b, x+1); return above - (1 - tail) })))
	return f, nil
}

// A hypergeometric is the distribution of the treated events given the margins:
// log holds the logarithms of the chances, from the smallest count.
type hypergeometric struct {
	from float64
	log  []float64
}

// maxTables is how many tables of the same margins an exact test looks at.
const maxTables = 1<<23 + 1

// ends returns the smallest and the largest number of treated events that the margins allow.
func (t TwoByTwo) ends() (from, to int) {
	m := t.Treated.Events + t.Control.Events
	return max(0, m-t.Control.N), min(t.Treated.N, m)
}

// tables returns how many tables have the same margins.
func (t TwoByTwo) tables() int {
	from, to := t.ends()
	return to - from + 1
}

func (t TwoByTwo) given() hypergeometric {
	n1, n2, m := t.Treated.N, t.Control.N, t.Treated.Events+t.Control.Events
	from, to := t.ends()
	h := hypergeometric{from: float64(from), log: make([]float64, 0, t.tables())}
	all := logChoose(n1+n2, m)
	for x := from; x <= to; x++ {
		h.log = append(h.log, logChoose(n1, x)+logChoose(n2, m-x)-all)
	}
	return h
}

func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n) + 1)
	b, _ := math.Lgamma(float64(k) + 1)
	c, _ := math.Lgamma(float64(n-k) + 1)
	return a - b - c
}

func (h hypergeometric) twoSided(x float64) float64 {
	limit := h.log[int(x-h.from)] + math.Log1p(1e-7)
	var p, all float64
	for _, l := range h.log {
		e := math.Exp(l)
		all += e
		if l <= limit {
			p += e
		}
	}
	return math.Min(1, p/all)
}

// negligible is how far below the largest a logarithm may lie before its term is left out of a sum.
const negligible = 45

// tilted returns the mean count, and the chance of x or more, at log odds ratio
// b. The logarithms of the chances bend downwards, so that the sum runs from the
// largest to both sides until the terms vanish.
func (h hypergeometric) tilted(b, x float64) (mean, above float64) {
	at := func(i int) float64 { return h.log[i] + b*(h.from+float64(i)) }
	mode := sort.Search(len(h.log)-1, func(i int) bool { return at(i+1) < at(i) })
	most, sum := at(mode), 0.0
	add := func(i int) bool {
		l := at(i) - most
		k, w := h.from+float64(i), math.Exp(l)
		sum += w
		mean += w * k
		if k >= x {
			above += w
		}
		return l > -negligible
	}
	for i := mode; i < len(h.log) && add(i); i++ {
	}
	for i := mode - 1; i >= 0 && add(i); i-- {
	}
	return mean / sum, above / sum
}

// root returns where the rising function f is 0, by bisection. The bracket
// doubles from [-1, 1] until it holds the root or reaches ±700, the ends of
// what exp can hold.
func root(f func(float64) float64) float64 {
	low, high := -1.0, 1.0
	for f(low) > 0 && low > -700 {
		low *= 2
	}
	for f(high) < 0 && high < 700 {
		high *= 2
	}
	for range 200 {
		mid := low + (high-low)/2
		if mid == low || mid == high {
			break
		}
		if f(mid) < 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return low + (high-low)/2
}

// A PairedShares is the result of [McNemar].
type PairedShares struct {
	Test      Test    `json:"test"`      // (b - c)² / (b + c)
	Corrected Test    `json:"corrected"` // (|b - c| - 1)² / (b + c), at least 0
	ExactP    float64 `json:"exact_p"`   // two-sided binomial; to be read where b + c is below 25
}

// McNemar tests whether a share changed in the same people: gained had the
// event after and not before, lost before and not after. People who did not
// change do not count.
//
// It returns [ErrCount] if a count is negative, or [ErrNoEvents] if nobody changed.
//
// Source: McNemar (1947), Psychometrika 12:153-157; R's mcnemar.test and binom.test.
func McNemar(gained, lost int) (PairedShares, error) {
	switch {
	case gained < 0 || lost < 0:
		return PairedShares{}, refuse("mcnemar", ErrCount)
	case gained > maxCount || lost > maxCount:
		return PairedShares{}, refuse("mcnemar", ErrOverflow)
	case gained+lost == 0:
		return PairedShares{}, refuse("mcnemar", ErrNoEvents)
	}
	n, apart := float64(gained+lost), math.Abs(float64(gained-lost))
	corrected := math.Max(0, apart-1)
	exact := 2 * distuv.Binomial{N: n, P: .5}.CDF(float64(min(gained, lost)))
	return PairedShares{
		Test:      chiSquareTest(apart*apart/n, 1),
		Corrected: chiSquareTest(corrected*corrected/n, 1),
		ExactP:    math.Min(1, exact),
	}, nil
}
