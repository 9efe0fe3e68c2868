package report

import "fmt"

// notes says what a reader must know beside the numbers of a figure that are told: whom a
// share leaves out, who was left out before, a low follow-up, and groups of few people.
func (f Figure) notes(t toldFigure) []string {
	notes := []string{}
	switch seen, due := f.Overall.FollowUp.Events, f.Overall.FollowUp.N; {
	case seen == due:
	case f.Overall.n == seen:
		notes = append(notes, "Of those seen at follow-up; those not seen are left out.")
	default:
		notes = append(notes, "Of all who were due; those not seen are counted as without it.")
	}
	var low, few []string
	for i, r := range f.rows() {
		told, of, in := t.Overall, "", "in all"
		if i > 0 {
			told, in = t.Groups[i-1], "in "+r.Group
		}
		if len(f.Groups) > 0 {
			of = in + " "
		}
		if rate, ok := told.FollowUp.Value(); ok && rate < FollowUpAskedFor {
			low = append(low, of+percent(rate))
		}
		people := r.kind == shareKind || r.kind == meanKind || r.kind == givenKind || r.kind == perKind
		if !told.Withheld && people && r.n > 0 && r.n < SmallGroup {
			few = append(few, in)
		}
	}
	if low != nil {
		notes = append(notes, fmt.Sprintf("Follow-up is below the %s that federal funders ask for (%s): those not seen may have fared otherwise.", percentWhole(FollowUpAskedFor), list(low)))
	}
	if few != nil {
		where := ""
		if len(f.Groups) > 0 {
			where = " " + list(few)
		}
		notes = append(notes, fmt.Sprintf("Fewer than %d were counted%s: one or two would move the result.", SmallGroup, where))
	}
	if len(t.LeftOut) > 0 {
		var out []string
		for _, l := range t.LeftOut {
			out = append(out, l.Name+" ("+cell(*l.N)+")")
		}
		notes = append(notes, "Left out and counted: "+list(out)+".")
	}
	return notes
}
