package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Merges are all merges of participants, or all of workers. They tell for any
// date which ids stand for one person. A duplicate leads straight to its
// kept id: chains and circles are refused. They are stored as JSON as the list of
// them all. The zero Merges has merged nobody, and is an empty list.
type Merges[Of any] struct {
	all []Merge[Of]
}

// NewMerges returns the merges that the host has stored. It returns [ErrMerge]
// if one appears twice or two of them could not have stood beside each other.
func NewMerges[Of any](stored ...Merge[Of]) (Merges[Of], error) {
	ids := map[MergeID]bool{}
	touching := map[ID[Of]][]Merge[Of]{}
	for _, m := range stored {
		if m.history.IsZero() || ids[m.id] {
			return Merges[Of]{}, fmt.Errorf("%w: one is empty or appears twice", ErrMerge)
		}
		ids[m.id] = true
		for _, o := range slices.Concat(touching[m.duplicate], touching[m.kept]) {
			from, until := m.span()
			ofrom, ountil := o.span()
			if rule, want := m.clash(o); rule != "" && overlap(from, until, ofrom, ountil) {
				return Merges[Of]{}, fmt.Errorf("%w: %s: want %s", ErrMerge, rule, want)
			}
		}
		touching[m.duplicate] = append(touching[m.duplicate], m)
		touching[m.kept] = append(touching[m.kept], m)
	}
	return Merges[Of]{slices.Clone(stored)}, nil
}

// All returns every merge, the undone ones among them, in the order in which
// they were made or given.
func (ms Merges[Of]) All() []Merge[Of] { return slices.Clone(ms.all) }

// Merge records that two ids stand for one person, from act.At on, and returns
// the merge for the host to store. It returns [ErrIncomplete] if an id is empty
// and a [*lifecycle.Refusal], by the guard in parentheses, for one id with itself
// (same_id), for an id that leads to another already (already_merged), and
// where an id would lead to another by way of a third (chain). Sending a command
// twice, with its act.ID, changes nothing.
func (ms *Merges[Of]) Merge(id MergeID, duplicate, kept ID[Of], act lifecycle.Act) (Merge[Of], error) {
	if !storableIDs(string(id), string(duplicate), string(kept)) {
		return Merge[Of]{}, fmt.Errorf("%w: a merge needs an id and two people, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	if i := ms.find(id); i >= 0 {
		old := ms.all[i]
		if old.duplicate != duplicate || old.kept != kept {
			return Merge[Of]{}, fmt.Errorf("%w: the id belongs to another merge", ErrMerge)
		}
		_, _, err := mergeMachine.Fire(old.history, MergeMove{Act: act, Event: MergeIDs}, nil)
		return old, err
	}
	h, err := mergeMachine.Open()
	if err != nil {
		return Merge[Of]{}, err
	}
	made := Merge[Of]{id: id, duplicate: duplicate, kept: kept}
	made.history, _, err = mergeMachine.Fire(h, MergeMove{Act: act, Event: MergeIDs}, func() error {
		if duplicate == kept {
			return lifecycle.Deny("same_id", "two different ids")
		}
		for _, o := range ms.all {
			from, until := o.span()
			if rule, want := made.clash(o); rule != "" && overlap(act.At, time.Time{}, from, until) {
				return lifecycle.Deny(rule, want)
			}
		}
		return nil
	})
	if err != nil {
		return Merge[Of]{}, err
	}
	ms.all = append(slices.Clip(ms.all), made)
	return made, nil
}

// Undo takes a merge apart, from act.At on, and returns it for the host to
// store. It returns [ErrMerge] for an id that names no merge, and a
// [*lifecycle.Refusal].
func (ms *Merges[Of]) Undo(id MergeID, act lifecycle.Act) (Merge[Of], error) {
	i := ms.find(id)
	if i < 0 {
		return Merge[Of]{}, fmt.Errorf("%w: there is none of that id", ErrMerge)
	}
	h, _, err := mergeMachine.Fire(ms.all[i].history, MergeMove{Act: act, Event: UndoMerge}, nil)
	if err != nil {
		return Merge[Of]{}, err
	}
	ms.all = slices.Clone(ms.all)
	ms.all[i].history = h
	return ms.all[i], nil
}

func (ms Merges[Of]) find(id MergeID) int {
	return slices.IndexFunc(ms.all, func(m Merge[Of]) bool { return m.id == id })
}

// Resolve returns the id that stands for a person at the given time: the
// survivor's, or the id itself if it leads to no other.
func (ms Merges[Of]) Resolve(id ID[Of], at time.Time) ID[Of] {
	for _, m := range ms.all {
		if m.duplicate == id && m.history.AsOf(at).State() == MergeInForce {
			return m.kept
		}
	}
	return id
}

// Records returns every id under which records of a person are kept at the
// given time: that of the id kept first, then the duplicates in the order in which
// they were merged. It is never empty.
func (ms Merges[Of]) Records(id ID[Of], at time.Time) []ID[Of] {
	kept := ms.Resolve(id, at)
	ids := []ID[Of]{kept}
	for _, m := range ms.all {
		if m.kept == kept && m.history.AsOf(at).State() == MergeInForce {
			ids = append(ids, m.duplicate)
		}
	}
	return ids
}

// AsKnown returns the merges as far as they had been recorded at the given time.
// What it returns is for reading.
func (ms Merges[Of]) AsKnown(recorded time.Time) Merges[Of] {
	var known []Merge[Of]
	for _, m := range ms.all {
		if m.history = m.history.AsKnown(recorded); !m.history.IsZero() {
			known = append(known, m)
		}
	}
	return Merges[Of]{known}
}

// MarshalJSON returns every merge as a list, as [Merges.All] does, or [lifecycle.ErrPast]
// for what [Merges.AsKnown] returned.
func (ms Merges[Of]) MarshalJSON() ([]byte, error) {
	if ms.all == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(ms.all)
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns a [*lifecycle.RecordError]
// for what is no list of merges or holds one that could not have come about, and
// [ErrMerge] as [NewMerges] does. On error ms is unchanged.
func (ms *Merges[Of]) UnmarshalJSON(data []byte) error {
	var stored []json.RawMessage
	if err := lifecycle.ReadStored("merges", data, &stored); err != nil {
		return err
	}
	if stored == nil {
		return &lifecycle.RecordError{Lifecycle: "merges", Field: "json", What: "is no list of merges"}
	}
	all := make([]Merge[Of], len(stored))
	for i := range stored {
		if err := all[i].UnmarshalJSON(stored[i]); err != nil {
			return err
		}
	}
	loaded, err := NewMerges(all...)
	if err != nil {
		return err
	}
	*ms = loaded
	return nil
}

// Format keeps people out of every verb of fmt.
func (ms Merges[Of]) Format(f fmt.State, _ rune) { redact.Format(f, "[merges]") }

// LogValue keeps people out of logs.
func (ms Merges[Of]) LogValue() slog.Value { return slog.StringValue("[merges]") }
