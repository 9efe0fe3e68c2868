package supervision

import (
	"strconv"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// Sessions returns what the cycle says to a [Ledger], so that nothing is entered
// twice: every session held or missed, and one asked for and not given. A session
// that is set and has not come yet is none. While the worker disputes having
// missed one, it is not on the list. Days end in zone; nil is UTC.
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
			emit(Held)
			s := &out[len(out)-1]
			s.Length, s.Modality = time.Duration(e.Data.Minutes)*time.Minute, e.Data.Modality
			s.Observation = e.Data.Observed
			if e.Data.Group > 0 {
				s.Form, s.GroupSize = Group, e.Data.Group
			}
			s.Documented, s.SignedByWorker, s.SignedBySupervisor = Stamp{Known: true}, Stamp{Known: true}, Stamp{Known: true}
		case DocumentSession:
			s := &out[len(out)-1]
			s.Documented.On = peer.DateOf(e.At, zone)
			s.SignedBySupervisor.On = s.Documented.On
		case AcknowledgeSession:
			out[len(out)-1].SignedByWorker.On = peer.DateOf(e.At, zone)
		}
	}
	switch state := c.State(); {
	case state == CycleDisputed && out[len(out)-1].Result == MissedByWorker:
		out = out[:len(out)-1]
	case asked && !withdrawn && len(out) == 0 && state != CycleScheduled && state != CyclePrepared:
		next.ID, next.Result = SessionID(c.id), Requested
		out = append(out, next)
	}
	return out
}
