package credential

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

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
