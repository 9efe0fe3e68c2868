package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Ids of a sponsorship and of who sponsors.
type (
	// SponsorshipID names one sponsorship.
	SponsorshipID = ID[Sponsorship]
	// SponsorID names a sponsor, as the participant's host knows them: who need
	// have no account, no role and no record anywhere.
	SponsorID = ID[sponsor]
)

// sponsor marks the ids of sponsors, of whom nothing else is kept.
type sponsor struct{}

// Parts of the kernel as sponsorships use them.
type (
	// SponsorshipHistory is everything that happened in a sponsorship.
	SponsorshipHistory = lifecycle.History[SponsorshipState, SponsorshipEvent, SponsorshipChange]
	// SponsorshipMove is an event to fire, with what it changes.
	SponsorshipMove = lifecycle.Move[SponsorshipEvent, SponsorshipChange]
)

var sponsorships = lifecycle.Must(lifecycle.New[SponsorshipState, SponsorshipEvent, SponsorshipChange](SponsorshipLifecycle()))

// A Sponsorship is the tie between a participant and a sponsor of a fellowship,
// as far as the participant wants it kept: that it exists and at which stage it
// is. It is no [Mentorship]: a sponsor is unpaid, has no employer and writes no
// notes, so there is no programme, no funding and no encounter in it, and
// nothing about the work that the two do together.
//
// Use [NewSponsorship] to begin one. Somebody may have several at a time, and
// changes sponsors by ending one and beginning another. The zero Sponsorship is
// in no stage and refuses every event.
type Sponsorship struct {
	id          SponsorshipID
	participant ParticipantID
	history     SponsorshipHistory
}

// NewSponsorship returns the sponsorship of a participant who wants a sponsor.
// It returns [ErrIncomplete] if an id is empty, and a [*lifecycle.Refusal] if
// somebody else would begin it for them.
func NewSponsorship(id SponsorshipID, participant ParticipantID, act lifecycle.Act) (*Sponsorship, error) {
	if id == "" || participant == "" || !storable.ID(string(id)) || !storable.ID(string(participant)) {
		return nil, fmt.Errorf("%w: a sponsorship needs an id and a participant, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	s := &Sponsorship{id: id, participant: participant}
	var err error
	if s.history, err = sponsorships.Open(s.seat()); err != nil {
		return nil, err
	}
	if err := s.Fire(SponsorshipMove{Act: act, Event: SeekSponsor}, SponsorFacts{}); err != nil {
		return nil, err
	}
	return s, nil
}

func (s Sponsorship) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(s.participant)}
}

// ID returns the id of the sponsorship.
func (s Sponsorship) ID() SponsorshipID { return s.id }

// Participant returns who is sponsored.
func (s Sponsorship) Participant() ParticipantID { return s.participant }

// Sponsor returns who is asked, sponsors or did to the end, or "" if nobody.
func (s Sponsorship) Sponsor() SponsorID { return SponsorID(s.history.Seat(SponsorParty)) }

// State returns the stage, or "" for the zero value.
func (s Sponsorship) State() SponsorshipState { return s.history.State() }

// IsOver reports whether the sponsorship has ended.
func (s Sponsorship) IsOver() bool { return sponsorships.IsFinal(s.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (s Sponsorship) Revision() int { return s.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (s Sponsorship) History() SponsorshipHistory { return s.history }

// Next returns the events that the actor may fire now, sorted.
func (s Sponsorship) Next(by lifecycle.Actor) []SponsorshipEvent {
	return sponsorships.Next(s.history, by)
}

// EndCode returns the coded reason that was given for the end, or "" if none was
// or it has not ended.
func (s Sponsorship) EndCode() string {
	if last, ok := s.history.Last(); ok && s.IsOver() {
		return last.Code
	}
	return ""
}

// Fire makes any move of the table. f are the facts outside the history, judged
// when a sponsorship begins or goes on; other events ignore them. It refuses, by
// the name in parentheses, a sponsor who is the participant (same_person) and a
// beginning or going on while the sponsor's own return to use is open
// (sponsor_return_open). The methods named after the events call it.
func (s *Sponsorship) Fire(mv SponsorshipMove, f SponsorFacts) error {
	next, _, err := sponsorships.Fire(s.history, mv, f.guard(s, mv))
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// Ask records that the participant asked somebody.
func (s *Sponsorship) Ask(act lifecycle.Act, sponsor SponsorID) error {
	return s.Fire(SponsorshipMove{Act: act, Event: AskSponsor, Data: SponsorshipChange{Sponsor: sponsor}}, SponsorFacts{})
}

// Withdraw takes the request back.
func (s *Sponsorship) Withdraw(act lifecycle.Act) error {
	return s.Fire(SponsorshipMove{Act: act, Event: WithdrawAsking}, SponsorFacts{})
}

// Decline records that whoever was asked said no. No reason is needed.
func (s *Sponsorship) Decline(act lifecycle.Act) error {
	return s.Fire(SponsorshipMove{Act: act, Event: DeclineSponsee}, SponsorFacts{})
}

// BeginTemporary records that somebody sponsors for a short time: sponsor, whom
// the participant names, or whoever was asked before, with sponsor empty.
func (s *Sponsorship) BeginTemporary(act lifecycle.Act, sponsor SponsorID, f SponsorFacts) error {
	return s.Fire(SponsorshipMove{Act: act, Event: BeginTemporary, Data: SponsorshipChange{Sponsor: sponsor}}, f)
}

// Agree records that whoever was asked said yes, or that a temporary
// sponsorship fits and goes on. The participant may record it, too: the word of a
// sponsor reaches a record seldom.
func (s *Sponsorship) Agree(act lifecycle.Act, f SponsorFacts) error {
	return s.Fire(SponsorshipMove{Act: act, Event: AgreeSponsorship}, f)
}

// Pause stops it for a while. No reason is needed.
func (s *Sponsorship) Pause(act lifecycle.Act) error {
	return s.Fire(SponsorshipMove{Act: act, Event: PauseSponsor}, SponsorFacts{})
}

// Resume goes back to the stage before the pause. Whoever of the two paused ends
// the pause: nobody hurries a sponsor who returned to use, or a participant.
func (s *Sponsorship) Resume(act lifecycle.Act, f SponsorFacts) error {
	return s.Fire(SponsorshipMove{Act: act, Event: ResumeSponsor}, f)
}

// End ends it. Either may at any time without a reason.
func (s *Sponsorship) End(act lifecycle.Act) error {
	return s.Fire(SponsorshipMove{Act: act, Event: EndSponsorship}, SponsorFacts{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The participant and the sponsor may, with
// a reason, as long as they entered all of them and make every replacement:
// nobody takes back what the other said, or says it for them. The guard
// same_person holds for replacements too.
func (s *Sponsorship) Correct(act lifecycle.Act, from int, replacements ...SponsorshipMove) error {
	next, err := sponsorships.Correct(s.history, act, from, replacements...)
	return s.marked(next, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away. The participant may
// for every entry, the sponsor for their own.
func (s *Sponsorship) Redact(act lifecycle.Act, seq int) error {
	next, err := sponsorships.Redact(s.history, act, seq)
	return s.marked(next, lifecycle.Redacted, err)
}

func (s *Sponsorship) marked(next SponsorshipHistory, mark string, err error) error {
	switch {
	case err != nil:
	case selfSponsored(next, s.participant) != 0:
		err = &lifecycle.Refusal{Lifecycle: "sponsorship", State: string(s.State()), Event: mark, Code: lifecycle.CodeGuard,
			Guard: "same_person", Want: "two different people"}
	}
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// selfSponsored returns the number of the first entry that names the participant
// as their own sponsor, or 0.
func selfSponsored(h SponsorshipHistory, participant ParticipantID) int {
	for _, e := range h.Entries() {
		if string(e.Data.Sponsor) == string(participant) {
			return e.Seq
		}
	}
	return 0
}

// Digest stands for the whole record, its ids included; any change that still
// loads changes it.
func (s Sponsorship) Digest() lifecycle.Digest {
	return s.history.Digest().With(string(s.id), string(s.participant))
}

type storedSponsorship struct {
	ID          SponsorshipID                                                           `json:"id"`
	Participant ParticipantID                                                           `json:"participant"`
	History     lifecycle.Stored[SponsorshipState, SponsorshipEvent, SponsorshipChange] `json:"history"`
}

// MarshalJSON returns the stored form of s. The zero Sponsorship cannot be
// stored: [ErrIncomplete].
func (s Sponsorship) MarshalJSON() ([]byte, error) {
	if s.history.IsZero() {
		return nil, fmt.Errorf("%w: a sponsorship that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedSponsorship{s.id, s.participant, s.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves s unchanged on error.
func (s *Sponsorship) UnmarshalJSON(data []byte) error {
	var in storedSponsorship
	if err := lifecycle.ReadStored("sponsorship", data, &in); err != nil {
		return err
	}
	if in.ID == "" || in.Participant == "" || !storable.ID(string(in.ID)) {
		return &lifecycle.RecordError{Lifecycle: "sponsorship", Field: "id", What: "or participant is missing"}
	}
	loaded := Sponsorship{id: in.ID, participant: in.Participant}
	var err error
	if loaded.history, err = sponsorships.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	if seq := selfSponsored(loaded.history, loaded.participant); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: "sponsorship", Seq: seq, Field: "data", What: "names the participant as the sponsor"}
	}
	*s = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (s Sponsorship) Format(f fmt.State, _ rune) { redact.Format(f, s.shown()) }

// LogValue keeps people out of logs.
func (s Sponsorship) LogValue() slog.Value { return slog.StringValue(s.shown()) }

func (s Sponsorship) shown() string {
	if s.history.IsZero() {
		return "[no sponsorship]"
	}
	return "[sponsorship " + string(s.State()) + "]"
}
