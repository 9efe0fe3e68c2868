package supervision

import (
	"fmt"
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
	switch per {
	case Week:
		return append(setWithin(aDay), recorded()...), nil
	case Month:
		return append(setWithin(lifecycle.Days(6)), recorded()...), nil // of thirty
	}
	return nil, per.check()
}

// aDay is the first fifth of a week, in whole days.
var aDay = lifecycle.Days(1)

// setWithin returns the deadline for setting a time.
func setWithin(within lifecycle.Span) []CycleTiming {
	return designed(CycleTiming{Name: "schedule", States: []CycleState{CyclePlanned, CycleRescheduled, CycleMissedBySupervisor,
		CycleMissedBySupervisee, CycleOverdue}, Waiting: lifecycle.SupervisorParty, Within: within, Pausing: true, Fire: ScheduleSession})
}

// recorded returns the deadlines of the record of a session.
func recorded() []CycleTiming {
	return designed(
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
		if d.Fire != ScheduleSession || !d.Since.Before(first) {
			continue
		}
		at := slices.IndexFunc(timings, func(t CycleTiming) bool { return t.Name == d.Name })
		if err := c.moveTo(d, first, timings[at], cal); err != nil {
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

// moveTo lets a deadline count from a later moment, as the kernel counts from the
// event that started it.
func (c Cycle) moveTo(d *CycleDeadline, since time.Time, t CycleTiming, cal lifecycle.Calendar) error {
	if d.WaitingSince.Before(since) {
		d.WaitingSince = since
	}
	d.Since = since
	if d.Paused {
		return nil
	}
	stood := c.stood(t, since)
	var err error
	if d.Due, err = count(since, t.Within, stood, cal); err != nil {
		return err
	}
	for i, n := range t.Nudges {
		d.Nudges[i].Key = fmt.Sprintf("%s/%s/%s", t.Name, n, since.Format(time.RFC3339Nano))
		if d.Nudges[i].At, err = count(since, n, stood, cal); err != nil {
			return err
		}
	}
	return nil
}

// stood returns how long the clock of a timing, whose stay began before since,
// stood still after it.
func (c Cycle) stood(t CycleTiming, since time.Time) time.Duration {
	var sum time.Duration
	var paused time.Time // when the present pause began
	for _, e := range c.history.Moves() {
		switch {
		case t.Pausing && e.To == CycleDisputed:
			if paused.IsZero() {
				paused = e.At
			}
		case !paused.IsZero():
			from := paused
			if from.Before(since) {
				from = since
			}
			sum, paused = sum+max(0, e.At.Sub(from)), time.Time{}
		}
	}
	return sum
}

// count returns when a span is over whose clock stood still for a while. One of
// business days goes on to the next working day if it then ends on another.
func count(since time.Time, s lifecycle.Span, stood time.Duration, cal lifecycle.Calendar) (time.Time, error) {
	at, err := cal.Add(since, s)
	if err != nil || stood == 0 {
		return at, err
	}
	if at = at.Add(stood); s.Unit == lifecycle.BusinessDay && !isWorkday(at, cal) {
		return cal.Add(at, lifecycle.BusinessDays(1))
	}
	return at, nil
}

func isWorkday(t time.Time, cal lifecycle.Calendar) bool {
	zone := cal.Zone
	if zone == nil {
		zone = time.UTC
	}
	year, month, day := t.In(zone).Date()
	noon := time.Date(year, month, day, 12, 0, 0, 0, zone)
	if cal.IsWorkday == nil {
		return noon.Weekday() != time.Saturday && noon.Weekday() != time.Sunday
	}
	return cal.IsWorkday(noon)
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
