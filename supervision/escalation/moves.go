package escalation

import (
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

func (e *Escalation) fire(mv move) error {
	next, err := e.life().fire(e.history, mv)
	if err != nil {
		return err
	}
	e.history = next
	return nil
}

// Advance makes the next hop, which [Escalation.Next] computes, and returns it with the
// time at which it was made. Where somebody was told already, the code of act says why
// the next is: [CodeNoAnswer] at or after the deadline, [CodeCannot] (the person said so) or
// [CodeSooner] (a person decided not to wait). The clock knows CodeNoAnswer alone; a code that is left out
// is that one. Guards: not_due, clock, concerned.
func (e *Escalation) Advance(act lifecycle.Act, posts []Post) (Hop, error) {
	h, ok := e.Next(posts)
	mv := move{Act: act, Event: Tell, Data: Change{Rung: h.Rung, Role: h.Role, Person: h.Person}}
	if !ok {
		mv.Data = Change{Rung: 1, Role: RungSupervisor} // refused by the table whatever it carries
	}
	if h.Fallback {
		mv.Event = FallBack
	}
	if e.State() == Told && act.Code == "" {
		mv.Code = CodeNoAnswer
	}
	if err := e.fire(mv); err != nil {
		return Hop{}, err
	}
	hops := e.Hops()
	return hops[len(hops)-1], nil
}

// Acknowledge records that somebody who was told has it now; being late is no bar, and
// the first one keeps it. Guards: not_told, concerned.
func (e *Escalation) Acknowledge(act lifecycle.Act) error {
	return e.fire(move{Act: act, Event: Acknowledge})
}

// OutsideHas records that whoever was called outside has it. Guard: nobody_outside.
func (e *Escalation) OutsideHas(act lifecycle.Act) error {
	return e.fire(move{Act: act, Event: OutsideHas})
}

// Attach adds what came in anew, by the host's key. Guard: known.
func (e *Escalation) Attach(act lifecycle.Act, info string) error {
	return e.fire(move{Act: act, Event: Attach, Data: Change{Info: info}})
}

// Release records that whoever has it cannot go on, and why by the code of act:
// [CodeCannotGoOn], [CodeShiftOver] or [CodeDeactivated]. The next rung is due at once; whoever had it
// is not told again. Guard: not_held.
func (e *Escalation) Release(act lifecycle.Act) error {
	return e.fire(move{Act: act, Event: Release})
}

// Resolve records that it is over, and how by the code of act: [CodeSafe],
// [CodeHandedOver], [CodeReported], [CodeReportNotDue], [CodeNoDanger] or [CodeRaisedInError]. Guards: not_held, report_open.
func (e *Escalation) Resolve(act lifecycle.Act) error {
	return e.fire(move{Act: act, Event: Resolve})
}

// Close records that nothing is left, with [CodeDebriefHeld], [CodeDebriefDeclined]
// (by the worker) or [CodeNoDebrief] as code. Guard: debrief_owed.
func (e *Escalation) Close(act lifecycle.Act) error {
	return e.fire(move{Act: act, Event: Close})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes; the programme does. The rules of the moves hold
// for replacements too.
func (e *Escalation) Correct(act lifecycle.Act, from int, replacements ...lifecycle.Move[Event, Change]) error {
	next, err := e.life().correct(e.history, act, from, replacements...)
	if err != nil {
		return err
	}
	e.history = next
	return nil
}

func (e Escalation) owesDebrief() bool { return e.ask.Level == Emergency }

// Debrief returns the talk that is owed to the worker after an emergency, for the agenda of
// their supervision; [supervision.DebriefDue] of its time says by when. ok is false for what
// was no emergency, for what was raised in error, and once the escalation is closed.
func (e Escalation) Debrief() (c supervision.Concern, ok bool) {
	last, ok := e.history.Last()
	if !ok || !e.owesDebrief() || e.State() == Closed || last.Code == CodeRaisedInError {
		return supervision.Concern{}, false
	}
	return supervision.Concern{Key: storable.Key("debrief/", e.ask.Key, ""), Kind: supervision.ConcernDebrief, Severity: supervision.SeverityUrgent, At: e.ask.At}, true
}

// Strand releases every escalation of a list that somebody has who works here no
// longer, and returns the ones released, each a copy; the next rung of each is due at
// once. Those that merely wait for the person's answer need nothing: the ladder goes on.
func Strand(list []Escalation, gone PersonID, act lifecycle.Act) (released []Escalation, err error) {
	act.Code = CodeDeactivated
	for _, e := range list {
		if gone == "" || e.Holder() != gone {
			continue
		}
		if err := e.Release(act); err != nil {
			return nil, err
		}
		released = append(released, e)
	}
	return slices.Clip(released), nil
}
