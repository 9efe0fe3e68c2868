package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownWorldview reports a name that is no worldview.
var ErrUnknownWorldview = errors.New("recovery: unknown worldview")

// A Worldview is the frame of belief in which a pathway speaks. The zero value is
// not said.
type Worldview string

// Worldviews.
const (
	// WorldviewTheisticChristian: Christian belief.
	WorldviewTheisticChristian Worldview = "theistic_christian"
	// WorldviewSpiritualHigherPower: a power greater than oneself, as each understands it.
	WorldviewSpiritualHigherPower Worldview = "spiritual_higher_power"
	// WorldviewBuddhistInspired: Buddhist practice, without asking for belief.
	WorldviewBuddhistInspired Worldview = "buddhist_inspired"
	// WorldviewIndigenous: teachings of Native peoples.
	WorldviewIndigenous Worldview = "indigenous"
	// WorldviewIslamic: Muslim belief and practice.
	WorldviewIslamic Worldview = "islamic"
	// WorldviewSecular: no belief: reason, skills and each other.
	WorldviewSecular Worldview = "secular"
	// WorldviewNonReligious: no doctrine, though the wording may mention spirit.
	WorldviewNonReligious Worldview = "non_religious"
	// WorldviewNeutral: every worldview is hosted.
	WorldviewNeutral Worldview = "neutral"
)

var worldviews = []Worldview{
	WorldviewTheisticChristian,
	WorldviewSpiritualHigherPower,
	WorldviewBuddhistInspired,
	WorldviewIndigenous,
	WorldviewIslamic,
	WorldviewSecular,
	WorldviewNonReligious,
	WorldviewNeutral,
}

// Worldviews returns every Worldview, in the order of this page.
func Worldviews() []Worldview { return append([]Worldview(nil), worldviews...) }

// String returns the name under which it is stored and sent.
func (v Worldview) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownWorldview].
func (v Worldview) MarshalText() ([]byte, error) {
	return enum.Marshal(v, worldviews, ErrUnknownWorldview)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Worldview) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, worldviews, ErrUnknownWorldview)
}
