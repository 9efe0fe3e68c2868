package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

// Written from what feedback is for, not read from the table.
const feedbackAnswers = `
- | receive | teller, programme | received

received | acknowledge | programme | acknowledged
received | answer      | programme | answered
received | withdraw    | teller    | withdrawn
received | void        | programme | voided

acknowledged | answer   | programme | answered
acknowledged | withdraw | teller    | withdrawn
acknowledged | void     | programme | voided

answered | tell_back | programme | told_back
answered | withdraw  | teller    | withdrawn
answered | void      | programme | voided
`

const (
	teller = outcomes.TellerParty
	staff  = lifecycle.ProgrammeParty
)

func aboutFeedback() outcomes.FeedbackAbout {
	return outcomes.FeedbackAbout{ID: "fb-1", Kind: outcomes.FeedbackSuggestion, Channel: outcomes.FeedbackInPerson, From: outcomes.FromParticipant, Teller: "teller-1",
		Place: outcomes.Place{Programme: "prog", Site: "site", Funding: "fund"}}
}

// feedbackMove returns a move that brings what its event needs.
func feedbackMove(event outcomes.FeedbackEvent, act lifecycle.Act) outcomes.FeedbackMove {
	mv := outcomes.FeedbackMove{Act: act, Event: event}
	switch event {
	case outcomes.ReceiveFeedback:
		mv.Reason = peertest.Text("open on Sundays")
	case outcomes.AnswerFeedback:
		mv.Code, mv.Reason = outcomes.CodeFeedbackDone, peertest.Text("we open on Sundays from May")
	case outcomes.TellBack:
		mv.Data.How = outcomes.FeedbackByPhone
	case outcomes.VoidFeedback:
		mv.Code = outcomes.CodeFeedbackDuplicate
	}
	return mv
}

// feedback returns feedback that was received on a day and moved on once a day.
func feedback(t testing.TB, about outcomes.FeedbackAbout, day int, events ...outcomes.FeedbackEvent) *outcomes.Feedback {
	t.Helper()
	f, err := outcomes.NewFeedback(about, feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, peertest.Day(day))).Act)
	require.NoError(t, err)
	for i, e := range events {
		p := staff
		if e == outcomes.WithdrawFeedback {
			p = teller
		}
		mv := feedbackMove(e, peertest.By(p, peertest.Day(day+i+1)))
		if f.IsAnonymous() && e == outcomes.TellBack {
			mv.Data.How = outcomes.FeedbackOnNotice
		}
		require.NoError(t, f.Fire(mv))
	}
	return f
}

func feedbackIn(t testing.TB, s outcomes.FeedbackState) *outcomes.Feedback {
	t.Helper()
	f := feedback(t, aboutFeedback(), 0, map[outcomes.FeedbackState][]outcomes.FeedbackEvent{
		outcomes.FeedbackReceived: {}, outcomes.FeedbackAcknowledged: {outcomes.AcknowledgeFeedback},
		outcomes.FeedbackAnswered: {outcomes.AcknowledgeFeedback, outcomes.AnswerFeedback}, outcomes.FeedbackToldBack: {outcomes.AcknowledgeFeedback, outcomes.AnswerFeedback, outcomes.TellBack},
		outcomes.FeedbackWithdrawn: {outcomes.WithdrawFeedback}, outcomes.FeedbackVoided: {outcomes.VoidFeedback},
	}[s]...)
	require.Equal(t, s, f.State())
	return f
}

func TestFeedbackTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[outcomes.FeedbackState, outcomes.FeedbackEvent, outcomes.FeedbackChange](outcomes.FeedbackLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: teller, ID: "teller-1"}
	peertest.TryTable(t, peertest.Trial[outcomes.FeedbackState, outcomes.FeedbackEvent, outcomes.FeedbackChange]{
		Machine: m,
		Open:    func() (outcomes.FeedbackHistory, error) { return m.Open(seat) },
		In: func(s outcomes.FeedbackState) outcomes.FeedbackHistory {
			h, err := m.Restore(feedbackIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e outcomes.FeedbackEvent, _ lifecycle.Party) outcomes.FeedbackMove {
			return feedbackMove(e, lifecycle.Act{})
		},
		Want: feedbackAnswers,
	})
	table := outcomes.FeedbackLifecycle()
	assert.ElementsMatch(t, outcomes.FeedbackStates(), table.States())
	spanish := table.Labels[lifecycle.Spanish]
	assert.Len(t, spanish.States, len(table.States()))
	assert.Len(t, spanish.Events, len(table.Events()))
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc)
		assert.Equal(t, source.Design, r.Source.Evidence, "a design default says so")
		assert.NotContains(t, r.Parties, lifecycle.WorkerParty, "no worker has a part in it")
	}
	for _, s := range table.States() {
		assert.NotEmpty(t, spanish.States[string(s)])
	}
	for _, e := range table.Events() {
		assert.NotEmpty(t, spanish.Events[string(e)])
		assert.Equal(t, string(e), e.String())
	}
	enumtest.Try(t, outcomes.FeedbackStates(), outcomes.ErrUnknownFeedbackState)
	enumtest.Try(t, outcomes.FeedbackKinds(), outcomes.ErrUnknownFeedbackKind)
	enumtest.Try(t, outcomes.FeedbackChannels(), outcomes.ErrUnknownFeedbackChannel)
	enumtest.Try(t, outcomes.FeedbackFroms(), outcomes.ErrUnknownFeedbackFrom)
}

// Written by hand: box and form bring and do not tell, a notice tells and does not bring.
func TestWaysOfSayingAndTelling(t *testing.T) {
	for _, c := range outcomes.FeedbackChannels() {
		oneWayIn := c == outcomes.FeedbackInBox || c == outcomes.FeedbackOnForm
		assert.Equal(t, c != outcomes.FeedbackOnNotice, c.Brings(), c)
		assert.Equal(t, !oneWayIn, c.Tells(), c)
		assert.Equal(t, c == outcomes.FeedbackOnNotice || c == outcomes.FeedbackAtMeeting, c.TellsAll(), c)
	}
	none := outcomes.FeedbackChannel("")
	assert.False(t, none.Brings() || none.Tells() || none.TellsAll())
}

func TestAComplaintIsNoFeedback(t *testing.T) {
	about := aboutFeedback()
	about.Kind = "complaint"
	_, err := outcomes.NewFeedback(about, feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, peertest.Day(0))).Act)
	require.ErrorIs(t, err, outcomes.ErrIsComplaint)
	assert.Contains(t, err.Error(), "supervision/escalation", "it says where one is made")
	_, err = about.Kind.MarshalText()
	require.ErrorIs(t, err, outcomes.ErrIsComplaint)
	kind := outcomes.FeedbackConcern
	require.ErrorIs(t, kind.UnmarshalText([]byte("complaint")), outcomes.ErrIsComplaint)
	assert.Equal(t, outcomes.FeedbackConcern, kind)

	f := feedbackIn(t, outcomes.FeedbackAcknowledged)
	act := peertest.By(staff, peertest.Day(3))
	act.Code = outcomes.CodeFeedbackIsComplaint
	require.NoError(t, f.Void(act), "what turns out to be one goes on as one")
}

func TestWhatFeedbackLacks(t *testing.T) {
	words := feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, peertest.Day(0))).Act
	for name, tt := range map[string]struct {
		change func(*outcomes.FeedbackAbout)
		want   error
	}{
		"id":             {func(a *outcomes.FeedbackAbout) { a.ID = "" }, outcomes.ErrIncompleteFeedback},
		"kind":           {func(a *outcomes.FeedbackAbout) { a.Kind = "" }, outcomes.ErrUnknownFeedbackKind},
		"channel":        {func(a *outcomes.FeedbackAbout) { a.Channel = "" }, outcomes.ErrUnknownFeedbackChannel},
		"a notice":       {func(a *outcomes.FeedbackAbout) { a.Channel = outcomes.FeedbackOnNotice }, outcomes.ErrIncompleteFeedback},
		"origin":         {func(a *outcomes.FeedbackAbout) { a.From = "" }, outcomes.ErrUnknownFeedbackFrom},
		"text of a site": {func(a *outcomes.FeedbackAbout) { a.Site = "\xff" }, outcomes.ErrIncompleteFeedback},
		"a short teller": {func(a *outcomes.FeedbackAbout) { a.Teller = outcomes.TellerID(strings.Repeat("x", 257)) }, outcomes.ErrIncompleteFeedback},
	} {
		about := aboutFeedback()
		tt.change(&about)
		_, err := outcomes.NewFeedback(about, words)
		require.ErrorIs(t, err, tt.want, name)
	}
	_, err := outcomes.NewFeedback(aboutFeedback(), peertest.By(staff, peertest.Day(0)))
	peertest.Refused(t, err, lifecycle.ErrReasonMissing)
	words.By = outcomes.TellerActor("somebody-else")
	_, err = outcomes.NewFeedback(aboutFeedback(), words)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	words.By = outcomes.TellerActor("teller-1")
	f, err := outcomes.NewFeedback(aboutFeedback(), words)
	require.NoError(t, err, "whoever says it may enter it")
	assert.Equal(t, aboutFeedback(), f.About())
	var zero outcomes.Feedback
	peertest.Refused(t, zero.Answer(feedbackMove(outcomes.AnswerFeedback, peertest.By(staff, peertest.Day(0))).Act), lifecycle.ErrNotStarted)
	require.ErrorIs(t, zero.Fire(feedbackMove(outcomes.ReceiveFeedback, peertest.By(staff, peertest.Day(0)))), outcomes.ErrIncompleteFeedback)
	require.Equal(t, outcomes.Feedback{}, zero)
}

func TestNobodyKnowsWhoSaidIt(t *testing.T) {
	about := aboutFeedback()
	about.Teller, about.Channel, about.From = "", outcomes.FeedbackInBox, outcomes.FromNotTold
	words := feedbackMove(outcomes.ReceiveFeedback, peertest.By(teller, peertest.Day(0))).Act
	_, err := outcomes.NewFeedback(about, words)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	f := feedback(t, about, 0)
	assert.True(t, f.IsAnonymous())
	peertest.Refused(t, f.Withdraw(peertest.By(teller, peertest.Day(1))), lifecycle.ErrNotYourMove)
	peertest.RefusedBy(t, f.Acknowledge(peertest.By(staff, peertest.Day(1)), outcomes.FeedbackByPhone), "nobody_to_tell")
	require.NoError(t, f.Acknowledge(peertest.By(staff, peertest.Day(1)), ""))
	require.NoError(t, f.Answer(feedbackMove(outcomes.AnswerFeedback, peertest.By(staff, peertest.Day(2))).Act))
	peertest.RefusedBy(t, f.TellBack(peertest.By(staff, peertest.Day(3)), outcomes.FeedbackByLetter), "nobody_to_tell")
	require.NoError(t, f.TellBack(peertest.By(staff, peertest.Day(3)), outcomes.FeedbackAtMeeting))
}

func TestYouSaidWeDid(t *testing.T) {
	f := feedbackIn(t, outcomes.FeedbackReceived)
	_, ok := f.YouSaidWeDid()
	assert.False(t, ok)
	act := peertest.By(staff, peertest.Day(2))
	act.Code = outcomes.CodeFeedbackNot
	peertest.RefusedBy(t, f.Answer(act), "words_missing")
	act.Code, act.Reason = "", peertest.Text("no money for it this year")
	peertest.Refused(t, f.Answer(act), lifecycle.ErrReasonMissing)
	act.Code = outcomes.CodeFeedbackNot
	require.NoError(t, f.Answer(act))
	a, ok := f.YouSaidWeDid()
	require.True(t, ok)
	assert.Equal(t, []string{"open on Sundays", "no money for it this year", outcomes.CodeFeedbackNot}, []string{a.Said.Words(), a.Did.Words(), a.Code})
	assert.Equal(t, peertest.Day(2), a.At)
	assert.True(t, a.Told.IsZero())
	peertest.RefusedBy(t, f.TellBack(peertest.By(staff, peertest.Day(3)), outcomes.FeedbackInBox), "one_way")
	require.NoError(t, f.TellBack(peertest.By(staff, peertest.Day(3)), outcomes.FeedbackByPhone))
	a, ok = f.YouSaidWeDid()
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(3), a.Told)
	assert.Equal(t, outcomes.FeedbackByPhone, a.How)

	gone := feedback(t, aboutFeedback(), 0, outcomes.AnswerFeedback, outcomes.WithdrawFeedback)
	_, ok = gone.YouSaidWeDid()
	assert.False(t, ok, "what was taken back is told nobody")
}

// Day 0 is Monday, 5 January 2026: three business days later is Thursday, day 3.
func TestWhatIsDue(t *testing.T) {
	f := feedbackIn(t, outcomes.FeedbackReceived)
	due := func(at int) (names []string) {
		list, err := f.Due(outcomes.FeedbackTimings(), lifecycle.Calendar{}, peertest.Day(at))
		require.NoError(t, err)
		for _, d := range list {
			names = append(names, d.Name)
		}
		return names
	}
	assert.Empty(t, due(2))
	assert.Equal(t, []string{"acknowledge"}, due(3))
	assert.Equal(t, []string{"acknowledge", "answer"}, due(30))
	next, ok, err := f.NextDue(outcomes.FeedbackTimings(), lifecycle.Calendar{}, peertest.Day(3))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(21), next, "a reminder")
	require.NoError(t, f.Acknowledge(peertest.By(staff, peertest.Day(20)), outcomes.FeedbackByPhone))
	assert.Empty(t, due(29))
	assert.Equal(t, []string{"answer"}, due(30), "acknowledging it gives no more time")
	require.NoError(t, f.Answer(feedbackMove(outcomes.AnswerFeedback, peertest.By(staff, peertest.Day(31))).Act))
	assert.Empty(t, due(44))
	assert.Equal(t, []string{"tell_back"}, due(45))
	require.NoError(t, f.TellBack(peertest.By(staff, peertest.Day(46)), outcomes.FeedbackByPhone))
	assert.Empty(t, due(400))
	for _, timing := range outcomes.FeedbackTimings() {
		assert.Equal(t, source.Design, timing.Source.Evidence)
		assert.Equal(t, lifecycle.Party(staff), timing.Waiting)
	}
	span, from := outcomes.FeedbackDue()
	assert.Equal(t, "30 days", span.String())
	assert.Equal(t, source.Design, from.Evidence)
}
