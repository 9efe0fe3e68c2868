package scope

import "slices"

// A probe tries the values of one fact that could bear on a program: values
// that no rule tells apart are tried once.
type probe struct {
	fact   Fact
	absent term // holds while the fact is unknown
	a, b   uint8
	clearA uint64
	clearB uint64
	setA   []uint64
	setB   []uint64
}

// maxListed bounds the names of one list that the rules of one activity
// mention: all their subsets are tried.
const maxListed = 10

// analyse finds the facts and values that bear on the program.
func (prog *program) analyse(l *layout) error {
	masks := map[*field][]uint64{}
	listed := map[*listField]map[int]bool{}
	mention := func(terms []term) {
		for _, t := range terms {
			if f := l.fieldOf(t); f != nil {
				masks[f] = append(masks[f], t.mask)
			} else if f, items := l.listOf(t); f != nil {
				if listed[f] == nil {
					listed[f] = map[int]bool{}
				}
				for _, i := range items {
					listed[f][i] = true
				}
			}
		}
	}
	for _, c := range prog.clauses {
		mention(c.terms)
		for _, terms := range c.unless {
			mention(terms)
		}
	}
	if prog.base != prog.baseGranted || slices.ContainsFunc(prog.clauses, func(c clause) bool { return c.approvable }) {
		masks[l.approval] = append(masks[l.approval], l.granted)
	}
	for _, f := range l.fields {
		if masks[f] != nil {
			prog.probes = append(prog.probes, f.probe(masks[f]))
		}
	}
	for _, f := range l.lists {
		if len(listed[f]) > maxListed {
			return &LayerError{Rule: string(prog.activity), What: "the rules of one activity mention more than 10 names of " + string(f.fact), Err: ErrTooWide}
		}
		if listed[f] != nil {
			prog.probes = append(prog.probes, f.probe(listed[f]))
		}
	}
	prog.changes = l.changes(masks, listed)
	return nil
}

// probe keeps one value of each kind that the masks tell apart.
func (f *field) probe(masks []uint64) probe {
	p := probe{fact: f.fact, absent: term{f.word, f.unknown()}, a: f.word, b: f.word, clearA: f.all()}
	var seen []string
	for i := range f.values {
		signature := make([]byte, len(masks))
		for j, m := range masks {
			if m&f.bit(i) != 0 {
				signature[j] = 1
			}
		}
		if !slices.Contains(seen, string(signature)) {
			seen = append(seen, string(signature))
			p.setA = append(p.setA, f.bit(i))
			p.setB = append(p.setB, 0)
		}
	}
	return p
}

// probe tries every subset of the items that the rules mention.
func (f *listField) probe(items map[int]bool) probe {
	p := probe{fact: f.fact, absent: term{1, f.absent}, a: f.held, b: f.lacking}
	var order []int
	for i := range items {
		order = append(order, i)
		p.clearA |= f.heldBit(i)
		p.clearB |= f.lackingBit(i)
	}
	slices.Sort(order)
	for subset := range 1 << len(order) {
		var held, lacking uint64
		for k, i := range order {
			if subset>>k&1 == 1 {
				held |= f.heldBit(i)
			} else {
				lacking |= f.lackingBit(i)
			}
		}
		p.setA, p.setB = append(p.setA, held), append(p.setB, lacking)
	}
	return p
}

// matters reports whether some value of an unknown fact changes the verdict. It
// tries them in place and leaves b as it was.
func (p *probe) matters(prog *program, l *layout, b *factBits, now Verdict) bool {
	if !p.absent.holds(b) {
		return false
	}
	wasA, wasB := b[p.a], b[p.b]
	found := false
	for i := 0; i < len(p.setA) && !found; i++ {
		b[p.a] = b[p.a]&^p.clearA | p.setA[i]
		b[p.b] = b[p.b]&^p.clearB | p.setB[i]
		found = prog.verdict(l, b) != now
		b[p.b] = wasB
		b[p.a] = wasA
	}
	return found
}
