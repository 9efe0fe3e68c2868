package peer

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A MentorshipEvent is something that happens in a mentorship.
type MentorshipEvent string

// Events of a mentorship.
const (
	ReferParticipant MentorshipEvent = "refer"            // somebody asks for support, for themselves or another
	AttemptContact   MentorshipEvent = "attempt_contact"  // a first attempt to reach the person
	Engage           MentorshipEvent = "engage"           // the person says yes to talk
	RequestMatch     MentorshipEvent = "request_match"    // preferences are collected, a worker is sought
	ProposeMatch     MentorshipEvent = "propose"          // a worker is proposed
	AcceptMatch      MentorshipEvent = "accept"           // the other side agrees
	DeclineMatch     MentorshipEvent = "decline"          // this match is not wanted
	WithdrawMatch    MentorshipEvent = "withdraw"         // the proposer takes the proposal back
	ExpireMatch      MentorshipEvent = "expire"           // nobody answered in time
	StartSupport     MentorshipEvent = "start"            // agreement made and first meeting held
	PauseSupport     MentorshipEvent = "pause"            // no contact for a while
	ResumeSupport    MentorshipEvent = "resume"           // contact goes on
	RequestTransfer  MentorshipEvent = "request_transfer" // another worker is wanted
	CancelTransfer   MentorshipEvent = "cancel_transfer"  // whoever wanted it takes that back
	ProposeWorker    MentorshipEvent = "propose_worker"   // a worker is asked to take over
	TakeOver         MentorshipEvent = "take_over"        // that worker and the participant agree
	DeclineTakeOver  MentorshipEvent = "decline_take_over"
	LoseWorker       MentorshipEvent = "lose_worker"   // the worker is gone
	ContinueSupport  MentorshipEvent = "continue"      // the goals are not reached yet
	StepDown         MentorshipEvent = "step_down"     // goals mostly met, lower contact
	StepUp           MentorshipEvent = "step_up"       // back to full contact
	ExtendSupport    MentorshipEvent = "extend"        // a new planned end
	CompleteSupport  MentorshipEvent = "complete"      // goals reached, both say so
	ProposeClosing   MentorshipEvent = "propose_close" // closing is proposed; a person decides
	CloseMentorship  MentorshipEvent = "close"         // ended for a coded reason, or for none if the participant leaves
)

// String returns the name under which e is stored and sent.
func (e MentorshipEvent) String() string { return string(e) }

var (
	states51  = source.Source{Title: "Stages of a peer relationship, drawn from the field's practice", Issuer: "Alongside", Evidence: source.Design}
	voluntary = source.Of("NPGS").At("core value: voluntary", source.Verified)
	anyoneIn  = []MentorshipState{MentorshipReferred, MentorshipOutreach, MentorshipEngaged, MentorshipMatching,
		MentorshipProposedMatch, MentorshipExpired, MentorshipWithdrawn, MentorshipAgreementPending, MentorshipActive,
		MentorshipPaused, MentorshipTransferPending, MentorshipNeedsReassignment, MentorshipStepDown}
	pauseCodes    = []string{"hospital", "custody", "travel", "participant_choice", "worker_leave", "security"}
	transferCodes = []string{"better_fit", "conflict_of_interest", "credential_lost", "worker_leaving", "complaint"}
	lossCodes     = []string{"left", "credential_lost", "stepped_aside", "conflict_of_interest"}
	declineCodes  = []string{"no_capacity", "conflict_of_interest", "not_a_fit", "unavailable"}
)

func from(states ...MentorshipState) []MentorshipState { return states }
func by(parties ...lifecycle.Party) []lifecycle.Party  { return parties }

// MentorshipLifecycle returns the whole rule of a mentorship: what it does not
// list is refused. The participant may close from every state without a reason.
// The worker pauses, transfers and closes through the supervisor.
func MentorshipLifecycle() lifecycle.Table[MentorshipState, MentorshipEvent] {
	const (
		participant = lifecycle.ParticipantParty
		worker      = lifecycle.WorkerParty
		incoming    = lifecycle.IncomingWorkerParty
		supervisor  = lifecycle.SupervisorParty
		programme   = lifecycle.ProgrammeParty
		referrer    = lifecycle.ReferrerParty
		system      = lifecycle.SystemParty
	)
	type row = lifecycle.Row[MentorshipState, MentorshipEvent]
	stay, prior := lifecycle.Stay[MentorshipState](), lifecycle.Prior[MentorshipState]()
	needs := func(n ...lifecycle.Need) []lifecycle.Need { return n }
	seats := func(s ...lifecycle.Seating) []lifecycle.Seating { return s }
	t := lifecycle.Table[MentorshipState, MentorshipEvent]{
		Name: "mentorship", Version: 1, Start: MentorshipReferred, Final: from(MentorshipCompleted, MentorshipClosed),
		Seated:    by(participant, worker, incoming),
		Paused:    from(MentorshipPaused),
		CorrectBy: by(supervisor, programme),
		RedactBy:  by(participant, supervisor, programme),
		MarkCodes: []string{"late", "wrong_time", "wrong_person", "wrong_event", "privacy"},
		Leave:     CloseMentorship,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: mentorshipSpanish()},
		Rows: []row{
			{Event: ReferParticipant, To: MentorshipReferred, Parties: by(participant, referrer, supervisor, programme), Codes: referralCodes(),
				Doc: "Somebody asks for support, for themselves or for another."},
			{Event: AttemptContact, From: from(MentorshipReferred), To: MentorshipOutreach, Parties: by(supervisor, programme),
				Doc: "A first attempt to reach the person is made. Contact attempted is not contact made."},
			{Event: Engage, From: from(MentorshipReferred, MentorshipOutreach), To: MentorshipEngaged, Parties: by(participant, supervisor, programme),
				Doc: "The person says yes to talk.", Source: voluntary},
			{Event: RequestMatch, From: from(MentorshipEngaged, MentorshipExpired, MentorshipWithdrawn), To: MentorshipMatching, Parties: by(participant, supervisor, programme),
				Doc: "Preferences are collected and a worker is sought, for the first time or again."},
			{Event: ProposeMatch, From: from(MentorshipMatching), To: MentorshipProposedMatch, Parties: by(participant, worker, supervisor, programme),
				Seats: seats(lifecycle.Fill(worker)), Doc: "A worker is proposed. A worker can propose only themselves."},
			{Event: AcceptMatch, From: from(MentorshipProposedMatch), To: MentorshipAgreementPending, Parties: by(participant, worker), Both: by(participant, worker), Spoken: true,
				Doc: "The side that did not propose agrees; a proposal of the supervisor or programme needs both."},
			{Event: AcceptMatch, From: from(MentorshipProposedMatch), To: MentorshipAgreementPending, Parties: by(supervisor), Both: by(participant, worker), Spoken: true, For: worker,
				Needs: needs(lifecycle.Coded.From()), Codes: []string{"worker_absent"}, Doc: "The supervisor agrees for a worker who is absent."},
			{Event: DeclineMatch, From: from(MentorshipProposedMatch, MentorshipAgreementPending), To: MentorshipMatching, Parties: by(participant, worker, supervisor),
				Needs: needs(lifecycle.Reason.From(worker, supervisor)), Codes: declineCodes, Seats: seats(lifecycle.Vacate(worker)), Doc: "This match is not wanted. The participant needs no reason; a supervisor may decline for an absent worker."},
			{Event: WithdrawMatch, From: from(MentorshipProposedMatch), To: MentorshipWithdrawn, Parties: by(participant, worker, supervisor, programme), Asker: true,
				Seats: seats(lifecycle.Vacate(worker)), Doc: "The proposer takes the proposal back; it stays on record."},
			{Event: ExpireMatch, From: from(MentorshipProposedMatch), To: MentorshipExpired, Parties: by(supervisor, programme, system),
				Seats: seats(lifecycle.Vacate(worker)), Doc: "The proposal was not answered in time. Nobody loses their place by it."},
			{Event: StartSupport, From: from(MentorshipAgreementPending), To: MentorshipActive, Parties: by(participant, worker),
				Needs: needs(lifecycle.Part(partAgreement).From()), Takes: []string{partUntil}, Doc: "The agreement is signed, or its spoken form recorded, and the first meeting is held."},
			{Event: PauseSupport, From: from(MentorshipActive, MentorshipStepDown), To: MentorshipPaused, Parties: by(participant, supervisor),
				Needs: needs(lifecycle.Reason.From(supervisor)), Codes: pauseCodes, Doc: "No contact for a while. The participant needs no reason; a worker pauses through the supervisor.", Source: voluntary},
			{Event: ResumeSupport, From: from(MentorshipPaused), To: prior, Parties: by(participant),
				Doc: "Contact goes on as before the pause, whoever paused.", Source: voluntary},
			{Event: ResumeSupport, From: from(MentorshipPaused), To: prior, Parties: by(supervisor), Asker: true,
				Doc: "The supervisor ends a pause that a supervisor began."},
			{Event: RequestTransfer, From: from(MentorshipActive, MentorshipPaused, MentorshipStepDown), To: MentorshipTransferPending, Parties: by(participant, supervisor),
				Needs: needs(lifecycle.Reason.From(supervisor)), Codes: transferCodes, Doc: "Another worker is wanted. The participant needs no reason; the present worker stays responsible.", Source: voluntary},
			{Event: CancelTransfer, From: from(MentorshipTransferPending), To: prior, Parties: by(participant),
				Held: by(worker), Seats: seats(lifecycle.Vacate(incoming)), Doc: "The participant stays with the present worker.", Source: voluntary},
			{Event: CancelTransfer, From: from(MentorshipTransferPending), To: prior, Parties: by(supervisor), Asker: true,
				Held: by(worker), Seats: seats(lifecycle.Vacate(incoming)), Doc: "The supervisor takes back a transfer that a supervisor wanted."},
			{Event: ProposeWorker, From: from(MentorshipTransferPending, MentorshipNeedsReassignment), To: stay, Parties: by(participant, supervisor, programme),
				Free: by(incoming), Seats: seats(lifecycle.Fill(incoming)), Doc: "A worker is asked to take over, or to step in for the one who is gone."},
			{Event: TakeOver, From: from(MentorshipTransferPending, MentorshipNeedsReassignment), To: prior, Parties: by(participant, incoming), Both: by(participant, incoming), Spoken: true,
				Held: by(incoming), Seats: seats(lifecycle.Take(worker, incoming)), Doc: "The worker asked and the participant agree; whoever of them asked has answered. Responsibility passes now."},
			{Event: DeclineTakeOver, From: from(MentorshipTransferPending, MentorshipNeedsReassignment), To: stay, Parties: by(participant, incoming, supervisor),
				Held: by(incoming), Needs: needs(lifecycle.Reason.From(incoming, supervisor)), Codes: declineCodes, Seats: seats(lifecycle.Vacate(incoming)), Doc: "The worker asked, or the participant, does not want it; a supervisor may decline for an absent worker."},
			{Event: LoseWorker, From: from(MentorshipProposedMatch, MentorshipAgreementPending), To: MentorshipMatching, Parties: by(supervisor, programme),
				Held: by(worker), Needs: needs(lifecycle.Reason.From()), Codes: lossCodes, Seats: seats(lifecycle.Vacate(worker)), Doc: "The worker is gone before support began; another is sought."},
			{Event: LoseWorker, From: from(MentorshipActive, MentorshipPaused, MentorshipStepDown), To: MentorshipNeedsReassignment, Parties: by(supervisor, programme),
				Held: by(worker), Needs: needs(lifecycle.Reason.From()), Codes: lossCodes, Seats: seats(lifecycle.Vacate(worker)), Doc: "The worker is gone; another is to step in."},
			{Event: LoseWorker, From: from(MentorshipTransferPending), To: stay, Parties: by(supervisor, programme),
				Held: by(worker), Needs: needs(lifecycle.Reason.From()), Codes: lossCodes, Seats: seats(lifecycle.Vacate(worker)), Doc: "The worker is gone while another is being sought."},
			{Event: StepDown, From: from(MentorshipActive), To: MentorshipStepDown, Parties: by(participant, worker),
				Doc: "Goals are mostly met; contact becomes less."},
			{Event: StepUp, From: from(MentorshipStepDown), To: MentorshipActive, Parties: by(participant, worker),
				Doc: "Back to full contact, whenever the participant wants it."},
			{Event: ExtendSupport, From: from(MentorshipActive, MentorshipPaused, MentorshipStepDown), To: stay, Parties: by(participant, worker, supervisor),
				Renews: true, Needs: needs(lifecycle.Part(partUntil).From()), Doc: "A new planned end. Earlier words that the goals are reached count no more."},
			{Event: ContinueSupport, From: from(MentorshipActive, MentorshipStepDown), To: stay, Parties: by(participant, worker),
				Renews: true, Doc: "The goals are not reached yet: earlier words that they are count no more."},
			{Event: CompleteSupport, From: from(MentorshipActive, MentorshipStepDown), To: MentorshipCompleted, Parties: by(participant, worker), Both: by(participant, worker),
				Doc: "The goals that the participant set are reached, and both say so. Before the planned end it is as much a success."},
			{Event: ProposeClosing, From: anyoneIn, To: stay, Parties: by(worker, supervisor, programme, system),
				Needs: needs(lifecycle.Coded.From()), Codes: staffClosures(), Doc: "Closing is proposed, by a worker or because a time is up. Nothing is closed by it."},
			{Event: CloseMentorship, From: anyoneIn, To: MentorshipClosed, Parties: by(participant), Codes: participantClosures(),
				Doc: "The participant leaves, at any time and without a reason.", Source: voluntary},
			{Event: CloseMentorship, From: anyoneIn, To: MentorshipClosed, Parties: by(supervisor, programme),
				Needs: needs(lifecycle.Coded.From()), Codes: staffClosures(), Doc: "The programme closes for a coded reason. Return to use is not one; a deadline alone closes nothing."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = states51
		}
	}
	return t
}

// participantClosures returns the reasons that a participant may give, who need give none.
func participantClosures() []string {
	return closureNames(ClosureGoalsMet, ClosureParticipantChoice, ClosureMovedToOtherSupport, ClosureMovedAway, ClosureSafety)
}

func staffClosures() []string { return closureNames(closureReasons...) }

func closureNames(reasons ...ClosureReason) []string {
	names := make([]string, len(reasons))
	for i, r := range reasons {
		names[i] = string(r)
	}
	return names
}
