package credential

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type entry = lifecycle.Entry[state, Event, Change]

// owns reports whether an entry is by's own: each person's, and for a body or a
// programme everything that it entered, whoever of its people did.
func owns(by lifecycle.Actor, e *entry) bool {
	return by == e.By || by.Party == e.By.Party && by.Party != lifecycle.WorkerParty
}

// takesBack reports whether by may take an entry back, or enter it at another
// time: its own, and what the holder or the system entered that by could have
// entered alike.
func takesBack(by lifecycle.Actor, e *entry) bool {
	if owns(by, e) {
		return true
	}
	other := e.By.Party
	return other != by.Party && (other == lifecycle.WorkerParty || other == lifecycle.SystemParty) &&
		slices.ContainsFunc(lifecycleRows, func(r lifecycle.Row[state, Event]) bool {
			one := func(n lifecycle.Need) bool { return len(n.From) > 0 } // asks more of one of them
			return r.Event == e.Event && slices.Contains(r.Parties, other) && slices.Contains(r.Parties, by.Party) && !slices.ContainsFunc(r.Needs, one)
		})
}

// same reports whether an entry says what an earlier one said, whatever the time.
func same(a, b *entry) bool {
	return a.Event == b.Event && a.By == b.By && a.Code == b.Code && a.Data == b.Data && a.Reason.Hash() == b.Reason.Hash()
}

// foreignCorrection returns the number of the first correction in h that takes
// back what is another's alone without entering it again unchanged, or that enters
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
			at := slices.IndexFunc(voided, func(e entry) bool { return same(&e, repl) && e.At.Equal(repl.At) })
			if at >= 0 && slices.ContainsFunc(voided[:at], func(e entry) bool { return !takesBack(mark.By, &e) }) {
				return mark.Seq // what others entered keeps its order
			}
			if at < 0 && takesBack(mark.By, repl) {
				at = slices.IndexFunc(voided, func(e entry) bool { return same(&e, repl) })
			}
			if at >= 0 {
				voided = slices.Delete(voided, at, at+1)
			} else if !owns(mark.By, repl) {
				return mark.Seq
			}
		}
		if slices.ContainsFunc(voided, func(e entry) bool { return !takesBack(mark.By, &e) }) {
			return mark.Seq
		}
	}
	return 0
}

// A loss follows what takes a credential away: suspensions, revocations and
// recorded lapses.
type loss struct {
	over peer.Date // when the newest of them began, or ended
	away bool
}

// take goes on past an entry. A day that it does not give is the earliest that any
// place on earth had at that moment.
func (l *loss) take(e *entry) {
	gone := e.To == peer.CredentialSuspended || e.To == peer.CredentialRevoked || e.To == peer.CredentialLapsed
	if gone || l.away {
		l.over = l.over.Later(dayOf(e.Data, e.At, time.FixedZone("", -12*60*60)))
	}
	l.away = gone
}

// backdated returns the number of the first entry of the holder whose first day
// lies before the end of a loss, or 0: nobody takes what a body decided out of the
// past.
func backdated(h History) int {
	var l loss
	moves := h.Moves()
	for i := range moves {
		e := &moves[i]
		if e.By.Party == lifecycle.WorkerParty && l.hides(e.Data.Effective) {
			return e.Seq
		}
		l.take(e)
	}
	return 0
}

// hides reports whether a first day lies before the end of the loss.
func (l loss) hides(from peer.Date) bool { return !from.IsZero() && from.Before(l.over) }
