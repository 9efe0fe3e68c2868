package group

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A Registration is what decides whether somebody can be registered: the places, and
// the pairs of people who are kept apart.
type Registration struct {
	Capacity int     `json:"capacity,omitempty"` // 0: no limit
	Apart    []Apart `json:"apart,omitempty"`
}

// Register keeps a place for somebody at one meeting or activity, as
// [AttendanceRegistered]. It returns [ErrNoPlace] if the places are taken and, to the
// byte the same, if somebody registered is kept apart from them: neither they nor
// anybody else learns which. Whoever has a place keeps it. It otherwise returns what
// [Sheet.Put] does.
func (s *Sheet) Register(w Who, grounds Grounds, verdict peer.ConsentVerdict, r Registration) error {
	if err := s.allows(Attendance{Who: w}); err != nil {
		return err
	}
	if s.holds(w) {
		return nil
	}
	taken := 0
	for _, a := range s.entries {
		if !a.holds() {
			continue
		}
		taken++
		if slices.ContainsFunc(r.Apart, func(p Apart) bool { return p.Parts(w, a.Who) }) {
			return ErrNoPlace
		}
	}
	if r.Capacity > 0 && taken >= r.Capacity {
		return ErrNoPlace
	}
	return s.put(Attendance{Who: w, Status: AttendanceRegistered, Grounds: grounds}, verdict)
}

// RegisterMember registers a member of the group as [Sheet.Register] does, no further
// than they let: see [Sheet.PutMember]. It returns [ErrAttendance] for somebody who has no
// place in the group, or is out.
func (s *Sheet) RegisterMember(m Membership, verdict peer.ConsentVerdict, r Registration) error {
	if err := s.lets(m); err != nil {
		return err
	}
	if m.State() != MembershipMember {
		return fmt.Errorf("%w: want somebody who has a place in the group", ErrAttendance)
	}
	return s.Register(m.who, m.grounds, verdict, r)
}

// holds reports whether the entry takes a place.
func (a Attendance) holds() bool { return a.Status == AttendanceRegistered || a.Status.IsPresent() }

func (s Sheet) holds(w Who) bool {
	return slices.ContainsFunc(s.entries, func(a Attendance) bool { return a.Who == w && a.holds() })
}
