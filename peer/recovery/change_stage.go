package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownChangeStage reports a name that is no stage of change.
var ErrUnknownChangeStage = errors.New("recovery: unknown stage of change")

// A ChangeStage is a stage of change, told as a note. It is never a gate: no
// rule of this module asks for one, and going back is as usual as going on. The
// zero value is not told.
type ChangeStage string

// Stages of change.
const (
	// StagePrecontemplation: sees nothing to change.
	StagePrecontemplation ChangeStage = "precontemplation"
	// StageContemplation: thinks about it.
	StageContemplation ChangeStage = "contemplation"
	// StagePreparation: gets ready.
	StagePreparation ChangeStage = "preparation"
	// StageAction: changes.
	StageAction ChangeStage = "action"
	// StageMaintenance: keeps it up.
	StageMaintenance ChangeStage = "maintenance"
)

var changeStages = []ChangeStage{
	StagePrecontemplation,
	StageContemplation,
	StagePreparation,
	StageAction,
	StageMaintenance,
}

// ChangeStages returns every ChangeStage, in the order of this page.
func ChangeStages() []ChangeStage { return append([]ChangeStage(nil), changeStages...) }

// String returns the name under which it is stored and sent.
func (v ChangeStage) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownChangeStage].
func (v ChangeStage) MarshalText() ([]byte, error) {
	return enum.Marshal(v, changeStages, ErrUnknownChangeStage)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ChangeStage) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, changeStages, ErrUnknownChangeStage)
}
