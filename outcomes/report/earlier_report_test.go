package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// The figure is 60 of 120 now. What it was is told if neither it nor a difference is from 1 to
// 10: of those counted, those not counted, or all of them.
func TestWhatAFigureWasIsToldIfNoNumberIsSmall(t *testing.T) {
	const told, unsaid = "in the report sent before, is now 60 of 120", "What it was is not printed here"
	for name, tt := range map[string]struct {
		was  report.Quantity
		told bool
	}{
		"all differ by many":          {of(40, 80), true},  // 20, 20, 40
		"more before":                 {of(80, 160), true}, // -20, -20, -40
		"by 11":                       {of(49, 98), true},
		"by 11, fewer now":            {of(71, 142), true},
		"those not counted stay":      {of(40, 100), true},
		"few were counted":            {of(5, 45), false},
		"few were not":                {of(40, 45), false},
		"few more counted":            {of(55, 95), false}, // 5, 20, 25
		"few more not counted":        {of(40, 95), false}, // 20, 5, 25
		"few fewer counted":           {of(65, 145), false},
		"few fewer not counted":       {of(80, 145), false},
		"10 more counted":             {of(50, 90), false},
		"few more, of many and fewer": {of(40, 115), false}, // 20, -15, 5
		"few fewer":                   {of(80, 125), false}, // -20, 15, -5
	} {
		d := figure(of(60, 120), stats.Count{})
		d.Changes = []report.Change{{Figure: "f", Was: tt.was, Why: "late records"}}
		text := write(t, d, report.Markdown)
		assert.Equal(t, !tt.told, strings.Contains(text, unsaid), name)
		assert.Equal(t, tt.told, strings.Contains(text, told), name)
	}
}

// A figure that is withheld now does not tell what it was; a number from 1 to 10 was not told.
func TestAWithheldFigureDoesNotTellWhatItWas(t *testing.T) {
	d := figure(of(5, 120), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: of(40, 80), Why: "late records"}}
	assert.NotContains(t, everywhere(t, d), "40 of 80")
	d = figure(report.Number(50, "contacts"), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: report.Number(8, "contacts"), Why: "late records"}}
	assert.NotContains(t, everywhere(t, d), "8 contacts")
}

func TestWhatAFigureWasIsOfItsOwnKind(t *testing.T) {
	for name, tt := range map[string]struct {
		was  report.Quantity
		why  string
		want error
	}{
		"another kind":       {report.Given(stats.Figure{Value: stats.Known(30)}, 30, "contacts"), "late records", report.ErrFigure},
		"another unit":       {report.Number(30, "people"), "late records", report.ErrFigure},
		"cannot be":          {report.Number(-1, "contacts"), "late records", report.ErrFigure},
		"nobody says why":    {report.Number(30, "contacts"), "", report.ErrDraft},
		"a number tells why": {report.Number(30, "contacts"), "7 late records", report.ErrDraft},
	} {
		d := figure(report.Number(50, "contacts"), stats.Count{})
		d.Changes = []report.Change{{Figure: "f", Was: tt.was, Why: tt.why}}
		_, err := report.Build(d)
		require.ErrorIs(t, err, tt.want, name)
	}
}
