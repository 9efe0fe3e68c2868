package outcomestest

import (
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Group is so many people with the same hazards. The zero Group is nobody.
type Group struct {
	N       int
	Hazards Hazards
}

// A Cohort is groups that are followed alike: people are lost at a constant hazard, and
// at Until follow-up ends for everybody, both without regard to the event. At least one
// of the two, or the hazards themselves, must end everybody's follow-up. The zero
// Cohort has no groups and draws nobody: it is refused.
type Cohort struct {
	Groups []Group
	Lost   float64 // hazard of being lost; 0: nobody is
	Until  float64 // end of follow-up; 0: none
}

// HazardRatio returns the true hazard ratio of a group against the first, if
// both have one hazard or the same phases throughout. It returns [ErrTruth] if the ratio is not
// one number, or there is no such group.
func (c Cohort) HazardRatio(group int) (float64, error) {
	if group < 0 || group >= len(c.Groups) {
		return 0, refuse("the cohort has %d groups", len(c.Groups))
	}
	from, to := c.Groups[0].Hazards, c.Groups[group].Hazards
	if len(from) == 0 || len(from) != len(to) {
		return 0, refuse("a hazard ratio is of two groups with the same phases")
	}
	ratio := to[0].Hazard / from[0].Hazard
	for i := range from {
		if from[i].From != to[i].From || !(math.Abs(to[i].Hazard/from[i].Hazard-ratio) <= 1e-12*ratio) {
			return 0, refuse("the hazards of the group are not proportional to those of the first")
		}
	}
	return ratio, nil
}

// Draw returns what is seen of the cohort, and the number of each row's group, from
// 0. It returns [ErrTruth] if the cohort is empty or has more than a million people, a
// hazard or an end is below 0 or not finite, phases do not ascend from time 0, or
// somebody's follow-up would not end.
func (c Cohort) Draw(seed uint64) ([]stats.Observation, []int, error) {
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	r := draws(seed)
	var obs []stats.Observation
	var group []int
	for g, of := range c.Groups {
		for range of.N {
			event, seen := of.Hazards.draw(r), lost(r.ExpFloat64(), c.Lost, c.Until)
			obs = append(obs, stats.Observation{Time: min(event, seen), Event: event <= seen})
			group = append(group, g)
		}
	}
	return obs, group, nil
}

func (c Cohort) check() error {
	people := 0
	for _, g := range c.Groups {
		if g.N < 0 || g.N > most {
			return refuse("a group has from 0 to %d people", most)
		}
		people += g.N
		if err := g.Hazards.check(); err != nil {
			return err
		}
		if g.N > 0 && c.Lost == 0 && c.Until == 0 && !math.IsInf(g.Hazards.Cumulative(math.Inf(1)), 1) {
			return refuse("follow-up of a group would not end")
		}
	}
	if people == 0 || people > most {
		return refuse("a cohort has from 1 to %d people", most)
	}
	return checkEnd(c.Lost, c.Until)
}

func checkEnd(lost, until float64) error {
	if !(lost >= 0) || !(until >= 0) || math.IsInf(lost, 0) || math.IsInf(until, 0) {
		return refuse("the hazard of being lost and the end of follow-up are 0 or above, and finite")
	}
	return nil
}

// lost returns when follow-up ends, from a draw of the unit exponential.
func lost(draw, hazard, until float64) float64 {
	end := math.Inf(1)
	if hazard > 0 {
		end = draw / hazard
	}
	if until > 0 {
		end = min(end, until)
	}
	return end
}
