package stats

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"sort"
)

// A CompetingObservation is the follow-up of one person whose event may be one
// of several that rule each other out, such as leaving, dying or moving to
// another service. Times are as for [Observation]. The zero CompetingObservation is a
// person seen at time 0 only, without an event.
type CompetingObservation struct {
	Entry, Time float64
	Cause       int // 0 censored, otherwise the number of the event, from 1 to 64
}

// An Incidence is the estimate of how many have had each event by each time.
// Create one with [CumulativeIncidence]; the zero Incidence has no causes.
type Incidence struct {
	n      int
	causes [][]IncidenceStep
}

// An IncidenceStep is the incidence of one cause at one of the times at which
// anybody's follow-up ended.
type IncidenceStep struct {
	Time   float64 `json:"time"`
	AtRisk int     `json:"at_risk"`
	Events int     `json:"events"` // of this cause at Time
	// Incidence is the share who have had this event by Time, from 0 to 1. The
	// interval has no value while that is 0.
	Incidence Figure `json:"incidence"`
}

// maxCauses bounds the memory that a cause number can claim.
const maxCauses = 64

// CumulativeIncidence estimates the share of people who have had each event, by
// Aalen & Johansen's method:
//
//	I_k(t) = Σ S(u-) d_k / n   over the times u up to t
//
// with d_k events of cause k among n at risk and S the Kaplan-Meier curve of all
// events together. The shares of all causes and S add up to 1; one minus a
// Kaplan-Meier curve that censors the other events is too large. The standard
// error is the infinitesimal jackknife's: the root of the summed squares of
// each person's influence, as R has it.
//
// It returns [ErrNoObservations], [ErrNoEvents], [ErrUnknownInterval] or
// [ErrLevel], or a [*RowError] with [ErrTime], [ErrEntry] or [ErrCause].
//
// Source: Aalen & Johansen (1978), Scand J Stat 5:141-150; R's survival
// (survfit with a factor as its event).
func CumulativeIncidence(obs []CompetingObservation, conf Confidence) (Incidence, error) {
	c, err := cumulativeIncidence(obs, conf)
	if err != nil {
		return Incidence{}, refuse("cumulative incidence", err)
	}
	return c, nil
}

// N returns the number of people.
func (c Incidence) N() int { return c.n }

// Causes returns the largest number of a cause.
func (c Incidence) Causes() int { return len(c.causes) }

// Steps yields the steps of one cause, earliest first; none if there is no such cause.
func (c Incidence) Steps(cause int) iter.Seq[IncidenceStep] {
	if cause < 1 || cause > len(c.causes) {
		return slices.Values([]IncidenceStep(nil))
	}
	return slices.Values(c.causes[cause-1])
}

// At returns the incidence of a cause at time t: that of the last step at or
// before t, or a zero incidence before the first. It returns [ErrCause] if there is no
// such cause, [ErrHorizon] unless t is finite and zero or more, or
// [ErrBeyondFollowUp] after the last step.
func (c Incidence) At(cause int, t float64) (IncidenceStep, error) {
	switch {
	case cause < 1 || cause > len(c.causes):
		return IncidenceStep{}, refuse("cumulative incidence", ErrCause)
	case !(t >= 0) || math.IsInf(t, 1):
		return IncidenceStep{}, refuse("cumulative incidence", ErrHorizon)
	}
	steps := c.causes[cause-1]
	if t > steps[len(steps)-1].Time {
		return IncidenceStep{}, refuse("cumulative incidence", ErrBeyondFollowUp)
	}
	i := sort.Search(len(steps), func(i int) bool { return steps[i].Time > t })
	if i == 0 {
		return IncidenceStep{Incidence: Figure{Value: Known(0), StdErr: Known(0)}}, nil
	}
	return steps[i-1], nil
}

func cumulativeIncidence(obs []CompetingObservation, conf Confidence) (Incidence, error) {
	conf, err := conf.filled()
	if err != nil {
		return Incidence{}, err
	}
	rows, most := make([]Observation, len(obs)), 0
	for i, o := range obs {
		if o.Cause < 0 || o.Cause > maxCauses {
			return Incidence{}, &RowError{Row: i, Err: ErrCause}
		}
		rows[i], most = Observation{Entry: o.Entry, Time: o.Time, Event: o.Cause > 0}, max(most, o.Cause)
	}
	s, err := survey(rows)
	if err != nil {
		return Incidence{}, err
	}
	if s.events == 0 {
		return Incidence{}, ErrNoEvents
	}
	order := rowRecords(rows)
	if err := snapRows(rows, order); err != nil {
		return Incidence{}, err
	}
	c := Incidence{n: len(obs), causes: make([][]IncidenceStep, most)}
	f := newInfluence(rows, most)
	z := quantile(conf.Level)
	for i := 0; i < len(order); {
		j := i
		var leaving []int
		events := make([]int, most)
		for ; j < len(order) && order[j].key == order[i].key; j++ {
			if row := int(order[j].tag / 2); order[j].tag%2 == 0 {
				leaving = append(leaving, row)
				if cause := obs[row].Cause; cause > 0 {
					events[cause-1]++
				}
			}
		}
		if len(leaving) > 0 {
			n := f.n
			f.step(leaving, events, obs)
			for k := range most {
				step := IncidenceStep{Time: order[i].time(), AtRisk: n, Events: events[k]}
				step.Incidence = f.figure(k, conf.Kind, z)
				c.causes[k] = append(c.causes[k], step)
			}
		}
		for ; i < j; i++ {
			if order[i].tag%2 == 1 {
				f.enter(int(order[i].tag / 2))
			}
		}
	}
	return c, nil
}

var errIncidenceNotStored = fmt.Errorf("%w: an incidence: store its steps, or the observations that it is estimated from", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Incidence) MarshalJSON() ([]byte, error) { return nil, errIncidenceNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Incidence) UnmarshalJSON([]byte) error { return errIncidenceNotStored }
