package scope

import (
	"math"
	"slices"
)

// A reach says for which facts a program gives what: the region of each part of
// its answers.
type reach struct {
	explicit    bool
	atLeast     [EmergencyEscalate + 1]region // the verdict is this or stricter
	floor       [EmergencyEscalate + 1]region // a floor rule makes this verdict
	conditions  map[asked]region
	obligations map[owed][]timed
}

// An asked is a condition, an owed an obligation, as an answer tells them apart.
type asked struct {
	kind ConditionKind
	of   string
}

type owed struct {
	kind ObligationKind
	to   string
}

// A timed is the region in which an obligation is due within the minutes.
type timed struct {
	minutes int // untimed for no deadline
	in      region
	from    *Rule
}

const untimed = math.MaxInt

// fires returns the facts for which the rule matches and no exception does.
func (s *space) fires(l *layout, b *bound) region {
	in, ok := s.fired[b]
	if !ok {
		in = s.findFires(l, b)
		s.fired[b] = in
	}
	return in
}

func (s *space) findFires(l *layout, b *bound) region {
	var when, unless region
	for _, terms := range b.when {
		when = append(when, s.where(l, terms)...)
	}
	for _, terms := range b.unless {
		unless = append(unless, s.where(l, terms)...)
	}
	if unless == nil {
		return when
	}
	return s.less(when, unless)
}

// verdicts calls fn with each verdict that the rule makes, and for which facts.
func (s *space) verdicts(l *layout, b *bound, fn func(Verdict, region)) {
	in := s.fires(l, b)
	if b.approvable {
		granted := s.ways(l, l.approved.met)
		fn(PermittedWithConditions, in)
		fn(b.verdict, s.less(in, granted))
	} else if b.verdict > Permitted {
		fn(b.verdict, in)
	}
	for _, c := range b.conditions {
		if c.unmet.mask != 0 {
			fn(c.unmetMakes, s.meet(in, s.ways(l, c.unmet)))
		}
	}
}

// reach works out the answers of a program.
func (s *space) reach(r reading) *reach {
	out := &reach{explicit: r.prog.explicit, conditions: map[asked]region{}, obligations: map[owed][]timed{}}
	own := map[ObligationKind]region{} // what rules other than imminent danger speak of
	var ownEmergency, imminentIn region
	var imminent *Rule
	for i := range r.prog.bounds {
		b := &r.prog.bounds[i]
		if b.rule == r.skip {
			continue
		}
		in := s.fires(r.layout, b)
		s.verdicts(r.layout, b, func(v Verdict, in region) {
			for w := PermittedWithConditions; w <= v; w++ {
				out.atLeast[w] = append(out.atLeast[w], in...)
			}
		})
		if b.floor && b.verdict > 0 {
			out.floor[b.verdict] = append(out.floor[b.verdict], in...)
		}
		if b.approvable {
			k := asked{ApprovalCondition, string(r.prog.activity)}
			out.conditions[k] = append(out.conditions[k], in...)
		}
		for _, c := range b.conditions {
			k := asked{c.kind, c.of}
			out.conditions[k] = append(out.conditions[k], in...)
		}
		if b.listed && b.verdict == EmergencyEscalate {
			ownEmergency = append(ownEmergency, in...)
		}
		if b.rule.Mechanism == MechanismImminent {
			imminent, imminentIn = b.rule, in
			continue
		}
		for _, o := range b.rule.Obligations {
			own[o.Kind] = append(own[o.Kind], in...)
			out.owe(o, b.rule, in)
		}
	}
	if imminent != nil {
		for _, o := range imminent.Obligations {
			out.owe(o, imminent, s.less(imminentIn, s.meet(ownEmergency, own[o.Kind])))
		}
	}
	for k, list := range out.obligations {
		if k.kind == ObtainConsent {
			for i := range list {
				list[i].in = s.less(list[i].in, out.atLeast[EmergencyEscalate])
			}
		}
	}
	for v := range out.atLeast {
		out.atLeast[v] = absorb(out.atLeast[v])
	}
	if r.prog.kind == Service {
		for _, c := range r.layout.worker {
			k := asked{c.kind, c.of}
			out.conditions[k] = region{s.full()}
		}
	}
	return out
}

func (r *reach) owe(o RuleObligation, from *Rule, in region) {
	minutes := untimed
	if o.WithinMinutes != nil {
		minutes = *o.WithinMinutes
	}
	k := owed{o.Kind, o.To}
	r.obligations[k] = append(r.obligations[k], timed{minutes, in, from})
}

// due returns the facts for which an obligation is due within the minutes.
func (r *reach) due(k owed, minutes int) region {
	var out region
	for _, t := range r.obligations[k] {
		if t.minutes <= minutes {
			out = append(out, t.in...)
		}
	}
	return out
}

// deadlines returns the deadlines that an obligation has in either.
func deadlines(a, b *reach, k owed) []int {
	var all []int
	for _, t := range slices.Concat(a.obligations[k], b.obligations[k]) {
		all = append(all, t.minutes)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// binding returns the facts for which nothing overrides the verdict.
func (s *space) binding(r *reach) region {
	var out region
	for v := Permitted; v <= EmergencyEscalate; v++ {
		in := r.floor[v]
		if v < EmergencyEscalate {
			in = s.less(in, r.atLeast[v+1])
		}
		out = append(out, in...)
	}
	return out
}

// same reports whether two programs answer alike on all facts, but for reasons.
func (s *space) same(a, b *reach) bool {
	equal := func(x, y region) bool { return s.inside(x, y) && s.inside(y, x) }
	if a.explicit != b.explicit {
		return false
	}
	for v := PermittedWithConditions; v <= EmergencyEscalate; v++ {
		if !equal(a.atLeast[v], b.atLeast[v]) {
			return false
		}
	}
	for _, pair := range [][2]*reach{{a, b}, {b, a}} {
		for k, in := range pair[0].conditions {
			if !s.inside(in, pair[1].conditions[k]) {
				return false
			}
		}
		for k := range pair[0].obligations {
			for _, m := range deadlines(a, b, k) {
				if !s.inside(pair[0].due(k, m), pair[1].due(k, m)) {
					return false
				}
			}
		}
	}
	return equal(s.binding(a), s.binding(b))
}
