package supervision

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// OpenWork is what is open beside the ledger, for a board by supervisor. Slices are read
// during the call.
type OpenWork struct {
	Agreements []Agreement
	Covers     []Cover
	Actions    []Action
	CoSigns    []CoSignCount
}

// A CoSignCount is how many notes wait for a supervisor to co-sign them.
type CoSignCount struct {
	Supervisor  peer.SupervisorID
	Outstanding int
}

// A SupervisorBoard shows what each supervisor has to see to at one moment. It compares
// nobody: supervisors come in the order of their ids, and of a worker it has what is
// owed to them, not how they do.
type SupervisorBoard struct {
	On          peer.Date       `json:"on"`
	Standard    string          `json:"standard"`
	Uncovered   []peer.WorkerID `json:"uncovered"` // serving without a supervisor, ordered as bytes
	Vacant      []AgreementID   `json:"vacant"`    // whose supervisor is gone and to which nobody succeeded, ordered
	Supervisors []SupervisorRow `json:"supervisors"`
}

// A SupervisorRow is what one supervisor has to see to.
type SupervisorRow struct {
	Supervisor peer.SupervisorID `json:"supervisor"`
	Workers    []peer.WorkerID   `json:"workers"`           // whom they supervise today, deputies' among them, ordered as bytes
	Load       FTE               `json:"load_millionths"`   // posts of those who serve under a current credential
	Post       FTE               `json:"post_millionths"`   // how much of a post the supervisor fills
	Limit      FTE               `json:"limit_millionths"`  // workers to one full-time supervisor; 0 if no ratio is in force
	Over       bool              `json:"over_ratio"`        // more than the ratio allows
	Owed       []Debt            `json:"owed"`              // to those workers, in the order of the board
	Due        int               `json:"due"`               // requirements of theirs that are to be met in periods that run
	CoverEnds  []CoverID         `json:"cover_ends"`        // cover that they give and that ends soon, soonest first
	Reviews    []AgreementID     `json:"reviews"`           // agreements to be looked at, due soon or already, soonest first
	Asked      []AgreementID     `json:"asked_for_another"` // of workers who want another supervisor, ordered
	Actions    []ActionID        `json:"actions_overdue"`   // that they still have to do themselves, the oldest first
	CoSigns    int               `json:"co_sign"`           // notes that wait for their signature
}

// NewSupervisorBoard returns the board of a team by supervisor. The board is of the
// ledger, by some standard; soon is in how many days something counts as soon. It
// returns [ErrIncomplete] for a board of no day, a negative number of days, or a count that is negative or of nobody.
func NewSupervisorBoard(l *Ledger, s Standard, b Board, w OpenWork, soon int) (SupervisorBoard, error) {
	if l == nil || b.On.IsZero() || soon < 0 {
		return SupervisorBoard{}, fmt.Errorf("%w: a board by supervisor wants a ledger, a board of a day and a number of days", ErrIncomplete)
	}
	t := teamBuilder{on: b.On, soon: b.On.AddDays(soon), limit: s.ratioOn(b.On), rows: map[peer.SupervisorID]*SupervisorRow{}}
	t.workers(l)
	t.owed(b)
	t.agreements(w.Agreements, l)
	for _, c := range CoverEndsSoon(w.Covers, b.On, soon) {
		row := t.row(c.plan.Deputy)
		row.CoverEnds = append(row.CoverEnds, c.plan.ID)
	}
	t.actions(w.Actions)
	for _, n := range w.CoSigns {
		if n.Supervisor == "" || n.Outstanding < 0 {
			return SupervisorBoard{}, fmt.Errorf("%w: a count of notes wants a supervisor and is not negative", ErrIncomplete)
		}
		t.row(n.Supervisor).CoSigns += n.Outstanding
	}
	out := SupervisorBoard{On: b.On, Standard: b.Standard, Uncovered: slices.Clone(b.Uncovered), Vacant: t.vacant}
	for _, row := range t.rows {
		row.Limit = t.limit
		if row.Post == 0 {
			row.Post = FullTime
		}
		row.Over = t.limit > 0 && Ratio{Workers: t.limit}.above(row.Load, row.Post)
		out.Supervisors = append(out.Supervisors, *row)
	}
	slices.Sort(out.Vacant)
	slices.SortFunc(out.Supervisors, func(x, y SupervisorRow) int { return compareIDs(x.Supervisor, y.Supervisor) })
	return out, nil
}

// ratioOn returns the strictest ratio in force on a day; 0 if there is none.
func (s Standard) ratioOn(on peer.Date) (limit FTE) {
	for _, q := range s.Requirements {
		if r, ok := q.(Ratio); ok && r.inForce(on) && (limit == 0 || r.Workers < limit) {
			limit = r.Workers
		}
	}
	return limit
}

type teamBuilder struct {
	on, soon peer.Date
	limit    FTE
	rows     map[peer.SupervisorID]*SupervisorRow
	of       map[peer.WorkerID][]peer.SupervisorID
	vacant   []AgreementID
}

func (t *teamBuilder) row(id peer.SupervisorID) *SupervisorRow {
	row := t.rows[id]
	if row == nil {
		row = &SupervisorRow{Supervisor: id}
		t.rows[id] = row
	}
	return row
}

// workers puts every worker of the ledger with those who supervise them today.
func (t *teamBuilder) workers(l *Ledger) {
	t.of = make(map[peer.WorkerID][]peer.SupervisorID, len(l.workers))
	latest := map[peer.SupervisorID]peer.Date{}
	for i := range l.workers {
		w := &l.workers[i]
		stint := w.stintOn(t.on)
		if stint == nil || !stint.covered() {
			continue
		}
		for _, a := range stint.assignments {
			row := t.row(a.Supervisor)
			row.Workers = append(row.Workers, w.worker)
			if w.servingOn(t.on) {
				row.Load += stint.fte
			}
			// As for a Ratio: the latest assignment says how much of a post it is, of several the least.
			if since, seen := latest[a.Supervisor]; !seen || since.Before(a.Since) || since == a.Since && a.SupervisorFTE < row.Post {
				latest[a.Supervisor], row.Post = a.Since, a.SupervisorFTE
			}
			t.of[w.worker] = append(t.of[w.worker], a.Supervisor)
		}
	}
}

// owed puts what is owed to a worker with each of those who supervise them. The rows of
// one worker stand together on a board.
func (t *teamBuilder) owed(b Board) {
	for rows := b.Rows; len(rows) > 0; {
		n, due, overdue := 0, 0, false
		for ; n < len(rows) && rows[n].Worker == rows[0].Worker; n++ {
			if rows[n].IsShort() {
				due++
			}
			overdue = overdue || rows[n].IsOverdue()
		}
		var debts []Debt
		if overdue {
			debts = Board{On: b.On, Rows: rows[:n]}.OwedTo(rows[0].Worker)
		}
		for _, s := range t.of[rows[0].Worker] {
			row := t.row(s)
			row.Due += due
			row.Owed = append(row.Owed, debts...)
		}
		rows = rows[n:]
	}
}

func (t *teamBuilder) agreements(all []Agreement, l *Ledger) {
	type due struct {
		by peer.Date
		id AgreementID
	}
	reviews := map[peer.SupervisorID][]due{}
	for i := range all {
		a := &all[i]
		switch a.State() {
		case AgreementVacant:
			t.vacant = append(t.vacant, a.ID())
		case AgreementInForce, AgreementUnderReview:
			if by := a.ReviewBy(); !t.soon.Before(by) && a.Force(l.zone).Contains(t.on) {
				reviews[a.Supervisor()] = append(reviews[a.Supervisor()], due{by, a.ID()})
			}
			if _, asked := a.AskedForAnother(); asked {
				row := t.row(a.Supervisor())
				row.Asked = append(row.Asked, a.ID())
			}
		}
	}
	for id, list := range reviews {
		slices.SortFunc(list, func(x, y due) int {
			if n := x.by.Compare(y.by); n != 0 {
				return n
			}
			return compareIDs(x.id, y.id)
		})
		row := t.row(id)
		for _, d := range list {
			row.Reviews = append(row.Reviews, d.id)
		}
	}
	for _, row := range t.rows {
		slices.Sort(row.Asked)
	}
}

func (t *teamBuilder) actions(all []Action) {
	var late []Action
	for _, a := range all {
		if a.plan.Owner == OwnerSupervisor && a.IsOverdue(t.on) {
			late = append(late, a)
		}
	}
	slices.SortFunc(late, func(a, b Action) int {
		if n := a.due.Compare(b.due); n != 0 {
			return n
		}
		return compareIDs(a.plan.ID, b.plan.ID)
	})
	for _, a := range late {
		row := t.row(a.plan.Supervisor)
		row.Actions = append(row.Actions, a.plan.ID)
	}
}

// Of returns the row of a supervisor; ok is false if the board has none.
func (b SupervisorBoard) Of(id peer.SupervisorID) (row SupervisorRow, ok bool) {
	i, ok := slices.BinarySearchFunc(b.Supervisors, id, func(r SupervisorRow, id peer.SupervisorID) int { return compareIDs(r.Supervisor, id) })
	if !ok {
		return SupervisorRow{}, false
	}
	return b.Supervisors[i], true
}

// Format keeps identities out of every verb of fmt.
func (SupervisorBoard) Format(f fmt.State, _ rune) { redact.Format(f, boardShown) }

// LogValue keeps identities out of logs.
func (SupervisorBoard) LogValue() slog.Value { return slog.StringValue(boardShown) }

// Format keeps identities out of every verb of fmt.
func (SupervisorRow) Format(f fmt.State, _ rune) { redact.Format(f, "[supervisor row]") }

// LogValue keeps identities out of logs.
func (SupervisorRow) LogValue() slog.Value { return slog.StringValue("[supervisor row]") }

// Format keeps identities out of every verb of fmt.
func (OpenWork) Format(f fmt.State, _ rune) { redact.Format(f, "[open work]") }

// LogValue keeps identities out of logs.
func (OpenWork) LogValue() slog.Value { return slog.StringValue("[open work]") }

// Format keeps identities out of every verb of fmt.
func (CoSignCount) Format(f fmt.State, _ rune) { redact.Format(f, "[notes to co-sign]") }

// LogValue keeps identities out of logs.
func (CoSignCount) LogValue() slog.Value { return slog.StringValue("[notes to co-sign]") }
