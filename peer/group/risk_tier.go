package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRiskTier reports a name that is no tier of risk.
var ErrUnknownRiskTier = errors.New("group: unknown tier of risk")

// A RiskTier groups the levels of [ContentRisk] by what they ask of moderators.
// [PlanOf] has signs and steps. The zero value is not assessed.
type RiskTier string

// Tiers.
const (
	// TierLow: a past or figurative mention.
	TierLow RiskTier = "low"
	// TierMedium: ongoing thoughts without immediate intent.
	TierMedium RiskTier = "medium"
	// TierHigh: a plan, means, a goodbye, an attempt.
	TierHigh RiskTier = "high"
)

var riskTiers = []RiskTier{
	TierLow,
	TierMedium,
	TierHigh,
}

// RiskTiers returns every RiskTier, in the order of this page.
func RiskTiers() []RiskTier { return append([]RiskTier(nil), riskTiers...) }

// String returns the name under which it is stored and sent.
func (v RiskTier) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRiskTier].
func (v RiskTier) MarshalText() ([]byte, error) {
	return enum.Marshal(v, riskTiers, ErrUnknownRiskTier)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RiskTier) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, riskTiers, ErrUnknownRiskTier)
}
