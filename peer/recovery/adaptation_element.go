package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAdaptationElement reports a name that is no element of adaptation.
var ErrUnknownAdaptationElement = errors.New("recovery: unknown element of adaptation")

// An AdaptationElement is what of a pathway is adapted. The zero value is none.
//
// Source: Bernal's eight elements, as commonly stated.
type AdaptationElement string

// Elements.
const (
	// ElementLanguage: the language.
	ElementLanguage AdaptationElement = "language"
	// ElementPersons: who gives it.
	ElementPersons AdaptationElement = "persons"
	// ElementMetaphors: images, stories and sayings.
	ElementMetaphors AdaptationElement = "metaphors"
	// ElementContent: values, customs and knowledge.
	ElementContent AdaptationElement = "content"
	// ElementConcepts: how a problem and its end are understood.
	ElementConcepts AdaptationElement = "concepts"
	// ElementGoals: what it aims at.
	ElementGoals AdaptationElement = "goals"
	// ElementMethods: how it is done.
	ElementMethods AdaptationElement = "methods"
	// ElementContext: place, time, law and daily life.
	ElementContext AdaptationElement = "context"
)

var adaptationElements = []AdaptationElement{
	ElementLanguage,
	ElementPersons,
	ElementMetaphors,
	ElementContent,
	ElementConcepts,
	ElementGoals,
	ElementMethods,
	ElementContext,
}

// AdaptationElements returns every AdaptationElement, in the order of this page.
func AdaptationElements() []AdaptationElement {
	return append([]AdaptationElement(nil), adaptationElements...)
}

// String returns the name under which it is stored and sent.
func (v AdaptationElement) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAdaptationElement].
func (v AdaptationElement) MarshalText() ([]byte, error) {
	return enum.Marshal(v, adaptationElements, ErrUnknownAdaptationElement)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AdaptationElement) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, adaptationElements, ErrUnknownAdaptationElement)
}
