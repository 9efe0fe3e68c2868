package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
)

func TestWhatAWorkerWhoLeavesHadInHand(t *testing.T) {
	rep := shippedAt(t, "")
	require.Len(t, rep.Leaving.Left, 1)
	l := rep.Leaving.Left[0]
	assert.Equal(t, "w-06", l.Worker)
	assert.Equal(t, []string{"m-22"}, l.Mentorships)
	assert.Equal(t, []string{"s-02"}, l.Supervisors)
	assert.Equal(t, []string{"e-131"}, l.Unsigned, "of 13 March, signed three hours after they left")
	assert.Equal(t, []string{"p-22 worker_gone", "w-06 sign_drafts", "s-02 supervision_ends"},
		names(l.Tell, func(n noticeLine) string { return n.To + " " + string(n.About) }))
	assert.Equal(t, peer.MentorshipNeedsReassignment, rep.line(t, "m-22").State)
	assert.Equal(t, 139, rep.Glance.Made, "138 rows of moves.csv and the one that the leaving made")

	require.Len(t, rep.Leaving.Refused, 1, "nobody leaves twice")
	assert.Equal(t, 3, rep.Leaving.Refused[0].Line)
	assert.Equal(t, "a worker who has not left", rep.Leaving.Refused[0].Want)

	before := shippedAt(t, "2026-03-16T11:59:00-04:00")
	assert.Empty(t, before.Leaving.Left)
	assert.Equal(t, "w-06", before.line(t, "m-22").Worker)
}

// Of w-06 the weeks from 2 February to 15 March count, and not those that begin
// on 16, 23 and 30 March: by duration and ratio two times two that were met and two
// that ran. So 73 periods become 67, and the 64 that were met 60.
func TestAWorkerWhoLeftIsSupervisedAndMatchedNoMore(t *testing.T) {
	rep := shippedAt(t, "")
	v := rep.Supervision[1]
	assert.Equal(t, []int{60, 2, 1, 4}, []int{v.Met, v.ByProgramme, v.ByWorker, v.Running})
	assert.Empty(t, v.Due)
	assert.Empty(t, v.Uncovered, "they do not serve without a supervisor: they do not serve")
	for _, l := range rep.Matching[1].Seekers {
		assert.NotContains(t, names(l.Not, func(n notLine) string { return n.Worker }), "w-06")
	}
}

func TestALeavingThatAMentorshipRefusesChangesNothing(t *testing.T) {
	dir := changed(t, change{leavingsFile, 2, "stepped_aside", "moved"}, change{leavingsFile, 3, "left", ""})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Empty(t, rep.Leaving.Left)
	const want = "deactivation: one of the coded reasons left, credential_lost, stepped_aside, conflict_of_interest"
	assert.Equal(t, []string{want, want},
		names(rep.Leaving.Refused, func(l refusedLeavingLine) string { return l.Rule + ": " + l.Want }))
	assert.Equal(t, peer.MentorshipActive, rep.line(t, "m-22").State)
}

// Who had left before the roster begins held sessions all the same: they stand in the
// roster, and nobody supervises them.
func TestAWorkerMayHaveLeftBeforeTheRosterBegins(t *testing.T) {
	dir := changed(t, change{leavingsFile, 2, "2026-03-16", "2026-01-02"})
	out, errs, status := called("-data", dir)
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.NotEmpty(t, out)
}

func TestWithoutTheFileNobodyLeft(t *testing.T) {
	dir := changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, leavingsFile)))
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Empty(t, rep.Leaving.Left)
	assert.Equal(t, "w-06", rep.line(t, "m-22").Worker)
	out, _, _ := called("-data", dir)
	assert.NotContains(t, out, "Workers who left")
}
