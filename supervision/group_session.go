package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A GroupSession is supervision of several workers together, with who was there. It has
// no content. The zero value is none.
type GroupSession struct {
	ID         SessionID         `json:"id"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	Start      time.Time         `json:"start"`
	Minutes    int               `json:"minutes"`
	Modality   peer.Modality     `json:"modality"`
	Workers    []Attendee        `json:"workers"` // each once
	// SupervisorMissed says that the supervisor did not come. Then nobody was absent.
	SupervisorMissed bool `json:"supervisor_missed,omitempty"`
}

// An Attendee is one worker of a group session.
type Attendee struct {
	Worker     peer.WorkerID `json:"worker"`
	Attendance Attendance    `json:"attendance"`
}

// Sessions returns what the group session says to a [Ledger]: one session for each
// worker, ordered by worker. Who was there was held as a group of those present; who
// was absent missed it; who was excused is on record as a session that was cancelled. Where the
// supervisor did not come it was missed by the supervisor, for everybody who was not
// excused. It returns an error that matches [ErrRecord] if an id, a time, the minutes or
// the way of meeting is missing or unknown, a worker is there twice or nobody is, or the
// supervisor is one of the workers.
func (g GroupSession) Sessions() ([]Session, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	present := 0
	for _, w := range g.Workers {
		if w.Attendance == Present {
			present++
		}
	}
	out := make([]Session, 0, len(g.Workers))
	for _, w := range g.Workers {
		s := Session{ID: g.ID, Worker: w.Worker, Supervisor: g.Supervisor, Start: g.Start, Length: time.Duration(g.Minutes) * time.Minute,
			Form: Group, Modality: g.Modality, GroupSize: max(present, 1), RequestedBy: Scheduled, Result: Held}
		switch {
		case w.Attendance == Excused:
			s.Result = Cancelled
		case g.SupervisorMissed:
			s.Result = MissedBySupervisor
		case w.Attendance == Absent:
			s.Result = MissedByWorker
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Session) int { return compareIDs(a.Worker, b.Worker) })
	return out, nil
}

func (g GroupSession) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: a group session wants %s", ErrRecord, what) }
	switch {
	case g.ID == "" || g.Supervisor == "" || !storable.ID(string(g.ID)) || !storable.ID(string(g.Supervisor)):
		return bad("an id and a supervisor in valid UTF-8 of at most 256 bytes")
	case g.Start.IsZero() || !storable.Time(g.Start) || g.Minutes < 1 || g.Minutes > 24*60 || !slices.Contains(waysToMeet, g.Modality):
		return bad("a start, 1 to 1440 minutes and how they met")
	case len(g.Workers) == 0:
		return bad("workers")
	}
	seen := map[peer.WorkerID]bool{}
	for _, w := range g.Workers {
		if string(w.Worker) == string(g.Supervisor) {
			return bad("a supervisor who is none of its workers")
		}
		if w.Worker == "" || !storable.ID(string(w.Worker)) || seen[w.Worker] || !slices.Contains(attendanceList, w.Attendance) {
			return bad("each worker once, with whether they were there")
		}
		seen[w.Worker] = true
	}
	return nil
}

// UnmarshalJSON reads what encoding/json writes of a group session and refuses unknown
// keys and what [GroupSession.Sessions] refuses. On error g is unchanged.
func (g *GroupSession) UnmarshalJSON(data []byte) error {
	type plain GroupSession
	var p plain
	if err := lifecycle.ReadStored("supervision_group_session", data, &p); err != nil {
		return err
	}
	if err := GroupSession(p).check(); err != nil {
		return err
	}
	p.Start = inUTC(p.Start)
	*g = GroupSession(p)
	return nil
}

// Format keeps people out of every verb of fmt.
func (GroupSession) Format(f fmt.State, _ rune) { redact.Format(f, "[group supervision]") }

// LogValue keeps people out of logs.
func (GroupSession) LogValue() slog.Value { return slog.StringValue("[group supervision]") }

// Format keeps people out of every verb of fmt.
func (Attendee) Format(f fmt.State, _ rune) { redact.Format(f, "[attendee]") }

// LogValue keeps people out of logs.
func (Attendee) LogValue() slog.Value { return slog.StringValue("[attendee]") }
