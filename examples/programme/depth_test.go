package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

func TestOtherRequestsAreSettled(t *testing.T) {
	rep := shippedAt(t, "")
	require.Len(t, rep.Settled, 1)
	assert.Equal(t, []string{"m-28"}, rep.Settled[0].Closed)
	assert.Equal(t, []string{"p-12", "w-02"}, rep.Settled[0].Tell, "w-02 had proposed themselves")
	assert.Equal(t, peer.ClosureMovedToOtherSupport, rep.line(t, "m-28").ClosureReason)
	assert.Equal(t, peer.MentorshipProposedMatch, shippedAt(t, "2026-03-09T15:29:00-05:00").line(t, "m-28").State, "nothing closes by itself")
}

func TestTheWorstRatingBlocksThePair(t *testing.T) {
	fit := shippedAt(t, "").Fit
	assert.Equal(t, 3, fit.Ratings, "that of w-02, who was never responsible, is refused")
	assert.Equal(t, []pairLine{{"p-18", "w-05"}}, fit.NotAgain)
	assert.Equal(t, []string{"m-24 w-04 better_fit"}, names(fit.Concerns, func(c concernLine) string { return c.Mentorship + " " + c.Worker + " " + c.Code }))

	dir := changed(t, change{movesFile, 116, ",,,,,1", ",,,,,2"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Empty(t, rep.Fit.NotAgain)
	assert.NotContains(t, names(rep.Refused, func(l refusedLine) string { return l.Mentorship + " " + l.Rule }), "m-26 blocked")
}

func TestADoubtAboutTheFitIsToBeLookedAt(t *testing.T) {
	d, err := read(changed(t))
	require.NoError(t, err)
	at := d.programme.ReportAt
	p := d.play(at).pairingOf("p-24", "w-04", at, peer.Load{})
	require.Len(t, p.Remarks(), 1)
	assert.NotContains(t, names(p.Refusals(), func(x peer.PairingRefusal) string { return x.Rule }), "blocked")
	assert.Empty(t, d.play(at).pairingOf("p-24", "w-05", at, peer.Load{}).Remarks())
	l := couldBe(matching.Judgement{Worker: "w-04", Remarks: p.Remarks()})
	assert.Equal(t, "no rule stands in the way, and nothing more is known; to be looked at: "+p.Remarks()[0].Says, l.Words())
}

func TestARequestIsHeldForAShortTime(t *testing.T) {
	held := shippedAt(t, "").Due.Considering
	require.Len(t, held, 1, "the first look of w-02 ended on Monday 30 March")
	assert.Equal(t, "m-29 w-01", held[0].Mentorship+" "+held[0].Worker)
	assert.Equal(t, "2026-04-06T14:00:00Z", held[0].Until.Format(time.RFC3339), "two business days after Thursday 09:00")
	assert.Equal(t, "w-02", shippedAt(t, "2026-03-30T09:59:00-05:00").Due.Considering[0].Worker)
	assert.Empty(t, shippedAt(t, "2026-03-30T10:00:00-05:00").Due.Considering)
}

func TestProposedEndsWaitForSomebody(t *testing.T) {
	ends := shippedAt(t, "").Due.Endings
	assert.Equal(t, []string{"m-08 goals_reached participant ", "m-19 closing worker unable_to_contact"},
		names(ends, func(e endingLine) string { return e.Mentorship + " " + e.Kind + " " + e.By + " " + e.Code }))
	assert.Equal(t, "2026-04-13", peer.DateOf(ends[0].AnswerBy, ends[0].zone).String(), "two weeks after 30 March")
	assert.Equal(t, peer.MentorshipStepDown, shippedAt(t, "").line(t, "m-08").State)
}

// Counted with another program in the files.
func TestMissedCheckInsAreExact(t *testing.T) {
	got := names(shippedAt(t, "").Due.CheckIns, func(c checkInLine) string { return c.Mentorship + " " + c.Words() })
	assert.Equal(t, []string{
		"m-02 with w-01: 1 of 7 missed: 12 Jan",
		"m-04 with w-03: 4 of 9 missed: 19 Jan, 16 Feb, 16 Mar, 30 Mar",
		"m-06 with w-02: 2 of 10 missed: 11 Feb, 4 Mar",
		"m-07 with w-02: 4 of 10 missed: 27 Jan, 17 Feb, 10 Mar, 31 Mar",
		"m-08 with w-02: 4 of 8 missed: 4 Feb, 18 Feb, 4 Mar, 18 Mar",
		"m-09 with w-01: 1 of 5 missed: 27 Feb",
		"m-16 with w-04: 1 of 3 missed: 25 Feb", // its pause and what touches it are left out
		"m-17 with w-05: 1 of 8 missed: 14 Jan",
		"m-19 with w-04: 5 of 11 missed: 14 Jan, 28 Jan, 18 Feb, 11 Mar, 25 Mar",
		"m-21 with w-05: 1 of 4 missed: 9 Mar",
		"m-24 with w-04: 3 of 6 missed: 24 Feb, 10 Mar, 31 Mar",
	}, got)
}

func TestAPauseMovesThePlannedEnd(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, "a pause moved the planned end from 1 May to 29 May", rep.line(t, "m-16").MovedEnd(), "12 January to 9 February are 28 days")
	assert.Empty(t, rep.line(t, "m-02").MovedEnd())
}
