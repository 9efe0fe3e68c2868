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
// missed; put on record within 2 business days; signed within 5. They are design
// defaults for a programme to change. That a cycle is overdue follows from its
// period, not from a timing: [Cycle.IsPast]. It returns [ErrUnknownPeriod] for a
// period that is none.
func CycleTimings(per Period) ([]CycleTiming, error) {
	within := aDay
	switch per {
	case Week:
	case Fortnight:
		within = lifecycle.Days(2) // of fourteen
	case Month:
		within = lifecycle.Days(6) // of thirty
	case Quarter:
		within = lifecycle.Days(18) // of ninety
	case HalfYear:
		within = lifecycle.Days(36) // of 180
	default:
		return nil, per.check()
	}
	return append(setWithin(within), recorded()...), nil
}

// aDay is the first fifth of a week, in whole days.
var aDay = lifecycle.Days(1)

// setWithin returns the deadline for setting a time.
func setWithin(within lifecycle.Span) []CycleTiming {
	return designed(CycleTiming{Name: "schedule", States: []CycleState{CyclePlanned, CycleRescheduled, CycleMissedBySupervisor,
		CycleMissedBySupervisee, CycleOverdue}, Waiting: lifecycle.SupervisorParty, Within: within, Pausing: true, Propose: ScheduleSession})
}

// recorded returns the deadlines of the record of a session.
func recorded() []CycleTiming {
	return designed(
		CycleTiming{Name: "document", States: []CycleState{CycleHeld}, Waiting: lifecycle.SupervisorParty, Within: lifecycle.BusinessDays(2),
			Pausing: true, Propose: DocumentSession},
		CycleTiming{Name: "acknowledge", States: []CycleState{CycleDocumented}, Waiting: lifecycle.WorkerParty,
			Within: toAnswer, Nudges: []lifecycle.Span{lifecycle.BusinessDays(3)}, Propose: AcknowledgeSession},
	)
}

// DebriefTimings returns the default deadlines of a debrief: held within 24 hours
// after it was called, whatever was set or missed meanwhile, and put on record
// like any other session. They are design defaults.
func DebriefTimings() []CycleTiming {
	return append(untilHeld("debrief", lifecycle.Hours(24)), recorded()...)
}

// ExtraTimings returns the default deadlines of a session that the worker asked
// for: a time set within a day, held within a week after it was asked for,
// whatever was set or missed meanwhile, so that it cannot be put off unseen. They
// are design defaults.
func ExtraTimings() []CycleTiming {
	return slices.Concat(untilHeld("extra", lifecycle.Weeks(1)), setWithin(aDay), recorded())
}

// untilHeld returns the deadline of a session from the opening of the cycle.
func untilHeld(name string, within lifecycle.Span) []CycleTiming {
	return designed(CycleTiming{Name: name, States: []CycleState{CyclePlanned, CycleScheduled, CyclePrepared, CycleRescheduled,
		CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue},
		Waiting: lifecycle.SupervisorParty, Within: within, Pausing: true, Propose: HoldSession})
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
	return cycles.Deadlines(c.history, c.fromPeriod(timings, cal), cal)
}

// fromPeriod returns the timings with what sets a session running no earlier
// than the midnight with which the period begins.
func (c Cycle) fromPeriod(timings []CycleTiming, cal lifecycle.Calendar) []CycleTiming {
	first := c.period.From.Start(cal.Zone)
	timings = slices.Clone(timings)
	for i := range timings {
		if t := &timings[i]; t.Propose == ScheduleSession && t.From.Before(first) {
			t.From = first
		}
	}
	return timings
}

// Due returns the deadlines whose time is up. They propose an event and fire none.
func (c Cycle) Due(timings []CycleTiming, cal lifecycle.Calendar, at time.Time) ([]CycleDeadline, error) {
	return cycles.Due(c.history, c.fromPeriod(timings, cal), cal, at)
}

// NextDue returns the first moment after the given time at which a nudge or a
// deadline falls: when a scheduler must look at the cycle again. ok is false if
// there is none.
func (c Cycle) NextDue(timings []CycleTiming, cal lifecycle.Calendar, after time.Time) (next time.Time, ok bool, err error) {
	return cycles.NextDue(c.history, c.fromPeriod(timings, cal), cal, after)
}
