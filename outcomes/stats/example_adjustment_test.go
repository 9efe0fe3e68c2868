package stats_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Leaving (1) and dying (2) rule each other out.
func ExampleCumulativeIncidence() {
	obs := []stats.CompetingObservation{{Time: 1, Cause: 1}, {Time: 2, Cause: 2}, {Time: 2}, {Time: 3, Cause: 1}, {Time: 4}}
	c, err := stats.CumulativeIncidence(obs, stats.Confidence{})
	left, _ := c.At(1, 4)
	died, _ := c.At(2, 4)
	show("left", left.Incidence)
	show("died", died.Incidence)
	_, refused := c.At(3, 4)
	fmt.Println(err, refused)
	// Output:
	// left 0.500 (0.184 to 1.000)
	// died 0.200 (0.035 to 1.000)
	// <nil> stats: cumulative incidence: a cause must be 0 for censored, or a number from 1 to 64
}

func ExampleNelsonAalen() {
	steps, err := stats.NelsonAalen(weeks, 0)
	show("cumulative hazard", steps[len(steps)-1].Hazard)
	_, refused := stats.NelsonAalen(nil, 0)
	fmt.Println(err, refused)
	// Output:
	// cumulative hazard 0.950 (0.279 to 3.234)
	// <nil> stats: nelson-aalen: no observations
}

func ExampleProportionalHazards() {
	obs := []stats.Observation{
		{Time: 2, Event: true}, {Time: 4, Event: true}, {Time: 6, Event: true}, {Time: 9},
		{Time: 5, Event: true}, {Time: 8}, {Time: 11, Event: true}, {Time: 12},
	}
	coached := []stats.Covariate{{Name: "coached", Values: []float64{0, 0, 0, 0, 1, 1, 1, 1}}}
	check, err := stats.ProportionalHazards(obs, coached, stats.CoxOptions{}, stats.SurvivalScale)
	fmt.Printf("%s: p %.2f %v\n", check.Terms[0].Name, check.Terms[0].Test.P, err)
	obs[4].Event, obs[6].Event = false, false
	_, err = stats.ProportionalHazards(obs, coached, stats.CoxOptions{}, stats.SurvivalScale)
	fmt.Println(err)
	// Output:
	// coached: p 0.70 <nil>
	// stats: proportional hazards: the outcome is told without error: a coefficient has no finite estimate
}

// Who gets a mentor depends on having children; the weights undo that.
func ExampleInverseProbabilityWeights() {
	treated, children, outcome, _ := stratified()
	model, _ := stats.Logistic(treated, []stats.Covariate{{Name: "children", Values: children}}, 0)
	weights, err := stats.InverseProbabilityWeights(treated, model.Fitted, stats.WeightOptions{Stabilised: true})
	table, _ := stats.Balance(treated, []stats.Covariate{{Name: "children", Values: children}}, weights)
	before, _ := table.Rows[0].Before.Difference.Value()
	fmt.Printf("before %.2f, balanced after: %v\n", before, table.Rows[0].After.Balanced())
	difference, _ := stats.WeightedDifference(outcome, treated, weights, 0)
	show("difference", difference)
	_, refused := stats.InverseProbabilityWeights(treated, model.Fitted, stats.WeightOptions{Trim: .7})
	fmt.Println(err, refused)
	// Output:
	// before 1.08, balanced after: true
	// difference 1.500 (0.058 to 2.942)
	// <nil> stats: weights: options of weighting cannot be met: Trim: want a propensity from 0 to below 0.5
}

func ExampleLogistic() {
	returned := []bool{true, true, false, true, false, false, true, false, false, false}
	weeks := []float64{1, 2, 2, 3, 4, 5, 6, 7, 8, 9}
	m, err := stats.Logistic(returned, []stats.Covariate{{Name: "weeks", Values: weeks}}, 0)
	show("odds ratio a week", m.Terms[0].OddsRatio)
	_, refused := stats.Logistic([]bool{true, true, false, false}, []stats.Covariate{{Values: []float64{1, 2, 3, 4}}}, 0)
	fmt.Println(err)
	fmt.Println(refused)
	// Output:
	// odds ratio a week 0.586 (0.290 to 1.182)
	// <nil>
	// stats: logistic: the outcome is told without error: a coefficient has no finite estimate
}

func ExampleInterruptedSeries() {
	var months []float64
	for i := range 24 {
		v := 40 + .2*float64(i) + []float64{1, -1, .5}[i%3]
		if i >= 12 {
			v -= 6
		}
		months = append(months, v)
	}
	s, err := stats.InterruptedSeries(months, 12, stats.SeriesOptions{})
	show("jump", s.Level.Figure)
	_, refused := stats.InterruptedSeries(months[:15], 12, stats.SeriesOptions{})
	fmt.Println(err, refused)
	// Output:
	// jump -5.832 (-6.506 to -5.158)
	// <nil> stats: interrupted series: too few values for the method
}

func ExampleImpute() {
	sets := []stats.Effect{{Value: .42, Variance: .0025}, {Value: .45, Variance: .0026}, {Value: .39, Variance: .0024}}
	m, err := stats.Impute(sets, 0, 0)
	show("share", m.Effect)
	fmt.Println("degrees of freedom known:", m.DF != stats.Estimate{}, err)
	_, err = stats.Impute(sets[:1], 0, 0)
	fmt.Println(err)
	// Output:
	// share 0.420 (0.293 to 0.547)
	// degrees of freedom known: true <nil>
	// stats: imputation: too few values for the method
}
