package stats

import (
	"math"
	"slices"
)

// riskSets holds the rows of a Cox model in the order in which they join the
// risk sets: by stratum, latest time first.
type riskSets struct {
	p       int
	efron   bool
	time    []float64
	event   []bool
	x       []float64 // row-major, centred and scaled
	scale   []float64
	place   []int32   // where each row of the input went
	strata  []int     // start of each stratum, and the end
	entry   []float64 // -1 where not delayed
	leaving []int32   // rows with delayed entry, by stratum, latest entry first
	leave   []int     // start of each stratum in leaving, and the end
}

func newRiskSets(obs []Observation, s summary, covariates []Covariate, options CoxOptions, strata int) (*riskSets, error) {
	n, p := len(obs), len(covariates)
	rows := obs
	order := rowRecords(obs)
	if !s.whole {
		rows = slices.Clone(obs)
		if err := snapRows(rows, order); err != nil {
			return nil, err
		}
	}
	stratum := func(row uint32) int {
		if options.Strata == nil {
			return 0
		}
		return options.Strata[row]
	}
	r := &riskSets{
		p: p, efron: options.Ties != Breslow, scale: make([]float64, p),
		time: make([]float64, n), event: make([]bool, n), x: make([]float64, n*p),
		strata: make([]int, strata+1), leave: make([]int, strata+1),
	}
	for _, o := range order {
		if o.tag%2 == 0 {
			r.strata[stratum(o.tag/2)+1]++
		} else {
			r.leave[stratum(o.tag/2)+1]++
		}
	}
	for k := range strata {
		r.strata[k+1] += r.strata[k]
		r.leave[k+1] += r.leave[k]
	}
	place, next := make([]int32, n), slices.Clone(r.strata)
	for _, o := range slices.Backward(order) {
		if o.tag%2 == 0 {
			row, at := o.tag/2, &next[stratum(o.tag/2)]
			place[row] = int32(*at)
			r.time[*at], r.event[*at] = rows[row].Time, rows[row].Event
			*at++
		}
	}
	r.place = place
	if s.delayed {
		r.entry, r.leaving = slices.Repeat([]float64{-1}, n), make([]int32, r.leave[strata])
		next = slices.Clone(r.leave)
		for _, o := range slices.Backward(order) {
			if o.tag%2 == 1 {
				row, at := o.tag/2, &next[stratum(o.tag/2)]
				r.entry[place[row]] = rows[row].Entry
				r.leaving[*at] = place[row]
				*at++
			}
		}
	}
	for j, c := range covariates {
		if err := r.centre(j, c.Values, place); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// centre stores column j less its mean, in units of its mean absolute deviation. It
// returns [ErrOverflow] if either is beyond what a double holds.
func (r *riskSets) centre(j int, values []float64, place []int32) error {
	n := float64(len(values))
	var mean, deviation float64
	for _, v := range values {
		mean += v / n
	}
	for _, v := range values {
		deviation += math.Abs(v-mean) / n
	}
	if deviation <= 1e-13*math.Abs(mean) {
		deviation = 0 // constant but for rounding
	}
	if err := withinDoubles(mean, deviation); err != nil {
		return err
	}
	r.scale[j] = deviation
	for i, v := range values {
		if deviation > 0 {
			r.x[int(place[i])*r.p+j] = (v - mean) / deviation
		}
	}
	return nil
}

// A coxFit is where the iteration ended.
type coxFit struct {
	beta, variance []float64 // on the scaled covariates
	status         []CoefficientStatus
	start, end     likelihood
	kept           factor // of the information at 0
	iterations     int
}

// Limits of the iteration. The likelihood settles long before maxIterations
// unless a coefficient diverges.
//
// Source: R's survival, coxph.control (toler.inf 3.16e-5); the settling share
// is tighter than R's 1e-9.
const (
	maxIterations = 60
	maxHalvings   = 40
	settled       = 1e-12
	diverging     = 3.1622776601683795e-05
	flat          = 1e8 // variance of a scaled coefficient above which the likelihood is flat: it has no maximum there
)

func (r *riskSets) maximise() (coxFit, error) {
	beta := make([]float64, r.p)
	fit := coxFit{start: r.at(beta)}
	fit.kept = factorise(fit.start.information, r.p, fit.start.squares)
	now, f := fit.start, fit.kept
	converged := fit.kept.rank() == 0
	for !converged && fit.iterations < maxIterations {
		fit.iterations++
		step := f.solve(now.gradient)
		next, trial := r.climb(beta, step, now.value)
		converged = math.Abs(trial.value-now.value) <= settled*(1+math.Abs(trial.value))
		if trial.value >= now.value || converged {
			beta, now = next, trial
			f = r.factor(now, fit.kept)
		}
	}
	fit.beta, fit.end = beta, now
	fit.judge(f)
	// A likelihood that climbs on and on has no maximum within reach.
	if !converged && !slices.Contains(fit.status, CoefficientDiverges) {
		return fit, ErrNotConverged
	}
	return fit, nil
}

// climb returns beta plus step, halved until the likelihood does not fall.
func (r *riskSets) climb(beta, step []float64, value float64) ([]float64, likelihood) {
	next := make([]float64, r.p)
	share := 1.0
	for range maxHalvings {
		for j := range next {
			next[j] = beta[j] + share*step[j]
		}
		l := r.at(next)
		if l.value >= value-settled*(1+math.Abs(value)) && !math.IsInf(l.value, 0) {
			return next, l
		}
		share /= 2
	}
	copy(next, beta)
	return next, r.at(next)
}

// factor decomposes the information without the covariates left out at the start.
func (r *riskSets) factor(l likelihood, kept factor) factor {
	info := slices.Clone(l.information)
	for i := range r.p {
		if kept.diag[i] == 0 {
			for j := range r.p {
				info[i*r.p+j], info[j*r.p+i] = 0, 0
			}
		}
	}
	return factorise(info, r.p, l.squares)
}

// judge tells estimated coefficients from those left out and those without a maximum.
func (fit *coxFit) judge(f factor) {
	p := len(fit.beta)
	fit.status, fit.variance = make([]CoefficientStatus, p), make([]float64, p)
	step := f.solve(fit.end.gradient)
	unit := make([]float64, p)
	for j := range p {
		clear(unit)
		unit[j] = 1
		fit.variance[j] = f.solve(unit)[j]
		switch {
		case fit.kept.diag[j] == 0:
			fit.status[j] = CoefficientDependent
		case f.diag[j] == 0, !(fit.variance[j] > 0), fit.variance[j] > flat, math.Abs(step[j]) > diverging*(1+math.Abs(fit.beta[j])):
			fit.status[j] = CoefficientDiverges
		default:
			fit.status[j] = CoefficientEstimated
		}
	}
}
