package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Deadline is one timing applied to one referral.
type Deadline = lifecycle.Deadline[State, Event]

// timings returns the deadlines of p that still bind r: none once the loop is
// closed, and the review of a wait counted from the last one.
func (r Referral) timings(p Promise) []Timing {
	if r.IsLoopClosed() {
		return nil
	}
	timings := p.Timings()
	for i := range timings {
		if timings[i].Name == timingReview {
			timings[i].From = r.reviewed()
		}
	}
	return timings
}

// reviewed returns when a wait was last looked at, or the zero time. One before the
// present wait does not matter: that began later.
func (r Referral) reviewed() time.Time {
	var last time.Time
	for _, e := range r.history.Moves() {
		if e.Event == ReviewWait {
			last = e.At
		}
	}
	return last
}

// Deadlines returns what is running now under a promise, whose turn it is and
// since when. It returns [lifecycle.ErrTiming] for a promise that is none, such as one
// of a negative time, and [lifecycle.ErrSpan] if the calendar
// cannot count it; so do Due and NextDue.
func (r Referral) Deadlines(p Promise, c lifecycle.Calendar) ([]Deadline, error) {
	return referrals.Deadlines(r.history, r.timings(p), c)
}

// Due returns the deadlines whose time is up at the given time. What they propose
// a person decides.
func (r Referral) Due(p Promise, c lifecycle.Calendar, at time.Time) ([]Deadline, error) {
	return referrals.Due(r.history, r.timings(p), c, at)
}

// NextDue returns the first moment after the given time at which a deadline falls;
// ok is false if there is none.
func (r Referral) NextDue(p Promise, c lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	return referrals.NextDue(r.history, r.timings(p), c, after)
}
