package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/stretchr/testify/require"
)

func date(year int, month time.Month, day int) peer.Date {
	d, err := peer.NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

// yes is an event that happened, no one that did not, lost somebody not seen.
var (
	yes  = stats.Known(1)
	no   = stats.Known(0)
	lost = stats.Estimate{}
)

// arm is a group of due people, of whom with had the event, out of seen.
func arm(supported bool, with, seen, due int, baseline ...float64) (out []report.Person) {
	for i := range due {
		p := report.Person{Supported: supported, Outcome: lost, Baseline: baseline}
		if i < with {
			p.Outcome = yes
		} else if i < seen {
			p.Outcome = no
		}
		out = append(out, p)
	}
	return out
}

var ownRule = source.Source{Title: "Quality plan", Issuer: "Harbour Peer Programme", Year: 2026}.At("", source.Verified)

// share is a figure of some people, all of whom or those seen were counted.
func share(id, name, definition string, with, of int, follow stats.Count) report.Figure {
	return report.Figure{ID: id, Name: name, Definition: definition, Source: ownRule,
		Overall: report.Row{Quantity: report.Share(stats.Count{Events: with, N: of}), FollowUp: follow}}
}

// picture stands for a picture drawn by package chart.
var picture = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" width="640" height="200"><title>t</title><rect width="640" height="200" fill="#fff" stroke="#555"/><path d="M20 20H200V60H380V90H620" fill="none" stroke="#111" stroke-width="3"/><text x="24" y="180" font-family="Arial" font-size="16">days</text></svg>`)

// readmissions compares two groups without a lot; the one compared with was older.
func readmissions(t testing.TB) report.Comparison {
	var people []report.Person
	for i, p := range append(arm(true, 30, 96, 120, 0), arm(false, 52, 98, 130, 0)...) {
		p.Baseline = []float64{float64(30 + i%23), float64(i % 3 % 2)}
		if !p.Supported {
			p.Baseline[0] += 4
		}
		people = append(people, p)
	}
	c, err := report.Compare(report.Question{Outcome: "readmitted within a year", Kind: report.Event, Better: instrument.LowerBetter,
		Supported: "peer support", Compared: "usual care", Design: evidence.Controlled,
		Covariates: []string{"age in years", "lives alone"}, Weighting: &stats.WeightOptions{Stabilised: true}}, people)
	require.NoError(t, err)
	return c
}

// wellbeing is a score before and after, with nobody to compare with.
func wellbeing(t testing.TB) report.Comparison {
	var pairs []report.Pair
	for i := range 60 {
		p := report.Pair{Before: float64(20 + i%11)}
		if i < 45 {
			p.After = stats.Known(p.Before + float64(i%7) - 1)
		}
		pairs = append(pairs, p)
	}
	c, err := report.CompareChange(report.Question{Outcome: "recovery capital (BARC-10)", Kind: report.Score, Unit: "points", Better: instrument.HigherBetter,
		Supported: "the programme", Design: evidence.BeforeAfter}, pairs)
	require.NoError(t, err)
	return c
}

// quarter is a report on the quality of a programme that never was.
func quarter(t testing.TB) report.Draft {
	retention := share("retention", "Still in support after 90 days", "Counted: in support on the 90th day. Out of: everybody who entered at least 90 days before the report.", 88, 120, stats.Count{})
	retention.Groups = []report.Row{
		{Group: "North", Quantity: report.Share(stats.Count{Events: 44, N: 60})},
		{Group: "South", Quantity: report.Share(stats.Count{Events: 32, N: 45})},
		{Group: "Riverside", Quantity: report.Share(stats.Count{Events: 12, N: 15})},
	}
	supervision := share("supervision", "Supervision held on time", "Counted: supervision sessions held within the interval. Out of: sessions that were due.", 187, 204, stats.Count{})
	supervision.Target, supervision.TargetSource = stats.Known(.95), source.DesignDefault("95 %, to be set by the state's manual or the contract")
	satisfaction := report.Figure{ID: "satisfaction", Name: "Satisfaction (CSQ-8)", Definition: "Mean of the sums of those who answered the questionnaire in its window.",
		Source:  source.Source{Title: "CSQ-8", Issuer: "Larsen et al.", Year: 1979}.At("", source.Unverified),
		Overall: report.Row{Quantity: report.Mean(stats.Sample{N: 82, Mean: 27.4, SD: 4.1}, "points"), FollowUp: stats.Count{Events: 82, N: 110}}}
	hours := report.Figure{ID: "volunteer_hours", Name: "Volunteer hours", Definition: "Hours given by volunteers in the quarter.", Source: ownRule,
		Overall: report.Row{Quantity: report.Amount(1312.5, "hours")}}
	contacts := report.Figure{ID: "contacts", Name: "Contacts made", Definition: "Contacts that took place; attempts do not count.", Source: ownRule,
		Overall: report.Row{Quantity: report.Number(2143, "contacts")}}
	claim, err := evidence.Of("egmose_recovery")
	require.NoError(t, err)
	several, err := report.Several([]report.Comparison{readmissions(t), wellbeing(t)}, stats.Holm)
	require.NoError(t, err)
	return report.Draft{
		Title: "Quality of peer support, second quarter of 2026", Programme: "Harbour Peer Programme",
		From: date(2026, 4, 1), Through: date(2026, 6, 30), On: date(2026, 7, 15),
		Summary: []string{"For the board and the county. Numbers are made up."},
		Sections: []report.Section{
			{Title: "Who came and what was done", Figures: []report.Figure{contacts, hours},
				Tables: []report.Table{{Title: "People by site and entry", Definition: "Each person once, by first site.", Source: ownRule, RowTitle: "Site",
					Rows: []string{"North", "South", "Riverside"}, Columns: []string{"New", "Continuing"}, Counts: [][]int{{41, 60}, {29, 35}, {7, 30}}}}},
			{Title: "Retention and completion", Figures: []report.Figure{retention,
				share("completion", "Goals reached", "Counted: closed with the goals that the participant set reached. Out of: all that closed.", 37, 40, stats.Count{})},
				Charts: []report.Chart{{Title: "Time in support", Description: "The share still in support falls to 73 % at 90 days.", SVG: picture, People: 120},
					{Title: "Time in support at Riverside", Description: "A few people.", SVG: picture, People: 5}}},
			{Title: "Satisfaction, links and supervision", Figures: []report.Figure{satisfaction,
				share("linkage", "Linked to care after a hospital stay", "Counted: first contact within 7 days of discharge. Out of: discharges of participants seen at follow-up.", 52, 71, stats.Count{Events: 71, N: 90}),
				supervision}},
			{Title: "What came of it", Comparisons: several},
		},
		Changes: []report.Change{
			{Figure: "contacts", Was: report.Number(2101, "contacts"), Why: "notes signed after the first report"},
			{Figure: "retention", Was: report.Share(stats.Count{Events: 85, N: 120}), Why: "closures entered in error"},
		},
		Claims: []evidence.Claim{claim},
	}
}

func write(t testing.TB, d report.Draft, f report.Format) string {
	r, err := report.Build(d)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Write(&b, f))
	return b.String()
}

func TestAReportIsWrittenAsItWasRead(t *testing.T) {
	for _, f := range report.Formats() {
		name := filepath.Join("testdata", "quarter."+map[report.Format]string{report.Markdown: "md", report.HTML: "html", report.JSON: "json"}[f])
		got := write(t, quarter(t), f)
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, string(want), got, name)
	}
}
