package credential

import (
	"math"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// maxParts bounds how many parts a total has; each more doubles the work.
const maxParts = 12

// share judges a part of a total beside the other parts: each minute of a record
// counts for one of those that accept it, the earlier rows of the scheme first, in
// the spread that leaves the least missing altogether. A part from which the
// person is exempt comes last, and takes none from the others. f.until is the last day on
// which the share is met by what still counts.
func (j judge) share(r Requirement, rules, on peer.Date, every int) (f finding) {
	rows, k := j.scheme.partsWith(r, rules)
	var draws []draw
	var days []peer.Date // the last days on which something counts
	for i, row := range rows {
		own := j
		own.versions, own.makesUp = j.scheme.versions(row), row.MakesUp
		for _, p := range own.parts(row.Demand, func(v Requirement) Demand { return v.Demand }, on, every) {
			draws = append(draws, draw{p, i})
			days = append(days, p.last)
		}
		for _, e := range j.exemptions {
			if i != k && e.covers(row.ID, on) {
				days = append(days, e.Until)
			}
		}
	}
	slices.SortFunc(days, longest)
	last := j.exempts(r, on, on)
	for _, day := range slices.Compact(days) {
		wants := make([]int, len(rows)) // of those that come first
		for i, row := range rows {
			if i != k && (i < k || last) && !j.exempts(row, on, day) {
				wants[i] = row.want()
			}
		}
		supply := pool(draws, day)
		before := fill(wants, supply)
		wants[k] = r.want()
		f.have = fill(wants, supply) - before
		if !f.met && f.have >= wants[k] {
			f.met, f.until = true, day
		}
	}
	return f
}

// exempts reports whether an exemption from r that counts on a day still counts
// on a later one; no date is for ever.
func (j judge) exempts(r Requirement, on, day peer.Date) bool {
	return slices.ContainsFunc(j.exemptions, func(e Exemption) bool { return e.covers(r.ID, on) && !longer(day, e.Until) })
}

// A draw is a record as far as one part of a total may draw on it.
type draw struct {
	part
	row int
}

// pool returns the minutes that still count on a day, by the set of rows that may
// draw on them.
func pool(draws []draw, day peer.Date) map[uint]int {
	rows, minutes := map[int]uint{}, map[int]int{}
	for _, d := range draws {
		if !longer(day, d.last) {
			rows[d.record] |= 1 << d.row
			minutes[d.record] = d.value
		}
	}
	supply := map[uint]int{}
	for record, set := range rows {
		supply[set] += minutes[record]
	}
	return supply
}

// fill returns how many of the wanted minutes can be met together if each minute
// of the supply counts once: the least, over every choice of rows, of what the
// chosen ones may draw on and what the others want (the largest flow is the
// smallest cut).
func fill(wants []int, supply map[uint]int) int {
	least := math.MaxInt
	for chosen := range uint(1) << len(wants) {
		sum := 0
		for i, want := range wants {
			if chosen&(1<<i) == 0 {
				sum += want
			}
		}
		for rows, minutes := range supply {
			if rows&chosen != 0 {
				sum += minutes
			}
		}
		least = min(least, sum)
	}
	return least
}

// partsWith returns the parts of r's total by the rules of a day, in the scheme's
// order, with r for its own version, and where r stands among them.
func (s Scheme) partsWith(r Requirement, rules peer.Date) (rows []Requirement, at int) {
	for _, row := range s.Requirements {
		switch {
		case row.ID == r.ID && row.Effective == r.Effective && row.Reading == Applied:
			at = len(rows)
			rows = append(rows, r)
		case row.ID != r.ID && row.PartOf == r.PartOf && row.Stage == r.Stage && row.InForce(rules):
			rows = append(rows, row)
		}
	}
	return rows, at
}

// checkPart returns what is wrong with a requirement as the part of a total.
func (s Scheme) checkPart(r Requirement) string {
	if r.PartOf == "" {
		return ""
	}
	ids, total := map[string]bool{}, false
	for _, row := range s.Requirements {
		if row.PartOf == r.PartOf && row.Stage == r.Stage {
			ids[row.ID] = true
		}
		total = total || row.ID == r.PartOf && row.Stage == r.Stage && row.Kind == r.Kind && row.PartOf == ""
	}
	switch {
	case !total:
		return "it is part of a total that its stage does not ask for"
	case r.Kind.Unit() != Hours || r.Amount == 0 && r.Minutes == 0 || len(r.Or) > 0 || len(r.With) > 0 || r.Cap > 0 || r.Every > 0 || r.Per > 0:
		return "a part of a total is so many hours, with nothing beside or instead of them, no cap and no period of its own"
	case len(ids) > maxParts:
		return "a total has at most 12 parts"
	}
	return ""
}
