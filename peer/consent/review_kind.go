package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReviewKind reports a name that is no kind of review.
var ErrUnknownReviewKind = errors.New("consent: unknown kind of review")

// A ReviewKind says what somebody is to look at. The zero value is nothing.
type ReviewKind string

// Kinds of review.
const (
	// ReviewOverride: a record was opened in an emergency; somebody else than whoever opened it says whether that was right.
	ReviewOverride ReviewKind = "override"
	// ReviewLegal: something was told by a rule whose text was not read for this library.
	ReviewLegal ReviewKind = "legal"
	// ReviewExpiring: a consent runs out soon, or has; the person is asked whether it goes on.
	ReviewExpiring ReviewKind = "expiring"
	// ReviewOralWish: a wish to stop was spoken and is not yet in writing. It holds all the same.
	ReviewOralWish ReviewKind = "oral_wish"
	// ReviewEvent: a consent ends with an event; somebody asks whether it has happened.
	ReviewEvent ReviewKind = "event"
)

var reviewKinds = []ReviewKind{
	ReviewOverride,
	ReviewLegal,
	ReviewExpiring,
	ReviewOralWish,
	ReviewEvent,
}

// ReviewKinds returns every ReviewKind, in the order of this page.
func ReviewKinds() []ReviewKind { return append([]ReviewKind(nil), reviewKinds...) }

// String returns the name under which it is stored and sent.
func (v ReviewKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReviewKind].
func (v ReviewKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, reviewKinds, ErrUnknownReviewKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReviewKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, reviewKinds, ErrUnknownReviewKind)
}
