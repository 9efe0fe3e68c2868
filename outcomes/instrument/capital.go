package instrument

import "github.com/alongside-go/alongside/peer/source"

// Recovery capital and recovery from substance use. Of SURE and the ARC the total
// alone is given: which item belongs to which factor or domain was not seen.

func capital() []Definition { return []Definition{barc10(), arc(), sure()} }

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

func arc() Definition {
	groshkova := recalled(paper("ARC: Groshkova, Best, White", 2013))
	return Definition{
		ID: "arc", Name: "Assessment of Recovery Capital",
		Form:  "answers yes 1, no 0; total alone: the keys of the ten domains were not seen",
		Items: likert(50, 0, 1), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 50), Combine: Sum, High: 50, Direction: HigherBetter, Gaps: none, Source: groshkova}},
		Licence: Licence{Terms: "by permission of the authors", Ask: true, Source: groshkova}, Source: groshkova,
	}
}
