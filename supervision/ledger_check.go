package supervision

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// The lists of [Facts] in which a [Fault] can lie.
const (
	RosterList   = "roster"
	SessionsList = "sessions"
	HoursList    = "hours"
)

// A Fault is one impossible fact. It names nobody.
type Fault struct {
	List    string // RosterList, SessionsList or HoursList
	Index   int    // in that list, from 0
	Field   string // in the words of the file format, such as "group_size"
	Problem string // what is wrong, to be read after the field, such as "is negative"
}

// String returns where the fault lies and what is wrong.
func (f Fault) String() string {
	return fmt.Sprintf("%s[%d]: %s %s", f.List, f.Index, f.Field, f.Problem)
}

// A LedgerError lists the faults for which facts made no ledger. It matches
// [ErrBadLedger].
type LedgerError struct {
	Faults []Fault // at least one; by list, then by index
}

func newLedgerError(faults []Fault) *LedgerError {
	order := []string{RosterList, SessionsList, HoursList}
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.List), slices.Index(order, b.List)), cmp.Compare(a.Index, b.Index))
	})
	return &LedgerError{Faults: faults}
}

// Error returns the first faults and how many more there are.
func (e *LedgerError) Error() string {
	const shown = 5
	var b strings.Builder
	b.WriteString(ErrBadLedger.Error())
	for i, f := range e.Faults {
		if i == shown {
			fmt.Fprintf(&b, "; and %d more", len(e.Faults)-shown)
			break
		}
		if i > 0 {
			b.WriteByte(';')
		} else {
			b.WriteByte(':')
		}
		b.WriteString(" " + f.String())
	}
	return b.String()
}

// Is reports whether target is [ErrBadLedger].
func (e *LedgerError) Is(target error) bool { return target == ErrBadLedger }

const maxSpent = 1000 * time.Hour // a typing error above; a sheet may be booked to one date

// waysToMeet leaves out messages: a session is not held in writing.
var waysToMeet = []peer.Modality{peer.ModalityInPerson, peer.ModalityVideo, peer.ModalityPhone}

const notOnRoster = "is not on the roster"

// checker gathers the faults of one list.
type checker struct {
	list   string
	index  int
	faults []Fault
}

func (c *checker) add(field, problem string) {
	c.faults = append(c.faults, Fault{c.list, c.index, field, problem})
}

// known adds a fault if v is a name outside the list.
func known[T comparable](c *checker, field string, v T, list []T) {
	if !slices.Contains(list, v) {
		c.add(field, "is not a known value")
	}
}

func (c *checker) length(field string, d time.Duration) {
	switch {
	case d < 0:
		c.add(field, "is negative")
	case d > 24*time.Hour:
		c.add(field, "is more than a day")
	}
}

func (c *checker) fte(field string, v FTE) {
	switch {
	case v < 0:
		c.add(field, "is negative")
	case v > maxFTE:
		c.add(field, "is more than "+maxFTE.String())
	}
}

// checkRoster returns the faults of the roster and where each worker first appears.
func checkRoster(roster []Assignment) ([]Fault, map[peer.WorkerID]int) {
	c, credentials := checker{list: RosterList}, peer.CredentialStates()
	first := make(map[peer.WorkerID]int, len(roster))
	same := sameDate{first: map[place]int{}, taken: map[place]bool{}}
	for i := range roster {
		a := &roster[i]
		c.index = i
		if a.Worker == "" {
			c.add("worker", "is empty")
			continue
		}
		known(&c, "credential", a.Credential, credentials)
		if a.Since.IsZero() {
			c.add("credential_since", "is no date")
		}
		if a.ServiceStart.IsZero() {
			c.add("service_start", "is no date")
		}
		c.fte("fte", a.FTE)
		c.fte("supervisor_fte", a.SupervisorFTE)
		if a.Kind != "" {
			known(&c, "supervisor_kind", a.Kind, supervisorKinds)
		}
		at, again := first[a.Worker]
		if !again {
			first[a.Worker] = i
			continue
		}
		if roster[at].ServiceStart != a.ServiceStart {
			c.add("service_start", "differs from an earlier row of this worker")
		}
		if roster[at].Since == a.Since {
			same.note(at, &roster[at])
		}
		if earlier, ok := same.earliest(a); ok {
			c.clash(a, &roster[earlier], same.taken[place{a.Worker, a.Since, a.Supervisor}])
		}
		same.note(i, a)
	}
	return c.faults, first
}

// A place is a worker's day, and who supervises from it.
type place struct {
	worker     peer.WorkerID
	since      peer.Date
	supervisor peer.SupervisorID
}

// sameDate has the rows of workers who have more than one, so that each row is held
// against the first from its date and not against every other.
type sameDate struct {
	first map[place]int // by worker and date alone
	taken map[place]bool
}

func (s sameDate) earliest(a *Assignment) (row int, ok bool) {
	row, ok = s.first[place{worker: a.Worker, since: a.Since}]
	return row, ok
}

func (s sameDate) note(row int, a *Assignment) {
	if _, ok := s.earliest(a); !ok {
		s.first[place{worker: a.Worker, since: a.Since}] = row
	}
	s.taken[place{a.Worker, a.Since, a.Supervisor}] = true
}

// clash adds the fault of an assignment beside the worker's first one from the same
// date, again if its supervisor stands there already.
func (c *checker) clash(a, first *Assignment, again bool) {
	switch {
	case a.Credential != first.Credential:
		c.add("credential", "differs from an earlier row of this worker from the same date")
	case a.FTE != first.FTE:
		c.add("fte", "differs from an earlier row of this worker from the same date")
	case again:
		c.add("supervisor", "is there twice from the same date for this worker")
	case a.Supervisor == "" || first.Supervisor == "":
		c.add("supervisor", "is both given and empty from the same date for this worker")
	}
}

func checkSessions(sessions []Session, roster map[peer.WorkerID]int) []Fault {
	c := checker{list: SessionsList}
	for i := range sessions {
		s := &sessions[i]
		c.index = i
		if s.ID == "" {
			c.add("id", "is empty")
		}
		if s.Worker == "" {
			c.add("worker", "is empty")
		} else if _, ok := roster[s.Worker]; !ok {
			c.add("worker", notOnRoster)
		}
		if s.Start.IsZero() || peer.DateOf(s.Start, nil).IsZero() {
			c.add("start", "is no time")
		}
		c.length("minutes", s.Length)
		c.session(s)
	}
	return c.faults
}

// session adds the faults in the names of s and in how they go together.
func (c *checker) session(s *Session) {
	known(c, "format", s.Form, forms)
	if s.Modality != "" || s.Result == Held {
		known(c, "modality", s.Modality, waysToMeet)
	}
	if s.RequestedBy != "" || s.Result == Requested {
		known(c, "requested_by", s.RequestedBy, requesters)
	}
	known(c, "result", s.Result, results)
	switch {
	case s.GroupSize < 1:
		c.add("group_size", "is less than 1")
	case s.Form == Individual && s.GroupSize != 1:
		c.add("group_size", "is not 1 for an individual session")
	}
	if s.Result == Held && s.Supervisor == "" {
		c.add("supervisor", "is empty, though the session was held")
	}
}

func checkHours(hours []Hours, roster map[peer.WorkerID]int) []Fault {
	c := checker{list: HoursList}
	for i := range hours {
		h := &hours[i]
		c.index = i
		if h.Worker == "" {
			c.add("worker", "is empty")
		} else if _, ok := roster[h.Worker]; !ok {
			c.add("worker", notOnRoster)
		}
		if h.On.IsZero() {
			c.add("date", "is no date")
		}
		switch {
		case h.Spent < 0:
			c.add("hours", "is negative")
		case h.Spent > maxSpent:
			c.add("hours", "is more than 1000")
		}
		known(&c, "kind", h.Kind, hoursKinds)
	}
	return c.faults
}

// repeatsASession reports whether a worker has two sessions of one id.
func (l *Ledger) repeatsASession() bool {
	for i := range l.workers {
		mine := l.workers[i].sessions
		if len(mine) <= 12 { // quicker than a map
			for j := range mine {
				for k := range j {
					if mine[j].ID == mine[k].ID {
						return true
					}
				}
			}
			continue
		}
		seen := make(map[SessionID]bool, len(mine))
		for _, m := range mine {
			if seen[m.ID] {
				return true
			}
			seen[m.ID] = true
		}
	}
	return false
}

// repeatedSessions returns a fault for every session whose id its worker has already.
func repeatedSessions(sessions []Session) []Fault {
	type key struct {
		worker peer.WorkerID
		id     SessionID
	}
	c := checker{list: SessionsList}
	seen := make(map[key]bool, len(sessions))
	for i := range sessions {
		c.index = i
		k := key{sessions[i].Worker, sessions[i].ID}
		if seen[k] && k.worker != "" && k.id != "" {
			c.add("id", "is used already for this worker")
		}
		seen[k] = true
	}
	return c.faults
}
