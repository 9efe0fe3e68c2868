package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAccessNeed reports a name that is no need of access.
var ErrUnknownAccessNeed = errors.New("recovery: unknown need of access")

// An AccessNeed is what somebody needs to be able to take part. The zero value is none.
type AccessNeed string

// Needs.
const (
	// AccessNeedWheelchair: a place without steps.
	AccessNeedWheelchair AccessNeed = "wheelchair"
	// AccessNeedSignLanguage: sign language.
	AccessNeedSignLanguage AccessNeed = "sign_language"
	// AccessNeedCaptions: captions.
	AccessNeedCaptions AccessNeed = "captions"
	// AccessNeedChildcare: care for children meanwhile.
	AccessNeedChildcare AccessNeed = "childcare"
	// AccessNeedQuietSpace: a quiet space to step out to.
	AccessNeedQuietSpace AccessNeed = "quiet_space"
	// AccessNeedInterpreter: a trained interpreter, never a child of the family.
	AccessNeedInterpreter AccessNeed = "interpreter"
	// AccessNeedSimpleWords: simple words or pictures.
	AccessNeedSimpleWords AccessNeed = "simple_words"
)

var accessNeeds = []AccessNeed{
	AccessNeedWheelchair,
	AccessNeedSignLanguage,
	AccessNeedCaptions,
	AccessNeedChildcare,
	AccessNeedQuietSpace,
	AccessNeedInterpreter,
	AccessNeedSimpleWords,
}

// AccessNeeds returns every AccessNeed, in the order of this page.
func AccessNeeds() []AccessNeed { return append([]AccessNeed(nil), accessNeeds...) }

// String returns the name under which it is stored and sent.
func (v AccessNeed) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAccessNeed].
func (v AccessNeed) MarshalText() ([]byte, error) {
	return enum.Marshal(v, accessNeeds, ErrUnknownAccessNeed)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AccessNeed) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, accessNeeds, ErrUnknownAccessNeed)
}
