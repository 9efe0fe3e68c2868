package report

import (
	"cmp"
	"slices"
)

// ordered returns rows, and the imputed values that belong to them, in an order of their
// own: sums differ in their last digits by the order of what is summed, and a report may
// not differ by that of its rows.
func (q *Question) ordered(due []Person) []Person {
	type row struct {
		Person
		imputed []float64
	}
	rows := make([]row, len(due))
	missing := 0
	for i, p := range due {
		rows[i].Person = p
		if _, seen := p.Outcome.Value(); seen {
			continue
		}
		for _, set := range q.Imputations {
			if missing < len(set) {
				rows[i].imputed = append(rows[i].imputed, set[missing])
			}
		}
		missing++
	}
	for _, set := range q.Imputations {
		if len(set) != missing {
			return due // refused where they are joined
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(a.compare(b.Person), slices.Compare(a.imputed, b.imputed))
	})
	out := make([]Person, len(rows))
	at := 0
	for i, r := range rows {
		out[i] = r.Person
		if _, seen := r.Outcome.Value(); !seen {
			for j := range q.Imputations {
				q.Imputations[j][at] = r.imputed[j]
			}
			at++
		}
	}
	return out
}

// compare orders rows by everything that is known of them.
func (p Person) compare(other Person) int {
	a, seen := p.Outcome.Value()
	b, otherSeen := other.Outcome.Value()
	return cmp.Or(yesFirst(p.Supported, other.Supported), yesFirst(seen, otherSeen), cmp.Compare(a, b), slices.Compare(p.Baseline, other.Baseline),
		p.Entered.Compare(other.Entered), p.Followed.Compare(other.Followed))
}

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
