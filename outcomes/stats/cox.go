package stats

import (
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// Ties says how a Cox model treats events at the same time. The zero value is [Efron].
type Ties string

// Ways to treat tied events. Without ties they agree.
const (
	// Efron averages over the orders in which the tied events may have come; R's default.
	Efron Ties = "efron"
	// Breslow lets every tied event face the whole risk set; it pulls
	// coefficients towards zero where ties are heavy.
	Breslow Ties = "breslow"
)

var tiesKinds = []Ties{Efron, Breslow}

// String returns the name under which t is stored; the zero value reads "efron".
func (t Ties) String() string {
	if t == "" {
		return string(Efron)
	}
	return string(t)
}

// MarshalText returns the name of t, or an error wrapping [ErrUnknownTies].
func (t Ties) MarshalText() ([]byte, error) {
	return enum.Marshal(Ties(t.String()), tiesKinds, ErrUnknownTies)
}

// UnmarshalText accepts exactly what MarshalText returns. On error t is unchanged.
func (t *Ties) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, tiesKinds, ErrUnknownTies)
}

// A Covariate is one column of a model or of a balance table: a value for every row,
// in the column's own unit. Its coefficient is per one unit. The zero Covariate has no
// values and is refused with [ErrLength] wherever there are rows.
type Covariate struct {
	Name   string // as the result repeats it; may be empty
	Values []float64
}

// CoxOptions adjusts [Cox]. The zero value is Efron's method in one stratum at 95 %.
type CoxOptions struct {
	Ties   Ties
	Strata []int   // the stratum of each row, codes from 0; nil for one stratum
	Level  float64 // of the intervals; 0 means 0.95
	// Robust takes standard errors, z, P, limits and the Wald test from the
	// sandwich estimate, which holds where the model does not quite; Cluster, which
	// implies it, also where rows are not independent: the rows of one person, or
	// of one site, share a code from 0.
	Robust  bool
	Cluster []int
}

// A CoxModel is a fitted proportional hazards model. Create one with [Cox].
type CoxModel struct {
	Ties         Ties
	N, Events    int
	Coefficients []Coefficient // in the order of the covariates

	// Log partial likelihood with every coefficient 0, and of the fit.
	LogLikelihoodNull, LogLikelihood float64

	// Tests that every coefficient is 0. The Wald test has no value (zero Test)
	// where a coefficient diverges.
	LikelihoodRatio, Wald, Score Test

	Iterations int // Newton-Raphson steps
}

// A Coefficient is the effect of one covariate on the hazard.
type Coefficient struct {
	Name   string
	Status CoefficientStatus
	// Coef is the log hazard ratio per unit with its standard error, z = Coef /
	// StdErr and two-sided P; HazardRatio is exp(Coef), with the limits of its
	// interval. They have a value only where Status is [CoefficientEstimated]; a
	// robust standard error, and what is made of it, also only if no coefficient
	// diverges and the influences of the clusters do not cancel out.
	Coef, StdErr, Z, P     Estimate
	HazardRatio, Low, High Estimate
	// ModelStdErr is the standard error from the likelihood. It is StdErr unless that is robust.
	ModelStdErr Estimate
}

// CoefficientStatus says whether the data determine a coefficient. The zero
// value is no status.
type CoefficientStatus string

// What can become of a coefficient.
const (
	// CoefficientEstimated: the likelihood has its maximum there.
	CoefficientEstimated CoefficientStatus = "estimated"
	// CoefficientDependent: among people at risk together the covariate is
	// constant, or a sum of those before it. It was left out, as R does, and the
	// others hold without it.
	CoefficientDependent CoefficientStatus = "dependent"
	// CoefficientDiverges: the likelihood grows without end as the coefficient
	// does (monotone likelihood), as when a level has no events.
	CoefficientDiverges CoefficientStatus = "diverges"
)

// String returns the name of s.
func (s CoefficientStatus) String() string { return string(s) }

// Cox fits the proportional hazards model by maximising the partial likelihood
//
//	Σ over event times [ s'b - Σ over l of ln( Σ_R exp(x'b) - f Σ_D exp(x'b) ) ]
//
// with s the sum of the covariates of the d tied events D, R those at risk,
// and l from 0 to d - 1; f is l / d for Efron's method and 0 for Breslow's.
// With strata, risk sets stay within a stratum and likelihoods add up. People
// with delayed entry join the risk set after their entry. Newton-Raphson from
// 0, with step-halving; covariates are centred and scaled first. The robust
// variance is D'D, with the rows of D the influence of each row, or the sum of
// a cluster's, on the coefficients. [ProportionalHazards] checks the model's assumption.
//
// It returns [ErrNoObservations], [ErrNoCovariates], [ErrLength], [ErrGroup],
// [ErrLevel], [ErrUnknownTies], [ErrNoEvents], [ErrTooFew] for a single cluster, [ErrNotConverged], or a
// [*RowError] with [ErrTime], [ErrEntry] or [ErrCovariate].
//
// Source: Cox (1972), J R Stat Soc B 34:187-220; Breslow (1974), Biometrics
// 30:89-99; Efron (1977), J Am Stat Assoc 72:557-565; Lin & Wei (1989), J Am
// Stat Assoc 84:1074-1078 (robust); R's survival (coxph).
func Cox(obs []Observation, covariates []Covariate, options CoxOptions) (CoxModel, error) {
	m, err := cox(obs, covariates, options)
	if err != nil {
		return CoxModel{}, refuse("cox", err)
	}
	return m, nil
}

func cox(obs []Observation, covariates []Covariate, options CoxOptions) (CoxModel, error) {
	conf, err := Confidence{Level: options.Level}.filled()
	if err != nil {
		return CoxModel{}, err
	}
	risk, fit, s, err := fitCox(obs, covariates, options)
	if err != nil {
		return CoxModel{}, err
	}
	m := CoxModel{
		Ties: Ties(options.Ties.String()), N: len(obs), Events: s.events, Iterations: fit.iterations,
		LogLikelihoodNull: fit.start.value, LogLikelihood: fit.end.value,
	}
	df := fit.kept.rank()
	if df > 0 {
		m.LikelihoodRatio = chiSquareTest(math.Max(0, 2*(m.LogLikelihood-m.LogLikelihoodNull)), df)
		m.Score = chiSquareTest(dot(fit.start.gradient, fit.kept.solve(fit.start.gradient)), df)
	}
	diverged := slices.Contains(fit.status, CoefficientDiverges)
	variance := fit.variance
	var robust []float64
	wanted := options.Robust || options.Cluster != nil
	if wanted && !diverged {
		robust = risk.robust(fit, options.Cluster)
		variance = diagonal(robust, risk.p)
	}
	z := quantile(conf.Level)
	for j, c := range covariates {
		coef := Coefficient{Name: c.Name, Status: fit.status[j]}
		if coef.Status == CoefficientEstimated {
			b, se := fit.beta[j]/risk.scale[j], math.Sqrt(variance[j])/risk.scale[j]
			coef.Coef, coef.HazardRatio = Known(b), Known(math.Exp(b))
			coef.ModelStdErr = Known(math.Sqrt(fit.variance[j]) / risk.scale[j])
			if variance[j] > singularAt*fit.variance[j] && !(wanted && diverged) {
				coef.StdErr, coef.Z, coef.P = Known(se), Known(b/se), Known(normalP(b/se))
				coef.Low, coef.High = Known(math.Exp(b-z*se)), Known(math.Exp(b+z*se))
			}
		}
		m.Coefficients = append(m.Coefficients, coef)
	}
	if df > 0 && !diverged {
		m.Wald = wald(fit, robust, df)
	}
	return m, nil
}

// fitCox checks what it is given and maximises the likelihood.
func fitCox(obs []Observation, covariates []Covariate, options CoxOptions) (*riskSets, coxFit, summary, error) {
	s, strata, err := checkCox(obs, covariates, options)
	if err != nil {
		return nil, coxFit{}, s, err
	}
	risk, err := newRiskSets(obs, s, covariates, options, strata)
	if err != nil {
		return nil, coxFit{}, s, err
	}
	fit, err := risk.maximise()
	return risk, fit, s, err
}

func checkCox(obs []Observation, covariates []Covariate, options CoxOptions) (s summary, strata int, err error) {
	if _, err := options.Ties.MarshalText(); err != nil {
		return s, 0, err
	}
	if s, err = survey(obs); err != nil {
		return s, 0, err
	}
	if len(covariates) == 0 {
		return s, 0, ErrNoCovariates
	}
	for _, c := range covariates {
		if len(c.Values) != len(obs) {
			return s, 0, ErrLength
		}
		for i, v := range c.Values {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return s, 0, &RowError{Row: i, Err: ErrCovariate}
			}
		}
	}
	strata = 1
	if options.Strata != nil {
		if strata, err = countCodes(options.Strata, len(obs)); err != nil {
			return s, 0, err
		}
	}
	if options.Cluster != nil {
		if _, err = countCodes(options.Cluster, len(obs)); err != nil {
			return s, 0, err
		}
		if slices.Min(options.Cluster) == slices.Max(options.Cluster) {
			return s, 0, ErrTooFew
		}
	}
	if s.events == 0 {
		return s, 0, ErrNoEvents
	}
	return s, strata, nil
}
