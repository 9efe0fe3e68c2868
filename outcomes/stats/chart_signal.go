package stats

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A ChartRule is a pattern that chance rarely makes. The zero value is no rule.
type ChartRule string

// Rules, in standard deviations from the centre.
const (
	// OutsideLimits: one point beyond 3.
	OutsideLimits ChartRule = "outside-limits"
	// TwoOfThree: two of three neighbours beyond 2 on one side.
	TwoOfThree ChartRule = "two-of-three"
	// FourOfFive: four of five neighbours beyond 1 on one side.
	FourOfFive ChartRule = "four-of-five"
	// LongRun: many in a row on one side of the centre.
	LongRun ChartRule = "long-run"
	// Trend: many in a row, each above the one before, or each below.
	Trend ChartRule = "trend"
)

var chartRules = []ChartRule{OutsideLimits, TwoOfThree, FourOfFive, LongRun, Trend}

// String returns the name under which r is stored.
func (r ChartRule) String() string { return string(r) }

// MarshalText returns the name of r, or an error wrapping [ErrUnknownMethod].
func (r ChartRule) MarshalText() ([]byte, error) {
	return enum.Marshal(r, chartRules, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *ChartRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, chartRules, ErrUnknownMethod)
}

// SignalOptions sets how many points make a run and a trend. The zero value is 8 and 6.
type SignalOptions struct {
	Run   int // points on one side; 0 means 8 (Western Electric); 7 is the NHS's
	Trend int // points rising or falling; 0 means 6
}

// A Signal is a pattern that was found, at the point that completed it.
type Signal struct {
	Point int       `json:"point"` // from 0
	Rule  ChartRule `json:"rule"`  // the pattern
	Above bool      `json:"above"` // above the centre, or rising
}

// Signals returns every pattern at every point that completes it, by point and then in
// the order of the rules. A pattern that goes on signals at each further point.
//
// It returns [ErrChart] if a setting is below 0, or is 1.
//
// Source: Western Electric Company (1956), Statistical Quality Control Handbook;
// Nelson (1984), J Qual Technol 16:237-239; NHS England, Making Data Count (7 on one side).
func (c ControlChart) Signals(options SignalOptions) ([]Signal, error) {
	run, trend := options.Run, options.Trend
	if run == 0 {
		run = 8
	}
	if trend == 0 {
		trend = 6
	}
	if run < 2 || trend < 2 {
		return nil, refuse("signals", ErrChart)
	}
	beyond := func(end, of, need int, limit, side float64) bool {
		if end+1 < of || side*c.Points[end].Z <= limit {
			return false
		}
		n := 0
		for _, p := range c.Points[end+1-of : end+1] {
			if side*p.Z > limit {
				n++
			}
		}
		return n >= need
	}
	// How many points up to this one lie in a row on the side, and rise or fall in a row.
	sides := [2]float64{1, -1}
	var sided, moved [2]int
	var out []Signal
	for i := range c.Points {
		for k, side := range sides {
			sided[k], moved[k] = sided[k]+1, moved[k]+1
			if !(side*c.Points[i].Z > 0) {
				sided[k] = 0
			}
			if i == 0 || !(side*c.Points[i].Value > side*c.Points[i-1].Value) {
				moved[k] = 1
			}
		}
		for _, rule := range chartRules {
			for k, side := range sides {
				var broken bool
				switch rule {
				case OutsideLimits:
					broken = beyond(i, 1, 1, 3, side)
				case TwoOfThree:
					broken = beyond(i, 3, 2, 2, side)
				case FourOfFive:
					broken = beyond(i, 5, 4, 1, side)
				case LongRun:
					broken = sided[k] >= run
				case Trend:
					broken = moved[k] >= trend
				}
				if broken {
					out = append(out, Signal{Point: i, Rule: rule, Above: side > 0})
				}
			}
		}
	}
	return slices.Clip(out), nil
}
