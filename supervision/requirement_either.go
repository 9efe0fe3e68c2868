package supervision

import (
	"cmp"
	"errors"
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// EitherOr asks for one of several ways to be met in a period, such as an hour a
// week or an hour for so many hours of service. Ways are [Meetings],
// [LongestMeeting], [HoursRatio] and [MaxGap] of the same period; whom and when
// the whole binds is said by its own clause, and theirs only have sources.
//
// Its line shows the figures of the first way that is met, or else those of the
// first one. Where it is short, the line is the worker's only if every way is.
type EitherOr struct {
	Clause
	Per  Period
	Ways []Requirement
}

// Rule returns [RuleEitherOr].
func (EitherOr) Rule() Rule { return RuleEitherOr }

// Readings returns how the source is read as to the whole and to each way.
func (e EitherOr) Readings() []source.Source {
	out := e.Clause.Readings()
	for _, way := range e.Ways {
		if way != nil {
			out = append(out, way.Readings()...)
		}
	}
	return out
}

func (e EitherOr) check() error {
	if len(e.Ways) < 2 {
		return errors.New("has fewer than two ways")
	}
	for _, way := range e.Ways {
		switch way.(type) {
		case Meetings, LongestMeeting, HoursRatio, MaxGap:
		default:
			return errors.New("a way is of no kind that is judged by sessions in a period")
		}
		if err := way.check(); err != nil {
			return err
		}
		t := way.(periodic).terms()
		if t.per != e.Per || !t.clause.bindsAlike() {
			return errors.New("a way has a period, or people whom it binds, of its own")
		}
	}
	return cmp.Or(e.Clause.check(), e.Per.check())
}

// bindsAlike reports whether the clause limits nothing.
func (c *Clause) bindsAlike() bool {
	return c.For == nil && c.InForce == (Clause{}).InForce && c.ServiceDays == (ServiceDays{}) && c.FTE == (FTERange{})
}

func (e EitherOr) terms() terms { return terms{clause: e.Clause, per: e.Per} }

func (e EitherOr) judge(j *judgement) {
	var first Line
	var findings []Finding
	cause := CauseWorker
	for i, way := range e.Ways {
		line := *j.line
		line.Findings = nil
		of := *j
		of.line = &line
		way.(periodic).judge(&of)
		if i == 0 {
			first = line
		}
		if line.Met {
			first, findings = line, line.Findings
			break
		}
		if line.Cause != CauseWorker {
			cause = line.Cause
		}
		for _, f := range line.Findings {
			if !slices.Contains(findings, f) {
				findings = append(findings, f)
			}
		}
	}
	j.line.Required, j.line.Held, j.line.Short, j.line.Met = first.Required, first.Held, first.Short, first.Met
	j.line.Findings = append(j.line.Findings, findings...)
	if !j.line.Met && !j.line.Open {
		j.line.Cause = cause
	}
}
