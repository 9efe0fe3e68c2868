package outcomes_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// A thing is an event of the slow count: days from 1 January 2024.
type thing struct {
	who, on, until int
	kind           outcomes.EventKind
}

// things draws events of three people, and gives the log of them.
func things(rt *rapid.T, kinds ...outcomes.EventKind) ([]thing, outcomes.Log) {
	base := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	day := func(n int) peer.Date { return peer.DateOf(base.AddDate(0, 0, n), nil) }
	var all []thing
	var records []outcomes.Event
	for i := range rapid.IntRange(0, 14).Draw(rt, "n") {
		x := thing{who: rapid.IntRange(0, 2).Draw(rt, "who"), on: rapid.IntRange(0, 80).Draw(rt, "on"), kind: rapid.SampledFrom(kinds).Draw(rt, "kind")}
		x.until = x.on + rapid.IntRange(0, 12).Draw(rt, "length")
		e := outcomes.Event{ID: outcomes.EventID(strconv.Itoa(i)), Person: peer.ParticipantID(strconv.Itoa(x.who)), Kind: x.kind, On: day(x.on), Recorded: base.AddDate(2, 0, 0)}
		switch x.kind {
		case outcomes.EDVisit:
			e.Age, e.Facts = 30, []outcomes.Fact{outcomes.ForOverdose}
		case outcomes.HospitalStay:
			e.Until, e.Facts = day(x.until), []outcomes.Fact{outcomes.Acute}
		}
		all, records = append(all, x), append(records, e)
	}
	l, err := outcomes.NewLog(records...)
	require.NoError(rt, err)
	return all, l
}

// Every visit against every contact.
func TestFollowUpAgreesWithCountingByHand(t *testing.T) {
	m := measure(t, "fua-7")
	rapid.Check(t, func(rt *rapid.T) {
		all, l := things(rt, outcomes.EDVisit, outcomes.PeerContact, outcomes.HospitalStay)
		through := rapid.IntRange(0, 90).Draw(rt, "through")
		ask := year(t, date(t, "2024-01-01").AddDays(through).String())
		var visits, followed int
		for _, v := range all {
			admitted, met := false, false
			for _, o := range all {
				known := o.who == v.who && o.on <= through
				admitted = admitted || known && o.kind == outcomes.HospitalStay && o.on <= v.on && v.on <= o.until
				met = met || known && o.kind == outcomes.PeerContact && v.on <= o.on && o.on <= v.on+7
			}
			if v.kind == outcomes.EDVisit && !admitted && v.on+7 <= through {
				visits++
				if met {
					followed++
				}
			}
		}
		f, err := m.Of(l, ask)
		require.NoError(rt, err)
		assert.Equal(rt, share(outcomes.ShareAll, followed, visits), f.Shares[0])
	})
}

// Day by day and person by person.
func TestRatesAndDaysAgreeWithCountingByHand(t *testing.T) {
	rate, days := measure(t, "admissions"), measure(t, "inpatient-days")
	rate.Days, days.Days, rate.Index.FirstOnly, days.Index.FirstOnly = 20, 20, false, false
	rapid.Check(t, func(rt *rapid.T) {
		all, l := things(rt, outcomes.Admission, outcomes.HospitalStay, outcomes.Death)
		through := rapid.IntRange(0, 90).Draw(rt, "through")
		ask := year(t, date(t, "2024-01-01").AddDays(through).String())
		var events, atRisk int
		var before, after outcomes.Exposure
		for _, a := range all {
			if a.kind != outcomes.Admission || a.on > through {
				continue
			}
			dead := 1000
			for _, x := range all {
				if x.who == a.who && x.kind == outcomes.Death && x.on >= a.on && x.on <= through {
					dead = min(dead, x.on)
				}
			}
			inBed := func(d int) bool {
				for _, x := range all {
					if x.who == a.who && x.kind == outcomes.HospitalStay && x.on <= through && x.on <= d && (d < x.until || d == x.on) {
						return true
					}
				}
				return false
			}
			for d := a.on; d < a.on+20 && d <= through && d <= dead; d++ {
				atRisk++
				for _, x := range all {
					if x.who == a.who && x.kind == outcomes.HospitalStay && x.on == d {
						events++
					}
				}
			}
			if a.on+19 > through {
				continue
			}
			for d := a.on - 20; d < a.on+20; d++ {
				to := &before
				if d >= a.on {
					to = &after
				}
				if d > dead {
					continue
				}
				to.PersonDays++
				if inBed(d) {
					to.Days++
				}
			}
		}
		f, err := rate.Of(l, ask)
		require.NoError(rt, err)
		assert.Equal(rt, []int{events, atRisk}, []int{f.Events, f.PersonDays})
		f, err = days.Of(l, ask)
		require.NoError(rt, err)
		assert.Equal(rt, []outcomes.Exposure{before, after}, []outcomes.Exposure{f.DaysBefore, f.DaysAfter})
	})
}
