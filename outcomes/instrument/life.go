package instrument

import (
	"fmt"
	"math"
)

// Quality of life and satisfaction. The PROMIS tables turn the sum of a
// four-item form into a T score (mean 50, standard deviation 10).

func life() []Definition {
	return []Definition{
		whoqol(), eq5d5l(), csq8(), waiSR(),
		promis("promis-depression-4a", "PROMIS depression 4a", LowerBetter, 41.0, 49.0, 51.8, 53.9, 55.7, 57.3, 58.9, 60.5, 62.2, 63.9, 65.7, 67.5, 69.4, 71.2, 73.3, 75.7, 79.4),
		promis("promis-anxiety-4a", "PROMIS anxiety 4a", LowerBetter, 40.3, 48.0, 51.2, 53.7, 55.8, 57.7, 59.5, 61.4, 63.4, 65.3, 67.3, 69.3, 71.2, 73.3, 75.4, 77.9, 81.6),
		promis("promis-fatigue-4a", "PROMIS fatigue 4a", LowerBetter, 33.7, 39.7, 43.1, 46.0, 48.6, 51.0, 53.1, 55.1, 57.0, 58.8, 60.7, 62.7, 64.6, 66.7, 69.0, 71.6, 75.8),
		promis("promis-social-roles-4a", "PROMIS ability to participate in social roles 4a", HigherBetter, 27.5, 31.8, 34.0, 35.7, 37.3, 38.8, 40.5, 42.3, 44.2, 46.2, 48.1, 50.0, 51.9, 53.7, 55.8, 58.3, 64.2),
		promis("promis-pain-interference-4a", "PROMIS pain interference 4a", LowerBetter, 41.6, 49.6, 52.0, 53.9, 55.6, 57.1, 58.5, 59.9, 61.2, 62.5, 63.8, 65.2, 66.6, 68.0, 69.7, 71.6, 75.6),
	}
}

func whoqol() Definition {
	key := seen(paper("WHOQOL-BREF", 0), "awell-score")
	domain := func(id string, most int, items ...int) []Scale {
		d := Scale{ID: id, Items: of(items...), Combine: Mean, Times: 4, Low: 4, High: 20, Direction: HigherBetter, Gaps: gaps(most, key), Source: key}
		percent := d
		percent.ID, percent.Times, percent.Plus, percent.Low, percent.High = id+"_100", 25, -25, 0, 100
		return []Scale{d, percent}
	}
	var scales []Scale
	scales = append(scales, domain("physical", 2, 3, 4, 10, 15, 16, 17, 18)...)
	scales = append(scales, domain("psychological", 2, 5, 6, 7, 11, 19, 26)...)
	scales = append(scales, domain("social", 1, 20, 21, 22)...)
	scales = append(scales, domain("environment", 2, 8, 9, 12, 13, 14, 23, 24, 25)...)
	return Definition{
		ID: "whoqol-bref", Name: "WHOQOL-BREF", Form: "domains on 4-20 and, as _100, on 0-100; items 1 and 2 stand alone and belong to none", Items: likert(26, 1, 5, 3, 4, 26),
		Scales: scales, MostGap: 5, BandFor: supporters(),
		Licence: Licence{Terms: "by agreement with WHO", Ask: true, Source: recalled(paper("WHOQOL-BREF", 0))}, Source: key,
	}
}

// WHOQOLTable returns what WHO's printed table gives on 0-100 for a domain score
// on 4-20: it rounds the domain to a whole number first, half up, and the result
// as well, so that 14.286 gives 63 where the exact transformation gives 64.29. It
// returns [ErrScores] outside 4-20.
//
// Source: recalled, not re-opened.
func WHOQOLTable(domain float64) (int, error) {
	if !(domain >= 4 && domain <= 20) {
		return 0, fmt.Errorf("%w: a domain runs from 4 to 20", ErrScores)
	}
	return int(math.Floor((math.Floor(domain+0.5)-4)*100/16 + 0.5)), nil
}

// eq5d5l gives what needs no value set: the sum of the five levels and the visual
// analogue scale. The profile is the answers themselves.
func eq5d5l() Definition {
	euroQol := recalled(paper("EQ-5D-5L", 0))
	items := append(likert(5, 1, 5), likert(1, 0, 100)[0])
	items[5].ID = "vas"
	return Definition{
		ID: "eq-5d-5l", Name: "EQ-5D-5L", Form: "levels 1-5 and the visual analogue scale 0-100; no index, which needs a country's licensed value set",
		Items: items, BandFor: supporters(),
		Scales: []Scale{
			{ID: "level_sum", Items: through(1, 5), Combine: Sum, Low: 5, High: 25, Direction: LowerBetter, Gaps: none, Source: euroQol},
			{ID: "vas", Items: []string{"vas"}, Combine: Sum, High: 100, Direction: HigherBetter, Gaps: none, Source: euroQol},
		},
		Licence: Licence{Terms: "EuroQol licence", Ask: true, Source: euroQol}, Source: euroQol,
	}
}

// waiSR has the client's form with answers 1-5; one with 1-7 circulates as well.
func waiSR() Definition {
	hatcher := paper("WAI-SR: Hatcher & Gillaspy", 2006)
	key := seen(hatcher, "Blueprint; Rivet")
	part := func(id string, items ...int) Scale {
		return Scale{ID: id, Items: of(items...), Combine: Sum, Low: 4, High: 20, Direction: HigherBetter, Gaps: none, Source: key}
	}
	whole := Scale{ID: "mean", Items: through(1, 12), Combine: Mean, Low: 1, High: 5, Direction: HigherBetter, Gaps: none, Source: key}
	total := whole
	total.ID, total.Combine, total.Low, total.High = totalScale, Sum, 12, 60
	return Definition{
		ID: "wai-sr", Name: "Working Alliance Inventory, short revised", Form: "answers 1-5; a form with 1-7 also circulates and does not compare",
		Items: likert(12, 1, 5), BandFor: supporters(),
		Scales:  []Scale{part("goal", 4, 6, 8, 11), part("task", 1, 2, 10, 12), part("bond", 3, 5, 7, 9), whole, total},
		Licence: Licence{Terms: "by permission: Society for Psychotherapy Research, Horvath", Ask: true, Source: recalled(hatcher)}, Source: key,
	}
}

func csq8() Definition {
	larsen := paper("CSQ-8: Larsen et al.", 1979)
	key := seen(larsen, "PhenX 590701; a printed copy")
	return Definition{
		ID: "csq-8", Name: "Client Satisfaction Questionnaire, 8 items", Form: "answers are the printed values, not tick positions",
		Items: likert(8, 1, 4), BandFor: supporters(),
		Scales: []Scale{{ID: totalScale, Items: through(1, 8), Combine: Sum, Low: 8, High: 32, Direction: HigherBetter, Gaps: none, Source: key,
			Bands: bands(recalled(larsen), Band{Name: "low", To: 20}, Band{Name: "medium", To: 26}, Band{Name: "high", To: 32})}},
		Licence: Licence{Terms: "copyrighted: written permission and a fee per use, a licence for any electronic form, no change of wording", Ask: true,
			Source: seen(larsen, "csqscales.com")},
		Source: key,
	}
}

// promis returns a four-item form, answers 1-5, with its sum and its T score.
func promis(id ID, name string, d Direction, table ...float64) Definition {
	src := seen(paper("PROMIS short forms v1.0/2.0, raw sum to T", 0), "two independent public analyses; pain interference at the highest sum in one")
	manual := recalled(paper("PROMIS scoring manuals", 0))
	gap := allNeeded(manual)
	var severity []Band
	if d == LowerBetter { // the bands are those of symptoms
		severity = bands(manual, Band{Name: "below mild", To: 55, Short: true}, Band{Name: "mild", To: 60, Short: true}, Band{Name: "moderate", To: 70},
			Band{Name: "severe", To: table[len(table)-1]})
		severity[0].Source = chosen("what lies below the first published band")
	}
	return Definition{
		ID: id, Name: name, Items: likert(4, 1, 5), BandFor: clinicians(),
		Scales: []Scale{
			{ID: "raw", Items: through(1, 4), Combine: Sum, Low: 4, High: 20, Direction: d, Gaps: gap, Source: src},
			{ID: totalScale, Items: through(1, 4), Combine: Sum, Table: table, Low: table[0], High: table[len(table)-1], Direction: d, Gaps: gap, Bands: severity, Source: src},
		},
		Licence: Licence{Terms: "free, but terms restrict modification and electronic or commercial distribution", Ask: true,
			Source: recalled(paper("HealthMeasures terms of use", 0))},
		Source: src,
	}
}
