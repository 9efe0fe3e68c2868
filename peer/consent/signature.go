package consent

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// RepresentativeParty is the side of somebody who signs for the person: a parent,
// a guardian, a personal representative.
const RepresentativeParty lifecycle.Party = "representative"

// RepresentativeActor returns somebody who signs for the person as one who makes a
// move; id is the host's name for them.
func RepresentativeActor(id string) lifecycle.Actor {
	return lifecycle.Actor{Party: RepresentativeParty, ID: id}
}

// A Signature says who signed, as whom, in which form and when. The zero value is
// no signature.
type Signature struct {
	Capacity  Capacity      `json:"capacity,omitempty"`
	Signer    string        `json:"signer,omitempty"`    // who, in the host's words; empty for the person themselves
	Authority string        `json:"authority,omitempty"` // id of what shows that the signer may sign for the person
	Review    string        `json:"review,omitempty"`    // id of a review by counsel or a supervisor, where the rule was not read
	Form      SignatureForm `json:"form,omitempty"`
	Witness   string        `json:"witness,omitempty"` // who saw or heard it, in the host's words
	On        peer.Date     `json:"on,omitzero"`       // the date of the signature
}

// IsZero reports whether nothing was signed.
func (s Signature) IsZero() bool { return s == Signature{} }

func (s Signature) isStorable() bool {
	return storable.ID(s.Signer) && storable.ID(s.Authority) && storable.ID(s.Review) && storable.ID(s.Witness) &&
		(s.Capacity == "" || slices.Contains(capacities, s.Capacity)) && (s.Form == "" || slices.Contains(signatureForms, s.Form))
}

// Format keeps people out of every verb of fmt.
func (s Signature) Format(f fmt.State, _ rune) { redact.Format(f, "[signature]") }

// LogValue keeps people out of logs.
func (s Signature) LogValue() slog.Value { return slog.StringValue("[signature]") }
