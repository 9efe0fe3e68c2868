package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// Setting says what decides which regimes apply to a record. An answer that is
// not known counts as yes, so that the zero Setting is under every regime.
type Setting struct {
	IdentifiesSUD     Answer `json:"identifies_sud,omitempty"`     // the record identifies somebody as having or having had a substance use disorder
	FederallyAssisted Answer `json:"federally_assisted,omitempty"` // it comes from a programme with federal assistance
	HoldsOut          Answer `json:"holds_out,omitempty"`          // which holds itself out as providing diagnosis, treatment or referral for treatment
	Provides          Answer `json:"provides,omitempty"`           // and provides it; a worker inside such a programme is inside
	CoveredEntity     Answer `json:"covered_entity,omitempty"`     // it belongs to a covered entity or a business associate
	StateLaw          Answer `json:"state_law,omitempty"`          // a law on mental health, minors, HIV or the like bears on it
	Fellowship        Answer `json:"fellowship,omitempty"`         // it touches a fellowship
	European          Answer `json:"european,omitempty"`           // the person is protected by the GDPR
}

// A RegimeRule says when a regime applies. Its JSON is to be read and not to be
// loaded: it does not keep how the rule is judged.
type RegimeRule struct {
	Regime Regime        `json:"regime"`
	When   string        `json:"when"` // for people
	Source source.Source `json:"source"`

	halves func(Setting) []Answer // it applies unless one of these is no
}

var (
	part2      = source.Of("P2")
	part2Test  = part2.At("applicability: identifies a person, and federally assisted, holds itself out, provides", source.Verified)
	hipaaRule  = source.Of("HIP").At("covered entities and business associates", source.Verified)
	anonymity  = source.Of("AAP47").At("nobody breaks another member's anonymity; no attendance records, no letters to courts or employers", source.Verified)
	gdpr       = source.Of("GDPR")
	gdprHealth = gdpr.At("Art. 9: health data are barred by default; explicit consent is a ground", source.Verified)
	stateLaw   = source.Source{Title: "State and national law on confidentiality", Locator: "recalled, not read: stricter law prevails; an overlay of the host says what it asks", Evidence: source.Unverified}
)

// RegimeRules returns when each regime applies, in the order of [Regimes].
func RegimeRules() []RegimeRule {
	return []RegimeRule{
		{RegimePart2, "The record identifies a person as having or having had a substance use disorder and comes from a federally assisted programme that holds itself out as providing, and provides, diagnosis, treatment or referral for treatment.",
			part2Test, func(s Setting) []Answer {
				return []Answer{s.IdentifiesSUD, s.FederallyAssisted, s.HoldsOut, s.Provides}
			}},
		{RegimeHIPAA, "The record belongs to a covered entity or a business associate.", hipaaRule,
			func(s Setting) []Answer { return []Answer{s.CoveredEntity} }},
		{RegimeState, "A law on mental health, minors, HIV or the like bears on it; the stricter law prevails.", stateLaw,
			func(s Setting) []Answer { return []Answer{s.StateLaw} }},
		{RegimeAnonymity, "It touches the meetings of a fellowship.", anonymity,
			func(s Setting) []Answer { return []Answer{s.Fellowship} }},
		{RegimeGDPR, "The person is protected by the GDPR; data on health are a special category.", gdprHealth,
			func(s Setting) []Answer { return []Answer{s.European} }},
	}
}

// Regimes returns the regimes that apply, in the order of [Regimes]: each unless
// an answer that it needs is no. It is empty only if every regime is ruled out.
func (s Setting) Regimes() []Regime {
	var apply []Regime
	for _, r := range RegimeRules() {
		if !slices.Contains(r.halves(s), No) {
			apply = append(apply, r.Regime)
		}
	}
	return apply
}

// effective returns the regimes that a rule goes by: those given, or all of them
// if none is, as nothing is known then.
func effective(given []Regime) []Regime {
	if len(given) == 0 {
		return Regimes()
	}
	return given
}
