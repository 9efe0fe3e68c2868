package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// endsOf finds the end of each admission: a discharge that names it, else the
// discharges one by one, else a death; and a death before the discharge comes first.
func endsOf(deeds []deed) map[int]deed {
	ends := map[int]deed{}
	is := func(id, who, by int) bool {
		for _, a := range deeds {
			if a.id == id && a.who == who && a.kind == outcomes.Admission && a.on <= by {
				return true
			}
		}
		return false
	}
	for _, d := range deeds {
		if _, taken := ends[d.about]; d.kind == outcomes.Discharge && is(d.about, d.who, d.on) && !taken {
			ends[d.about] = d
		}
	}
	for _, d := range deeds {
		if d.kind != outcomes.Discharge || d.about != none {
			continue
		}
		earlier, sameDay := none, none
		for _, a := range deeds {
			if _, taken := ends[a.id]; a.kind == outcomes.Admission && a.who == d.who && !taken {
				if a.on < d.on {
					earlier = a.id
				} else if a.on == d.on && sameDay == none {
					sameDay = a.id
				}
			}
		}
		if earlier == none {
			earlier = sameDay
		}
		if earlier != none {
			ends[earlier] = d
		}
	}
	for _, a := range deeds {
		for _, x := range deeds {
			if a.kind != outcomes.Admission || x.kind != outcomes.Death || x.who != a.who || x.on < a.on {
				continue
			}
			if old, ended := ends[a.id]; !ended || x.on < old.on {
				x.code = "died"
				ends[a.id] = x
			}
		}
	}
	return ends
}

// Who stayed, by looking at each admission alone.
func TestRetentionAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.Admission, outcomes.Admission, outcomes.Discharge, outcomes.Discharge, outcomes.PeerContact, outcomes.Service, outcomes.Death},
		days: 20, least: 8, most: 16}
	rapid.Check(t, func(rt *rapid.T) {
		m := measure(t, "retention-30")
		m.Days, m.Recent = rapid.IntRange(1, 15).Draw(rt, "days"), rapid.IntRange(0, 6).Draw(rt, "recent")
		all, through := w.draw(rt), rapid.IntRange(0, 50).Draw(rt, "through")
		deeds := seen(all, through)
		ends := endsOf(deeds)
		c, enrolled, contacts, why := newTally(), 0, 0, map[string]int{}
		var obs []stats.Observation
		personDays, events := 0, 0
		for _, who := range []int{0, 1, 2} {
			for _, a := range deeds {
				if a.kind != outcomes.Admission || a.who != who {
					continue
				}
				end, ended := ends[a.id]
				until := through
				if ended {
					until = end.on
				}
				left := ended && end.kind == outcomes.Discharge && end.code == "dropped_out"
				obs, personDays = append(obs, stats.Observation{Time: float64(until - a.on), Event: left}), personDays+until-a.on
				if left {
					events++
				}
				day := a.on + m.Days
				if day > through {
					c.left["window not over"]++
					continue
				}
				c.all++
				c.people[who] = true
				stayed := !ended || end.on >= day
				if stayed {
					enrolled++
				}
				alive, met := true, false
				for _, o := range deeds {
					recently := o.on >= a.on && day-m.Recent < o.on && o.on <= day && o.who == who && o.is(outcomes.PeerContact, outcomes.Service)
					met = met || recently
					stayed = stayed || m.Recent > 0 && recently && o.on > end.on
					alive = alive && !(o.who == who && o.kind == outcomes.Death && a.on <= o.on && o.on < day)
				}
				alive = alive && !(ended && end.code == "died")
				stayed = stayed && (alive || end.on >= day)
				if met && alive {
					contacts++
				}
				if stayed {
					c.hit++
				} else {
					why[strings.ReplaceAll(end.code, "_", " ")]++
				}
				if stayed || !(end.code == "completed" || end.code == "transferred" || end.code == "died") {
					c.beside[0]++
				}
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
		assert.Equal(rt, share(m.Beside[0].Name, c.hit, c.beside[0]), f.Shares[1])
		if m.Recent > 0 {
			assert.Equal(rt, share(outcomes.ShareEnrolled, enrolled, c.all), f.Shares[2])
			assert.Equal(rt, share(outcomes.ShareContact, contacts, c.all), f.Shares[3])
		}
		assert.Equal(rt, why, counts(f.Reasons))
		assert.Equal(rt, []int{events, personDays}, []int{f.Events, f.PersonDays})
		assert.Equal(rt, obs, f.Observations)
	})
}

// Completion over both its denominators.
func TestCompletionAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.Discharge, outcomes.Admission}, days: 200, most: 20}
	m := measure(t, "completion")
	rapid.Check(t, func(rt *rapid.T) {
		all, through := w.draw(rt), rapid.IntRange(0, 220).Draw(rt, "through")
		c, why, unknown := newTally(), map[string]int{}, 0
		for _, d := range all {
			if d.kind != outcomes.Discharge || d.on >= half || d.on > through {
				continue
			}
			c.all++
			c.people[d.who] = true
			why[strings.ReplaceAll(d.code, "_", " ")]++
			switch d.code {
			case "completed":
				c.hit++
			case "missing":
				unknown++
			case "transferred", "died":
				c.beside[0]--
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
		assert.Equal(rt, share(m.Beside[0].Name, c.hit, c.all+c.beside[0]), f.Shares[1])
		assert.Equal(rt, why, counts(f.Reasons))
		assert.Equal(rt, unknown, f.Unknown)
	})
}

// Cover day by day: a course of medication begins on a covered day after which no day of
// the wash-out before it was covered, and lasts while no run of 8 days lacks cover.
func TestMedicationContinuityAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.MedicationSupply}, days: 120, length: 40, most: 14, ages: []int{0, 15, 16, 40}}
	m := measure(t, "oud-medication-180")
	m.Days = 60
	rapid.Check(t, func(rt *rapid.T) {
		all, through := w.draw(rt), rapid.IntRange(0, 200).Draw(rt, "through")
		deeds := seen(all, through)
		c := newTally()
		for who := range 3 {
			covered := func(day int) bool {
				for _, d := range deeds {
					if d.who == who && d.on <= day && day <= d.until {
						return true
					}
				}
				return false
			}
			for i, d := range deeds {
				if d.who != who {
					continue
				}
				// A supply that begins on a covered day, or on the day on which another
				// ends, goes on with it.
				more := false
				for j, o := range deeds {
					more = more || o.who == who && (o.on < d.on || o.on == d.on && j < i) && o.until >= d.on
				}
				if more {
					continue
				}
				washed := false
				for day := d.on - 31; day < d.on; day++ {
					washed = washed || covered(day)
				}
				gap, longest := 0, 0
				for day := d.on; day < d.on+60; day++ {
					gap++
					if covered(day) {
						gap = 0
					}
					longest = max(longest, gap)
				}
				switch {
				case d.age == 0:
					c.left["age not known"]++
				case d.age < 16:
					c.left["too young"]++
				case washed:
					c.left["within the wash-out"]++
				case d.on+59 > through:
					c.left["window not over"]++
				default:
					c.all++
					c.people[who] = true
					if longest < 8 {
						c.hit++
					}
				}
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
	})
}
