package recovery

import (
	"errors"
	"fmt"
	"math"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrDiary reports a drink diary or limits that cannot be.
var ErrDiary = errors.New("recovery: bad drink diary")

// A DrinkDay is what somebody wrote down for one date: standard drinks of their
// country, at most [MaxDrinks]. Zero is a drink-free day; a date that is not written
// down is not known.
type DrinkDay struct {
	On     peer.Date `json:"on"`
	Drinks float64   `json:"drinks"`
}

// MaxDrinks is the greatest number of drinks of one entry of a diary, a design
// default that keeps sums finite.
const MaxDrinks = 1000

// DrinkLimits are ceilings of a programme or of the person's own, and no advice:
// health bodies say that less is better. A zero is no limit.
type DrinkLimits struct {
	Name        string        `json:"name,omitempty"`
	PerDay      float64       `json:"per_day,omitempty"`
	PerWeek     float64       `json:"per_week,omitempty"`
	DaysPerWeek int           `json:"days_per_week,omitempty"` // days with drinks
	Source      source.Source `json:"source,omitzero"`
}

// ModerationLimits returns the limits of Moderation Management, as that
// programme's and as ceilings, not targets. Of its three to four drinking days a week it is
// the four that count here.
func ModerationLimits() []DrinkLimits {
	mm := source.Of("PWMM").At("limits of the programme: men 14 a week and 4 a day, women 9 and 3, 3 to 4 drinking days a week", source.Verified)
	return []DrinkLimits{
		{"mm_men", 4, 14, 4, mm},
		{"mm_women", 3, 9, 4, mm},
		{"mm_older", 1, 0, 4, source.Of("PWMM").At("from 55 on often 1 a day; no figure for the week", source.Verified)},
	}
}

// ModerationPace returns the pace that goes with the limits: at most one drink in
// half an hour, for one to two hours, and a concentration of alcohol in the blood
// of about 0.055 percent at most.
func ModerationPace() (drinksPerHalfHour, hours int, percent float64, src source.Source) {
	return 1, 2, 0.055, source.Of("PWMM").At("at most 1 drink in half an hour, 1 to 2 hours at a time, blood alcohol about 0.055 percent", source.Verified)
}

// A LimitFinding says where a week went over a limit. It is for the person to
// look at: nothing follows from it.
type LimitFinding struct {
	Rule  string    `json:"rule,omitempty"` // per_day, per_week or days_per_week
	On    peer.Date `json:"on,omitzero"`    // the date, for per_day
	Was   float64   `json:"was,omitempty"`
	Limit float64   `json:"limit,omitempty"`
}

// A DrinkWeek is a week of a diary.
type DrinkWeek struct {
	Drinks    float64        `json:"drinks"`
	DrinkDays int            `json:"drink_days"` // dates with drinks
	Free      int            `json:"free"`       // dates written down without
	Unwritten int            `json:"unwritten"`  // dates not written down, about which nothing is known
	Over      []LimitFinding `json:"over,omitempty"`
}

// ReviewWeek returns the week of seven dates that begins on a date, as far as it
// is written down. Several entries of one date are added up. It returns
// [ErrDiary] for no date, a count that is none from 0 to [MaxDrinks], or limits that
// are negative or not finite.
func ReviewWeek(diary []DrinkDay, begins peer.Date, limits DrinkLimits) (DrinkWeek, error) {
	if begins.IsZero() || begins.AddDays(6).IsZero() {
		return DrinkWeek{}, fmt.Errorf("%w: want the first date of a week", ErrDiary)
	}
	if !isAmount(limits.PerDay) || !isAmount(limits.PerWeek) || limits.DaysPerWeek < 0 {
		return DrinkWeek{}, fmt.Errorf("%w: want limits that are finite and not negative", ErrDiary)
	}
	days, err := perDate(diary)
	if err != nil {
		return DrinkWeek{}, err
	}
	var w DrinkWeek
	for i := range 7 {
		on := begins.AddDays(i)
		drinks, written := days[on]
		switch {
		case !written:
			w.Unwritten++
		case drinks == 0:
			w.Free++
		default:
			w.DrinkDays++
			w.Drinks += drinks
			if limits.PerDay > 0 && drinks > limits.PerDay {
				w.Over = append(w.Over, LimitFinding{"per_day", on, drinks, limits.PerDay})
			}
		}
	}
	if limits.PerWeek > 0 && w.Drinks > limits.PerWeek {
		w.Over = append(w.Over, LimitFinding{"per_week", peer.Date{}, w.Drinks, limits.PerWeek})
	}
	if limits.DaysPerWeek > 0 && w.DrinkDays > limits.DaysPerWeek {
		w.Over = append(w.Over, LimitFinding{"days_per_week", peer.Date{}, float64(w.DrinkDays), float64(limits.DaysPerWeek)})
	}
	return w, nil
}

// DrinkFreeDays returns how many dates of a range are written down without a
// drink. It returns what [ReviewWeek] returns for a diary.
func DrinkFreeDays(diary []DrinkDay, in peer.DateRange) (int, error) {
	days, err := perDate(diary)
	free := 0
	for on, drinks := range days {
		if drinks == 0 && in.Contains(on) {
			free++
		}
	}
	return free, err
}

func isAmount(x float64) bool { return x >= 0 && !math.IsInf(x, 0) }

func perDate(diary []DrinkDay) (map[peer.Date]float64, error) {
	days := map[peer.Date]float64{}
	for _, d := range diary {
		if d.On.IsZero() || !isAmount(d.Drinks) || d.Drinks > MaxDrinks {
			return nil, fmt.Errorf("%w: want a date and a count from 0 to %d", ErrDiary, MaxDrinks)
		}
		days[d.On] += d.Drinks
	}
	return days, nil
}
