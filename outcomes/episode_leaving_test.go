package outcomes_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/peertest"
)

// lasted returns episodes that ended so after 10, 20, 30, … days.
func lasted(endings ...outcomes.Ending) []outcomes.Episode {
	out := make([]outcomes.Episode, len(endings))
	for i, e := range endings {
		out[i] = outcomes.Episode{Start: day(0), End: day(10 * (i + 1)), Ending: e}
	}
	return out
}

func TestEachEndingIsACauseOfItsOwn(t *testing.T) {
	got := outcomes.EndingsOf(lasted(outcomes.Ongoing, outcomes.Left, outcomes.Completed, outcomes.Stopped, outcomes.Died, "moved"))
	assert.Equal(t, []stats.CompetingObservation{{Time: 10}, {Time: 20, Cause: 1}, {Time: 30, Cause: 2}, {Time: 40, Cause: 3}, {Time: 50, Cause: 4}, {Time: 60}}, got)
	assert.Equal(t, []int{1, 2, 3, 4}, []int{outcomes.CauseLeft, outcomes.CauseCompleted, outcomes.CauseStopped, outcomes.CauseDied})
	for _, r := range outcomes.Endings() {
		assert.NotZero(t, r.Ending.Cause(), r.Reason)
	}
	assert.Empty(t, outcomes.EndingsOf(nil))
}

// With nobody still there, the share who left is that of all, however the others went.
func TestShareThatLeftIsCountedAmongAll(t *testing.T) {
	all := []outcomes.Ending{outcomes.Left, outcomes.Completed, outcomes.Stopped, outcomes.Died}
	rapid.Check(t, func(rt *rapid.T) {
		drawn := append(rapid.SliceOfN(rapid.SampledFrom(all), 0, 20).Draw(rt, "endings"), outcomes.Left)
		episodes, left := lasted(drawn...), 0
		for _, e := range drawn {
			if e == outcomes.Left {
				left++
			}
		}
		incidence, err := stats.CumulativeIncidence(outcomes.EndingsOf(episodes), stats.Confidence{})
		require.NoError(rt, err)
		step, err := incidence.At(outcomes.CauseLeft, episodes[len(episodes)-1].Days())
		require.NoError(rt, err)
		v, _ := step.Incidence.Value.Value()
		assert.InDelta(rt, float64(left)/float64(len(drawn)), v, 1e-12)
		curve, err := stats.KaplanMeier(outcomes.Retention(episodes), stats.Confidence{})
		require.NoError(rt, err)
		at, err := curve.At(episodes[len(episodes)-1].Days())
		require.NoError(rt, err)
		assert.GreaterOrEqual(rt, 1-at.Survival+1e-12, v, "one minus Kaplan-Meier is never less")
	})
}

// Of four, two left and two completed in between. Half of them left; that everybody
// would have, if nobody had completed, is what the other curve says.
func ExampleEndingsOf() {
	begin := peertest.Day(0)
	episodes := []outcomes.Episode{
		{Start: begin, End: peertest.Day(10), Ending: outcomes.Left},
		{Start: begin, End: peertest.Day(20), Ending: outcomes.Completed},
		{Start: begin, End: peertest.Day(30), Ending: outcomes.Completed},
		{Start: begin, End: peertest.Day(40), Ending: outcomes.Left},
	}
	incidence, err := stats.CumulativeIncidence(outcomes.EndingsOf(episodes), stats.Confidence{})
	left, _ := incidence.At(outcomes.CauseLeft, 40)
	completed, _ := incidence.At(outcomes.CauseCompleted, 40)
	fmt.Println(left.Incidence.Value, "left,", completed.Incidence.Value, "completed", err)

	curve, _ := stats.KaplanMeier(outcomes.Retention(episodes), stats.Confidence{})
	last, _ := curve.At(40)
	fmt.Println(1-last.Survival, "would have left if nobody had completed")

	_, err = stats.CumulativeIncidence(outcomes.EndingsOf(nil), stats.Confidence{})
	fmt.Println(err)
	// Output:
	// 0.5 left, 0.5 completed <nil>
	// 1 would have left if nobody had completed
	// stats: cumulative incidence: no observations
}
