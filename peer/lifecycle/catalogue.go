package lifecycle

import (
	"fmt"
	"strings"
)

// A Language is one that the text catalogue speaks.
type Language string

// Languages of the text catalogue. What participants read exists in both.
const (
	English Language = "en"
	Spanish Language = "es"
)

// Texts of refusals. The verbs are event and state; the lifecycle stands before.
var texts = map[Language]map[Code]string{
	English: {
		CodeUnknownEvent:   "there is no such event",
		CodeNotStarted:     "cannot %[1]s what has not been opened",
		CodeNotFromHere:    "cannot %[1]s: its state is %[2]s",
		CodeFinal:          "cannot %[1]s: its state is %[2]s, which is final",
		CodeNotYourMove:    "cannot %[1]s: its state is %[2]s, and this is not the actor's move",
		CodeAnswered:       "cannot %[1]s again: this side has answered and the other has not",
		CodeSeatEmpty:      "cannot %[1]s: nobody holds one side",
		CodeSeatTaken:      "cannot %[1]s: somebody holds that side already",
		CodeNoSuchEntry:    "cannot %[1]s an entry that is not there",
		CodeReasonMissing:  "cannot %[1]s without a reason",
		CodeUnknownCode:    "cannot %[1]s for this coded reason",
		CodeDataMissing:    "cannot %[1]s: something is missing",
		CodeDataUnexpected: "cannot %[1]s: the move carries data that it does not take",
		CodeTimeOrder:      "cannot %[1]s at this time",
		CodeMalformed:      "cannot %[1]s: something cannot be stored as it is",
		CodeIDReused:       "cannot %[1]s: the id belongs to another move",
		CodeGuard:          "cannot %[1]s: a rule refuses",
	},
	Spanish: {
		CodeUnknownEvent:   "no existe ese paso",
		CodeNotStarted:     "no es posible %[1]s: aún no se ha abierto",
		CodeNotFromHere:    "no es posible %[1]s: el estado es %[2]s",
		CodeFinal:          "no es posible %[1]s: el estado es %[2]s y es definitivo",
		CodeNotYourMove:    "no es posible %[1]s: este paso corresponde a otra persona",
		CodeAnswered:       "no es posible %[1]s otra vez: falta la respuesta de la otra parte",
		CodeSeatEmpty:      "no es posible %[1]s: falta una persona",
		CodeSeatTaken:      "no es posible %[1]s: ya hay una persona",
		CodeNoSuchEntry:    "no es posible %[1]s: no existe esa anotación",
		CodeReasonMissing:  "no es posible %[1]s sin dar un motivo",
		CodeUnknownCode:    "no es posible %[1]s por ese motivo",
		CodeDataMissing:    "no es posible %[1]s: falta un dato",
		CodeDataUnexpected: "no es posible %[1]s: hay un dato que no corresponde",
		CodeTimeOrder:      "no es posible %[1]s con esa fecha",
		CodeMalformed:      "no es posible %[1]s: un dato no es válido",
		CodeIDReused:       "no es posible %[1]s: el identificador pertenece a otro paso",
		CodeGuard:          "no es posible %[1]s: una regla lo impide",
	},
}

var mayNow = map[Language]string{English: "possible now: ", Spanish: "ahora es posible: "}

// Text returns the refusal in a language, for a person to read: what was
// refused and what the actor may do now. States and events have the names that
// the table gives them in that language, or else their stored names. The
// English text also says what is wanted. What the actor may do now leaves out the
// event itself, which would be refused again as it was. It returns [ErrUnknownLanguage] for a
// language that the catalogue lacks.
func (r *Refusal) Text(lang Language) (string, error) {
	form, ok := texts[lang][r.Code]
	if !ok {
		return "", fmt.Errorf("%w: %q", ErrUnknownLanguage, string(lang))
	}
	names := r.labels[lang]
	name := words(r.Lifecycle)
	if names.Name != "" {
		name = names.Name
	}
	text := name + ": " + fmt.Sprintf(form+"%.0[1]s%.0[2]s", names.event(lang, r.Event), names.state(lang, r.State))
	if lang == English {
		if r.Guard != "" {
			text += " (" + r.Guard + ")"
		}
		if r.Want != "" {
			text += "; want " + r.Want
		}
	}
	var legal []string
	for _, e := range r.Legal {
		if e != r.Event {
			legal = append(legal, names.event(lang, e))
		}
	}
	if len(legal) > 0 {
		text += "; " + mayNow[lang] + strings.Join(legal, ", ")
	}
	return text, nil
}

// label returns what people call a stored name: its label, or its words.
func label(labels map[string]string, name string) string {
	if label, ok := labels[name]; ok {
		return label
	}
	return words(name)
}

// words returns a stored name as words.
func words(name string) string { return strings.ReplaceAll(name, "_", " ") }

// What people call the events of entries that are no moves.
var markNames = map[Language]map[string]string{
	English: {Corrected: "correct", Redacted: "redact"},
	Spanish: {Corrected: "corregir", Redacted: "tachar"},
}

// What people call the state before the opening.
var unopened = map[Language]string{English: "not opened yet", Spanish: "sin abrir"}

func (l Labels) state(lang Language, name string) string {
	if name == "" {
		return unopened[lang]
	}
	return label(l.States, name)
}

func (l Labels) event(lang Language, name string) string {
	if mark, ok := markNames[lang][name]; ok {
		return mark
	}
	return label(l.Events, name)
}
