package supervision

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Parts of the kernel as the deadlines of a cycle use them.
type (
	// CycleTiming is one deadline of a cycle as a rule.
	CycleTiming = lifecycle.Timing[CycleState, CycleEvent]
	// CycleDeadline is a timing applied to one cycle.
	CycleDeadline = lifecycle.Deadline[CycleState, CycleEvent]
)

// toAnswer is how long the worker has to sign a record, or to dispute one or
// having missed a session.
var toAnswer = lifecycle.BusinessDays(5)

// CycleTimings returns the default deadlines of a cycle of the given period: a
// time set within its first fifth, and as soon again after one was given up or
// missed; put on record within 2 business days; signed within 5. A period that is
// no [Month] is taken as a week. They are design defaults for a programme to
// change. That a cycle is overdue follows from its period, not from a timing:
// [Cycle.IsPast].
func CycleTimings(per Period) []CycleTiming {
	fifth := lifecycle.Days(1) // of seven, in whole days
	if per == Month {
		fifth = lifecycle.Days(6) // of thirty
	}
	return designed(
		CycleTiming{Name: "schedule", States: []CycleState{CyclePlanned, CycleRescheduled, CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue},
			Waiting: lifecycle.SupervisorParty, Within: fifth, Pausing: true, Fire: ScheduleSession},
		CycleTiming{Name: "document", States: []CycleState{CycleHeld}, Waiting: lifecycle.SupervisorParty, Within: lifecycle.BusinessDays(2),
			Pausing: true, Fire: DocumentSession},
		CycleTiming{Name: "acknowledge", States: []CycleState{CycleDocumented}, Waiting: lifecycle.WorkerParty,
			Within: toAnswer, Nudges: []lifecycle.Span{lifecycle.BusinessDays(3)}, Fire: AcknowledgeSession},
	)
}

// DebriefTimings returns the default deadlines of a debrief: held within 24 hours
// after it was called, whatever was set or missed meanwhile, and put on record
// like any other session. They are design defaults.
func DebriefTimings() []CycleTiming {
	return append(untilHeld("debrief", lifecycle.Hours(24)), CycleTimings(Week)[1:]...)
}

// ExtraTimings returns the default deadlines of a session that the worker asked
// for: a time set within a day, held within a week after it was asked for,
// whatever was set or missed meanwhile, so that it cannot be put off unseen. They
// are design defaults.
func ExtraTimings() []CycleTiming {
	return append(untilHeld("extra", lifecycle.Weeks(1)), CycleTimings(Week)...)
}

// untilHeld returns the deadline of a session from the opening of the cycle.
func untilHeld(name string, within lifecycle.Span) []CycleTiming {
	return designed(CycleTiming{Name: name, States: []CycleState{CyclePlanned, CycleScheduled, CyclePrepared, CycleRescheduled,
		CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue},
		Waiting: lifecycle.SupervisorParty, Within: within, Pausing: true, Fire: HoldSession})
}

func designed(timings ...CycleTiming) []CycleTiming {
	for i := range timings {
		timings[i].Source = source.DesignDefault("default for a programme to change; no peer-specific rule was found")
	}
	return timings
}

// Deadlines returns the timings that run now, in their order. Those that propose
// [ScheduleSession] run from the first day of the period, if that is later than
// the event that started them: what is planned ahead need not be set ahead. A
// dispute stops the clock of timings that say so. It returns the errors of
// [lifecycle.Machine.Deadlines].
func (c Cycle) Deadlines(timings []CycleTiming, cal lifecycle.Calendar) ([]CycleDeadline, error) {
	running, err := cycles.Deadlines(c.history, timings, cal)
	if err != nil {
		return nil, err
	}
	first := c.begins(cal.Zone)
	for i := range running {
		d := &running[i]
		if d.Fire != ScheduleSession || d.Paused || !d.Since.Before(first) {
			continue
		}
		at := slices.IndexFunc(timings, func(t CycleTiming) bool { return t.Name == d.Name })
		if err := moveTo(d, first, timings[at], cal); err != nil {
			return nil, err
		}
	}
	return running, nil
}

// begins returns the midnight with which the period begins.
func (c Cycle) begins(zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	year, month, day := c.period.From.Civil()
	return time.Date(year, month, day, 0, 0, 0, 0, zone).UTC()
}

// moveTo lets a deadline count from a later moment.
func moveTo(d *CycleDeadline, since time.Time, t CycleTiming, cal lifecycle.Calendar) error {
	var err error
	if d.Due, err = cal.Add(since, t.Within); err != nil {
		return err
	}
	for i, n := range t.Nudges {
		if d.Nudges[i].At, err = cal.Add(since, n); err != nil {
			return err
		}
	}
	d.Since = since
	return nil
}

// Due returns the deadlines whose time is up. They propose an event and fire none.
func (c Cycle) Due(timings []CycleTiming, cal lifecycle.Calendar, at time.Time) ([]CycleDeadline, error) {
	running, err := c.Deadlines(timings, cal)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(running, func(d CycleDeadline) bool { return d.Paused || d.Due.After(at) }), nil
}

// NextDue returns the first moment after the given time at which a nudge or a
// deadline falls: when a scheduler must look at the cycle again. ok is false if
// there is none.
func (c Cycle) NextDue(timings []CycleTiming, cal lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	running, err := c.Deadlines(timings, cal)
	if err != nil {
		return time.Time{}, false, err
	}
	for _, d := range running {
		if d.Paused {
			continue
		}
		moments := []time.Time{d.Due}
		for _, n := range d.Nudges {
			moments = append(moments, n.At)
		}
		for _, t := range moments {
			if t.After(after) && (!ok || t.Before(next)) {
				next, ok = t, true
			}
		}
	}
	return next, ok, nil
}
