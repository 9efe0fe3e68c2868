package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// A MakeUp says from when hours count for coming back. The zero value takes the
// hours of any day.
type MakeUp string

// First days from which hours count. Where the scheme gives days in which coming
// back is finished ([Inactive].Finish), hours after them do not count.
const (
	// MakeUpMissed: from the first day of the period that was not renewed.
	MakeUpMissed MakeUp = "missed_period"
	// MakeUpCurrent: from January of the year in which the body approved that the
	// holder comes back, or of the day asked about while it has not.
	MakeUpCurrent MakeUp = "current_year"
)

var makeUps = []MakeUp{MakeUpMissed, MakeUpCurrent}

// MakeUps returns every MakeUp, in the order of this page.
func MakeUps() []MakeUp { return slices.Clone(makeUps) }

// String returns the name under which it is stored and sent.
func (m MakeUp) String() string { return string(m) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMakeUp].
func (m MakeUp) MarshalText() ([]byte, error) { return enum.Marshal(m, makeUps, ErrUnknownMakeUp) }

// UnmarshalText accepts exactly what MarshalText returns. On error m is unchanged.
func (m *MakeUp) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, makeUps, ErrUnknownMakeUp)
}

// A comeback is what the hours for a return are counted by.
type comeback struct {
	missed   peer.DateRange
	approved peer.Date // no date while it is not approved
	finish   peer.Date // last day on which what is asked is done; no date if there is none
	on       peer.Date
}

func (s Scheme) comeback(c Case) comeback {
	b := comeback{missed: c.Period, on: c.On}
	if !c.Approved.IsZero() && !c.On.Before(c.Approved) {
		b.approved = c.Approved
		b.finish = s.Inactive.finish(c.Approved)
	}
	return b
}

// counts reports whether hours of a day count for a row, and the last day on which
// they do: those of the current year while nothing is approved, to its end.
func (b comeback) counts(m MakeUp, day peer.Date) (last peer.Date, ok bool) {
	from := b.missed.From
	if m == MakeUpCurrent {
		year := b.approved
		if year.IsZero() {
			year = b.on
		}
		p, err := Year(year, 1)
		if err != nil {
			return last, false
		}
		if from = p.From; b.approved.IsZero() {
			last = p.Last()
		}
	}
	return last, m == "" || !day.Before(from) && reaches(b.finish, day)
}
