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
	OverRatio []Overload      // supervisors with too many workers today, ordered as bytes
}

// A Row is one requirement of one worker on a board. It is about the period that
// is running; for [RulePreService], about the time before service, and for as
// long after it as the hours are still missing. Where the requirement is not owed
// now, because the worker passed to another rule or the credential ended, and
// periods before are still short, it is about the last of these: nothing is due,
// and what is owed stays on the board.
type Row struct {
	Worker     peer.WorkerID
	Supervisor peer.SupervisorID // today's; of several the first, as bytes; empty if none
	Rule       Rule
	Dates      peer.DateRange
	Due        peer.Date
	Required   Amount
	Held       Amount
	Short      Amount // still to be held by Due
	// ShortPeriods counts the periods that ended short and were not cleared. One is
	// cleared when another that began after it, of a requirement of the same rule,
	// asked for supervision and was met: no shipped standard has a rule for making
	// up, so this library looks forward. Nothing else takes it off the board.
	ShortPeriods int
	Owed         Amount    // what those periods were short of, in all; owed to the worker
	OwedSince    peer.Date // first day of the earliest of them; no date if there is none
	Cause        Cause     // CauseWorker only if that holds for each of them
}

// IsShort reports whether something is still to be held by Due.
func (r Row) IsShort() bool { return r.Short != Amount{} }

// IsOverdue reports whether a period ended short and was not cleared since.
func (r Row) IsOverdue() bool { return r.ShortPeriods > 0 }

// An Overload is what a supervisor with too many workers carries.
type Overload struct {
	Supervisor  peer.SupervisorID
	Workers     FTE // who serve today under a current credential
	Supervision FTE // how much of a post the supervisor fills
	Limit       FTE // workers to one full-time supervisor
}

// Due returns the rows whose running period is not met, soonest first.
func (b Board) Due() []Row {
	rows := b.pick(Row.IsShort)
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
// moment. Sessions that start later, and changes of credential or supervisor from
// a later day, have not happened yet. Periods that began
// before since are not looked at: it is the day from which the ledger is
// complete. It returns the errors of [Standard.Assess], and [ErrBadRange] if at
// lies before since, the calendar begins after the first period does or ends within a month.
func (s Standard) Board(l *Ledger, since peer.Date, at time.Time) (Board, error) {
	if l == nil {
		l = &Ledger{}
	}
	on := peer.DateOf(at, l.zone)
	if err := s.Check(); err != nil {
		return Board{}, err
	}
	if since.IsZero() || on.Before(since) {
		return Board{}, fmt.Errorf("%w: no day from %q to %q", ErrBadRange, since.String(), on.String())
	}
	if on.AddMonths(1).IsZero() {
		return Board{}, fmt.Errorf("%w: the calendar ends within a month after %q", ErrBadRange, on.String())
	}
	for _, q := range s.Requirements {
		if p, ok := q.(periodic); ok && p.terms().per != "" {
			if _, err := p.terms().per.Around(since); err != nil {
				return Board{}, fmt.Errorf("%w: the calendar begins after the first period does: %w", ErrBadRange, err)
			}
		}
	}
	if s.NeedsHours() && !l.hours {
		return Board{}, fmt.Errorf("%w: %s", ErrNeedsHours, s.Code)
	}
	v := s.view(since, on, at)
	b := Board{Standard: s.Code, On: on, Rows: make([]Row, 0, v.most(l))}
	for i := range l.workers {
		w := &l.workers[i]
		b.Rows = v.rows(b.Rows, w)
		if w.servingOn(on) && !w.stintOn(on).covered() {
			b.Uncovered = append(b.Uncovered, w.worker)
		}
	}
	b.OverRatio = s.overRatio(l, on)
	return b, nil
}

// overRatio returns the supervisors who have too many workers on the day, by the
// strictest ratio in force.
func (s Standard) overRatio(l *Ledger, on peer.Date) []Overload {
	out := []Overload{}
	limit := s.ratioOn(on)
	if limit == 0 {
		return out
	}
	for id, carried := range l.loadsOn(on) {
		if (Ratio{Workers: limit}).above(carried.workers, carried.own) {
			out = append(out, Overload{id, carried.workers, carried.own, limit})
		}
	}
	slices.SortFunc(out, func(a, b Overload) int { return cmp.Compare(a.Supervisor, b.Supervisor) })
	return out
}

const (
	boardShown    = "[supervision board]"
	rowShown      = "[supervision row]"
	overloadShown = "[supervision overload]"
)

// Format keeps identities out of every verb of fmt.
func (Board) Format(f fmt.State, _ rune) { redact.Format(f, boardShown) }

// LogValue keeps identities out of logs.
func (Board) LogValue() slog.Value { return slog.StringValue(boardShown) }

// Format keeps identities out of every verb of fmt.
func (Row) Format(f fmt.State, _ rune) { redact.Format(f, rowShown) }

// LogValue keeps identities out of logs.
func (Row) LogValue() slog.Value { return slog.StringValue(rowShown) }

// Format keeps identities out of every verb of fmt.
func (Overload) Format(f fmt.State, _ rune) { redact.Format(f, overloadShown) }

// LogValue keeps identities out of logs.
func (Overload) LogValue() slog.Value { return slog.StringValue(overloadShown) }
