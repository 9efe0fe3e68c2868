package group

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Bounds of a recurrence.
const (
	// MaxOccurrences is the greatest number of dates that one expansion returns.
	MaxOccurrences = 10_000
	// MaxInterval is the greatest interval of a rule.
	MaxInterval = 1000
	// MaxListed is the greatest number of exceptions, and of further dates, of a recurrence.
	MaxListed = 2000
)

// firstYear is the first year of a recurrence: before it, zones have offsets of odd seconds.
const firstYear = 1970

// A Recurrence says when meetings take place: at a time on the wall of a zone, once
// or by a rule, without some dates and with others. It stays at its wall time over
// clock changes. [Recurrence.Check] says whether it fits together; the zero value
// does not. Its text form, read by [ParseRecurrence], is a subset of RFC 5545:
//
//	DTSTART;TZID=America/New_York:20260105T190000
//	RRULE:FREQ=WEEKLY;BYDAY=MO
//	EXDATE;TZID=America/New_York:20260525T190000
type Recurrence struct {
	Start  Wall   // the first meeting; it counts as one and must follow the rule
	Zone   string // IANA name, such as "America/Bogota"
	Rule   Rule   // the zero Rule: once
	Except []Wall // dates that fall out, whether or not the rule gives them
	Also   []Wall // dates beside the rule
}

// A Rule says how a meeting comes round. The zero value is no rule.
type Rule struct {
	Every     Frequency `json:"every,omitempty"`
	Interval  int       `json:"interval,omitempty"`   // every n-th day, week or month; 0 and 1 mean each
	Days      []Nth     `json:"days,omitempty"`       // on which days; none: on that of the start
	Count     int       `json:"count,omitempty"`      // so many dates, the start among them; 0: no limit
	Until     time.Time `json:"until,omitzero"`       // the last moment that a date may have, in whole seconds; zero: no end
	WeekStart Weekday   `json:"week_start,omitempty"` // matters for every n-th week only; none means Monday
}

// An Nth is a day of the week, or the n-th such day of a month.
type Nth struct {
	N   int     `json:"n,omitempty"` // 1 to 5, or -1 to -5 counted from the end, in monthly rules only; 0: each
	Day Weekday `json:"day,omitempty"`
}

// IsZero reports whether r is no rule.
func (r Rule) IsZero() bool {
	return r.Every == "" && r.Interval == 0 && len(r.Days) == 0 && r.Count == 0 && r.Until.IsZero() && r.WeekStart == ""
}

// Check returns everything that does not fit together, each fault wrapping
// [ErrRecurrence]: no start or zone, a frequency or a day that there is not, an
// interval or a count out of bounds, an end by count and by time at once or more than a
// day before the start, whose zone is not known here, the n-th day of something else than a month, a start that the rule does
// not give, too many listed dates.
func (r Recurrence) Check() error {
	rule := r.Rule
	badDay := func(n Nth) bool {
		return !slices.Contains(weekdays, n.Day) || n.N < -5 || n.N > 5 || n.N != 0 && rule.Every != Monthly
	}
	badWall := func(w Wall) bool {
		year, _, _ := w.Date.Civil()
		return !w.IsValid() || year < firstYear
	}
	sound := rule.IsZero() || slices.Contains(frequencies, rule.Every)
	rules := []struct {
		ok   bool
		want string
	}{
		{!badWall(r.Start), "a start from 1970 on"},
		{zoneName(r.Zone), "a zone by its IANA name"},
		{sound, "a known frequency, or no rule at all"},
		{rule.Interval >= 0 && rule.Interval <= MaxInterval, fmt.Sprintf("an interval from 1 to %d", MaxInterval)},
		{rule.Count >= 0 && rule.Count <= MaxOccurrences, fmt.Sprintf("a count from 1 to %d", MaxOccurrences)},
		{rule.Count == 0 || rule.Until.IsZero(), "a count or a last moment, not both"},
		{rule.Until.IsZero() || rule.Until.Nanosecond() == 0 && rule.Until.UTC().Year() >= firstYear && rule.Until.UTC().Year() <= 9999, "a last moment in whole seconds of the years 1970 to 9999"},
		{rule.Until.IsZero() || !r.Start.IsValid() || !rule.Until.Before(r.Start.In(nil).Add(-24*time.Hour)), "a last moment that is not before the day of the start"},
		{!slices.ContainsFunc(rule.Days, badDay), "known days of the week, the n-th from 1 to 5 or -1 to -5 in a monthly rule only"},
		{len(rule.Days) <= 7*11 && unique(rule.Days), "each day once"},
		{rule.WeekStart == "" || slices.Contains(weekdays, rule.WeekStart), "a known first day of the week, or none"},
		{len(r.Except) <= MaxListed && len(r.Also) <= MaxListed, fmt.Sprintf("at most %d dates in a list", MaxListed)},
		{!slices.ContainsFunc(r.Except, badWall) && !slices.ContainsFunc(r.Also, badWall), "dates from 1970 on, with a time, in each list"},
		{!sound || !r.Start.IsValid() || rule.gives(r.Start), "a start that follows the rule"},
	}
	var faults []error
	for _, rule := range rules {
		if !rule.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrRecurrence, rule.want))
		}
	}
	return errors.Join(faults...)
}

// gives reports whether a start follows its own rule. It does without one, and
// where the rule names no days.
func (r Rule) gives(start Wall) bool {
	return len(r.Days) == 0 || slices.ContainsFunc(r.Days, func(n Nth) bool { return n.is(start.Date) })
}

func unique[T comparable](list []T) bool {
	seen := make(map[T]bool, len(list))
	for _, v := range list {
		if seen[v] {
			return false
		}
		seen[v] = true
	}
	return true
}

// zoneName reports whether text can be the name of a zone: not a path, not "Local".
func zoneName(text string) bool {
	if text == "" || len(text) > 64 || text == "Local" || strings.Contains(text, "..") || text[0] == '/' {
		return false
	}
	return !strings.ContainsFunc(text, func(c rune) bool {
		return (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && !strings.ContainsRune("_-+/", c)
	})
}
