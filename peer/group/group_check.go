package group

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
)

// CheckMembership returns [ErrAnonymity] for a place in the group that keeps more than
// the group may: a stored record that says something else of its group than the group
// does, or a place from before the mode became stricter, which is ended. A place in
// another group is none of its business.
func (g Group) CheckMembership(m Membership) error {
	if m.group == g.ID() && m.group != "" && !IsAtLeast(m.who.takes(), g.Mode()) {
		return fmt.Errorf("%w: the group keeps no such list of members", ErrAnonymity)
	}
	return nil
}

// CheckSheet returns [ErrAnonymity] for a sheet of the group that may hold more than the
// group may keep: a stored one that says something else of its group than the group
// does, or one from before the mode became stricter, for [Sheet.Tighten]. A sheet of
// another group is none of its business.
func (g Group) CheckSheet(s Sheet) error {
	if s.group == g.ID() && s.group != "" && !IsAtLeast(s.mode, g.Mode()) {
		return fmt.Errorf("%w: of meetings of this group less than this is kept", ErrAnonymity)
	}
	return nil
}

// CheckEncounter returns [ErrAnonymity] for an encounter that would tie a participant to
// a group which keeps no names: it is written down without the group, or without the
// person. An encounter of another group is none of its business.
func (g Group) CheckEncounter(e peer.Encounter) error {
	if e.Group == g.ID() && e.Group != "" && e.Participant != "" && g.Mode() != recovery.AttendanceNamedWithConsent {
		return fmt.Errorf("%w: the encounter names the person and the group", ErrAnonymity)
	}
	return nil
}
