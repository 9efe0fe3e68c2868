package instrument

// Depression and anxiety. The LOINC codes are those of the US Core and the
// personal health record guides.

const safetyNotice = "One question asks about thoughts of being better off dead or of hurting yourself. " +
	"If you answer it with more than never, somebody qualified will speak with you today. You need not answer any question."

func mood() []Definition {
	return []Definition{phq9(), phq2(), gad7(), gad2()}
}

var (
	phqPaper  = paper("PHQ-9: Kroenke, Spitzer, Williams", 2001)
	gadPaper  = paper("GAD-7: Spitzer et al.", 2006)
	twoSheets = "awell-score; CamCOPS"
	phqItems  = []string{"44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"}
	gadItems  = []string{"69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"}
	// phqAnswers are the codes of the answers 0 to 3, of the PHQ and of the GAD forms.
	phqAnswers = []string{"LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"}
	phqLicence = Licence{Terms: "no permission needed to reproduce, translate, display or distribute", Source: seen(phqPaper, "copyright text of the LOINC forms")}
	talkManual = paper("NHS Talking Therapies manual", 0)
	phqGaps    = gaps(2, seen(phqPaper, "qscorer after Arrieta 2017"))
)

// phqCoded returns n items, answers 0-3, with the codes of items and answers.
func phqCoded(n int, codes ...string) []Item {
	items := coded(likert(n, 0, 3), codes...)
	for i := range items {
		items[i].AnswerLOINC = phqAnswers
	}
	return items
}

func phq9() Definition {
	return Definition{
		ID: "phq-9", Name: "Patient Health Questionnaire, 9 items", Recall: "past 2 weeks",
		Items: phqCoded(9, phqItems...), LOINC: "44249-1", Before: safetyNotice, BandFor: clinicians(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 9), Combine: Sum, High: 27, Direction: LowerBetter, Gaps: phqGaps, LOINC: "44261-6",
			Bands: bands(seen(phqPaper, twoSheets), Band{Name: "minimal", To: 4}, Band{Name: "mild", To: 9}, Band{Name: "moderate", To: 14},
				Band{Name: "moderately severe", To: 19}, Band{Name: "severe", To: 27}),
			Cutoffs: []Cutoff{
				{Name: "depression", At: 10, Sensitivity: .88, Specificity: .88, Source: seen(phqPaper, "Kroenke 2001 as quoted; 74 % and 91 % in Arroll et al. 2010")},
				{Name: "caseness", Set: "nhs", At: 10, Source: seen(talkManual, "as quoted by CBT Watch")},
			},
			Figures: []Figure{
				{Alpha, .89, seen(phqPaper, "Kroenke 2001 as quoted")},
				{ReliablePoints, 6, seen(talkManual, "as quoted by CBT Watch")},
				{ImportantPoints, 5, recalled(paper("Löwe et al.", 2004))},
				{ImportantPoints, 1.7, seen(paper("Kounali et al.", 2020), "at moderate severity")},
				{ImportantPoints, 3.7, seen(paper("Bauer-Staeb et al.", 2021), "on average; none at very mild, 14 at very high severity")},
				{ImportantShare, .20, seen(paper("Kounali et al.", 2020), "")},
				{ImportantShare, .23, seen(paper("Bauer-Staeb et al.", 2021), "on average")},
			},
			Source: seen(phqPaper, twoSheets),
		}},
		Safety:  []Alert{{Item: "i9", From: 1, Flag: SuicidalIdeationItem, Source: chosen("any answer above never is acted on, whatever the total")}},
		Licence: phqLicence, Source: seen(phqPaper, twoSheets),
	}
}

func phq2() Definition {
	arroll := seen(paper("Arroll et al.", 2010), "")
	return Definition{
		ID: "phq-2", Name: "Patient Health Questionnaire, 2 items", Recall: "past 2 weeks",
		Items: phqCoded(2, phqItems...), LOINC: "55757-9", BandFor: clinicians(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 2), Combine: Sum, High: 6, Direction: LowerBetter, Gaps: none, LOINC: "55758-7",
			Cutoffs: []Cutoff{
				{Name: "depression", At: 3, Sensitivity: .61, Specificity: .92, Source: arroll},
				{Name: "depression", Set: "from_two", At: 2, Sensitivity: .86, Specificity: .78, Source: arroll},
			},
			Source: seen(phqPaper, twoSheets),
		}},
		Licence: phqLicence, Source: seen(phqPaper, twoSheets),
	}
}

func gad7() Definition {
	return Definition{
		ID: "gad-7", Name: "Generalised Anxiety Disorder scale, 7 items", Recall: "past 2 weeks",
		Items: phqCoded(7, gadItems...), LOINC: "69737-5", BandFor: clinicians(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 7), Combine: Sum, High: 21, Direction: LowerBetter, LOINC: "70274-6",
			Gaps: gaps(2, chosen("as for the PHQ-9: up to two missing items are prorated")),
			Bands: bands(seen(gadPaper, twoSheets), Band{Name: "minimal", To: 4}, Band{Name: "mild", To: 9}, Band{Name: "moderate", To: 14},
				Band{Name: "severe", To: 21}),
			Cutoffs: []Cutoff{
				{Name: "anxiety", At: 10, Sensitivity: .89, Specificity: .82, Source: seen(gadPaper, "")},
				{Name: "caseness", Set: "nhs", At: 8, Source: seen(talkManual, "as quoted")},
			},
			Figures: []Figure{
				{ReliablePoints, 4, seen(talkManual, "as quoted by CBT Watch")},
				{ImportantPoints, 4, recalled(paper("Toussaint et al.", 2020))},
				{ImportantPoints, 1.5, seen(paper("Kounali et al.", 2020), "")},
				{ImportantPoints, 3.3, seen(paper("Bauer-Staeb et al.", 2021), "on average")},
				{ImportantShare, .268, seen(paper("Kounali et al.", 2020), "")},
				{ImportantShare, .28, seen(paper("Bauer-Staeb et al.", 2021), "on average")},
			},
			Source: seen(gadPaper, twoSheets),
		}},
		Licence: Licence{Terms: phqLicence.Terms, Source: phqLicence.Source}, Source: seen(gadPaper, twoSheets),
	}
}

func gad2() Definition {
	return Definition{
		ID: "gad-2", Name: "Generalised Anxiety Disorder scale, 2 items", Recall: "past 2 weeks",
		Items: phqCoded(2, gadItems...), BandFor: clinicians(),
		Scales: []Scale{{
			ID: totalScale, Items: through(1, 2), Combine: Sum, High: 6, Direction: LowerBetter, Gaps: none,
			Cutoffs: []Cutoff{{Name: "anxiety", At: 3, Sensitivity: .86, Specificity: .83, Source: seen(gadPaper, twoSheets)}},
			Source:  seen(gadPaper, twoSheets),
		}},
		Licence: Licence{Terms: phqLicence.Terms, Source: phqLicence.Source}, Source: seen(gadPaper, twoSheets),
	}
}
