package outcomestest

import (
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Rivals are N people, each at risk of several events that rule each other out; each
// event has a constant hazard. Follow-up ends as in a [Cohort]. The zero Rivals is nobody.
type Rivals struct {
	N           int
	Hazards     []float64 // of cause 1, 2, ...
	Lost, Until float64
}

func (c Rivals) all() float64 {
	sum := 0.0
	for _, h := range c.Hazards {
		sum += h
	}
	return sum
}

// Incidence returns the true share who have had the event of the cause, from 1, by
// t: hazard / sum (1 - exp(-sum t)), sum being that of all hazards. It is 0 for
// a cause that there is not and for t below 0.
func (c Rivals) Incidence(cause int, t float64) float64 {
	all := c.all()
	if cause < 1 || cause > len(c.Hazards) || !(t > 0) || all == 0 {
		return 0
	}
	return -c.Hazards[cause-1] / all * math.Expm1(-all*t)
}

// Draw returns what is seen. It returns [ErrTruth] if there are no people or more than a
// million, there is nothing that they are at risk of, or a hazard or an end is below 0 or
// not finite.
func (c Rivals) Draw(seed uint64) ([]stats.CompetingObservation, error) {
	for _, h := range c.Hazards {
		if !(h >= 0) {
			return nil, refuse("a hazard is 0 or above, and finite")
		}
	}
	all := c.all()
	if c.N < 1 || c.N > most || !(all > 0) || math.IsInf(all, 0) {
		return nil, refuse("from 1 to %d people are at risk of something", most)
	}
	if err := checkEnd(c.Lost, c.Until); err != nil {
		return nil, err
	}
	r := draws(seed)
	obs := make([]stats.CompetingObservation, c.N)
	for i := range obs {
		event, seen, which := r.ExpFloat64()/all, lost(r.ExpFloat64(), c.Lost, c.Until), r.Float64()*all
		obs[i].Time = min(event, seen)
		if event > seen {
			continue
		}
		for k, h := range c.Hazards {
			if h == 0 {
				continue
			}
			obs[i].Cause = k + 1 // the last cause takes what rounding leaves
			if which < h {
				break
			}
			which -= h
		}
	}
	return obs, nil
}
