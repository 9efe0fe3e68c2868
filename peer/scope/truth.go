package scope

import "fmt"

// A Truth is a yes-or-no fact that may be unknown. The zero Truth is [Unknown];
// in JSON it is true, false or null.
type Truth int8

// Truths.
const (
	Unknown Truth = iota // not told
	True
	False
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

// MarshalJSON returns true, false or null. A value outside the constants is null.
func (t Truth) MarshalJSON() ([]byte, error) {
	switch t {
	case True, False:
		return []byte(t.String()), nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON accepts true and false alone: what is unknown is left out, so
// that a null is never taken for an answer. On error, which wraps
// [ErrUnknownTruth], t is unchanged.
func (t *Truth) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true":
		*t = True
	case "false":
		*t = False
	default:
		return ErrUnknownTruth
	}
	return nil
}
