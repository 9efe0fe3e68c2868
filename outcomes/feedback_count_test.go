package outcomes_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// given returns feedback received on a day, and what happened to it on which days.
func given(t testing.TB, id outcomes.FeedbackID, programme peer.ProgrammeID, site peer.SiteID, day int, then map[outcomes.FeedbackEvent]int) outcomes.Feedback {
	t.Helper()
	about := aboutFeedback()
	about.ID, about.Place = id, outcomes.Place{Programme: programme, Site: site}
	f := feedback(t, about, day)
	for _, e := range []outcomes.FeedbackEvent{outcomes.AnswerFeedback, outcomes.TellBack, outcomes.WithdrawFeedback, outcomes.VoidFeedback} {
		if on, ok := then[e]; ok {
			p := staff
			if e == outcomes.WithdrawFeedback {
				p = teller
			}
			require.NoError(t, f.Fire(feedbackMove(e, peertest.By(p, peertest.Day(on)))))
		}
	}
	return *f
}

// Day 0 is 5 January 2026, so that what was given then is to be answered by day 30.
func januaryFeedback(t testing.TB) []outcomes.Feedback {
	type days = map[outcomes.FeedbackEvent]int
	return []outcomes.Feedback{
		given(t, "f-1", "a", "north", 0, days{outcomes.AnswerFeedback: 30, outcomes.TellBack: 31}),   // on the moment
		given(t, "f-2", "a", "south", 0, days{outcomes.AnswerFeedback: 31}),                          // a day late
		given(t, "f-3", "a", "north", 5, nil),                                                        // due on day 35
		given(t, "f-4", "b", "", 6, days{outcomes.WithdrawFeedback: 8}),                              // before an answer
		given(t, "f-5", "b", "", 7, days{outcomes.AnswerFeedback: 9, outcomes.WithdrawFeedback: 10}), // after one
		given(t, "f-6", "a", "north", 1, days{outcomes.VoidFeedback: 2}),                             // counts nowhere
		given(t, "f-7", "a", "north", 27, nil),                                                       // on 1 February
		given(t, "f-8", "b", "", -1, days{outcomes.AnswerFeedback: 3}),                               // on 4 January
	}
}

func january(t testing.TB, at int) outcomes.FeedbackAsk {
	return outcomes.FeedbackAsk{Period: peer.DateRange{From: date(t, "2026-01-05"), Until: date(t, "2026-02-01")}, At: peertest.Day(at)}
}

func TestFeedbackIsCountedAsItStands(t *testing.T) {
	all := januaryFeedback(t)
	type row struct{ received, withdrawn, inTime, late, overdue, open, told int }
	for at, want := range map[int]row{
		-1: {},
		0:  {received: 2, open: 2},
		7:  {received: 5, open: 5},
		8:  {received: 5, withdrawn: 1, open: 4},
		9:  {received: 5, withdrawn: 1, inTime: 1, open: 3},
		10: {received: 5, withdrawn: 1, inTime: 1, open: 3},
		30: {received: 5, withdrawn: 1, inTime: 2, open: 2}, // the second is due at this moment
		31: {received: 5, withdrawn: 1, inTime: 2, late: 1, open: 1, told: 1},
		35: {received: 5, withdrawn: 1, inTime: 2, late: 1, open: 1, told: 1},
		36: {received: 5, withdrawn: 1, inTime: 2, late: 1, overdue: 1, told: 1},
	} {
		c, err := outcomes.CountFeedback(all, january(t, at))
		require.NoError(t, err)
		assert.Equal(t, want, row{c.Received, c.Withdrawn, c.InTime, c.Late, c.Overdue, c.Open, c.ToldBack}, "day %d", at)
	}
	at30, err := outcomes.CountFeedback(all, outcomes.FeedbackAsk{Period: january(t, 0).Period, At: peertest.Day(30).Add(time.Second)})
	require.NoError(t, err)
	assert.Equal(t, 1, at30.Overdue, "a second later it is overdue")

	c, err := outcomes.CountFeedback(all, january(t, 36))
	require.NoError(t, err)
	assert.Equal(t, outcomes.FollowUp{Done: 2, Due: 4, LeftOut: 1}, c.FollowUp())
	assert.Equal(t, outcomes.Share{Name: outcomes.ShareAnsweredInTime, Numerator: 2, Denominator: 4}, c.Share())
	assert.Equal(t, 3, c.Answered())
	assert.Equal(t, 1, c.Voided, "put aside, and seen to be")
	assert.Equal(t, []outcomes.Tally{{Name: "suggestion", N: 5}}, c.Kinds)
	assert.Equal(t, []outcomes.Tally{{Name: "in_person", N: 5}}, c.Channels)
	assert.Equal(t, []outcomes.Tally{{Name: "participant", N: 5}}, c.From)
	c, err = outcomes.CountFeedback(all, january(t, 31))
	require.NoError(t, err)
	assert.Equal(t, outcomes.FollowUp{Done: 2, Due: 4, Open: 1, LeftOut: 1}, c.FollowUp())
	assert.Equal(t, outcomes.Share{Name: outcomes.ShareAnsweredInTime, Numerator: 2, Denominator: 3}, c.Share())
}

func TestFeedbackByProgrammeAndSite(t *testing.T) {
	all := januaryFeedback(t)
	type row struct {
		name     string
		received int
		inTime   int
	}
	for key, want := range map[outcomes.VolumeKey][]row{
		outcomes.ByProgramme: {{"a", 3, 1}, {"b", 2, 1}},
		outcomes.BySite:      {{"", 2, 1}, {"north", 2, 1}, {"south", 1, 0}},
		outcomes.ByFunding:   {{"", 5, 2}},
	} {
		by, err := outcomes.FeedbackBy(all, january(t, 36), key)
		require.NoError(t, err)
		var have []row
		for _, c := range by {
			have = append(have, row{c.Name, c.Received, c.InTime})
		}
		assert.Equal(t, want, have)
	}
	none, err := outcomes.FeedbackBy(nil, january(t, 36), outcomes.BySite)
	require.NoError(t, err)
	assert.Empty(t, none)
	zero, err := outcomes.CountFeedback([]outcomes.Feedback{{}}, january(t, 36))
	require.NoError(t, err)
	assert.Equal(t, outcomes.FeedbackCount{Kinds: []outcomes.Tally{}, Channels: []outcomes.Tally{}, From: []outcomes.Tally{}}, zero)
}

func TestWhatFeedbackIsNotCountedBy(t *testing.T) {
	_, err := outcomes.CountFeedback(januaryFeedback(t), outcomes.FeedbackAsk{Period: january(t, 0).Period})
	require.ErrorIs(t, err, outcomes.ErrAsk)
	ask := january(t, 36)
	ask.Within = lifecycle.Span{N: 1, Unit: "moon"}
	_, err = outcomes.CountFeedback(januaryFeedback(t), ask)
	require.ErrorIs(t, err, lifecycle.ErrSpan)
	ask = january(t, 36)
	ask.Calendar.IsWorkday, ask.Within = func(time.Time) bool { return false }, lifecycle.BusinessDays(1)
	_, err = outcomes.FeedbackBy(januaryFeedback(t), ask, outcomes.BySite)
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

// Calendar days keep the time of day where the clock changes: noon of 10 February in
// New York is 17:00 UTC, noon of 12 March 16:00. Two business days after a Friday end
// on Tuesday. Thirty days after 30 January of a leap year is 29 February.
func TestDueDatesByTheCalendar(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	for _, tt := range []struct {
		name     string
		given    time.Time
		due      time.Time
		calendar lifecycle.Calendar
		within   lifecycle.Span
	}{
		{"clock change", time.Date(2026, 2, 10, 17, 0, 0, 0, time.UTC), time.Date(2026, 3, 12, 16, 0, 0, 0, time.UTC), lifecycle.Calendar{Zone: york}, lifecycle.Span{}},
		{"weekend", time.Date(2026, 1, 9, 10, 0, 0, 0, time.UTC), time.Date(2026, 1, 13, 10, 0, 0, 0, time.UTC), lifecycle.Calendar{}, lifecycle.BusinessDays(2)},
		{"leap day", time.Date(2028, 1, 30, 10, 0, 0, 0, time.UTC), time.Date(2028, 2, 29, 10, 0, 0, 0, time.UTC), lifecycle.Calendar{}, lifecycle.Span{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ask := outcomes.FeedbackAsk{Period: peer.DateRange{From: date(t, "2026-01-01"), Until: date(t, "2029-01-01")}, At: tt.due.Add(time.Hour), Calendar: tt.calendar, Within: tt.within}
			for _, late := range []time.Duration{0, time.Second} {
				f, err := outcomes.NewFeedback(aboutFeedback(), feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, tt.given)).Act)
				require.NoError(t, err)
				require.NoError(t, f.Answer(feedbackMove(outcomes.AnswerFeedback, peertest.By(staff, tt.due.Add(late))).Act))
				c, err := outcomes.CountFeedback([]outcomes.Feedback{*f}, ask)
				require.NoError(t, err)
				assert.Equal(t, late == 0, c.InTime == 1)
				assert.Equal(t, late > 0, c.Late == 1)
			}
		})
	}
	// The day of receipt is that of the zone: 1 January UTC is still the 31st in New York.
	f, err := outcomes.NewFeedback(aboutFeedback(), feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, time.Date(2026, 1, 1, 3, 0, 0, 0, time.UTC))).Act)
	require.NoError(t, err)
	ask := outcomes.FeedbackAsk{Period: peer.DateRange{From: date(t, "2026-01-01"), Until: date(t, "2026-02-01")}, At: peertest.Day(9)}
	c, err := outcomes.CountFeedback([]outcomes.Feedback{*f}, ask)
	require.NoError(t, err)
	assert.Equal(t, 1, c.Received)
	ask.Calendar.Zone = york
	c, err = outcomes.CountFeedback([]outcomes.Feedback{*f}, ask)
	require.NoError(t, err)
	assert.Zero(t, c.Received)
}

// An answer of day 20 that was entered on day 40 is in time; of one record in two
// revisions the newer stands.
func TestLateEntriesAndRevisions(t *testing.T) {
	old := given(t, "f-1", "a", "", 0, nil)
	newer := given(t, "f-1", "a", "", 0, nil)
	act := peertest.By(staff, peertest.Day(20))
	act.Recorded, act.Code, act.Reason = peertest.Day(40), outcomes.CodeFeedbackPassedOn, peertest.Text("thank you")
	require.NoError(t, newer.Answer(act))
	for _, all := range [][]outcomes.Feedback{{old, newer}, {newer, old}} {
		c, err := outcomes.CountFeedback(all, january(t, 45))
		require.NoError(t, err)
		assert.Equal(t, []int{1, 1}, []int{c.Received, c.InTime})
	}
}

// Whatever happened: the parts make up what was received, and so do the sites; in no
// order it is otherwise.
func TestPartsOfFeedbackMakeUpTheWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var all []outcomes.Feedback
		for i := range rapid.IntRange(0, 12).Draw(rt, "n") {
			about := aboutFeedback()
			about.ID = outcomes.FeedbackID(fmt.Sprint(i))
			about.Site = peer.SiteID(rapid.SampledFrom([]string{"", "north", "south"}).Draw(rt, "site"))
			about.Kind = rapid.SampledFrom(outcomes.FeedbackKinds()).Draw(rt, "kind")
			if rapid.Bool().Draw(rt, "anonymous") {
				about.Teller = ""
			}
			f := feedback(quiet{t}, about, i)
			if rapid.Bool().Draw(rt, "saved before") {
				all = append(all, *f)
			}
			day := i
			for range rapid.IntRange(0, 4).Draw(rt, "moves") {
				day += rapid.IntRange(0, 40).Draw(rt, "days")
				p := rapid.SampledFrom([]lifecycle.Party{teller, staff}).Draw(rt, "party")
				legal := f.Next(peertest.Actor(p))
				if len(legal) == 0 {
					continue
				}
				_ = f.Fire(feedbackMove(rapid.SampledFrom(legal).Draw(rt, "event"), peertest.By(p, peertest.Day(day))))
			}
			all = append(all, *f)
		}
		ask := january(t, rapid.IntRange(0, 200).Draw(rt, "at"))
		c, err := outcomes.CountFeedback(all, ask)
		require.NoError(rt, err)
		require.Equal(rt, c.Received, c.Withdrawn+c.InTime+c.Late+c.Overdue+c.Open)
		require.LessOrEqual(rt, c.ToldBack, c.Answered())
		require.LessOrEqual(rt, c.Anonymous, c.Received)
		for _, list := range [][]outcomes.Tally{c.Kinds, c.Channels, c.From} {
			n := 0
			for _, x := range list {
				n += x.N
			}
			require.Equal(rt, c.Received, n)
		}
		by, err := outcomes.FeedbackBy(all, ask, outcomes.BySite)
		require.NoError(rt, err)
		sum := 0
		for _, x := range by {
			sum += x.Received
		}
		require.Equal(rt, c.Received, sum)
	})
	all := januaryFeedback(t)
	want, err := outcomes.FeedbackBy(all, january(t, 36), outcomes.BySite)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		have, err := outcomes.FeedbackBy(all, january(t, 36), outcomes.BySite)
		require.NoError(t, err)
		assert.Equal(t, want, have)
	}
}

// Whatever field its documentation lets be empty, a value can be sent and loaded.
func TestFeedbackValuesAreSentWithEmptyFields(t *testing.T) {
	told := feedbackIn(t, outcomes.FeedbackToldBack)
	answer, ok := told.YouSaidWeDid()
	require.True(t, ok)
	c, err := outcomes.CountFeedback(januaryFeedback(t), january(t, 36))
	require.NoError(t, err)
	storabletest.Try(t, answer)
	storabletest.Try(t, c)
	storabletest.Try(t, told.About(), "Kind", "Channel", "From")
}

// Two saves of one piece of feedback that parted ways: which of them came first in
// the list decides nothing.
func TestFeedbackThatDiffersUnderOneRevisionIsNotCounted(t *testing.T) {
	type days = map[outcomes.FeedbackEvent]int
	answered := given(t, "f-1", "a", "north", 0, days{outcomes.AnswerFeedback: 3})
	voided := given(t, "f-1", "a", "north", 0, days{outcomes.VoidFeedback: 3})
	require.Equal(t, answered.Revision(), voided.Revision())
	for _, all := range [][]outcomes.Feedback{{answered, voided}, {voided, answered}} {
		_, err := outcomes.CountFeedback(all, january(t, 30))
		require.ErrorIs(t, err, outcomes.ErrVolume)
		assert.NotContains(t, err.Error(), "f-1")
	}
	c, err := outcomes.CountFeedback([]outcomes.Feedback{answered, answered}, january(t, 30))
	require.NoError(t, err)
	assert.Equal(t, 1, c.Received, "the same twice is one")
}
