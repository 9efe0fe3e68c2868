package supervision

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
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

// Around returns the period that holds d. It returns [ErrUnknownPeriod] if p is
// none, and [ErrBadDate] if d is none or the calendar ends within the period.
func (p Period) Around(d Date) (Span, error) {
	if _, err := p.MarshalText(); err != nil {
		return Span{}, err
	}
	s := p.around(d)
	if d.IsZero() || s.From.IsZero() || s.To.IsZero() {
		return Span{}, fmt.Errorf("%w: no whole %s around it", ErrBadDate, string(p))
	}
	return s, nil
}

func (p Period) around(d Date) Span {
	if p == Week {
		monday := d.AddDays(-(int(d.Weekday()) + 6) % 7)
		return Span{From: monday, To: monday.AddDays(7)}
	}
	t := d.time()
	first := d.AddDays(1 - t.Day())
	days := time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Span{From: first, To: first.AddDays(days)}
}

// spans returns the periods that share a date with r, in order.
func (p Period) spans(r Span) []Span {
	var out []Span
	for s := p.around(r.From); !s.From.IsZero() && !s.To.IsZero() && s.From.Before(r.To); s = p.around(s.To) {
		out = append(out, s)
	}
	return out
}
