package peer

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A NoteEvent is something that happens to a note.
type NoteEvent string

// Events of a note.
const (
	DraftNote    NoteEvent = "draft"    // the worker begins it
	ReviseNote   NoteEvent = "revise"   // the worker writes the draft anew
	SignNote     NoteEvent = "sign"     // the worker stands by it
	CoSignNote   NoteEvent = "co_sign"  // a supervisor has read it
	AmendNote    NoteEvent = "amend"    // the worker puts another text beside the old
	VoidNote     NoteEvent = "void"     // it does not count
	SeeNote      NoteEvent = "see"      // the participant read it
	AnswerNote   NoteEvent = "answer"   // the participant writes beside it
	DisagreeNote NoteEvent = "disagree" // the participant does not agree with it
)

// String returns the name under which e is stored and sent.
func (e NoteEvent) String() string { return string(e) }

// A NoteSignature is the credential that a worker held on the day of signing:
// one, or the statement that none was held, as by a volunteer where none is
// asked for. The zero value is neither and signs nothing.
type NoteSignature struct {
	Credential   CredentialState `json:"credential,omitempty"`
	NoCredential bool            `json:"no_credential,omitempty"`
}

const partCredential = "credential"

// Has reports whether the named part is set.
func (c NoteSignature) Has(part string) bool {
	return part == partCredential && (c.Credential != "" || c.NoCredential)
}

// Parts returns how many parts are set. A signature that both holds a
// credential and states that there is none has one too many.
func (c NoteSignature) Parts() int {
	n := 0
	if c.Credential != "" {
		n++
	}
	if c.NoCredential {
		n++
	}
	return n
}

// Valid reports whether the credential is a state that has a name, or none.
func (c NoteSignature) Valid() bool {
	return c.Credential == "" || slices.Contains(credentialStates, c.Credential)
}

// Seat names nobody.
func (NoteSignature) Seat(lifecycle.Party) string { return "" }

var (
	noteFields = source.DesignDefault("union of the fields of a service note that payers and boards ask for, with signature, time and co-signature")
	noteSeen   = source.Of("NPGS").At("core values: transparent, equally shared power; that a participant sees and answers a note is drawn from them", source.Derived)
	noteVoids  = []string{"entered_in_error", "wrong_person", "duplicate"}
)

// NoteLifecycle returns the whole rule of a note: what it does not list is
// refused. The worker writes, signs and amends; a supervisor co-signs; the
// participant sees it, answers it and disagrees. A note is voided with a reason
// and never deleted.
func NoteLifecycle() lifecycle.Table[NoteState, NoteEvent] {
	const (
		participant = lifecycle.ParticipantParty
		worker      = lifecycle.WorkerParty
		supervisor  = lifecycle.SupervisorParty
		programme   = lifecycle.ProgrammeParty
	)
	type row = lifecycle.Row[NoteState, NoteEvent]
	from := func(s ...NoteState) []NoteState { return s }
	shown, stay := from(NoteSigned, NoteCoSigned, NoteAmended, NoteVoided), lifecycle.Stay[NoteState]()
	words := []lifecycle.Need{lifecycle.Reason.From()}
	signature := []lifecycle.Need{lifecycle.Part(partCredential).From()}
	t := lifecycle.Table[NoteState, NoteEvent]{
		Name: "note", Version: 1, Start: NoteDraft, Final: from(NoteVoided),
		Seated:    by(participant, worker),
		RedactBy:  by(participant, programme),
		OwnMarks:  true,
		RedactAny: by(programme),
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: noteSpanish()},
		Rows: []row{
			{Event: DraftNote, To: NoteDraft, Parties: by(worker), Needs: words,
				Doc: "The worker begins the note of a contact."},
			{Event: ReviseNote, From: from(NoteDraft), To: NoteDraft, Parties: by(worker), Needs: words,
				Doc: "The worker writes the draft anew."},
			{Event: SignNote, From: from(NoteDraft), To: NoteSigned, Parties: by(worker), Needs: signature,
				Doc: "The worker stands by it, with the credential held on that day."},
			{Event: CoSignNote, From: from(NoteSigned, NoteAmended), To: NoteCoSigned, Parties: by(supervisor),
				Doc: "A supervisor, who is not the author, has read it."},
			{Event: AmendNote, From: from(NoteSigned, NoteCoSigned, NoteAmended), To: NoteAmended, Parties: by(worker),
				Needs: append(signature, words...), Doc: "The worker puts another text beside the old, which stays, and signs it."},
			{Event: VoidNote, From: from(NoteDraft, NoteSigned, NoteAmended), To: NoteVoided, Parties: by(worker, supervisor, programme),
				Needs: []lifecycle.Need{lifecycle.Coded.From()}, Codes: noteVoids, Doc: "It does not count, for a coded reason. It can still be read. Once the participant answered it, its author alone does not void it."},
			{Event: VoidNote, From: from(NoteCoSigned), To: NoteVoided, Parties: by(supervisor, programme),
				Needs: []lifecycle.Need{lifecycle.Coded.From()}, Codes: noteVoids, Doc: "What a supervisor co-signed, a supervisor or the programme voids."},
			{Event: SeeNote, From: shown, To: stay, Parties: by(participant), Source: noteSeen,
				Doc: "The participant read it."},
			{Event: AnswerNote, From: shown, To: stay, Parties: by(participant), Needs: words, Source: noteSeen,
				Doc: "The participant writes beside it. The answer is theirs. So it is once the note is voided, if it was ever signed."},
			{Event: DisagreeNote, From: shown, To: stay, Parties: by(participant), Source: noteSeen,
				Doc: "The participant does not agree with it, with or without saying why."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = noteFields
		}
	}
	return t
}

// noteSpanish returns the names that participants read in Spanish.
func noteSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la nota",
		States: map[string]string{
			string(NoteDraft):    "en borrador",
			string(NoteSigned):   "firmada",
			string(NoteCoSigned): "firmada también por la supervisión",
			string(NoteAmended):  "enmendada",
			string(NoteVoided):   "anulada",
		},
		Events: map[string]string{
			string(DraftNote):    "empezar el borrador",
			string(ReviseNote):   "reescribir el borrador",
			string(SignNote):     "firmar",
			string(CoSignNote):   "firmar como supervisión",
			string(AmendNote):    "enmendar",
			string(VoidNote):     "anular",
			string(SeeNote):      "leer",
			string(AnswerNote):   "responder",
			string(DisagreeNote): "expresar desacuerdo",
		},
	}
}
