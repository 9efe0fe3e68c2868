package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownResidenceKind reports a name that is no kind of residence.
var ErrUnknownResidenceKind = errors.New("recovery: unknown kind of residence")

// A ResidenceKind says where somebody in recovery lives, if it is a place for
// that. The zero value is not said.
type ResidenceKind string

// Kinds.
const (
	// ResidenceSoberLiving: a sober living house.
	ResidenceSoberLiving ResidenceKind = "sober_living"
	// ResidenceOxfordHouse: a house under the charter of Oxford House.
	ResidenceOxfordHouse ResidenceKind = "oxford_house"
	// ResidenceCollegiate: sober housing of a university.
	ResidenceCollegiate ResidenceKind = "collegiate"
	// ResidenceTherapeutic: a therapeutic community.
	ResidenceTherapeutic ResidenceKind = "therapeutic_community"
	// ResidenceOwnHome: a home of their own, with others or alone.
	ResidenceOwnHome ResidenceKind = "own_home"
	// ResidenceNone: no place to live at present.
	ResidenceNone ResidenceKind = "none"
)

var residenceKinds = []ResidenceKind{
	ResidenceSoberLiving,
	ResidenceOxfordHouse,
	ResidenceCollegiate,
	ResidenceTherapeutic,
	ResidenceOwnHome,
	ResidenceNone,
}

// ResidenceKinds returns every ResidenceKind, in the order of this page.
func ResidenceKinds() []ResidenceKind { return append([]ResidenceKind(nil), residenceKinds...) }

// String returns the name under which it is stored and sent.
func (v ResidenceKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownResidenceKind].
func (v ResidenceKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, residenceKinds, ErrUnknownResidenceKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ResidenceKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, residenceKinds, ErrUnknownResidenceKind)
}
