package outcomes

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Target is what one worker agreed to reach in a period, and how far it is. The zero
// Target is refused.
type Target struct {
	Worker peer.WorkerID
	Of     string // what is counted, such as the id of a measure
	Period peer.DateRange
	Goal   int // at least 1
	Done   int
}

// Format keeps the worker out of every verb of fmt.
func (t Target) Format(f fmt.State, _ rune) { redact.Format(f, "[target]") }

// LogValue keeps the worker out of logs.
func (t Target) LogValue() slog.Value { return slog.StringValue("[target]") }

func (t Target) check() error {
	if t.Worker == "" || t.Of == "" || t.Period.IsEmpty() || t.Goal < 1 || t.Done < 0 {
		return fmt.Errorf("%w: a target has a worker, a period, what is counted, and a goal of at least 1", ErrTarget)
	}
	return nil
}

// A Progress is how far a target is. It has no rank and no colour. The zero Progress is
// towards nothing.
type Progress struct {
	Of     string
	Period peer.DateRange
	Goal   int
	Done   int
}

// Share returns done over goal; it may be above 1, and is 0 without a goal.
func (p Progress) Share() float64 {
	if p.Goal == 0 {
		return 0
	}
	return float64(p.Done) / float64(p.Goal)
}

// OwnProgress returns a worker's own targets, in the order given, and nobody else's.
// It returns [ErrTarget] for a target that is none, or without a worker to look.
func OwnProgress(targets []Target, worker peer.WorkerID) ([]Progress, error) {
	if worker == "" {
		return nil, fmt.Errorf("%w: a worker sees their own", ErrTarget)
	}
	var out []Progress
	for _, t := range targets {
		if err := t.check(); err != nil {
			return nil, err
		}
		if t.Worker == worker {
			out = append(out, Progress{t.Of, t.Period, t.Goal, t.Done})
		}
	}
	return out, nil
}

// SmallestTeam is the number of workers from which on a team's progress is shown: of
// two, each could tell the other's. A design default.
const SmallestTeam = 3

// TeamProgress returns the sums over a team for one thing counted in one period. It
// returns [ErrTarget] for a target that is none, and for fewer than [SmallestTeam]
// workers with such a target.
func TeamProgress(targets []Target, of string, period peer.DateRange) (Progress, error) {
	sum, workers := Progress{Of: of, Period: period}, map[peer.WorkerID]bool{}
	for _, t := range targets {
		if err := t.check(); err != nil {
			return Progress{}, err
		}
		if t.Of == of && t.Period == period {
			workers[t.Worker] = true
			sum.Goal, sum.Done = sum.Goal+t.Goal, sum.Done+t.Done
		}
	}
	if len(workers) < SmallestTeam {
		return Progress{}, fmt.Errorf("%w: a team has at least %d workers with the target", ErrTarget, SmallestTeam)
	}
	return sum, nil
}
