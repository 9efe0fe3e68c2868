package scope

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// An epoch is a span of days in which the same rules are in force.
type epoch struct {
	from     peer.Date // no date in the first
	programs map[peer.ActivityID]*program
	unlisted *program
}

// A program is everything that bears on one activity in one epoch. Several
// jurisdictions are merged: a rule that fires in any stack fires.
type program struct {
	activity peer.ActivityID
	kind     Kind     // "" if no layer lists the activity
	listed   []string // of the unlisted: the activities that rules list, sorted
	explicit bool
	bounds   []bound
	granted  *bound // what an approval lowers is reported under this one

	base        Verdict // of the rules that ask for no fact
	baseGranted Verdict // the same with an approval
	clauses     []clause
	probes      []probe
	changes     []change
}

// A clause raises the verdict when its terms hold.
type clause struct {
	terms      []term
	unless     [][]term
	verdict    Verdict
	approvable bool
}

// at returns the epoch of a day, the newest for no date.
func (p *Policy) at(day peer.Date) *epoch {
	i := len(p.epochs) - 1
	for !day.IsZero() && i > 0 && day.Before(p.epochs[i].from) {
		i--
	}
	return &p.epochs[i]
}

// selects reports whether the rule is about the activity.
func (r *Rule) selects(a *Activity) bool {
	in := func(groups []string) bool {
		return slices.ContainsFunc(a.Groups, func(g string) bool { return slices.Contains(groups, g) })
	}
	return (slices.Contains(r.Activities, a.ID) || slices.Contains(r.Kinds, a.Kind) || in(r.Groups)) && !in(r.NotGroups)
}

// An ownedRule is a rule with the layer that holds it.
type ownedRule struct {
	*Rule
	layer *Layer
}

// compile builds the programs of every epoch.
func (p *Policy) compile(stacks [][]ownedRule) error {
	days := map[peer.Date]bool{{}: true}
	for _, stack := range stacks {
		for _, r := range stack {
			days[r.From], days[r.To] = true, true
		}
	}
	for d := range days {
		e := epoch{from: d, programs: map[peer.ActivityID]*program{}}
		e.unlisted = p.program(&Activity{}, stacks, d)
		for i := range p.layers {
			for j := range p.layers[i].Activities {
				a := &p.layers[i].Activities[j]
				prog := p.program(a, stacks, d)
				if err := prog.analyse(p.layout); err != nil {
					return err
				}
				e.programs[a.ID] = prog
				if prog.explicit {
					e.unlisted.listed = append(e.unlisted.listed, string(a.ID))
				}
			}
		}
		slices.Sort(e.unlisted.listed)
		if err := e.unlisted.analyse(p.layout); err != nil {
			return err
		}
		p.epochs = append(p.epochs, e)
	}
	slices.SortFunc(p.epochs, func(a, b epoch) int { return a.from.Compare(b.from) })
	return nil
}

// program gathers what bears on an activity on a day; each stack is decided
// alone and the strictest counts, so the clauses of all of them are joined.
func (p *Policy) program(a *Activity, stacks [][]ownedRule, day peer.Date) *program {
	prog := &program{activity: a.ID}
	for _, stack := range stacks {
		p.join(prog, a, stack, day)
	}
	if prog.explicit {
		prog.kind = a.Kind
	}
	slices.SortStableFunc(prog.bounds, func(x, y bound) int {
		return cmp.Or(x.layer.Kind.rank()-y.layer.Kind.rank(), cmp.Compare(x.layer.Code, y.layer.Code), cmp.Compare(x.rule.ID, y.rule.ID))
	})
	for i := range prog.bounds {
		prog.addClauses(&prog.bounds[i])
	}
	// The strictest first: once one fires, the milder ones need not be asked.
	slices.SortStableFunc(prog.clauses, func(x, y clause) int { return int(y.verdict) - int(x.verdict) })
	return prog
}

// join adds to prog what one stack holds about the activity on a day.
func (p *Policy) join(prog *program, a *Activity, stack []ownedRule, day peer.Date) {
	listed := slices.ContainsFunc(stack, func(r ownedRule) bool {
		return r.Mechanism == "" && r.inForce(day) && slices.Contains(r.Activities, a.ID)
	})
	prog.explicit = prog.explicit || listed
	for _, r := range stack {
		if r.Mechanism == MechanismGranted {
			prog.granted = &bound{rule: r.Rule, layer: r.layer, sources: p.sources[r.Rule], verdict: r.Mechanism.verdict()}
		}
		if r.Mechanism != "" && !r.Mechanism.bearsOn(a.Kind, listed) ||
			r.Mechanism == "" && (!listed || !r.inForce(day) || !r.selects(a)) {
			continue
		}
		b := bound{rule: r.Rule, layer: r.layer, floor: r.Floor, sources: p.sources[r.Rule]}
		switch {
		case r.Mechanism != "":
			b.verdict, b.when = r.Mechanism.verdict(), p.layout.mechanisms[r.Mechanism][a.Kind]
			b.floor = r.Mechanism == MechanismImminent
		default:
			terms, _ := p.layout.terms(&r.When) // checked by Load
			b.verdict, b.when = r.Verdict, [][]term{terms}
			b.listed = slices.Contains(r.Activities, a.ID)
			b.approvable = b.listed && r.Verdict == ConsultSupervisorFirst && !r.Floor
			for _, c := range r.Conditions {
				b.conditions = append(b.conditions, p.layout.condition(c))
			}
			if !r.Unless.isZero() {
				terms, _ := p.layout.terms(&r.Unless)
				b.unless = append(b.unless, terms)
			}
			for _, looser := range stack {
				if slices.Contains(looser.Loosens, r.ID) && looser.inForce(day) && looser.selects(a) {
					terms, _ := p.layout.terms(&looser.When)
					b.unless = append(b.unless, terms)
				}
			}
			if slices.ContainsFunc(b.unless, func(t []term) bool { return len(t) == 0 }) {
				continue
			}
		}
		if !prog.holds(&b) {
			prog.bounds = append(prog.bounds, b)
		}
	}
}

// holds reports whether another stack already gave this rule, under the same
// exceptions.
func (prog *program) holds(b *bound) bool {
	return slices.ContainsFunc(prog.bounds, func(x bound) bool {
		return x.rule == b.rule && slices.EqualFunc(x.unless, b.unless, slices.Equal[[]term])
	})
}

// addClauses adds what the rule makes of the verdict.
func (prog *program) addClauses(b *bound) {
	for _, when := range b.when {
		if len(when) == 0 && len(b.unless) == 0 {
			prog.base = max(prog.base, b.verdict)
			prog.baseGranted = max(prog.baseGranted, b.lowered())
		} else if b.verdict > Permitted {
			prog.clauses = append(prog.clauses, clause{when, b.unless, b.verdict, b.approvable})
		}
		for _, c := range b.conditions {
			if c.unmet.mask != 0 {
				prog.clauses = append(prog.clauses, clause{append(slices.Clone(when), c.unmet), b.unless, c.unmetMakes, false})
			}
		}
	}
}

// lowered is the rule's verdict once a supervisor approved.
func (b *bound) lowered() Verdict {
	if b.approvable {
		return PermittedWithConditions
	}
	return b.verdict
}
