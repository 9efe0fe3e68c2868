package scope

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A Difference is what changes from one policy to another for activities that
// change alike.
type Difference struct {
	Activities []peer.ActivityID `json:"activities"` // sorted
	Changes    []ScopeChange     `json:"changes"`
}

// A ScopeChange is one change of the answers, with the facts under which it
// holds. One of Verdict, Condition and Obligation is set.
type ScopeChange struct {
	Listing    Listing        `json:"listing,omitempty"`    // set if rules begin or cease to list the activity
	Verdict    Verdict        `json:"verdict,omitempty"`    // the new one
	Before     []Verdict      `json:"before,omitempty"`     // those that it had, mildest first
	Condition  *RuleCondition `json:"condition,omitempty"`  // of an approval for the activity itself Of is ""
	Obligation *Obligation    `json:"obligation,omitempty"` // with the new deadline
	Ends       bool           `json:"ends,omitempty"`       // the condition or obligation is no longer there
	Where      Where          `json:"where,omitempty"`      // where an equal or stricter answer stood and stands, nothing changes
}

// A Listing says that rules begin or cease to list an activity; the verdict is
// then what holds while no further fact is known. Of an activity that is new, the
// conditions and obligations of the rules that list it follow, not what bears on
// every service. The zero Listing is no change.
type Listing string

// Listings.
const (
	NewlyListed    Listing = "new"
	NoLongerListed Listing = "gone"
)

// Diff says what changes for whom from policy a to policy b, by their newest
// rules: verdicts, conditions, obligations and deadlines, each with the fewest
// facts that tell where. Activities that change alike come together; the list is
// sorted by the first of them. Reasons and sources are not compared. It returns
// [ErrTooWide] if the rules of an activity combine too many facts.
//
// A change to a stricter verdict reads "at least": where another rule of b is
// stricter still, that one counts. A change to a milder one leaves what is as
// strict as before for another reason.
func Diff(a, b *Policy) ([]Difference, error) {
	var out []Difference
	if a == nil || b == nil || a.layout == nil || b.layout == nil {
		return nil, fmt.Errorf("%w: a policy is missing", ErrIncomplete)
	}
	ids := append(a.Activities(), b.Activities()...)
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		changes, err := diffActivity(a, b, id)
		if err != nil {
			return nil, err
		}
		if len(changes) == 0 {
			continue
		}
		i := slices.IndexFunc(out, func(d Difference) bool { return slices.EqualFunc(d.Changes, changes, ScopeChange.equal) })
		if i < 0 {
			out = append(out, Difference{Changes: changes})
			i = len(out) - 1
		}
		out[i].Activities = append(out[i].Activities, id)
	}
	return out, nil
}

func (c ScopeChange) equal(d ScopeChange) bool {
	same := func(x, y *RuleCondition) bool { return x == y || x != nil && y != nil && *x == *y }
	owed := func(x, y *Obligation) bool { return x == y || x != nil && y != nil && *x == *y }
	return c.Listing == d.Listing && c.Verdict == d.Verdict && slices.Equal(c.Before, d.Before) && same(c.Condition, d.Condition) &&
		owed(c.Obligation, d.Obligation) && c.Ends == d.Ends && slices.EqualFunc(c.Where, d.Where, FactSet.equal)
}

func (f FactSet) equal(g FactSet) bool {
	return f.Fact == g.Fact && f.Item == g.Item && slices.Equal(f.Values, g.Values)
}

// newest returns what the newest rules say of the activity.
func (p *Policy) newest(id peer.ActivityID) reading {
	e := p.at(peer.Date{})
	if prog := e.programs[id]; prog != nil {
		return reading{layout: p.layout, prog: prog}
	}
	return reading{layout: p.layout, prog: e.unlisted}
}

func diffActivity(a, b *Policy, id peer.ActivityID) ([]ScopeChange, error) {
	x, y := a.newest(id), b.newest(id)
	if x.prog.says(y.prog) {
		return nil, nil
	}
	s := newSpace(x, y)
	d := differ{space: s, a: s.reach(x), b: s.reach(y), id: id}
	switch {
	case d.a.explicit == d.b.explicit:
		d.verdicts()
	case d.b.explicit:
		d.out = append(d.out, ScopeChange{Listing: NewlyListed, Verdict: y.prog.usual()})
		own := &program{activity: id, bounds: slices.DeleteFunc(slices.Clone(y.prog.bounds), func(b bound) bool { return !b.listed })}
		d.a, d.b = &reach{}, s.reach(reading{layout: b.layout, prog: own})
	default:
		return []ScopeChange{{Listing: NoLongerListed, Verdict: ConsultSupervisorFirst}}, s.bounded(id)
	}
	d.conditions()
	d.obligations()
	return d.out, s.bounded(id)
}

// says reports whether two programs hold the same rules, none of which another
// takes the place of.
func (prog *program) says(other *program) bool {
	return prog.explicit == other.explicit && prog.kind == other.kind && slices.EqualFunc(prog.bounds, other.bounds, func(x, y bound) bool {
		own := 0
		if !x.rule.Unless.isZero() {
			own = 1
		}
		return x.listed == y.listed && len(x.unless) == own && len(y.unless) == own && reflect.DeepEqual(x.rule, y.rule)
	})
}

// usual returns the verdict of the rules that list the activity and ask for no fact.
func (prog *program) usual() Verdict {
	usual := Permitted
	for i := range prog.bounds {
		if b := &prog.bounds[i]; b.listed && b.rule.When.isZero() && len(b.unless) == 0 {
			usual = max(usual, b.verdict)
		}
	}
	return usual
}

// A differ compares what two policies say of one activity.
type differ struct {
	*space
	a, b *reach
	id   peer.ActivityID
	out  []ScopeChange
}

// least returns the facts with this verdict or a stricter one.
func (r *reach) least(s *space, v Verdict) region {
	if v <= Permitted {
		return region{s.full()}
	}
	return r.atLeast[v]
}

func (d *differ) verdicts() {
	for v := EmergencyEscalate; v >= Permitted; v-- {
		var known region
		if known = d.a.least(d.space, v); v < EmergencyEscalate {
			known = slices.Concat(known, d.b.atLeast[v+1])
		}
		stricter := d.less(d.b.least(d.space, v), known)
		d.verdict(v, stricter, func(w region) bool { // nowhere milder than v or than before
			return d.inside(w, d.b.least(d.space, v)) && d.nowhereLess(w, d.a, d.b, v+1)
		})
		if v == EmergencyEscalate {
			continue
		}
		milder := d.meet(d.less(d.a.least(d.space, v+1), d.b.least(d.space, v+1)), d.b.least(d.space, v))
		d.verdict(v, milder, func(w region) bool { // nowhere else than v, but where it was and is stricter
			return d.inside(w, d.b.least(d.space, v)) && d.nowhereLess(w, d.b, d.a, v) && d.stays(w, v)
		})
	}
}

// nowhereLess reports whether on w the verdict of y is nowhere milder than that
// of x, as far as x is v or stricter.
func (d *differ) nowhereLess(w region, x, y *reach, v Verdict) bool {
	for ; v <= EmergencyEscalate; v++ {
		if !d.inside(d.meet(w, x.least(d.space, v)), y.least(d.space, v)) {
			return false
		}
	}
	return true
}

// stays reports whether on w what is stricter than v is as strict as it was.
func (d *differ) stays(w region, v Verdict) bool {
	for u := v + 1; u < EmergencyEscalate; u++ {
		if !d.inside(d.meet(d.meet(w, d.b.least(d.space, u)), d.a.least(d.space, u+1)), d.b.least(d.space, u+1)) {
			return false
		}
	}
	return true
}

func (d *differ) verdict(v Verdict, in region, allowed func(region) bool) {
	for _, b := range d.describe(in, allowed) {
		c := ScopeChange{Verdict: v, Where: d.tell(b)}
		for was := Permitted; was <= EmergencyEscalate; was++ {
			at := d.meet(d.meet(region{b}, in), d.a.least(d.space, was))
			if was < EmergencyEscalate && d.inside(at, d.a.atLeast[was+1]) {
				continue
			}
			if len(at) > 0 {
				c.Before = append(c.Before, was)
			}
		}
		d.out = append(d.out, c)
	}
}

func (d *differ) conditions() {
	keys := map[asked]region{}
	maps.Copy(keys, d.a.conditions)
	maps.Copy(keys, d.b.conditions)
	for _, k := range slices.SortedFunc(maps.Keys(keys), asked.compare) {
		of := k.of
		if k.kind == ApprovalCondition && of == string(d.id) {
			of = ""
		}
		was, is := d.a.conditions[k], d.b.conditions[k]
		for _, b := range d.describe(d.less(is, was), func(w region) bool { return d.inside(w, is) }) {
			d.out = append(d.out, ScopeChange{Condition: &RuleCondition{Kind: k.kind, Of: of}, Where: d.tell(b)})
		}
		for _, b := range d.describe(d.less(was, is), func(w region) bool { return len(d.meet(w, is)) == 0 }) {
			d.out = append(d.out, ScopeChange{Condition: &RuleCondition{Kind: k.kind, Of: of}, Ends: true, Where: d.tell(b)})
		}
	}
}

func (d *differ) obligations() {
	keys := map[owed][]timed{}
	maps.Copy(keys, d.a.obligations)
	maps.Copy(keys, d.b.obligations)
	for _, k := range slices.SortedFunc(maps.Keys(keys), owed.compare) {
		last := -1
		for _, m := range deadlines(d.a, d.b, k) {
			was, is := d.less(d.a.due(k, m), d.a.due(k, last)), d.less(d.b.due(k, m), d.b.due(k, last))
			o := Obligation{Kind: k.kind, To: k.to}
			if m != untimed {
				o.Timed, o.Within = true, time.Duration(m)*time.Minute
			}
			for _, b := range d.describe(d.less(is, was), func(w region) bool { return d.inside(w, is) }) {
				d.out = append(d.out, ScopeChange{Obligation: &o, Where: d.tell(b)})
			}
			last = m
		}
		was, is := d.a.due(k, untimed), d.b.due(k, untimed)
		for _, b := range d.describe(d.less(was, is), func(w region) bool { return len(d.meet(w, is)) == 0 }) {
			d.out = append(d.out, ScopeChange{Obligation: &Obligation{Kind: k.kind, To: k.to}, Ends: true, Where: d.tell(b)})
		}
	}
}

// describe covers a region with few large boxes: each is widened fact by fact,
// as long as what it covers beyond the region is allowed.
func (s *space) describe(in region, allowed func(region) bool) region {
	var out region
	for _, b := range in {
		if s.tooWide() {
			return out
		}
		if s.inside(region{b}, out) {
			continue
		}
		wide := s.clone(b)
		for pass := range 2 {
			for i := range wide {
				all := s.axes[i].all()
				if wide[i] == all {
					continue
				}
				if pass == 0 {
					s.widen(wide, i, all, allowed)
					continue
				}
				for bit := uint64(1); bit&all != 0; bit <<= 1 {
					slice := s.clone(wide)
					if slice[i] = bit; wide[i]&bit == 0 && len(s.meet(region{slice}, in)) > 0 {
						s.widen(wide, i, wide[i]|bit, allowed)
					}
				}
			}
		}
		out = append(out, wide)
	}
	for i := len(out) - 1; i >= 0; i-- { // what the others cover together is left out
		others := slices.Delete(slices.Clone(out), i, i+1)
		if s.inside(s.meet(region{out[i]}, in), others) {
			out = others
		}
	}
	slices.SortFunc(out, func(a, b box) int { return slices.Compare(b, a) })
	return out
}

func (s *space) widen(b box, i int, mask uint64, allowed func(region) bool) {
	was := b[i]
	if b[i] = mask; !allowed(s.meet(region{b}, s.universe)) {
		b[i] = was
	}
}
