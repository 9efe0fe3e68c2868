package instrument

import (
	"fmt"
	"log/slog"
	"math"

	"github.com/alongside-go/alongside/peer/source"
)

// HeavyDay returns the standard drinks from which on a day is a heavy drinking
// day, and their source. It returns [ErrUnknownSex] if sex is not told.
func HeavyDay(sex Sex) (float64, source.Source, error) {
	src := source.Source{Title: "Drinking levels defined", Issuer: "NIAAA"}.At("", source.Unverified)
	switch sex {
	case Male:
		return 5, src, nil
	case Female:
		return 4, src, nil
	}
	return 0, source.Source{}, fmt.Errorf("%w: the figures are published for women and for men", ErrUnknownSex)
}

// GramsPerDrink is the alcohol in a US standard drink, in grams.
//
// Source: NIAAA, not re-opened.
const GramsPerDrink = 14

// NoRecord marks a day of a calendar of which nothing is known.
func NoRecord() float64 { return math.NaN() }

// A Timeline holds the summary measures of a timeline follow-back calendar (Sobell &
// Sobell). Days without a record leave the count of days and are told. [ReadTimeline]
// makes one; the zero Timeline has no days.
type Timeline struct {
	Days    int // assessed
	Missing int // of no record

	Abstinent, Heavy int     // days
	Drinks           float64 // standard drinks in all
	PercentAbstinent float64 // of assessed days
	PercentHeavy     float64 // of assessed days
	DrinksPerDay     float64 // standard drinks a day assessed
	PerDrinkingDay   float64 // standard drinks a drinking day, 0 if there was none
	GramsPerDay      float64 // by [GramsPerDrink]

	LongestAbstinent, LongestHeavy int // days in a row; a day of no record ends a run

	// FirstUse and FirstHeavy are the numbers of the first such days, the first
	// day of the calendar being 1. Where there was none they are the last day up to
	// which that is known, and FirstUseSeen or FirstHeavySeen is false.
	FirstUse, FirstHeavy         int
	FirstUseSeen, FirstHeavySeen bool
}

// ReadTimeline returns the measures of a calendar: the standard drinks of each
// day in order, [NoRecord] where nothing is known; heavy is the number of drinks
// from which on a day is a heavy one (see [HeavyDay]). It returns [ErrCalendar] if
// no day has a record, or a number of drinks is negative or infinite, or heavy is
// not above 0.
//
// Formulas, N being the assessed days: percent abstinent 100 × #(d = 0)/N; percent
// heavy 100 × #(d >= heavy)/N; drinks a day Σd/N; drinks a drinking day Σd/#(d > 0).
//
// The first use is known only as far as no day before it lacks a record.
//
// Source: Sobell & Sobell, timeline follow-back; the measures were not re-opened.
func ReadTimeline(drinks []float64, heavy float64) (Timeline, error) {
	if !(heavy > 0) || math.IsInf(heavy, 0) {
		return Timeline{}, fmt.Errorf("%w: a heavy day has a number of drinks above 0", ErrCalendar)
	}
	var t Timeline
	dry, wet, drinking := 0, 0, 0
	for i, d := range drinks {
		switch {
		case math.IsNaN(d):
			t.Missing++
			dry, wet = 0, 0
			continue
		case d < 0 || math.IsInf(d, 0):
			return Timeline{}, fmt.Errorf("%w: day %d is no number of drinks", ErrCalendar, i+1)
		}
		t.Days++
		t.Drinks += d
		if d == 0 {
			t.Abstinent++
			dry++
		} else {
			drinking++
			dry = 0
		}
		if d >= heavy {
			t.Heavy++
			wet++
		} else {
			wet = 0
		}
		t.LongestAbstinent, t.LongestHeavy = max(t.LongestAbstinent, dry), max(t.LongestHeavy, wet)
	}
	if t.Days == 0 {
		return Timeline{}, fmt.Errorf("%w: no day has a record", ErrCalendar)
	}
	n := float64(t.Days)
	t.PercentAbstinent, t.PercentHeavy = 100*float64(t.Abstinent)/n, 100*float64(t.Heavy)/n
	t.DrinksPerDay, t.GramsPerDay = t.Drinks/n, GramsPerDrink*t.Drinks/n
	if drinking > 0 {
		t.PerDrinkingDay = t.Drinks / float64(drinking)
	}
	t.FirstUse, t.FirstUseSeen = first(drinks, math.SmallestNonzeroFloat64)
	t.FirstHeavy, t.FirstHeavySeen = first(drinks, heavy)
	return t, nil
}

// first returns the number of the first day with so many drinks. Without one
// before the first day of no record, it returns the day before that.
func first(drinks []float64, from float64) (day int, seen bool) {
	for i, d := range drinks {
		switch {
		case math.IsNaN(d):
			return i, false
		case d >= from:
			return i + 1, true
		}
	}
	return len(drinks), false
}

// NoHeavyDays reports whether no assessed day was a heavy one; with missing days
// that is not known unless one was seen, and known is false.
func (t Timeline) NoHeavyDays() (none, known bool) {
	if t.Heavy > 0 {
		return false, true
	}
	return t.Missing == 0, t.Missing == 0
}

// Format keeps what somebody drank out of every verb of fmt.
func (t Timeline) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[timeline]")) }

// LogValue keeps what somebody drank out of logs.
func (t Timeline) LogValue() slog.Value { return slog.StringValue("[timeline]") }
