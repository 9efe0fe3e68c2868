package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A CoverState is a stage of cover. The zero value is no stage.
type CoverState string

// Stages of cover. Ended is final.
const (
	// CoverOpen: the deputy supervises until the day on which it ends. From
	// that day on it covers nothing, whether somebody records its end or not.
	CoverOpen CoverState = "open"
	// CoverEnded: it ended, on its day or before.
	CoverEnded CoverState = "ended"
)

var coverStateList = []CoverState{
	CoverOpen,
	CoverEnded,
}

// CoverStates returns every CoverState, in the order of this page.
func CoverStates() []CoverState { return slices.Clone(coverStateList) }

// String returns the name under which it is stored and sent.
func (v CoverState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCoverState].
func (v CoverState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, coverStateList, ErrUnknownCoverState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CoverState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, coverStateList, ErrUnknownCoverState)
}
