package peer

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A DualView is how a tie stood at a moment. The zero value is no tie.
type DualView struct {
	State          DualState
	Kind           ConflictKind
	Hat            Hat          // the other role, where it was named
	Since          Date         // from when it was known to be there; no date: not said
	Until          Date         // first day without it, as found or, before that, as one of the two said; no date: it is there
	SmallCommunity bool         // somebody said, or a supervisor found, that such ties can hardly be avoided there
	Precautions    []Precaution // agreed, in the order in which they were; of a tie that is managed alone
	Review         Date         // day on which it is looked at again; of a tie that is managed alone
}

// At returns how the tie stood at a moment: the zero DualView before it was declared.
func (d DualRelationship) At(at time.Time) DualView { return viewOf(d.history.AsOf(at)) }

func (d DualRelationship) view() DualView { return viewOf(d.history) }

func viewOf(h DualHistory) DualView {
	var v DualView
	for _, e := range h.Moves() {
		v.take(e.Event, e.Code, e.Data)
	}
	v.State = h.State()
	if v.State != DualManaged {
		v.Precautions, v.Review = nil, Date{}
	}
	return v
}

// take adds what one move changed.
func (v *DualView) take(e DualEvent, code string, c DualChange) {
	switch e {
	case DeclareDual:
		v.Kind, v.Hat, v.Since, v.SmallCommunity = c.Kind, c.Hat, c.Since, c.SmallCommunity
	case ManageDual:
		v.Precautions, v.Review, v.Until = []Precaution{c.Precaution}, c.Review, Date{}
		v.SmallCommunity = v.SmallCommunity || code == "small_community"
	case AddPrecaution:
		v.Precautions = append(v.Precautions, c.Precaution)
	case LiftPrecaution:
		v.Precautions = slices.DeleteFunc(v.Precautions, func(p Precaution) bool { return p == c.Precaution })
	case RenewDual:
		v.Review = c.Review
	case AvoidDual, ClearDual:
		v.Until = Date{}
	case SayDualOver, EndDual:
		v.Until = c.Until
	}
}

// Stands reports whether the tie stands between the two: it is not settled yet, the
// two are kept apart, or a partner has become a former one. A tie that is managed,
// cleared or over does not.
func (v DualView) Stands() bool {
	switch v.State {
	case DualDeclared, DualUnderReview, DualAvoided, DualObjected:
		return true
	case DualEnded:
		return v.Kind == ConflictPartner
	}
	return false
}

// Counts returns the kind of tie as it counts, whether it stands or is managed: a partner
// who is so no longer is a former one. It returns "" for a tie that counts no more.
func (v DualView) Counts() ConflictKind {
	switch v.State {
	case "", DualCleared:
		return ""
	case DualEnded:
		if v.Kind == ConflictPartner {
			return ConflictFormerPartner
		}
		return ""
	}
	return v.Kind
}

// ShownTo returns what somebody may see of the tie at present; ok is false for who may
// see nothing, which is every colleague. The two see what it is and what was agreed; a
// participant's objection reads like two people kept apart to everybody but the
// participant and supervisors, so that nobody learns who objected. Members of the
// programme's staff see the stage alone. A supervisor who is one of the two, or has a tie
// with one of them in the register, is no supervisor here. Who declared it, and every
// word, stay in the history.
func (d DualRelationship) ShownTo(by lifecycle.Actor, register DualRelationships, at time.Time) (v DualView, ok bool) {
	v = d.At(at)
	if v.State == "" {
		return DualView{}, false
	}
	hidden := v
	if hidden.State == DualObjected {
		hidden.State = DualAvoided
	}
	switch {
	case by.Party == lifecycle.ParticipantParty && d.parties.Participant != "" && by.ID == string(d.parties.Participant):
		return v, true
	case by.Party == lifecycle.WorkerParty && by.ID == string(d.parties.Worker),
		by.Party == ColleagueParty && d.parties.Participant == "" && by.ID == d.parties.other():
		return hidden, true
	case by.Party == lifecycle.SupervisorParty && by.ID != "" && !register.involved(by.ID, d.parties, at):
		return v, true
	case by.Party == lifecycle.ProgrammeParty && by.ID != "" && !d.parties.has(by.ID):
		return DualView{State: hidden.State}, true
	}
	return DualView{}, false
}

// A DualTiming is one deadline of a dual relationship.
type DualTiming = lifecycle.Timing[DualState, DualEvent]

// Timings returns the deadlines of the tie: when it is to be taken up and decided, by
// design defaults, and looked at again, on the day that was agreed in the zone; nil means
// UTC. They propose; a supervisor decides, and a tie that nobody looked at stays as it is.
func (d DualRelationship) Timings(zone *time.Location) []DualTiming {
	const supervisor = lifecycle.SupervisorParty
	design := source.DesignDefault("default for a programme to change; no rule was found")
	out := []DualTiming{
		{Name: "take_up", States: []DualState{DualDeclared}, Waiting: supervisor, Within: lifecycle.BusinessDays(2), Propose: ReviewDual, Source: design},
		{Name: "decide", States: []DualState{DualUnderReview}, Waiting: supervisor, Within: lifecycle.BusinessDays(5), Source: design},
	}
	if v := d.view(); !v.Review.IsZero() {
		out = append(out, DualTiming{Name: "look_again", States: []DualState{DualManaged}, From: v.Review.Start(zone), Waiting: supervisor,
			Within: lifecycle.Days(0), Propose: RenewDual, Source: dualDecision})
	}
	return out
}

// Due returns the deadlines whose time is up at the given time.
func (d DualRelationship) Due(timings []DualTiming, c lifecycle.Calendar, at time.Time) ([]lifecycle.Deadline[DualState, DualEvent], error) {
	return dualMachine.Due(d.history, timings, c, at)
}

// NextDue returns when a scheduler must next look after the given time.
func (d DualRelationship) NextDue(timings []DualTiming, c lifecycle.Calendar, after time.Time) (time.Time, bool, error) {
	return dualMachine.NextDue(d.history, timings, c, after)
}

// Format prints the stage and keeps what ties the two out of every verb of fmt.
func (v DualView) Format(f fmt.State, _ rune) {
	redact.Format(f, "[dual relationship "+string(v.State)+"]")
}

// LogValue keeps what ties the two out of logs.
func (v DualView) LogValue() slog.Value {
	return slog.StringValue("[dual relationship " + string(v.State) + "]")
}
