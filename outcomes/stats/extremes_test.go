package stats_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// What a double cannot hold is refused by name, and never given out as infinite or as
// no number.
func TestTooLargeToHold(t *testing.T) {
	for name, call := range map[string]func() (any, error){
		"rates":               given(stats.UChart([]stats.Rate{{Events: 3, Time: 5e-324}, {Events: 3, Time: 5e-324}}, false)),
		"scale":               given(stats.Scale{SD: 1.7e308, Reliability: .01}.Precision()),
		"moments":             given(stats.Describe([]float64{1.7e308, -1.7e308})),
		"two means far apart": given(stats.Student(stats.Sample{N: 3, Mean: 1e308, SD: 1e300}, stats.Sample{N: 3, Mean: -1e308, SD: 1e300}, 0)),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := call()
			require.ErrorIs(t, err, stats.ErrOverflow)
			assert.Zero(t, got)
		})
	}
}

// Entry and time of the last row are apart among all times and one among those of its
// group; the row is named as it stands in what was passed.
func TestRowOfAGroupIsNamedAmongAllRows(t *testing.T) {
	obs := []stats.Observation{{Time: 1}, {Time: 2}, {Entry: 1e9, Time: 1e9 + 10}}
	_, err := stats.KaplanMeierBy(obs, []int{0, 0, 1}, stats.Confidence{})
	var row *stats.RowError
	require.ErrorAs(t, err, &row)
	require.ErrorIs(t, err, stats.ErrEntry)
	assert.Equal(t, 2, row.Row)
}
