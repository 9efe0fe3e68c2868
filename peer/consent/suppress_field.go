package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSensitiveField reports a name that is no field that a no-name service does not keep.
var ErrUnknownSensitiveField = errors.New("consent: unknown field that a no-name service does not keep")

// A SensitiveField is something that a service for people in danger does not write
// down. The zero value is none.
type SensitiveField string

// Fields that are refused.
const (
	// SensitiveName: any name of the person.
	SensitiveName SensitiveField = "name"
	// SensitiveContact: a telephone, an address for messages, an account, a device.
	SensitiveContact SensitiveField = "contact"
	// SensitiveBiometric: fingerprint, iris, face or voice as measured.
	SensitiveBiometric SensitiveField = "biometric"
	// SensitivePicture: photograph or film.
	SensitivePicture SensitiveField = "picture"
	// SensitiveBirth: when or where the person was born.
	SensitiveBirth SensitiveField = "birth"
	// SensitiveRegistration: a number by which an authority or an agency knows the person.
	SensitiveRegistration SensitiveField = "registration"
	// SensitiveReligion: religion or denomination.
	SensitiveReligion SensitiveField = "religion"
	// SensitiveEthnicity: ethnic group, tribe, clan.
	SensitiveEthnicity SensitiveField = "ethnicity"
	// SensitiveNationality: nationality or country of origin.
	SensitiveNationality SensitiveField = "nationality"
	// SensitiveFaction: side in a conflict, party, armed group.
	SensitiveFaction SensitiveField = "faction"
	// SensitiveMigrationStatus: status as a migrant, refugee or asylum seeker.
	SensitiveMigrationStatus SensitiveField = "migration_status"
	// SensitiveCampUnit: block, section, tent or shelter.
	SensitiveCampUnit SensitiveField = "camp_unit"
	// SensitiveLocation: where the person is or sleeps.
	SensitiveLocation SensitiveField = "location"
	// SensitiveUnlisted: anything that the list of what may be kept does not name.
	SensitiveUnlisted SensitiveField = "unlisted"
)

var sensitiveFields = []SensitiveField{
	SensitiveName,
	SensitiveContact,
	SensitiveBiometric,
	SensitivePicture,
	SensitiveBirth,
	SensitiveRegistration,
	SensitiveReligion,
	SensitiveEthnicity,
	SensitiveNationality,
	SensitiveFaction,
	SensitiveMigrationStatus,
	SensitiveCampUnit,
	SensitiveLocation,
	SensitiveUnlisted,
}

// SensitiveFields returns every SensitiveField, in the order of this page.
func SensitiveFields() []SensitiveField { return append([]SensitiveField(nil), sensitiveFields...) }

// String returns the name under which it is stored and sent.
func (v SensitiveField) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSensitiveField].
func (v SensitiveField) MarshalText() ([]byte, error) {
	return enum.Marshal(v, sensitiveFields, ErrUnknownSensitiveField)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SensitiveField) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, sensitiveFields, ErrUnknownSensitiveField)
}
