package referral

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Change is what a move of a referral or a hand-off changes beside its state.
// Which parts a move needs or takes stands in the tables.
type Change struct {
	Consent     peer.ConsentID  `json:"consent,omitempty"`    // the consent that it rests on
	Channel     peer.Modality   `json:"channel,omitempty"`    // the way of an attempt or an introduction
	Appointment time.Time       `json:"appointment,omitzero"` // the appointment that is booked
	Need        NeedOutcome     `json:"need,omitempty"`       // what became of the need
	Next        peer.ReferralID `json:"next,omitempty"`       // the referral that takes this one further
	Requester   RequesterID     `json:"requester,omitempty"`  // who takes the sender's side over
}

// Names of the parts in the tables; that of the requester is the name of the party.
const (
	partConsent     = "consent"
	partChannel     = "channel"
	partAppointment = "appointment"
	partNeed        = "need"
	partNext        = "next"
	partRequester   = string(RequesterParty)
)

// Has reports whether the named part is set.
func (c Change) Has(part string) bool {
	switch part {
	case partConsent:
		return c.Consent != ""
	case partChannel:
		return c.Channel != ""
	case partAppointment:
		return !c.Appointment.IsZero()
	case partNeed:
		return c.Need != ""
	case partNext:
		return c.Next != ""
	case partRequester:
		return c.Requester != ""
	}
	return false
}

// Parts returns how many parts are set.
func (c Change) Parts() int {
	n := 0
	for _, part := range [...]string{partConsent, partChannel, partAppointment, partNeed, partNext, partRequester} {
		if c.Has(part) {
			n++
		}
	}
	return n
}

// Seat returns whom the change names for a party, or "".
func (c Change) Seat(p lifecycle.Party) string {
	if p == RequesterParty {
		return string(c.Requester)
	}
	return ""
}

// Valid reports whether the change can be stored as it is: ids in valid UTF-8 of
// at most 256 bytes, known names, an appointment in UTC of the years 1 to 9999.
func (c Change) Valid() bool {
	return storable.ID(string(c.Consent)) && storable.ID(string(c.Next)) && storable.ID(string(c.Requester)) &&
		(c.Channel == "" || slices.Contains(peer.Modalities(), c.Channel)) &&
		(c.Need == "" || slices.Contains(needOutcomes, c.Need)) &&
		c.Appointment == c.Appointment.Round(0) &&
		(c.Appointment.IsZero() || c.Appointment.Location() == time.UTC && storable.Time(c.Appointment))
}

// normal returns c with the appointment in UTC, as it comes back from JSON.
func (c Change) normal() Change {
	if c.Appointment.IsZero() {
		c.Appointment = time.Time{}
	}
	c.Appointment = c.Appointment.Round(0).UTC()
	return c
}

// Format keeps what it names out of every verb of fmt.
func (Change) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what it names out of logs.
func (Change) LogValue() slog.Value { return slog.StringValue("[change]") }
