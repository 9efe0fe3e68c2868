package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Debt is supervision that a worker is owed for periods that are over.
type Debt struct {
	Worker  peer.WorkerID
	Rule    Rule
	Amount  Amount    // what those periods were short of
	Periods int       // how many they are
	Since   peer.Date // first day of the earliest
	Cause   Cause
	// Clear is what would clear it: to hold so much by that day. An empty amount says
	// that nothing is due now: the next period in which the rule asks for supervision
	// clears it by being met.
	Clear Amount
	By    peer.Date
}

// OwedTo returns what the board says is owed to a worker, how much, since when and what
// would clear it, in the order of the board. A worker asks it of their own row; it is
// the organisation's to give.
func (b Board) OwedTo(worker peer.WorkerID) []Debt {
	var out []Debt
	for _, r := range b.Rows {
		if r.Worker != worker || !r.IsOverdue() {
			continue
		}
		d := Debt{Worker: worker, Rule: r.Rule, Amount: r.Owed, Periods: r.ShortPeriods, Since: r.OwedSince, Cause: r.Cause, Clear: r.Short}
		if r.IsShort() {
			d.By = r.Due
		}
		if r.Rule == RulePreService {
			d.By = b.On // its day is past: it is due now
		}
		out = append(out, d)
	}
	return out
}

// Words returns the debt for a person to read. It names nobody.
func (d Debt) Words() string {
	clear := "met in the next period that asks for supervision, it is cleared"
	if (d.Clear != Amount{}) {
		clear = fmt.Sprintf("%s by %s would clear it", d.Clear, d.By)
	}
	owed := d.Amount.String()
	if (d.Amount == Amount{}) {
		owed = counted(fmt.Sprint(d.Periods), "period")
	}
	return fmt.Sprintf("%s: %s owed since %s; %s", d.Rule, owed, d.Since, clear)
}

// Concern returns the debt as a matter for the worker's agenda: supervision that is owed
// is talked about, and is not a fault of the worker.
func (d Debt) Concern() Concern {
	return Concern{Key: "owed/" + string(d.Rule), Kind: ConcernSupervision, Severity: SeveritySoon,
		At: inUTC(d.Since.Start(nil)), Area: AreaFeedbackToSupervisor, About: string(d.Rule)}
}

// MarshalJSON returns the debt with the keys worker, rule, owed, periods, since, cause,
// clear and by (absent if nothing is due now). It is a form for reading and is not
// loaded again.
func (d Debt) MarshalJSON() ([]byte, error) {
	type amount struct {
		Sessions int     `json:"sessions"`
		Minutes  float64 `json:"minutes"`
	}
	return json.Marshal(struct {
		Worker  string    `json:"worker"`
		Rule    Rule      `json:"rule"`
		Owed    amount    `json:"owed"`
		Periods int       `json:"periods"`
		Since   peer.Date `json:"since"`
		Cause   Cause     `json:"cause"`
		Clear   amount    `json:"clear"`
		By      peer.Date `json:"by,omitzero"`
	}{string(d.Worker), d.Rule, amount{d.Amount.Sessions, d.Amount.Time.Minutes()}, d.Periods, d.Since, d.Cause,
		amount{d.Clear.Sessions, d.Clear.Time.Minutes()}, d.By})
}

// Format keeps identities out of every verb of fmt.
func (Debt) Format(f fmt.State, _ rune) { redact.Format(f, "[supervision owed]") }

// LogValue keeps identities out of logs.
func (Debt) LogValue() slog.Value { return slog.StringValue("[supervision owed]") }
