package workforce

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// A Tenure is one worker's time with a programme, without the worker. Last is the last
// day, or no date while it goes on.
type Tenure struct {
	First peer.Date `json:"first"`
	Last  peer.Date `json:"last,omitzero"`
}

func (t Tenure) check() error {
	if t.First.IsZero() || !t.Last.IsZero() && t.Last.Before(t.First) {
		return fmt.Errorf("%w: want a first day and, if any, a last one no earlier", ErrFigure)
	}
	return nil
}

func (t Tenure) on(d peer.Date) bool {
	return !d.Before(t.First) && (t.Last.IsZero() || !t.Last.Before(d))
}

// A Turnover is who left in a range of days, of how many. Average is the mean of those
// there on the first day and on the last.
type Turnover struct {
	Left    int     `json:"left"` // whose last day lies in the range
	Average float64 `json:"average"`
}

// Share returns those who left as a share of the average; ok is false if there was
// nobody or fewer than [LeastShown], which tells of persons.
func (t Turnover) Share() (share float64, ok bool) {
	if t.Average < LeastShown {
		return 0, false
	}
	return float64(t.Left) / t.Average, true
}

// TurnoverOf counts turnover between two days, both inside. It returns [ErrFigure] for
// a tenure without a first day or that ends before it, and for days that are none.
func TurnoverOf(tenures []Tenure, from, to peer.Date) (Turnover, error) {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return Turnover{}, fmt.Errorf("%w: want a first day and a last one no earlier", ErrFigure)
	}
	var out Turnover
	first, last := 0, 0
	for _, t := range tenures {
		if err := t.check(); err != nil {
			return Turnover{}, err
		}
		if t.on(from) {
			first++
		}
		if t.on(to) {
			last++
		}
		if !t.Last.IsZero() && !t.Last.Before(from) && !to.Before(t.Last) {
			out.Left++
		}
	}
	out.Average = float64(first+last) / 2
	return out, nil
}

// A Retention is how many of those who began long enough ago were still there.
type Retention struct {
	Stayed int `json:"stayed"`
	Of     int `json:"of"`
}

// RetentionOf counts, of the workers whose first day lies at least the given months before a date,
// those who were there on the day that many months after it. Whoever began later is not counted: their time is not
// over. It returns [ErrFigure] as [TurnoverOf] does, and for months below 1.
func RetentionOf(tenures []Tenure, months int, on peer.Date) (Retention, error) {
	if months < 1 || on.IsZero() {
		return Retention{}, fmt.Errorf("%w: want a date and months of 1 or more", ErrFigure)
	}
	var out Retention
	for _, t := range tenures {
		if err := t.check(); err != nil {
			return Retention{}, err
		}
		mark := t.First.AddMonths(months)
		if mark.IsZero() || on.Before(mark) {
			continue
		}
		out.Of++
		if t.on(mark) {
			out.Stayed++
		}
	}
	return out, nil
}
