package peer

import "github.com/alongside-go/alongside/internal/enum"

// An EncounterKind says what sort of contact an encounter is. The zero value is
// no kind.
type EncounterKind string

// Kinds of encounter. All but the first may have no participant.
const (
	// EncounterOneToOne: with one participant.
	EncounterOneToOne EncounterKind = "one_to_one"
	// EncounterGroup: one person's part in a group, or the group as a whole.
	EncounterGroup EncounterKind = "group"
	// EncounterDropIn: somebody came by.
	EncounterDropIn EncounterKind = "drop_in"
	// EncounterOutreach: on the street or elsewhere, to whoever is there.
	EncounterOutreach EncounterKind = "outreach"
	// EncounterWarmline: a call to a warmline.
	EncounterWarmline EncounterKind = "warmline"
)

var encounterKinds = []EncounterKind{
	EncounterOneToOne,
	EncounterGroup,
	EncounterDropIn,
	EncounterOutreach,
	EncounterWarmline,
}

// EncounterKinds returns every EncounterKind, in the order of this page.
func EncounterKinds() []EncounterKind { return append([]EncounterKind(nil), encounterKinds...) }

// String returns the name under which it is stored and sent.
func (v EncounterKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEncounterKind].
func (v EncounterKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, encounterKinds, ErrUnknownEncounterKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *EncounterKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, encounterKinds, ErrUnknownEncounterKind)
}
