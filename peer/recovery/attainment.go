package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"math"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrAttainment reports a scaling of goals that cannot be calculated.
var ErrAttainment = errors.New("recovery: bad goal attainment")

// An AttainmentLevel is how far a goal was attained, from [MuchLessThanExpected]
// to [MuchMoreThanExpected]. Zero is the expected level.
type AttainmentLevel int

// The five levels.
const (
	MuchLessThanExpected AttainmentLevel = -2
	LessThanExpected     AttainmentLevel = -1
	AsExpected           AttainmentLevel = 0
	MoreThanExpected     AttainmentLevel = 1
	MuchMoreThanExpected AttainmentLevel = 2
)

// IsValid reports whether l is one of the five.
func (l AttainmentLevel) IsValid() bool {
	return l >= MuchLessThanExpected && l <= MuchMoreThanExpected
}

// An AttainmentScale says in the participant's own words, before work on a goal
// begins, what each level would be. Weight is how much the goal counts beside
// their others; 1 is usual.
type AttainmentScale struct {
	Goal   peer.GoalID       `json:"goal"`
	Weight float64           `json:"weight"`
	Words  [5]lifecycle.Text `json:"words"` // from MuchLessThanExpected on; [AttainmentScale.At] finds one
}

// At returns the words of a level, or none for a level that is none.
func (s AttainmentScale) At(l AttainmentLevel) lifecycle.Text {
	if !l.IsValid() {
		return lifecycle.Text{}
	}
	return s.Words[l-MuchLessThanExpected]
}

// Check returns [ErrAttainment] unless the scale names a goal, has words for each
// of its levels and a weight that is positive and finite.
func (s AttainmentScale) Check() error {
	if s.Goal == "" {
		return fmt.Errorf("%w: want a goal", ErrAttainment)
	}
	for _, w := range s.Words {
		if w.IsZero() {
			return fmt.Errorf("%w: want words for each of the five levels", ErrAttainment)
		}
	}
	if !(s.Weight > 0) || math.IsInf(s.Weight, 0) {
		return fmt.Errorf("%w: want a weight that is positive and finite", ErrAttainment)
	}
	return nil
}

// An Attainment is the level that was reached on one goal, and the weight of the
// goal. A weight of 0 leaves it out.
type Attainment struct {
	Weight float64         `json:"weight"`
	Level  AttainmentLevel `json:"level"`
}

// AttainmentCorrelation is the assumed correlation between goals, after those who
// proposed the score.
//
// Source: Kiresuk & Sherman (1968), Community Ment Health J 4(6):443–453; not
// checked against the text.
const AttainmentCorrelation = 0.3

// AttainmentSource returns where the formula and the correlation are from.
func AttainmentSource() source.Source {
	return source.Of("GAS68").At("T score with an assumed correlation of 0.3 between goals", source.Unverified)
}

// AttainmentScore returns the T score of goal attainment of Kiresuk & Sherman (1968):
//
//	50 + 10 Σ w x / sqrt((1 - r) Σ w² + r (Σ w)²)
//
// over goals of weight w and level x, with r the [AttainmentCorrelation]. Fifty
// is attainment as expected; the spread is that of a T score. It is a number about goals that
// the participant set, so it compares nobody with anybody. It returns
// [ErrAttainment] without a goal, for a level that is none, for a weight that is
// negative or not finite, and if every weight is 0.
func AttainmentScore(goals []Attainment) (float64, error) {
	if len(goals) == 0 {
		return 0, fmt.Errorf("%w: want a goal", ErrAttainment)
	}
	largest := 0.0
	for _, g := range goals {
		switch {
		case !g.Level.IsValid():
			return 0, fmt.Errorf("%w: want levels from %d to %d", ErrAttainment, MuchLessThanExpected, MuchMoreThanExpected)
		case math.IsNaN(g.Weight) || math.IsInf(g.Weight, 0) || g.Weight < 0:
			return 0, fmt.Errorf("%w: want weights that are finite and not negative", ErrAttainment)
		}
		largest = max(largest, g.Weight)
	}
	if largest == 0 {
		return 0, fmt.Errorf("%w: want a weight that is not 0", ErrAttainment)
	}
	var sum, weights, squares float64
	for _, g := range goals {
		w := g.Weight / largest // the score is the same for any unit of weight
		sum += w * float64(g.Level)
		weights += w
		squares += w * w
	}
	return 50 + 10*sum/math.Sqrt((1-AttainmentCorrelation)*squares+AttainmentCorrelation*weights*weights), nil
}

// Format keeps words and goal out of every verb of fmt.
func (AttainmentScale) Format(f fmt.State, _ rune) { redact.Format(f, "[attainment scale]") }

// LogValue keeps words and goal out of logs.
func (AttainmentScale) LogValue() slog.Value { return slog.StringValue("[attainment scale]") }
