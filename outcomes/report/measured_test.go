package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// What a measure came to goes into a report as it is: 44 of 60 in support after 90 days.
func ExampleMeasured() {
	m, _ := outcomes.MeasureOf("retention-90")
	came := outcomes.Figure{Measure: m.ID, People: 60, Excluded: []outcomes.Tally{{Name: "window not over", N: 14}},
		Shares: []outcomes.Share{{Name: outcomes.ShareAll, Numerator: 44, Denominator: 60}, {Name: outcomes.ShareEnrolled, Numerator: 44, Denominator: 60}}}
	figures, err := report.Measured(m, came)
	for _, f := range figures {
		fmt.Println(f.ID, "|", f.Name, "|", f.LeftOut)
	}
	fmt.Println(err)

	other, _ := outcomes.MeasureOf("completion")
	_, err = report.Measured(other, came)
	fmt.Println(err)
	// Output:
	// retention-90 | Retention at 90 days | [{window not over 14}]
	// retention-90/still enrolled | Retention at 90 days (still enrolled) | [{window not over 14}]
	// <nil>
	// report: bad figure: want what this measure came to
}

func measure(t *testing.T, id string) outcomes.Measure {
	m, err := outcomes.MeasureOf(id)
	require.NoError(t, err)
	return m
}

// reported writes what a measure came to.
func reported(t *testing.T, m outcomes.Measure, f outcomes.Figure) string {
	f.Measure = m.ID
	figures, err := report.Measured(m, f)
	require.NoError(t, err)
	return write(t, draft(report.Section{Figures: figures}), report.Markdown)
}

// Every measure that ships can be told, and no definition holds the name or the source twice.
func TestEveryMeasureCanBeTold(t *testing.T) {
	log, err := outcomes.NewLog()
	require.NoError(t, err)
	for _, m := range outcomes.Measures() {
		came, err := m.Of(log, outcomes.Ask{Since: date(2020, 1, 1), From: date(2026, 1, 1), Until: date(2026, 4, 1), Through: date(2026, 4, 15)})
		require.NoError(t, err, m.ID)
		figures, err := report.Measured(m, came)
		require.NoError(t, err, m.ID)
		require.NotEmpty(t, figures, m.ID)
		assert.Equal(t, m.ID, figures[0].ID)
		for _, f := range figures {
			assert.False(t, strings.HasPrefix(f.Definition, m.Name), m.ID)
			assert.NotContains(t, f.Definition, "Source: ", m.ID)
			assert.Contains(t, f.Definition, m.Numerator+" / "+m.Denominator, m.ID)
			assert.Equal(t, m.Source, f.Source)
		}
		_, err = report.Build(draft(report.Section{Figures: figures}))
		require.NoError(t, err, m.ID)
	}
}

// An answer: 30 of the 50 who were seen of 75 due; 40 answered both times, 12 of them then.
func TestAnAnswerIsToldWithItsFollowUp(t *testing.T) {
	m := measure(t, "abstinence-30")
	shares := func(seen, due int) outcomes.Figure {
		return outcomes.Figure{People: due, Unknown: due - seen, Excluded: []outcomes.Tally{{Name: "care ended", N: 3}}, Shares: []outcomes.Share{
			{Name: outcomes.ShareInterviewed, Numerator: 30, Denominator: seen}, {Name: outcomes.ShareWorstCase, Numerator: 30, Denominator: due},
			{Name: outcomes.ShareBestCase, Numerator: 30 + due - seen, Denominator: due},
			{Name: outcomes.ShareMatchedThen, Numerator: 12, Denominator: 40}, {Name: outcomes.ShareMatchedNow, Numerator: 26, Denominator: 40},
			{Name: outcomes.ShareFollowedUp, Numerator: seen, Denominator: due}}}
	}
	text := reported(t, m, shares(55, 80))
	assert.Contains(t, text, "(interviewed) | 54.5 % | 41.5 to 67.0 % | 30 of 55 | 55 of 80 (68.8 %) |")
	assert.Contains(t, text, "counted as not reached) | 37.5 % | 27.7 to 48.5 % | 30 of 80 | 55 of 80 (68.8 %) |")
	assert.Contains(t, text, "at the first) | 30.0 % | 18.1 to 45.4 % | 12 of 40 | - |")
	assert.Contains(t, text, "at this one) | withheld |", "4 with it answered now and not before")
	assert.Contains(t, text, "care ended (withheld)")
	assert.NotContains(t, text, "counted as reached)")
	text = reported(t, m, shares(55, 60))
	assert.NotContains(t, text, "60", "5 not seen")
	text = reported(t, m, shares(45, 70))
	assert.Equal(t, 2, strings.Count(text, "| withheld | withheld | withheld of withheld | - |"), "5 of those seen answered at this point alone")
}

// 15 admissions in 43,830 days, which are 120 years of 365.25 days.
func TestRatesDaysAndMeansAreTold(t *testing.T) {
	text := reported(t, measure(t, "admissions"), outcomes.Figure{People: 130, Events: 15, PersonDays: 43830,
		Shares: []outcomes.Share{{Name: outcomes.ShareAtLeastOne, Numerator: 12, Denominator: 130}}})
	assert.Contains(t, text, "| Hospital admissions per person-year | 0.12 events per person-year | 0.07 to 0.21 | 15 events in a time of 120 |")
	assert.Contains(t, text, "(at least one) | 9.2 % |")

	// 609 and 487 days of 20 people over 180 days each: 5.15 and 4.12 a month of 30.4375.
	days := outcomes.Figure{People: 20, DaysBefore: outcomes.Exposure{Days: 609, PersonDays: 3600}, DaysAfter: outcomes.Exposure{Days: 487, PersonDays: 3600}}
	text = reported(t, measure(t, "inpatient-days"), days)
	assert.Contains(t, text, "(before) | 5.15 days per member-month of 30.4375 days | - | 20 people |")
	assert.Contains(t, text, "(after) | 4.12 days per member-month of 30.4375 days | - | 20 people |")
	days.People = 9
	assert.NotContains(t, reported(t, measure(t, "inpatient-days"), days), "5.15")

	// The mean of 25 answers is 10 with a standard deviation of 5, t(24) 2.0639.
	m := measure(t, "days-used-30")
	came := outcomes.Figure{People: 40, Values: spread(26, 10, 5), Before: spread(14, 20, 5), After: spread(14, 12, 5),
		Shares: []outcomes.Share{{Name: outcomes.ShareFollowedUp, Numerator: 26, Denominator: 40}}}
	text = reported(t, m, came)
	assert.Contains(t, text, "| Days of use in the past 30 | 10.0 days in 30 | 8.0 to 12.0 | 26 people | 26 of 40 (65.0 %) |")
	assert.Contains(t, text, "at the first) | 20.0 days in 30 |")
	loaded := came
	loaded.Measure, loaded.Values, loaded.Before, loaded.After = m.ID, nil, nil, nil
	_, err := report.Measured(m, loaded)
	require.ErrorIs(t, err, report.ErrFigure)
	assert.ErrorContains(t, err, "26 people answered and the figure holds no answers")
	came.Before, came.After = spread(20, 20, 5), spread(20, 12, 5)
	assert.NotContains(t, reported(t, m, came), "20.0 days", "6 answered at this point alone")
}

// 120 people, and 117 without those who died: side by side they would tell of 3.
func TestAPartIsWithheldIfFewLieBetween(t *testing.T) {
	part := func(with, n int, within string) report.Draft {
		f := share("part", "Without those who died", "Who.", with, n, stats.Count{})
		f.Within = within
		return draft(report.Section{Figures: []report.Figure{share("whole", "All", "Who.", 60, 120, stats.Count{}), f}})
	}
	for _, tt := range [][2]int{{60, 117}, {57, 117}, {55, 105}} {
		text := everywhere(t, part(tt[0], tt[1], "whole"))
		assert.Contains(t, text, "| All | 50.0 % |")
		assert.Contains(t, text, "| Without those who died | withheld | withheld | withheld of withheld |")
		assert.NotContains(t, text, fmt.Sprint(tt[1]))
	}
	assert.Contains(t, write(t, part(60, 105, "whole"), report.Markdown), "60 of 105 |")
	assert.Contains(t, write(t, part(60, 120, "whole"), report.Markdown), "| Without those who died | 50.0 % |")
	for _, d := range []report.Draft{part(60, 117, "other"), part(60, 117, "part"), part(60, 121, "whole")} {
		_, err := report.Build(d)
		require.ErrorIs(t, err, report.ErrFigure)
	}
}
