package group

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Parts of the kernel as memberships use them.
type (
	// MembershipHistory is everything that happened in a membership.
	MembershipHistory = lifecycle.History[MembershipState, MembershipEvent, MembershipChange]
	membershipEntry   = lifecycle.Entry[MembershipState, MembershipEvent, MembershipChange]
	// MembershipMove is an event to fire, with what it changes.
	MembershipMove = lifecycle.Move[MembershipEvent, MembershipChange]
)

var memberships = lifecycle.Must(lifecycle.New[MembershipState, MembershipEvent, MembershipChange](MembershipLifecycle()))

// Grounds are why a person may be kept by name: a consent, what for, and until when.
type Grounds struct {
	Consent peer.ConsentID `json:"consent,omitempty"`
	Purpose Purpose        `json:"purpose,omitempty"`
	Until   peer.Date      `json:"until,omitzero"` // the first day on which it holds no longer
}

// GroundsOf returns the grounds that a consent to attendance gives: it holds through
// the consent's last day, and Until is the day after. It returns [ErrConsent] for a
// consent of another kind or one without a last day, and for an unknown purpose.
func GroundsOf(c consent.Consent, purpose Purpose) (Grounds, error) {
	t := c.Terms()
	g := Grounds{Consent: c.ID(), Purpose: purpose, Until: t.Expiry.On.AddDays(1)}
	if t.Kind != consent.KindAttendance || t.Expiry.Kind != consent.ExpiresOnDate || !g.valid() {
		return Grounds{}, fmt.Errorf("%w: want a consent to attendance with a last day, and a known purpose", ErrConsent)
	}
	return g, nil
}

func (g Grounds) valid() bool {
	return g.Consent != "" && storable.ID(string(g.Consent)) && slices.Contains(purposes, g.Purpose) && !g.Until.IsZero()
}

// A Membership is one place in a group, from the asking to the end: under the
// participant's id, with a consent, or under a code. A group that keeps nobody has
// none. Use [NewMembership] to begin one; the zero Membership is at no stage and
// refuses every event.
type Membership struct {
	id      MembershipID
	group   peer.GroupID
	pathway recovery.PathwayID
	mode    recovery.AttendanceMode // of the group, when it began
	who     Who
	grounds Grounds
	history MembershipHistory
}

// NewMembership returns the membership of a person who asks for a place. It returns
// [ErrIncomplete] if an id is missing, [ErrAnonymity] if the group keeps less than a
// place under that id or code takes, [ErrConsent] for a name unless the verdict is
// that consent was given and the grounds are whole, and a [*lifecycle.Refusal] if
// somebody else would ask for them. Grounds are for names alone.
func NewMembership(id MembershipID, g Group, who Who, verdict peer.ConsentVerdict, grounds Grounds, act lifecycle.Act) (*Membership, error) {
	m := &Membership{id: id, group: g.ID(), pathway: g.charter.Pathway, mode: g.Mode(), who: who, grounds: grounds}
	if err := m.check(); err != nil {
		return nil, err
	}
	if who.IsNamed() && (verdict != peer.ConsentGiven || !peer.DateOf(act.At, time.UTC).Before(grounds.Until)) {
		return nil, fmt.Errorf("%w: want one that was given and has not run out", ErrConsent)
	}
	var err error
	if m.history, err = memberships.Open(m.seat()); err != nil {
		return nil, err
	}
	if err := m.Fire(MembershipMove{Act: act, Event: AskForPlace}, Place{}); err != nil {
		return nil, err
	}
	return m, nil
}

func (m Membership) check() error {
	switch {
	case m.id == "" || m.group == "" || !m.who.IsValid() || !storable.ID(string(m.id)) || !storable.ID(string(m.group)) || !storable.ID(string(m.pathway)):
		return fmt.Errorf("%w: a membership needs an id, a group and a person known in one way, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	case !IsAtLeast(m.mode, FloorOf(m.pathway)) || !IsAtLeast(m.who.takes(), m.mode):
		return fmt.Errorf("%w: the group keeps no such list of members", ErrAnonymity)
	case m.who.IsNamed() && !m.grounds.valid():
		return fmt.Errorf("%w: want a consent, a purpose and an end for a name", ErrConsent)
	case !m.who.IsNamed() && m.grounds != (Grounds{}):
		return fmt.Errorf("%w: a code has no consent and no purpose", ErrAnonymity)
	}
	return nil
}

func (m Membership) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: m.who.id()}
}

// ID returns the id of the membership.
func (m Membership) ID() MembershipID { return m.id }

// Group returns the group.
func (m Membership) Group() peer.GroupID { return m.group }

// Who returns whose place it is.
func (m Membership) Who() Who { return m.who }

// Grounds returns why the person may be kept by name; zero for a code.
func (m Membership) Grounds() Grounds { return m.grounds }

// State returns the stage, or "" for the zero value.
func (m Membership) State() MembershipState { return m.history.State() }

// IsOver reports whether the place is given up, refused or ended.
func (m Membership) IsOver() bool { return memberships.IsFinal(m.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (m Membership) Revision() int { return m.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (m Membership) History() MembershipHistory { return m.history }

// Next returns the events that the actor may fire now, sorted.
func (m Membership) Next(by lifecycle.Actor) []MembershipEvent {
	return memberships.Next(m.history, by)
}

// Mode returns what may be kept of this person: what they chose, or what their
// place takes.
func (m Membership) Mode() recovery.AttendanceMode {
	mode := m.who.takes()
	for _, e := range m.history.Moves() {
		if e.Event == ChooseMode {
			mode = e.Data.Mode
		}
	}
	return mode
}

// Accepted returns the newest version of the ground rules that the person accepted,
// 0 if none.
func (m Membership) Accepted() int {
	version := 0
	for _, e := range m.history.Moves() {
		version = max(version, e.Data.Rules)
	}
	return version
}

// NeedsAcceptance reports whether the group has ground rules that the person did not
// accept yet: before the first meeting, and after a change.
func (m Membership) NeedsAcceptance(g Group) bool {
	return !m.IsOver() && m.group == g.ID() && m.Accepted() < g.RulesVersion()
}

// ExcludedUntil returns the first day on which an exclusion holds no longer; ok is
// false unless the person is out until a day. The time being over lifts nothing by
// itself: somebody reinstates them.
func (m Membership) ExcludedUntil() (until peer.Date, ok bool) {
	if m.State() != MembershipExcluded && m.State() != MembershipUnderAppeal {
		return peer.Date{}, false
	}
	for _, e := range m.history.Moves() {
		if e.Event == ExcludeMember || e.Event == UpholdExclusion && !e.Data.Until.IsZero() {
			until = e.Data.Until
		}
	}
	return until, !until.IsZero()
}

// Dependent returns the place as what rests on a consent; ok is false for a code.
func (m Membership) Dependent() (d consent.Dependent, ok bool) {
	if !m.who.IsNamed() || m.history.IsZero() {
		return consent.Dependent{}, false
	}
	return consent.Dependent{Kind: consent.DependentGroup, ID: string(m.id), Consent: m.grounds.Consent, Open: !m.IsOver()}, true
}

// Dependents returns what of the given memberships rests on a consent, in their order:
// the end of one lists it.
func Dependents(all []Membership) []consent.Dependent {
	var list []consent.Dependent
	for _, m := range all {
		if d, ok := m.Dependent(); ok {
			list = append(list, d)
		}
	}
	return list
}

// PairOf returns the offer of an accountability pair of two members of one group, for
// [peer.NewLink]: both must want it, and either ends it. Members known by a code
// cannot be paired here: [ErrAnonymity]. It returns [ErrIncomplete] unless both are
// members of the same group at present.
func PairOf(id peer.LinkID, a, b Membership) (peer.LinkOffer, error) {
	switch {
	case a.State() != MembershipMember || b.State() != MembershipMember || a.group != b.group || a.who == b.who:
		return peer.LinkOffer{}, fmt.Errorf("%w: want two members of one group", ErrIncomplete)
	case !a.who.IsNamed() || !b.who.IsNamed():
		return peer.LinkOffer{}, fmt.Errorf("%w: a pair is kept by name", ErrAnonymity)
	}
	return peer.LinkOffer{ID: id, Kind: peer.LinkAccountability, Participant: a.who.Participant, Partner: b.who.Participant, Group: a.group}, nil
}

// Digest stands for the whole record, its ids included.
func (m Membership) Digest() lifecycle.Digest {
	return m.history.Digest().With(string(m.id), string(m.group), string(m.pathway), string(m.mode), string(m.who.Participant), string(m.who.Code),
		string(m.grounds.Consent), string(m.grounds.Purpose), m.grounds.Until.String())
}
