package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as cycles use them.
type (
	// CycleHistory is everything that happened in a cycle.
	CycleHistory = lifecycle.History[CycleState, CycleEvent, CycleChange]
	// CycleMove is an event to fire, with what it changes.
	CycleMove = lifecycle.Move[CycleEvent, CycleChange]
)

var cycles = lifecycle.Must(lifecycle.New[CycleState, CycleEvent, CycleChange](CycleLifecycle()))

// A CycleID names one cycle.
type CycleID = peer.ID[Cycle]

// A Cycle is one session of supervision from the plan to the signed record: of a
// period, asked for by the worker, or a debrief. Use [NewCycle] to begin one. The
// zero Cycle is in no state and refuses every event.
//
// Its rule is the table that [CycleLifecycle] returns; each method makes one of its
// moves or returns a [*lifecycle.Refusal] and changes nothing. State,
// supervisor and times are read from the history. It holds no content of a session.
type Cycle struct {
	id      CycleID
	worker  peer.WorkerID
	first   peer.SupervisorID // in the seat when the cycle began; may be empty
	period  peer.DateRange
	history CycleHistory
}

// A CyclePlan says whom a cycle is for and when. Worker and Period are needed;
// without a supervisor, one is assigned before a time can be set.
type CyclePlan struct {
	ID         CycleID
	Worker     peer.WorkerID
	Supervisor peer.SupervisorID
	Period     peer.DateRange // the dates in which it is to be held
}

// NewCycle begins a cycle by one of the opening events: [PlanCycle],
// [AskForCycle] or [CallDebrief]. It returns [ErrIncomplete] if an id or the
// period is missing or an id cannot be stored, and a [*lifecycle.Refusal] if the actor may not begin it so:
// only the worker asks, and not in a colleague's name.
func NewCycle(p CyclePlan, event CycleEvent, act lifecycle.Act) (*Cycle, error) {
	if p.ID == "" || p.Worker == "" || p.Period.From.IsZero() || p.Period.IsEmpty() {
		return nil, fmt.Errorf("%w: a cycle needs an id, a worker and a period", ErrIncomplete)
	}
	if !storable.ID(string(p.ID)) || !storable.ID(string(p.Worker)) || !storable.ID(string(p.Supervisor)) {
		return nil, fmt.Errorf("%w: the ids of a cycle are in valid UTF-8 of at most %d bytes", ErrIncomplete, storable.MaxID)
	}
	c := &Cycle{id: p.ID, worker: p.Worker, first: p.Supervisor, period: p.Period}
	var err error
	if c.history, err = cycles.Open(c.seats()...); err != nil {
		return nil, err
	}
	if err := c.fire(CycleMove{Act: act, Event: event}, nil); err != nil {
		return nil, err
	}
	return c, nil
}

func (c Cycle) seats() []lifecycle.Seat {
	seats := []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(c.worker)}}
	if c.first != "" {
		seats = append(seats, lifecycle.Seat{Party: lifecycle.SupervisorParty, ID: string(c.first)})
	}
	return seats
}

// ID returns the id of the cycle.
func (c Cycle) ID() CycleID { return c.id }

// Worker returns who is supervised.
func (c Cycle) Worker() peer.WorkerID { return c.worker }

// Supervisor returns who supervises now, or "" if nobody does yet.
func (c Cycle) Supervisor() peer.SupervisorID {
	return peer.SupervisorID(c.history.Seat(lifecycle.SupervisorParty))
}

// Period returns the dates in which the session is to be held.
func (c Cycle) Period() peer.DateRange { return c.period }

// State returns the stage that the cycle is in, or "" for the zero value.
func (c Cycle) State() CycleState { return c.history.State() }

// IsOver reports whether the cycle is closed or waived.
func (c Cycle) IsOver() bool { return cycles.IsFinal(c.State()) }

// IsPast reports whether the period of the cycle is over at the given time; days
// end in zone, nil is UTC.
func (c Cycle) IsPast(at time.Time, zone *time.Location) bool {
	return !peer.DateOf(at, zone).Before(c.period.Until)
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Cycle) Revision() int { return c.history.Revision() }

// History returns everything that happened.
func (c Cycle) History() CycleHistory { return c.history }

// Can reports whether a party may fire an event now, whatever else it would need.
func (c Cycle) Can(event CycleEvent, by lifecycle.Party) bool {
	return cycles.Can(c.history, event, by) && c.hasObject(event)
}

// Next returns the events that the actor may fire now, sorted.
func (c Cycle) Next(by lifecycle.Actor) []CycleEvent {
	return slices.DeleteFunc(cycles.Next(c.history, by), func(e CycleEvent) bool { return !c.hasObject(e) })
}

// hasObject reports whether there is a request to withdraw, or something to dispute.
func (c Cycle) hasObject(event CycleEvent) bool {
	if event != WithdrawRequest && event != DisputeRecord {
		return true
	}
	return courseOf(c.history.Moves()).allows(c.State(), event, time.Time{}, time.Time{}) == nil
}

// fire makes a move if its conditions and the guard, if there is one, allow it.
func (c *Cycle) fire(mv CycleMove, guard func(course) error) error {
	mv.Data.Start = inUTC(mv.Data.Start)
	next, _, err := cycles.Fire(c.history, mv, func() error {
		so := courseOf(c.history.Moves())
		if why := so.allows(c.State(), mv.Event, mv.At, mv.Data.Start); why != nil {
			return why
		}
		if guard == nil {
			return nil
		}
		return guard(so)
	})
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

func inUTC(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Round(0).UTC() // without the reading of the monotonic clock, which no storage keeps
}

type storedCycle struct {
	ID         CycleID                                               `json:"id"`
	Worker     peer.WorkerID                                         `json:"worker"`
	Supervisor peer.SupervisorID                                     `json:"supervisor,omitempty"` // when it began
	From       peer.Date                                             `json:"from"`
	To         peer.Date                                             `json:"to"`
	History    lifecycle.Stored[CycleState, CycleEvent, CycleChange] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Cycle cannot be stored: [ErrIncomplete].
func (c Cycle) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a cycle that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedCycle{c.id, c.worker, c.first, c.period.From, c.period.Until, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history, so that
// storage is no back door. It returns a [*lifecycle.RecordError] if the record
// could not have come about, and leaves c unchanged on error.
func (c *Cycle) UnmarshalJSON(data []byte) error {
	const kind = "supervision_cycle"
	var s storedCycle
	if err := lifecycle.ReadStored(kind, data, &s); err != nil {
		return err
	}
	loaded := Cycle{id: s.ID, worker: s.Worker, first: s.Supervisor, period: peer.DateRange{From: s.From, Until: s.To}}
	if s.ID == "" || s.Worker == "" || s.From.IsZero() || loaded.period.IsEmpty() {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "id", What: "or worker or period is missing"}
	}
	if !storable.ID(string(s.ID)) || !storable.ID(string(s.Worker)) || !storable.ID(string(s.Supervisor)) {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "id", What: "or worker or supervisor is too long or no valid UTF-8"}
	}
	var err error
	if loaded.history, err = cycles.Restore(s.History, loaded.seats()...); err != nil {
		return err
	}
	if e, why := broken(loaded.history.Moves()); why != nil {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "at", What: "does not go with the event: " + why.Guard}
	}
	*c = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (c Cycle) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Cycle) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Cycle) shown() string {
	if c.history.IsZero() {
		return "[no supervision cycle]"
	}
	return "[supervision cycle " + string(c.State()) + "]"
}

// Format keeps people out of every verb of fmt.
func (CyclePlan) Format(f fmt.State, _ rune) { redact.Format(f, "[supervision plan]") }

// LogValue keeps people out of logs.
func (CyclePlan) LogValue() slog.Value { return slog.StringValue("[supervision plan]") }
