package report

import (
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

// lost is from where to where the share of an arm that was not seen may lie, for those
// who are told how many were seen and not how many were due. Of a withheld number it
// reckons with all that it may be, so that it says the same whichever it is. Beside other
// parts of a report of the same people it says nothing, since they would tell.
func (d Draft) lost(a Arm, seen consent.Cell, l linkage) [2]float64 {
	n, most := float64(a.Seen.N), float64(d.Minimum.N-1)
	switch {
	case hidden(seen) || !l.alone:
		return [2]float64{0, 1}
	case d.small(a.Missing()):
		return [2]float64{1 / (n + 1), most / (n + most)}
	}
	v := float64(a.Missing()) / float64(a.Due)
	return [2]float64{v, v}
}

// sayLost warns of follow-up whose numbers are withheld, as far as what is told allows.
func (c Comparison) sayLost(t telling) (out []string) {
	a, b := t.lost[0], t.lost[1]
	arms := "one of the groups"
	if c.Change != nil {
		arms, b = "all who were due", a
	}
	asked := percentWhole(FollowUpAskedFor) + " that federal funders ask for: those not seen may have fared otherwise."
	const below = 1 - FollowUpAskedFor
	switch {
	case max(a[0], b[0]) > below:
		out = append(out, "Fewer of "+arms+" were followed up than the "+asked)
	case max(a[1], b[1]) > below:
		out = append(out, "Fewer of "+arms+" may have been followed up than the "+asked)
	}
	if c.Change != nil {
		return out
	}
	const alone = ", which alone can make a difference appear or vanish."
	switch {
	case a[0]-b[1] >= UnevenAttrition:
		out = append(out, "Follow-up differed between the groups: more were lost with "+c.Question.Supported+alone)
	case b[0]-a[1] >= UnevenAttrition:
		out = append(out, "Follow-up differed between the groups: more were lost with "+c.Question.Compared+alone)
	case max(a[1]-b[0], b[1]-a[0]) >= UnevenAttrition:
		out = append(out, "Follow-up may have differed between the groups"+alone)
	}
	return out
}

// sayTurns says what rests on those not seen where their number is withheld.
func (c Comparison) sayTurns(t telling) []string {
	const unsaid = "What the result is under beliefs about those not seen is withheld."
	switch {
	case c.Question.Kind == Score && c.Imputed == nil:
		return []string{"What those not seen would have scored is not known, and nothing here reckons with it."}
	case c.Events == nil:
		return []string{unsaid}
	}
	low, high := c.mostLost(t)
	if low <= 0 && high >= 0 {
		return []string{"The direction of the result may rest on people who were not seen. " + unsaid}
	}
	return []string{"Whatever is believed of those not seen, the result keeps its direction. " + unsaid}
}

// mostLost returns the least and the greatest difference of the shares if as many were not
// seen as may be.
func (c Comparison) mostLost(t telling) (low, high float64) {
	ends := func(seen stats.Count, lost float64) (from, to float64) {
		from = share(seen) * (1 - lost)
		return from, from + lost
	}
	from, to := ends(c.Supported.Seen, t.lost[0][1])
	otherFrom, otherTo := ends(c.Compared.Seen, t.lost[1][1])
	return from - otherTo, to - otherFrom
}
