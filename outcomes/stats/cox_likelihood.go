package stats

import "math"

// A likelihood is the log partial likelihood at one point, with its gradient
// and information (row-major).
type likelihood struct {
	value       float64
	carry       float64 // what rounding kept out of value while it was added up
	gradient    []float64
	information []float64
	squares     []float64 // of the means: what the diagonal of the information is less
}

// add keeps what is rounded off: over a million events it would come to more
// than the last steps gain.
//
// Source: Neumaier (1974), Z Angew Math Mech 54:39-51.
func (l *likelihood) add(v float64) {
	sum := l.value + v
	if math.Abs(l.value) >= math.Abs(v) {
		l.carry += (l.value - sum) + v
	} else {
		l.carry += (v - sum) + l.value
	}
	l.value = sum
}

func (l likelihood) quadratic(b []float64) float64 {
	var q float64
	for i := range b {
		q += b[i] * dot(l.information[i*len(b):(i+1)*len(b)], b)
	}
	return q
}

// sums are Σ w, Σ x w and the lower triangle of Σ x x' w, for w = exp(x'b - shift).
type sums struct {
	zero float64
	one  []float64
	two  []float64
	peak float64 // largest zero of a sum that people leave
}

func newSums(p int) sums { return sums{one: make([]float64, p), two: make([]float64, p*(p+1)/2)} }

func (s *sums) clear() {
	s.zero, s.peak = 0, 0
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

func (s *sums) multiply(by float64) {
	s.zero *= by
	s.peak *= by
	for i := range s.one {
		s.one[i] *= by
	}
	for i := range s.two {
		s.two[i] *= by
	}
}

// Limits of the sums over a risk set.
const (
	room = 300  // largest x'b - shift, far from overflow
	lost = 1e-3 // share of its peak below which a sum that people left is added up anew
)

// at evaluates the likelihood at b.
func (r *riskSets) at(b []float64) likelihood {
	p := r.p
	l := likelihood{gradient: make([]float64, p), information: make([]float64, p*p), squares: make([]float64, p)}
	atRisk, tied := newSums(p), newSums(p)
	mean := make([]float64, p)
	for k := range len(r.strata) - 1 {
		atRisk.clear()
		shift := math.Inf(-1)
		inside, out := 0, r.leave[k]
		for i := r.strata[k]; i < r.strata[k+1]; {
			t, deaths, dead := r.time[i], 0, 0.0
			tied.clear()
			if out < r.leave[k+1] && r.entry[r.leaving[out]] >= t {
				atRisk.peak = max(atRisk.peak, atRisk.zero)
				for ; out < r.leave[k+1] && r.entry[r.leaving[out]] >= t; out++ {
					row := int(r.leaving[out])
					x := r.x[row*p : (row+1)*p]
					atRisk.add(x, -math.Exp(dot(x, b)-shift))
					inside--
				}
				if inside == 0 {
					atRisk.clear() // no rounding is left behind
					shift = math.Inf(-1)
				} else if !(atRisk.zero >= lost*atRisk.peak) {
					shift = r.again(&atRisk, b, t, r.strata[k], i)
				}
			}
			for ; i < r.strata[k+1] && r.time[i] == t; i++ {
				x := r.x[i*p : (i+1)*p]
				eta := dot(x, b)
				over := eta - shift
				if over > room {
					less := math.Exp(-over)
					atRisk.multiply(less)
					tied.multiply(less)
					shift, over = eta, 0
				}
				w := math.Exp(over)
				atRisk.add(x, w)
				inside++
				if r.event[i] {
					deaths++
					dead += eta
					for j := range x {
						l.gradient[j] += x[j]
					}
					tied.add(x, w)
				}
			}
			if deaths > 0 {
				l.add(dead - float64(deaths)*shift - r.term(&l, &atRisk, &tied, deaths, mean))
			}
		}
	}
	for i := range p {
		for j := range i {
			l.information[j*p+i] = l.information[i*p+j]
		}
	}
	l.value += l.carry
	return l
}

// again adds up those of rows from to before end who are at risk at t. What
// remains after a large weight was taken out of a sum is rounding. It returns
// the shift.
func (r *riskSets) again(atRisk *sums, b []float64, t float64, from, end int) float64 {
	shift := math.Inf(-1)
	for i := from; i < end; i++ {
		if r.entry[i] < t {
			shift = max(shift, dot(r.x[i*r.p:(i+1)*r.p], b))
		}
	}
	atRisk.clear()
	for i := from; i < end; i++ {
		if r.entry[i] < t {
			x := r.x[i*r.p : (i+1)*r.p]
			atRisk.add(x, math.Exp(dot(x, b)-shift))
		}
	}
	return shift
}

// term takes the denominators of one event time from gradient and information
// and returns the sum of their logarithms.
func (r *riskSets) term(l *likelihood, atRisk, tied *sums, deaths int, mean []float64) float64 {
	var logs float64
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
		logs += times * math.Log(denominator)
		share, at := 1/denominator, 0
		for i := range mean {
			mean[i] = (atRisk.one[i] - f*tied.one[i]) * share
			l.gradient[i] -= times * mean[i]
			for j := 0; j <= i; j++ {
				l.information[i*r.p+j] += times * ((atRisk.two[at]-f*tied.two[at])*share - mean[i]*mean[j])
				at++
			}
			l.squares[i] += times * mean[i] * mean[i]
		}
	}
	return logs
}
