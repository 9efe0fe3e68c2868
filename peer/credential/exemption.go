package credential

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// An Exemption frees one person from one requirement for a time. It runs out by
// itself and is no completion: when it ends, the requirement is asked again.
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
	known := false
	for _, r := range s.Requirements {
		known = known || r.ID == e.Requirement
	}
	switch {
	case !known:
		return fmt.Errorf("%w: the scheme has no requirement of that id", ErrExemption)
	case e.From.IsZero() || e.Until.IsZero() || e.Until.Before(e.From):
		return fmt.Errorf("%w: it needs a first day and a last day", ErrExemption)
	case e.Ground == "":
		return fmt.Errorf("%w: it needs a ground", ErrExemption)
	}
	return nil
}
