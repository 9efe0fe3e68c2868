package supervision

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

type cycleEntry = lifecycle.Entry[CycleState, CycleEvent, CycleChange]

// A course is what the moves of a cycle so far say about the moves to come. The
// conditions that follow from it hold for every move, also of a correction and of
// a cycle that is loaded.
type course struct {
	asked      bool
	set        time.Time // time that was set and of which nothing came yet
	documented time.Time // when the record was last made or amended
	missed     time.Time // when it was recorded that the worker missed a session, until that is settled
	disputed   CycleState
}

func courseOf(moves []cycleEntry) course {
	var c course
	for _, e := range moves {
		c.add(e)
	}
	return c
}

func (c *course) add(e cycleEntry) {
	switch e.Event {
	case AskForCycle:
		c.asked = true
	case ScheduleSession:
		c.set = e.Data.Start
	case RescheduleSession, HoldSession, SupervisorMissed:
		c.set = time.Time{}
	case WorkerMissed:
		c.set, c.missed = time.Time{}, e.Recorded
	case DocumentSession:
		c.documented = e.Recorded
	case DisputeRecord:
		c.disputed = e.From
	case SettleDispute:
		if c.disputed != CycleDocumented {
			c.missed = time.Time{}
		}
	}
}

// allows returns why a move from a state cannot be made yet, or nil.
func (c course) allows(from CycleState, event CycleEvent, at, start time.Time) *lifecycle.Denial {
	deny := func(guard, want string) *lifecycle.Denial { return &lifecycle.Denial{Guard: guard, Want: want} }
	switch event {
	case WithdrawRequest:
		if !c.asked {
			return deny("asked_by_worker", "a session that the worker asked for")
		}
	case DisputeRecord:
		if from != CycleDocumented && from != CycleMissedBySupervisee && c.missed.IsZero() {
			return deny("something_to_dispute", "a record, or a session that the worker is said to have missed")
		}
	case HoldSession:
		if start.IsZero() && !c.set.IsZero() && at.Sub(c.set) <= 24*time.Hour {
			start = c.set
		}
		if start.IsZero() {
			return deny("start_known", "the time at which the session began, which is not the one that was set")
		}
		if at.Before(start) {
			return deny("start_reached", "the time at which the session begins")
		}
	case SupervisorMissed, WorkerMissed:
		if c.set.IsZero() {
			return deny("start_known", "a time that was set and of which nothing came yet")
		}
		if at.Before(c.set) {
			return deny("start_reached", "the time at which the session was to begin")
		}
	}
	return nil
}

// broken returns the first move that its conditions did not allow, and why; nil
// if there is none.
func broken(moves []cycleEntry) (*cycleEntry, *lifecycle.Denial) {
	var c course
	for i := range moves {
		e := &moves[i]
		if why := c.allows(e.From, e.Event, e.At, e.Data.Start); why != nil {
			return e, why
		}
		c.add(*e)
	}
	return nil, nil
}

// answered returns the denial of closing a cycle before the worker's time to
// answer is over; since is when it began, the zero time if there is nothing to
// answer.
func answered(since, at time.Time, cal lifecycle.Calendar) error {
	if since.IsZero() {
		return nil
	}
	until, err := cal.Add(since, toAnswer)
	if err != nil {
		return err
	}
	if at.Before(until) {
		return lifecycle.Deny("time_to_answer", "5 business days in which the worker can sign or dispute")
	}
	return nil
}
