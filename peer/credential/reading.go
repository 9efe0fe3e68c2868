package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Reading says which of several texts of one rule this is. Where pages of the
// same body differ, all are kept. The zero value is the text that is applied.
type Reading string

// Readings.
const (
	// Applied: the text that judgements go by.
	Applied Reading = ""
	// Older: a text that a newer one replaced, on a date that was not found. It is shown and not applied.
	Older Reading = "older"
	// Contradicting: another page of the same body says otherwise, and which of
	// the two holds was not found. It is shown beside the applied one.
	Contradicting Reading = "contradicting"
)

var readings = []Reading{Applied, Older, Contradicting}

// Readings returns every Reading, in the order of this page.
func Readings() []Reading { return slices.Clone(readings) }

// String returns the name under which it is stored, or "applied".
func (r Reading) String() string {
	if r == Applied {
		return "applied"
	}
	return string(r)
}

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReading].
func (r Reading) MarshalText() ([]byte, error) { return enum.Marshal(r, readings, ErrUnknownReading) }

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *Reading) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, readings, ErrUnknownReading)
}
