package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFieldClass reports a name that is no class of fields.
var ErrUnknownFieldClass = errors.New("consent: unknown class of fields")

// A FieldClass is a group of fields of a participant's record that are shown or hidden
// together. The zero value is none.
type FieldClass string

// Classes of fields.
const (
	// FieldIdentity: name, date of birth, numbers.
	FieldIdentity FieldClass = "identity"
	// FieldContact: address, telephone, and which of them is safe.
	FieldContact FieldClass = "contact"
	// FieldParticipation: that the person takes part at all.
	FieldParticipation FieldClass = "participation"
	// FieldSchedule: when and where they meet whom.
	FieldSchedule FieldClass = "schedule"
	// FieldPreferences: language, wishes about workers, pathways.
	FieldPreferences FieldClass = "preferences"
	// FieldNeeds: what they want support with.
	FieldNeeds FieldClass = "needs"
	// FieldNotes: notes about contacts.
	FieldNotes FieldClass = "notes"
	// FieldPlan: the parts of the plan that the person shows.
	FieldPlan FieldClass = "plan"
	// FieldPlanPrivate: the parts of the plan that the person keeps for themself. Nobody else reads them, whatever anybody agreed to.
	FieldPlanPrivate FieldClass = "plan_private"
	// FieldReturnToUse: a return to use that the person recorded.
	FieldReturnToUse FieldClass = "return_to_use"
	// FieldMeasures: answers to questionnaires and their scores.
	FieldMeasures FieldClass = "measures"
	// FieldSafety: what to do and whom to call in a crisis.
	FieldSafety FieldClass = "safety"
	// FieldGroups: groups and attendance under the person's id.
	FieldGroups FieldClass = "groups"
	// FieldSponsorship: that there is a sponsor, and at which stage it is.
	FieldSponsorship FieldClass = "sponsorship"
	// FieldReferrals: referrals and what became of them.
	FieldReferrals FieldClass = "referrals"
	// FieldConsents: consents and their ends.
	FieldConsents FieldClass = "consents"
	// FieldDisclosures: what was disclosed to whom.
	FieldDisclosures FieldClass = "disclosures"
	// FieldBilling: units, payers, and what a payer asks for.
	FieldBilling FieldClass = "billing"
	// FieldRequests: requests and complaints of the person.
	FieldRequests FieldClass = "requests"
	// FieldLegal: requests of courts, police and others.
	FieldLegal FieldClass = "legal"
)

var fieldClasses = []FieldClass{
	FieldIdentity,
	FieldContact,
	FieldParticipation,
	FieldSchedule,
	FieldPreferences,
	FieldNeeds,
	FieldNotes,
	FieldPlan,
	FieldPlanPrivate,
	FieldReturnToUse,
	FieldMeasures,
	FieldSafety,
	FieldGroups,
	FieldSponsorship,
	FieldReferrals,
	FieldConsents,
	FieldDisclosures,
	FieldBilling,
	FieldRequests,
	FieldLegal,
}

// FieldClasses returns every FieldClass, in the order of this page.
func FieldClasses() []FieldClass { return append([]FieldClass(nil), fieldClasses...) }

// String returns the name under which it is stored and sent.
func (v FieldClass) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFieldClass].
func (v FieldClass) MarshalText() ([]byte, error) {
	return enum.Marshal(v, fieldClasses, ErrUnknownFieldClass)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *FieldClass) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, fieldClasses, ErrUnknownFieldClass)
}
