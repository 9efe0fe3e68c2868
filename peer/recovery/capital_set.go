package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCapitalSet reports a name that is no set of domains of recovery
// capital.
var ErrUnknownCapitalSet = errors.New("recovery: unknown set of domains of recovery capital")

// A CapitalSet is a set of domains of recovery capital. There are two, and a
// score means nothing without the name of its set. The zero value is none.
type CapitalSet string

// Sets.
const (
	// CapitalWhiteCloud: personal, family and social, community, cultural.
	CapitalWhiteCloud CapitalSet = "white_cloud"
	// CapitalCloudGranfield: social, physical, human, cultural.
	CapitalCloudGranfield CapitalSet = "cloud_granfield"
)

var capitalSets = []CapitalSet{
	CapitalWhiteCloud,
	CapitalCloudGranfield,
}

// CapitalSets returns every CapitalSet, in the order of this page.
func CapitalSets() []CapitalSet { return append([]CapitalSet(nil), capitalSets...) }

// String returns the name under which it is stored and sent.
func (v CapitalSet) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCapitalSet].
func (v CapitalSet) MarshalText() ([]byte, error) {
	return enum.Marshal(v, capitalSets, ErrUnknownCapitalSet)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CapitalSet) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, capitalSets, ErrUnknownCapitalSet)
}
