package peer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
)

func TestDates(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2026-01-31", "9999-12-31"} {
		d, err := peer.ParseDate(text)
		require.NoError(t, err)
		assert.Equal(t, text, d.String())
		assert.False(t, d.IsZero())
	}
	for _, bad := range []string{"", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01 ", "0000-12-31",
		"2026-01-01T00:00:00Z", "+2026-01-01", "no date"} {
		d := date(t, "2026-01-31")
		err := d.UnmarshalText([]byte(bad))
		require.ErrorIs(t, err, peer.ErrBadDate, bad)
		require.EqualError(t, err, "peer: bad date: not a day of the form 2026-01-31", "the text is not repeated")
		assert.Equal(t, date(t, "2026-01-31"), d, "unchanged on error")
	}
	assert.Equal(t, "no date", peer.Date{}.String())
	_, err := peer.Date{}.MarshalText()
	require.ErrorIs(t, err, peer.ErrBadDate)
	_, err = peer.NewDate(2025, time.February, 29)
	require.ErrorIs(t, err, peer.ErrBadDate)
	_, err = peer.NewDate(0, time.January, 1)
	require.ErrorIs(t, err, peer.ErrBadDate)
	assert.True(t, date(t, "9999-12-31").AddDays(1).IsZero())
	assert.True(t, date(t, "0001-01-01").AddDays(-1).IsZero())
	assert.True(t, peer.Date{}.AddDays(1).IsZero())
	assert.Equal(t, time.Thursday, date(t, "2026-01-01").Weekday())
}

func TestDateOfFollowsTheZone(t *testing.T) {
	zone, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	for _, tt := range []struct{ instant, want string }{
		{"2026-03-08T05:59:59Z", "2026-03-07"}, // 23:59:59 standard time
		{"2026-03-08T06:00:00Z", "2026-03-08"},
		{"2026-03-09T04:59:59Z", "2026-03-08"}, // 23:59:59 daylight time: a day of 23 hours
		{"2026-03-09T05:00:00Z", "2026-03-09"},
		{"2026-11-01T04:59:59Z", "2026-10-31"},
		{"2026-11-01T05:00:00Z", "2026-11-01"},
		{"2026-11-02T05:59:59Z", "2026-11-01"}, // a day of 25 hours
		{"2026-11-02T06:00:00Z", "2026-11-02"},
		{"1969-12-31T23:00:00-06:00", "1969-12-31"},
	} {
		assert.Equal(t, date(t, tt.want), peer.DateOf(instant(t, tt.instant), zone), tt.instant)
	}
	assert.Equal(t, date(t, "2026-03-08"), peer.DateOf(instant(t, "2026-03-07T20:00:00-06:00"), nil), "nil is UTC")
	assert.True(t, peer.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), nil).IsZero())
}

func TestDateAgreesWithTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 3652058).Draw(t, "day"))
		d, err := peer.NewDate(day.Date())
		require.NoError(t, err)
		assert.Equal(t, day.Format(time.DateOnly), d.String())
		assert.Equal(t, day.Weekday(), d.Weekday())
		assert.Equal(t, d, peer.DateOf(day.Add(24*time.Hour-1), nil))
	})
}

func TestDateRange(t *testing.T) {
	a := peer.DateRange{From: date(t, "2026-01-01"), Until: date(t, "2026-01-05")}
	b := peer.DateRange{From: date(t, "2026-01-05"), Until: date(t, "2026-01-09")}
	assert.False(t, a.Overlaps(b), "half-open spans that touch share no day")
	assert.True(t, a.Contains(a.From))
	assert.False(t, a.Contains(a.Until))
	assert.True(t, peer.DateRange{}.IsEmpty())
	assert.True(t, peer.DateRange{}.Last().IsZero())
	assert.Equal(t, date(t, "2026-01-04"), a.Last())
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-01-31", "2024-02-29", "0001-01-01", "2026-02-30", "", "2026-1-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := peer.ParseDate(text)
		if err != nil {
			require.ErrorIs(t, err, peer.ErrBadDate)
			return
		}
		require.Equal(t, text, d.String())
		again, err := peer.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}

func TestAddMonths(t *testing.T) {
	for _, tt := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2028-02-29", 12, "2029-02-28"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-12-15", 1, "2027-01-15"}, {"2026-01-15", -13, "2024-12-15"}, {"2026-05-31", 0, "2026-05-31"},
	} {
		assert.Equal(t, date(t, tt.want), date(t, tt.from).AddMonths(tt.n), "%s %+d", tt.from, tt.n)
	}
	assert.True(t, date(t, "9999-12-31").AddMonths(1).IsZero())
	assert.True(t, date(t, "0001-01-01").AddMonths(-1).IsZero())
	assert.True(t, peer.Date{}.AddMonths(1).IsZero())
	year, month, day := date(t, "2028-02-29").Civil()
	assert.Equal(t, []int{2028, 2, 29}, []int{year, int(month), day})
}

// date gives the day written as 2026-01-31.
func date(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// instant gives the moment written in RFC 3339.
func instant(t testing.TB, text string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return v
}

func TestDateStart(t *testing.T) {
	for _, tt := range []struct{ day, zone, want string }{
		{"2026-03-08", "America/Chicago", "2026-03-08T06:00:00Z"},
		{"2026-03-09", "America/Chicago", "2026-03-09T05:00:00Z"},
		{"2005-10-16", "America/Sao_Paulo", "2005-10-16T03:00:00Z"}, // clocks skipped midnight
		{"2026-03-08", "UTC", "2026-03-08T00:00:00Z"},
	} {
		zone, err := time.LoadLocation(tt.zone)
		require.NoError(t, err)
		start := date(t, tt.day).Start(zone)
		assert.Equal(t, instant(t, tt.want), start.In(instant(t, tt.want).Location()), tt.zone)
		assert.Equal(t, date(t, tt.day), peer.DateOf(start, zone))
		assert.True(t, peer.DateOf(start.Add(-time.Nanosecond), zone).Before(date(t, tt.day)))
	}
	assert.True(t, peer.Date{}.Start(nil).IsZero())
	assert.Equal(t, instant(t, "2026-01-31T00:00:00Z"), date(t, "2026-01-31").Start(nil))
}
