package credential

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Cycle says how the days of a renewal period are found. The zero value is no
// cycle.
type Cycle string

// Cycles.
const (
	// CycleAnniversary: whole months from the day on which the credential was granted.
	CycleAnniversary Cycle = "anniversary"
	// CycleMonth: whole months from the first day of the month in which it was granted.
	CycleMonth Cycle = "certification_month"
	// CycleCalendarYear: January to December; the first one is the year after the grant.
	CycleCalendarYear Cycle = "calendar_year"
	// CycleFixedDate: to a fixed day of the year, of odd or even years only if the term says so.
	CycleFixedDate Cycle = "fixed_date"
	// CycleRolling: the whole months that end today; nothing expires by it.
	CycleRolling Cycle = "rolling"
)

var cycles = []Cycle{CycleAnniversary, CycleMonth, CycleCalendarYear, CycleFixedDate, CycleRolling}

// Cycles returns every Cycle, in the order of this page.
func Cycles() []Cycle { return slices.Clone(cycles) }

// String returns the name under which it is stored and sent.
func (c Cycle) String() string { return string(c) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCycle].
func (c Cycle) MarshalText() ([]byte, error) { return enum.Marshal(c, cycles, ErrUnknownCycle) }

// UnmarshalText accepts exactly what MarshalText returns. On error c is unchanged.
func (c *Cycle) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, cycles, ErrUnknownCycle)
}

// A Term is how long a credential is valid and which days its continuing
// education is counted in. A credential is valid through its last day: one that
// expires today is valid today and not tomorrow.
type Term struct {
	Cycle       Cycle         `json:"cycle"`
	Months      int           `json:"months"`                  // 12 or 24, say; 12 for a calendar year
	Month       time.Month    `json:"month,omitempty"`         // of a fixed date
	Day         int           `json:"day,omitempty"`           // of a fixed date: the last day of validity
	Parity      string        `json:"years,omitempty"`         // "odd" or "even": fixed dates fall in such years
	NoCarryOver bool          `json:"no_carry_over,omitempty"` // the body says that hours of one period never count in another
	LaterOfTwo  bool          `json:"later_of_two,omitempty"`  // two credentials of the body share the later last day
	Reading     Reading       `json:"reading,omitempty"`
	Effective   peer.Date     `json:"effective_from,omitzero"`
	Superseded  peer.Date     `json:"effective_to,omitzero"` // last day
	Source      source.Source `json:"source"`
}

// InForce reports whether the term counted for credentials granted on the date.
func (t Term) InForce(on peer.Date) bool {
	return t.Reading == Applied && !on.Before(t.Effective) && reaches(t.Superseded, on)
}

// LastDay returns the last day of validity of a credential that is granted on
// the date, or renewed with a period that begins on it. It returns [ErrPeriod]
// for a rolling term, which has none, and if the calendar ends first.
func (t Term) LastDay(from peer.Date) (peer.Date, error) {
	p, err := t.first(from)
	return p.Last(), err
}

// Renewed returns the last day of validity after a renewal of what was valid
// through last. Renewing early or late does not move it, except that a renewal
// on an anniversary begins with the day after last.
func (t Term) Renewed(last peer.Date) (peer.Date, error) {
	if last.IsZero() {
		return peer.Date{}, fmt.Errorf("%w: it has no last day to go on from", ErrPeriod)
	}
	next := last.AddDays(1)
	switch t.Cycle {
	case CycleCalendarYear:
		y, _, _ := last.Civil()
		return t.known(day(y+1, time.December, 31))
	case CycleFixedDate:
		return t.known(t.fixed(next))
	case CycleRolling:
		return peer.Date{}, errRolling
	}
	return t.known(lastOf(next, t.Months))
}

var errRolling = fmt.Errorf("%w: a rolling term has no last day", ErrPeriod)

func (t Term) known(last peer.Date) (peer.Date, error) {
	if last.IsZero() {
		return last, fmt.Errorf("%w: the calendar ends first", ErrPeriod)
	}
	return last, nil
}

// first returns the first period of a credential granted on the date.
func (t Term) first(from peer.Date) (peer.DateRange, error) {
	if from.IsZero() {
		return peer.DateRange{}, fmt.Errorf("%w: no date to count from", ErrPeriod)
	}
	y, _, _ := from.Civil()
	var last peer.Date
	switch t.Cycle {
	case CycleCalendarYear:
		last = day(y+1, time.December, 31)
	case CycleFixedDate:
		last = t.fixed(from)
	case CycleMonth:
		last = lastOf(firstOfMonth(from), t.Months)
	case CycleAnniversary:
		last = lastOf(from, t.Months)
	default:
		return peer.DateRange{}, errRolling
	}
	if _, err := t.known(last); err != nil {
		return peer.DateRange{}, err
	}
	return peer.DateRange{From: from, Until: last.AddDays(1)}, nil
}

// fixed returns the first fixed date on or after from.
func (t Term) fixed(from peer.Date) peer.Date {
	y, _, _ := from.Civil()
	for ; ; y++ {
		d := day(y, t.Month, t.Day)
		if odd := y%2 != 0; t.Parity == "odd" && !odd || t.Parity == "even" && odd {
			continue
		}
		if d.IsZero() || !d.Before(from) {
			return d
		}
	}
}

// Period returns the days in which the hours for the renewal of a credential
// count: those before its last day, and no others. granted is the day from which
// the present validity counts. For a rolling term it is the months that end on
// last. It returns [ErrPeriod] if there is no such period.
func (t Term) Period(granted, last peer.Date) (peer.DateRange, error) {
	if last.IsZero() {
		return peer.DateRange{}, fmt.Errorf("%w: no last day", ErrPeriod)
	}
	p := peer.DateRange{From: granted, Until: last.AddDays(1)}
	switch t.Cycle {
	case CycleCalendarYear:
		y, _, _ := last.Civil()
		p.From = day(y, time.January, 1)
	case CycleRolling:
		p.From = last.AddMonths(-t.Months).AddDays(1)
	case CycleMonth:
		if !granted.IsZero() {
			p.From = firstOfMonth(granted)
		}
	}
	if p.From.IsZero() || p.IsEmpty() {
		return peer.DateRange{}, fmt.Errorf("%w: it holds no day", ErrPeriod)
	}
	return p, nil
}

// SharedLastDay returns the last day that two credentials of one body share: the
// later one where the term says so, and otherwise no date. [Question] applies it.
func (t Term) SharedLastDay(a, b peer.Date) peer.Date {
	switch {
	case !t.LaterOfTwo || a.IsZero() || b.IsZero():
		return peer.Date{}
	case a.Before(b):
		return b
	}
	return a
}

// ends reports whether a credential can have the last day by the term: a calendar
// year ends with December, and a fixed date is fixed.
func (t Term) ends(last peer.Date) bool {
	switch t.Cycle {
	case CycleCalendarYear:
		y, _, _ := last.Civil()
		return last == day(y, time.December, 31)
	case CycleFixedDate:
		return last == t.fixed(last)
	case CycleMonth:
		return last == lastOf(firstOfMonth(last), 1)
	}
	return true
}

func (t Term) check() string {
	switch {
	case !slices.Contains(cycles, t.Cycle):
		return "a term has no known cycle"
	case t.Months < 1 || t.Months > 240:
		return "a term is of 1 to 240 months"
	case t.Cycle == CycleCalendarYear && t.Months != 12:
		return "a calendar year has 12 months"
	case t.Cycle == CycleFixedDate && (t.Month < 1 || t.Month > 12 || t.Day < 1 || t.Day > 31):
		return "a fixed date needs month and day"
	case t.Cycle != CycleFixedDate && (t.Month != 0 || t.Day != 0 || t.Parity != ""):
		return "only a fixed date has month, day and years"
	case t.Parity != "" && t.Parity != "odd" && t.Parity != "even":
		return "years are odd or even"
	}
	return ""
}
