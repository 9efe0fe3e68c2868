package credential

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// An Exemption frees one person from one requirement for a time. It runs out by
// itself and is no completion: when it ends, the requirement is asked again.
//
// Where the scheme lists grounds ([Scheme.Grounds]), one that it does not list
// frees nobody from a renewal, unless the body decided so ([CodeBodyDecided]); and
// one of having been certified for a short time counts only where that was so.
type Exemption struct {
	Requirement string    `json:"requirement"` // id within the scheme
	From        peer.Date `json:"from"`        // first day
	Until       peer.Date `json:"until"`       // last day
	Ground      string    `json:"ground"`      // why, such as "military_service"
}

// covers reports whether e frees from the requirement on the date.
func (e Exemption) covers(id string, on peer.Date) bool {
	return e.Requirement == id && !on.Before(e.From) && !e.Until.Before(on)
}

func (e Exemption) check(s Scheme) error {
	known, renewal := false, false
	for _, r := range s.Requirements {
		if r.ID == e.Requirement {
			known, renewal = true, r.Stage == StageRenewal
		}
	}
	_, listed := s.Ground(e.Ground)
	switch {
	case !known:
		return fmt.Errorf("%w: the scheme has no requirement of that id", ErrExemption)
	case e.From.IsZero() || e.Until.IsZero() || e.Until.Before(e.From):
		return fmt.Errorf("%w: it needs a first day and a last day", ErrExemption)
	case e.Ground == "":
		return fmt.Errorf("%w: it needs a ground", ErrExemption)
	case renewal && len(s.Grounds) > 0 && !listed && e.Ground != CodeBodyDecided:
		return fmt.Errorf("%w: its ground is not one that the body lists", ErrExemption)
	}
	return nil
}

// exemptions returns those of the case whose ground applies to it.
func (s Scheme) exemptions(c Case) []Exemption {
	var list []Exemption
	for _, e := range c.Exemptions {
		g, listed := s.Ground(e.Ground)
		if !listed || g.Months == 0 || c.Stage == StageRenewal && g.Covers(c.Period.From, c.Period.Last()) {
			list = append(list, e)
		}
	}
	return list
}
