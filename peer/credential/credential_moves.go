package credential

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

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
