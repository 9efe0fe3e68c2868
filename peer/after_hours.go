package peer

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
)

// ErrUnknownRouteKind reports a name that is no kind of route.
var ErrUnknownRouteKind = errors.New("peer: unknown kind of route")

// A RouteKind says what answers while a [Programme] is closed. The zero value is
// no kind.
type RouteKind string

// Kinds of route.
const (
	// RouteOnCall: a worker of the programme who is on call.
	RouteOnCall RouteKind = "on_call"
	// RouteWarmline: a line on which peers answer, for talk that is not urgent.
	RouteWarmline RouteKind = "warmline"
	// RouteCrisisLine: a crisis line, such as 988 in the United States.
	RouteCrisisLine RouteKind = "crisis_line"
	// RouteEmergency: the emergency services, where a life is in danger.
	RouteEmergency RouteKind = "emergency"
)

var routeKinds = []RouteKind{
	RouteOnCall,
	RouteWarmline,
	RouteCrisisLine,
	RouteEmergency,
}

// RouteKinds returns every RouteKind, in the order of this page.
func RouteKinds() []RouteKind { return append([]RouteKind(nil), routeKinds...) }

// String returns the name under which it is stored and sent.
func (v RouteKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRouteKind].
func (v RouteKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, routeKinds, ErrUnknownRouteKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RouteKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, routeKinds, ErrUnknownRouteKind)
}

// A Route is one way to reach somebody while a programme is closed.
type Route struct {
	Kind  RouteKind `json:"kind"`
	Reach string    `json:"reach"` // a number or an address, as it is given to participants
}

// Format prints the kind and keeps the number, which may be a worker's, out of
// every verb of fmt.
func (r Route) Format(f fmt.State, _ rune) { redact.Format(f, "[route "+string(r.Kind)+"]") }

// LogValue keeps the number out of logs.
func (r Route) LogValue() slog.Value { return slog.StringValue("[route " + string(r.Kind) + "]") }
