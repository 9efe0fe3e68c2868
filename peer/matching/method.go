package matching

import "github.com/alongside-go/alongside/internal/enum"

// A Method says how participants are assigned to workers. The zero value is no
// method.
type Method string

// Methods.
const (
	// Optimal assigns as many participants as can be and, among all ways to do
	// so, takes the highest total score.
	Optimal Method = "optimal"
	// Stable leaves no participant and worker who would both rather have each
	// other, and of all such assignments takes the one that is best for every
	// participant. It may leave more participants without a worker than Optimal.
	Stable Method = "stable"
	// Greedy takes the highest score that is left, again and again.
	Greedy Method = "greedy"
)

var methods = []Method{
	Optimal,
	Stable,
	Greedy,
}

// Methods returns every Method, in the order of this page.
func Methods() []Method { return append([]Method(nil), methods...) }

// String returns the name under which it is stored and sent.
func (v Method) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMethod].
func (v Method) MarshalText() ([]byte, error) { return enum.Marshal(v, methods, ErrUnknownMethod) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Method) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, methods, ErrUnknownMethod)
}
