package group

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParseRecurrence reads the text form of a [Recurrence]: lines of RFC 5545, ended by
// LF or CRLF, in capitals and unfolded. First stands DTSTART with its TZID or, for the
// zone UTC, with a Z; then, in any order, at most one RRULE and any number of EXDATE
// and RDATE in the zone of the start. A rule may have FREQ, INTERVAL, BYDAY, COUNT,
// UNTIL and WKST, each once; UNTIL is in UTC. Everything else that the standard has is
// an error wrapping [ErrRecurrence], never passed over; so is what
// [Recurrence.Check] refuses.
func ParseRecurrence(text string) (Recurrence, error) {
	if len(text) > 1<<17 {
		return Recurrence{}, fmt.Errorf("%w: longer than 128 KiB", ErrRecurrence)
	}
	var r Recurrence
	ruled := false
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	for i, line := range lines {
		name, value, ok := strings.Cut(line, ":")
		name, zone, zoned := strings.Cut(name, ";TZID=")
		var err error
		switch {
		case !ok:
			err = fmt.Errorf("%w: want a name and a colon", ErrRecurrence)
		case (i == 0) != (name == "DTSTART"):
			err = fmt.Errorf("%w: want DTSTART as the first line, and there alone", ErrRecurrence)
		case name == "DTSTART":
			r.Zone = zone
			if !zoned {
				r.Zone = utc
			}
			var walls []Wall
			if walls, err = parseWalls(value, r.Zone, zoned); err == nil && len(walls) != 1 {
				err = fmt.Errorf("%w: want one start", ErrRecurrence)
			} else if err == nil {
				r.Start = walls[0]
			}
		case name == "RRULE" && !zoned && !ruled:
			ruled = true
			r.Rule, err = parseRule(value)
		case (name == "EXDATE" || name == "RDATE") && (zoned && zone == r.Zone || !zoned && r.Zone == utc):
			var walls []Wall
			walls, err = parseWalls(value, r.Zone, zoned)
			if name == "RDATE" {
				r.Also = append(r.Also, walls...)
			} else {
				r.Except = append(r.Except, walls...)
			}
		default:
			err = fmt.Errorf("%w: want one RRULE, and EXDATE or RDATE in the zone of the start", ErrRecurrence)
		}
		if err != nil {
			return Recurrence{}, fmt.Errorf("%w, in line %d", err, i+1)
		}
	}
	if err := r.Check(); err != nil {
		return Recurrence{}, err
	}
	return r, nil
}

const utc = "UTC"

func parseWalls(text, zone string, zoned bool) ([]Wall, error) {
	var walls []Wall
	for one := range strings.SplitSeq(text, ",") {
		wall, plain := strings.CutSuffix(one, "Z")
		w, ok := parseWall(wall)
		// With TZID=UTC or a zone there is no Z; without TZID there is.
		if !ok || plain == zoned || !zoned && zone != utc {
			return nil, fmt.Errorf("%w: want a time such as 20260131T190000 in the named zone, or with a Z without one, at a whole minute", ErrRecurrence)
		}
		walls = append(walls, w)
		if len(walls) > MaxListed {
			return nil, fmt.Errorf("%w: more than %d dates", ErrRecurrence, MaxListed)
		}
	}
	return walls, nil
}

var ruleParts = []string{"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST"}

func parseRule(text string) (Rule, error) {
	var r Rule
	seen := map[string]bool{}
	for part := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(part, "=")
		var err error
		ok := true
		switch {
		case !slices.Contains(ruleParts, name):
			return Rule{}, fmt.Errorf("%w: want only %s", ErrRecurrence, strings.Join(ruleParts, ", "))
		case seen[name]:
			return Rule{}, fmt.Errorf("%w: %s twice", ErrRecurrence, name)
		case name == "FREQ":
			err = r.Every.UnmarshalText([]byte(value))
		case name == "INTERVAL":
			r.Interval, ok = number(value)
		case name == "COUNT":
			r.Count, ok = number(value)
		case name == "UNTIL":
			r.Until, err = time.Parse(untilForm, value)
			ok = err == nil && r.Until.Format(untilForm) == value && r.Until.Year() >= firstYear
			err = nil
		case name == "WKST":
			err = r.WeekStart.UnmarshalText([]byte(value))
		case name == "BYDAY":
			r.Days, ok = parseDays(value)
		}
		if err != nil {
			return Rule{}, fmt.Errorf("%w: %s: %w", ErrRecurrence, name, err)
		}
		if !ok {
			return Rule{}, fmt.Errorf("%w: %s: want what RFC 5545 allows there", ErrRecurrence, name)
		}
		seen[name] = true
	}
	if !seen["FREQ"] {
		return Rule{}, fmt.Errorf("%w: want FREQ", ErrRecurrence)
	}
	return r, nil
}

const untilForm = "20060102T150405Z"

// number reads a number from 1 on, without signs.
func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && digits(text) && n >= 1 && n <= MaxOccurrences
}

func parseDays(text string) ([]Nth, bool) {
	var days []Nth
	for one := range strings.SplitSeq(text, ",") {
		if len(one) < 2 || len(one) > 4 || len(days) == 7*11 {
			return nil, false
		}
		n := Nth{Day: Weekday(one[len(one)-2:])}
		if at := one[:len(one)-2]; at != "" {
			var err error
			if n.N, err = strconv.Atoi(at); err != nil || n.N == 0 {
				return nil, false
			}
		}
		days = append(days, n)
	}
	return days, true
}

// String returns the text form, lines ended by LF, or "no recurrence" for one that
// does not fit together.
func (r Recurrence) String() string {
	text, err := r.MarshalText()
	if err != nil {
		return "no recurrence"
	}
	return string(text)
}

// MarshalText returns the text form, or what [Recurrence.Check] returns.
func (r Recurrence) MarshalText() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	var b strings.Builder
	list := func(name string, walls ...Wall) {
		if len(walls) == 0 {
			return
		}
		b.WriteString(name)
		end := "Z"
		if r.Zone != utc {
			b.WriteString(";TZID=" + r.Zone)
			end = ""
		}
		for i, w := range walls {
			if i == 0 {
				b.WriteString(":")
			} else {
				b.WriteString(",")
			}
			b.WriteString(w.String() + end)
		}
		b.WriteString("\n")
	}
	list("DTSTART", r.Start)
	if !r.Rule.IsZero() {
		b.WriteString("RRULE:" + r.Rule.text() + "\n")
	}
	list("EXDATE", r.Except...)
	list("RDATE", r.Also...)
	return []byte(b.String()), nil
}

func (r Rule) text() string {
	parts := []string{"FREQ=" + string(r.Every)}
	if r.Interval > 0 {
		parts = append(parts, "INTERVAL="+strconv.Itoa(r.Interval))
	}
	for i, n := range r.Days {
		day := string(n.Day)
		if n.N != 0 {
			day = strconv.Itoa(n.N) + day
		}
		if i == 0 {
			parts = append(parts, "BYDAY="+day)
		} else {
			parts[len(parts)-1] += "," + day
		}
	}
	if r.Count > 0 {
		parts = append(parts, "COUNT="+strconv.Itoa(r.Count))
	}
	if !r.Until.IsZero() {
		parts = append(parts, "UNTIL="+r.Until.UTC().Format(untilForm))
	}
	if r.WeekStart != "" {
		parts = append(parts, "WKST="+string(r.WeekStart))
	}
	return strings.Join(parts, ";")
}

// UnmarshalText reads the text form, as [ParseRecurrence] does. On error r is unchanged.
func (r *Recurrence) UnmarshalText(text []byte) error {
	got, err := ParseRecurrence(string(text))
	if err != nil {
		return err
	}
	*r = got
	return nil
}
