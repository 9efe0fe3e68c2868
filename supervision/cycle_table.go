package supervision

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A CycleEvent is something that happens in a supervision cycle.
type CycleEvent string

// Events of a cycle.
const (
	PlanCycle          CycleEvent = "plan"              // a period of supervision begins
	AskForCycle        CycleEvent = "ask"               // the worker asks for an extra session
	CallDebrief        CycleEvent = "call_debrief"      // a debrief is called after an emergency
	WithdrawRequest    CycleEvent = "withdraw_request"  // the worker no longer wants what the worker asked for
	AssignSupervisor   CycleEvent = "assign_supervisor" // cover, or another supervisor for good
	ScheduleSession    CycleEvent = "schedule"          // a time is set
	PrepareSession     CycleEvent = "prepare"           // both add to the agenda
	RescheduleSession  CycleEvent = "reschedule"        // the time is given up
	HoldSession        CycleEvent = "hold"              // it takes place
	SupervisorMissed   CycleEvent = "supervisor_missed" // the supervisor did not come
	WorkerMissed       CycleEvent = "worker_missed"     // the worker did not come
	DocumentSession    CycleEvent = "document"          // the supervisor puts it on record
	AcknowledgeSession CycleEvent = "acknowledge"       // the worker signs the record
	DisputeRecord      CycleEvent = "dispute"           // the worker disagrees with the record
	WithdrawDispute    CycleEvent = "withdraw_dispute"  // the worker is content
	SettleDispute      CycleEvent = "settle"            // the programme has heard both
	MarkOverdue        CycleEvent = "mark_overdue"      // the period ended without it
	WaiveCycle         CycleEvent = "waive"             // it is not held, for a reason
	CloseCycle         CycleEvent = "close"             // signed by both, and nothing is left to do
	CloseUnsigned      CycleEvent = "close_unsigned"    // held, and the worker does not sign
	CloseUnheld        CycleEvent = "close_unheld"      // it is no longer held
)

// Coded reasons that the methods of a cycle know.
const (
	codeWithdrawn  = "withdrawn"
	codePeriodOver = "period_over"
)

// String returns the name under which e is stored and sent.
func (e CycleEvent) String() string { return string(e) }

// CycleLifecycle returns the whole rule of a supervision cycle: what it does not
// list is refused. A session that a worker asks for needs nobody's leave, and
// only the programme can waive one, with a coded reason: the supervisor cannot
// drop what is owed. Who did not come is never judged from the clock alone, and
// the worker can dispute it, whatever has happened since. Further conditions are
// in the methods of [Cycle] that make the moves.
func CycleLifecycle() lifecycle.Table[CycleState, CycleEvent] {
	const (
		worker     = lifecycle.WorkerParty
		supervisor = lifecycle.SupervisorParty
		programme  = lifecycle.ProgrammeParty
		system     = lifecycle.SystemParty
	)
	type row = lifecycle.Row[CycleState, CycleEvent]
	from := func(s ...CycleState) []CycleState { return s }
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	needs := func(n ...lifecycle.Need) []lifecycle.Need { return n }
	part := func(name string) lifecycle.Need { return lifecycle.Part(name).From() }
	prior, stay := lifecycle.Prior[CycleState](), lifecycle.Stay[CycleState]()
	coded := lifecycle.Coded.From()
	onDemand := source.Of("TX").At("supervision of peer specialists: more when the peer asks", source.Verified)
	documented := source.Of("TX").At("supervision of peer specialists: documented", source.Verified)
	signed := source.Of("KY").At("supervision meetings: dated, signed by both", source.Secondary)

	t := lifecycle.Table[CycleState, CycleEvent]{
		Name: "supervision_cycle", Version: 1, Start: CyclePlanned, Final: from(CycleWaived, CycleClosed),
		Seated:    by(worker, supervisor),
		Paused:    from(CycleDisputed),
		CorrectBy: by(programme),
		RedactBy:  by(worker, supervisor, programme),
		Rows: []row{
			{Event: PlanCycle, To: CyclePlanned, Parties: by(supervisor, programme, system),
				Doc: "A period of supervision begins."},
			{Event: AskForCycle, To: CyclePlanned, Parties: by(worker), Source: onDemand,
				Doc: "The worker asks for a session beyond the others. It needs nobody's leave."},
			{Event: CallDebrief, To: CyclePlanned, Parties: by(worker, supervisor, programme, system),
				Doc: "A debrief is called after an emergency."},
			{Event: WithdrawRequest, From: from(CyclePlanned, CycleScheduled, CyclePrepared, CycleRescheduled, CycleMissedBySupervisor, CycleOverdue),
				To: CycleWaived, Parties: by(worker), Needs: needs(coded), Codes: []string{codeWithdrawn},
				Doc: "The worker no longer wants the session that the worker asked for."},
			{Event: ScheduleSession, From: from(CyclePlanned, CycleRescheduled, CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue),
				To: CycleScheduled, Parties: by(worker, supervisor, programme), Held: by(supervisor), Needs: needs(part(partStart)),
				Doc: "A time is set, for the first time or again; also for a session whose period is over."},
			{Event: PrepareSession, From: from(CycleScheduled), To: CyclePrepared, Parties: by(worker, supervisor), Both: by(worker, supervisor),
				Doc: "Both have added to the agenda. A session can be held without."},
			{Event: RescheduleSession, From: from(CycleScheduled, CyclePrepared), To: CycleRescheduled, Parties: by(worker, supervisor, programme),
				Needs: needs(lifecycle.Reason.From(supervisor, programme)), Codes: []string{"illness", "emergency", "leave", "workload", "no_room"},
				Doc: "The time is given up and another is to be found. The worker needs no reason."},
			{Event: HoldSession, From: from(CycleScheduled, CyclePrepared, CycleOverdue), To: CycleHeld, Parties: by(worker, supervisor), Held: by(supervisor),
				Needs: needs(part(partMinutes), part(partModality)), Takes: []string{partStart, partGroup, partObservation},
				Doc: "The session took place, also one recorded late. Whether it qualifies is for the standard to say."},
			{Event: SupervisorMissed, From: from(CycleScheduled, CyclePrepared, CycleOverdue), To: CycleMissedBySupervisor, Parties: by(worker, supervisor, programme),
				Doc: "The supervisor did not come. The organisation owes it, without consequence for the worker."},
			{Event: WorkerMissed, From: from(CycleScheduled, CyclePrepared), To: CycleMissedBySupervisee, Parties: by(worker, supervisor, programme),
				Doc: "The worker did not come. The worker can dispute it."},
			{Event: DocumentSession, From: from(CycleHeld), To: CycleDocumented, Parties: by(supervisor), Source: documented,
				Doc: "The session is on record, without anything confidential, and the supervisor has signed."},
			{Event: DocumentSession, From: from(CycleDocumented), To: stay, Parties: by(supervisor), Source: documented,
				Doc: "The record is amended before the worker signs it."},
			{Event: AcknowledgeSession, From: from(CycleDocumented), To: CycleAcknowledged, Parties: by(worker), Source: signed,
				Doc: "The worker signs the record, with comments if the worker wants."},
			{Event: DisputeRecord, From: from(CycleDocumented, CycleMissedBySupervisee, CycleScheduled, CyclePrepared, CycleRescheduled,
				CycleMissedBySupervisor, CycleOverdue, CycleHeld, CycleAcknowledged), To: CycleDisputed, Parties: by(worker),
				Doc: "The worker disagrees with the record, or with having missed a session, also when the cycle has gone on. It needs no reason."},
			{Event: WithdrawDispute, From: from(CycleDisputed), To: prior, Parties: by(worker),
				Doc: "The worker is content to go on."},
			{Event: SettleDispute, From: from(CycleDisputed), To: prior, Parties: by(programme), Needs: needs(lifecycle.Reason.From()),
				Doc: "The programme has heard both and says why the record stands. A record that was wrong is corrected instead."},
			{Event: MarkOverdue, From: from(CyclePlanned, CycleScheduled, CyclePrepared, CycleRescheduled, CycleMissedBySupervisor, CycleMissedBySupervisee),
				To: CycleOverdue, Parties: by(worker, supervisor, programme, system),
				Doc: "The period ended without it. Worker, supervisor and administrator are told."},
			{Event: WaiveCycle, From: from(CyclePlanned, CycleScheduled, CyclePrepared, CycleRescheduled, CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue),
				To: CycleWaived, Parties: by(programme), Needs: needs(coded),
				Codes: []string{"worker_on_leave", "worker_left", "credential_not_current", "standard_changed", "entered_twice", "not_wanted_by_worker"},
				Doc:   "The programme says why the session is not held. Nothing that was asked for is dropped in silence."},
			{Event: CloseCycle, From: from(CycleAcknowledged), To: CycleClosed, Parties: by(worker, supervisor, programme), Needs: needs(part(partActions)),
				Doc: "Every action agreed on is on record."},
			{Event: CloseUnsigned, From: from(CycleDocumented), To: CycleClosed, Parties: by(programme), Needs: needs(part(partActions), coded),
				Codes: []string{"worker_left", "no_answer"}, Doc: "The worker does not sign in time. What was held counts all the same."},
			{Event: CloseUnheld, From: from(CycleMissedBySupervisor, CycleMissedBySupervisee, CycleOverdue), To: CycleClosed, Parties: by(programme), Needs: needs(coded),
				Codes: []string{codePeriodOver, "worker_left"}, Doc: "The session is no longer held. The period stays short in every assessment."},
			{Event: AssignSupervisor, From: from(CyclePlanned, CycleScheduled, CyclePrepared, CycleHeld, CycleRescheduled, CycleMissedBySupervisor,
				CycleMissedBySupervisee, CycleOverdue), To: stay, Parties: by(programme), Needs: needs(coded),
				Codes: []string{"first", "cover", "left", "conflict_of_interest", "asked_by_worker"},
				Seats: []lifecycle.Seating{lifecycle.Fill(supervisor)}, Doc: "Another supervisor takes over, or stands in; the hand-over note goes along."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = source.DesignDefault("supervision cycle, drawn from the rules of several jurisdictions")
		}
	}
	return t
}
