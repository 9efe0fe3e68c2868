package stats

import (
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// A KnappHartung says how the uncertainty of tau² enters the interval of a
// pooled effect. The zero value leaves it out.
type KnappHartung string

// Ways to treat the uncertainty of tau².
const (
	// KnappHartungOff: the normal interval with standard error 1/√Σw.
	KnappHartungOff KnappHartung = "off"
	// KnappHartungPlain multiplies that by √q, q = Σ w (y - mu)² / (k - 1), and
	// takes Student's t with k - 1 degrees of freedom. With q below 1 the interval
	// may be narrower than that of the common-effect model.
	KnappHartungPlain KnappHartung = "plain"
	// KnappHartungModified does so with q at least 1.
	//
	// Source: Röver, Knapp & Friede (2015), BMC Med Res Methodol 15:99.
	KnappHartungModified KnappHartung = "modified"
)

var knappHartungs = []KnappHartung{KnappHartungOff, KnappHartungPlain, KnappHartungModified}

// String returns the name under which h is stored; the zero value reads "off".
func (h KnappHartung) String() string {
	if h == "" {
		return string(KnappHartungOff)
	}
	return string(h)
}

// MarshalText returns the name of h, or an error wrapping [ErrUnknownMethod].
func (h KnappHartung) MarshalText() ([]byte, error) {
	return enum.Marshal(KnappHartung(h.String()), knappHartungs, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error h is unchanged.
func (h *KnappHartung) UnmarshalText(text []byte) error {
	return enum.Unmarshal(h, text, knappHartungs, ErrUnknownMethod)
}

// A PredictionKind says which quantile widens a prediction interval. The zero value is [PredictHiggins].
type PredictionKind string

// Quantiles of a prediction interval, mu ± quantile √(tau² + se²).
const (
	// PredictHiggins is Student's t with k - 2 degrees of freedom.
	//
	// Source: Higgins, Thompson & Spiegelhalter (2009), J R Stat Soc A 172:137-159.
	PredictHiggins PredictionKind = "higgins"
	// PredictNormal is the normal quantile.
	PredictNormal PredictionKind = "normal"
	// PredictPartlett is Student's t with k - 1 degrees of freedom, meant for use
	// with Knapp & Hartung's standard error.
	//
	// Source: Partlett & Riley (2017), Stat Med 36:301-317; R's metafor (predict).
	PredictPartlett PredictionKind = "partlett"
)

var predictionKinds = []PredictionKind{PredictHiggins, PredictNormal, PredictPartlett}

// String returns the name under which p is stored; the zero value reads "higgins".
func (p PredictionKind) String() string {
	if p == "" {
		return string(PredictHiggins)
	}
	return string(p)
}

// MarshalText returns the name of p, or an error wrapping [ErrUnknownMethod].
func (p PredictionKind) MarshalText() ([]byte, error) {
	return enum.Marshal(PredictionKind(p.String()), predictionKinds, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error p is unchanged.
func (p *PredictionKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, predictionKinds, ErrUnknownMethod)
}

// PoolOptions adjusts [Pool]. The zero value is REML with normal 95 % interval.
type PoolOptions struct {
	Method       TauMethod
	KnappHartung KnappHartung
	Prediction   PredictionKind
	Level        float64 // of the intervals; 0 means 0.95
}

// A MetaAnalysis is the synthesis of several studies. Create one with [Pool].
type MetaAnalysis struct {
	K      int       `json:"k"`
	Method TauMethod `json:"method"`
	// Effect is the pooled effect on the scale of the studies, with its standard
	// error and interval, and P its two-sided test against 0.
	Effect Figure  `json:"effect"`
	P      float64 `json:"p"`
	// Tau2 is the variance of the true effects. Its interval is the Q-profile
	// one, both ends 0 where the studies differ less than chance would have them;
	// it has none for a common effect or one study.
	Tau2 Figure `json:"tau2"`
	// I2 is the share of the total variation, in percent, and H2 the ratio, both
	// from tau² and the typical sampling variance; from Q for a common effect.
	I2 float64 `json:"i2"`
	H2 float64 `json:"h2"`
	// I2FromQ is 100 max(0, (Q - df) / Q), which agrees with I2 under
	// DerSimonian & Laird only.
	I2FromQ float64 `json:"i2_from_q"`
	Q       Test    `json:"q"` // Cochran's test that the true effects are one
	// Prediction says where the true effect of a new study is likely to lie. It
	// has no value for a common effect or fewer than three studies.
	PredictionLow  Estimate  `json:"prediction_low"`
	PredictionHigh Estimate  `json:"prediction_high"`
	Weights        []float64 `json:"weights"` // of each study, in percent
}

// Pool combines the effects of independent studies: with w = 1 / (v + tau²),
//
//	mu = Σ w y / Σ w,   se = 1 / √Σ w
//
// It returns [ErrNoStudies], [ErrUnknownMethod], [ErrLevel], [ErrTooFew] for one
// study with Knapp & Hartung's method, [ErrNoSpread] where their plain method
// meets effects that are all the same, [ErrNotConverged], or a [*RowError] with
// [ErrValue] or [ErrVariance].
//
// Source: DerSimonian & Laird (1986), Control Clin Trials 7:177-188; Hartung &
// Knapp (2001), Stat Med 20:3875-3889; Higgins & Thompson (2002), Stat Med
// 21:1539-1558; Viechtbauer (2007), Stat Med 26:37-52 (Q-profile); R's metafor (rma).
func Pool(effects []Effect, options PoolOptions) (MetaAnalysis, error) {
	m, err := pool(effects, options)
	if err != nil {
		return MetaAnalysis{}, refuse("meta-analysis", err)
	}
	return m, nil
}

func (o PoolOptions) check() (level float64, err error) {
	if _, err := o.Method.MarshalText(); err != nil {
		return 0, err
	}
	if _, err := o.KnappHartung.MarshalText(); err != nil {
		return 0, err
	}
	if _, err := o.Prediction.MarshalText(); err != nil {
		return 0, err
	}
	return levelOf(o.Level)
}

func pool(effects []Effect, options PoolOptions) (MetaAnalysis, error) {
	level, err := options.check()
	if err != nil {
		return MetaAnalysis{}, err
	}
	if len(effects) == 0 {
		return MetaAnalysis{}, ErrNoStudies
	}
	for i, e := range effects {
		if err := e.check(); err != nil {
			return MetaAnalysis{}, &RowError{Row: i, Err: err}
		}
	}
	m := MetaAnalysis{K: len(effects), Method: TauMethod(options.Method.String())}
	tau2, err := m.Method.estimate(effects)
	if err != nil {
		return MetaAnalysis{}, err
	}
	m.heterogeneity(effects, tau2, level)
	if err := m.combine(effects, tau2, options, level); err != nil {
		return MetaAnalysis{}, err
	}
	return m, withinDoubles(append([]float64{tau2, m.Effect.Value.value, m.P, m.I2, m.H2, m.I2FromQ, m.Q.ChiSquare, m.Q.P}, m.Weights...)...)
}

// heterogeneity fills in what is said about the differences between studies.
func (m *MetaAnalysis) heterogeneity(effects []Effect, tau2, level float64) {
	fixed := pooledAt(effects, 0)
	df := m.K - 1
	m.Tau2, m.H2, m.Q = Figure{Value: Known(tau2)}, 1, Test{P: 1}
	if df == 0 {
		return
	}
	m.Q = chiSquareTest(fixed.q, df)
	m.I2FromQ = i2(fixed.q, df)
	if m.Method == CommonEffect {
		m.I2, m.H2 = m.I2FromQ, fixed.q/float64(df)
		return
	}
	typical := float64(df) / (fixed.w1 - fixed.w2/fixed.w1)
	m.I2, m.H2 = 100*tau2/(typical+tau2), tau2/typical+1
	tail := (1 - level) / 2
	m.Tau2.Low = Known(solveQ(effects, chiSquareQuantile(1-tail, df)))
	m.Tau2.High = Known(solveQ(effects, chiSquareQuantile(tail, df)))
}

// combine fills in the pooled effect.
func (m *MetaAnalysis) combine(effects []Effect, tau2 float64, options PoolOptions, level float64) error {
	at := pooledAt(effects, tau2)
	se, df := 1/math.Sqrt(at.w1), float64(m.K-1)
	if err := withinDoubles(at.mean, at.q, se, tau2); err != nil || se == 0 {
		return ErrOverflow
	}
	q := quantile(level)
	if h := KnappHartung(options.KnappHartung.String()); h != KnappHartungOff {
		if m.K < 2 {
			return ErrTooFew
		}
		factor := at.q / df
		if h == KnappHartungModified {
			factor = math.Max(1, factor)
		}
		if factor <= flatShare {
			return ErrNoSpread
		}
		se *= math.Sqrt(factor)
		q = studentQuantile(level, df)
		m.P = studentP(at.mean/se, df)
	} else {
		m.P = normalP(at.mean / se)
	}
	m.Effect = around(at.mean, se, q)
	m.Weights = make([]float64, m.K)
	for i, e := range effects {
		m.Weights[i] = 100 / (e.Variance + tau2) / at.w1
	}
	if m.Method == CommonEffect || m.K < 3 {
		return nil
	}
	width := quantile(level)
	switch options.Prediction {
	case PredictNormal:
	case PredictPartlett:
		width = studentQuantile(level, df)
	default:
		width = studentQuantile(level, df-1)
	}
	width *= math.Sqrt(tau2 + se*se)
	m.PredictionLow, m.PredictionHigh = Known(at.mean-width), Known(at.mean+width)
	return nil
}

func i2(q float64, df int) float64 {
	if q <= float64(df) {
		return 0
	}
	return 100 * ((q - float64(df)) / q)
}

// Heterogeneity returns I² in percent, 100 max(0, (Q - df) / Q), and the test
// behind a published Q. It returns [ErrValue] unless q is finite and zero or
// more, or [ErrTooFew] for df below 1.
//
// Source: Higgins & Thompson (2002), Stat Med 21:1539-1558.
func Heterogeneity(q float64, df int) (percent float64, test Test, err error) {
	switch {
	case !(q >= 0) || math.IsInf(q, 1):
		return 0, Test{}, refuse("heterogeneity", wanting(ErrValue, "a Q of 0 or more"))
	case df < 1:
		return 0, Test{}, refuse("heterogeneity", wanting(ErrTooFew, "degrees of freedom of 1 or more"))
	}
	return i2(q, df), chiSquareTest(q, df), nil
}
