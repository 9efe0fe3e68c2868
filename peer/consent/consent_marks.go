package consent

import "github.com/alongside-go/alongside/peer/lifecycle"

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Everybody may, with a reason, as long as
// they entered all of them and make every replacement: nobody takes back that
// somebody else said no. Terms among the replacements must be those of an earlier
// version.
func (c *Consent) Correct(act lifecycle.Act, from int, replacements ...Move) error {
	next, err := machine.Correct(c.history, act, from, replacements...)
	return c.marked(next, act, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away. The person may for every
// entry, everybody else for their own.
func (c *Consent) Redact(act lifecycle.Act, seq int) error {
	next, err := machine.Redact(c.history, act, seq)
	return c.marked(next, act, lifecycle.Redacted, err)
}

func (c *Consent) marked(next History, act lifecycle.Act, mark string, err error) error {
	if err != nil {
		return err
	}
	if foreignMark(next) != 0 {
		legal := c.Next(act.By)
		names := make([]string, len(legal))
		for i, e := range legal {
			names[i] = string(e)
		}
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeNotYourMove,
			Want: "whoever entered it, and replacements that are their own", Legal: names}
	}
	candidate := Consent{id: c.id, versions: c.versions, history: next}
	if seq := candidate.misfit(); seq != 0 {
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeGuard,
			Guard: "terms", Want: "the terms of an earlier version, and whoever signed them"}
	}
	c.history = next
	return nil
}

// foreignMark returns the number of the first correction of what somebody else
// entered, of the first redaction of it by anybody but the person, or of the first
// replacement in another's name; 0 if there is none.
func foreignMark(h History) int {
	entries := h.Entries()
	for i, mark := range entries {
		for _, e := range entries[:i] {
			switch {
			case mark.Voids > 0 && e.Seq >= mark.Voids && e.Voids == 0 && e.Redacts == 0 && e.By != mark.By,
				mark.Redacts > 0 && e.Seq == mark.Redacts && e.By != mark.By && mark.By.Party != lifecycle.ParticipantParty:
				return mark.Seq
			}
		}
		for _, e := range entries[i+1 : min(i+1+mark.Replaces, len(entries))] {
			if e.By != mark.By {
				return e.Seq
			}
		}
	}
	return 0
}

// misfit returns the number of the first entry whose terms are not kept, or that is
// made by a representative who did not sign, or 0. What it checks follows from the
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
		if e.Event == SignConsent && !t.signs(drafted) {
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
// representative enters their own, and the person theirs.
func signable(t Terms, by lifecycle.Actor) bool {
	switch by.Party {
	case RepresentativeParty:
		return t.Signature.Capacity != "" && t.Signature.Capacity != CapacitySelf && t.Signature.Signer == by.ID
	case lifecycle.ParticipantParty:
		return t.Signature.Capacity == CapacitySelf
	}
	return t.Signature.Form != ""
}
