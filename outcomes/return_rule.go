package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A ReturnRule says what counts as a return to use. No definition is agreed upon, so
// the report names the one that it used. It looks at [UseDay] alone: a medication is
// never use, and what a participant did not tell is not known. The zero ReturnRule is
// refused.
type ReturnRule struct {
	Name   string        `json:"name"`
	Days   int           `json:"days"`            // days of use that make a return, at least 1
	In     int           `json:"in"`              // within so many days; the same as Days: in a row
	Any    []Fact        `json:"any,omitempty"`   // only days with one of these facts; none: every day of use
	Clear  int           `json:"clear,omitempty"` // days without such use after which another return is a new one, at least 1
	Source source.Source `json:"source"`
}

func lapses(locator string) source.Source {
	return document("Relapse prevention, after Marlatt & Gordon (1985)", "Witkiewitz & Marlatt", 2004).At(locator, source.Unverified)
}

// clearDays is the default of [ReturnRule.Clear], that of the past-30-day questions.
const clearDays = 30

// ReturnRules returns the definitions in common use. That 30 days without use lie
// between two returns is a design default. Use as often as before is in common use as
// well and is not among them: it takes a baseline, which differs between people.
func ReturnRules() []ReturnRule {
	return []ReturnRule{
		{Name: "any use", Days: 1, In: 1, Clear: clearDays, Source: lapses("any use")},
		{Name: "a heavy day", Days: 1, In: 1, Any: []Fact{HeavyDay}, Clear: clearDays, Source: lapses("at least one heavy day")},
		{Name: "3 heavy days in a row", Days: 3, In: 3, Any: []Fact{HeavyDay}, Clear: clearDays, Source: lapses("3 consecutive heavy days")},
		{Name: "4 heavy days in a row", Days: 4, In: 4, Any: []Fact{HeavyDay}, Clear: clearDays, Source: lapses("4 consecutive heavy days")},
		{Name: "5 days of use in a week", Days: 5, In: 7, Clear: clearDays, Source: lapses("at least 5 drinking days in a week")},
		{Name: "a positive test", Days: 1, In: 1, Any: []Fact{PositiveTest}, Clear: clearDays, Source: lapses("positive toxicology")},
	}
}

func (r ReturnRule) holds() bool {
	return r.Name != "" && r.Days >= 1 && r.In >= r.Days && r.In <= maxOffset && r.Clear >= 1 && r.Clear <= maxOffset
}

// Returns returns the days on which a return to use began, in order: the first of
// the days that together make one. The days of use of one return never begin
// another, however long they go on; only after so many days without use as the
// rule says does the next one count. It returns [ErrMeasure] for a rule that has
// no name, needs no day or more days than fit, or no clear day between two.
func (r ReturnRule) Returns(events []Event) ([]peer.Date, error) {
	if !r.holds() {
		return nil, badMeasure("a rule of return has a name, at least one day of use within so many days, and at least one clear day between two returns")
	}
	return r.returns(events), nil
}

func (r ReturnRule) returns(events []Event) []peer.Date {
	match := Match{Kinds: []EventKind{UseDay}, Any: r.Any}
	var days []peer.Date
	for _, e := range events {
		if match.Meets(e) {
			days = append(days, e.On)
		}
	}
	slices.SortFunc(days, peer.Date.Compare)
	days = slices.Compact(days)
	var out []peer.Date
	open, own := false, -1 // a return goes on; the last of the days that made it
	for i, d := range days {
		if i > own && i > 0 && daysBetween(days[i-1], d) > r.Clear {
			open = false
		}
		if n := i + r.Days - 1; !open && n < len(days) && daysBetween(d, days[n]) < r.In {
			out, open, own = append(out, d), true, n
		}
	}
	return out
}

// daysBetween returns the days from a to b, negative if b lies before a.
func daysBetween(a, b peer.Date) int {
	return int((b.Start(nil).Unix() - a.Start(nil).Unix()) / (24 * 60 * 60))
}
