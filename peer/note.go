package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// NoteID names the note of one encounter.
type NoteID = ID[Note]

// ErrOtherNote reports an encounter that is not the one of the note.
var ErrOtherNote = errors.New("peer: note of another encounter")

// Parts of the kernel as notes use them.
type (
	// NoteHistory is everything that happened to a note.
	NoteHistory = lifecycle.History[NoteState, NoteEvent, NoteSignature]
	// NoteEntry is one line of it.
	NoteEntry = lifecycle.Entry[NoteState, NoteEvent, NoteSignature]
	// NoteMove is an event to fire, with the signature that it carries.
	NoteMove = lifecycle.Move[NoteEvent, NoteSignature]
)

var notes = lifecycle.Must(lifecycle.New[NoteState, NoteEvent, NoteSignature](NoteLifecycle()))

// A Note is the service note of one [Encounter], from the draft on: each text
// that the worker wrote, who signed and co-signed it and when, and what the
// participant answered. Use [NewNote] to begin one; the zero Note is at no stage
// and refuses every event.
//
// Texts stand in the entries of the history as their words. An amendment adds
// one and takes none away; a note is voided, never deleted. The participant's
// answers are theirs: nobody else can change them or take their words away.
type Note struct {
	id          NoteID
	encounter   EncounterID
	worker      WorkerID
	participant ParticipantID
	history     NoteHistory
}

// NewNote returns the draft of a note of an encounter. The text is the reason
// that act gives or, if it gives none, the encounter's own note, so that nothing
// is typed twice. It returns [ErrIncomplete] if an id is empty, what
// [Encounter.Check] returns, and a [*lifecycle.Refusal] unless the encounter's
// worker writes it.
func NewNote(id NoteID, e Encounter, act lifecycle.Act) (*Note, error) {
	if id == "" || !storable.ID(string(id)) {
		return nil, fmt.Errorf("%w: a note needs an id, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	if err := e.Check(); err != nil {
		return nil, err
	}
	if act.Reason.IsZero() {
		act.Reason = e.Note
	}
	n := &Note{id: id, encounter: e.ID, worker: e.Worker, participant: e.Participant}
	var err error
	if n.history, err = notes.Open(n.seats()...); err != nil {
		return nil, err
	}
	if err := n.Fire(NoteMove{Act: act, Event: DraftNote}); err != nil {
		return nil, err
	}
	return n, nil
}

func (n Note) seats() []lifecycle.Seat {
	seats := []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(n.worker)}}
	if n.participant != "" {
		seats = append(seats, lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(n.participant)})
	}
	return seats
}

// ID returns the id of the note.
func (n Note) ID() NoteID { return n.id }

// Encounter returns the contact that it is about.
func (n Note) Encounter() EncounterID { return n.encounter }

// Worker returns its author.
func (n Note) Worker() WorkerID { return n.worker }

// Participant returns whom it is about, or "" for a contact with nobody known.
func (n Note) Participant() ParticipantID { return n.participant }

// State returns the stage, or "" for the zero value.
func (n Note) State() NoteState { return n.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (n Note) Revision() int { return n.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (n Note) History() NoteHistory { return n.history }

// Next returns the events that the actor may fire now, sorted.
func (n Note) Next(by lifecycle.Actor) []NoteEvent { return notes.Next(n.history, by) }

// Fire makes any move of the table. The methods named after the events call it.
// It refuses, by the name in parentheses, an author who co-signs, or who
// voids it as somebody else (own_note), one who voids what the participant answered or disagreed with (answered), and a participant who
// reads or answers what was never signed (never_signed).
func (n *Note) Fire(mv NoteMove) error {
	next, _, err := notes.Fire(n.history, mv, func() error {
		return n.denies(mv.Event, mv.By, n.history.Moves())
	})
	if err != nil {
		return err
	}
	n.history = next
	return nil
}

// denies returns why a move cannot follow those before it, whatever the table
// says, or nil. It judges live moves and stored ones.
func (n *Note) denies(event NoteEvent, by lifecycle.Actor, before []NoteEntry) error {
	happened := func(events ...NoteEvent) bool {
		return slices.ContainsFunc(before, func(e NoteEntry) bool { return slices.Contains(events, e.Event) })
	}
	switch event {
	case CoSignNote:
		if by.ID == string(n.worker) {
			return lifecycle.Deny("own_note", "a supervisor other than the author")
		}
	case VoidNote:
		if by.ID == string(n.worker) && by.Party != lifecycle.WorkerParty {
			return lifecycle.Deny("own_note", "a supervisor or the programme other than the author")
		}
		if by.Party == lifecycle.WorkerParty && happened(AnswerNote, DisagreeNote) {
			return lifecycle.Deny("answered", "a supervisor or the programme: the participant answered it")
		}
	case SeeNote, AnswerNote, DisagreeNote:
		if !happened(SignNote) {
			return lifecycle.Deny("never_signed", "a note that its author signed")
		}
	}
	return nil
}

// Revise writes the draft anew, in the words that act gives.
func (n *Note) Revise(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: ReviseNote})
}

// Sign records that the author stands by the note. held is the credential of
// that day, whatever its standing: whether a payer takes it is for the payer's
// rules to say.
func (n *Note) Sign(act lifecycle.Act, held NoteSignature) error {
	return n.Fire(NoteMove{Act: act, Event: SignNote, Data: held})
}

// CoSign records that a supervisor has read the note.
func (n *Note) CoSign(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: CoSignNote})
}

// Amend puts another text, the words that act gives, beside the old and signs
// it. A co-signature has to be given anew.
func (n *Note) Amend(act lifecycle.Act, held NoteSignature) error {
	return n.Fire(NoteMove{Act: act, Event: AmendNote, Data: held})
}

// Void records that the note does not count, with a coded reason. The author
// alone may not once a supervisor co-signed it or the participant answered it or
// disagreed.
func (n *Note) Void(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: VoidNote})
}

// See records that the participant read the note, also once it is voided; a note
// that was never signed is not shown.
func (n *Note) See(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: SeeNote})
}

// Answer puts the participant's words beside the note, also once it is voided, if
// it was ever signed.
func (n *Note) Answer(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: AnswerNote})
}

// Disagree records that the participant does not agree, with or without words.
func (n *Note) Disagree(act lifecycle.Act) error {
	return n.Fire(NoteMove{Act: act, Event: DisagreeNote})
}

// Redact takes the words of the entry numbered seq away: the participant those
// of their own answers, the programme those of anybody else, as where a note
// names a third person. The entry and a hash of the words stay.
func (n *Note) Redact(act lifecycle.Act, seq int) error {
	next, err := notes.Redact(n.history, act, seq)
	if err != nil {
		return err
	}
	n.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (n Note) Digest() lifecycle.Digest {
	return n.history.Digest().With(string(n.id), string(n.encounter), string(n.worker), string(n.participant))
}

type storedNote struct {
	ID          NoteID                                                `json:"id"`
	Encounter   EncounterID                                           `json:"encounter"`
	Worker      WorkerID                                              `json:"worker"`
	Participant ParticipantID                                         `json:"participant,omitempty"`
	History     lifecycle.Stored[NoteState, NoteEvent, NoteSignature] `json:"history"`
}

// MarshalJSON returns the stored form of n, with its words in clear. The zero
// Note cannot be stored: [ErrIncomplete].
func (n Note) MarshalJSON() ([]byte, error) {
	if n.history.IsZero() {
		return nil, fmt.Errorf("%w: a note that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedNote{n.id, n.encounter, n.worker, n.participant, n.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves n unchanged on error.
func (n *Note) UnmarshalJSON(data []byte) error {
	var in storedNote
	if err := lifecycle.ReadStored("note", data, &in); err != nil {
		return err
	}
	if in.ID == "" || in.Encounter == "" || in.Worker == "" || !storable.ID(string(in.ID)) || !storable.ID(string(in.Encounter)) {
		return &lifecycle.RecordError{Lifecycle: "note", Field: "id", What: "or encounter or worker is missing"}
	}
	loaded := Note{id: in.ID, encounter: in.Encounter, worker: in.Worker, participant: in.Participant}
	var err error
	if loaded.history, err = notes.Restore(in.History, loaded.seats()...); err != nil {
		return err
	}
	entries := loaded.history.Entries()
	for i, e := range entries {
		if err := loaded.denies(e.Event, e.By, entries[:i]); err != nil {
			return &lifecycle.RecordError{Lifecycle: "note", Seq: e.Seq, Field: "by", What: "could not have been: " + err.Error()}
		}
	}
	*n = loaded
	return nil
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (n Note) Format(f fmt.State, _ rune) { redact.Format(f, n.shown()) }

// LogValue keeps people and words out of logs.
func (n Note) LogValue() slog.Value { return slog.StringValue(n.shown()) }

func (n Note) shown() string {
	if n.history.IsZero() {
		return "[no note]"
	}
	return "[note " + string(n.State()) + "]"
}
