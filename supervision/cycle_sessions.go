package supervision

import (
	"slices"
	"strconv"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Sessions returns what the cycle says to a [Ledger], so that nothing is entered
// twice: every session held or missed, and one asked for and not given. A session
// that is set for its period and has not come yet is none; one that the worker
// asked for and that is set for later than the period is still only asked for.
//
// That the worker missed a session is not on the list while the worker disputes
// it, after the programme has waived the session, and where the cycle ended
// before the worker had 5 business days to dispute it, holidays aside. How long a
// session that was missed would have lasted is not on record.
//
// Days end in zone; nil is UTC.
func (c Cycle) Sessions(zone *time.Location) []Session {
	var out []Session
	next := Session{Worker: c.worker, Supervisor: c.first, Form: Individual, GroupSize: 1, RequestedBy: Scheduled}
	asked, withdrawn := false, false
	for _, e := range c.history.Moves() {
		emit := func(r Result) {
			s := next
			s.ID = SessionID(string(c.id) + "/" + strconv.Itoa(e.Seq))
			s.Result = r
			out = append(out, s)
		}
		switch e.Event {
		case PlanCycle, CallDebrief:
			next.Start = e.At
		case AskForCycle:
			asked, next.Start, next.RequestedBy = true, e.At, AskedByWorker
		case WithdrawRequest:
			withdrawn = true
		case AssignSupervisor:
			next.Supervisor = e.Data.Supervisor
		case ScheduleSession:
			next.Start = e.Data.Start
		case SupervisorMissed:
			emit(MissedBySupervisor)
		case WorkerMissed:
			emit(MissedByWorker)
		case HoldSession:
			for i := range out {
				out[i].MadeUp = true
			}
			emit(Held)
			out[len(out)-1].held(e.Data)
		case DocumentSession:
			s := &out[len(out)-1]
			s.Documented.On = peer.DateOf(e.At, zone)
			s.SignedBySupervisor.On = s.Documented.On
		case AcknowledgeSession:
			out[len(out)-1].SignedByWorker.On = peer.DateOf(e.At, zone)
		}
	}
	if c.liftsMisses(zone) {
		out = slices.DeleteFunc(out, func(s Session) bool { return s.Result == MissedByWorker })
	}
	if asked && !withdrawn && len(out) == 0 && !c.isSetInPeriod(next.Start, zone) {
		next.ID, next.Result, next.Start = SessionID(c.id), Requested, c.history.Moves()[0].At
		out = append(out, next)
	}
	return out
}

// held puts in how a session was held.
func (s *Session) held(how CycleChange) {
	s.Length, s.Modality = time.Duration(how.Minutes)*time.Minute, how.Modality
	s.Observation = how.Observed
	if !how.Start.IsZero() {
		s.Start = how.Start
	}
	if how.Group > 0 {
		s.Form, s.GroupSize = Group, how.Group
	}
	s.Documented, s.SignedByWorker, s.SignedBySupervisor = Stamp{Known: true}, Stamp{Known: true}, Stamp{Known: true}
}

// isSetInPeriod reports whether a session is set for the period of the cycle and
// has not come yet.
func (c Cycle) isSetInPeriod(start time.Time, zone *time.Location) bool {
	state := c.State()
	return (state == CycleScheduled || state == CyclePrepared) && peer.DateOf(start, zone).Before(c.period.Until)
}

// liftsMisses reports whether what the worker is said to have missed does not
// stand: it is disputed, it was waived, or the cycle ended too soon to dispute it.
func (c Cycle) liftsMisses(zone *time.Location) bool {
	last, ok := c.history.Last()
	if !ok || c.State() == CycleDisputed || last.Event == WaiveCycle {
		return true
	}
	so := courseOf(c.history.Moves())
	return c.IsOver() && answered(so.missed, last.At, lifecycle.Calendar{Zone: zone}) != nil
}
