package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Of those seen 90 days two leave with 20 and 18 at risk, one is stopped with 16, one more
// leaves with 11: 19/20 × 17/18 × 15/16 × 10/11 = 76.5 %, and without the one who was
// stopped 81.6 %.
func TestStillInSupportStandsBesideNotLeft(t *testing.T) {
	text := qualityOf(t, ".md", "-data", larger(t, 12))
	assert.Contains(t, text, "| Had not left after 90 days | 81.6 % |")
	assert.Contains(t, text, "| Still in support after 90 days | 76.5 % | 69.8 to 81.8 % | 108 people |")
	assert.Contains(t, qualityOf(t, ".md"), "How many were still in support, whatever ended it, is left out")
}

// courses of people who were seen for so many days, each with its ending.
func coursesOf(ending outcomes.Ending, days ...int) (out []outcomes.Episode) {
	start := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	for _, d := range days {
		out = append(out, outcomes.Episode{Start: start, End: start.AddDate(0, 0, d), Ending: ending})
	}
	return out
}

// Where all died nobody has left: only the share still in support tells it.
func TestDeathEndsSupport(t *testing.T) {
	died := coursesOf(outcomes.Died, 10, 20, 40, 50)
	left, err := stats.KaplanMeier(notLeft.seen(died), stayConfidence)
	require.NoError(t, err)
	still, err := stats.KaplanMeier(inSupport.seen(died), stayConfidence)
	require.NoError(t, err)
	of := func(c stats.Curve) float64 {
		step, err := c.At(30)
		require.NoError(t, err)
		return step.Survival
	}
	assert.Equal(t, 1.0, of(left))
	assert.Equal(t, .5, of(still))
}

// Before day 30, from 30 to 90, and after: who left, whose support ended otherwise, who
// goes on; and who was seen until the last.
func TestCellsOfEveryEnding(t *testing.T) {
	all := append(coursesOf(outcomes.Left, 5, 29, 40, 100), coursesOf(outcomes.Died, 6, 60)...)
	all = append(all, coursesOf(outcomes.Completed, 7)...)
	all = append(all, coursesOf(outcomes.Ongoing, 8, 30, 89, 95)...)
	assert.Equal(t, []int{2, 2, 1, 1, 1, 2, 2}, endCells(all))
	assert.Equal(t, []int{2, 3, 1, 3, 2}, stayCells(all))
}

// Half an hour in all is one contact.
func TestHoursOfFewContactsAreNotTold(t *testing.T) {
	text := qualityOf(t, ".md", "-at", "2026-01-06T09:00:00-06:00")
	assert.Contains(t, text, "| Contacts made | withheld |")
	assert.Contains(t, text, "Hours of contact are not told")
	assert.NotContains(t, text, "| Hours of contact |")
}

// 83 times 10 and once 4: 9.93 ± 1.989 × .655/√84 = .14, which runs past 10.
func TestSatisfactionEndsWhereItsScaleEnds(t *testing.T) {
	dir := larger(t, 12)
	file := filepath.Join(dir, sheetsFile)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	rows := regexp.MustCompile(`(?m)(,satisfaction,three_months,answered,[^,]*,[^,]*,)\d+,`)
	tens := rows.ReplaceAllString(string(text), "${1}10,")
	at := strings.Index(tens, "k-019x0,")
	tens = tens[:at] + strings.Replace(tens[at:], ",10,", ",4,", 1)
	require.NoError(t, os.WriteFile(file, []byte(tens), 0o644))
	assert.Contains(t, qualityOf(t, ".md", "-data", dir), "| Satisfaction with the support, one question, three months | 9.9 of 10 | 9.8 to 10.0 | 84 people |")
}

// Two forms changed: each is reckoned with the other also within the programme.
func TestChangesAreReckonedTogetherWithinTheProgramme(t *testing.T) {
	text, errs, status := called("-data", larger(t, 12))
	require.Equal(t, 0, status, errs)
	assert.Equal(t, 2, strings.Count(strings.Join(strings.Fields(text), " "), "2 outcomes were compared, and the more are looked at"))
}

// A median of leaving is not the day by which half had left where support also ends otherwise.
func TestAMedianIsNotSaidOfPeople(t *testing.T) {
	words := retention{People: 4, Median: stats.Known(20), MedianLow: stats.Known(20)}.MedianWords()
	assert.Equal(t, `"Not left" falls to one half at day 20 (interval from 20 to not reached): by then half would have left if nothing else had ended their support.`, words)
}

// From 24 February to 3 April: 4 days of February, 31 of March, 3 of April.
func TestDaysWithoutContactAreThoseOfTheCalendar(t *testing.T) {
	text, _, _ := called()
	assert.Contains(t, text, "last contact 24 Feb, 38 days ago")
	zone, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	assert.Equal(t, 1, daysBetween(time.Date(2026, 3, 7, 23, 0, 0, 0, zone), time.Date(2026, 3, 8, 8, 0, 0, 0, zone), zone), "the clocks change")
	assert.Equal(t, 2, daysBetween(time.Date(2028, 2, 28, 12, 0, 0, 0, zone), time.Date(2028, 3, 1, 8, 0, 0, 0, zone), zone), "a leap day")
}

func TestReferralsAddUp(t *testing.T) {
	text, _, _ := called()
	assert.Contains(t, strings.Join(strings.Fields(text), " "), "19 referrals (3 self, 3 emergency department, 1 court, 10 clinician, 2 not said from where) and 12 first meetings.")
}

// Five copies of two people are too few: what was looked at and left out is said.
func TestAFormThatIsLeftOutIsSaid(t *testing.T) {
	dir := larger(t, 12)
	file := filepath.Join(dir, sheetsFile)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	rest := regexp.MustCompile(`(?m)^k-\d+x([5-9]|1\d),m-\d+x\d+,phq-9,three_months,.*\n`).ReplaceAllString(string(text), "")
	require.NoError(t, os.WriteFile(file, []byte(rest), 0o644))
	const said = "Another form was compared and is left out."
	quality := qualityOf(t, ".md", "-data", dir)
	assert.Contains(t, quality, said)
	assert.Contains(t, quality, "Brief Assessment of Recovery Capital, among 72 people seen both times")
	assert.NotContains(t, quality, "### Patient Health Questionnaire")
	assert.NotContains(t, quality, "outcomes were compared")
	assert.NotContains(t, qualityOf(t, ".md", "-data", larger(t, 12)), said)
}
