package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCelebration reports a name that is no wish about celebrating.
var ErrUnknownCelebration = errors.New("recovery: unknown wish about celebrating")

// A Celebration says whether somebody wants a milestone to be celebrated. The
// zero value is not asked, and nobody is congratulated unasked.
type Celebration string

// Wishes.
const (
	// CelebrateYes: gladly.
	CelebrateYes Celebration = "yes"
	// CelebrateQuiet: a word to the person alone.
	CelebrateQuiet Celebration = "quiet"
	// CelebrateNo: not at all.
	CelebrateNo Celebration = "no"
)

var celebrations = []Celebration{
	CelebrateYes,
	CelebrateQuiet,
	CelebrateNo,
}

// Celebrations returns every Celebration, in the order of this page.
func Celebrations() []Celebration { return append([]Celebration(nil), celebrations...) }

// String returns the name under which it is stored and sent.
func (v Celebration) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCelebration].
func (v Celebration) MarshalText() ([]byte, error) {
	return enum.Marshal(v, celebrations, ErrUnknownCelebration)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Celebration) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, celebrations, ErrUnknownCelebration)
}
