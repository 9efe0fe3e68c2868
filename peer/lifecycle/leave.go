package lifecycle

// What a correction owes a participant's way out, beside the index of the entry
// by which the participant left.
const (
	nothing   = -1 // no leaving of theirs is voided, or it is among the replacements
	misstated = -2 // a replacement is a leaving that is not theirs
	theirOwn  = -3 // the participant corrects, and may do either
)

// isLeave reports whether e is the participant's way out.
func (m *Machine[S, E, D]) isLeave(e *Entry[S, E, D]) bool {
	return m.table.Leave != "" && e.Event == m.table.Leave && e.By.Party == ParticipantParty
}

// owed returns the index of the leaving of the participant that a correction
// voids, which must then be among its replacements, or nothing or theirOwn.
// voided are the indices of the entries that no longer count.
func (m *Machine[S, E, D]) owed(entries []Entry[S, E, D], voided []int32, by Actor) int {
	if by.Party == ParticipantParty {
		return theirOwn
	}
	for _, i := range voided {
		if m.isLeave(&entries[i]) {
			return int(i)
		}
	}
	return nothing
}

// left returns what is owed once the newest entry, a replacement, is in place.
func (m *Machine[S, E, D]) left(entries []Entry[S, E, D], owed int) int {
	e := &entries[len(entries)-1]
	if owed == theirOwn || !m.isLeave(e) {
		return owed
	}
	if owed < 0 {
		return misstated
	}
	if was := &entries[owed]; was.By != e.By || was.Code != e.Code || was.Data != e.Data ||
		!e.Reason.IsZero() && was.Reason != e.Reason && was.Reason.Hash() != e.Reason.Hash() {
		return misstated
	}
	return nothing
}
