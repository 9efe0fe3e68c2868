package outcomes

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/outcomes/instrument"
)

// An answerRange says what can be answered under a code.
type answerRange struct {
	Range
	whole bool // whole numbers only
}

// answerCodes returns what can be answered under each code that the measures ask by,
// but for the scores of instruments.
func answerCodes() map[string]answerRange {
	yesNo, days := answerRange{Range{0, 1}, true}, answerRange{Range{0, 30}, true}
	percent, rating, number := answerRange{Range: Range{0, 100}}, answerRange{Range: Range{0, 10}}, answerRange{Range{0, math.MaxInt32}, true}
	codes := map[string]answerRange{AnswerPercentAbstinent: percent, AnswerPercentHeavy: percent, AnswerArrests: number, AnswerLinkagesAttended: number}
	for _, c := range []string{AnswerDaysUsed, AnswerDaysHeavy, AnswerCustodyNights} {
		codes[c] = days
	}
	for _, c := range []string{AnswerNoUseSinceIntake, AnswerMedicationTaken, AnswerMutualAid, AnswerSupportive, AnswerEmployed, AnswerHoused,
		AnswerCondomless, AnswerSyringeShared} {
		codes[c] = yesNo
	}
	for _, c := range []string{AnswerCraving, AnswerMotivation, AnswerBelonging, AnswerAccepted, AnswerTrust, AnswerSelfAdvocacy, AnswerEmpowered,
		AnswerResilience, AnswerSafeToSpeak, AnswerWellness} {
		codes[c] = rating
	}
	return codes
}

// knownAnswers are the codes that the library knows, looked up by how they are written
// and by their letters and digits alone.
type knownAnswers struct {
	ranges  map[string]answerRange
	byFold  map[string]string   // the code by its letters and digits
	ofSheet map[string][]string // the codes of an instrument by the letters and digits of its id
}

var answers = sync.OnceValue(func() knownAnswers {
	k := knownAnswers{answerCodes(), map[string]string{}, map[string][]string{}}
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		if err != nil {
			panic(err) // a mistake in the list of instruments
		}
		for _, s := range in.Definition().Scales {
			code := AnswerScore(id, s.ID)
			k.ranges[code] = answerRange{Range: Range{s.Low, s.High}}
			k.ofSheet[fold(string(id))] = append(k.ofSheet[fold(string(id))], code)
		}
	}
	for code := range k.ranges {
		k.byFold[fold(code)] = code
	}
	return k
})

// fold keeps the letters and digits of a word.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}

// isOwnAnswer reports whether a code is the host's own.
func isOwnAnswer(code string) bool {
	_, known := answers().ranges[code]
	return !known
}

// rounding is how far a score may lie beyond its scale by the arithmetic alone.
const rounding = 1e-9

// checkAnswer returns [ErrUnknownAnswer] for a code that is a known one written
// otherwise, or that names no scale of an instrument that ships; and [ErrEvent] for a
// value that cannot be answered under its code.
func (e Event) checkAnswer() error {
	k := answers()
	r, known := k.ranges[e.Code]
	if !known {
		if meant, ok := k.byFold[fold(e.Code)]; ok {
			return &enum.Error{Kind: ErrUnknownAnswer, Near: meant}
		}
		sheet, _, _ := strings.Cut(e.Code, ".")
		if codes := k.ofSheet[fold(sheet)]; len(codes) > 0 && sheet != e.Code {
			return enum.Refuse(e.Code, slices.Sorted(slices.Values(codes)), ErrUnknownAnswer)
		}
		return nil
	}
	v, told := e.Value.Value()
	if !told || v >= r.Low-rounding && v <= r.High+rounding && (!r.whole || v == math.Trunc(v)) {
		return nil
	}
	kind := "a number"
	if r.whole {
		kind = "a whole number"
	}
	if r.High == math.MaxInt32 {
		return fmt.Errorf("%w: what is answered to %s is %s from %g on", ErrEvent, e.Code, kind, r.Low)
	}
	return fmt.Errorf("%w: what is answered to %s is %s from %g to %g", ErrEvent, e.Code, kind, r.Low, r.High)
}
