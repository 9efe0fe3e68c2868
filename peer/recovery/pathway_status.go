package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPathwayStatus reports a name that is no status of a pathway.
var ErrUnknownPathwayStatus = errors.New("recovery: unknown status of a pathway")

// A PathwayStatus says whether a pathway can still be taken up. The zero value is not
// said, and such a pathway is not offered.
type PathwayStatus string

// Statuses.
const (
	// StatusActive: it can be taken up.
	StatusActive PathwayStatus = "active"
	// StatusLegacy: few or no meetings remain: kept for people's history and not offered anew.
	StatusLegacy PathwayStatus = "legacy"
	// StatusClosed: it has ended.
	StatusClosed PathwayStatus = "closed"
)

var pathwayStatuses = []PathwayStatus{
	StatusActive,
	StatusLegacy,
	StatusClosed,
}

// PathwayStatuses returns every PathwayStatus, in the order of this page.
func PathwayStatuses() []PathwayStatus { return append([]PathwayStatus(nil), pathwayStatuses...) }

// Offered reports whether a pathway of that status is shown to somebody who looks for one.
func (v PathwayStatus) Offered() bool { return v == StatusActive }

// String returns the name under which it is stored and sent.
func (v PathwayStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPathwayStatus].
func (v PathwayStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, pathwayStatuses, ErrUnknownPathwayStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PathwayStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, pathwayStatuses, ErrUnknownPathwayStatus)
}
