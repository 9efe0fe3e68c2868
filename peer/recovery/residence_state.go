package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHouseState reports a name that is no state of a stay in a house.
var ErrUnknownHouseState = errors.New("recovery: unknown state of a stay in a house")

// A HouseState is a stage of somebody's stay in a peer-run house. The zero
// value is no stage.
type HouseState string

// Stages of a stay. Alumni and NotAdmitted are final.
const (
	// HouseApplied: asked to move in.
	HouseApplied HouseState = "applied"
	// HouseInterviewed: met the residents.
	HouseInterviewed HouseState = "interviewed"
	// HouseVotedIn: the residents said yes.
	HouseVotedIn HouseState = "voted_in"
	// HouseResident: lives there.
	HouseResident HouseState = "resident"
	// HouseContract: lives there under an agreement on something.
	HouseContract HouseState = "contract"
	// HouseWarned: was warned.
	HouseWarned HouseState = "warned"
	// HouseMovedOut: moved out.
	HouseMovedOut HouseState = "moved_out"
	// HouseExpelled: had to leave, by the vote of the house.
	HouseExpelled HouseState = "expelled"
	// HouseAlumni: keeps in touch as one who lived there.
	HouseAlumni HouseState = "alumni"
	// HouseNotAdmitted: the residents said no, or the person thought otherwise.
	HouseNotAdmitted HouseState = "not_admitted"
)

var houseStates = []HouseState{
	HouseApplied,
	HouseInterviewed,
	HouseVotedIn,
	HouseResident,
	HouseContract,
	HouseWarned,
	HouseMovedOut,
	HouseExpelled,
	HouseAlumni,
	HouseNotAdmitted,
}

// HouseStates returns every HouseState, in the order of this page.
func HouseStates() []HouseState { return append([]HouseState(nil), houseStates...) }

// String returns the name under which it is stored and sent.
func (v HouseState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownHouseState].
func (v HouseState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, houseStates, ErrUnknownHouseState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HouseState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, houseStates, ErrUnknownHouseState)
}
