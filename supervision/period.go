package supervision

import (
	"fmt"
	"slices"

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
	// Month is the calendar month, of 28 to 31 days.
	Month Period = "month"
)

var periods = []Period{Week, Month}

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
	if d.IsZero() || s.From.IsZero() || s.To.IsZero() {
		return peer.DateRange{}, fmt.Errorf("%w: no whole %s around it", peer.ErrBadDate, string(p))
	}
	return s, nil
}

func (p Period) around(d peer.Date) peer.DateRange {
	if p == Week {
		monday := d.AddDays(-(int(d.Weekday()) + 6) % 7)
		return peer.DateRange{From: monday, To: monday.AddDays(7)}
	}
	_, _, day := d.Civil()
	first := d.AddDays(1 - day)
	return peer.DateRange{From: first, To: first.AddMonths(1)}
}

// spans returns the periods that share a date with r, in order.
func (p Period) spans(r peer.DateRange) []peer.DateRange {
	var out []peer.DateRange
	for s := p.around(r.From); !s.From.IsZero() && !s.To.IsZero() && s.From.Before(r.To); s = p.around(s.To) {
		out = append(out, s)
	}
	return out
}
