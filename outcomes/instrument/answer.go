package instrument

import (
	"fmt"
	"log/slog"
)

// An Answer is what somebody answered to one item, by the form's own code. The
// zero Answer is a missing one.
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
