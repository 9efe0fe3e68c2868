package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A DisclosureLimit is a case in which what is said in supervision does not stay between
// the two. The worker is told of it before. The zero value is none.
type DisclosureLimit string

// Limits of confidentiality in supervision.
const (
	// LimitDanger: somebody is in danger.
	LimitDanger DisclosureLimit = "danger"
	// LimitAbuse: a report that the law asks for.
	LimitAbuse DisclosureLimit = "abuse_report"
	// LimitLegalOrder: records of supervision can be asked for by a court.
	LimitLegalOrder DisclosureLimit = "legal_order"
	// LimitPayer: a payer may see that supervision took place.
	LimitPayer DisclosureLimit = "payer_audit"
	// LimitOversight: the supervisor's own supervisor hears of it.
	LimitOversight DisclosureLimit = "oversight"
	// LimitMisconduct: a serious breach of ethics has to be passed on.
	LimitMisconduct DisclosureLimit = "misconduct"
)

var disclosureLimitList = []DisclosureLimit{
	LimitDanger,
	LimitAbuse,
	LimitLegalOrder,
	LimitPayer,
	LimitOversight,
	LimitMisconduct,
}

// DisclosureLimits returns every DisclosureLimit, in the order of this page.
func DisclosureLimits() []DisclosureLimit { return slices.Clone(disclosureLimitList) }

// String returns the name under which it is stored and sent.
func (v DisclosureLimit) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLimit].
func (v DisclosureLimit) MarshalText() ([]byte, error) {
	return enum.Marshal(v, disclosureLimitList, ErrUnknownLimit)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DisclosureLimit) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, disclosureLimitList, ErrUnknownLimit)
}
