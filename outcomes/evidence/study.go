package evidence

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// A Study is a trial or review with the effects that it prints. The zero Study is none.
type Study struct {
	ID      string
	Title   string
	Design  Design
	Bias    Bias
	People  int // 0: not stated or not confirmed
	Studies int // of a review; 0: not stated or not confirmed
	Effects []Effect
	Caveat  string
	Source  source.Source
}

// An Effect is a number that a study prints. The zero Effect is none.
type Effect struct {
	Outcome  string
	Measure  string  // "standardised mean difference", "risk ratio", ...
	Value    float64 // in units of Measure
	Low      float64 // 95 % limits
	High     float64
	Interval bool // Low and High are printed
	Evidence source.Evidence
}

// Studies returns every study, in the order of this package.
func Studies() []Study {
	all := slices.Clone(studies)
	for i := range all {
		all[i].Effects = slices.Clone(all[i].Effects)
	}
	return all
}

// StudyOf returns the study with the given id, or [ErrUnknownStudy].
func StudyOf(id string) (Study, error) {
	var ids []string
	for _, s := range Studies() {
		if s.ID == id {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	return Study{}, enum.Refuse(id, ids, ErrUnknownStudy)
}

const (
	smd  = "standardised mean difference"
	risk = "risk ratio"
	odds = "adjusted odds ratio"
	mean = "mean difference, percent days abstinent"
)

func printed(outcome, measure string, value, low, high float64) Effect {
	return Effect{Outcome: outcome, Measure: measure, Value: value, Low: low, High: high, Interval: true, Evidence: source.Verified}
}

var studies = []Study{
	{ID: "johnson_2018", Title: "Peer-supported self-management after crisis care (CORE)", Design: Trial, Bias: UnknownBias, People: 441,
		Effects: []Effect{
			{Outcome: "readmitted within a year, supported", Measure: "proportion, 64 of 218", Value: 64. / 218, Evidence: source.Verified},
			{Outcome: "readmitted within a year, not supported", Measure: "proportion, 83 of 216", Value: 83. / 216, Evidence: source.Verified},
			{Outcome: "readmitted within a year", Measure: odds, Value: .66, Low: .43, High: .99, Interval: true, Evidence: source.Unverified},
		}, Caveat: "the adjusted ratio was not re-opened", Source: found("Johnson et al., Lancet 392:409", 2018, source.Verified)},
	{ID: "sledge_2011", Title: "Peer mentors for people with recurrent admissions", Design: Trial, Bias: UnknownBias, People: 74,
		Effects: []Effect{
			{Outcome: "admissions in nine months, mentored", Measure: "mean (standard deviation 1.35)", Value: .89, Evidence: source.Verified},
			{Outcome: "admissions in nine months, usual care", Measure: "mean (standard deviation 1.54)", Value: 1.53, Evidence: source.Verified},
			{Outcome: "hospital days in nine months, mentored", Measure: "mean (standard deviation 17.31)", Value: 10.08, Evidence: source.Verified},
			{Outcome: "hospital days in nine months, usual care", Measure: "mean (standard deviation 21.63)", Value: 19.08, Evidence: source.Verified},
		}, Caveat: "small; the published p values are one-sided", Source: found("Sledge et al., Psychiatr Serv 62:541", 2011, source.Verified)},
	{ID: "oconnell", Title: "Peer mentors after discharge", Design: Trial, Bias: UnknownBias, People: 76,
		Caveat: "less use and more time out of hospital, by its abstract; author and year not confirmed", Source: found("O'Connell et al., doi 10.1176/appi.ps.201600478", 0, source.Unverified)},
	{ID: "gillard_2022", Title: "Peer support for discharge (ENRICH)", Design: Trial, Bias: UnknownBias, People: 590,
		Effects: []Effect{
			{Outcome: "readmitted within a year, supported", Measure: "proportion, 136 of 287", Value: 136. / 287, Evidence: source.Unverified},
			{Outcome: "readmitted within a year, not supported", Measure: "proportion, 146 of 291", Value: 146. / 291, Evidence: source.Unverified},
		},
		Caveat: "no reduction in readmission within a year; not re-opened", Source: found("Gillard et al., Lancet Psychiatry 9:125", 2022, source.Unverified)},
	{ID: "simpson_2014", Title: "Peer support after discharge, pilot", Design: Trial, Bias: UnknownBias, People: 46,
		Caveat: "no significant effect; 2,154 against 1,922 pounds a case", Source: found("Simpson et al., pilot trial", 2014, source.Verified)},
	{ID: "egmose_2023", Title: "Peer support in mental illness", Design: PooledTrials, Bias: HighBias, People: 12477, Studies: 49,
		Effects: []Effect{printed("personal recovery", smd, .20, .11, .29), printed("anxiety", smd, -.21, -.40, -.02)},
		Caveat:  "most trials at high risk of bias; mostly hospital services; not substance use", Source: found("Egmose et al., Psychiatric Services 74(8), doi 10.1176/appi.ps.202100138", 2023, source.Verified)},
	{ID: "smit_2023", Title: "One-to-one and group peer support in mental illness", Design: PooledTrials, Bias: UnknownBias,
		Effects: []Effect{
			{Outcome: "clinical recovery", Measure: smd, Value: .19, Low: .11, High: .27, Interval: true, Evidence: source.Unverified},
			{Outcome: "personal recovery", Measure: smd, Value: .15, Low: .04, High: .27, Interval: true, Evidence: source.Unverified},
			{Outcome: "functional recovery", Measure: smd, Value: .08, Low: -.02, High: .18, Interval: true, Evidence: source.Unverified},
		}, Caveat: "often confused with Egmose et al.; the values were not re-opened", Source: found("Smit et al., Psychological Medicine 53(11)", 2023, source.Verified)},
	{ID: "kelly_2020", Title: "Alcoholics Anonymous and twelve-step facilitation", Design: PooledTrials, Bias: UnknownBias, People: 10565, Studies: 27,
		Effects: []Effect{printed("continuous abstinence at 12 months", risk, 1.21, 1.03, 1.42), printed("abstinence at 12 months", mean, 3.03, -4.36, 10.43),
			printed("abstinence at 24 months", mean, 12.91, 7.55, 18.29), printed("abstinence at 36 months", mean, 6.64, 1.54, 11.75)},
		Caveat: "manualised facilitation by professionals, not peer support as such; speaks of probably substantial savings in health-care cost, of which no figure is held here", Source: found("Kelly, Humphreys & Ferri, Cochrane CD012880", 2020, source.Verified)},
	{ID: "pitt_2013", Title: "Consumer-providers of care", Design: PooledTrials, Bias: UnknownBias, Studies: 11,
		Caveat: "no better or worse than professionals; a small fall in crisis use; numbers not re-opened", Source: found("Pitt et al., Cochrane CD004807", 2013, source.Secondary)},
	{ID: "lloyd_evans_2014", Title: "Peer support for people with severe mental illness", Design: PooledTrials, Bias: UnknownBias,
		Effects: []Effect{{Outcome: "recovery (negative favours peers)", Measure: smd, Value: -.24, Low: -.39, High: -.09, Interval: true, Evidence: source.Secondary}},
		Caveat:  "4 trials, 1,066 people, as quoted by Cooper et al.", Source: found("Lloyd-Evans et al., BMC Psychiatry", 2014, source.Secondary)},
	{ID: "reif_2014", Title: "Peer recovery support for people with substance use disorders", Design: Review, Bias: UnknownBias, Studies: 11,
		Caveat: "two trials, four quasi-experiments, four before-after studies, one review; moderate evidence by its authors", Source: found("Reif et al., Psychiatr Serv 65:853", 2014, source.Verified)},
	{ID: "bassuk_2016", Title: "Peer-delivered recovery support services", Design: Review, Bias: UnknownBias, Studies: 9,
		Caveat: "salutary effects despite limits of the studies", Source: found("Bassuk et al., J Subst Abuse Treat 63:1", 2016, source.Verified)},
	{ID: "tracy_2016", Title: "Benefits of peer support groups in addiction treatment", Design: Review, Bias: UnknownBias, Studies: 10,
		Caveat: "a literature review, not a meta-analysis; limited data", Source: found("Tracy & Wallace, Subst Abuse Rehabil 7:143-154", 2016, source.Verified)},
	{ID: "eddie_2019", Title: "Lived experience in new models of care for substance use", Design: Review, Bias: HighBias,
		Caveat: "tentative; many null findings, comparators wanting; its count of reports, 24, was not confirmed", Source: found("Eddie et al., Front Psychol 10:1052", 2019, source.Verified)},
	{ID: "cooper_2024", Title: "Umbrella review of peer support in mental health", Design: ReviewOfReviews, Bias: HighBias, Studies: 35,
		Caveat: "97 % of the reviews of low or critically low quality", Source: found("Cooper et al., BMC Med 22:72", 2024, source.Verified)},
	{ID: "hasin_2017", Title: "Change in risk level of drinking and later alcohol dependence", Design: Controlled, Bias: SomeBias, People: 22005,
		Effects: []Effect{
			{Outcome: "alcohol dependence at the second wave, very high risk level unchanged", Measure: "proportion", Value: .366, Evidence: source.Secondary},
			{Outcome: "alcohol dependence at the second wave, down one level", Measure: "proportion", Value: .135, Evidence: source.Secondary},
			{Outcome: "alcohol dependence at the second wave, down two levels", Measure: "proportion", Value: .088, Evidence: source.Secondary},
			{Outcome: "alcohol dependence at the second wave, down three levels", Measure: "proportion", Value: .038, Evidence: source.Secondary},
		}, Caveat: "observational, and not about peer support: it bears on a fall of risk levels as an outcome beside abstinence; seen in a summary",
		Source: found("Hasin et al., Lancet Psychiatry", 2017, source.Secondary)},
	{ID: "landers_2014", Title: "Peer support and Medicaid cost in Georgia", Design: Controlled, Bias: UnknownBias, People: 35600,
		Effects: []Effect{{Outcome: "total Medicaid cost", Measure: "adjusted difference, US dollars of 2003-04", Value: 5991, Evidence: source.Verified}},
		Caveat:  "dearer, not cheaper; about 1,900 with and 33,700 without", Source: found("Landers & Zhou, Medicare & Medicaid Research Review 4(1)", 2014, source.Verified)},
}
