package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
)

// joinedStays puts stays of one person together that share a night, or are told as a
// transfer within a day.
func joinedStays(stays []deed) []deed {
	var out []deed
	for _, s := range stays {
		if len(out) > 0 {
			last := &out[len(out)-1]
			shared := false
			for day := s.on; day <= min(s.end(), 500); day++ {
				shared = shared || s.in(day) && last.in(day)
			}
			if shared || s.has(outcomes.Transfer) && s.on <= last.end()+1 {
				if s.end() == forever || last.end() == forever {
					last.until = none
				} else {
					last.until = max(last.until, s.until)
				}
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// Readmission: transfers joined, planned ones no readmission, deaths beside.
func TestReadmissionAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.HospitalStay, outcomes.HospitalStay, outcomes.HospitalStay, outcomes.HospitalStay, outcomes.Death}, days: 70, length: 12, most: 12,
		facts: []outcomes.Fact{outcomes.Acute, outcomes.Planned, outcomes.Transfer}, ages: []int{0, 17, 18, 40, 40}}
	m := measure(t, "readmission-30")
	m.Steps[0].To = 14
	rapid.Check(t, func(rt *rapid.T) {
		all, through := w.draw(rt), rapid.IntRange(0, 110).Draw(rt, "through")
		deeds, c := seen(all, through), newTally()
		for who := range 3 {
			var stays, deaths []deed
			for _, d := range deeds {
				switch {
				case d.who == who && d.kind == outcomes.Death:
					deaths = append(deaths, d)
				case d.who == who && d.has(outcomes.Acute):
					stays = append(stays, d)
				}
			}
			stays = joinedStays(stays)
			for i, s := range stays {
				if s.until == none || s.until > through {
					continue
				}
				diedThen, diedLater, again := false, false, false
				for _, x := range deaths {
					diedThen = diedThen || x.on == s.until
					diedLater = diedLater || x.on >= s.until && x.on <= s.until+14
				}
				for j, o := range stays {
					again = again || i != j && !o.has(outcomes.Planned) && s.until <= o.on && o.on <= s.until+14
				}
				switch {
				case s.age == 0:
					c.left["age not known"]++
				case s.age < 18:
					c.left["too young"]++
				case s.on == s.until:
					c.left["began and ended on one day"]++
				case diedThen:
					c.left["died by the day of discharge"]++
				case s.until+14 > through:
					c.left["window not over"]++
				default:
					c.all++
					c.people[who] = true
					if again {
						c.hit++
					}
					if again || !diedLater {
						c.beside[0]++
					}
				}
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
		require.Equal(rt, share(m.Beside[0].Name, c.hit, c.beside[0]), f.Shares[1])
	})
}

// Of a chain of stays the last discharge alone, as far as it can be told that it is the last.
func TestFollowUpAfterAChainAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.HospitalStay, outcomes.HospitalStay, outcomes.HospitalStay, outcomes.Service, outcomes.Service, outcomes.Death}, days: 70, length: 12, most: 14,
		facts: []outcomes.Fact{outcomes.ForMentalHealth}, ages: []int{0, 5, 6, 40}}
	m := measure(t, "fuh-7")
	rapid.Check(t, func(rt *rapid.T) {
		all, through := w.draw(rt), rapid.IntRange(0, 130).Draw(rt, "through")
		deeds, c := seen(all, through), newTally()
		for i, s := range deeds {
			if s.kind != outcomes.HospitalStay || !s.has(outcomes.ForMentalHealth) || s.until == none || s.until > through {
				continue
			}
			died, chained, met := false, false, false
			for j, o := range deeds {
				if o.who != s.who || j == i {
					continue
				}
				if o.kind == outcomes.Death {
					died = died || o.on == s.until
				}
				if o.has(outcomes.ForMentalHealth) && o.kind == outcomes.HospitalStay {
					chained = chained || o.on <= s.until+30 && (o.end() > s.until || o.end() == s.until && j > i)
				}
				if o.has(outcomes.ForMentalHealth) && o.kind == outcomes.Service {
					met = met || s.until+1 <= o.on && o.on <= s.until+7
				}
			}
			switch {
			case s.age == 0:
				c.left["age not known"]++
			case s.age < 6:
				c.left["too young"]++
			case died:
				c.left["died by the day of discharge"]++
			case chained:
				c.left["followed by another stay"]++
			case s.until+30 > through:
				c.left["window not over"]++
			default:
				c.all++
				c.people[s.who] = true
				if met {
					c.hit++
				}
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
	})
}
