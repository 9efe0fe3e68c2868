package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHouseRule reports a name that is no house rule.
var ErrUnknownHouseRule = errors.New("group: unknown house rule")

// A HouseRule is a rule of an online community. [HouseRule.Text] has it in this
// library's words. The zero value is none.
type HouseRule string

// House rules.
const (
	// HouseBeKind: be kind.
	HouseBeKind HouseRule = "hr_be_kind"
	// HouseSpeakFromI: own experience, no orders.
	HouseSpeakFromI HouseRule = "hr_speak_from_i"
	// HouseNoAdvice: no medical or legal advice.
	HouseNoAdvice HouseRule = "hr_no_medical_or_legal_advice"
	// HouseNoSourcing: no sourcing, no selling, no amounts and no how-to.
	HouseNoSourcing HouseRule = "hr_no_sourcing"
	// HouseNoIdentifyingData: nothing that identifies anybody, and no requests for contact elsewhere.
	HouseNoIdentifyingData HouseRule = "hr_no_identifying_data"
	// HouseNoMessagesToNewcomers: no private messages to people who are new.
	HouseNoMessagesToNewcomers HouseRule = "hr_no_messages_to_newcomers"
	// HouseNotWhileIntoxicated: no posting under the influence, beside a space for asking for help.
	HouseNotWhileIntoxicated HouseRule = "hr_not_while_intoxicated"
	// HouseNoShaming: no shaming.
	HouseNoShaming HouseRule = "hr_no_shaming"
	// HouseContentNotes: a note before posts on suicide, self-harm and eating.
	HouseContentNotes HouseRule = "hr_content_notes"
	// HouseRespectPathways: no quarrels between pathways.
	HouseRespectPathways HouseRule = "hr_respect_pathways"
	// HouseAdults: from 18 on, or a space of their own.
	HouseAdults HouseRule = "hr_adults"
	// HouseNoPromotion: no self-promotion.
	HouseNoPromotion HouseRule = "hr_no_promotion"
	// HouseNoImpersonation: nobody pretends to be somebody else, and no machine pretends to be a person.
	HouseNoImpersonation HouseRule = "hr_no_impersonation"
)

var houseRules = []HouseRule{
	HouseBeKind,
	HouseSpeakFromI,
	HouseNoAdvice,
	HouseNoSourcing,
	HouseNoIdentifyingData,
	HouseNoMessagesToNewcomers,
	HouseNotWhileIntoxicated,
	HouseNoShaming,
	HouseContentNotes,
	HouseRespectPathways,
	HouseAdults,
	HouseNoPromotion,
	HouseNoImpersonation,
}

// HouseRules returns every HouseRule, in the order of this page.
func HouseRules() []HouseRule { return append([]HouseRule(nil), houseRules...) }

// String returns the name under which it is stored and sent.
func (v HouseRule) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownHouseRule].
func (v HouseRule) MarshalText() ([]byte, error) {
	return enum.Marshal(v, houseRules, ErrUnknownHouseRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HouseRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, houseRules, ErrUnknownHouseRule)
}
