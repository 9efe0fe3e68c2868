package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPastView reports a name that is no view of the past.
var ErrUnknownPastView = errors.New("recovery: unknown view of the past")

// A PastView is how somebody found a pathway that they tried. The zero value is not told.
type PastView string

// Views.
const (
	// PastLiked: it helped or suited them.
	PastLiked PastView = "liked"
	// PastMixed: partly.
	PastMixed PastView = "mixed"
	// PastDisliked: it did not suit them.
	PastDisliked PastView = "disliked"
)

var pastViews = []PastView{
	PastLiked,
	PastMixed,
	PastDisliked,
}

// PastViews returns every PastView, in the order of this page.
func PastViews() []PastView { return append([]PastView(nil), pastViews...) }

// String returns the name under which it is stored and sent.
func (v PastView) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPastView].
func (v PastView) MarshalText() ([]byte, error) {
	return enum.Marshal(v, pastViews, ErrUnknownPastView)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PastView) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, pastViews, ErrUnknownPastView)
}
