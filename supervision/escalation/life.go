package escalation

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// life is what the entities of this room have in common: rules that their table cannot
// state, who holds which side, and that no words are kept.
type life[S, E ~string, D lifecycle.Change] struct {
	machine *lifecycle.Machine[S, E, D]
	law     lifecycle.Law[S, E, D]
	seats   []lifecycle.Seat
}

// markCodes say why an entry is corrected; words would be kept.
var markCodes = []string{"late_entry", "mistake", "wrong_person", "wrong_time"}

const (
	noWords  = "no_words"
	wordless = "no words: what was said is kept by the host"
)

func (l life[S, E, D]) under() lifecycle.Lawful[S, E, D] {
	return l.machine.Under(func(before []lifecycle.Entry[S, E, D], next lifecycle.Entry[S, E, D]) (rule, want string) {
		if !next.Reason.IsZero() {
			return noWords, wordless
		}
		return l.law(before, next)
	})
}

func (l life[S, E, D]) open(mv lifecycle.Move[E, D]) (h lifecycle.History[S, E, D], err error) {
	if h, err = l.machine.Open(l.seats...); err != nil {
		return h, err
	}
	return l.fire(h, mv)
}

func (l life[S, E, D]) fire(h lifecycle.History[S, E, D], mv lifecycle.Move[E, D]) (lifecycle.History[S, E, D], error) {
	h, _, err := l.under().Fire(h, mv, nil)
	return h, err
}

// correct also refuses words of the correction itself, which no law sees.
func (l life[S, E, D]) correct(h lifecycle.History[S, E, D], act lifecycle.Act, from int, moves ...lifecycle.Move[E, D]) (lifecycle.History[S, E, D], error) {
	if !act.Reason.IsZero() {
		return h, uncorrected(l.machine.Table().Name, string(h.State()), noWords, wordless)
	}
	return l.under().Correct(h, act, from, moves...)
}

// uncorrected refuses a correction.
func uncorrected(kind, state, rule, want string) error {
	return &lifecycle.Refusal{Lifecycle: kind, State: state, Event: lifecycle.Corrected, Code: lifecycle.CodeGuard, Guard: rule, Want: want}
}

// restore also refuses words of entries that no longer count, and of corrections.
func (l life[S, E, D]) restore(s lifecycle.Stored[S, E, D]) (lifecycle.History[S, E, D], error) {
	h, err := l.under().Restore(s, l.seats...)
	if err != nil {
		return h, err
	}
	for _, e := range h.Entries() {
		if !e.Reason.IsZero() {
			return h, &lifecycle.RecordError{Lifecycle: l.machine.Table().Name, Seq: e.Seq, Field: "reason", What: noWords + ": want " + wordless}
		}
	}
	return h, nil
}

// by lists parties.
func by(parties ...lifecycle.Party) []lifecycle.Party { return parties }

func need(parts ...string) (needs []lifecycle.Need) {
	for _, p := range parts {
		needs = append(needs, lifecycle.Part(p).From())
	}
	return needs
}

var coded = []lifecycle.Need{lifecycle.Coded.From()}

// named reports whether every text is an id that can be stored.
func named[T ~string](ids ...T) bool {
	for _, id := range ids {
		if id == "" || !storable.ID(string(id)) {
			return false
		}
	}
	return true
}

// people returns a sorted copy of a list of people, each once, or an error of the
// given kind for somebody without an id.
func people(ids []PersonID, kind error) ([]PersonID, error) {
	if !named(ids...) {
		return nil, fmt.Errorf("%w: want people by their ids", kind)
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Clip(slices.Compact(ids)), nil
}

func moment(t time.Time) bool { return !t.IsZero() && storable.Time(t) }

func count(set ...bool) (n int) {
	for _, s := range set {
		if s {
			n++
		}
	}
	return n
}

// oneOf reports whether v is empty or one of the list.
func oneOf[T ~string](v T, known []T) bool { return v == "" || slices.Contains(known, v) }

func ids(list []PersonID) (texts []string) {
	for _, id := range list {
		texts = append(texts, string(id))
	}
	return texts
}
