package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// The draft tells of 1 January to 31 March 2026, by records to 15 April.
func TestAFigureOfOtherDaysSaysSo(t *testing.T) {
	tests := []struct {
		name        string
		from, until peer.Date
		through     peer.Date
		says        []string
		refused     string
	}{
		{name: "no days of its own"},
		{name: "those of the report", from: date(2026, 1, 1), until: date(2026, 4, 1), through: date(2026, 4, 15)},
		{name: "those who came earlier", from: date(2025, 7, 1), until: date(2025, 10, 1), through: date(2026, 4, 15),
			says: []string{"Counted from 2025-07-01 to 2025-09-30, which is not the period of this report."}},
		{name: "records cut before", from: date(2026, 1, 1), until: date(2026, 4, 1), through: date(2026, 3, 31), says: []string{"From records to 2026-03-31."}},
		{name: "a month of the quarter, records cut before", from: date(2026, 2, 1), until: date(2026, 3, 1), through: date(2026, 3, 31),
			says: []string{"Counted from 2026-02-01 to 2026-02-28, which is not the period of this report.", "From records to 2026-03-31."}},
		{name: "a day after the report's", from: date(2026, 1, 1), until: date(2026, 4, 2), refused: "want a period that ends with that of the report, 2026-03-31, or before"},
		{name: "no day", from: date(2026, 1, 2), until: date(2026, 1, 2), refused: "want a period that ends with that of the report"},
		{name: "records after the report", through: date(2026, 4, 16), refused: "want the day of the report, 2026-04-15, or before"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := figure(of(40, 60), stats.Count{})
			f := &d.Sections[0].Figures[0]
			f.Period, f.Through = peer.DateRange{From: tt.from, Until: tt.until}, tt.through
			if tt.refused != "" {
				_, err := report.Build(d)
				require.ErrorIs(t, err, report.ErrFigure)
				assert.ErrorContains(t, err, tt.refused)
				return
			}
			text := write(t, d, report.Markdown)
			for _, s := range tt.says {
				assert.Contains(t, text, s)
			}
			if tt.says == nil {
				assert.NotContains(t, text, "Counted from")
				assert.NotContains(t, text, "From records")
			}
		})
	}
}

func TestMeasuredKeepsTheDaysOfItsFigure(t *testing.T) {
	m := measure(t, "completion")
	figures, err := report.Measured(m, outcomes.Figure{Measure: m.ID, From: date(2020, 1, 1), Until: date(2020, 7, 1), Through: date(2020, 12, 31),
		Shares: []outcomes.Share{{Name: outcomes.ShareAll, Numerator: 30, Denominator: 60}}})
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: date(2020, 1, 1), Until: date(2020, 7, 1)}, figures[0].Period)
	assert.Equal(t, date(2020, 12, 31), figures[0].Through)
}
