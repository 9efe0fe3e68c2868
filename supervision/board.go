package supervision

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Board shows where the supervision of a team stands at one moment. The zero
// value shows nothing.
type Board struct {
	Standard  string
	On        peer.Date       // in the ledger's zone
	Rows      []Row           // ordered by worker, rule and period
	Uncovered []peer.WorkerID // serving today without a supervisor, ordered as bytes
	OverRatio []Load          // supervisors with too many workers today, ordered as bytes
}

// A Row is one requirement of one worker on a board. It is about the period that
// is running; for [RulePreService], about the time before service, and for as
// long after it as the hours are still missing.
type Row struct {
	Worker     peer.WorkerID
	Supervisor peer.SupervisorID // today's; of several the first, as bytes; empty if none
	Rule       Rule
	Dates      peer.DateRange
	Due        peer.Date
	Required   Amount
	Held       Amount
	Short      Amount // still to be held by Due
	// Missed counts the periods in a row that ended short, up to the one that is
	// running. A period that is met clears the ones before it: no shipped
	// standard has a rule for making them up, so this library looks forward.
	Missed    int
	Owed      Amount    // what those periods were short of, in all; owed to the worker
	OwedSince peer.Date // first day of the earliest of them; no date if there is none
	Cause     Cause     // CauseWorker only if that holds for each of them
}

// IsDue reports whether the running period is not met yet.
func (r Row) IsDue() bool { return r.Short != Amount{} }

// IsOverdue reports whether a period ended short and none was met since.
func (r Row) IsOverdue() bool { return r.Missed > 0 }

// A Load is how much a supervisor carries.
type Load struct {
	Supervisor  peer.SupervisorID
	Workers     FTE // who serve today under a current credential
	Supervision FTE // how much of a post the supervisor fills
	Limit       FTE // workers to one full-time supervisor
}

// Due returns the rows whose running period is not met, soonest first.
func (b Board) Due() []Row {
	rows := b.pick(Row.IsDue)
	slices.SortStableFunc(rows, func(a, c Row) int { return a.Due.Compare(c.Due) })
	return rows
}

// Overdue returns the rows of periods that ended short, longest owed first.
func (b Board) Overdue() []Row {
	rows := b.pick(Row.IsOverdue)
	slices.SortStableFunc(rows, func(a, c Row) int { return a.OwedSince.Compare(c.OwedSince) })
	return rows
}

// Owed returns the rows in which supervision is owed by the organisation for a
// period that ended: it was not given, whatever the worker did.
func (b Board) Owed() []Row {
	return b.pick(func(r Row) bool { return r.IsOverdue() && r.Cause == CauseOrganisation })
}

func (b Board) pick(keep func(Row) bool) []Row {
	var out []Row
	for _, r := range b.Rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}

// Board returns where the supervision of every worker of the ledger stands at a
// moment. Sessions that start later have not happened yet. Periods that began
// before since are not looked at: it is the day from which the ledger is
// complete. It returns the errors of [Standard.Assess], and [ErrBadRange] if at
// lies before since.
func (s Standard) Board(l *Ledger, since peer.Date, at time.Time) (Board, error) {
	if l == nil {
		l = &Ledger{}
	}
	on := peer.DateOf(at, l.zone)
	if err := s.Check(); err != nil {
		return Board{}, err
	}
	if since.IsZero() || on.Before(since) || on == noEnd {
		return Board{}, fmt.Errorf("%w: from %s to %s", ErrBadRange, since, on)
	}
	if s.NeedsHours() && !l.hours {
		return Board{}, fmt.Errorf("%w: %s", ErrNeedsHours, s.Code)
	}
	b := Board{Standard: s.Code, On: on}
	v := view{standard: &s, since: since, known: horizon{before: on.AddDays(1), at: at}, on: on}
	for _, q := range s.Requirements {
		var spans []peer.DateRange
		if p, ok := q.(periodic); ok {
			spans = p.terms().per.spans(peer.DateRange{From: since, To: on.AddDays(1)})
		}
		v.spans = append(v.spans, spans)
	}
	for i := range l.workers {
		w := &l.workers[i]
		first := len(b.Rows)
		for k, q := range s.Requirements {
			b.Rows = v.rows(b.Rows, w, q, v.spans[k])
		}
		if mine := b.Rows[first:]; len(mine) > 1 {
			slices.SortStableFunc(mine, func(x, y Row) int {
				return cmp.Or(cmp.Compare(x.Rule, y.Rule), x.Dates.From.Compare(y.Dates.From), x.Dates.To.Compare(y.Dates.To))
			})
		}
		if today, ok := w.assigned(on); ok && w.servingOn(on) && !today.covered() {
			b.Uncovered = append(b.Uncovered, w.worker)
		}
	}
	b.OverRatio = s.overRatio(l, on)
	return b, nil
}

// A view is what one board looks at.
type view struct {
	standard *Standard
	since    peer.Date
	on       peer.Date
	known    horizon
	spans    [][]peer.DateRange // of each requirement, the last of which is running
}

func (v view) rows(rows []Row, w *caseFile, q Requirement, periods []peer.DateRange) []Row {
	switch q := q.(type) {
	case PreService:
		window, bound := q.window(w)
		if !bound || w.start.Before(v.since) {
			return rows
		}
		if w.start.Before(v.known.before) {
			window.To = v.known.before // what is held later still counts towards the hours
		}
		line := v.judge(w, q, window)
		if line.Met {
			return rows
		}
		row := v.row(w, line)
		row.Due = w.start.AddDays(-1)
		if w.start.Before(v.known.before) {
			row.Missed, row.Owed, row.OwedSince, row.Cause = 1, line.Short, w.start, CauseOrganisation
		}
		return append(rows, row)
	case periodic:
		t := q.terms()
		if t.daily || len(periods) == 0 {
			return rows
		}
		last := len(periods) - 1
		window, owed := t.window(w, periods[last], v.known)
		if !owed {
			return rows
		}
		row := v.row(w, v.judge(w, q, window))
		if row.IsDue() {
			v.lookBack(&row, w, q, periods[:last])
		}
		return append(rows, row)
	}
	return rows
}

// lookBack counts the periods before the running one that ended short.
func (v view) lookBack(row *Row, w *caseFile, q periodic, before []peer.DateRange) {
	for i := len(before) - 1; i >= 0 && !before[i].From.Before(v.since); i-- {
		window, owed := q.terms().window(w, before[i], v.known)
		if !owed {
			return
		}
		line := v.judge(w, q, window)
		if line.Met {
			return
		}
		if row.Missed++; row.Missed == 1 || line.Cause == CauseOrganisation {
			row.Cause = line.Cause
		}
		row.Owed.Sessions += line.Short.Sessions
		row.Owed.Time += line.Short.Time
		row.OwedSince = window.From
	}
}

func (v view) judge(w *caseFile, q interface {
	Requirement
	judge(*judgement)
}, window peer.DateRange) Line {
	line := v.standard.line(w, q, window, v.known)
	q.judge(&judgement{standard: v.standard, worker: w, window: window, known: v.known, line: &line, silent: true})
	return line
}

func (v view) row(w *caseFile, line Line) Row {
	row := Row{Worker: w.worker, Rule: line.Rule, Dates: line.Dates, Due: line.Due,
		Required: line.Required, Held: line.Held, Short: line.Short}
	if today, ok := w.assigned(v.on); ok {
		row.Supervisor = today.assignments[0].Supervisor
	}
	return row
}

// overRatio returns the supervisors who have too many workers on the day, by the
// strictest ratio in force.
func (s Standard) overRatio(l *Ledger, on peer.Date) []Load {
	over := map[peer.SupervisorID]Load{}
	for _, q := range s.Requirements {
		ratio, ok := q.(Ratio)
		if !ok || !ratio.inForce(on) {
			continue
		}
		for id, spans := range ratio.overloads(l).over {
			for _, o := range spans {
				if known, seen := over[id]; o.span.Contains(on) && (!seen || ratio.Workers < known.Limit) {
					over[id] = Load{id, o.workers, o.supervisor, ratio.Workers}
				}
			}
		}
	}
	out := make([]Load, 0, len(over))
	for _, load := range over {
		out = append(out, load)
	}
	slices.SortFunc(out, func(a, b Load) int { return cmp.Compare(a.Supervisor, b.Supervisor) })
	return out
}

const boardShown = "[supervision board]"

// Format keeps identities out of every verb of fmt.
func (Board) Format(f fmt.State, _ rune) { redact.Format(f, boardShown) }

// LogValue keeps identities out of logs.
func (Board) LogValue() slog.Value { return slog.StringValue(boardShown) }

// Format keeps identities out of every verb of fmt.
func (Row) Format(f fmt.State, _ rune) { redact.Format(f, boardShown) }

// LogValue keeps identities out of logs.
func (Row) LogValue() slog.Value { return slog.StringValue(boardShown) }

// Format keeps identities out of every verb of fmt.
func (Load) Format(f fmt.State, _ rune) { redact.Format(f, boardShown) }

// LogValue keeps identities out of logs.
func (Load) LogValue() slog.Value { return slog.StringValue(boardShown) }
