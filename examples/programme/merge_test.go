package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
)

// 30 participants are on file. p-16 and p-21, who both had contacts and a first
// meeting, were one person from 5 to 20 March: 24 people in contact became 23, 11
// at their site 10, and 23 in 24 episodes 22. p-14 and p-13 have been one since 1
// April, and nobody has met them yet.
func TestPeopleAreCountedOnceWhileRecordsAreJoined(t *testing.T) {
	people := func(rep *report) []int {
		return []int{rep.Glance.Participants, rep.Contacts.People, rep.Contacts.Sites[1].People, rep.Retention.People}
	}
	assert.Equal(t, []int{29, 23, 10, 22}, people(shippedAt(t, "2026-03-15T12:00:00-05:00")))
	rep := shippedAt(t, "")
	assert.Equal(t, []int{29, 24, 11, 23}, people(rep))
	assert.Equal(t, []string{"x-01 undone", "x-02 merged"}, names(rep.Merged.Merges, func(l mergeLine) string { return l.Merge + " " + string(l.State) }))
	assert.Equal(t, []string{"x-03 chain"}, names(rep.Merged.Refused, func(l refusedMergeLine) string { return l.Merge + " " + l.Rule }))
	assert.Equal(t, "p-14", rep.line(t, "m-14").Participant, "no record is rewritten")

	dir := changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, mergesFile)))
	d, err := read(dir)
	require.NoError(t, err)
	rep, err = makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, []int{30, 24, 11, 23}, people(rep), "without the file nobody is joined")
}

func TestTiesHoldUnderEveryIDOfAPerson(t *testing.T) {
	dir := changed(t, change{mergesFile, 4, "p-14,p-13", "p-30,p-28"})
	d, err := read(dir)
	require.NoError(t, err)
	at := d.programme.ReportAt
	rules := names(d.play(at).pairingOf("p-30", "w-04", at, peer.Load{}).Refusals(), func(x peer.PairingRefusal) string { return x.Rule })
	assert.Equal(t, []string{"conflict_of_interest"}, rules, "w-04 is a relative of p-28")
	rep, err := makeReport(d, at)
	require.NoError(t, err)
	assert.Equal(t, []string{"m-30", "m-22", "m-31"}, names(rep.Matching[1].Seekers, func(l seekerLine) string { return l.Mentorship }),
		"one person is sought one worker")
}

func TestAMergeThatThereIsNotIsNotUndone(t *testing.T) {
	dir := changed(t, change{mergesFile, 3, "x-01", "x-09"})
	d, err := read(dir)
	require.NoError(t, err)
	refused := d.play(d.programme.ReportAt).mergeReport().Refused
	require.Len(t, refused, 2)
	assert.Equal(t, refusedMergeLine{3, "x-09", peer.UndoMerge, "merge", "a merge that was made"}, refused[0])
}
