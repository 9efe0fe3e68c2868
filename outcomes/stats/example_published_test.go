package stats_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A review prints Q 9.65 on 5 degrees of freedom (Peck et al. 2023, recovery).
func ExampleHeterogeneity() {
	percent, test, err := stats.Heterogeneity(9.65, 5)
	fmt.Printf("I2 %.1f %%, p %.4f %v\n", percent, test.P, err)
	_, _, err = stats.Heterogeneity(9.65, 0)
	fmt.Println(err)
	// Output:
	// I2 48.2 %, p 0.0858 <nil>
	// stats: heterogeneity: too few values for the method: want degrees of freedom of 1 or more
}

// A review prints 0.20 (0.11 to 0.29).
func ExampleDifferenceFromInterval() {
	e, err := stats.DifferenceFromInterval(.20, .11, .29, 0)
	fmt.Printf("%.2f, variance %.5f %v\n", e.Value, e.Variance, err)
	_, err = stats.DifferenceFromInterval(.20, .29, .11, 0)
	fmt.Println(err)
	// Output:
	// 0.20, variance 0.00211 <nil>
	// stats: difference: value must be a finite number: want a lower limit below the upper
}

// Admissions in nine months with and without a peer mentor, as printed (Sledge et al.
// 2011): they vary more than Poisson's law says, and the interval allows for it.
func ExampleMeanRatio() {
	f, err := stats.MeanRatio(stats.Sample{N: 38, Mean: .89, SD: 1.35}, stats.Sample{N: 36, Mean: 1.53, SD: 1.54}, 0)
	show("ratio of means", f)
	_, refused := stats.MeanRatio(stats.Sample{N: 38, SD: 1.35}, stats.Sample{N: 36, Mean: 1.53, SD: 1.54}, 0)
	fmt.Println(err, refused)
	// Output:
	// ratio of means 0.582 (0.324 to 1.043)
	// <nil> stats: mean ratio: value must be a finite number: want means above 0
}

// 15 admissions in 120 person-years.
func ExampleRate_Estimate() {
	f, err := stats.Rate{Events: 15, Time: 120}.Estimate(0)
	show("admissions a year", f)
	_, refused := stats.Rate{Events: -1, Time: 120}.Estimate(0)
	fmt.Println(err, refused)
	// Output:
	// admissions a year 0.125 (0.070 to 0.206)
	// <nil> stats: rate: counts must be zero or more, and events no more than people
}

func ExampleDescribe() {
	s, err := stats.Describe([]float64{4, 8, 9})
	fmt.Printf("%d values, mean %.0f, SD %.3f %v\n", s.N, s.Mean, s.SD, err)
	_, err = stats.Describe([]float64{4})
	fmt.Println(err)
	// Output:
	// 3 values, mean 7, SD 2.646 <nil>
	// stats: describe: too few values for the method
}

// What if the odds of use were twice as large among those not seen?
func ExampleFollowUp_Linked() {
	f := stats.FollowUp{Enrolled: 100, Seen: stats.Count{Events: 49, N: 70}}
	for _, ratio := range []float64{1, 2} {
		share, err := f.Linked(ratio)
		fmt.Printf("%.3f %v\n", share, err)
	}
	_, err := f.Linked(0)
	fmt.Println(err)
	// Output:
	// 0.700 <nil>
	// 0.652 <nil>
	// stats: follow-up: value must be a finite number: want a ratio of odds above 0
}

func ExampleEffectiveSize() {
	n, err := stats.EffectiveSize([]float64{1, 1, 1, 5})
	fmt.Printf("%.2f people %v\n", n, err)
	_, err = stats.EffectiveSize([]float64{1, -1})
	fmt.Println(err)
	// Output:
	// 2.29 people <nil>
	// stats: effective size: row 1: weights must be finite, zero or more, and leave somebody in each group
}
