package economics

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A Figure is an economic result that somebody printed. It is for reference and
// for checking arithmetic, never an input of its own accord; figures of one
// programme that count the same beds are never added. The zero Figure says nothing.
type Figure struct {
	ID          string // of this library, once
	Says        string // what is printed, in a sentence
	Design      string // uncontrolled before-after, observational with controls, trial, model, ...
	Currency    string // "" where no money is said
	Year        int    // of the prices, 0 if not stated
	Perspective Perspective
	Return      PerUnit // zero if none is printed
	Benefit     float64 // units of currency a person, 0 if not printed
	Cost        float64 // likewise
	Caveat      string  // what to mind before it is repeated
	Source      source.Source
}

// Published returns every figure, in the order of this package.
func Published() []Figure { return slices.Clone(published) }

// printed is the source of a figure; verified says that it was seen in print there.
func printed(title string, year int, e source.Evidence) source.Source {
	return source.Source{Title: title, Year: year}.At("", e)
}

const (
	beforeAfter = "uncontrolled before-after"
	controlled  = "observational with controls"
	trial       = "randomised trial"
	model       = "model"
)

var published = []Figure{
	{ID: "wsipp_2016", Says: "a peer specialist added to the team of adults with serious mental illness: benefits 590, cost 3,477 a person; chance that benefits exceed costs 9 %",
		Design: model, Currency: "USD", Year: 2015, Perspective: Societal, Benefit: 590, Cost: 3477, Return: PerUnit{.17, Gross},
		Caveat: "the same programme and literature gave 1.94 in the edition of 2023", Source: printed("WSIPP benefit-cost results, December 2016 edition", 2016, source.Verified)},
	{ID: "wsipp_2023", Says: "the same by later methods: benefits 8,030, cost 4,142 a person; chance 84 %",
		Design: model, Currency: "USD", Year: 2022, Perspective: Societal, Benefit: 8030, Cost: 4142, Return: PerUnit{1.94, Gross},
		Caveat: "the same programme and literature gave 0.17 in the edition of 2016", Source: printed("WSIPP benefit-cost results, December 2023 methods", 2023, source.Verified)},
	{ID: "landers_2014", Says: "Georgia Medicaid: total cost 5,991 higher with peer support, adjusted: drugs 2,100 and professional services 5,116 higher, facilities 1,225 lower", Design: controlled, Currency: "USD", Year: 2004, Perspective: Payer, Cost: 5991,
		Caveat: "about 1,900 with and 33,700 without; prices of 2003-04; crisis and hospital costs did not differ significantly", Source: printed("Landers & Zhou, Medicare & Medicaid Research Review 4(1)", 2014, source.Verified)},
	{ID: "georgia_2006", Says: "peer support about 997 and day treatment 6,491 a person and year, 5,494 apart", Design: "not stated", Currency: "USD", Year: 2006, Perspective: Payer,
		Caveat: "figures not re-opened; cost alone; Bergeson 2013 says that assignment was random", Source: printed("Georgia DBHDD, as reported", 2006, source.Unverified)},
	{ID: "pierce_county", Says: "involuntary hospitalisation 32 % lower, 1.99 million saved in a year", Design: beforeAfter, Currency: "USD", Perspective: Payer,
		Caveat: "no comparison", Source: printed("OptumHealth Pierce County, as reported by Bergeson", 2013, source.Unverified)},
	{ID: "peer_bridger", Says: "admissions 79.2 % lower, 550,215 saved", Design: beforeAfter, Currency: "USD", Perspective: Payer,
		Caveat: "people chosen for past admission; the same beds as pierce_county", Source: printed("OptumHealth peer bridger, as reported by Bergeson", 2013, source.Unverified)},
	{ID: "peerlink", Says: "Tennessee, 28 members: hospital days 7.42 to 1.9", Design: beforeAfter, Perspective: Payer,
		Caveat: "preliminary; printed as 73.32 % lower, which no rounding of the days gives, for they come to 74.39 %; later texts say 90 %", Source: printed("Mental Health Weekly on Optum PeerLink", 2010, source.Verified)},
	{ID: "peer_bridger_ny", Says: "New York: in hospital 92.6 % to 48.2 %, days 11.2 to 4.2; that is 47.9 % and 62.5 % lower", Design: beforeAfter, Perspective: Payer,
		Caveat: "no comparison; not re-opened", Source: printed("Optum peer bridger, New York, as reported", 0, source.Unverified)},
	{ID: "optum_2021", Says: "admissions 26 % lower, emergency visits 17 % lower, outpatient visits 11 % lower, adherence 20 % higher", Design: "not stated", Perspective: Payer,
		Caveat: "internal, no method is given", Source: printed("Optum, page on peer support", 2021, source.Verified)},
	{ID: "trachtenberg_2013", Says: "financial benefits exceed cost, weighted ratio about 4.76", Design: model, Perspective: HealthSector, Return: PerUnit{4.76, Gross},
		Caveat: "six studies, limited evidence; the ratio was not re-opened", Source: printed("Trachtenberg et al., Centre for Mental Health", 2013, source.Unverified)},
	{ID: "simpson_2014", Says: "2,154 against 1,922 a case", Design: trial, Currency: "GBP", Perspective: HealthSector, Cost: 232,
		Caveat: "pilot, 23 and 23 people", Source: printed("Simpson et al., pilot trial", 2014, source.Verified)},
	{ID: "ruger_2012", Says: "7,223 for each further cocaine abstainer at 4 months, 3,611 at 12 months", Design: trial, Currency: "USD",
		Caveat: "for alcohol the two figures are the other way round; the arm with four sessions is dominated at 12 months; a correction was published in August 2012", Source: printed("Ruger et al., PLoS ONE 7(3)", 2012, source.Verified)},
	{ID: "ashworth_2024", Says: "recovery housing in Florida, net benefit 143 million, 22.19 for every dollar over 20 years", Design: model, Currency: "USD", Perspective: Societal, Return: PerUnit{Value: 22.19},
		Caveat: "called a return per dollar: gross or net must be read from the paper; from about 1 to nearly 22 by kind of housing", Source: printed("Ashworth et al., J Benefit-Cost Anal.", 2024, source.Verified)},
	{ID: "recovery_innovations", Says: "readmissions 56 % lower, seclusion 36 % and restraint 48 % lower", Design: beforeAfter,
		Caveat: "the organisation's own figures, no comparison, not re-opened; no money is said", Source: printed("Recovery Innovations, Arizona, as reported", 0, source.Unverified)},
	{ID: "sledge_2011", Says: "0.64 fewer admissions and 9.0 fewer days in hospital a person over 9 months", Design: trial,
		Caveat: "38 and 36 people; calculated from the printed means; admissions and days are the same beds and are never added; no money is said", Source: printed("Sledge et al., Psychiatric Services 62:541", 2011, source.Verified)},
	{ID: "kelly_2020", Says: "Alcoholics Anonymous and twelve-step facilitation: probably substantial savings in health care", Design: "systematic review", Perspective: HealthSector,
		Caveat: "no figure was seen", Source: printed("Kelly, Humphreys & Ferri, Cochrane CD012880", 2020, source.Verified)},
	{ID: "castedo_2025", Says: "a free calculator of the cost-effectiveness of peer recovery support and bystander naloxone", Design: model,
		Caveat: "that it exists was seen, its results were not", Source: printed("Castedo de Martell et al., Front Public Health 13:1519980", 2025, source.Verified)},
	{ID: "per_dollar_2_28", Says: "2.28 for every dollar", Design: "not stated", Currency: "USD", Return: PerUnit{Value: 2.28},
		Caveat: "no primary source was located; a study of community health workers seems to stand behind it", Source: printed("advocacy texts", 0, source.Unverified)},
}
