package instrument_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

func TestDrinkingLevels(t *testing.T) {
	enumtest.Try(t, instrument.DrinkingLevels(), instrument.ErrUnknownDrinkingLevel)
	type grams = map[float64]instrument.DrinkingLevel
	for sex, rows := range map[instrument.Sex]grams{
		instrument.Male: {0: instrument.NoDrinking, .1: instrument.LowDrinking, 1 * instrument.GramsPerDrink: instrument.LowDrinking, 40: instrument.LowDrinking,
			40.1: instrument.MediumDrinking, 41: instrument.MediumDrinking, 60: instrument.MediumDrinking, 60.1: instrument.HighDrinking,
			100: instrument.HighDrinking, 100.1: instrument.VeryHighDrinking},
		instrument.Female: {0: instrument.NoDrinking, .1: instrument.LowDrinking, 20: instrument.LowDrinking, 20.1: instrument.MediumDrinking,
			40: instrument.MediumDrinking, 40.1: instrument.HighDrinking, 60: instrument.HighDrinking, 60.1: instrument.VeryHighDrinking},
	} {
		for g, want := range rows {
			got, err := instrument.DrinkingLevelOf(g, sex)
			require.NoError(t, err)
			assert.Equal(t, want, got, "%v g, %s", g, sex)
		}
	}
	assert.InDelta(t, 2.857, 40./instrument.GramsPerDrink, .0005, "US drinks of 40 g")
	assert.Equal(t, source.Secondary, instrument.DrinkingLevelsSource().Evidence)

	for _, bad := range []float64{-1, math.NaN(), math.Inf(1)} {
		_, err := instrument.DrinkingLevelOf(bad, instrument.Male)
		require.ErrorIs(t, err, instrument.ErrCalendar)
	}
	_, err := instrument.DrinkingLevelOf(10, "")
	require.ErrorIs(t, err, instrument.ErrUnknownSex)
}

func TestLevelsDown(t *testing.T) {
	for i, before := range instrument.DrinkingLevels() {
		for j, after := range instrument.DrinkingLevels() {
			n, err := instrument.LevelsDown(before, after)
			require.NoError(t, err)
			assert.Equal(t, i-j, n)
		}
		_, err := instrument.LevelsDown(before, "")
		require.ErrorIs(t, err, instrument.ErrUnknownDrinkingLevel)
		_, err = instrument.LevelsDown("", before)
		require.ErrorIs(t, err, instrument.ErrUnknownDrinkingLevel)
	}
}

func ExampleDrinkingLevelOf() {
	before, err := instrument.DrinkingLevelOf(84, instrument.Male) // six US drinks a day
	fmt.Println(before, err)
	after, err := instrument.DrinkingLevelOf(28, instrument.Male)
	fmt.Println(after, err)
	fmt.Println(instrument.LevelsDown(before, after))
	_, err = instrument.DrinkingLevelOf(28, "")
	fmt.Println(err)
	// Output:
	// high <nil>
	// low <nil>
	// 2 <nil>
	// instrument: unknown sex: the levels are published for women and for men
}
