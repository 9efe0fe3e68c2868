package group

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Place is what decides whether there is a place in a group for somebody: the
// group, every membership in it, the pairs of people who are kept apart, and those who
// are kept apart from whoever leads.
//
// Whoever is kept apart from a member or a leader gets the very refusal of a full group: the same
// text, naming nobody and no reason. It neither says from whom nor that there is
// anybody, to the person, to other members, to whoever tries to admit. The host alone,
// who holds the pairs, can tell; [Place.NextWaiting] passes such a person over. Free and
// Position are for the host: a free place shown beside a refusal, or a first position
// passed over, would tell.
//
// A place is judged and saved in one transaction over the memberships of the group, or
// two people get the last one. A Place is put together for that and is not to be stored.
type Place struct {
	Group       Group
	Memberships []Membership
	Apart       []Apart
	KeptFrom    []Who               // who is kept apart from somebody who leads; see [KeptFrom]
	Consent     peer.ConsentVerdict // the verdict on the consent of a place that is to end with it
}

// noPlace is the one neutral refusal of a place.
var noPlace = breach{"no_place", "another group or another time, which can be offered"}

// judge returns why m cannot be admitted.
func (p Place) judge(m *Membership) breach {
	if b := p.room(m); b != (breach{}) {
		return b
	}
	if m.Accepted() < p.Group.RulesVersion() {
		return breach{"rules_not_accepted", "the person's acceptance of the ground rules in force"}
	}
	return breach{}
}

// room returns why there is no room for m. What does not depend on who is kept apart
// comes first, so that no refusal tells of it.
func (p Place) room(m *Membership) breach {
	if p.Group.ID() != m.group {
		return noPlace
	}
	if !IsAtLeast(m.who.takes(), p.Group.Mode()) {
		return breach{"mode_of_group", "a place that keeps no more than the group has come to keep"}
	}
	taken, kept := 0, slices.Contains(p.KeptFrom, m.who)
	for _, other := range p.Memberships {
		if other.id == m.id || other.group != m.group {
			continue
		}
		switch other.State() {
		case MembershipMember:
			taken++
			kept = kept || slices.ContainsFunc(p.Apart, func(a Apart) bool { return a.Parts(m.who, other.who) })
		case MembershipExcluded, MembershipUnderAppeal:
		default:
			continue
		}
		if other.who == m.who {
			return breach{"one_place", "the end of the person's other place in this group first"}
		}
	}
	if kept || p.Group.charter.Capacity > 0 && taken >= p.Group.charter.Capacity {
		return noPlace
	}
	return breach{}
}

// MayMeet reports whether none of the given people are kept apart: what planning a
// meeting, a pair or a ride asks. It says no more than yes or no.
func MayMeet(apart []Apart, people ...Who) bool {
	for i, w := range people {
		for _, other := range people[i+1:] {
			if slices.ContainsFunc(apart, func(a Apart) bool { return a.Parts(w, other) }) {
				return false
			}
		}
	}
	return true
}

// Free returns how many places are free; limited is false if the group has no limit.
func (p Place) Free() (free int, limited bool) {
	if p.Group.charter.Capacity == 0 {
		return 0, false
	}
	free = p.Group.charter.Capacity
	for _, m := range p.Memberships {
		if m.group == p.Group.ID() && m.State() == MembershipMember {
			free--
		}
	}
	return max(0, free), true
}

// Waiting returns those who wait for a place in the group, longest first; of two since
// the same moment the smaller id is first.
func (p Place) Waiting() []Membership {
	var list []Membership
	for _, m := range p.Memberships {
		if m.group == p.Group.ID() && m.State() == MembershipWaiting {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b Membership) int {
		return cmp.Or(waitingSince(a).At.Compare(waitingSince(b).At), cmp.Compare(a.id, b.id))
	})
	return list
}

func waitingSince(m Membership) (since membershipEntry) {
	for _, e := range m.history.Moves() {
		if e.Event == PutOnList {
			since = e
		}
	}
	return since
}

// Position returns the place of a membership on the waiting list, from 1; 0 if it does
// not wait.
func (p Place) Position(id MembershipID) int {
	return 1 + slices.IndexFunc(p.Waiting(), func(m Membership) bool { return m.id == id })
}

// NextWaiting returns whoever on the waiting list can be admitted now, as far as
// places go; ok is false if nobody can.
func (p Place) NextWaiting() (next Membership, ok bool) {
	for _, m := range p.Waiting() {
		if p.room(&m) == (breach{}) {
			return m, true
		}
	}
	return Membership{}, false
}

// Format keeps people out of every verb of fmt.
func (Place) Format(f fmt.State, _ rune) { redact.Format(f, "[place]") }

// LogValue keeps people out of logs.
func (Place) LogValue() slog.Value { return slog.StringValue("[place]") }
