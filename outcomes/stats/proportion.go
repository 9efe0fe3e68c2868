package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/internal/enum"
)

// A ProportionInterval is a way to put an interval around a share. The zero
// value is [Wilson].
type ProportionInterval string

// Intervals for x events among n people, with p = x/n, q = 1 - p and z the
// normal quantile.
const (
	// Wilson inverts the score test: (2x + z² ± z √(z² + 4xq)) / (2(n + z²)).
	//
	// Source: Wilson (1927); Newcombe (1998a), Stat Med 17:857-872, method 3.
	Wilson ProportionInterval = "wilson"
	// WilsonCorrected is Wilson with the continuity correction (Newcombe's method 4),
	// wider and closer to the exact one.
	//
	// Source: Newcombe (1998a); R's prop.test, which leaves the correction out where
	// exactly half had the event.
	WilsonCorrected ProportionInterval = "wilson-corrected"
	// ClopperPearson is the exact interval, from quantiles of the beta
	// distribution; it holds its level always and is wider for that. Its limits are
	// right to 1e-8 of themselves up to ten million people, to 1e-6 for a billion.
	//
	// Source: Clopper & Pearson (1934), Biometrika 26:404-413; R's binom.test.
	ClopperPearson ProportionInterval = "clopper-pearson"
	// AgrestiCoull is the plain interval after adding z²/2 events and as many
	// non-events, kept inside [0, 1].
	//
	// Source: Agresti & Coull (1998), Am Stat 52:119-126.
	AgrestiCoull ProportionInterval = "agresti-coull"
)

var proportionIntervals = []ProportionInterval{Wilson, WilsonCorrected, ClopperPearson, AgrestiCoull}

// String returns the name under which k is stored; the zero value reads "wilson".
func (k ProportionInterval) String() string {
	if k == "" {
		return string(Wilson)
	}
	return string(k)
}

// MarshalText returns the name of k, or an error wrapping [ErrUnknownInterval].
func (k ProportionInterval) MarshalText() ([]byte, error) {
	return enum.Marshal(ProportionInterval(k.String()), proportionIntervals, ErrUnknownInterval)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *ProportionInterval) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, proportionIntervals, ErrUnknownInterval)
}

// Proportion returns the share of people with the event, from 0 to 1, with
// standard error √(pq/n) and the interval of the given kind. level 0 means
// 0.95. The lower limit is exactly 0 without events, and the upper exactly 1
// where everybody had the event.
//
// It returns [ErrCount], [ErrNoPeople], [ErrLevel] or [ErrUnknownInterval].
func Proportion(c Count, kind ProportionInterval, level float64) (Figure, error) {
	f, err := proportion(c, kind, level)
	if err != nil {
		return Figure{}, refuse("proportion", err)
	}
	return f, nil
}

func proportion(c Count, kind ProportionInterval, level float64) (Figure, error) {
	if err := c.check(); err != nil {
		return Figure{}, err
	}
	if _, err := kind.MarshalText(); err != nil {
		return Figure{}, err
	}
	level, err := levelOf(level)
	if err != nil {
		return Figure{}, err
	}
	x, y, n, p := c.cells()
	low, high := ProportionInterval(kind.String()).limits(x, n, level)
	if x == 0 {
		low = 0
	}
	if y == 0 {
		high = 1
	}
	f := Figure{Value: Known(p), StdErr: Known(math.Sqrt(p * (1 - p) / n)), Low: Known(low), High: Known(high)}
	return f.within(0, 1), nil
}

func (k ProportionInterval) limits(x, n, level float64) (low, high float64) {
	z := quantile(level)
	p, z2 := x/n, z*z
	switch k {
	case WilsonCorrected:
		// A root below zero can only come with a limit that is set to 0 or 1.
		down := z * math.Sqrt(math.Max(0, z2-2-1/n+4*p*(n*(1-p)+1)))
		up := z * math.Sqrt(math.Max(0, z2+2-1/n+4*p*(n*(1-p)-1)))
		return (2*x + z2 - 1 - down) / (2 * (n + z2)), (2*x + z2 + 1 + up) / (2 * (n + z2))
	case ClopperPearson:
		tail := (1 - level) / 2
		low, high = 0, 1
		if x > 0 {
			low = distuv.Beta{Alpha: x, Beta: n - x + 1}.Quantile(tail)
		}
		if x < n {
			high = distuv.Beta{Alpha: x + 1, Beta: n - x}.Quantile(1 - tail)
		}
		return low, high
	case AgrestiCoull:
		m := n + z2
		centre := (x + z2/2) / m
		half := z * math.Sqrt(centre*(1-centre)/m)
		return centre - half, centre + half
	default:
		half := z * math.Sqrt(z2+4*x*(1-p))
		return (2*x + z2 - half) / (2 * (n + z2)), (2*x + z2 + half) / (2 * (n + z2))
	}
}
