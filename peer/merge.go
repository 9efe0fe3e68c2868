package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// MergeID names one merge.
type MergeID = ID[merge]

// merge marks the ids of merges, of whatever they merge.
type merge struct{}

// Parts of the kernel as merges use them.
type (
	// MergeHistory is everything that happened to a merge.
	MergeHistory = lifecycle.History[MergeState, MergeEvent, lifecycle.NoChange]
	// MergeMove is an event to fire.
	MergeMove = lifecycle.Move[MergeEvent, lifecycle.NoChange]
)

var mergeMachine = lifecycle.Must(lifecycle.New[MergeState, MergeEvent, lifecycle.NoChange](MergeLifecycle()))

// A Merge is the finding that two ids stand for one participant, or for one
// worker: from its time on, the duplicate's id leads to that of the id kept, until it
// is undone. Nothing is copied and nothing rewritten. [Merges.Merge] makes one;
// the zero Merge merges nobody.
type Merge[Of any] struct {
	id        MergeID
	duplicate ID[Of]
	kept      ID[Of]
	history   MergeHistory
}

// ID returns the id of the merge.
func (m Merge[Of]) ID() MergeID { return m.id }

// Duplicate returns the id that leads to the other.
func (m Merge[Of]) Duplicate() ID[Of] { return m.duplicate }

// Kept returns the id that it leads to.
func (m Merge[Of]) Kept() ID[Of] { return m.kept }

// State returns the stage, or "" for the zero value.
func (m Merge[Of]) State() MergeState { return m.history.State() }

// History returns who merged and undid, when and why.
func (m Merge[Of]) History() MergeHistory { return m.history }

// Digest stands for the whole record, its ids and whom it merges included.
func (m Merge[Of]) Digest() lifecycle.Digest {
	return m.history.Digest().With(mergeKind[Of](), string(m.id), string(m.duplicate), string(m.kept))
}

// mergeKind returns the stored name of what a merge merges, or "" for what is
// neither a participant nor a worker.
func mergeKind[Of any]() string {
	switch any((*Of)(nil)).(type) {
	case *Participant:
		return "participant"
	case *Worker:
		return "worker"
	}
	return ""
}

// span returns from when until when the merge is in force; no end if it still is.
func (m Merge[Of]) span() (from, until time.Time) {
	for _, e := range m.history.Moves() {
		if e.Event == MergeIDs {
			from = e.At
		} else {
			until = e.At
		}
	}
	return from, until
}

// overlap reports whether two spans have a moment in common; a span with no end
// goes on for ever.
func overlap(from, until, otherFrom, otherUntil time.Time) bool {
	return (until.IsZero() || otherFrom.Before(until)) && (otherUntil.IsZero() || from.Before(otherUntil))
}

// clash returns why two merges cannot be in force at one time, or "" if they
// can: a duplicate leads to one id, and an id kept is no duplicate.
func (m Merge[Of]) clash(o Merge[Of]) (rule, want string) {
	switch {
	case m.duplicate == o.duplicate:
		return "already_merged", "an id that leads to no other at that time"
	case m.kept == o.duplicate:
		return "chain", "an id to keep that leads to no other at that time"
	case m.duplicate == o.kept:
		return "chain", "a duplicate that no other id leads to at that time: undo those merges first, then merge each into the id to keep"
	}
	return "", ""
}

type storedMerge[Of any] struct {
	Kind      string                                                       `json:"kind"`
	ID        MergeID                                                      `json:"id"`
	Duplicate ID[Of]                                                       `json:"duplicate"`
	Kept      ID[Of]                                                       `json:"kept"`
	History   lifecycle.Stored[MergeState, MergeEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form of m. The zero Merge cannot be stored:
// [ErrIncomplete]; nor can what [Merges.AsKnown] returned: [lifecycle.ErrPast].
func (m Merge[Of]) MarshalJSON() ([]byte, error) {
	if m.history.IsZero() {
		return nil, fmt.Errorf("%w: a merge that was not made", ErrIncomplete)
	}
	if _, err := m.history.MarshalJSON(); err != nil {
		return nil, err
	}
	return json.Marshal(storedMerge[Of]{mergeKind[Of](), m.id, m.duplicate, m.kept, m.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about, as
// for a merge of workers loaded as one of participants, and leaves m unchanged on error. Whether it can stand beside others, [NewMerges]
// says.
func (m *Merge[Of]) UnmarshalJSON(data []byte) error {
	var in storedMerge[Of]
	if err := lifecycle.ReadStored("merge", data, &in); err != nil {
		return err
	}
	if in.Kind != mergeKind[Of]() {
		return &lifecycle.RecordError{Lifecycle: "merge", Field: "kind", What: "is not what is merged here"}
	}
	if !storableIDs(string(in.ID), string(in.Duplicate), string(in.Kept)) || in.Duplicate == in.Kept {
		return &lifecycle.RecordError{Lifecycle: "merge", Field: "id", What: "or duplicate or kept id is missing, or the two are one"}
	}
	h, err := mergeMachine.Restore(in.History)
	if err != nil {
		return err
	}
	*m = Merge[Of]{in.ID, in.Duplicate, in.Kept, h}
	return nil
}

// storableIDs reports whether every id is set and comes back from storage as it was.
func storableIDs(ids ...string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return id == "" || !storable.ID(id) })
}

// Format prints the stage and keeps people out of every verb of fmt.
func (m Merge[Of]) Format(f fmt.State, _ rune) { redact.Format(f, m.shown()) }

// LogValue keeps people out of logs.
func (m Merge[Of]) LogValue() slog.Value { return slog.StringValue(m.shown()) }

func (m Merge[Of]) shown() string {
	if m.history.IsZero() {
		return "[no merge]"
	}
	return "[merge " + string(m.State()) + "]"
}
