package scope

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// An Effect is what a layer does to the answers on one activity, counted in
// cells: sets of facts that no rule of either tells apart.
type Effect struct {
	Layer    string          `json:"layer"`
	Activity peer.ActivityID `json:"activity"`
	Cells    int             `json:"cells"`
	Tightens int             `json:"tightens"` // cells with a stricter verdict than before
	Loosens  int             `json:"loosens"`  // cells with a milder one
	By       []string        `json:"by"`       // rules of the layer that loosen by naming another, sorted
	Unnamed  int             `json:"unnamed"`  // cells loosened by none of them; 0, or the engine is at fault
	Lists    bool            `json:"lists"`    // no earlier layer lists the activity: the verdict is the layer's own
	Drops    []Drop          `json:"drops"`    // conditions, then obligations, that no longer hold everywhere
}

// Leaves returns the number of cells that the layer leaves as they were.
func (e Effect) Leaves() int { return e.Cells - e.Tightens - e.Loosens }

// Effects says for every layer but the base, and every activity on which it
// changes a verdict or drops a condition or an obligation, whether it tightens or
// loosens, and by which named rules. A
// layer is laid on those before it: a jurisdiction on the base alone, a payer on
// the base and every jurisdiction, an organisation on all of these. The newest
// rules count. It returns [ErrTooWide] if an activity combines too many facts.
func (p *Policy) Effects() ([]Effect, error) {
	if p == nil || p.layout == nil {
		return nil, nil
	}
	var out []Effect
	for i := range p.layers {
		l := &p.layers[i]
		if l.Kind == LayerBase {
			continue
		}
		before := p.stacksOf(func(o *Layer) bool { return o.Kind.rank() < l.Kind.rank() })
		after := p.stacksOf(func(o *Layer) bool { return o.Kind.rank() < l.Kind.rank() || o == l })
		for j := range p.layers {
			for k := range p.layers[j].Activities {
				a := &p.layers[j].Activities[k]
				if !slices.ContainsFunc(l.Rules, func(r Rule) bool { return r.selects(a) }) {
					continue
				}
				e, err := p.effect(l, a, bearing(before, a), bearing(after, a))
				if err != nil {
					return nil, err
				}
				if e.Tightens+e.Loosens+len(e.Drops) > 0 || e.Lists {
					out = append(out, e)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Activity, b.Activity))
	})
	return out, nil
}

// stacksOf returns the stacks of the layers that are wanted.
func (p *Policy) stacksOf(wanted func(*Layer) bool) [][]ownedRule {
	some := &Policy{}
	for i := range p.layers {
		if wanted(&p.layers[i]) {
			some.layers = append(some.layers, p.layers[i])
		}
	}
	return some.stacks()
}

func (p *Policy) effect(l *Layer, a *Activity, before, after [][]ownedRule) (Effect, error) {
	newest := p.epochs[len(p.epochs)-1].from
	x, y := reading{layout: p.layout, prog: p.program(a, before, newest)}, reading{layout: p.layout, prog: p.program(a, after, newest)}
	e := Effect{Layer: l.Code, Activity: a.ID, By: []string{}, Drops: []Drop{}, Lists: !x.prog.explicit && y.prog.explicit}
	if !e.Lists && slices.EqualFunc(x.prog.bounds, y.prog.bounds, sameBound) {
		return e, nil
	}
	s := newSpace(x, y)
	was, is := s.reach(x), s.reach(y)
	e.Cells = s.cells(region{s.full()})
	var tighter, looser, named region
	for v := PermittedWithConditions; v <= EmergencyEscalate; v++ {
		tighter = append(tighter, s.less(is.atLeast[v], was.atLeast[v])...)
		looser = append(looser, s.less(was.atLeast[v], is.atLeast[v])...)
	}
	e.Tightens, e.Loosens = s.cells(s.less(tighter, looser)), s.cells(looser)
	var drops []dropped
	if !e.Lists {
		drops = s.drops(was, is)
	}
	for i := range y.prog.bounds {
		b := &y.prog.bounds[i]
		if b.layer.Code != l.Code || len(b.rule.Loosens) == 0 {
			continue
		}
		in := s.fires(p.layout, b)
		named = append(named, in...)
		bears := !s.empty(s.meet(in, looser)) || slices.ContainsFunc(drops, func(d dropped) bool { return !s.empty(s.meet(in, d.in)) })
		if bears && !slices.Contains(e.By, b.rule.ID) {
			e.By = append(e.By, b.rule.ID)
		}
	}
	if !e.Lists {
		e.Unnamed = s.cells(s.less(looser, named))
	}
	for _, d := range drops {
		d.Cells, d.Unnamed = s.cells(d.in), s.cells(s.less(d.in, named))
		e.Drops = append(e.Drops, d.Drop)
	}
	slices.Sort(e.By)
	return e, s.bounded(a.ID)
}

func sameBound(a, b bound) bool {
	return a.rule.ID == b.rule.ID && len(a.unless) == len(b.unless)
}
