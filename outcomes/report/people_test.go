package report_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// happened is an event of a programme, written down a day later.
func happened(id, who string, kind outcomes.EventKind, on peer.Date, in peer.ProgrammeID) outcomes.Event {
	return outcomes.Event{ID: outcomes.EventID(id), Person: peer.ParticipantID(who), Kind: kind, On: on, Programme: in, Recorded: on.AddDays(1).Start(time.UTC)}
}

// From what was recorded to a comparison: 40 people of each of two programmes, admitted on
// 2 January; 30 of the one and 20 of the other were still there 90 days later.
func ExamplePeople() {
	var records []outcomes.Event
	for i := range 80 {
		who, programme := fmt.Sprint("p", i), peer.ProgrammeID("peers")
		if i >= 40 {
			programme = "usual"
		}
		records = append(records, happened("a"+who, who, outcomes.Admission, date(2026, 1, 2), programme))
		if i >= 30 && i < 40 || i >= 60 {
			left := happened("d"+who, who, outcomes.Discharge, date(2026, 2, 1), programme)
			left.Code = outcomes.ReasonDroppedOut.String()
			records = append(records, left)
		}
	}
	log, _ := outcomes.NewLog(records...)

	m, _ := outcomes.MeasureOf("stay-90")
	ask := outcomes.Ask{From: date(2026, 1, 1), Until: date(2026, 4, 1), Through: date(2026, 6, 30), Programme: "peers"}
	supported, _ := m.ByPerson(log, ask)
	ask.Programme = "usual"
	compared, _ := m.ByPerson(log, ask)
	people, err := report.People(supported, compared)
	fmt.Println(len(people), err)

	c, err := report.Compare(report.Question{Outcome: "still there after 90 days", Kind: report.Event, Better: m.Direction,
		Supported: "peer support", Compared: "usual care", Design: evidence.Controlled}, people)
	fmt.Println(c.Sentences()[0], err)

	_, err = report.People(supported, supported)
	fmt.Println(err)
	// Output:
	// 80 <nil>
	// Still there after 90 days: peer support 30 of 40 (75.0 %), usual care 20 of 40 (50.0 %). <nil>
	// report: bad row 40: want each participant once, in one group: a measure with Index.FirstOnly counts the first index event of each
}

// Two people asked both times, one the second time alone, one the first time alone, and one
// who is not due: 15 to 9, 12 to 12.
func TestPairsFromALog(t *testing.T) {
	var records []outcomes.Event
	answer := func(who string, on peer.Date, v float64) {
		e := happened(fmt.Sprint("q", who, on), who, outcomes.Answer, on, "")
		e.Code, e.Value = "phq-9.total", stats.Known(v)
		records = append(records, e)
	}
	for i, who := range []string{"a", "b", "c", "d", "e"} {
		entered := date(2026, 1, 1)
		if i == 4 {
			entered = date(2026, 6, 1)
		}
		records = append(records, happened("in"+who, who, outcomes.Admission, entered, ""))
		if i != 2 {
			answer(who, entered, []float64{15, 12, 0, 20, 7}[i])
		}
		if i < 3 {
			answer(who, date(2026, 7, 1), []float64{9, 12, 5}[i])
		}
	}
	log, err := outcomes.NewLog(records...)
	require.NoError(t, err)
	m := measure(t, "depression")
	ask := outcomes.Ask{From: date(2026, 1, 1), Until: date(2026, 7, 1), Through: date(2026, 10, 1)}
	rows, err := m.ByPerson(log, ask)
	require.NoError(t, err)
	pairs, without, err := report.Pairs(rows)
	require.NoError(t, err)
	assert.Equal(t, 1, without, "c")
	in, out := date(2026, 1, 1), date(2026, 7, 1)
	assert.Equal(t, []report.Pair{{Before: 15, After: stats.Known(9), Entered: in, Followed: out}, {Before: 12, After: stats.Known(12), Entered: in, Followed: out}, {Before: 20, Entered: in}}, pairs)
	c, err := report.CompareChange(report.Question{Outcome: "depression", Kind: report.Score, Unit: "points", Better: instrument.LowerBetter,
		Supported: "the programme", Design: evidence.BeforeAfter}, pairs)
	require.NoError(t, err)
	assert.Equal(t, stats.Known(-3), c.Change.Difference.Value)
	f, err := m.Of(log, ask)
	require.NoError(t, err)
	change, _, err := f.MatchedChange()
	require.NoError(t, err)
	assert.Equal(t, -3.0, change, "as the figure says")
	_, _, err = report.Pairs(append(rows, rows[0]))
	require.ErrorIs(t, err, report.ErrRow)
}

func monthOf(d peer.Date) float64 {
	_, month, _ := d.Civil()
	return float64(month)
}

// The groups of a comparison count whom the figures count, and covariates come with their rows.
func TestAComparisonAgreesWithItsFigures(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var records []outcomes.Event
		n := rapid.IntRange(4, 30).Draw(rt, "people")
		for i := range n {
			who, programme := fmt.Sprint("p", i), peer.ProgrammeID([]string{"peers", "usual"}[i%2])
			entered := date(2026, 1, 1).AddDays(rapid.IntRange(0, 120).Draw(rt, "entered"))
			if i < 2 {
				entered = date(2026, 1, 1) // somebody in each group is due
			}
			records = append(records, happened("in"+who, who, outcomes.Admission, entered, programme))
			if stay := rapid.IntRange(0, 180).Draw(rt, "stay"); stay < 140 {
				left := happened("out"+who, who, outcomes.Discharge, entered.AddDays(stay), programme)
				left.Code = rapid.SampledFrom(outcomes.DischargeReasons()).Draw(rt, "why").String()
				records = append(records, left)
			}
		}
		log, err := outcomes.NewLog(records...)
		require.NoError(rt, err)
		m := measure(t, "stay-90")
		var rows [2][]outcomes.PersonOutcome
		var figures [2]outcomes.Figure
		for i, programme := range []peer.ProgrammeID{"peers", "usual"} {
			ask := outcomes.Ask{From: date(2026, 1, 1), Until: date(2026, 7, 1), Through: date(2026, 6, 1), Programme: programme}
			rows[i], err = m.ByPerson(log, ask)
			require.NoError(rt, err)
			figures[i], err = m.Of(log, ask)
			require.NoError(rt, err)
		}
		month := func(o outcomes.PersonOutcome) float64 { return monthOf(o.Entered) }
		people, err := report.People(rows[0], rows[1], month)
		require.NoError(rt, err)
		for _, p := range people {
			require.Equal(rt, []float64{monthOf(p.Entered)}, p.Baseline)
		}
		c, err := report.Compare(report.Question{Outcome: "still there", Kind: report.Event, Better: m.Direction, Supported: "a", Compared: "b",
			Design: evidence.Controlled, Covariates: []string{"month of entry"}}, people)
		require.NoError(rt, err)
		for i, arm := range []report.Arm{c.Supported, c.Compared} {
			all := figures[i].Shares[0]
			assert.Equal(rt, stats.Count{Events: all.Numerator, N: all.Denominator}, arm.Seen)
			assert.Equal(rt, all.Denominator, arm.Due)
		}
	})
}
