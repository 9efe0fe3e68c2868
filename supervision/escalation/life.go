package escalation

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// breach is a rule that a move breaks: its name, and what would make the move legal.
// The zero breach is none.
type breach struct{ rule, want string }

func (b breach) err() error {
	if b == (breach{}) {
		return nil
	}
	return lifecycle.Deny(b.rule, b.want)
}

func (b breach) refusal(kind, state string) error {
	return &lifecycle.Refusal{Lifecycle: kind, State: state, Event: lifecycle.Corrected, Code: lifecycle.CodeGuard, Guard: b.rule, Want: b.want}
}

// life judges the moves of an entity by rules that its table cannot state: when a
// move is made, when one is corrected and when a record is loaded.
type life[S, E ~string, D lifecycle.Change] struct {
	machine *lifecycle.Machine[S, E, D]
	judge   func(before []lifecycle.Entry[S, E, D], mv lifecycle.Move[E, D]) breach
	seats   []lifecycle.Seat
}

// markCodes say why an entry is corrected; words would be kept.
var markCodes = []string{"late_entry", "mistake", "wrong_person", "wrong_time"}

var wordless = breach{"no_words", "no words: what was said is kept by the host"}

func (l life[S, E, D]) breach(before []lifecycle.Entry[S, E, D], mv lifecycle.Move[E, D]) breach {
	if !mv.Reason.IsZero() {
		return wordless
	}
	return l.judge(before, mv)
}

func (l life[S, E, D]) open(mv lifecycle.Move[E, D]) (h lifecycle.History[S, E, D], err error) {
	if h, err = l.machine.Open(l.seats...); err != nil {
		return h, err
	}
	return l.fire(h, mv)
}

func (l life[S, E, D]) fire(h lifecycle.History[S, E, D], mv lifecycle.Move[E, D]) (lifecycle.History[S, E, D], error) {
	h, _, err := l.machine.Fire(h, mv, func() error { return l.breach(h.Moves(), mv).err() })
	return h, err
}

func (l life[S, E, D]) correct(h lifecycle.History[S, E, D], act lifecycle.Act, from int, moves ...lifecycle.Move[E, D]) (lifecycle.History[S, E, D], error) {
	if !act.Reason.IsZero() {
		return h, wordless.refusal(l.machine.Table().Name, string(h.State()))
	}
	next, err := l.machine.Correct(h, act, from, moves...)
	if err != nil {
		return h, err
	}
	if b, _ := l.judgeAll(next); b != (breach{}) {
		return h, b.refusal(l.machine.Table().Name, string(h.State()))
	}
	return next, nil
}

func (l life[S, E, D]) restore(s lifecycle.Stored[S, E, D]) (h lifecycle.History[S, E, D], err error) {
	if h, err = l.machine.Restore(s, l.seats...); err != nil {
		return h, err
	}
	b, seq := l.judgeAll(h)
	for _, e := range h.Entries() {
		if b == (breach{}) && !e.Reason.IsZero() {
			b, seq = wordless, e.Seq
		}
	}
	if b != (breach{}) {
		return h, &lifecycle.RecordError{Lifecycle: l.machine.Table().Name, Seq: seq, Field: "data", What: "could not have been: want " + b.want}
	}
	return h, nil
}

func (l life[S, E, D]) judgeAll(h lifecycle.History[S, E, D]) (breach, int) {
	moves := h.Moves()
	for i, e := range moves {
		mv := e.Move()
		mv.Reason = e.Reason
		if b := l.breach(moves[:i], mv); b != (breach{}) {
			return b, e.Seq
		}
	}
	return breach{}, 0
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
