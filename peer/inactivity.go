package peer

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Inactivity says what follows when there was no contact: contact attempted is
// not contact made.
type Inactivity struct {
	Warn, Review, Letter, Close lifecycle.Span
	Source                      source.Source
}

// InactivityDefaults returns the default spans: warn after 14 days, a
// supervisor's review after 30, a letter after 60, proposing to close after 90.
// They are design defaults, in line with 90-day rules of general behavioural
// health; none is specific to peer support.
func InactivityDefaults() Inactivity {
	return Inactivity{lifecycle.Days(14), lifecycle.Days(30), lifecycle.Days(60), lifecycle.Days(90),
		source.DesignDefault("in line with 90-day rules of general behavioural health; none is peer-specific")}
}

// An InactivityStep is what is proposed after a time without contact.
type InactivityStep string

// Steps of inactivity, in order. None closes anything.
const (
	InactivityNone   InactivityStep = ""       // contact is recent
	InactivityWarn   InactivityStep = "warn"   // remind the worker
	InactivityReview InactivityStep = "review" // the supervisor looks at it
	InactivityLetter InactivityStep = "letter" // a letter with crisis and re-entry information
	InactivityClose  InactivityStep = "close"  // a person may propose to close
)

// Step returns the step that is due at the given time, and when it fell due.
// lastContact is the last contact made, or the start of support. It returns
// [lifecycle.ErrSpan] if a span is none.
func (i Inactivity) Step(lastContact, at time.Time, c lifecycle.Calendar) (step InactivityStep, since time.Time, err error) {
	for _, s := range []struct {
		step InactivityStep
		span lifecycle.Span
	}{{InactivityWarn, i.Warn}, {InactivityReview, i.Review}, {InactivityLetter, i.Letter}, {InactivityClose, i.Close}} {
		due, err := c.Add(lastContact, s.span)
		if err != nil {
			return InactivityNone, time.Time{}, err
		}
		if !due.After(at) {
			step, since = s.step, due
		}
	}
	return step, since, nil
}
