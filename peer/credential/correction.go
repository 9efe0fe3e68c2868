package credential

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

type entry = lifecycle.Entry[state, Event, Change]

// takesBack reports whether an entry is by's own to take back: each person's,
// and for a body or a programme everything that it entered, whoever of its
// people did.
func takesBack(by lifecycle.Actor, e *entry) bool {
	return by == e.By || by.Party == e.By.Party && by.Party != lifecycle.WorkerParty
}

// same reports whether an entry says what an earlier one said.
func same(a, b *entry) bool {
	return a.Event == b.Event && a.By == b.By && a.At.Equal(b.At) && a.Code == b.Code && a.Data == b.Data && a.Reason.Hash() == b.Reason.Hash()
}

// foreignCorrection returns the number of the first correction in h that takes
// back what another entered without entering it again unchanged, or that enters
// in another's name what the other had not, or 0 if none does.
func foreignCorrection(h History) int {
	var counts []entry
	entries := h.Entries()
	for i := range entries {
		mark := &entries[i]
		if mark.Redacts > 0 {
			continue
		}
		if mark.Voids == 0 {
			counts = append(counts, *mark)
			continue
		}
		n := 0
		for n < len(counts) && counts[n].Seq < mark.Voids {
			n++
		}
		voided := slices.Clone(counts[n:])
		counts = counts[:n]
		for j := i + 1; j <= i+mark.Replaces && j < len(entries); j++ {
			repl := &entries[j]
			if at := slices.IndexFunc(voided, func(e entry) bool { return same(&e, repl) }); at >= 0 {
				voided = slices.Delete(voided, at, at+1)
			} else if !takesBack(mark.By, repl) {
				return mark.Seq
			}
		}
		if slices.ContainsFunc(voided, func(e entry) bool { return !takesBack(mark.By, &e) }) {
			return mark.Seq
		}
	}
	return 0
}
