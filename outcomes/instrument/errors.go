package instrument

import (
	"errors"
	"fmt"
)

// Errors of instruments.
var (
	// ErrUnknownInstrument reports an id under which none is shipped.
	ErrUnknownInstrument = errors.New("instrument: unknown instrument")
	// ErrDefinition reports a definition that cannot be scored by; the text says
	// which part is wrong.
	ErrDefinition = errors.New("instrument: bad definition")
	// ErrSheet reports a sheet with more or fewer answers than the form has items.
	ErrSheet = errors.New("instrument: wrong number of answers")
	// ErrAnswer reports an answer that the form does not offer. It comes inside an [*AnswerError].
	ErrAnswer = errors.New("the form does not offer this answer")
	// ErrStored reports JSON that is no stored [Answer]: neither a whole number nor null.
	ErrStored = errors.New("instrument: no stored answer")
	// ErrUnknownCutoffs reports a name that is none of the instrument's sets of cut-offs.
	ErrUnknownCutoffs = errors.New("instrument: unknown set of cut-offs")
	// ErrUnknownScale reports a name that is no scale of the instrument.
	ErrUnknownScale = errors.New("instrument: unknown scale")
	// ErrNoFigure reports a scale for which no figure is on record.
	ErrNoFigure = errors.New("instrument: no published figure on record")
	// ErrScores reports scores that cannot be compared: one is not a number or outside the scale.
	ErrScores = errors.New("instrument: scores that cannot be compared")
	// ErrCalendar reports a calendar without days, one with a day that is no number of
	// drinks, or more days than the time asked about has.
	ErrCalendar = errors.New("instrument: bad calendar")
	// ErrUnknownSex reports a name that is no [Sex].
	ErrUnknownSex = errors.New("instrument: unknown sex")
	// ErrUnknownDrinkingLevel reports a name that is no [DrinkingLevel].
	ErrUnknownDrinkingLevel = errors.New("instrument: unknown level of drinking")
	// ErrUnknownState reports a name that is no [State].
	ErrUnknownState = errors.New("instrument: unknown state of a score")
	// ErrUnknownDirection reports a name that is no [Direction].
	ErrUnknownDirection = errors.New("instrument: unknown direction")
	// ErrUnknownCombination reports a name that is no [Combination].
	ErrUnknownCombination = errors.New("instrument: unknown combination")
	// ErrUnknownFlag reports a name that is no [Flag].
	ErrUnknownFlag = errors.New("instrument: unknown flag")
	// ErrUnknownReader reports a name that is no [Reader].
	ErrUnknownReader = errors.New("instrument: unknown reader")
	// ErrUnknownFigure reports a name that is no [FigureKind].
	ErrUnknownFigure = errors.New("instrument: unknown kind of figure")
	// ErrUnknownChange reports a name that is no [Change].
	ErrUnknownChange = errors.New("instrument: unknown change")
)

// An AnswerError says which item was answered with a code that the form does not offer,
// and which codes it offers. It never shows the answer. It wraps [ErrAnswer]; no
// function returns the zero AnswerError.
type AnswerError struct {
	Item    string // id of the item, such as "i4"
	Offered []int
}

// Error names the item and the codes that the form offers.
func (e *AnswerError) Error() string {
	offered := fmt.Sprint(e.Offered)
	if n := len(e.Offered); n > 8 {
		offered = fmt.Sprintf("whole numbers from %d to %d", e.Offered[0], e.Offered[n-1])
	}
	return fmt.Sprintf("instrument: item %s: %v; it offers %s", e.Item, ErrAnswer, offered)
}

// Unwrap returns [ErrAnswer].
func (e *AnswerError) Unwrap() error { return ErrAnswer }

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDefinition, fmt.Sprintf(format, args...))
}
