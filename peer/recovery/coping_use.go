package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCopingUse reports a name that is no use of a coping strategy.
var ErrUnknownCopingUse = errors.New("recovery: unknown use of a coping strategy")

// A CopingUse says what a strategy is used for. The zero value is none.
type CopingUse string

// Uses.
const (
	// ForStress: stress.
	ForStress CopingUse = "stress"
	// ForCraving: a craving.
	ForCraving CopingUse = "craving"
	// ForUpkeep: daily upkeep.
	ForUpkeep CopingUse = "upkeep"
	// ForPatternFinding: finding patterns.
	ForPatternFinding CopingUse = "pattern_finding"
	// ForEarlySign: an early sign.
	ForEarlySign CopingUse = "early_sign"
	// ForEmotions: strong emotions.
	ForEmotions CopingUse = "emotions"
	// ForMotivation: wanting to change.
	ForMotivation CopingUse = "motivation"
	// ForBalance: a life in balance.
	ForBalance CopingUse = "balance"
	// ForAny: anything.
	ForAny CopingUse = "any"
	// ForSocialPressure: being pressed by others.
	ForSocialPressure CopingUse = "social_pressure"
	// ForModeration: drinking less.
	ForModeration CopingUse = "moderation"
	// ForSelfWorth: self-worth.
	ForSelfWorth CopingUse = "self_worth"
	// ForMood: mood.
	ForMood CopingUse = "mood"
	// ForReflection: thinking back.
	ForReflection CopingUse = "reflection"
	// ForPurpose: purpose.
	ForPurpose CopingUse = "purpose"
	// ForSleep: sleep.
	ForSleep CopingUse = "sleep"
	// ForStability: a stable day.
	ForStability CopingUse = "stability"
	// ForInterest: interest in something.
	ForInterest CopingUse = "interest"
	// ForIsolation: being alone.
	ForIsolation CopingUse = "isolation"
	// ForCues: cues to use.
	ForCues CopingUse = "cues"
	// ForOverdose: the risk of an overdose.
	ForOverdose CopingUse = "overdose"
	// ForAnxiety: anxiety.
	ForAnxiety CopingUse = "anxiety"
	// ForTrauma: memories of trauma.
	ForTrauma CopingUse = "trauma"
	// ForComfort: comfort.
	ForComfort CopingUse = "comfort"
	// ForShame: shame.
	ForShame CopingUse = "shame"
)

var copingUses = []CopingUse{
	ForStress,
	ForCraving,
	ForUpkeep,
	ForPatternFinding,
	ForEarlySign,
	ForEmotions,
	ForMotivation,
	ForBalance,
	ForAny,
	ForSocialPressure,
	ForModeration,
	ForSelfWorth,
	ForMood,
	ForReflection,
	ForPurpose,
	ForSleep,
	ForStability,
	ForInterest,
	ForIsolation,
	ForCues,
	ForOverdose,
	ForAnxiety,
	ForTrauma,
	ForComfort,
	ForShame,
}

// CopingUses returns every CopingUse, in the order of this page.
func CopingUses() []CopingUse { return append([]CopingUse(nil), copingUses...) }

// String returns the name under which it is stored and sent.
func (v CopingUse) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCopingUse].
func (v CopingUse) MarshalText() ([]byte, error) {
	return enum.Marshal(v, copingUses, ErrUnknownCopingUse)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CopingUse) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, copingUses, ErrUnknownCopingUse)
}
