package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/source"
)

// returnsOf walks through the calendar: a return begins on a day of use from which on
// enough such days come soon enough; it goes on while no clear stretch lies between two
// of its days, and the days that made it are its own in any case.
func returnsOf(deeds []deed, who int, rule outcomes.ReturnRule) []int {
	used := func(day int) bool {
		for _, d := range deeds {
			if d.who == who && d.kind == outcomes.UseDay && d.on == day {
				fits := len(rule.Any) == 0
				for _, f := range rule.Any {
					fits = fits || d.has(f)
				}
				if fits {
					return true
				}
			}
		}
		return false
	}
	var out []int
	going, lastUse, own := false, none, none
	for day := 0; day < 400; day++ {
		if !used(day) {
			continue
		}
		if going && day > own && day-lastUse-1 >= rule.Clear {
			going = false
		}
		lastUse = day
		if going {
			continue
		}
		n := 0
		for next := day; next < day+rule.In && n < rule.Days; next++ {
			if used(next) {
				n, own = n+1, next
			}
		}
		if n == rule.Days {
			out, going = append(out, day), true
		}
	}
	return out
}

// drawRule draws one of those that ship, or one of its own.
func drawRule(rt *rapid.T) outcomes.ReturnRule {
	rules := outcomes.ReturnRules()
	n := rapid.IntRange(0, len(rules)).Draw(rt, "rule")
	if n < len(rules) {
		return rules[n]
	}
	r := outcomes.ReturnRule{Name: "own", Days: rapid.IntRange(1, 4).Draw(rt, "days"), Clear: rapid.IntRange(1, 10).Draw(rt, "clear"), Source: source.DesignDefault("a test")}
	r.In = r.Days + rapid.IntRange(0, 12).Draw(rt, "in")
	return r
}

// A rate over the first admission of each: every return to use, or every stay, on every
// day at risk, looked at one by one.
func TestRatesAtRiskAgreeWithCountingByHand(t *testing.T) {
	w := world{days: 120, length: 25, least: 10, most: 30, facts: []outcomes.Fact{outcomes.HeavyDay, outcomes.PositiveTest},
		kinds: []outcomes.EventKind{outcomes.Admission, outcomes.Discharge, outcomes.Death, outcomes.HospitalStay, outcomes.Custody,
			outcomes.UseDay, outcomes.UseDay, outcomes.UseDay, outcomes.UseDay, outcomes.UseDay, outcomes.UseDay, outcomes.UseDay}}
	rapid.Check(t, func(rt *rapid.T) {
		m := measure(t, "return-any-use")
		rule := drawRule(rt)
		m.Return, m.Days = &rule, rapid.IntRange(1, 100).Draw(rt, "window")
		inStays := rapid.Bool().Draw(rt, "stays")
		if inStays {
			m.Return, m.Counts, m.Competing = nil, outcomes.Match{Kinds: []outcomes.EventKind{outcomes.HospitalStay}}, outcomes.Match{Kinds: []outcomes.EventKind{outcomes.Death}}
		}
		off := []outcomes.EventKind{outcomes.HospitalStay, outcomes.Custody}[rapid.IntRange(0, 2).Draw(rt, "off"):]
		m.NotAtRisk.Kinds = off
		all, through := w.draw(rt), rapid.IntRange(0, 200).Draw(rt, "through")
		deeds := seen(all, through)
		ends, c := endsOf(deeds), newTally()
		events, atRisk := 0, 0
		var gaps []int
		var obs []stats.Observation
		for who := range 3 {
			var first *deed
			for i, d := range deeds {
				if first == nil && d.who == who && d.kind == outcomes.Admission {
					first = &deeds[i]
				}
			}
			if first == nil {
				continue
			}
			happens := map[int]int{}
			if inStays {
				for _, d := range deeds {
					if d.who == who && d.kind == outcomes.HospitalStay {
						happens[d.on]++
					}
				}
			} else {
				for _, day := range returnsOf(deeds, who, rule) {
					happens[day]++
				}
			}
			clock, since, firstAt := 0, 0, none
			for day := first.on; day < first.on+m.Days && day <= through; day++ {
				free, over := true, false
				for _, d := range deeds {
					if d.who == who {
						free = free && !(d.is(off...) && d.on < day && day < d.end())
						over = over || d.kind == outcomes.Death && d.on == day
					}
				}
				if end, ended := ends[first.id]; ended && !inStays && end.on == day {
					over = true
				}
				if free {
					for range happens[day] {
						gaps, since = append(gaps, clock-since), clock
						events++
						if firstAt == none {
							firstAt = clock
						}
					}
					clock++
				}
				if over {
					break
				}
			}
			if clock == 0 {
				c.left["no day at risk"]++
				continue
			}
			atRisk += clock
			c.all++
			c.people[who] = true
			o := stats.Observation{Time: float64(clock)}
			if firstAt != none {
				o = stats.Observation{Time: float64(firstAt), Event: true}
				c.hit++
			}
			obs = append(obs, o)
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
		assert.Equal(rt, []int{events, atRisk}, []int{f.Events, f.PersonDays})
		assert.Equal(rt, gaps, f.Gaps)
		assert.Equal(rt, obs, f.Observations)
	})
}

// One year from 1 January 2024, in records through its last day.
func TestDaysInHospitalAndCustodyAreNoTimeAtRisk(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		h1 p1 hospital_stay 2024-01-11..2024-01-21
		h2 p1 hospital_stay 2024-01-15..2024-01-25
		h3 p1 hospital_stay 2024-01-25..2024-01-27
		k1 p1 custody 2024-12-01
		h4 p1 hospital_stay 2024-12-10..2024-12-12
		a2 p2 admission 2024-01-01
		k2 p2 custody 2023-12-01
		a3 p3 admission 2024-03-01`
	m := measure(t, "admissions-at-liberty")
	f := figure(t, m, text, year(t, "2024-12-30"))
	// p1: 365 days to 30 December, 12 to 24 January inside h1 and h2 (13), 26 January inside h3 (1),
	// 2 to 30 December in custody (29). h2 and h4 begin inside another stay; h3 on the day of discharge.
	// p2 was in custody all the year. p3: 1 March to 30 December, 305 days.
	assert.Equal(t, []int{2, 365 - 13 - 1 - 29 + 305}, []int{f.Events, f.PersonDays})
	assert.Equal(t, []int{10, 1}, f.Gaps, "10 days to h1; from 11 to 25 January only the 11th is at risk")
	assert.Equal(t, []stats.Observation{{Time: 10, Event: true}, {Time: 305}}, f.Observations)
	assert.Equal(t, []outcomes.Tally{{Name: "no day at risk", N: 1}}, f.Excluded)
	assert.Equal(t, share(outcomes.ShareAtLeastOne, 1, 2), f.Shares[0])
	assert.Contains(t, f.Definition, "Not at risk: the days between the first and the last of hospital stay or custody.")

	plain := figure(t, measure(t, "admissions"), text, year(t, "2024-12-30"))
	assert.Equal(t, []int{4, 365 + 365 + 305}, []int{plain.Events, plain.PersonDays})
	assert.NotContains(t, plain.Definition, "Not at risk")
}
