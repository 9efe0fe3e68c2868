package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/supervision"
)

func TestDates(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2026-01-31", "9999-12-31"} {
		d, err := supervision.ParseDate(text)
		require.NoError(t, err)
		assert.Equal(t, text, d.String())
		assert.False(t, d.IsZero())
	}
	for _, bad := range []string{"", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01 ", "0000-12-31",
		"2026-01-01T00:00:00Z", "+2026-01-01", "no date"} {
		d := date(t, "2026-01-31")
		require.ErrorIs(t, d.UnmarshalText([]byte(bad)), supervision.ErrBadDate, bad)
		assert.Equal(t, date(t, "2026-01-31"), d, "unchanged on error")
	}
	assert.Equal(t, "no date", supervision.Date{}.String())
	_, err := supervision.Date{}.MarshalText()
	require.ErrorIs(t, err, supervision.ErrBadDate)
	_, err = supervision.NewDate(2025, time.February, 29)
	require.ErrorIs(t, err, supervision.ErrBadDate)
	_, err = supervision.NewDate(0, time.January, 1)
	require.ErrorIs(t, err, supervision.ErrBadDate)
	assert.True(t, date(t, "9999-12-31").AddDays(1).IsZero())
	assert.True(t, date(t, "0001-01-01").AddDays(-1).IsZero())
	assert.True(t, supervision.Date{}.AddDays(1).IsZero())
	assert.Equal(t, time.Thursday, date(t, "2026-01-01").Weekday())
}

func TestDateOfFollowsTheZone(t *testing.T) {
	zone := chicago(t)
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
		assert.Equal(t, date(t, tt.want), supervision.DateOf(at(t, tt.instant), zone), tt.instant)
	}
	assert.Equal(t, date(t, "2026-03-08"), supervision.DateOf(at(t, "2026-03-07T20:00:00-06:00"), nil), "nil is UTC")
	assert.True(t, supervision.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), nil).IsZero())
}

func TestDateAgreesWithTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 3652058).Draw(t, "day"))
		d, err := supervision.NewDate(day.Date())
		require.NoError(t, err)
		assert.Equal(t, day.Format(time.DateOnly), d.String())
		assert.Equal(t, day.Weekday(), d.Weekday())
		assert.Equal(t, d, supervision.DateOf(day.Add(24*time.Hour-1), nil))
	})
}

func TestPeriods(t *testing.T) {
	for _, tt := range []struct {
		period          supervision.Period
		day, from, upTo string
	}{
		{supervision.Week, "2026-01-01", "2025-12-29", "2026-01-05"},
		{supervision.Week, "2026-01-04", "2025-12-29", "2026-01-05"},
		{supervision.Week, "2026-01-05", "2026-01-05", "2026-01-12"},
		{supervision.Month, "2024-02-29", "2024-02-01", "2024-03-01"},
		{supervision.Month, "2025-02-01", "2025-02-01", "2025-03-01"},
		{supervision.Month, "2025-12-31", "2025-12-01", "2026-01-01"},
		{supervision.Month, "2026-04-30", "2026-04-01", "2026-05-01"},
	} {
		s, err := tt.period.Around(date(t, tt.day))
		require.NoError(t, err)
		assert.Equal(t, supervision.Span{From: date(t, tt.from), To: date(t, tt.upTo)}, s, tt.day)
		assert.Equal(t, date(t, tt.upTo).AddDays(-1), s.Last())
	}
	_, err := supervision.Period("decade").Around(date(t, "2026-01-01"))
	require.ErrorIs(t, err, supervision.ErrUnknownPeriod)
	_, err = supervision.Week.Around(supervision.Date{})
	require.ErrorIs(t, err, supervision.ErrBadDate)
	for _, p := range supervision.Periods() {
		_, err = p.Around(date(t, "9999-12-31"))
		require.ErrorIs(t, err, supervision.ErrBadDate)
	}
}

func TestPeriodsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, err := supervision.NewDate(2000, 1, 1)
		require.NoError(t, err)
		d := first.AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		for _, p := range supervision.Periods() {
			s, err := p.Around(d)
			require.NoError(t, err)
			assert.True(t, s.Contains(d))
			next, err := p.Around(s.To)
			require.NoError(t, err)
			assert.Equal(t, s.To, next.From, "no day between periods")
			same, err := p.Around(s.Last())
			require.NoError(t, err)
			assert.Equal(t, s, same)
		}
	})
}

func TestSpan(t *testing.T) {
	a := supervision.Span{From: date(t, "2026-01-01"), To: date(t, "2026-01-05")}
	b := supervision.Span{From: date(t, "2026-01-05"), To: date(t, "2026-01-09")}
	assert.False(t, a.Overlaps(b), "half-open spans that touch share no day")
	assert.True(t, a.Contains(a.From))
	assert.False(t, a.Contains(a.To))
	assert.True(t, supervision.Span{}.IsEmpty())
	assert.True(t, supervision.Span{}.Last().IsZero())
	assert.Equal(t, date(t, "2026-01-04"), a.Last())
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-01-31", "2024-02-29", "0001-01-01", "2026-02-30", "", "2026-1-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := supervision.ParseDate(text)
		if err != nil {
			require.ErrorIs(t, err, supervision.ErrBadDate)
			return
		}
		require.Equal(t, text, d.String())
		again, err := supervision.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}
