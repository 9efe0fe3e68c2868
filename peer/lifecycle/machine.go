package lifecycle

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/alongside-go/alongside/internal/nameindex"
)

// A Machine runs one table. It is immutable and safe for use by several
// goroutines at once. Use [New] to make one; it keeps a copy of the table.
type Machine[S, E ~string, D Change] struct {
	table   Table[S, E]
	states  []S
	events  []E
	parties []Party
	seatOf  []int // of a party, the number of its seat or -1
	state   nameindex.Index[S]
	event   nameindex.Index[E]
	rows    []compiled
	cells   [][]int32   // rows of (state, event), state 0 being before the opening
	current []*compiled // of (state, event, party), the row that counts today, or nil
	walked  []uint64    // targets of (state, event) as looplab/fsm has them
	names   []string    // looplab event of (event, target)
	final   uint64      // states that are final
	engine  *engine
}

// A compiled row, with states and parties as numbers.
type compiled struct {
	to      int // 0: the prior state; -1: the state as it is
	parties uint32
	both    uint32
	spoken  bool
	asker   bool
	speaks  uint32 // whose answer it gives; 0: that of the party
	held    []int  // seats
	free    []int  // seats
	renews  bool
	since   int
	until   int // version that retired it, or a version never reached
	needs   []need
	codes   []string
	takes   []string
	seats   []Seating
	fills   bool
}

type need struct {
	kind NeedKind
	part string
	from uint32
}

// New returns a machine that runs t, or every fault of t, each wrapping
// [ErrTable]: an event listed twice for the same state and party, a state that
// cannot be reached or has no way to a final state, an event that nobody may
// fire, a name that is not lower_case, a need that binds nobody who may fire the
// row. If t.Leave is set, the participant must be able to fire that event from
// every state that is not final, at once, to a final state, with no need.
func New[S, E ~string, D Change](t Table[S, E]) (*Machine[S, E, D], error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	t = t.clone()
	m := &Machine[S, E, D]{table: t, states: t.States(), events: t.Events(), parties: t.Parties()}
	m.state, m.event = nameindex.New(m.states), nameindex.New(m.events)
	for _, s := range t.Final {
		m.final |= 1 << m.number(s)
	}
	m.cells = make([][]int32, (len(m.states)+1)*len(m.events))
	for _, p := range m.parties {
		m.seatOf = append(m.seatOf, slices.Index(t.Seated, p))
	}
	for i, r := range t.Rows {
		m.rows = append(m.rows, m.compile(r))
		e := m.event.Find(r.Event)
		if r.Opens() {
			m.cells[m.cell(0, e)] = append(m.cells[m.cell(0, e)], int32(i))
		}
		for _, s := range r.From {
			c := m.cell(m.number(s), e)
			m.cells[c] = append(m.cells[c], int32(i))
		}
	}
	m.current = make([]*compiled, len(m.cells)*maxParties)
	for at := range m.current {
		m.current[at] = m.rowOf(at/maxParties, 1<<(at%maxParties), t.Version)
	}
	m.engine = newEngine(t)
	m.names = make([]string, len(m.events)*(len(m.states)+1))
	for name, a := range m.engine.arrows {
		m.names[m.nameOf(m.event.Find(E(a.event)), m.number(S(a.target)))] = name
	}
	m.walk()
	return m, nil
}

// Must returns m, or panics if err is not nil. It is for tables that are part
// of a program's own source.
func Must[S, E ~string, D Change](m *Machine[S, E, D], err error) *Machine[S, E, D] {
	if err != nil {
		panic(err)
	}
	return m
}

// Table returns a copy of the table that m runs.
func (m *Machine[S, E, D]) Table() Table[S, E] { return m.table.clone() }

// nameOf returns where the name of the looplab event for an event and a target stands.
func (m *Machine[S, E, D]) nameOf(event, target int) int { return event*(len(m.states)+1) + target }

func (m *Machine[S, E, D]) cell(state, event int) int { return state*len(m.events) + event }

func (m *Machine[S, E, D]) mask(parties []Party) uint32 {
	var mask uint32
	for _, p := range parties {
		mask |= m.bit(p)
	}
	return mask
}

func (m *Machine[S, E, D]) bit(p Party) uint32 {
	for i, q := range m.parties {
		if p == q {
			return 1 << i
		}
	}
	return 0
}

func (m *Machine[S, E, D]) compile(r Row[S, E]) compiled {
	c := compiled{parties: m.mask(r.Parties), both: m.mask(r.Both), spoken: r.Spoken, asker: r.Asker, renews: r.Renews, speaks: m.mask([]Party{r.For}), since: r.Since,
		until: m.table.Version + 1, codes: r.Codes, takes: slices.Clone(r.Takes), seats: r.Seats}
	switch {
	case r.IsStay():
		c.to = -1
	case !r.IsPrior():
		c.to = m.number(r.To)
	}
	if r.Retired != 0 {
		c.until = r.Retired
	}
	for _, p := range r.Held {
		c.held = append(c.held, slices.Index(m.table.Seated, p))
	}
	for _, p := range r.Free {
		c.free = append(c.free, slices.Index(m.table.Seated, p))
	}
	for _, n := range r.Needs {
		part := n.Kind.part()
		from := m.mask(n.From)
		if len(n.From) == 0 {
			from = ^uint32(0)
		}
		c.needs = append(c.needs, need{n.Kind, part, from})
		if part != "" && !slices.Contains(c.takes, part) {
			c.takes = append(c.takes, part)
		}
	}
	for _, s := range r.Seats {
		if !s.fills() {
			continue
		}
		c.fills = true
		part := string(s.Party)
		c.needs = append(c.needs, need{Part(part), part, ^uint32(0)})
		if !slices.Contains(c.takes, part) {
			c.takes = append(c.takes, part)
		}
	}
	return c
}

// walk compiles the targets of each state and event by asking a looplab
// machine, so that questions are answered from what will be executed.
func (m *Machine[S, E, D]) walk() {
	f := m.engine.build()
	m.walked = make([]uint64, len(m.cells))
	for s := range len(m.states) + 1 {
		f.SetState(m.stored(s))
		for _, name := range f.AvailableTransitions() {
			a := m.engine.arrows[name]
			m.walked[m.cell(s, m.event.Find(E(a.event)))] |= 1 << m.number(S(a.target))
		}
	}
}

// number returns the number of a state, from 1, or 0 if the table has none such.
func (m *Machine[S, E, D]) number(s S) int { return m.state.Find(s) + 1 }

// stored returns the name of a state's number, "" being before the opening.
func (m *Machine[S, E, D]) stored(s int) string {
	if s == 0 {
		return ""
	}
	return string(m.states[s-1])
}

// Can reports whether a party may fire an event in the state that h is in,
// whatever else the move would need. It is false for a history of another machine.
func (m *Machine[S, E, D]) Can(h History[S, E, D], event E, by Party) bool {
	e := m.event.Find(event)
	if e < 0 || m.foreign(h) {
		return false
	}
	c := m.cell(h.stateNumber(), e)
	return m.walked[c] != 0 && m.row(c, m.bit(by), m.table.Version) != nil
}

// foreign reports whether h belongs to another machine.
func (m *Machine[S, E, D]) foreign(h History[S, E, D]) bool { return h.r != nil && h.r.m != m }

// stateNumber returns the number of the state that h is in, 0 before the opening.
func (h History[S, E, D]) stateNumber() int {
	if h.r == nil {
		return 0
	}
	return int(h.r.now.state)
}

// CanFrom is [Machine.Can] for a state by its name.
func (m *Machine[S, E, D]) CanFrom(state S, event E, by Party) bool {
	s, e := m.number(state), m.event.Find(event)
	if s == 0 || e < 0 {
		return false
	}
	c := m.cell(s, e)
	return m.walked[c] != 0 && m.row(c, m.bit(by), m.table.Version) != nil
}

// row returns the row of a cell that counts for the party in a version, or nil.
func (m *Machine[S, E, D]) row(cell int, party uint32, version int) *compiled {
	if party == 0 {
		return nil
	}
	if version == m.table.Version {
		return m.current[cell*maxParties+bits.TrailingZeros32(party)]
	}
	return m.rowOf(cell, party, version)
}

// rowOf is row, found by trying every row of the cell.
func (m *Machine[S, E, D]) rowOf(cell int, party uint32, version int) *compiled {
	for _, i := range m.cells[cell] {
		if r := &m.rows[i]; r.parties&party != 0 && version >= r.since && version < r.until {
			return r
		}
	}
	return nil
}

// Next returns the events that the actor may fire now, sorted: those that list
// the actor's party, if the actor holds its side and has not answered already.
func (m *Machine[S, E, D]) Next(h History[S, E, D], by Actor) []E {
	r := h.r
	switch {
	case m.foreign(h):
		return nil
	case r == nil:
		r = m.blank()
	}
	var next []E
	party := m.bit(by.Party)
	for e, event := range m.events {
		row := m.row(m.cell(int(r.now.state), e), party, m.table.Version)
		if row == nil || !m.holds(&r.now, row, m.seatOf[bits.TrailingZeros32(party)], &by, by.ID) || !m.asks(r, &r.now, row, party) {
			continue
		}
		if m.full(r, &Move[E, D]{Act: Act{By: by}, Event: event}) {
			continue
		}
		if row.both != 0 && m.answered(r, &r.now, row, event)&row.voice(party) != 0 || row.misplaced(&r.now) >= 0 {
			continue
		}
		next = append(next, event)
	}
	slices.Sort(next)
	return next
}

// IsFinal reports whether no row in force leaves the state.
func (m *Machine[S, E, D]) IsFinal(s S) bool {
	return m.final&(1<<m.number(s)) != 0
}

var errMachineNotStored = fmt.Errorf("%w: a machine: store its table", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Machine[S, E, D]) MarshalJSON() ([]byte, error) { return nil, errMachineNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Machine[S, E, D]) UnmarshalJSON([]byte) error { return errMachineNotStored }
