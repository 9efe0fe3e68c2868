package outcomes

import (
	"errors"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// ErrEvaluation reports an evaluation cycle that is none, or a step that cannot have been taken.
var ErrEvaluation = errors.New("outcomes: bad evaluation cycle")

// An EvaluationCycle says how often a programme looks at itself and what it looks
// at. It names nobody. [EvaluationCycle.Rounds] says where each period stands; the
// zero EvaluationCycle has none.
type EvaluationCycle struct {
	Programme peer.ProgrammeID
	First     peer.Date        // first day of the first period
	Months    int              // length of a period in calendar months, 1 to 120
	Measures  []string         // ids of what is looked at: measures that ship, or the programme's own
	Terms     []EvaluationTerm // each step once, in order; none: [EvaluationTerms]
}

// A StepTaken says that a step of the evaluation of a period was taken, on a day. The
// zero StepTaken is of no period and is refused.
type StepTaken struct {
	Period peer.Date // first day of the period
	Step   EvaluationStep
	On     peer.Date
}

// An EvaluationRound is the evaluation of one period. [EvaluationCycle.Rounds] makes
// them; the zero EvaluationRound has no steps, and none that is overdue.
type EvaluationRound struct {
	Period peer.DateRange // the last day is not inside
	Steps  []RoundStep    // in order
}

// A RoundStep is one step of a round: the day by which it is due, still inside, and
// the day on which it was taken, no date if it was not.
type RoundStep struct {
	Step  EvaluationStep
	Due   peer.Date
	Taken peer.Date
}

// Next returns the first step that was not taken; ok is false if all were.
func (r EvaluationRound) Next() (s RoundStep, ok bool) {
	for _, s := range r.Steps {
		if s.Taken.IsZero() {
			return s, true
		}
	}
	return RoundStep{}, false
}

// Overdue reports whether a step is not taken though its day is over on the given day.
func (r EvaluationRound) Overdue(on peer.Date) bool {
	s, ok := r.Next()
	return ok && s.Due.Before(on)
}

// mostRounds bounds the periods that are looked at.
const mostRounds = 1200

func (c EvaluationCycle) terms() []EvaluationTerm {
	if len(c.Terms) == 0 {
		return EvaluationTerms()
	}
	return c.Terms
}

func (c EvaluationCycle) check() error {
	if c.Programme == "" || c.First.IsZero() || c.Months < 1 || c.Months > 120 || len(c.Measures) == 0 {
		return fmt.Errorf("%w: it has a programme, a first day, periods of 1 to 120 months, and something that is looked at", ErrEvaluation)
	}
	terms := c.terms()
	if len(terms) != len(evaluationSteps) {
		return fmt.Errorf("%w: it has a term for each of the %d steps", ErrEvaluation, len(evaluationSteps))
	}
	before := 1
	for i, t := range terms {
		if t.Step != evaluationSteps[i] || t.Days < before || t.Days > maxOffset {
			return fmt.Errorf("%w: its terms are the steps in order, none due before the one ahead of it, from 1 to %d days", ErrEvaluation, maxOffset)
		}
		before = t.Days
	}
	return nil
}

// Rounds returns the evaluation of every period that is over on the given day, the
// oldest first, with what was taken on or before it. The periods follow each other
// without a gap: a step that was left out stays owed.
//
// It returns [ErrEvaluation] for a cycle without a programme, first day, length or
// measure, for terms that are not in order, for more than 1,200 periods, and for a
// step of a period that the cycle does not have, taken before the period was over or
// before the step ahead of it, or twice; for a step that is none also
// [ErrUnknownEvaluationStep].
func (c EvaluationCycle) Rounds(taken []StepTaken, on peer.Date) ([]EvaluationRound, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	var rounds []EvaluationRound
	for n := range mostRounds + 1 {
		from, to := c.First.AddMonths(n*c.Months), c.First.AddMonths((n+1)*c.Months)
		if to.IsZero() || on.Before(to) {
			break
		}
		if n == mostRounds {
			return nil, fmt.Errorf("%w: more than %d periods", ErrEvaluation, mostRounds)
		}
		rounds = append(rounds, c.round(from, to))
	}
	for _, t := range taken {
		if on.Before(t.On) {
			continue
		}
		if err := take(rounds, t); err != nil {
			return nil, err
		}
	}
	for _, r := range rounds {
		if err := r.inOrder(); err != nil {
			return nil, err
		}
	}
	return rounds, nil
}

func (c EvaluationCycle) round(from, to peer.Date) EvaluationRound {
	r := EvaluationRound{Period: peer.DateRange{From: from, Until: to}}
	for _, t := range c.terms() {
		due := to.AddDays(t.Days - 1) // the day on which the period is over is the first
		if due.IsZero() {
			due = peer.EndOfCalendar()
		}
		r.Steps = append(r.Steps, RoundStep{Step: t.Step, Due: due})
	}
	return r
}

// take notes a step in its round.
func take(rounds []EvaluationRound, t StepTaken) error {
	i := slices.IndexFunc(rounds, func(r EvaluationRound) bool { return r.Period.From == t.Period })
	if i < 0 {
		return fmt.Errorf("%w: a step was taken of no period that is over", ErrEvaluation)
	}
	j := slices.IndexFunc(rounds[i].Steps, func(s RoundStep) bool { return s.Step == t.Step })
	switch {
	case j < 0:
		return fmt.Errorf("%w: %w", ErrEvaluation, ErrUnknownEvaluationStep)
	case t.On.Before(rounds[i].Period.Until):
		return fmt.Errorf("%w: %s was taken before the period was over", ErrEvaluation, t.Step)
	case !rounds[i].Steps[j].Taken.IsZero():
		return fmt.Errorf("%w: %s was taken twice", ErrEvaluation, t.Step)
	}
	rounds[i].Steps[j].Taken = t.On
	return nil
}

// inOrder checks that no step was taken before the one ahead of it.
func (r EvaluationRound) inOrder() error {
	for i, s := range r.Steps[1:] {
		ahead := r.Steps[i]
		if !s.Taken.IsZero() && (ahead.Taken.IsZero() || s.Taken.Before(ahead.Taken)) {
			return fmt.Errorf("%w: %s was taken before %s", ErrEvaluation, s.Step, ahead.Step)
		}
	}
	return nil
}
