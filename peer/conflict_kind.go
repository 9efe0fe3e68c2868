package peer

import "github.com/alongside-go/alongside/internal/enum"

// A ConflictKind is a second tie between a worker and a participant, or between
// two of the staff: familial, financial, business, professional or close
// personal. The zero value is no tie. [ConflictRules] says what each leads to.
type ConflictKind string

// Kinds of conflict, after the definition of a dual relationship in 1 Tex. Admin.
// Code §354.3003 and the rows on dual relationships of several codes of ethics.
const (
	// ConflictRelative: a member of the family.
	ConflictRelative ConflictKind = "relative"
	// ConflictFriend: a friend.
	ConflictFriend ConflictKind = "friend"
	// ConflictPartner: a spouse or a romantic or sexual partner.
	ConflictPartner ConflictKind = "partner"
	// ConflictFormerPartner: a former romantic partner.
	ConflictFormerPartner ConflictKind = "former_partner"
	// ConflictClosePerson: a partner of somebody close to the participant.
	ConflictClosePerson ConflictKind = "close_person"
	// ConflictHousehold: lives with the participant, or is landlord or tenant.
	ConflictHousehold ConflictKind = "household"
	// ConflictEmployment: employs, or is employed by, the participant.
	ConflictEmployment ConflictKind = "employment"
	// ConflictBusiness: does business with the participant.
	ConflictBusiness ConflictKind = "business"
	// ConflictFinancial: owes the participant money, or is owed, or depends on them.
	ConflictFinancial ConflictKind = "financial"
	// ConflictSponsor: is the participant's sponsor in a fellowship, or they the worker's.
	ConflictSponsor ConflictKind = "sponsor"
	// ConflictSameMeeting: goes to the same mutual-aid meeting.
	ConflictSameMeeting ConflictKind = "same_meeting"
	// ConflictProfessional: has another professional role towards the participant.
	ConflictProfessional ConflictKind = "professional"
	// ConflictOther: another tie that interferes with duty.
	ConflictOther ConflictKind = "other"
)

var conflictKinds = []ConflictKind{
	ConflictRelative,
	ConflictFriend,
	ConflictPartner,
	ConflictFormerPartner,
	ConflictClosePerson,
	ConflictHousehold,
	ConflictEmployment,
	ConflictBusiness,
	ConflictFinancial,
	ConflictSponsor,
	ConflictSameMeeting,
	ConflictProfessional,
	ConflictOther,
}

// ConflictKinds returns every ConflictKind, in the order of this page.
func ConflictKinds() []ConflictKind { return append([]ConflictKind(nil), conflictKinds...) }

// String returns the name under which it is stored and sent.
func (v ConflictKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConflictKind].
func (v ConflictKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, conflictKinds, ErrUnknownConflictKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConflictKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, conflictKinds, ErrUnknownConflictKind)
}
