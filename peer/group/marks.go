package group

import "github.com/alongside-go/alongside/peer/lifecycle"

// breach is a rule that a move breaks: its name, and what would make the move legal.
// The zero breach is none.
type breach struct{ rule, want string }

func (b breach) err() error {
	if b == (breach{}) {
		return nil
	}
	return lifecycle.Deny(b.rule, b.want)
}

// refusal returns b as the refusal of a replacement.
func (b breach) refusal(kind, state, event string) error {
	if b == (breach{}) {
		return nil
	}
	return &lifecycle.Refusal{Lifecycle: kind, State: state, Event: event, Code: lifecycle.CodeGuard, Guard: b.rule, Want: b.want}
}

// record returns b as the fault of a stored entry.
func (b breach) record(kind string, seq int) error {
	if b == (breach{}) {
		return nil
	}
	return &lifecycle.RecordError{Lifecycle: kind, Seq: seq, Field: "data", What: "could not have been: want " + b.want}
}

// by lists parties.
func by(parties ...lifecycle.Party) []lifecycle.Party { return parties }
