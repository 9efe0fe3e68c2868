package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTieRepair reports a name that is no stage of repair of a tie.
var ErrUnknownTieRepair = errors.New("recovery: unknown stage of repair of a tie")

// A TieRepair says where a person stands with mending a tie, in their own view.
// Nobody has to mend one. The zero value is not said.
type TieRepair string

// Stages of repair.
const (
	// RepairNotWanted: they do not want to.
	RepairNotWanted TieRepair = "not_wanted"
	// RepairWanted: they would like to.
	RepairWanted TieRepair = "wanted"
	// RepairBegun: they have begun.
	RepairBegun TieRepair = "begun"
	// RepairDone: it is mended.
	RepairDone TieRepair = "mended"
)

var tieRepairs = []TieRepair{
	RepairNotWanted,
	RepairWanted,
	RepairBegun,
	RepairDone,
}

// TieRepairs returns every TieRepair, in the order of this page.
func TieRepairs() []TieRepair { return append([]TieRepair(nil), tieRepairs...) }

// String returns the name under which it is stored and sent.
func (v TieRepair) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownTieRepair].
func (v TieRepair) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tieRepairs, ErrUnknownTieRepair)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TieRepair) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tieRepairs, ErrUnknownTieRepair)
}
