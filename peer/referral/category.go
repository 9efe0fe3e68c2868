package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCategory reports a name that is no category of information.
var ErrUnknownCategory = errors.New("referral: unknown category of information")

// A Category is a kind of information that a message may carry. The zero value is
// unknown. What is not listed is not shared: nothing about other people, no
// diagnosis, no report of compliance.
type Category string

// Categories of information.
const (
	// InfoContact: how the participant wants to be reached.
	InfoContact Category = "contact"
	// InfoAppointment: when and where somebody meets.
	InfoAppointment Category = "appointment"
	// InfoAccess: language, interpreter, and what makes coming possible.
	InfoAccess Category = "access_needs"
	// InfoGoals: goals, in the participant's words.
	InfoGoals Category = "goals"
	// InfoStrengths: what helps and what they are good at.
	InfoStrengths Category = "strengths"
	// InfoNextStep: what comes next and who does it.
	InfoNextStep Category = "next_step"
	// InfoSupport: which support took place.
	InfoSupport Category = "support_given"
	// InfoQuestion: a question of the participant to the team.
	InfoQuestion Category = "question"
	// InfoView: what the participant thinks of their care, disagreement among it.
	InfoView Category = "participant_view"
	// InfoSafety: what keeps the participant safe.
	InfoSafety Category = "safety"
	// InfoReturn: a return to use: only if the participant shares it.
	InfoReturn Category = "return_to_use"
)

var categories = []Category{
	InfoContact,
	InfoAppointment,
	InfoAccess,
	InfoGoals,
	InfoStrengths,
	InfoNextStep,
	InfoSupport,
	InfoQuestion,
	InfoView,
	InfoSafety,
	InfoReturn,
}

// Categories returns every Category, in the order of this page.
func Categories() []Category { return append([]Category(nil), categories...) }

// String returns the name under which it is stored and sent.
func (v Category) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCategory].
func (v Category) MarshalText() ([]byte, error) {
	return enum.Marshal(v, categories, ErrUnknownCategory)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Category) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, categories, ErrUnknownCategory)
}
