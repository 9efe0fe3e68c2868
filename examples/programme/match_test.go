package main

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/matching"
)

// seeker returns the line of a mentorship that waits.
func (rep *report) seeker(t *testing.T, id string) seekerLine {
	t.Helper()
	for _, s := range rep.Matching {
		for _, l := range s.Seekers {
			if l.Mentorship == id {
				return l
			}
		}
	}
	require.Fail(t, "nobody waits", id)
	return seekerLine{}
}

func TestWhoWaitsForAWorker(t *testing.T) {
	rep := shippedAt(t, "")
	waits := func(s matchingSite) []string {
		return names(s.Seekers, func(l seekerLine) string { return l.Mentorship + " " + l.PlannedWith + string(l.Reason) })
	}
	assert.Equal(t, []string{"m-29 w-01"}, waits(rep.Matching[0]))
	assert.Equal(t, []string{"m-30 places_taken", "m-22 w-05", "m-31 none_eligible", "m-32 w-04"}, waits(rep.Matching[1]),
		"one place each with w-04 and w-05, so two of three; w-05 knows the pathway of m-22 and not that of m-30")
	assert.Equal(t, 1, rep.seeker(t, "m-30").Position, "who has waited longer comes first, whatever the reason")
	assert.Equal(t, 2, rep.seeker(t, "m-31").Position)
}

func TestWhyAWorkerCouldBeProposedOrNot(t *testing.T) {
	rep := shippedAt(t, "")
	not := func(id string) []string {
		return names(rep.seeker(t, id).Not, func(n notLine) string { return n.Worker + ": " + n.Words() })
	}
	assert.Equal(t, []string{"w-02: capacity, endorsement", "w-03: credential, endorsement, role, modality"}, not("m-29"),
		"Texas asks for the mental health endorsement, p-27 for a peer worker and no meeting in person")
	assert.Equal(t, []string{"w-04: conflict of interest"}, not("m-30"), "w-06 has left and is not looked at")
	assert.Equal(t, []string{"w-04: language", "w-05: blocked, safety, language"}, not("m-31"), "who must not meet are not paired by hand either")
	assert.Equal(t, []string{"w-05: trait"}, not("m-32"), "p-30 would have nobody without the trait that w-04 told")
	could := rep.seeker(t, "m-22").Could
	assert.Equal(t, []string{"w-04", "w-05"}, names(could, func(c couldLine) string { return c.Worker }), "by id, not by how well they suit")
	assert.NotContains(t, rep.seeker(t, "m-30").Helps(), "conflict", "nobody is told to lift one")
}

func TestSamePersonIsNotNamedAmongThoseWhoCannotBeProposed(t *testing.T) {
	dir := changed(t, change{tiesFile, 3, "p-10", "p-27"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	l := rep.seeker(t, "m-29")
	i := slices.IndexFunc(l.Not, func(n notLine) bool { return n.Worker == "w-03" })
	assert.Contains(t, l.Not[i].Rules, "withheld")
	assert.NotContains(t, l.Not[i].Rules, tieSamePerson)
}

func TestARatingKeepsTwoFromBeingPlanned(t *testing.T) {
	dir := changed(t, change{leavingsFile, 2, "stepped_aside", ""}, change{leavingsFile, 3, "left", ""}, // w-06 stays
		change{movesFile, 0, "", "v-998,m-22,lose_worker,supervisor,s-02,2026-03-16T12:00:00-04:00,,stepped_aside,,,,,,,"},
		change{movesFile, 0, "", "v-999,m-22,rate,participant,p-22,2026-03-18T10:00:00-04:00,,,,w-06,,,,,1"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	l := rep.seeker(t, "m-22")
	assert.Equal(t, []string{"w-06: blocked, fitness"}, names(l.Not, func(n notLine) string { return n.Worker + ": " + n.Words() }))
	assert.Equal(t, matching.Optimal, rep.Matching[0].Method)
}
