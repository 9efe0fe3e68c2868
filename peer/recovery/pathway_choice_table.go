package recovery

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ChoiceEvent is something that happens in a [PathwayChoice].
type ChoiceEvent string

// Events of a choice.
const (
	ShowOptions    ChoiceEvent = "show_options" // options are shown, the first time or again
	ChoosePathways ChoiceEvent = "choose"       // the participant chooses one or mixes several
	ChooseNone     ChoiceEvent = "choose_none"  // the participant chooses none of them
	EndChoice      ChoiceEvent = "end"          // the participant no longer has it kept
)

// String returns the name under which e is stored and sent.
func (e ChoiceEvent) String() string { return string(e) }

// A ChoiceChange is what a move of a choice brings: what was shown, or what was
// chosen.
type ChoiceChange struct {
	Shown  PathwayList `json:"shown,omitempty"`
	Chosen PathwayList `json:"chosen,omitempty"`
}

const (
	partShown  = "shown"
	partChosen = "chosen"
)

// Has reports whether the named part is set.
func (c ChoiceChange) Has(part string) bool {
	return part == partShown && c.Shown != "" || part == partChosen && c.Chosen != ""
}

// Parts returns how many parts are set.
func (c ChoiceChange) Parts() int { return one(c.Shown != "") + one(c.Chosen != "") }

// Valid reports whether both are lists of pathways.
func (c ChoiceChange) Valid() bool { return c.Shown.IsValid() && c.Chosen.IsValid() }

// Seat names nobody.
func (ChoiceChange) Seat(lifecycle.Party) string { return "" }

// Format keeps what somebody was shown or chose out of every verb of fmt.
func (ChoiceChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what somebody was shown or chose out of logs.
func (ChoiceChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// ChoiceLifecycle returns the whole rule of a choice: what it does not list is
// refused. Whoever supports the participant shows; the participant alone chooses,
// changes and ends, at any time and without a reason.
func ChoiceLifecycle() lifecycle.Table[ChoiceState, ChoiceEvent] {
	const participant = lifecycle.ParticipantParty
	type row = lifecycle.Row[ChoiceState, ChoiceEvent]
	from := func(s ...ChoiceState) []ChoiceState { return s }
	shows := []lifecycle.Party{participant, lifecycle.WorkerParty, lifecycle.ProgrammeParty}
	own := []lifecycle.Party{participant}
	free := source.DesignDefault("choice and change are free; what was chosen is kept, not what was suggested alone")
	informed := source.DesignDefault("a choice is informed when it is known which options were shown")
	open := from(ChoiceOpen, ChoiceMade, ChoiceOfNone)
	return lifecycle.Table[ChoiceState, ChoiceEvent]{
		Name: "pathway_choice", Version: 1, Start: ChoiceOpen, Final: from(ChoiceEnded),
		Seated:   own,
		RedactBy: own,
		Leave:    EndChoice,
		Labels:   map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: choiceSpanish()},
		Rows: []row{
			{Event: ShowOptions, To: ChoiceOpen, Parties: shows, Needs: []lifecycle.Need{lifecycle.Part(partShown).From()}, Source: informed,
				Doc: "Options are shown to the participant, in an order."},
			{Event: ShowOptions, From: open, To: lifecycle.Stay[ChoiceState](), Parties: shows, Needs: []lifecycle.Need{lifecycle.Part(partShown).From()}, Source: informed,
				Doc: "Options are shown again; what was chosen stays."},
			{Event: ChoosePathways, From: open, To: ChoiceMade, Parties: own, Needs: []lifecycle.Need{lifecycle.Part(partChosen).From()}, Source: free,
				Doc: "The participant chooses one pathway or mixes several, shown or not."},
			{Event: ChooseNone, From: open, To: ChoiceOfNone, Parties: own, Source: free,
				Doc: "The participant chooses none for now."},
			{Event: EndChoice, From: open, To: ChoiceEnded, Parties: own, Source: free,
				Doc: "The participant no longer has the choice kept."},
		},
	}
}

// choiceSpanish returns the names that participants read in Spanish.
func choiceSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la elección de caminos",
		States: map[string]string{
			string(ChoiceOpen): "abierta", string(ChoiceMade): "elegida", string(ChoiceOfNone): "ninguno por ahora", string(ChoiceEnded): "terminada",
		},
		Events: map[string]string{
			string(ShowOptions): "mostrar opciones", string(ChoosePathways): "elegir", string(ChooseNone): "no elegir ninguno", string(EndChoice): "terminar",
		},
	}
}
