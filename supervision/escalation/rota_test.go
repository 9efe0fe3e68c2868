package escalation_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/supervision/escalation"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

func wall(t testing.TB, text string) escalation.Wall {
	t.Helper()
	w, err := escalation.ParseWall(text)
	require.NoError(t, err)
	return w
}

func shift(t testing.TB, id, person, start, end string) escalation.Shift {
	return escalation.Shift{ID: escalation.ShiftID(id), Role: escalation.RungOnCall, Person: escalation.PersonID(person), Start: wall(t, start), End: wall(t, end)}
}

func utc(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return at.UTC()
}

// By the rules of 2026: Chicago skips 02:00-03:00 on 8 March and repeats 01:00-02:00 on
// 1 November; Beirut skips the first hour of 29 March; Lord Howe moves by half an hour.
func TestWallTimeWhenClocksChange(t *testing.T) {
	for _, tt := range []struct{ zone, wall, want string }{
		{"America/Chicago", "2026-03-08T01:59", "2026-03-08T07:59:00Z"},
		{"America/Chicago", "2026-03-08T02:30", "2026-03-08T08:30:00Z"},
		{"America/Chicago", "2026-03-08T03:00", "2026-03-08T08:00:00Z"},
		{"America/Chicago", "2026-11-01T01:30", "2026-11-01T06:30:00Z"},
		{"America/Chicago", "2026-11-01T02:00", "2026-11-01T08:00:00Z"},
		{"Asia/Beirut", "2026-03-29T00:15", "2026-03-28T22:15:00Z"},
		{"Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"},
		{"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"},
		{"UTC", "2024-02-29T08:00", "2024-02-29T08:00:00Z"},
	} {
		assert.Equal(t, utc(t, tt.want), wall(t, tt.wall).In(zone(t, tt.zone)), tt.zone+" "+tt.wall)
	}
	for _, bad := range []string{"", "2026-02-29T08:00", "2026-03-08 08:00", "2026-03-08T24:00", "2026-03-08T8:00"} {
		_, err := escalation.ParseWall(bad)
		require.ErrorIs(t, err, escalation.ErrRota, bad)
	}
}

// A night in which the clocks change is 11 or 13 hours long and leaves no gap.
func TestWhoIsOnCallInANightThatClocksChange(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	r, err := escalation.NewRota(chicago, []escalation.Shift{
		shift(t, "s-2", "ben", "2026-03-08T02:30", "2026-03-08T20:00"),
		shift(t, "s-1", "ana", "2026-03-07T20:00", "2026-03-08T02:30"),
		shift(t, "s-3", "cai", "2026-03-08T22:00", "2026-03-09T08:00"),
	})
	require.NoError(t, err)
	assert.Equal(t, []escalation.PersonID{"ana"}, r.OnCall(escalation.RungOnCall, utc(t, "2026-03-08T08:29:59Z")))
	assert.Equal(t, []escalation.PersonID{"ben"}, r.OnCall(escalation.RungOnCall, utc(t, "2026-03-08T08:30:00Z")), "the very instant")
	assert.Empty(t, r.OnCall(escalation.RungOnCall, utc(t, "2026-03-09T01:00:00Z")), "20:00 in daylight time: nobody")
	assert.Equal(t, []escalation.Stretch{
		{From: utc(t, "2026-03-08T01:00:00Z"), To: utc(t, "2026-03-08T02:00:00Z")},
		{From: utc(t, "2026-03-09T01:00:00Z"), To: utc(t, "2026-03-09T03:00:00Z")},
		{From: utc(t, "2026-03-09T13:00:00Z"), To: utc(t, "2026-03-09T14:00:00Z")},
	}, r.Gaps(escalation.RungOnCall, utc(t, "2026-03-08T01:00:00Z"), utc(t, "2026-03-09T14:00:00Z")))
	assert.Empty(t, r.Overlaps(escalation.RungOnCall))

	e := raised(t, escalation.Urgent)
	next, ok := e.Next(r.Posts(utc(t, "2026-03-09T01:00:00Z")))
	assert.True(t, ok)
	assert.True(t, next.Fallback, "nobody is on call: the fallback is said")
}

func TestOverlapsAndSwaps(t *testing.T) {
	shifts := []escalation.Shift{
		shift(t, "s-1", "ana", "2026-03-01T08:00", "2026-03-01T20:00"),
		shift(t, "s-2", "ben", "2026-03-01T18:00", "2026-03-02T08:00"),
		shift(t, "s-3", "cai", "2026-03-01T19:00", "2026-03-01T19:30"),
		shift(t, "s-4", "ana", "2026-03-02T08:00", "2026-03-02T20:00"),
	}
	r, err := escalation.NewRota(nil, shifts)
	require.NoError(t, err)
	assert.Equal(t, []escalation.Stretch{{From: utc(t, "2026-03-01T18:00:00Z"), To: utc(t, "2026-03-01T20:00:00Z")}}, r.Overlaps(escalation.RungOnCall))
	assert.Equal(t, []escalation.PersonID{"ana", "ben", "cai"}, r.OnCall(escalation.RungOnCall, utc(t, "2026-03-01T19:15:00Z")))

	swapped, err := r.Swap("s-2", "s-4")
	require.ErrorIs(t, err, escalation.ErrRota, "ana would be on call twice at once")
	assert.Empty(t, swapped.Shifts())
	swapped, err = r.Swap("s-3", "s-4")
	require.ErrorIs(t, err, escalation.ErrRota)
	assert.Empty(t, swapped.Shifts())
	given, err := r.Give("s-1", "dee")
	require.NoError(t, err)
	swapped, err = given.Swap("s-2", "s-4")
	require.NoError(t, err)
	assert.Equal(t, []escalation.PersonID{"ben"}, swapped.OnCall(escalation.RungOnCall, utc(t, "2026-03-02T09:00:00Z")))
	assert.Equal(t, []escalation.PersonID{"ana"}, r.OnCall(escalation.RungOnCall, utc(t, "2026-03-02T09:00:00Z")), "the rota before is left as it was")
	_, err = r.Swap("s-1", "s-1")
	require.ErrorIs(t, err, escalation.ErrRota)
	_, err = r.Give("s-9", "dee")
	require.ErrorIs(t, err, escalation.ErrRota)
}

func TestBadRotas(t *testing.T) {
	good := shift(t, "s-1", "ana", "2026-03-01T08:00", "2026-03-01T20:00")
	for name, spoil := range map[string]func(s *escalation.Shift){
		"id":      func(s *escalation.Shift) { s.ID = "" },
		"person":  func(s *escalation.Shift) { s.Person = "" },
		"role":    func(s *escalation.Shift) { s.Role = "boss" },
		"outside": func(s *escalation.Shift) { s.Role = escalation.RungEmergency },
		"end":     func(s *escalation.Shift) { s.End = s.Start },
		"long":    func(s *escalation.Shift) { s.End = wall(t, "2026-04-02T08:00") },
		"minute":  func(s *escalation.Shift) { s.Start.Minute = 1440 },
		"date":    func(s *escalation.Shift) { s.Start = escalation.Wall{} },
	} {
		s := good
		spoil(&s)
		_, err := escalation.NewRota(nil, []escalation.Shift{s})
		require.ErrorIs(t, err, escalation.ErrRota, name)
	}
	_, err := escalation.NewRota(nil, []escalation.Shift{good, good})
	require.ErrorIs(t, err, escalation.ErrRota)
	twice := good
	twice.ID = "s-2"
	_, err = escalation.NewRota(nil, []escalation.Shift{good, twice})
	require.ErrorIs(t, err, escalation.ErrRota)
	assert.Empty(t, escalation.Rota{}.Posts(minute(0)))
}
