package consent

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
)

// A Recipient is somebody who tells or is told something, by id, by class, or by
// both. In [Terms] it says who may; in a [Disclosure] who does. The zero value
// names nobody.
type Recipient struct {
	ID           string   `json:"id,omitempty"`            // in the host's words; empty: the class as a whole
	Class        Class    `json:"class,omitempty"`         // what kind of people
	Intermediary bool     `json:"intermediary,omitempty"`  // in terms: it passes on what it is told to its members
	Members      []string `json:"members,omitempty"`       // ids of those members
	TreatingOnly bool     `json:"treating_only,omitempty"` // in place of Members: those members who treat the person
	Via          string   `json:"via,omitempty"`           // in a disclosure: id of the intermediary through which it goes
}

// IsZero reports whether nobody is named.
func (r Recipient) IsZero() bool { return r.ID == "" && r.Class == "" }

// isStorable reports whether r can be stored as it is.
func (r Recipient) isStorable() bool {
	return storable.ID(r.ID) && storable.ID(r.Via) && !slices.ContainsFunc(r.Members, func(m string) bool { return m == "" || !storable.ID(m) }) &&
		(r.Class == "" || slices.Contains(classes, r.Class))
}

// covers reports whether r, as a consent names it, takes in somebody who is told.
// Somebody named by id is nobody else, and of no other class than the one named beside
// it; a class takes in everybody of that class.
func (r Recipient) covers(to Recipient, purposeOf Purpose) bool {
	switch {
	case to.Via != "":
		return r.Intermediary && r.ID != "" && r.ID == to.Via &&
			(to.ID != "" && slices.Contains(r.Members, to.ID) || r.TreatingOnly && to.Class == ClassProvider)
	case r.ID != "":
		return r.ID == to.ID && (r.Class == "" || to.Class == "" || r.Class == to.Class)
	case r.Class == "" || to.Class == "":
		return false
	case r.Class == ClassTPO:
		return purposeOf == PurposeTPO && slices.Contains(tpoClasses, to.Class)
	}
	return r.Class == to.Class
}

// tpoClasses are whom a general description of recipients takes in.
var tpoClasses = []Class{ClassProvider, ClassPlan, ClassHelper, ClassTPO}

// Format keeps who it is out of every verb of fmt.
func (r Recipient) Format(f fmt.State, _ rune) { redact.Format(f, "[recipient]") }

// LogValue keeps who it is out of logs.
func (r Recipient) LogValue() slog.Value { return slog.StringValue("[recipient]") }
