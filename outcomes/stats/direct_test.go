package stats_test

import (
	"math"
	"slices"
	"sort"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Slow implementations, written from the definitions: every number is counted
// anew over all people at every time.

func distinctTimes(obs []stats.Observation) []float64 {
	seen := map[float64]bool{}
	var times []float64
	for _, o := range obs {
		if !seen[o.Time] {
			seen[o.Time] = true
			times = append(times, o.Time)
		}
	}
	sort.Float64s(times)
	return times
}

func atRiskAt(obs []stats.Observation, t float64) int {
	n := 0
	for _, o := range obs {
		if o.Time >= t && (o.Entry == 0 || o.Entry < t) {
			n++
		}
	}
	return n
}

func eventsAt(obs []stats.Observation, t float64) int {
	n := 0
	for _, o := range obs {
		if o.Event && o.Time == t {
			n++
		}
	}
	return n
}

func endsAt(obs []stats.Observation, t float64) int {
	n := 0
	for _, o := range obs {
		if o.Time == t {
			n++
		}
	}
	return n
}

type directStep struct {
	time                     float64
	atRisk, events, censored int
	survival, stdErr         float64 // stdErr is NaN where survival is 0
	low, high                map[stats.IntervalKind]float64
}

func directCurve(obs []stats.Observation) []directStep {
	const z = 1.959963984540054
	times := distinctTimes(obs)
	var out []directStep
	for i, t := range times {
		s, g := 1.0, 0.0
		for _, u := range times[:i+1] {
			n, d := float64(atRiskAt(obs, u)), float64(eventsAt(obs, u))
			s *= 1 - d/n
			g += d / (n * (n - d))
		}
		step := directStep{
			time: t, atRisk: atRiskAt(obs, t), events: eventsAt(obs, t), censored: endsAt(obs, t) - eventsAt(obs, t),
			survival: s, stdErr: s * math.Sqrt(g),
			low: map[stats.IntervalKind]float64{}, high: map[stats.IntervalKind]float64{},
		}
		if s == 0 {
			step.stdErr = math.NaN()
		}
		step.low[stats.PlainInterval] = math.Max(0, s-z*step.stdErr)
		step.high[stats.PlainInterval] = math.Min(1, s+z*step.stdErr)
		step.low[stats.LogInterval] = math.Exp(math.Log(s) - z*math.Sqrt(g))
		step.high[stats.LogInterval] = math.Min(1, math.Exp(math.Log(s)+z*math.Sqrt(g)))
		theta := math.Exp(z * math.Sqrt(g) / math.Log(s))
		step.low[stats.LogLogInterval] = math.Pow(s, 1/theta)
		step.high[stats.LogLogInterval] = math.Pow(s, theta)
		if g == 0 {
			for _, k := range []stats.IntervalKind{stats.PlainInterval, stats.LogInterval, stats.LogLogInterval} {
				step.low[k], step.high[k] = 1, 1
			}
		}
		out = append(out, step)
	}
	return out
}

// directMean integrates the curve by adding rectangles from the left.
func directMean(obs []stats.Observation, tau float64) (mean, stdErr float64) {
	steps := directCurve(obs)
	area := func(from float64) float64 {
		sum, at, s := 0.0, 0.0, 1.0
		for _, step := range append(steps, directStep{time: tau}) {
			end := math.Min(step.time, tau)
			if left := math.Max(at, from); end > left {
				sum += s * (end - left)
			}
			if step.time > tau {
				break
			}
			at, s = step.time, step.survival
		}
		return sum
	}
	var variance float64
	for _, step := range steps {
		n, d := float64(step.atRisk), float64(step.events)
		if step.time <= tau && d > 0 && d < n {
			a := area(step.time)
			variance += a * a * d / (n * (n - d))
		}
	}
	return area(0), math.Sqrt(variance)
}

// directLogRank returns observed, expected and the covariance matrix, weighted
// and summed over strata.
func directLogRank(obs []stats.Observation, group, strata []int, groups int, weight func(n, s float64) float64) (o, e []float64, v [][]float64) {
	o, e, v = make([]float64, groups), make([]float64, groups), make([][]float64, groups)
	for k := range v {
		v[k] = make([]float64, groups)
	}
	byStratum := map[int][]int{}
	for i := range obs {
		s := 0
		if strata != nil {
			s = strata[i]
		}
		byStratum[s] = append(byStratum[s], i)
	}
	for _, rows := range byStratum {
		var all []stats.Observation
		parts := make([][]stats.Observation, groups)
		for _, i := range rows {
			all = append(all, obs[i])
			parts[group[i]] = append(parts[group[i]], obs[i])
		}
		s := 1.0
		for _, t := range distinctTimes(all) {
			n, d := float64(atRiskAt(all, t)), float64(eventsAt(all, t))
			w := weight(n, s)
			s *= 1 - d/n
			for k := range groups {
				nk := float64(atRiskAt(parts[k], t))
				o[k] += w * float64(eventsAt(parts[k], t))
				e[k] += w * d * nk / n
				for l := range groups {
					if n > 1 {
						delta := 0.0
						if k == l {
							delta = 1
						}
						v[k][l] += w * w * d * nk / n * (delta - float64(atRiskAt(parts[l], t))/n) * (n - d) / (n - 1)
					}
				}
			}
		}
	}
	return o, e, v
}

// directCox returns the log partial likelihood at b, term by term. Everyone is
// compared with the person who has the event, and the largest exponent is taken
// out of the sum, so that nothing overflows or cancels however large b is.
func directCox(obs []stats.Observation, covariates []stats.Covariate, strata []int, ties stats.Ties, b []float64) float64 {
	same := func(i, k int) bool { return strata == nil || strata[i] == strata[k] }
	var logL float64
	for i, o := range obs {
		if !o.Event {
			continue
		}
		var before, deaths float64
		for k, other := range obs {
			if same(i, k) && other.Event && other.Time == o.Time {
				deaths++
				if k < i && ties != stats.Breslow {
					before++
				}
			}
		}
		var exponents, shares []float64
		for k, other := range obs {
			if !same(i, k) || other.Time < o.Time || other.Entry != 0 && other.Entry >= o.Time {
				continue
			}
			var exponent float64
			for j, c := range covariates {
				exponent += b[j] * (c.Values[k] - c.Values[i])
			}
			share := 1.0
			if other.Event && other.Time == o.Time {
				share -= before / deaths
			}
			exponents, shares = append(exponents, exponent), append(shares, share)
		}
		most, sum := slices.Max(exponents), 0.0
		for k, exponent := range exponents {
			sum += shares[k] * math.Exp(exponent-most)
		}
		logL -= most + math.Log(sum)
	}
	return logL
}
