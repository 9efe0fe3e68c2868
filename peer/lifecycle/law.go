package lifecycle

import (
	"fmt"
)

// A Law judges what a table cannot state: what is counted, compared with the terms of
// an entity, or said of an earlier move. It gets the entries that count before an entry,
// oldest first, and the entry as it is recorded, and returns the name of the rule that the
// entry breaks and what would make it legal, which name nobody, or "" if all is well. It
// goes by these and by what never changes alone, so that it says tomorrow what it says
// today, and it changes nothing.
type Law[S, E ~string, D Change] func(before []Entry[S, E, D], next Entry[S, E, D]) (rule, want string)

// A Lawful is a machine with a [Law] beside its table. Every way into a history
// passes it: a move, a correction, a stored record. Use [Machine.Under] to get one.
type Lawful[S, E ~string, D Change] struct {
	m   *Machine[S, E, D]
	law Law[S, E, D]
}

// Under returns m with a law beside its table. What opens, asks and redacts needs no law
// and stays with m.
func (m *Machine[S, E, D]) Under(law Law[S, E, D]) Lawful[S, E, D] { return Lawful[S, E, D]{m, law} }

// Fire is [Machine.Fire], with the law judged before the guard is asked: a move that
// breaks it returns a [*Refusal] that matches [ErrGuard] and names the rule as its Guard.
func (l Lawful[S, E, D]) Fire(h History[S, E, D], mv Move[E, D], guard func() error) (History[S, E, D], Outcome[S, E, D], error) {
	next, out, err := l.m.Fire(h, mv, nil)
	if err != nil || !out.Applied {
		return next, out, err
	}
	if rule, want := l.law(h.Moves(), out.Entry); rule != "" {
		err = Deny(rule, want)
	} else if guard != nil {
		err = guard()
	}
	if err == nil {
		return next, out, nil
	}
	r, _ := l.m.owns(h) // which moved
	return h, Outcome[S, E, D]{}, l.m.refuse(r, &mv, &finding{code: CodeGuard}, err)
}

// Correct is [Machine.Correct], and the law holds for every entry that then counts: else
// it returns a [*Refusal] of the correction that matches [ErrGuard] and names the rule.
func (l Lawful[S, E, D]) Correct(h History[S, E, D], act Act, from int, replacements ...Move[E, D]) (History[S, E, D], error) {
	next, err := l.m.Correct(h, act, from, replacements...)
	if err != nil {
		return h, err
	}
	if _, rule, want := l.broken(next); rule != "" {
		return h, &Refusal{Lifecycle: l.m.table.Name, State: string(h.State()), Event: Corrected,
			Code: CodeGuard, Guard: rule, Want: want, labels: l.m.table.Labels}
	}
	return next, nil
}

// Restore is [Machine.Restore], and the law holds for every entry that counts: else it
// returns a [*RecordError] that says which entry breaks which rule.
func (l Lawful[S, E, D]) Restore(s Stored[S, E, D], people ...Seat) (History[S, E, D], error) {
	h, err := l.m.Restore(s, people...)
	if err != nil {
		return h, err
	}
	if seq, rule, want := l.broken(h); rule != "" {
		return History[S, E, D]{}, l.m.bad(seq, CodeGuard.field(), rule+": want "+want)
	}
	return h, nil
}

// broken returns the number of the first entry that breaks the law, and what the law says.
func (l Lawful[S, E, D]) broken(h History[S, E, D]) (seq int, rule, want string) {
	moves := h.Moves()
	for i, e := range moves {
		if rule, want := l.law(moves[:i:i], e); rule != "" {
			return e.Seq, rule, want
		}
	}
	return 0, "", ""
}

var errLawfulNotStored = fmt.Errorf("%w: a machine under a law: store its table", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Lawful[S, E, D]) MarshalJSON() ([]byte, error) { return nil, errLawfulNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Lawful[S, E, D]) UnmarshalJSON([]byte) error { return errLawfulNotStored }
