package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAdaptationAssent reports a name that is no assent to an adaptation.
var ErrUnknownAdaptationAssent = errors.New("recovery: unknown assent to an adaptation")

// An AdaptationAssent says who agreed to an adaptation. It names groups and no
// people. The zero value is nobody.
type AdaptationAssent string

// Who may agree.
const (
	// AssentParticipants: the people who take part.
	AssentParticipants AdaptationAssent = "participants"
	// AssentCommunity: members of the community.
	AssentCommunity AdaptationAssent = "community"
	// AssentElders: its elders.
	AssentElders AdaptationAssent = "elders"
	// AssentOwner: the owner of the pathway or of its texts.
	AssentOwner AdaptationAssent = "owner"
	// AssentProgramme: the programme itself; a deep change needs somebody else as well.
	AssentProgramme AdaptationAssent = "programme"
)

var adaptationAssents = []AdaptationAssent{
	AssentParticipants,
	AssentCommunity,
	AssentElders,
	AssentOwner,
	AssentProgramme,
}

// AdaptationAssents returns every AdaptationAssent, in the order of this page.
func AdaptationAssents() []AdaptationAssent {
	return append([]AdaptationAssent(nil), adaptationAssents...)
}

// String returns the name under which it is stored and sent.
func (v AdaptationAssent) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAdaptationAssent].
func (v AdaptationAssent) MarshalText() ([]byte, error) {
	return enum.Marshal(v, adaptationAssents, ErrUnknownAdaptationAssent)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AdaptationAssent) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, adaptationAssents, ErrUnknownAdaptationAssent)
}
