package instrument

import (
	"fmt"
	"log/slog"
	"strconv"
)

// An Answer is what somebody answered to one item, by the form's own code. The
// zero Answer is a missing one. It is stored as its code, a missing one as null, so that
// a sheet is a list such as [3,null,0].
type Answer struct {
	value int
	given bool
}

// Given returns the answer with the form's own code.
func Given(code int) Answer { return Answer{code, true} }

// Code returns the form's own code and whether an answer was given.
func (a Answer) Code() (code int, given bool) { return a.value, a.given }

// Answers returns a whole sheet of given answers, in item order.
func Answers(codes ...int) []Answer {
	sheet := make([]Answer, len(codes))
	for i, c := range codes {
		sheet[i] = Given(c)
	}
	return sheet
}

// MarshalJSON returns the form's own code, or null for a missing answer; its error is always nil.
func (a Answer) MarshalJSON() ([]byte, error) {
	if !a.given {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(a.value), 10), nil
}

// UnmarshalJSON accepts exactly what MarshalJSON returns, else it returns [ErrStored].
// On error a is unchanged.
func (a *Answer) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text == "null" {
		*a = Answer{}
		return nil
	}
	code, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(code) != text {
		return fmt.Errorf("%w: want a whole number or null", ErrStored)
	}
	*a = Given(code)
	return nil
}

// Format keeps what somebody answered out of every verb of fmt.
func (a Answer) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[answer]")) }

// LogValue keeps what somebody answered out of logs.
func (a Answer) LogValue() slog.Value { return slog.StringValue("[answer]") }

// A Respondent is what scoring has to know about who answered, and which of
// several published cut-offs the programme chose. The zero value knows nothing
// and takes the first cut-offs that the instrument names.
type Respondent struct {
	Sex     Sex
	Cutoffs string // a name of [Instrument.CutoffSets]; "" is the usual one
}
