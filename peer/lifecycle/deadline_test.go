package lifecycle_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	require.NoError(t, err)
	return v.UTC()
}

func TestCalendarAdd(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	holiday := func(d time.Time) bool {
		return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && (d.Month() != time.January || d.Day() != 19)
	}
	tests := []struct {
		name string
		c    lifecycle.Calendar
		from string
		span lifecycle.Span
		want string
	}{
		{"minutes", lifecycle.Calendar{}, "2026-01-05T12:00:00Z", lifecycle.Minutes(90), "2026-01-05T13:30:00Z"},
		{"hours are exact across a clock change", lifecycle.Calendar{Zone: chicago}, "2026-03-07T18:00:00Z", lifecycle.Hours(24), "2026-03-08T18:00:00Z"},
		{"a day keeps the time of day when clocks go forward", lifecycle.Calendar{Zone: chicago}, "2026-03-07T18:00:00Z", lifecycle.Days(1), "2026-03-08T17:00:00Z"},
		{"a day keeps the time of day when clocks go back", lifecycle.Calendar{Zone: chicago}, "2026-10-31T17:00:00Z", lifecycle.Days(1), "2026-11-01T18:00:00Z"},
		{"a leap day", lifecycle.Calendar{}, "2028-02-28T09:00:00Z", lifecycle.Days(1), "2028-02-29T09:00:00Z"},
		{"weeks", lifecycle.Calendar{}, "2026-12-28T09:00:00Z", lifecycle.Weeks(1), "2027-01-04T09:00:00Z"},
		{"a month", lifecycle.Calendar{}, "2026-01-15T09:00:00Z", lifecycle.Months(1), "2026-02-15T09:00:00Z"},
		{"a month after the 31st", lifecycle.Calendar{}, "2026-01-31T09:00:00Z", lifecycle.Months(1), "2026-02-28T09:00:00Z"},
		{"a month after the 31st in a leap year", lifecycle.Calendar{}, "2028-01-31T09:00:00Z", lifecycle.Months(1), "2028-02-29T09:00:00Z"},
		{"a year after a leap day", lifecycle.Calendar{}, "2028-02-29T09:00:00Z", lifecycle.Months(12), "2029-02-28T09:00:00Z"},
		{"a month across a midnight that the clock skips", lifecycle.Calendar{Zone: zone(t, "America/Santiago")}, "2005-09-09T04:30:00Z", lifecycle.Months(1), "2005-10-09T04:00:00Z"},
		{"a day into a midnight that the clock skips", lifecycle.Calendar{Zone: zone(t, "America/Sao_Paulo")}, "2005-10-15T03:30:00Z", lifecycle.Days(1), "2005-10-16T03:00:00Z"},
		{"business days across such a midnight", lifecycle.Calendar{Zone: zone(t, "America/Santiago"), IsWorkday: func(time.Time) bool { return true }}, "2005-10-04T04:30:00Z", lifecycle.BusinessDays(5), "2005-10-09T04:00:00Z"},
		{"a day into an hour that the clock skips", lifecycle.Calendar{Zone: zone(t, "America/New_York")}, "2026-03-07T07:30:00Z", lifecycle.Days(1), "2026-03-08T07:00:00Z"},
		{"a week into the end of that hour", lifecycle.Calendar{Zone: zone(t, "America/New_York")}, "2026-03-01T07:59:59Z", lifecycle.Weeks(1), "2026-03-08T07:00:00Z"},
		{"a day that the calendar skips", lifecycle.Calendar{Zone: zone(t, "Pacific/Apia")}, "2011-12-29T20:00:00Z", lifecycle.Days(1), "2011-12-30T10:00:00Z"},
		{"no day is now, also in an hour that comes twice", lifecycle.Calendar{Zone: zone(t, "America/New_York")}, "2026-11-01T06:30:00Z", lifecycle.Days(0), "2026-11-01T06:30:00Z"},
		{"business days over a weekend", lifecycle.Calendar{}, "2026-01-09T16:00:00Z", lifecycle.BusinessDays(1), "2026-01-12T16:00:00Z"},
		{"business days from a Sunday", lifecycle.Calendar{}, "2026-01-11T16:00:00Z", lifecycle.BusinessDays(1), "2026-01-12T16:00:00Z"},
		{"business days over a holiday", lifecycle.Calendar{IsWorkday: holiday}, "2026-01-16T16:00:00Z", lifecycle.BusinessDays(1), "2026-01-20T16:00:00Z"},
		{"five business days", lifecycle.Calendar{}, "2026-01-07T16:00:00Z", lifecycle.BusinessDays(5), "2026-01-14T16:00:00Z"},
		{"no business day is now", lifecycle.Calendar{}, "2026-01-10T16:00:00Z", lifecycle.BusinessDays(0), "2026-01-10T16:00:00Z"},
		{"the zone says which day it is", lifecycle.Calendar{Zone: chicago}, "2026-01-10T03:00:00Z", lifecycle.BusinessDays(1), "2026-01-13T03:00:00Z"},
		{"business days keep the time of day across a clock change", lifecycle.Calendar{Zone: chicago}, "2026-03-06T18:00:00Z", lifecycle.BusinessDays(1), "2026-03-09T17:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.c.Add(at(t, tt.from), tt.span)
			require.NoError(t, err)
			assert.Equal(t, at(t, tt.want), got)
		})
	}
	for _, bad := range []lifecycle.Span{{}, {1, "fortnight"}, lifecycle.Days(-1), lifecycle.Days(100_001)} {
		_, err := lifecycle.Calendar{}.Add(day(0), bad)
		require.ErrorIs(t, err, lifecycle.ErrSpan)
		_, err = json.Marshal(bad)
		require.ErrorIs(t, err, lifecycle.ErrSpan)
	}
	_, err := lifecycle.Calendar{}.Add(day(0), lifecycle.Months(100_000))
	require.ErrorIs(t, err, lifecycle.ErrSpan, "past the year 9999")
	never := lifecycle.Calendar{IsWorkday: func(time.Time) bool { return false }}
	_, err = never.Add(day(0), lifecycle.BusinessDays(1))
	require.ErrorIs(t, err, lifecycle.ErrSpan, "a calendar without working days does not run for ever")
}

func TestSpanText(t *testing.T) {
	assert.Equal(t, "1 day", lifecycle.Days(1).String())
	assert.Equal(t, "2 business days", lifecycle.BusinessDays(2).String())
	data, err := json.Marshal(lifecycle.Months(3))
	require.NoError(t, err)
	assert.JSONEq(t, `{"n":3,"unit":"month"}`, string(data))
	var s lifecycle.Span
	require.NoError(t, json.Unmarshal(data, &s))
	assert.Equal(t, lifecycle.Months(3), s)
	for _, bad := range []string{`{"n":1,"unit":"aeon"}`, `{"n":-1,"unit":"day"}`, `"3 months"`, `{}`} {
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &s), lifecycle.ErrSpan, bad)
		assert.Equal(t, lifecycle.Months(3), s, "unchanged on error")
	}
}

func visitTimings() []visitTiming {
	return []visitTiming{
		{Name: "answer", States: states(invited), Waiting: guest, Within: lifecycle.Days(7), Nudges: []lifecycle.Span{lifecycle.Days(3), lifecycle.Days(6)}, Propose: drop},
		{Name: "length", States: states(agreed), Waiting: host, Within: lifecycle.Days(20), Propose: finish, Pausing: true},
		{Name: "stay", States: states(agreed, resting), Waiting: host, Within: lifecycle.Days(30)},
		{Name: "resting", States: states(resting), Waiting: guest, Within: lifecycle.Hours(36)},
	}
}

func TestDeadlines(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1))
	d, err := m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, d, 1)
	assert.Equal(t, "answer", d[0].Name)
	assert.Equal(t, parties(host, guest), d[0].Waiting, "both sides have yet to answer")
	assert.Equal(t, day(1), d[0].Since)
	assert.Equal(t, day(8), d[0].Due)
	assert.Equal(t, drop, d[0].Propose)
	assert.Equal(t, day(4), d[0].Nudges[0].At)
	assert.Equal(t, "answer/3 days/2026-01-06T12:00:00Z", d[0].Nudges[0].Key)

	for _, tt := range []struct {
		at   time.Time
		want int
	}{{day(4).Add(-1), 0}, {day(4), 1}, {day(5).Add(-1), 1}, {day(5), 0}, {day(7), 1}, {day(30), 0}} {
		assert.Len(t, d[0].Remind(tt.at), tt.want, tt.at)
	}

	h, _, err = m.Fire(h, move(accept, theHost, 3), nil)
	require.NoError(t, err)
	d, err = m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, parties(guest), d[0].Waiting, "now it is the guest's turn")
	assert.Equal(t, day(1), d[0].Since, "an answer of one side refreshes nothing")
	assert.Equal(t, day(1), d[0].WaitingSince)
	assert.Equal(t, "answer/3 days/2026-01-06T12:00:00Z", d[0].Nudges[0].Key, "nor does it repeat a reminder")

	for _, tt := range []struct {
		at   time.Time
		want int
	}{{day(8).Add(-time.Nanosecond), 0}, {day(8), 1}, {day(9), 1}} {
		due, err := m.Due(h, visitTimings(), lifecycle.Calendar{}, tt.at)
		require.NoError(t, err)
		assert.Len(t, due, tt.want, tt.at)
	}
	for _, tt := range []struct {
		after int
		want  time.Time
		ok    bool
	}{{0, day(4), true}, {4, day(7), true}, {7, day(8), true}, {8, time.Time{}, false}} {
		next, ok, err := m.NextDue(h, visitTimings(), lifecycle.Calendar{}, day(tt.after))
		require.NoError(t, err)
		assert.Equal(t, tt.ok, ok)
		assert.Equal(t, tt.want, next)
	}
}

// The host rested from day 5 to day 9: that stops one clock and not the other.
func TestPausedStatesStopTheClockWhereTheTimingSaysSo(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(rest, theHost, 5))
	d, err := m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, d, 3)
	assert.Equal(t, []string{"length", "stay", "resting"}, []string{d[0].Name, d[1].Name, d[2].Name})
	assert.True(t, d[0].Paused)
	assert.True(t, d[0].Due.IsZero(), "while it stands still no end can be named")
	assert.Equal(t, day(32), d[1].Due)
	assert.Equal(t, day(5).Add(36*time.Hour), d[2].Due)
	due, err := m.Due(h, visitTimings(), lifecycle.Calendar{}, day(200))
	require.NoError(t, err)
	assert.Len(t, due, 2, "what stands still is not due")

	h, _, err = m.Fire(h, move(goOn, theHost, 9), nil)
	require.NoError(t, err)
	d, err = m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, day(2), d[0].Since)
	assert.Equal(t, day(26), d[0].Due, "20 days from day 2, and the 4 that stood still")
	assert.Equal(t, day(32), d[1].Due)

	// The guest is away, which is no pause: the stay is over and a new one begins.
	h = run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(goAway, theGuest, 3), move(goOn, theHost, 4))
	d, err = m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, day(24), d[0].Due)
}

// The clock runs from day 7, though the stay began on day 2; of the rest from day
// 5 to day 9 only what lies after it stops the clock.
func TestAClockMayRunFromALaterMoment(t *testing.T) {
	m := newVisits(t)
	timing := func(from time.Time) []visitTiming {
		return []visitTiming{{Name: "length", States: states(agreed), From: from, Within: lifecycle.Days(20), Nudges: []lifecycle.Span{lifecycle.Days(1)}, Pausing: true}}
	}
	h := run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(rest, theHost, 5), move(goOn, theHost, 9))
	for _, tt := range []struct {
		name              string
		from              time.Time
		since, due, nudge time.Time
	}{
		{"before the stay", day(1), day(2), day(26), day(7)},
		{"before the rest", day(4), day(4), day(28), day(9)},
		{"while it rests", day(7), day(7), day(29), day(10)},
		{"after the rest", day(10), day(10), day(30), day(11)},
	} {
		d, err := m.Deadlines(h, timing(tt.from), lifecycle.Calendar{})
		require.NoError(t, err)
		require.Len(t, d, 1)
		assert.Equal(t, tt.since, d[0].Since, tt.name)
		assert.Equal(t, tt.since, d[0].WaitingSince, tt.name)
		assert.Equal(t, tt.due, d[0].Due, tt.name)
		assert.Equal(t, tt.nudge, d[0].Nudges[0].At, tt.name)
	}
}

// Both sides are asked on day 1; whose turn it is counts from when the clock runs.
func TestNobodyIsAwaitedBeforeTheClockRuns(t *testing.T) {
	m := newVisits(t)
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1))
	d, err := m.Deadlines(h, []visitTiming{{Name: "answer", States: states(invited), From: day(3), Within: lifecycle.Days(7)}}, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, parties(host, guest), d[0].Waiting)
	assert.Equal(t, []time.Time{day(3), day(3), day(10)}, []time.Time{d[0].WaitingSince, d[0].Since, d[0].Due})
}

// Two business days from Monday, and a rest of three days in between: not on a Saturday.
func TestAPauseDoesNotMoveBusinessDaysToAWeekend(t *testing.T) {
	m := newVisits(t)
	timing := []visitTiming{{Name: "length", States: states(agreed), Within: lifecycle.BusinessDays(2), Pausing: true}}
	h := run(t, m, move(plan, theHost, -2), move(invite, theHost, -1), move(accept, theGuest, 0), move(rest, theHost, 0), move(goOn, theHost, 3))
	d, err := m.Deadlines(h, timing, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, day(7), d[0].Due, "the Monday after")
}

func TestNoDeadlinesBeforeTheOpeningOrWhereNoneIsSet(t *testing.T) {
	m := newVisits(t)
	for _, h := range []visitHistory{{}, run(t, m, move(plan, theHost, 0))} {
		d, err := m.Deadlines(h, visitTimings(), lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Empty(t, d)
	}
}

func TestTimingsAreChecked(t *testing.T) {
	m := newVisits(t)
	require.NoError(t, m.CheckTimings(visitTimings()))
	for name, edit := range map[string]func(*visitTiming){
		"no name":                   func(t *visitTiming) { t.Name = "" },
		"no state":                  func(t *visitTiming) { t.States = nil },
		"unknown state":             func(t *visitTiming) { t.States = states("asleep") },
		"unknown event":             func(t *visitTiming) { t.Propose = "dance" },
		"unknown party":             func(t *visitTiming) { t.Waiting = "neighbour" },
		"no span":                   func(t *visitTiming) { t.Within = lifecycle.Span{} },
		"nudge after the end":       func(t *visitTiming) { t.Nudges = []lifecycle.Span{lifecycle.Days(8)} },
		"nudge that may come after": func(t *visitTiming) { t.Within, t.Nudges = lifecycle.Months(1), []lifecycle.Span{lifecycle.Days(29)} },
		"nudge that is none":        func(t *visitTiming) { t.Nudges = []lifecycle.Span{{}} },
	} {
		timings := visitTimings()[:1]
		edit(&timings[0])
		require.ErrorIs(t, m.CheckTimings(timings), lifecycle.ErrTiming, name)
		_, err := m.Due(agreedVisit(t, m), timings, lifecycle.Calendar{}, day(1))
		require.ErrorIs(t, err, lifecycle.ErrTiming, name)
		_, _, err = m.NextDue(agreedVisit(t, m), timings, lifecycle.Calendar{}, day(1))
		require.ErrorIs(t, err, lifecycle.ErrTiming, name)
	}
	require.ErrorIs(t, m.CheckTimings(append(visitTimings(), visitTimings()[0])), lifecycle.ErrTiming, "a name twice")
}
