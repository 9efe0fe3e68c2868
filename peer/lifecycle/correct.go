package lifecycle

import "slices"

// Correct repairs a late or wrong move: from the entry numbered from on, no
// entry counts any more, and the replacements take their place, each with its
// own actor, time and reason, all with the recording time of act. Nothing is
// deleted. The table must allow it from the state that the entry before led to;
// guards are not asked again. A correction needs a reason, in words or one of the
// table's MarkCodes, and leaves at least the opening.
//
// Nobody takes the participant's way out (Leave of the table) back but the
// participant: what somebody else corrects keeps a leaving that it voids by the
// same leaving among the replacements, at another time if need be and with its
// words as the entry has them or without, and holds no other leaving in the
// participant's name.
//
// With OwnMarks of the table, all that is voided was entered by whoever corrects,
// and so is every replacement.
//
// It is made whole or not at all. What cannot be made returns a [*Refusal], of
// the correction or of the replacement that does not fit; its Event says which.
// A correction whose id was used before changes nothing, as with [Machine.Fire].
func (m *Machine[S, E, D]) Correct(h History[S, E, D], act Act, from int, replacements ...Move[E, D]) (History[S, E, D], error) {
	r, err := m.owns(h)
	if err != nil {
		return h, err
	}
	next, err := m.correct(r, &Move[E, D]{Act: act, Event: Corrected}, from, replacements)
	if err != nil {
		return h, err
	}
	return History[S, E, D]{next}, nil
}

func (m *Machine[S, E, D]) correct(r *record[S, E, D], mv *Move[E, D], from int, replacements []Move[E, D]) (*record[S, E, D], error) {
	if old := r.find(mv.ID); old != nil {
		if !m.repeats(old, mv) || old.Voids != from || !m.replaced(r, old, replacements) {
			return nil, m.refuse(r, mv, &finding{CodeIDReused, "an id of its own"}, nil)
		}
		return r, nil
	}
	next, e, err := m.mark(r, mv, m.table.CorrectBy, len(replacements))
	if err != nil {
		return nil, err
	}
	n := 0
	for n < len(next.counts) && r.entries[next.counts[n]].Seq < from {
		n++
	}
	if n == len(next.counts) || r.entries[next.counts[n]].Seq != from {
		return nil, m.refuse(r, mv, &finding{CodeNoSuchEntry, "the number of an entry that counts"}, nil)
	}
	if mv.Code == "" && mv.Reason.IsZero() {
		return nil, m.refuse(r, mv, &finding{CodeReasonMissing, inWords(m.table.MarkCodes)}, nil)
	}
	if m.isForeignFrom(from, r.entries, mv.By) {
		return nil, m.refuse(r, mv, &finding{CodeNotYourMove, theirs}, nil)
	}
	e.Voids, e.Replaces = from, len(replacements)
	owed := m.owed(next.entries, next.counts[n:], e.By)
	next.counts = next.counts[:n]
	next.refold()
	for _, repl := range replacements {
		repl.Recorded = e.Recorded
		if m.table.OwnMarks && repl.By != e.By {
			return nil, m.refuse(r, mv, &finding{CodeNotYourMove, theirs}, nil)
		}
		if next.find(repl.ID) != nil {
			return nil, m.refuse(next, &repl, &finding{CodeIDReused, "an id of its own"}, nil)
		}
		if err := m.add(next, &repl, nil); err != nil {
			return nil, err
		}
		if owed = m.left(next.entries, owed); owed == misstated {
			return nil, m.refuse(r, &repl, &finding{CodeNotYourMove, "the participant, who leaves in their own name"}, nil)
		}
	}
	if owed >= 0 {
		return nil, m.refuse(r, mv, &finding{CodeNotYourMove, "the participant, who left"}, nil)
	}
	if next.now.moves == 0 {
		return nil, m.refuse(r, mv, &finding{CodeNotStarted, "a replacement of the opening"}, nil)
	}
	return next, nil
}

// theirs is what a mark wants where each person's is their own.
const theirs = "whoever entered it, and replacements that are their own"

// isForeignFrom reports whether a correction from the entry numbered from on would
// touch what somebody else entered, which its table bars. An entry that an earlier
// correction voided counts like any other.
func (m *Machine[S, E, D]) isForeignFrom(from int, entries []Entry[S, E, D], by Actor) bool {
	if !m.table.OwnMarks {
		return false
	}
	for i := max(0, from-1); i < len(entries); i++ {
		if e := &entries[i]; e.Voids == 0 && e.Redacts == 0 && e.By != by {
			return true
		}
	}
	return false
}

// isForeignWord reports whether the words of an entry are somebody else's to redact.
func (m *Machine[S, E, D]) isForeignWord(e *Entry[S, E, D], by Actor) bool {
	if !m.table.OwnMarks || e.By == by {
		return false
	}
	return !slices.Contains(m.table.RedactAny, by.Party) || e.By.Party == ParticipantParty && by.Party != ParticipantParty
}

// replaced reports whether the entries that a correction put in place record
// exactly the given moves.
func (m *Machine[S, E, D]) replaced(r *record[S, E, D], correction *Entry[S, E, D], moves []Move[E, D]) bool {
	if correction.Replaces != len(moves) {
		return false
	}
	for i, mv := range moves {
		if e := &r.entries[correction.Seq+i]; e.ID != mv.ID || !m.repeats(e, &mv) {
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
	r, err := m.owns(h)
	if err != nil {
		return h, err
	}
	mv := &Move[E, D]{Act: act, Event: Redacted}
	if old := r.find(act.ID); old != nil {
		if old.Redacts != seq || !m.repeats(old, mv) {
			return h, m.refuse(r, mv, &finding{CodeIDReused, "an id of its own"}, nil)
		}
		return h, nil
	}
	next, e, err := m.mark(r, mv, m.table.RedactBy, 0)
	switch {
	case err != nil:
		return h, err
	case seq < 1 || seq > len(r.entries) || r.entries[seq-1].Reason.IsZero():
		return h, m.refuse(r, mv, &finding{CodeNoSuchEntry, "the number of an entry with words"}, nil)
	case m.isForeignWord(&r.entries[seq-1], mv.By):
		return h, m.refuse(r, mv, &finding{CodeNotYourMove, theirs}, nil)
	case r.entries[seq-1].Reason.IsRedacted():
		return h, nil
	}
	e.Redacts = seq
	next.entries[seq-1].Reason = next.entries[seq-1].Reason.Redacted()
	return History[S, E, D]{next}, nil
}

// mark checks a correction or redaction and returns a record to which it is
// added, with room for more entries, and the entry to complete. It moves nothing yet.
func (m *Machine[S, E, D]) mark(r *record[S, E, D], mv *Move[E, D], who []Party, more int) (*record[S, E, D], *Entry[S, E, D], error) {
	var e Entry[S, E, D]
	m.write(&e, r, mv)
	f := mv.Act.wellFormed()
	if f == nil {
		f = m.marks(r, &e, who)
	}
	if f == nil && len(r.entries)+1+more > MaxEntries {
		f = &finding{CodeMalformed, "a history of at most 20,000 entries"}
	}
	if f != nil {
		return nil, nil, m.refuse(r, mv, f, nil)
	}
	next := r.with(1 + more)
	next.entries = append(next.entries, e)
	next.counts = make([]int32, r.now.moves, len(next.entries)+more)
	for i := range next.counts {
		next.counts[i] = int32(r.index(i))
	}
	return next, &next.entries[len(r.entries)], nil
}

// marks is the rule for entries that are no moves, live and stored.
func (m *Machine[S, E, D]) marks(r *record[S, E, D], e *Entry[S, E, D], who []Party) *finding {
	var none D
	switch {
	case r.now.moves == 0:
		return &finding{CodeNotStarted, "an event that opens the history"}
	case !slices.Contains(who, e.By.Party) || !m.holds(&r.now, &compiled{}, slices.Index(m.table.Seated, e.By.Party), &e.By, ""):
		return &finding{CodeNotYourMove, "a move by " + m.oneOf(m.mask(who))}
	case e.Code != "" && !slices.Contains(m.table.MarkCodes, e.Code):
		return &finding{CodeUnknownCode, inWords(m.table.MarkCodes)}
	case e.Data != none:
		return &finding{CodeDataUnexpected, "no change data"}
	}
	return r.inOrder(nil, e)
}
