package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Withdrawal is what follows when a consent no longer holds. The host ends what
// Ended lists, in one save that happens whole or not at all, and shows Kept to the
// person, who may not have meant it to go on.
type Withdrawal struct {
	Consent peer.ConsentID `json:"consent"`
	At      time.Time      `json:"at"`               // from when on nothing rests on it
	Ended   []Dependent    `json:"ended,omitempty"`  // open, and carried by nothing else
	Kept    []Kept         `json:"kept,omitempty"`   // open, and carried by another consent that is in force
	Stands  []DisclosureID `json:"stands,omitempty"` // disclosures made by it before: they stay permitted and are not undone
	Text    string         `json:"text"`
	Source  source.Source  `json:"source"`
}

// A Kept is a dependent that goes on because another consent carries it.
type Kept struct {
	Dependent Dependent      `json:"dependent"`
	By        peer.ConsentID `json:"by"`
}

// EndedBy returns what ends because a consent of the file does not hold at a time:
// every open referral, place in a group, disclosure, access and contact that rests on
// it. A dependent that rests on several consents is given once for each, and goes on
// while one of them is in force and lacks nothing, and no newer no outdoes it. Records of disclosures
// made by the consent before it was taken back stand. ok is false, and nothing
// ends, while the consent holds; one that the file does not hold does not hold.
// Who the recipient is, and whether they can be reached, plays no part.
func (f File) EndedBy(id peer.ConsentID, dependents []Dependent, records []DisclosureRecord, at time.Time) (w Withdrawal, ok bool) {
	if f.holds(id, at) {
		return Withdrawal{}, false
	}
	w = Withdrawal{Consent: id, At: f.endOf(id, at),
		Text:   "From now on nothing is told or done by this consent. What was told before, in reliance on it, stays told.",
		Source: part2.At("§2.31(a): revocation, and its reliance exception", source.Verified)}
	for i, d := range dependents {
		if d.Consent != id || !d.Open || slices.Contains(dependents[:i], d) {
			continue
		}
		if by := f.otherFor(d, dependents, at); by != "" {
			w.Kept = append(w.Kept, Kept{d, by})
		} else {
			w.Ended = append(w.Ended, d)
		}
	}
	for _, r := range records {
		if r.Permitted && slices.Contains(r.Consents, id) && r.Disclosure.At.Before(w.At) {
			w.Stands = append(w.Stands, r.ID)
		}
	}
	return w, true
}

// holds reports whether the file has the consent and it is in force, with all that
// it must have.
func (f File) holds(id peer.ConsentID, at time.Time) bool {
	return id != "" && slices.ContainsFunc(f.Consents, func(c Consent) bool {
		return c.id == id && slices.Contains(f.Records, c.Participant()) && c.InForce(at, f.Zone, f.Happened...) && len(c.TermsAt(at).Missing(f.Rules)) == 0
	})
}

// endOf returns from when on a consent does not hold: since it was stopped, taken
// back or expired by an entry, or, for one that ran out by its terms or is not
// known, the time asked about.
func (f File) endOf(id peer.ConsentID, at time.Time) time.Time {
	for _, c := range f.Consents {
		h := c.history.AsOf(at)
		if c.id == id && !h.IsZero() && h.State() != StateActive && h.State() != StateDraft {
			return h.Since()
		}
		e := c.termsOf(h).Expiry
		if end, ok := e.end(f.Zone); ok && c.id == id && h.State() == StateActive && e.Ended(at, f.Zone, nil) {
			return end
		} else if c.id == id && h.State() == StateActive && e.Kind != ExpiresOnDate {
			return firstOf(e, f.Happened, at)
		}
	}
	return at.UTC()
}

// firstOf returns when an event of an expiry first happened, or at if it did not.
func firstOf(e Expiry, happened []Happened, at time.Time) time.Time {
	first := at.UTC()
	for _, h := range happened {
		if h.Event == e.Event && h.At.Before(first) {
			first = h.At.UTC()
		}
	}
	return first
}

// otherFor returns a consent in force on which the same dependent rests, too. It
// must be of the same kind as the one that it stands in for, if that is known.
func (f File) otherFor(d Dependent, all []Dependent, at time.Time) peer.ConsentID {
	kind := func(id peer.ConsentID) Kind {
		for _, c := range f.Consents {
			if c.id == id {
				return c.Kind()
			}
		}
		return ""
	}
	for _, o := range all {
		if o.Kind == d.Kind && o.ID == d.ID && o.Open && o.Consent != d.Consent && f.holds(o.Consent, at) &&
			(kind(d.Consent) == "" || kind(o.Consent) == kind(d.Consent)) && !f.outdone(o.Consent, at) {
			return o.Consent
		}
	}
	return ""
}

// outdone reports whether a newer no to the same outdoes the yes of a consent, as it
// does in [File.Verdict]. A consent to a disclosure is a paper of its own, and only a
// decline outdoes it.
func (f File) outdone(id peer.ConsentID, at time.Time) bool {
	i := slices.IndexFunc(f.Consents, func(c Consent) bool { return c.id == id })
	if i < 0 {
		return true
	}
	yes, h := f.Consents[i].TermsAt(at), f.Consents[i].history.AsOf(at)
	q := Question{Kind: yes.Kind, Categories: yes.Categories, Purpose: yes.Purpose, Regimes: yes.Regimes}
	asks := []Question{q}
	switch yes.Kind {
	case KindContact, KindAttendance:
		asks = nil
		for _, q.Channel = range yes.Channels {
			asks = append(asks, q)
		}
		for _, q.Group = range yes.Groups {
			asks = append(asks, q)
		}
	case KindDisclosure, KindObservation, KindStory:
		asks = nil
		for _, q.Recipient = range yes.Recipients {
			for _, q.Discloser = range append([]Recipient{{}}, yes.Disclosers...) {
				asks = append(asks, q)
			}
		}
	}
	since := yesSince(h, yes, f.Zone)
	for _, c := range f.Consents {
		if !slices.Contains(f.Records, c.Participant()) {
			continue
		}
		for _, q := range asks {
			s, ok := f.stand(c, q, at)
			if ok && !since.After(s.at) && (s.verdict == peer.ConsentDenied || s.verdict == peer.ConsentWithdrawn && q.Kind != KindDisclosure) {
				return true
			}
		}
	}
	return false
}

// Format keeps people out of every verb of fmt.
func (w Withdrawal) Format(f fmt.State, _ rune) { redact.Format(f, w.shown()) }

// LogValue keeps people out of logs.
func (w Withdrawal) LogValue() slog.Value { return slog.StringValue(w.shown()) }

func (w Withdrawal) shown() string {
	return fmt.Sprintf("[%d ended, %d kept, %d stand]", len(w.Ended), len(w.Kept), len(w.Stands))
}

// Format keeps people out of every verb of fmt.
func (Kept) Format(f fmt.State, _ rune) { redact.Format(f, "[kept]") }

// LogValue keeps people out of logs.
func (Kept) LogValue() slog.Value { return slog.StringValue("[kept]") }
