package recovery

import (
	"errors"
	"fmt"
	"strconv"
)

// ErrZeroToTen reports a rating that is none from 0 to 10.
var ErrZeroToTen = errors.New("recovery: bad rating, want a whole number from 0 to 10")

// A ZeroToTen is what a person says on a scale from 0 to 10: how sure they are,
// how strong a craving is. Use [Rate]; the zero value is not said, which is
// something else than 0. It is stored as the number.
type ZeroToTen struct {
	n int8 // one more than the number
}

// Rate returns what a person says. It returns [ErrZeroToTen] for a number off the scale.
func Rate(said int) (ZeroToTen, error) {
	if said < 0 || said > 10 {
		return ZeroToTen{}, ErrZeroToTen
	}
	return ZeroToTen{int8(said + 1)}, nil
}

// Said returns the number; ok is false if it was not said.
func (z ZeroToTen) Said() (said int, ok bool) { return max(0, int(z.n)-1), z.n != 0 }

// IsZero reports whether it was not said.
func (z ZeroToTen) IsZero() bool { return z.n == 0 }

// String returns the number, or "not said".
func (z ZeroToTen) String() string {
	if z.IsZero() {
		return "not said"
	}
	return strconv.Itoa(int(z.n) - 1)
}

// MarshalJSON returns the number, and [ErrZeroToTen] if it was not said.
func (z ZeroToTen) MarshalJSON() ([]byte, error) {
	if z.IsZero() {
		return nil, fmt.Errorf("%w: it was not said", ErrZeroToTen)
	}
	return []byte(z.String()), nil
}

// UnmarshalJSON accepts exactly what MarshalJSON returns. On error z is unchanged.
func (z *ZeroToTen) UnmarshalJSON(data []byte) error {
	said, err := strconv.Atoi(string(data))
	if err != nil || strconv.Itoa(said) != string(data) {
		return ErrZeroToTen
	}
	got, err := Rate(said)
	if err != nil {
		return err
	}
	*z = got
	return nil
}
