package recovery

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ReturnEvent is something that happens to a record of a return to use.
type ReturnEvent string

// Events of such a record.
const (
	RecordReturn   ReturnEvent = "record"    // the participant makes the record
	SayReturnAnew  ReturnEvent = "say_anew"  // they say it otherwise
	AddReturnWords ReturnEvent = "add_words" // they write something beside it
	ShareReturn    ReturnEvent = "share"     // they show it to somebody
	UnshareReturn  ReturnEvent = "unshare"   // and no longer
	TakeReturnBack ReturnEvent = "take_back" // they take it back
)

// String returns the name under which e is stored and sent.
func (e ReturnEvent) String() string { return string(e) }

// A ReturnChange is what a move of such a record changes beside its state.
type ReturnChange struct {
	Kind    ReturnKind      `json:"kind,omitempty"`    // what the person calls it
	On      PartialDate     `json:"on,omitzero"`       // the day, or the month
	Concern Concern         `json:"concern,omitempty"` // what it was a return to; empty: not said
	Reader  lifecycle.Actor `json:"reader,omitzero"`   // to whom it is shown
	Words   bool            `json:"words,omitempty"`   // the words are shown to them, too
}

const (
	partKind    = "kind"
	partOn      = "on"
	partConcern = "concern"
	partWords   = "words"
)

func (c ReturnChange) set() map[string]bool {
	return map[string]bool{partKind: c.Kind != "", partOn: !c.On.IsZero(), partConcern: c.Concern != "", partReader: c.Reader != lifecycle.Actor{}, partWords: c.Words}
}

// Has reports whether the named part is set.
func (c ReturnChange) Has(part string) bool { return c.set()[part] }

// Parts returns how many parts are set.
func (c ReturnChange) Parts() int {
	n := 0
	for _, is := range c.set() {
		if is {
			n++
		}
	}
	return n
}

// Valid reports whether it can be stored as it is.
func (c ReturnChange) Valid() bool {
	return (c.Kind == "" || slices.Contains(returnKinds, c.Kind)) && (c.Concern == "" || slices.Contains(concerns, c.Concern)) &&
		(c.Reader == lifecycle.Actor{} || isReader(c.Reader))
}

// Seat names nobody.
func (ReturnChange) Seat(lifecycle.Party) string { return "" }

// Format keeps what it says out of every verb of fmt.
func (ReturnChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what it says out of logs.
func (ReturnChange) LogValue() slog.Value { return slog.StringValue("[change]") }

var returnRule = source.DesignDefault("a return to use is an event with a date and the person's own word for it; it is theirs to record and to share")

// ReturnLifecycle returns the whole rule of a record of a return to use: what it
// does not list is refused. Nobody but the participant has a part in it.
func ReturnLifecycle() lifecycle.Table[ReturnState, ReturnEvent] {
	const participant = lifecycle.ParticipantParty
	type row = lifecycle.Row[ReturnState, ReturnEvent]
	kept, both := []ReturnState{ReturnKept}, []ReturnState{ReturnKept, ReturnTakenBack}
	stay := lifecycle.Stay[ReturnState]()
	t := lifecycle.Table[ReturnState, ReturnEvent]{
		Name: "return_to_use", Version: 1, Start: ReturnKept, Final: []ReturnState{ReturnTakenBack},
		Seated:   by(participant),
		RedactBy: by(participant),
		Leave:    TakeReturnBack,
		Labels:   map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: returnSpanish()},
		Rows: []row{
			{Event: RecordReturn, To: ReturnKept, Parties: by(participant), Needs: parts(partKind, partOn), Takes: []string{partConcern},
				Doc: "The participant records a return to use, in their own word for it, with the day or the month, and with words beside it if they wish."},
			{Event: SayReturnAnew, From: kept, To: stay, Parties: by(participant), Needs: parts(partKind, partOn), Takes: []string{partConcern},
				Doc: "They say it otherwise. What they said before is kept for them."},
			{Event: AddReturnWords, From: kept, To: stay, Parties: by(participant), Needs: []lifecycle.Need{lifecycle.Reason.From()},
				Doc: "They write something beside it."},
			{Event: ShareReturn, From: kept, To: stay, Parties: by(participant), Needs: parts(partReader), Takes: []string{partWords},
				Doc: "They show it to one person, with the words or without."},
			{Event: UnshareReturn, From: both, To: stay, Parties: by(participant), Needs: parts(partReader),
				Doc: "They show it to them no longer."},
			{Event: TakeReturnBack, From: kept, To: ReturnTakenBack, Parties: by(participant),
				Doc: "They take it back. Nobody else reads it any longer."},
		},
	}
	for i := range t.Rows {
		t.Rows[i].Source = returnRule
	}
	return t
}

// returnSpanish returns the names that participants read in Spanish.
func returnSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name:   "el registro de una vuelta al consumo",
		States: map[string]string{string(ReturnKept): "guardado", string(ReturnTakenBack): "retirado"},
		Events: map[string]string{
			string(RecordReturn):   "registrarla",
			string(SayReturnAnew):  "decirlo de otra manera",
			string(AddReturnWords): "escribir algo al lado",
			string(ShareReturn):    "mostrarla a alguien",
			string(UnshareReturn):  "dejar de mostrarla",
			string(TakeReturnBack): "retirarla",
		},
	}
}
