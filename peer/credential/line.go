package credential

import (
	"fmt"
	"strings"
)

// Missing returns by how much the requirement is short, and 0 if it is not: in the
// unit of Want, which is minutes where [Kind.Unit] is [Hours]. What only has to be
// shown, a signature or hours of any number, is short by 1.
func (l Line) Missing() int {
	if l.Result != Short {
		return 0
	}
	return max(l.Want-l.Have, 1)
}

// String says in words how the requirement stands, such as "experience: 250 hours
// short by 2026-12-31", where the date is that of Due.
func (l Line) String() string {
	text := strings.ReplaceAll(l.Requirement.ID, "_", " ") + ": "
	switch l.Result {
	case Met, Exempt:
		text += string(l.Result)
		if !l.Until.IsZero() {
			text += " to " + l.Until.String()
		}
		return text
	case Listed:
		return text + "listed and not judged"
	case Short:
	default:
		return text + "not judged"
	}
	d := l.Requirement.Demand
	switch n, unit := l.Missing(), d.Kind.Unit(); {
	case d.Amount == 0 && d.Minutes == 0 || d.Most > 0 || unit == Presence || unit == Level:
		text += "to be shown"
	case unit == Hours:
		text += duration(n) + " short"
	case unit == Percent:
		text += fmt.Sprintf("%d per cent short", n)
	case unit == Count:
		text += fmt.Sprintf("%d short", n)
	default:
		text += plural(n, string(unit)) + " short"
	}
	if !l.Due.IsZero() {
		text += " by " + l.Due.String()
	}
	return text
}

// duration says minutes as hours and minutes.
func duration(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case m == 0:
		return plural(h, string(Hours))
	case h == 0:
		return plural(m, "minute")
	}
	return plural(h, string(Hours)) + " " + plural(m, "minute")
}
