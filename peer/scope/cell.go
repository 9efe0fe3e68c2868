package scope

import (
	"fmt"
	"math/bits"

	"github.com/alongside-go/alongside/peer"
)

// maxCells bounds the sets of facts that the rules of one activity tell apart.
// The shipped layers together need about a ten-thousandth of it.
const maxCells = 1 << 40

// cells counts the cells of a region: facts that no rule tells apart are one. It
// stops counting beyond maxCells.
func (s *space) cells(a region) int {
	n := 0
	for _, b := range s.disjoint(s.meet(a, s.universe)) {
		of := 1
		for i := range b {
			of = min(of*bits.OnesCount64(b[i]&s.axes[i].classes), maxCells+1)
		}
		n = min(n+of, maxCells+1)
	}
	return n
}

// Cells returns how many sets of facts the newest rules of an activity tell apart,
// unknown facts among them: what an analysis covers. It is 0 for the zero Policy.
// [Load] refuses more than 2^40 for one activity. Within that, an analysis is still
// refused, with [ErrTooWide], if it takes too many steps.
func (p *Policy) Cells(activity peer.ActivityID) int {
	if p == nil || p.layout == nil {
		return 0
	}
	s := newSpace(p.newest(activity))
	return s.cells(region{s.full()})
}

// checkWidth returns [ErrTooWide] if the rules of an activity tell more sets of
// facts apart than can be analysed, in any epoch.
func (p *Policy) checkWidth() error {
	for i := range p.epochs {
		for _, id := range p.Activities() {
			prog := p.epochs[i].programs[id]
			if !prog.explicit || prog.mostCells(p.layout) <= maxCells {
				continue
			}
			s := newSpace(reading{layout: p.layout, prog: prog})
			if n := s.cells(region{s.full()}); n > maxCells || s.tooWide() {
				return &LayerError{Rule: string(id), Err: ErrTooWide,
					What: fmt.Sprintf("the rules of the activity tell more than %d sets of facts apart", maxCells)}
			}
		}
	}
	return nil
}

// mostCells returns quickly how many cells a program has at most: as if its rules
// told every value of a fact that they mention apart.
func (prog *program) mostCells(l *layout) int {
	most, seen := 1, map[term]bool{}
	fields, held := map[*field]bool{}, map[*listField]map[int]bool{}
	times := func(n int) { most = min(most*n, maxCells+1) }
	prog.mentioned(func(t term) {
		if seen[t] {
			return
		}
		seen[t] = true
		if f := l.fieldOf(t); f != nil {
			if !fields[f] {
				fields[f] = true
				times(len(f.values) + 1)
			}
			return
		}
		f, items := l.listOf(t)
		for _, i := range items {
			if held[f] == nil {
				held[f] = map[int]bool{}
			}
			if !held[f][i] {
				held[f][i] = true
				times(3)
			}
		}
	})
	if !fields[l.approval] {
		times(2)
	}
	return most
}
