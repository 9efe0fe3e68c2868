package report_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// 80 is no share: it would read as 8000 %.
func TestATargetOfAShareIsAFraction(t *testing.T) {
	for target, fits := range map[float64]bool{0: true, .8: true, 1: true, 1.01: false, 80: false, -.1: false} {
		d := figure(of(60, 120), stats.Count{})
		f := &d.Sections[0].Figures[0]
		f.Target, f.TargetSource = stats.Known(target), ownRule
		_, err := report.Build(d)
		if fits {
			require.NoError(t, err, target)
		} else {
			require.ErrorIs(t, err, report.ErrFigure, target)
			assert.ErrorContains(t, err, "a fraction from 0 to 1", target)
		}
	}
	d := figure(report.Mean(stats.Sample{N: 40, Mean: 20, SD: 5}, "points"), stats.Count{})
	d.Sections[0].Figures[0].Target, d.Sections[0].Figures[0].TargetSource = stats.Known(25), ownRule
	_, err := report.Build(d)
	require.NoError(t, err, "of a mean it is on the scale of the mean")
}

// A question without a day of its report is stored and read back.
func TestAQuestionIsStored(t *testing.T) {
	q := trial()
	q.Variance = stats.LargeSample // as it is written where nothing is set
	stored, err := json.Marshal(q)
	require.NoError(t, err)
	var back report.Question
	require.NoError(t, json.Unmarshal(stored, &back))
	assert.Equal(t, q, back)
}
