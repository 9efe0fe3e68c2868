package scope

import (
	"slices"
)

// Analyses reason about sets of facts instead of trying one cell after another.
// A fact has an axis with a bit for each value and one for unknown; a name of a
// list has one with held, lacking and unknown. What a rule asks for is a box, a
// set of values on each axis, so that the answers of a program are exact over
// every cell, however many there are, as long as the boxes stay few.

// An axis is a fact, or a name of a list, that some rule mentions.
type axis struct {
	fact    Fact
	item    string   // the name, for a list
	values  []string // the bit behind the last is unknown
	classes uint64   // one bit of each set of values that no rule tells apart
}

// Bits of an axis of a list.
const (
	itemHeld uint64 = 1 << iota
	itemLacking
	itemUnknown
)

func (a *axis) unknown() uint64 { return 1 << len(a.values) }
func (a *axis) all() uint64     { return a.unknown()<<1 - 1 }

// A box is a set of facts: on each axis one of the values. A region is the union
// of its boxes.
type (
	box    []uint64
	region []box
)

// meets reports whether two boxes share anything.
func (b box) meets(c box) bool {
	for i := range b {
		if b[i]&c[i] == 0 {
			return false
		}
	}
	return true
}

// within reports whether b lies inside c.
func (b box) within(c box) bool {
	for i := range b {
		if b[i]&^c[i] != 0 {
			return false
		}
	}
	return true
}

// maxSteps bounds the work on one activity; beyond it an analysis is [ErrTooWide].
const maxSteps = 1 << 20

// A space is the facts that some programs mention.
type space struct {
	axes     []axis
	universe region // a list is known as a whole or not at all
	steps    int
	boxes    int      // grows, so that small spaces stay small
	slab     []uint64 // room for boxes, so that few are allocated alone
	asked    []asking // every term, once
	asks     map[asking]bool
	told     map[asking]region // see ways
	fired    map[*bound]region // see fires
}

// An asking is a term in the layout that it was written for.
type asking struct {
	layout *layout
	term   term
}

// box returns a box with nothing in it yet.
func (s *space) box() box {
	n := len(s.axes)
	if len(s.slab) < n {
		s.slab = make([]uint64, n*min(16+s.boxes, 256))
		s.boxes += 64
	}
	b := s.slab[:n:n]
	s.slab = s.slab[n:]
	return box(b)
}

func (s *space) clone(b box) box {
	out := s.box()
	copy(out, b)
	return out
}

// both returns what two boxes share, and whether that is anything.
func (s *space) both(b, c box) (box, bool) {
	if !b.meets(c) {
		return nil, false
	}
	out := s.box()
	for i := range b {
		out[i] = b[i] & c[i]
	}
	return out, true
}

// cut returns b without c, in boxes that do not overlap.
func (s *space) cut(b, c box) region {
	if !b.meets(c) {
		return region{b}
	}
	var out region
	rest := s.clone(b)
	for i := range rest {
		if outside := rest[i] &^ c[i]; outside != 0 {
			piece := s.clone(rest)
			piece[i] = outside
			out = append(out, piece)
			rest[i] &= c[i]
		}
	}
	return out
}

// where returns the region in which all terms hold.
func (s *space) where(l *layout, terms []term) region {
	out := region{s.full()}
	for _, t := range terms {
		ways := s.ways(l, t)
		if len(ways) != 1 || len(out) != 1 {
			out = s.meet(out, ways)
			continue
		}
		for i := range out[0] {
			if out[0][i] &= ways[0][i]; out[0][i] == 0 {
				return nil
			}
		}
	}
	return out
}

// meet returns what two regions share.
func (s *space) meet(a, b region) region {
	var out region
	for _, x := range a {
		for _, y := range b {
			s.steps++
			if m, ok := s.both(x, y); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// less returns what lies in a and not in b, of facts that can be, in boxes that
// do not overlap.
func (s *space) less(a, b region) region {
	var out region
	for _, x := range absorb(a) {
		if slices.ContainsFunc(b, x.within) {
			continue
		}
		rest := s.meet(region{x}, s.universe)
		for _, cut := range b {
			if !x.meets(cut) {
				continue
			}
			var next region
			for _, piece := range rest {
				s.steps++
				next = append(next, s.cut(piece, cut)...)
			}
			if rest = next; s.tooWide() {
				return nil
			}
		}
		out = append(out, rest...)
	}
	return s.disjoint(out)
}

// absorb leaves out the boxes that lie inside another.
func absorb(a region) region {
	if len(a) < 2 {
		return a
	}
	out := make(region, 0, len(a))
	for _, x := range a {
		if slices.ContainsFunc(out, x.within) {
			continue
		}
		out = append(slices.DeleteFunc(out, func(y box) bool { return y.within(x) }), x)
	}
	return out
}

// disjoint returns the same region in boxes that do not overlap.
func (s *space) disjoint(a region) region {
	if len(a) < 2 {
		return a
	}
	var out region
	for _, x := range a {
		pieces := region{x}
		for _, y := range out {
			var next region
			for _, p := range pieces {
				s.steps++
				next = append(next, s.cut(p, y)...)
			}
			pieces = next
		}
		if out = append(out, pieces...); s.tooWide() {
			return nil
		}
	}
	return out
}

// inside reports whether a lies inside b, as far as facts can be.
func (s *space) inside(a, b region) bool {
	for _, x := range a {
		if slices.ContainsFunc(b, x.within) {
			continue
		}
		for _, u := range s.universe {
			if m, ok := s.both(x, u); ok && !s.covered(m, b) {
				return false
			}
		}
	}
	return true
}

func (s *space) covered(x box, by region) bool {
	for _, c := range by {
		if x.within(c) {
			return true
		}
	}
	for i, c := range by {
		s.steps++
		if s.tooWide() {
			return false
		}
		if !x.meets(c) {
			continue
		}
		for _, piece := range s.cut(x, c) {
			if !s.covered(piece, by[i+1:]) {
				return false
			}
		}
		return true
	}
	return false
}

func (s *space) empty(a region) bool { return s.inside(a, nil) }

func (s *space) tooWide() bool { return s.steps > maxSteps }
