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
// of the zone.
//
// of is the referral that the hand-off belongs to, or nil: that the receiver says
// there that the participant came, not before the introduction, is the visit as well;
// of the two the earlier stands. A referral entered in error says nothing. A referral
// alone is no warm hand-off and gives no event. at is where the hand-off belongs, as
// neither of them names a programme.
//
// It returns [ErrReading] for the zero Handoff and for a referral that is not its own,
// [ErrNoZone] without a zone, and [ErrEvent] for an id that cannot be stored.
func EventsOfHandoff(h referral.Handoff, of *referral.Referral, at Place, zone *time.Location) (Reading, error) {
	offer := h.Offer()
	if h.History().IsZero() {
		return Reading{}, fmt.Errorf("%w: of a hand-off that was offered", ErrReading)
	}
	if of != nil && (of.ID() != offer.Referral || of.Request().Participant != offer.Participant) {
		return Reading{}, fmt.Errorf("%w: with the referral that the hand-off belongs to", ErrReading)
	}
	if zone == nil {
		return Reading{}, errNoZone
	}
	r := readingOf("handoff", string(offer.ID), h.Revision())
	steps := telling(h.History(), func(e referral.HandoffEntry) bool {
		return e.Event == referral.Introduce || e.Event == referral.ConfirmAttendance
	})
	moments := steps.moments()
	revision := soFar(moments)
	var said *tellingOf[referral.State, referral.Event, referral.Change]
	if of != nil {
		said = telling(of.History(), func(e referral.Entry) bool { return e.Event == referral.Attend || e.To == referral.Voided })
		moments = append(moments, said.moments()...)
	}
	event := func(name string, kind EventKind, on time.Time) Event {
		return Event{ID: r.id(name), Person: offer.Participant, Kind: kind, On: peer.DateOf(on, zone),
			Programme: at.Programme, Site: at.Site, Funding: at.Funding}
	}
	return r.take(moments, revision, func(known time.Time) ([]Event, error) {
		_, own := steps.until(known)
		var others []referral.Entry
		if said != nil {
			_, others = said.until(known)
		}
		made := handedOff(own)
		if made.IsZero() {
			return nil, nil
		}
		visit := attended(own, others, made)
		if visit.IsZero() {
			return []Event{event("made", HandOff, made)}, nil
		}
		linked := event("visit", LinkedVisit, visit)
		linked.About = r.id("made")
		return []Event{event("made", HandOff, made), linked}, nil
	})
}

// handedOff returns when the two were introduced, or the zero time.
func handedOff(moves []referral.HandoffEntry) time.Time {
	for _, m := range moves {
		if m.Event == referral.Introduce {
			return m.At
		}
	}
	return time.Time{}
}

// attended returns when the participant was there for the first time since, by the
// moves of the hand-off and of the referral, or the zero time. A referral entered in
// error says nothing.
func attended(own []referral.HandoffEntry, others []referral.Entry, since time.Time) time.Time {
	var visits []time.Time
	for _, m := range own {
		if m.Event == referral.ConfirmAttendance {
			visits = append(visits, m.At)
		}
	}
	inError := slices.ContainsFunc(others, func(m referral.Entry) bool { return m.To == referral.Voided })
	for _, m := range others {
		if m.Event == referral.Attend && !m.At.Before(since) && !inError {
			visits = append(visits, m.At)
		}
	}
	if len(visits) == 0 {
		return time.Time{}
	}
	return slices.MinFunc(visits, time.Time.Compare)
}
