package scope

import "slices"

// A reading is a program with the layout in which its terms are written.
type reading struct {
	layout *layout
	prog   *program
	skip   *Rule // read as if it were not there, nil for none
}

// newSpace gathers what the programs mention.
func newSpace(readings ...reading) *space {
	s := &space{asks: map[asking]bool{}, told: map[asking]region{}, fired: map[*bound]region{}}
	for _, r := range readings {
		r.prog.mentioned(func(t term) {
			if k := (asking{r.layout, t}); !s.asks[k] {
				s.asks[k] = true
				s.asked = append(s.asked, k)
				s.mention(r.layout, t)
			}
		})
		if slices.ContainsFunc(r.prog.bounds, func(b bound) bool { return b.approvable }) {
			s.mention(r.layout, r.layout.approved.met)
		}
	}
	slices.SortFunc(s.axes, func(a, b axis) int {
		if a.fact != b.fact {
			return slices.Index(factNames, a.fact) - slices.Index(factNames, b.fact)
		}
		if a.item < b.item {
			return -1
		}
		return 1
	})
	s.nameSecondRoles(readings)
	s.setUniverse()
	s.setClasses()
	return s
}

// mentioned calls fn with every term that bears on an answer.
func (prog *program) mentioned(fn func(term)) {
	each := func(terms []term) {
		for _, t := range terms {
			if t.mask != 0 {
				fn(t)
			}
		}
	}
	for i := range prog.bounds {
		b := &prog.bounds[i]
		for _, terms := range b.when {
			each(terms)
		}
		for _, terms := range b.unless {
			each(terms)
		}
		for _, c := range b.conditions {
			each([]term{c.unmet})
		}
	}
}

func (s *space) mention(l *layout, t term) {
	if f := l.fieldOf(t); f != nil {
		if s.find(f.fact, "") < 0 {
			s.axes = append(s.axes, axis{fact: f.fact, values: f.values})
		}
		return
	}
	f, items := l.listOf(t)
	for _, i := range items {
		if s.find(f.fact, f.items[i]) < 0 {
			s.axes = append(s.axes, axis{fact: f.fact, item: f.items[i], values: []string{"held", "lacking"}})
		}
	}
}

func (s *space) find(fact Fact, item string) int {
	return slices.IndexFunc(s.axes, func(a axis) bool { return a.fact == fact && a.item == item })
}

// nameSecondRoles gives second_role the names that any of the policies knows.
func (s *space) nameSecondRoles(readings []reading) {
	i := s.find(FactSecondRole, "")
	if i < 0 {
		return
	}
	var named []string
	for _, r := range readings {
		named = append(named, r.layout.secondRole.values...)
	}
	named = slices.DeleteFunc(distinct(named), func(v string) bool { return v == secondRoleNone || v == secondRoleOther })
	s.axes[i].values = append(named, secondRoleNone, secondRoleOther)
	if len(s.axes[i].values) > 62 {
		s.steps = maxSteps + 1
		s.axes[i].values = s.axes[i].values[:62]
	}
}

// full returns the box of all facts.
func (s *space) full() box {
	b := s.box()
	for i := range b {
		b[i] = s.axes[i].all()
	}
	return b
}

// setUniverse says which facts can be: the names of a list are unknown together.
func (s *space) setUniverse() {
	s.universe = region{s.full()}
	for _, fact := range []Fact{FactTrainings, FactEndorsements, FactNeeds} {
		var of []int
		for i := range s.axes {
			if s.axes[i].fact == fact {
				of = append(of, i)
			}
		}
		if len(of) < 2 {
			continue
		}
		var split region
		for _, b := range s.universe {
			known, unknown := s.clone(b), s.clone(b)
			for _, i := range of {
				known[i], unknown[i] = itemHeld|itemLacking, itemUnknown
			}
			split = append(split, known, unknown)
		}
		s.universe = split
	}
}

// setClasses finds the values that no term tells apart.
func (s *space) setClasses() {
	masks := make([][]uint64, len(s.axes))
	for _, k := range s.asked {
		for _, b := range s.ways(k.layout, k.term) {
			for i := range b {
				if b[i] != s.axes[i].all() && !slices.Contains(masks[i], b[i]) {
					masks[i] = append(masks[i], b[i])
				}
			}
		}
	}
	if i := s.find(FactApproval, ""); i >= 0 {
		masks[i] = append(masks[i], 1<<slices.Index(s.axes[i].values, string(ApprovalGranted)))
	}
	for i := range s.axes {
		alike := []uint64{s.axes[i].all()}
		for _, m := range masks[i] {
			for j, set := range alike {
				if in, out := set&m, set&^m; in != 0 && out != 0 {
					alike[j] = in
					alike = append(alike, out)
				}
			}
		}
		for _, set := range alike {
			s.axes[i].classes |= set & -set
		}
	}
	s.classUnknownLists()
}

// classUnknownLists makes a list that is unknown one cell of its own wherever that
// is told apart from lacking one of its names: the others are unknown with it.
func (s *space) classUnknownLists() {
	for i := range s.axes {
		if a := &s.axes[i]; a.item == "" || a.classes&itemUnknown == 0 {
			continue
		}
		for j := range s.axes {
			if s.axes[j].item != "" && s.axes[j].fact == s.axes[i].fact {
				s.axes[j].classes |= itemUnknown
			}
		}
	}
}

// ways returns the boxes of the facts for which a term holds: one, or one for
// each name if any of a list's will do. They are kept, not to be changed.
func (s *space) ways(l *layout, t term) region {
	k := asking{l, t}
	out, ok := s.told[k]
	if !ok {
		out = s.findWays(l, t)
		s.told[k] = out
	}
	return out
}

func (s *space) findWays(l *layout, t term) region {
	if f := l.fieldOf(t); f != nil {
		i := s.find(f.fact, "")
		var mask uint64
		for k, v := range s.axes[i].values {
			at := slices.Index(f.values, v)
			if at < 0 {
				at = slices.Index(f.values, secondRoleOther)
			}
			if f.bit(at)&t.mask != 0 {
				mask |= 1 << k
			}
		}
		if f.unknown()&t.mask != 0 {
			mask |= s.axes[i].unknown()
		}
		b := s.full()
		b[i] = mask
		return region{b}
	}
	f, items := l.listOf(t)
	var out region
	for _, item := range items {
		b := s.full()
		i := s.find(f.fact, f.items[item])
		if b[i] = itemHeld; t.word == f.lacking && f.lackingBit(item)&t.mask != 0 {
			b[i] = itemLacking
		}
		out = append(out, b)
	}
	return out
}
