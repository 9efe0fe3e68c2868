package matching_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// diary is when somebody is there, by the clock of a zone.
type diary struct {
	hours []peer.WeeklyHours
	zone  *time.Location
}

// together returns what the factor says of the hours of two people.
func together(t require.TestingT, s, c diary, at time.Time) string {
	x, y := seeker("p"), candidate("w")
	x.Hours, x.Zone = s.hours, s.zone.String()
	y.Worker.Hours, y.Worker.Zone = c.hours, c.zone.String()
	j, err := matching.Policy{Interpreters: true, Weights: []matching.Weight{{Factor: matching.FactorHours, Weight: 1}}}.Judge(x, y, matching.Known{At: at})
	require.NoError(t, err)
	return j.Factors[0].Says
}

// counted counts the minutes one by one.
func counted(s, c diary, at time.Time) string {
	n := 0
	holds := func(d diary, at time.Time) bool {
		for _, h := range d.hours {
			if h.Contains(at, d.zone) {
				return true
			}
		}
		return false
	}
	for end := at.AddDate(0, 0, 7); at.Before(end); at = at.Add(time.Minute) {
		if holds(s, at) && holds(c, at) {
			n++
		}
	}
	return fmt.Sprintf("%d minutes in common in the week ahead", n)
}

// On 8 March 2026 New York goes from 02:00 to 03:00, on 1 November from 02:00
// back to 01:00.
func TestHoursOfADayWithAClockChange(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	spring, autumn := time.Date(2026, 3, 8, 0, 0, 0, 0, york), time.Date(2026, 11, 1, 0, 0, 0, 0, york)
	for _, tt := range []struct {
		name             string
		at               time.Time
		from, to         int // minutes after midnight of the Sunday, of one
		since, till      int // and of the other
		want             int
		inAWeekWithoutIt int
	}{
		{"until the gap", spring, 60, 120, 60, 120, 60, 60},
		{"two hours until the gap", spring, 0, 120, 0, 120, 120, 120},
		{"what the clock skips", spring, 120, 180, 120, 180, 0, 60},
		{"from within the gap", spring, 150, 300, 150, 300, 120, 150},
		{"across the gap", spring, 60, 240, 60, 240, 120, 180},
		{"nothing in common", spring, 120, 240, 60, 90, 0, 0},
		{"what the clock repeats", autumn, 60, 120, 60, 120, 120, 60},
		{"half of what it repeats, twice", autumn, 60, 90, 60, 90, 60, 30},
		{"until half of what it repeats", autumn, 0, 90, 0, 90, 120, 90},
		{"across what it repeats", autumn, 0, 240, 0, 240, 300, 240},
		{"from before it and into it", autumn, 0, 90, 60, 180, 60, 30},
	} {
		one := diary{[]peer.WeeklyHours{{Day: time.Sunday, From: tt.from, To: tt.to}}, york}
		other := diary{[]peer.WeeklyHours{{Day: time.Sunday, From: tt.since, To: tt.till}}, york}
		assert.Equal(t, fmt.Sprintf("%d minutes in common in the week ahead", tt.want), together(t, one, other, tt.at), tt.name)
		assert.Equal(t, together(t, one, other, tt.at), counted(one, other, tt.at), tt.name)
		assert.Equal(t, fmt.Sprintf("%d minutes in common in the week ahead", tt.inAWeekWithoutIt), together(t, one, other, tt.at.AddDate(0, 0, 7)), tt.name)
	}
}

// On the last day of leap years after 2037 the bounds that package time gives of a
// zone end before the day does.
func TestHoursOfTheLastDayOfALeapYearFarAhead(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	d := diary{[]peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 17 * 60}}, york} // 31 December 2040
	at := time.Date(2040, 12, 30, 12, 0, 0, 0, time.UTC)
	assert.Equal(t, "480 minutes in common in the week ahead", together(t, d, d, at))
	assert.Equal(t, counted(d, d, at), together(t, d, d, at))
}

// Counting minute by minute comes to the same, also where the clock changes at
// midnight (Santiago), by half an hour (Lord Howe), or by a whole day (Apia).
func TestHoursAreThoseThatContainsReports(t *testing.T) {
	var zones []*time.Location
	for _, name := range []string{"America/New_York", "Europe/Kyiv", "America/Bogota", "Asia/Kathmandu", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia"} {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		zones = append(zones, zone)
	}
	weeks := []time.Time{ // some days before a change somewhere
		time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 27, 0, 0, 0, 0, time.UTC), time.Date(2026, 4, 2, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 9, 3, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 22, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC), time.Date(2011, 12, 28, 0, 0, 0, 0, time.UTC),
		time.Date(2040, 12, 28, 0, 0, 0, 0, time.UTC), // package time ends this year a day early
	}
	rapid.Check(t, func(rt *rapid.T) {
		hours := func(label string) diary {
			d := diary{zone: rapid.SampledFrom(zones).Draw(rt, label+" zone")}
			for range rapid.IntRange(1, 4).Draw(rt, label+" stretches") {
				from := rapid.IntRange(0, 1439).Draw(rt, label+" from")
				d.hours = append(d.hours, peer.WeeklyHours{Day: time.Weekday(rapid.IntRange(0, 6).Draw(rt, label+" day")),
					From: from, To: rapid.IntRange(from+1, 2880).Draw(rt, label+" to")})
			}
			return d
		}
		s, c := hours("seeker"), hours("candidate")
		at := rapid.SampledFrom(weeks).Draw(rt, "week").Add(time.Duration(rapid.IntRange(0, 4*1440).Draw(rt, "minute")) * time.Minute)
		at = at.In(rapid.SampledFrom(zones).Draw(rt, "zone of the match"))
		assert.Equal(rt, counted(s, c, at), together(rt, s, c, at))
	})
}
