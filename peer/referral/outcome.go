package referral

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
)

// An Outcome is what a referral says to the item of a recovery plan that it came
// from: how it ended and what became of the need, one beside the other. It is
// written beside the item and never over it.
type Outcome struct {
	Referral peer.ReferralID `json:"referral"`
	Plan     peer.PlanID     `json:"plan"`
	Goal     peer.GoalID     `json:"goal,omitempty"`
	Ended    State           `json:"ended"`          // how the referral came to an end
	Need     NeedOutcome     `json:"need,omitempty"` // "" if nobody said so far
	At       time.Time       `json:"at"`             // of the last of what it says
}

// Outcome returns what r says to the plan that it came from. ok is false if it
// goes on, was entered in error or came from no plan.
func (r Referral) Outcome() (o Outcome, ok bool) {
	o = Outcome{Referral: r.request.ID, Plan: r.request.Plan, Goal: r.request.Goal, Ended: r.EndedAs(), Need: r.NeedOutcome()}
	if o.Plan == "" || o.Ended == "" || o.Ended == Voided {
		return Outcome{}, false
	}
	for _, e := range r.history.Moves() {
		if e.Event == SayNeed || e.From != e.To && (e.To == Completed || referrals.IsFinal(e.To) && e.To != LoopClosed) {
			o.At = e.At
		}
	}
	return o, true
}

// PlanItem returns o as what [recovery.Plan.NoteOutcome] puts beside the goal that
// the referral came from: what became of the need or, until somebody said, how the
// referral ended. Nothing there is changed or replaced. ok is false if the referral
// came from a plan and from no goal of it.
func (o Outcome) PlanItem() (item recovery.PlanItemOutcome, ok bool) {
	said := string(o.Need)
	if said == "" {
		said = string(o.Ended)
	}
	return recovery.PlanItemOutcome{Goal: o.Goal, Referral: o.Referral, Outcome: said}, o.Goal != "" && o.Referral != ""
}

// Format keeps people out of every verb of fmt.
func (o Outcome) Format(f fmt.State, _ rune) { redact.Format(f, "[outcome]") }

// LogValue keeps people out of logs.
func (o Outcome) LogValue() slog.Value { return slog.StringValue("[outcome]") }
