package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTimeOfDay reports a name that is no time of day.
var ErrUnknownTimeOfDay = errors.New("recovery: unknown time of day")

// A TimeOfDay is when somebody can come, or when a group meets. The zero value is not told.
type TimeOfDay string

// Times.
const (
	// TimeMorning: in the morning.
	TimeMorning TimeOfDay = "morning"
	// TimeMidday: around noon.
	TimeMidday TimeOfDay = "midday"
	// TimeAfternoon: in the afternoon.
	TimeAfternoon TimeOfDay = "afternoon"
	// TimeEvening: in the evening.
	TimeEvening TimeOfDay = "evening"
	// TimeNight: at night.
	TimeNight TimeOfDay = "night"
	// TimeWeekend: at the weekend.
	TimeWeekend TimeOfDay = "weekend"
)

var timesOfDay = []TimeOfDay{
	TimeMorning,
	TimeMidday,
	TimeAfternoon,
	TimeEvening,
	TimeNight,
	TimeWeekend,
}

// TimesOfDay returns every TimeOfDay, in the order of this page.
func TimesOfDay() []TimeOfDay { return append([]TimeOfDay(nil), timesOfDay...) }

// String returns the name under which it is stored and sent.
func (v TimeOfDay) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTimeOfDay].
func (v TimeOfDay) MarshalText() ([]byte, error) {
	return enum.Marshal(v, timesOfDay, ErrUnknownTimeOfDay)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TimeOfDay) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, timesOfDay, ErrUnknownTimeOfDay)
}
