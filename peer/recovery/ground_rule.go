package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGroundRule reports a name that is no ground rule.
var ErrUnknownGroundRule = errors.New("recovery: unknown ground rule")

// A GroundRule is a rule that a group reads when it opens. [GroundRule.Text] has it in
// this library's words, for groups that have none of their own. The zero value is no
// rule.
//
// Source: this library's design, from rules common to many groups.
type GroundRule string

// Ground rules.
const (
	// GroundConfidential: what is said here and who is here stays here.
	GroundConfidential GroundRule = "gr_confidential"
	// GroundLimitsOfConfidentiality: what cannot stay here is said at the start.
	GroundLimitsOfConfidentiality GroundRule = "gr_limits_of_confidentiality"
	// GroundIStatements: each speaks of their own experience.
	GroundIStatements GroundRule = "gr_i_statements"
	// GroundNoFixing: nobody advises or repairs another.
	GroundNoFixing GroundRule = "gr_no_fixing"
	// GroundNoCrosstalk: nobody comments on what another shared.
	GroundNoCrosstalk GroundRule = "gr_no_crosstalk"
	// GroundOneSpeaker: one person at a time.
	GroundOneSpeaker GroundRule = "gr_one_speaker"
	// GroundTimeLimit: a share has a limit.
	GroundTimeLimit GroundRule = "gr_time_limit"
	// GroundRightToPass: anybody may pass, and leave, at any time.
	GroundRightToPass GroundRule = "gr_right_to_pass"
	// GroundNoSubstancesOnSite: nothing is used, carried or sold here.
	GroundNoSubstancesOnSite GroundRule = "gr_no_substances_on_site"
	// GroundNoGraphicUseStories: no detail of use.
	GroundNoGraphicUseStories GroundRule = "gr_no_graphic_use_stories"
	// GroundNoBrandNames: no names of drugs and brands.
	GroundNoBrandNames GroundRule = "gr_no_brand_names"
	// GroundNoMedicalAdvice: nobody advises about medicine.
	GroundNoMedicalAdvice GroundRule = "gr_no_medical_advice"
	// GroundRespectPathways: every pathway is respected.
	GroundRespectPathways GroundRule = "gr_respect_pathways"
	// GroundNoSolicitation: no asking for money, sex or political support.
	GroundNoSolicitation GroundRule = "gr_no_solicitation"
	// GroundNoRecording: no pictures and no recording.
	GroundNoRecording GroundRule = "gr_no_recording"
	// GroundPrivateSpaceHeadphones: online: a private space, or headphones.
	GroundPrivateSpaceHeadphones GroundRule = "gr_private_space_headphones"
	// GroundLanguage: no offensive language.
	GroundLanguage GroundRule = "gr_language"
	// GroundPhonesSilent: telephones are silent.
	GroundPhonesSilent GroundRule = "gr_phones_silent"
	// GroundWeaponsFree: no weapons.
	GroundWeaponsFree GroundRule = "gr_weapons_free"
	// GroundArriveAbleToTakePart: people come able to take part.
	GroundArriveAbleToTakePart GroundRule = "gr_arrive_able_to_take_part"
)

var groundRules = []GroundRule{
	GroundConfidential,
	GroundLimitsOfConfidentiality,
	GroundIStatements,
	GroundNoFixing,
	GroundNoCrosstalk,
	GroundOneSpeaker,
	GroundTimeLimit,
	GroundRightToPass,
	GroundNoSubstancesOnSite,
	GroundNoGraphicUseStories,
	GroundNoBrandNames,
	GroundNoMedicalAdvice,
	GroundRespectPathways,
	GroundNoSolicitation,
	GroundNoRecording,
	GroundPrivateSpaceHeadphones,
	GroundLanguage,
	GroundPhonesSilent,
	GroundWeaponsFree,
	GroundArriveAbleToTakePart,
}

// GroundRules returns every GroundRule, in the order of this page.
func GroundRules() []GroundRule { return append([]GroundRule(nil), groundRules...) }

// groundRuleTexts has the rules in this library's own words.
var groundRuleTexts = map[GroundRule]string{
	GroundConfidential:            "Who is here and what is said here stays here.",
	GroundLimitsOfConfidentiality: "One thing cannot stay here: danger to you or to somebody else. If that comes up, we will tell you first what we have to do.",
	GroundIStatements:             "Speak of your own experience: I, not you.",
	GroundNoFixing:                "We listen. We do not advise or repair one another.",
	GroundNoCrosstalk:             "We do not comment on what another person shared.",
	GroundOneSpeaker:              "One person speaks at a time.",
	GroundTimeLimit:               "Everybody gets time: please keep to the limit.",
	GroundRightToPass:             "You may pass, and you may leave, at any time and without a reason.",
	GroundNoSubstancesOnSite:      "Nothing is used, carried or sold here.",
	GroundNoGraphicUseStories:     "Please leave out details of use.",
	GroundNoBrandNames:            "Please leave out the names of drugs and brands.",
	GroundNoMedicalAdvice:         "Nobody here advises about medicine. That is between you and your doctor.",
	GroundRespectPathways:         "Every pathway is respected, on medication or without.",
	GroundNoSolicitation:          "Nobody is asked for money, sex or political support.",
	GroundNoRecording:             "No pictures, no recording.",
	GroundPrivateSpaceHeadphones:  "Online: be where nobody else can hear, or wear headphones.",
	GroundLanguage:                "Please keep your language kind.",
	GroundPhonesSilent:            "Please silence your telephone.",
	GroundWeaponsFree:             "No weapons here.",
	GroundArriveAbleToTakePart:    "Please come able to take part; if today you are not, sit with us quietly or come back later.",
}

// Text returns the rule in this library's words, to be read aloud; "" for no rule.
func (v GroundRule) Text() string { return groundRuleTexts[v] }

// String returns the name under which it is stored and sent.
func (v GroundRule) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGroundRule].
func (v GroundRule) MarshalText() ([]byte, error) {
	return enum.Marshal(v, groundRules, ErrUnknownGroundRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GroundRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, groundRules, ErrUnknownGroundRule)
}
