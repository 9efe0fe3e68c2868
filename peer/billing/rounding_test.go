package billing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

// The tables of the three rules, from the payers' own texts.
func TestRounding(t *testing.T) {
	for _, tt := range []struct{ minutes, full, upTo, midpoint int }{
		{0, 0, 0, 0}, {1, 0, 1, 0}, {7, 0, 1, 0}, {8, 0, 1, 1}, {10, 0, 1, 1}, {14, 0, 1, 1}, {15, 1, 1, 1}, {16, 1, 2, 1},
		{22, 1, 2, 1}, {23, 1, 2, 2}, {29, 1, 2, 2}, {30, 2, 2, 2}, {37, 2, 3, 2}, {38, 2, 3, 3}, {44, 2, 3, 3}, {52, 3, 4, 3},
		{53, 3, 4, 4}, {67, 4, 5, 4}, {68, 4, 5, 5}, {1440, 96, 96, 96}, {1500, 100, 100, 100},
	} {
		for rule, want := range map[billing.Rounding]int{billing.FullUnits: tt.full, billing.UpTo: tt.upTo, billing.Midpoint: tt.midpoint} {
			got, err := rule.Units(tt.minutes)
			require.NoError(t, err)
			assert.Equal(t, want, got, "%d minutes by %s", tt.minutes, rule)
		}
	}
	for _, bad := range []int{-1, 1501} {
		_, err := billing.FullUnits.Units(bad)
		require.ErrorIs(t, err, billing.ErrMinutes)
	}
	_, err := billing.Rounding("nearest").Units(15)
	require.ErrorIs(t, err, billing.ErrUnknownRounding)
	assert.True(t, billing.FullUnits.Source().Verified())
	assert.False(t, billing.Midpoint.Source().Verified(), "no source applies it to peer support")
	for _, r := range billing.Roundings() {
		text, err := r.MarshalText()
		require.NoError(t, err)
		var back billing.Rounding
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, r, back)
	}
	var r billing.Rounding
	require.ErrorIs(t, r.UnmarshalText([]byte("nearest")), billing.ErrUnknownRounding)
}

func TestRoundingNeverFallsBackAndKeepsItsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.IntRange(0, 1499).Draw(t, "minutes")
		units := map[billing.Rounding]int{}
		for _, r := range billing.Roundings() {
			n, err := r.Units(minutes)
			require.NoError(t, err)
			more, err := r.Units(minutes + 1)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, more, n)
			units[r] = n
		}
		assert.LessOrEqual(t, units[billing.FullUnits], units[billing.Midpoint])
		assert.LessOrEqual(t, units[billing.Midpoint], units[billing.UpTo])
	})
}

// Units of six minutes, tenths of an hour; and a first unit of 60 minutes that units
// of 30 follow.
func TestUnitsOfAnotherLength(t *testing.T) {
	for _, tt := range []struct {
		unit, base, minutes, full, upTo, midpoint int
	}{
		{6, 0, 3, 0, 1, 0}, {6, 0, 4, 0, 1, 1}, {6, 0, 6, 1, 1, 1}, {6, 0, 20, 3, 4, 3}, {6, 0, 22, 3, 4, 4},
		{30, 60, 1, 0, 1, 0}, {30, 60, 30, 0, 1, 0}, {30, 60, 31, 0, 1, 1}, {30, 60, 59, 0, 1, 1}, {30, 60, 60, 1, 1, 1},
		{30, 60, 61, 1, 2, 1}, {30, 60, 75, 1, 2, 1}, {30, 60, 76, 1, 2, 2}, {30, 60, 89, 1, 2, 2}, {30, 60, 90, 2, 2, 2},
		{30, 60, 91, 2, 3, 2}, {30, 60, 120, 3, 3, 3},
	} {
		for rule, want := range map[billing.Rounding]int{billing.FullUnits: tt.full, billing.UpTo: tt.upTo, billing.Midpoint: tt.midpoint} {
			p := billing.Payer{Rounding: rule, Unit: tt.unit, Base: tt.base}
			lines, err := p.Units([]peer.Encounter{contact("a", at(1, 9, 0), tt.minutes)}, nil, nil)
			require.NoError(t, err)
			assert.Equal(t, want, lines[0].Units, "%d minutes in units of %d after %d by %s", tt.minutes, tt.unit, tt.base, rule)
			base := 0
			if tt.base > 0 && want > 0 {
				base = 1
			}
			assert.Equal(t, base, lines[0].Base)
		}
	}
}
