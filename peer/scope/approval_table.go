package scope

import (
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An ApprovalEvent is something that happens to an approval.
type ApprovalEvent string

// Events of an approval.
const (
	RequestApproval  ApprovalEvent = "request"  // the worker asks
	CommentApproval  ApprovalEvent = "comment"  // either adds words
	GrantApproval    ApprovalEvent = "grant"    // the supervisor approves, for a time
	DenyApproval     ApprovalEvent = "deny"     // the supervisor says no
	ReverseApproval  ApprovalEvent = "reverse"  // the answer is taken back
	WithdrawApproval ApprovalEvent = "withdraw" // the worker no longer asks
	ExpireApproval   ApprovalEvent = "expire"   // the time is over
)

// String returns the name under which e is stored and sent.
func (e ApprovalEvent) String() string { return string(e) }

// An ApprovalChange is the time for which an approval is granted: from From, the
// moment of the grant if that is zero, until Until, which it no longer covers.
type ApprovalChange struct {
	From  time.Time `json:"from,omitzero"`
	Until time.Time `json:"until,omitzero"`
}

// Names of the parts in the table.
const (
	partFrom  = "from"
	partUntil = "until"
)

// Has reports whether the named part is set.
func (c ApprovalChange) Has(part string) bool {
	return part == partFrom && !c.From.IsZero() || part == partUntil && !c.Until.IsZero()
}

// Parts returns how many parts are set.
func (c ApprovalChange) Parts() int {
	n := 0
	for _, part := range [...]string{partFrom, partUntil} {
		if c.Has(part) {
			n++
		}
	}
	return n
}

// Seat returns "": an approval's change names nobody.
func (ApprovalChange) Seat(lifecycle.Party) string { return "" }

// Valid reports whether the times can be stored as they are: UTC, of the years 1 to 9999.
func (c ApprovalChange) Valid() bool {
	for _, t := range [...]time.Time{c.From, c.Until} {
		if t != t.Round(0) || !t.IsZero() && (t.Location() != time.UTC || !storable.Time(t)) {
			return false
		}
	}
	return true
}

// normal returns c with its times in UTC, as they come back from JSON.
func (c ApprovalChange) normal() ApprovalChange {
	for _, t := range [...]*time.Time{&c.From, &c.Until} {
		if t.IsZero() {
			*t = time.Time{}
		} else {
			*t = t.UTC().Round(0)
		}
	}
	return c
}

// ApprovalLifecycle returns the whole rule of an approval: what it does not list
// is refused. A grant is for a time, a denial holds until it is reversed, and
// who is approved does not approve.
func ApprovalLifecycle() lifecycle.Table[ApprovalState, ApprovalEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type parties = []lifecycle.Party
	type needs = []lifecycle.Need
	from := func(s ...ApprovalState) []ApprovalState { return s }
	reason := lifecycle.Reason.From()
	src := source.DesignDefault("a supervisor's approval is recorded, scoped and limited in time; a denial holds until it is reversed")
	return lifecycle.Table[ApprovalState, ApprovalEvent]{
		Name: "approval", Version: 1, Start: ApprovalStateRequested,
		Final:    from(ApprovalStateReversed, ApprovalStateWithdrawn, ApprovalStateExpired),
		Seated:   parties{worker},
		RedactBy: parties{supervisor, programme},
		Rows: []lifecycle.Row[ApprovalState, ApprovalEvent]{
			{Event: RequestApproval, To: ApprovalStateRequested, Parties: parties{worker, supervisor}, Source: src,
				Doc: "The worker asks, or the supervisor enters that they did."},
			{Event: CommentApproval, From: from(ApprovalStateRequested), To: lifecycle.Stay[ApprovalState](), Parties: parties{worker, supervisor}, Needs: needs{reason}, Source: src,
				Doc: "Either adds words: a question, what would change the answer."},
			{Event: GrantApproval, From: from(ApprovalStateRequested), To: ApprovalStateGranted, Parties: parties{supervisor, programme}, Needs: needs{lifecycle.Part(partUntil).From()}, Takes: []string{partFrom}, Source: src,
				Codes: []string{"plan_agreed", "tie_unavoidable", "trained_and_ready", "other"},
				Doc:   "The supervisor, or the programme for them, approves until a moment."},
			{Event: DenyApproval, From: from(ApprovalStateRequested), To: ApprovalStateDenied, Parties: parties{supervisor, programme}, Needs: needs{reason}, Source: src,
				Codes: []string{"outside_scope", "risk", "training_first", "somebody_else_does_it", "other"},
				Doc:   "The supervisor, or the programme for them, says no and why. It holds until it is reversed."},
			{Event: ReverseApproval, From: from(ApprovalStateGranted, ApprovalStateDenied), To: ApprovalStateReversed, Parties: parties{supervisor, programme}, Needs: needs{reason}, Source: src,
				Codes: []string{"circumstances_changed", "given_in_error", "concern", "other"},
				Doc:   "The answer is taken back, with a reason. What was done under it stands."},
			{Event: WithdrawApproval, From: from(ApprovalStateRequested), To: ApprovalStateWithdrawn, Parties: parties{worker}, Source: src,
				Doc: "The worker no longer asks, without a reason."},
			{Event: ExpireApproval, From: from(ApprovalStateGranted), To: ApprovalStateExpired, Parties: parties{lifecycle.SystemParty}, Source: src,
				Doc: "The time for which it was granted is over. It counts no more from then on, whether this is entered or not."},
		},
	}
}

// ApprovalTimings returns the deadlines of an approval: an answer is due within a
// day. Nothing follows from silence but that somebody looks.
func ApprovalTimings() []lifecycle.Timing[ApprovalState, ApprovalEvent] {
	return []lifecycle.Timing[ApprovalState, ApprovalEvent]{{
		Name: "answer_approval", States: []ApprovalState{ApprovalStateRequested}, Waiting: lifecycle.SupervisorParty,
		Within: lifecycle.Days(1), Nudges: []lifecycle.Span{lifecycle.Hours(4)},
		Source: source.DesignDefault("who is asked first answers within the day, or nothing can be done on the same day"),
	}}
}
