package consent

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Timing is one deadline of a consent.
type Timing = lifecycle.Timing[State, Event]

// Timings returns the default deadlines, all of them design defaults: how long a
// draft may wait for an answer, and when somebody asks whether a spoken wish is to
// be put in writing. That a consent runs out on a day is in its terms; see
// [Reviews].
func Timings() []Timing {
	return []Timing{
		{Name: "answer_draft", States: []State{StateDraft}, Waiting: lifecycle.ParticipantParty,
			Within: lifecycle.Days(30), Nudges: []lifecycle.Span{lifecycle.Days(14)}, Propose: ExpireConsent,
			Source: source.DesignDefault("a request that nobody answers does not stay open")},
		{Name: "write_wish", States: []State{StateStopped}, Waiting: lifecycle.ProgrammeParty, Within: lifecycle.Days(14),
			Source: source.DesignDefault("somebody offers the paper; the wish holds without it")},
	}
}

// Deadlines returns the timings that run at the present stage. It returns
// [lifecycle.ErrTiming] and [lifecycle.ErrSpan] as [lifecycle.Machine.Deadlines] does.
func (c Consent) Deadlines(timings []Timing, cal lifecycle.Calendar) ([]lifecycle.Deadline[State, Event], error) {
	return machine.Deadlines(c.history, timings, cal)
}

// Due returns the deadlines whose time is up. Its errors are those of Deadlines.
func (c Consent) Due(timings []Timing, cal lifecycle.Calendar, at time.Time) ([]lifecycle.Deadline[State, Event], error) {
	return machine.Due(c.history, timings, cal, at)
}

// NextDue returns the first moment after the given time at which somebody is to be
// reminded or a deadline falls; ok is false if there is none.
func (c Consent) NextDue(timings []Timing, cal lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	return machine.NextDue(c.history, timings, cal, after)
}
