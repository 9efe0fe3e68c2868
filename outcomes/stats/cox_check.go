package stats

import (
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// A TimeScale says how time enters the check of proportional hazards. The zero
// value is [SurvivalScale].
type TimeScale string

// Scales of time.
const (
	// SurvivalScale is one minus the Kaplan-Meier curve of everybody, just before
	// the event: late events of a few people count no more than they should.
	SurvivalScale TimeScale = "km"
	// IdentityScale is time itself.
	IdentityScale TimeScale = "identity"
	// LogScale is the logarithm of time, which must be above 0.
	LogScale TimeScale = "log"
)

var timeScales = []TimeScale{SurvivalScale, IdentityScale, LogScale}

// String returns the name under which s is stored; the zero value reads "km".
func (s TimeScale) String() string {
	if s == "" {
		return string(SurvivalScale)
	}
	return string(s)
}

// MarshalText returns the name of s, or an error wrapping [ErrUnknownMethod].
func (s TimeScale) MarshalText() ([]byte, error) {
	return enum.Marshal(TimeScale(s.String()), timeScales, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *TimeScale) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, timeScales, ErrUnknownMethod)
}

// A HazardCheck is the result of [ProportionalHazards]. A small P says that the
// effect changes with time, so that one hazard ratio does not describe it.
type HazardCheck struct {
	Scale  TimeScale
	Terms  []TermCheck // in the order of the covariates
	Global Test        // all of them together
}

// A TermCheck is the check of one covariate. A covariate that depends on others
// has the zero Test.
type TermCheck struct {
	Name string
	Test Test
}

// ProportionalHazards fits the model as [Cox] does and tests, for each
// coefficient and for all, whether it changes with time g(t): the score test of
// adding x g(t) to the model,
//
//	U = Σ g r,   chi-square = U' (Σ g² V - Σ g V (Σ V)⁻¹ Σ g V)⁻¹ U
//
// with r the Schoenfeld residuals and V the covariance of the covariates over
// those at risk at each event time.
//
// It returns the errors of [Cox], [ErrUnknownMethod] for a scale, [ErrSeparation] where a
// coefficient diverges, [ErrDependent] where none is estimated, [ErrTime] where the logarithm of time 0 is asked for, or
// [ErrTooFew] if events at one time only leave nothing to test.
//
// Source: Grambsch & Therneau (1994), Biometrika 81:515-526; R's survival 3
// (cox.zph), which computes the score test itself and not its 1994 approximation.
func ProportionalHazards(obs []Observation, covariates []Covariate, options CoxOptions, scale TimeScale) (HazardCheck, error) {
	c, err := proportionalHazards(obs, covariates, options, scale)
	if err != nil {
		return HazardCheck{}, refuse("proportional hazards", err)
	}
	return c, nil
}

func proportionalHazards(obs []Observation, covariates []Covariate, options CoxOptions, scale TimeScale) (HazardCheck, error) {
	if _, err := scale.MarshalText(); err != nil {
		return HazardCheck{}, err
	}
	risk, fit, _, err := fitCox(obs, covariates, options)
	if err != nil {
		return HazardCheck{}, err
	}
	var kept []int
	for j, status := range fit.status {
		switch status {
		case CoefficientDiverges:
			return HazardCheck{}, ErrSeparation
		case CoefficientEstimated:
			kept = append(kept, j)
		}
	}
	if len(kept) == 0 {
		return HazardCheck{}, ErrDependent
	}
	g, err := risk.timeScale(TimeScale(scale.String()))
	if err != nil {
		return HazardCheck{}, err
	}
	v := risk.varying(fit.beta, g)
	c := HazardCheck{Scale: TimeScale(scale.String())}
	if c.Global, err = v.test(kept, kept); err != nil {
		return HazardCheck{}, err
	}
	for j, cov := range covariates {
		term := TermCheck{Name: cov.Name}
		if fit.status[j] == CoefficientEstimated {
			if term.Test, err = v.test(kept, []int{j}); err != nil {
				return HazardCheck{}, err
			}
		}
		c.Terms = append(c.Terms, term)
	}
	return c, nil
}

// timeScale returns g at each time of an event.
func (r *riskSets) timeScale(scale TimeScale) (func(float64) float64, error) {
	switch scale {
	case IdentityScale:
		return func(t float64) float64 { return t }, nil
	case LogScale:
		for i, t := range r.time {
			if r.event[i] && t == 0 {
				return nil, ErrTime
			}
		}
		return math.Log, nil
	}
	obs := make([]Observation, len(r.time))
	for i := range obs {
		obs[i] = Observation{Time: r.time[i], Event: r.event[i]}
		if r.entry != nil && r.entry[i] > 0 {
			obs[i].Entry = r.entry[i]
		}
	}
	curve, err := KaplanMeier(obs, Confidence{})
	if err != nil {
		return nil, err
	}
	before, last := make(map[float64]float64, curve.Len()), 1.0
	for s := range curve.Steps() {
		before[s.Time], last = 1-last, s.Survival
	}
	return func(t float64) float64 { return before[t] }, nil
}

// varying holds the score of x g(t) and the blocks of the information.
type varying struct {
	p          int
	score      []float64
	v, gv, ggv []float64
}

func (r *riskSets) varying(b []float64, g func(float64) float64) varying {
	p := r.p
	v := varying{p: p, score: make([]float64, p), v: make([]float64, p*p), gv: make([]float64, p*p), ggv: make([]float64, p*p)}
	// Time is centred on its mean over events, which changes nothing but rounding.
	var mean, events float64
	for i, t := range r.time {
		if r.event[i] {
			mean += g(t)
			events++
		}
	}
	mean /= events
	r.walk(b, func(m coxMoment) {
		at := g(m.time) - mean
		for i := m.from; i < m.end; i++ {
			if r.event[i] {
				for j := range p {
					v.score[j] += at * (r.x[i*p+j] - m.mean[j])
				}
			}
		}
		for j, w := range m.information {
			v.v[j] += w
			v.gv[j] += at * w
			v.ggv[j] += at * at * w
		}
	})
	return v
}

// test tests the terms given, in a model with the coefficients kept.
func (v varying) test(kept, terms []int) (Test, error) {
	n, m := len(kept), len(terms)
	block := func(a []float64, rows, columns []int) []float64 {
		out := make([]float64, 0, len(rows)*len(columns))
		for _, i := range rows {
			for _, j := range columns {
				out = append(out, a[i*v.p+j])
			}
		}
		return out
	}
	f := factorise(block(v.v, kept, kept), n, nil)
	left := block(v.ggv, terms, terms)
	whole := append([]float64(nil), diagonal(left, m)...)
	for j, term := range terms {
		solved := f.solve(block(v.gv, []int{term}, kept))
		for i, other := range terms {
			left[i*m+j] -= dot(block(v.gv, []int{other}, kept), solved)
		}
	}
	u := make([]float64, m)
	for j, term := range terms {
		u[j] = v.score[term]
	}
	d := factorise(left, m, whole)
	if d.rank() < m {
		return Test{}, ErrTooFew
	}
	return chiSquareTest(math.Max(0, dot(u, d.solve(u))), m), nil
}
