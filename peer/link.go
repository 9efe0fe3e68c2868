package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Ids of links and of groups.
type (
	// LinkID names one link.
	LinkID = ID[Link]
	// GroupID names a group, whose entity belongs to package group.
	GroupID = ID[group]
)

// group marks the ids of groups.
type group struct{}

// ErrLink reports a link that cannot be, such as one to oneself.
var ErrLink = errors.New("peer: bad link")

// Parts of the kernel as links use them.
type (
	// LinkHistory is everything that happened in a link.
	LinkHistory = lifecycle.History[LinkState, LinkEvent, LinkChange]
	// LinkMove is an event to fire, with what it changes.
	LinkMove = lifecycle.Move[LinkEvent, LinkChange]
)

var links = lifecycle.Must(lifecycle.New[LinkState, LinkEvent, LinkChange](LinkLifecycle()))

// A LinkOffer says which two people a link is to join, and what for. Exactly one
// of Supporter and Partner is set, by the kind.
type LinkOffer struct {
	ID          LinkID
	Kind        LinkKind
	Participant ParticipantID
	Supporter   SupporterID   // for [LinkSupporter]
	Partner     ParticipantID // for [LinkAccountability] and [LinkBuddy]
	Group       GroupID       // for [LinkAccountability]: the group that both belong to
}

// A Link is a tie of a participant to somebody who is no worker: a supporter, an
// accountability partner of the same group, a buddy. It belongs to no mentorship
// and goes on when support by a worker ends. Use [NewLink] to offer one; the
// zero Link is in no stage and refuses every event.
//
// Each side says what the other may know of them and be contacted for, one
// [Permission] at a time, and takes it back at will. Without one the other may
// know that the link exists.
type Link struct {
	offer   LinkOffer
	history LinkHistory
}

// NewLink returns a link that is offered. It returns [ErrLink] if the offer does
// not name two different people as its kind asks, and a [*lifecycle.Refusal] if
// the actor may not offer it.
func NewLink(offer LinkOffer, act lifecycle.Act) (*Link, error) {
	if err := offer.check(); err != nil {
		return nil, err
	}
	l := &Link{offer: offer}
	var err error
	if l.history, err = links.Open(offer.seats()...); err != nil {
		return nil, err
	}
	if err := l.Fire(LinkMove{Act: act, Event: OfferLink}); err != nil {
		return nil, err
	}
	return l, nil
}

func (o LinkOffer) check() error {
	pair := o.Kind.IsMutual()
	switch {
	case !slices.Contains(linkKinds, o.Kind):
		return fmt.Errorf("%w: want a kind", ErrLink)
	case o.ID == "" || o.Participant == "" || !storable.ID(string(o.ID)) || !storable.ID(string(o.Participant)) || !storable.ID(o.companion()) || !storable.ID(string(o.Group)):
		return fmt.Errorf("%w: want an id and a participant, and ids in valid UTF-8 of at most 256 bytes", ErrLink)
	case pair != (o.Partner != "") || pair == (o.Supporter != ""):
		return fmt.Errorf("%w: want a supporter or, for a pair, a partner", ErrLink)
	case o.companion() == string(o.Participant):
		return fmt.Errorf("%w: want two different people", ErrLink)
	case (o.Kind == LinkAccountability) != (o.Group != ""):
		return fmt.Errorf("%w: want the group of an accountability pair, and of no other link", ErrLink)
	}
	return nil
}

func (o LinkOffer) companion() string { return string(o.Supporter) + string(o.Partner) }

func (o LinkOffer) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.ParticipantParty, ID: string(o.Participant)}, {Party: CompanionParty, ID: o.companion()}}
}

// Offer returns which two people the link joins, and what for.
func (l Link) Offer() LinkOffer { return l.offer }

// State returns the stage, or "" for the zero value.
func (l Link) State() LinkState { return l.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (l Link) Revision() int { return l.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (l Link) History() LinkHistory { return l.history }

// Next returns the events that the actor may fire now, sorted.
func (l Link) Next(by lifecycle.Actor) []LinkEvent { return links.Next(l.history, by) }

// Participant returns the first side as one who makes a move.
func (l Link) Participant() lifecycle.Actor { return ParticipantActor(l.offer.Participant) }

// Companion returns the other side as one who makes a move.
func (l Link) Companion() lifecycle.Actor {
	return lifecycle.Actor{Party: CompanionParty, ID: l.offer.companion()}
}

// Fire makes any move of the table. The zero Link cannot be offered: [ErrLink]. The
// methods named after the events call it.
func (l *Link) Fire(mv LinkMove) error {
	if l.offer.ID == "" && mv.Event == OfferLink {
		return fmt.Errorf("%w: NewLink offers it", ErrLink)
	}
	next, _, err := links.Fire(l.history, mv, nil)
	if err != nil {
		return err
	}
	l.history = next
	return nil
}

// Agree records that a side agrees: the one that did not offer, or both after an
// offer of the programme.
func (l *Link) Agree(act lifecycle.Act) error {
	return l.Fire(LinkMove{Act: act, Event: AgreeLink})
}

// Allow gives one permission to the other side.
func (l *Link) Allow(act lifecycle.Act, p Permission) error {
	return l.Fire(LinkMove{Act: act, Event: AllowInLink, Data: LinkChange{Permission: p}})
}

// Disallow takes one permission back. Taking back what was not given changes
// nothing but the record.
func (l *Link) Disallow(act lifecycle.Act, p Permission) error {
	return l.Fire(LinkMove{Act: act, Event: DisallowInLink, Data: LinkChange{Permission: p}})
}

// End ends the link, or turns the offer down. No reason is needed.
func (l *Link) End(act lifecycle.Act) error {
	return l.Fire(LinkMove{Act: act, Event: EndLink})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Either side may, with a reason, as long
// as they entered all of them and make every replacement: nobody gives a
// permission for the other.
func (l *Link) Correct(act lifecycle.Act, from int, replacements ...LinkMove) error {
	next, err := links.Correct(l.history, act, from, replacements...)
	return l.marked(next, err)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (l *Link) Redact(act lifecycle.Act, seq int) error {
	next, err := links.Redact(l.history, act, seq)
	return l.marked(next, err)
}

func (l *Link) marked(next LinkHistory, err error) error {
	if err == nil {
		l.history = next
	}
	return err
}

// Allows reports whether, at the given time, somebody let the other side have a
// permission: of is lifecycle.ParticipantParty or [CompanionParty], the side
// that gives it. Unless the link was active then, it did not.
func (l Link) Allows(of lifecycle.Party, p Permission, at time.Time) bool {
	return slices.Contains(l.Allowed(of, at), p)
}

// Allowed returns what a side lets the other have at the given time, in the
// order of [Permissions].
func (l Link) Allowed(of lifecycle.Party, at time.Time) []Permission {
	h := l.history.AsOf(at)
	if h.State() != LinkActive {
		return nil
	}
	given := map[Permission]bool{}
	for _, e := range h.Moves() {
		if e.By.Party == of && (e.Event == AllowInLink || e.Event == DisallowInLink) {
			given[e.Data.Permission] = e.Event == AllowInLink
		}
	}
	return slices.DeleteFunc(Permissions(), func(p Permission) bool { return !given[p] })
}

// Digest stands for the whole record, its ids included.
func (l Link) Digest() lifecycle.Digest {
	o := l.offer
	return l.history.Digest().With(string(o.ID), string(o.Kind), string(o.Participant), string(o.Supporter), string(o.Partner), string(o.Group))
}

type storedLink struct {
	ID          LinkID                                             `json:"id"`
	Kind        LinkKind                                           `json:"kind"`
	Participant ParticipantID                                      `json:"participant"`
	Supporter   SupporterID                                        `json:"supporter,omitempty"`
	Partner     ParticipantID                                      `json:"partner,omitempty"`
	Group       GroupID                                            `json:"group,omitempty"`
	History     lifecycle.Stored[LinkState, LinkEvent, LinkChange] `json:"history"`
}

// MarshalJSON returns the stored form of l. The zero Link cannot be stored: [ErrIncomplete].
func (l Link) MarshalJSON() ([]byte, error) {
	if l.history.IsZero() {
		return nil, fmt.Errorf("%w: a link that was not offered", ErrIncomplete)
	}
	o := l.offer
	return json.Marshal(storedLink{o.ID, o.Kind, o.Participant, o.Supporter, o.Partner, o.Group, l.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// [ErrLink] if it names no two people, and leaves l unchanged on error.
func (l *Link) UnmarshalJSON(data []byte) error {
	var in storedLink
	if err := lifecycle.ReadStored("link", data, &in); err != nil {
		return err
	}
	loaded := Link{offer: LinkOffer{in.ID, in.Kind, in.Participant, in.Supporter, in.Partner, in.Group}}
	if err := loaded.offer.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = links.Restore(in.History, loaded.offer.seats()...); err != nil {
		return err
	}
	*l = loaded
	return nil
}

// Format prints kind and stage and keeps people out of every verb of fmt.
func (l Link) Format(f fmt.State, _ rune) { redact.Format(f, l.shown()) }

// LogValue keeps people out of logs.
func (l Link) LogValue() slog.Value { return slog.StringValue(l.shown()) }

func (l Link) shown() string {
	if l.history.IsZero() {
		return "[no link]"
	}
	return "[" + string(l.offer.Kind) + " link " + string(l.State()) + "]"
}

// Format keeps the people out of every verb of fmt.
func (LinkOffer) Format(f fmt.State, _ rune) { redact.Format(f, "[link offer]") }

// LogValue keeps the people out of logs.
func (LinkOffer) LogValue() slog.Value { return slog.StringValue("[link offer]") }
