package instrument

import "github.com/alongside-go/alongside/peer/source"

// Alcohol and drugs.

func substances() []Definition {
	return []Definition{audit(), auditC(), dast10(), bam(), bamR(), pacs()}
}

var (
	auditPaper = paper("AUDIT: The Alcohol Use Disorders Identification Test", 2001)
	bushPaper  = paper("AUDIT-C: Bush et al.", 1998)
	vaPage     = paper("AUDIT-C page, VA hepatitis", 2021)
	dastPaper  = paper("DAST-10: Skinner", 1982)
	bamPaper   = paper("Brief Addiction Monitor: Cacciola et al., VA", 2013)
	who        = Licence{Terms: "WHO: free, no charge may be made", Source: recalled(auditPaper)}
	publicWork = Licence{Terms: "US Government work, public domain", Source: recalled(bamPaper)}
)

func audit() Definition {
	items := likert(8, 0, 4)
	last := stepped(10, 0, 4, 2)[8:]
	skip := seen(auditPaper, "CamCOPS")
	return Definition{
		ID: "audit", Name: "Alcohol Use Disorders Identification Test", Recall: "past year",
		Items: append(items, last...), LOINC: "72110-0", BandFor: clinicians(),
		Scales: []Scale{
			{ID: "hazardous_use", Items: through(1, 3), Combine: Sum, High: 12, Direction: LowerBetter, Gaps: none, Source: seen(auditPaper, twoSheets)},
			{ID: "dependence", Items: through(4, 6), Combine: Sum, High: 12, Direction: LowerBetter, Gaps: none, Source: seen(auditPaper, twoSheets),
				Cutoffs: []Cutoff{{Name: "possible_dependence", At: 4, Source: seen(auditPaper, "awell-score")}}},
			{ID: "harmful_use", Items: through(7, 10), Combine: Sum, High: 16, Direction: LowerBetter, Gaps: none, Source: seen(auditPaper, twoSheets)},
			{ID: totalScale, Items: through(1, 10), Combine: Sum, High: 40, Direction: LowerBetter, LOINC: "75624-7",
				Gaps: Gaps{Source: chosen("any gap but those of the form's skips: not scorable")},
				Bands: bands(seen(auditPaper, "Australian comorbidity guidelines after WHO 2001; awell-score"),
					Band{Name: "zone I", To: 7}, Band{Name: "zone II", To: 15}, Band{Name: "zone III", To: 19}, Band{Name: "zone IV", To: 40}),
				Cutoffs: []Cutoff{{Name: "hazardous_drinking", At: 8, Source: seen(auditPaper, "CamCOPS")}},
				Source:  seen(auditPaper, twoSheets)},
		},
		Skips:   []Skip{{Zero: of(1), Blank: through(2, 8), Never: true, Source: skip}, {Zero: of(2, 3), Blank: through(4, 8), Source: skip}},
		Advice:  []Advice{{Name: "next_level_of_help", Any: auditAdvice()}},
		Licence: who, Source: seen(auditPaper, twoSheets),
	}
}

// auditAdvice is the guidelines' "2 or more on items 4, 5 and 6, or 4 on item 9 or
// 10", which calls for the next higher level of help than the zone's. The sentence
// leaves open whether each of the first three is meant or any. It is read as any, so
// that nobody is passed over: that this asks about some people too many is the
// smaller mistake.
func auditAdvice() []Threshold {
	guide := seen(auditPaper, "Australian comorbidity guidelines after WHO 2001")
	read := auditPaper.At(`"items 4, 5 and 6" of the Australian comorbidity guidelines, read as any of them`, source.Design)
	return []Threshold{
		{Items: of(4), From: 2, Source: read}, {Items: of(5), From: 2, Source: read}, {Items: of(6), From: 2, Source: read},
		{Items: of(9), From: 4, Source: guide}, {Items: of(10), From: 4, Source: guide},
	}
}

func auditC() Definition {
	bradley := seen(bushPaper, "US Core note; Bradley et al.; Michigan SPARC")
	va := seen(vaPage, "positive for both sexes; brief counselling from 5")
	return Definition{
		ID: "audit-c", Name: "AUDIT consumption questions", Recall: "past year",
		Items: coded(likert(3, 0, 4), "68518-0", "68519-8", "68520-6"), LOINC: "72109-2", BandFor: clinicians(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 3), Combine: Sum, High: 12, Direction: LowerBetter, LOINC: "75626-2",
			Gaps: allNeeded(recalled(bushPaper)),
			Bands: bands(bradley,
				Band{Name: "negative", To: 2, Sex: Female}, Band{Name: "positive", To: 12, Sex: Female},
				Band{Name: "negative", To: 3, Sex: Male}, Band{Name: "positive", To: 12, Sex: Male}),
			Cutoffs: []Cutoff{
				{Name: "positive", At: 3, Sex: Female, Source: bradley},
				{Name: "positive", At: 4, Sex: Male, Source: bradley},
				{Name: "severe_risk", At: 8, Source: recalled(bushPaper)},
				{Name: "positive", Set: "va", At: 5, Source: va},
			},
			Source: recalled(bushPaper),
		}},
		Skips: []Skip{{Zero: of(1), Blank: of(2, 3), Never: true, Source: recalled(bushPaper)}},
		// Enough for a positive screen, and all of it from how often: the amounts are
		// probably within limits and are looked at again.
		Advice: []Advice{{Name: "points_from_frequency_alone", Any: []Threshold{
			{Items: of(1), From: 3, Zero: of(2, 3), Source: seen(bushPaper, "US Core note")}}}},
		Licence: Licence{Terms: "free", Source: recalled(bushPaper)}, Source: recalled(bushPaper),
	}
}

func dast10() Definition {
	key := seen(dastPaper, "awell-score; R package cliot; a test suite")
	return Definition{
		ID: "dast-10", Name: "Drug Abuse Screening Test, 10 items", Recall: "past 12 months",
		Form: "answers as ticked, yes 1 and no 0; item 3 counts for no", BandFor: clinicians(),
		Items: likert(10, 0, 1, 3), LOINC: "82666-9",
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 10), Combine: Sum, High: 10, Direction: LowerBetter, LOINC: "82667-7",
			Gaps: gaps(1, chosen("one missing item is prorated")),
			Bands: bands(seen(dastPaper, "awell-score"), Band{Name: "none", To: 0}, Band{Name: "low", To: 2}, Band{Name: "moderate", To: 5},
				Band{Name: "substantial", To: 8}, Band{Name: "severe", To: 10}),
			Source: key,
		}},
		Licence: Licence{Terms: "H. Skinner/CAMH: free for non-commercial clinical and research use", Ask: true, Source: recalled(dastPaper)}, Source: key,
	}
}

// bamItems returns the items in the order of the sheet: item 7 has seven parts.
func bamItems(scored Item) []Item {
	var items []Item
	add := func(id string, like Item) {
		like.ID = id
		items = append(items, like)
	}
	plain := likert(1, 0, 4)[0]
	for _, id := range of(1, 2, 3, 4, 5, 6) {
		add(id, scored)
	}
	for _, part := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		add("i7"+part, scored)
	}
	for _, id := range through(8, 16) {
		add(id, scored)
	}
	add("i17", plain)
	return items
}

func bam() Definition {
	items := bamItems(likert(1, 0, 4)[0])
	for i := range items {
		if items[i].ID == "i14" {
			items[i].Answers = []int{0, 4}
		}
	}
	key := seen(bamPaper, "")
	twice := seen(bamPaper, "two copies")
	gap := allNeeded(chosen("a subscale needs all its items"))
	return Definition{
		ID: "bam", Name: "Brief Addiction Monitor", Form: "interval coding 0-4; item 14 is 0 or 4", Recall: "past 30 days",
		Items: items, BandFor: clinicians(),
		Scales: []Scale{
			{ID: "use", Items: of(4, 5, 6), Combine: Sum, High: 12, Direction: LowerBetter, Gaps: gap, Source: key,
				Cutoffs: []Cutoff{{Name: "any_use", At: 1, Source: twice}}},
			{ID: "risk", Items: of(1, 2, 3, 8, 11, 15), Combine: Sum, High: 24, Direction: LowerBetter, Gaps: gap, Source: key,
				Cutoffs: []Cutoff{{Name: "risk", At: 12, Source: twice}}},
			{ID: "protective", Items: of(9, 10, 12, 13, 14, 16), Combine: Sum, High: 24, Direction: HigherBetter, Gaps: gap, Source: key,
				Cutoffs: []Cutoff{{Name: "few_protective", At: 12, Below: true, Source: twice}}},
		},
		Licence: publicWork, Source: key,
	}
}

func bamR() Definition {
	key := seen(bamPaper, "BAM-R, continuous")
	gap := allNeeded(chosen("a subscale needs all its items"))
	return Definition{
		ID: "bam-r", Name: "Brief Addiction Monitor, continuous", Form: "each scored item in days, 0-30", Recall: "past 30 days",
		Items: bamItems(likert(1, 0, 30)[0]), BandFor: clinicians(),
		Scales: []Scale{
			{ID: "use", Items: of(4, 5, 6), Combine: Sum, High: 90, Direction: LowerBetter, Gaps: gap, Source: key},
			{ID: "risk", Items: of(1, 2, 3, 8, 11, 15), Combine: Sum, High: 180, Direction: LowerBetter, Gaps: gap, Source: key},
			{ID: "protective", Items: of(9, 10, 12, 13, 14, 16), Combine: Sum, High: 180, Direction: HigherBetter, Gaps: gap, Source: key},
		},
		Licence: publicWork, Source: key,
	}
}

func pacs() Definition {
	flannery := recalled(paper("Penn Alcohol Craving Scale: Flannery et al.", 1999))
	return Definition{
		ID: "pacs", Name: "Penn Alcohol Craving Scale", Recall: "past week", Items: likert(5, 0, 6), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 5), Combine: Sum, High: 30, Direction: LowerBetter, Gaps: allNeeded(flannery), Source: flannery}},
		Licence: Licence{Terms: "by permission of the authors", Ask: true, Source: flannery}, Source: flannery,
	}
}
