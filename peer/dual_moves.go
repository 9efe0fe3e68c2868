package peer

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Fire makes any move of the table. register is every tie that is known, for the
// question who is involved. It refuses, by the guard in parentheses, a
// supervisor who is one of the two or has a tie of their own with one of them
// (involved); to manage, between a worker and a participant, what no supervisor
// accepts (barred, see [ConflictRules]), and a sponsor's tie while the sponsorship has not
// gone to somebody else (two_roles); a day of review that is not ahead
// (review); an end that is (until); a precaution that is there already, or is not
// (precaution), and to lift the last one (last_precaution). A supervisor and a worker
// of one id are taken for one person. The zero DualRelationship cannot be declared:
// [ErrIncomplete]. The methods named after the events call it.
func (d *DualRelationship) Fire(mv DualMove, register DualRelationships) error {
	if d.id == "" && mv.Event == DeclareDual {
		return fmt.Errorf("%w: DeclareTie declares a dual relationship", ErrIncomplete)
	}
	next, _, err := dualMachine.Fire(d.history, mv, func() error { return register.judge(d, mv) })
	if err != nil {
		return d.unnamed(err, mv.By)
	}
	d.history = next
	return nil
}

// unnamed returns a refusal as whoever made the move may read it: it does not tell
// the worker, or staff who do not decide, that the participant objected.
func (d *DualRelationship) unnamed(err error, by lifecycle.Actor) error {
	var r *lifecycle.Refusal
	if by.Party == lifecycle.ParticipantParty || by.Party == lifecycle.SupervisorParty && !d.parties.has(by.ID) ||
		!errors.As(err, &r) || r.State != string(DualObjected) {
		return err
	}
	shown := *r
	shown.State = string(DualAvoided)
	return &shown
}

// judge returns why a move cannot be made.
func (rs DualRelationships) judge(d *DualRelationship, mv DualMove) error {
	if mv.By.Party == lifecycle.SupervisorParty && mv.Event != DeclareDual && rs.involved(mv.By.ID, d.parties, mv.At) {
		return lifecycle.Deny("involved", wantUninvolved)
	}
	if guard, want := breaks(d.parties, d.view(), mv); guard != "" {
		return lifecycle.Deny(guard, want)
	}
	return nil
}

const (
	wantUninvolved = "a supervisor who has no tie with either of the two"
	wantOther      = "another worker, or the end of the tie"
	wantOneRole    = "other_sponsor first, and for as long as the support lasts: nobody is worker and sponsor of one person at once"
)

// breaks returns the rule that a move breaks whatever else is known, and what
// would meet it; v is how the tie stood before.
func breaks(p DualParties, v DualView, mv DualMove) (guard, want string) {
	day := DateOf(mv.At, nil)
	switch {
	case mv.By.Party == lifecycle.SupervisorParty && p.has(mv.By.ID):
		return "involved", wantUninvolved
	case !mv.Data.Review.IsZero() && !day.Before(mv.Data.Review):
		return "review", "a day of review that lies ahead"
	case !mv.Data.Until.IsZero() && (day.AddDays(1).Before(mv.Data.Until) || mv.Data.Until.Before(v.Since)):
		return "until", "an end that is not ahead, and not before the tie began"
	}
	switch mv.Event {
	case ManageDual:
		if rule, _ := ConflictRuleOf(v.Kind); p.Participant != "" && rule.Barred {
			return "barred", wantOther
		}
		if p.Participant != "" && v.Kind == ConflictSponsor && mv.Data.Precaution != PrecautionOtherSponsor {
			return "two_roles", wantOneRole
		}
	case AddPrecaution:
		if slices.Contains(v.Precautions, mv.Data.Precaution) {
			return "precaution", "a precaution that is not agreed yet"
		}
	case LiftPrecaution:
		if !slices.Contains(v.Precautions, mv.Data.Precaution) {
			return "precaution", "a precaution that is agreed"
		}
		if p.Participant != "" && v.Kind == ConflictSponsor && mv.Data.Precaution == PrecautionOtherSponsor {
			return "two_roles", wantOneRole
		}
		if len(v.Precautions) == 1 {
			return "last_precaution", "one precaution at least, or the two kept apart"
		}
	}
	return "", ""
}

// fault returns the first entry that counts and breaks a rule that holds whatever
// else was known, 0 if none does: what a correction or a stored record could bring.
func (d DualRelationship) fault() (seq int, guard, want string) {
	var v DualView
	for _, e := range d.history.Moves() {
		mv := DualMove{Act: lifecycle.Act{By: e.By, At: e.At}, Event: e.Event, Data: e.Data}
		if guard, want := breaks(d.parties, v, mv); guard != "" {
			return e.Seq, guard, want
		}
		v.take(e.Event, e.Code, e.Data)
	}
	return 0, "", ""
}

// Review takes the tie up, or up again.
func (d *DualRelationship) Review(act lifecycle.Act, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: ReviewDual}, register)
}

// Manage lets the tie go on with a first precaution, until a day on which it is looked
// at again. It needs a coded reason: small_community, no_alternative, participant_asked.
func (d *DualRelationship) Manage(act lifecycle.Act, with Precaution, review Date, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: ManageDual, Data: DualChange{Precaution: with, Review: review}}, register)
}

// AddPrecaution agrees on one more.
func (d *DualRelationship) AddPrecaution(act lifecycle.Act, p Precaution, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: AddPrecaution, Data: DualChange{Precaution: p}}, register)
}

// LiftPrecaution takes one away; one at least stays.
func (d *DualRelationship) LiftPrecaution(act lifecycle.Act, p Precaution, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: LiftPrecaution, Data: DualChange{Precaution: p}}, register)
}

// Renew says that the tie was looked at again and goes on as it is.
func (d *DualRelationship) Renew(act lifecycle.Act, review Date, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: RenewDual, Data: DualChange{Review: review}}, register)
}

// Avoid keeps the two apart. It needs a coded reason: other_worker, kept_apart,
// other_supervisor.
func (d *DualRelationship) Avoid(act lifecycle.Act, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: AvoidDual}, register)
}

// Clear says that there is no tie, or none that bears on the support. It needs a coded
// reason: no_tie, no_bearing, entered_in_error.
func (d *DualRelationship) Clear(act lifecycle.Act, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: ClearDual}, register)
}

// Object records that the participant does not want it. No reason is asked.
func (d *DualRelationship) Object(act lifecycle.Act) error {
	return d.Fire(DualMove{Act: act, Event: ObjectDual}, DualRelationships{})
}

// WithdrawObjection records that the participant would have it looked at after all.
func (d *DualRelationship) WithdrawObjection(act lifecycle.Act) error {
	return d.Fire(DualMove{Act: act, Event: WithdrawObjection}, DualRelationships{})
}

// SayOver records that one of the two says that the tie is over, the first day without
// it being until. A supervisor looks again.
func (d *DualRelationship) SayOver(act lifecycle.Act, until Date) error {
	return d.Fire(DualMove{Act: act, Event: SayDualOver, Data: DualChange{Until: until}}, DualRelationships{})
}

// End records that the tie is over, the first day without it being until.
func (d *DualRelationship) End(act lifecycle.Act, until Date, register DualRelationships) error {
	return d.Fire(DualMove{Act: act, Event: EndDual, Data: DualChange{Until: until}}, register)
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: everybody what they entered themselves. What
// Fire refuses whatever else is known is refused here, too.
func (d *DualRelationship) Correct(act lifecycle.Act, from int, replacements ...DualMove) error {
	next, err := dualMachine.Correct(d.history, act, from, replacements...)
	if err != nil {
		return d.unnamed(err, act.By)
	}
	made := DualRelationship{d.id, d.parties, next}
	if seq, guard, want := made.fault(); seq != 0 {
		return &lifecycle.Refusal{Lifecycle: "dual_relationship", State: string(d.State()), Event: lifecycle.Corrected, Code: lifecycle.CodeGuard,
			Guard: guard, Want: want}
	}
	d.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away; everybody those they
// entered themselves.
func (d *DualRelationship) Redact(act lifecycle.Act, seq int) error {
	next, err := dualMachine.Redact(d.history, act, seq)
	if err != nil {
		return d.unnamed(err, act.By)
	}
	d.history = next
	return nil
}

// involved reports whether the person of an id is one of two people or has a tie with
// one of them that stands or is managed.
func (rs DualRelationships) involved(id string, p DualParties, at time.Time) bool {
	id, p = string(rs.workers.Resolve(WorkerID(id), at)), rs.resolve(p, at)
	return p.has(id) || slices.ContainsFunc(rs.all, func(d DualRelationship) bool {
		v, parties := d.At(at), rs.resolve(d.parties, at)
		return (v.Stands() || v.State == DualManaged) && parties.has(id) &&
			(p.has(string(parties.Worker)) || p.has(parties.other()))
	})
}
