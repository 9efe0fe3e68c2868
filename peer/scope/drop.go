package scope

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// A Drop is a condition or an obligation that a layer takes away in some cells, or
// for which it gives more time. One of Condition and Obligation is set.
type Drop struct {
	Condition  *RuleCondition `json:"condition,omitempty"`
	Obligation *Obligation    `json:"obligation,omitempty"` // with the deadline that it had
	Cells      int            `json:"cells"`
	Unnamed    int            `json:"unnamed"` // cells in which no rule of the layer loosens by naming another: there the layer makes it an emergency, which says itself what is owed
}

// String says what is dropped: "the training crisis" or "notify supervisor, at once".
func (d Drop) String() string {
	switch {
	case d.Condition != nil:
		return d.Condition.words()
	case d.Obligation != nil:
		return d.Obligation.String()
	}
	return "nothing"
}

// A dropped is a drop with the facts of it.
type dropped struct {
	Drop
	in region
}

// drops returns the conditions and obligations of one that the other lacks.
func (s *space) drops(was, is *reach) (out []dropped) {
	for _, k := range slices.SortedFunc(maps.Keys(was.conditions), asked.compare) {
		if in := s.less(was.conditions[k], is.conditions[k]); len(in) > 0 {
			out = append(out, dropped{Drop{Condition: &RuleCondition{Kind: k.kind, Of: k.of}}, in})
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(was.obligations), owed.compare) {
		var before region
		for _, m := range deadlines(was, was, k) {
			due := was.due(k, m)
			in := s.less(s.less(due, before), is.due(k, m))
			if before = due; len(in) == 0 {
				continue
			}
			o := &Obligation{Kind: k.kind, To: k.to}
			if m != untimed {
				o.Timed, o.Within = true, time.Duration(m)*time.Minute
			}
			out = append(out, dropped{Drop{Obligation: o}, in})
		}
	}
	return out
}

func (k asked) compare(o asked) int {
	return cmp.Or(slices.Index(conditionKinds, k.kind)-slices.Index(conditionKinds, o.kind), cmp.Compare(k.of, o.of))
}

func (k owed) compare(o owed) int {
	return cmp.Or(k.kind.order()-o.kind.order(), cmp.Compare(k.to, o.to))
}
