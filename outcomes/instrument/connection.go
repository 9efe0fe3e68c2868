package instrument

// Loneliness and social support.

func connection() []Definition {
	return []Definition{ucla3(), deJong6(), mspss(), lsns6()}
}

func ucla3() Definition {
	hughes := paper("UCLA three-item loneliness scale: Hughes et al.", 2004)
	key := seen(hughes, "CCC cohort documentation")
	return Definition{
		ID: "ucla-3", Name: "Three-item loneliness scale", Items: likert(3, 1, 3), BandFor: supporters(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 3), Combine: Sum, Low: 3, High: 9, Direction: LowerBetter, Gaps: allNeeded(recalled(hughes)),
			Bands:   bands(seen(hughes, "a grouping by later researchers: CCC documentation"), Band{Name: "not lonely", To: 5}, Band{Name: "lonely", To: 9}),
			Cutoffs: []Cutoff{{Name: "lonely", At: 6, Source: seen(hughes, "CCC documentation; a second system's threshold")}},
			Source:  key,
		}},
		Licence: Licence{Terms: "free", Source: recalled(hughes)}, Source: key,
	}
}

// deJong6 takes the answers 0 no, 1 more or less, 2 yes. The emotional items
// score for "more or less" and "yes", the social ones for "more or less" and "no".
// That key was not re-opened; bands, cut-offs and the rule for gaps were.
func deJong6() Definition {
	manual := seen(paper("De Jong Gierveld loneliness scale, authors' manual", 2022), "and CBS Netherlands for the bands")
	key := recalled(paper("De Jong Gierveld loneliness scale", 0))
	items := likert(6, 0, 2)
	for i := range items {
		items[i].Points = []int{0, 1, 1}
		if i >= 3 {
			items[i].Points = []int{1, 1, 0}
		}
	}
	lonely := []Cutoff{{Name: "lonely", At: 1, Source: manual}}
	return Definition{
		ID: "dejong-6", Name: "De Jong Gierveld loneliness scale, 6 items", Form: "answers 0 no, 1 more or less, 2 yes; items 1-3 emotional, 4-6 social",
		Items: items, BandFor: supporters(),
		Scales: []Scale{
			{ID: "emotional", Items: through(1, 3), Combine: Sum, High: 3, Direction: LowerBetter, Gaps: allNeeded(manual), Cutoffs: lonely, Source: key},
			{ID: "social", Items: through(4, 6), Combine: Sum, High: 3, Direction: LowerBetter, Gaps: allNeeded(manual), Cutoffs: lonely, Source: key},
			{ID: totalScale, Items: through(1, 6), Combine: SumOfAnswered, High: 6, Direction: LowerBetter, Gaps: gaps(1, manual),
				Bands: bands(manual, Band{Name: "not lonely", To: 1}, Band{Name: "moderate", To: 4}, Band{Name: "severe", To: 6}), Source: key},
		},
		Licence: Licence{Terms: "free for research with the source named", Source: manual}, Source: key,
	}
}

func mspss() Definition {
	zimet := paper("MSPSS: Zimet et al.", 1988)
	key := seen(zimet, "author's scoring sheet, two copies")
	one := gaps(1, chosen("one missing item of a subscale leaves a mean of the others"))
	part := func(id string, items ...int) Scale {
		return Scale{ID: id, Items: of(items...), Combine: Mean, Low: 1, High: 7, Direction: HigherBetter, Gaps: one, Source: key}
	}
	return Definition{
		ID: "mspss", Name: "Multidimensional Scale of Perceived Social Support", Items: likert(12, 1, 7), BandFor: supporters(),
		Scales: []Scale{
			part("significant_other", 1, 2, 5, 10), part("family", 3, 4, 8, 11), part("friends", 6, 7, 9, 12),
			{ID: totalScale, Items: through(1, 12), Combine: Mean, Low: 1, High: 7, Direction: HigherBetter,
				Gaps: gaps(3, chosen("one missing item of each subscale")), Requires: []string{"significant_other", "family", "friends"},
				Bands: bands(chosen("the author's bands, 1-2.9, 3-5 and 5.1-7, without their gaps"),
					Band{Name: "low", To: 3, Short: true}, Band{Name: "moderate", To: 5}, Band{Name: "high", To: 7}),
				Source: key},
		},
		Licence: Licence{Terms: "free, the author asks to be told", Ask: true, Source: recalled(zimet)}, Source: key,
	}
}

func lsns6() Definition {
	lubben := recalled(paper("LSNS-6: Lubben et al.", 2006))
	few := []Cutoff{{Name: "few_ties", At: 6, Below: true, Above: true, Source: lubben}}
	return Definition{
		ID: "lsns-6", Name: "Lubben Social Network Scale, 6 items", Items: likert(6, 0, 5), BandFor: supporters(),
		Scales: []Scale{
			{ID: "family", Items: through(1, 3), Combine: Sum, High: 15, Direction: HigherBetter, Gaps: allNeeded(lubben), Cutoffs: few, Source: lubben},
			{ID: "friends", Items: through(4, 6), Combine: Sum, High: 15, Direction: HigherBetter, Gaps: allNeeded(lubben), Cutoffs: few, Source: lubben},
			{ID: totalScale, Items: through(1, 6), Combine: Sum, High: 30, Direction: HigherBetter, Gaps: allNeeded(lubben), Source: lubben,
				Cutoffs: []Cutoff{{Name: "at_risk_of_isolation", At: 12, Below: true, Above: true, Source: lubben}}},
		},
		Licence: Licence{Terms: "free", Source: lubben}, Source: lubben,
	}
}
