package peer

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A NoteVersion is one text of a note.
type NoteVersion struct {
	Words     lifecycle.Text
	Written   time.Time // when it was recorded
	Signed    time.Time // when its author signed it; zero if not
	Signature NoteSignature
	Late      bool // recorded later after the contact than [LateEntry] allows
}

// Versions returns every text of the note, oldest first; the last one is the
// text that stands. late entries are marked by the end of the encounter and the
// calendar. It returns [ErrOtherNote] unless e is the encounter of the note.
func (n Note) Versions(e Encounter, c lifecycle.Calendar) ([]NoteVersion, error) {
	if e.ID != n.encounter || n.encounter == "" {
		return nil, fmt.Errorf("%w: want the one that it was begun for", ErrOtherNote)
	}
	span, _ := LateEntry()
	due, err := c.Add(e.End(), span)
	if err != nil {
		return nil, err
	}
	var all []NoteVersion
	for _, entry := range n.history.Moves() {
		v := NoteVersion{Words: entry.Reason, Written: entry.Recorded, Late: entry.Recorded.After(due)}
		switch entry.Event {
		case DraftNote, ReviseNote:
			all = append(all, v)
		case AmendNote:
			v.Signed, v.Signature = entry.Recorded, entry.Data
			all = append(all, v)
		case SignNote:
			all[len(all)-1].Signed, all[len(all)-1].Signature = entry.Recorded, entry.Data
		}
	}
	return all, nil
}

// IsLate reports whether the note was begun or signed for the first time later
// after the contact than [LateEntry] allows. It returns what Versions returns.
func (n Note) IsLate(e Encounter, c lifecycle.Calendar) (bool, error) {
	all, err := n.Versions(e, c)
	if err != nil || len(all) == 0 {
		return false, err
	}
	if all[0].Late {
		return true, nil
	}
	span, _ := LateEntry()
	due, err := c.Add(e.End(), span)
	for _, v := range all {
		if !v.Signed.IsZero() {
			return v.Signed.After(due), err
		}
	}
	return false, err
}

// Signed returns with which credential, and when, the author signed the text that
// stands; ok is false for a draft and for a note that was voided.
func (n Note) Signed() (held NoteSignature, at time.Time, ok bool) {
	return n.signed(SignNote, AmendNote)
}

// CoSignedAt returns when a supervisor co-signed the text that stands, or the
// zero time if none has since it was signed or last amended.
func (n Note) CoSignedAt() time.Time {
	if n.State() != NoteCoSigned {
		return time.Time{}
	}
	_, at, _ := n.signed(CoSignNote)
	return at
}

// signed returns the newest of the events, unless the note is voided.
func (n Note) signed(events ...NoteEvent) (held NoteSignature, at time.Time, ok bool) {
	if n.State() == NoteVoided {
		return NoteSignature{}, time.Time{}, false
	}
	for _, e := range n.history.Moves() {
		if slices.Contains(events, e.Event) {
			held, at, ok = e.Data, e.At, true
		}
	}
	return held, at, ok
}

// A NoteAnswer is what the participant put beside a note.
type NoteAnswer struct {
	Disagrees bool
	Words     lifecycle.Text // zero if they disagree without saying why
	At        time.Time
}

// Answers returns what the participant put beside the note, oldest first.
func (n Note) Answers() []NoteAnswer {
	var all []NoteAnswer
	for _, e := range n.history.Moves() {
		if e.Event == AnswerNote || e.Event == DisagreeNote {
			all = append(all, NoteAnswer{e.Event == DisagreeNote, e.Reason, e.At})
		}
	}
	return all
}

// SeenAt returns when the participant first read the note as it now stands, or
// the zero time if they have not since it was signed or last amended.
func (n Note) SeenAt() time.Time {
	var seen time.Time
	for _, e := range n.history.Moves() {
		switch e.Event {
		case SignNote, AmendNote:
			seen = time.Time{}
		case SeeNote, AnswerNote, DisagreeNote:
			if seen.IsZero() {
				seen = e.At
			}
		}
	}
	return seen
}

// Awaits returns whose signature the note lacks: the author's while it is a
// draft, then a supervisor's if the programme co-signs notes like this one, then
// nobody's, "".
func (n Note) Awaits(coSigned bool) lifecycle.Party {
	switch n.State() {
	case NoteDraft:
		return lifecycle.WorkerParty
	case NoteSigned, NoteAmended:
		if coSigned {
			return lifecycle.SupervisorParty
		}
	}
	return ""
}

// Format keeps the words out of every verb of fmt.
func (NoteVersion) Format(f fmt.State, _ rune) { redact.Format(f, "[version of a note]") }

// LogValue keeps the words out of logs.
func (NoteVersion) LogValue() slog.Value { return slog.StringValue("[version of a note]") }

// Format keeps the words out of every verb of fmt.
func (NoteAnswer) Format(f fmt.State, _ rune) { redact.Format(f, "[answer to a note]") }

// LogValue keeps the words out of logs.
func (NoteAnswer) LogValue() slog.Value { return slog.StringValue("[answer to a note]") }
