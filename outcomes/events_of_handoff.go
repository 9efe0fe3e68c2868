package outcomes

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/referral"
)

// EventsOfHandoff returns what a warm hand-off says: a [HandOff] on the day on which
// the two were introduced to each other, and the [LinkedVisit] about it on the day of
// the first attendance. One that was offered and did not come about is none: nothing
// was made. What ended after the introduction was made all the same. Days are those
// of the zone; nil is UTC.
//
// of is the referral that the hand-off belongs to, or nil: that the receiver says
// there that the participant came, not before the introduction, is the visit as well;
// of the two the earlier stands. A referral entered in error says nothing. A referral
// alone is no warm hand-off and gives no event. at is where the hand-off belongs, as
// neither of them names a programme.
//
// It returns [ErrReading] for the zero Handoff and for a referral that is not its own,
// and [ErrEvent] for an id that cannot be stored.
func EventsOfHandoff(h referral.Handoff, of *referral.Referral, at Place, zone *time.Location) (Reading, error) {
	offer := h.Offer()
	if h.History().IsZero() {
		return Reading{}, fmt.Errorf("%w: of a hand-off that was offered", ErrReading)
	}
	if of != nil && (of.ID() != offer.Referral || of.Request().Participant != offer.Participant) {
		return Reading{}, fmt.Errorf("%w: with the referral that the hand-off belongs to", ErrReading)
	}
	r := readingOf("handoff", string(offer.ID))
	var moments []time.Time
	for _, e := range h.History().Entries() {
		moments = append(moments, e.Recorded)
	}
	if of != nil {
		for _, e := range of.History().Entries() {
			moments = append(moments, e.Recorded)
		}
	}
	event := func(name string, kind EventKind, on time.Time) Event {
		return Event{ID: r.id(name), Person: offer.Participant, Kind: kind, On: peer.DateOf(on, zone),
			Programme: at.Programme, Site: at.Site, Funding: at.Funding}
	}
	return r.take(moments, func(known time.Time) ([]Event, error) {
		made := handedOff(h, known)
		if made.IsZero() {
			return nil, nil
		}
		visit := attended(h, of, made, known)
		if visit.IsZero() {
			return []Event{event("made", HandOff, made)}, nil
		}
		linked := event("visit", LinkedVisit, visit)
		linked.About = r.id("made")
		return []Event{event("made", HandOff, made), linked}, nil
	})
}

// handedOff returns when the two were introduced, as known at a moment, or the zero time.
func handedOff(h referral.Handoff, known time.Time) time.Time {
	for _, m := range h.History().AsKnown(known).Moves() {
		if m.Event == referral.Introduce {
			return m.At
		}
	}
	return time.Time{}
}

// attended returns when the participant was there for the first time since, as
// known at a moment, or the zero time.
func attended(h referral.Handoff, of *referral.Referral, since, known time.Time) time.Time {
	var visits []time.Time
	for _, m := range h.History().AsKnown(known).Moves() {
		if m.Event == referral.ConfirmAttendance {
			visits = append(visits, m.At)
		}
	}
	if of != nil {
		history := of.History().AsKnown(known)
		for _, m := range history.Moves() {
			if m.Event == referral.Attend && !m.At.Before(since) && history.State() != referral.Voided {
				visits = append(visits, m.At)
			}
		}
	}
	if len(visits) == 0 {
		return time.Time{}
	}
	return slices.MinFunc(visits, time.Time.Compare)
}
