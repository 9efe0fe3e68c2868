package recovery

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrClock reports a clock of recovery time that contradicts itself.
var ErrClock = errors.New("recovery: bad clock")

// A Clock counts a person's time by one definition of their own: time without
// one substance, without any, within limits. Somebody may have several. It holds
// calendar dates of the person's zone, or months where no day is known. What it
// adds up to is [Clock.Tally]. The zero Clock counts nothing.
//
// A return to use ends a streak and takes nothing away: earlier streaks stay
// counted and received tokens stay received.
type Clock struct {
	Participant peer.ParticipantID `json:"participant,omitempty"`
	Name        string             `json:"name,omitempty"`       // the person's own code for it: lower-case letters, digits, '_' and '-'
	Concern     Concern            `json:"concern,omitempty"`    // what it is about; empty: not said
	Definition  ClockDefinition    `json:"definition,omitempty"` // empty: CountAbstinence
	Pathway     PathwayID          `json:"pathway,omitempty"`    // whose custom it follows, if any
	Started     PartialDate        `json:"started,omitzero"`     // the first day that counts; none: not known
	Returns     []ClockReturn      `json:"returns,omitempty"`    // in any order
	Received    []ReceivedToken    `json:"received,omitempty"`   // what they were handed, in any order
}

// A ClockReturn ends a streak. The next one begins on the day after, or in Again
// where the person says so; Open says that it has not begun yet.
type ClockReturn struct {
	On    PartialDate `json:"on"`
	Again PartialDate `json:"again,omitzero"`
	Open  bool        `json:"open,omitempty"`
}

// begins returns from when the time after r counts; no date while it is open.
func (r ClockReturn) begins() PartialDate {
	switch {
	case r.Open:
		return PartialDate{}
	case !r.Again.IsZero():
		return r.Again
	}
	return OnDay(r.On.Last().AddDays(1))
}

// A Streak is a stretch of time that counts.
type Streak struct {
	From PartialDate `json:"from,omitzero"`
	To   PartialDate `json:"to,omitzero"` // the return that ended it; no date if it goes on
	Days int         `json:"days"`        // full days, at least: where only a month is known, the fewest that it may be
}

// A Tally is what a clock adds up to on one date.
type Tally struct {
	Streaks  []Streak `json:"streaks,omitempty"` // oldest first
	Running  bool     `json:"running"`           // a streak goes on
	Current  int      `json:"current"`           // its days; 0 if none goes on
	Longest  int      `json:"longest"`           // days of the longest streak
	Lifetime int      `json:"lifetime"`          // days of all streaks
	AtLeast  bool     `json:"at_least"`          // only a month is known of some date, so that it may be more
}

// Check returns [ErrClock] for an id or name that cannot be stored, an unknown concern
// or definition, a return without a date, before Started or the Again of the one
// before it or both open and over, an open one that is not the newest, and a received
// token without a date or of no family. Several returns in one day or month are as
// good as one.
func (c Clock) Check() error {
	if !storable.ID(string(c.Participant)) || !storable.ID(string(c.Pathway)) || c.Name != "" && !isCode(c.Name) {
		return fmt.Errorf("%w: want ids in valid UTF-8 of at most 256 bytes, and a code for a name", ErrClock)
	}
	if c.Concern != "" {
		if _, err := c.Concern.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrClock, err)
		}
	}
	if c.Definition != "" {
		if _, err := c.Definition.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrClock, err)
		}
	}
	for _, t := range c.Received {
		if t.On.IsZero() || t.Token.check() != nil {
			return fmt.Errorf("%w: want a token of a family, and the date on which it was received", ErrClock)
		}
	}
	from, open := c.Started, false
	for _, r := range c.sorted() {
		switch {
		case r.On.IsZero():
			return fmt.Errorf("%w: want the day or the month of a return", ErrClock)
		case r.Open && !r.Again.IsZero():
			return fmt.Errorf("%w: want a return to be over or open, not both", ErrClock)
		case !r.Again.IsZero() && r.Again.Last().Before(r.On.First()):
			return fmt.Errorf("%w: want a new streak to begin after the return", ErrClock)
		case !from.IsZero() && r.On.Last().Before(from.First()):
			return fmt.Errorf("%w: want returns after the beginning of the streak that they end", ErrClock)
		case open:
			return fmt.Errorf("%w: want the newest return only to be open", ErrClock)
		}
		from, open = r.Again, r.Open
	}
	return nil
}

// sorted returns the returns, oldest first; of one day, that which is open last.
func (c Clock) sorted() []ClockReturn {
	return slices.SortedStableFunc(slices.Values(c.Returns), func(a, b ClockReturn) int {
		open := 0
		if a.Open != b.Open {
			open = 1
			if b.Open {
				open = -1
			}
		}
		return cmp.Or(a.On.First().Compare(b.On.First()), open)
	})
}

// Tally returns what the clock adds up to on a date of the person's zone, which
// [peer.DateOf] gives. A return after that date does not count yet. The day on
// which a streak begins is day 0, so that 30 days are full 30 days later. It
// returns what Check returns, and [ErrClock] for no date.
func (c Clock) Tally(on peer.Date) (Tally, error) {
	if on.IsZero() {
		return Tally{}, fmt.Errorf("%w: want a date", ErrClock)
	}
	if err := c.Check(); err != nil {
		return Tally{}, err
	}
	var t Tally
	add := func(from, to PartialDate, end peer.Date) {
		days := max(0, daysBetween(from.Last(), end))
		t.Streaks = append(t.Streaks, Streak{from, to, days})
		t.Lifetime += days
		t.Longest = max(t.Longest, days)
		t.AtLeast = t.AtLeast || !from.HasDay() || !to.IsZero() && !to.HasDay()
	}
	from := c.Started
	for _, r := range c.sorted() {
		if on.Before(r.On.First()) {
			break
		}
		was := from
		from = r.begins()
		switch {
		case was.IsZero():
		case r.On.Last().Before(was.First()): // the same day or month again: there is no streak to end
			if r.Again.IsZero() && from.Last().Before(was.First()) && !r.Open {
				from = was
			}
		default:
			add(was, r.On, r.On.First())
		}
	}
	if !from.IsZero() && !on.Before(from.First()) {
		add(from, PartialDate{}, on)
		t.Running, t.Current = true, t.Streaks[len(t.Streaks)-1].Days
	}
	return t, nil
}

// daysBetween returns the days from a to b, negative if b lies before a.
func daysBetween(a, b peer.Date) int {
	return int(b.Start(nil).Unix()/86400 - a.Start(nil).Unix()/86400)
}

type storedClock Clock

// UnmarshalJSON reads a clock and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error c is unchanged.
func (c *Clock) UnmarshalJSON(data []byte) error {
	var in storedClock
	if err := lifecycle.ReadStored("clock", data, &in); err != nil {
		return err
	}
	if err := Clock(in).Check(); err != nil {
		return err
	}
	*c = Clock(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (Clock) Format(f fmt.State, _ rune) { redact.Format(f, "[clock]") }

// LogValue keeps everything out of logs.
func (Clock) LogValue() slog.Value { return slog.StringValue("[clock]") }
