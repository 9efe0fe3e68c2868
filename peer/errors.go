package peer

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrIncomplete reports a value that lacks an identifier or a time it needs.
	ErrIncomplete = errors.New("peer: incomplete")
	// ErrUnknownState reports a name that is no state of its lifecycle.
	ErrUnknownState = errors.New("peer: unknown state")
	// ErrUnknownRole reports a name that is no role kind.
	ErrUnknownRole = errors.New("peer: unknown role")
	// ErrUnknownCredentialState reports a name that is no credential state.
	ErrUnknownCredentialState = errors.New("peer: unknown credential state")
	// ErrUnknownFitness reports a name that is no kind of fitness for duty.
	ErrUnknownFitness = errors.New("peer: unknown fitness")
	// ErrUnknownDomain reports a name that is no domain.
	ErrUnknownDomain = errors.New("peer: unknown domain")
	// ErrUnknownSetting reports a name that is no setting.
	ErrUnknownSetting = errors.New("peer: unknown setting")
)
