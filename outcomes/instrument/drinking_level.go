package instrument

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// A DrinkingLevel is a risk level of drinking by the World Health Organization, from
// the mean grams of alcohol a day. The zero value is no level.
type DrinkingLevel string

// Levels, each up to its limit inside; very high has none.
const (
	// NoDrinking: 0 grams.
	NoDrinking DrinkingLevel = "abstinent"
	// LowDrinking: up to 40 grams for men, 20 for women.
	LowDrinking DrinkingLevel = "low"
	// MediumDrinking: up to 60 grams for men, 40 for women.
	MediumDrinking DrinkingLevel = "medium"
	// HighDrinking: up to 100 grams for men, 60 for women.
	HighDrinking DrinkingLevel = "high"
	// VeryHighDrinking: more.
	VeryHighDrinking DrinkingLevel = "very_high"
)

var drinkingLevels = []DrinkingLevel{NoDrinking, LowDrinking, MediumDrinking, HighDrinking, VeryHighDrinking}

// drinkingLimits are the greatest mean grams a day of each level but the last.
var drinkingLimits = map[Sex][]float64{Male: {0, 40, 60, 100}, Female: {0, 20, 40, 60}}

// DrinkingLevels returns every DrinkingLevel, from the lowest to the highest.
func DrinkingLevels() []DrinkingLevel { return append([]DrinkingLevel(nil), drinkingLevels...) }

// String returns the name under which it is stored and sent.
func (l DrinkingLevel) String() string { return string(l) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDrinkingLevel].
func (l DrinkingLevel) MarshalText() ([]byte, error) {
	return enum.Marshal(l, drinkingLevels, ErrUnknownDrinkingLevel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error l is unchanged.
func (l *DrinkingLevel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, drinkingLevels, ErrUnknownDrinkingLevel)
}

// DrinkingLevelsSource returns where the limits are from. The table prints whole
// grams, such as 41 to 60; that a limit itself belongs to the lower level is read off it.
func DrinkingLevelsSource() source.Source {
	return source.Source{Title: "Drinking risk levels", Issuer: "World Health Organization"}.
		At("table in BMJ Open; a news report for the highest level", source.Secondary)
}

// DrinkingLevelOf returns the level of a mean of so many grams a day, such as
// [Timeline].GramsPerDay. It returns [ErrUnknownSex] if sex is not told and
// [ErrCalendar] for grams that are negative or no finite number.
//
// It is an endpoint of trials, and no advice: health bodies say that less is better.
func DrinkingLevelOf(gramsPerDay float64, sex Sex) (DrinkingLevel, error) {
	limits, ok := drinkingLimits[sex]
	switch {
	case !ok:
		return "", fmt.Errorf("%w: the levels are published for women and for men", ErrUnknownSex)
	case !(gramsPerDay >= 0) || math.IsInf(gramsPerDay, 0):
		return "", fmt.Errorf("%w: grams a day are 0 or more", ErrCalendar)
	}
	for i, limit := range limits {
		if gramsPerDay <= limit {
			return drinkingLevels[i], nil
		}
	}
	return VeryHighDrinking, nil
}

// LevelsDown returns by how many levels drinking fell from one level to another;
// below 0 it rose. A fall of one or two levels is in use as an endpoint beside
// abstinence (Witkiewitz et al. 2017, 2020; Hasin et al. 2017). It returns
// [ErrUnknownDrinkingLevel] for what is no level.
func LevelsDown(before, after DrinkingLevel) (int, error) {
	i, j := slices.Index(drinkingLevels, before), slices.Index(drinkingLevels, after)
	if i < 0 || j < 0 {
		return 0, fmt.Errorf("%w: want one of the levels of drinking, before and after", ErrUnknownDrinkingLevel)
	}
	return i - j, nil
}
