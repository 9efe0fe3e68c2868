package outcomes_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// A programme that looks at itself every half year, and has not told anybody yet.
func ExampleEvaluationCycle() {
	day := func(text string) peer.Date {
		d, err := peer.ParseDate(text)
		if err != nil {
			fmt.Println(err)
		}
		return d
	}
	c := outcomes.EvaluationCycle{Programme: "harbour", First: day("2026-01-01"), Months: 6, Measures: []string{"retention-90", "satisfaction"}}
	taken := []outcomes.StepTaken{
		{Period: day("2026-01-01"), Step: outcomes.CompleteRecords, On: day("2026-07-20")},
		{Period: day("2026-01-01"), Step: outcomes.WriteReport, On: day("2026-08-12")},
	}
	rounds, err := c.Rounds(taken, day("2026-09-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	next, _ := rounds[0].Next()
	fmt.Println(next.Step, "by", next.Due, rounds[0].Overdue(day("2026-09-01")))

	// Nothing is decided before participants and workers were heard.
	taken = append(taken, outcomes.StepTaken{Period: day("2026-01-01"), Step: outcomes.DecideChanges, On: day("2026-08-20")})
	_, err = c.Rounds(taken, day("2026-09-01"))
	fmt.Println(err)
	// Output:
	// discuss_report by 2026-08-29 true
	// outcomes: bad evaluation cycle: decide_changes was taken before discuss_report
}
