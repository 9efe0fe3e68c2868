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

// Leaving and moving on rule each other out: how many have done which by a year.
func ExampleRivals() {
	r := outcomestest.Rivals{N: 5000, Hazards: []float64{.06, .03}, Until: 24}
	obs, err := r.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	found, _ := stats.CumulativeIncidence(obs, stats.Confidence{})
	s, _ := found.At(2, 12)
	v, _ := s.Incidence.Value.Value()
	fmt.Printf("true %.2f, found %.2f\n", r.Incidence(2, 12), v)

	_, err = outcomestest.Rivals{N: 10}.Draw(1)
	fmt.Println(err)
	// Output:
	// true 0.22, found 0.22
	// outcomestest: bad description: from 1 to 1000000 people are at risk of something
}

func ExampleTwoArms() {
	a := outcomestest.TwoArms{TreatedN: 20000, ControlN: 20000, TreatedRisk: .3, ControlRisk: .4}
	t, err := a.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	f, _ := t.RiskDifference(stats.Newcombe, .95)
	v, _ := f.Value.Value()
	fmt.Printf("true %.1f, found %.1f\n", a.RiskDifference(), v)

	_, err = outcomestest.TwoArms{TreatedN: 10, ControlN: 10, TreatedRisk: 3}.Draw(1)
	fmt.Println(err)
	// Output:
	// true -0.1, found -0.1
	// outcomestest: bad description: each group has from 1 to 1000000 people and a risk from 0 to 1
}

func ExampleTwoMeans() {
	m := outcomestest.TwoMeans{TreatedN: 20000, ControlN: 20000, TreatedMean: 42, ControlMean: 40, SD: 8}
	treated, control, err := m.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, _ := stats.Describe(treated)
	b, _ := stats.Describe(control)
	fmt.Printf("true %.0f, found %.0f\n", m.Difference(), a.Mean-b.Mean)

	_, _, err = outcomestest.TwoMeans{TreatedN: 1, ControlN: 1, SD: 8}.Draw(1)
	fmt.Println(err)
	// Output:
	// true 2, found 2
	// outcomestest: bad description: each group has from 2 to 1000000 people and a finite mean, and the standard deviation is above 0
}

func ExampleLiterature() {
	l := outcomestest.Literature{Studies: 5000, Mean: .2, Tau2: .04, Low: .01, High: .05}
	effects, err := l.Draw(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, _ := stats.Pool(effects, stats.PoolOptions{})
	v, _ := m.Effect.Value.Value()
	fmt.Printf("true %.1f, found %.1f\n", l.Mean, v)

	_, err = outcomestest.Literature{Studies: 3}.Draw(1)
	fmt.Println(err)
	// Output:
	// true 0.2, found 0.2
	// outcomestest: bad description: from 1 to 1000000 studies have a finite mean, a tau² of 0 or more, and sampling variances above 0 from low to high
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
