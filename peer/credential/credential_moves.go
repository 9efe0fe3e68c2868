package credential

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Grant is what a decision of the body that gives or prolongs a credential
// rests on.
type Grant struct {
	Scheme    Scheme
	Gap       Gap            // what the requirements came to; it must be met where the move asks for one, unless the code is [CodeBodyDecided]
	Effective peer.Date      // first day; none: the day of the act
	Until     peer.Date      // last day of validity; needed where the scheme renews or is for trainees, see [Term.LastDay]
	Zone      *time.Location // in which the act has its day; nil is UTC
	Beside    Holdings       // the holder's other credentials, one of which may prolong it: see [Question]
}

// Format prints the scheme and keeps people out of every verb of fmt.
func (g Grant) Format(f fmt.State, _ rune) { redact.Format(f, "[grant "+g.Scheme.Code+"]") }

// LogValue keeps people out of logs.
func (g Grant) LogValue() slog.Value { return slog.StringValue("[grant " + g.Scheme.Code + "]") }

func (g Grant) change() Change { return Change{Effective: g.Effective, Until: g.Until} }

// judge returns the guard of a decision for which the stage must be met.
func (g Grant) judge(c *Credential, act lifecycle.Act, stage Stage) func() error {
	return func() error {
		if err := c.of(g.Scheme); err != nil {
			return err
		}
		from, today := dayOf(g.change(), act.At, g.Zone), peer.DateOf(act.At, g.Zone)
		switch {
		case act.Code == CodeBodyDecided:
		case g.Gap.Scheme != c.scheme || g.Gap.Stage != stage:
			return lifecycle.Deny("requirements", "the requirements of the stage "+string(stage)+", judged")
		case !g.Gap.IsMet():
			return lifecycle.Deny("requirements", "every requirement of the stage "+string(stage)+" met")
		case today.Before(g.Gap.On) || stage != StageRenewal && !reaches(g.Gap.Until(), today):
			return lifecycle.Deny("requirements", "requirements judged for the day of the decision")
		}
		if !g.Until.IsZero() && g.Until.Before(from) {
			return lifecycle.Deny("dates", "a last day that does not come before the first")
		}
		return nil
	}
}

// dated adds to a guard what holds for the dates of a grant: a last day is given
// where the scheme renews, its term can have it, and it does not lie beyond
// longest, unless the body decided so; and it counts from no day before the
// application or before soonest.
func (g Grant) dated(c *Credential, act lifecycle.Act, soonest peer.Date, longest func(Term, peer.Date) (peer.Date, error), guard func() error) func() error {
	return func() error {
		if err := guard(); err != nil {
			return err
		}
		from := dayOf(g.change(), act.At, g.Zone)
		if from.Before(soonest.Later(c.applied(g.Zone))) {
			return lifecycle.Deny("dates", "a first day that does not come before what it follows")
		}
		if g.Until.IsZero() && g.Scheme.renews(from) {
			return lifecycle.Deny("dates", "the last day of validity")
		}
		return g.within(from, act.Code == CodeBodyDecided, longest, "a last day within the term of the scheme, or a decision of the body")
	}
}

// within refuses a last day that the term of the scheme cannot have, and, unless
// the body decided, one beyond longest, with what is wanted instead. Where no term
// was found, and for a rolling one, any will do.
func (g Grant) within(from peer.Date, bodyDecided bool, longest func(Term, peer.Date) (peer.Date, error), want string) error {
	t, ok := g.Scheme.Term(from)
	if !ok || t.Cycle == CycleRolling || g.Until.IsZero() {
		return nil
	}
	if !t.ends(g.Until) {
		return lifecycle.Deny("dates", "a last day that the term of the scheme can have")
	}
	if last, err := longest(t, from); !bodyDecided && err == nil && last.Before(g.Until) {
		return lifecycle.Deny("dates", want)
	}
	return nil
}

// applied returns the day of the application that the credential rests on.
func (c *Credential) applied(zone *time.Location) peer.Date {
	var on peer.Date
	for _, f := range c.facts(Question{Zone: zone}) {
		if f.event == Apply || f.event == Reapply {
			on = f.from
		}
	}
	return on
}

// renewing returns the last day of a renewal of what was valid through last.
func renewing(last peer.Date) func(Term, peer.Date) (peer.Date, error) {
	return func(t Term, from peer.Date) (peer.Date, error) {
		begun, err := t.LastDay(from)
		if next, err := t.Renewed(last); err == nil {
			return next.Later(begun), nil
		}
		return begun, err
	}
}

// Admit records that the application is accepted. g's gap is that of
// [StageApplication].
func (c *Credential) Admit(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: Admit}, g.judge(c, act, StageApplication))
}

// Deny records that the application is refused, with the reason.
func (c *Credential) Deny(act lifecycle.Act) error { return c.fire(Move{Act: act, Event: Deny}, nil) }

// Reopen takes a refusal back.
func (c *Credential) Reopen(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Reopen}, nil)
}

// Recognise takes over a credential that exists already; the code says why. For
// the code "reciprocity" the scheme must say that it recognises the other one,
// whose scheme code is of.
func (c *Credential) Recognise(act lifecycle.Act, g Grant, of string) error {
	// A certificate may have been renewed early: it runs for the rest of a term and the one after.
	longest := func(t Term, _ peer.Date) (peer.Date, error) {
		last, err := t.LastDay(peer.DateOf(act.At, g.Zone))
		if err != nil {
			return last, err
		}
		return t.Renewed(last)
	}
	guard := g.dated(c, act, peer.Date{}, longest, func() error {
		if err := c.of(g.Scheme); err != nil {
			return err
		}
		if _, ok := g.Scheme.Recognition(of); act.Code == "reciprocity" && !ok {
			return lifecycle.Deny("reciprocity", "a rule of the body that recognises the other credential")
		}
		return nil
	})
	return c.fire(Move{Act: act, Event: Recognise, Data: g.change()}, guard)
}

// CompleteTraining records that the required training is complete. g's gap is
// that of [StageTraining].
func (c *Credential) CompleteTraining(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: CompleteTraining}, g.judge(c, act, StageTraining))
}

// GrantProvisional records that the person may work as a trainee. g's gap is that
// of [StageExam]. A trainee has a last day; one beyond the scheme's first term is
// refused, unless the code is [CodeBodyDecided].
func (c *Credential) GrantProvisional(act lifecycle.Act, g Grant) error {
	guard := g.judge(c, act, StageExam)
	return c.fire(Move{Act: act, Event: GrantProvisional, Data: g.change()}, func() error {
		if err := guard(); err != nil {
			return err
		}
		t := g.Scheme.Trainee
		from := dayOf(g.change(), act.At, g.Zone)
		if last := t.LastDay(from, 0); g.Until.IsZero() || act.Code != CodeBodyDecided && !t.IsZero() && last.Before(g.Until) {
			return lifecycle.Deny("trainee_term", "a last day within the first term of a trainee")
		}
		if from.Before(c.applied(g.Zone)) {
			return lifecycle.Deny("dates", "a first day that does not come before what it follows")
		}
		return nil
	})
}

// ExtendProvisional extends a trainee's term. More extensions than the scheme
// has, and a last day beyond them, are refused, unless the code is
// [CodeBodyDecided].
func (c *Credential) ExtendProvisional(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: ExtendProvisional, Data: g.change()}, func() error {
		if err := c.of(g.Scheme); err != nil {
			return err
		}
		n, granted := 0, peer.Date{}
		for _, f := range by(dayOf(g.change(), act.At, g.Zone), c.facts(Question{Zone: g.Zone})) {
			switch f.event {
			case GrantProvisional:
				n, granted = 0, f.from
			case ExtendProvisional:
				n++
			}
		}
		last := g.Scheme.Trainee.LastDay(granted, n+1)
		if act.Code != CodeBodyDecided && !g.Scheme.Trainee.IsZero() && (last.IsZero() || last.Before(g.Until)) {
			return lifecycle.Deny("trainee_term", "an extension that the body allows, and a last day within it")
		}
		if dayOf(g.change(), act.At, g.Zone).Before(granted) {
			return lifecycle.Deny("dates", "a first day that does not come before what it follows")
		}
		return nil
	})
}

// Certify records that the person is certified. g's gap is that of
// [StageCertification]. A last day beyond the scheme's term is refused, unless the
// code is [CodeBodyDecided], and so is a first day before the application.
func (c *Credential) Certify(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: Certify, Data: g.change()},
		g.dated(c, act, peer.Date{}, Term.LastDay, g.judge(c, act, StageCertification)))
}

// renewal returns the guard of a renewal: the requirements are judged for the
// period that ends with the present validity, which it prolongs by a term.
func (g Grant) renewal(c *Credential, act lifecycle.Act, st Standing, soonest peer.Date) func() error {
	return g.dated(c, act, soonest, renewing(st.Expires), func() error {
		if t, ok := g.Scheme.Term(st.Granted); act.Code != CodeBodyDecided && ok && t.Cycle != CycleRolling && !st.Expires.IsZero() {
			if p, err := t.Period(st.Granted, st.Expires); err != nil || g.Gap.Period != p {
				return lifecycle.Deny("requirements", "requirements judged for the whole period that ends with the present validity")
			}
		}
		if !g.Until.IsZero() && !st.Expires.Before(g.Until) {
			return lifecycle.Deny("dates", "a last day after the present one")
		}
		return g.judge(c, act, StageRenewal)()
	})
}

// OpenRenewal notes that renewal is due. It is refused before the day that the
// scheme gives, as [Credential.On] calculates it. beside are the holder's other
// credentials, as in a [Question].
func (c *Credential) OpenRenewal(act lifecycle.Act, s Scheme, zone *time.Location, beside ...Holding) error {
	return c.fire(Move{Act: act, Event: OpenRenewal}, c.when(s, act, zone, beside, func(st Standing) error {
		if st.State != peer.CredentialRenewalDue {
			return lifecycle.Deny("renewal_due", "a day within the renewal window")
		}
		return nil
	}))
}

// RequestRenewal records that the holder asked for renewal.
func (c *Credential) RequestRenewal(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: RequestRenewal}, nil)
}

// Renew records a renewal in time. g's gap is that of [StageRenewal]. On a day on
// which the credential has lapsed by its dates, the lapse is recorded first.
func (c *Credential) Renew(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: Renew, Data: g.change()}, c.when(g.Scheme, act, g.Zone, g.Beside, func(st Standing) error {
		if !st.State.Current() {
			return lifecycle.Deny("lapsed", "the lapse on record, and then a late renewal")
		}
		return g.renewal(c, act, st, peer.Date{})()
	}))
}

// Lapse records that the credential expired. It counts from the day after the
// last day, and after every late window that held the credential, whenever it is
// recorded; it is refused while the credential is in good standing by its dates.
// beside are the holder's other credentials, as in a [Question].
func (c *Credential) Lapse(act lifecycle.Act, s Scheme, zone *time.Location, beside ...Holding) error {
	mv := Move{Act: act, Event: Lapse}
	if st, err := c.On(s, asked(act, zone, beside)); err == nil && !st.State.Current() {
		if st.Recorded == peer.CredentialProvisional {
			mv.Data.Effective = st.Expires.AddDays(1)
		} else if st.Recorded.Current() {
			mv.Data.Effective = s.heldUntil(st.Expires).AddDays(1)
		}
	}
	return c.fire(mv, c.when(s, act, zone, beside, func(st Standing) error {
		switch {
		case st.State.Current():
			return lifecycle.Deny("not_expired", "a day after the last day and every late window that holds it")
		case st.State == peer.CredentialInactive:
			return lifecycle.Deny("becomes_inactive", "that it is set inactive, as the body has it")
		}
		return nil
	}))
}

// RenewLate records a renewal after expiry. g's gap is that of [StageRenewal].
// After the last late window of the scheme it is refused, unless the code is
// [CodeBodyDecided]: the person applies anew.
func (c *Credential) RenewLate(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: RenewLate, Data: g.change()}, c.when(g.Scheme, act, g.Zone, g.Beside, func(st Standing) error {
		on := peer.DateOf(act.At, g.Zone)
		if act.Code != CodeBodyDecided && g.Scheme.renewableUntil(st.Expires).Before(on) {
			return lifecycle.Deny("late_window", "a day within a late window, or a new application")
		}
		return g.renewal(c, act, st, st.Expires.AddDays(1))()
	}))
}

// SetInactive sets the credential aside, from a day that may be past, or from the
// day of the act if from is no date. A day to come is refused: until then the
// holder could not renew. The holder needs no reason.
func (c *Credential) SetInactive(act lifecycle.Act, from peer.Date) error {
	return c.fire(Move{Act: act, Event: SetInactive, Data: Change{Effective: from}}, func() error {
		// The latest day that any place on earth has at that moment.
		if peer.DateOf(act.At, time.FixedZone("", 14*60*60)).Before(from) {
			return lifecycle.Deny("dates", "a first day that has come")
		}
		var l loss
		for _, e := range c.history.Moves() {
			l.take(&e)
		}
		if act.By.Party == lifecycle.WorkerParty && l.hides(from) {
			return lifecycle.Deny("dates", wantAfterLoss)
		}
		return c.begun(from)
	})
}

// begun refuses a day before the application, which is taken as the earliest day
// that any place on earth had at its moment. No date is never refused.
func (c *Credential) begun(from peer.Date) error {
	if !from.IsZero() && from.Before(c.applied(time.FixedZone("", -12*60*60))) {
		return lifecycle.Deny("dates", "a first day that does not come before the application")
	}
	return nil
}

// Reactivate records that the holder is back. g's gap is that of
// [StageReactivation]. Where the scheme asks all training again after some months,
// it is refused from then on, unless the code is [CodeBodyDecided]: the person
// applies anew.
func (c *Credential) Reactivate(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: Reactivate, Data: g.change()}, c.when(g.Scheme, act, g.Zone, g.Beside, func(st Standing) error {
		over, today := g.Scheme.After.startOver(st.Since), peer.DateOf(act.At, g.Zone)
		if act.Code != CodeBodyDecided && !over.IsZero() && over.Before(today) {
			return lifecycle.Deny("start_over", "a new application")
		}
		if p, err := g.Scheme.period(st, today); act.Code != CodeBodyDecided && g.Scheme.makesUp(today) && (err != nil || g.Gap.Period != p) {
			return lifecycle.Deny("requirements", "requirements judged for the period that was not renewed")
		}
		return g.dated(c, act, st.Since, Term.LastDay, g.judge(c, act, StageReactivation))()
	}))
}

// Reinstate gives the credential back from a day that may be past, or from the
// day of the act if g has no first day; one before it was taken away or lapsed is
// refused. g's last day is needed only if that changes, and its gap is not asked.
//
// The last day stays or becomes an earlier one while it has not passed: more time
// is for [Credential.Renew], with the hours that asks. Where it passed, a later one
// is that of another term, which begins and ends as that of a renewal would; one
// beyond it is refused, whatever the code. A trainee's is one of the trainee's term
// with its extensions.
func (c *Credential) Reinstate(act lifecycle.Act, g Grant) error {
	return c.fire(Move{Act: act, Event: Reinstate, Data: g.change()}, c.when(g.Scheme, act, g.Zone, g.Beside, func(st Standing) error {
		from := dayOf(g.change(), act.At, g.Zone)
		switch {
		case peer.DateOf(act.At, time.FixedZone("", 14*60*60)).Before(from):
			return lifecycle.Deny("dates", "a first day that has come")
		case !g.Effective.IsZero() && from.Before(c.lost()):
			return lifecycle.Deny("dates", "a first day on or after the one on which it was taken away or lapsed")
		case !g.Until.IsZero() && g.Until.Before(from):
			return lifecycle.Deny("dates", "a last day that does not come before the first")
		case !st.Expires.IsZero() && reaches(st.Expires, peer.DateOf(act.At, g.Zone)) && st.Expires.Before(g.Until):
			return lifecycle.Deny("dates", "a last day no later than the present one, which has not passed; more is for a renewal")
		case st.trainee:
			if t := g.Scheme.Trainee; !t.IsZero() && t.Ends(st.Granted).Before(g.Until) {
				return lifecycle.Deny("trainee_term", "a last day within the longest term of a trainee")
			}
			return nil
		}
		return g.within(from, false, renewing(st.Expires), "a last day within one term of the scheme; more is for a renewal")
	}))
}

// lost returns the first day on which the credential was suspended, revoked or
// lapsed without a break since. Where a move has no day of its own it takes the
// earliest that any place on earth had at that moment.
func (c *Credential) lost() peer.Date {
	var on peer.Date
	out := false
	for _, f := range c.facts(Question{Zone: time.FixedZone("", -12*60*60)}) {
		gone := f.state == peer.CredentialSuspended || f.state == peer.CredentialRevoked || f.state == peer.CredentialLapsed
		if gone && (!out || f.from.Before(on)) {
			on = f.from
		}
		out = gone
	}
	return on
}

// Suspend withdraws the credential until a matter is decided. It counts from
// the day of the act, or from another day if from is one, not before the
// application.
func (c *Credential) Suspend(act lifecycle.Act, from peer.Date) error {
	return c.fire(Move{Act: act, Event: Suspend, Data: Change{Effective: from}}, func() error { return c.begun(from) })
}

// LiftSuspension gives it back as it was.
func (c *Credential) LiftSuspension(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: LiftSuspension}, nil)
}

// NotifyRevocation records the written notice, with its reason.
func (c *Credential) NotifyRevocation(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: NotifyRevocation}, nil)
}

// Respond records the holder's answer to a notice.
func (c *Credential) Respond(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Respond}, nil)
}

// DropRevocation closes the matter; the credential stays.
func (c *Credential) DropRevocation(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: DropRevocation}, nil)
}

// Revoke takes the credential away, with the reason. It counts from
// the day of the act, or from another day if from is one, not before the
// application.
func (c *Credential) Revoke(act lifecycle.Act, from peer.Date) error {
	return c.fire(Move{Act: act, Event: Revoke, Data: Change{Effective: from}}, func() error { return c.begun(from) })
}

// Appeal contests a decision.
func (c *Credential) Appeal(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Appeal}, nil)
}

// Uphold records why the contested decision stands.
func (c *Credential) Uphold(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Uphold}, nil)
}

// ConfirmReinstated lets a credential that was given back count as certified.
func (c *Credential) ConfirmReinstated(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: ConfirmReinstated}, nil)
}

// Endorse adds a domain.
func (c *Credential) Endorse(act lifecycle.Act, d peer.Domain) error {
	return c.fire(Move{Act: act, Event: Endorse, Data: Change{Endorsement: d}}, nil)
}

// DropEndorsement takes a domain away.
func (c *Credential) DropEndorsement(act lifecycle.Act, d peer.Domain) error {
	return c.fire(Move{Act: act, Event: DropEndorsement, Data: Change{Endorsement: d}}, nil)
}

// Reapply begins anew.
func (c *Credential) Reapply(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Reapply}, nil)
}

// Retire gives the credential up for good. The holder needs no reason.
func (c *Credential) Retire(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: Retire}, nil)
}

// asked is the question of what holds on the day of an act.
func asked(act lifecycle.Act, zone *time.Location, beside Holdings) Question {
	return Question{On: peer.DateOf(act.At, zone), Zone: zone, Beside: beside}
}

// when returns a guard that judges the standing on the day of the act.
func (c *Credential) when(s Scheme, act lifecycle.Act, zone *time.Location, beside Holdings, judge func(Standing) error) func() error {
	return func() error {
		st, err := c.On(s, asked(act, zone, beside))
		if err != nil {
			return err
		}
		return judge(st)
	}
}
