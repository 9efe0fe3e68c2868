package outcomestest_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/outcomestest"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A curve of made-up people, beside what is true of them.
func ExampleCohort() {
	group := outcomestest.Group{N: 5000, Hazards: outcomestest.Exponential(.1)}
	cohort := outcomestest.Cohort{Groups: []outcomestest.Group{group}, Lost: .02, Until: 24}
	obs, _, err := cohort.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	curve, _ := stats.KaplanMeier(obs, stats.Confidence{})
	m, _ := curve.RestrictedMean(12)
	fmt.Printf("true mean of 12 months %.1f, found %.1f\n", group.Hazards.RestrictedMean(12), m.Value)

	_, _, err = outcomestest.Cohort{}.Draw(1)
	fmt.Println(err)
	// Output:
	// true mean of 12 months 7.0, found 7.0
	// outcomestest: bad description: a cohort has from 1 to 1000000 people
}

func ExampleSheetWith() {
	phq, _ := instrument.Of("phq-9")
	sheet, err := outcomestest.SheetWith(1, phq, "total", 10)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, _ := phq.Score(sheet, instrument.Respondent{})
	fmt.Println(r.Total().Value, r.Total().Band)

	_, err = outcomestest.SheetWith(1, phq, "total", 28)
	fmt.Println(err)
	// Output:
	// 10 moderate
	// outcomestest: bad description: no sheet of phq-9 has that score on scale total
}

// A log of which it is known what is to be found in it.
func ExampleProgramme() {
	from, _ := peer.ParseDate("2024-01-01")
	p := outcomestest.Programme{People: 100, From: from, DropOut: .005, Interviewed: .8}
	log, truth, err := p.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, _ := outcomes.MeasureOf("retention-90")
	f, _ := m.Of(log, outcomes.Ask{From: p.From, Until: truth.Until, Through: truth.Through})
	fmt.Println(f.Shares[0].Numerator == truth.Retained(90), f.Shares[0].Denominator)

	_, _, err = outcomestest.Programme{People: 100}.Draw(1)
	fmt.Println(err)
	// Output:
	// true 100
	// outcomestest: bad description: from 1 to 10,000 people come from a day on that leaves room in the calendar
}
