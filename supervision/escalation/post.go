package escalation

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Post says that a person can be told in a role at a moment: a worker's supervisor,
// or whoever [Rota.Posts] has on call. Where a list has several of one role, the first
// who may be told is.
type Post struct {
	Role   RungRole `json:"role"`
	Person PersonID `json:"person"`
}

// Format prints the role and keeps the person out of every verb of fmt.
func (p Post) Format(f fmt.State, _ rune) { redact.Format(f, "[post "+string(p.Role)+"]") }

// LogValue keeps the person out of logs.
func (p Post) LogValue() slog.Value { return slog.StringValue("[post " + string(p.Role) + "]") }
