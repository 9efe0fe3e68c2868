package stats

import "math"

// BalancedBelow is the absolute standardised difference under which two groups
// count as alike in a covariate.
//
// Source: Austin (2009), Stat Med 28:3083-3107.
const BalancedBelow = 0.1

// A BalanceTable compares two groups before and after weighting.
type BalanceTable struct {
	Rows []BalanceRow `json:"rows"` // in the order of the covariates
	// People in each group, and how many people without weights the weighted group is worth.
	Treated          int     `json:"treated"`
	Control          int     `json:"control"`
	EffectiveTreated float64 `json:"effective_treated"`
	EffectiveControl float64 `json:"effective_control"`
}

// A BalanceRow is one covariate of the table.
type BalanceRow struct {
	Name   string      `json:"name"`
	Before BalancePart `json:"before"`
	After  BalancePart `json:"after"` // weighted; the same as Before without weights
}

// A BalancePart is the mean of a covariate in each group and their standardised
// difference, which has no value where the covariate is constant in both groups
// at different values.
type BalancePart struct {
	Treated    float64  `json:"treated"`
	Control    float64  `json:"control"`
	Difference Estimate `json:"difference"`
}

// Balanced reports whether the standardised difference is known and smaller than [BalancedBelow].
func (p BalancePart) Balanced() bool {
	d, ok := p.Difference.Value()
	return ok && math.Abs(d) < BalancedBelow
}

// Balance returns, for each covariate, the standardised difference
//
//	(m1 - m0) / √((s1² + s0²) / 2)
//
// before and after weighting; both over the standard deviations before
// weighting, so that only the means tell them apart. weights may be nil. A
// covariate of two values is coded 0 and 1.
//
// It returns [ErrNoObservations], [ErrNoCovariates], [ErrLength], [ErrOneGroup],
// [ErrTooFew] for fewer than two people in a group, [ErrWeights], or a
// [*RowError] with [ErrCovariate] or [ErrWeights].
//
// Source: Austin (2009), Stat Med 28:3083-3107; R's cobalt (bal.tab).
func Balance(treated []bool, covariates []Covariate, weights []float64) (BalanceTable, error) {
	b, err := balance(treated, covariates, weights)
	if err != nil {
		return BalanceTable{}, refuse("balance", err)
	}
	return b, nil
}

func balance(treated []bool, covariates []Covariate, weights []float64) (BalanceTable, error) {
	if _, err := shareTreated(treated); err != nil {
		return BalanceTable{}, err
	}
	if len(covariates) == 0 {
		return BalanceTable{}, ErrNoCovariates
	}
	ones := make([]float64, len(treated))
	for i := range ones {
		ones[i] = 1
	}
	if weights == nil {
		weights = ones
	}
	if err := checkWeights(weights, treated); err != nil {
		return BalanceTable{}, err
	}
	var b BalanceTable
	var own [2][]float64 // weights of the untreated and the treated
	for i, t := range treated {
		own[arm(t)] = append(own[arm(t)], weights[i])
	}
	b.Control, b.Treated = len(own[0]), len(own[1])
	if b.Treated < 2 || b.Control < 2 {
		return BalanceTable{}, ErrTooFew
	}
	b.EffectiveControl, b.EffectiveTreated = effectiveSize(own[0]), effectiveSize(own[1])
	for _, c := range covariates {
		if len(c.Values) != len(treated) {
			return BalanceTable{}, ErrLength
		}
		var groups [2]Moments
		for i, v := range c.Values {
			if groups[arm(treated[i])].Add(v) != nil {
				return BalanceTable{}, &RowError{Row: i, Err: ErrCovariate}
			}
		}
		if err := withinDoubles(groups[0].mean, groups[1].mean, groups[0].rest, groups[1].rest); err != nil {
			return BalanceTable{}, err
		}
		spread := math.Sqrt((groups[0].Variance().value + groups[1].Variance().value) / 2)
		part := func(w []float64) BalancePart {
			means, _ := weightedMeans(c.Values, treated, w)
			p := BalancePart{Treated: means[1], Control: means[0]}
			switch {
			case spread > 0:
				p.Difference = Known((means[1] - means[0]) / spread)
			case groups[0].mean == groups[1].mean:
				p.Difference = Known(0)
			}
			return p
		}
		row := BalanceRow{Name: c.Name, Before: part(ones), After: part(weights)}
		if err := withinDoubles(row.Before.Treated, row.Before.Control, row.After.Treated, row.After.Control); err != nil {
			return BalanceTable{}, err
		}
		b.Rows = append(b.Rows, row)
	}
	return b, nil
}
