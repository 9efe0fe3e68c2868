package consent

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// MoveFacts are what a move of a consent brings beside the move itself; each event
// takes those that are named for it and ignores the others. They are not to be
// stored: no JSON keeps their zone.
type MoveFacts struct {
	Terms    Terms          // draft, revise, sign: the terms; for a signature with it
	Rules    Rules          // sign
	Zone     *time.Location // sign, expire, supersede: where last days are counted; nil means UTC
	Happened []Happened     // expire: events with which consents may end
	Next     Consent        // supersede: the consent that takes its place
}

// Fire makes any move of the table. The methods named after the events call it and
// say by which names it refuses. Besides a [*lifecycle.Refusal] it returns what
// [Terms.Check] returns for terms that cannot be stored.
func (c *Consent) Fire(mv Move, f MoveFacts) error {
	var brought version
	guard := func() error { return nil }
	switch mv.Event {
	case DraftConsent, ReviseConsent, SignConsent:
		if err := f.Terms.Check(); err != nil {
			return err
		}
		brought = versionOf(f.Terms)
		mv.Data.Terms = brought.print
		guard = func() error { return c.guardTerms(mv, brought.terms, f) }
	case LiftConsent:
		guard = func() error {
			if !signable(c.Terms(), mv.By) {
				return lifecycle.Deny("signer", "the person, or the representative who signed")
			}
			return nil
		}
	case ExpireConsent:
		guard = func() error {
			if e := c.Terms().Expiry; c.State() != StateDraft && (e.IsZero() || !e.Ended(mv.At, f.Zone, f.Happened)) {
				return lifecycle.Deny("not_yet", "a last day that is over, or an event that happened")
			}
			return nil
		}
	case SupersedeConsent:
		mv.Data.Next = f.Next.id
		guard = func() error {
			if n := f.Next; n.id == c.id || n.Participant() != c.Participant() || n.Kind() != c.Kind() || !n.InForce(mv.At, f.Zone) {
				return lifecycle.Deny("next", "another consent of the same person and kind that is in force")
			}
			return nil
		}
	}
	next, out, err := machine.Fire(c.history, mv, guard)
	if err != nil {
		return err
	}
	if _, kept := c.version(brought.print); out.Applied && brought.print != "" && !kept {
		c.versions = append(c.versions[:len(c.versions):len(c.versions)], brought)
	}
	c.history = next
	return nil
}

// guardTerms judges the terms that a move brings.
func (c *Consent) guardTerms(mv Move, t Terms, f MoveFacts) error {
	if len(c.versions) > 0 && (t.Participant != c.Participant() || t.Kind != c.Kind()) {
		return lifecycle.Deny("same_question", "terms of the same person and kind; anything else is another consent")
	}
	if mv.Event != SignConsent {
		return nil
	}
	switch {
	case !t.signs(c.Terms()):
		return lifecycle.Deny("as_drafted", "the terms as they were last drafted, with the signature")
	case len(t.Missing(f.Rules)) > 0:
		return lifecycle.Deny("elements", "every element that the regimes ask for")
	case !t.Expiry.IsZero() && t.Expiry.Ended(mv.At, f.Zone, nil) || t.Signature.On.Start(f.Zone).After(mv.At):
		return lifecycle.Deny("dates", "a signature of today or before, and an expiry that lies ahead")
	case !signable(t, mv.By):
		return lifecycle.Deny("signer", "the entry of whoever signed, or from staff a signature that is not electronic")
	}
	return nil
}

// Revise rewrites a draft. Besides a [*lifecycle.Refusal] it returns what
// [Terms.Check] returns. The guard same_question refuses terms of another person or
// kind.
func (c *Consent) Revise(act lifecycle.Act, t Terms) error {
	return c.Fire(Move{Act: act, Event: ReviseConsent}, MoveFacts{Terms: t})
}

// Sign records that the draft was signed as it stands. It refuses, by the name in
// parentheses, terms that lack an element (elements; [Terms.Missing] says which),
// terms that have run out already or a date of signature after the move (dates), and
// who may not enter it (signer). The person and a representative enter their own
// signature and nobody else's. Staff enter what was signed in front of them or handed
// to them: on paper, by thumbprint, by word of mouth with a witness. An electronic
// signature is the signer's own act, and staff do not enter it. The last day is counted
// in the zone, nil being UTC.
func (c *Consent) Sign(act lifecycle.Act, s Signature, rules Rules, zone *time.Location) error {
	t := c.Terms()
	t.Signature = s
	if c.history.IsZero() {
		_, _, err := machine.Fire(c.history, Move{Act: act, Event: SignConsent}, nil)
		return err
	}
	return c.Fire(Move{Act: act, Event: SignConsent}, MoveFacts{Terms: t, Rules: rules, Zone: zone})
}

// Decline records that the person does not agree. No reason is needed. The person, a
// representative, also one who signed nothing, and any of the staff may enter it:
// whoever heard it or was handed it.
func (c *Consent) Decline(act lifecycle.Act) error {
	return c.Fire(Move{Act: act, Event: DeclineConsent}, MoveFacts{})
}

// Stop records a spoken wish that sharing is to stop, and stops it. Putting it in
// writing may follow with Revoke, and need not. The person, a representative, also one
// who signed nothing, and any of the staff may enter it: whoever heard it or was handed
// it. Only the person, or the representative who signed, lifts it.
func (c *Consent) Stop(act lifecycle.Act) error {
	return c.Fire(Move{Act: act, Event: StopConsent}, MoveFacts{})
}

// Lift records that the person lets sharing go on. The guard signer refuses a
// representative who did not sign.
func (c *Consent) Lift(act lifecycle.Act) error {
	return c.Fire(Move{Act: act, Event: LiftConsent}, MoveFacts{})
}

// Revoke records that the person took the consent back. No reason is needed, and
// nothing about a recipient matters: one who is gone or unknown keeps nobody from
// it. [File.EndedBy] lists what ends with it. The person, a representative, also one who
// signed nothing, and any of the staff may enter it: whoever heard it or was handed it.
func (c *Consent) Revoke(act lifecycle.Act) error {
	return c.Fire(Move{Act: act, Event: RevokeConsent}, MoveFacts{})
}

// Expire records that the consent ran out, or that a draft was never answered. The
// guard not_yet refuses one whose day is not over in the zone, nil being UTC, whose
// event is not among those that happened, or that runs out with nothing.
func (c *Consent) Expire(act lifecycle.Act, zone *time.Location, happened ...Happened) error {
	return c.Fire(Move{Act: act, Event: ExpireConsent}, MoveFacts{Zone: zone, Happened: happened})
}

// Supersede records that another consent takes the place of c. The guard next
// refuses one that is not of the same person and kind, or not in force.
func (c *Consent) Supersede(act lifecycle.Act, next Consent, zone *time.Location) error {
	return c.Fire(Move{Act: act, Event: SupersedeConsent}, MoveFacts{Next: next, Zone: zone})
}

// Format keeps people out of every verb of fmt.
func (MoveFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts of a move]") }

// LogValue keeps people out of logs.
func (MoveFacts) LogValue() slog.Value { return slog.StringValue("[facts of a move]") }
