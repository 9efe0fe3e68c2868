package instrument

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/source"
)

// Recovery and hope.

func recovery() []Definition {
	return []Definition{qpr15(), ras24(), rasDS(), stateHope(), adultHope(), adultHope4(), herthHope()}
}

func qpr15() Definition {
	law := paper("QPR-15: Law et al.", 2014)
	return Definition{
		ID: "qpr-15", Name: "Questionnaire about the Process of Recovery, 15 items", Recall: "past 7 days",
		Items: likert(15, 0, 4), BandFor: supporters(),
		Scales: []Scale{{ID: totalScale, Items: through(1, 15), Combine: Sum, High: 60, Direction: HigherBetter, Gaps: none,
			Figures: []Figure{
				{Alpha, .89, seen(paper("Williams et al.", 2015), "")},
				{Retest, .74, seen(paper("Williams et al.", 2015), "2 weeks")},
			},
			Source: seen(law, "PhenX 661101")}},
		Licence: Licence{Terms: "free, no permission needed", Source: seen(law, "PhenX 661101")}, Source: seen(law, "PhenX 661101"),
	}
}

func stateHope() Definition {
	snyder := paper("State Hope Scale: Snyder et al.", 1996)
	key := seen(snyder, "appendix, as reproduced")
	return Definition{
		ID: "state-hope", Name: "State Hope Scale", Items: likert(6, 1, 8), BandFor: supporters(),
		Scales: []Scale{
			{ID: "agency", Items: of(2, 4, 6), Combine: Sum, Low: 3, High: 24, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: "pathways", Items: of(1, 3, 5), Combine: Sum, Low: 3, High: 24, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: totalScale, Items: through(1, 6), Combine: Sum, Low: 6, High: 48, Direction: HigherBetter, Gaps: none, Source: key},
		},
		Licence: Licence{Terms: "research use without contacting the author", Source: key}, Source: key,
	}
}

func adultHope() Definition { return hope("adult-hope", 8) }

// adultHope4 is the older response form: its scores are not those of the other.
func adultHope4() Definition { return hope("adult-hope-4", 4) }

func hope(id ID, top int) Definition {
	most := float64(4 * top)
	snyder := paper("Adult Hope Scale: Snyder et al.", 1991)
	key := seen(snyder, "two scoring sheets")
	agency, pathways := of(2, 9, 10, 12), of(1, 4, 6, 8)
	return Definition{
		ID: id, Name: "Adult Hope Scale", Form: fmt.Sprintf("answers 1-%d; items 3, 5, 7 and 11 are fillers", top), Items: likert(12, 1, top), BandFor: supporters(),
		Scales: []Scale{
			{ID: "agency", Items: agency, Combine: Sum, Low: 4, High: most, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: "pathways", Items: pathways, Combine: Sum, Low: 4, High: most, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: totalScale, Items: append(agency[:4:4], pathways...), Combine: Sum, Low: 8, High: 2 * most, Direction: HigherBetter, Gaps: none, Source: key},
		},
		Licence: Licence{Terms: "research use", Ask: true, Source: recalled(snyder)}, Source: key,
	}
}

func herthHope() Definition {
	herth := recalled(paper("Herth Hope Index", 0))
	return Definition{
		ID: "herth-hope", Name: "Herth Hope Index", Form: "items 3 and 6 reversed", Items: likert(12, 1, 4, 3, 6), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 12), Combine: Sum, Low: 12, High: 48, Direction: HigherBetter, Gaps: none, Source: herth}},
		Licence: Licence{Terms: "by permission of the author", Ask: true, Source: herth}, Source: herth,
	}
}

// ras24 gives the sum and the mean: which item belongs to which of the five
// subscales was not seen.
func ras24() Definition {
	ras := recalled(paper("Recovery Assessment Scale, 24 items: Corrigan, Giffort et al.", 0))
	gap := gaps(4, chosen("at least four fifths of the items answered"))
	return Definition{
		ID: "ras-24", Name: "Recovery Assessment Scale, 24 items", Form: "total alone: the keys of the five subscales were not seen",
		Items: likert(24, 1, 5), BandFor: supporters(),
		Scales: []Scale{
			{ID: "mean", Items: through(1, 24), Combine: Mean, Low: 1, High: 5, Direction: HigherBetter, Gaps: gap, Source: ras},
			{ID: totalScale, Items: through(1, 24), Combine: Sum, Low: 24, High: 120, Direction: HigherBetter, Gaps: gap, Source: ras},
		},
		Licence: Licence{Terms: "by permission of the authors", Ask: true, Source: ras}, Source: ras,
	}
}

// rasDS gives the raw sum: of the four domains only the numbers of items are known.
func rasDS() Definition {
	ras := recalled(paper("RAS-DS: Recovery Assessment Scale, domains and stages", 0))
	return Definition{
		ID: "ras-ds", Name: "Recovery Assessment Scale, domains and stages",
		Form:  "total alone: the keys of the four domains (6, 18, 7 and 7 items) were not seen",
		Items: likert(38, 1, 4), BandFor: supporters(),
		Scales: []Scale{{ID: totalScale, Items: through(1, 38), Combine: Sum, Low: 38, High: 152, Direction: HigherBetter, Gaps: none,
			Source: paper("RAS-DS: Hancock et al.", 2015).At("that the raw sum may be used was seen; items and answers were not", source.Unverified)}},
		Licence: Licence{Terms: "University of Sydney, free on request", Ask: true, Source: ras}, Source: ras,
	}
}
