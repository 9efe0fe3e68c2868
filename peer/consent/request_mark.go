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

// marked returns why a correction or a redaction cannot stand, or nil.
func marked[S, E ~string, D lifecycle.Change](kind string, was S, next lifecycle.History[S, E, D], rule entryRule[S, E, D], legal []E) error {
	names := make([]string, len(legal))
	for i, e := range legal {
		names[i] = string(e)
	}
	if e, name, want := rule.broken(next); name != "" {
		return &lifecycle.Refusal{Lifecycle: kind, State: string(was), Event: string(e.Event), Code: lifecycle.CodeGuard,
			Guard: name, Want: want, Legal: names}
	}
	return nil
}

// replayed returns why a stored record cannot have come about, or nil.
func replayed[S, E ~string, D lifecycle.Change](kind string, h lifecycle.History[S, E, D], rule entryRule[S, E, D]) error {
	if e, name, want := rule.broken(h); name != "" {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "event", What: "breaks the rule " + name + ": want " + want}
	}
	return nil
}
