package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Estimand says for whom an effect is estimated. The zero value is [Everybody].
type Estimand string

// Whom a weighted comparison speaks of. T is 1 for the treated and e their
// propensity, the chance of treatment given the covariates.
const (
	// Everybody (average treatment effect): weights T/e + (1 - T)/(1 - e).
	Everybody Estimand = "ate"
	// TheTreated (effect among the treated): weights T + (1 - T) e/(1 - e).
	TheTreated Estimand = "att"
)

var estimands = []Estimand{Everybody, TheTreated}

// String returns the name under which e is stored; the zero value reads "ate".
func (e Estimand) String() string {
	if e == "" {
		return string(Everybody)
	}
	return string(e)
}

// MarshalText returns the name of e, or an error wrapping [ErrUnknownMethod].
func (e Estimand) MarshalText() ([]byte, error) {
	return enum.Marshal(Estimand(e.String()), estimands, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error e is unchanged.
func (e *Estimand) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, estimands, ErrUnknownMethod)
}

// WeightOptions adjusts [InverseProbabilityWeights]. The zero value is plain weights for everybody.
type WeightOptions struct {
	Estimand Estimand
	// Stabilised multiplies by the share treated, or untreated, so that weights
	// are about 1. It is for [Everybody] only.
	Stabilised bool
	// Trim gives people with a propensity below it, or above 1 - Trim, weight 0. It is at least 0 and below 0.5.
	Trim float64
	// Truncate draws weights beyond the quantiles Truncate and 1 - Truncate in to
	// them, after trimming and among people with weight. 0.01 is usual. It is at least 0 and below 0.5.
	Truncate float64
}

// InverseProbabilityWeights returns a weight for every row from its propensity,
// such as [LogisticModel] fits to who was treated. Weighted groups are alike in
// the covariates of the propensity, if they overlap and the model is right;
// [Balance] shows whether they are. They are not made alike in anything else.
//
// It returns [ErrNoObservations], [ErrLength], [ErrOneGroup], [ErrUnknownMethod] for
// an estimand, [ErrWeightOptions], [ErrWeights] if trimming empties a group, or a
// [*RowError] with [ErrProbability] unless each propensity is in (0, 1).
//
// Source: Rosenbaum & Rubin (1983), Biometrika 70:41-55; Robins, Hernán &
// Brumback (2000), Epidemiology 11:550-560; Cole & Hernán (2008), Am J Epidemiol 168:656-664.
func InverseProbabilityWeights(treated []bool, propensity []float64, options WeightOptions) ([]float64, error) {
	w, err := inverseWeights(treated, propensity, options)
	if err != nil {
		return nil, refuse("weights", err)
	}
	return w, nil
}

func inverseWeights(treated []bool, propensity []float64, o WeightOptions) ([]float64, error) {
	if _, err := o.Estimand.MarshalText(); err != nil {
		return nil, err
	}
	half := func(v float64) bool { return v >= 0 && v < .5 }
	switch {
	case !half(o.Trim):
		return nil, fmt.Errorf("%w: Trim: want a propensity from 0 to below 0.5", ErrWeightOptions)
	case !half(o.Truncate):
		return nil, fmt.Errorf("%w: Truncate: want a quantile from 0 to below 0.5", ErrWeightOptions)
	case o.Stabilised && o.Estimand == TheTreated:
		return nil, fmt.Errorf("%w: Stabilised: want it with the effect in everybody (%s) only", ErrWeightOptions, Everybody)
	}
	share, err := shareTreated(treated)
	if err != nil {
		return nil, err
	}
	if len(propensity) != len(treated) {
		return nil, ErrLength
	}
	w := make([]float64, len(treated))
	for i, e := range propensity {
		if !(e > 0 && e < 1) {
			return nil, &RowError{Row: i, Err: ErrProbability}
		}
		if e < o.Trim || e > 1-o.Trim {
			continue
		}
		w[i] = o.weight(treated[i], e, share)
	}
	if o.Truncate > 0 {
		truncate(w, o.Truncate)
	}
	if err := checkWeights(w, treated); err != nil && o.Trim > 0 {
		return nil, fmt.Errorf("%w: Trim leaves a group without anybody", err)
	} else if err != nil {
		return nil, err
	}
	return w, nil
}

func (o WeightOptions) weight(treated bool, e, share float64) float64 {
	switch {
	case o.Estimand == TheTreated && treated:
		return 1
	case o.Estimand == TheTreated:
		return e / (1 - e)
	case treated && o.Stabilised:
		return share / e
	case treated:
		return 1 / e
	case o.Stabilised:
		return (1 - share) / (1 - e)
	}
	return 1 / (1 - e)
}

func shareTreated(treated []bool) (float64, error) {
	n := 0
	for _, t := range treated {
		if t {
			n++
		}
	}
	switch {
	case len(treated) == 0:
		return 0, ErrNoObservations
	case n == 0 || n == len(treated):
		return 0, ErrOneGroup
	}
	return float64(n) / float64(len(treated)), nil
}

// truncate draws weights in to their quantiles, as R's quantile has them (type 7).
func truncate(w []float64, tail float64) {
	var kept []float64
	for _, v := range w {
		if v > 0 {
			kept = append(kept, v)
		}
	}
	if len(kept) == 0 {
		return
	}
	slices.Sort(kept)
	at := func(p float64) float64 {
		h := p * float64(len(kept)-1)
		i := min(int(h), len(kept)-1)
		j := min(i+1, len(kept)-1)
		return kept[i] + (h-float64(i))*(kept[j]-kept[i])
	}
	low, high := at(tail), at(1-tail)
	for i, v := range w {
		if v > 0 {
			w[i] = math.Max(low, math.Min(high, v))
		}
	}
}

// checkWeights refuses weights that are no weights, or none in a group.
func checkWeights(w []float64, treated []bool) error {
	if len(w) != len(treated) {
		return ErrLength
	}
	var sums [2]float64
	for i, v := range w {
		if !(v >= 0) || math.IsInf(v, 1) {
			return &RowError{Row: i, Err: ErrWeights}
		}
		sums[arm(treated[i])] += v
	}
	if !(sums[0] > 0 && sums[1] > 0) || !finite(sums[0], sums[1]) {
		return ErrWeights
	}
	return nil
}

// arm is 1 for the treated.
func arm(treated bool) int {
	if treated {
		return 1
	}
	return 0
}

// EffectiveSize returns how many people without weights would tell as much,
// (Σ w)² / Σ w²: 0 if every weight is 0. It returns a [*RowError] with
// [ErrWeights] for a weight that is negative, infinite or not a number.
//
// Source: Kish (1965), Survey Sampling.
func EffectiveSize(weights []float64) (float64, error) {
	for i, v := range weights {
		if !(v >= 0) || math.IsInf(v, 1) {
			return 0, refuse("effective size", &RowError{Row: i, Err: ErrWeights})
		}
	}
	return effectiveSize(weights), nil
}

// effectiveSize takes weights as shares of the largest, so that no square vanishes or overflows.
func effectiveSize(weights []float64) float64 {
	var most, sum, squares float64
	for _, v := range weights {
		most = math.Max(most, v)
	}
	if most == 0 {
		return 0
	}
	for _, v := range weights {
		sum, squares = sum+v/most, squares+v/most*(v/most)
	}
	return sum * (sum / squares)
}

// WeightedDifference returns the weighted mean of outcome among the treated less
// that among the others. The standard error is the robust one for weights taken
// as known, √(Σ w² (y - m)² / (Σ w)²) summed over both groups, with the normal
// interval: for weights from a fitted propensity it is on the safe side. level 0 means 0.95.
//
// It returns [ErrNoObservations], [ErrLength], [ErrOneGroup], [ErrWeights],
// [ErrLevel], or a [*RowError] with [ErrValue] or [ErrWeights].
//
// Source: Lunceford & Davidian (2004), Stat Med 23:2937-2960 (the normalised
// estimator); Robins, Hernán & Brumback (2000), Epidemiology 11:550-560.
func WeightedDifference(outcome []float64, treated []bool, weights []float64, level float64) (Figure, error) {
	f, err := weightedDifference(outcome, treated, weights, level)
	if err != nil {
		return Figure{}, refuse("weighted difference", err)
	}
	return f, nil
}

func weightedDifference(outcome []float64, treated []bool, weights []float64, level float64) (Figure, error) {
	z, err := normalQuantile(level)
	if err != nil {
		return Figure{}, err
	}
	if _, err := shareTreated(treated); err != nil {
		return Figure{}, err
	}
	if len(outcome) != len(treated) {
		return Figure{}, ErrLength
	}
	if err := checkColumn(outcome); err != nil {
		return Figure{}, err
	}
	if err := checkWeights(weights, treated); err != nil {
		return Figure{}, err
	}
	means, sums := weightedMeans(outcome, treated, weights)
	var variance float64
	for i, y := range outcome {
		a := arm(treated[i])
		part := weights[i] * (y - means[a]) / sums[a]
		variance += part * part
	}
	return around(means[1]-means[0], math.Sqrt(variance), z), withinDoubles(means[0], means[1], variance)
}

// weightedMeans returns mean and sum of weights of the untreated and the treated.
func weightedMeans(values []float64, treated []bool, weights []float64) (means, sums [2]float64) {
	for i := range values {
		sums[arm(treated[i])] += weights[i]
	}
	for i, v := range values {
		a := arm(treated[i])
		means[a] += weights[i] / sums[a] * v
	}
	return means, sums
}
