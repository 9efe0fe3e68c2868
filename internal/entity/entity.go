// Package entity keeps what consists of its terms and its history: begun with one move,
// moved and corrected under one law, stored whole, and replayed when it is loaded.
package entity

import (
	"encoding/json"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Kind is what all entities of one kind have in common. T are their terms, which never
// change; the history is what happened to them. Every field is needed.
type Kind[T any, S, E ~string, D lifecycle.Change] struct {
	Machine *lifecycle.Machine[S, E, D]
	Name    string                   // of its table
	Check   func(T) error            // whether terms are whole
	Seats   func(T) []lifecycle.Seat // who holds which side
	Fields  func(T) []string         // terms as the digest has them
	// Law is a [lifecycle.Law], with the terms.
	Law     func(terms T, before []lifecycle.Entry[S, E, D], next lifecycle.Entry[S, E, D]) (rule, want string)
	Unbegun error // of storing one that was not begun
}

func (k *Kind[T, S, E, D]) under(terms T) lifecycle.Lawful[S, E, D] {
	return k.Machine.Under(func(before []lifecycle.Entry[S, E, D], next lifecycle.Entry[S, E, D]) (rule, want string) {
		return k.Law(terms, before, next)
	})
}

// Begin returns the history that begins with a move.
func (k *Kind[T, S, E, D]) Begin(terms T, mv lifecycle.Move[E, D]) (h lifecycle.History[S, E, D], err error) {
	if err := k.Check(terms); err != nil {
		return h, err
	}
	if h, err = k.Machine.Open(k.Seats(terms)...); err != nil {
		return h, err
	}
	err = k.Fire(terms, &h, mv)
	return h, err
}

// Fire makes a move, or leaves the history as it is. Nothing begins with terms that are
// not whole, as those of a zero value are.
func (k *Kind[T, S, E, D]) Fire(terms T, h *lifecycle.History[S, E, D], mv lifecycle.Move[E, D]) error {
	next, _, err := k.under(terms).Fire(*h, mv, nil)
	if err == nil && h.IsZero() {
		err = k.Check(terms)
	}
	return put(h, next, err)
}

// Correct replaces the entries from the one numbered from on, or leaves the history as it is.
func (k *Kind[T, S, E, D]) Correct(terms T, h *lifecycle.History[S, E, D], act lifecycle.Act, from int, replacements []lifecycle.Move[E, D]) error {
	next, err := k.under(terms).Correct(*h, act, from, replacements...)
	return put(h, next, err)
}

// Redact takes the words of the entry numbered seq away, or leaves the history as it is.
func (k *Kind[T, S, E, D]) Redact(h *lifecycle.History[S, E, D], act lifecycle.Act, seq int) error {
	next, err := k.Machine.Redact(*h, act, seq)
	return put(h, next, err)
}

func put[H any](into *H, next H, err error) error {
	if err == nil {
		*into = next
	}
	return err
}

// Digest stands for the whole record.
func (k *Kind[T, S, E, D]) Digest(terms T, h lifecycle.History[S, E, D]) lifecycle.Digest {
	return h.Digest().With(k.Fields(terms)...)
}

type stored[T any, S, E ~string, D lifecycle.Change] struct {
	Terms   T                         `json:"terms"`
	History lifecycle.Stored[S, E, D] `json:"history"`
}

// Store returns the stored form.
func (k *Kind[T, S, E, D]) Store(terms T, h lifecycle.History[S, E, D]) ([]byte, error) {
	if h.IsZero() {
		return nil, k.Unbegun
	}
	return json.Marshal(stored[T, S, E, D]{terms, h.Stored()})
}

// Load reads what Store returned and replays it. On error terms and history are unchanged.
func (k *Kind[T, S, E, D]) Load(data []byte, terms *T, h *lifecycle.History[S, E, D]) error {
	var in stored[T, S, E, D]
	if err := lifecycle.ReadStored(k.Name, data, &in); err != nil {
		return err
	}
	if err := k.Check(in.Terms); err != nil {
		return err
	}
	loaded, err := k.under(in.Terms).Restore(in.History, k.Seats(in.Terms)...)
	if err != nil {
		return err
	}
	*terms, *h = in.Terms, loaded
	return nil
}
