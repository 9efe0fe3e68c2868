package consent

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// covers returns why the terms do not take in the question; none: they do.
func (t Terms) covers(q Question) []Reason {
	var out []Reason
	no := func(rule, text string, covered bool) {
		if !covered {
			out = append(out, Reason{Rule: rule, Refuses: true, Text: text, Source: part2Scope})
		}
	}
	takes := func(all []Recipient, r Recipient) bool {
		return slices.ContainsFunc(all, func(a Recipient) bool { return a.covers(r, t.Purpose) })
	}
	if q.Kind == KindDisclosure || q.Kind == KindObservation || q.Kind == KindStory {
		no("recipient_out_of_scope", "The consent does not name this recipient.", takes(t.Recipients, q.Recipient))
	}
	if q.Kind != KindService && q.Kind != KindContact {
		no("purpose_out_of_scope", "The consent is for another purpose; that takes another consent.", t.Purpose.serves(q.Purpose))
	}
	switch q.Kind {
	case KindDisclosure:
		no("discloser_out_of_scope", "The consent does not let this discloser tell it.", takes(t.Disclosers, q.Discloser))
		no("category_out_of_scope", "The consent does not take in all that is to be told.", len(q.Categories) > 0 &&
			!slices.ContainsFunc(q.Categories, func(c Category) bool { return !slices.Contains(t.Categories, c) }))
	case KindContact:
		no("channel_out_of_scope", "The consent is for other channels.", slices.Contains(t.Channels, q.Channel))
	case KindAttendance:
		no("group_out_of_scope", "The consent is for other groups.", slices.Contains(t.Groups, q.Group))
	}
	return out
}

// serves reports whether a consent for the purpose p takes in what is told for want.
// One for all treatment, payment and operations takes in each of them; nothing else
// takes in another purpose, proceedings against the person least of all.
func (p Purpose) serves(want Purpose) bool {
	return want != "" && (p == want || p == PurposeTPO && slices.Contains(tpoPurposes, want))
}

var part2Scope = part2.At("§2.31(a): recipient, information and purpose within what was consented to", source.Verified)

// A standing is what one consent says on a question.
type standing struct {
	verdict peer.ConsentVerdict
	at      time.Time // since when
	reasons []Reason  // for what is not given
	bears   bool      // the question is within its terms
}

// stand returns what a consent says on a question at a time; ok is false if it says
// nothing on it.
func (f File) stand(c Consent, q Question, at time.Time) (s standing, ok bool) {
	h := c.history.AsOf(at)
	t := c.termsOf(h)
	if t.Kind != q.Kind || h.IsZero() || h.State() == StateDraft {
		return s, false
	}
	since, no := noSince(h)
	if no {
		q = t.narrowed(q)
	}
	if out := t.covers(q); len(out) > 0 {
		for i := range out {
			out[i].Consent = c.id
		}
		return standing{verdict: peer.ConsentNotAsked, at: since, reasons: out}, true
	}
	refuse := func(v peer.ConsentVerdict, rule, text string) (standing, bool) {
		return standing{v, since, []Reason{{Rule: rule, Refuses: true, Text: text, Consent: c.id, Source: part2Revoked}}, true}, true
	}
	switch {
	case h.State() == StateDeclined:
		return refuse(peer.ConsentDenied, "declined", "The person declined.")
	case h.State() == StateStopped || no && h.State() != StateRevoked:
		return refuse(peer.ConsentWithdrawn, "stopped", "The person said that sharing is to stop.")
	case h.State() == StateRevoked:
		if len(h.Moves()) < 2 || h.Moves()[len(h.Moves())-2].To == StateDraft {
			return refuse(peer.ConsentDenied, "declined", "The person took it back before it was signed.")
		}
		return refuse(peer.ConsentWithdrawn, "revoked", "The person took the consent back.")
	case h.State() != StateActive:
		return refuse(peer.ConsentNotAsked, "no_longer", "The consent ran out or another took its place.")
	}
	if !c.InForce(at, f.Zone, f.Happened...) {
		return refuse(peer.ConsentNotAsked, "expired", "The consent ran out.")
	}
	s = standing{verdict: peer.ConsentGiven, at: yesSince(h, t, f.Zone), bears: true}
	under := q.Regimes
	if len(under) == 0 && slices.Contains(told, q.Kind) {
		under = Regimes()
	}
	for _, l := range t.Missing(f.Rules, under...) {
		s.verdict = peer.ConsentNotAsked
		s.reasons = append(s.reasons, Reason{Rule: "lacks_" + string(l.Element), Refuses: true, Text: l.Text, Consent: c.id, Source: l.Source})
	}
	return s, true
}

// noSince returns since when the person says no by a consent with this history, and
// whether they do. A wish that sharing stops outlives the paper: that it ran out, or
// that another took its place, makes no yes of it.
func noSince(h History) (time.Time, bool) {
	switch h.State() {
	case StateDeclined, StateStopped, StateRevoked:
		return h.Since(), true
	case StateExpired, StateSuperseded:
		if m := h.Moves(); len(m) > 1 && m[len(m)-2].To == StateStopped {
			return m[len(m)-2].At, true
		}
	}
	return h.Since(), false
}

// yesSince returns since when the person says yes by an active consent: the day of
// the signature where it was entered on a later one, so that an older paper is not
// newer than a no because somebody filed it late.
func yesSince(h History, t Terms, zone *time.Location) time.Time {
	last, ok := h.Last()
	if on := t.Signature.On; ok && last.Event == SignConsent && !on.IsZero() && on.Before(peer.DateOf(h.Since(), zone)) {
		return on.Start(zone)
	}
	return h.Since()
}

// narrowed returns the part of a question on which a no by these terms bears: what it
// says no to among what is asked, and whom it names, also among a class or as one of another.
func (t Terms) narrowed(q Question) Question {
	q.Categories = slices.DeleteFunc(slices.Clone(q.Categories), func(c Category) bool { return !slices.Contains(t.Categories, c) })
	named := func(all []Recipient, asked Recipient) Recipient {
		i := slices.IndexFunc(all, func(r Recipient) bool {
			return r.ID != "" && (r.ID == asked.ID || asked.ID == "" && r.Class == asked.Class)
		})
		if asked.Via != "" || i < 0 {
			return asked
		}
		return all[i]
	}
	q.Recipient, q.Discloser = named(t.Recipients, q.Recipient), named(t.Disclosers, q.Discloser)
	return q
}

var part2Revoked = part2.At("§2.31(a): a consent holds until its expiry or revocation", source.Verified)
