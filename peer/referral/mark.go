package referral

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A law is a rule about a move and those before it. It returns the name of the
// rule that the move breaks and what is wanted instead, or "".
type law[S, E ~string] func(before []lifecycle.Entry[S, E, Change], mv lifecycle.Move[E, Change]) (rule, want string)

// broken returns the number of the first move in h that breaks the law, and how.
func (l law[S, E]) broken(h lifecycle.History[S, E, Change]) (seq int, rule, want string) {
	moves := h.Moves()
	for i, e := range moves {
		mv := e.Move()
		if rule, want := l(moves[:i], mv); rule != "" {
			return e.Seq, rule, want
		}
	}
	return 0, "", ""
}

// loaded checks the moves of a history that was stored.
func (l law[S, E]) loaded(kind string, h lifecycle.History[S, E, Change]) error {
	if seq, _, want := l.broken(h); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: seq, Field: "data", What: "could not have been: want " + want}
	}
	return nil
}

// marked checks a history that a correction or a redaction made.
func (l law[S, E]) marked(kind string, h lifecycle.History[S, E, Change], state S, mark string) error {
	if _, rule, want := l.broken(h); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kind, State: string(state), Event: mark, Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	return nil
}

// ungated refuses a correction that would make a move that facts outside the
// history are judged for, one of the given events or the end of a consent: more often
// than before, on another consent or at another time. It refuses, too, one that takes
// the end of a consent away.
func ungated[S, E ~string](kind string, before, next lifecycle.History[S, E, Change], legal []E, end E, gated ...E) error {
	type key struct {
		event   E
		consent peer.ConsentID
		at      time.Time
	}
	made := map[key]int{}
	ends := 0
	for _, e := range before.Moves() {
		made[key{e.Event, e.Data.Consent, e.At}]++
		if e.Event == end {
			ends++
		}
	}
	want := ""
	for _, e := range next.Moves() {
		k := key{e.Event, e.Data.Consent, e.At}
		if made[k]--; made[k] < 0 && (e.Event == end || slices.Contains(gated, e.Event)) {
			want = "the move itself, which the facts of its time are judged for"
		}
		if e.Event == end {
			ends--
		}
	}
	if ends > 0 {
		want = "that the end of a consent stands; a further one is a matter of its own"
	}
	if want == "" {
		return nil
	}
	return &lifecycle.Refusal{Lifecycle: kind, State: string(before.State()), Event: lifecycle.Corrected, Code: lifecycle.CodeGuard, Guard: "facts",
		Want: want, Legal: words(legal)}
}

func words[S ~string](names []S) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return out
}
