package credential

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A Timing is a deadline of a body's procedure: after an event, somebody has so
// long for the next one. A deadline proposes; people record.
type Timing struct {
	Name    string          `json:"name"`              // stable, such as "decide_application"
	After   []Event         `json:"after"`             // any of these starts the clock
	Ends    []Event         `json:"ends"`              // any of these stops it
	Within  lifecycle.Span  `json:"within"`            // how long it may take
	Waiting lifecycle.Party `json:"waiting"`           // whose turn it is
	Propose Event           `json:"propose,omitempty"` // what a person may then record
	Reading Reading         `json:"reading,omitempty"`
	Source  source.Source   `json:"source"`
}

// A Deadline is a timing that runs for one credential.
type Deadline struct {
	Timing
	Since time.Time
	Due   time.Time
}

// Deadlines returns the procedures of the scheme that wait for somebody, in the
// scheme's order. It returns [ErrOtherScheme] for a credential of another
// scheme, and lifecycle.ErrSpan if the calendar cannot count a span.
func (c Credential) Deadlines(s Scheme, cal lifecycle.Calendar) ([]Deadline, error) {
	if err := c.of(s); err != nil {
		return nil, err
	}
	var running []Deadline
	moves := c.history.Moves()
	for _, t := range s.Timings {
		if t.Reading != Applied {
			continue
		}
		var since time.Time
		for _, e := range moves {
			switch {
			case slices.Contains(t.After, e.Event):
				since = e.At
			case slices.Contains(t.Ends, e.Event):
				since = time.Time{}
			}
		}
		if since.IsZero() || machine.IsFinal(c.history.State()) {
			continue
		}
		due, err := cal.Add(since, t.Within)
		if err != nil {
			return nil, err
		}
		running = append(running, Deadline{t, since, due})
	}
	return running, nil
}

// Due returns the deadlines of [Credential.Deadlines] whose time is up.
func (c Credential) Due(s Scheme, cal lifecycle.Calendar, at time.Time) ([]Deadline, error) {
	running, err := c.Deadlines(s, cal)
	return slices.DeleteFunc(running, func(d Deadline) bool { return d.Due.After(at) }), err
}

func (t Timing) check(events []Event) string {
	known := func(e Event) bool { return slices.Contains(events, e) }
	if t.Name == "" || len(t.After) == 0 || len(t.Ends) == 0 || slices.ContainsFunc(append(slices.Clone(t.After), t.Ends...), func(e Event) bool { return !known(e) }) ||
		t.Propose != "" && !known(t.Propose) || t.Within.N < 1 || !slices.Contains(parties(), t.Waiting) {
		return "a timing names known events, a party and a span"
	}
	return ""
}
