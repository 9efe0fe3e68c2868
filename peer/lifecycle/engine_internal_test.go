package lifecycle

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/looplab/fsm"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The traps of looplab/fsm v1.0.3 that the engine closes. Where the trap can be
// shown on a bare looplab machine, the test shows it first: if it ever goes
// away, the engine may become simpler.

type door string

func doors() Table[door, door] {
	return Table[door, door]{Name: "door", Version: 1, Start: "closed", Final: []door{"gone"}, Rows: []Row[door, door]{
		{Event: "hang", To: "closed", Parties: []Party{"host"}},
		{Event: "open", From: []door{"closed"}, To: "open", Parties: []Party{"host"}},
		{Event: "shut", From: []door{"open"}, To: "closed", Parties: []Party{"host"}},
		{Event: "knock", From: []door{"closed"}, To: "closed", Parties: []Party{"host"}},
		{Event: "remove", From: []door{"closed", "open"}, To: "gone", Parties: []Party{"host"}},
	}}
}

func hung(t *testing.T) (*Machine[door, door, NoChange], History[door, door, NoChange]) {
	t.Helper()
	m, err := New[door, door, NoChange](doors())
	require.NoError(t, err)
	h, _, err := m.Fire(History[door, door, NoChange]{}, doorMove("hang", 0), nil)
	require.NoError(t, err)
	return m, h
}

func doorMove(e door, minute int) Move[door, NoChange] {
	at := time.Date(2026, 1, 5, 12, minute, 0, 0, time.UTC)
	return Move[door, NoChange]{Event: e, Act: Act{By: Actor{"host", "ada"}, At: at}}
}

func TestTrapACancelledContextWedgesALooplabMachine(t *testing.T) {
	f := fsm.NewFSM("closed", fsm.Events{{Name: "open", Src: []string{"closed"}, Dst: "open"}}, nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, f.Event(ctx, "open"), context.Canceled, "the trap")
	var stuck fsm.InTransitionError
	require.ErrorAs(t, f.Event(context.Background(), "open"), &stuck, "the trap")

	m, h := hung(t)
	for i := range 20 { // no context can be handed in, so no pooled machine can be wedged
		_, _, err := m.Fire(h, doorMove("open", i), nil)
		require.NoError(t, err)
	}
}

func TestTrapAPermittedMoveToTheSameStateIsAnErrorOfLooplab(t *testing.T) {
	f := fsm.NewFSM("closed", fsm.Events{{Name: "knock", Src: []string{"closed"}, Dst: "closed"}}, nil)
	var stays fsm.NoTransitionError
	require.ErrorAs(t, f.Event(context.Background(), "knock"), &stays, "the trap")

	m, h := hung(t)
	h, out, err := m.Fire(h, doorMove("knock", 1), nil)
	require.NoError(t, err)
	assert.True(t, out.Applied)
	assert.Equal(t, 2, h.Len())
}

func TestTrapAnErrorOfAnEnterCallbackComesAfterTheMove(t *testing.T) {
	f := fsm.NewFSM("closed", fsm.Events{{Name: "open", Src: []string{"closed"}, Dst: "open"}},
		fsm.Callbacks{"enter_state": func(_ context.Context, e *fsm.Event) { e.Err = errors.New("too late") }})
	require.ErrorContains(t, f.Event(context.Background(), "open"), "too late", "the trap")
	assert.Equal(t, "open", f.Current(), "the trap: the state has moved all the same")

	m, h := hung(t)
	after, _, err := m.Fire(h, doorMove("open", 1), func() error { return errors.New("in time") })
	require.ErrorIs(t, err, ErrGuard)
	assert.Equal(t, door("closed"), after.State())
}

func TestTrapAskingTheMachineInsideAGuardDoesNotDeadlock(t *testing.T) {
	m, h := hung(t)
	done := make(chan error, 1)
	go func() {
		_, _, err := m.Fire(h, doorMove("open", 1), func() error {
			if !m.Can(h, "open", "host") {
				return errors.New("cannot")
			}
			_, _, err := m.Fire(h, doorMove("knock", 1), func() error { return nil })
			return err
		})
		done <- err
	}()
	select {
	case err := <-done:
		require.NoError(t, err)
	case <-time.After(10 * time.Second):
		t.Fatal("deadlock")
	}
}

func TestTrapLooplabTakesDuplicatesAndMisspeltNamesSilently(t *testing.T) {
	f := fsm.NewFSM("closed", fsm.Events{
		{Name: "open", Src: []string{"closed"}, Dst: "open"},
		{Name: "open", Src: []string{"closed"}, Dst: "opne"},
	}, fsm.Callbacks{"before_opne": func(context.Context, *fsm.Event) {}})
	assert.True(t, f.Can("open"), "the trap")

	twice := doors()
	twice.Rows = append(twice.Rows, Row[door, door]{Event: "open", From: []door{"closed"}, To: "opne", Parties: []Party{"host"}})
	_, err := New[door, door, NoChange](twice)
	require.ErrorIs(t, err, ErrTable)
	assert.ErrorContains(t, err, "listed twice")
}

func TestTrapLegalMovesComeInOneOrder(t *testing.T) {
	m, h := hung(t)
	for range 50 {
		assert.Equal(t, []door{"knock", "open", "remove"}, m.Next(h, Actor{"host", "ada"}))
	}
}

func TestTrapAMachineThatPanickedIsNotUsedAgain(t *testing.T) {
	m, h := hung(t)
	assert.PanicsWithValue(t, "guard", func() {
		_, _, _ = m.Fire(h, doorMove("open", 1), func() error { panic("guard") })
	})
	for i := range 20 {
		_, _, err := m.Fire(h, doorMove("open", i+1), nil)
		require.NoError(t, err)
	}
}

// A machine that ends elsewhere than the table says is an error, and is not
// used again.
func TestFireFailsIfMachineAndTableDisagree(t *testing.T) {
	m, h := hung(t)
	for i, e := range m.engine.events {
		if m.engine.arrows[e.Name] == (arrow{"open", "open"}) {
			m.engine.events[i].Dst = "gone"
		}
	}
	m.engine.pool = &sync.Pool{New: func() any { return m.engine.build() }}
	after, out, err := m.Fire(h, doorMove("open", 1), nil)
	require.ErrorIs(t, err, ErrDisagree)
	assert.Equal(t, door("closed"), after.State())
	assert.False(t, out.Applied)
}

// Questions are answered from what looplab will execute: every state and event.
func TestQuestionsAgreeWithLooplab(t *testing.T) {
	m, _ := hung(t)
	f := m.engine.build()
	for s := range len(m.states) + 1 {
		for e, event := range m.events {
			for to := 1; to <= len(m.states); to++ {
				f.SetState(m.stored(s))
				can := f.Can(m.names[m.nameOf(e, to)])
				assert.Equal(t, can, m.walked[m.cell(s, e)]&(1<<to) != 0, "%s %s %s", m.stored(s), event, m.stored(to))
			}
		}
	}
}
