package consent

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrIncomplete reports a value that lacks an id or a time that it needs.
	ErrIncomplete = errors.New("consent: incomplete")
	// ErrTerms reports terms that cannot be stored as they are: a name that is on no
	// list, an id that is no valid UTF-8.
	ErrTerms = errors.New("consent: bad terms")
	// ErrRecord reports a record of a disclosure that does not fit together.
	ErrRecord = errors.New("consent: bad record of a disclosure")
	// ErrReviewed reports a review by whoever made the disclosure, a second one, or
	// one of what needs none.
	ErrReviewed = errors.New("consent: not to be reviewed so")
	// ErrGate reports that nobody may go on without a consent; see [File.Gate].
	ErrGate = errors.New("consent: not given")
)
