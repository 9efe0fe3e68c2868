package outcomes_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A deed is an event of the slow counts, which know days as numbers from 1 January
// 2024 on and ask the code under test for nothing.
type deed struct {
	id, who, on int
	until       int // none: forever
	kind        outcomes.EventKind
	code        string
	facts       []outcomes.Fact
	about       int // none: nobody
	value       int // none: not told
	age         int
	recorded    int // day on which it was written down
	void        bool
}

// none stands for a number that is not there.
const none = -100_000

// forever is later than every day of the tests.
const forever = 100_000

var dayNought = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

func dayOf(n int) peer.Date { return peer.DateOf(dayNought.AddDate(0, 0, n), nil) }

func (d deed) has(f outcomes.Fact) bool { return slices.Contains(d.facts, f) }

func (d deed) is(kinds ...outcomes.EventKind) bool { return slices.Contains(kinds, d.kind) }

// end returns the day of the end, forever for a stay that goes on.
func (d deed) end() int {
	if d.until == none {
		return forever
	}
	return d.until
}

// in tells whether the deed takes up a night, or the one day that it has.
func (d deed) in(day int) bool { return d.on <= day && (day < d.end() || day == d.on) }

// idOf makes the order of the ids that of the numbers.
func idOf(n int) outcomes.EventID { return outcomes.EventID(fmt.Sprintf("%03d", n)) }

func logOf(t require.TestingT, deeds []deed) outcomes.Log {
	records := make([]outcomes.Event, len(deeds))
	for i, d := range deeds {
		e := outcomes.Event{ID: idOf(d.id), Person: peer.ParticipantID(strconv.Itoa(d.who)), Kind: d.kind, On: dayOf(d.on), Code: d.code,
			Facts: d.facts, Age: d.age, Recorded: dayNought.AddDate(0, 0, d.recorded), Void: d.void}
		if d.until != none {
			e.Until = dayOf(d.until)
		}
		if d.about != none {
			e.About = idOf(d.about)
		}
		if d.kind == outcomes.Answer && d.value != none {
			e.Value = stats.Known(float64(d.value))
		}
		records[i] = e
	}
	l, err := outcomes.NewLog(records...)
	require.NoError(t, err)
	return l
}

// A world is how deeds are drawn.
type world struct {
	kinds  []outcomes.EventKind
	facts  []outcomes.Fact // each deed has each or not
	codes  []string        // of answers
	days   int             // on which they begin
	length int             // of what lasts, at most
	least  int             // deeds
	most   int
	ages   []int
}

var reasons = []string{"completed", "dropped_out", "terminated", "transferred", "incarcerated", "died", "other", "missing"}

// belongs reports whether a fact that the worlds draw is one of the kind of event.
func belongs(f outcomes.Fact, k outcomes.EventKind) bool {
	switch f {
	case outcomes.Acute, outcomes.Planned, outcomes.Transfer:
		return k == outcomes.HospitalStay
	case outcomes.HeavyDay, outcomes.PositiveTest:
		return k == outcomes.UseDay
	case outcomes.WasDeclined, outcomes.WasUnable:
		return k == outcomes.Interview || k == outcomes.Answer
	}
	return k != outcomes.UseDay && k != outcomes.Interview && k != outcomes.Answer && k != outcomes.Custody
}

// draw draws deeds of three people.
func (w world) draw(rt *rapid.T) []deed {
	all := make([]deed, rapid.IntRange(w.least, w.most).Draw(rt, "n"))
	for i := range all {
		d := deed{id: i, who: rapid.IntRange(0, 2).Draw(rt, "who"), on: rapid.IntRange(0, w.days).Draw(rt, "on"), until: none, about: none, value: none,
			kind: rapid.SampledFrom(w.kinds).Draw(rt, "kind"), recorded: 3000}
		if len(w.ages) > 0 {
			d.age = rapid.SampledFrom(w.ages).Draw(rt, "age")
		}
		for _, f := range w.facts {
			if rapid.Bool().Draw(rt, "fact") && belongs(f, d.kind) {
				d.facts = append(d.facts, f)
			}
		}
		switch d.kind {
		case outcomes.HospitalStay, outcomes.Custody, outcomes.MedicationSupply:
			d.until = d.on + rapid.IntRange(0, w.length).Draw(rt, "length")
			if d.kind != outcomes.MedicationSupply && rapid.IntRange(0, 9).Draw(rt, "goes on") == 0 {
				d.until = none
			}
		case outcomes.Discharge:
			d.code = rapid.SampledFrom(reasons).Draw(rt, "code")
			if rapid.IntRange(0, 2).Draw(rt, "names") == 0 {
				d.about = rapid.IntRange(0, len(all)).Draw(rt, "about")
			}
		case outcomes.LinkedVisit:
			d.about = rapid.IntRange(0, len(all)).Draw(rt, "about")
		case outcomes.Answer:
			d.code = rapid.SampledFrom(w.codes).Draw(rt, "code")
			d.value = rapid.SampledFrom([]int{none, 0, 1, 2, 5}).Draw(rt, "value")
		}
		all[i] = d
	}
	return all
}

// seen returns what happened up to a day, by day and then by id.
func seen(all []deed, through int) []deed {
	var out []deed
	for day := 0; day <= through; day++ {
		for _, d := range all {
			if d.on == day {
				out = append(out, d)
			}
		}
	}
	return out
}

// A tally is a slow figure.
type tally struct {
	hit, all int
	beside   [2]int
	people   map[int]bool
	left     map[string]int
}

func newTally() *tally { return &tally{people: map[int]bool{}, left: map[string]int{}} }

// agrees compares a figure with the slow count.
func (c *tally) agrees(t assert.TestingT, f outcomes.Figure) {
	assert.Equal(t, []int{c.hit, c.all}, []int{f.Shares[0].Numerator, f.Shares[0].Denominator}, "hit and all")
	assert.Equal(t, len(c.people), f.People, "people")
	assert.Equal(t, c.left, counts(f.Excluded), "left out")
}

func counts(list []outcomes.Tally) map[string]int {
	m := map[string]int{}
	for _, x := range list {
		m[x.Name] = x.N
	}
	return m
}

// firstHalf asks for index events of the first half of 2024, 1 July not inside.
func firstHalf(t testing.TB, through int) outcomes.Ask {
	t.Helper()
	return outcomes.Ask{Since: date(t, "2020-01-01"), From: date(t, "2024-01-01"), Until: date(t, "2024-07-01"), Through: dayOf(through)}
}

// half is the number of 1 July 2024: 31+29+31+30+31+30.
const half = 182
