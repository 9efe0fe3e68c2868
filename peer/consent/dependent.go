package consent

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Dependent is something that goes on only because of a consent: a referral, a
// place in a group, somebody's access. The room that it belongs to says so, and
// the end of the consent lists it.
type Dependent struct {
	Kind    DependentKind  `json:"kind"`
	ID      string         `json:"id"`      // of the referral, the group, the access, in the host's words
	Consent peer.ConsentID `json:"consent"` // the consent that it rests on
	Open    bool           `json:"open"`    // it goes on, so that something is left to end
}

// Format keeps the people concerned out of every verb of fmt.
func (d Dependent) Format(f fmt.State, _ rune) { redact.Format(f, d.shown()) }

// LogValue keeps the people concerned out of logs.
func (d Dependent) LogValue() slog.Value { return slog.StringValue(d.shown()) }

func (d Dependent) shown() string {
	if !slices.Contains(dependentKinds, d.Kind) {
		return "[something on a consent]"
	}
	return "[" + string(d.Kind) + " on a consent]"
}
