package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

// 40 of 80 in the north and 38 of 70 of those who had a plan: 2 had reached it without one, so
// that nothing of the part is told, at no site.
func TestAPartIsWithheldWithAllItsGroups(t *testing.T) {
	whole, part := split("whole", []int{40, 40, 30, 30}), split("part", []int{38, 32, 15, 14})
	part.Within = "whole"
	told := readFigures(t, draft(report.Section{Figures: []report.Figure{whole, part}}))
	for _, r := range append(told[1].Groups, told[1].Overall) {
		assert.Equal(t, readRow{Numerator: "*", Denominator: "*"}, r)
	}
	assert.InDelta(t, 40., told[0].Groups[0].Numerator, 0)
	part = split("part", []int{29, 29, 15, 14}) // 11 without a plan
	part.Within = "whole"
	told = readFigures(t, draft(report.Section{Figures: []report.Figure{whole, part}}))
	assert.InDelta(t, 29., told[1].Groups[0].Numerator, 0)
}

// Dollars for each of 5 people of the south are withheld; hours are of nobody.
func TestAnAmountForEachOfFewIsWithheldByGroup(t *testing.T) {
	text := everywhere(t, figure(report.AmountPer(9000, 45, "dollars each"), stats.Count{},
		report.Row{Group: "North", Quantity: report.AmountPer(7123, 40, "dollars each")}, report.Row{Group: "South", Quantity: report.AmountPer(1877, 5, "dollars each")}))
	for _, digits := range []string{"178", "375"} { // 7,123 over 40 would leave 1,877 over 5
		assert.NotContains(t, text, digits)
	}
	text = write(t, figure(report.Amount(50, "hours"), stats.Count{},
		report.Row{Group: "North", Quantity: report.Amount(43, "hours")}, report.Row{Group: "South", Quantity: report.Amount(7, "hours")}), report.Markdown)
	assert.Contains(t, text, "| South | 7 hours |")
}

func TestCountsTooLargeToJudgeAreRefused(t *testing.T) {
	const most = 1 << 40
	_, err := report.Build(figure(report.Number(most+1, "contacts"), stats.Count{}))
	require.ErrorIs(t, err, consent.ErrCounts)
	_, err = report.Build(left(outcomes.Tally{Name: "moved", N: most + 1}))
	require.ErrorIs(t, err, consent.ErrCounts)
	c, err := report.Compare(trial(), append(arm(true, 20, 50, 50), arm(false, 25, 50, 50)...))
	require.NoError(t, err)
	c.Supported.Seen.N, c.Outcomes = -1, 2
	_, err = report.Build(draft(report.Section{Comparisons: []report.Comparison{c}}))
	require.ErrorIs(t, err, consent.ErrCounts)
}

// A picture that tells of 11 people is shown, one that tells of 10 is not.
func TestAPictureOfElevenIsShown(t *testing.T) {
	picture := func(people int) string {
		return everywhere(t, draft(report.Section{Charts: []report.Chart{{Title: "Chart", Description: "How long people stayed.", SVG: picture, People: people}}}))
	}
	assert.Contains(t, picture(11), "How long people stayed.")
	assert.NotContains(t, picture(11), "a number that the picture tells is below the minimum")
	assert.NotContains(t, picture(10), "How long people stayed.")
}

// Of sites with 5, 12 and 40 people the 12 cover the 5: dollars for each of 12 would tell them.
func TestAnAmountForEachOfACoverIsWithheld(t *testing.T) {
	each := func(n int) report.Figure {
		f := figure(report.AmountPer(9000, n, "dollars each"), stats.Count{}).Sections[0].Figures[0]
		f.ID = "each"
		return f
	}
	bySite := split("sites", []int{5, 0, 12, 0, 40, 0})
	bySite.Overall.Quantity = report.Number(57, "people")
	for i, n := range []int{5, 12, 40} {
		bySite.Groups[i].Quantity = report.Number(n, "people")
	}
	assert.NotContains(t, everywhere(t, draft(report.Section{Figures: []report.Figure{bySite, each(12)}})), "750")
	assert.Contains(t, everywhere(t, draft(report.Section{Figures: []report.Figure{bySite, each(40)}})), "225")
	shares := split("shares", []int{2, 3, 6, 6, 20, 20}) // the same sizes, of which none is counted alone
	assert.NotContains(t, everywhere(t, draft(report.Section{Figures: []report.Figure{shares, each(12)}})), "750")
}

// 30 of all 60 who were due, at two sites, beside those seen, of whom 5 were not: no site tells.
func TestAShareThatBetraysIsWithheldWithItsSites(t *testing.T) {
	seen, all := split("seen", []int{15, 15, 15, 10}), split("all", []int{15, 17, 15, 13})
	for i, r := range []*report.Row{&seen.Overall, &seen.Groups[0], &seen.Groups[1]} {
		r.FollowUp = []stats.Count{{Events: 55, N: 60}, {Events: 30, N: 32}, {Events: 25, N: 28}}[i]
	}
	for i, r := range []*report.Row{&all.Overall, &all.Groups[0], &all.Groups[1]} {
		r.FollowUp = []stats.Count{{Events: 55, N: 60}, {Events: 30, N: 32}, {Events: 25, N: 28}}[i]
	}
	told := readFigures(t, draft(report.Section{Figures: []report.Figure{seen, all}}))
	for _, r := range append(told[1].Groups, told[1].Overall) {
		assert.Equal(t, readRow{Numerator: "*", Denominator: "*"}, r)
	}
}
