package outcomes

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// EventID names one event, across all that is ever recorded of it.
type EventID = peer.ID[recorded]

type recorded struct{}

// An Event is one thing that happened to one participant, on a day, as it was
// recorded at a moment. A later record with the same id takes its place; one that
// is Void takes it away. [Event.Check] says whether it fits together; the zero
// Event does not. JSON is read and written only if it does.
type Event struct {
	ID     EventID            `json:"id"`
	Person peer.ParticipantID `json:"person"`
	Kind   EventKind          `json:"kind"`
	On     peer.Date          `json:"on"`
	// Until is the day on which a stay ended, or the last day that a medication
	// covers; no date while it goes on. Other kinds have none.
	Until peer.Date `json:"until,omitzero"`
	Code  string    `json:"code,omitempty"` // a DischargeReason, or what was answered
	Facts []Fact    `json:"facts,omitempty"`
	// Value is the answer or score; not known if it was asked and not told.
	Value     stats.Estimate   `json:"value,omitzero"`
	Age       int              `json:"age,omitempty"`   // in whole years on that day; 0 if not known
	About     EventID          `json:"about,omitempty"` // the event that it belongs to, such as the admission that a discharge ends
	Programme peer.ProgrammeID `json:"programme,omitempty"`
	Site      peer.SiteID      `json:"site,omitempty"`
	Funding   peer.FundingID   `json:"funding,omitempty"`
	Recorded  time.Time        `json:"recorded"`
	Void      bool             `json:"void,omitempty"` // entered in error
	// Revision is that of the record which the event was read off, as a [Reading] has
	// it: it tells an older state from a newer one. 0: none is known.
	Revision int `json:"revision,omitempty"`
}

// maxAge bounds an age in years.
const maxAge = 130

// Check returns [ErrEvent] with what does not fit together: an id, person, day or
// time of recording that is missing, a day after the recording (one day is let
// pass for zones), an end before the beginning or of a kind that does not last, an
// age out of bounds, a code that the kind needs, a value that is no answer's, a fact
// that is none of the kind, such as a heavy day of a visit.
// Words that are on no list return [ErrUnknownEventKind], [ErrUnknownFact] and
// [ErrUnknownReason].
//
// An answer under a code of the library is a value that can be given there: a score
// lies on the scale of its instrument, days in 30 are from 0 to 30, and yes or no is 1
// or 0. A code that is one of the library's but for its case and punctuation, or that
// begins with a shipped instrument and names no scale of it, returns [ErrUnknownAnswer]
// with the nearest; any other code is the host's own, of which [QualityOf] counts the
// answers.
func (e Event) Check() error {
	if _, err := e.Kind.MarshalText(); err != nil {
		return err
	}
	for _, f := range e.Facts {
		if _, err := f.MarshalText(); err != nil {
			return err
		}
	}
	bad := func(want string) error { return fmt.Errorf("%w: %s", ErrEvent, want) }
	switch {
	case e.ID == "" || e.Person == "" || e.On.IsZero() || e.Recorded.IsZero():
		return bad("it has an id, a person, a day and a time of recording")
	case !storable.ID(string(e.ID)) || !storable.ID(string(e.Person)) || !storable.ID(string(e.About)) || !storable.ID(e.Code) ||
		!storable.ID(string(e.Programme)) || !storable.ID(string(e.Site)) || !storable.ID(string(e.Funding)) || !storable.Time(e.Recorded):
		return bad("ids and codes are text of at most 256 bytes, times lie in the years 1 to 9999")
	case peer.DateOf(e.Recorded, nil).Before(e.On.AddDays(-1)): // of the first day there is no day before
		return bad("it is not recorded before it happens")
	case !e.Until.IsZero() && (!e.Kind.lasts() || e.Until.Before(e.On)):
		return bad("only stays and supplies of medication end on a day, and not before they begin")
	case e.Kind == MedicationSupply && e.Until.IsZero():
		return bad("a supply of medication has a last day")
	case e.Revision < 0:
		return bad("a revision is not below 0")
	case e.Age < 0 || e.Age > maxAge:
		return bad(fmt.Sprintf("an age is from 0 to %d", maxAge))
	case e.Kind == Answer && e.Code == "":
		return bad("an answer has a code that says to what")
	case e.Kind != Answer && e.Value != (stats.Estimate{}):
		return bad("only an answer has a value")
	case hasTwice(e.Facts):
		return bad("a fact is given once")
	case e.misplaced():
		return bad("a fact is one of its kind of event, such as a heavy day of a day of use")
	}
	switch e.Kind {
	case Discharge:
		_, err := DischargeReason(e.Code).MarshalText()
		return err
	case Answer:
		return e.checkAnswer()
	}
	return nil
}

func hasTwice[T comparable](list []T) bool {
	for i, v := range list {
		if slices.Contains(list[:i], v) {
			return true
		}
	}
	return false
}

func (e Event) has(f Fact) bool { return slices.Contains(e.Facts, f) }

// equal reports whether two records say the same, whenever they were made and whatever
// revision they were read off.
func (e Event) equal(o Event) bool {
	ef, of := slices.Clone(e.Facts), slices.Clone(o.Facts)
	slices.Sort(ef)
	slices.Sort(of)
	return slices.Equal(ef, of) && e.ID == o.ID && e.Person == o.Person && e.Kind == o.Kind && e.On == o.On && e.Until == o.Until &&
		e.Code == o.Code && e.Value == o.Value && e.Age == o.Age && e.About == o.About && e.Programme == o.Programme &&
		e.Site == o.Site && e.Funding == o.Funding && e.Void == o.Void
}

// last returns the last day that e takes up: that of a stay still going on is the
// end of the calendar.
func (e Event) last() peer.Date {
	switch {
	case !e.Kind.lasts():
		return e.On
	case e.Until.IsZero():
		return peer.EndOfCalendar()
	}
	return e.Until
}

// storedEvent is an Event without its methods.
type storedEvent Event

// MarshalJSON returns the stored form of e, its time in UTC, or what Check returns.
func (e Event) MarshalJSON() ([]byte, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	e.Recorded = e.Recorded.UTC()
	return json.Marshal(storedEvent(e))
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns a
// [*lifecycle.RecordError] for another form and what Check returns for an event
// that could not have been. On error e is unchanged.
func (e *Event) UnmarshalJSON(data []byte) error {
	var s storedEvent
	if err := lifecycle.ReadStored("event", data, &s); err != nil {
		return err
	}
	if err := Event(s).Check(); err != nil {
		return err
	}
	s.Recorded = s.Recorded.UTC()
	*e = Event(s)
	return nil
}

// Format prints the kind and keeps people out of every verb of fmt.
func (e Event) Format(f fmt.State, _ rune) { redact.Format(f, e.shown()) }

// LogValue keeps people out of logs.
func (e Event) LogValue() slog.Value { return slog.StringValue(e.shown()) }

func (e Event) shown() string {
	if !slices.Contains(eventKinds, e.Kind) {
		return "[event]"
	}
	return "[event " + string(e.Kind) + "]"
}
