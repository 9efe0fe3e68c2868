package consent

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// write makes a move that brings terms.
func (c *Consent) write(act lifecycle.Act, event Event, t Terms, guard func() error) error {
	if err := t.Check(); err != nil {
		return err
	}
	t = t.clone()
	print := t.fingerprint()
	next, out, err := machine.Fire(c.history, Move{Act: act, Event: event, Data: Change{Terms: print}}, func() error {
		if len(c.versions) > 0 && (t.Participant != c.versions[0].Participant || t.Kind != c.versions[0].Kind) {
			return lifecycle.Deny("same_question", "terms of the same person and kind; anything else is another consent")
		}
		if guard != nil {
			return guard()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if out.Applied && !c.keeps(print) {
		c.versions = append(c.versions[:len(c.versions):len(c.versions)], t)
	}
	c.history = next
	return nil
}

func (c Consent) keeps(print string) bool {
	for _, t := range c.versions {
		if t.fingerprint() == print {
			return true
		}
	}
	return false
}

func (c *Consent) fire(mv Move, guard func() error) error {
	next, _, err := machine.Fire(c.history, mv, guard)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Revise rewrites a draft. Besides a [*lifecycle.Refusal] it returns what
// [Terms.Check] returns. The guard same_question refuses terms of another person or
// kind.
func (c *Consent) Revise(act lifecycle.Act, t Terms) error {
	return c.write(act, ReviseConsent, t, nil)
}

// Sign records that the draft was signed: its terms with the signature. It refuses,
// by the name in parentheses, terms that lack an element (elements; see
// [Terms.Missing] for which), terms that have run out already or bear a date after
// that of the move (dates), and a representative who enters the signature of somebody else (signer).
// The last day is counted in the zone, nil being UTC.
func (c *Consent) Sign(act lifecycle.Act, s Signature, rules Rules, zone *time.Location) error {
	t := c.Terms()
	t.Signature = s
	return c.write(act, SignConsent, t, func() error {
		if len(t.Missing(rules)) > 0 {
			return lifecycle.Deny("elements", "every element that the regimes ask for")
		}
		if !t.Expiry.IsZero() && t.Expiry.Ended(act.At, zone, nil) || s.On.Start(zone).After(act.At) {
			return lifecycle.Deny("dates", "a signature of today or before, and an expiry that lies ahead")
		}
		if !signable(t, act.By) {
			return lifecycle.Deny("signer", "a representative who enters their own signature")
		}
		return nil
	})
}

// Decline records that the person does not agree. No reason is needed.
func (c *Consent) Decline(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: DeclineConsent}, nil)
}

// Stop records a spoken wish that sharing is to stop, and stops it. Putting it in
// writing may follow with Revoke, and need not.
func (c *Consent) Stop(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: StopConsent}, nil)
}

// Lift records that the person lets sharing go on. The guard signer refuses a
// representative who did not sign.
func (c *Consent) Lift(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: LiftConsent}, func() error {
		if !signable(c.Terms(), act.By) {
			return lifecycle.Deny("signer", "the person, or the representative who signed")
		}
		return nil
	})
}

// Revoke records that the person took the consent back. No reason is needed, and
// nothing about a recipient matters: one who is gone or unknown keeps nobody from
// it. [File.EndedBy] lists what ends with it.
func (c *Consent) Revoke(act lifecycle.Act) error {
	return c.fire(Move{Act: act, Event: RevokeConsent}, nil)
}

// Expire records that the consent ran out, or that a draft was never answered. The
// guard not_yet refuses one whose day is not over in the zone, nil being UTC, whose
// event is not among those that happened, or that runs out with nothing.
func (c *Consent) Expire(act lifecycle.Act, zone *time.Location, happened ...Happened) error {
	return c.fire(Move{Act: act, Event: ExpireConsent}, func() error {
		if e := c.Terms().Expiry; c.State() != StateDraft && (e.IsZero() || !e.Ended(act.At, zone, happened)) {
			return lifecycle.Deny("not_yet", "a last day that is over, or an event that happened")
		}
		return nil
	})
}

// Supersede records that another consent takes the place of c. The guard next
// refuses one that is not of the same person and kind, or not in force.
func (c *Consent) Supersede(act lifecycle.Act, next Consent, zone *time.Location) error {
	return c.fire(Move{Act: act, Event: SupersedeConsent, Data: Change{Next: next.id}}, func() error {
		if next.id == c.id || next.Participant() != c.Participant() || next.Kind() != c.Kind() || !next.InForce(act.At, zone) {
			return lifecycle.Deny("next", "another consent of the same person and kind that is in force")
		}
		return nil
	})
}
