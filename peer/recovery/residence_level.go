package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownResidenceLevel reports a name that is no level of a residence.
var ErrUnknownResidenceLevel = errors.New("recovery: unknown level of a residence")

// A ResidenceLevel is one of the four levels of recovery residences of NARR. It
// describes and does not rank. The zero value is not said.
type ResidenceLevel string

// Levels.
const (
	// LevelPeerRun: I, P: run by its residents.
	LevelPeerRun ResidenceLevel = "peer_run"
	// LevelMonitored: II, M: a house manager or senior resident.
	LevelMonitored ResidenceLevel = "monitored"
	// LevelSupervised: III, S: an organisation with certified staff.
	LevelSupervised ResidenceLevel = "supervised"
	// LevelServiceProvider: IV, C: clinical services in the house.
	LevelServiceProvider ResidenceLevel = "service_provider"
)

var residenceLevels = []ResidenceLevel{
	LevelPeerRun,
	LevelMonitored,
	LevelSupervised,
	LevelServiceProvider,
}

// ResidenceLevels returns every ResidenceLevel, in the order of this page.
func ResidenceLevels() []ResidenceLevel { return append([]ResidenceLevel(nil), residenceLevels...) }

// String returns the name under which it is stored and sent.
func (v ResidenceLevel) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownResidenceLevel].
func (v ResidenceLevel) MarshalText() ([]byte, error) {
	return enum.Marshal(v, residenceLevels, ErrUnknownResidenceLevel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ResidenceLevel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, residenceLevels, ErrUnknownResidenceLevel)
}
