package economics

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Shape is the distribution of an input. The zero value is none. Inputs are drawn
// apart, but for those of [Dirichlet].
type Shape string

// Shapes.
const (
	// Beta: for probabilities and utilities, from 0 to 1.
	Beta Shape = "beta"
	// Gamma: for costs and counts, above 0.
	Gamma Shape = "gamma"
	// LogNormal: for ratios; the base is their median, the standard error that of the logarithm.
	LogNormal Shape = "log_normal"
	// Normal: for differences.
	Normal Shape = "normal"
	// Fixed: the same every time.
	Fixed Shape = "fixed"
	// Dirichlet: for shares of people who end in one of several ways, such as
	// completed, left and transferred. Those of one group add up to 1 in every run.
	Dirichlet Shape = "dirichlet"
)

var shapes = []Shape{Beta, Gamma, LogNormal, Normal, Fixed, Dirichlet}

// Shapes returns every Shape, in the order of this page.
func Shapes() []Shape { return append([]Shape(nil), shapes...) }

// String returns the name under which it is stored and sent.
func (s Shape) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownShape].
func (s Shape) MarshalText() ([]byte, error) { return enum.Marshal(s, shapes, ErrUnknownShape) }

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *Shape) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, shapes, ErrUnknownShape)
}

// An Input is one number that a model takes, with what is known about it. The zero
// Input is 0 throughout for [Tornado] and, without a shape, refused by [Simulate].
type Input struct {
	Name  string
	Base  float64 // what is held to be likeliest; for [Simulate] the mean, of a LogNormal the median
	Low   float64 // for [Tornado]: not above Base; equal to it, as High is, where the input is not varied
	High  float64 // for [Tornado]: not below Base
	Shape Shape   // for [Simulate]
	Error float64 // for [Simulate]: standard error, of the logarithm for LogNormal; not looked at for Fixed and Dirichlet
	// Group names the inputs of a [Dirichlet] that are drawn together, whose bases
	// add up to 1, and People is how many people their shares rest on, at least 1 and
	// the same for each of the group. Both are for that shape alone.
	Group  string
	People float64
}

// A Model returns a result from the values of its inputs, in their order. It is called
// with a copy of them. A nil Model is refused.
type Model func(values []float64) float64

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// BetaOf returns the parameters of a beta distribution with the mean and standard
// error: a = m(m(1-m)/s² - 1), b = (1-m)(m(1-m)/s² - 1). It returns [ErrInput]
// unless 0 < m < 1 and 0 < s² < m(1-m).
//
// Source: the method of moments; Briggs, Claxton & Sculpher (2006), Decision Modelling
// for Health Economic Evaluation, not re-opened.
func BetaOf(mean, se float64) (a, b float64, err error) {
	spread := mean * (1 - mean)
	if !(se > 0 && se*se < spread) { // the spread is above 0 for a mean between 0 and 1 alone
		return 0, 0, fmt.Errorf("%w: a beta distribution has a mean between 0 and 1 and a standard error below sqrt(m(1-m))", ErrInput)
	}
	n := spread/(se*se) - 1
	return mean * n, (1 - mean) * n, nil
}

// GammaOf returns the parameters of a gamma distribution with the mean and
// standard error: shape (m/s)², scale s²/m. It returns [ErrInput] unless both are
// above 0 and finite.
//
// Source: as for [BetaOf].
func GammaOf(mean, se float64) (shape, scale float64, err error) {
	if !(mean > 0 && se > 0) || !finite(mean) || !finite(se) {
		return 0, 0, fmt.Errorf("%w: a gamma distribution has a mean and a standard error above 0", ErrInput)
	}
	return mean / se * (mean / se), se * se / mean, nil
}

type sampler interface{ Rand() float64 }

type fixed float64

func (f fixed) Rand() float64 { return float64(f) }

func (in Input) sampler(src rand.Source) (sampler, error) {
	switch in.Shape {
	case Beta:
		a, b, err := BetaOf(in.Base, in.Error)
		return distuv.Beta{Alpha: a, Beta: b, Src: src}, err
	case Gamma:
		shape, scale, err := GammaOf(in.Base, in.Error)
		if err != nil {
			return nil, err
		}
		return distuv.Gamma{Alpha: shape, Beta: 1 / scale, Src: src}, nil
	case LogNormal:
		if !(in.Base > 0 && in.Error > 0) || !finite(in.Base) || !finite(in.Error) {
			return nil, fmt.Errorf("%w: a ratio and its standard error are above 0", ErrInput)
		}
		return distuv.LogNormal{Mu: math.Log(in.Base), Sigma: in.Error, Src: src}, nil
	case Normal:
		if !finite(in.Base) || !finite(in.Error) || in.Error <= 0 {
			return nil, fmt.Errorf("%w: a difference is finite and its standard error above 0", ErrInput)
		}
		return distuv.Normal{Mu: in.Base, Sigma: in.Error, Src: src}, nil
	case Dirichlet:
		if !(in.Base > 0 && in.Base < 1 && in.People >= 1) || !finite(in.People) {
			return nil, fmt.Errorf("%w: a share of several is above 0 and below 1, and rests on at least one person", ErrInput)
		}
		return distuv.Gamma{Alpha: in.Base * in.People, Beta: 1, Src: src}, nil
	case Fixed:
		if !finite(in.Base) {
			return nil, fmt.Errorf("%w: a fixed input is finite", ErrInput)
		}
		return fixed(in.Base), nil
	}
	return nil, fmt.Errorf("%w: an input has a shape", ErrInput)
}

// A Simulation holds the results of many runs of a model. [Simulate] makes one; the zero
// Simulation has no runs and is refused.
type Simulation struct {
	Costs, Effects []float64 // differences, run by run
}

// Simulate draws every input so many times and returns the differences in cost
// and effect that the two models give. The generator is PCG with the two words of
// the seed; inputs are drawn in their order. It returns [ErrInput] for fewer than
// one run or more than ten million, an input whose shape does not fit its values,
// a group of shares that do not add up to 1 or rest on different people, or a model
// that is none or gives no finite result.
//
// Source: Briggs, Claxton & Sculpher (2006), Decision Modelling for Health Economic
// Evaluation (probabilistic sensitivity analysis), not re-opened.
func Simulate(inputs []Input, cost, effect Model, runs int, seed [2]uint64) (Simulation, error) {
	if cost == nil || effect == nil {
		return Simulation{}, fmt.Errorf("%w: there is no model", ErrInput)
	}
	if runs < 1 || runs > 10_000_000 {
		return Simulation{}, fmt.Errorf("%w: from one run to ten million", ErrInput)
	}
	src := rand.NewPCG(seed[0], seed[1])
	draws := make([]sampler, len(inputs))
	for i, in := range inputs {
		d, err := in.sampler(src)
		if err != nil {
			return Simulation{}, fmt.Errorf("input %d: %w", i+1, err)
		}
		draws[i] = d
	}
	groups, err := groupsOf(inputs)
	if err != nil {
		return Simulation{}, err
	}
	s := Simulation{Costs: make([]float64, runs), Effects: make([]float64, runs)}
	values := make([]float64, len(inputs))
	for r := range runs {
		for i, d := range draws {
			values[i] = d.Rand()
		}
		for _, g := range groups {
			g.share(values)
		}
		s.Costs[r], s.Effects[r] = cost(slices.Clone(values)), effect(slices.Clone(values))
		if !finite(s.Costs[r]) || !finite(s.Effects[r]) {
			return Simulation{}, fmt.Errorf("%w: the model gives no finite result", ErrInput)
		}
	}
	return s, nil
}

// NetBenefit returns mean and the 2.5th and 97.5th percentile of the net monetary
// benefit in units of currency, and the share of runs in which it is above 0: at a row
// of values of a unit of effect, that share is the acceptability curve. Percentiles are
// of the sorted runs, interpolated linearly (R's type 7). It returns [ErrNothing] for a
// simulation without runs, or with more costs than effects or fewer, and [ErrRange]
// unless worth is finite.
//
// Source: Stinnett & Mullahy (1998), Med Decis Making 18(2 Suppl):S68-S80; Fenwick,
// Claxton & Sculpher (2001), Health Econ 10:779-787 (acceptability); neither re-opened.
func (s Simulation) NetBenefit(worth float64) (mean, low, high, above float64, err error) {
	n := len(s.Costs)
	if n == 0 || len(s.Effects) != n {
		return 0, 0, 0, 0, fmt.Errorf("%w: no runs", ErrNothing)
	}
	if !finite(worth) {
		return 0, 0, 0, 0, fmt.Errorf("%w: the value of a unit of effect is finite", ErrRange)
	}
	nmb := make([]float64, n)
	for i := range nmb {
		nmb[i] = worth*s.Effects[i] - s.Costs[i]
		mean += nmb[i] / float64(n)
		if nmb[i] > 0 {
			above += 1 / float64(n)
		}
	}
	slices.Sort(nmb)
	return mean, quantile(nmb, .025), quantile(nmb, .975), above, nil
}

// quantile returns the p-quantile of sorted values, R's type 7.
func quantile(sorted []float64, p float64) float64 {
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}
