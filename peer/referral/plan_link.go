package referral

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
)

// A PlanLink joins a goal of a recovery plan to an item of a treatment plan that a
// receiver keeps, so that the two fit together. It joins and copies nothing: each
// plan stays with those who made it. The zero PlanLink shows nothing.
type PlanLink struct {
	ID            string         `json:"id"`
	Plan          peer.PlanID    `json:"plan"`
	Goal          peer.GoalID    `json:"goal"`
	With          ReceiverID     `json:"with"`           // who keeps the treatment plan
	TreatmentItem string         `json:"treatment_item"` // its reference there, never its text
	Consent       peer.ConsentID `json:"consent"`        // that the goal is shared
	Since         time.Time      `json:"since"`
	Ended         time.Time      `json:"ended,omitzero"` // zero: it goes on
}

// Shows reports whether the receiver may see the goal at the given time: while the
// link goes on and the consent to it, whose verdict now is given, is in force.
func (l PlanLink) Shows(now peer.ConsentVerdict, at time.Time) bool {
	return l.ID != "" && l.Plan != "" && l.Goal != "" && l.With != "" && l.Consent != "" && now == peer.ConsentGiven &&
		!l.Since.IsZero() && !at.Before(l.Since) && (l.Ended.IsZero() || at.Before(l.Ended))
}

// Dependent returns the link as something that rests on a consent.
func (l PlanLink) Dependent() consent.Dependent {
	return consent.Dependent{Kind: consent.DependentAccess, ID: l.ID, Consent: l.Consent, Open: !l.Since.IsZero() && l.Ended.IsZero()}
}

// Format keeps people and plans out of every verb of fmt.
func (PlanLink) Format(f fmt.State, _ rune) { redact.Format(f, "[plan link]") }

// LogValue keeps people and plans out of logs.
func (PlanLink) LogValue() slog.Value { return slog.StringValue("[plan link]") }
