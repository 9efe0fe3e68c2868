package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLearning reports a name that is no lesson.
var ErrUnknownLearning = errors.New("escalation: unknown lesson")

// A Learning says what follows from an incident: something of the organisation's, never a sanction. The zero value is none.
type Learning string

// Lessons.
const (
	// LearnTraining: training is offered.
	LearnTraining Learning = "training"
	// LearnSupervision: it is talked over in supervision.
	LearnSupervision Learning = "supervision"
	// LearnPolicy: a rule or a form is changed.
	LearnPolicy Learning = "policy"
	// LearnStaffing: somebody more is there, or at other times.
	LearnStaffing Learning = "staffing"
	// LearnEquipment: something is bought or put in place.
	LearnEquipment Learning = "equipment"
	// LearnNothing: nothing is to be changed.
	LearnNothing Learning = "nothing"
)

var learnings = []Learning{
	LearnTraining,
	LearnSupervision,
	LearnPolicy,
	LearnStaffing,
	LearnEquipment,
	LearnNothing,
}

// Learnings returns every Learning, in the order of this page.
func Learnings() []Learning { return append([]Learning(nil), learnings...) }

// String returns the name under which it is stored and sent.
func (v Learning) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLearning].
func (v Learning) MarshalText() ([]byte, error) {
	return enum.Marshal(v, learnings, ErrUnknownLearning)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Learning) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, learnings, ErrUnknownLearning)
}
