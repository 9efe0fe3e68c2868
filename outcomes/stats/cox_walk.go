package stats

import (
	"math"
	"slices"
)

// A coxMoment is one event time of a fitted model, for one stratum.
type coxMoment struct {
	time   float64
	deaths int
	from   int // rows from to end have this time; those with an event are the deaths
	end    int
	// Sums over the terms of the denominator (one for each tied death with
	// Efron's method): hazard is Σ 1/D, ofDead the same less the share by which
	// Efron takes the dead out, and the vectors the same times the mean.
	hazard, ofDead       float64
	drift, driftOfDead   []float64
	mean                 []float64 // mean over the terms: what a death is compared with
	information          []float64 // row-major, summed over the deaths
	stratum, stratumFrom int
}

// walk visits the event times of every stratum at b, latest first. Weights are
// exp(x'b - shift) with the shift of the stratum that weight gives.
func (r *riskSets) walk(b []float64, visit func(coxMoment)) {
	p := r.p
	atRisk, tied := newSums(p), newSums(p)
	for k := range len(r.strata) - 1 {
		atRisk.clear()
		shift, out := r.shift(b, k), r.leave[k]
		for i := r.strata[k]; i < r.strata[k+1]; {
			m := coxMoment{time: r.time[i], from: i, stratum: k, stratumFrom: r.strata[k]}
			tied.clear()
			left := out
			atRisk.peak = max(atRisk.peak, atRisk.zero)
			for ; out < r.leave[k+1] && r.entry[r.leaving[out]] >= m.time; out++ {
				row := int(r.leaving[out])
				x := r.x[row*p : (row+1)*p]
				atRisk.add(x, -math.Exp(dot(x, b)-shift))
			}
			if out > left && !(atRisk.zero >= lost*atRisk.peak) {
				r.recount(&atRisk, b, m.time, shift, r.strata[k], i)
			}
			for ; i < r.strata[k+1] && r.time[i] == m.time; i++ {
				x := r.x[i*p : (i+1)*p]
				w := math.Exp(dot(x, b) - shift)
				atRisk.add(x, w)
				if r.event[i] {
					m.deaths++
					tied.add(x, w)
				}
			}
			m.end = i
			if m.deaths > 0 {
				r.fill(&m, &atRisk, &tied)
				visit(m)
			}
		}
	}
}

// recount adds up anew those of rows from to before end who are at risk at t,
// where what a large weight left behind would be rounding.
func (r *riskSets) recount(atRisk *sums, b []float64, t, shift float64, from, end int) {
	atRisk.clear()
	for i := from; i < end; i++ {
		if r.entry[i] < t {
			x := r.x[i*r.p : (i+1)*r.p]
			atRisk.add(x, math.Exp(dot(x, b)-shift))
		}
	}
}

// shift is the largest linear predictor of a stratum.
func (r *riskSets) shift(b []float64, stratum int) float64 {
	shift := math.Inf(-1)
	for i := r.strata[stratum]; i < r.strata[stratum+1]; i++ {
		shift = math.Max(shift, dot(r.x[i*r.p:(i+1)*r.p], b))
	}
	return shift
}

func (r *riskSets) fill(m *coxMoment, atRisk, tied *sums) {
	p, d := r.p, float64(m.deaths)
	m.drift, m.driftOfDead, m.mean = make([]float64, p), make([]float64, p), make([]float64, p)
	m.information = make([]float64, p*p)
	mean := make([]float64, p)
	for step := range m.deaths {
		f := 0.0
		if r.efron {
			f = float64(step) / d
		}
		share := 1 / (atRisk.zero - f*tied.zero)
		m.hazard += share
		m.ofDead += (1 - f) * share
		at := 0
		for i := range mean {
			mean[i] = (atRisk.one[i] - f*tied.one[i]) * share
			m.mean[i] += mean[i] / d
			m.drift[i] += share * mean[i]
			m.driftOfDead[i] += (1 - f) * share * mean[i]
			for j := 0; j <= i; j++ {
				v := (atRisk.two[at]-f*tied.two[at])*share - mean[i]*mean[j]
				m.information[i*p+j] += v
				if i != j {
					m.information[j*p+i] += v
				}
				at++
			}
		}
	}
}

// scoreResiduals returns, row-major and in the order of the risk sets, each
// row's share of the gradient at b.
func (r *riskSets) scoreResiduals(b []float64) []float64 {
	p := r.p
	out := make([]float64, len(r.time)*p)
	var moments []coxMoment
	r.walk(b, func(m coxMoment) { moments = append(moments, m) })
	slices.Reverse(moments) // earliest first, within strata the last of which now leads
	for len(moments) > 0 {
		k := moments[0].stratum
		n := slices.IndexFunc(moments, func(m coxMoment) bool { return m.stratum != k })
		if n < 0 {
			n = len(moments)
		}
		r.residualsOf(moments[:n], b, out)
		moments = moments[n:]
	}
	return out
}

// residualsOf fills in the residuals of one stratum from its event times, earliest first.
func (r *riskSets) residualsOf(moments []coxMoment, b, out []float64) {
	p, k := r.p, moments[0].stratum
	// hazard[i] and drift[i] are summed over the first i event times.
	hazard, drift := make([]float64, len(moments)+1), make([]float64, (len(moments)+1)*p)
	for i, m := range moments {
		hazard[i+1] = hazard[i] + m.hazard
		for j := range p {
			drift[(i+1)*p+j] = drift[i*p+j] + m.drift[j]
		}
	}
	upTo := func(t float64) int { // event times at or before t
		n, _ := slices.BinarySearchFunc(moments, t, func(m coxMoment, t float64) int {
			if m.time <= t {
				return -1
			}
			return 1
		})
		return n
	}
	shift := r.shift(b, k)
	for i := r.strata[k]; i < r.strata[k+1]; i++ {
		x := r.x[i*p : (i+1)*p]
		w := math.Exp(dot(x, b) - shift)
		last, first := upTo(r.time[i]), 0
		if r.entry != nil && r.entry[i] >= 0 {
			first = upTo(r.entry[i])
		}
		h := hazard[last] - hazard[first]
		dead := r.event[i]
		if dead {
			h += moments[last-1].ofDead - moments[last-1].hazard
		}
		for j := range p {
			d := drift[last*p+j] - drift[first*p+j]
			if dead {
				m := moments[last-1]
				d += m.driftOfDead[j] - m.drift[j]
				out[i*p+j] = x[j] - m.mean[j]
			}
			out[i*p+j] -= w * (x[j]*h - d)
		}
	}
}

// robust returns the sandwich variance of the scaled coefficients, row-major.
func (r *riskSets) robust(fit coxFit, cluster []int) []float64 {
	p := r.p
	score := r.scoreResiduals(fit.beta)
	sums := score
	if cluster != nil {
		sums = make([]float64, len(score))
		for row, c := range cluster {
			at := int(r.place[row])
			for j := range p {
				sums[c*p+j] += score[at*p+j]
			}
		}
	}
	factor := r.factor(fit.end, fit.kept)
	out := make([]float64, p*p)
	for i := range len(sums) / p {
		d := factor.solve(sums[i*p : (i+1)*p])
		for j := range p {
			for k := range p {
				out[j*p+k] += d[j] * d[k]
			}
		}
	}
	return out
}

func diagonal(a []float64, p int) []float64 {
	out := make([]float64, p)
	for j := range p {
		out[j] = a[j*p+j]
	}
	return out
}

// wald returns b' V⁻¹ b. It has no value where a robust variance is singular, as
// with fewer clusters than coefficients.
func wald(fit coxFit, robust []float64, df int) Test {
	if robust == nil {
		return chiSquareTest(fit.end.quadratic(fit.beta), df)
	}
	f := factorise(robust, len(fit.beta), nil)
	if f.rank() < df {
		return Test{}
	}
	return chiSquareTest(dot(fit.beta, f.solve(fit.beta)), df)
}
