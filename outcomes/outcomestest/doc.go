// Package outcomestest helps to test programs that use outcomes: cohorts whose truth
// is known, because it was put in.
//
// Start with a description of the truth and draw data from it by a seed:
//
//   - [Cohort]: groups with given hazards; the true survival, median, restricted
//     mean and hazard ratio stand beside the observations
//   - [Rivals]: events that rule each other out, with their true incidence
//   - [TwoArms] and [TwoMeans]: two groups with a true effect
//   - [Literature]: studies for a meta-analysis, with their true mean and spread
//   - [Programme]: a log of events, with what there is to find in it
//   - [Sheet] and [SheetWith]: answers to any questionnaire, at random or with a given score
//
// One seed always gives the same data: it starts the PCG generator of math/rand/v2. Nothing here reads a
// clock. What is drawn is made up and stands for nobody.
package outcomestest

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// ErrTruth reports a description from which nothing can be drawn; the text says why.
var ErrTruth = errors.New("outcomestest: bad description")

func refuse(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrTruth, fmt.Sprintf(format, args...))
}

// most is the largest number of people or studies that is drawn at once.
const most = 1_000_000

// draws returns the generator of a seed.
func draws(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x616c6f6e67)) }

func some(n, least int) bool { return n >= least && n <= most }

func share(v float64) bool { return v >= 0 && v <= 1 }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
