package stats

import "math"

// CusumOptions sets a cumulative sum chart. The zero value is k 0.5, h 4.
//
// Source: Page (1954), Biometrika 41:100-115; Montgomery, Introduction to Statistical Quality Control.
type CusumOptions struct {
	Allowance float64 // k, half the shift to find, in standard deviations; 0 means 0.5
	Limit     float64 // h, above which the sum signals; 0 means 4
}

// A CusumPoint is the state of the two sums after one value, both zero or more and in
// standard deviations, or, of [RiskAdjustedCusum], in units of log odds.
type CusumPoint struct {
	Up     float64 `json:"up"`     // evidence of a rise
	Down   float64 `json:"down"`   // evidence of a fall
	Signal bool    `json:"signal"` // one of them is above the limit
}

// Cusum adds up standardised values, so that a small lasting shift shows:
//
//	up = max(0, up + z - k),   down = max(0, down - z - k)
//
// A sum signals above h and goes on from there; it is not set back.
//
// It returns [ErrChart] if an option is negative, infinite or not a number, or a
// [*RowError] with [ErrValue].
//
// Source: Page (1954), Biometrika 41:100-115.
func Cusum(z []float64, options CusumOptions) ([]CusumPoint, error) {
	k, h := options.Allowance, options.Limit
	if !(k >= 0 && h >= 0) || !finite(k, h) {
		return nil, refuse("cusum", ErrChart)
	}
	if k == 0 {
		k = .5
	}
	if h == 0 {
		h = 4
	}
	if err := checkColumn(z); err != nil {
		return nil, refuse("cusum", err)
	}
	out := make([]CusumPoint, len(z))
	var up, down float64
	for i, v := range z {
		up, down = math.Max(0, up+v-k), math.Max(0, down-v-k)
		if err := withinDoubles(up, down); err != nil {
			return nil, refuse("cusum", err)
		}
		out[i] = CusumPoint{Up: up, Down: down, Signal: up > h || down > h}
	}
	return out, nil
}

// A RiskCase is one person of a risk-adjusted chart: the risk of the event that
// they were expected to have, and whether they had it. The zero RiskCase has no risk and
// is refused.
type RiskCase struct {
	Risk  float64 // in (0, 1)
	Event bool
}

// RiskAdjustedCusum adds up, for each person in turn,
//
//	W = y ln(ratio) - ln(1 - p + ratio p)
//
// never below 0. ratio is the odds ratio to watch for: above 1 for worse, below
// 1 for better. It signals above limit.
//
// It returns [ErrChart] unless ratio is positive, finite and not 1 and limit
// positive and finite, or a [*RowError] with [ErrProbability].
//
// Source: Steiner et al. (2000), Biostatistics 1:441-452.
func RiskAdjustedCusum(cases []RiskCase, ratio, limit float64) ([]CusumPoint, error) {
	if !(ratio > 0 && limit > 0) || ratio == 1 || !finite(ratio, limit) {
		return nil, refuse("risk-adjusted cusum", ErrChart)
	}
	out := make([]CusumPoint, len(cases))
	var sum float64
	for i, c := range cases {
		if !(c.Risk > 0 && c.Risk < 1) {
			return nil, refuse("risk-adjusted cusum", &RowError{Row: i, Err: ErrProbability})
		}
		w := -math.Log(1 - c.Risk + ratio*c.Risk)
		if c.Event {
			w += math.Log(ratio)
		}
		sum = math.Max(0, sum+w)
		if err := withinDoubles(sum); err != nil {
			return nil, refuse("risk-adjusted cusum", err)
		}
		if ratio > 1 {
			out[i].Up = sum
		} else {
			out[i].Down = sum
		}
		out[i].Signal = sum > limit
	}
	return out, nil
}
