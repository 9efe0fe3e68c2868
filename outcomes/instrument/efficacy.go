package instrument

import "strconv"

// Confidence in not using, and temptation to use.

func efficacy() []Definition {
	return []Definition{dtcq8(), bscq(),
		aase("aase-confidence", "Alcohol Abstinence Self-Efficacy Scale, confidence", HigherBetter),
		aase("aase-temptation", "Alcohol Abstinence Self-Efficacy Scale, temptation", LowerBetter)}
}

func dtcq8() Definition {
	sklar := recalled(paper("DTCQ-8: Sklar & Turner", 1999))
	return Definition{
		ID: "dtcq-8", Name: "Drug-Taking Confidence Questionnaire, 8 items", Form: "answers in per cent: 0, 20, 40, 60, 80, 100",
		Items: stepped(8, 0, 100, 20), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 8), Combine: Mean, High: 100, Direction: HigherBetter, Gaps: allNeeded(sklar), Source: sklar}},
		Licence: Licence{Terms: "CAMH", Ask: true, Source: sklar}, Source: sklar,
	}
}

// bscq is a profile: a score for each situation and no total.
func bscq() Definition {
	breslin := recalled(paper("BSCQ: Breslin et al.", 2000))
	d := Definition{
		ID: "bscq", Name: "Brief Situational Confidence Questionnaire", Form: "a profile of eight situations, each 0-100; no total",
		Items: likert(8, 0, 100), BandFor: supporters(),
		Licence: Licence{Terms: "CAMH; free for clinical use", Ask: true, Source: breslin}, Source: breslin,
	}
	for n := 1; n <= 8; n++ {
		d.Scales = append(d.Scales, Scale{ID: "situation_" + strconv.Itoa(n), Items: of(n), Combine: Sum, High: 100,
			Direction: HigherBetter, Gaps: allNeeded(breslin), Source: breslin})
	}
	return d
}

// aase returns one of the two forms, which share their twenty situations.
func aase(id ID, name string, better Direction) Definition {
	diClemente := recalled(paper("AASE: DiClemente et al.", 1994))
	return Definition{
		ID: id, Name: name, Form: "total alone: the keys of the four subscales were not seen",
		Items: likert(20, 1, 5), BandFor: supporters(),
		Scales:  []Scale{{ID: totalScale, Items: through(1, 20), Combine: Sum, Low: 20, High: 100, Direction: better, Gaps: none, Source: diClemente}},
		Licence: Licence{Terms: "public use", Source: diClemente}, Source: diClemente,
	}
}
