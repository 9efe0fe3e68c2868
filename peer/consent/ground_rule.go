package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A GroundRule says what a ground of a disclosure permits. What it does not list it
// does not permit. No rule of the table lets a disclosure out of what its purpose
// needs.
type GroundRule struct {
	Ground     Ground        `json:"ground,omitempty"`
	Never      bool          `json:"never,omitempty"`      // it permits nothing, whatever is known
	Consented  bool          `json:"consented,omitempty"`  // it needs the consent of the person
	To         []Class       `json:"to,omitempty"`         // to whom; empty: anybody
	For        []Purpose     `json:"for,omitempty"`        // what for; empty: any purpose but those that are for other grounds, see [Decide]
	Categories []Category    `json:"categories,omitempty"` // only these; empty: what the purpose needs
	Limit      string        `json:"limit,omitempty"`      // what may be told, for people
	Needs      []Fact        `json:"needs,omitempty"`      // what must be known
	Records    []RecordItem  `json:"records,omitempty"`    // what to write down beside the ordinary
	Review     ReviewKind    `json:"review,omitempty"`     // who must look at it afterwards, if anybody
	Under      []Standing    `json:"under,omitempty"`      // the regimes under which it permits; where another applies, it does not
	Instead    string        `json:"instead,omitempty"`    // what a worker can do where it does not permit
	Source     source.Source `json:"source,omitzero"`
}

// A Standing says that a ground permits under a regime, and where that comes from.
type Standing struct {
	Regime Regime        `json:"regime,omitempty"`
	Source source.Source `json:"source,omitzero"`
	Needs  []Fact        `json:"needs,omitempty"` // what must be known under this regime beside the needs of the ground
}

// unread is the standing of a ground under regimes whose text was not read. A
// ground that stands so is followed by a review.
func unread(regimes ...Regime) []Standing {
	var all []Standing
	for _, r := range regimes {
		all = append(all, Standing{Regime: r, Source: source.Source{Title: "The same ground under " + string(r), Locator: "not read", Evidence: source.Unverified}})
	}
	return all
}

const askCounsel = "Tell the supervisor; the organisation and its counsel decide."

// GroundRules returns the rule of each ground, in the order of [Grounds].
func GroundRules() []GroundRule {
	v, hil := source.Verified, source.Of("HIL")
	old := source.Of("P2OLD")
	under := func(r Regime, s source.Source, needs ...Fact) Standing { return Standing{r, s, needs} }
	consented := []Standing{
		under(RegimePart2, part2.At("§2.31: written consent", v)),
		under(RegimeHIPAA, source.Of("HIP").At("under authorisation; its elements were not read", source.Unverified)),
		under(RegimeState, stateLaw), under(RegimeAnonymity, anonymity), under(RegimeGDPR, gdprHealth)}
	emergency := hil.At("§2.51: to medical personnel, to treat an immediate threat to anybody's health; recorded immediately", v)
	vital := gdpr.At("Art. 9: vital interests where the person cannot consent", v)
	within := hil.At("§2.12(c)(3): among staff, or with an entity in direct administrative control, who need it for their duties", v)
	order := old.At("§§2.61–2.67 in the text of 2002–2006: an order permits, a subpoena or like mandate compels; a subpoena alone is not answered", v)
	design := source.DesignDefault
	everywhere := func(s source.Source) []Standing {
		var all []Standing
		for _, r := range Regimes() {
			all = append(all, under(r, s))
		}
		return all
	}
	seen := design("the participant sees what is written; the rights of access under 42 CFR Part 2 and HIPAA were not read")
	glass := design("an override is for emergencies, has a reason and an end, and is reviewed by somebody else")
	return []GroundRule{
		{Ground: GroundConsent, Consented: true, Limit: "What the consent takes in, and of that what the purpose needs.",
			Records: []RecordItem{RecordConsent, RecordNotice}, Under: consented,
			Instead: "Ask the person.", Source: part2.At("§2.31: written consent", v)},
		{Ground: GroundOwnRecord, To: []Class{ClassSelf}, Limit: "The person's own record.", Under: everywhere(seen), Instead: askCounsel, Source: seen},
		{Ground: GroundEmergency, To: []Class{ClassMedical}, For: []Purpose{PurposeTreatment, PurposeSafety}, Limit: "What treats the immediate threat to the health of anybody.",
			Needs:   []Fact{FactImmediate, FactNature, FactAffiliation},
			Records: []RecordItem{RecordRecipient, RecordAffiliation, RecordDiscloser, RecordTime, RecordNature},
			Under:   append([]Standing{under(RegimePart2, emergency), under(RegimeGDPR, vital, FactCannotConsent), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState)...),
			Instead: "Call the emergency services without saying what is known of the person.", Source: emergency},
		{Ground: GroundBreakGlass, To: []Class{ClassProgramme}, For: []Purpose{PurposeTreatment, PurposeSafety}, Limit: "What the emergency needs, for as long as the override lasts.",
			Needs: []Fact{FactImmediate, FactNature, FactReason, FactNeedToKnow}, Records: []RecordItem{RecordNature, RecordReason, RecordReview}, Review: ReviewOverride,
			Under:   append([]Standing{under(RegimePart2, within), under(RegimeGDPR, vital, FactCannotConsent), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState)...),
			Instead: "Ask whoever has access, or the supervisor on call.", Source: glass},
		{Ground: GroundProductError, To: []Class{ClassRegulator, ClassMedical, ClassProvider, ClassSelf}, For: []Purpose{PurposeTreatment, PurposeSafety, PurposePublicHealth}, Limit: "What warns patients and physicians of an error in a product.",
			Needs: []Fact{FactNature, FactAffiliation}, Records: []RecordItem{RecordRecipient, RecordAffiliation, RecordDiscloser, RecordTime, RecordNature},
			Under:   append([]Standing{under(RegimePart2, part2.At("§2.51(b)", v)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: askCounsel, Source: part2.At("§2.51(b): errors of products under the FDA", v)},
		{Ground: GroundResearch, To: []Class{ClassResearcher}, For: []Purpose{PurposeResearch}, Limit: "What the approved study needs.", Needs: []Fact{FactApproval, FactLegalReview}, Records: []RecordItem{RecordApproval, RecordLegalReview},
			Review: ReviewLegal, Under: unread(Regimes()...), Instead: askCounsel, Source: part2.At("§2.52: exists; its detail was not read", source.Unverified)},
		{Ground: GroundAudit, To: []Class{ClassAuditor, ClassRegulator}, For: []Purpose{PurposeAudit}, Limit: "What the audit or evaluation needs.", Needs: []Fact{FactApproval, FactLegalReview}, Records: []RecordItem{RecordApproval, RecordLegalReview},
			Review: ReviewLegal, Under: unread(Regimes()...), Instead: askCounsel, Source: part2.At("§2.53: exists; its detail was not read", source.Unverified)},
		{Ground: GroundPublicHealth, To: []Class{ClassPublicHealth}, For: []Purpose{PurposePublicHealth}, Categories: []Category{CategoryStatistics}, Limit: "Figures in which nobody can be recognised.", Needs: []Fact{FactDeidentified},
			Under:   append([]Standing{under(RegimePart2, part2.At("§2.54: de-identified data to public health", v)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "Leave out what could tell who it is.", Source: part2.At("§2.54: de-identified data to public health", v)},
		{Ground: GroundCourtOrder, To: []Class{ClassCourt, ClassPolice}, Limit: "What the order names.", Needs: []Fact{FactCourtOrder, FactSubpoena}, Records: []RecordItem{RecordCourtOrder, RecordSubpoena},
			Under:   append([]Standing{under(RegimePart2, order), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "Say nothing, not even whether the person is known, and call counsel.", Source: order},
		{Ground: GroundSubpoena, Never: true, Limit: "Nothing.", Instead: "Say nothing, not even whether the person is known, and call counsel.", Source: order},
		{Ground: GroundPremisesCrime, To: []Class{ClassPolice}, For: []Purpose{PurposeSafety, PurposeProceedings}, Categories: []Category{CategoryCircumstances, CategoryPresence},
			Limit: "The circumstances, that the person is a patient, name and address, and last known whereabouts.", Needs: []Fact{FactOnPremises},
			Under:   append([]Standing{under(RegimePart2, part2.At("§2.12(c)(5)", v)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: askCounsel, Source: part2.At("§2.12(c)(5): crime, or the threat of one, on the premises or against staff", v)},
		{Ground: GroundChildAbuse, To: []Class{ClassChildProtection}, For: []Purpose{PurposeSafety}, Categories: []Category{CategoryAbuseReport, CategoryPresence},
			Limit: "The first report. The records behind it stay protected, in later proceedings, too.", Needs: []Fact{FactInitial},
			Under:   append([]Standing{under(RegimePart2, part2.At("§2.12(c)(6)", v)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "After the first report: consent, or a court order with a subpoena.", Source: part2.At("§2.12(c)(6): initial report of child abuse or neglect", v)},
		{Ground: GroundInternal, To: []Class{ClassProgramme, ClassControl}, Limit: "What the recipient needs for their duties.", Needs: []Fact{FactNeedToKnow},
			Under:   append([]Standing{under(RegimePart2, within), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "Ask the person.", Source: within},
		{Ground: GroundQSO, To: []Class{ClassQSO}, Limit: "What the service needs.", Needs: []Fact{FactAgreement, FactNeedToKnow}, Records: []RecordItem{RecordAgreement},
			Under:   append([]Standing{under(RegimePart2, part2.At("§2.12(c)(4), seen in a notice of a programme", source.Secondary)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "Have the agreement signed first.", Source: part2.At("§2.12(c)(4), seen in a notice of a programme", source.Secondary)},
		{Ground: GroundJusticeReferral, Consented: true, To: []Class{ClassJustice}, For: []Purpose{PurposeJusticeMonitoring}, Limit: "What those who follow the person's participation need. The special terms of revocation were not read; here it is revoked like any other.",
			Records: []RecordItem{RecordConsent, RecordNotice}, Under: consented, Instead: "Ask the person.", Source: part2.At("§2.35: only those monitoring; written consent still needed", v)},
		{Ground: GroundSeriousThreat, To: []Class{ClassAtRisk, ClassPolice, ClassMedical}, For: []Purpose{PurposeSafety}, Limit: "What lessens the threat.", Needs: []Fact{FactThreat, FactNature, FactLegalReview},
			Records: []RecordItem{RecordNature, RecordLegalReview}, Review: ReviewLegal,
			Under:   append([]Standing{under(RegimeHIPAA, source.Of("HIP").At("164.512(j), seen in a law-firm note", source.Secondary)), under(RegimeAnonymity, anonymity)}, unread(RegimeState, RegimeGDPR)...),
			Instead: "Tell the supervisor at once; the organisation decides and warns. Under 42 CFR Part 2 a warning must be a medical emergency, a threat on the premises or against staff, or go by court order; whether one that does not identify the person as having a substance use disorder is free was not read.",
			Source:  source.Of("HIP").At("164.512(j), seen in a law-firm note; 42 CFR Part 2 has no twin", source.Secondary)},
		{Ground: GroundMixedPresence, Categories: []Category{CategoryPresence}, Limit: "That somebody is in the facility, in words that say nothing of care.", Needs: []Fact{FactRevealsNothing},
			Under:   append([]Standing{under(RegimePart2, hil.At("§2.13: a mixed facility may confirm presence if that reveals no such care", v)), under(RegimeAnonymity, anonymity)}, unread(RegimeHIPAA, RegimeState, RegimeGDPR)...),
			Instead: "Say nothing, not even whether the person is known.", Source: hil.At("§2.13: a mixed facility may confirm presence if that reveals no such care", v)},
	}
}

func ruleOf(g Ground) (GroundRule, bool) {
	rules := GroundRules()
	if i := slices.IndexFunc(rules, func(r GroundRule) bool { return r.Ground == g }); i >= 0 {
		return rules[i], true
	}
	return GroundRule{}, false
}

var purposeOfGround = part2.At("§2.32: not for proceedings against the person but by consent, §2.12(c)(5) or court order; §2.13: limited to the purpose; which ground serves which purpose is else this library's", source.Derived)

// serves reports whether the ground is one on which something is told for a purpose.
func (r GroundRule) serves(p Purpose) bool {
	switch {
	case len(r.For) > 0:
		return slices.Contains(r.For, p)
	case p == PurposeProceedings:
		return r.Ground == GroundConsent || r.Ground == GroundCourtOrder || r.Ground == GroundOwnRecord
	case p == PurposeAtRequest:
		return r.Ground == GroundConsent || r.Ground == GroundOwnRecord
	}
	return true
}

// An OverrideRule says how long an override lasts, and by when it is reviewed.
type OverrideRule struct {
	Lasts  lifecycle.Span `json:"lasts,omitzero"`
	Review lifecycle.Span `json:"review,omitzero"`
	Source source.Source  `json:"source,omitzero"`
}

// OverrideDefaults returns the default rule, a design default: twelve hours, and a
// review within two business days.
func OverrideDefaults() OverrideRule {
	return OverrideRule{lifecycle.Hours(12), lifecycle.BusinessDays(2), source.DesignDefault("long enough for one emergency, reviewed while people remember")}
}
