package scope

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A DeadRule is a rule that never matches, or one that matches and changes no
// answer: with it and without it every verdict, condition, obligation and
// deadline, and whether the verdict can be overridden, is the same on every day.
// Such a rule still gives reasons and sources.
type DeadRule struct {
	Rule   string `json:"rule"`
	Layer  string `json:"layer"`
	Answer Death  `json:"answer"`
}

// A Death says in which way a rule is dead. The zero value is none.
type Death string

// Ways to be dead.
const (
	// SelectsNothing: no activity of the policy is what the rule is about.
	SelectsNothing Death = "selects_nothing"
	// NeverLists: while it is in force, no rule lists any activity that it selects.
	NeverLists Death = "activities_not_listed"
	// Contradictory: what it asks for under when is what it excepts under unless,
	// or rules that take its place leave it no facts on any day.
	Contradictory Death = "never_matches"
	// NeverChanges: it matches, and no answer would be another without it.
	NeverChanges Death = "never_changes_an_answer"
)

// DeadRules returns the rules that can never match and those that never change
// an answer, sorted by rule; mechanisms are never dead. Every epoch and every
// fact that a rule mentions is considered. It returns [ErrTooWide] if that is
// too much for one activity.
func (p *Policy) DeadRules() ([]DeadRule, error) {
	if p == nil || p.layout == nil {
		return nil, nil
	}
	stacks := p.stacks()
	w := &workshop{p: p, stacks: stacks, made: map[*program]*built{}}
	var out []DeadRule
	for i := range p.layers {
		for j := range p.layers[i].Rules {
			r := &p.layers[i].Rules[j]
			if r.Mechanism != "" {
				continue
			}
			death, err := w.judge(r)
			if err != nil {
				return nil, err
			}
			if death != "" {
				out = append(out, DeadRule{r.ID, p.layers[i].Code, death})
			}
		}
	}
	slices.SortFunc(out, func(a, b DeadRule) int { return compareText(a.Rule, b.Rule) })
	return out, nil
}

func compareText(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// A workshop keeps what was worked out about the programs of a policy.
type workshop struct {
	p       *Policy
	stacks  [][]ownedRule
	made    map[*program]*built
	bearing map[*Activity][][]ownedRule
}

type built struct {
	space *space
	reach *reach
	makes []made // of every rule
}

// A made is a verdict that a rule makes, and where.
type made struct {
	by      *Rule
	verdict Verdict
	in      region
}

func (w *workshop) of(prog *program) *built {
	if w.made[prog] == nil {
		r := reading{layout: w.p.layout, prog: prog}
		s := newSpace(r)
		b := &built{space: s, reach: s.reach(r)}
		for i := range prog.bounds {
			from := &prog.bounds[i]
			s.verdicts(r.layout, from, func(v Verdict, in region) { b.makes = append(b.makes, made{from.rule, v, in}) })
		}
		w.made[prog] = b
	}
	return w.made[prog]
}

// judge says how a rule is dead, "" if it is alive.
func (w *workshop) judge(r *Rule) (Death, error) {
	selects, bound, fires := false, false, false
	for _, l := range w.p.layers {
		for k := range l.Activities {
			a := &l.Activities[k]
			if !r.selects(a) {
				continue
			}
			selects = true
			for e := range w.p.epochs {
				day := w.p.epochs[e].from
				if !r.inForce(day) {
					continue
				}
				prog := w.p.epochs[e].programs[a.ID]
				if !prog.explicit {
					continue
				}
				bound = true
				alive, matches, err := w.changes(r, a, prog, day)
				if err != nil || alive {
					return "", err
				}
				fires = fires || matches
			}
		}
	}
	switch {
	case !selects:
		return SelectsNothing, nil
	case !bound:
		return NeverLists, nil
	case !fires:
		return Contradictory, nil
	}
	return NeverChanges, nil
}

// changes reports whether an answer is another without the rule, and whether
// the rule matches any facts. What is quickly seen to change is not worked out.
func (w *workshop) changes(r *Rule, a *Activity, prog *program, day peer.Date) (changes, matches bool, err error) {
	lists := slices.Contains(r.Activities, a.ID)
	if lists && !w.listedWithout(r, a, day, false) {
		return true, false, nil // nothing else lists the activity
	}
	b := w.of(prog)
	s := b.space
	for i := range prog.bounds {
		if prog.bounds[i].rule == r && !s.empty(s.fires(w.p.layout, &prog.bounds[i])) {
			matches = true
		}
	}
	plain := len(r.Loosens) == 0 && (!lists || w.listedWithout(r, a, day, true))
	if len(r.Loosens) == 0 && !matches {
		return false, false, w.bounded(s, a)
	}
	s.steps = 0
	without := reading{layout: w.p.layout, prog: prog, skip: r}
	if !plain {
		without = reading{layout: w.p.layout, prog: w.p.program(a, w.without(r, a), day)}
	}
	changes = plain && b.raises(r) || !s.same(b.reach, s.reach(without))
	return changes, matches, w.bounded(s, a)
}

// raises reports whether the rule makes a verdict where no other makes one as strict.
func (b *built) raises(r *Rule) bool {
	for _, m := range b.makes {
		if m.by != r {
			continue
		}
		var others region
		for _, o := range b.makes {
			if o.by != r && o.verdict >= m.verdict {
				others = append(others, o.in...)
			}
		}
		if !b.space.inside(m.in, others) {
			return true
		}
	}
	return false
}

// listedWithout reports whether another rule lists the activity on the day: in
// some stack, or in every one in which r does.
func (w *workshop) listedWithout(r *Rule, a *Activity, day peer.Date, inEvery bool) bool {
	for _, stack := range w.stacks {
		holds, other := false, false
		for _, x := range stack {
			holds = holds || x.Rule == r
			other = other || x.Rule != r && x.Mechanism == "" && x.inForce(day) && slices.Contains(x.Activities, a.ID)
		}
		if inEvery && holds && !other {
			return false
		}
		if !inEvery && other {
			return true
		}
	}
	return inEvery
}

func (w *workshop) bounded(s *space, a *Activity) error { return s.bounded(a.ID) }

// bounded returns [ErrTooWide] once the work on an activity was too much.
func (s *space) bounded(id peer.ActivityID) error {
	if s.tooWide() {
		return &LayerError{Rule: string(id), What: "the rules of the activity combine too many facts to be analysed", Err: ErrTooWide}
	}
	return nil
}

// without returns what bears on an activity but one rule.
func (w *workshop) without(r *Rule, a *Activity) [][]ownedRule {
	if w.bearing == nil {
		w.bearing = map[*Activity][][]ownedRule{}
	}
	if w.bearing[a] == nil {
		w.bearing[a] = bearing(w.stacks, a)
	}
	out := make([][]ownedRule, len(w.stacks))
	for i, stack := range w.bearing[a] {
		out[i] = slices.DeleteFunc(slices.Clone(stack), func(x ownedRule) bool { return x.Rule == r })
	}
	return out
}

// bearing returns of each stack the rules that bear on the activity.
func bearing(stacks [][]ownedRule, a *Activity) [][]ownedRule {
	out := make([][]ownedRule, len(stacks))
	for i, stack := range stacks {
		for _, r := range stack {
			if r.Mechanism != "" || r.selects(a) {
				out[i] = append(out[i], r)
			}
		}
	}
	return out
}
