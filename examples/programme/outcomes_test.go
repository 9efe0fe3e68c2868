package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// outcomesWith returns the outcomes of the shipped quarter with changes.
func outcomesWith(t *testing.T, changes ...change) outcomeReport {
	t.Helper()
	d, err := read(changed(t, changes...))
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	return rep.Outcomes
}

func (o outcomeReport) at(t *testing.T, form instrument.ID, point string) pointReport {
	t.Helper()
	for _, f := range o.Forms {
		for _, p := range f.Points {
			if f.Instrument == form && p.Point == point {
				return p
			}
		}
	}
	require.Fail(t, "no such point", point)
	return pointReport{}
}

// states returns due, done, open, overdue, declined, unable, outside and missed.
func (p pointReport) states() []int {
	return []int{p.Due, p.Done, p.Open, p.Overdue, p.Declined, p.Unable, p.Outside, p.Missed}
}

func value(t *testing.T, e stats.Estimate) float64 {
	t.Helper()
	v, ok := e.Value()
	require.True(t, ok)
	return v
}

// Counted by hand in the files of the shipped quarter.
func TestWhereInterviewsStand(t *testing.T) {
	o := shippedAt(t, "").Outcomes
	assert.Equal(t, 24, o.Courses)
	for _, tt := range []struct {
		form  instrument.ID
		point string
		want  []int
	}{
		// m-07 and m-18 declined, m-10 answered a week too late, m-12 was never asked.
		{"barc-10", "intake", []int{24, 20, 0, 0, 2, 0, 1, 1}},
		// m-05 and m-19 are open, m-05 since 8 March; m-18 declined all, m-27 was in custody,
		// m-04 answered outside the window, m-11 was not reached.
		{"barc-10", "three_months", []int{14, 8, 2, 1, 1, 1, 1, 1}},
		{"barc-10", "six_months", []int{5, 1, 4, 0, 0, 0, 0, 0}},
		// of m-01, m-05, m-09, m-12, m-16, m-19, m-21, m-24, who seek support with mental health
		{"phq-9", "intake", []int{8, 6, 0, 0, 1, 0, 0, 1}},
		{"phq-9", "three_months", []int{4, 2, 2, 1, 0, 0, 0, 0}},
		{"satisfaction", "three_months", []int{14, 7, 2, 1, 2, 1, 1, 1}},
	} {
		p := o.at(t, tt.form, tt.point)
		assert.Equal(t, tt.want, p.states(), "%s %s", tt.form, tt.point)
		assert.Equal(t, p.Due, p.Done+p.Open+p.Declined+p.Unable+p.Outside+p.Missed, "every state is told once")
	}
	three := o.at(t, "barc-10", "three_months")
	assert.Equal(t, []int{10, 7}, []int{three.ClosedDue, three.ClosedDone}, "without m-05, m-06, m-19, m-27")
	assert.Equal(t, []int{1, 1, 7}, []int{three.Prorated, three.NotScorable, three.People}, "m-03, m-25")
	assert.Equal(t, []count{{"custody", 1}}, three.Because)
	assert.Equal(t, 19, o.at(t, "barc-10", "intake").People, "m-26 is the second course of p-18")
	assert.Equal(t, 2, o.Late, "both sheets of m-17 of 17 February, recorded on the 27th")
	assert.Zero(t, o.Beside)
}

// Wilson's interval of 8 of 14, worked out by hand: centre (8 + 1.92)/(14 + 3.84).
func TestFollowUpIsHeldAgainstTheTarget(t *testing.T) {
	p := shippedAt(t, "").Outcomes.at(t, "barc-10", "three_months")
	assert.InDelta(t, 8.0/14, value(t, p.Rate.Value), 1e-12)
	assert.InDelta(t, 0.3259, value(t, p.Rate.Low), 5e-4)
	assert.InDelta(t, 0.7862, value(t, p.Rate.High), 5e-4)
	for _, tt := range []struct {
		done, open, due int
		want            string
	}{
		{8, 2, 14, "cannot come to the 80 % aimed at among these any more, though 2 may still answer"},
		{1, 4, 5, "too early to hold against the 80 % aimed at: 4 may still answer"},
		{6, 0, 8, "below the 80 % aimed at, though the interval still holds it"},
		{4, 0, 20, "below the 80 % aimed at."},
		{20, 0, 24, "reaches the 80 % aimed at, though the interval holds less"},
		{98, 0, 100, "reaches the 80 % aimed at."},
	} {
		p := pointReport{Due: tt.due, Done: tt.done, Open: tt.open}
		var err error
		p.Rate, err = stats.Proportion(stats.Count{Events: tt.done, N: tt.due}, stats.Wilson, 0)
		require.NoError(t, err)
		assert.Contains(t, p.followUpWords(.8), tt.want)
	}
}

// Worked out by hand: m-01 +8, m-02 -6, m-03 +8/9 (35 of nine items is 38.89), m-15 and
// m-17 +1, m-16 +9; m-25 cannot be scored, m-18 has no first score. The spread of 19 first
// scores is 6.24, so that a change counts from 1.96 √2 6.24 √0.1 = 5.47.
func TestChangeOfTheSamePeople(t *testing.T) {
	c := shippedAt(t, "").Outcomes.Forms[0].Changes[0]
	assert.Equal(t, []int{10, 6, 1, 3}, []int{c.Due, c.Both, c.NoFirst, c.NoSecond})
	assert.InDelta(t, (8-6+8.0/9+1+1+9)/6, value(t, c.Change.Value), 1e-12)
	assert.InDelta(t, (36+44+38+41+35+29)/6.0, value(t, c.Before), 1e-12)
	_, told := c.BeforeNotFollowed.Value()
	assert.False(t, told, "of three people")
	assert.Less(t, value(t, c.Change.Low), 0.0)
	assert.Greater(t, value(t, c.Change.High), 0.0, "six people tell no change from none")
	require.NotNil(t, c.Reliable)
	assert.Equal(t, []int{2, 3, 1}, []int{c.Reliable.Improved, c.Reliable.Unchanged, c.Reliable.Worsened})
	assert.InDelta(t, 5.47, c.Reliable.Points, 0.005)
	assert.Contains(t, strings.Join(c.Words, " "), "regression to the mean")
	assert.Contains(t, strings.Join(c.Words, " "), "nobody to compare them with")

	// On 19 May the windows of m-05, m-06, m-19 and m-27 have closed, too.
	later := shippedAt(t, "2026-05-19T12:00:00-05:00").Outcomes.Forms[0].Changes[0]
	assert.Equal(t, []int{14, 7, 1, 6}, []int{later.Due, later.Both, later.NoFirst, later.NoSecond})
	assert.InDelta(t, (31+28+37+33+42+39)/6.0, value(t, later.BeforeNotFollowed), 1e-12, "m-05, m-27, m-19, m-11, m-04, m-25")
}

func TestFewScoresAreNotTold(t *testing.T) {
	for _, c := range shippedAt(t, "").Outcomes.Forms[1].Changes {
		assert.True(t, c.TooFew)
		assert.Nil(t, c.Reliable)
		_, told := c.Change.Value.Value()
		assert.False(t, told)
	}
	for _, n := range []int{0, 1, 4} {
		m, sd, err := meanOf(make([]float64, n))
		require.NoError(t, err)
		assert.Equal(t, stats.Figure{}, m)
		assert.Equal(t, stats.Estimate{}, sd)
	}
}

// PHQ-9 asked of everybody, and three more answered twice: the published 6 points decide.
func TestReliableChangeByPublishedPoints(t *testing.T) {
	sheet := func(id, m, point, on, answers string) change {
		return change{sheetsFile, 0, "", fmt.Sprintf("%s,%s,phq-9,%s,answered,%s,%sT20:00:00-05:00,%s,,", id, m, point, on, on, answers)}
	}
	o := outcomesWith(t, change{programmeFile, 65, `, "needs": ["mental_health"]`, ""},
		sheet("n-1", "m-15", "intake", "2025-10-15", "2 2 2 2 2 2 2 2 0"), sheet("n-2", "m-15", "three_months", "2026-01-13", "2 2 2 2 2 0 0 0 0"), // 16 to 10
		sheet("n-3", "m-02", "intake", "2025-11-03", "1 1 1 1 1 0 0 0 0"), sheet("n-4", "m-02", "three_months", "2026-01-27", "3 3 3 2 0 0 0 0 0"), // 5 to 11
		sheet("n-5", "m-03", "intake", "2025-11-10", "1 1 1 1 1 0 0 0 0"), sheet("n-6", "m-03", "three_months", "2026-02-10", "3 3 3 1 0 0 0 0 0"), // 5 to 10
	)
	c := o.Forms[1].Changes[0]
	assert.Equal(t, 5, c.Both)
	// m-01 fell from 10 to 6; m-16 from 16.875 (prorated) to 9.
	assert.InDelta(t, (-6+6+5-4-7.875)/5, value(t, c.Change.Value), 1e-12)
	require.NotNil(t, c.Reliable)
	assert.Equal(t, []int{2, 2, 1}, []int{c.Reliable.Improved, c.Reliable.Unchanged, c.Reliable.Worsened}, "lower is better, and 6 points count")
	assert.Equal(t, 6.0, c.Reliable.Points)
}

func TestNobodyIsAskedAfterADecline(t *testing.T) {
	asked := func(o outcomeReport) []string {
		return names(o.Waiting, func(x toBeAsked) string {
			return fmt.Sprint(x.Mentorship, " ", x.Point, " ", x.Instruments, " ", x.Overdue)
		})
	}
	assert.Equal(t, []string{
		"m-05 three_months [barc-10 phq-9 satisfaction] true", "m-19 three_months [barc-10 phq-9 satisfaction] false",
		"m-01 six_months [barc-10 phq-9 satisfaction] false", "m-11 six_months [barc-10 satisfaction] false",
		"m-25 six_months [barc-10 satisfaction] false", "m-02 six_months [barc-10 satisfaction] false",
	}, asked(shippedAt(t, "").Outcomes), "not m-18, who declined all, nor m-06 about satisfaction")

	declined := outcomesWith(t,
		change{sheetsFile, 0, "", "n-1,m-05,phq-9,three_months,declined,2026-03-20,2026-03-20T15:00:00-05:00,,,"},
		change{sheetsFile, 0, "", "n-2,m-19,,,declined_all,2026-03-28,2026-03-28T15:00:00-04:00,,,"},
		change{sheetsFile, 0, "", "n-3,m-01,barc-10,,declined_all,2026-03-28,2026-03-28T15:00:00-05:00,,,"})
	assert.Equal(t, []string{"m-05 three_months [barc-10 satisfaction] true", "m-01 six_months [phq-9 satisfaction] false"}, asked(declined)[:2])
	again := outcomesWith(t,
		change{sheetsFile, 0, "", "n-2,m-19,,,declined_all,2026-03-28,2026-03-28T15:00:00-04:00,,,"},
		change{sheetsFile, 0, "", "n-4,m-19,phq-9,,willing_again,2026-03-30,2026-03-30T15:00:00-04:00,,,"})
	assert.Equal(t, "m-19 three_months [phq-9] false", asked(again)[1], "taken back for this form alone")
}

// m-11 ended on 30 January, within the window of three months and before that of six
// months; both would otherwise be missed and open.
func TestNobodyIsAskedAfterDeath(t *testing.T) {
	before := shippedAt(t, "").Outcomes
	o := outcomesWith(t, change{movesFile, 133, "moved_away", "deceased"})
	assert.Equal(t, []int{14, 8, 2, 1, 1, 1, 1, 1}, before.at(t, "barc-10", "three_months").states())
	assert.Equal(t, []int{14, 8, 2, 1, 1, 2, 1, 0}, o.at(t, "barc-10", "three_months").states(), "whoever died stays due")
	assert.Equal(t, []int{5, 1, 3, 0, 0, 1, 0, 0}, o.at(t, "barc-10", "six_months").states())
	assert.Equal(t, []count{{"custody", 1}, {"died", 1}}, o.at(t, "barc-10", "three_months").Because)
	asked := func(o outcomeReport) (ids []string) {
		return mapped(o.Waiting, func(x toBeAsked) string { return x.Mentorship })
	}
	assert.Contains(t, asked(before), "m-11")
	assert.NotContains(t, asked(o), "m-11")
}

func TestSafetyFlagWantsAResponse(t *testing.T) {
	rep := shippedAt(t, "")
	lines := func(o outcomeReport) []string {
		return names(o.Safety, func(l safetyLine) string {
			return fmt.Sprint(l.Mentorship, " ", l.Response, " ", l.Unanswered, " ", l.Days)
		})
	}
	assert.Equal(t, []string{"m-19 e-009 false 86", "m-09  true 42"}, lines(rep.Outcomes))
	assert.Equal(t, 2, rep.Outcomes.ToDo(), "the flag of m-09 and the interview of m-05")

	answered := outcomesWith(t, change{sheetsFile, 43, "2 3 2 1 1,,", "2 3 2 1 1,,e-087"})
	assert.Equal(t, "m-09 e-087 false 42", lines(answered)[1])
	early := shippedAt(t, "2026-01-07T15:30:00-05:00").Outcomes
	assert.Equal(t, []string{"m-19 e-009 false 0"}, lines(early))

	// The item counts where the form cannot be scored, and of whoever is not asked by the schedule.
	gaps := outcomesWith(t, change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "_ _ _ _ _ _ _ _ 1"},
		change{sheetsFile, 0, "", "n-1,m-02,phq-9,intake,answered,2025-11-03,2025-11-03T20:00:00-06:00,0 0 0 0 0 0 0 0 1,,"})
	assert.Equal(t, []string{"m-01  true 165", "m-02  true 151", "m-19 e-009 false 86", "m-09  true 42"}, lines(gaps))
	assert.Equal(t, 1, gaps.Beside, "m-02 seeks no support with mental health")
}

func TestAnUnansweredSafetyItemIsListed(t *testing.T) {
	assert.Empty(t, shippedAt(t, "").Outcomes.Silent)
	left := outcomesWith(t, change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "3 3 3 3 3 3 3 3 _"})
	require.Len(t, left.Silent, 1)
	assert.Equal(t, "m-01", left.Silent[0].Mentorship)
	assert.Contains(t, left.Silent[0].Words(), "phq-9")
	assert.Len(t, left.Safety, 2, "it is no flag that wants a response")
}

func TestSheetsAreReadAsTheyWereKnown(t *testing.T) {
	known := shippedAt(t, "2026-02-20T12:00:00-05:00")
	before := known.Outcomes.at(t, "barc-10", "three_months")
	assert.Equal(t, []int{10, 6, 2, 1, 1, 0, 0, 1}, before.states(), "m-17 answered on the 17th, which nobody had written down; m-04 is due on the 22nd")
	after := shippedAt(t, "2026-02-28T12:00:00-05:00").Outcomes.at(t, "barc-10", "three_months")
	assert.Equal(t, before.Done+1, after.Done)
	assert.Positive(t, known.NotCounted.Later)
}

func TestNoSingleScoreIsShown(t *testing.T) {
	text, _, _ := called()
	for _, band := range []string{"minimal", "mild", "moderate", "severe", "remission"} {
		assert.NotContains(t, text, band)
	}
	object, _, _ := called("-json")
	assert.NotContains(t, object, `"answers"`)
	assert.NotContains(t, object, "3 3 2 3 2 3 2 1 1")
}

func TestALimitEndsWhereTheScaleEnds(t *testing.T) {
	s := instrument.Scale{High: 10}
	assert.Equal(t, stats.Known(10), within(stats.Known(10.4), s))
	assert.Equal(t, stats.Known(0), within(stats.Known(-1), s))
	assert.Equal(t, stats.Known(7), within(stats.Known(7), s))
	assert.Equal(t, stats.Estimate{}, within(stats.Estimate{}, s))
	m, _, err := meanOf([]float64{9, 9, 9, 9, 9})
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{Value: stats.Known(9)}, m, "where all agree the data give no interval")
}

func TestALicensedFormNamesItsPermission(t *testing.T) {
	o := outcomesWith(t, change{programmeFile, 65, `"needs": ["mental_health"]}`, `"needs": ["mental_health"]}, {"instrument": "csq-8", "points": ["six_months"], "permission": "licence 12 of 2026"}`})
	assert.Equal(t, "licence 12 of 2026", o.Forms[2].Permission)
	assert.Contains(t, o.Forms[2].Better(), "Used by permission: licence 12 of 2026.")
}
