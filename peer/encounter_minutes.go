package peer

import (
	"fmt"
	"slices"
	"time"
)

// Minutes are minutes of contact read off encounters, each moment counted once:
// a group of eight is eight encounters and one hour of its worker. Units for a
// payer are calculated from the encounters themselves, never from a sum.
type Minutes struct {
	Total     int `json:"total"`      // all of it; where contacts overlap it is less than the sum of the rest
	OneToOne  int `json:"one_to_one"` // with one participant
	Group     int `json:"group"`      // in groups
	Other     int `json:"other"`      // drop-ins, outreach, warmline
	Contacts  int `json:"contacts"`   // encounters in which contact was made
	Attempted int `json:"attempted"`  // encounters in which it was attempted only
}

// Hours returns the total in hours.
func (m Minutes) Hours() float64 { return float64(m.Total) / 60 }

// WorkedMinutes returns the minutes that a worker was in contact from one
// moment until another, which does not belong to it: hours of service for
// supervision, for a credential, for a plan of work. What lies across an edge
// counts as far as it lies inside. It returns what [Encounter.Check] says of the
// first encounter that does not fit together.
func WorkedMinutes(all []Encounter, worker WorkerID, from, until time.Time) (Minutes, error) {
	return minutesOf(all, from, until, func(e Encounter) bool { return e.Worker == worker })
}

// ReceivedMinutes returns the minutes that a participant was in contact with
// any worker, in the way of [WorkedMinutes]: two workers in one room count once.
func ReceivedMinutes(all []Encounter, participant ParticipantID, from, until time.Time) (Minutes, error) {
	return minutesOf(all, from, until, func(e Encounter) bool { return participant != "" && e.Participant == participant })
}

// A stretch is a length of time, its end not included.
type stretch struct{ from, until time.Time }

func minutesOf(all []Encounter, from, until time.Time, mine func(Encounter) bool) (Minutes, error) {
	var m Minutes
	var total, single, group, other []stretch
	for i, e := range all {
		if err := e.Check(); err != nil {
			return Minutes{}, fmt.Errorf("encounter %d: %w", i, err)
		}
		s := stretch{e.Start, e.End()}
		inside := !s.from.Before(from) && s.from.Before(until) || s.from.Before(from) && s.until.After(from)
		if !mine(e) || !inside {
			continue
		}
		if e.Attempted {
			m.Attempted++
			continue
		}
		m.Contacts++
		if s.from.Before(from) {
			s.from = from
		}
		if s.until.After(until) {
			s.until = until
		}
		total = append(total, s)
		switch e.Kind {
		case EncounterOneToOne:
			single = append(single, s)
		case EncounterGroup:
			group = append(group, s)
		default:
			other = append(other, s)
		}
	}
	m.Total, m.OneToOne, m.Group, m.Other = covered(total), covered(single), covered(group), covered(other)
	return m, nil
}

// covered returns the whole minutes that lie in any of the stretches.
func covered(all []stretch) int {
	slices.SortFunc(all, func(a, b stretch) int { return a.from.Compare(b.from) })
	var sum time.Duration
	var end time.Time
	for i, s := range all {
		if i > 0 && s.from.Before(end) {
			s.from = end
		}
		if s.until.After(s.from) {
			sum += s.until.Sub(s.from)
		}
		if i == 0 || s.until.After(end) {
			end = s.until
		}
	}
	return int(sum / time.Minute)
}
