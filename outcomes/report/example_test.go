package report_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/source"
)

// Readmission after peer-supported self-management (Johnson et al. 2018): 64 of 218 against
// 83 of 216, of 221 and 220 who were drawn by lot.
func ExampleCompare() {
	q := report.Question{Outcome: "readmitted within a year", Kind: report.Event, Better: instrument.LowerBetter,
		Supported: "peer support", Compared: "usual care", Design: evidence.Trial}
	var people []report.Person
	people = append(people, arm(true, 64, 218, 221)...)
	people = append(people, arm(false, 83, 216, 220)...)
	c, err := report.Compare(q, people)
	fmt.Println(err)
	for _, s := range c.Sentences() {
		fmt.Println("-", s)
	}
	q.Design = "" // the design is never guessed
	_, err = report.Compare(q, people)
	fmt.Println(err)
	// Output:
	// <nil>
	// - Readmitted within a year: peer support 64 of 218 (29.4 %), usual care 83 of 216 (38.4 %).
	// - That is 9.1 percentage points lower with peer support, in the direction hoped for; the 95 % interval runs from 17.8 to 0.2 percentage points lower.
	// - Zero lies outside the interval: by chance alone a difference as large as this would be rare.
	// - About 11.0 people with peer support make for one fewer with this outcome (95 % interval 5.6 to 609.6).
	// - A lot decided who had peer support. Such a design can show an effect in the people and the service studied, as far as those not seen at follow-up are like those seen.
	// - How alike the groups were at entry is not recorded here, and nothing is adjusted for.
	// - Seen at follow-up: peer support 218 of 221 (98.6 %), usual care 216 of 220 (98.2 %).
	// - Whatever is believed of those not seen, the result runs from 10.6 to 7.4 percentage points lower.
	// report: incomplete question: want the design, randomised_trial or observational_controlled
}

// The same people before and after: a change, and not what brought it about.
func ExampleCompareChange() {
	q := report.Question{Outcome: "days of use in the last 30", Kind: report.Score, Unit: "days", Better: instrument.LowerBetter,
		Supported: "the programme", Design: evidence.BeforeAfter}
	c, err := report.CompareChange(q, []report.Pair{{Before: 20, After: stats.Known(8)}, {Before: 28, After: stats.Known(12)}, {Before: 12, After: stats.Known(9)}, {Before: 25}})
	for _, s := range c.Sentences()[:4] {
		fmt.Println("-", s)
	}
	q.Weighting = &stats.WeightOptions{}
	_, refused := report.CompareChange(q, nil)
	fmt.Println(err, refused)
	// Output:
	// - Days of use in the last 30, among 3 people seen both times: mean before 20.0, after 9.7 days.
	// - That is 10.3 days lower after; the 95 % interval runs from 26.9 days lower to 6.2 days higher.
	// - Zero lies within the interval: these data do not tell whether there is a change, which is not to say that there is none.
	// - Uncontrolled: the same people before and after, and nobody to compare them with. People are often enrolled at their worst, so that some would have got better anyway (regression to the mean), and other things changed meanwhile. The design shows a change, and not that the programme caused it.
	// <nil> report: incomplete question: want covariates to weight by
}

// The more outcomes are looked at, the likelier one stands out by chance.
func ExampleSeveral() {
	var list []report.Comparison
	for _, with := range []int{12, 16, 20} {
		q := report.Question{Outcome: "event", Kind: report.Event, Better: instrument.LowerBetter, Supported: "peer support", Compared: "usual care", Design: evidence.Controlled}
		c, _ := report.Compare(q, append(arm(true, with, 40, 40), arm(false, 21, 40, 40)...))
		list = append(list, c)
	}
	several, err := report.Several(list, stats.Holm)
	for _, c := range several {
		alone, _ := c.P.Value()
		reckoned, _ := c.Adjusted.Value()
		fmt.Printf("%.3f alone, %.3f reckoned with all\n", alone, reckoned)
	}
	_, refused := report.Several(list, "none")
	fmt.Println(err, refused)
	// Output:
	// 0.041 alone, 0.123 reckoned with all
	// 0.262 alone, 0.524 reckoned with all
	// 0.823 alone, 0.823 reckoned with all
	// <nil> stats: adjust: unknown method
}

// A board's report on the quality of a programme. Small numbers do not leave: 37 of 40
// who closed reached their goals, so 3 did not.
func Example_quality() {
	plan := source.Source{Title: "Quality plan", Issuer: "Harbour Peer Programme", Year: 2026}.At("", source.Verified)
	figure := func(id, name, definition string, with, of int, follow stats.Count) report.Figure {
		return report.Figure{ID: id, Name: name, Definition: definition, Source: plan,
			Overall: report.Row{Quantity: report.Share(stats.Count{Events: with, N: of}), FollowUp: follow}}
	}
	supervision := figure("supervision", "Supervision held on time", "Sessions held within the interval, of those due.", 187, 204, stats.Count{})
	supervision.Target, supervision.TargetSource = stats.Known(.95), source.DesignDefault("95 % where no contract sets more")
	draft := report.Draft{
		Title: "Quality of peer support", Programme: "Harbour Peer Programme", From: date(2026, 4, 1), Through: date(2026, 6, 30), On: date(2026, 7, 15),
		Sections: []report.Section{{Title: "Quality", Figures: []report.Figure{
			figure("retention", "In support after 90 days", "In support on the 90th day, of all who entered by April 1.", 88, 120, stats.Count{}),
			figure("completion", "Goals reached", "Closed with the participant's goals reached, of all that closed.", 37, 40, stats.Count{}),
			{ID: "satisfaction", Name: "Satisfaction (CSQ-8)", Definition: "Mean sum of those who answered in the window.", Source: plan,
				Overall: report.Row{Quantity: report.Mean(stats.Sample{N: 82, Mean: 27.4, SD: 4.1}, "points"), FollowUp: stats.Count{Events: 82, N: 110}}},
			figure("linkage", "Linked after a hospital stay", "First contact within 7 days of discharge, of discharges.", 52, 71, stats.Count{}),
			supervision,
		}}},
	}
	r, err := report.Build(draft)
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	err = r.Write(&b, report.Markdown)
	for _, line := range strings.Split(b.String(), "\n") {
		if strings.HasPrefix(line, "|") {
			fmt.Println(line)
		}
	}
	fmt.Println(err)

	draft.Sections[0].Figures[0].Definition = "" // no figure without its definition
	_, err = report.Build(draft)
	fmt.Println(err)
	// Output:
	// | Figure | Result | 95 % interval | Counted | Follow-up | Target |
	// | --- | ---: | ---: | ---: | ---: | ---: |
	// | In support after 90 days | 73.3 % | 64.8 to 80.4 % | 88 of 120 | - | - |
	// | Goals reached | withheld | withheld | withheld of 40 | - | - |
	// | Satisfaction (CSQ-8) | 27.4 points | 26.5 to 28.3 | 82 people | 82 of 110 (74.5 %) | - |
	// | Linked after a hospital stay | 73.2 % | 61.9 to 82.1 % | 52 of 71 | - | - |
	// | Supervision held on time | 91.7 % | 87.1 to 94.7 % | 187 of 204 | - | 95.0 % |
	// <nil>
	// section "Quality": figure "retention": report: bad figure: want its definition: who counts above and below the line
}

// Each format tells the same.
func ExampleReport_Write() {
	r, err := report.Build(report.Draft{Title: "Contacts", Programme: "Harbour Peer Programme", From: date(2026, 4, 1), Through: date(2026, 6, 30), On: date(2026, 7, 15),
		Sections: []report.Section{{Title: "Volume", Text: []string{"Contacts were counted once."}}}})
	fmt.Println(err)
	fmt.Println(r.Write(os.Stdout, report.Markdown))
	fmt.Println(r.Write(os.Stdout, "pdf"))
	// Output:
	// <nil>
	// # Contacts
	//
	// Harbour Peer Programme, 2026-04-01 to 2026-06-30, as recorded by 2026-07-15.
	//
	// ## Volume
	//
	// Contacts were counted once.
	//
	// ## How to read this report
	//
	// - Numbers of people from 1 to 10 are withheld, and with them every number that would give one away. Source: CMS Cell Size Suppression Policy, CMS, ResDAC (2024), no cell of 1 to 10, nor what it can be derived from \[verified\]
	// - An interval holds the values that the data agree with (95 %); the fewer the people, the wider it is. It is Wilson's for a share, Student's for a mean, the exact Poisson interval for a rate.
	// - Follow-up is how many of those due were seen. The lower it is, the less the rest stands for all.
	// <nil>
	// report: unknown format
}
