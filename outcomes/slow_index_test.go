package outcomes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// drawVersions writes deeds down late, and some of them again: changed, or taken away.
func drawVersions(rt *rapid.T, deeds []deed) []deed {
	var all []deed
	for _, d := range deeds {
		d.recorded = d.on + rapid.IntRange(0, 40).Draw(rt, "lag")
		all = append(all, d)
		for range rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(rt, "again") {
			d.recorded += rapid.IntRange(1, 30).Draw(rt, "later")
			d.void = rapid.IntRange(0, 2).Draw(rt, "void") == 0
			if moved := rapid.IntRange(0, 3).Draw(rt, "moved"); d.on >= moved {
				d.on -= moved
			}
			all = append(all, d)
		}
	}
	return all
}

// knownBy returns of each deed what was written down last by a day, unless it was taken away.
func knownBy(versions []deed, day int) []deed {
	var out []deed
	for _, d := range versions {
		last := d.recorded <= day && !d.void
		for _, o := range versions {
			last = last && !(o.id == d.id && o.recorded > d.recorded && o.recorded <= day)
		}
		if last {
			out = append(out, d)
		}
	}
	return out
}

// mergedOn says that the third person of the tests is the first, from a day on.
func mergedOn(t require.TestingT, day int) peer.Merges[peer.Participant] {
	var m peer.Merges[peer.Participant]
	at := dayNought.AddDate(0, 0, day).Add(12 * time.Hour)
	_, err := m.Merge("m", "2", "0", lifecycle.Act{By: peertest.Actor(lifecycle.ProgrammeParty), At: at, Recorded: at, Code: "same_person"})
	require.NoError(t, err)
	return m
}

// Engagement after a wash-out and a look-back, as it was known on a day and of people
// who turn out to be one.
func TestEngagementAsKnownAgreesWithCountingByHand(t *testing.T) {
	use := outcomes.ForSubstanceUse
	w := world{days: 60, length: 6, least: 12, most: 30, ages: []int{0, 12, 13, 50, 50, 50, 50, 50, 50, 50}, facts: []outcomes.Fact{use},
		kinds: []outcomes.EventKind{outcomes.NewEpisode, outcomes.NewEpisode, outcomes.NewEpisode, outcomes.Service, outcomes.Service, outcomes.Service, outcomes.HospitalStay, outcomes.MedicationSupply, outcomes.EDVisit}}
	rapid.Check(t, func(rt *rapid.T) {
		m := measure(t, "iet-engagement")
		wash := rapid.IntRange(1, 12).Draw(rt, "wash-out")
		for i := range m.Index.WashOut {
			m.Index.WashOut[i].From = -wash
		}
		m.Steps[0].To, m.Steps[1].To, m.Steps[1].AtLeast = 6, 9, rapid.IntRange(1, 2).Draw(rt, "more")
		m.Index.FirstOnly = rapid.Bool().Draw(rt, "first only")
		looks := rapid.Bool().Draw(rt, "look-back")
		if looks {
			m.Index.LookBack = []outcomes.Near{{Match: outcomes.Match{Kinds: []outcomes.EventKind{outcomes.EDVisit}}, From: -12, To: 3}}
		}
		versions := drawVersions(rt, w.draw(rt))
		known, through := rapid.IntRange(0, 150).Draw(rt, "known"), rapid.IntRange(0, 120).Draw(rt, "through")
		ask := firstHalf(t, through)
		since := none
		if rapid.Bool().Draw(rt, "since") {
			since = -rapid.IntRange(0, 20).Draw(rt, "records begin")
			ask.Since = dayOf(since)
		}
		mergeDay := rapid.IntRange(0, 120).Draw(rt, "merged")
		ask.Merges = mergedOn(rt, mergeDay)
		deeds := seen(knownBy(versions, known), through)
		for i := range deeds {
			if deeds[i].who == 2 && mergeDay <= through {
				deeds[i].who = 0
			}
		}
		c, counted := newTally(), map[int]bool{}
		for i, e := range deeds {
			if e.kind != outcomes.NewEpisode || !e.has(use) || m.Index.FirstOnly && counted[e.who] {
				continue
			}
			washed, looked, started, more := false, !looks, none, 0
			for j, o := range deeds {
				if i == j || o.who != e.who {
					continue
				}
				last := o.on
				if o.is(outcomes.HospitalStay, outcomes.MedicationSupply) {
					last = o.end()
				}
				forUse := o.has(use) || o.kind == outcomes.MedicationSupply
				washed = washed || forUse && o.on <= e.on-1 && last >= e.on-wash
				looked = looked || o.kind == outcomes.EDVisit && e.on-12 <= o.on && o.on <= e.on+3
				treats := forUse && o.is(outcomes.Service, outcomes.HospitalStay, outcomes.MedicationSupply)
				if treats && started == none && e.on <= o.on && o.on <= e.on+6 {
					started = o.on
				}
				if treats && started != none && started < o.on && o.on <= started+9 {
					more++
				}
			}
			back := wash
			if looks {
				back = max(back, 12)
			}
			switch {
			case e.age == 0:
				c.left["age not known"]++
				continue
			case e.age < 13:
				c.left["too young"]++
				continue
			case since != none && e.on-back < since:
				c.left["records do not reach back far enough"]++
				continue
			case !looked:
				c.left["nothing in the look-back"]++
				continue
			case washed:
				c.left["within the wash-out"]++
				continue
			case looks && e.on+3 > through:
				c.left["window not over"]++
				continue
			}
			counted[e.who] = true
			if e.on+15 > through {
				c.left["window not over"]++
				continue
			}
			c.all++
			c.people[e.who] = true
			if more >= m.Steps[1].AtLeast {
				c.hit++
			}
		}
		f, err := m.Of(logOf(rt, versions).AsKnown(dayNought.AddDate(0, 0, known)), ask)
		require.NoError(rt, err)
		c.agrees(rt, f)
	})
}

// What a report of then did not know.
func TestChangesAgreeWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.Admission, outcomes.Service}, days: 60, most: 14}
	rapid.Check(t, func(rt *rapid.T) {
		versions := drawVersions(rt, w.draw(rt))
		then := rapid.IntRange(0, 120).Draw(rt, "then")
		now := then + rapid.IntRange(0, 80).Draw(rt, "now")
		want := map[outcomes.ChangeKind]int{}
		old, fresh := knownBy(versions, then), knownBy(versions, now)
		at := func(list []deed, id int) int {
			for _, d := range list {
				if d.id == id {
					return d.on
				}
			}
			return none
		}
		for id := range 14 {
			switch a, b := at(old, id), at(fresh, id); {
			case a == none && b != none:
				want[outcomes.WasAdded]++
			case a != none && b == none:
				want[outcomes.WasVoided]++
			case a != b:
				want[outcomes.WasCorrected]++
			}
		}
		l := logOf(rt, versions)
		got := map[outcomes.ChangeKind]int{}
		for _, c := range outcomes.Changes(l.AsKnown(dayNought.AddDate(0, 0, then)), l.AsKnown(dayNought.AddDate(0, 0, now))) {
			got[c.Kind]++
		}
		assert.Equal(rt, want, got)
	})
}

// Hand-offs, each with its own visit.
func TestLinkageAgreesWithCountingByHand(t *testing.T) {
	w := world{kinds: []outcomes.EventKind{outcomes.HandOff, outcomes.LinkedVisit}, days: 30, most: 16}
	m := measure(t, "linkage-7")
	rapid.Check(t, func(rt *rapid.T) {
		all, through := w.draw(rt), rapid.IntRange(0, 45).Draw(rt, "through")
		deeds, c := seen(all, through), newTally()
		for _, h := range deeds {
			switch {
			case h.kind != outcomes.HandOff:
			case h.on+7 > through:
				c.left["window not over"]++
			default:
				c.all++
				c.people[h.who] = true
				for _, v := range deeds {
					if v.kind == outcomes.LinkedVisit && v.who == h.who && v.about == h.id && h.on <= v.on && v.on <= h.on+7 {
						c.hit++
						break
					}
				}
			}
		}
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
	})
}
