package stats

import "math"

// A PairedChange is how the same people changed from before to after.
type PairedChange struct {
	N    int      `json:"n"`
	Mean MeanTest `json:"mean"` // mean of after less before, with the paired t test
	// ByChange is the mean change over the standard deviation of the change,
	// corrected for n - 1 degrees of freedom; its variance is 1/n + g²/2n. Neither
	// this nor ByBefore has a value for two people.
	ByChange Figure `json:"by_change"`
	// ByBefore is the mean change over the standard deviation before, corrected
	// likewise; its variance is 2(1 - r)/n + g²/2n. It has no value where nothing
	// differed before.
	ByBefore Figure `json:"by_before"`
	// Correlation of before with after; no value where one of them does not differ.
	Correlation Estimate `json:"correlation"`
}

// Paired compares each person's value after with their own before. A fall or
// rise without people to compare with may be regression to the mean: the result
// does not say what caused it. level 0 means 0.95.
//
// It returns [ErrLength], [ErrTooFew] for fewer than two people, [ErrLevel],
// [ErrNoSpread] if everybody changed by the same, or a [*RowError] with [ErrValue].
//
// Source: R's t.test with paired = TRUE; R's metafor (escalc, SMCC and SMCR);
// Becker (1988), Br J Math Stat Psychol 41:257-278; Gibbons, Hedeker & Davis (1993).
func Paired(before, after []float64, level float64) (PairedChange, error) {
	c, err := paired(before, after, level)
	if err != nil {
		return PairedChange{}, refuse("paired change", err)
	}
	return c, nil
}

func paired(before, after []float64, level float64) (PairedChange, error) {
	level, err := levelOf(level)
	if err != nil {
		return PairedChange{}, err
	}
	if len(before) != len(after) {
		return PairedChange{}, ErrLength
	}
	for _, column := range [][]float64{before, after} {
		if err := checkColumn(column); err != nil {
			return PairedChange{}, err
		}
	}
	if len(before) < 2 {
		return PairedChange{}, ErrTooFew
	}
	change := make([]float64, len(before))
	for i := range change {
		change[i] = after[i] - before[i]
	}
	var samples [3]Sample // before, after, change
	for i, column := range [][]float64{before, after, change} {
		if samples[i], err = describe(column); err != nil {
			return PairedChange{}, err
		}
	}
	s, n := samples[2], float64(len(change))
	c := PairedChange{N: len(change)}
	if c.Mean, err = meanTest(s.Mean, s.SD/math.Sqrt(n), n-1, math.Max(math.Abs(samples[0].Mean), math.Abs(samples[1].Mean)), level); err != nil {
		return PairedChange{}, err
	}
	z := quantile(level)
	j, g := 0.0, 0.0
	if len(change) > 2 { // the correction needs two degrees of freedom
		j = correction(n - 1)
		g = j * s.Mean / s.SD
		c.ByChange = around(g, math.Sqrt(1/n+g*g/(2*n)), z)
	}
	if samples[0].SD > 0 && samples[1].SD > 0 {
		var cross float64
		for i := range before {
			cross += (before[i] - samples[0].Mean) * (after[i] - samples[1].Mean)
		}
		r := math.Max(-1, math.Min(1, cross/((n-1)*samples[0].SD*samples[1].SD)))
		c.Correlation = Known(r)
		if j == 0 {
			return c, nil
		}
		g = j * s.Mean / samples[0].SD
		c.ByBefore = around(g, math.Sqrt(2*(1-r)/n+g*g/(2*n)), z)
	}
	return c, nil
}
