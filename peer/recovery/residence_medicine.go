package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHouseMedicinePolicy reports a name that is no policy of a house on
// medicines.
var ErrUnknownHouseMedicinePolicy = errors.New("recovery: unknown policy of a house on medicines")

// A HouseMedicinePolicy says how a house stands to prescribed medicines, such
// as buprenorphine and methadone. The zero value is not known.
type HouseMedicinePolicy string

// Policies.
const (
	// HouseAccepts: residents take what they are prescribed.
	HouseAccepts HouseMedicinePolicy = "accepts"
	// HouseLimits: some medicines, some forms or some number of residents.
	HouseLimits HouseMedicinePolicy = "limits"
	// HouseTurnsAway: it turns people on medicines away.
	HouseTurnsAway HouseMedicinePolicy = "turns_away"
)

var houseMedicinePolicies = []HouseMedicinePolicy{
	HouseAccepts,
	HouseLimits,
	HouseTurnsAway,
}

// HouseMedicinePolicies returns every HouseMedicinePolicy, in the order of this page.
func HouseMedicinePolicies() []HouseMedicinePolicy {
	return append([]HouseMedicinePolicy(nil), houseMedicinePolicies...)
}

// String returns the name under which it is stored and sent.
func (v HouseMedicinePolicy) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownHouseMedicinePolicy].
func (v HouseMedicinePolicy) MarshalText() ([]byte, error) {
	return enum.Marshal(v, houseMedicinePolicies, ErrUnknownHouseMedicinePolicy)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HouseMedicinePolicy) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, houseMedicinePolicies, ErrUnknownHouseMedicinePolicy)
}
