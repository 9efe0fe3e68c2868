package instrument

// Self-efficacy, self-esteem, stigma and stress.

func self() []Definition {
	return []Definition{gse(), rses("rses", "Rosenberg's 1965 order, answers 0-3", 2, 5, 6, 8, 9),
		rses("rses-maryland", "the order of the University of Maryland page, answers 0-3", 3, 5, 8, 9, 10),
		ismi10(), pss14(), pss10(), pss4()}
}

func gse() Definition {
	faq := seen(paper("General Self-Efficacy Scale: Schwarzer & Jerusalem", 1995), "author's FAQ")
	return Definition{
		ID: "gse", Name: "General Self-Efficacy Scale", Items: likert(10, 1, 4), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 10), Combine: Sum, Low: 10, High: 40, Direction: HigherBetter, Gaps: gaps(3, faq), Source: faq}},
		Licence: Licence{Terms: "free for studies that name the source", Source: faq}, Source: faq,
	}
}

// rses returns the Rosenberg scale in one of its two item orders: the key of one
// on the sheet of the other gives a plausible and false score.
func rses(id ID, form string, reversed ...int) Definition {
	rosenberg := paper("Rosenberg Self-Esteem Scale", 1965)
	key := seen(rosenberg, "UCSC measure page and a second printing")
	if id != "rses" {
		key = seen(rosenberg, "one printing of the order and three quotations of its key; the university page itself was not opened")
	}
	return Definition{
		ID: id, Name: "Rosenberg Self-Esteem Scale", Form: form, Items: likert(10, 0, 3, reversed...), BandFor: supporters(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 10), Combine: Sum, High: 30, Direction: HigherBetter,
			Gaps:   gaps(2, chosen("up to two missing items are prorated")),
			Bands:  bands(recalled(rosenberg), Band{Name: "low", To: 15, Short: true}, Band{Name: "normal", To: 25}, Band{Name: "high", To: 30}),
			Source: key,
		}},
		Licence: Licence{Terms: "free, public domain, no notice needed", Source: seen(rosenberg, "University of Maryland text as quoted")}, Source: key,
	}
}

func ismi10() Definition {
	boyd := paper("ISMI-10: Boyd et al.", 2014)
	return Definition{
		ID: "ismi-10", Name: "Internalized Stigma of Mental Illness Inventory, 10 items", Form: "items 2 and 9 reversed",
		Items: likert(10, 1, 4, 2, 9), BandFor: supporters(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 10), Combine: Mean, Low: 1, High: 4, Direction: LowerBetter,
			Gaps: gaps(2, chosen("at least eight items answered")),
			Bands: bands(recalled(boyd), Band{Name: "minimal", To: 2}, Band{Name: "mild", To: 2.5}, Band{Name: "moderate", To: 3},
				Band{Name: "severe", To: 4}),
			Cutoffs: []Cutoff{{Name: "high_stigma", At: 2.5, Above: true, Source: recalled(boyd)}},
			Source:  recalled(boyd),
		}},
		Licence: Licence{Terms: "the article is in the public domain", Source: seen(boyd, "")}, Source: recalled(boyd),
	}
}

var pssLicence = Licence{Terms: "free for non-profit academic use, permission otherwise", Ask: true, Source: recalled(paper("Perceived Stress Scale: Cohen", 1983))}

// pss14 has a key of its own: that of the ten items on its sheet gives a false score.
func pss14() Definition {
	cohen := paper("Perceived Stress Scale: Cohen", 1983)
	key := seen(cohen, "author's page at Carnegie Mellon; two test suites")
	return Definition{
		ID: "pss-14", Name: "Perceived Stress Scale, 14 items", Recall: "past month", Items: likert(14, 0, 4, 4, 5, 6, 7, 9, 10, 13), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 14), Combine: Sum, High: 56, Direction: LowerBetter, Gaps: none, Source: key}},
		Licence: pssLicence, Source: key,
	}
}

func pss10() Definition {
	cohen := paper("Perceived Stress Scale: Cohen", 1988)
	key := seen(cohen, "author's page at Carnegie Mellon; two test suites")
	return Definition{
		ID: "pss-10", Name: "Perceived Stress Scale, 10 items", Recall: "past month", Items: likert(10, 0, 4, 4, 5, 7, 8), BandFor: supporters(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 10), Combine: Sum, High: 40, Direction: LowerBetter,
			Gaps:   gaps(1, chosen("one missing item is prorated")),
			Bands:  bands(seen(cohen, "in common use; whether the author endorses them was not seen"), Band{Name: "low", To: 13}, Band{Name: "moderate", To: 26}, Band{Name: "high", To: 40}),
			Source: key,
		}},
		Licence: pssLicence, Source: key,
	}
}

func pss4() Definition {
	cohen := paper("Perceived Stress Scale: Cohen", 1988)
	key := seen(cohen, "author's page; awell-score")
	return Definition{
		ID: "pss-4", Name: "Perceived Stress Scale, 4 items", Recall: "past month", Items: likert(4, 0, 4, 2, 3), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 4), Combine: Sum, High: 16, Direction: LowerBetter, Gaps: allNeeded(recalled(cohen)), Source: key}},
		Licence: pssLicence, Source: key,
	}
}
