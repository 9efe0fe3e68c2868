package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Errors of merges.
var (
	// ErrUnknownMergeState reports a name that is no stage of a merge.
	ErrUnknownMergeState = errors.New("peer: unknown stage of a merge")
	// ErrMerge reports merges that cannot stand beside each other.
	ErrMerge = errors.New("peer: bad merge")
)

// A MergeState is a stage of a [Merge]. The zero value is no stage.
type MergeState string

// Stages of a merge. Undone is final; the two can be merged again.
const (
	// MergeInForce: the two ids stand for one person. Leads to undone.
	MergeInForce MergeState = "merged"
	// MergeUndone: they stand for two people again.
	MergeUndone MergeState = "undone"
)

var mergeStates = []MergeState{MergeInForce, MergeUndone}

// MergeStates returns every MergeState, in the order of this page.
func MergeStates() []MergeState { return append([]MergeState(nil), mergeStates...) }

// String returns the name under which it is stored and sent.
func (v MergeState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMergeState].
func (v MergeState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, mergeStates, ErrUnknownMergeState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MergeState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, mergeStates, ErrUnknownMergeState)
}

// A MergeEvent is something that happens to a merge.
type MergeEvent string

// Events of a merge.
const (
	MergeIDs  MergeEvent = "merge" // two ids are found to be one person
	UndoMerge MergeEvent = "undo"  // they are found to be two after all
)

// String returns the name under which e is stored and sent.
func (e MergeEvent) String() string { return string(e) }

// MergeLifecycle returns the whole rule of a merge: what it does not list is
// refused. A supervisor or the programme merges, with a reason, and undoes.
func MergeLifecycle() lifecycle.Table[MergeState, MergeEvent] {
	staff := by(lifecycle.SupervisorParty, lifecycle.ProgrammeParty)
	linked := source.DesignDefault("duplicates are linked, never rewritten, so that a wrong merge can be taken apart")
	reason := []lifecycle.Need{lifecycle.Reason.From()}
	return lifecycle.Table[MergeState, MergeEvent]{
		Name: "merge", Version: 1, Start: MergeInForce, Final: []MergeState{MergeUndone},
		RedactBy: staff,
		Rows: []lifecycle.Row[MergeState, MergeEvent]{
			{Event: MergeIDs, To: MergeInForce, Parties: staff, Needs: reason, Source: linked,
				Codes: []string{"same_person", "entered_twice", "records_joined"},
				Doc:   "Two ids are found to be one person. Each record stays as it is."},
			{Event: UndoMerge, From: []MergeState{MergeInForce}, To: MergeUndone, Parties: staff, Needs: reason, Source: linked,
				Codes: []string{"two_people", "entered_in_error", "at_their_request"},
				Doc:   "They are found to be two people after all; everything is as before."},
		},
	}
}
