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

// Fire makes any move of the table. p are the facts outside the history, judged when
// somebody is admitted, reinstated or accepts ground rules; other events ignore them. It
// refuses, by the name in parentheses, a place where there is none (no_place), a second
// one for the same person (one_place) or one that keeps more than the group has come to
// keep (mode_of_group), an admission before the ground rules in force were accepted
// (rules_not_accepted), an acceptance of others than those (rules_in_force), a mode
// laxer than the place (mode), a second look by whoever excluded (another_person) or
// one that makes it longer (harsher), and words beside what is decided about a place,
// which might say who is kept apart (no_words).
func (m *Membership) Fire(mv MembershipMove, p Place) error {
	next, _, err := memberships.Fire(m.history, mv, func() error {
		if b := m.unfair(m.history.Moves(), mv); b != (breach{}) {
			return b.err()
		}
		switch mv.Event {
		case AdmitMember:
			return p.judge(m).err()
		case ReinstateMember:
			return p.room(m).err()
		case AcceptRules:
			if p.Group.ID() != m.group || mv.Data.Rules != p.Group.RulesVersion() {
				return rulesInForce.err()
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

var rulesInForce = breach{"rules_in_force", "the ground rules of the group that are in force"}

// unfair returns the rule that a move breaks, by the entries before it and nothing else.
func (m Membership) unfair(before []membershipEntry, mv MembershipMove) breach {
	switch mv.Event {
	case ChooseMode:
		if !IsAtLeast(mv.Data.Mode, m.who.takes()) {
			return breach{"mode", "a mode that keeps no more than the place does"}
		}
	case PutOnList, AdmitMember, DeclineMember:
		if !mv.Reason.IsZero() {
			return breach{"no_words", "no words: the list says who comes next"}
		}
	case UpholdExclusion:
		var last peer.Date
		for _, e := range before {
			if e.Event == ExcludeMember && e.By.ID == mv.By.ID {
				return breach{"another_person", "somebody else than who excluded"}
			}
			if e.Event == ExcludeMember {
				last = e.Data.Until
			}
		}
		if !last.IsZero() && last.Before(mv.Data.Until) {
			return breach{"harsher", "the same last day, or an earlier one"}
		}
	}
	return breach{}
}

// Wait puts the person on the waiting list.
func (m *Membership) Wait(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: PutOnList}, Place{})
}

// Admit gives the person a place.
func (m *Membership) Admit(act lifecycle.Act, p Place) error {
	return m.Fire(MembershipMove{Act: act, Event: AdmitMember}, p)
}

// Decline gives no place.
func (m *Membership) Decline(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: DeclineMember}, Place{})
}

// Accept records that the person accepts the ground rules in force in their group g.
func (m *Membership) Accept(act lifecycle.Act, g Group) error {
	return m.Fire(MembershipMove{Act: act, Event: AcceptRules, Data: MembershipChange{Rules: g.RulesVersion()}}, Place{Group: g})
}

// Choose records what the person lets be kept of their being there.
func (m *Membership) Choose(act lifecycle.Act, mode recovery.AttendanceMode) error {
	return m.Fire(MembershipMove{Act: act, Event: ChooseMode, Data: MembershipChange{Mode: mode}}, Place{})
}

// Exclude puts the person out by the policy of the group, until a day or, with none,
// until it is lifted.
func (m *Membership) Exclude(act lifecycle.Act, until peer.Date) error {
	return m.Fire(MembershipMove{Act: act, Event: ExcludeMember, Data: MembershipChange{Until: until}}, Place{})
}

// Appeal asks for another look.
func (m *Membership) Appeal(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: AppealExclusion}, Place{})
}

// Uphold leaves the exclusion as it is, or until an earlier day.
func (m *Membership) Uphold(act lifecycle.Act, until peer.Date) error {
	return m.Fire(MembershipMove{Act: act, Event: UpholdExclusion, Data: MembershipChange{Until: until}}, Place{})
}

// Reinstate lets the person back in, where there is a place: it may have gone to
// somebody else, or to somebody from whom they are kept apart.
func (m *Membership) Reinstate(act lifecycle.Act, p Place) error {
	return m.Fire(MembershipMove{Act: act, Event: ReinstateMember}, p)
}

// End ends the place because the group, the course or the consent ended.
func (m *Membership) End(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: EndMembership}, Place{})
}

// Leave records that the person left. No reason is needed.
func (m *Membership) Leave(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: LeaveGroup}, Place{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. The rules of [Membership.Fire] that look at the
// membership alone hold for replacements too; a place, or newer ground rules, come by a
// move of their own and never by a correction (place_judged, rules_in_force).
func (m *Membership) Correct(act lifecycle.Act, from int, replacements ...MembershipMove) error {
	next, err := memberships.Correct(m.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if err := marked("membership", next, lifecycle.Corrected); err != nil {
		return err
	}
	var given []MembershipEvent
	for _, e := range m.history.Moves() {
		if e.Seq >= from {
			given = append(given, e.Event)
		}
	}
	for _, r := range replacements {
		b := m.unfair(m.history.Entries(), r)
		switch {
		case b != (breach{}):
		case (r.Event == AdmitMember || r.Event == ReinstateMember) && !slices.Contains(given, r.Event):
			b = breach{"place_judged", "a move of its own, at which places are judged"}
		case r.Event == AcceptRules && r.Data.Rules > m.Accepted():
			b = rulesInForce
		}
		if b != (breach{}) {
			return b.refusal("membership", string(m.State()), string(r.Event))
		}
	}
	if err := m.judgeAll(next); err != nil {
		return err
	}
	m.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: each their own.
func (m *Membership) Redact(act lifecycle.Act, seq int) error {
	next, err := memberships.Redact(m.history, act, seq)
	if err == nil {
		err = marked("membership", next, lifecycle.Redacted)
	}
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// judgeAll judges every entry of a history, as it was when it was made.
func (m Membership) judgeAll(h MembershipHistory) error {
	entries := h.Entries()
	for i, e := range entries {
		mv := e.Move()
		mv.Reason = e.Reason
		if b := m.unfair(entries[:i], mv); b != (breach{}) {
			return b.record("membership", e.Seq)
		}
	}
	return nil
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
