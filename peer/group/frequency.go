package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFrequency reports a name that is no frequency.
var ErrUnknownFrequency = errors.New("group: unknown frequency")

// A Frequency says how often a [Recurrence] comes round. The zero value is never:
// once.
type Frequency string

// Frequencies. Others that RFC 5545 has are refused.
const (
	// Daily: every day.
	Daily Frequency = "DAILY"
	// Weekly: every week.
	Weekly Frequency = "WEEKLY"
	// Monthly: every month.
	Monthly Frequency = "MONTHLY"
)

var frequencies = []Frequency{
	Daily,
	Weekly,
	Monthly,
}

// Frequencies returns every Frequency, in the order of this page.
func Frequencies() []Frequency { return append([]Frequency(nil), frequencies...) }

// String returns the name under which it is stored and sent.
func (v Frequency) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFrequency].
func (v Frequency) MarshalText() ([]byte, error) {
	return enum.Marshal(v, frequencies, ErrUnknownFrequency)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Frequency) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, frequencies, ErrUnknownFrequency)
}
