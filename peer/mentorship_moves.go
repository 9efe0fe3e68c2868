package peer

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Propose proposes a worker. A worker can propose only themselves. p is judged
// but for the load, which counts when the match is accepted.
func (m *Mentorship) Propose(act lifecycle.Act, worker WorkerID, p Pairing) error {
	return m.Fire(MentorshipMove{Act: act, Event: ProposeMatch, Data: MentorshipChange{Worker: worker}}, p)
}

// Accept records that a side agrees to the proposal: the other one than the
// side that proposed, or both after a proposal of the supervisor or programme.
// p is judged with its load. The host saves the mentorship and the worker's
// load in one save that happens whole or not at all. The participant's other
// requests stay open until [Mentorship.Settle] closes them.
func (m *Mentorship) Accept(act lifecycle.Act, p Pairing) error {
	return m.Fire(MentorshipMove{Act: act, Event: AcceptMatch}, p)
}

// Start records that the agreement is made, signed or spoken, and that the
// first meeting was held. until is the planned end; zero means open.
func (m *Mentorship) Start(act lifecycle.Act, form AgreementForm, until time.Time) error {
	return m.Fire(MentorshipMove{Act: act, Event: StartSupport, Data: MentorshipChange{Agreement: form, Until: until}}, Pairing{})
}

// ProposeWorker asks a worker to take over or to step in. p is judged but for
// the load.
func (m *Mentorship) ProposeWorker(act lifecycle.Act, worker WorkerID, p Pairing) error {
	return m.Fire(MentorshipMove{Act: act, Event: ProposeWorker, Data: MentorshipChange{Incoming: worker}}, p)
}

// TakeOver records that the worker asked, as [IncomingWorkerActor], or the
// participant, agrees to the take-over. Once both have, the worker is responsible and the stage is the one
// held before. p is judged with its load.
func (m *Mentorship) TakeOver(act lifecycle.Act, p Pairing) error {
	return m.Fire(MentorshipMove{Act: act, Event: TakeOver}, p)
}

// Extend sets a new planned end, which lies after act, and begins the question of
// completing anew.
func (m *Mentorship) Extend(act lifecycle.Act, until time.Time) error {
	return m.Fire(MentorshipMove{Act: act, Event: ExtendSupport, Data: MentorshipChange{Until: until}}, Pairing{})
}

// AttemptContact records a first attempt to reach the person. Further
// attempts are encounters.
func (m *Mentorship) AttemptContact(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: AttemptContact}, Pairing{})
}

// Engage records that the person says yes to talk.
func (m *Mentorship) Engage(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: Engage}, Pairing{})
}

// RequestMatch records that a worker is sought, for the first time or again.
func (m *Mentorship) RequestMatch(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: RequestMatch}, Pairing{})
}

// Withdraw takes a proposal back. Only whoever made it may.
func (m *Mentorship) Withdraw(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: WithdrawMatch}, Pairing{})
}

// Expire records that a proposal was not answered in time.
func (m *Mentorship) Expire(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: ExpireMatch}, Pairing{})
}

// Decline records that this match is not wanted, before support began. A
// worker gives a reason.
func (m *Mentorship) Decline(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: DeclineMatch}, Pairing{})
}

// Continue records that the goals are not reached yet, in the words of one side:
// what was said before by [Mentorship.Complete] counts no more.
func (m *Mentorship) Continue(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: ContinueSupport}, Pairing{})
}

// Pause stops contact for a while. The participant needs no reason; a
// supervisor gives one.
func (m *Mentorship) Pause(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: PauseSupport}, Pairing{})
}

// Resume goes back to the stage before the pause.
func (m *Mentorship) Resume(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: ResumeSupport}, Pairing{})
}

// RequestTransfer asks for another worker; the present one stays
// responsible. The participant needs no reason; a supervisor gives one.
func (m *Mentorship) RequestTransfer(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: RequestTransfer}, Pairing{})
}

// CancelTransfer takes the wish for another worker back. Only whoever had it
// may, and only while the worker is still there.
func (m *Mentorship) CancelTransfer(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: CancelTransfer}, Pairing{})
}

// DeclineTakeOver records that the worker asked, as [IncomingWorkerActor], or the
// participant, does not want the take-over. A worker gives a reason.
func (m *Mentorship) DeclineTakeOver(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: DeclineTakeOver}, Pairing{})
}

// LoseWorker records that the worker is gone, with a reason. Another is
// sought; the participant loses nothing.
func (m *Mentorship) LoseWorker(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: LoseWorker}, Pairing{})
}

// StepDown makes contact less, goals being mostly met.
func (m *Mentorship) StepDown(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: StepDown}, Pairing{})
}

// StepUp goes back to full contact.
func (m *Mentorship) StepUp(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: StepUp}, Pairing{})
}

// Complete records that one side holds the goals for reached. The mentorship
// is completed once both have; the time of the first stands, see
// [Mentorship.FinishedAt].
func (m *Mentorship) Complete(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: CompleteSupport}, Pairing{})
}

// ProposeClosing records that closing is proposed, with a [ClosureReason] as the
// code. Nothing is closed by it: a supervisor, the programme or the participant
// decides.
func (m *Mentorship) ProposeClosing(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: ProposeClosing}, Pairing{})
}

// Close ends the mentorship. The participant may at any time without a
// reason; a supervisor or the programme gives a [ClosureReason] as the code.
func (m *Mentorship) Close(act lifecycle.Act) error {
	return m.Fire(MentorshipMove{Act: act, Event: CloseMentorship}, Pairing{})
}
