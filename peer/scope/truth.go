package scope

import "fmt"

// A Truth is a yes-or-no fact that may be unknown: [Unknown], [True] or [False].
// The zero Truth is Unknown. In JSON they are null, true and false.
type Truth int8

// Truths.
const (
	Unknown Truth = iota // not told
	True                 // known to be so
	False                // known not to be so
)

// TruthOf returns [True] or [False].
func TruthOf(b bool) Truth {
	if b {
		return True
	}
	return False
}

// String returns "true", "false" or "unknown".
func (t Truth) String() string {
	switch t {
	case True:
		return "true"
	case False:
		return "false"
	case Unknown:
		return "unknown"
	}
	return fmt.Sprintf("truth(%d)", int8(t))
}

// MarshalJSON returns true, false or null, and [ErrUnknownTruth] for a value
// outside the constants.
func (t Truth) MarshalJSON() ([]byte, error) {
	switch t {
	case True, False:
		return []byte(t.String()), nil
	case Unknown:
		return []byte("null"), nil
	}
	return nil, fmt.Errorf("%w: %d", ErrUnknownTruth, int8(t))
}

// UnmarshalJSON accepts what MarshalJSON returns. A policy, which asks for facts,
// has no null in it all the same: [ParseLayer] refuses every one. On error, which
// wraps [ErrUnknownTruth], t is unchanged.
func (t *Truth) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true":
		*t = True
	case "false":
		*t = False
	case "null":
		*t = Unknown
	default:
		return ErrUnknownTruth
	}
	return nil
}
