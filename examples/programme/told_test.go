package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// seekerWith returns the line of a mentorship that waits in the shipped quarter with changes.
func seekerWith(t *testing.T, id string, changes ...change) seekerLine {
	t.Helper()
	d, err := read(changed(t, changes...))
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	return rep.seeker(t, id)
}

func TestHoursAreComparedByEachOnesClock(t *testing.T) {
	at := func(l seekerLine) []string { return append(l.Could[0].Because, l.Could[0].Against...) }
	assert.Contains(t, at(seekerWith(t, "m-29")), "120 minutes in common in the week ahead",
		"Monday and Thursday from 15 to 17 in Denver are 16 to 18 in Austin, where w-01 works until 17")
	assert.Contains(t, at(seekerWith(t, "m-29", change{participantsFile, 28, "America/Denver", ""})), "240 minutes in common in the week ahead",
		"without a zone of their own by the site's clock")
	night := seekerWith(t, "m-29", change{participantsFile, 28, "mon/15:00-17:00 thu/15:00-17:00", "sun/22:00-09:00"})
	assert.Contains(t, at(night), "60 minutes in common in the week ahead", "past midnight it goes on into Monday, until 10 in Austin")
}

func TestWhatWasToldSpeaksForAndAgainst(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Contains(t, rep.seeker(t, "m-29").Could[0].Because, "1 of 2 traits that the participant asked for")
	l := rep.seeker(t, "m-30").Could[0]
	assert.Equal(t, []string{"0 of 1 pathways that the participant chose", "0 minutes in common in the week ahead"}, l.Against)
	assert.Contains(t, l.Words(), "; against it: 0 of 1 pathways")
	assert.Empty(t, rep.seeker(t, "m-32").Could[0].Against)
}

func TestHoursDecideBetweenPeopleWhoElseSuitAlike(t *testing.T) {
	both := []change{{workersFile, 6, "smart medication", ""}, {participantsFile, 23, "tue/13:00-17:00 sat/10:00-12:00", "mon/18:00-21:00"},
		{participantsFile, 29, "mon/18:00-21:00 wed/18:00-21:00", "tue/13:00-17:00"}}
	assert.Equal(t, "w-05", seekerWith(t, "m-30", both...).PlannedWith, "who can meet w-05 now")
	assert.Equal(t, "w-05", seekerWith(t, "m-22").PlannedWith)
	assert.Equal(t, 1, seekerWith(t, "m-22", both...).Position)
}

func TestATraitThatNobodyToldLeavesThePersonWaiting(t *testing.T) {
	l := seekerWith(t, "m-32", change{workersFile, 5, "gender:woman", ""})
	assert.Empty(t, l.PlannedWith)
	assert.Equal(t, []string{"w-04: trait", "w-05: trait"}, names(l.Not, func(n notLine) string { return n.Worker + ": " + n.Words() }))
	assert.NotContains(t, l.Helps()+l.Outcome(), "woman", "what was asked for is not printed")
}

func TestWishesHoldUnderEveryRecord(t *testing.T) {
	l := seekerWith(t, "m-29", change{participantsFile, 15, "adult,,,,,,,,,", "adult,,,,,,,veteran:yes,,"},
		change{mergesFile, 4, "p-14,p-13", "p-14,p-27"})
	assert.Contains(t, l.Not[0].Rules, "trait", "asked for under p-14, which leads to p-27")
	assert.Contains(t, l.Not[0].Worker, "w-01")
}
