package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownUse reports a name that is no use of a record.
var ErrUnknownUse = errors.New("escalation: unknown use of a record")

// A Use says what somebody wants a record for. The zero value is nothing.
type Use string

// Uses.
const (
	// UseSupport: to support whoever raised it.
	UseSupport Use = "support"
	// UseSupervision: as a topic of supervision.
	UseSupervision Use = "supervision"
	// UseLearning: to learn from it, without saying whose it was.
	UseLearning Use = "learning"
	// UseEvaluation: to appraise somebody's work.
	UseEvaluation Use = "evaluation"
	// UseDiscipline: as a ground of a disciplinary action.
	UseDiscipline Use = "discipline"
)

var uses = []Use{
	UseSupport,
	UseSupervision,
	UseLearning,
	UseEvaluation,
	UseDiscipline,
}

// Uses returns every Use, in the order of this page.
func Uses() []Use { return append([]Use(nil), uses...) }

// String returns the name under which it is stored and sent.
func (v Use) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownUse].
func (v Use) MarshalText() ([]byte, error) { return enum.Marshal(v, uses, ErrUnknownUse) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Use) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, uses, ErrUnknownUse)
}
