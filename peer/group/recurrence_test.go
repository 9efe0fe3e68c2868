package group_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

func recurrence(t testing.TB, text string) group.Recurrence {
	t.Helper()
	r, err := group.ParseRecurrence(text)
	require.NoError(t, err)
	return r
}

// dates returns what the wall shows at each meeting until the end of a year, as month-day
// or, in another year than the first, year-month-day.
func dates(t testing.TB, r group.Recurrence, lastYear int) string {
	t.Helper()
	z := zone(t, r.Zone)
	all, err := r.Between(time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(lastYear+1, 1, 1, 12, 0, 0, 0, time.UTC), z)
	require.NoError(t, err)
	var shown []string
	first, _, _ := r.Start.Date.Civil()
	for _, at := range all {
		w := at.In(z)
		assert.Equal(t, r.Start, wallAt(r.Start, at, z), "the time on the wall stays: %s", w)
		if w.Year() == first {
			shown = append(shown, w.Format("01-02"))
		} else {
			shown = append(shown, w.Format("2006-01-02"))
		}
	}
	return strings.Join(shown, " ")
}

// wallAt returns the start with the minute of the given moment.
func wallAt(start group.Wall, at time.Time, z *time.Location) group.Wall {
	return group.Wall{Date: start.Date, Minute: group.WallOf(at, z).Minute}
}

const newYork = "DTSTART;TZID=America/New_York:"

// The first block is of RFC 5545, 3.8.5.3, with the dates that it gives; the others
// were counted on a calendar.
func TestRecurrenceGivesTheDatesCountedByHand(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{newYork + "19970901T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
			"09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22"},
		{newYork + "19970902T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
			"09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16"},
		{newYork + "19970905T090000\nRRULE:FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
			"09-05 10-03 11-07 12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05"},
		{newYork + "19970907T090000\nRRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
			"09-07 09-28 11-02 11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31"},
		{newYork + "19970922T090000\nRRULE:FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
			"09-22 10-20 11-17 12-22 1998-01-19 1998-02-16"},
		{newYork + "19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "08-05 08-10 08-19 08-24"},
		{newYork + "19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "08-05 08-17 08-19 08-31"},
		{newYork + "19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU", "08-05 08-10 08-19 08-24"},
		{newYork + "19970902T090000\nRRULE:FREQ=DAILY;INTERVAL=10;COUNT=5", "09-02 09-12 09-22 10-02 10-12"},

		// Once, and with dates beside it.
		{newYork + "20260105T190000", "01-05"},
		{newYork + "20260105T190000\nRDATE;TZID=America/New_York:20260107T190000,20260106T190000\nEXDATE;TZID=America/New_York:20260106T190000", "01-05 01-07"},
		// The 31st: months without one are passed over, February 29 exists in leap years.
		{newYork + "20260131T190000\nRRULE:FREQ=MONTHLY;COUNT=4", "01-31 03-31 05-31 07-31"},
		{newYork + "20240229T190000\nRRULE:FREQ=MONTHLY;INTERVAL=12;COUNT=3", "02-29 2028-02-29 2032-02-29"},
		{newYork + "20280130T190000\nRRULE:FREQ=MONTHLY;COUNT=2", "01-30 03-30"},
		// A fifth Monday: March, June, August and November 2026.
		{newYork + "20260330T190000\nRRULE:FREQ=MONTHLY;BYDAY=5MO;COUNT=4", "03-30 06-29 08-31 11-30"},
		{newYork + "20260101T190000\nRRULE:FREQ=MONTHLY;BYDAY=-5TH;COUNT=3", "01-01 04-02 07-02"},
		// Every Monday of a month, the same as weekly.
		{newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=MO;COUNT=5", "01-05 01-12 01-19 01-26 02-02"},
		// A day limits a daily rule: every other day, if a Monday.
		{newYork + "20260105T190000\nRRULE:FREQ=DAILY;INTERVAL=2;BYDAY=MO;COUNT=3", "01-05 01-19 02-02"},
		// What falls out is counted all the same; a date that the rule does not give changes nothing.
		{newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=America/New_York:20260119T190000,20260120T190000", "01-05 01-12 01-26"},
		// The end belongs to it: 7 p.m. in New York is midnight UTC.
		{newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;UNTIL=20260120T000000Z", "01-05 01-12 01-19"},
		{newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;UNTIL=20260119T235959Z", "01-05 01-12"},
		// Week after week over both clock changes of the year, 8 March and 1 November.
		{newYork + "20260302T190000\nRRULE:FREQ=WEEKLY;COUNT=3", "03-02 03-09 03-16"},
		{"DTSTART:20260105T190000Z\nRRULE:FREQ=WEEKLY;COUNT=2", "01-05 01-12"},
	} {
		r := recurrence(t, tt.text)
		last := 2033
		assert.Equal(t, tt.want, dates(t, r, last), "%s", tt.text)
		back := recurrence(t, r.String())
		assert.Equal(t, r, back)
	}
}

// New York: clocks go from 02:00 to 03:00 on 8 March 2026 and from 02:00 back to 01:00
// on 1 November. Lord Howe moves by half an hour; Samoa left 30 December 2011 out.
func TestWallOverClockChanges(t *testing.T) {
	for _, tt := range []struct{ zone, wall, want string }{
		{"America/New_York", "20260307T023000", "2026-03-07T07:30:00Z"},
		{"America/New_York", "20260308T015900", "2026-03-08T06:59:00Z"},
		{"America/New_York", "20260308T020000", "2026-03-08T07:00:00Z"}, // left out: 03:00
		{"America/New_York", "20260308T023000", "2026-03-08T07:30:00Z"}, // left out: 03:30
		{"America/New_York", "20260308T030000", "2026-03-08T07:00:00Z"},
		{"America/New_York", "20260309T023000", "2026-03-09T06:30:00Z"},
		{"America/New_York", "20261101T005900", "2026-11-01T04:59:00Z"},
		{"America/New_York", "20261101T010000", "2026-11-01T05:00:00Z"}, // twice: the first
		{"America/New_York", "20261101T013000", "2026-11-01T05:30:00Z"}, // twice: the first
		{"America/New_York", "20261101T020000", "2026-11-01T07:00:00Z"},
		{"Europe/Berlin", "20260329T023000", "2026-03-29T01:30:00Z"},
		{"Europe/Berlin", "20261025T023000", "2026-10-25T00:30:00Z"},
		{"Australia/Lord_Howe", "20261004T021500", "2026-10-03T15:45:00Z"}, // left out 02:00-02:30, +10:30 before
		{"Australia/Lord_Howe", "20260405T014500", "2026-04-04T14:45:00Z"}, // twice, +11 first
		{"Pacific/Apia", "20111230T120000", "2011-12-30T22:00:00Z"},        // the day that was not: -10 before
		{"Pacific/Apia", "20111231T120000", "2011-12-30T22:00:00Z"},
		{"Pacific/Apia", "20111229T120000", "2011-12-29T22:00:00Z"},
		{"Asia/Kathmandu", "20260105T000000", "2026-01-04T18:15:00Z"},
		{"Pacific/Kiritimati", "20260105T000000", "2026-01-04T10:00:00Z"},
	} {
		r := recurrence(t, "DTSTART;TZID="+tt.zone+":"+tt.wall)
		assert.Equal(t, tt.want, r.Start.In(zone(t, tt.zone)).Format(time.RFC3339), "%s %s", tt.zone, tt.wall)
	}
	assert.Equal(t, "2026-01-05T19:00:00Z", recurrence(t, "DTSTART:20260105T190000Z").Start.In(nil).Format(time.RFC3339))
	assert.True(t, group.Wall{}.In(nil).IsZero())
	assert.Equal(t, "no time", group.Wall{}.String())
	assert.Equal(t, "no recurrence", group.Recurrence{}.String())
}

// Samoa: two days on the wall fall on one moment, which is one meeting.
func TestOneMomentIsOneMeeting(t *testing.T) {
	r := recurrence(t, "DTSTART;TZID=Pacific/Apia:20111229T120000\nRRULE:FREQ=DAILY;COUNT=3")
	all, err := r.Between(time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC), zone(t, "Pacific/Apia"))
	require.NoError(t, err)
	assert.Len(t, all, 2)
}

func TestWallIsReadBackInEveryZone(t *testing.T) {
	zones := []string{"UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "America/St_Johns"}
	rapid.Check(t, func(t *rapid.T) {
		z, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		at := time.Unix(rapid.Int64Range(0, 4102444800).Draw(t, "at")/60*60, 0).UTC()
		w := group.WallOf(at, z)
		back := w.In(z)
		if group.WallOf(back, z) != w {
			t.Fatalf("%s shows another time than %s", back, w)
		}
		if back.After(at) {
			t.Fatalf("%s is not the first moment at which the wall shows %s", back, w)
		}
	})
}

// On the last day of leap years after 2037 the bounds that package time gives of a
// zone end before the day does.
func TestTheLastDayOfALeapYearFarAhead(t *testing.T) {
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"} {
		z := zone(t, name)
		for _, year := range []int{2036, 2040, 2044, 2400, 9996} {
			for _, minute := range []int{0, 59, 600, 1140, 1439} {
				d, err := peer.NewDate(year, time.December, 31)
				require.NoError(t, err)
				w := group.Wall{Date: d, Minute: minute}
				want := time.Date(year, time.December, 31, minute/60, minute%60, 0, 0, z)
				assert.True(t, want.Equal(w.In(z)), "%s %s", name, w)
			}
		}
	}
	r := recurrence(t, "DTSTART;TZID=America/New_York:20401230T190000\nRRULE:FREQ=DAILY;COUNT=3")
	all, err := r.Between(time.Date(2040, 12, 1, 0, 0, 0, 0, time.UTC), time.Date(2041, 2, 1, 0, 0, 0, 0, time.UTC), zone(t, "America/New_York"))
	require.NoError(t, err)
	assert.Equal(t, []time.Time{time.Date(2040, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2041, 1, 2, 0, 0, 0, 0, time.UTC)}, all)
}

func TestRecurrenceIsRefused(t *testing.T) {
	for _, text := range []string{
		"",
		"RRULE:FREQ=WEEKLY",
		newYork + "20260105T190000\nDTSTART;TZID=America/New_York:20260105T190000",
		newYork + "20260105",
		newYork + "20260105T190030",
		newYork + "20260105T240000",
		newYork + "20260230T190000",
		newYork + "20260105T190000Z",
		newYork + "20260105T190000,20260106T190000",
		newYork + "19690105T190000",
		"DTSTART:20260105T190000",
		"DTSTART;TZID=UTC:20260105T190000Z",
		"DTSTART;TZID=:20260105T190000",
		"DTSTART;TZID=Local:20260105T190000",
		"DTSTART;TZID=../etc:20260105T190000",
		"DTSTART;VALUE=DATE:20260105",
		"dtstart:20260105T190000Z",
		newYork + "20260105T190000\nRRULE:",
		newYork + "20260105T190000\nRRULE:INTERVAL=2",
		newYork + "20260105T190000\nRRULE:FREQ=YEARLY",
		newYork + "20260105T190000\nRRULE:FREQ=HOURLY",
		newYork + "20260105T190000\nRRULE:FREQ=weekly",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;FREQ=WEEKLY",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYMONTH=1",
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=5",
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;X-OWN=1",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;INTERVAL=0",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;INTERVAL=+2",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;INTERVAL=1001",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;COUNT=0",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;COUNT=10001",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;COUNT=2;UNTIL=20261231T000000Z",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;UNTIL=20261231",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;UNTIL=20261231T000000",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;UNTIL=20261331T000000Z",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=XX",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO,MO",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=1MO",
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=0MO",
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=6MO",
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=-6MO",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;WKST=",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=TU", // a Monday that the rule does not give
		newYork + "20260105T190000\nRRULE:FREQ=MONTHLY;BYDAY=2MO",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY",
		newYork + "20260105T190000\nEXRULE:FREQ=WEEKLY",
		newYork + "20260105T190000\nEXDATE;TZID=Europe/Berlin:20260112T190000",
		newYork + "20260105T190000\nEXDATE:20260112T190000Z",
		newYork + "20260105T190000\nRDATE;VALUE=PERIOD:20260112T190000Z/PT1H",
		newYork + "20260105T190000\n RRULE:FREQ=WEEKLY",
		newYork + "20260105T190000\nRRULE:FREQ=WEEKLY\n\n",
		strings.Repeat("x", 1<<17+1),
	} {
		_, err := group.ParseRecurrence(text)
		require.ErrorIs(t, err, group.ErrRecurrence, "%.90s", text)
	}
	_, err := group.ParseRecurrence(newYork + "20260105T190000\nRRULE:FREQ=WEKLY;BYDAY=MO")
	require.EqualError(t, err, "group: bad recurrence: FREQ: group: unknown frequency (nearest: WEEKLY), in line 2")
	_, err = group.ParseRecurrence(newYork + "20260105T190000\nRRULE:FREQ=YEARLY;BYMONTH=1")
	require.ErrorContains(t, err, "unknown frequency")
}

// Whoever makes one in code is checked as well.
func TestRecurrenceMadeInCode(t *testing.T) {
	start, err := peer.ParseDate("2026-01-05")
	require.NoError(t, err)
	good := group.Recurrence{Start: group.Wall{Date: start, Minute: 19 * 60}, Zone: "America/New_York", Rule: group.Rule{Every: group.Weekly}}
	require.NoError(t, good.Check())
	for name, spoil := range map[string]func(r *group.Recurrence){
		"no start":        func(r *group.Recurrence) { r.Start = group.Wall{} },
		"minute":          func(r *group.Recurrence) { r.Start.Minute = 1440 },
		"no zone":         func(r *group.Recurrence) { r.Zone = "" },
		"half a rule":     func(r *group.Recurrence) { r.Rule = group.Rule{Interval: 2} },
		"frequency":       func(r *group.Recurrence) { r.Rule.Every = "HOURLY" },
		"interval":        func(r *group.Recurrence) { r.Rule.Interval = -1 },
		"count":           func(r *group.Recurrence) { r.Rule.Count = -1 },
		"odd until":       func(r *group.Recurrence) { r.Rule.Until = time.Date(2026, 5, 1, 0, 0, 0, 1, time.UTC) },
		"exception":       func(r *group.Recurrence) { r.Except = []group.Wall{{}} },
		"many exceptions": func(r *group.Recurrence) { r.Except = make([]group.Wall, 2001) },
		"first day":       func(r *group.Recurrence) { r.Rule.WeekStart = "XX" },
	} {
		bad := good
		spoil(&bad)
		require.ErrorIs(t, bad.Check(), group.ErrRecurrence, name)
		_, err := bad.MarshalText()
		require.ErrorIs(t, err, group.ErrRecurrence, name)
		_, err = bad.Between(time.Time{}, time.Time{}, zone(t, "America/New_York"))
		require.ErrorIs(t, err, group.ErrRecurrence, name)
		_, _, err = bad.Next(time.Time{}, zone(t, "America/New_York"))
		require.ErrorIs(t, err, group.ErrRecurrence, name)
	}
	var kept group.Recurrence
	require.ErrorIs(t, kept.UnmarshalText([]byte("x")), group.ErrRecurrence)
	assert.Equal(t, group.Recurrence{}, kept)
	assert.Equal(t, group.Monday, group.WeekdayOf(start))
	assert.Equal(t, time.Monday, group.Monday.Time())
	assert.Equal(t, time.Sunday, group.Sunday.Time())
	assert.Equal(t, group.Sunday, group.WeekdayOf(start.AddDays(-1)))
	assert.Empty(t, group.WeekdayOf(peer.Date{}))
	enumtest.Try(t, group.Weekdays(), group.ErrUnknownWeekday)
	enumtest.Try(t, group.Frequencies(), group.ErrUnknownFrequency)
}

func TestBetweenIsBounded(t *testing.T) {
	r := recurrence(t, "DTSTART:20260105T190000Z\nRRULE:FREQ=DAILY")
	first, end := time.Date(2026, 1, 5, 19, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	_, err := r.Between(first, end, nil)
	require.ErrorIs(t, err, group.ErrTooMany)
	all, err := r.Between(first, first.AddDate(0, 0, 10_000), nil)
	require.NoError(t, err)
	assert.Len(t, all, 10_000, "the first moment belongs to it, the last does not")
	all, err = r.Between(end.AddDate(0, 0, -2), end, nil)
	require.NoError(t, err)
	assert.Len(t, all, 2)
	_, err = r.Between(first, end, zone(t, "Europe/Berlin"))
	require.ErrorIs(t, err, group.ErrZone)
	all, err = r.Between(end, first, nil)
	require.NoError(t, err)
	assert.Empty(t, all)
}

func TestNextMeeting(t *testing.T) {
	z := zone(t, "America/New_York")
	r := recurrence(t, newYork+"20260302T190000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=America/New_York:20260309T190000\nRDATE;TZID=America/New_York:20260311T190000")
	for _, tt := range []struct{ at, want string }{
		{"1990-01-01T00:00:00Z", "2026-03-03T00:00:00Z"},
		{"2026-03-03T00:00:00Z", "2026-03-03T00:00:00Z"},
		{"2026-03-03T00:00:01Z", "2026-03-11T23:00:00Z"}, // beside the rule, in summer time
		{"2026-03-12T00:00:00Z", "2026-03-16T23:00:00Z"},
		{"2026-03-17T00:00:00Z", "2026-03-23T23:00:00Z"},
		{"2026-03-23T23:00:01Z", ""},
	} {
		at, err := time.Parse(time.RFC3339, tt.at)
		require.NoError(t, err)
		next, ok, err := r.Next(at, z)
		require.NoError(t, err)
		assert.Equal(t, tt.want != "", ok, tt.at)
		if ok {
			assert.Equal(t, tt.want, next.Format(time.RFC3339), tt.at)
		}
	}
	leap := recurrence(t, "DTSTART:20960229T190000Z\nRRULE:FREQ=MONTHLY;INTERVAL=12")
	next, ok, err := leap.Next(time.Date(2096, 3, 1, 0, 0, 0, 0, time.UTC), nil)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, 2104, next.Year(), "1900 and 2100 are no leap years")
	until := recurrence(t, "DTSTART:20260105T190000Z\nRRULE:FREQ=WEEKLY;UNTIL=20260112T190000Z")
	_, ok, err = until.Next(time.Date(2026, 1, 12, 19, 0, 1, 0, time.UTC), nil)
	require.NoError(t, err)
	assert.False(t, ok)
}

// A part of the answer is what the whole answer has there, wherever it is cut.
func TestBetweenDoesNotDependOnWhereItBegins(t *testing.T) {
	rules := []string{"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU", "FREQ=MONTHLY;INTERVAL=5;BYDAY=1MO,-1WE", "FREQ=MONTHLY;COUNT=30", "FREQ=DAILY;BYDAY=MO;INTERVAL=2"}
	start := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		r, err := group.ParseRecurrence("DTSTART:20260105T190000Z\nRRULE:" + rapid.SampledFrom(rules).Draw(t, "rule"))
		if err != nil {
			t.Fatal(err)
		}
		a, b := rapid.IntRange(0, 2000).Draw(t, "from"), rapid.IntRange(0, 2000).Draw(t, "to")
		all, _ := r.Between(start, start.AddDate(0, 0, 2100), nil)
		part, err := r.Between(start.AddDate(0, 0, a), start.AddDate(0, 0, b), nil)
		if err != nil {
			t.Fatal(err)
		}
		var want []time.Time
		for _, at := range all {
			if !at.Before(start.AddDate(0, 0, a)) && at.Before(start.AddDate(0, 0, b)) {
				want = append(want, at)
			}
		}
		if len(want) != len(part) {
			t.Fatalf("want %v, got %v", want, part)
		}
		for i := range want {
			if !want[i].Equal(part[i]) {
				t.Fatalf("want %v, got %v", want, part)
			}
		}
	})
}

func FuzzRecurrence(f *testing.F) {
	f.Add(newYork + "20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE;TZID=America/New_York:20260525T190000\n")
	f.Add("DTSTART:20260131T190000Z\r\nRRULE:FREQ=MONTHLY;COUNT=4;BYDAY=-1SA,5SA\r\nRDATE:20260401T190000Z\r\n")
	f.Add("DTSTART:20260105T190000Z\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261231T000000Z;WKST=SU")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := group.ParseRecurrence(text)
		if err != nil {
			require.ErrorIs(t, err, group.ErrRecurrence)
			return
		}
		back, err := group.ParseRecurrence(r.String())
		require.NoError(t, err)
		assert.Equal(t, r.String(), back.String())
		if r.Zone != "UTC" {
			return
		}
		all, err := r.Between(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), nil)
		require.NoError(t, err)
		for i := range all[min(1, len(all)):] {
			assert.True(t, all[i].Before(all[i+1]))
		}
	})
}

// What could not be read back is not written.
func TestAnEndBeforeTheStartIsRefused(t *testing.T) {
	r := recurrence(t, newYork+"20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO")
	for until, ok := range map[string]bool{"1950-01-01": false, "1969-12-31": false, "2026-01-03": false, "2026-01-06": true} {
		at, err := time.Parse(time.DateOnly, until)
		require.NoError(t, err)
		r.Rule.Until = at
		_, err = r.MarshalText()
		if !ok {
			require.ErrorIs(t, err, group.ErrRecurrence, until)
			continue
		}
		require.NoError(t, err)
	}
}
