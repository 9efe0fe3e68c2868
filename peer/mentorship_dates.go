package peer

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// first returns the time of the first move to a state, or the zero time.
func (m Mentorship) first(to MentorshipState) time.Time {
	for _, e := range m.history.Moves() {
		if e.To == to && e.From != to {
			return e.At
		}
	}
	return time.Time{}
}

// AcceptedAt returns when both sides had first agreed to a match, or the zero time.
func (m Mentorship) AcceptedAt() time.Time { return m.first(MentorshipAgreementPending) }

// StartedAt returns when support first began, or the zero time.
func (m Mentorship) StartedAt() time.Time { return m.first(MentorshipActive) }

// EndedAt returns when the mentorship was completed or closed, or the zero time.
func (m Mentorship) EndedAt() time.Time {
	if last, ok := m.history.Last(); ok && m.IsOver() {
		return last.At
	}
	return time.Time{}
}

// FinishedAt returns when the first side held the goals for reached, in the
// stage in which both did: the time that counts for a completed mentorship. It
// is the zero time for one that is not completed.
func (m Mentorship) FinishedAt() time.Time {
	if m.State() != MentorshipCompleted {
		return time.Time{}
	}
	moves := m.history.Moves()
	end := len(moves) - 1
	at := moves[end].At
	for i := end - 1; i >= 0 && moves[i].To == moves[end].From && moves[i].Event != ContinueSupport && moves[i].Event != ExtendSupport; i-- {
		if moves[i].Event == CompleteSupport {
			at = moves[i].At
		}
	}
	return at
}

// EndingProposed returns the first move of the present stay by which one side
// held the goals for reached while the other has not answered; ok is false if
// there is none. After [EndingDefaults] a person may close in its place.
func (m Mentorship) EndingProposed() (e MentorshipEntry, ok bool) { return m.inStay(CompleteSupport) }

// ClosingProposed returns the first proposal of closing in the present stay; ok
// is false if there is none.
func (m Mentorship) ClosingProposed() (e MentorshipEntry, ok bool) { return m.inStay(ProposeClosing) }

// inStay returns the first move of an event since the present stay began.
func (m Mentorship) inStay(event MentorshipEvent) (e MentorshipEntry, ok bool) {
	if m.IsOver() {
		return MentorshipEntry{}, false
	}
	for _, move := range slices.Backward(m.history.Moves()) {
		if move.To != move.From || event == CompleteSupport && (move.Event == ContinueSupport || move.Event == ExtendSupport) {
			break
		}
		if move.Event == event {
			e, ok = move, true
		}
	}
	return e, ok
}

// EndingDefaults returns how long the other side has to answer before a person
// may close a mentorship that one side holds for completed: a design default.
func EndingDefaults() (lifecycle.Span, source.Source) {
	return lifecycle.Days(14), source.DesignDefault("two weeks to answer")
}

// Request returns what was written when a worker was last sought, for a new
// request to go on from; the zero Text if nothing was.
func (m Mentorship) Request() lifecycle.Text {
	for _, e := range slices.Backward(m.history.Moves()) {
		if e.Event == RequestMatch {
			return e.Reason
		}
	}
	return lifecycle.Text{}
}

// Until returns the planned end as it was agreed, or the zero time if it is open.
func (m Mentorship) Until() time.Time {
	for _, e := range slices.Backward(m.history.Moves()) {
		if !e.Data.Until.IsZero() {
			return e.Data.Until
		}
	}
	return time.Time{}
}

// PausedBetween returns how long the mentorship was paused between two times. A
// pause that goes on counts up to the later one.
func (m Mentorship) PausedBetween(from, to time.Time) time.Duration {
	var total time.Duration
	var since time.Time // of the present pause
	count := func(until time.Time) {
		if since.Before(from) {
			since = from
		}
		if until.After(to) {
			until = to
		}
		if until.After(since) {
			total += until.Sub(since)
		}
		since = time.Time{}
	}
	for _, e := range m.history.Moves() {
		switch paused := e.To == MentorshipPaused; {
		case paused && since.IsZero():
			since = e.At
		case !paused && !since.IsZero():
			count(e.At)
		}
	}
	if !since.IsZero() {
		count(to)
	}
	return total
}

// PlannedEnd returns the planned end as it stands at the given time, or the zero
// time if it is open. The clock of support stands still in a pause: each pause
// since the end was agreed moves it by its length. That it does is a design
// default; [Mentorship.Until] is the date as it was agreed.
func (m Mentorship) PlannedEnd(at time.Time) time.Time {
	for _, e := range slices.Backward(m.history.Moves()) {
		if !e.Data.Until.IsZero() {
			return e.Data.Until.Add(m.PausedBetween(e.At, at))
		}
	}
	return time.Time{}
}

// CompletedEarly reports whether the goals were reached before the planned end,
// which is as much a success as reaching it.
func (m Mentorship) CompletedEarly() bool {
	return m.State() == MentorshipCompleted && m.FinishedAt().Before(m.PlannedEnd(m.FinishedAt()))
}

// ClosureReason returns why the mentorship was closed: the coded reason,
// [ClosureParticipantChoice] if the participant left without giving one, or ""
// if it is not closed.
func (m Mentorship) ClosureReason() ClosureReason {
	last, ok := m.history.Last()
	switch {
	case !ok || m.State() != MentorshipClosed:
		return ""
	case last.Code == "":
		return ClosureParticipantChoice
	default:
		return ClosureReason(last.Code)
	}
}
