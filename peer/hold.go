package peer

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Errors of holds.
var (
	// ErrHeld reports a request that another worker is considering.
	ErrHeld = errors.New("peer: another worker is considering it")
	// ErrTooManyHolds reports a worker who is considering as many requests as they may.
	ErrTooManyHolds = errors.New("peer: too many requests considered at a time")
	// ErrNotSought reports a mentorship for which no worker is sought.
	ErrNotSought = errors.New("peer: no worker is sought")
)

// A Hold says that a worker is considering a request, so that nobody else is
// proposed in the meantime. It locks nothing for the participant, who may
// propose somebody, or leave, all the same. It ends by itself.
type Hold struct {
	Mentorship MentorshipID `json:"mentorship"`
	Worker     WorkerID     `json:"worker"`
	Since      time.Time    `json:"since"`
	Until      time.Time    `json:"until"` // first moment at which it no longer counts
}

// Counts reports whether the hold counts at the given time.
func (h Hold) Counts(at time.Time) bool { return !at.Before(h.Since) && at.Before(h.Until) }

// A HoldRule limits how long and how often a worker may consider.
type HoldRule struct {
	Length    lifecycle.Span // how long a hold lasts
	PerWorker int            // how many a worker may have at a time
	Source    source.Source
}

// HoldDefaults returns the default rule, a design default: two business days,
// three requests at a time.
func HoldDefaults() HoldRule {
	return HoldRule{lifecycle.BusinessDays(2), 3, source.DesignDefault("long enough to decide, short enough to wait for")}
}

// Place returns the holds with one more, for a worker to consider the request
// of a mentorship from the given time on. A worker who holds it already keeps
// that hold: considering again does not make it longer. It returns [ErrHeld],
// [ErrTooManyHolds], [ErrNotSought], or [lifecycle.ErrSpan], and the holds as
// they were.
func (r HoldRule) Place(holds []Hold, m Mentorship, worker WorkerID, at time.Time, c lifecycle.Calendar) ([]Hold, error) {
	if m.State() != MentorshipMatching {
		return holds, fmt.Errorf("%w: its stage is %s", ErrNotSought, string(m.State()))
	}
	if h, ok := HeldBy(holds, m.ID(), at); ok {
		if h.Worker == worker {
			return holds, nil
		}
		return holds, fmt.Errorf("%w until %s", ErrHeld, h.Until.Format(time.RFC3339))
	}
	n := 0
	for _, h := range holds {
		if h.Worker == worker && h.Counts(at) {
			n++
		}
	}
	if n >= r.PerWorker {
		return holds, fmt.Errorf("%w: at most %d", ErrTooManyHolds, r.PerWorker)
	}
	until, err := c.Add(at, r.Length)
	if err != nil {
		return holds, err
	}
	return append(slices.Clip(holds), Hold{m.ID(), worker, at.UTC(), until}), nil
}

// HeldBy returns the hold on a mentorship that counts at the given time.
func HeldBy(holds []Hold, m MentorshipID, at time.Time) (h Hold, ok bool) {
	for _, h := range holds {
		if h.Mentorship == m && h.Counts(at) {
			return h, true
		}
	}
	return Hold{}, false
}

// Format keeps the people out of every verb of fmt.
func (Hold) Format(f fmt.State, _ rune) { redact.Format(f, "[hold]") }

// LogValue keeps the people out of logs.
func (Hold) LogValue() slog.Value { return slog.StringValue("[hold]") }
