package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReviewOutcome reports a name that is no outcome of a review.
var ErrUnknownReviewOutcome = errors.New("consent: unknown outcome of a review")

// A ReviewOutcome is what a review found. The zero value is nothing yet.
type ReviewOutcome string

// Outcomes of a review.
const (
	// OutcomeUpheld: it was right.
	OutcomeUpheld ReviewOutcome = "upheld"
	// OutcomeNotUpheld: it was not right; the programme says what follows.
	OutcomeNotUpheld ReviewOutcome = "not_upheld"
)

var reviewOutcomes = []ReviewOutcome{
	OutcomeUpheld,
	OutcomeNotUpheld,
}

// ReviewOutcomes returns every ReviewOutcome, in the order of this page.
func ReviewOutcomes() []ReviewOutcome { return append([]ReviewOutcome(nil), reviewOutcomes...) }

// String returns the name under which it is stored and sent.
func (v ReviewOutcome) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReviewOutcome].
func (v ReviewOutcome) MarshalText() ([]byte, error) {
	return enum.Marshal(v, reviewOutcomes, ErrUnknownReviewOutcome)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReviewOutcome) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, reviewOutcomes, ErrUnknownReviewOutcome)
}
