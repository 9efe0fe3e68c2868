package workforce

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// A RoleID names a role of a programme, which identifies no person.
type RoleID string

// A RoleDefinition is what a role is for: its duties and what it leaves out, by
// activity of the scope catalogue. Duties and exclusions may be read by participants.
type RoleDefinition struct {
	ID         RoleID            `json:"id"`
	Title      string            `json:"title"`
	Duties     []peer.ActivityID `json:"duties"`
	Exclusions []peer.ActivityID `json:"exclusions"`
	Since      peer.Date         `json:"since"`          // first day in force
	Until      peer.Date         `json:"until,omitzero"` // last day, or none
}

// Check returns [ErrIncomplete] if the definition lacks an id, a title, a first day,
// a duty or an exclusion, and [ErrRole] if something is a duty and excluded, is there twice, or the
// last day lies before the first. That an activity is within scope is for package scope to say.
func (d RoleDefinition) Check() error {
	if d.ID == "" || d.Title == "" || d.Since.IsZero() || len(d.Duties) == 0 || len(d.Exclusions) == 0 || !storable.ID(string(d.ID)) {
		return fmt.Errorf("%w: want an id, a title, a first day, duties and exclusions", ErrIncomplete)
	}
	all := slices.Concat(d.Duties, d.Exclusions)
	for i, a := range all {
		if a == "" || slices.Contains(all[:i], a) {
			return fmt.Errorf("%w: want each activity once, as a duty or as an exclusion", ErrRole)
		}
	}
	if !d.Until.IsZero() && d.Until.Before(d.Since) {
		return fmt.Errorf("%w: want a last day no earlier than the first", ErrRole)
	}
	return nil
}

// MayAssign returns nil if a role has a definition in force on a date, and
// [ErrNoRoleDefinition] otherwise: nobody is assigned to a role that nobody has defined. A
// definition that contradicts itself is none.
func MayAssign(role RoleID, definitions []RoleDefinition, on peer.Date) error {
	for _, d := range definitions {
		if d.ID == role && d.Check() == nil && !on.IsZero() && !on.Before(d.Since) && (d.Until.IsZero() || !d.Until.Before(on)) {
			return nil
		}
	}
	return fmt.Errorf("%w: want a definition with duties and exclusions that is in force on the day", ErrNoRoleDefinition)
}
