package outcomes

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// FeedbackTiming is a deadline of feedback.
type FeedbackTiming = lifecycle.Timing[FeedbackState, FeedbackEvent]

// FeedbackDue returns how long the programme has to answer feedback, counted from
// when it was given: 30 calendar days, a design default.
func FeedbackDue() (lifecycle.Span, source.Source) {
	return lifecycle.Days(30), source.DesignDefault("thirty calendar days to answer feedback, as long as a complaint has")
}

// FeedbackTimings returns the deadlines of feedback, all of them the programme's to
// meet and design defaults: three business days to acknowledge it, [FeedbackDue] to
// answer it whether or not it was acknowledged, with a reminder after 21 calendar
// days, and 14 calendar days from the answer to tell whoever gave it. A programme
// changes the spans; nothing is closed when one is up.
func FeedbackTimings() []FeedbackTiming {
	due, from := FeedbackDue()
	return []FeedbackTiming{
		{Name: "acknowledge", States: []FeedbackState{FeedbackReceived}, Waiting: lifecycle.ProgrammeParty, Within: lifecycle.BusinessDays(3),
			Source: source.DesignDefault("three business days to acknowledge feedback")},
		{Name: "answer", States: []FeedbackState{FeedbackReceived, FeedbackAcknowledged}, Waiting: lifecycle.ProgrammeParty, Within: due,
			Nudges: []lifecycle.Span{lifecycle.Days(21)}, Source: from},
		{Name: "tell_back", States: []FeedbackState{FeedbackAnswered}, Waiting: lifecycle.ProgrammeParty, Within: lifecycle.Days(14),
			Source: source.DesignDefault("two weeks to tell whoever gave feedback")},
	}
}

// Due returns the deadlines that are up at the given time, by the timings of the
// programme. It returns [lifecycle.ErrTiming] and [lifecycle.ErrSpan] for timings and
// a calendar that do not fit.
func (f Feedback) Due(timings []FeedbackTiming, c lifecycle.Calendar, at time.Time) ([]lifecycle.Deadline[FeedbackState, FeedbackEvent], error) {
	return feedbacks.Due(f.history, timings, c, at)
}

// NextDue returns when a scheduler must next look after the given time; ok is false
// if nothing is awaited. It returns the errors of [Feedback.Due].
func (f Feedback) NextDue(timings []FeedbackTiming, c lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	return feedbacks.NextDue(f.history, timings, c, after)
}
