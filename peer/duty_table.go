package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Errors of duty.
var (
	// ErrUnknownDutyState reports a name that is no stage of duty.
	ErrUnknownDutyState = errors.New("peer: unknown stage of duty")
	// ErrPlanContent reports words where only the existence of a plan is kept.
	ErrPlanContent = errors.New("peer: content of a plan is not kept")
)

// A DutyState is a stage of a worker's [Duty]. The zero value is no stage.
type DutyState string

// Stages of duty. Ended is final.
const (
	// DutyOn: works without limits. Leads to adjusted, stepped_aside or ended.
	DutyOn DutyState = "on_duty"
	// DutyAdjusted: works with duties agreed with the supervisor. Leads to on_duty, stepped_aside or ended.
	DutyAdjusted DutyState = "adjusted"
	// DutySteppedAside: does no service, to look after themselves. Leads to return_agreed or ended.
	DutySteppedAside DutyState = "stepped_aside"
	// DutyReturnAgreed: a plan for the return is agreed, the return is not yet made. Leads to on_duty, adjusted, stepped_aside or ended.
	DutyReturnAgreed DutyState = "return_agreed"
	// DutyEnded: no longer a worker here.
	DutyEnded DutyState = "ended"
)

var dutyStates = []DutyState{
	DutyOn,
	DutyAdjusted,
	DutySteppedAside,
	DutyReturnAgreed,
	DutyEnded,
}

// DutyStates returns every DutyState, in the order of this page.
func DutyStates() []DutyState { return append([]DutyState(nil), dutyStates...) }

// String returns the name under which it is stored and sent.
func (v DutyState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDutyState].
func (v DutyState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, dutyStates, ErrUnknownDutyState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DutyState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, dutyStates, ErrUnknownDutyState)
}

// A DutyEvent is something that happens in a worker's duty.
type DutyEvent string

// Events of duty.
const (
	BeginDuty      DutyEvent = "begin"           // the worker begins to work here
	AdjustDuty     DutyEvent = "adjust"          // worker and supervisor agree on other duties
	FullDuty       DutyEvent = "full_duties"     // and on all of them again
	StepAside      DutyEvent = "step_aside"      // no service for now
	AgreeReturn    DutyEvent = "agree_return"    // a plan for the return is agreed
	ReturnToDuty   DutyEvent = "return"          // the return, without limits
	ReturnAdjusted DutyEvent = "return_adjusted" // the return, with adjusted duties
	EndDuty        DutyEvent = "end"             // no longer a worker here
)

// String returns the name under which e is stored and sent.
func (e DutyEvent) String() string { return string(e) }

// Codes for stepping aside. A worker's own return to use is the worker's own
// word: nobody else can give it.
var (
	othersStepAside = []string{"unwell", "burnt_out", codeSafety}
	ownStepAside    = []string{"own_return_to_use", "unwell", "burnt_out", codePersonal}
	adjustCodes     = []string{"unwell", "burnt_out", codePersonal}
)

const (
	codePersonal = "personal" // the worker's own word, for adjusted duties too
	codeSafety   = "safety"   // says enough for a supervisor to give no words
)

// DutyLifecycle returns the whole rule of a worker's duty: what it does not list
// is refused. The worker steps aside without a reason; the way back is a plan
// that worker and supervisor agree on, of which only the existence is kept; the
// programme answers for a supervisor who is absent. It supports the worker and
// punishes nobody.
func DutyLifecycle() lifecycle.Table[DutyState, DutyEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[DutyState, DutyEvent]
	from := func(s ...DutyState) []DutyState { return s }
	agreed, absent := by(worker, supervisor), []string{"supervisor_absent"}
	coded := []lifecycle.Need{lifecycle.Coded.From()}
	waits := source.DesignDefault("a silent supervisor keeps no worker from coming back")
	tells := source.Of("ILC").At("not to return to use, and to tell the supervisor; that no reason is asked is drawn from it", source.Derived)
	aside := source.Of("NY").At("step aside until recovery is restored; that a supervisor asks for it with a reason is drawn from it", source.Derived)
	plan := source.Of("NY").At("step aside until recovery is restored; that the way back is a plan agreed with the supervisor is drawn from it", source.Derived)
	care := source.Of("HEE20").At("self-care; that duties are adjusted by agreement is drawn from it", source.Derived)
	keeping := source.DesignDefault("the record of who works here, and of nothing about their health")
	working := from(DutyOn, DutyAdjusted, DutyReturnAgreed)
	return lifecycle.Table[DutyState, DutyEvent]{
		Name: "duty", Version: 1, Start: DutyOn, Final: from(DutyEnded),
		Seated:    by(worker),
		CorrectBy: by(worker, supervisor, programme),
		RedactBy:  by(worker, supervisor, programme),
		OwnMarks:  true,
		RedactAny: by(worker),
		Rows: []row{
			{Event: BeginDuty, To: DutyOn, Parties: by(supervisor, programme), Source: keeping,
				Doc: "The worker begins to work here."},
			{Event: AdjustDuty, From: from(DutyOn), To: DutyAdjusted, Parties: agreed, Both: agreed, Codes: adjustCodes, Source: care,
				Doc: "Worker and supervisor agree on other duties for a time."},
			{Event: FullDuty, From: from(DutyAdjusted), To: DutyOn, Parties: agreed, Both: agreed, Source: care,
				Doc: "They agree that the worker takes on everything again."},
			{Event: FullDuty, From: from(DutyAdjusted), To: DutyOn, Parties: by(programme), Both: agreed, For: supervisor, Needs: coded, Codes: absent, Source: waits,
				Doc: "The programme agrees for a supervisor who is absent."},
			{Event: StepAside, From: working, To: DutySteppedAside, Parties: by(worker), Codes: ownStepAside, Source: tells,
				Doc: "The worker steps aside, without a reason being asked, and does no service for now."},
			{Event: StepAside, From: working, To: DutySteppedAside, Parties: by(supervisor), Needs: []lifecycle.Need{lifecycle.Reason.From()}, Codes: othersStepAside, Source: aside,
				Doc: "The supervisor asks the worker to step aside, with a reason: in words, unless it is safety."},
			{Event: AgreeReturn, From: from(DutySteppedAside), To: DutyReturnAgreed, Parties: agreed, Both: agreed, Source: plan,
				Doc: "Both agree on a plan for the return. That there is one is kept, and nothing of what it says."},
			{Event: AgreeReturn, From: from(DutySteppedAside), To: DutyReturnAgreed, Parties: by(programme), Both: agreed, For: supervisor, Needs: coded, Codes: absent, Source: waits,
				Doc: "The programme agrees for a supervisor who is absent."},
			{Event: ReturnToDuty, From: from(DutyReturnAgreed), To: DutyOn, Parties: agreed, Both: agreed, Source: plan,
				Doc: "Both hold that the plan is met: the worker is back without limits."},
			{Event: ReturnToDuty, From: from(DutyReturnAgreed), To: DutyOn, Parties: by(programme), Both: agreed, For: supervisor, Needs: coded, Codes: absent, Source: waits,
				Doc: "The programme holds it for a supervisor who is absent."},
			{Event: ReturnAdjusted, From: from(DutyReturnAgreed), To: DutyAdjusted, Parties: agreed, Both: agreed, Source: plan,
				Doc: "Both hold that the plan is met as far as the worker comes back with adjusted duties."},
			{Event: ReturnAdjusted, From: from(DutyReturnAgreed), To: DutyAdjusted, Parties: by(programme), Both: agreed, For: supervisor, Needs: coded, Codes: absent, Source: waits,
				Doc: "The programme holds it for a supervisor who is absent."},
			{Event: EndDuty, From: from(DutyOn, DutyAdjusted, DutySteppedAside, DutyReturnAgreed), To: DutyEnded, Parties: by(worker), Source: keeping,
				Doc: "The worker leaves, without a reason being asked."},
			{Event: EndDuty, From: from(DutyOn, DutyAdjusted, DutySteppedAside, DutyReturnAgreed), To: DutyEnded, Parties: by(programme), Needs: []lifecycle.Need{lifecycle.Reason.From()}, Source: keeping,
				Doc: "The programme ends it, with a reason in words."},
		},
	}
}
