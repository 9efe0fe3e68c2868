package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A TieRule says which declared ties of family or money keep two people from
// supervision. The zero value asks for no declaration.
type TieRule struct {
	Refuses []KinTie
	Basis   source.Source
}

// MontanaTies returns the rule of Montana: no parent, child, spouse, sibling or
// cohabitant, and no financial dependence.
func MontanaTies() TieRule {
	return TieRule{KinTies(), source.Of("MT").At("supervisor: no parent, child, spouse, sibling, cohabitant, financial dependence", source.Verified)}
}

// MontanaPoints returns what Montana wants a written agreement to say: duties,
// frequency, method, length and termination.
func MontanaPoints() []AgreementPoint {
	return []AgreementPoint{PointDuties, PointFrequency, PointMethod, PointLength, PointTermination}
}

// Declared are the ties that two people declared to one another's programme.
type Declared struct {
	Asked bool     // both were asked
	Ties  []KinTie // what they said; empty is none
	// SamePerson says that the worker and the supervisor are one person under two
	// ids, as the host knows from its own records.
	SamePerson bool
}

// A SigningRule is what has to hold when an agreement is signed.
type SigningRule struct {
	Ties   TieRule
	Points []AgreementPoint // what the agreement has to cover
}

// Sign records that worker or supervisor signs; the agreement is in force when both
// have. others are the worker's other agreements. These guards refuse it: "other_person" if the two are one
// person, "ties_declared" if the rule names ties and the two were not asked,
// "no_tie" if they declared one that it names, "points" if the agreement does not say
// what it has to, and "one_primary" if the agreement is with the main supervisor and
// another agreement with a main supervisor holds on one of its days, unless its terms
// say that it replaces that one: then [Agreement.Supersede] is the next move.
func (a *Agreement) Sign(act lifecycle.Act, said Declared, rule SigningRule, others []Agreement, zone *time.Location) error {
	return a.fire(AgreementMove{Act: act, Event: SignAgreement}, func() error {
		switch {
		case said.SamePerson:
			return lifecycle.Deny("other_person", "a supervisor who is somebody else")
		case len(rule.Ties.Refuses) > 0 && !said.Asked:
			return lifecycle.Deny("ties_declared", "both to be asked about ties of family and money")
		case slices.ContainsFunc(said.Ties, func(t KinTie) bool { return slices.Contains(rule.Ties.Refuses, t) }):
			return lifecycle.Deny("no_tie", "a supervisor without a tie of family or money to the worker")
		case len(a.terms.Lacks(rule.Points)) > 0:
			return lifecycle.Deny("points", "an agreement that says everything that it has to")
		case a.terms.Primary && a.meetsPrimary(act.At, others, zone):
			return lifecycle.Deny("one_primary", "the end of the agreement with the present main supervisor, or its supersession")
		}
		return nil
	})
}

// meetsPrimary reports whether another agreement with a main supervisor would hold on a
// day of this one, if it were signed at the given time.
func (a Agreement) meetsPrimary(at time.Time, others []Agreement, zone *time.Location) bool {
	a.course.signed = at
	mine := a.Force(zone)
	return slices.ContainsFunc(others, func(o Agreement) bool {
		return o.ID() != a.ID() && o.Worker() == a.Worker() && o.terms.Primary && o.ID() != a.terms.Replaces && o.Replacement() != a.ID() && o.Force(zone).Overlaps(mine)
	})
}

// Decline records that one side does not sign. The worker needs no reason.
func (a *Agreement) Decline(act lifecycle.Act) error {
	return a.fire(AgreementMove{Act: act, Event: DeclineAgreement}, nil)
}

// Withdraw records that the one who proposed the agreement takes it back.
func (a *Agreement) Withdraw(act lifecycle.Act) error {
	return a.fire(AgreementMove{Act: act, Event: WithdrawAgreement}, nil)
}

// Review records that the two look at the agreement again.
func (a *Agreement) Review(act lifecycle.Act) error {
	return a.fire(AgreementMove{Act: act, Event: ReviewAgreement}, nil)
}

// Keep records that one of the two goes on with it; the supervisor names the day of
// the next review. The guard "review_ahead" refuses a day that is not after the act.
func (a *Agreement) Keep(act lifecycle.Act, next peer.Date, zone *time.Location) error {
	return a.fire(AgreementMove{Act: act, Event: KeepAgreement, Data: AgreementChange{ReviewBy: next}}, func() error {
		if !next.IsZero() && !peer.DateOf(act.At, zone).Before(next) {
			return lifecycle.Deny("review_ahead", "a day that is still to come")
		}
		return nil
	})
}

// AskForAnother records that the worker wants another supervisor, for no reason that
// anyone may ask. The agreement holds until another takes its place.
func (a *Agreement) AskForAnother(act lifecycle.Act) error {
	return a.fire(AgreementMove{Act: act, Event: AskForAnother}, nil)
}

// Lose records that the supervisor is gone from the given day on and nobody has taken
// over. It is never refused for want of somebody: what is so is put on record.
func (a *Agreement) Lose(act lifecycle.Act, until peer.Date) error {
	return a.fire(AgreementMove{Act: act, Event: LoseSupervisor, Data: AgreementChange{Until: until}}, nil)
}

// Supersede records that next takes the place of the agreement from the given day on.
// noted says that the hand-over note is there; a supervisor who is gone
// leaves none, so that a vacant agreement needs none. These guards refuse it:
// "same_worker" if next is another worker's agreement, "hand_over_note", "in_force" unless
// both signed next, it is not over or vacant and it has days after the given one,
// "practice" if a supervisor of the worker's practice would be followed by one who is none,
// and "no_long_gap" if the worker would be without a supervisor for longer than one
// period of the agreement, by the others and by cover: [HandOverGap]. others are the
// worker's other agreements.
//
// A vacant agreement is succeeded after a gap of any length: the days without a supervisor
// are past, and a refusal would not give them back. They stay on record, and
// [HandOverGap] and [Gaps] tell them.
func (a *Agreement) Supersede(act lifecycle.Act, until peer.Date, next Agreement, noted bool, others []Agreement, covers []Cover, zone *time.Location) error {
	mv := AgreementMove{Act: act, Event: SupersedeAgreement, Data: AgreementChange{Until: until, Next: next.ID(), Note: noted}}
	return a.fire(mv, func() error {
		switch {
		case next.Worker() != a.Worker() || next.ID() == a.ID():
			return lifecycle.Deny("same_worker", "another agreement of the same worker")
		case next.State() != AgreementInForce && next.State() != AgreementUnderReview || !until.Before(next.Force(zone).Until):
			return lifecycle.Deny("in_force", "an agreement that both have signed and that holds")
		case a.terms.Kind.practice() && !next.terms.Kind.practice():
			return lifecycle.Deny("practice", "an agreement with a supervisor of the worker's practice")
		case !noted && a.State() != AgreementVacant:
			return lifecycle.Deny("hand_over_note", "a hand-over note")
		}
		if gap := a.gapBefore(until, next, others, covers, zone); a.State() != AgreementVacant && tooLong(gap, a.terms.Per) {
			return lifecycle.Deny("no_long_gap", "no more than one period without a supervisor, or cover for it")
		}
		return nil
	})
}

// End records that the agreement is over from the given day on, for the reason that the
// code of act gives; [AgreementLifecycle] lists them. Unless that is worker_left,
// the guard "nobody_stranded" refuses it while nobody else supervises the worker's
// practice on that day, by one of the agreements or by cover. Where nobody does, it is [Agreement.Lose]
// that says what is so.
func (a *Agreement) End(act lifecycle.Act, until peer.Date, others []Agreement, covers []Cover, zone *time.Location) error {
	return a.fire(AgreementMove{Act: act, Event: EndAgreement, Data: AgreementChange{Until: until}}, func() error {
		if act.Code == codeWorkerLeft || !a.terms.Kind.practice() {
			return nil
		}
		others = slices.DeleteFunc(slices.Clone(others), func(o Agreement) bool { return o.ID() == a.ID() })
		if !IsSupervised(a.Worker(), until, others, covers, zone) {
			return lifecycle.Deny("nobody_stranded", "cover, or another agreement, that holds on that day")
		}
		return nil
	})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The programme may, also after the end.
// What a guard judges from outside the agreement is not judged again; "hand_over_note" is.
func (a *Agreement) Correct(act lifecycle.Act, from int, replacements ...AgreementMove) error {
	next, err := agreements.Correct(a.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if e, ok := withoutNote(next); ok {
		return &lifecycle.Refusal{Lifecycle: agreements.Table().Name, State: string(e.From), Event: string(e.Event),
			Code: lifecycle.CodeGuard, Guard: "hand_over_note", Want: "a hand-over note"}
	}
	a.history, a.course = next, agreementCourseOf(next.Moves())
	return nil
}

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes. Worker, supervisor and programme may.
func (a *Agreement) Redact(act lifecycle.Act, seq int) error {
	next, err := agreements.Redact(a.history, act, seq)
	if err != nil {
		return err
	}
	a.history = next
	return nil
}

const declaredShown = "[declared ties]"

// Format keeps what people declared out of every verb of fmt.
func (Declared) Format(f fmt.State, _ rune) { redact.Format(f, declaredShown) }

// LogValue keeps what people declared out of logs.
func (Declared) LogValue() slog.Value { return slog.StringValue(declaredShown) }
