package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
)

// monthLengths are those from January 2024 on, three years.
var monthLengths = []int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// monthsOn returns the day so many months later, the last of the month at most.
func monthsOn(day, months int) int {
	m := 0
	for day >= monthLengths[m] {
		day -= monthLengths[m]
		m++
	}
	day = min(day, monthLengths[m+months]-1)
	for i := range m + months {
		day += monthLengths[i]
	}
	return day
}

// A slowWindow is the days of one interview.
type slowWindow struct {
	number, opens, closes int
	ends                  bool // with care
	due                   int
}

// windowsOf gives the windows of an intake, as the forms have them.
func windowsOf(point string, intake int) (first slowWindow, all []slowWindow) {
	first = slowWindow{opens: intake, closes: intake}
	switch point {
	case "csat-gpra six_months":
		due := monthsOn(intake, 6)
		all = append(all, slowWindow{1, monthsOn(due, -1), monthsOn(due, 2), false, due})
	case "suprt reassessment":
		first.closes = intake + 30
		all = append(all, slowWindow{1, intake + 150, intake + 210, true, intake + 180})
	case "suprt annual":
		first.closes = intake + 30
		for n := 1; n <= 2; n++ {
			due := monthsOn(intake, 12*n)
			all = append(all, slowWindow{n, due - 30, due + 30, true, due})
		}
	case "cmhs-noms reassessment":
		for n := 1; n <= 4; n++ {
			due := monthsOn(intake, 6*n)
			all = append(all, slowWindow{n, due - 30, due + 30, true, due})
		}
	}
	return first, all
}

var slowPoints = [][2]string{{"csat-gpra", "six_months"}, {"suprt", "reassessment"}, {"suprt", "annual"}, {"cmhs-noms", "reassessment"}}

// drawInterviews draws admissions of the first months, and interviews, answers and the
// end of care about the days on which they matter.
func drawInterviews(rt *rapid.T) []deed {
	w := world{days: 400, least: 5, most: 14, facts: []outcomes.Fact{outcomes.WasDeclined, outcomes.WasUnable}, codes: []string{"craving", "other"},
		kinds: []outcomes.EventKind{outcomes.Admission, outcomes.Interview, outcomes.Interview, outcomes.Answer, outcomes.Answer, outcomes.Discharge, outcomes.Death}}
	all := w.draw(rt)
	for i := range all {
		d := &all[i]
		if d.is(outcomes.Admission) {
			d.on %= 70
		} else if rapid.Bool().Draw(rt, "about") {
			d.on = rapid.SampledFrom([]int{0, 10, 30, 150, 152, 180, 182, 210, 212, 244, 335, 366, 396}).Draw(rt, "edge") + rapid.IntRange(0, 60).Draw(rt, "by")
		}
		if !d.is(outcomes.Interview) || rapid.Bool().Draw(rt, "held") {
			d.facts = nil
		}
	}
	return all
}

// A slowSitting is where an interview stands, as found event by event.
type slowSitting struct {
	slowWindow
	done, cancelled, unable bool
	last                    int // day after which nothing counts
}

func sittingOf(deeds []deed, a deed, w slowWindow, end deed, ended, answersToo bool) slowSitting {
	s := slowSitting{slowWindow: w, last: w.closes}
	if over := w.ends && ended && end.on <= w.closes; over {
		s.cancelled, s.last = true, end.on
	}
	for _, d := range deeds {
		asked := d.kind == outcomes.Interview || answersToo && d.kind == outcomes.Answer && d.code == "craving"
		switch {
		case d.who != a.who || !asked || d.on < w.opens || d.on > s.last:
		case !d.has(outcomes.WasDeclined) && !d.has(outcomes.WasUnable):
			s.done = true
		default:
			s.unable = !d.has(outcomes.WasDeclined)
		}
	}
	s.cancelled = s.cancelled && !s.done
	return s
}

// sittings calls f with each interview that was due, and counts those admissions that had none.
func sittings(deeds []deed, m outcomes.Measure, through int, c *tally, f func(a deed, first slowWindow, s slowSitting)) {
	ends := endsOf(deeds)
	for who := range 3 {
		for _, a := range deeds {
			if a.kind != outcomes.Admission || a.who != who {
				continue
			}
			end, ended := ends[a.id]
			first, windows := windowsOf(m.Schedule+" "+m.Point, a.on)
			n := 0
			for _, w := range windows {
				gone := w.ends && ended && end.on < w.opens
				if w.opens > through || gone && w.number > 1 {
					break // it never comes, or not yet
				}
				if m.Number == 0 || m.Number == w.number {
					n++
					f(a, first, sittingOf(deeds, a, w, end, ended, m.Answer != ""))
				}
				if w.ends && ended && end.on <= w.closes {
					break
				}
			}
			switch {
			case n == 0 && windows[0].ends && ended:
				c.left["care ended first"]++
			case n == 0:
				c.left["interview not due yet"]++
			}
		}
	}
}

func drawPoint(rt *rapid.T, m *outcomes.Measure) {
	point := rapid.SampledFrom(slowPoints).Draw(rt, "point")
	m.Schedule, m.Point, m.Number = point[0], point[1], rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(rt, "number")
}

func TestFollowUpRatesAgreeWithCountingByHand(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := measure(t, "follow-up-gpra")
		drawPoint(rt, &m)
		if rapid.Bool().Draw(rt, "leave out") {
			m.Missing = outcomes.LeftOut
		}
		all, through := drawInterviews(rt), rapid.IntRange(0, 520).Draw(rt, "through")
		deeds, c := seen(all, through), newTally()
		sittings(deeds, m, through, c, func(a deed, _ slowWindow, s slowSitting) {
			switch {
			case s.cancelled:
				c.left["care ended first"]++
				return
			case !s.done && s.unable && m.Missing == outcomes.LeftOut:
				c.left["could not be asked"]++
				return
			case s.done:
				c.hit++
			}
			c.all++
			c.people[a.who] = true
		})
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		c.agrees(rt, f)
		assert.Equal(rt, c.all-c.hit, f.Unknown)
	})
}

// Answers in a range, and scores, with those who are missing beside them both ways.
func TestAnswersAgreeWithCountingByHand(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := measure(t, "abstinence-30")
		m.Answer = "craving"
		drawPoint(rt, &m)
		m.Reached = outcomes.Range{Low: float64(rapid.IntRange(0, 1).Draw(rt, "low")), High: float64(rapid.IntRange(1, 3).Draw(rt, "high"))}
		m.Missing = rapid.SampledFrom(outcomes.MissingRules()).Draw(rt, "missing")
		if rapid.Bool().Draw(rt, "scored") {
			m.Method, m.Reached, m.Missing = outcomes.MethodScored, outcomes.Range{}, outcomes.LeftOut
		}
		all, through := drawInterviews(rt), rapid.IntRange(0, 520).Draw(rt, "through")
		deeds, c := seen(all, through), newTally()
		reached, told, unknown, then, now, matched := 0, 0, 0, 0, 0, 0
		var values, before, after []float64
		in := func(v int) int {
			if m.Reached.Low <= float64(v) && float64(v) <= m.Reached.High {
				return 1
			}
			return 0
		}
		// answer returns the answer nearest to a day, looking one day further away at a time.
		answer := func(who, from, to, due int) (int, deed) {
			for far := range 1000 {
				for _, on := range []int{due - far, due + far} {
					for _, d := range deeds {
						if d.who == who && d.kind == outcomes.Answer && d.code == "craving" && d.value != none && d.on == on && from <= on && on <= to {
							return d.value, d
						}
					}
				}
			}
			return none, deed{}
		}
		baseline := rapid.Bool().Draw(rt, "baseline of the schedule")
		if baseline {
			m.Baseline = outcomes.Baseline{}
		}
		outside, never := 0, 0
		sittings(deeds, m, through, c, func(a deed, first slowWindow, s slowSitting) {
			switch {
			case s.cancelled:
				c.left["care ended first"]++
				return
			case s.closes > through:
				c.left["window not over"]++
				return
			}
			c.people[a.who] = true
			first.opens, first.closes = a.on-7, a.on+30
			if baseline && m.Schedule != "suprt" {
				first.opens, first.closes = a.on, a.on
			} else if baseline {
				first.opens = a.on
			}
			v, nearest := answer(a.who, s.opens, s.last, s.due)
			old, _ := answer(a.who, first.opens, first.closes, a.on)
			if v == none {
				unknown++
				return
			}
			told, reached, values = told+1, reached+in(v), append(values, float64(v))
			if old != none {
				matched, then, now = matched+1, then+in(old), now+in(v)
				before, after = append(before, float64(old)), append(after, float64(v))
				return
			}
			for _, d := range deeds {
				earlier := d.on < s.opens || d.on <= s.last && (d.on < nearest.on || d.on == nearest.on && d.id < nearest.id)
				if d.who == a.who && d.kind == outcomes.Answer && d.code == "craving" && d.value != none && earlier {
					outside++
					return
				}
			}
			never++
		})
		f, err := m.Of(logOf(rt, all), firstHalf(t, through))
		require.NoError(rt, err)
		assert.Equal(rt, c.left, counts(f.Excluded))
		assert.Equal(rt, []int{len(c.people), unknown}, []int{f.People, f.Unknown})
		assert.Equal(rt, values, f.Values)
		assert.Equal(rt, [][]float64{before, after}, [][]float64{f.Before, f.After})
		unmatched := counts(f.Unmatched)
		assert.Equal(rt, []int{outside, never}, []int{unmatched[outcomes.UnmatchedOutside], unmatched[outcomes.UnmatchedNone]})
		want := []outcomes.Share{share(outcomes.ShareInterviewed, reached, told), share(outcomes.ShareWorstCase, reached, told+unknown),
			share(outcomes.ShareBestCase, reached+unknown, told+unknown), share(outcomes.ShareMatchedThen, then, matched), share(outcomes.ShareMatchedNow, now, matched), share(outcomes.ShareFollowedUp, told, told+unknown)}
		switch {
		case m.Method == outcomes.MethodScored:
			want = want[5:]
		case m.Missing == outcomes.CountedAgainst:
			want[0], want[1] = want[1], want[0]
		}
		assert.Equal(rt, want, f.Shares)
	})
}
