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
	strata  []int // start of each stratum, and the end
	entry   []float64
	leaving []int32 // rows with delayed entry, by stratum, latest entry first
	leave   []int   // start of each stratum in leaving, and the end
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
	if s.delayed {
		r.entry, r.leaving = make([]float64, n), make([]int32, r.leave[strata])
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
		r.centre(j, c.Values, place)
	}
	return r, nil
}

// centre stores column j less its mean, in units of its mean absolute deviation.
func (r *riskSets) centre(j int, values []float64, place []int32) {
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
	r.scale[j] = deviation
	for i, v := range values {
		if deviation > 0 {
			r.x[int(place[i])*r.p+j] = (v - mean) / deviation
		}
	}
}

// A likelihood is the log partial likelihood at one point, with its gradient
// and information (row-major).
type likelihood struct {
	value       float64
	gradient    []float64
	information []float64
}

func (l likelihood) quadratic(b []float64) float64 {
	var q float64
	for i := range b {
		q += b[i] * dot(l.information[i*len(b):(i+1)*len(b)], b)
	}
	return q
}

// sums are Σ exp(x'b), Σ x exp(x'b) and the lower triangle of Σ x x' exp(x'b).
type sums struct {
	zero float64
	one  []float64
	two  []float64
}

func newSums(p int) sums { return sums{one: make([]float64, p), two: make([]float64, p*(p+1)/2)} }

func (s *sums) clear() {
	s.zero = 0
	clear(s.one)
	clear(s.two)
}

// add counts one person, with a negative weight to take them out.
func (s *sums) add(x []float64, weight float64) {
	s.zero += weight
	at := 0
	for i, xi := range x {
		wx := weight * xi
		s.one[i] += wx
		for j := 0; j <= i; j++ {
			s.two[at] += wx * x[j]
			at++
		}
	}
}

// at evaluates the likelihood at b.
func (r *riskSets) at(b []float64) likelihood {
	p := r.p
	l := likelihood{gradient: make([]float64, p), information: make([]float64, p*p)}
	atRisk, tied := newSums(p), newSums(p)
	mean := make([]float64, p)
	for k := range len(r.strata) - 1 {
		atRisk.clear()
		inside, out := 0, r.leave[k]
		for i := r.strata[k]; i < r.strata[k+1]; {
			t, deaths := r.time[i], 0
			tied.clear()
			for ; out < r.leave[k+1] && r.entry[r.leaving[out]] >= t; out++ {
				row := int(r.leaving[out])
				x := r.x[row*p : (row+1)*p]
				atRisk.add(x, -math.Exp(dot(x, b)))
				if inside--; inside == 0 {
					atRisk.clear() // no rounding is left behind
				}
			}
			for ; i < r.strata[k+1] && r.time[i] == t; i++ {
				x := r.x[i*p : (i+1)*p]
				eta := dot(x, b)
				w := math.Exp(eta)
				atRisk.add(x, w)
				inside++
				if r.event[i] {
					deaths++
					l.value += eta
					for j := range x {
						l.gradient[j] += x[j]
					}
					tied.add(x, w)
				}
			}
			r.term(&l, &atRisk, &tied, deaths, mean)
		}
	}
	for i := range p {
		for j := range i {
			l.information[j*p+i] = l.information[i*p+j]
		}
	}
	return l
}

// term takes the denominators of one event time from the likelihood.
func (r *riskSets) term(l *likelihood, atRisk, tied *sums, deaths int, mean []float64) {
	steps, times := deaths, 1.0
	if !r.efron {
		steps, times = min(deaths, 1), float64(deaths)
	}
	for step := range steps {
		f := 0.0
		if r.efron {
			f = float64(step) / float64(deaths)
		}
		denominator := atRisk.zero - f*tied.zero
		l.value -= times * math.Log(denominator)
		at := 0
		for i := range mean {
			mean[i] = (atRisk.one[i] - f*tied.one[i]) / denominator
			l.gradient[i] -= times * mean[i]
			for j := 0; j <= i; j++ {
				l.information[i*r.p+j] += times * ((atRisk.two[at]-f*tied.two[at])/denominator - mean[i]*mean[j])
				at++
			}
		}
	}
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
	fit.kept = factorise(fit.start.information, r.p)
	now, f := fit.start, fit.kept
	converged := fit.kept.rank() == 0
	for !converged {
		if fit.iterations++; fit.iterations > maxIterations {
			return fit, ErrNotConverged
		}
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
	return factorise(info, r.p)
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
