package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecordItem reports a name that is no item of a record.
var ErrUnknownRecordItem = errors.New("consent: unknown item of a record")

// A RecordItem is something to write down about a disclosure. The zero value is
// none.
type RecordItem string

// Items of the record of a disclosure.
const (
	// RecordRecipient: who was told.
	RecordRecipient RecordItem = "recipient"
	// RecordAffiliation: for whom the recipient works.
	RecordAffiliation RecordItem = "recipient_affiliation"
	// RecordDiscloser: who told it.
	RecordDiscloser RecordItem = "discloser"
	// RecordTime: when.
	RecordTime RecordItem = "time"
	// RecordPurpose: what for.
	RecordPurpose RecordItem = "purpose"
	// RecordCategories: what was told, by category.
	RecordCategories RecordItem = "categories"
	// RecordGround: on which ground.
	RecordGround RecordItem = "ground"
	// RecordConsent: by which consents.
	RecordConsent RecordItem = "consent_id"
	// RecordNotice: which version of the notice went with it.
	RecordNotice RecordItem = "notice"
	// RecordNature: what the emergency was.
	RecordNature RecordItem = "nature_of_emergency"
	// RecordReason: why.
	RecordReason RecordItem = "reason"
	// RecordCourtOrder: the court order.
	RecordCourtOrder RecordItem = "court_order_id"
	// RecordSubpoena: the subpoena.
	RecordSubpoena RecordItem = "subpoena_id"
	// RecordAgreement: the agreement of the service organisation.
	RecordAgreement RecordItem = "agreement_id"
	// RecordApproval: the approval of a study, audit or evaluation.
	RecordApproval RecordItem = "approval_id"
	// RecordLegalReview: the review by counsel or a supervisor.
	RecordLegalReview RecordItem = "legal_review_id"
	// RecordReview: that it is to be reviewed, and by when.
	RecordReview RecordItem = "review"
)

var recordItems = []RecordItem{
	RecordRecipient,
	RecordAffiliation,
	RecordDiscloser,
	RecordTime,
	RecordPurpose,
	RecordCategories,
	RecordGround,
	RecordConsent,
	RecordNotice,
	RecordNature,
	RecordReason,
	RecordCourtOrder,
	RecordSubpoena,
	RecordAgreement,
	RecordApproval,
	RecordLegalReview,
	RecordReview,
}

// RecordItems returns every RecordItem, in the order of this page.
func RecordItems() []RecordItem { return append([]RecordItem(nil), recordItems...) }

// String returns the name under which it is stored and sent.
func (v RecordItem) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRecordItem].
func (v RecordItem) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recordItems, ErrUnknownRecordItem)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecordItem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recordItems, ErrUnknownRecordItem)
}
