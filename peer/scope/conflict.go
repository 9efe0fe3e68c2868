package scope

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A Conflict is two rules that contradict each other on the same facts: one
// allows what the other does not, and neither is meant as the special case of
// the other. The stricter one counts.
type Conflict struct {
	Activity      peer.ActivityID `json:"activity"`
	Milder        string          `json:"milder"` // rules
	MilderLayer   string          `json:"milder_layer"`
	Stricter      string          `json:"stricter"`
	StricterLayer string          `json:"stricter_layer"`
	Where         Where           `json:"where,omitempty"` // facts that both match, one region of them
	Example       Request         `json:"-"`               // facts of that region
}

// Conflicts returns pairs of rules that list an activity, of which one allows it
// (permitted, or permitted with conditions) where the other does not, on facts
// that both match:
//
//   - in one layer, unless the stricter one is the narrower and so an exception
//     to the milder one;
//   - between jurisdictions that stand side by side;
//   - where a later layer allows what an earlier one does not, without naming it.
//
// A later layer that is stricter than an earlier one only tightens and is no
// conflict. Every epoch counts; the list is sorted by activity and rules. It
// returns [ErrTooWide] if the rules of an activity combine too many facts.
func (p *Policy) Conflicts() ([]Conflict, error) {
	if p == nil || p.layout == nil {
		return nil, nil
	}
	var out []Conflict
	for e := range p.epochs {
		for _, id := range p.Activities() {
			r := reading{layout: p.layout, prog: p.epochs[e].programs[id]}
			if !r.prog.mayConflict() {
				continue
			}
			s := newSpace(r)
			for i := range r.prog.bounds {
				for j := range r.prog.bounds {
					c, ok := s.conflict(r, &r.prog.bounds[i], &r.prog.bounds[j])
					if ok && !slices.ContainsFunc(out, c.samePair) {
						out = append(out, c)
					}
				}
			}
			if err := s.bounded(id); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(out, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.Activity, b.Activity), cmp.Compare(a.Milder, b.Milder), cmp.Compare(a.Stricter, b.Stricter))
	})
	return out, nil
}

func (c Conflict) samePair(d Conflict) bool {
	return c.Activity == d.Activity && c.Milder == d.Milder && c.Stricter == d.Stricter
}

// mayConflict reports whether rules that list the activity allow it and do not.
func (prog *program) mayConflict() bool {
	allows, refuses := false, false
	for i := range prog.bounds {
		if b := &prog.bounds[i]; b.listed {
			allows = allows || b.verdict.Allowed()
			refuses = refuses || b.verdict != 0 && !b.verdict.Allowed()
		}
	}
	return allows && refuses
}

// conflict reports whether a allows what b does not.
func (s *space) conflict(r reading, a, b *bound) (Conflict, bool) {
	if !a.listed || !b.listed || !a.verdict.Allowed() || b.verdict == 0 || b.verdict.Allowed() ||
		a.layer.Kind.rank() < b.layer.Kind.rank() {
		return Conflict{}, false
	}
	milder, stricter := s.fires(r.layout, a), s.fires(r.layout, b)
	both := s.less(s.meet(milder, stricter), nil)
	if len(both) == 0 {
		return Conflict{}, false
	}
	exception := s.inside(stricter, milder) && !s.inside(milder, stricter)
	if a.layer.Code == b.layer.Code && exception {
		return Conflict{}, false
	}
	return Conflict{
		Activity: r.prog.activity, Milder: a.rule.ID, MilderLayer: a.layer.Code,
		Stricter: b.rule.ID, StricterLayer: b.layer.Code,
		Where: s.tell(both[0]), Example: s.example(both[0], r.prog.activity),
	}, true
}
