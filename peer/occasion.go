package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownOccasion reports a name that is no occasion.
var ErrUnknownOccasion = errors.New("peer: unknown occasion")

// An Occasion is what people came together for at a contact. It stands beside the
// activities of the scope catalogue, which say what the worker did there and what
// they may do: an occasion allows nothing. The zero value is none in particular.
type Occasion string

// Occasions.
const (
	// OccasionRecreation: something to do together, such as a hike, sport or a craft.
	OccasionRecreation Occasion = "recreation"
	// OccasionSocial: a gathering, such as a meal or a feast, against being alone.
	OccasionSocial Occasion = "social"
	// OccasionWorkshop: a workshop, in which skills are practised.
	OccasionWorkshop Occasion = "workshop"
	// OccasionAdvocacyEvent: speaking up in public for people in recovery; coming is never a duty.
	OccasionAdvocacyEvent Occasion = "advocacy_event"
)

var occasions = []Occasion{
	OccasionRecreation,
	OccasionSocial,
	OccasionWorkshop,
	OccasionAdvocacyEvent,
}

// Occasions returns every Occasion, in the order of this page.
func Occasions() []Occasion { return append([]Occasion(nil), occasions...) }

// String returns the name under which it is stored and sent.
func (v Occasion) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownOccasion].
func (v Occasion) MarshalText() ([]byte, error) {
	return enum.Marshal(v, occasions, ErrUnknownOccasion)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Occasion) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, occasions, ErrUnknownOccasion)
}
