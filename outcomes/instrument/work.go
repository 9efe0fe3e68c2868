package instrument

// A worker's own wellbeing. These results belong to the worker: no reader but the
// respondent is shown a band.

func work() []Definition {
	return []Definition{cbi(), proQOL5(), uwes9()}
}

func cbi() Definition {
	kristensen := paper("Copenhagen Burnout Inventory: Kristensen et al.", 2005)
	form := seen(kristensen, "authors' PUMA form; a 2022 trial table")
	part := func(id string, first, last int, g Gaps) Scale {
		return Scale{ID: id, Items: through(first, last), Combine: Mean, High: 100, Direction: LowerBetter, Gaps: g, Source: form,
			Bands: bands(recalled(kristensen), Band{Name: "below burnout", To: 50, Short: true}, Band{Name: "moderate", To: 75, Short: true},
				Band{Name: "high", To: 100, Short: true}, Band{Name: "severe", To: 100}),
			Cutoffs: []Cutoff{{Name: "burnout", At: 50, Source: recalled(kristensen)}}}
	}
	return Definition{
		ID: "cbi", Name: "Copenhagen Burnout Inventory",
		Form:  "authors' English order: items 1-6 personal, 7-13 work, of which the last is reversed, 14-19 client; answers 0, 25, 50, 75, 100",
		Items: stepped(19, 0, 100, 25, 13),
		Scales: []Scale{part("personal", 1, 6, gaps(3, form)), part("work", 7, 13, gaps(3, form)),
			part("client", 14, 19, gaps(3, recalled(kristensen)))},
		Licence: Licence{Terms: "free", Source: recalled(kristensen)}, Source: form,
	}
}

func proQOL5() Definition {
	stamm := paper("ProQOL-5: Stamm", 2010)
	sheet := seen(stamm, "two copies of the 2012 self-score sheet")
	part := func(id string, d Direction, items ...int) Scale {
		return Scale{ID: id, Items: of(items...), Combine: Sum, Low: 10, High: 50, Direction: d, Gaps: allNeeded(recalled(stamm)), Source: recalled(stamm),
			Bands: bands(sheet, Band{Name: "low", To: 22}, Band{Name: "moderate", To: 41}, Band{Name: "high", To: 50})}
	}
	return Definition{
		ID: "proqol-5", Name: "Professional Quality of Life, version 5", Form: "bands of raw sums, not of T scores", Recall: "past 30 days",
		Items: likert(30, 1, 5, 1, 4, 15, 17, 29),
		Scales: []Scale{
			part("compassion_satisfaction", HigherBetter, 3, 6, 12, 16, 18, 20, 22, 24, 27, 30),
			part("burnout", LowerBetter, 1, 4, 8, 10, 15, 17, 19, 21, 26, 29),
			part("secondary_traumatic_stress", LowerBetter, 2, 5, 7, 9, 11, 13, 14, 23, 25, 28),
		},
		Licence: Licence{Terms: "free with credit, unmodified, not sold", Source: seen(stamm, "proqol.org")}, Source: recalled(stamm),
	}
}

func uwes9() Definition {
	key := recalled(paper("Utrecht Work Engagement Scale, 9 items", 0))
	part := func(id string, items ...int) Scale {
		return Scale{ID: id, Items: of(items...), Combine: Mean, High: 6, Direction: HigherBetter, Gaps: none, Source: key}
	}
	return Definition{
		ID: "uwes-9", Name: "Utrecht Work Engagement Scale, 9 items", Items: likert(9, 0, 6),
		Scales:  []Scale{part("vigor", 1, 2, 5), part("dedication", 3, 4, 7), part("absorption", 6, 8, 9), part(totalScale, 1, 2, 3, 4, 5, 6, 7, 8, 9)},
		Licence: Licence{Terms: "free, non-commercial", Ask: true, Source: key}, Source: key,
	}
}
