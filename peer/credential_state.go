package peer

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A CredentialState is the standing of one credential on a date. The zero value
// is unknown.
type CredentialState string

// Credential states, from application to the end. Requirements and lifecycle
// belong to package credential.
const (
	// CredentialApplicant: asked to be certified.
	CredentialApplicant CredentialState = "applicant"
	// CredentialInTraining: accepted, required training not complete.
	CredentialInTraining CredentialState = "in_training"
	// CredentialExamEligible: training complete, examination outstanding.
	CredentialExamEligible CredentialState = "exam_eligible"
	// CredentialProvisional: trainee: may work under supervision while hours are outstanding.
	CredentialProvisional CredentialState = "provisional"
	// CredentialCertified: in good standing.
	CredentialCertified CredentialState = "certified"
	// CredentialRenewalDue: in good standing, inside the renewal window.
	CredentialRenewalDue CredentialState = "renewal_due"
	// CredentialLapsed: expired without renewal.
	CredentialLapsed CredentialState = "lapsed"
	// CredentialInactive: set aside by the holder, for leave or illness.
	CredentialInactive CredentialState = "inactive"
	// CredentialSuspended: withdrawn until a matter is decided.
	CredentialSuspended CredentialState = "suspended"
	// CredentialRevoked: taken away.
	CredentialRevoked CredentialState = "revoked"
	// CredentialRetired: given up for good, or the holder died.
	CredentialRetired CredentialState = "retired"
	// CredentialDenied: the application was refused.
	CredentialDenied CredentialState = "denied"
	// CredentialReinstated: given back; counts as certified.
	CredentialReinstated CredentialState = "reinstated"
)

var credentialStates = []CredentialState{
	CredentialApplicant,
	CredentialInTraining,
	CredentialExamEligible,
	CredentialProvisional,
	CredentialCertified,
	CredentialRenewalDue,
	CredentialLapsed,
	CredentialInactive,
	CredentialSuspended,
	CredentialRevoked,
	CredentialRetired,
	CredentialDenied,
	CredentialReinstated,
}

// CredentialStates returns every CredentialState, in the order of this page.
func CredentialStates() []CredentialState { return append([]CredentialState(nil), credentialStates...) }

// String returns the name under which it is stored and sent.
func (v CredentialState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCredentialState].
func (v CredentialState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, credentialStates, ErrUnknownCredentialState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CredentialState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, credentialStates, ErrUnknownCredentialState)
}

// Current reports whether a holder may work under the credential: provisional,
// certified, renewal due or reinstated. A provisional credential counts only
// while its holder is supervised, which this question does not look at.
func (v CredentialState) Current() bool {
	return slices.Contains([]CredentialState{CredentialProvisional, CredentialCertified,
		CredentialRenewalDue, CredentialReinstated}, v)
}
