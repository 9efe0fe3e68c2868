package stats

import (
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Adjustment corrects p values for how many there are. The zero value is [Holm].
type Adjustment string

// Adjustments of m p values, p(i) the i-th smallest. Holm, Hochberg and
// Bonferroni bound the chance of any false finding, Benjamini & Hochberg the
// expected share of false ones among the findings.
const (
	// Bonferroni is min(1, m p).
	Bonferroni Adjustment = "bonferroni"
	// Holm is the running maximum of (m - i + 1) p(i): never larger than Bonferroni's and
	// valid wherever that is.
	Holm Adjustment = "holm"
	// Hochberg is the running minimum of the same from the top; it asks that tests
	// be independent or depend positively.
	Hochberg Adjustment = "hochberg"
	// BenjaminiHochberg is the running minimum from the top of p(i) m / i.
	BenjaminiHochberg Adjustment = "bh"
)

var adjustments = []Adjustment{Bonferroni, Holm, Hochberg, BenjaminiHochberg}

// String returns the name under which a is stored; the zero value reads "holm".
func (a Adjustment) String() string {
	if a == "" {
		return string(Holm)
	}
	return string(a)
}

// MarshalText returns the name of a, or an error wrapping [ErrUnknownMethod].
func (a Adjustment) MarshalText() ([]byte, error) {
	return enum.Marshal(Adjustment(a.String()), adjustments, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error a is unchanged.
func (a *Adjustment) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, adjustments, ErrUnknownMethod)
}

// Adjust returns the adjusted p values in the order of p, which is unchanged.
// No values give none.
//
// It returns [ErrUnknownMethod], or a [*RowError] with [ErrPValue] unless each
// is from 0 to 1.
//
// Source: Holm (1979), Scand J Stat 6:65-70; Hochberg (1988), Biometrika
// 75:800-802; Benjamini & Hochberg (1995), J R Stat Soc B 57:289-300; R's p.adjust.
func Adjust(p []float64, method Adjustment) ([]float64, error) {
	if _, err := method.MarshalText(); err != nil {
		return nil, refuse("adjust", err)
	}
	order := make([]int, len(p))
	for i, v := range p {
		if !(v >= 0 && v <= 1) {
			return nil, refuse("adjust", &RowError{Row: i, Err: ErrPValue})
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case p[i] < p[j]:
			return -1
		case p[i] > p[j]:
			return 1
		}
		return 0
	})
	m, out := float64(len(p)), make([]float64, len(p))
	factor := func(i int) float64 { return m - float64(i) }
	switch method {
	case Bonferroni:
		factor = func(int) float64 { return m }
	case BenjaminiHochberg:
		factor = func(i int) float64 { return m / float64(i+1) }
	}
	for i, row := range order {
		out[row] = math.Min(1, factor(i)*p[row])
	}
	switch method {
	case Bonferroni:
	case Hochberg, BenjaminiHochberg:
		for i := len(order) - 2; i >= 0; i-- {
			out[order[i]] = math.Min(out[order[i]], out[order[i+1]])
		}
	default:
		for i := 1; i < len(order); i++ {
			out[order[i]] = math.Max(out[order[i]], out[order[i-1]])
		}
	}
	return out, nil
}
