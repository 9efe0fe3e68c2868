package credential

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// An Event is something that happens to a credential.
type Event string

// Events of a credential.
const (
	Apply             Event = "apply"              // a person asks to be certified
	Admit             Event = "admit"              // the application is accepted
	Deny              Event = "deny"               // the application is refused
	Reopen            Event = "reopen"             // a refusal is taken back on appeal
	Recognise         Event = "recognise"          // a credential that exists already is taken over
	CompleteTraining  Event = "complete_training"  // required training is complete
	GrantProvisional  Event = "grant_provisional"  // may work as a trainee
	ExtendProvisional Event = "extend_provisional" // the trainee's term is extended
	Certify           Event = "certify"            // certified
	Endorse           Event = "endorse"            // a domain is added
	DropEndorsement   Event = "drop_endorsement"   // a domain is taken away
	OpenRenewal       Event = "open_renewal"       // renewal is due
	RequestRenewal    Event = "request_renewal"    // the holder files for renewal
	Renew             Event = "renew"              // renewed in time
	Lapse             Event = "lapse"              // expired without renewal
	RenewLate         Event = "renew_late"         // renewed within a late window
	SetInactive       Event = "set_inactive"       // set aside by the holder
	Reactivate        Event = "reactivate"         // back from inactive
	Suspend           Event = "suspend"            // withdrawn until a matter is decided
	LiftSuspension    Event = "lift_suspension"    // given back as it was
	NotifyRevocation  Event = "notify_revocation"  // the holder is told in writing that it may be taken away
	Respond           Event = "respond"            // the holder answers
	DropRevocation    Event = "drop_revocation"    // the matter is closed without revoking
	Revoke            Event = "revoke"             // taken away
	Appeal            Event = "appeal"             // the decision is contested
	Uphold            Event = "uphold"             // the decision stands
	Reinstate         Event = "reinstate"          // given back, from a day that may be past
	ConfirmReinstated Event = "confirm_reinstated" // counts as certified again
	Reapply           Event = "reapply"            // begins anew
	Retire            Event = "retire"             // given up for good
)

// String returns the name under which e is stored and sent.
func (e Event) String() string { return string(e) }

// CertifierParty is the certifying body: the side that decides.
const CertifierParty lifecycle.Party = "certifier"

// Certifier returns somebody who speaks for the certifying body.
func Certifier(id string) lifecycle.Actor { return lifecycle.Actor{Party: CertifierParty, ID: id} }

func parties() []lifecycle.Party {
	return []lifecycle.Party{lifecycle.WorkerParty, CertifierParty, lifecycle.ProgrammeParty}
}

// A Change is what a move of a credential changes beside its state. Which parts a
// move needs or takes stands in [Lifecycle].
type Change struct {
	Effective   peer.Date   `json:"effective,omitzero"`    // first day on which the move counts; none: the day of the move
	Until       peer.Date   `json:"until,omitzero"`        // last day of validity
	Endorsement peer.Domain `json:"endorsement,omitempty"` // the domain added or taken away
}

// Names of the parts in the table.
const (
	partEffective   = "effective"
	partUntil       = "until"
	partEndorsement = "endorsement"
)

// Has reports whether the named part is set to a value that it can have.
func (c Change) Has(part string) bool {
	switch part {
	case partEffective:
		return !c.Effective.IsZero()
	case partUntil:
		return !c.Until.IsZero()
	case partEndorsement:
		return c.Endorsement.Endorsement() != ""
	}
	return false
}

// Parts returns how many parts are set.
func (c Change) Parts() int {
	n := 0
	for _, set := range [...]bool{!c.Effective.IsZero(), !c.Until.IsZero(), c.Endorsement != ""} {
		if set {
			n++
		}
	}
	return n
}

// Valid reports whether the endorsement is a domain that bodies endorse for, or none.
// Every date can be stored.
func (c Change) Valid() bool { return c.Endorsement == "" || c.Has(partEndorsement) }

// Seat returns "": no move of a credential names a person.
func (Change) Seat(lifecycle.Party) string { return "" }

// Format keeps the dates out of every verb of fmt.
func (Change) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the dates out of logs.
func (Change) LogValue() slog.Value { return slog.StringValue("[change]") }
