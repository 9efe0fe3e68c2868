package group_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
)

var rfcZones = []string{"UTC", "America/New_York", "Europe/Berlin", "America/Sao_Paulo", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/Scoresbysund", "Antarctica/Troll", "Asia/Kathmandu", "Africa/Monrovia"}

// slowIn reads a wall time by trying every moment around it: the first that shows it,
// or, where none does, the offset of the last that shows an earlier time.
func slowIn(year int, month time.Month, day, minute int, z *time.Location) time.Time {
	shown := time.Date(year, month, day, 0, minute, 0, 0, time.UTC)
	wall := func(t time.Time) time.Time {
		_, offset := t.In(z).Zone()
		return t.Add(time.Duration(offset) * time.Second).UTC()
	}
	// Offsets change at whole minutes of UTC from 1972 on; every offset is tried at each.
	var offset int
	for t := shown.Add(-30 * time.Hour); t.Before(shown.Add(30 * time.Hour)); t = t.Add(time.Minute) {
		if wall(t).Equal(shown) {
			return t
		}
		if wall(t).After(shown) {
			break
		}
		_, offset = t.In(z).Zone()
	}
	return shown.Add(-time.Duration(offset) * time.Second)
}

// slowDates expands a rule day by day, with arithmetic of its own.
func slowDates(r group.Recurrence, from, until time.Time, z *time.Location) []time.Time {
	epoch := time.Date(1960, 1, 3, 0, 0, 0, 0, time.UTC) // a Sunday
	number := func(t time.Time) int { return int(t.Sub(epoch) / (24 * time.Hour)) }
	names := []group.Weekday{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
	y, m, d := r.Start.Date.Civil()
	start := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	weekStart := 1
	if r.Rule.WeekStart != "" {
		weekStart = slices.Index(names, r.Rule.WeekStart)
	}
	week := func(t time.Time) int { return (number(t) - weekStart + 7) / 7 }
	named := func(t time.Time) bool {
		for _, n := range r.Rule.Days {
			if names[t.Weekday()] != n.Day {
				continue
			}
			var same []int // the days of the month with that name
			for x := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC); x.Month() == t.Month(); x = x.AddDate(0, 0, 1) {
				if x.Weekday() == t.Weekday() {
					same = append(same, x.Day())
				}
			}
			switch {
			case n.N == 0, n.N > 0 && n.N <= len(same) && same[n.N-1] == t.Day(), n.N < 0 && -n.N <= len(same) && same[len(same)+n.N] == t.Day():
				return true
			}
		}
		return false
	}
	step := max(1, r.Rule.Interval)
	in := func(t time.Time) bool {
		days := len(r.Rule.Days) > 0
		switch r.Rule.Every {
		case "":
			return t.Equal(start)
		case group.Daily:
			return (number(t)-number(start))%step == 0 && (!days || named(t))
		case group.Weekly:
			return (week(t)-week(start))%step == 0 && (days && named(t) || !days && t.Weekday() == start.Weekday())
		default:
			return ((t.Year()-y)*12+int(t.Month()-m))%step == 0 && (days && named(t) || !days && t.Day() == d)
		}
	}
	var found []time.Time
	take := func(year int, month time.Month, day, minute int) {
		for _, x := range r.Except {
			if ey, em, ed := x.Date.Civil(); ey == year && em == month && ed == day && x.Minute == minute {
				return
			}
		}
		if at := slowIn(year, month, day, minute, z); !at.Before(from) && at.Before(until) {
			found = append(found, at)
		}
	}
	given := 0
	for t := start; t.Before(until.Add(48 * time.Hour)); t = t.AddDate(0, 0, 1) {
		if !in(t) {
			continue
		}
		if given++; r.Rule.Count > 0 && given > r.Rule.Count {
			break
		}
		if !r.Rule.Until.IsZero() && slowIn(t.Year(), t.Month(), t.Day(), r.Start.Minute, z).After(r.Rule.Until) {
			break
		}
		take(t.Year(), t.Month(), t.Day(), r.Start.Minute)
	}
	for _, w := range r.Also {
		wy, wm, wd := w.Date.Civil()
		take(wy, wm, wd, w.Minute)
	}
	slices.SortFunc(found, time.Time.Compare)
	return slices.CompactFunc(found, time.Time.Equal)
}

// Recurrences of every kind give what a second, slow expansion gives.
func TestRecurrencesAgreeWithASlowExpansion(t *testing.T) {
	zones := map[string]*time.Location{}
	for _, name := range rfcZones {
		zones[name] = zone(t, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		z := zones[rapid.SampledFrom(rfcZones).Draw(t, "zone")]
		date := func(label string) peer.Date {
			d, err := peer.NewDate(rapid.SampledFrom([]int{1972, 2011, 2019, 2020, 2024, 2026, 2099}).Draw(t, label+" year"), time.Month(rapid.IntRange(1, 12).Draw(t, label+" month")), 1)
			if err != nil {
				t.Fatal(err)
			}
			return d.AddDays(rapid.IntRange(0, 30).Draw(t, label+" day"))
		}
		minute := func() int {
			return rapid.SampledFrom([]int{0, 1, 30, 59, 60, 90, 105, 119, 120, 150, 179, 180, 600, 1140, 1410, 1439}).Draw(t, "minute")
		}
		r := group.Recurrence{Start: group.Wall{Date: date("start"), Minute: minute()}, Zone: z.String()}
		r.Rule.Every = rapid.SampledFrom(append(group.Frequencies(), "")).Draw(t, "every")
		if r.Rule.Every != "" {
			r.Rule.Interval = rapid.IntRange(0, 5).Draw(t, "interval")
			if rapid.Bool().Draw(t, "by day") {
				r.Rule.Days = []group.Nth{{Day: group.WeekdayOf(r.Start.Date)}}
				for range rapid.IntRange(0, 3).Draw(t, "more days") {
					n := group.Nth{Day: rapid.SampledFrom(group.Weekdays()).Draw(t, "day")}
					if r.Rule.Every == group.Monthly {
						n.N = rapid.IntRange(-5, 5).Draw(t, "nth")
					}
					if !slices.Contains(r.Rule.Days, n) {
						r.Rule.Days = append(r.Rule.Days, n)
					}
				}
				_, _, d := r.Start.Date.Civil()
				if r.Rule.Every == group.Monthly && rapid.Bool().Draw(t, "nth start") {
					if n := (group.Nth{N: (d-1)/7 + 1, Day: group.WeekdayOf(r.Start.Date)}); !slices.Contains(r.Rule.Days, n) {
						r.Rule.Days[0] = n
					}
				}
			}
			if rapid.Bool().Draw(t, "week start") {
				r.Rule.WeekStart = rapid.SampledFrom(group.Weekdays()).Draw(t, "first")
			}
			switch rapid.IntRange(0, 2).Draw(t, "end") {
			case 1:
				r.Rule.Count = rapid.IntRange(1, 40).Draw(t, "count")
			case 2:
				r.Rule.Until = group.Wall{Date: r.Start.Date.AddDays(rapid.IntRange(0, 400).Draw(t, "until")), Minute: r.Start.Minute}.In(z).Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "second")) * time.Second)
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "listed") {
			w := group.Wall{Date: r.Start.Date.AddDays(rapid.IntRange(-3, 60).Draw(t, "listed day")), Minute: rapid.SampledFrom([]int{r.Start.Minute, 120}).Draw(t, "listed minute")}
			if rapid.Bool().Draw(t, "except") {
				r.Except = append(r.Except, w)
			} else {
				r.Also = append(r.Also, w)
			}
		}
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		from := r.Start.Date.AddDays(rapid.IntRange(-40, 500).Draw(t, "from")).Start(time.UTC).Add(time.Duration(rapid.IntRange(0, 1439).Draw(t, "from minute")) * time.Minute)
		until := from.Add(time.Duration(rapid.IntRange(0, 300*24).Draw(t, "hours")) * time.Hour)
		got, err := r.Between(from, until, z)
		if err != nil {
			t.Fatal(err)
		}
		want := slowDates(r, from, until, z)
		if !slices.EqualFunc(got, want, time.Time.Equal) {
			t.Fatalf("%s\nfrom %s until %s\ngot  %v\nwant %v", r, from, until, got, want)
		}
		next, ok, err := r.Next(from, z)
		if err != nil || len(want) > 0 && (!ok || !next.Equal(want[0])) || ok && len(want) == 0 && next.Before(until) {
			t.Fatalf("%s: next from %s: %v %v %v, want %v", r, from, next, ok, err, want)
		}
		text, err := r.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		back, err := group.ParseRecurrence(string(text))
		if err != nil {
			t.Fatal(err)
		}
		again, err := back.MarshalText()
		if err != nil || string(again) != string(text) {
			t.Fatalf("%s came back as %s", text, again)
		}
	})
}

// The longest text that is read, and a rule that seldom comes round, end.
func TestGreatRecurrencesEnd(t *testing.T) {
	r := recurrence(t, "DTSTART:20240229T120000Z\nRRULE:FREQ=MONTHLY;INTERVAL=12")
	z := time.UTC
	got, err := r.Between(time.Date(9000, 1, 1, 0, 0, 0, 0, z), time.Date(9009, 1, 1, 0, 0, 0, 0, z), z)
	require.NoError(t, err)
	require.Equal(t, []time.Time{time.Date(9004, 2, 29, 12, 0, 0, 0, z), time.Date(9008, 2, 29, 12, 0, 0, 0, z)}, got)
	_, ok, err := r.Next(time.Date(9999, 12, 31, 0, 0, 0, 0, z), z)
	require.NoError(t, err)
	require.False(t, ok)
	for range group.MaxListed {
		r.Except = append(r.Except, group.Wall{Date: r.Start.Date.AddDays(len(r.Except)), Minute: 720})
	}
	text, err := r.MarshalText()
	require.NoError(t, err)
	_, err = group.ParseRecurrence(string(text))
	require.NoError(t, err, "what is written is read")
}
