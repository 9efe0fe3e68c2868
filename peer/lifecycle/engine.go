package lifecycle

import (
	"context"
	"fmt"
	"sync"

	"github.com/looplab/fsm"
)

// An engine executes transitions on pooled looplab machines. One row becomes
// one looplab event for each target, because a looplab event has one target
// for each source, while a row may lead to a prior state or wait for a second
// answer.
type engine struct {
	events []fsm.EventDesc
	arrows map[string]arrow // by the name of the looplab event
	pool   *sync.Pool
}

// An arrow is an event with one of its targets.
type arrow struct{ event, target string }

func newEngine[S, E ~string](t Table[S, E]) *engine {
	g := &engine{arrows: map[string]arrow{}}
	add := func(r Row[S, E], from, to string) {
		name := string(r.Event)
		if a, taken := g.arrows[name]; taken && a.target != to {
			name += "\x1f" + to
		}
		g.arrows[name] = arrow{string(r.Event), to}
		g.events = append(g.events, fsm.EventDesc{Name: name, Src: []string{from}, Dst: to})
	}
	for _, r := range t.Rows {
		if r.Opens() {
			add(r, "", string(r.To))
		}
		for _, s := range r.From {
			for _, to := range t.targets(r, s) {
				add(r, string(s), string(to))
			}
			if len(r.Both) > 0 {
				add(r, string(s), string(s))
			}
		}
	}
	g.pool = &sync.Pool{New: func() any { return g.build() }}
	return g
}

// build returns a looplab machine for the table, in the state before opening.
// Its only callback runs the guard that the move brought, before anything moves.
func (g *engine) build() *fsm.FSM {
	return fsm.NewFSM("", g.events, fsm.Callbacks{
		"before_event": func(_ context.Context, e *fsm.Event) {
			if guard, ok := e.Args[0].(func() error); ok && guard != nil {
				if err := guard(); err != nil {
					e.Cancel(err)
				}
			}
		},
	})
}

// run executes one transition. It returns the guard's error as a *guardError
// and any other failure, or an end in another state than to, as [ErrDisagree].
// A machine goes back into the pool only after a move or a guard's refusal:
// one that panicked or failed otherwise may be stuck in its transition.
func (g *engine) run(from, to, name string, guard func() error) error {
	f := g.pool.Get().(*fsm.FSM)
	f.SetState(from)
	// A looplab machine whose context is cancelled never moves again.
	err := f.Event(context.Background(), name, guard)
	switch end := err.(type) {
	case fsm.NoTransitionError:
		err = end.Err // nil for a permitted move from a state to itself
	case fsm.CanceledError:
		g.pool.Put(f)
		return &guardError{end.Err}
	}
	if err != nil || f.Current() != to {
		return fmt.Errorf("%w: %v", ErrDisagree, err)
	}
	g.pool.Put(f)
	return nil
}

// A guardError carries what a guard returned out of the engine.
type guardError struct{ err error }

func (e *guardError) Error() string { return e.err.Error() }
func (e *guardError) Unwrap() error { return e.err }
