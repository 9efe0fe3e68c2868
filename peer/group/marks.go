package group

import "github.com/alongside-go/alongside/peer/lifecycle"

// foreignMark returns the number of the first correction or redaction in h that
// touches an entry of somebody else than whoever made it, or of a replacement that
// says to be by somebody else, or 0.
func foreignMark[S, E ~string, D lifecycle.Change](h lifecycle.History[S, E, D]) int {
	entries := h.Entries()
	for i, mark := range entries {
		if mark.Voids == 0 && mark.Redacts == 0 {
			continue
		}
		for _, e := range entries[:i] {
			touched := mark.Voids > 0 && e.Seq >= mark.Voids && e.Voids == 0 && e.Redacts == 0 || mark.Redacts > 0 && e.Seq == mark.Redacts
			if touched && e.By != mark.By {
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

// marked returns the refusal of a correction or redaction that touches what somebody
// else entered, or nil.
func marked[S, E ~string, D lifecycle.Change](kind string, next lifecycle.History[S, E, D], mark string) error {
	if foreignMark(next) == 0 {
		return nil
	}
	return &lifecycle.Refusal{Lifecycle: kind, State: string(next.State()), Event: mark, Code: lifecycle.CodeNotYourMove,
		Want: "whoever entered it, and replacements that are their own"}
}

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
