package evaluation

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An AppraisalCycle says when a worker's evaluations fall due, in calendar months:
// the first after First of service, each further one Every after the last. A deadline
// proposes an evaluation; one that is late binds the organisation, never the worker.
type AppraisalCycle struct {
	First  int           `json:"first"`
	Every  int           `json:"every"`
	Source source.Source `json:"source,omitzero"`
}

// AppraisalDefault returns three months and then every twelve, a design default.
func AppraisalDefault() AppraisalCycle {
	return AppraisalCycle{3, 12, source.DesignDefault("a first look after three months, then once a year; no source states a figure for peer workers")}
}

// Next returns the date on which the next evaluation is due: last is the date of the
// last one that was closed, or no date if there was none, and start the first day of
// service. A month after the 31st is the last day of a shorter month. It returns
// [ErrIncomplete] unless there is a start, no last before it, and both figures are positive.
func (c AppraisalCycle) Next(start, last peer.Date) (peer.Date, error) {
	switch {
	case c.First < 1 || c.Every < 1:
		return peer.Date{}, fmt.Errorf("%w: want both figures of the cycle in months of 1 or more", ErrIncomplete)
	case start.IsZero():
		return peer.Date{}, fmt.Errorf("%w: want a first day of service", ErrIncomplete)
	case last.IsZero():
		return start.AddMonths(c.First), nil
	case last.Before(start):
		return peer.Date{}, fmt.Errorf("%w: want no evaluation before the first day of service", ErrIncomplete)
	}
	return last.AddMonths(c.Every), nil
}

// IsOverdue reports whether the evaluation that is due next is owed on a date: the day
// it is due is not over yet. It returns the errors of [AppraisalCycle.Next].
func (c AppraisalCycle) IsOverdue(start, last, on peer.Date) (bool, error) {
	due, err := c.Next(start, last)
	return err == nil && due.Before(on), err
}
