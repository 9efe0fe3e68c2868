package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A sheetOf is any picture of this package.
type sheetOf interface {
	page() (page, error)
	SVG() ([]byte, error)
	PNG() ([]byte, error)
	Description() string
}

var (
	longName  = "Participants who were offered a recovery coach at the emergency department before discharge, on weekday and weekend shifts"
	unbroken  = strings.Repeat("unbroken", 20)
	longTitle = strings.Repeat("A title that goes on for a long while ", 7)
)

func date(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// wave is a fixed series that looks like data.
func wave(i int) float64 { return math.Sin(float64(i)*1.7) + math.Cos(float64(i)*0.37) }

// sheets returns pictures of every kind: with few and many rows, long texts,
// extreme values and a single point.
func sheets(t testing.TB) map[string]sheetOf {
	t.Helper()
	out := map[string]sheetOf{}
	forests(out)
	controls(t, out)
	funnels(out)
	caseloads(out)
	timelines(t, out)
	return out
}

func forests(out map[string]sheetOf) {
	few := Forest{
		Title: "Staying in contact at 6 months", Effect: "Risk ratio", Ratio: true, Lower: "favours usual care", Higher: "favours peer support",
		Studies: []ForestStudy{
			{"North clinic", 1.10, 0.90, 1.34, 40}, {"South clinic", 1.40, 1.02, 1.92, 22}, {"River ward", 0.85, 0.52, 1.39, 12}, {"Harbour hub", 2.60, 0.30, 22.5, 2},
		},
		Summaries: []ForestSummary{{Name: "Random effects (REML)", Value: 1.16, Low: 1.00, High: 1.35, PredictionLow: stats.Known(0.82), PredictionHigh: stats.Known(1.64)}},
	}
	out["forest"] = few
	many := Forest{Title: "Every study", Effect: "Hedges g", Lower: "favours usual care", Higher: "favours peer support"}
	for i := range MaxStudies {
		v := 0.3 * wave(i)
		many.Studies = append(many.Studies, ForestStudy{fmt.Sprintf("Study %d (20%02d)", i+1, i%26), v, v - 0.2 - 0.01*float64(i), v + 0.2 + 0.01*float64(i), float64(1 + i%9)})
	}
	for i := range MaxSummaries {
		many.Summaries = append(many.Summaries, ForestSummary{Name: fmt.Sprintf("Summary %d", i+1), Value: 0.1, Low: 0.02, High: 0.18, PredictionLow: stats.Known(-0.9), PredictionHigh: stats.Known(3)})
	}
	out["forest-many"] = many
	long := few
	long.Title, long.Effect, long.Lower, long.Higher = longTitle, longName, longName, unbroken
	long.Studies = []ForestStudy{{longName, 1, 0.5, 2, 1}, {unbroken, 1, 0.5, 2, 1}}
	long.Summaries = []ForestSummary{{Name: longName, Value: 1, Low: 0.8, High: 1.25}}
	out["forest-long"] = long
	out["forest-one"] = Forest{Title: "One study", Studies: []ForestStudy{{Name: "Only", Value: 0.4, Low: 0.1, High: 0.7}}}
	out["forest-flat"] = Forest{Title: "No effect and hardly an interval", Ratio: true, Studies: []ForestStudy{{Name: "Only", Value: 1, Low: 1, High: math.Nextafter(1, 2)}}}
	out["forest-extreme"] = Forest{Title: "Extreme", Ratio: true, Studies: []ForestStudy{{"Tiny", 1e-12, 1e-12, 2e-12, 1e-9}, {"Huge", 1e12, 1e11, 1e12, 1e12}, {"Plain", 1, 0.9, 1.1, 1}}}
	out["forest-large"] = Forest{Title: "Large differences", Effect: "Cost", Studies: []ForestStudy{{"A", -9.8e11, -1e12, 1e12, 1}, {"B", 1234567.25, 1e6, 2e6, 3}}}
	clipped := few
	clipped.AxisLow, clipped.AxisHigh, clipped.Level = 0.9, 1.5, 0.9
	out["forest-axis"] = clipped
	narrow := few
	narrow.Studies = []ForestStudy{{"A", 1.01, 0.99, 1.03, 1}, {"B", 1.02, 1.0, 1.04, 1}}
	narrow.Summaries = nil
	out["forest-narrow"] = narrow
}

func controls(t testing.TB, out map[string]sheetOf) {
	t.Helper()
	counts := []stats.Count{{Events: 18, N: 60}, {Events: 22, N: 55}, {Events: 15, N: 50}, {Events: 30, N: 62}, {Events: 25, N: 58}, {Events: 20, N: 65}}
	shares, err := stats.PChart(counts, false)
	require.NoError(t, err)
	labels := []string{"Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026"}
	before, err := PhaseOf("Before the rota", labels, shares.ControlChart, nil)
	require.NoError(t, err)
	out["control"] = Control{Title: "Seen within 7 days of discharge", Time: "Month", Value: "Share seen", Percent: true, Phases: []ControlPhase{before}}
	after := before
	after.Name, after.Centre = "After the rota", 0.55
	after.Points = nil
	for i, p := range before.Points {
		p.Label = fmt.Sprintf("%s 2026", time.Month(7 + i).String()[:3])
		p.Value, p.Low, p.High = p.Value+0.2, p.Low+0.18, p.High+0.18
		after.Points = append(after.Points, p)
	}
	after.Points[3].Value, after.Points[4].Signal = 0.93, true
	out["control-phases"] = Control{Title: "Seen within 7 days of discharge", Time: "Month", Value: "Share seen", Percent: true, Phases: []ControlPhase{before, after}}

	x, err := stats.NewXmR([]float64{12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 11, 40, 13})
	require.NoError(t, err)
	single, err := PhaseOf("", nil, x.ControlChart, nil)
	require.NoError(t, err)
	for i := range single.Points {
		single.Points[i].Label = fmt.Sprintf("Week %d", i+1)
	}
	single.MeanRange, single.RangeLimit = x.MeanRange, x.RangeLimit
	out["control-xmr"] = Control{Title: "Days from referral to first contact", Value: "Days", Phases: []ControlPhase{single}}

	many := Control{Title: "Many points and phases", Percent: true}
	for i := range MaxPhases {
		p := ControlPhase{Name: fmt.Sprintf("Phase of number %d", i+1), Centre: 0.5, MeanRange: 0.05, RangeLimit: 0.15}
		n := 1 // narrow
		if i == 0 {
			n = MaxPoints - MaxPhases + 1
		}
		for j := range n {
			p.Points = append(p.Points, ControlPoint{Label: fmt.Sprintf("2026-W%02d", j), Value: 0.5 + 0.15*wave(j), Low: 0.3 + 0.05*math.Abs(wave(j)), High: 0.7 - 0.05*math.Abs(wave(j)), Signal: j%17 == 0})
		}
		many.Phases = append(many.Phases, p)
	}
	out["control-many"] = many
	long := Control{Title: longTitle, Time: longName, Value: unbroken}
	for _, name := range []string{longName, unbroken} {
		long.Phases = append(long.Phases, ControlPhase{Name: name, Centre: 1, Points: []ControlPoint{{longName, 1, 0, 2, false}, {unbroken, 3, 0, 2, true}, {longName, 1, 0, 2, true}}})
	}
	out["control-long"] = long
	out["control-one"] = Control{Title: "One point", Phases: []ControlPhase{{Centre: 5, Points: []ControlPoint{{Label: "Today", Value: 5, Low: 5, High: 5}}}}}
	out["control-extreme"] = Control{Title: "Extreme", Phases: []ControlPhase{{Centre: 0, Points: []ControlPoint{{"a", 1e12, -1e12, 1e12, false}, {"b", -1e12, -1e-12, 1e-12, false}, {"c", 1e-12, 0, 0, false}}}}}

	points, err := stats.Cusum([]float64{.2, -.5, 1.1, .9, 1.4, .3, 1.2, 1.6, 1.9, -2, -2.5, -3, -2, -1, -2}, stats.CusumOptions{})
	require.NoError(t, err)
	cusum := Cusum{Title: "Change in waiting time", Time: "Week", Limit: 4, Points: points}
	for i := range points {
		cusum.Labels = append(cusum.Labels, fmt.Sprint(i+1))
	}
	out["cusum"] = cusum
	out["cusum-one"] = Cusum{Title: "One", Limit: 4, Points: []stats.CusumPoint{{}}}
	wide := Cusum{Title: longTitle, Time: longName, Limit: 1e-6}
	for i := range MaxPoints {
		wide.Points, wide.Labels = append(wide.Points, stats.CusumPoint{Up: 1e12 * math.Abs(wave(i)) / 2}), append(wide.Labels, longName)
	}
	out["cusum-many"] = wide
}

func funnels(out map[string]sheetOf) {
	few := Funnel{Title: "Still in contact at 6 months, by site", Size: "People who began", Share: "Share in contact", Theta: 0.3, Least: 11, Sites: []FunnelSite{
		{"S1", 30, 100}, {"S2", 60, 120}, {"S3", 20, 50}, {"S4", 42, 180}, {"S5", 12, 24}, {"S6", 3, 40}, {"S7", 100, 420}, {"S8", 80, 260}, {"S9", 31, 60},
	}}
	out["funnel"] = few
	many := Funnel{Title: "Many sites", Theta: 0.3, Phi: 1.8}
	for i := range MaxSites {
		n := 20 + i*7%400
		many.Sites = append(many.Sites, FunnelSite{fmt.Sprintf("Site %d", i+1), int(float64(n) * min(1, max(0, 0.3+0.12*wave(i)))), n})
	}
	out["funnel-many"] = many
	crowd := Funnel{Title: "All in one place", Theta: 0.1}
	for i := range 20 {
		crowd.Sites = append(crowd.Sites, FunnelSite{fmt.Sprintf("Site %d", i+1), 90, 100})
	}
	out["funnel-crowd"] = crowd
	out["funnel-long"] = Funnel{Title: longTitle, Size: longName, Share: unbroken, Theta: 0.5, Sites: []FunnelSite{{longName, 99, 100}, {unbroken, 1, 100}}}
	out["funnel-one"] = Funnel{Title: "One site", Theta: 0.5, Sites: []FunnelSite{{"S1", 1, 1}}}
	out["funnel-extreme"] = Funnel{Title: "Extreme", Theta: 1e-9, Sites: []FunnelSite{{"A", 0, 1}, {"B", 5, 1_000_000_000_000}, {"C", 1, 1}}}
	out["funnel-rare"] = Funnel{Title: "Rare and large", Theta: 0.004, Sites: []FunnelSite{{"A", 4100, 1_000_000}, {"B", 4500, 1_010_000}, {"C", 3900, 990_000}}}
}

func caseloads(out map[string]sheetOf) {
	fill := func(rows, columns int, scale float64) Caseload {
		m := Caseload{Title: "Open mentorships by worker and week", Unit: "Open mentorships on Friday", Row: "Worker", Limit: 0.75 * scale}
		for j := range columns {
			m.Columns = append(m.Columns, fmt.Sprintf("W%02d", j+1))
		}
		for i := range rows {
			r := CaseloadRow{}
			for j := range columns {
				l := stats.Known(math.Round(scale * math.Abs(wave(i*5+j)) / 2))
				if (i+j)%13 == 5 {
					l = stats.Estimate{}
				}
				r.Loads = append(r.Loads, l)
			}
			m.Rows = append(m.Rows, r)
		}
		return m
	}
	out["caseload"] = fill(6, 12, 20)
	out["caseload-many"] = fill(MaxCaseloadRows, MaxCaseloadColumns, 40)
	long := fill(3, 4, 20)
	long.Title, long.Unit, long.Rows[0].Name, long.Rows[1].Name, long.Columns = longTitle, longName, longName, unbroken, []string{longName, unbroken, "c", longName}
	out["caseload-long"] = long
	extreme := fill(4, MaxCaseloadColumns, 1e6)
	out["caseload-extreme"] = extreme
	out["caseload-one"] = Caseload{Title: "One", Columns: []string{"W1"}, Rows: []CaseloadRow{{Loads: []stats.Estimate{stats.Known(0)}}}}
	out["caseload-small"] = Caseload{Title: "Parts", Columns: []string{"W1", "W2"}, Rows: []CaseloadRow{{Loads: []stats.Estimate{stats.Known(0.25), stats.Known(0.5)}}}}
}

func timelines(t testing.TB, out map[string]sheetOf) {
	t.Helper()
	d := func(text string) peer.Date { return date(t, text) }
	course := func(name string) TimelineLane {
		return TimelineLane{name, []TimelineSpan{
			{"Referred", d("2026-01-05"), d("2026-01-09")}, {"Proposed", d("2026-01-09"), d("2026-01-20")}, {"Active", d("2026-01-20"), d("2026-04-02")},
			{"Paused", d("2026-04-02"), d("2026-05-11")}, {"Active", d("2026-05-11"), d("2026-08-17")}, {"Step-down", d("2026-08-17"), peer.Date{}},
		}}
	}
	few := Timeline{Title: "Three mentorships", Today: d("2026-10-01"), Pauses: []string{"Paused"}, Lanes: []TimelineLane{course("First"), {"Second", []TimelineSpan{
		{"Referred", d("2026-03-02"), d("2026-03-02")}, {"Active", d("2026-03-02"), d("2026-07-01")}, {"Ended", d("2026-07-01"), d("2026-12-31")},
	}}, {"Third", []TimelineSpan{{"Referred", d("2026-09-01"), d("2026-09-10")}, {"Proposed", d("2026-09-10"), peer.Date{}}}}}}
	out["timeline"] = few
	many := Timeline{Title: "Many courses", Today: d("2026-10-01"), Pauses: []string{"State 4"}}
	for i := range MaxLanes {
		l := TimelineLane{Name: fmt.Sprintf("Course %d", i+1)}
		at := d("2024-02-29").AddDays(3 * i)
		for j := range MaxSpans {
			next := at.AddDays(1 + (i*j)%19)
			l.Spans = append(l.Spans, TimelineSpan{fmt.Sprintf("State %d", (i+j)%MaxStates+1), at, next})
			at = next
		}
		many.Lanes = append(many.Lanes, l)
	}
	out["timeline-many"] = many
	patterned := Timeline{Title: "Every pattern"}
	for i := range MaxStates {
		patterned.Lanes = append(patterned.Lanes, TimelineLane{fmt.Sprintf("Lane %d", i+1), []TimelineSpan{{fmt.Sprintf("State %d", i+1), d("2026-01-05"), d("2026-03-09")}, {fmt.Sprintf("State %d", (i+1)%MaxStates+1), d("2026-03-09"), d("2026-03-30")}}})
	}
	out["timeline-patterns"] = patterned
	long := course(longName)
	long.Spans[0].State, long.Spans[2].State, long.Spans[4].State = longName, unbroken, unbroken
	out["timeline-long"] = Timeline{Title: longTitle, Today: d("2026-09-01"), Pauses: []string{unbroken}, Lanes: []TimelineLane{long, {unbroken, long.Spans}}}
	out["timeline-one"] = Timeline{Title: "One day", Lanes: []TimelineLane{{"", []TimelineSpan{{"Referred", d("2026-01-05"), d("2026-01-05")}}}}}
	out["timeline-extreme"] = Timeline{Title: "The whole calendar", Today: d("9999-12-31"), Lanes: []TimelineLane{{"All", []TimelineSpan{{"Active", d("0001-01-01"), d("5000-06-01")}, {"Ended", d("9999-12-31"), d("9999-12-31")}}}}}
}
