package credential

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Trainee rule says how long a provisional credential lasts and how often it
// is extended. The zero value says that nothing was found.
type Trainee struct {
	Months     int           `json:"months,omitempty"`           // of the first term
	Extensions int           `json:"extensions,omitempty"`       // at most so many
	Extended   int           `json:"extension_months,omitempty"` // of each extension
	Attested   bool          `json:"attested,omitempty"`         // each extension needs an attestation
	Source     source.Source `json:"source,omitzero"`
}

// IsZero reports whether nothing is known.
func (t Trainee) IsZero() bool { return t.Months == 0 }

// LastDay returns the last day of a provisional credential granted on the date
// and extended n times, or no date if the rule allows no n extensions or is unknown.
func (t Trainee) LastDay(granted peer.Date, n int) peer.Date {
	if t.IsZero() || n < 0 || n > t.Extensions {
		return peer.Date{}
	}
	return lastOf(granted, t.Months+n*t.Extended)
}

// Ends returns the last day that a provisional credential granted on the date
// can have, with every extension, or no date if the rule is unknown.
func (t Trainee) Ends(granted peer.Date) peer.Date { return t.LastDay(granted, t.Extensions) }
