package peer

import "github.com/alongside-go/alongside/peer/lifecycle"

// A markRule says whether somebody may void or redact an entry, in records that
// belong to two people.
type markRule[S, E ~string, D lifecycle.Change] func(by lifecycle.Actor, entry lifecycle.Entry[S, E, D]) bool

// ownEntry lets each person void or redact what they entered themselves.
func ownEntry[S, E ~string, D lifecycle.Change](by lifecycle.Actor, entry lifecycle.Entry[S, E, D]) bool {
	return by == entry.By
}

// foreignMark returns the number of the first correction or redaction in h that
// touches an entry which whoever made it may not touch, or of the first
// replacement that says to be by somebody else than whoever made the correction,
// or 0 if there is none. An entry that an earlier correction voided counts like
// any other.
func foreignMark[S, E ~string, D lifecycle.Change](h lifecycle.History[S, E, D], voids, redacts markRule[S, E, D]) int {
	entries := h.Entries()
	for i, mark := range entries {
		if mark.Voids == 0 && mark.Redacts == 0 {
			continue
		}
		for _, e := range entries[:i] {
			switch {
			case mark.Voids > 0 && e.Seq >= mark.Voids && e.Voids == 0 && e.Redacts == 0 && !voids(mark.By, e),
				mark.Redacts > 0 && e.Seq == mark.Redacts && !redacts(mark.By, e):
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

// foreign returns the error of a stored record with such a mark, or nil.
func foreign(kind string, mark int) error {
	if mark == 0 {
		return nil
	}
	return &lifecycle.RecordError{Lifecycle: kind, Seq: mark, Field: "by", What: "is somebody else than whoever entered what the mark touches, or corrected it"}
}

// notTheirs returns the refusal of such a mark.
func notTheirs[S, E ~string](kind string, state S, mark string, legal []E) error {
	names := make([]string, len(legal))
	for i, e := range legal {
		names[i] = string(e)
	}
	return &lifecycle.Refusal{Lifecycle: kind, State: string(state), Event: mark, Code: lifecycle.CodeNotYourMove,
		Want: "whoever entered it, and replacements that are their own", Legal: names}
}
