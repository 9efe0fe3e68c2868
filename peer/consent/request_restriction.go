package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Restriction is a request for a restriction that was granted and holds.
type Restriction struct {
	Request     RequestID          `json:"request"`
	Participant peer.ParticipantID `json:"participant"`
	Fields      []FieldClass       `json:"fields,omitempty"`    // none means everything
	Roles       []ViewRole         `json:"roles,omitempty"`     // none, and no recipient, means everybody but the participant
	Recipient   string             `json:"recipient,omitempty"` // somebody outside, by the host's id
	InPart      bool               `json:"in_part,omitempty"`   // granted in part: which part is in the words of the decision, and until the host goes by them the whole counts
	Since       time.Time          `json:"since"`
}

// Restrictions returns the restrictions that hold at a time, in the order of the
// requests: granted, whole or in part, and neither taken back nor ended. One that
// waits for an answer does not hold yet.
func Restrictions(requests []Request, at time.Time) []Restriction {
	var holding []Restriction
	for _, r := range requests {
		h := r.history.AsOf(at)
		state := h.State()
		if r.ask.Kind != RequestRestriction || state != RequestGranted && state != RequestGrantedInPart {
			continue
		}
		a := r.ask.clone()
		holding = append(holding, Restriction{a.ID, a.Participant, a.Fields, a.Roles, a.Recipient, state == RequestGrantedInPart, granted(h)})
	}
	return holding
}

// granted returns since when something of a request is granted.
func granted(h RequestHistory) time.Time {
	for _, e := range h.Moves() {
		if e.Event == GrantRequest || e.Event == GrantRequestInPart {
			return e.At
		}
	}
	return time.Time{}
}

// Covers reports whether the restriction keeps a class of fields from a role.
func (r Restriction) Covers(field FieldClass, role ViewRole) bool {
	everybody := len(r.Roles) == 0 && r.Recipient == ""
	return role != ViewParticipant && (len(r.Fields) == 0 || slices.Contains(r.Fields, field)) && (everybody || slices.Contains(r.Roles, role))
}

// CoversRecipient reports whether the restriction keeps a class of fields from
// somebody outside, by the host's id. One who is not named, "", is kept out by a
// restriction of anybody.
func (r Restriction) CoversRecipient(field FieldClass, recipient string) bool {
	everybody := len(r.Roles) == 0 && r.Recipient == ""
	return (len(r.Fields) == 0 || slices.Contains(r.Fields, field)) && (everybody || r.Recipient != "" && (recipient == "" || r.Recipient == recipient))
}

// MayFundraise reports whether a participant may be asked for money at a time, as
// far as opt-outs go: not from the moment at which they opted out until they take
// that back. It is no consent to being asked.
func MayFundraise(requests []Request, participant peer.ParticipantID, at time.Time) bool {
	for _, r := range requests {
		if r.ask.Kind != RequestFundraisingOptOut || r.ask.Participant != participant {
			continue
		}
		if state := r.history.AsOf(at).State(); state != "" && state != RequestWithdrawn {
			return false
		}
	}
	return true
}

// Format keeps the people out of every verb of fmt.
func (Restriction) Format(f fmt.State, _ rune) { redact.Format(f, "[restriction]") }

// LogValue keeps the people out of logs.
func (Restriction) LogValue() slog.Value { return slog.StringValue("[restriction]") }
