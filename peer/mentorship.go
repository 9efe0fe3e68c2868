package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as mentorships use them.
type (
	// MentorshipHistory is everything that happened in a mentorship.
	MentorshipHistory = lifecycle.History[MentorshipState, MentorshipEvent, MentorshipChange]
	// MentorshipEntry is one line of it.
	MentorshipEntry = lifecycle.Entry[MentorshipState, MentorshipEvent, MentorshipChange]
	// MentorshipMove is an event to fire, with what it changes.
	MentorshipMove = lifecycle.Move[MentorshipEvent, MentorshipChange]
)

// errNotBegun reports the zero Mentorship.
var errNotBegun = fmt.Errorf("%w: a mentorship that was not begun", ErrIncomplete)

var mentorships = lifecycle.Must(lifecycle.New[MentorshipState, MentorshipEvent, MentorshipChange](MentorshipLifecycle()))

// A Mentorship is one episode of support between a participant and a peer
// worker, from the referral to the end; another worker may take over within it.
// Use [NewMentorship] to begin one. The zero Mentorship is in no state and
// refuses every event with [ErrIncomplete].
//
// Its rule is the table that [MentorshipLifecycle] returns; each method makes
// one of its moves or returns a [*lifecycle.Refusal] and changes nothing. State,
// worker and dates are read from the history.
type Mentorship struct {
	Programme ProgrammeID // what the episode belongs to, for reports and caps; may be empty
	Site      SiteID      // may be empty
	Funding   FundingID   // may be empty

	id          MentorshipID
	participant ParticipantID
	earlier     MentorshipID
	history     MentorshipHistory
}

// NewMentorship returns a mentorship that act refers; its code may be a
// [ReferralSource]. It returns
// [ErrIncomplete] if an id is empty or cannot be stored, and a [*lifecycle.Refusal] if the actor may
// not refer: a participant refers themselves and nobody else.
func NewMentorship(id MentorshipID, participant ParticipantID, act lifecycle.Act) (*Mentorship, error) {
	if id == "" || participant == "" || !storable.ID(string(id)) || !storable.ID(string(participant)) {
		return nil, fmt.Errorf("%w: a mentorship needs an id and a participant, in valid UTF-8 of at most %d bytes", ErrIncomplete, storable.MaxID)
	}
	m := &Mentorship{id: id, participant: participant}
	if err := m.open(); err != nil {
		return nil, err
	}
	if err := m.Fire(MentorshipMove{Act: act, Event: ReferParticipant}, Pairing{}); err != nil {
		return nil, err
	}
	return m, nil
}

func (m *Mentorship) open() (err error) {
	m.history, err = mentorships.Open(m.seat())
	return err
}

func (m Mentorship) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(m.participant)}
}

// ID returns the id of the episode.
func (m Mentorship) ID() MentorshipID { return m.id }

// Participant returns who is supported.
func (m Mentorship) Participant() ParticipantID { return m.participant }

// Earlier returns the episode that this one goes on from, or "" if it is the first.
func (m Mentorship) Earlier() MentorshipID { return m.earlier }

// State returns the stage that the mentorship is in, or "" for the zero value.
func (m Mentorship) State() MentorshipState { return m.history.State() }

// IsOver reports whether the mentorship is completed or closed.
func (m Mentorship) IsOver() bool { return mentorships.IsFinal(m.State()) }

// Worker returns the worker proposed, agreed on or responsible, or "" if there is none.
func (m Mentorship) Worker() WorkerID { return WorkerID(m.history.Seat(lifecycle.WorkerParty)) }

// IncomingWorker returns the worker asked to take over, or "" if nobody is.
func (m Mentorship) IncomingWorker() WorkerID {
	return WorkerID(m.history.Seat(lifecycle.IncomingWorkerParty))
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (m Mentorship) Revision() int { return m.history.Revision() }

// History returns everything that happened: state and worker as of a past date,
// as known on a past date, and the entries themselves.
func (m Mentorship) History() MentorshipHistory { return m.history }

// Can reports whether a party may fire an event now, whatever else it would need.
func (m Mentorship) Can(event MentorshipEvent, by lifecycle.Party) bool {
	return mentorships.Can(m.history, event, by)
}

// Next returns the events that the actor may fire now, sorted.
func (m Mentorship) Next(by lifecycle.Actor) []MentorshipEvent {
	return mentorships.Next(m.history, by)
}

// Waiting returns the parties whose answer the present state waits for, and
// since when they were asked; none if no two-sided answer is open.
func (m Mentorship) Waiting() ([]lifecycle.Party, time.Time) {
	return mentorships.Unanswered(m.history)
}

// Fire makes any move of the table. p are the facts outside the history for the
// events that pair people, as described at [Pairing]; other events ignore it.
// The methods named after the events call it.
func (m *Mentorship) Fire(mv MentorshipMove, p Pairing) error {
	if m.id == "" {
		return errNotBegun
	}
	mv.Data = mv.Data.normal()
	next, _, err := mentorships.Fire(m.history, mv, p.guard(m, mv))
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: those after it no longer count either, and
// what of them still holds is among the replacements ([lifecycle.Entry.Move]). A
// supervisor or the programme may, with
// a reason, also after the end. That the participant left stays: a correction of theirs
// keeps the leaving among the replacements, in the participant's name and words, and
// puts none into their mouth. When it was is not protected, as a leaving may have been
// entered late: the correction may give it another time, and says who did so and why, and
// the time first entered stays among [Mentorship.History]. Who comes back begins a new
// episode ([Mentorship.Reengage]). Of the rules of a
// [Pairing], same_person alone is judged: what else was so then, nobody knows now.
func (m *Mentorship) Correct(act lifecycle.Act, from int, replacements ...MentorshipMove) error {
	if m.id == "" {
		return errNotBegun
	}
	replacements = slices.Clone(replacements)
	for i := range replacements {
		replacements[i].Data = replacements[i].Data.normal()
	}
	next, err := mentorships.Correct(m.history, act, from, replacements...)
	if err == nil && m.supportsSelf(next) != 0 {
		err = &lifecycle.Refusal{Lifecycle: "mentorship", State: string(m.State()), Event: lifecycle.Corrected, Code: lifecycle.CodeGuard,
			Guard: "same_person", Want: "two different people"}
	}
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// supportsSelf returns the number of the first entry of h that names the
// participant as a worker, or 0.
func (m Mentorship) supportsSelf(h MentorshipHistory) int {
	for _, e := range h.Entries() {
		if string(e.Data.Worker) == string(m.participant) || string(e.Data.Incoming) == string(m.participant) {
			return e.Seq
		}
	}
	return 0
}

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes. The participant, a supervisor or the
// programme may.
func (m *Mentorship) Redact(act lifecycle.Act, seq int) error {
	if m.id == "" {
		return errNotBegun
	}
	next, err := mentorships.Redact(m.history, act, seq)
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// Reengage returns a new episode for the same participant, linked to m, which
// must be over; nothing that ended it stands in the way. It returns
// [ErrNotOver] if m is not over, [ErrIncomplete] if the id is that of m or the
// participant died, and what [NewMentorship] returns.
func (m Mentorship) Reengage(id MentorshipID, act lifecycle.Act) (*Mentorship, error) {
	if !m.IsOver() {
		return nil, fmt.Errorf("%w: a new episode begins after the one before", ErrNotOver)
	}
	if id == m.id || m.ClosureReason() == ClosureDeceased {
		return nil, fmt.Errorf("%w: an episode of its own, of a person who is alive", ErrIncomplete)
	}
	next, err := NewMentorship(id, m.participant, act)
	if err != nil {
		return nil, err
	}
	if last, ok := m.history.Last(); ok && act.At.Before(last.At) {
		return nil, fmt.Errorf("%w: a new episode begins after the one before", ErrNotOver)
	}
	next.Programme, next.Site, next.Funding, next.earlier = m.Programme, m.Site, m.Funding, m.id
	return next, nil
}

// Digest stands for the whole record: its history, its ids and the programme,
// site and funding. The host may keep it apart from the record and compare it
// after loading; any change that still loads changes it.
func (m Mentorship) Digest() lifecycle.Digest {
	return m.history.Digest().With(string(m.id), string(m.participant), string(m.earlier),
		string(m.Programme), string(m.Site), string(m.Funding))
}

type storedMentorship struct {
	ID          MentorshipID                                                         `json:"id"`
	Participant ParticipantID                                                        `json:"participant"`
	Programme   ProgrammeID                                                          `json:"programme,omitempty"`
	Site        SiteID                                                               `json:"site,omitempty"`
	Funding     FundingID                                                            `json:"funding,omitempty"`
	Earlier     MentorshipID                                                         `json:"earlier,omitempty"`
	History     lifecycle.Stored[MentorshipState, MentorshipEvent, MentorshipChange] `json:"history"`
}

// MarshalJSON returns the stored form of m. It returns [ErrIncomplete] for the
// zero Mentorship, and for a programme, site or funding that cannot be stored.
func (m Mentorship) MarshalJSON() ([]byte, error) {
	if m.history.IsZero() {
		return nil, errNotBegun
	}
	for _, s := range []string{string(m.earlier), string(m.Programme), string(m.Site), string(m.Funding)} {
		if !storable.ID(s) {
			return nil, fmt.Errorf("%w: programme, site and funding in valid UTF-8 of at most %d bytes", ErrIncomplete, storable.MaxID)
		}
	}
	return json.Marshal(storedMentorship{m.id, m.participant, m.Programme, m.Site, m.Funding, m.earlier, m.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history, so that
// storage is no back door. It returns a [*lifecycle.RecordError] if the record
// could not have come about, and leaves m unchanged on error.
// [InspectMentorship] opens a record that does not load.
func (m *Mentorship) UnmarshalJSON(data []byte) error {
	var s storedMentorship
	if err := lifecycle.ReadStored("mentorship", data, &s); err != nil {
		return err
	}
	if s.Earlier != "" && s.Earlier == s.ID {
		return &lifecycle.RecordError{Lifecycle: "mentorship", Field: "earlier", What: "is the mentorship itself"}
	}
	for _, f := range []struct {
		name, id string
		needed   bool
	}{{"id", string(s.ID), true}, {"participant", string(s.Participant), true}, {"earlier", string(s.Earlier), false},
		{"programme", string(s.Programme), false}, {"site", string(s.Site), false}, {"funding", string(s.Funding), false}} {
		if !storable.ID(f.id) || f.needed && f.id == "" {
			return &lifecycle.RecordError{Lifecycle: "mentorship", Field: f.name, What: "is missing, too long or no valid UTF-8"}
		}
	}
	loaded := Mentorship{s.Programme, s.Site, s.Funding, s.ID, s.Participant, s.Earlier, MentorshipHistory{}}
	var err error
	if loaded.history, err = mentorships.Restore(s.History, loaded.seat()); err != nil {
		return err
	}
	if seq := loaded.supportsSelf(loaded.history); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: "mentorship", Seq: seq, Field: "data", What: "names the participant as a worker"}
	}
	*m = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (m Mentorship) Format(f fmt.State, _ rune) { redact.Format(f, m.shown()) }

// LogValue keeps people out of logs.
func (m Mentorship) LogValue() slog.Value { return slog.StringValue(m.shown()) }

func (m Mentorship) shown() string {
	if m.history.IsZero() {
		return "[no mentorship]"
	}
	return "[mentorship " + string(m.State()) + "]"
}
