package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A Lack is an element that terms do not have.
type Lack struct {
	Element Element       `json:"element"`
	Text    string        `json:"text"` // what is asked, for people
	Source  source.Source `json:"source"`
}

// A Requirement is an element that consents of some kinds must have. It is to be
// read and not to be stored: no JSON keeps how it is judged.
type Requirement struct {
	Element Element
	Kinds   []Kind        // of which it is asked
	Text    string        // what is asked
	Source  source.Source // for a disclosure under 42 CFR Part 2; elsewhere see [Requirements]

	met func(Terms, []Regime, Rules) bool
}

var (
	otherLaw = source.Source{Title: "HIPAA authorisations and state law on consent", Locator: "not read; the elements of 42 CFR 2.31(a) are asked in their place", Evidence: source.Unverified}
	asked    = source.DesignDefault("a consent says whose it is, what for, to whom, until when, and that it can be taken back")
)

// Requirements returns what consents must have, in the order of [Elements] for each
// kind. The source is that of a disclosure under 42 CFR Part 2: for another kind of
// consent the element is a design default, and for a disclosure under HIPAA or a
// law of a state alone it stands in for a text that was not read. [Terms.Missing]
// gives each lack the source that fits.
func Requirements() []Requirement {
	at := func(what string) source.Source { return part2.At("§2.31(a): "+what, source.Verified) }
	notes := part2.At("counselling notes: a consent of their own, not a condition of treatment", source.Verified)
	scoped := []Kind{KindDisclosure, KindObservation, KindStory}
	bounded := []Kind{KindDisclosure, KindObservation, KindStory, KindAttendance}
	free := []Kind{KindContact, KindObservation, KindStory, KindAttendance}
	disclosure := []Kind{KindDisclosure}
	return []Requirement{
		{ElementWho, Kinds(), "It names the person whose consent it is.", at("the person"),
			func(t Terms, _ []Regime, _ Rules) bool { return t.Participant != "" }},
		{ElementDiscloser, disclosure, "It says who may tell, by name or class.", at("who may use or disclose"),
			func(t Terms, _ []Regime, _ Rules) bool { return len(t.Disclosers) > 0 }},
		{ElementInformation, disclosure, "It says what may be told, specifically.", at("a specific and meaningful description"),
			func(t Terms, _ []Regime, _ Rules) bool { return len(t.Categories) > 0 }},
		{ElementRecipient, scoped, "It says who may be told, by name or class; a general description is enough only for all treatment, payment and operations.", at("recipients by name or class"),
			func(t Terms, _ []Regime, _ Rules) bool {
				general := slices.ContainsFunc(t.Recipients, func(r Recipient) bool { return r.Class == ClassTPO && r.ID == "" })
				return len(t.Recipients) > 0 && (!general || t.Purpose == PurposeTPO)
			}},
		{ElementPurpose, bounded, "It says what for.", at("purpose"),
			func(t Terms, _ []Regime, _ Rules) bool { return t.Purpose != "" }},
		{ElementRevocation, Kinds(), "It says that and how it can be taken back, and that what was relied on stays.", at("right to revoke, how, and the reliance exception"),
			func(t Terms, _ []Regime, _ Rules) bool {
				return slices.Contains(t.Statements, SaysMayRevoke) && (t.Kind != KindDisclosure || slices.Contains(t.Statements, SaysHowToRevoke))
			}},
		{ElementExpiry, bounded, "It says when it runs out; never, only for all treatment, payment and operations; with a study, only for research.", at("expiry date, event or condition"),
			func(t Terms, _ []Regime, _ Rules) bool {
				return t.Expiry.isStated() && (t.Expiry.Kind != ExpiresNever || t.Kind == KindDisclosure && t.Purpose == PurposeTPO) &&
					(t.Expiry.Event != EndOfStudy || t.Purpose == PurposeResearch)
			}},
		{ElementSignature, Kinds(), "It is signed by the person or by somebody named who may.", at("signature"),
			func(t Terms, _ []Regime, _ Rules) bool {
				s := t.Signature
				return s.Form != "" && s.Capacity != "" && (s.Capacity == CapacitySelf) == (s.Signer == "")
			}},
		{ElementDate, Kinds(), "It bears the date of the signature.", at("date"),
			func(t Terms, _ []Regime, _ Rules) bool { return !t.Signature.On.IsZero() }},
		{ElementRedisclosure, disclosure, "It says that recipients under HIPAA may tell on what HIPAA permits, except for proceedings against the person.", at("statement where a recipient is under HIPAA"),
			func(t Terms, _ []Regime, _ Rules) bool {
				need := t.Purpose == PurposeTPO || t.Covered && slices.Contains(tpoPurposes, t.Purpose)
				return !need || slices.Contains(t.Statements, SaysRedisclosure)
			}},
		{ElementTPOStatements, disclosure, "For all treatment, payment and operations it says that protection may be lost when told on, and what follows if the person does not sign.",
			part2.At("statements of a consent for all treatment, payment and operations; wording not read", source.Unverified),
			func(t Terms, _ []Regime, _ Rules) bool {
				return t.Purpose != PurposeTPO || slices.Contains(t.Statements, SaysLossOfProtection) && slices.Contains(t.Statements, SaysIfRefused)
			}},
		{ElementIntermediary, disclosure, "An intermediary is named, with its members or those of them who treat the person.", at("intermediaries"),
			func(t Terms, _ []Regime, _ Rules) bool {
				return !slices.ContainsFunc(t.Recipients, func(r Recipient) bool {
					return r.Intermediary && (r.ID == "" || len(r.Members) == 0 && !r.TreatingOnly)
				})
			}},
		{ElementSeparate, disclosure, "Counselling notes stand in a consent of their own.", notes,
			func(t Terms, _ []Regime, _ Rules) bool {
				return !slices.Contains(t.Categories, CategoryCounsellingNotes) || len(t.Categories) == 1
			}},
		{ElementCondition, disclosure, "Support does not depend on a consent to counselling notes.", notes,
			func(t Terms, _ []Regime, _ Rules) bool {
				return !t.Conditional || !slices.Contains(t.Categories, CategoryCounsellingNotes)
			}},
		{ElementCondition, free, "Support does not depend on it.", asked, func(t Terms, _ []Regime, _ Rules) bool { return !t.Conditional }},
		{ElementChannel, []Kind{KindContact}, "It says by which channels.", asked, func(t Terms, _ []Regime, _ Rules) bool { return len(t.Channels) > 0 }},
		{ElementGroup, []Kind{KindAttendance}, "It says in which groups.", asked, func(t Terms, _ []Regime, _ Rules) bool { return len(t.Groups) > 0 }},
		{ElementCapacity, Kinds(), "Whoever signs may, with what shows it or a review where that is asked.", asked, meetsCapacity},
		{ElementForm, Kinds(), "It is signed in a form that counts, with a witness where one is asked.", asked, meetsForm},
		{ElementUnrecorded, Kinds(), "Who was at the meeting of a fellowship is never recorded and never told.", anonymity,
			func(t Terms, _ []Regime, _ Rules) bool {
				return !slices.Contains(t.Categories, CategoryFellowshipAttendance)
			}},
		{ElementRegime, slices.Clone(told), "It says under which regimes it is given.", source.DesignDefault("a consent is judged by the rules that it was made for and by those of the moment"),
			func(t Terms, _ []Regime, _ Rules) bool { return len(t.Regimes) > 0 }},
	}
}

var tpoPurposes = []Purpose{PurposeTPO, PurposeTreatment, PurposePayment, PurposeOperations}

func meetsCapacity(t Terms, _ []Regime, r Rules) bool {
	switch s := t.Signature; r.capacity(t).Need {
	case SignsAlone:
		return true
	case NeedsAuthority:
		return s.Authority != ""
	case NeedsReview:
		return s.Review != "" && (s.Capacity == CapacitySelf || s.Authority != "")
	}
	return false
}

func meetsForm(t Terms, under []Regime, _ Rules) bool {
	for _, f := range FormRules() {
		if f.Form == t.Signature.Form {
			barred := slices.Contains(told, t.Kind) && slices.ContainsFunc(f.NotUnder, func(r Regime) bool { return slices.Contains(under, r) })
			return !barred && (!f.Witness || t.Signature.Witness != "")
		}
	}
	return false
}

// Missing returns every element that the terms lack under the regimes of the terms
// and those given; with none at all, under every regime. Terms that lack something
// can be drafted and cannot be signed, nor relied on.
func (t Terms) Missing(rules Rules, regimes ...Regime) []Lack {
	under := effective(append(some(t.Regimes), regimes...))
	var lacks []Lack
	if !slices.Contains(kinds, t.Kind) {
		return []Lack{{ElementPurpose, "It is of a known kind.", asked}}
	}
	for _, r := range Requirements() {
		if slices.Contains(r.Kinds, t.Kind) && !r.met(t, under, rules) {
			lacks = append(lacks, Lack{r.Element, r.Text, r.source(t, under, rules)})
		}
	}
	return lacks
}

// source returns where the requirement comes from for these terms.
func (r Requirement) source(t Terms, under []Regime, rules Rules) source.Source {
	switch {
	case r.Element == ElementCapacity:
		return rules.capacity(t).Source
	case r.Element == ElementForm && t.Kind == KindDisclosure && slices.Contains(under, RegimePart2):
		return part2.At("§2.31(a): written", source.Verified)
	case r.Source.Evidence == source.Design || r.Element == ElementUnrecorded:
		return r.Source
	case t.Kind != KindDisclosure:
		return asked
	case slices.Contains(under, RegimePart2):
		return r.Source
	}
	return otherLaw
}
