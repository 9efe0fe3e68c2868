package chart_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

func ExampleForestOf() {
	effects := []stats.Effect{{Value: 0.1, Variance: 0.01}, {Value: 0.3, Variance: 0.02}, {Value: -0.1, Variance: 0.04}}
	pooled, _ := stats.Pool(effects, stats.PoolOptions{Method: stats.CommonEffect})
	picture, err := chart.ForestOf(pooled, effects, []string{"North", "South", "River"}, 0, true)
	fmt.Println(err)
	picture.Title, picture.Effect = "Staying in contact", "Risk ratio"
	_, err = picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.AxisLow, picture.AxisHigh = 1.1, 2
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// <nil>
	// Forest plot of 3 studies; horizontal axis: Risk ratio with 95 % interval, logarithmic; no effect is 1. North: 1.11 (0.91 to 1.34), weight 57.1 %. South: 1.35 (1.02 to 1.78), weight 28.6 %. River: 0.90 (0.61 to 1.34), weight 14.3 %. Pooled (common effect): 1.14 (0.98 to 1.32).
	// chart: the axis must run upwards and hold the place of no effect and every summary
}

func ExampleControl() {
	shares, _ := stats.PChart([]stats.Count{{Events: 18, N: 60}, {Events: 22, N: 55}, {Events: 15, N: 50}, {Events: 30, N: 62}, {Events: 25, N: 58}, {Events: 20, N: 65}}, false)
	phase, err := chart.PhaseOf("", []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun"}, shares.ControlChart, nil)
	fmt.Println(err)
	picture := chart.Control{Title: "Seen within 7 days", Time: "Month", Value: "Share seen", Percent: true, Phases: []chart.ControlPhase{phase}}
	_, err = picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.Phases = append(picture.Phases, phase)
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// <nil>
	// Control chart of 6 points; horizontal axis: Month; vertical axis: Share seen. 6 points, centre 37.14 %. No point stands out.
	// chart: every group needs a name of its own: phase 1
}

func ExampleCusum() {
	points, _ := stats.Cusum([]float64{.2, -.5, 1.1, .9, 1.4, .3, 1.2, 1.6}, stats.CusumOptions{})
	picture := chart.Cusum{Title: "Waiting time", Limit: 3, Points: points}
	_, err := picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.Limit = 0
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// Cumulative sum chart of 8 points with limit 3; horizontal axis: Time. Point 8: evidence of a rise 3.5, beyond the limit. At the end: rise 3.5, fall 0.
	// chart: values must be finite, within bounds, and of a sign that has a meaning
}

func ExampleFunnel() {
	picture := chart.Funnel{Title: "In contact at 6 months", Theta: 0.3, Least: 11, Sites: []chart.FunnelSite{
		{Name: "S1", Events: 30, N: 100}, {Name: "S2", Events: 60, N: 120}, {Name: "S3", Events: 3, N: 40},
	}}
	_, err := picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.Sites[0].Events = 101
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// Funnel plot of 2 sites; horizontal axis: People; vertical axis: Share with the event. Expected share 30 %. Within the 95 % limits: 1; between them and the 99.8 % limits: 0; outside: 1. Outside the 99.8 % limits, in no order of merit: S2 (50 % of 120). Not shown because of counts from 1 to 10: 1 site.
	// chart: a site needs people, and no more events than people: site 1
}

func ExampleCaseload() {
	picture := chart.Caseload{Title: "Caseloads", Unit: "Open mentorships", Row: "Worker", Limit: 12, Columns: []string{"W1", "W2"}, Rows: []chart.CaseloadRow{
		{Loads: []stats.Estimate{stats.Known(9), stats.Known(13)}}, {Loads: []stats.Estimate{stats.Known(4), {}}},
	}}
	_, err := picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.Rows[1].Loads = picture.Rows[1].Loads[:1]
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// Table of 2 rows by 2 columns, darker for more: Open mentorships. The limit is 12. Worker 1: 9 to 13, last 13, above the limit in 1. Worker 2: 4 to 4, last 4, above the limit in 0.
	// chart: columns have different lengths: row 2
}

func ExampleTimeline() {
	day := func(text string) peer.Date {
		d, _ := peer.ParseDate(text)
		return d
	}
	picture := chart.Timeline{Title: "A mentorship", Today: day("2026-06-01"), Pauses: []string{"Paused"}, Lanes: []chart.TimelineLane{{Spans: []chart.TimelineSpan{
		{State: "Active", From: day("2026-01-20"), Until: day("2026-04-02")}, {State: "Paused", From: day("2026-04-02"), Until: day("2026-05-11")}, {State: "Active", From: day("2026-05-11")},
	}}}}
	_, err := picture.SVG()
	fmt.Println(err)
	fmt.Println(picture.Description())

	picture.Today = peer.Date{}
	_, err = picture.SVG()
	fmt.Println(err)
	// Output:
	// <nil>
	// Timeline of 1 course. Today is 2026-06-01. Course 1: Active from 2026-01-20 to 2026-04-02; Paused (a pause) from 2026-04-02 to 2026-05-11; Active from 2026-05-11, going on.
	// chart: stretches of time must follow one another, and only the last may go on, up to today: stretch 3: lane 1
}
