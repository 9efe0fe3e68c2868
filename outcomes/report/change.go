package report

import (
	"errors"
	"fmt"
	"math"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A Pair is one person before and after: the score, or 1 and 0 for an event. After has
// no value for somebody who was not seen at follow-up. Dates are as in [Person]. The
// zero Pair is somebody with 0 before who was not seen after.
type Pair struct {
	Before            float64
	After             stats.Estimate
	Entered, Followed peer.Date
}

// A ChangeEffect is how those seen both times changed, after less before. There is no
// group to compare with. [CompareChange] makes one.
type ChangeEffect struct {
	// Before is the share or mean before, of those seen both times, and Everybody that of
	// all who were due: unlike values mean that those not seen started elsewhere.
	Before, Everybody float64
	Difference        stats.Figure // points, or a difference of shares, with a t interval
	ByChange          stats.Figure // Hedges' g over the standard deviation of the change; of a score
	Gained, Lost      int          // people with the event after only, and before only
	before            stats.Sample // of those seen both times
}

// CompareChange compares the same people before and after, without anybody to compare
// them with: it shows a change and never what brought it about. The design of the
// question is evidence.BeforeAfter. It takes no covariates, weights or imputations.
//
// It returns [ErrQuestion]; [ErrUnknownKind] and [instrument.ErrUnknownDirection] for
// words on no list; a [*RowError]; [ErrNobody]; or [stats.ErrLevel], [stats.ErrTooFew]
// if only one person was seen both times, or [stats.ErrOverflow].
func CompareChange(q Question, pairs []Pair) (Comparison, error) {
	if err := q.checkChange(); err != nil {
		return Comparison{}, err
	}
	people := make([]Person, len(pairs))
	for i, p := range pairs {
		if math.IsNaN(p.Before) || math.IsInf(p.Before, 0) {
			return Comparison{}, &RowError{i, "want a finite value before"}
		}
		if q.Kind == Event && p.Before != 0 && p.Before != 1 {
			return Comparison{}, &RowError{i, "want the event before to be 0 or 1"}
		}
		people[i] = Person{Supported: true, Outcome: p.After, Entered: p.Entered, Followed: p.Followed, Baseline: []float64{p.Before}}
	}
	q.Covariates = []string{"before"} // for the rows alone
	if err := q.checkRows(people); err != nil {
		return Comparison{}, err
	}
	due := q.ordered(q.due(people))
	q.Covariates = nil
	c := Comparison{Question: q, NotDue: len(people) - len(due)}
	var err error
	if c.Supported, err = q.arm(people, due, true); err != nil {
		return Comparison{}, err
	}
	var before, after, everybody []float64
	for _, p := range due {
		everybody = append(everybody, p.Baseline[0])
		if v, seen := p.Outcome.Value(); seen {
			before, after = append(before, p.Baseline[0]), append(after, v)
		}
	}
	c.Change = &ChangeEffect{Before: mean(before), Everybody: mean(everybody)}
	if c.Change.before, err = stats.Describe(before); err != nil {
		return Comparison{}, fmt.Errorf("report: %w", err)
	}
	if err := c.compareAfter(before, after); err != nil {
		return Comparison{}, err
	}
	c.changeScenarios()
	return c, nil
}

func (q Question) checkChange() error {
	if err := q.check(); err != nil {
		return err
	}
	switch {
	case q.Design != evidence.BeforeAfter:
		return fmt.Errorf("%w: want the design %s", ErrQuestion, evidence.BeforeAfter)
	case q.Compared != "" || q.Weighting != nil || q.Covariates != nil || q.Imputations != nil || q.MissingOdds != nil || q.Variance != "":
		return fmt.Errorf("%w: a comparison of before and after has no other group, covariates, weights, odds, imputations or variance of its own", ErrQuestion)
	}
	return nil
}

// compareAfter sets the change. Where everybody changed by the same there is no interval.
func (c *Comparison) compareAfter(before, after []float64) error {
	e := c.Change
	paired, err := stats.Paired(before, after, c.Question.Level)
	switch {
	case errors.Is(err, stats.ErrNoSpread):
		e.Difference.Value = stats.Known(after[0] - before[0])
	case err != nil:
		return err
	default:
		e.Difference = paired.Mean.Difference
	}
	if c.Question.Kind == Event {
		// Of the two shares alone: the last digits of a mean of changes tell who changed.
		e.Difference.Value = stats.Known((float64(c.Supported.Seen.Events) - total64(before)) / float64(len(before)))
	}
	if c.Question.Kind == Score {
		if err == nil {
			e.ByChange, c.P, c.Test = paired.ByChange, stats.Known(paired.Mean.P), "paired t test"
		}
		return nil
	}
	for i := range before {
		if after[i] > before[i] {
			e.Gained++
		} else if after[i] < before[i] {
			e.Lost++
		}
	}
	if e.Gained+e.Lost > 0 {
		m, err := stats.McNemar(e.Gained, e.Lost)
		if err != nil {
			return err
		}
		c.P, c.Test = stats.Known(m.ExactP), "McNemar's exact test"
	}
	return nil
}

// changeScenarios counts those not seen with each answer; the share before is that of
// everybody who was due.
func (c *Comparison) changeScenarios() {
	q, a := c.Question, c.Supported
	if q.Kind != Event || a.Missing() == 0 {
		return
	}
	c.Scenarios = append(c.Scenarios, Scenario{Completers, share(a.Seen), c.Change.Before, stats.Figure{Value: c.Change.Difference.Value}})
	for _, better := range []bool{false, true} {
		name, after := MissingWorse, share(q.filled(a, better))
		if better {
			name = MissingBetter
		}
		c.Scenarios = append(c.Scenarios, Scenario{name, after, c.Change.Everybody, stats.Figure{Value: stats.Known(after - c.Change.Everybody)}})
	}
}

// hopedFor reports whether a difference, supported less compared or after less before,
// is in the direction that is hoped for.
func (q Question) hopedFor(difference float64) bool {
	return difference != 0 && (difference > 0) == (q.Better == instrument.HigherBetter)
}

func mean(values []float64) float64 { return total64(values) / float64(len(values)) }

func total64(values []float64) (sum float64) {
	for _, v := range values {
		sum += v
	}
	return sum
}

var errChangeEffectNotStored = fmt.Errorf("%w: a change: store the question and rows", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would not hold all of it.
func (ChangeEffect) MarshalJSON() ([]byte, error) { return nil, errChangeEffectNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*ChangeEffect) UnmarshalJSON([]byte) error { return errChangeEffectNotStored }
