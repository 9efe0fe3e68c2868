package peer

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrDeactivation reports a deactivation that cannot be made.
var ErrDeactivation = errors.New("peer: bad deactivation")

// An OpenWork is what the host knows to be in the hands of a worker. What
// belongs to somebody else or is over is passed over. The zero value is nothing.
type OpenWork struct {
	Mentorships []Mentorship
	Notes       []Note
	Escalations []string       // ids of open escalations that the worker holds
	Supervision []string       // ids of the agreements in which the worker is supervised
	Supervisors []SupervisorID // who supervise the worker
	Zone        *time.Location // where the last day is counted; nil means UTC
}

// A Deactivation is all that follows when a worker works here no longer. The host
// saves Worker and Mentorships and ends the supervision in one save that happens
// whole or not at all, hands on what is open and tells those who are to be told.
type Deactivation struct {
	Worker      Worker         // with the last day, away, no longer supervised
	Mentorships []Mentorship   // that they had: each without them, another being sought
	TakeOvers   []MentorshipID // that they were asked to take over and no longer can: somebody else is to be asked
	Drafts      []NoteID       // notes that still lack their signature
	Escalations []string       // open ones, to hand to somebody else
	Supervision []string       // agreements that end
	Notices     []Notice       // who is to be told
}

// A Notice says whom to tell what.
type Notice struct {
	To         lifecycle.Actor
	About      NoticeKind
	Mentorship MentorshipID // "" if it is about none
}

// A NoticeKind says what somebody is told.
type NoticeKind string

// What is told when a worker is deactivated.
const (
	NoticeWorkerGone     NoticeKind = "worker_gone"      // to a participant: the worker is gone, another is sought, they may say whom they want
	NoticeTakeOverOff    NoticeKind = "take_over_off"    // to a participant: whoever was to take over cannot
	NoticeYoursToAnswer  NoticeKind = "yours_to_answer"  // to a worker asked to take over: the one before is gone
	NoticeSupervisionEnd NoticeKind = "supervision_ends" // to a supervisor
	NoticeSignDrafts     NoticeKind = "sign_drafts"      // to the worker: notes lack their signature
)

// Deactivate ends what a worker has in hand, in one move: every mentorship loses
// them as [Mentorship.LoseWorker] describes, and what else is open is listed. A
// supervisor or the programme makes it, with a coded reason, and the code alone
// goes into the mentorships: words about a worker belong in no participant's
// record, so what act says in words stays with the host. It changes nothing that it
// is given. If one of the mentorships refuses, it returns that refusal and nothing
// is deactivated; it returns [ErrDeactivation] for another party, without a time,
// one of the codes of [LoseWorker] or a worker, for a worker who has left, and for
// work listed twice.
//
// Capacity, blocks and conflicts stay on the worker's record: they count again if
// the worker comes back, which is for the host to enter.
func Deactivate(w Worker, open OpenWork, act lifecycle.Act) (Deactivation, error) {
	if err := deactivable(w, act); err != nil {
		return Deactivation{}, err
	}
	act.Reason = lifecycle.Text{}
	out := Deactivation{Worker: w}
	seen := map[MentorshipID]bool{}
	for _, m := range open.Mentorships {
		if seen[m.ID()] {
			return Deactivation{}, fmt.Errorf("%w: a mentorship is listed twice", ErrDeactivation)
		}
		seen[m.ID()] = true
		if m.IsOver() {
			continue
		}
		if m.IncomingWorker() == w.ID {
			out.TakeOvers = append(out.TakeOvers, m.ID())
			out.tell(ParticipantActor(m.Participant()), NoticeTakeOverOff, m.ID())
		}
		if m.Worker() != w.ID {
			continue
		}
		if err := m.LoseWorker(act); err != nil {
			return Deactivation{}, err
		}
		out.Mentorships = append(out.Mentorships, m)
		out.tell(ParticipantActor(m.Participant()), NoticeWorkerGone, m.ID())
		if next := m.IncomingWorker(); next != "" && next != w.ID {
			out.tell(IncomingWorkerActor(next), NoticeYoursToAnswer, m.ID())
		}
	}
	for _, n := range open.Notes {
		if n.Worker() == w.ID && n.Awaits(false) == lifecycle.WorkerParty {
			out.Drafts = append(out.Drafts, n.ID())
		}
	}
	if len(out.Drafts) > 0 {
		out.tell(WorkerActor(w.ID), NoticeSignDrafts, "")
	}
	for _, s := range open.Supervisors {
		out.tell(SupervisorActor(s), NoticeSupervisionEnd, "")
	}
	out.Escalations = append(out.Escalations, open.Escalations...)
	out.Supervision = append(out.Supervision, open.Supervision...)
	out.Worker.Left, out.Worker.Away, out.Worker.Supervised = DateOf(act.At, open.Zone), true, false
	return out, nil
}

func deactivable(w Worker, act lifecycle.Act) error {
	for _, r := range []struct {
		ok   bool
		want string
	}{
		{w.ID != "", "a worker"},
		{w.Left.IsZero(), "a worker who has not left"},
		{act.By.ID != "" && (act.By.Party == lifecycle.SupervisorParty || act.By.Party == lifecycle.ProgrammeParty), "a supervisor or the programme"},
		{!act.At.IsZero() && storable.Time(act.At), "a time in the years 1 to 9999"},
		{slices.Contains(lossCodes, act.Code), "one of the coded reasons " + strings.Join(lossCodes, ", ")},
	} {
		if !r.ok {
			return fmt.Errorf("%w: want %s", ErrDeactivation, r.want)
		}
	}
	return nil
}

func (d *Deactivation) tell(to lifecycle.Actor, about NoticeKind, m MentorshipID) {
	d.Notices = append(d.Notices, Notice{to, about, m})
}

// Format keeps people and ids out of every verb of fmt.
func (OpenWork) Format(f fmt.State, _ rune) { redact.Format(f, "[open work]") }

// LogValue keeps people and ids out of logs.
func (OpenWork) LogValue() slog.Value { return slog.StringValue("[open work]") }

// Format keeps people and ids out of every verb of fmt.
func (Deactivation) Format(f fmt.State, _ rune) { redact.Format(f, "[deactivation]") }

// LogValue keeps people and ids out of logs.
func (Deactivation) LogValue() slog.Value { return slog.StringValue("[deactivation]") }

// Format prints what is told and keeps people and ids out of every verb of fmt.
func (n Notice) Format(f fmt.State, _ rune) { redact.Format(f, "[notice "+string(n.About)+"]") }

// LogValue keeps people and ids out of logs.
func (n Notice) LogValue() slog.Value { return slog.StringValue("[notice " + string(n.About) + "]") }
