package lifecycle_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// correction returns an act of the matcher, with a reason, recorded on a day.
func correction(t testing.TB, n int) lifecycle.Act {
	act := by(theMatcher, n)
	act.Reason = text(t, "written down late")
	return act
}

// The guest rested on day 4 and not on day 3, which came out on day 10.
func corrected(t testing.TB, m *visitMachine) visitHistory {
	t.Helper()
	mv := move(rest, theGuest, 3)
	mv.Code = "tired"
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), mv, move(goOn, theGuest, 6))
	mv.At = day(4)
	h, err := m.Correct(h, correction(t, 10), 4, mv, move(goOn, theGuest, 6))
	require.NoError(t, err)
	return h
}

func TestCorrectReplacesAndDeletesNothing(t *testing.T) {
	m := newVisits(t)
	h := corrected(t, m)
	assert.Equal(t, agreed, h.State())
	assert.Equal(t, 8, h.Len(), "five entries, the correction and two replacements")
	var events []visitEvent
	for _, e := range h.Moves() {
		events = append(events, e.Event)
	}
	assert.Equal(t, []visitEvent{plan, invite, accept, rest, goOn}, events)
	fix := h.Entries()[5]
	assert.Equal(t, 4, fix.Voids)
	assert.Equal(t, theMatcher, fix.By)
	assert.Equal(t, "written down late", fix.Reason.Words())
	for _, e := range h.Entries()[6:] {
		assert.Equal(t, day(10), e.Recorded)
	}
	assert.Equal(t, day(4), h.Moves()[3].At)
	h, _, err := m.Fire(h, move(goAway, theGuest, 11), nil)
	require.NoError(t, err)
	assert.Equal(t, away, h.State(), "life goes on from the corrected state")
}

func TestAsOfAndAsKnown(t *testing.T) {
	m := newVisits(t)
	h := corrected(t, m)
	tests := []struct {
		of, known int
		want      visitState
	}{
		{2, 20, agreed}, {3, 20, agreed}, {4, 20, resting}, {5, 20, resting}, {6, 20, agreed}, // as known now
		{3, 9, resting}, {4, 9, resting}, {3, 5, resting}, {6, 5, resting}, {0, 9, planned}, // as known before the correction
		{3, 1, invited}, {0, 0, planned}, {0, -1, ""}, {-1, 20, ""},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, h.AsKnown(day(tt.known)).AsOf(day(tt.of)).State(), "of day %d, known on day %d", tt.of, tt.known)
	}
	assert.Empty(t, h.AsOf(day(0)).Seat(guest), "nobody was invited then")
	assert.Equal(t, "ben", h.AsOf(day(1)).Seat(guest))
	assert.Equal(t, "ada", h.AsOf(day(0)).Seat(host))

	assert.Equal(t, resting, h.AsOf(day(3)).AsKnown(day(9)).State(), "in either order")
	assert.Equal(t, agreed, h.AsOf(day(3)).AsKnown(day(20)).State())
	assert.Equal(t, agreed, h.AsOf(day(3)).AsOf(day(30)).AsKnown(day(20)).State(), "what was left out stays so")
	assert.Zero(t, h.AsOf(time.Time{}).AsKnown(day(20)).Len(), "nothing happened before all time")
	assert.Equal(t, 3, h.AsOf(day(3)).Len(), "what counted by then, and no more")
	assert.Empty(t, h.AsOf(day(3)).Stored().Entries)

	past := h.AsOf(day(3))
	_, _, err := m.Fire(past, move(rest, theHost, 12), nil)
	require.ErrorIs(t, err, lifecycle.ErrPast)
	_, err = json.Marshal(past)
	require.ErrorIs(t, err, lifecycle.ErrPast, "a view of the past is not the record")
	_, err = m.Correct(h.AsKnown(day(3)), correction(t, 12), 1)
	require.ErrorIs(t, err, lifecycle.ErrPast)
	_, err = m.Redact(past, by(theHost, 12), 1)
	require.ErrorIs(t, err, lifecycle.ErrPast)
}

func TestCorrectFromAFinalState(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(drop, theHost, 1))
	h, err := m.Correct(h, correction(t, 2), 2)
	require.NoError(t, err)
	assert.Equal(t, planned, h.State(), "dropped by mistake")
	h, err = m.Correct(h, correction(t, 3), 1, move(plan, theMatcher, 0), move(invite, theHost, 1))
	require.NoError(t, err)
	assert.Equal(t, invited, h.State(), "even the opening can be replaced")
}

func TestCorrectRefusals(t *testing.T) {
	m := newVisits(t)
	h := corrected(t, m)
	early := correction(t, 9)
	bare := by(theMatcher, 11)
	tests := []struct {
		name    string
		act     lifecycle.Act
		from    int
		moves   []visitMove
		want    error
		refused string
	}{
		{"not by the host", by(theHost, 11), 7, nil, lifecycle.ErrNotYourMove, "corrected"},
		{"no reason", bare, 7, nil, lifecycle.ErrReasonMissing, "corrected"},
		{"a code made up", lifecycle.Act{By: theMatcher, At: day(11), Code: "ada called"}, 7, nil, lifecycle.ErrUnknownCode, "corrected"},
		{"of nothing", correction(t, 11), 9, nil, lifecycle.ErrNoSuchEntry, "corrected"},
		{"of entry 0", correction(t, 11), 0, nil, lifecycle.ErrNoSuchEntry, "corrected"},
		{"of what no longer counts", correction(t, 11), 4, nil, lifecycle.ErrNoSuchEntry, "corrected"},
		{"of a correction", correction(t, 11), 6, nil, lifecycle.ErrNoSuchEntry, "corrected"},
		{"of everything", correction(t, 11), 1, nil, lifecycle.ErrNotStarted, "corrected"},
		{"recorded before the newest", early, 7, nil, lifecycle.ErrTimeOrder, "corrected"},
		{"a replacement that cannot be", correction(t, 11), 7, []visitMove{move(invite, theHost, 5)}, lifecycle.ErrNotFromHere, "invite"},
		{"replacements out of order", correction(t, 11), 7, []visitMove{move(finish, theHost, 5), move(finish, theGuest, 4)}, lifecycle.ErrTimeOrder, "finish"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after, err := m.Correct(h, tt.act, tt.from, tt.moves...)
			assert.Equal(t, tt.refused, peertest.Refused(t, err, tt.want).Event)
			assert.Equal(t, h.Entries(), after.Entries(), "all or nothing")
		})
	}
	_, err := m.Correct(visitHistory{}, correction(t, 1), 1)
	peertest.Refused(t, err, lifecycle.ErrNotStarted)
}

func TestCorrectIsIdempotent(t *testing.T) {
	m := newVisits(t)
	act := correction(t, 10)
	act.ID = "fix-1"
	h := agreedVisit(t, m)
	once, err := m.Correct(h, act, 3, move(accept, theGuest, 5))
	require.NoError(t, err)
	twice, err := m.Correct(once, act, 3, move(accept, theGuest, 5))
	require.NoError(t, err)
	assert.Equal(t, once.Entries(), twice.Entries())
	_, err = m.Correct(once, act, 3, move(accept, theGuest, 6))
	peertest.Refused(t, err, lifecycle.ErrIDReused)
	_, err = m.Correct(once, act, 2, move(accept, theGuest, 5))
	peertest.Refused(t, err, lifecycle.ErrIDReused)
	_, err = m.Correct(once, act, 3)
	peertest.Refused(t, err, lifecycle.ErrIDReused)
	named := move(accept, theGuest, 5)
	named.ID = "another"
	_, err = m.Correct(once, act, 3, named)
	peertest.Refused(t, err, lifecycle.ErrIDReused)
	later, _, err := m.Fire(once, move(drop, theHost, 11), nil)
	require.NoError(t, err)
	_, err = m.Correct(later, act, 3, move(accept, theGuest, 5), move(drop, theHost, 11))
	peertest.Refused(t, err, lifecycle.ErrIDReused)
}

func TestRedactTakesTheWordsAndLeavesTheRest(t *testing.T) {
	m := newVisits(t)
	mv := move(rest, theGuest, 3)
	mv.Code, mv.Reason = "tired", text(t, "did not sleep")
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), mv)
	before := h.Digest()
	redacted, err := m.Redact(h, by(theHost, 5), 4)
	require.NoError(t, err)

	e := redacted.Entries()[3]
	assert.True(t, e.Reason.IsRedacted())
	assert.Empty(t, e.Reason.Words())
	assert.Equal(t, "tired", e.Code)
	assert.Equal(t, theGuest, e.By)
	assert.Equal(t, day(3), e.At)
	assert.Equal(t, resting, redacted.State())
	assert.Equal(t, "did not sleep", h.Entries()[3].Reason.Words(), "the old value is untouched")
	mark := redacted.Entries()[4]
	assert.Equal(t, 4, mark.Redacts)
	assert.Equal(t, theHost, mark.By)

	require.NoError(t, lifecycle.Extends(redacted, before), "the chain goes on across a redaction")
	require.ErrorIs(t, lifecycle.Verify(redacted, before), lifecycle.ErrDigest)
	data, err := json.Marshal(redacted)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "sleep")
	loaded, err := m.Load(data, hostSeat)
	require.NoError(t, err)
	require.NoError(t, lifecycle.Verify(loaded, redacted.Digest()))

	named := by(theHost, 5)
	named.ID = "r-1"
	once, err := m.Redact(h, named, 4)
	require.NoError(t, err)
	once, _, err = m.Fire(once, move(goOn, theGuest, 6), nil)
	require.NoError(t, err)
	twice, err := m.Redact(once, named, 4)
	require.NoError(t, err, "a repeated delivery comes late")
	assert.Equal(t, once.Len(), twice.Len())
	_, err = m.Redact(once, named, 3)
	peertest.Refused(t, err, lifecycle.ErrIDReused)

	again, err := m.Redact(redacted, by(theHost, 6), 4)
	require.NoError(t, err)
	assert.Equal(t, redacted.Len(), again.Len(), "redacting twice changes nothing")
	next, _, err := m.Fire(redacted, move(goOn, theGuest, 6), nil)
	require.NoError(t, err)
	assert.Equal(t, agreed, next.State())

	for name, tt := range map[string]struct {
		by   lifecycle.Actor
		seq  int
		want error
	}{
		"not by the guest":   {theGuest, 4, lifecycle.ErrNotYourMove},
		"not by a stranger":  {lifecycle.Actor{Party: host, ID: "eve"}, 4, lifecycle.ErrNotYourMove},
		"of entry 0":         {theHost, 0, lifecycle.ErrNoSuchEntry},
		"of what is to come": {theHost, 9, lifecycle.ErrNoSuchEntry},
		"where no words are": {theHost, 1, lifecycle.ErrNoSuchEntry},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := m.Redact(h, by(tt.by, 5), tt.seq)
			peertest.Refused(t, err, tt.want)
		})
	}
}

func TestText(t *testing.T) {
	words := text(t, "hello")
	assert.Equal(t, "hello", words.Words())
	gone := words.Redacted()
	assert.Equal(t, words.Hash(), gone.Hash())
	assert.Equal(t, gone, gone.Redacted())
	assert.True(t, lifecycle.Text{}.Redacted().IsZero())
	// SHA-256 of the salt "00…00" (32 hex digits), a zero byte and "hello".
	assert.Equal(t, "d3a8f9c3b41845fb1fc570a60254d7d20395404b80cf5e9df75e45f7384901ca", words.Hash())
	for _, w := range []lifecycle.Text{{}, words, gone} {
		data, err := json.Marshal(w)
		require.NoError(t, err)
		var back lifecycle.Text
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, w, back)
	}
	for _, bad := range []string{
		`"hello"`, `{"words":"hello"}`, `{"salt":"00000000000000000000000000000000"}`, `{"words":"x","salt":"0"}`,
		`{"hash":"00"}`, `{"words":"x","salt":"00000000000000000000000000000000","hash":"00"}`, `{"words":"x","salt":"0000000000000000000000000000000G"}`, `{"text":"x"}`,
		`{"WORDS":"x","salt":"00000000000000000000000000000000"}`, `{"words":"x","Words":"y","salt":"00000000000000000000000000000000"}`,
		`{"words":"x","words":"y","salt":"00000000000000000000000000000000"}`, `null`,
	} {
		kept := words
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), lifecycle.ErrText, bad)
		assert.Equal(t, words, kept, "unchanged on error")
	}
}

// Words that a redaction took do not come back as the reason of a new move.
func TestARedactedReasonIsNoReason(t *testing.T) {
	m := newVisits(t)
	mv := move(rest, theGuest, 3)
	mv.Reason = text(t, "did not sleep").Redacted()
	_, _, err := m.Fire(agreedVisit(t, m), mv, nil)
	peertest.Refused(t, err, lifecycle.ErrMalformed)
}

// A correction of a long history costs no more than a copy of it for each kind of entry.
func TestCorrectALongHistory(t *testing.T) {
	m := newVisits(t)
	h := agreedVisit(t, m)
	stored := h.Stored()
	for i := len(stored.Entries); i < 6000; i++ {
		e := stored.Entries[2]
		e.Seq, e.At, e.Recorded, e.Event, e.From, e.To, e.By = i+1, day(3), day(3), rest, agreed, resting, theHost
		if i%2 == 0 {
			e.Event, e.From, e.To = goOn, resting, agreed
		}
		stored.Entries = append(stored.Entries, e)
	}
	stored.Entries = stored.Entries[:5999]
	long, err := m.Restore(stored, hostSeat)
	require.NoError(t, err)
	var moves []visitMove
	for _, e := range long.Moves()[3:] {
		moves = append(moves, visitMove{Event: e.Event, Act: lifecycle.Act{By: e.By, At: e.At}})
	}
	long, err = m.Correct(long, correction(t, 9), 4, moves...)
	require.NoError(t, err)
	assert.Equal(t, 5999+1+5996, long.Len())
	stored = long.Stored()
	for i := range 10_000 {
		stored.Entries = append(stored.Entries, stored.Entries[i])
	}
	_, err = m.Restore(stored, hostSeat)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord, "more than a history may hold")
}

// Each corrects and redacts what they entered themselves, live and in a record.
func TestOwnMarks(t *testing.T) {
	own := func(table *visitTable) {
		table.CorrectBy, table.RedactBy, table.MarkCodes = parties(host, guest), parties(host, guest), nil
		table.OwnMarks, table.RedactAny = true, parties(host)
	}
	m := newVisits(t, own)
	lax := newVisits(t, own, func(table *visitTable) { table.OwnMarks, table.RedactAny = false, nil })
	resting := func(m *visitMachine) visitHistory {
		mv := move(rest, theGuest, 3)
		mv.Code, mv.Reason = "tired", text(t, "a long way")
		return run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), mv)
	}
	why := func(a lifecycle.Actor) lifecycle.Act {
		act := by(a, 9)
		act.Reason = text(t, "not so")
		return act
	}
	rested := move(rest, theGuest, 4)
	rested.Code, rested.Reason = "tired", text(t, "on the day after")

	h := resting(m)
	for name, tt := range map[string]struct {
		by   lifecycle.Actor
		from int
		with []visitMove
	}{
		"what the other entered":                   {theHost, 4, nil},
		"one's own, and what the other entered":    {theHost, 2, nil},
		"a replacement in the name of the other":   {theGuest, 4, []visitMove{move(rest, theHost, 4)}},
		"the other's after one's own, both in one": {theGuest, 3, []visitMove{move(accept, theGuest, 2), move(rest, theHost, 4)}},
	} {
		next, err := m.Correct(h, why(tt.by), tt.from, tt.with...)
		refusal := peertest.Refused(t, err, lifecycle.ErrNotYourMove)
		assert.Equal(t, "whoever entered it, and replacements that are their own", refusal.Want, name)
		assert.Equal(t, h.Digest(), next.Digest(), "%s: nothing happened", name)

		forged, err := lax.Correct(resting(lax), why(tt.by), tt.from, tt.with...)
		require.NoError(t, err, name)
		_, err = m.Restore(forged.Stored(), hostSeat)
		var bad *lifecycle.RecordError
		require.ErrorAs(t, err, &bad, name)
		assert.Equal(t, "by", bad.Field, name)
	}
	next, err := m.Correct(h, why(theGuest), 4, rested)
	require.NoError(t, err)
	assert.Equal(t, day(4), next.Since())
	again, err := m.Restore(next.Stored(), hostSeat)
	require.NoError(t, err)
	assert.Equal(t, next.Digest(), again.Digest())
	_, err = m.Correct(next, why(theHost), 1, move(plan, theHost, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove) // what an earlier correction voided is still the guest's

	_, err = m.Redact(next, by(theHost, 10), 4)
	require.NoError(t, err, "who may redact any words")
	said := move(rest, theHost, 3)
	said.Reason = text(t, "tea first")
	h = run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), said)
	_, err = m.Redact(h, by(theGuest, 10), 4)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	forged := run(t, lax, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), said)
	forged, err = lax.Redact(forged, by(theGuest, 10), 4)
	require.NoError(t, err)
	_, err = m.Restore(forged.Stored(), hostSeat)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord)
	assert.Contains(t, visitsWith(own).Markdown(), "Each corrects and redacts what they entered themselves; words of others are redacted by: host, those of a participant by the participant alone.")
}

func visitsWith(edit func(*visitTable)) visitTable {
	table := visits()
	edit(&table)
	return table
}
