package instrument

import "github.com/alongside-go/alongside/peer/source"

// Recovery, recovery capital and hope. SURE and the ARC are left out of the
// subscales: which item belongs to which factor was not seen.

func recovery() []Definition {
	return []Definition{barc10(), sure(), qpr15(), stateHope(), adultHope()}
}

func barc10() Definition {
	barc := paper("BARC-10: Vilsaint, Kelly et al., Drug and Alcohol Dependence", 2017)
	return Definition{
		ID: "barc-10", Name: "Brief Assessment of Recovery Capital", Items: likert(10, 1, 6), BandFor: supporters(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 10), Combine: Sum, Low: 10, High: 60, Direction: HigherBetter,
			Gaps: gaps(1, chosen("no rule is published; one missing item is prorated")),
			Cutoffs: []Cutoff{{Name: "sustained_remission", At: 47,
				Source: seen(barc, "associated with remission over 12 months; range and cut-off again in a Virginia SOR evaluation")}},
			Figures: []Figure{{Alpha, .90, seen(barc, "")}},
			Source:  seen(barc, "range"),
		}},
		Licence: Licence{Terms: "free to use in practice; the text is not shipped", Source: recalled(barc)}, Source: seen(barc, "range"),
	}
}

func sure() Definition {
	neale := paper("SURE: Neale et al.", 2016)
	return Definition{
		ID: "sure", Name: "Substance Use Recovery Evaluator", Form: "total alone: the keys of the five factors were not seen",
		Items: likert(21, 1, 3), BandFor: supporters(),
		Scales: []Scale{{ID: totalScale, Items: through(1, 21), Combine: Sum, Low: 21, High: 63, Direction: HigherBetter, Gaps: none,
			Figures: []Figure{{Alpha, .92, seen(neale, "")}},
			Source:  neale.At("21 items and three response points were seen; that they count 1 to 3 was not", source.Unverified)}},
		Licence: Licence{Terms: "King's College London, free with registration", Ask: true, Source: recalled(neale)}, Source: seen(neale, ""),
	}
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

func adultHope() Definition {
	snyder := paper("Adult Hope Scale: Snyder et al.", 1991)
	key := seen(snyder, "two scoring sheets")
	agency, pathways := of(2, 9, 10, 12), of(1, 4, 6, 8)
	return Definition{
		ID: "adult-hope", Name: "Adult Hope Scale", Form: "answers 1-8; items 3, 5, 7 and 11 are fillers", Items: likert(12, 1, 8), BandFor: supporters(),
		Scales: []Scale{
			{ID: "agency", Items: agency, Combine: Sum, Low: 4, High: 32, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: "pathways", Items: pathways, Combine: Sum, Low: 4, High: 32, Direction: HigherBetter, Gaps: none, Source: key},
			{ID: totalScale, Items: append(agency[:4:4], pathways...), Combine: Sum, Low: 8, High: 64, Direction: HigherBetter, Gaps: none, Source: key},
		},
		Licence: Licence{Terms: "research use", Ask: true, Source: recalled(snyder)}, Source: key,
	}
}
