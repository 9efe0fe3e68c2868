package referral

import (
	"errors"
)

// Errors that are no refusals of a move.
var (
	// ErrIncomplete reports a value that lacks something it needs.
	ErrIncomplete = errors.New("referral: incomplete")
	// ErrRerefer reports a further referral that cannot be made of this one.
	ErrRerefer = errors.New("referral: cannot be referred on")
)
