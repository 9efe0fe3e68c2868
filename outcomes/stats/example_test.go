package stats_test

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Weeks in a programme; two people were still there when follow-up ended.
var weeks = []stats.Observation{
	{Time: 3, Event: true}, {Time: 5, Event: true}, {Time: 8}, {Time: 10, Event: true}, {Time: 12},
}

func ExampleKaplanMeier() {
	curve, err := stats.KaplanMeier(weeks, stats.Confidence{Kind: stats.LogLogInterval})
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range curve.Steps() {
		low, _ := s.Low.Value()
		high, _ := s.High.Value()
		fmt.Printf("week %2.0f: %d at risk, %.2f (%.2f to %.2f)\n", s.Time, s.AtRisk, s.Survival, low, high)
	}
	fmt.Println("median:", curve.Median().Time, "upper limit:", curve.Median().High)

	_, err = stats.KaplanMeier([]stats.Observation{{Time: 4}, {Time: -1}}, stats.Confidence{})
	var row *stats.RowError
	fmt.Println(errors.As(err, &row), row.Row)
	fmt.Println(err)
	// Output:
	// week  3: 5 at risk, 0.80 (0.20 to 0.97)
	// week  5: 4 at risk, 0.60 (0.13 to 0.88)
	// week  8: 3 at risk, 0.60 (0.13 to 0.88)
	// week 10: 2 at risk, 0.30 (0.01 to 0.72)
	// week 12: 1 at risk, 0.30 (0.01 to 0.72)
	// median: 10 upper limit: no value
	// true 1
	// stats: kaplan-meier: row 1: time must be a finite number, zero or more
}

func ExampleKaplanMeierBy() {
	curves, err := stats.KaplanMeierBy(weeks, []int{0, 1, 0, 1, 0}, stats.Confidence{})
	for g, c := range curves {
		fmt.Println("group", g, "people", c.N(), "median", c.Median().Time, err)
	}
	_, err = stats.KaplanMeierBy(weeks, []int{0, 1}, stats.Confidence{})
	fmt.Println(err)
	// Output:
	// group 0 people 3 median no value <nil>
	// group 1 people 2 median 7.5 <nil>
	// stats: kaplan-meier: columns have different lengths
}

// A mean can be restricted to any time that people were followed to.
func ExampleCurve_RestrictedMean() {
	curve, _ := stats.KaplanMeier(weeks, stats.Confidence{})
	mean, err := curve.RestrictedMean(12)
	fmt.Printf("%.1f weeks of the first %.0f (standard error %.2f) %v\n", mean.Value, mean.Horizon, mean.StdErr, err)
	_, err = curve.RestrictedMean(26)
	fmt.Println(err)
	// Output:
	// 8.2 weeks of the first 12 (standard error 1.62) <nil>
	// stats: restricted mean: horizon is beyond the last observation
}

// Two groups over the same first twelve weeks.
func ExampleDifferenceOfMeans() {
	curves, _ := stats.KaplanMeierBy(append(weeks, stats.Observation{Time: 12, Event: true}), []int{0, 0, 1, 1, 0, 1}, stats.Confidence{})
	first, _ := curves[0].RestrictedMean(12)
	second, _ := curves[1].RestrictedMean(12)
	d, err := stats.DifferenceOfMeans(first, second, 0)
	show("weeks", d)
	second.Horizon = 10
	_, refused := stats.DifferenceOfMeans(first, second, 0)
	fmt.Println(err, refused)
	// Output:
	// weeks -4.333 (-8.914 to 0.248)
	// <nil> stats: difference of restricted means: horizon must be a finite time: want the same one above 0 for both
}

func ExampleCurve_At() {
	curve, _ := stats.KaplanMeier(weeks, stats.Confidence{})
	at, err := curve.At(6)
	fmt.Printf("%.2f, %d at risk %v\n", at.Survival, at.AtRisk, err)
	_, err = curve.At(20)
	fmt.Println(err)
	// Output:
	// 0.60, 3 at risk <nil>
	// stats: curve: horizon is beyond the last observation
}

func ExampleCurve_Quantile() {
	curve, _ := stats.KaplanMeier(weeks, stats.Confidence{})
	quarter, err := curve.Quantile(0.25)
	fmt.Println(quarter.Time, quarter.Low, quarter.High, err)
	_, err = curve.Quantile(25)
	fmt.Println(err)
	// Output:
	// 5 3 no value <nil>
	// stats: quantile: probability must be above 0 and below 1
}

func ExampleLogRank() {
	obs := []stats.Observation{
		{Time: 2, Event: true}, {Time: 4, Event: true}, {Time: 6, Event: true}, {Time: 9},
		{Time: 5, Event: true}, {Time: 8}, {Time: 11, Event: true}, {Time: 12},
	}
	group := []int{0, 0, 0, 0, 1, 1, 1, 1}
	test, err := stats.LogRank(obs, group, stats.LogRankOptions{})
	fmt.Printf("expected %.2f and %.2f; chi-square %.2f, p %.2f %v\n",
		test.Groups[0].Expected, test.Groups[1].Expected, test.ChiSquare, test.P, err)
	_, err = stats.LogRank(obs, make([]int, len(obs)), stats.LogRankOptions{})
	fmt.Println(err)
	// Output:
	// expected 1.66 and 3.34; chi-square 1.87, p 0.17 <nil>
	// stats: log-rank: a comparison needs two groups at risk
}

func ExampleCox() {
	obs := []stats.Observation{
		{Time: 2, Event: true}, {Time: 4, Event: true}, {Time: 6, Event: true}, {Time: 9},
		{Time: 5, Event: true}, {Time: 8}, {Time: 11, Event: true}, {Time: 12},
	}
	coached := stats.Covariate{Name: "coached", Values: []float64{0, 0, 0, 0, 1, 1, 1, 1}}
	model, err := stats.Cox(obs, []stats.Covariate{coached}, stats.CoxOptions{})
	c := model.Coefficients[0]
	ratio, _ := c.HazardRatio.Value()
	low, _ := c.Low.Value()
	high, _ := c.High.Value()
	fmt.Printf("%s: %s, hazard ratio %.2f (%.2f to %.2f) %v\n", c.Name, c.Status, ratio, low, high, err)

	// Without any event in one group there is no finite hazard ratio.
	obs[4].Event, obs[6].Event = false, false
	model, _ = stats.Cox(obs, []stats.Covariate{coached}, stats.CoxOptions{})
	fmt.Println(model.Coefficients[0].Status, model.Coefficients[0].HazardRatio)
	_, err = stats.Cox(obs, nil, stats.CoxOptions{})
	fmt.Println(err)
	// Output:
	// coached: estimated, hazard ratio 0.23 (0.02 to 2.26) <nil>
	// diverges no value
	// stats: cox: no covariates
}

// 0.1 + 0.2 is not 0.3 in floating point, and is tied with it all the same.
func ExampleSnapTies() {
	sum := 0.1
	sum += 0.2
	obs, err := stats.SnapTies([]stats.Observation{{Time: 0.3}, {Time: sum}})
	fmt.Println(sum, obs[1].Time, err)
	_, err = stats.SnapTies(nil)
	fmt.Println(err)
	// Output:
	// 0.30000000000000004 0.3 <nil>
	// stats: ties: no observations
}

func ExampleEstimate() {
	for _, e := range []stats.Estimate{stats.Known(23), {}} {
		text, err := e.MarshalJSON()
		fmt.Println(e, string(text), err)
	}
	median := stats.Known(23)
	fmt.Println(median.UnmarshalJSON([]byte(`"soon"`)), median)
	// Output:
	// 23 23 <nil>
	// no value null <nil>
	// stats: estimate: value must be a finite number: want a number or null 23
}
