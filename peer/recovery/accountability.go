package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAccountability reports a name that is no way of accountability.
var ErrUnknownAccountability = errors.New("recovery: unknown way of accountability")

// An Accountability is a way to be held to one's own word. It is chosen by the
// person, and nothing is done to whoever misses it. The zero value is none.
type Accountability string

// Ways.
const (
	// AccountabilityPair: two people check in with each other.
	AccountabilityPair Accountability = "pair"
	// AccountabilityRound: each says at a meeting how it went.
	AccountabilityRound Accountability = "round"
	// AccountabilityWorker: with a peer worker.
	AccountabilityWorker Accountability = "worker"
	// AccountabilityOwnLog: alone, in writing.
	AccountabilityOwnLog Accountability = "own_log"
)

var accountabilities = []Accountability{
	AccountabilityPair,
	AccountabilityRound,
	AccountabilityWorker,
	AccountabilityOwnLog,
}

// Accountabilities returns every Accountability, in the order of this page.
func Accountabilities() []Accountability { return append([]Accountability(nil), accountabilities...) }

// String returns the name under which it is stored and sent.
func (v Accountability) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAccountability].
func (v Accountability) MarshalText() ([]byte, error) {
	return enum.Marshal(v, accountabilities, ErrUnknownAccountability)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Accountability) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, accountabilities, ErrUnknownAccountability)
}
