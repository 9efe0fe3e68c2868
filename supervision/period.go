package supervision

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// A Period is the stretch of the calendar in which a requirement has to be met.
// The zero value is no period.
type Period string

// Periods.
const (
	// Week runs from Monday to Sunday, across the end of a year too.
	Week Period = "week"
	// Fortnight is two weeks, counted in pairs from Monday 2001-01-01. No source
	// says where its fortnights begin: the anchor is a choice of this library.
	Fortnight Period = "fortnight"
	// Month is the calendar month, of 28 to 31 days.
	Month Period = "month"
	// Quarter is three calendar months, from January, April, July or October.
	Quarter Period = "quarter"
	// HalfYear is six calendar months, from January or July.
	HalfYear Period = "half_year"
)

var periods = []Period{Week, Fortnight, Month, Quarter, HalfYear}

// Periods returns every Period.
func Periods() []Period { return slices.Clone(periods) }

// String returns the name under which it is stored and sent.
func (p Period) String() string { return string(p) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPeriod].
func (p Period) MarshalText() ([]byte, error) { return enum.Marshal(p, periods, ErrUnknownPeriod) }

// UnmarshalText accepts exactly what MarshalText returns. On error p is unchanged.
func (p *Period) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, periods, ErrUnknownPeriod)
}

func (p Period) check() error {
	_, err := p.MarshalText()
	return err
}

// Around returns the period that holds d. It returns [ErrUnknownPeriod] if p is
// none, and [peer.ErrBadDate] if d is none or the calendar ends within the period.
func (p Period) Around(d peer.Date) (peer.DateRange, error) {
	if err := p.check(); err != nil {
		return peer.DateRange{}, err
	}
	s := p.around(d)
	if d.IsZero() || s.From.IsZero() || s.Until.IsZero() {
		return peer.DateRange{}, fmt.Errorf("%w: no whole %s around it", peer.ErrBadDate, string(p))
	}
	return s, nil
}

func (p Period) around(d peer.Date) peer.DateRange {
	if p == Week || p == Fortnight {
		monday := d.AddDays(-(int(d.Weekday()) + 6) % 7)
		if p == Week {
			return peer.DateRange{From: monday, Until: monday.AddDays(7)}
		}
		const week = 7 * 24 * 60 * 60
		if (monday.Start(time.UTC).Unix()-fortnightsFrom.Unix())/week%2 != 0 {
			monday = monday.AddDays(-7)
		}
		return peer.DateRange{From: monday, Until: monday.AddDays(14)}
	}
	months := 1
	switch p {
	case Quarter:
		months = 3
	case HalfYear:
		months = 6
	}
	_, month, day := d.Civil()
	first := d.AddDays(1 - day).AddMonths(-((int(month) - 1) % months))
	return peer.DateRange{From: first, Until: first.AddMonths(months)}
}

var fortnightsFrom = time.Date(2001, time.January, 1, 0, 0, 0, 0, time.UTC) // a Monday

// spans returns the periods that share a date with r, in order.
func (p Period) spans(r peer.DateRange) []peer.DateRange {
	var out []peer.DateRange
	for s := p.around(r.From); !s.From.IsZero() && !s.Until.IsZero() && s.From.Before(r.Until); s = p.around(s.Until) {
		out = append(out, s)
	}
	return out
}
