package lifecycle

// Walked returns the states to which a row in force leads from a state by an
// event, as looplab/fsm has them.
func Walked[S, E ~string, D Change](m *Machine[S, E, D], from S, event E) []S {
	cell := m.cell(m.number(from), m.event.Find(event))
	var to []S
	for i, s := range m.states {
		if m.walked[cell]&(1<<(i+1)) != 0 && m.rowOf(cell, ^uint32(0), m.table.Version) != nil {
			to = append(to, s)
		}
	}
	return to
}
