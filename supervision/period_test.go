package supervision_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

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
		{supervision.Fortnight, "2001-01-01", "2001-01-01", "2001-01-15"},
		{supervision.Fortnight, "2000-12-31", "2000-12-18", "2001-01-01"},
		{supervision.Fortnight, "2026-01-11", "2025-12-29", "2026-01-12"}, // 1305 weeks and six days
		{supervision.Quarter, "2024-02-29", "2024-01-01", "2024-04-01"},
		{supervision.Quarter, "2025-12-31", "2025-10-01", "2026-01-01"},
		{supervision.HalfYear, "2026-06-30", "2026-01-01", "2026-07-01"},
		{supervision.HalfYear, "2026-07-01", "2026-07-01", "2027-01-01"},
	} {
		s, err := tt.period.Around(date(t, tt.day))
		require.NoError(t, err)
		assert.Equal(t, peer.DateRange{From: date(t, tt.from), Until: date(t, tt.upTo)}, s, tt.day)
		assert.Equal(t, date(t, tt.upTo).AddDays(-1), s.Last())
	}
	_, err := supervision.Period("decade").Around(date(t, "2026-01-01"))
	require.ErrorIs(t, err, supervision.ErrUnknownPeriod)
	_, err = supervision.Week.Around(peer.Date{})
	require.ErrorIs(t, err, peer.ErrBadDate)
	for _, p := range supervision.Periods() {
		_, err = p.Around(date(t, "9999-12-31"))
		require.ErrorIs(t, err, peer.ErrBadDate)
	}
}

func TestPeriodsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, err := peer.NewDate(2000, 1, 1)
		require.NoError(t, err)
		d := first.AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		for _, p := range supervision.Periods() {
			s, err := p.Around(d)
			require.NoError(t, err)
			assert.True(t, s.Contains(d))
			next, err := p.Around(s.Until)
			require.NoError(t, err)
			assert.Equal(t, s.Until, next.From, "no day between periods")
			same, err := p.Around(s.Last())
			require.NoError(t, err)
			assert.Equal(t, s, same)
		}
	})
}
