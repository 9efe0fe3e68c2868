package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecordClass reports a name that is no class of records.
var ErrUnknownRecordClass = errors.New("consent: unknown class of records")

// A RecordClass says what kind of record is kept. The zero value is none.
type RecordClass string

// Classes of records.
const (
	// KeptService: encounters, notes, plans and the course of support.
	KeptService RecordClass = "service"
	// KeptConsent: consents, their ends, and what rested on them.
	KeptConsent RecordClass = "consent"
	// KeptDisclosure: what was disclosed to whom.
	KeptDisclosure RecordClass = "disclosure"
	// KeptPrivacy: privacy notices given and requests of participants.
	KeptPrivacy RecordClass = "privacy"
	// KeptLegal: legal requests and the answers to them.
	KeptLegal RecordClass = "legal"
	// KeptBilling: what a payer may ask to see.
	KeptBilling RecordClass = "billing"
	// KeptSupervision: supervision of workers.
	KeptSupervision RecordClass = "supervision"
	// KeptNoName: contacts of a service that keeps codes and no names.
	KeptNoName RecordClass = "no_name"
	// KeptAliasKey: the key that aliases are made with.
	KeptAliasKey RecordClass = "alias_key"
)

var recordClasses = []RecordClass{
	KeptService,
	KeptConsent,
	KeptDisclosure,
	KeptPrivacy,
	KeptLegal,
	KeptBilling,
	KeptSupervision,
	KeptNoName,
	KeptAliasKey,
}

// RecordClasses returns every RecordClass, in the order of this page.
func RecordClasses() []RecordClass { return append([]RecordClass(nil), recordClasses...) }

// String returns the name under which it is stored and sent.
func (v RecordClass) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRecordClass].
func (v RecordClass) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recordClasses, ErrUnknownRecordClass)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecordClass) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recordClasses, ErrUnknownRecordClass)
}
