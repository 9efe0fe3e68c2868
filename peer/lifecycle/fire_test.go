package lifecycle_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Every state x event x party of the visit, by hand: the host invited in
// invited, the stays in resting and away began from agreed.
func TestVisitTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m := newVisits(t)
	ways := map[visitState][]visitMove{
		planned: {},
		invited: {move(invite, theHost, 1)},
		agreed:  {move(invite, theHost, 1), move(accept, theGuest, 2)},
		resting: {move(invite, theHost, 1), move(accept, theGuest, 2), move(rest, theHost, 3)},
		away:    {move(invite, theHost, 1), move(accept, theGuest, 2), move(goAway, theGuest, 3)},
		over:    {move(invite, theHost, 1), move(accept, theGuest, 2), move(finish, theHost, 3), move(finish, theGuest, 4)},
		dropped: {move(drop, theHost, 1)},
	}
	actors := map[lifecycle.Party]lifecycle.Actor{host: theHost, guest: theGuest, matcher: theMatcher}
	peertest.TryTable(t, peertest.Trial[visitState, visitEvent, visitChange]{
		Machine: m,
		Open:    func() (visitHistory, error) { return m.Open(hostSeat) },
		In: func(s visitState) visitHistory {
			return run(t, m, append([]visitMove{move(plan, theHost, 0)}, ways[s]...)...)
		},
		Move: func(e visitEvent, p lifecycle.Party) visitMove {
			mv := move(e, actors[p], 0)
			if e == rest {
				mv.Code = "tired"
			}
			return mv
		},
		Want: `
			-       | plan    | host, matcher        | planned
			planned | invite  | host, guest, matcher | invited
			planned | drop    | host, matcher        | dropped
			invited | accept  | guest, matcher       | agreed
			invited | retract | host                 | planned
			invited | drop    | host, guest, matcher | dropped
			agreed  | rest    | host, guest          | resting
			agreed  | go_away | guest                | away
			agreed  | prolong | host                 | agreed
			agreed  | finish  | host, guest          | agreed
			agreed  | drop    | host, guest, matcher | dropped
			resting | go_on   | host, guest          | agreed
			resting | go_away | guest                | away
			resting | drop    | host, guest, matcher | dropped
			away    | go_on   | host, guest          | agreed
			away    | drop    | host, guest, matcher | dropped
		`,
	})
}

func TestRefusalsByCode(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	with := func(mv visitMove, edit func(*visitMove)) visitMove { edit(&mv); return mv }
	tests := []struct {
		name string
		h    visitHistory
		mv   visitMove
		want error
		code lifecycle.Code
	}{
		{"unknown event", h, move("dance", theHost, 3), lifecycle.ErrUnknownEvent, "unknown_event"},
		{"not opened", visitHistory{}, move(rest, theMatcher, 3), lifecycle.ErrNotStarted, "not_started"},
		{"opened twice", h, move(plan, theHost, 3), lifecycle.ErrNotFromHere, "not_from_here"},
		{"wrong state", h, move(invite, theHost, 3), lifecycle.ErrNotFromHere, "not_from_here"},
		{"retired row", run(t, m, move(plan, theHost, 0)), move(announce, theHost, 1), lifecycle.ErrNotFromHere, "not_from_here"},
		{"wrong party", h, move(goAway, theHost, 3), lifecycle.ErrNotYourMove, "not_your_move"},
		{"unknown party", h, move(rest, lifecycle.Actor{Party: "neighbour", ID: "x"}, 3), lifecycle.ErrNotYourMove, "not_your_move"},
		{"somebody else as host", h, move(rest, lifecycle.Actor{Party: host, ID: "eve"}, 3), lifecycle.ErrNotYourMove, "not_your_move"},
		{"nobody as host", h, move(rest, lifecycle.Actor{Party: host}, 3), lifecycle.ErrNotYourMove, "not_your_move"},
		{"guest invites another", run(t, m, move(plan, theHost, 0)), with(move(invite, theGuest, 1), func(mv *visitMove) { mv.Data.Guest = "dan" }), lifecycle.ErrNotYourMove, "not_your_move"},
		{"not who invited", run(t, m, move(plan, theHost, 0), move(invite, theHost, 1)), move(retract, theMatcher, 2), lifecycle.ErrNotYourMove, "not_your_move"},
		{"own invitation", run(t, m, move(plan, theHost, 0), move(invite, theHost, 1)), move(accept, theHost, 2), lifecycle.ErrAnswered, "answered"},
		{"second answer of one side", run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1), move(accept, theHost, 2)), move(accept, theHost, 3), lifecycle.ErrAnswered, "answered"},
		{"no reason", h, move(rest, theGuest, 3), lifecycle.ErrReasonMissing, "reason_missing"},
		{"no code", h, with(move(goAway, theGuest, 3), func(mv *visitMove) { mv.Code = ""; mv.Reason = text(t, "milk") }), lifecycle.ErrReasonMissing, "reason_missing"},
		{"unknown code", h, with(move(rest, theGuest, 3), func(mv *visitMove) { mv.Code = "bored" }), lifecycle.ErrUnknownCode, "unknown_code"},
		{"code where none is listed", h, with(move(finish, theGuest, 3), func(mv *visitMove) { mv.Code = "tired" }), lifecycle.ErrUnknownCode, "unknown_code"},
		{"no guest named", run(t, m, move(plan, theHost, 0)), with(move(invite, theHost, 1), func(mv *visitMove) { mv.Data.Guest = "" }), lifecycle.ErrDataMissing, "data_missing"},
		{"no end named", h, with(move(prolong, theHost, 3), func(mv *visitMove) { mv.Data.Until = time.Time{} }), lifecycle.ErrDataMissing, "data_missing"},
		{"data that is not taken", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.Data.Guest = "dan" }), lifecycle.ErrDataUnexpected, "data_unexpected"},
		{"more data than is taken", h, with(move(prolong, theHost, 3), func(mv *visitMove) { mv.Data.Guest = "dan" }), lifecycle.ErrDataUnexpected, "data_unexpected"},
		{"no time", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.At = time.Time{} }), lifecycle.ErrTimeOrder, "time_order"},
		{"before the move before", h, move(finish, theHost, 1), lifecycle.ErrTimeOrder, "time_order"},
		{"recorded before the one before", h, with(move(finish, theHost, 2), func(mv *visitMove) { mv.Recorded = day(1) }), lifecycle.ErrTimeOrder, "time_order"},
		{"after it was recorded", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.Recorded = day(3).Add(-5*time.Minute - time.Nanosecond) }), lifecycle.ErrTimeOrder, "time_order"},
		{"year 10000", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }), lifecycle.ErrTimeOrder, "time_order"},
		{"broken id", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.ID = "\xff" }), lifecycle.ErrMalformed, "malformed"},
		{"endless id", h, with(move(finish, theHost, 3), func(mv *visitMove) { mv.ID = strings.Repeat("x", 257) }), lifecycle.ErrMalformed, "malformed"},
		{"final", run(t, m, move(plan, theHost, 0), move(drop, theHost, 1)), move(drop, theHost, 2), lifecycle.ErrFinal, "final"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.h.Entries()
			after, out, err := m.Fire(tt.h, tt.mv, func() error { t.Error("a guard is asked last"); return nil })
			r := peertest.Refused(t, err, lifecycle.ErrRefused, tt.want)
			assert.Equal(t, tt.code, r.Code)
			assert.NotEmpty(t, r.Want, "a refusal says what it wants")
			assert.Equal(t, "visit", r.Lifecycle)
			assert.Equal(t, string(tt.h.State()), r.State)
			assert.True(t, slices.IsSorted(r.Legal))
			assert.Equal(t, before, after.Entries(), "a refused move changes nothing")
			assert.False(t, out.Applied)
		})
	}
}

func TestAtMayLieAfterRecordedWithinTheTolerance(t *testing.T) {
	m := newVisits(t)
	mv := move(finish, theHost, 3)
	mv.Recorded = day(3).Add(-lifecycle.MaxAhead)
	_, _, err := m.Fire(agreedVisit(t, m), mv, nil)
	require.NoError(t, err)
}

func TestLegalNamesTheMovesOfThisActor(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	legal := func(a lifecycle.Actor) []string {
		_, _, err := m.Fire(h, move(invite, a, 3), nil)
		return peertest.Refused(t, err).Legal
	}
	assert.Equal(t, []string{"drop", "finish", "prolong", "rest"}, legal(theHost))
	assert.Equal(t, []string{"drop", "finish", "go_away", "rest"}, legal(theGuest))
	assert.Equal(t, []string{"drop"}, legal(theMatcher))
	assert.Empty(t, legal(lifecycle.Actor{Party: host, ID: "eve"}), "a stranger has no moves")
	h = run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(finish, theHost, 3))
	assert.Equal(t, []visitEvent{drop, prolong, rest}, m.Next(h, theHost), "who has finished waits for the other")
	assert.Equal(t, []visitEvent{plan}, m.Next(visitHistory{}, theMatcher))
}

func TestProposerHasSpokenAndAMatchersProposalNeedsBoth(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1))
	assert.Equal(t, parties(host, guest), unanswered(m, h))
	h, _, err := m.Fire(h, move(accept, theGuest, 2), nil)
	require.NoError(t, err)
	assert.Equal(t, invited, h.State(), "one answer of two")
	assert.Equal(t, parties(host), unanswered(m, h))
	assert.Equal(t, day(1), h.Since(), "an answer does not refresh the stay")
	h, _, err = m.Fire(h, move(accept, theHost, 3), nil)
	require.NoError(t, err)
	assert.Equal(t, agreed, h.State())

	h = run(t, m, move(plan, theHost, 0), move(invite, theGuest, 1))
	assert.Equal(t, parties(host), unanswered(m, h), "who invited themselves has spoken")
	h, _, err = m.Fire(h, move(accept, theHost, 2), nil)
	require.NoError(t, err)
	assert.Equal(t, agreed, h.State())
}

// The matcher answers for the guest, once, and not for the host.
func TestAnAnswerOnBehalfOfAnother(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1), move(accept, theMatcher, 2))
	assert.Equal(t, invited, h.State())
	assert.Equal(t, parties(host), unanswered(m, h))
	for _, a := range []lifecycle.Actor{theMatcher, theGuest} {
		_, _, err := m.Fire(h, move(accept, a, 3), nil)
		peertest.Refused(t, err, lifecycle.ErrAnswered)
		assert.NotContains(t, m.Next(h, a), accept)
	}
	bare := move(accept, theMatcher, 2)
	bare.Code = ""
	_, _, err := m.Fire(run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1)), bare, nil)
	peertest.Refused(t, err, lifecycle.ErrReasonMissing)
	h, _, err = m.Fire(h, move(accept, theHost, 3), nil)
	require.NoError(t, err)
	assert.Equal(t, agreed, h.State())
	_, err = m.Restore(h.Stored(), hostSeat)
	require.NoError(t, err)
}

// An answer given before the state was left does not count after coming back.
func TestAnswersBelongToOneStay(t *testing.T) {
	m := newVisits(t)
	tired := move(rest, theHost, 4)
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2),
		move(finish, theHost, 3), tired, move(goOn, theHost, 5), move(finish, theGuest, 6))
	assert.Equal(t, agreed, h.State())
}

func TestComingBackRemembersWhatWasHeldBefore(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2),
		move(rest, theHost, 3), move(goAway, theGuest, 4))
	h, _, err := m.Fire(h, move(goOn, theGuest, 5), nil)
	require.NoError(t, err)
	assert.Equal(t, resting, h.State(), "back from the errand to the rest")
	h, _, err = m.Fire(h, move(goOn, theGuest, 6), nil)
	require.NoError(t, err)
	assert.Equal(t, agreed, h.State(), "the rest still began from agreed, not from away")
}

func unanswered(m *visitMachine, h visitHistory) []lifecycle.Party {
	parties, _ := m.Unanswered(h)
	return parties
}

func TestSeats(t *testing.T) {
	m := newVisits(t)
	_, err := m.Open(lifecycle.Seat{Party: matcher, ID: "cleo"})
	require.ErrorIs(t, err, lifecycle.ErrForeign)
	_, err = m.Open(lifecycle.Seat{Party: host})
	require.ErrorIs(t, err, lifecycle.ErrForeign)
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1))
	assert.Equal(t, "ada", h.Seat(host))
	assert.Equal(t, "ben", h.Seat(guest))
	assert.Empty(t, h.Seat(matcher))
	h, _, err = m.Fire(h, move(retract, theHost, 2), nil)
	require.NoError(t, err)
	assert.Empty(t, h.Seat(guest), "the guest's seat is empty again")
}

func TestGuardRefuses(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	full := errors.New("the house is full")
	for name, guard := range map[string]func() error{
		"named":  func() error { return lifecycle.Deny("room", "a free room") },
		"joined": func() error { return errors.Join(full, lifecycle.Deny("room", "a free room")) },
	} {
		after, _, err := m.Fire(h, move(finish, theHost, 3), guard)
		peertest.RefusedBy(t, err, "room")
		assert.Equal(t, "a free room", peertest.Refused(t, err).Want, name)
		assert.Equal(t, h.Len(), after.Len())
	}
	_, _, err := m.Fire(h, move(finish, theHost, 3), func() error { return full })
	peertest.Refused(t, err, lifecycle.ErrGuard, full)
	assert.NotContains(t, err.Error(), "full", "what a host's own error says stays out of the text")
}

func TestAGuardMayReturnANilDenial(t *testing.T) {
	m := newVisits(t)
	var none *lifecycle.Denial
	h, err := m.Open(hostSeat)
	require.NoError(t, err)
	_, _, err = m.Fire(h, move(plan, theHost, 0), func() error { return none })
	require.ErrorIs(t, err, lifecycle.ErrGuard, "it returned an error, whatever it says")
	assert.NotEmpty(t, err.Error())
}

func TestRepeatedIDChangesNothing(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	first := move(rest, theGuest, 3)
	first.ID, first.Reason = "k-1", text(t, "long walk")
	h, out, err := m.Fire(h, first, nil)
	require.NoError(t, err)
	require.True(t, out.Applied)

	again := first
	again.Recorded = day(9)
	same, out2, err := m.Fire(h, again, func() error { t.Error("a repeated move asks no guard"); return nil })
	require.NoError(t, err)
	assert.False(t, out2.Applied)
	assert.Equal(t, out.Entry, out2.Entry)
	assert.Equal(t, h.Entries(), same.Entries())

	for name, edit := range map[string]func(*visitMove){
		"event": func(mv *visitMove) { mv.Event = drop },
		"actor": func(mv *visitMove) { mv.By = theHost },
		"time":  func(mv *visitMove) { mv.At = day(4) },
		"code":  func(mv *visitMove) { mv.Code = "tired" },
		"words": func(mv *visitMove) { mv.Reason = text(t, "short walk") },
		"data":  func(mv *visitMove) { mv.Data.Guest = "dan" },
	} {
		other := first
		edit(&other)
		_, _, err := m.Fire(h, other, nil)
		r := peertest.Refused(t, err, lifecycle.ErrIDReused)
		assert.NotContains(t, r.Error(), "walk", name)
	}
}

func TestHistoryIsAValue(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	one, _, err := m.Fire(h, move(rest, theHost, 3), nil)
	require.NoError(t, err)
	two, _, err := m.Fire(h, move(goAway, theGuest, 3), nil)
	require.NoError(t, err)
	assert.Equal(t, []visitState{agreed, resting, away}, []visitState{h.State(), one.State(), two.State()})
	last, ok := one.Last()
	assert.True(t, ok)
	assert.Equal(t, rest, last.Event)
	h.Entries()[0].Event = "changed"
	h.Moves()[0].Event = "changed"
	assert.Equal(t, plan, h.Entries()[0].Event)
}

func TestZeroHistory(t *testing.T) {
	var h visitHistory
	assert.True(t, h.IsZero())
	assert.Empty(t, h.State())
	assert.Empty(t, h.Entries())
	assert.Empty(t, h.Moves())
	assert.Empty(t, h.Seat(host))
	assert.True(t, h.Since().IsZero())
	_, ok := h.Last()
	assert.False(t, ok)
	assert.True(t, h.AsOf(day(1)).IsZero())
	assert.True(t, h.AsKnown(day(1)).IsZero())
	m := newVisits(t)
	assert.False(t, m.Can(h, rest, host))
	assert.True(t, m.Can(h, plan, host))
	assert.Empty(t, unanswered(m, h))
}

func TestHistoryOfAnotherMachine(t *testing.T) {
	h := agreedVisit(t, newVisits(t))
	_, _, err := newVisits(t).Fire(h, move(rest, theHost, 3), nil)
	require.ErrorIs(t, err, lifecycle.ErrForeign)
}

func TestTimesAreKeptInUTCWithoutAMonotonicReading(t *testing.T) {
	m := newVisits(t)
	zone := time.FixedZone("somewhere", -5*3600)
	mv := move(plan, theHost, 0)
	mv.At = mv.At.In(zone)
	h := run(t, m, mv)
	e, _ := h.Last()
	assert.Equal(t, day(0), e.At)
	assert.Equal(t, day(0), e.Recorded, "recorded when it happened, if nothing else is said")
}

func TestRefusalTexts(t *testing.T) {
	m := newVisits(t)
	_, _, err := m.Fire(run(t, m, move(plan, theHost, 0)), move(accept, theHost, 1), nil)
	r := peertest.Refused(t, err, lifecycle.ErrNotFromHere)
	assert.Equal(t, "visit: cannot accept: its state is planned; want the state invited; possible now: drop, invite", r.Error())
	spanish, err := r.Text(lifecycle.Spanish)
	require.NoError(t, err)
	assert.Equal(t, "visita: no es posible aceptar: el estado es planeada; ahora es posible: drop, invite", spanish)
	_, _, err = m.Fire(visitHistory{}, move(plan, theGuest, 1), nil)
	assert.Equal(t, "visit: cannot plan: its state is not opened yet, and this is not the actor's move; want a move by host or matcher", err.Error())
	_, err = r.Text("tlh")
	require.ErrorIs(t, err, lifecycle.ErrUnknownLanguage)
}

// Each code has a text in each language, and no text has a verb too many.
func TestEveryCodeHasATextInEveryLanguage(t *testing.T) {
	for _, code := range lifecycle.Codes() {
		for _, lang := range []lifecycle.Language{lifecycle.English, lifecycle.Spanish} {
			r := &lifecycle.Refusal{Lifecycle: "visit", State: "planned", Event: "accept", Code: code}
			text, err := r.Text(lang)
			require.NoError(t, err, code)
			assert.NotContains(t, text, "%!", code)
			assert.NotEmpty(t, text)
		}
		require.ErrorIs(t, &lifecycle.Refusal{Code: code}, lifecycle.ErrRefused)
	}
}
