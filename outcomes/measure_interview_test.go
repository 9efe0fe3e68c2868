package outcomes_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// One hundred enrolled, 70 interviewed, 49 abstinent.
func TestMissingCountsAsUsingBesideTheOthers(t *testing.T) {
	var all []outcomes.Event
	for i := range 100 {
		who := "p" + strconv.Itoa(1000+i)
		all = append(all, events(t, "a"+who+" "+who+" admission 2024-01-01")...)
		switch {
		case i < 49:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-06-01 code=days_used_30 value=0")...)
		case i < 70:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-09-01 code=days_used_30 value=1")...)
		case i < 80:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-09-02 code=days_used_30 value=0")...)
		case i < 85:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-07-01 code=days_used_30")...)
		}
	}
	l, err := outcomes.NewLog(all...)
	require.NoError(t, err)
	m := measure(t, "abstinence-30")
	f, err := m.Of(l, year(t, "2024-09-02"))
	require.NoError(t, err)
	interviewed, worst, best := share(outcomes.ShareInterviewed, 49, 70), share(outcomes.ShareWorstCase, 49, 100), share(outcomes.ShareBestCase, 79, 100)
	assert.Equal(t, []outcomes.Share{interviewed, worst, best, share(outcomes.ShareMatchedThen, 0, 0), share(outcomes.ShareMatchedNow, 0, 0),
		share(outcomes.ShareFollowedUp, 70, 100)}, f.Shares)
	assert.Equal(t, 30, f.Unknown, "outside the window, not told, or not asked")
	assert.Equal(t, 100, f.People)
	assert.Len(t, f.Values, 70)
	_, _, err = f.MatchedChange()
	require.ErrorIs(t, err, outcomes.ErrNoFigure)

	m.Missing = outcomes.CountedAgainst
	f, err = m.Of(l, year(t, "2024-09-02"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Share{worst, interviewed, best}, f.Shares[:3])
	open, err := m.Of(l, year(t, "2024-08-31"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 100}}, open.Excluded, "the last day of the window is not on record")
	over, err := m.Of(l, year(t, "2024-09-01"))
	require.NoError(t, err)
	assert.Equal(t, f, withThrough(over, f.Through), "with its last day it is over, as any window is")
	early, err := m.Of(l, year(t, "2024-05-31"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "interview not due yet", N: 100}}, early.Excluded)
}

// withThrough returns a figure with another last day, to compare the rest.
func withThrough(f outcomes.Figure, d peer.Date) outcomes.Figure {
	f.Through = d
	return f
}

func TestChangeIsThatOfTheSamePeople(t *testing.T) {
	var text strings.Builder
	// Ten people answered at both: 3 employed at intake and 6 at six months. Two more answered once.
	for i := range 12 {
		n := strconv.Itoa(10 + i)
		text.WriteString("a" + n + " p" + n + " admission 2024-01-01\n")
		then, now := "0", "0"
		if i < 3 {
			then = "1"
		}
		if i < 6 {
			now = "1"
		}
		if i != 10 {
			text.WriteString("b" + n + " p" + n + " answer 2024-01-01 code=employed_or_in_school value=" + then + "\n")
		}
		if i != 11 {
			text.WriteString("c" + n + " p" + n + " answer 2024-07-01 code=employed_or_in_school value=" + now + "\n")
		}
	}
	f := figure(t, measure(t, "employed"), text.String(), year(t, "2024-12-31"))
	points, relative, err := f.MatchedChange()
	require.NoError(t, err)
	assert.InDelta(t, .3, points, 1e-15, "from 30 % to 60 % is 30 points")
	v, ok := relative.Value()
	assert.True(t, ok)
	assert.InDelta(t, 1, v, 1e-15, "and 100 %")
	assert.Equal(t, share(outcomes.ShareInterviewed, 6, 11), f.Shares[0])
	assert.Equal(t, 1, f.Unknown)
}

func TestScoresArePaired(t *testing.T) {
	f := figure(t, measure(t, "depression"), `
		a1 p1 admission 2024-01-01
		b1 p1 answer 2024-01-01 code=phq-9.total value=15
		c1 p1 answer 2024-06-30 code=phq-9.total value=9
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=phq-9.total value=4
		a3 p3 admission 2024-01-01
		b3 p3 answer 2024-02-01 code=phq-9.total value=20
		c3 p3 answer 2024-07-30 code=phq-9.total value=11
		c4 p3 answer 2024-07-31 code=phq-9.total value=3`, year(t, "2024-12-31"))
	assert.Equal(t, []float64{9, 4, 11}, f.Values, "p3 on 30 July, 29 days after the due day, is nearer to it than on the 31st")
	assert.Equal(t, []float64{15}, f.Before, "p3's first was on day 31")
	assert.Equal(t, []float64{9}, f.After)
	assert.Equal(t, []outcomes.Tally{{Name: outcomes.UnmatchedOutside, N: 1}, {Name: outcomes.UnmatchedNone, N: 1}}, f.Unmatched, "p3 and p2")
	change, relative, err := f.MatchedChange()
	require.NoError(t, err)
	assert.Equal(t, -6.0, change)
	assert.Equal(t, stats.Known(-.4), relative, "6 of 15")
	f.After = nil
	_, _, err = f.MatchedChange()
	require.ErrorIs(t, err, outcomes.ErrNoFigure)
	below := figure(t, measure(t, "depression-below-10"), `
		a1 p1 admission 2024-01-01
		c1 p1 answer 2024-06-30 code=phq-9.total value=9
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=phq-9.total value=10`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareInterviewed, 1, 2), below.Shares[0])
}

func TestFollowUpRateOfEvents(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-06-01
		a2 p2 admission 2024-01-01
		i2 p2 interview 2024-07-01 facts=declined
		a3 p3 admission 2024-01-01
		i3 p3 interview 2024-07-01 facts=unable
		a4 p4 admission 2024-01-01
		a5 p5 admission 2024-10-01
		i6 p6 interview 2024-10-01`
	m := measure(t, "follow-up-gpra")
	f := figure(t, m, text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 4), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "interview not due yet", N: 1}}, f.Excluded)
	m.Missing = outcomes.LeftOut
	f = figure(t, m, text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), f.Shares[0])
	suprt := figure(t, measure(t, "follow-up-suprt"), `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-07-01 code=completed
		a2 p2 admission 2024-01-01
		i2 p2 interview 2024-07-29`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), suprt.Shares[0], "30 days after day 180, 29 June, is 29 July")
	assert.Equal(t, []outcomes.Tally{{Name: "care ended first", N: 1}}, suprt.Excluded)
}

func TestContinuousAbstinenceAtItsOwnYear(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		q1 p1 answer 2025-01-01 code=no_use_since_intake value=1
		q2 p1 answer 2026-01-01 code=no_use_since_intake value=0
		a2 p2 admission 2024-01-01`
	assert.Equal(t, share(outcomes.ShareWorstCase, 1, 2), figure(t, measure(t, "abstinence-continuous-12"), text, year(t, "2026-12-31")).Shares[0])
	assert.Equal(t, share(outcomes.ShareWorstCase, 0, 2), figure(t, measure(t, "abstinence-continuous-24"), text, year(t, "2026-12-31")).Shares[0])
}

// An interview after care ended counts neither as done nor by its answers.
func TestAnInterviewAfterCareEndedDoesNotCount(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-06-20 code=completed
		i1 p1 interview 2024-06-25
		q1 p1 answer 2024-06-25 code=craving value=9
		a2 p2 admission 2024-01-01
		q2 p2 answer 2024-06-25 code=craving value=2`
	f := figure(t, measure(t, "follow-up-suprt"), text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0])
	craving := measure(t, "craving")
	craving.Schedule, craving.Point = "suprt", "reassessment"
	f = figure(t, craving, text, year(t, "2024-12-31"))
	assert.Equal(t, []float64{2}, f.Values)
	assert.Equal(t, []outcomes.Tally{{Name: "care ended first", N: 1}}, f.Excluded)
}
