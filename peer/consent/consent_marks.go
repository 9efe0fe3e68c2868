package consent

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Everybody may, with a reason, as long as they
// entered all of them and make every replacement. A no that staff entered stays one,
// even if it was a slip, and from no later than it was: what ends stopped, revoked or
// declined ends so after their correction, too. Whoever put a revocation into the
// wrong record replaces it by a stop, and the person lifts that. Terms among the
// replacements must be those of an earlier version, and nothing is signed before the
// day of its signature. It returns a [*lifecycle.Refusal].
func (c *Consent) Correct(act lifecycle.Act, from int, replacements ...Move) error {
	next, err := machine.Correct(c.history, act, from, replacements...)
	return c.marked(next, act, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away. The person may for every
// entry, everybody else for their own. It returns a [*lifecycle.Refusal].
func (c *Consent) Redact(act lifecycle.Act, seq int) error {
	next, err := machine.Redact(c.history, act, seq)
	return c.marked(next, act, lifecycle.Redacted, err)
}

func (c *Consent) marked(next History, act lifecycle.Act, mark string, err error) error {
	if err != nil {
		return err
	}
	candidate := Consent{id: c.id, versions: c.versions, history: next}
	if candidate.takenBack() != 0 {
		legal := c.Next(act.By)
		names := make([]string, len(legal))
		for i, e := range legal {
			names[i] = string(e)
		}
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeNotYourMove,
			Want: "of a no, that it stays one from no later", Legal: names}
	}
	if seq := candidate.misfit(); seq != 0 {
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeGuard,
			Guard: "terms", Want: "the terms of an earlier version, whoever signed them, and a day that is not before the signature"}
	}
	c.history = next
	return nil
}

// takenBack returns the number of the first correction by which somebody else than the
// person, or the representative who signed, took a no of the person away or put it
// later, or 0: staff may have entered it, and letting sharing go on is not theirs.
func (c Consent) takenBack() int {
	var counts []lifecycle.Entry[State, Event, Change]
	entries := c.history.Entries()
	isNo := func(e lifecycle.Entry[State, Event, Change]) bool {
		return e.To == StateStopped || e.To == StateRevoked || e.To == StateDeclined
	}
	for i, e := range entries {
		switch {
		case e.Voids > 0:
			n := len(counts)
			for n > 0 && counts[n-1].Seq >= e.Voids {
				n--
			}
			kept, voided := counts[:n:n], counts[n:]
			counts = kept
			was := slices.IndexFunc(voided, isNo)
			if was < 0 || c.speaks(e.By, kept) {
				continue
			}
			after := slices.Concat(kept, entries[i+1:min(i+1+e.Replaces, len(entries))])
			if n := len(after); n == 0 || !isNo(after[n-1]) || !slices.ContainsFunc(after[max(len(kept)-1, 0):], func(a lifecycle.Entry[State, Event, Change]) bool {
				return isNo(a) && !a.At.After(voided[was].At)
			}) {
				return e.Seq
			}
		case e.Redacts == 0:
			counts = append(counts, e)
		}
	}
	return 0
}

// speaks reports whether the actor is the person, or the representative who signed
// the terms of the entries.
func (c Consent) speaks(by lifecycle.Actor, entries []lifecycle.Entry[State, Event, Change]) bool {
	if by.Party != RepresentativeParty {
		return by.Party == lifecycle.ParticipantParty
	}
	for i := len(entries) - 1; i >= 0; i-- {
		if t, kept := c.version(entries[i].Data.Terms); kept {
			return signable(t, by)
		}
	}
	return false
}

// firstZone is how far the zone in which a day begins first is ahead of UTC.
const firstZone = 14 * time.Hour

// misfit returns the number of the first entry whose terms are not kept, that is made
// or signed by somebody who may not enter that, or that signs before the day of the
// signature, or 0. What it checks follows from the
// record alone.
func (c Consent) misfit() int {
	for _, e := range c.history.Entries() {
		if e.Data.Terms == "" {
			continue
		}
		t, kept := c.version(e.Data.Terms)
		if !kept || e.Event == SignConsent && !signable(t, e.By) {
			return e.Seq
		}
	}
	var drafted Terms
	for _, e := range c.history.Moves() {
		t, _ := c.version(e.Data.Terms)
		if e.Event == SignConsent && (!t.signs(drafted) || t.Signature.On.Start(nil).Add(-firstZone).After(e.At)) {
			return e.Seq
		}
		if e.Data.Terms != "" {
			drafted = t
		}
		if e.Event == LiftConsent && !signable(c.termsOf(c.history.AsOf(e.At)), e.By) {
			return e.Seq
		}
	}
	return 0
}

// signable reports whether the terms bear a signature that the actor may enter: a
// representative enters their own, the person theirs, and staff any but an electronic one.
func signable(t Terms, by lifecycle.Actor) bool {
	switch by.Party {
	case RepresentativeParty:
		return t.Signature.Capacity != "" && t.Signature.Capacity != CapacitySelf && t.Signature.Signer == by.ID
	case lifecycle.ParticipantParty:
		return t.Signature.Capacity == CapacitySelf
	}
	return t.Signature.Form != "" && t.Signature.Form != SignedElectronically
}
