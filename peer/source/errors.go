package source

import "errors"

// ErrUnknownEvidence reports a name that is no kind of evidence.
var ErrUnknownEvidence = errors.New("source: unknown evidence")

// ErrUnknownKey reports a key that the register does not hold.
var ErrUnknownKey = errors.New("source: unknown key")
