package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A noteRow is something that happened to the note of a contact.
type noteRow struct {
	line      int
	encounter peer.EncounterID
	move      peer.NoteMove
}

func (r *reader) notes(file *input.File) {
	rows := r.rows(file, "encounter event by_party by_id at", "recorded code words", "")
	var events []peer.NoteEvent
	for _, row := range peer.NoteLifecycle().Rows {
		if !slices.Contains(events, row.Event) {
			events = append(events, row.Event)
		}
	}
	begun := map[peer.EncounterID]bool{}
	for rows.Next() {
		row := noteRow{line: rows.Line(), encounter: known(r, rows, "encounter", r.contacts, encountersFile)}
		mv := &row.move
		mv.Event, mv.Code = input.Enum(rows, "event", events...), rows.Text("code")
		mv.By = lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.WorkerParty, lifecycle.SupervisorParty,
			lifecycle.ParticipantParty, lifecycle.ProgrammeParty), ID: rows.Text("by_id")}
		mv.At, mv.Recorded = rows.Time("at"), rows.Time("recorded")
		var err error
		if mv.Reason, err = lifecycle.NewText(rand.Reader, rows.Text("words")); err != nil {
			rows.Problem("words", "is too long")
		}
		r.checkActor(rows, mv.By)
		if mv.Event != "" && (mv.Event == peer.DraftNote) == begun[row.encounter] {
			rows.Problem("event", "is not draft on the first row of a note and on no other")
		}
		begun[row.encounter] = true
		if rows.OK() {
			r.d.notes = append(r.d.notes, row)
		}
	}
	slices.SortStableFunc(r.d.notes, func(a, b noteRow) int {
		return byRecording(a.move.Act, b.move.Act, a.line, b.line)
	})
}

// A noteReport is where the notes of the quarter's contacts stand.
type noteReport struct {
	States   []count           `json:"states"`
	Late     int               `json:"late"`      // begun or signed late
	Disagree int               `json:"disagreed"` // with which the participant does not agree
	NoNote   []string          `json:"no_note"`   // contacts made of which there is no note
	Awaiting []awaitingLine    `json:"awaiting"`
	Refused  []refusedNoteLine `json:"refused"`
	byID     map[peer.EncounterID]*peer.Note
}

// An awaitingLine is a note that lacks a signature.
type awaitingLine struct {
	Encounter string         `json:"encounter"`
	Worker    string         `json:"worker"`
	State     peer.NoteState `json:"state"`
	WaitsFor  string         `json:"waits_for"`
	Since     time.Time      `json:"since"`
	zone      *time.Location
}

// A refusedNoteLine is a move of a note that the library refused.
type refusedNoteLine struct {
	Line      int            `json:"line"` // of notes.csv
	Encounter string         `json:"encounter"`
	Event     peer.NoteEvent `json:"event"`
	Rule      string         `json:"rule"`
	Want      string         `json:"want"`
}

// noteReport replays the notes of the quarter's contacts as they were known at a moment.
func (d *data) noteReport(at time.Time, contacts []peer.Encounter) (noteReport, error) {
	out := noteReport{States: []count{}, NoNote: []string{}, Awaiting: []awaitingLine{}, Refused: []refusedNoteLine{}, byID: map[peer.EncounterID]*peer.Note{}}
	in := map[peer.EncounterID]peer.Encounter{}
	for _, e := range contacts {
		if d.inQuarter(e.Start, e.Site) {
			in[e.ID] = e
		}
	}
	for _, row := range d.notes {
		e, ok := in[row.encounter]
		if !ok || recorded(row.move.Act).After(at) {
			continue
		}
		if err := d.moveNote(out.byID, e, row); err != nil {
			l := refusedNoteLine{Line: row.line, Encounter: string(e.ID), Event: row.move.Event, Rule: "not_begun", Want: "a draft that was accepted first"}
			var refusal *lifecycle.Refusal
			if errors.As(err, &refusal) {
				l.Rule, l.Want = cmp.Or(refusal.Guard, string(refusal.Code)), refusal.Want
			}
			out.Refused = append(out.Refused, l)
		}
	}
	var states []peer.NoteState
	for _, e := range contacts {
		n := out.byID[e.ID]
		switch _, ok := in[e.ID]; {
		case !ok:
			continue
		case n == nil:
			if !e.Attempted {
				out.NoNote = append(out.NoNote, string(e.ID))
			}
			continue
		}
		states = append(states, n.State())
		late, err := n.IsLate(e, d.calendar(e.Site))
		if err != nil {
			return out, err
		}
		if late {
			out.Late++
		}
		if slices.ContainsFunc(n.Answers(), func(a peer.NoteAnswer) bool { return a.Disagrees }) {
			out.Disagree++
		}
		if who := n.Awaits(d.coSigns(e, n)); who != "" {
			out.Awaiting = append(out.Awaiting, awaitingLine{string(e.ID), string(e.Worker), n.State(), string(who), n.History().Since().UTC(), d.zoneOf(e.Site)})
		}
	}
	out.States = counted(states, peer.NoteStates()...)
	return out, nil
}

// coSigns reports whether the programme has a note like this one co-signed: by
// the credential that its author holds on the day of the contact.
func (d *data) coSigns(e peer.Encounter, n *peer.Note) bool {
	return n.State() != peer.NoteDraft && slices.Contains(d.programme.CoSigned, d.workerAt(e.Worker, e.Start).Credential)
}

func (d *data) moveNote(notes map[peer.EncounterID]*peer.Note, e peer.Encounter, row noteRow) error {
	mv := row.move
	if mv.Event == peer.DraftNote {
		n, err := peer.NewNote(peer.NoteID(e.ID), e, mv.Act)
		if err == nil {
			notes[e.ID] = n
		}
		return err
	}
	n := notes[e.ID]
	if n == nil {
		return peer.ErrIncomplete
	}
	if mv.Event == peer.SignNote || mv.Event == peer.AmendNote {
		mv.Data.Credential = d.workerAt(e.Worker, mv.At).Credential
		mv.Data.NoCredential = mv.Data.Credential == ""
	}
	return n.Fire(mv)
}

// signed returns the day on which the author signed the text that stands, or no
// date while nobody did or the note does not count.
func (r noteReport) signed(e peer.Encounter, cal lifecycle.Calendar) (peer.Date, error) {
	n := r.byID[e.ID]
	if n == nil || n.State() == peer.NoteVoided {
		return peer.Date{}, nil
	}
	versions, err := n.Versions(e, cal)
	if err != nil || len(versions) == 0 || versions[len(versions)-1].Signed.IsZero() {
		return peer.Date{}, err
	}
	return peer.DateOf(versions[len(versions)-1].Signed, cal.Zone), nil
}
