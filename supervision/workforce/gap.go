package workforce

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// A Training is which topics somebody has been trained in, without who. Supervisor
// tells supervisors from workers.
type Training struct {
	Supervisor bool               `json:"supervisor,omitempty"`
	Topics     []credential.Topic `json:"topics,omitempty"`
}

// A TrainingGap is how many still lack a topic that the programme wants of all.
type TrainingGap struct {
	Topic       credential.Topic `json:"topic,omitempty"`
	Workers     int              `json:"workers"`     // who lack it
	Supervisors int              `json:"supervisors"` // likewise
}

// TrainingGaps returns what the programme owes in training: for each wanted topic how many
// lack it, those lacked by most first, then in the order given. Topics that nobody lacks are not there.
// It returns credential.ErrUnknownTopic for a wanted topic that is none.
func TrainingGaps(people []Training, forWorkers, forSupervisors []credential.Topic) ([]TrainingGap, error) {
	var gaps []TrainingGap
	for _, t := range slices.Concat(forWorkers, forSupervisors) {
		if _, err := t.MarshalText(); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(gaps, func(g TrainingGap) bool { return g.Topic == t }) {
			continue
		}
		g := TrainingGap{Topic: t}
		for _, p := range people {
			wanted := forWorkers
			if p.Supervisor {
				wanted = forSupervisors
			}
			if !slices.Contains(wanted, t) || slices.Contains(p.Topics, t) {
				continue
			}
			if p.Supervisor {
				g.Supervisors++
			} else {
				g.Workers++
			}
		}
		gaps = append(gaps, g)
	}
	gaps = slices.DeleteFunc(gaps, func(g TrainingGap) bool { return g.Workers+g.Supervisors == 0 })
	slices.SortStableFunc(gaps, func(a, b TrainingGap) int { return b.Workers + b.Supervisors - a.Workers - a.Supervisors })
	return gaps, nil
}

// A SupervisorPlace is what one supervisor has room for, without who.
type SupervisorPlace struct {
	Qualified       bool      `json:"qualified,omitempty"`        // by the programme's standard, on the day
	LivedExperience bool      `json:"lived_experience,omitempty"` // or experience as a peer worker
	Trained         bool      `json:"trained,omitempty"`          // in supervising peer workers
	Away            peer.Date `json:"away,omitzero"`              // last day of an absence, or none
	Places          int       `json:"places"`                     // workers they may supervise, 0 or more
	Taken           int       `json:"taken"`                      // workers they do
}

// A Capacity is whether there are suitable supervisors enough.
type Capacity struct {
	Workers         int `json:"workers"`           // who need one
	Places          int `json:"places"`            // of qualified supervisors who are there
	Free            int `json:"free"`              // of those
	Experienced     int `json:"experienced"`       // places of those with lived or peer experience
	Untrained       int `json:"untrained"`         // qualified supervisors who were not trained in it
	Uncovered       int `json:"uncovered"`         // workers above all places
	WithoutPeerView int `json:"without_peer_view"` // workers above the places of the experienced: co-supervision is wanted
}

// CapacityOf returns the capacity on a date. A supervisor who is not qualified, or away on the
// day, has no places. It returns [ErrFigure] for a figure below zero and no date.
func CapacityOf(supervisors []SupervisorPlace, workers int, on peer.Date) (Capacity, error) {
	if workers < 0 || on.IsZero() {
		return Capacity{}, fmt.Errorf("%w: want a date and workers of 0 or more", ErrFigure)
	}
	c := Capacity{Workers: workers}
	for _, s := range supervisors {
		if s.Places < 0 || s.Taken < 0 {
			return Capacity{}, fmt.Errorf("%w: want places of 0 or more", ErrFigure)
		}
		if !s.Qualified || !s.Away.IsZero() && !s.Away.Before(on) {
			continue
		}
		c.Places += s.Places
		c.Free += max(0, s.Places-s.Taken)
		if s.LivedExperience {
			c.Experienced += s.Places
		}
		if !s.Trained {
			c.Untrained++
		}
	}
	c.Uncovered = max(0, workers-c.Places)
	c.WithoutPeerView = max(0, workers-c.Experienced)
	return c, nil
}
