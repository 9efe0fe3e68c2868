package outcomes_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
)

func totalOf(t *testing.T, id instrument.ID) instrument.Scale {
	t.Helper()
	in, err := instrument.Of(id)
	require.NoError(t, err)
	s, err := in.Scale("total")
	require.NoError(t, err)
	return s
}

// The BARC-10: higher is better. With SD 8 and a reliability of .90 a change is reliable
// above 1.96 x 8 x √0.2 = 7.01 points.
func TestReliableChangeTakesDirectionAndReliabilityFromTheScale(t *testing.T) {
	barc := totalOf(t, "barc-10")
	require.Equal(t, instrument.HigherBetter, barc.Direction)
	for i := range barc.Figures {
		if barc.Figures[i].Kind == instrument.Alpha {
			barc.Figures[i].Value = .90
		}
	}
	for _, tt := range []struct {
		before, after float64
		cut           stats.Estimate
		want          stats.ChangeVerdict
	}{
		{35, 50, stats.Estimate{}, stats.Improved}, {50, 35, stats.Estimate{}, stats.Worsened},
		{40, 47, stats.Estimate{}, stats.Unchanged}, {40, 48, stats.Estimate{}, stats.Improved},
		{40, 48, stats.Known(47), stats.Recovered}, {40, 48, stats.Known(48), stats.Improved},
	} {
		got, by, err := outcomes.ReliableChange(barc, 8, tt.before, tt.after, tt.cut)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got, "%v to %v", tt.before, tt.after)
		assert.InDelta(t, .90, by.Value, 0)
	}
	lower := barc
	lower.Direction = instrument.LowerBetter
	got, _, err := outcomes.ReliableChange(lower, 8, 35, 50, stats.Estimate{})
	require.NoError(t, err)
	assert.Equal(t, stats.Worsened, got)
}

func TestReliableChangeRefuses(t *testing.T) {
	barc, gad := totalOf(t, "barc-10"), totalOf(t, "gad-7")
	_, _, err := outcomes.ReliableChange(gad, 4.5, 15, 8, stats.Estimate{})
	require.ErrorIs(t, err, instrument.ErrNoFigure, "no reliability is on record")
	for _, d := range []instrument.Direction{"", instrument.NoDirection} {
		neither := barc
		neither.Direction = d
		_, _, err = outcomes.ReliableChange(neither, 8, 35, 50, stats.Estimate{})
		require.ErrorIs(t, err, instrument.ErrNoFigure)
	}
	for _, v := range []float64{barc.Low - 1, barc.High + 1, math.NaN()} {
		_, _, err = outcomes.ReliableChange(barc, 8, 35, v, stats.Estimate{})
		require.ErrorIs(t, err, instrument.ErrScores)
		_, _, err = outcomes.ReliableChange(barc, 8, v, 35, stats.Estimate{})
		require.ErrorIs(t, err, instrument.ErrScores)
	}
	_, _, err = outcomes.ReliableChange(barc, 0, 35, 50, stats.Estimate{})
	require.ErrorIs(t, err, stats.ErrReliability)
}

func ExampleReliableChange() {
	barc, err := instrument.Of("barc-10")
	if err != nil {
		fmt.Println(err)
		return
	}
	total, err := barc.Scale("total")
	if err != nil {
		fmt.Println(err)
		return
	}
	change, by, err := outcomes.ReliableChange(total, 8, 35, 50, stats.Estimate{})
	fmt.Println(change, by.Kind, err)
	_, _, err = outcomes.ReliableChange(total, 8, 35, 70, stats.Estimate{})
	fmt.Println(err)
	// Output:
	// improved alpha <nil>
	// instrument: scores that cannot be compared: scale total runs from 10 to 60
}
