package outcomes

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrUnknownEvaluationStep reports a name that is no [EvaluationStep].
var ErrUnknownEvaluationStep = errors.New("outcomes: unknown step of an evaluation")

// An EvaluationStep is what a programme does to look at itself after a period. The
// zero value is none.
type EvaluationStep string

// Steps of an evaluation, in the order in which they are taken.
const (
	// CompleteRecords: what belongs to the period is on record, interviews included.
	CompleteRecords EvaluationStep = "complete_records"
	// WriteReport: the measures are worked out and the report is written.
	WriteReport EvaluationStep = "write_report"
	// DiscussReport: participants and workers said what they make of it.
	DiscussReport EvaluationStep = "discuss_report"
	// DecideChanges: what is changed, and what is not, is decided by somebody who can.
	DecideChanges EvaluationStep = "decide_changes"
	// TellEverybody: participants and workers were told what was found and what follows.
	TellEverybody EvaluationStep = "tell_everybody"
)

var evaluationSteps = []EvaluationStep{CompleteRecords, WriteReport, DiscussReport, DecideChanges, TellEverybody}

// EvaluationSteps returns every EvaluationStep, in order.
func EvaluationSteps() []EvaluationStep { return append([]EvaluationStep(nil), evaluationSteps...) }

// String returns the name under which it is stored and sent.
func (s EvaluationStep) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEvaluationStep].
func (s EvaluationStep) MarshalText() ([]byte, error) {
	return enum.Marshal(s, evaluationSteps, ErrUnknownEvaluationStep)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *EvaluationStep) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, evaluationSteps, ErrUnknownEvaluationStep)
}

// An EvaluationTerm says how many days after the end of a period a step is due. The
// zero EvaluationTerm is of no step and is refused.
type EvaluationTerm struct {
	Step   EvaluationStep
	Days   int // from 1, the day after the last one, to 10,000; no fewer than those of the step before
	Source source.Source
}

// EvaluationTerms returns the library's own terms, a step each. That a programme is
// evaluated regularly is what is asked for; no source for peer support was found that
// says within which days.
func EvaluationTerms() []EvaluationTerm {
	own := source.DesignDefault("days after the end of a period until each step of its evaluation")
	return []EvaluationTerm{
		{CompleteRecords, 30, own}, {WriteReport, 45, own}, {DiscussReport, 60, own}, {DecideChanges, 75, own}, {TellEverybody, 90, own},
	}
}
