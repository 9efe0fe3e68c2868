package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A DualChange is what a move of a dual relationship changes beside its stage.
type DualChange struct {
	Kind           ConflictKind `json:"kind,omitempty"`            // what the tie is; said when it is declared
	Hat            Hat          `json:"hat,omitempty"`             // the other role, where the tie is one; said when it is declared
	Since          Date         `json:"since,omitzero"`            // from when the tie is known to be there; no date: not said
	SmallCommunity bool         `json:"small_community,omitempty"` // such ties can hardly be avoided there
	Precaution     Precaution   `json:"precaution,omitempty"`      // one that is agreed, or no longer needed
	Review         Date         `json:"review,omitzero"`           // day on which the tie is looked at again
	Until          Date         `json:"until,omitzero"`            // first day on which the tie is there no longer
}

// Parts of a change, as the table names them.
const (
	partKind           = "kind"
	partHat            = "hat"
	partSince          = "since"
	partSmallCommunity = "small_community"
	partPrecaution     = "precaution"
	partReview         = "review"
)

func (c DualChange) set() map[string]bool {
	return map[string]bool{
		partKind: c.Kind != "", partHat: c.Hat != "", partSince: !c.Since.IsZero(), partSmallCommunity: c.SmallCommunity,
		partPrecaution: c.Precaution != "", partReview: !c.Review.IsZero(), partUntil: !c.Until.IsZero(),
	}
}

// Has reports whether the named part is set.
func (c DualChange) Has(part string) bool { return c.set()[part] }

// Parts returns how many parts are set.
func (c DualChange) Parts() (n int) {
	for _, set := range c.set() {
		if set {
			n++
		}
	}
	return n
}

// Valid reports whether every name in it is one of its list.
func (c DualChange) Valid() bool {
	return (c.Kind == "" || slices.Contains(conflictKinds, c.Kind)) && (c.Hat == "" || slices.Contains(hats, c.Hat)) &&
		(c.Precaution == "" || slices.Contains(precautions, c.Precaution))
}

// Seat names nobody: the two are known from the beginning.
func (DualChange) Seat(lifecycle.Party) string { return "" }

// Format keeps what ties the two out of every verb of fmt.
func (DualChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what ties the two out of logs.
func (DualChange) LogValue() slog.Value { return slog.StringValue("[change]") }
