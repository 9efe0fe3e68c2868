package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Stage is a step for which requirements have to be met. The zero value is no
// stage.
type Stage string

// Stages, in the order in which a person passes them. What was met at one stage
// is not asked again at a later one.
const (
	// StageApplication: to be admitted; from applicant to in training.
	StageApplication Stage = "application"
	// StageTraining: to sit the examination; from in training to exam eligible.
	StageTraining Stage = "training"
	// StageExam: to work as a trainee; from exam eligible to provisional.
	StageExam Stage = "exam"
	// StageCertification: to be certified; from provisional to certified.
	StageCertification Stage = "certification"
	// StageRenewal: to go on for another term.
	StageRenewal Stage = "renewal"
	// StageReactivation: to come back from inactive.
	StageReactivation Stage = "reactivation"
)

var stages = []Stage{StageApplication, StageTraining, StageExam, StageCertification, StageRenewal, StageReactivation}

// Stages returns every Stage, in order.
func Stages() []Stage { return slices.Clone(stages) }

// String returns the name under which it is stored and sent.
func (s Stage) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownStage].
func (s Stage) MarshalText() ([]byte, error) { return enum.Marshal(s, stages, ErrUnknownStage) }

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *Stage) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, stages, ErrUnknownStage)
}
