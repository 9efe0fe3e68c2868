package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Rules are what a jurisdiction or a programme sets about consents in place of the
// defaults. The zero Rules are the defaults, which ask for a review wherever the
// text behind a rule was not read.
type Rules struct {
	Capacity []CapacityRule `json:"capacity,omitempty"` // in place of the default for the same age group, capacity and kind
	Override OverrideRule   `json:"override,omitzero"`  // zero: [OverrideDefaults]
}

// A CapacityNeed says what else it takes for somebody to sign in a capacity. They
// are ordered from the least to the most strict; the zero value counts as the last.
type CapacityNeed int

// Needs of a capacity.
const (
	SignsAlone     CapacityNeed = iota + 1 // nothing else
	NeedsAuthority                         // what shows that they may sign for the person
	NeedsReview                            // a review by counsel or a supervisor
	MayNotSign                             // they do not sign
)

// A CapacityRule says whether somebody may sign in a capacity for a person of an
// age group.
type CapacityRule struct {
	Age      peer.AgeGroup `json:"age,omitempty"` // empty: not known
	Capacity Capacity      `json:"capacity,omitempty"`
	Kinds    []Kind        `json:"kinds,omitempty"` // empty: every kind
	Need     CapacityNeed  `json:"need,omitempty"`
	Source   source.Source `json:"source,omitzero"`
}

// told are the kinds of consent by which somebody learns something by name.
var told = []Kind{KindDisclosure, KindAttendance}

// CapacityRules returns the defaults. An adult signs alone; whoever is authorised
// signs for an adult with what shows it. The rule on minors (42 CFR 2.14) and the
// laws of the states on them were not read: for a minor, a young person whose age
// is not known, and a disclosure about somebody whose age group is not known, a
// review by counsel or a supervisor is asked, until the host gives the rule of its
// jurisdiction.
func CapacityRules() []CapacityRule {
	signs := part2.At("§2.31(a): signature of the patient or of an authorised person", source.Verified)
	minors := part2.At("§2.14, on minors, not read; state law on minors, not read", source.Unverified)
	design := source.DesignDefault("where nothing shows that somebody is a minor, a yes or no about oneself is one's own")
	rules := []CapacityRule{
		{peer.AgeAdult, CapacitySelf, nil, SignsAlone, signs},
		{peer.AgeAdult, CapacityGuardian, nil, NeedsAuthority, signs},
		{peer.AgeAdult, CapacityRepresentative, nil, NeedsAuthority, signs},
		{peer.AgeAdult, CapacityParent, nil, MayNotSign, source.DesignDefault("a parent as such does not sign for an adult")},
		{"", CapacitySelf, []Kind{KindService, KindContact, KindObservation, KindStory}, SignsAlone, design},
		{"", CapacitySelf, slices.Clone(told), NeedsReview, minors},
	}
	for _, c := range Capacities() {
		rules = append(rules, CapacityRule{peer.AgeMinor, c, nil, NeedsReview, minors}, CapacityRule{peer.AgeYouth, c, nil, NeedsReview, minors})
		if c != CapacitySelf {
			rules = append(rules, CapacityRule{"", c, nil, NeedsReview, minors})
		}
	}
	return rules
}

func (c CapacityRule) bears(t Terms) bool {
	return c.Age == t.AgeGroup && c.Capacity == t.Signature.Capacity && (len(c.Kinds) == 0 || slices.Contains(c.Kinds, t.Kind))
}

// capacity returns the strictest rule that bears on who signed the terms: of the
// host's if it has one, or else of the defaults. With none, nobody signs.
func (r Rules) capacity(t Terms) CapacityRule {
	for _, rules := range [][]CapacityRule{r.Capacity, CapacityRules()} {
		var found CapacityRule
		for _, c := range rules {
			if c.Need < SignsAlone || c.Need > MayNotSign {
				c.Need = MayNotSign
			}
			if c.bears(t) && c.Need > found.Need {
				found = c
			}
		}
		if found.Need != 0 {
			return found
		}
	}
	return CapacityRule{Need: MayNotSign, Source: source.DesignDefault("nobody signs in a capacity that no rule names")}
}

// A FormRule says what a form of signature takes, and under which regimes it is
// none, for consents by which somebody learns something.
type FormRule struct {
	Form     SignatureForm `json:"form,omitempty"`
	Witness  bool          `json:"witness,omitempty"` // somebody must have seen or heard it
	NotUnder []Regime      `json:"not_under,omitempty"`
	Source   source.Source `json:"source,omitzero"`
}

// FormRules returns the rule of each form, in the order of [SignatureForms]. Under
// 42 CFR Part 2 a consent is in writing. What HIPAA and the states ask was not
// read; the stricter is taken.
func FormRules() []FormRule {
	written := part2.At("§2.31(a): written; an electronic signature is fine where lawful", source.Verified)
	spoken := source.DesignDefault("by thumbprint or word of mouth with a witness, for people who do not write or whom papers endanger; not where consent must be in writing")
	strict := []Regime{RegimePart2, RegimeHIPAA, RegimeState}
	return []FormRule{
		{SignedOnPaper, false, nil, written},
		{SignedElectronically, false, nil, written},
		{SignedByThumbprint, true, strict, spoken},
		{SignedSpoken, true, strict, spoken},
	}
}
