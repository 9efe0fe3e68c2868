package outcomes

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Log is everything that was recorded of what happened, corrections beside what
// they correct. It answers what was known at any moment ([Log.AsKnown]), so that a
// report of then can be run again, and what has changed since ([Changes]). The
// zero Log is empty.
type Log struct {
	records []Event // by id, then by time of recording
}

// NewLog returns a log of the records, in whatever order they come: of one id the
// record made last holds. As no order is asked for, it cannot tell that a correction bears
// an earlier time of recording than what it corrects, and lets that stand; [Log.Add]
// refuses it. A record that is given twice counts once.
//
// It returns an [*EventError] for the first record that does not fit together, for one
// that contradicts another of the same id and time of recording, or begins with being
// void; and for one that says of an id another kind or person than the record before,
// as when two feeds number their own from 1. What was entered under a wrong kind or
// person is voided, and may then be recorded under the same id, at the same moment or
// later.
func NewLog(records ...Event) (Log, error) {
	type placed struct {
		Event
		at int
	}
	sorted := make([]placed, len(records))
	for i, e := range records {
		if err := e.Check(); err != nil {
			return Log{}, &EventError{Row: i + 1, Err: err}
		}
		e.Recorded, e.Facts = e.Recorded.UTC(), slices.Clone(e.Facts)
		sorted[i] = placed{e, i + 1}
	}
	slices.SortStableFunc(sorted, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.Recorded.Compare(b.Recorded), voidFirst(a.Event, b.Event), cmp.Compare(b.Revision, a.Revision))
	})
	l := Log{records: make([]Event, 0, len(sorted))}
	for i, p := range sorted {
		if i == 0 || sorted[i-1].ID != p.ID {
			if p.Void {
				return Log{}, &EventError{Row: p.at, Err: errNeverRecorded}
			}
			l.records = append(l.records, p.Event)
			continue
		}
		before := sorted[i-1]
		switch other := before.Kind != p.Kind || before.Person != p.Person; {
		case other && p.Void:
			return Log{}, &EventError{Row: p.at, Err: errNeverRecorded}
		case other && !before.Void:
			return Log{}, &EventError{Row: p.at, Err: fmt.Errorf("%w: one id stands for another kind of event, or another person, which was not voided", ErrEvent)}
		case other || !before.Recorded.Equal(p.Recorded):
			l.records = append(l.records, p.Event)
		case !before.equal(p.Event):
			return Log{}, &EventError{Row: p.at, Err: fmt.Errorf("%w: one id has two records of one moment that differ", ErrEvent)}
		}
	}
	return l, nil
}

var errNeverRecorded = fmt.Errorf("%w: what was never recorded cannot be voided", ErrEvent)

// voidFirst orders two records of one id and moment: what takes away goes before what
// takes its place.
func voidFirst(a, b Event) int {
	switch {
	case a.Void == b.Void:
		return 0
	case a.Void:
		return -1
	}
	return 1
}

// Add returns the log with more records, in the order in which they were made: events
// that it does not know yet, and corrections of those that it does. The log itself is
// unchanged. A record that it has already is passed over. It goes through the whole log,
// so that it is quicker to add many at once.
//
// It returns an [*EventError] as [NewLog] does, its row among the records given, and for
// a record that was made before one that is there under its id: a correction is known
// later than what it corrects, and one that is dated back would be passed over in silence.
func (l Log) Add(records ...Event) (Log, error) {
	newest := map[EventID]time.Time{}
	for i, e := range records {
		if err := e.Check(); err != nil {
			return Log{}, &EventError{Row: i + 1, Err: err}
		}
		held := l.of(e.ID)
		first, _ := slices.BinarySearchFunc(held, e.Recorded, recordedAt)
		if slices.ContainsFunc(held[first:min(first+2, len(held))], func(h Event) bool { return h.Recorded.Equal(e.Recorded) && h.equal(e) }) {
			continue // of one moment there are at most two, what is voided and what takes its place
		}
		last, ok := newest[e.ID]
		if n := len(held); !ok && n > 0 {
			last = held[n-1].Recorded
		}
		if e.Recorded.Before(last) {
			return Log{}, &EventError{Row: i + 1, Err: fmt.Errorf("%w: a correction is recorded after what it corrects", ErrEvent)}
		}
		newest[e.ID] = e.Recorded
	}
	out, err := NewLog(append(l.Records(), records...)...)
	if at := (*EventError)(nil); errors.As(err, &at) {
		return Log{}, &EventError{Row: at.Row - len(l.records), Err: at.Err}
	}
	return out, err
}

// of returns the records of one event, by time of recording.
func (l Log) of(id EventID) []Event {
	from, _ := slices.BinarySearchFunc(l.records, id, func(e Event, id EventID) int { return cmp.Compare(e.ID, id) })
	n, _ := slices.BinarySearchFunc(l.records[from:], id, func(e Event, id EventID) int { return cmp.Or(cmp.Compare(e.ID, id), -1) })
	return l.records[from : from+n]
}

// Records returns every record, by id and then by time of recording.
func (l Log) Records() []Event {
	out := slices.Clone(l.records)
	for i := range out {
		out[i].Facts = slices.Clone(out[i].Facts)
	}
	return out
}

// AsKnown returns the log as far as it had been recorded at the given time, in the
// room that each record is from. It goes by [Event.Recorded] alone, and does not know when a
// record was read into the log: what was recorded in time and read in later is there as
// well, though a report sent before that lacked it. So it is the log as sent only
// where every record is read in as soon as it is made. Otherwise store the log with the
// report (as JSON), run the report again from that, and compare by [Changes].
func (l Log) AsKnown(recorded time.Time) Log {
	var out Log
	for _, e := range l.records {
		if !e.Recorded.After(recorded) {
			out.records = append(out.records, e)
		}
	}
	return out
}

// Events returns what holds: of each event the newest record, unless that is
// void; by day, then by id.
func (l Log) Events() []Event {
	out := l.current()
	for i := range out {
		out[i].Facts = slices.Clone(out[i].Facts)
	}
	return out
}

func (l Log) current() []Event {
	var out []Event
	for i, e := range l.records {
		if newest := i+1 == len(l.records) || l.records[i+1].ID != e.ID; newest && !e.Void {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, compareEvents)
	return out
}

func compareEvents(a, b Event) int {
	return cmp.Or(a.On.Compare(b.On), strings.Compare(string(a.ID), string(b.ID)))
}

// A person's events, by day.
type personEvents struct {
	person peer.ParticipantID
	events []Event
	ends   map[EventID]Event // what endings returned
}

// fromDay returns those of events, which are by day, that begin on a day or after it.
func fromDay(events []Event, day peer.Date) []Event {
	i, _ := slices.BinarySearchFunc(events, day, func(e Event, d peer.Date) int { return e.On.Compare(d) })
	return events[i:]
}

// people returns the events up to a day by person, duplicates merged, in the order of
// the ids.
func (l Log) people(through peer.Date, merges peer.Merges[peer.Participant]) []personEvents {
	at := through.Start(nil).Add(24 * time.Hour) // also of the last day of the calendar
	place := map[peer.ParticipantID]int{}
	var out []personEvents
	for _, e := range l.current() {
		if through.Before(e.On) {
			break
		}
		who := merges.Resolve(e.Person, at)
		i, ok := place[who]
		if !ok {
			i, place[who] = len(out), len(out)
			out = append(out, personEvents{person: who})
		}
		out[i].events = append(out[i].events, e)
	}
	slices.SortFunc(out, func(a, b personEvents) int { return cmp.Compare(a.person, b.person) })
	return out
}

// Format keeps people out of every verb of fmt.
func (l Log) Format(f fmt.State, _ rune) { redact.Format(f, l.shown()) }

// LogValue keeps people out of logs.
func (l Log) LogValue() slog.Value { return slog.StringValue(l.shown()) }

func (l Log) shown() string { return fmt.Sprintf("[log of %d records]", len(l.records)) }

// An EventError says which of several records is at fault. It shows nothing of it. It
// wraps [ErrEvent], or another error of [Event.Check]; no function returns the zero
// EventError.
type EventError struct {
	Row int // place among the records given, from 1
	Err error
}

// Error says which record and what does not fit.
func (e *EventError) Error() string { return fmt.Sprintf("outcomes: record %d: %v", e.Row, e.Err) }

// Unwrap returns what is wrong with it.
func (e *EventError) Unwrap() error { return e.Err }
