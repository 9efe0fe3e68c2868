package supervision

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// WithdrawRequest records that the worker no longer wants the session that the
// worker asked for. It needs no reason: the code "withdrawn" is put in if there is
// none. The guard "asked_by_worker" refuses it for any other session.
func (c *Cycle) WithdrawRequest(act lifecycle.Act) error {
	if act.Code == "" {
		act.Code = codeWithdrawn
	}
	return c.fire(CycleMove{Act: act, Event: WithdrawRequest}, nil)
}

// AssignSupervisor names who supervises from now on, for cover or for good, with
// a coded reason.
func (c *Cycle) AssignSupervisor(act lifecycle.Act, supervisor peer.SupervisorID) error {
	return c.fire(CycleMove{Act: act, Event: AssignSupervisor, Data: CycleChange{Supervisor: supervisor}}, nil)
}

// Schedule sets the time at which the session is to begin. Somebody must supervise.
func (c *Cycle) Schedule(act lifecycle.Act, start time.Time) error {
	return c.fire(CycleMove{Act: act, Event: ScheduleSession, Data: CycleChange{Start: start}}, nil)
}

// Prepare records that worker or supervisor has added to the agenda. The session
// is prepared when both have.
func (c *Cycle) Prepare(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: PrepareSession}, nil)
}

// Reschedule gives the time up. The worker needs no reason.
func (c *Cycle) Reschedule(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: RescheduleSession}, nil)
}

// How says how a session was held.
type How struct {
	Start       time.Time     // when it began; the zero time is the time that was set
	Minutes     int           // 1 to 1440
	Modality    peer.Modality // not in writing
	Group       int           // workers present, 2 or more; 0 for an individual session
	Observation bool          // the supervisor observed the worker's service
}

// Hold records that the session took place. A short one, or one that came late,
// is held all the same; whether it qualifies is for [Standard.Assess] to say. It
// counts for the day on which it began, also if it is recorded after the period
// was marked overdue. The guard "start_reached" refuses it before it began, and
// "start_known" if the time set is none or lies more than 24 hours back, so that
// how.Start has to say when it was.
func (c *Cycle) Hold(act lifecycle.Act, how How) error {
	return c.fire(CycleMove{Act: act, Event: HoldSession, Data: CycleChange{Start: how.Start, Minutes: how.Minutes, Modality: how.Modality,
		Group: how.Group, Observed: how.Observation}}, nil)
}

// SupervisorMissed records that the supervisor did not come. It brings no
// consequence for the worker. The guard "start_reached" refuses it before the time
// that was set, and "start_known" if none is set or its outcome is on record.
func (c *Cycle) SupervisorMissed(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: SupervisorMissed}, nil)
}

// WorkerMissed records that the worker did not come, which the worker may dispute.
// The guard "start_reached" refuses it before the time that was set.
func (c *Cycle) WorkerMissed(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: WorkerMissed}, nil)
}

// Document records that the supervisor put the session on record and signed, or
// amended the record.
func (c *Cycle) Document(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: DocumentSession}, nil)
}

// Acknowledge records that the worker signed.
func (c *Cycle) Acknowledge(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: AcknowledgeSession}, nil)
}

// Dispute records that the worker disagrees with the record, or with having
// missed a session, also when the cycle has gone on since. It stops the cycle
// until it is withdrawn or settled; what happens meanwhile can be recorded then.
// The guard "something_to_dispute" refuses it if there is neither.
func (c *Cycle) Dispute(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: DisputeRecord}, nil)
}

// WithdrawDispute records that the worker is content to go on.
func (c *Cycle) WithdrawDispute(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: WithdrawDispute}, nil)
}

// Settle records why the programme lets the disputed record stand. A record that
// was wrong is corrected instead: [Cycle.Correct].
func (c *Cycle) Settle(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: SettleDispute}, nil)
}

// MarkOverdue records that the period ended without the session. The guard
// "period_over" refuses it earlier; days end in zone, nil is UTC.
func (c *Cycle) MarkOverdue(act lifecycle.Act, zone *time.Location) error {
	return c.fire(CycleMove{Act: act, Event: MarkOverdue}, func(course) error {
		return c.periodOver(act, zone)
	})
}

func (c *Cycle) periodOver(act lifecycle.Act, zone *time.Location) error {
	if !c.IsPast(act.At, zone) {
		return lifecycle.Deny("period_over", "the end of the period")
	}
	return nil
}

// Waive records why the session is not held, as a coded reason. It lifts what was
// on record against the worker.
func (c *Cycle) Waive(act lifecycle.Act) error {
	return c.fire(CycleMove{Act: act, Event: WaiveCycle}, nil)
}

// Close records that nothing is left to do after a session that both signed.
// actionsRecorded says that every action agreed on is on record with an owner
// and a date; without that a cycle does not close.
func (c *Cycle) Close(act lifecycle.Act, actionsRecorded bool) error {
	return c.fire(CycleMove{Act: act, Event: CloseCycle, Data: CycleChange{ActionsRecorded: actionsRecorded}}, nil)
}

// CloseUnsigned closes a session that was held and that the worker does not
// sign, with a coded reason. What was held counts all the same. The guard
// "time_to_answer" refuses it until 5 business days after the record was made or
// amended.
func (c *Cycle) CloseUnsigned(act lifecycle.Act, actionsRecorded bool, cal lifecycle.Calendar) error {
	return c.fire(CycleMove{Act: act, Event: CloseUnsigned, Data: CycleChange{ActionsRecorded: actionsRecorded}}, func(so course) error {
		return answered(so.documented, act.At, cal)
	})
}

// CloseUnheld closes a cycle whose session is no longer held, with a coded
// reason. The period stays short in every assessment. The guard "period_over"
// refuses the code of that name while the period runs, in the calendar's zone,
// and "time_to_answer" refuses it until 5 business days after it was recorded
// that the worker missed a session, unless a dispute of that was settled.
func (c *Cycle) CloseUnheld(act lifecycle.Act, cal lifecycle.Calendar) error {
	return c.fire(CycleMove{Act: act, Event: CloseUnheld}, func(so course) error {
		if act.Code == codePeriodOver {
			if err := c.periodOver(act, cal.Zone); err != nil {
				return err
			}
		}
		return answered(so.missed, act.At, cal)
	})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The programme may, with a reason, also
// after the end. The guards "asked_by_worker", "something_to_dispute",
// "start_known" and "start_reached" hold for replacements too.
func (c *Cycle) Correct(act lifecycle.Act, from int, replacements ...CycleMove) error {
	replacements = slices.Clone(replacements)
	for i := range replacements {
		replacements[i].Data.Start = inUTC(replacements[i].Data.Start)
	}
	next, err := cycles.Correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if e, why := broken(next.Moves()); why != nil {
		return &lifecycle.Refusal{Lifecycle: cycles.Table().Name, State: string(e.From), Event: string(e.Event),
			Code: lifecycle.CodeGuard, Guard: why.Guard, Want: why.Want}
	}
	c.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes. Worker, supervisor and programme may.
func (c *Cycle) Redact(act lifecycle.Act, seq int) error {
	next, err := cycles.Redact(c.history, act, seq)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}
