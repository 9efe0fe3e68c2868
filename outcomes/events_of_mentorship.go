package outcomes

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// EventsOfMentorship returns what a mentorship says of somebody's stay: an
// [Admission] on the day of the first meeting held; when it is over, a [Discharge]
// about it with the reason that [DischargeRules] gives, on the day on which it was
// closed or the first side held the goals for reached; and a [Death] only where it
// was closed as that. Days are those of the zone. A pause, a transfer and another
// worker end nothing. Who comes back has another mentorship, and with it
// another admission. One that ended before a first meeting is neither an admission
// nor a discharge, and what was entered in error is nothing at all.
//
// Every state that the history had is among the records, with the time at which it
// was recorded, so that a correction shows as one. Programme, site and funding have
// no history: [Log.Reread] takes it as a correction if they changed.
//
// It returns [ErrReading] for the zero Mentorship, [ErrNoZone] without a zone,
// [ErrUnknownEnding] for a closure that no rule lists, and [ErrEvent] for an id that cannot be stored.
func EventsOfMentorship(m peer.Mentorship, zone *time.Location) (Reading, error) {
	if m.History().IsZero() {
		return Reading{}, fmt.Errorf("%w: of a mentorship that was begun", ErrReading)
	}
	if zone == nil {
		return Reading{}, errNoZone
	}
	r := readingOf("mentorship", string(m.ID()), m.Revision())
	told := telling(m.History(), nil)
	begun := -1 // the place of the first meeting among the moves
	return r.take(told.moments(), soFar(told.moments()), func(at time.Time) ([]Event, error) {
		from, moves := told.until(at)
		if begun >= from {
			begun = -1
		}
		for i := from; begun < 0 && i < len(moves); i++ {
			if moves[i].To == peer.MentorshipActive && moves[i].From != moves[i].To {
				begun = i
			}
		}
		return r.ofMentorship(m, moves, begun, zone)
	})
}

// ofMentorship returns the events of the moves that count, of which one is the first
// meeting, or none.
func (r Reading) ofMentorship(m peer.Mentorship, moves []peer.MentorshipEntry, first int, zone *time.Location) ([]Event, error) {
	if len(moves) == 0 {
		return nil, nil
	}
	var begun time.Time
	if first >= 0 {
		begun = moves[first].At
	}
	end := moves[len(moves)-1]
	closed, completed := end.To == peer.MentorshipClosed, end.To == peer.MentorshipCompleted
	if closed && peer.ClosureReason(end.Code) == peer.ClosureEnteredInError {
		return nil, nil
	}
	event := func(name string, kind EventKind, on time.Time) Event {
		return Event{ID: r.id(name), Person: m.Participant(), Kind: kind, On: peer.DateOf(on, zone),
			Programme: m.Programme, Site: m.Site, Funding: m.Funding}
	}
	var out []Event
	if !begun.IsZero() {
		out = append(out, event("admission", Admission, begun))
	}
	switch {
	case completed:
		d := event("discharge", Discharge, firstFinish(moves))
		d.Code, d.About = ReasonCompleted.String(), r.id("admission")
		return append(out, d), nil
	case !closed:
		return out, nil
	}
	why := peer.ClosureReason(end.Code)
	if why == "" {
		why = peer.ClosureParticipantChoice // who leaves needs no reason
	}
	reason, err := dischargeOf(why, end.By.Party)
	if err != nil {
		return nil, err
	}
	if !begun.IsZero() {
		d := event("discharge", Discharge, end.At)
		d.Code, d.About = reason.String(), r.id("admission")
		out = append(out, d)
	}
	if why == peer.ClosureDeceased {
		out = append(out, event("death", Death, end.At))
	}
	return out, nil
}

// firstFinish returns when the first side held the goals for reached, of the words
// that still counted when both did, as [peer.Mentorship.FinishedAt] does.
func firstFinish(moves []peer.MentorshipEntry) time.Time {
	end := len(moves) - 1
	at := moves[end].At
	for i := end - 1; i >= 0 && moves[i].To == moves[end].From && moves[i].Event != peer.ContinueSupport && moves[i].Event != peer.ExtendSupport; i-- {
		if moves[i].Event == peer.CompleteSupport {
			at = moves[i].At
		}
	}
	return at
}
