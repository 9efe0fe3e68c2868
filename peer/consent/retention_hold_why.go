package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHoldWhy reports a name that is no reason of a hold.
var ErrUnknownHoldWhy = errors.New("consent: unknown reason of a hold")

// A HoldWhy says why nothing may be destroyed. The zero value is none.
type HoldWhy string

// Reasons.
const (
	// HoldLegal: a legal request is open, or its hold was not lifted.
	HoldLegal HoldWhy = "legal"
	// HoldRequest: a participant's own request waits for an answer.
	HoldRequest HoldWhy = "request"
	// HoldOther: anything else for which the host keeps records, such as an audit or an inquiry.
	HoldOther HoldWhy = "other"
)

var holdWhys = []HoldWhy{
	HoldLegal,
	HoldRequest,
	HoldOther,
}

// HoldWhys returns every HoldWhy, in the order of this page.
func HoldWhys() []HoldWhy { return append([]HoldWhy(nil), holdWhys...) }

// String returns the name under which it is stored and sent.
func (v HoldWhy) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownHoldWhy].
func (v HoldWhy) MarshalText() ([]byte, error) {
	return enum.Marshal(v, holdWhys, ErrUnknownHoldWhy)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HoldWhy) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, holdWhys, ErrUnknownHoldWhy)
}
