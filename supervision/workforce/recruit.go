package workforce

import (
	"encoding/json"
	"fmt"
	"log/slog"

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

var recruits = lifecycle.Must(lifecycle.New[RecruitState, RecruitEvent, RecruitChange](RecruitLifecycle()))

// A Recruit is one candidate's way from being thought of to being ready for assignment,
// with the onboarding gate at its end. Use [NewRecruit]; the zero Recruit refuses every event.
type Recruit struct {
	terms   RecruitTerms
	history RecruitHistory
}

// NewRecruit returns a recruiting that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewRecruit(terms RecruitTerms, act lifecycle.Act) (*Recruit, error) {
	if err := terms.check(); err != nil {
		return nil, err
	}
	c := &Recruit{terms: terms}
	var err error
	if c.history, err = recruits.Open(terms.seats()...); err != nil {
		return nil, err
	}
	if err := c.Fire(RecruitMove{Act: act, Event: IdentifyCandidate}); err != nil {
		return nil, err
	}
	return c, nil
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
func (c Recruit) Next(by lifecycle.Actor) []RecruitEvent { return recruits.Next(c.history, by) }

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses an item that the gate does not have or that is passed
// already (gate_item), and clearing before every item is passed (gate_open).
func (c *Recruit) Fire(mv RecruitMove) error {
	next, _, err := recruits.Fire(c.history, mv, func() error {
		entry := RecruitEntry{Event: mv.Event, By: mv.By, At: mv.At, Code: mv.Code, Reason: mv.Reason, Data: mv.Data}
		if rule, want := c.law(c.history.Moves(), entry); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (c *Recruit) Correct(act lifecycle.Act, from int, replacements ...RecruitMove) error {
	next, err := recruits.Correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if _, rule, want := c.judge(next); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kindRecruit, State: string(c.State()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	c.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (c *Recruit) Redact(act lifecycle.Act, seq int) error {
	next, err := recruits.Redact(c.history, act, seq)
	if err == nil {
		c.history = next
	}
	return err
}

// judge returns the first entry of a history that breaks a rule, and which.
func (c Recruit) judge(h RecruitHistory) (seq int, rule, want string) {
	moves := h.Moves()
	for i, entry := range moves {
		if rule, want := c.law(moves[:i], entry); rule != "" {
			return entry.Seq, rule, want
		}
	}
	return 0, "", ""
}

// Digest stands for the whole record, its ids included.
func (c Recruit) Digest() lifecycle.Digest { return c.history.Digest().With(c.terms.fields()...) }

const kindRecruit = "recruit"

type storedRecruit struct {
	Terms   RecruitTerms                                                `json:"terms"`
	History lifecycle.Stored[RecruitState, RecruitEvent, RecruitChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (c Recruit) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a recruiting that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedRecruit{c.terms, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (c *Recruit) UnmarshalJSON(data []byte) error {
	var in storedRecruit
	if err := lifecycle.ReadStored(kindRecruit, data, &in); err != nil {
		return err
	}
	if err := in.Terms.check(); err != nil {
		return err
	}
	loaded := Recruit{terms: in.Terms}
	var err error
	if loaded.history, err = recruits.Restore(in.History, loaded.terms.seats()...); err != nil {
		return err
	}
	if seq, rule, want := loaded.judge(loaded.history); rule != "" {
		return &lifecycle.RecordError{Lifecycle: kindRecruit, Seq: seq, Field: "event", What: rule + ": want " + want}
	}
	*c = loaded
	return nil
}

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
