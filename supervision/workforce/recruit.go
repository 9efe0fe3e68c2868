package workforce

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as recruitings use them.
type (
	// RecruitHistory is everything that happened in a recruiting.
	RecruitHistory = lifecycle.History[RecruitState, RecruitEvent, RecruitChange]
	// RecruitEntry is one line of it.
	RecruitEntry = lifecycle.Entry[RecruitState, RecruitEvent, RecruitChange]
	// RecruitMove is an event to fire, with what it changes.
	RecruitMove = lifecycle.Move[RecruitEvent, RecruitChange]
)

const kindRecruit = "recruit"

var recruits = entity.Kind[RecruitTerms, RecruitState, RecruitEvent, RecruitChange]{
	Machine: lifecycle.Must(lifecycle.New[RecruitState, RecruitEvent, RecruitChange](RecruitLifecycle())),
	Name:    kindRecruit,
	Check:   RecruitTerms.check,
	Seats:   RecruitTerms.seats,
	Fields:  RecruitTerms.fields,
	Law:     RecruitTerms.law,
	Unbegun: fmt.Errorf("%w: a recruiting that was not begun", ErrIncomplete),
}

// A Recruit is one candidate's way from being thought of to being ready for assignment,
// with the onboarding gate at its end. Use [NewRecruit]; the zero Recruit refuses every event.
type Recruit struct {
	terms   RecruitTerms
	history RecruitHistory
}

// NewRecruit returns a recruiting that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewRecruit(terms RecruitTerms, act lifecycle.Act) (*Recruit, error) {
	h, err := recruits.Begin(terms, RecruitMove{Act: act, Event: IdentifyCandidate})
	if err != nil {
		return nil, err
	}
	return &Recruit{terms, h}, nil
}

// Terms returns what it was begun with.
func (c Recruit) Terms() RecruitTerms { return c.terms }

// State returns the stage, or "" for the zero value.
func (c Recruit) State() RecruitState { return c.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Recruit) Revision() int { return c.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (c Recruit) History() RecruitHistory { return c.history }

// Next returns the events that the actor may fire now, sorted.
func (c Recruit) Next(by lifecycle.Actor) []RecruitEvent { return recruits.Machine.Next(c.history, by) }

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses an item that the gate does not have or that is passed
// already (gate_item), and clearing before every item is passed (gate_open).
// The zero Recruit cannot be begun: [ErrIncomplete].
func (c *Recruit) Fire(mv RecruitMove) error { return recruits.Fire(c.terms, &c.history, mv) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (c *Recruit) Correct(act lifecycle.Act, from int, replacements ...RecruitMove) error {
	return recruits.Correct(c.terms, &c.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (c *Recruit) Redact(act lifecycle.Act, seq int) error {
	return recruits.Redact(&c.history, act, seq)
}

// Digest stands for the whole record, its ids included.
func (c Recruit) Digest() lifecycle.Digest { return recruits.Digest(c.terms, c.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (c Recruit) MarshalJSON() ([]byte, error) { return recruits.Store(c.terms, c.history) }

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (c *Recruit) UnmarshalJSON(data []byte) error { return recruits.Load(data, &c.terms, &c.history) }

// Format prints the stage and keeps people out of every verb of fmt.
func (c Recruit) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Recruit) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Recruit) shown() string {
	if c.history.IsZero() {
		return "[no recruit]"
	}
	return "[recruit " + string(c.State()) + "]"
}
