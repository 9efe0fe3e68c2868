package lifecycle

import (
	"fmt"
	"slices"
)

// Correct repairs a late or wrong move: from the entry numbered from on, no
// entry counts any more, and the replacements take their place, each with its
// own actor, time and reason, all with the recording time of act. Nothing is
// deleted. The table must allow it from the state that the entry before led to;
// guards are not asked again. A correction needs a reason, and leaves at least
// the opening.
//
// It is made whole or not at all. What cannot be made returns a [*Refusal], of
// the correction or of the replacement that does not fit; its Event says which.
// A correction whose id was used before changes nothing, as with [Machine.Fire].
func (m *Machine[S, E, D]) Correct(h History[S, E, D], act Act, from int, replacements ...Move[E, D]) (History[S, E, D], error) {
	if err := m.owns(&h); err != nil {
		return h, err
	}
	mv := Move[E, D]{Act: act, Event: Corrected}
	if old := h.find(act.ID); old != nil {
		if !old.repeats(mv) || old.Voids != from || !h.replaced(old.Seq, replacements) {
			return h, m.refuse(h, mv, finding{CodeIDReused, "an id of its own"}, nil)
		}
		return h, nil
	}
	next, e, err := m.mark(h, mv, m.table.CorrectBy)
	if err != nil {
		return h, err
	}
	counts := h.counting()
	if counts == nil {
		counts = make([]int32, len(h.entries))
		for i := range counts {
			counts[i] = int32(i)
		}
	}
	counts = slices.Clone(dropFrom(h.entries, counts, from))
	if n := len(counts); n == int(h.now.moves) || h.entries[h.index(n)].Seq != from {
		return h, m.refuse(h, mv, finding{CodeNotFromHere, "the number of an entry that counts"}, nil)
	}
	if act.Code == "" && act.Reason.IsZero() {
		return h, m.refuse(h, mv, finding{CodeReasonMissing, "a reason, coded or in words"}, nil)
	}
	e.Voids = from
	next.entries = append(next.entries, e)
	next.counts = counts
	m.refold(&next)
	for _, r := range replacements {
		r.Recorded = e.Recorded
		if old := next.find(r.ID); old != nil {
			return h, m.refuse(next, r, finding{CodeIDReused, "an id of its own"}, nil)
		}
		if next, err = m.fire(next, r, nil); err != nil {
			return h, err
		}
	}
	if next.now.moves == 0 {
		return h, m.refuse(h, mv, finding{CodeNotStarted, "a replacement of the opening"}, nil)
	}
	return next, nil
}

// replaced reports whether the entries after the correction numbered seq record
// the given moves.
func (h *History[S, E, D]) replaced(seq int, moves []Move[E, D]) bool {
	after := h.entries[seq:]
	if len(after) < len(moves) {
		return false
	}
	for i, mv := range moves {
		if !after[i].repeats(mv) {
			return false
		}
	}
	return true
}

// Redact takes the words of the entry numbered seq away. Who, when, the code and
// a hash of the words stay, the redaction itself is recorded, and the history
// still loads: its digest goes on from the one before ([Extends]). It returns a
// [*Refusal] if the actor may not or there is nothing to redact; redacting
// twice changes nothing.
func (m *Machine[S, E, D]) Redact(h History[S, E, D], act Act, seq int) (History[S, E, D], error) {
	if err := m.owns(&h); err != nil {
		return h, err
	}
	mv := Move[E, D]{Act: act, Event: Redacted}
	next, e, err := m.mark(h, mv, m.table.RedactBy)
	if err != nil {
		return h, err
	}
	if seq < 1 || seq > len(h.entries) || h.entries[seq-1].Reason.IsZero() {
		return h, m.refuse(h, mv, finding{CodeNotFromHere, "the number of an entry with words"}, nil)
	}
	if h.entries[seq-1].Reason.IsRedacted() {
		return h, nil
	}
	if next.find(act.ID) != nil {
		return h, m.refuse(h, mv, finding{CodeIDReused, "an id of its own"}, nil)
	}
	e.Redacts = seq
	if next.counts == nil {
		next.counts = make([]int32, len(h.entries))
		for i := range next.counts {
			next.counts[i] = int32(i)
		}
	}
	next.entries = append(next.entries, e)
	next.entries[seq-1].Reason = next.entries[seq-1].Reason.Redacted()
	next.now.recorded, next.now.version = e.Recorded, int32(e.Version)
	return next, nil
}

// mark checks a correction or redaction and returns h with entries of its own
// and the entry to add.
func (m *Machine[S, E, D]) mark(h History[S, E, D], mv Move[E, D], who []Party) (History[S, E, D], Entry[S, E, D], error) {
	e := m.entry(&h, mv)
	f := mv.Act.wellFormed()
	if f.code == "" {
		f = m.marks(&h, &e, who)
	}
	if f.code != "" {
		return h, e, m.refuse(h, mv, f, nil)
	}
	h.entries = slices.Grow(slices.Clone(h.entries), 1)
	return h, e, nil
}

// marks is the rule for entries that are no moves, live and stored.
func (m *Machine[S, E, D]) marks(h *History[S, E, D], e *Entry[S, E, D], who []Party) finding {
	var none D
	switch {
	case h.now.moves == 0:
		return finding{CodeNotStarted, "an event that opens the history"}
	case !slices.Contains(who, e.By.Party) || !m.holds(&h.now, &compiled{}, e.By, ""):
		return finding{CodeNotYourMove, fmt.Sprintf("one of the parties %v", who)}
	case e.Data != none:
		return finding{CodeDataUnexpected, "no change data"}
	}
	return inOrder(&cursor{recorded: h.now.recorded}, e.At, e.Recorded)
}
