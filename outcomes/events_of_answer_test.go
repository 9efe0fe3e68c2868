package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// sheet scores as many items of the PHQ-9 as are given.
func sheet(t *testing.T, codes ...int) instrument.Result {
	t.Helper()
	in, err := instrument.Of("phq-9")
	require.NoError(t, err)
	answers := make([]instrument.Answer, 9)
	for i, c := range codes {
		answers[i] = instrument.Given(c)
	}
	result, err := in.Score(answers, instrument.Respondent{})
	require.NoError(t, err)
	return result
}

func form(kind outcomes.ReplyKind, result instrument.Result) outcomes.FormReply {
	return outcomes.FormReply{ID: "f-1", Participant: "ana", On: peer.DateOf(peertest.Day(3), nil), Kind: kind, Result: result,
		Place: outcomes.Place{Programme: "prog"}, Recorded: peertest.Day(4)}
}

// Nine items of 1 are 9 points; three of nine are too few.
func TestAFormAnswersWhatTheMeasureAsks(t *testing.T) {
	asked, err := outcomes.MeasureOf("depression")
	require.NoError(t, err)
	r, err := outcomes.EventsOfForm(form(outcomes.Answered, sheet(t, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
	require.NoError(t, err)
	require.Len(t, r.Records(), 1)
	e := r.Records()[0]
	assert.Equal(t, asked.Answer, e.Code)
	assert.Equal(t, peer.ProgrammeID("prog"), e.Programme)
	v, ok := e.Value.Value()
	assert.True(t, ok)
	assert.InDelta(t, 9, v, 0)
	assert.Empty(t, e.Facts, "flags are not carried over")

	few, err := outcomes.EventsOfForm(form(outcomes.Answered, sheet(t, 1, 1, 1)))
	require.NoError(t, err)
	require.Len(t, few.Records(), 1)
	_, ok = few.Records()[0].Value.Value()
	assert.False(t, ok, "not scorable, and no zero")
	assert.Equal(t, e.ID, few.Records()[0].ID)

	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		result, err := in.Score(make([]instrument.Answer, len(in.Definition().Items)), instrument.Respondent{})
		require.NoError(t, err)
		r, err := outcomes.EventsOfForm(form(outcomes.Answered, result))
		require.NoError(t, err, id)
		for i, s := range in.Definition().Scales {
			assert.Equal(t, outcomes.AnswerScore(id, s.ID), r.Records()[i].Code)
		}
	}
}

func TestAFormThatWasNotFilledIn(t *testing.T) {
	for kind, fact := range map[outcomes.ReplyKind]outcomes.Fact{outcomes.Declined: outcomes.WasDeclined, outcomes.Unable: outcomes.WasUnable} {
		r, err := outcomes.EventsOfForm(form(kind, instrument.Result{}))
		require.NoError(t, err)
		require.Len(t, r.Records(), 1)
		assert.Equal(t, outcomes.Interview, r.Records()[0].Kind)
		assert.Equal(t, []outcomes.Fact{fact}, r.Records()[0].Facts)
	}
	full := sheet(t, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	noDay := form(outcomes.Answered, full)
	noDay.On = peer.Date{}
	noID := form(outcomes.Answered, full)
	noID.ID = ""
	for name, tt := range map[string]struct {
		form outcomes.FormReply
		want error
	}{
		"no result":           {form(outcomes.Answered, instrument.Result{}), outcomes.ErrBadReply},
		"declined and scored": {form(outcomes.Declined, full), outcomes.ErrBadReply},
		"all later ones, too": {form(outcomes.DeclinedAll, instrument.Result{}), outcomes.ErrBadReply},
		"no kind":             {form("", full), outcomes.ErrBadReply},
		"no day":              {noDay, outcomes.ErrEvent},
		"no id":               {noID, outcomes.ErrReading},
		"the zero form":       {outcomes.FormReply{}, outcomes.ErrReading},
	} {
		_, err := outcomes.EventsOfForm(tt.form)
		require.ErrorIs(t, err, tt.want, name)
	}
	f := form(outcomes.Answered, full)
	f.ID, f.Participant = "secret-f", "secret-p"
	peertest.Secret(t, "secret", f, &f, f.ID)
}

// A sheet that was held for answered turns out to have been declined, then not to
// have been asked for at all.
func TestAFormIsCorrected(t *testing.T) {
	f := form(outcomes.Answered, sheet(t, 1, 1, 1, 1, 1, 1, 1, 1, 1))
	read := func(log outcomes.Log) outcomes.Log {
		r, err := outcomes.EventsOfForm(f)
		require.NoError(t, err)
		log, err = log.Reread(f.Recorded, r)
		require.NoError(t, err)
		return log
	}
	first := read(outcomes.Log{})
	f.Kind, f.Result, f.Recorded = outcomes.Declined, instrument.Result{}, peertest.Day(6)
	second := read(first)
	assert.Equal(t, []string{"interview 2026-01-08"}, holds(second))
	kinds := []outcomes.ChangeKind{}
	for _, c := range outcomes.Changes(first, second) {
		kinds = append(kinds, c.Kind)
	}
	assert.ElementsMatch(t, []outcomes.ChangeKind{outcomes.WasAdded, outcomes.WasVoided}, kinds)
	f.InError, f.Recorded = true, peertest.Day(7)
	assert.Empty(t, read(second).Events())
}

var keeper = lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: "records"}

func returned(t *testing.T, said recovery.ReturnChange) *recovery.ReturnRecord {
	t.Helper()
	u, err := recovery.NewReturnRecord("u-1", peertest.ParticipantID, said, peertest.By(lifecycle.ParticipantParty, peertest.Day(5)))
	require.NoError(t, err)
	return u
}

func lapse(n int) recovery.ReturnChange {
	return recovery.ReturnChange{Kind: recovery.ReturnLapse, On: recovery.OnDay(peer.DateOf(peertest.Day(n), nil)), Concern: recovery.ConcernAlcohol}
}

func mine(n int) lifecycle.Act { return peertest.By(lifecycle.ParticipantParty, peertest.Day(n)) }

// Recorded on day 5, shown on day 7, said anew on day 9, hidden on day 11.
func TestAReturnToUseIsReadOnlyAsItIsShared(t *testing.T) {
	at := outcomes.Place{Programme: "prog"}
	u := returned(t, lapse(4))
	for _, who := range []lifecycle.Actor{keeper, peer.WorkerActor(peertest.WorkerID), peer.ParticipantActor(peertest.ParticipantID), {}} {
		r, err := outcomes.EventsOfReturn(*u, who, at)
		require.ErrorIs(t, err, outcomes.ErrNotShared, "nobody is shown it, and the participant keeps no log")
		assert.Empty(t, r.Records())
	}
	require.NoError(t, u.Share(mine(7), keeper, true))
	r, err := outcomes.EventsOfReturn(*u, keeper, at)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-12 use_day 2026-01-09"}, said(r), "known when it was shown")
	e := r.Records()[0]
	assert.Empty(t, e.Code, "not what it was")
	assert.Empty(t, e.Facts)
	assert.Equal(t, peer.ProgrammeID("prog"), e.Programme)
	_, err = outcomes.EventsOfReturn(*u, peer.WorkerActor(peertest.WorkerID), at)
	require.ErrorIs(t, err, outcomes.ErrNotShared, "shown to one, not to another")
	first, err := outcomes.Log{}.Reread(peertest.Day(8), r)
	require.NoError(t, err)

	require.NoError(t, u.SayAnew(mine(9), lapse(3)))
	r, err = outcomes.EventsOfReturn(*u, keeper, at)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-14 use_day 2026-01-08"}, said(r), "what they said before is theirs")
	second, err := first.Reread(peertest.Day(10), r)
	require.NoError(t, err)
	assert.Equal(t, outcomes.WasCorrected, outcomes.Changes(first, second)[0].Kind)

	require.NoError(t, u.Unshare(mine(11), keeper))
	r, err = outcomes.EventsOfReturn(*u, keeper, at)
	require.ErrorIs(t, err, outcomes.ErrNotShared)
	third, err := second.Reread(peertest.Day(12), r)
	require.NoError(t, err)
	assert.Empty(t, third.Events())
	assert.Equal(t, outcomes.WasVoided, outcomes.Changes(second, third)[0].Kind)

	require.NoError(t, u.Share(mine(13), keeper, false))
	r, err = outcomes.EventsOfReturn(*u, keeper, at)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-18 use_day 2026-01-08"}, said(r), "shown again on day 13")
	require.NoError(t, u.Share(mine(14), keeper, true))
	r, err = outcomes.EventsOfReturn(*u, keeper, at)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-18 use_day 2026-01-08"}, said(r), "with words or without is the same day")
	require.NoError(t, u.TakeBack(mine(15)))
	_, err = outcomes.EventsOfReturn(*u, keeper, at)
	require.ErrorIs(t, err, outcomes.ErrNotShared)
}

func TestWhatTellsOfNoDayOfUse(t *testing.T) {
	month, err := recovery.InMonth(2026, 1)
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		change func(*recovery.ReturnChange)
		use    bool
	}{
		"as it is":            {func(*recovery.ReturnChange) {}, true},
		"not said to what":    {func(c *recovery.ReturnChange) { c.Concern = "" }, true},
		"over own limit":      {func(c *recovery.ReturnChange) { c.Kind = recovery.ReturnOverLimit }, true},
		"own word, a drug":    {func(c *recovery.ReturnChange) { c.Kind, c.Concern = recovery.ReturnOwnWord, recovery.ConcernPills }, true},
		"own word alone":      {func(c *recovery.ReturnChange) { c.Kind, c.Concern = recovery.ReturnOwnWord, "" }, false},
		"a behaviour":         {func(c *recovery.ReturnChange) { c.Kind, c.Concern = recovery.ReturnToBehaviour, "" }, false},
		"a lapse in gambling": {func(c *recovery.ReturnChange) { c.Concern = recovery.ConcernGambling }, false},
		"a month":             {func(c *recovery.ReturnChange) { c.On = month }, false},
	} {
		said := lapse(4)
		tt.change(&said)
		u := returned(t, said)
		require.NoError(t, u.Share(mine(7), keeper, false), name)
		r, err := outcomes.EventsOfReturn(*u, keeper, outcomes.Place{})
		if tt.use {
			require.NoError(t, err, name)
			assert.Len(t, r.Records(), 1, name)
			continue
		}
		require.ErrorIs(t, err, outcomes.ErrNoUseDay, name)
		assert.Empty(t, r.Records(), name)
	}
}
