package consent

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A RetentionRule says how long records of a class are kept, and by when they
// should be gone.
type RetentionRule struct {
	Class RecordClass    `json:"class"`
	From  RetentionEvent `json:"from"`          // what the time counts from
	Keep  lifecycle.Span `json:"keep"`          // how long they must be kept; zero of a unit: not at all
	Gone  lifecycle.Span `json:"gone,omitzero"` // by when they should be gone, counted like Keep; the zero Span: no rule
	// Optional: where the event is absent the rule does not apply, as coming of age
	// where the participant was no minor; for a minor the host gives the day ahead.
	// Otherwise an absent event stops everything, and one ahead always does.
	Optional bool          `json:"optional,omitempty"`
	Source   source.Source `json:"source"`
}

// RetentionDefaults returns default rules for a programme in the United States. None
// of the figures was seen in a source: those of the law are recalled and marked
// unverified, the others are design defaults. States, payers and contracts set their
// own; a programme passes those, and the longest counts.
func RetentionDefaults() []RetentionRule {
	const years = 12
	recalled := func(at string) source.Source {
		return source.Source{Title: at, Issuer: "HHS", Locator: "six years recalled, text not read", Evidence: source.Unverified}
	}
	documents, accounting := recalled("45 CFR 164.530(j)"), recalled("45 CFR 164.528(a)(1)")
	state := source.Source{Title: "state law on records of services", Locator: "periods differ; seven years is recalled as common, and no text was read", Evidence: source.Unverified}
	minors := source.Source{Title: "state law on records of minors", Locator: "counted from coming of age in many states; three years is recalled, and no text was read", Evidence: source.Unverified}
	payer := source.Source{Title: "rules of payers on records behind claims", Locator: "ten years is recalled for managed care, and no text was read", Evidence: source.Unverified}
	own := func(why string) source.Source { return source.DesignDefault(why) }
	return []RetentionRule{
		{Class: KeptService, From: RetainFromClosing, Keep: lifecycle.Months(7 * years), Source: state},
		{Class: KeptService, From: RetainFromOfAge, Keep: lifecycle.Months(3 * years), Optional: true, Source: minors},
		{Class: KeptConsent, From: RetainFromLastEffect, Keep: lifecycle.Months(6 * years), Source: documents},
		{Class: KeptDisclosure, From: RetainFromMade, Keep: lifecycle.Months(6 * years), Source: accounting},
		{Class: KeptPrivacy, From: RetainFromLastEffect, Keep: lifecycle.Months(6 * years), Source: documents},
		{Class: KeptLegal, From: RetainFromLastEffect, Keep: lifecycle.Months(6 * years), Source: documents},
		{Class: KeptBilling, From: RetainFromMade, Keep: lifecycle.Months(10 * years), Source: payer},
		{Class: KeptSupervision, From: RetainFromMade, Keep: lifecycle.Months(7 * years), Source: own("as long as the records of the services that were supervised")},
		{Class: KeptNoName, From: RetainFromLastContact, Keep: lifecycle.Days(0), Gone: lifecycle.Days(90), Source: own("codes and short retention: long enough for the next visit and a quarter's counts")},
		{Class: KeptAliasKey, From: RetainFromLastEffect, Keep: lifecycle.Days(0), Gone: lifecycle.Days(30), Source: own("a key that is no longer used links aliases to people and serves nobody")},
	}
}

// ShortRetention returns the rules of a service for people in danger: codes and no
// names, for as short a time as the next visit needs. Records that may be seized
// harm the person; what is not there cannot be.
//
// It has rules for [KeptNoName] and [KeptAliasKey] alone. Every other class is kept until
// somebody decides, by a rule that the host adds or by not making the record:
// [KeptService], [KeptConsent], [KeptDisclosure], [KeptPrivacy], [KeptLegal],
// [KeptBilling] and [KeptSupervision]. A hold on one named person stops every record
// without a name, too: see [RetentionHold.Holds].
//
// Its companions are [FieldsRefused], which says what is kept at all, and
// recovery.ContextRules(recovery.ContextDisplacement), which says how the service works.
func ShortRetention() []RetentionRule {
	why := source.DesignDefault("use codes and short retention, plan for seizure of records; the days are this library's")
	return []RetentionRule{
		{Class: KeptNoName, From: RetainFromLastContact, Keep: lifecycle.Days(0), Gone: lifecycle.Days(30), Source: why},
		{Class: KeptAliasKey, From: RetainFromLastEffect, Keep: lifecycle.Days(0), Gone: lifecycle.Days(1), Source: why},
	}
}
