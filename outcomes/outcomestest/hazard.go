package outcomestest

import (
	"math"
	"math/rand/v2"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Phase is a stretch of time with one hazard, in events per person and unit of time,
// from From to the next phase. The zero Phase starts at 0, without a hazard.
type Phase struct{ From, Hazard float64 }

// Hazards are the phases of a piecewise exponential time, in order, the first from
// time 0. No hazards are a hazard of 0: nobody has the event.
type Hazards []Phase

// Exponential returns one hazard for all time.
func Exponential(hazard float64) Hazards { return Hazards{{0, hazard}} }

func (h Hazards) check() error {
	for i, p := range h {
		switch {
		case i == 0 && p.From != 0:
			return refuse("the first phase begins at time 0")
		case i > 0 && !(p.From > h[i-1].From) || math.IsInf(p.From, 0):
			return refuse("phases ascend")
		case !(p.Hazard >= 0) || math.IsInf(p.Hazard, 0):
			return refuse("a hazard is 0 or above, and finite")
		}
	}
	return nil
}

// end returns the end of the i-th phase.
func (h Hazards) end(i int) float64 {
	if i+1 < len(h) {
		return h[i+1].From
	}
	return math.Inf(1)
}

// Times returns the hazards times a ratio: those of a group with that hazard ratio.
func (h Hazards) Times(ratio float64) Hazards {
	out := make(Hazards, len(h))
	for i, p := range h {
		out[i] = Phase{p.From, p.Hazard * ratio}
	}
	return out
}

// Cumulative returns the true cumulative hazard up to t: the sum of hazard times
// length over the phases before t. It is 0 for t below 0.
func (h Hazards) Cumulative(t float64) float64 {
	sum := 0.0
	for i, p := range h {
		if t > p.From && p.Hazard > 0 {
			sum += p.Hazard * (min(t, h.end(i)) - p.From)
		}
	}
	return sum
}

// Survival returns the true share without the event at t: exp(-Cumulative(t)).
func (h Hazards) Survival(t float64) float64 { return math.Exp(-h.Cumulative(t)) }

// Median returns the true median, no value if fewer than half ever have the event.
func (h Hazards) Median() stats.Estimate {
	if t := h.reach(math.Ln2); !math.IsInf(t, 1) {
		return stats.Known(t)
	}
	return stats.Estimate{}
}

// RestrictedMean returns the true mean time without the event among the first tau
// units: the area under [Hazards.Survival] from 0 to tau, phase by phase
// S(from) (1 - exp(-hazard length)) / hazard. It is 0 for tau below 0.
func (h Hazards) RestrictedMean(tau float64) float64 {
	if len(h) == 0 {
		return max(tau, 0)
	}
	area := 0.0
	for i, p := range h {
		length := min(tau, h.end(i)) - p.From
		switch {
		case !(length > 0):
		case p.Hazard == 0:
			area += h.Survival(p.From) * length
		default:
			area -= h.Survival(p.From) * math.Expm1(-p.Hazard*length) / p.Hazard
		}
	}
	return area
}

// reach returns when the cumulative hazard reaches a value, infinity if never.
func (h Hazards) reach(value float64) float64 {
	for i, p := range h {
		length := h.end(i) - p.From
		if p.Hazard > 0 {
			if value <= p.Hazard*length {
				return p.From + value/p.Hazard
			}
			value -= p.Hazard * length
		}
	}
	return math.Inf(1)
}

// draw returns a time with these hazards, infinity for somebody without the event.
func (h Hazards) draw(r *rand.Rand) float64 { return h.reach(r.ExpFloat64()) }
