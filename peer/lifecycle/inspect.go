package lifecycle

import (
	"encoding/json"
	"fmt"
	"log/slog"
)

// An Inspection is a stored history opened for reading, up to its fault: what a
// programme can still see of a record that does not load.
type Inspection[S, E ~string, D Change] struct {
	History History[S, E, D] // the part before the fault; it cannot move
	Entries int              // number of entries stored, 0 if they could not be counted
	Fault   error            // why the record does not load; nil if it does
}

// Inspect opens a stored history that may not load. It never fails: a record
// of which nothing can be read has a zero History and its Fault.
func (m *Machine[S, E, D]) Inspect(data []byte, people ...Seat) Inspection[S, E, D] {
	if h, err := m.Load(data, people...); err == nil {
		h.r.view = &view[S, E, D]{whole: h.r}
		return Inspection[S, E, D]{h, h.Len(), nil}
	} else if _, oerr := m.Open(people...); oerr != nil {
		return Inspection[S, E, D]{Fault: oerr}
	} else {
		return m.upTo(people, data, err)
	}
}

// upTo replays what can be decoded of data, as far as it is sound.
func (m *Machine[S, E, D]) upTo(people []Seat, data []byte, fault error) Inspection[S, E, D] {
	in := Inspection[S, E, D]{Fault: fault}
	var raw struct {
		Entries []json.RawMessage `json:"entries"`
	}
	var entries []Entry[S, E, D]
	whole := true
	if json.Unmarshal(data, &raw) == nil {
		in.Entries = len(raw.Entries)
		for _, r := range raw.Entries {
			var e Entry[S, E, D]
			if json.Unmarshal(r, &e) != nil {
				whole = false
				break
			}
			entries = append(entries, e)
		}
	}
	for {
		in.History, _ = m.Open(people...) // which worked before
		n, err := m.replay(in.History.r, entries, whole)
		if err == nil || len(entries) == 0 {
			break
		}
		entries, whole = entries[:n], false
	}
	in.History.r.view = &view[S, E, D]{whole: in.History.r}
	return in
}

// Format prints what could be read and keeps people and words out of every verb of fmt.
func (in Inspection[S, E, D]) Format(f fmt.State, verb rune) { in.History.Format(f, verb) }

// LogValue keeps people and words out of logs.
func (in Inspection[S, E, D]) LogValue() slog.Value { return in.History.LogValue() }
