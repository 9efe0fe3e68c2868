package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownWellnessDimension reports a name that is no dimension of wellness.
var ErrUnknownWellnessDimension = errors.New("recovery: unknown dimension of wellness")

// A WellnessDimension is one of the eight dimensions of wellness of Swarbrick.
// The zero value is none.
type WellnessDimension string

// Dimensions of wellness.
const (
	// WellnessEmotional: feelings, and coping with what comes.
	WellnessEmotional WellnessDimension = "emotional"
	// WellnessEnvironmental: surroundings that are good to be in.
	WellnessEnvironmental WellnessDimension = "environmental"
	// WellnessFinancial: money, now and later.
	WellnessFinancial WellnessDimension = "financial"
	// WellnessIntellectual: learning and making.
	WellnessIntellectual WellnessDimension = "intellectual"
	// WellnessOccupational: work and what gives meaning.
	WellnessOccupational WellnessDimension = "occupational"
	// WellnessPhysical: body, food, sleep, movement.
	WellnessPhysical WellnessDimension = "physical"
	// WellnessSocial: ties and belonging.
	WellnessSocial WellnessDimension = "social"
	// WellnessSpiritual: purpose and meaning.
	WellnessSpiritual WellnessDimension = "spiritual"
)

var wellnessDimensions = []WellnessDimension{
	WellnessEmotional,
	WellnessEnvironmental,
	WellnessFinancial,
	WellnessIntellectual,
	WellnessOccupational,
	WellnessPhysical,
	WellnessSocial,
	WellnessSpiritual,
}

// WellnessDimensions returns every WellnessDimension, in the order of this page.
func WellnessDimensions() []WellnessDimension {
	return append([]WellnessDimension(nil), wellnessDimensions...)
}

// String returns the name under which it is stored and sent.
func (v WellnessDimension) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownWellnessDimension].
func (v WellnessDimension) MarshalText() ([]byte, error) {
	return enum.Marshal(v, wellnessDimensions, ErrUnknownWellnessDimension)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *WellnessDimension) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, wellnessDimensions, ErrUnknownWellnessDimension)
}
