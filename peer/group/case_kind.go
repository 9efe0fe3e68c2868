package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCaseKind reports a name that is no kind of case.
var ErrUnknownCaseKind = errors.New("group: unknown kind of case")

// A CaseKind says what a moderation case is about. The zero value is none.
type CaseKind string

// Kinds of cases.
const (
	// CaseRisk: somebody may be in danger. No measure against the person may follow from that.
	CaseRisk CaseKind = "risk"
	// CaseHouseRule: a post breaks a house rule.
	CaseHouseRule CaseKind = "house_rule"
	// CaseAbuse: somebody is harassed, threatened or preyed on.
	CaseAbuse CaseKind = "abuse"
	// CaseUnderAge: somebody seems too young for the space.
	CaseUnderAge CaseKind = "under_age"
	// CaseMisinformation: a post says what is not so.
	CaseMisinformation CaseKind = "misinformation"
	// CaseUnsafeRoom: a room that calming down did not make safe.
	CaseUnsafeRoom CaseKind = "unsafe_room"
)

var caseKinds = []CaseKind{
	CaseRisk,
	CaseHouseRule,
	CaseAbuse,
	CaseUnderAge,
	CaseMisinformation,
	CaseUnsafeRoom,
}

// CaseKinds returns every CaseKind, in the order of this page.
func CaseKinds() []CaseKind { return append([]CaseKind(nil), caseKinds...) }

// String returns the name under which it is stored and sent.
func (v CaseKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCaseKind].
func (v CaseKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, caseKinds, ErrUnknownCaseKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CaseKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, caseKinds, ErrUnknownCaseKind)
}
