package escalation

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A VisitEvent is something that happens to a [Visit].
type VisitEvent string

// Events of a visit.
const (
	PlanVisit   VisitEvent = "plan"
	CheckIn     VisitEvent = "check_in"
	ExtendVisit VisitEvent = "extend"
	MarkOverdue VisitEvent = "mark_overdue"
	CallForHelp VisitEvent = "call_for_help"
	CheckOut    VisitEvent = "check_out"
	AllClear    VisitEvent = "all_clear"
	CancelVisit VisitEvent = "cancel"
)

// String returns the name under which e is stored and sent.
func (e VisitEvent) String() string { return string(e) }

// A VisitChange is what a move of a visit changes beside its state.
type VisitChange struct {
	End time.Time `json:"end,omitzero"` // the expected end
}

const partEnd = "end"

// Has reports whether the named part is set.
func (c VisitChange) Has(part string) bool { return part == partEnd && !c.End.IsZero() }

// Parts returns how many parts are set.
func (c VisitChange) Parts() int { return count(!c.End.IsZero()) }

// Valid reports whether the time can be stored as it is.
func (c VisitChange) Valid() bool {
	return c.End.IsZero() || storable.Time(c.End) && c.End.Location() == time.UTC
}

// Seat names nobody.
func (VisitChange) Seat(lifecycle.Party) string { return "" }

// VisitGrace is how long after the expected end a visit is overdue: a design default.
const VisitGrace = 15 * time.Minute

// MaxVisit is the most by which an extension may lie after the expected end or, if that is
// later, after it is asked for: a design default.
const MaxVisit = 24 * time.Hour

var (
	visitGuidance = source.Of("HVS").At("somebody knows place and end time; a sign-out system; afraid of harm: leave and call from a safe place", source.Verified)
	visitChecks   = source.Of("CPI").At("itinerary, check-in and check-out", source.Verified)
	visitDesign   = source.DesignDefault("a visit that is not checked out of is looked after, by a ladder and a grace of 15 minutes")
)

// VisitLifecycle returns the whole rule of a visit: what it does not list is refused.
func VisitLifecycle() lifecycle.Table[VisitState, VisitEvent] {
	type row = lifecycle.Row[VisitState, VisitEvent]
	from := func(s ...VisitState) []VisitState { return s }
	stay := lifecycle.Stay[VisitState]()
	worker := by(lifecycle.WorkerParty)
	staff := by(lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty)
	return lifecycle.Table[VisitState, VisitEvent]{
		Name: "visit", Version: 1, Start: VisitPlanned, Final: from(VisitEnded, VisitCancelled),
		Seated:    worker,
		CorrectBy: by(lifecycle.ProgrammeParty),
		MarkCodes: markCodes,
		Rows: []row{
			{Event: PlanVisit, To: VisitPlanned, Parties: staff, Needs: need(partEnd), Source: visitGuidance, Doc: "A visit with an expected end. Where it is, somebody knows and nobody stores."},
			{Event: CheckIn, From: from(VisitPlanned), To: VisitUnderWay, Parties: worker, Source: visitChecks, Doc: "The worker is there."},
			{Event: ExtendVisit, From: from(VisitPlanned, VisitUnderWay), To: stay, Parties: worker, Needs: need(partEnd), Source: visitDesign, Doc: "It takes longer; no reason is asked for."},
			{Event: ExtendVisit, From: from(VisitOverdue), To: VisitUnderWay, Parties: worker, Needs: need(partEnd), Source: visitDesign, Doc: "The worker was heard from and needs more time."},
			{Event: MarkOverdue, From: from(VisitPlanned, VisitUnderWay), To: VisitOverdue, Parties: by(lifecycle.SupervisorParty, lifecycle.ProgrammeParty, lifecycle.SystemParty), Source: visitDesign, Doc: "The expected end and the grace are over without a check-out."},
			{Event: CallForHelp, From: from(VisitPlanned, VisitUnderWay, VisitOverdue), To: VisitAlarmed, Parties: staff, Source: visitGuidance, Doc: "The worker, or somebody who fears for them, calls for help."},
			{Event: CheckOut, From: from(VisitUnderWay, VisitOverdue), To: VisitEnded, Parties: worker, Source: visitChecks, Doc: "The worker is out."},
			{Event: AllClear, From: from(VisitOverdue, VisitAlarmed), To: VisitEnded, Parties: staff, Source: visitDesign, Doc: "The worker was spoken to and is well."},
			{Event: CancelVisit, From: from(VisitPlanned), To: VisitCancelled, Parties: staff, Source: visitDesign, Doc: "It does not take place."},
		},
	}
}

type (
	// VisitHistory is everything that happened to a visit.
	VisitHistory = lifecycle.History[VisitState, VisitEvent, VisitChange]
	visitMove    = lifecycle.Move[VisitEvent, VisitChange]
	visitEntry   = lifecycle.Entry[VisitState, VisitEvent, VisitChange]
)

var visits = lifecycle.Must(lifecycle.New[VisitState, VisitEvent, VisitChange](VisitLifecycle()))

// A Visit is a worker's visit outside, watched by its expected end alone: it has no place,
// no address and nobody visited. Whoever knows where it is tells those who look. Use
// [NewVisit]; the zero Visit is at no stage and refuses every event.
type Visit struct {
	id      VisitID
	worker  peer.WorkerID
	history VisitHistory
}

// NewVisit returns a planned visit. It returns [ErrVisit] without an id or a worker and a
// [*lifecycle.Refusal] unless it ends after act and within a year (guard end).
func NewVisit(id VisitID, worker peer.WorkerID, end time.Time, act lifecycle.Act) (*Visit, error) {
	v := &Visit{id: id, worker: worker}
	if err := v.check(); err != nil {
		return nil, err
	}
	var err error
	if v.history, err = v.life().open(visitMove{Act: act, Event: PlanVisit, Data: VisitChange{end.UTC()}}); err != nil {
		return nil, err
	}
	return v, nil
}

func (v Visit) check() error {
	if !named(v.id) || !named(v.worker) {
		return fmt.Errorf("%w: want an id and a worker", ErrVisit)
	}
	return nil
}

func (v Visit) life() life[VisitState, VisitEvent, VisitChange] {
	return life[VisitState, VisitEvent, VisitChange]{visits, visitLaw, []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(v.worker)}}}
}

func endOf(moves []visitEntry) (end time.Time) {
	for _, m := range moves {
		if m.Data.Has(partEnd) {
			end = m.Data.End
		}
	}
	return end
}

func visitLaw(before []visitEntry, next visitEntry) (rule, want string) {
	switch {
	case next.Event == PlanVisit && (!next.Data.End.After(next.At) || next.Data.End.After(next.At.AddDate(1, 0, 0))):
		return "end", "an end after now and within a year"
	case next.Event == ExtendVisit && (!next.Data.End.After(endOf(before)) || !next.Data.End.After(next.At)):
		return "end", "an end after now and after the expected one"
	case next.Event == ExtendVisit && next.Data.End.After(later(endOf(before), next.At).Add(MaxVisit)):
		return "end", "at most a day more"
	case next.Event == MarkOverdue && next.At.Before(endOf(before).Add(VisitGrace)):
		return "not_due", "the expected end and the grace to be over, or a call for help"
	}
	return "", ""
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// ID returns the id.
func (v Visit) ID() VisitID { return v.id }

// Worker returns whose visit it is.
func (v Visit) Worker() peer.WorkerID { return v.worker }

// State returns the stage, or "" for the zero value.
func (v Visit) State() VisitState { return v.history.State() }

// End returns the expected end, with extensions.
func (v Visit) End() time.Time { return endOf(v.history.Moves()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (v Visit) Revision() int { return v.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (v Visit) History() VisitHistory { return v.history }

// OverdueAt returns when the visit is overdue unless the worker checks out or extends it;
// ok is false where the clock does not run.
func (v Visit) OverdueAt() (at time.Time, ok bool) {
	if s := v.State(); s != VisitPlanned && s != VisitUnderWay {
		return time.Time{}, false
	}
	return v.End().Add(VisitGrace), true
}

// Ask returns the escalation of an overdue visit, urgent, or of a call for help, an
// emergency. ok is false while all is well. Its key is the visit's and the stage's: each
// is raised once. The caller gives it an id.
func (v Visit) Ask() (a Ask, ok bool) {
	a = Ask{Key: storable.Key("visit/", string(v.id), "/"+string(v.State())), At: v.history.Since()}
	switch v.State() {
	case VisitOverdue:
		a.Kind, a.Level = KindVisitOverdue, Urgent
	case VisitAlarmed:
		a.Kind, a.Level = KindWorkerSafety, Emergency
	default:
		return Ask{}, false
	}
	return a, true
}

func (v *Visit) fire(act lifecycle.Act, e VisitEvent, c VisitChange) error {
	next, err := v.life().fire(v.history, visitMove{Act: act, Event: e, Data: c})
	if err != nil {
		return err
	}
	v.history = next
	return nil
}

// CheckIn records that the worker is there.
func (v *Visit) CheckIn(act lifecycle.Act) error { return v.fire(act, CheckIn, VisitChange{}) }

// Extend moves the expected end; no reason is asked for. Guard: end.
func (v *Visit) Extend(act lifecycle.Act, end time.Time) error {
	return v.fire(act, ExtendVisit, VisitChange{end.UTC()})
}

// MarkOverdue records that the end and the grace are over, from that very instant on.
// Guard: not_due.
func (v *Visit) MarkOverdue(act lifecycle.Act) error { return v.fire(act, MarkOverdue, VisitChange{}) }

// CallForHelp records that the worker or somebody who fears for them calls for help.
func (v *Visit) CallForHelp(act lifecycle.Act) error { return v.fire(act, CallForHelp, VisitChange{}) }

// CheckOut records that the worker is out. After a call for help it takes an all clear.
func (v *Visit) CheckOut(act lifecycle.Act) error { return v.fire(act, CheckOut, VisitChange{}) }

// AllClear records that the worker was spoken to and is well.
func (v *Visit) AllClear(act lifecycle.Act) error { return v.fire(act, AllClear, VisitChange{}) }

// Cancel records that it does not take place.
func (v *Visit) Cancel(act lifecycle.Act) error { return v.fire(act, CancelVisit, VisitChange{}) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes; the programme does.
func (v *Visit) Correct(act lifecycle.Act, from int, replacements ...lifecycle.Move[VisitEvent, VisitChange]) error {
	next, err := v.life().correct(v.history, act, from, replacements...)
	if err != nil {
		return err
	}
	v.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (v Visit) Digest() lifecycle.Digest {
	return v.history.Digest().With(string(v.id), string(v.worker))
}
