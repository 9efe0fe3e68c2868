package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A HandoffTiming is a deadline of a hand-off as data.
type HandoffTiming = lifecycle.Timing[HandoffState, HandoffEvent]

// A HandoffDeadline is one timing applied to one hand-off.
type HandoffDeadline = lifecycle.Deadline[HandoffState, HandoffEvent]

// HandoffTimings returns the three deadlines of a hand-off, each with its owner:
// the worker introduces, the receiver confirms, and the receiver says whether the
// participant came. That each part has an owner and a clock is from a practice
// article; the figures are design defaults.
func HandoffTimings() []HandoffTiming {
	article := source.Of("CLPA").At("each part has an owner and a clock; the figure is a design default", source.Design)
	return []HandoffTiming{
		{Name: "hand_off", States: []HandoffState{HandoffOffered, HandoffConsented}, Waiting: lifecycle.WorkerParty,
			Within: lifecycle.BusinessDays(2), Nudges: []lifecycle.Span{lifecycle.BusinessDays(1)}, Source: article},
		{Name: "confirmation", States: []HandoffState{HandoffIntroduced}, Waiting: ReceiverParty,
			Within: lifecycle.BusinessDays(2), Nudges: []lifecycle.Span{lifecycle.BusinessDays(1)}, Source: article},
		{Name: "resolution", States: []HandoffState{HandoffConfirmed}, Waiting: ReceiverParty,
			Within: lifecycle.Days(7), Source: article},
	}
}

// timings returns the deadlines that bind h: the resolution is counted from the
// last appointment, so that nobody is asked whether somebody came before they could.
func (h Handoff) timings(timings []HandoffTiming) []HandoffTiming {
	timings = append([]HandoffTiming(nil), timings...)
	appointments := h.ContactLog().Appointments
	for i := range timings {
		if len(appointments) > 0 && len(timings[i].States) == 1 && timings[i].States[0] == HandoffConfirmed {
			timings[i].From = appointments[len(appointments)-1].At
		}
	}
	return timings
}

// Deadlines returns what is running now, whose turn it is and since when. It returns
// [lifecycle.ErrTiming] for a timing that does not fit the table, and
// [lifecycle.ErrSpan] if the calendar cannot count it; so do Due and NextDue.
func (h Handoff) Deadlines(timings []HandoffTiming, c lifecycle.Calendar) ([]HandoffDeadline, error) {
	return handoffs.Deadlines(h.history, h.timings(timings), c)
}

// Due returns the deadlines whose time is up at the given time.
func (h Handoff) Due(timings []HandoffTiming, c lifecycle.Calendar, at time.Time) ([]HandoffDeadline, error) {
	return handoffs.Due(h.history, h.timings(timings), c, at)
}

// NextDue returns the first moment after the given time at which a nudge or a
// deadline falls; ok is false if there is none.
func (h Handoff) NextDue(timings []HandoffTiming, c lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	return handoffs.NextDue(h.history, h.timings(timings), c, after)
}
