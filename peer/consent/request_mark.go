package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// An entryRule says which rule beside the table a move breaks, given the entries
// that counted before it, and what is wanted instead; "" means none.
type entryRule[S, E ~string, D lifecycle.Change] func(before []lifecycle.Entry[S, E, D], mv lifecycle.Move[E, D]) (name, want string)

// guard returns the guard of a live move.
func (rule entryRule[S, E, D]) guard(h lifecycle.History[S, E, D], mv lifecycle.Move[E, D]) func() error {
	return func() error {
		if name, want := rule(h.Moves(), mv); name != "" {
			return lifecycle.Deny(name, want)
		}
		return nil
	}
}

// broken returns the first entry of h that breaks the rule, with what is wanted
// instead; what a correction voided later counts for what came before it.
func (rule entryRule[S, E, D]) broken(h lifecycle.History[S, E, D]) (at lifecycle.Entry[S, E, D], name, want string) {
	var counts []lifecycle.Entry[S, E, D]
	for _, e := range h.Entries() {
		switch {
		case e.Voids > 0:
			counts = slices.DeleteFunc(counts, func(c lifecycle.Entry[S, E, D]) bool { return c.Seq >= e.Voids })
		case e.Redacts > 0:
		default:
			if name, want := rule(counts, e.Move()); name != "" {
				return e, name, want
			}
			counts = append(counts, e)
		}
	}
	return at, "", ""
}

// touched returns the number of the first correction or redaction in h of an entry
// that somebody else made, or of the first replacement that says to be somebody
// else's, or 0. owner, if any, may redact the words of every entry.
func touched[S, E ~string, D lifecycle.Change](h lifecycle.History[S, E, D], owner lifecycle.Party) int {
	entries := h.Entries()
	for i, mark := range entries {
		if mark.Voids == 0 && mark.Redacts == 0 {
			continue
		}
		for _, e := range entries[:i] {
			voided := mark.Voids > 0 && e.Seq >= mark.Voids && e.Voids == 0 && e.Redacts == 0
			redacted := mark.Redacts > 0 && e.Seq == mark.Redacts && (owner == "" || mark.By.Party != owner)
			if (voided || redacted) && mark.By != e.By {
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

// marked returns why a correction or a redaction cannot stand, or nil.
func marked[S, E ~string, D lifecycle.Change](kind string, was S, mark string, next lifecycle.History[S, E, D], owner lifecycle.Party, rule entryRule[S, E, D], legal []E) error {
	names := make([]string, len(legal))
	for i, e := range legal {
		names[i] = string(e)
	}
	if touched(next, owner) != 0 {
		return &lifecycle.Refusal{Lifecycle: kind, State: string(was), Event: mark, Code: lifecycle.CodeNotYourMove,
			Want: "whoever entered it, and replacements that are their own", Legal: names}
	}
	if e, name, want := rule.broken(next); name != "" {
		return &lifecycle.Refusal{Lifecycle: kind, State: string(was), Event: string(e.Event), Code: lifecycle.CodeGuard,
			Guard: name, Want: want, Legal: names}
	}
	return nil
}

// replayed returns why a stored record cannot have come about, or nil.
func replayed[S, E ~string, D lifecycle.Change](kind string, h lifecycle.History[S, E, D], owner lifecycle.Party, rule entryRule[S, E, D]) error {
	if seq := touched(h, owner); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: seq, Field: "by", What: "is somebody else than whoever entered what the mark touches, or corrected it"}
	}
	if e, name, want := rule.broken(h); name != "" {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "event", What: "breaks the rule " + name + ": want " + want}
	}
	return nil
}
