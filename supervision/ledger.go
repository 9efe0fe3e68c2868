package supervision

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Ledger is what is on record about the supervision of a team: who is
// supervised by whom, the sessions and the hours worked, checked and put in
// order. Use [NewLedger] to make one. It does not change and may be shared
// between goroutines. The zero Ledger holds nobody.
type Ledger struct {
	zone    *time.Location
	hours   bool
	workers []workerRecord // ordered by worker, as bytes
}

// A workerRecord is what the ledger knows of one worker.
type workerRecord struct {
	worker   peer.WorkerID
	start    peer.Date
	stints   []stint   // ordered by since, the first of which nothing precedes
	sessions []meeting // ordered by date, start, id
	hours    []Hours
}

// A stint is the time from one change of credential or supervisor to the next.
type stint struct {
	span        peer.DateRange // Until is [noEnd] for the last
	credential  peer.CredentialState
	fte         FTE
	assignments []Assignment
	unlisted    bool // before the worker's first assignment
}

// without names those of its days on which there was no supervisor.
func (s stint) without(days peer.DateRange) string {
	if s.unlisted {
		return through(days) + ", before the first entry on the roster"
	}
	return through(days)
}

// covered reports whether the worker has a supervisor.
func (s stint) covered() bool { return s.assignments[0].Supervisor != "" }

// A meeting is a session with the date on which it starts in the ledger's zone.
type meeting struct {
	on peer.Date
	*Session
}

var noEnd = peer.EndOfCalendar()

// Facts are what a ledger is made from. Slices are read during the call and
// copied.
type Facts struct {
	Roster   []Assignment
	Sessions []Session
	// Hours worked. Nil says that they are not known, an empty slice that there are none.
	Hours []Hours
	// Zone in which a day begins and ends; nil is UTC.
	Zone *time.Location
}

// NewLedger checks the facts and puts them in order. If anything in them is
// impossible it returns a [*LedgerError] that lists every fault and matches
// [ErrBadLedger]. These are faults:
//
//   - of an assignment: no worker, no date since when it holds, no first day of
//     service, an unknown credential or kind of supervisor, an FTE below 0 or
//     above 1000; a first day of service that differs from the worker's others;
//     from one date on, two credentials, two FTEs of the worker, the same
//     supervisor twice, or a supervisor and none;
//   - of a session: no id, no worker or one who is not on the roster, an id that
//     the worker's sessions have already, no start, a length below 0 or above 24
//     hours, an unknown form, modality, requester or result, a group of less than
//     1, an individual session of more than 1; of one that was held, no supervisor
//     or no modality; of one that is asked for, no requester;
//   - of hours: no worker or one who is not on the roster, no date, an unknown
//     kind, a time below 0 or above 1000 hours.
func NewLedger(f Facts) (*Ledger, error) {
	faults, index := checkRoster(f.Roster)
	faults = append(faults, checkSessions(f.Sessions, index)...)
	faults = append(faults, checkHours(f.Hours, index)...)
	if len(faults) > 0 {
		return nil, newLedgerError(append(faults, repeatedSessions(f.Sessions)...))
	}
	l := &Ledger{zone: f.Zone, hours: f.Hours != nil}
	slot := l.fileRoster(f.Roster)
	l.fileSessions(f.Sessions, slot)
	if l.repeatsASession() {
		return nil, newLedgerError(repeatedSessions(f.Sessions))
	}
	for _, h := range f.Hours {
		c := &l.workers[slot[h.Worker]]
		c.hours = append(c.hours, h)
	}
	for i := range l.workers {
		slices.SortStableFunc(l.workers[i].hours, func(a, b Hours) int { return a.On.Compare(b.On) })
	}
	return l, nil
}

// Workers returns the workers on the roster, ordered as bytes.
func (l *Ledger) Workers() []peer.WorkerID {
	out := make([]peer.WorkerID, len(l.workers))
	for i := range l.workers {
		out[i] = l.workers[i].worker
	}
	return out
}

// fileRoster makes one record a worker and returns their places.
func (l *Ledger) fileRoster(roster []Assignment) map[peer.WorkerID]int {
	rows := slices.Clone(roster)
	for i := range rows {
		if rows[i].SupervisorFTE == 0 {
			rows[i].SupervisorFTE = FullTime
		}
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rows[a].Worker, rows[b].Worker), rows[a].Since.Compare(rows[b].Since),
			cmp.Compare(rows[a].Supervisor, rows[b].Supervisor), cmp.Compare(a, b))
	})
	sorted := make([]Assignment, len(rows))
	for i, at := range order {
		sorted[i] = rows[at]
	}
	slot := make(map[peer.WorkerID]int, len(sorted))
	stints := make([]stint, 0, len(sorted))
	for i := 0; i < len(sorted); {
		w, first := sorted[i].Worker, len(stints)
		c := workerRecord{worker: w, start: sorted[i].ServiceStart}
		for i < len(sorted) && sorted[i].Worker == w {
			from := i
			for i < len(sorted) && sorted[i].Worker == w && sorted[i].Since == sorted[from].Since {
				i++
			}
			a := sorted[from]
			if n := len(stints); n > first {
				stints[n-1].span.Until = a.Since
			}
			stints = append(stints, stint{span: peer.DateRange{From: a.Since, Until: noEnd}, credential: a.Credential, fte: a.FTE,
				assignments: sorted[from:i:i]})
		}
		c.stints = stints[first:len(stints):len(stints)]
		c.fillBefore()
		slot[w] = len(l.workers)
		l.workers = append(l.workers, c)
	}
	return slot
}

// fillBefore adds the days of service before the worker's first assignment. Nothing
// on file says who supervised then, so nobody did; the credential is read to
// have been the first one on file.
func (c *workerRecord) fillBefore() {
	first := c.stints[0]
	if !c.start.Before(first.span.From) {
		return
	}
	before := first.assignments[0]
	before.Since, before.Supervisor, before.Kind, before.SupervisorFTE = c.start, "", "", 0
	c.stints = append([]stint{{span: peer.DateRange{From: c.start, Until: first.span.From}, credential: first.credential,
		fte: first.fte, assignments: []Assignment{before}, unlisted: true}}, c.stints...)
}

// fileSessions deals the sessions out to the records.
func (l *Ledger) fileSessions(sessions []Session, slot map[peer.WorkerID]int) {
	copied := slices.Clone(sessions)
	place := make([]int32, len(copied))
	count := make([]int32, len(l.workers)+1)
	for i := range copied {
		place[i] = int32(slot[copied[i].Worker])
		count[place[i]+1]++
	}
	for i := range l.workers {
		count[i+1] += count[i]
	}
	all := make([]meeting, len(copied))
	next := slices.Clone(count)
	for i := range copied {
		all[next[place[i]]] = meeting{peer.DateOf(copied[i].Start, l.zone), &copied[i]}
		next[place[i]]++
	}
	for i := range l.workers {
		mine := all[count[i]:count[i+1]:count[i+1]]
		slices.SortFunc(mine, func(a, b meeting) int {
			return cmp.Or(a.on.Compare(b.on), a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
		})
		l.workers[i].sessions = mine
	}
}

// stintOn returns the stint on d; nil before the first.
func (c *workerRecord) stintOn(d peer.Date) *stint {
	for i := len(c.stints) - 1; i >= 0; i-- {
		if c.stints[i].span.Contains(d) {
			return &c.stints[i]
		}
	}
	return nil
}

// servingOn reports whether the worker serves on d under a current credential.
func (c *workerRecord) servingOn(d peer.Date) bool {
	s := c.stintOn(d)
	return s != nil && !d.Before(c.start) && s.credential.Current()
}

const ledgerShown = "[supervision ledger]"

// Format keeps identities out of every verb of fmt.
func (Ledger) Format(f fmt.State, _ rune) { redact.Format(f, ledgerShown) }

// LogValue keeps identities out of logs.
func (Ledger) LogValue() slog.Value { return slog.StringValue(ledgerShown) }

// Format keeps identities out of every verb of fmt.
func (Facts) Format(f fmt.State, _ rune) { redact.Format(f, ledgerShown) }

// LogValue keeps identities out of logs.
func (Facts) LogValue() slog.Value { return slog.StringValue(ledgerShown) }

var errLedgerNotStored = fmt.Errorf("%w: a ledger: store what it was made of", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Ledger) MarshalJSON() ([]byte, error) { return nil, errLedgerNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Ledger) UnmarshalJSON([]byte) error { return errLedgerNotStored }
