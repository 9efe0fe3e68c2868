package economics_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/economics"
)

// Half a cent is rounded away from zero, and no hair of the arithmetic turns it.
func TestHalfACentIsRoundedAwayFromZero(t *testing.T) {
	for _, tt := range []struct{ cents, of, want int64 }{
		{49, 98, 1}, {-49, 98, -1}, {48, 98, 0}, {3, 6, 1}, {5, 2, 3}, {-5, 2, -3}, {103, 206, 1}, {0, 7, 0},
	} {
		each, err := economics.CostPer(usd(tt.cents), int(tt.of))
		require.NoError(t, err)
		assert.Equal(t, usd(tt.want), each, "%d among %d", tt.cents, tt.of)
	}
	for _, tt := range []struct {
		cents    int64
		from, to float64
		want     int64
	}{
		{50, 100, 115, 58}, // 57.5
		{-50, 100, 115, -58},
		{50, 100, 114, 57},
		{10, 100, 105, 11}, // 10.5
		{200, 2, 1, 100},
	} {
		later, err := usd(tt.cents).Inflated(2024, tt.from, tt.to)
		require.NoError(t, err)
		assert.Equal(t, economics.Money{Cents: tt.want, Currency: "USD", Year: 2024}, later, "%d from %v to %v", tt.cents, tt.from, tt.to)
	}
}

func TestMoneyOfWhichNothingIsSaidIsRefused(t *testing.T) {
	for name, m := range map[string]economics.Money{
		"nothing":     {},
		"no currency": {Cents: 1, Year: 2022},
		"no year":     {Cents: 1, Currency: "USD"},
		"year 10000":  {Cents: 1, Currency: "USD", Year: 10000},
		"a symbol":    {Cents: 1, Currency: "$", Year: 2022},
	} {
		_, err := m.Plus(m)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = m.Inflated(2024, 1, 2)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = economics.Total(m)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = economics.CostPer(m, 1)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		_, err = usd(1).Plus(m)
		require.ErrorIs(t, err, economics.ErrMoney, name)
		assert.Contains(t, err.Error(), "a currency of three letters and a price year", name)
	}
	for _, year := range []int{1, 9999} {
		m := economics.Money{Cents: 1, Currency: "EUR", Year: year}
		got, err := m.Plus(economics.Money{Currency: "EUR", Year: year})
		require.NoError(t, err, "nothing more")
		assert.Equal(t, m, got)
		_, err = usd(1).Inflated(year, 1, 1)
		require.NoError(t, err)
	}
	_, err := economics.BreakEven(usd(1), economics.Money{Cents: 1, Currency: "EUR", Year: 2022})
	require.ErrorIs(t, err, economics.ErrMoney)
}

func TestIndicesThatAreNoneAreRefused(t *testing.T) {
	for _, bad := range []struct {
		year     int
		from, to float64
	}{
		{2024, 0, 1}, {2024, 1, 0}, {2024, -1, 1}, {2024, 1, -1}, {2024, math.Inf(1), 1}, {2024, 1, math.Inf(1)},
		{2024, math.NaN(), 1}, {2024, 1, math.NaN()}, {0, 1, 1}, {10000, 1, 1},
	} {
		_, err := usd(1).Inflated(bad.year, bad.from, bad.to)
		require.ErrorIs(t, err, economics.ErrRange, "%v", bad)
	}
}

func TestMoneyIsWritten(t *testing.T) {
	for cents, want := range map[int64]string{0: "0.00 USD (2022)", 5: "0.05 USD (2022)", -5: "-0.05 USD (2022)", -123450: "-1234.50 USD (2022)",
		math.MinInt64: "-92233720368547758.08 USD (2022)"} {
		assert.Equal(t, want, usd(cents).String())
	}
}
