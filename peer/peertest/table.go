package peertest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Trial is a lifecycle and the answers that it must give.
type Trial[S, E ~string, D lifecycle.Change] struct {
	Machine *lifecycle.Machine[S, E, D]

	// Open returns an empty history with the seats that the entity gives.
	Open func() (lifecycle.History[S, E, D], error)

	// In returns a history in a state, made by a known way.
	In func(state S) lifecycle.History[S, E, D]

	// Move returns a move that brings all that the event needs from the party.
	// TryTable fills in the times and, where Move leaves it empty, the fixed person.
	Move func(event E, by lifecycle.Party) lifecycle.Move[E, D]

	// Want holds the answers, written by hand: a line for each state and event,
	//
	//	state | event | party, party | state it leads to
	//
	// with "-" for the state before the opening. What no line lists must be refused.
	Want string
}

type answer struct{ state, event, party string }

// TryTable tries every event of every party in every state, and before the
// opening, and reports each that does other than tr.Want says. It also tries a
// party that the table does not know, and strangers in the seats of people whom
// the entity knows: both must be refused everywhere.
func TryTable[S, E ~string, D lifecycle.Change](t testing.TB, tr Trial[S, E, D]) {
	t.Helper()
	want := answers(t, tr.Want)
	table := tr.Machine.Table()
	parties := append(table.Parties(), "passer_by")
	for _, state := range append([]S{""}, table.States()...) {
		h := tr.history(t, state)
		shown := string(state)
		if state == "" {
			shown = "-"
		}
		for _, event := range append(table.Events(), "no_such_event") {
			for _, party := range parties {
				key := answer{shown, string(event), string(party)}
				tr.try(t, h, key, event, party, want[key])
				delete(want, key)
			}
		}
	}
	for key := range want {
		t.Errorf("%v is listed as an answer, but the table has no such state, event or party", key)
	}
}

func (tr Trial[S, E, D]) history(t testing.TB, state S) lifecycle.History[S, E, D] {
	t.Helper()
	if state == "" {
		h, err := tr.Open()
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	h := tr.In(state)
	if h.State() != state {
		t.Fatalf("the history for state %s is in %s", string(state), string(h.State()))
	}
	return h
}

func (tr Trial[S, E, D]) try(t testing.TB, h lifecycle.History[S, E, D], key answer, event E, party lifecycle.Party, to string) {
	t.Helper()
	mv := tr.Move(event, party)
	mv.Event = event
	if mv.By.Party == "" {
		mv.By = Actor(party)
	}
	mv.At = Day(1000)
	next, out, err := tr.Machine.Fire(h, mv, nil)
	switch {
	case to == "" && !errors.Is(err, lifecycle.ErrRefused):
		t.Errorf("%v: want a refusal, got state %q, error %v", key, string(next.State()), err)
	case to == "" && (next.State() != h.State() || next.Len() != h.Len()):
		t.Errorf("%v: a refused move changed the history", key)
	case to != "" && err != nil:
		t.Errorf("%v: want state %s, got %v", key, to, err)
	case to != "" && (string(next.State()) != to || !out.Applied):
		t.Errorf("%v: want state %s, got %s", key, to, string(next.State()))
	case to != "" && !tr.Machine.Can(h, event, party):
		t.Errorf("%v: the move was made, but Can says no", key)
	}
	if slices.Contains(tr.Machine.Table().Seated, party) {
		mv.By.ID = "stranger"
		if _, _, err := tr.Machine.Fire(h, mv, nil); !errors.Is(err, lifecycle.ErrRefused) {
			t.Errorf("%v: want a refusal for a stranger in the seat, got %v", key, err)
		}
	}
}

// answers reads the answers written by hand.
func answers(t testing.TB, want string) map[answer]string {
	t.Helper()
	listed := map[answer]string{}
	for line := range strings.Lines(want) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			t.Fatalf("want four cells in %q", line)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		for party := range strings.SplitSeq(cells[2], ",") {
			key := answer{cells[0], cells[1], strings.TrimSpace(party)}
			if listed[key] != "" {
				t.Fatalf("%v is answered twice", key)
			}
			listed[key] = cells[3]
		}
	}
	return listed
}
