package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An AdviceCode names something about who supervises a worker. Codes are stored and
// sent and are never given another meaning.
type AdviceCode string

// Codes of advice.
const (
	// AdviceUnsupervised: nobody supervises the worker's practice.
	AdviceUnsupervised AdviceCode = "unsupervised"
	// AdviceAdministrativeAlone: a line manager is the only one, which is no supervision of practice.
	AdviceAdministrativeAlone AdviceCode = "administrative_alone"
	// AdviceClinicalAlone: clinical supervision alone; peer supervision is something else.
	AdviceClinicalAlone AdviceCode = "clinical_alone"
	// AdvicePeerPreferred: nobody with experience of peer support, which is preferred.
	AdvicePeerPreferred AdviceCode = "peer_experience_preferred"
	// AdvicePeerMissing: nobody with experience of peer support, of which the programme warns.
	AdvicePeerMissing AdviceCode = "peer_experience_missing"
	// AdviceCoSupervision: nobody with experience of peer support; another supervisor is needed beside.
	AdviceCoSupervision AdviceCode = "co_supervision_required"
	// AdviceBackgroundUnknown: nobody has asked whether a supervisor has experience of peer support.
	AdviceBackgroundUnknown AdviceCode = "background_unknown"
	// AdviceTwoPrimaries: two agreements say that theirs is the main supervisor.
	AdviceTwoPrimaries AdviceCode = "two_primaries"
	// AdviceReviewDue: the agreement was to be looked at by now.
	AdviceReviewDue AdviceCode = "review_due"
)

var adviceCodeList = []AdviceCode{
	AdviceUnsupervised,
	AdviceAdministrativeAlone,
	AdviceClinicalAlone,
	AdvicePeerPreferred,
	AdvicePeerMissing,
	AdviceCoSupervision,
	AdviceBackgroundUnknown,
	AdviceTwoPrimaries,
	AdviceReviewDue,
}

// AdviceCodes returns every AdviceCode, in the order of this page.
func AdviceCodes() []AdviceCode { return slices.Clone(adviceCodeList) }

// String returns the name under which it is stored and sent.
func (v AdviceCode) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAdvice].
func (v AdviceCode) MarshalText() ([]byte, error) {
	return enum.Marshal(v, adviceCodeList, ErrUnknownAdvice)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AdviceCode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, adviceCodeList, ErrUnknownAdvice)
}
