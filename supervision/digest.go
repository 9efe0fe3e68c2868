package supervision

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Digest tells a supervisor, for a stretch of days, what took place with their workers
// and what waits for the supervisor. It has counts and no content: no boundary and no
// wellbeing of a worker is in it. The zero value tells nothing.
type Digest struct {
	Supervisor         peer.SupervisorID `json:"supervisor"`
	From               peer.Date         `json:"from"`
	To                 peer.Date         `json:"to"` // the day after the last
	Workers            int               `json:"workers"`
	Held               int               `json:"held"`                 // sessions with this supervisor
	Minutes            float64           `json:"minutes"`              // of these
	MissedBySupervisor int               `json:"missed_by_supervisor"` // to be made up by the organisation
	MissedByWorker     int               `json:"missed_by_worker"`
	ExtraNotGiven      int               `json:"extra_not_given"` // asked for by a worker
	Unsigned           int               `json:"unsigned"`        // held, and known not to be on record or not to be signed by the supervisor
	Debts              int               `json:"owed"`            // requirements of which something is owed
	Due                int               `json:"due"`
	CoverEnds          int               `json:"cover_ends"`
	Reviews            int               `json:"reviews"`
	Asked              int               `json:"asked_for_another"`
	Actions            int               `json:"actions_overdue"`
	CoSigns            int               `json:"co_sign"`
	Over               bool              `json:"over_ratio"`
}

// NewDigest returns the digest of one supervisor for the dates, from their row of a
// board and the sessions of the ledger. It returns [ErrBadRange] for a range of no day.
func NewDigest(l *Ledger, row SupervisorRow, dates peer.DateRange) (Digest, error) {
	if l == nil || dates.From.IsZero() || dates.IsEmpty() {
		return Digest{}, fmt.Errorf("%w: a digest wants a ledger and at least one day", ErrBadRange)
	}
	d := Digest{Supervisor: row.Supervisor, From: dates.From, To: dates.Until, Workers: len(row.Workers), Debts: len(row.Owed), Due: row.Due,
		CoverEnds: len(row.CoverEnds), Reviews: len(row.Reviews), Asked: len(row.Asked), Actions: len(row.Actions),
		CoSigns: row.CoSigns, Over: row.Over}
	var spent time.Duration
	group := map[SessionID]bool{} // counts once for the supervisor
	for i := range l.workers {
		for _, m := range l.workers[i].sessions {
			if m.Supervisor != row.Supervisor || !dates.Contains(m.on) {
				continue
			}
			switch m.Result {
			case MissedBySupervisor:
				d.MissedBySupervisor++
			case MissedByWorker:
				d.MissedByWorker++
			}
			if m.RequestedBy == AskedByWorker && m.Result != Held && m.Result != MissedByWorker && !m.MadeUp {
				d.ExtraNotGiven++
			}
			if m.Result != Held || m.Form == Group && group[m.ID] {
				continue
			}
			group[m.ID] = m.Form == Group
			d.Held++
			spent += m.Length
			if m.Documented.missing(dates.Until) || m.SignedBySupervisor.missing(dates.Until) {
				d.Unsigned++
			}
		}
	}
	d.Minutes = spent.Minutes()
	return d, nil
}

// Text returns the digest for the supervisor to read: what took place, then what waits, without what
// there is none of. It names nobody.
func (d Digest) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Supervision, %s\n", through(peer.DateRange{From: d.From, Until: d.To}))
	fmt.Fprintf(&b, "You supervise %s.\n", counted(fmt.Sprint(d.Workers), "worker"))
	fmt.Fprintf(&b, "Held: %s, %s.\n", counted(fmt.Sprint(d.Held), "session"), counted(minutes(time.Duration(d.Minutes*float64(time.Minute))), "minute"))
	say := func(n int, text string) {
		if n > 0 {
			fmt.Fprintf(&b, "%d %s.\n", n, text)
		}
	}
	count := func(n int, what, text string) {
		if n > 0 {
			fmt.Fprintf(&b, "%s %s.\n", counted(fmt.Sprint(n), what), text)
		}
	}
	say(d.MissedBySupervisor, "missed on your side: owed to the workers, without consequence for them")
	say(d.MissedByWorker, "missed by workers")
	say(d.ExtraNotGiven, "asked for by a worker and not given")
	say(d.Unsigned, "held and not on record, or not signed by you")
	say(d.Debts, "with something owed to a worker")
	say(d.Due, "still to be met in periods that run")
	say(d.CoverEnds, "that you cover and whose cover ends soon")
	count(d.Reviews, "agreement", "to look at again")
	say(d.Asked, "of your workers' agreements to be passed on: the worker wants another supervisor")
	count(d.Actions, "action", "of yours, past the day")
	count(d.CoSigns, "note", "waiting for your signature")
	if d.Over {
		b.WriteString("You have more workers than the ratio allows. That is for the organisation to put right.\n")
	}
	return b.String()
}

// Format keeps identities out of every verb of fmt.
func (Digest) Format(f fmt.State, _ rune) { redact.Format(f, "[supervision digest]") }

// LogValue keeps identities out of logs.
func (Digest) LogValue() slog.Value { return slog.StringValue("[supervision digest]") }
