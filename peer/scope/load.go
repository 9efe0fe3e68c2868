package scope

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/near"
	"github.com/alongside-go/alongside/peer"
)

// Load checks layers and compiles them into a policy. Exactly one is the base;
// the others may come in any order. Each jurisdiction makes a stack of its own,
// with the base below it and every certifier, payer and organisation above; each stack is
// decided alone and the strictest verdict counts. What is contested is put as
// the organisation chose, and what is set is written into the rules' texts.
//
// Any layer may tighten, but none may prohibit an event or a duty, or put
// anything before aid ([ErrStands]). A jurisdiction may loosen a base rule that is not
// floor or fixed, and a payer or an organisation a rule marked delegable, by naming it
// in loosens and citing a document; a certifier may loosen nothing. What breaks this is refused with a
// [*LayerError] that says which rule it was and matches [ErrFloor],
// [ErrNotDelegable], [ErrOnlyTightens], [ErrUnnamed], [ErrUncited], [ErrChoice], [ErrTooWide] or another sentinel of this
// package.
func Load(layers ...Layer) (*Policy, error) {
	p := &Policy{layers: make([]Layer, len(layers)), rules: map[string]*Rule{}, sources: map[*Rule]string{}}
	for i, l := range layers {
		p.layers[i] = l.clone()
	}
	slices.SortStableFunc(p.layers, func(a, b Layer) int {
		return cmp.Or(a.Kind.rank()-b.Kind.rank(), cmp.Compare(a.Code, b.Code))
	})
	p.given = make([]Layer, len(p.layers))
	for i, l := range p.layers {
		p.given[i] = l.clone()
	}
	if err := p.checkLayers(); err != nil {
		return nil, err
	}
	if err := cmp.Or(p.choose(), p.settle()); err != nil {
		return nil, err
	}
	if err := p.checkRules(); err != nil {
		return nil, err
	}
	stacks := p.stacks()
	for _, stack := range stacks {
		if err := checkStack(stack); err != nil {
			return nil, err
		}
	}
	if err := cmp.Or(p.compile(stacks), p.checkWidth()); err != nil {
		return nil, err
	}
	var err error
	if p.digest, err = digestOf(p.given); err != nil {
		return nil, &LayerError{What: "it cannot be written as JSON", Err: ErrIncomplete}
	}
	return p, nil
}

// checkLayers checks each layer alone, and that ids and codes are used once.
func (p *Policy) checkLayers() error {
	codes, activities := map[string]bool{}, map[peer.ActivityID]bool{}
	seen := map[Mechanism]bool{}
	bases := 0
	for i := range p.layers {
		l := &p.layers[i]
		if err := l.check(); err != nil {
			return err
		}
		if codes[l.Code] {
			return &LayerError{Layer: l.Code, What: "the layer is loaded twice", Err: ErrDuplicate}
		}
		codes[l.Code] = true
		if l.Kind == LayerBase {
			bases++
		}
		for _, a := range l.Activities {
			if activities[a.ID] {
				return &LayerError{Layer: l.Code, Rule: string(a.ID), What: "an earlier layer defines the activity", Err: ErrDuplicate}
			}
			activities[a.ID] = true
		}
		for j := range l.Rules {
			r := &l.Rules[j]
			if p.rules[r.ID] != nil {
				return &LayerError{Layer: l.Code, Rule: r.ID, What: "another layer uses the id", Err: ErrDuplicate}
			}
			p.rules[r.ID], p.sources[r] = r, sourcesText(r.Sources)
			if r.Mechanism != "" {
				if l.Kind != LayerBase || seen[r.Mechanism] {
					return &LayerError{Layer: l.Code, Rule: r.ID, What: "a mechanism is given once, by the base layer", Err: ErrBase}
				}
				seen[r.Mechanism] = true
			}
		}
	}
	if bases != 1 {
		return &LayerError{What: fmt.Sprintf("there are %d base layers", bases), Err: ErrBase}
	}
	for _, m := range mechanisms {
		if !seen[m] {
			return &LayerError{Layer: p.layers[0].Code, What: fmt.Sprintf("the base layer lacks the mechanism %s", m), Err: ErrIncomplete}
		}
	}
	return nil
}

// checkRules checks each rule against the catalogue of all layers and lays out
// the facts.
func (p *Policy) checkRules() error {
	var trainings, endorsements, secondRoles []string
	known := map[peer.ActivityID]bool{}
	groups := map[string]bool{}
	var all []*Activity
	for i := range p.layers {
		for j := range p.layers[i].Activities {
			a := &p.layers[i].Activities[j]
			all = append(all, a)
			known[a.ID] = true
			for _, g := range a.Groups {
				groups[g] = true
			}
		}
		for _, r := range p.layers[i].Rules {
			for _, w := range []*When{&r.When, &r.Unless} {
				trainings = append(trainings, w.Trainings...)
				endorsements = append(endorsements, w.Endorsements...)
				secondRoles = append(secondRoles, w.SecondRole...)
			}
			for _, c := range r.Conditions {
				switch c.Kind {
				case TrainingCondition:
					trainings = append(trainings, c.Of)
				case EndorsementCondition:
					endorsements = append(endorsements, c.Of)
				}
			}
		}
	}
	secondRoles = slices.DeleteFunc(secondRoles, func(s string) bool {
		return s == secondRoleAny || s == secondRoleNone || s == secondRoleOther
	})
	var err error
	if p.layout, err = newLayout(distinct(trainings), distinct(endorsements), distinct(secondRoles)); err != nil {
		return err
	}
	for i := range p.layers {
		l := &p.layers[i]
		for j := range l.Rules {
			for _, r := range l.Rules[j].alternatives() {
				if what, near, sentinel := p.ruleFault(&r, all, known, groups); sentinel != nil {
					return &LayerError{Layer: l.Code, Rule: r.ID, What: what, Near: near, Err: sentinel}
				}
			}
		}
	}
	return nil
}

// nearest returns the known word closest to one that is not known, "" if none is close.
func nearest[T ~string, V any](word T, known map[T]V) string {
	return near.Word(string(word), names(slices.Sorted(maps.Keys(known))))
}

func distinct(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// ruleFault returns what is wrong with a rule in sight of the catalogue.
func (p *Policy) ruleFault(r *Rule, all []*Activity, known map[peer.ActivityID]bool, groups map[string]bool) (string, string, error) {
	for _, id := range r.Activities {
		if !known[id] {
			return fmt.Sprintf("no layer defines the activity %q", id), nearest(id, known), ErrUnknownActivity
		}
	}
	for _, g := range slices.Concat(r.Groups, r.NotGroups) {
		if !groups[g] {
			return fmt.Sprintf("no activity belongs to the group %q", g), nearest(g, groups), ErrIncomplete
		}
	}
	for _, k := range r.Kinds {
		if !slices.Contains(kinds, k) {
			return "no such kind of activity", near.Word(string(k), names(kinds)), ErrUnknownKind
		}
	}
	for _, name := range r.Loosens {
		if p.rules[name] == nil {
			return fmt.Sprintf("no layer holds the rule %q", name), nearest(name, p.rules), ErrUnknownRule
		}
	}
	for _, w := range []*When{&r.When, &r.Unless} {
		if _, err := p.layout.terms(w); err != nil {
			refused := (*enum.Error)(nil)
			if errors.As(err, &refused) {
				return refused.Kind.Error(), refused.Near, ErrIncomplete
			}
			return err.Error(), "", ErrIncomplete
		}
	}
	worker, strictest := r.asksWorker(), r.strictest()
	for _, a := range all {
		switch {
		case !r.selects(a):
		case worker && a.Kind != Service:
			return fmt.Sprintf("it asks for a fact about the worker, and %s is no service", a.ID), "", ErrWorkerFact
		case strictest == Prohibited && (a.Kind == Event || a.Kind == Duty):
			return fmt.Sprintf("%s, of kind %s, cannot be prohibited", a.ID, a.Kind), "", ErrStands
		case strictest > PermittedWithConditions && a.Kind == Aid:
			return fmt.Sprintf("%s is aid: nobody is asked first, and nothing forbids it", a.ID), "", ErrStands
		}
	}
	return "", "", nil
}

// asksWorker reports whether the rule asks for a fact about the worker.
func (r *Rule) asksWorker() bool {
	for _, w := range []*When{&r.When, &r.Unless} {
		if w.Credential != nil || w.Fitness != nil || w.Supervised != Unknown {
			return true
		}
	}
	return slices.ContainsFunc(r.Conditions, func(c RuleCondition) bool {
		return c.Kind == CredentialCondition || c.Kind == FitnessCondition || c.Kind == SupervisionCondition
	})
}

// strictest returns the strictest verdict that the rule can make, short of an
// emergency, which stops nothing.
func (r *Rule) strictest() Verdict {
	v := r.Verdict
	if v == EmergencyEscalate {
		v = 0
	}
	for _, c := range r.Conditions {
		if c.told() {
			v = max(v, c.Unmet, ConsultSupervisorFirst)
		}
	}
	return v
}

// stacks returns the rules of each stack, from general to special.
func (p *Policy) stacks() [][]ownedRule {
	build := func(jurisdiction string) []ownedRule {
		var stack []ownedRule
		for i := range p.layers {
			l := &p.layers[i]
			if l.Kind == LayerJurisdiction && l.Code != jurisdiction {
				continue
			}
			for j := range l.Rules {
				stack = append(stack, ownedRule{&l.Rules[j], l})
			}
		}
		return stack
	}
	var stacks [][]ownedRule
	for _, l := range p.layers {
		if l.Kind == LayerJurisdiction {
			stacks = append(stacks, build(l.Code))
		}
	}
	if stacks == nil {
		stacks = append(stacks, build(""))
	}
	return stacks
}
