package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// full returns a visit with every kind of entry: moves with data, codes and
// words, a correction and a redaction.
func full(t testing.TB, m *visitMachine) visitHistory {
	t.Helper()
	tired := move(rest, theGuest, 3)
	tired.ID, tired.Code, tired.Reason = "k-1", "tired", text(t, "did not sleep")
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1), move(accept, theGuest, 2), move(accept, theHost, 2),
		tired, move(goAway, theGuest, 4), move(goOn, theHost, 5))
	late := tired
	late.ID, late.At, late.Reason = "k-2", day(4), text(t, "did not sleep at all")
	fix := correction(t, 8)
	fix.ID = "k-3"
	h, err := m.Correct(h, fix, 5, late, move(goOn, theGuest, 6))
	require.NoError(t, err)
	h, err = m.Redact(h, by(theHost, 9), 5)
	require.NoError(t, err)
	h, _, err = m.Fire(h, move(prolong, theHost, 10), nil)
	require.NoError(t, err)
	return h
}

func TestLoadGivesBackWhatWasStored(t *testing.T) {
	m := newVisits(t)
	h := full(t, m)
	data, err := json.Marshal(h)
	require.NoError(t, err)
	back, err := m.Load(data, hostSeat)
	require.NoError(t, err)
	assert.Equal(t, h.Entries(), back.Entries())
	assert.Equal(t, h.Moves(), back.Moves())
	assert.Equal(t, h.State(), back.State())
	assert.Equal(t, h.Since(), back.Since())
	assert.Equal(t, h.Seat(guest), back.Seat(guest))
	require.NoError(t, lifecycle.Verify(back, h.Digest()))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(data), string(again))
	var plain visitHistory
	require.ErrorIs(t, json.Unmarshal(data, &plain), lifecycle.ErrBadRecord, "a history is never decoded without its machine")
}

// Each of these changes makes a record that the table could not have produced.
func TestImpossibleRecordsDoNotLoad(t *testing.T) {
	m := newVisits(t)
	tests := []struct {
		name  string
		edit  func(s *visitStored)
		seq   int
		field string
	}{
		{"another lifecycle", func(s *visitStored) { s.Lifecycle = "party" }, 0, "lifecycle"},
		{"no entries", func(s *visitStored) { s.Entries = nil }, 0, "entries"},
		{"a cut head", func(s *visitStored) { s.Entries = s.Entries[1:] }, 1, "seq"},
		{"a cut head, renumbered", func(s *visitStored) {
			s.Entries = s.Entries[1:]
			for i := range s.Entries {
				s.Entries[i].Seq = i + 1
			}
		}, 1, "event"},
		{"an entry left out", func(s *visitStored) { s.Entries = slices.Delete(s.Entries, 2, 3) }, 3, "seq"},
		{"two entries swapped", func(s *visitStored) {
			s.Entries[1], s.Entries[2] = s.Entries[2], s.Entries[1]
			s.Entries[1].Seq, s.Entries[2].Seq = 2, 3
		}, 2, "event"},
		{"a state that does not follow", func(s *visitStored) { s.Entries[1].To = agreed }, 2, "to"},
		{"a state that did not hold", func(s *visitStored) { s.Entries[4].From = resting }, 5, "from"},
		{"an event from nowhere", func(s *visitStored) { s.Entries[4].Event = accept }, 5, "event"},
		{"an unknown event", func(s *visitStored) { s.Entries[4].Event = "dance" }, 5, "event"},
		{"a party that may not", func(s *visitStored) { s.Entries[5].By = theHost }, 6, "by"},
		{"a stranger as host", func(s *visitStored) { s.Entries[3].By.ID = "eve" }, 4, "by"},
		{"another guest than the one invited", func(s *visitStored) { s.Entries[1].Data.Guest = "dan" }, 3, "by"},
		{"one side answers twice", func(s *visitStored) { s.Entries[3].By = theGuest }, 4, "by"},
		{"a reason left out", func(s *visitStored) { s.Entries[8].Code, s.Entries[8].Reason = "", lifecycle.Text{} }, 9, "reason"},
		{"a code that does not exist", func(s *visitStored) { s.Entries[4].Code = "bored" }, 5, "code"},
		{"a code left out", func(s *visitStored) { s.Entries[5].Code = "" }, 6, "reason"},
		{"data left out", func(s *visitStored) { s.Entries[11].Data = visitChange{} }, 12, "data"},
		{"data added", func(s *visitStored) { s.Entries[2].Data.Guest = "ben" }, 3, "data"},
		{"time going back", func(s *visitStored) { s.Entries[2].At = day(0) }, 3, "at"},
		{"recorded going back", func(s *visitStored) { s.Entries[11].Recorded = day(8) }, 12, "at"},
		{"recorded before it happened", func(s *visitStored) { s.Entries[11].At = day(20) }, 12, "at"},
		{"no time", func(s *visitStored) { s.Entries[0].At = time.Time{} }, 1, "at"},
		{"another zone", func(s *visitStored) { s.Entries[2].At = day(2).In(time.FixedZone("x", 3600)) }, 3, "at"},
		{"another zone of recording", func(s *visitStored) { s.Entries[2].Recorded = day(2).In(time.FixedZone("x", 3600)) }, 3, "recorded"},
		{"an id twice", func(s *visitStored) { s.Entries[2].ID = "k-1" }, 5, "id"},
		{"an endless id", func(s *visitStored) { s.Entries[2].ID = strings.Repeat("x", 257) }, 3, "id"},
		{"no version", func(s *visitStored) { s.Entries[0].Version = 0 }, 1, "version"},
		{"version going back", func(s *visitStored) { s.Entries[5].Version = 1 }, 6, "version"},
		{"a row before it came", func(s *visitStored) {
			for i := range s.Entries {
				s.Entries[i].Version = 1
			}
		}, 12, "event"},
		{"a correction by the host", func(s *visitStored) { s.Entries[7].By = theHost }, 8, "by"},
		{"a correction without a reason", func(s *visitStored) { s.Entries[7].Reason = lifecycle.Text{} }, 8, "reason"},
		{"a correction that announces more", func(s *visitStored) { s.Entries[7].Replaces = 3 }, 11, "recorded"},
		{"a correction that announces less", func(s *visitStored) { s.Entries[7].Replaces = -1 }, 8, "reason"},
		{"a replacement recorded later", func(s *visitStored) { s.Entries[8].Recorded = day(9) }, 9, "recorded"},
		{"a cut through the replacements", func(s *visitStored) { s.Entries = s.Entries[:9] }, 0, "entries"},
		{"a move that replaces", func(s *visitStored) { s.Entries[8].Replaces = 1 }, 9, "voids"},
		{"a correction for a reason made up", func(s *visitStored) { s.Entries[7].Code = "mood" }, 8, "code"},
		{"an id that JSON would change", func(s *visitStored) { s.Entries[2].ID = "\xff" }, 3, "id"},
		{"a matcher whose id JSON would change", func(s *visitStored) { s.Entries[1].By.ID = "\xff" }, 2, "by"},
		{"year 12026", func(s *visitStored) { s.Entries[11].Recorded = day(11).AddDate(10000, 0, 0) }, 12, "at"},
		{"a correction of nothing", func(s *visitStored) { s.Entries[7].Voids = 9 }, 8, "voids"},
		{"a correction that moves", func(s *visitStored) { s.Entries[7].To = planned }, 8, "from"},
		{"a correction with data", func(s *visitStored) { s.Entries[7].Data.Guest = "ben" }, 8, "data"},
		{"a move that redacts", func(s *visitStored) { s.Entries[8].Redacts = 2 }, 9, "voids"},
		{"a move that voids", func(s *visitStored) { s.Entries[8].Voids = 2 }, 9, "voids"},
		{"a redaction that never was", func(s *visitStored) { s.Entries = slices.Delete(s.Entries, 10, 12) }, 5, "reason"},
		{"a redaction of another entry", func(s *visitStored) { s.Entries[10].Redacts = 9 }, 11, "redacts"},
		{"a redaction of itself", func(s *visitStored) { s.Entries[10].Redacts = 11 }, 11, "redacts"},
		{"a redaction by the guest", func(s *visitStored) { s.Entries[10].By = theGuest }, 11, "by"},
		{"words back after the redaction", func(s *visitStored) { s.Entries[4].Reason = text(t, "did not sleep") }, 11, "redacts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stored := full(t, m).Stored()
			tt.edit(&stored)
			_, err := m.Restore(stored, hostSeat)
			require.ErrorIs(t, err, lifecycle.ErrBadRecord)
			var r *lifecycle.RecordError
			require.ErrorAs(t, err, &r)
			assert.Equal(t, tt.seq, r.Seq, r.Error())
			assert.Equal(t, tt.field, r.Field, r.Error())
		})
	}
	plain := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1)).Stored()
	plain.Entries[0].Reason = text(t, "at last").Redacted()
	_, err := m.Restore(plain, hostSeat)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord, "words are gone, and no redaction took them")
	late := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1)).Stored()
	late.Entries[0].At, late.Entries[0].Recorded = day(1).Add(1), day(1).Add(1)
	_, err = m.Restore(late, hostSeat)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord, "a nanosecond is out of order, too")
	_, err = m.Restore(full(t, m).Stored(), lifecycle.Seat{Party: host, ID: "eve"})
	require.ErrorIs(t, err, lifecycle.ErrBadRecord, "another host than the one who moved")
	_, err = m.Restore(full(t, m).Stored(), lifecycle.Seat{Party: matcher, ID: "cleo"})
	require.ErrorIs(t, err, lifecycle.ErrForeign)
}

func TestRecordOfANewerTable(t *testing.T) {
	newer := newVisits(t, func(t *visitTable) { t.Version = 3 })
	data, err := json.Marshal(agreedVisit(t, newer))
	require.NoError(t, err)
	_, err = newVisits(t).Load(data, hostSeat)
	require.ErrorIs(t, err, lifecycle.ErrNewerTable)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord)
}

// A history of version 1 used a row that version 2 retired: it loads and goes
// on, but the row can no longer be fired.
func TestRecordOfAnOlderTable(t *testing.T) {
	old := newVisits(t, func(t *visitTable) {
		t.Version = 1
		t.Rows = slices.DeleteFunc(t.Rows, func(r visitRow) bool { return r.Event == prolong })
		t.Rows[1].Retired = 0
	})
	data, err := json.Marshal(run(t, old, move(plan, theHost, 0), move(announce, theHost, 1)))
	require.NoError(t, err)
	m := newVisits(t)
	h, err := m.Load(data, hostSeat)
	require.NoError(t, err)
	h, _, err = m.Fire(h, move(invite, theHost, 2), nil)
	require.NoError(t, err)
	last, _ := h.Last()
	assert.Equal(t, 2, last.Version)
	_, err = m.Restore(h.Stored(), hostSeat)
	require.NoError(t, err)
}

func TestLoadRefusesWhatIsNotTheStoredForm(t *testing.T) {
	m := newVisits(t)
	data, err := json.Marshal(full(t, m))
	require.NoError(t, err)
	for name, bad := range map[string]string{
		"nothing":        "",
		"null":           "null",
		"a list":         "[]",
		"a cut tail":     string(data[:len(data)/2]),
		"an unknown key": strings.Replace(string(data), `"seq":1`, `"seq":1,"mood":"good"`, 1),
		"a key twice":    strings.Replace(string(data), `"seq":1`, `"seq":1,"seq":1`, 1),
		"a key's case":   strings.Replace(string(data), `"seq":1`, `"Seq":1`, 1),
		"a null":         strings.Replace(string(data), `"seq":1`, `"seq":null`, 1),
		"more after it":  string(data) + "{}",
	} {
		_, err := m.Load([]byte(bad), hostSeat)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord, name)
		assert.NotContains(t, err.Error(), "sleep", name)
	}
}

func TestInspectOpensWhatDoesNotLoad(t *testing.T) {
	m := newVisits(t)
	h := full(t, m)
	data, err := json.Marshal(h)
	require.NoError(t, err)
	in := m.Inspect(data, hostSeat)
	require.NoError(t, in.Fault)
	assert.Equal(t, 12, in.Entries)
	assert.Equal(t, h.State(), in.History.State())

	forged := []byte(strings.Replace(string(data), `"event":"go_away"`, `"event":"invite"`, 1))
	in = m.Inspect(forged, hostSeat)
	require.ErrorIs(t, in.Fault, lifecycle.ErrBadRecord)
	assert.Equal(t, 12, in.Entries)
	assert.Equal(t, 5, in.History.Len(), "up to the fault")
	assert.Equal(t, resting, in.History.State())
	_, _, err = m.Fire(in.History, move(goOn, theHost, 20), nil)
	require.ErrorIs(t, err, lifecycle.ErrPast, "it is opened for reading")

	in = m.Inspect([]byte("no JSON"), hostSeat)
	require.ErrorIs(t, in.Fault, lifecycle.ErrBadRecord)
	assert.True(t, in.History.IsZero())
	in = m.Inspect(data, lifecycle.Seat{Party: matcher, ID: "x"})
	require.ErrorIs(t, in.Fault, lifecycle.ErrForeign)
}

// What an inspection shows is what was sound before the fault, to read as any
// other history: a correction that is not sound counts for nothing of it.
func TestInspectStopsBeforeACorrectionThatIsNotSound(t *testing.T) {
	m := stays(t)
	h, err := m.Open(memberSat)
	require.NoError(t, err)
	for _, mv := range []visitMove{{Event: plan, Act: by(theMember, 0)}, {Event: drop, Act: by(theMember, 1)}} {
		h, _, err = m.Fire(h, mv, nil)
		require.NoError(t, err)
	}
	words := text(t, "so it was")
	entry := func(seq int, e visitEvent, by lifecycle.Actor, from, to visitState) visitEntry {
		return visitEntry{Seq: seq, Version: 1, Event: e, By: by, From: from, To: to, At: day(2), Recorded: day(2)}
	}
	mark := entry(3, lifecycle.Corrected, theStaff, "", "")
	mark.Voids, mark.Reason = 2, words
	announced := mark
	announced.Replaces = 1
	all := mark
	all.Voids = 1
	gone := entry(3, lifecycle.Redacted, theStaff, "", "")
	gone.Redacts = 1
	for name, more := range map[string][]visitEntry{
		"takes back that somebody left":   {mark},
		"puts another move in its place":  {announced, entry(4, rest, theStaff, planned, resting)},
		"puts a move that cannot be":      {announced, entry(4, goOn, theStaff, resting, planned)},
		"announces what never comes":      {announced},
		"leaves nothing":                  {all},
		"leaves nothing, and begins anew": {all, entry(4, plan, theStaff, "", planned)},
		"redacts no words":                {gone},
	} {
		s := h.Stored()
		s.Entries = append(s.Entries, more...)
		_, err := m.Restore(s, memberSat)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord, name)
		data, err := json.Marshal(s)
		require.NoError(t, err)
		in := m.Inspect(data, memberSat)
		require.ErrorIs(t, in.Fault, lifecycle.ErrBadRecord, name)
		assert.Equal(t, 2+len(more), in.Entries, name)
		assert.Equal(t, 2, in.History.Len(), name)
		assert.Equal(t, dropped, in.History.State(), name)
		assert.Len(t, in.History.Moves(), 2, name)
		last, ok := in.History.Last()
		assert.True(t, ok, name)
		assert.Equal(t, drop, last.Event, name)
		assert.Equal(t, day(1), in.History.Since(), name)
		assert.Equal(t, planned, in.History.AsOf(day(0)).State(), name)
		assert.Equal(t, dropped, in.History.AsKnown(day(9)).State(), name)
	}
}

// A history without room still lets the participant go, and nobody else do anything.
func TestTheParticipantLeavesAFullHistory(t *testing.T) {
	m := stays(t)
	h, err := m.Open(memberSat)
	require.NoError(t, err)
	s := h.Stored()
	s.Lifecycle = m.Table().Name
	state := visitState("")
	for i := range lifecycle.MaxEntries {
		e := visitEntry{Seq: i + 1, Version: 1, Event: rest, By: theStaff, From: state, To: resting, At: day(0), Recorded: day(0)}
		switch {
		case i == 0:
			e.Event, e.To = plan, planned
		case i%2 == 0:
			e.Event, e.To = goOn, planned
		}
		state = e.To
		s.Entries = append(s.Entries, e)
	}
	h, err = m.Restore(s, memberSat)
	require.NoError(t, err)
	assert.Empty(t, m.Next(h, theStaff))
	assert.Equal(t, []visitEvent{drop}, m.Next(h, theMember))
	_, _, err = m.Fire(h, visitMove{Event: drop, Act: by(theStaff, 1)}, nil)
	require.ErrorIs(t, err, lifecycle.ErrMalformed)
	h, _, err = m.Fire(h, visitMove{Event: drop, Act: by(theMember, 1)}, nil)
	require.NoError(t, err)
	h, err = m.Restore(h.Stored(), memberSat)
	require.NoError(t, err)
	assert.Equal(t, dropped, h.State())
	longer := h.Stored()
	longer.Entries[lifecycle.MaxEntries].By = theStaff
	_, err = m.Restore(longer, memberSat)
	require.ErrorIs(t, err, lifecycle.ErrBadRecord)
}

// anyRun draws a legal run: moves, corrections and redactions by whoever may.
func anyRun(t *rapid.T, m *visitMachine) visitHistory {
	h, err := m.Open(hostSeat)
	require.NoError(t, err)
	actors := []lifecycle.Actor{theHost, theGuest, theMatcher}
	steps := rapid.IntRange(1, 14).Draw(t, "steps")
	for i := range steps {
		a := rapid.SampledFrom(actors).Draw(t, "actor")
		if i == 0 {
			a = theHost
		}
		act := by(a, 2*i)
		act.ID = fmt.Sprintf("k-%d", i)
		act.Reason, err = lifecycle.NewText(strings.NewReader("0123456789abcdef"), "words "+act.ID)
		require.NoError(t, err)
		legal := m.Next(h, a)
		switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
		case kind == 8 && a == theMatcher && h.Len() > 1:
			moves := h.Moves()
			from := rapid.IntRange(1, len(moves)-1+1).Draw(t, "from")
			if from < len(moves) {
				h, err = m.Correct(h, act, moves[from].Seq)
				require.NoError(t, err)
			} else if last := moves[from-1]; last.Event != plan && !last.Reason.IsRedacted() {
				late := visitMove{Event: last.Event, Act: lifecycle.Act{By: last.By, At: last.At.Add(time.Minute), Code: last.Code, Reason: last.Reason}, Data: last.Data}
				h, err = m.Correct(h, act, last.Seq, late)
				require.NoError(t, err)
			}
		case kind == 9 && a != theGuest && h.Len() > 0:
			h, err = m.Redact(h, act, rapid.IntRange(1, h.Len()).Draw(t, "redacted"))
			require.NoError(t, err)
		case len(legal) > 0:
			mv := move(rapid.SampledFrom(legal).Draw(t, "event"), a, 0)
			code := mv.Code
			mv.Act = act
			mv.Code = code
			h, _, err = m.Fire(h, mv, nil)
			require.NoError(t, err)
		}
	}
	return h
}

// Replaying any legal run gives its state, people and digest.
func TestReplayOfAnyRunGivesItsState(t *testing.T) {
	m := newVisits(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyRun(t, m)
		data, err := json.Marshal(h)
		require.NoError(t, err)
		back, err := m.Load(data, hostSeat)
		require.NoError(t, err)
		assert.Equal(t, h.State(), back.State())
		assert.Equal(t, h.Moves(), back.Moves())
		assert.Equal(t, h.Seat(guest), back.Seat(guest))
		assert.Equal(t, h.Digest(), back.Digest())
		for _, a := range []lifecycle.Actor{theHost, theGuest, theMatcher} {
			assert.Equal(t, m.Next(h, a), m.Next(back, a))
		}
	})
}

// What was known and true at a time is what a history that stopped there says.
func TestAsKnownIsAPrefix(t *testing.T) {
	m := newVisits(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyRun(t, m)
		n := rapid.IntRange(1, h.Len()).Draw(t, "entries")
		cut := h.Stored()
		for i := range cut.Entries { // words that were redacted later were there then
			if cut.Entries[i].Reason.IsRedacted() {
				return
			}
		}
		known := h.AsKnown(cut.Entries[n-1].Recorded)
		cut.Entries = cut.Entries[:known.Len()]
		back, err := m.Restore(cut, hostSeat)
		require.NoError(t, err)
		assert.Equal(t, back.State(), known.State())
		assert.Equal(t, back.Moves(), known.Moves())
		assert.Equal(t, back.Seat(guest), known.Seat(guest))
	})
}

// Any single change to a stored history either does not load or changes the
// digest: every leaf of every entry is changed in turn, and entries are cut,
// doubled and swapped.
func TestAnySingleChangeIsSeen(t *testing.T) {
	m := newVisits(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyRun(t, m)
		data, err := json.Marshal(h)
		require.NoError(t, err)
		seen := 0
		for _, forged := range forgeries(t, data) {
			loaded, err := m.Load(forged, hostSeat)
			if err != nil {
				require.ErrorIs(t, err, lifecycle.ErrBadRecord)
				continue
			}
			seen++
			require.ErrorIs(t, lifecycle.Verify(loaded, h.Digest()), lifecycle.ErrDigest, "%s", forged)
		}
		if h.Len() > 1 {
			require.Positive(t, seen, "a cut tail loads, and only the digest tells")
		}
	})
}

// Whatever loads could have been made: each forged record that loads is made
// again, move by move, and ends the same.
func TestWhateverLoadsCouldHaveBeenMade(t *testing.T) {
	m := newVisits(t)
	rapid.Check(t, func(t *rapid.T) {
		data, err := json.Marshal(anyRun(t, m))
		require.NoError(t, err)
		for _, forged := range forgeries(t, data) {
			loaded, err := m.Load(forged, hostSeat)
			if err != nil {
				continue
			}
			made, err := again(m, loaded.Entries())
			require.NoError(t, err, "%s", forged)
			require.Equal(t, loaded.State(), made.State())
			require.Equal(t, loaded.Since(), made.Since())
			require.Equal(t, loaded.Seat(guest), made.Seat(guest))
			require.Equal(t, m.Next(loaded, theHost), m.Next(made, theHost))
			require.Equal(t, unanswered(m, loaded), unanswered(m, made))
		}
	})
}

// again makes the entries anew by the live API. Words that are gone stand in for
// themselves as other words.
func again(m *visitMachine, entries []visitEntry) (visitHistory, error) {
	h, err := m.Open(hostSeat)
	moveOf := func(e visitEntry) visitMove {
		act := lifecycle.Act{By: e.By, At: e.At, Recorded: e.Recorded, ID: e.ID, Code: e.Code, Reason: e.Reason}
		if e.Reason.IsRedacted() {
			act.Reason, err = lifecycle.NewText(strings.NewReader("0123456789abcdef"), "other words")
		}
		return visitMove{Event: e.Event, Act: act, Data: e.Data}
	}
	for i := 0; i < len(entries) && err == nil; i++ {
		e := entries[i]
		switch mv := moveOf(e); {
		case e.Voids > 0:
			var replacements []visitMove
			for range e.Replaces {
				i++
				replacements = append(replacements, moveOf(entries[i]))
			}
			h, err = m.Correct(h, mv.Act, e.Voids, replacements...)
		case e.Redacts > 0:
			h, err = m.Redact(h, mv.Act, e.Redacts)
		default:
			h, _, err = m.Fire(h, mv, nil)
		}
	}
	return h, err
}

// forgeries returns the record with one thing changed, in every way.
func forgeries(t require.TestingT, data []byte) [][]byte {
	var record map[string]any
	require.NoError(t, json.Unmarshal(data, &record))
	var out [][]byte
	add := func() {
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		out = append(out, forged)
	}
	entries := record["entries"].([]any)
	for i, e := range entries {
		for _, change := range leaves(e.(map[string]any)) {
			undo := change()
			add()
			undo()
		}
		record["entries"] = slices.Delete(slices.Clone(entries), i, i+1)
		add()
		record["entries"] = slices.Insert(slices.Clone(entries), i, e)
		add()
		record["entries"] = entries[:i]
		add()
		record["entries"] = entries
	}
	return out
}

// leaves returns a change of each value in an object, and the removal of each,
// as functions that return their undoing.
func leaves(object map[string]any) []func() func() {
	var changes []func() func()
	for key, value := range object {
		set := func(v any) func() func() {
			return func() func() { object[key] = v; return func() { object[key] = value } }
		}
		changes = append(changes, func() func() { delete(object, key); return func() { object[key] = value } })
		switch v := value.(type) {
		case map[string]any:
			changes = append(changes, leaves(v)...)
		case float64:
			changes = append(changes, set(v+1), set(v-1))
		case string:
			changes = append(changes, set(v+"x"), set(""))
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				changes = append(changes, set(at.Add(time.Nanosecond).Format(time.RFC3339Nano)), set(at.Add(-time.Hour).Format(time.RFC3339Nano)))
			}
			for _, other := range []string{"host", "guest", "matcher", "ada", "ben", "rest", "finish", "agreed", "over", "tired"} {
				if other != v {
					changes = append(changes, set(other))
				}
			}
		}
	}
	return changes
}

func FuzzLoad(f *testing.F) {
	m := newVisits(f)
	for _, h := range []visitHistory{agreedVisit(f, m), full(f, m)} {
		data, err := json.Marshal(h)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"lifecycle":"visit","entries":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m.Inspect(data, hostSeat)
		h, err := m.Load(data, hostSeat)
		if err != nil {
			require.ErrorIs(t, err, lifecycle.ErrBadRecord)
			return
		}
		stored, err := json.Marshal(h)
		require.NoError(t, err)
		back, err := m.Load(stored, hostSeat)
		require.NoError(t, err)
		require.NoError(t, lifecycle.Verify(back, h.Digest()))
	})
}

// What version 1 let happen from a state that version 2 made final still loads.
func TestAStateThatBecameFinal(t *testing.T) {
	old := newVisits(t, func(t *visitTable) {
		t.Final = states(dropped)
		t.Rows = append(t.Rows, visitRow{Event: announce, From: states(over), To: dropped, Parties: parties(host)})
	})
	h := run(t, old, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(finish, theHost, 3), move(finish, theGuest, 4), move(announce, theHost, 5))
	stored := h.Stored()
	m := newVisits(t, func(t *visitTable) {
		t.Version = 3
		t.Rows = append(t.Rows, visitRow{Event: announce, From: states(over), To: dropped, Parties: parties(host), Retired: 3})
	})
	back, err := m.Restore(stored, hostSeat)
	require.NoError(t, err)
	assert.Equal(t, dropped, back.State())
	assert.True(t, m.IsFinal(over))
}

func TestAForeignHistoryIsAnsweredWithNothing(t *testing.T) {
	h := agreedVisit(t, newVisits(t))
	m := newVisits(t)
	assert.False(t, m.Can(h, rest, host))
	assert.Empty(t, m.Next(h, theHost))
	assert.Empty(t, unanswered(m, h))
	_, err := m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrForeign)
}
