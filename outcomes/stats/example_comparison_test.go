package stats_test

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// show prints a figure with its interval, to three decimals.
func show(name string, f stats.Figure) {
	v, _ := f.Value.Value()
	low, _ := f.Low.Value()
	high, _ := f.High.Value()
	fmt.Printf("%s %.3f (%.3f to %.3f)\n", name, v, low, high)
}

func ExampleProportion() {
	f, err := stats.Proportion(stats.Count{Events: 49, N: 70}, stats.Wilson, 0)
	show("abstinent", f)
	fmt.Println(err)
	_, err = stats.Proportion(stats.Count{Events: 71, N: 70}, stats.Wilson, 0)
	fmt.Println(err)
	// Output:
	// abstinent 0.700 (0.585 to 0.795)
	// <nil>
	// stats: proportion: counts must be zero or more, and events no more than people
}

// Readmission within a year after peer-supported self-management (Johnson et al. 2018).
func ExampleTwoByTwo() {
	trial := stats.TwoByTwo{Treated: stats.Count{Events: 64, N: 218}, Control: stats.Count{Events: 83, N: 216}}
	difference, _ := trial.RiskDifference(stats.Newcombe, 0)
	show("difference", difference)
	ratio, _ := trial.RiskRatio(0)
	show("risk ratio", ratio)
	odds, _ := trial.OddsRatio(0)
	show("odds ratio", odds)
	needed, _ := trial.NumberNeeded(stats.Newcombe, 0)
	v, _ := needed.Value.Value()
	fmt.Printf("number needed %.1f\n", v)
	exact, _ := trial.Fisher(0)
	fmt.Printf("fisher p %.3f\n", exact.P)
	_, err := stats.TwoByTwo{Treated: trial.Treated}.RiskRatio(0)
	fmt.Println(err)
	// Output:
	// difference -0.091 (-0.178 to -0.002)
	// risk ratio 0.764 (0.585 to 0.997)
	// odds ratio 0.666 (0.446 to 0.994)
	// number needed 11.0
	// fisher p 0.054
	// stats: risk ratio: nobody in the group
}

func ExampleMcNemar() {
	m, err := stats.McNemar(25, 10)
	fmt.Printf("chi-square %.4f, exact p %.5f %v\n", m.Test.ChiSquare, m.ExactP, err)
	_, err = stats.McNemar(0, 0)
	fmt.Println(err)
	// Output:
	// chi-square 6.4286, exact p 0.01667 <nil>
	// stats: mcnemar: no events
}

// Admissions in 120 and 110 person-years.
func ExampleRateRatio() {
	f, err := stats.RateRatio(stats.Rate{Events: 15, Time: 120}, stats.Rate{Events: 30, Time: 110}, 0)
	show("rate ratio", f)
	_, refused := stats.RateRatio(stats.Rate{Events: 15}, stats.Rate{Events: 30, Time: 110}, 0)
	fmt.Println(err, refused)
	// Output:
	// rate ratio 0.458 (0.247 to 0.852)
	// <nil> stats: rate ratio: person-time must be a finite number above zero
}

// 12 readmissions, where the risks of these people add up to 18.4.
func ExampleObservedToExpected() {
	f, err := stats.ObservedToExpected(12, 18.4, 0)
	show("observed to expected", f)
	_, refused := stats.ObservedToExpected(12, 0, 0)
	fmt.Println(err, refused)
	// Output:
	// observed to expected 0.652 (0.337 to 1.139)
	// <nil> stats: observed to expected: the expected number must be a finite number above zero
}

func ExampleHedgesG() {
	a, b := stats.Sample{N: 50, Mean: 103, SD: 5.5}, stats.Sample{N: 50, Mean: 100, SD: 4.5}
	s, err := stats.HedgesG(a, b, stats.LargeSample, 0)
	fmt.Printf("d %.4f, correction %.6f\n", s.D, s.Correction)
	show("g", s.G)
	_, refused := stats.HedgesG(a, stats.Sample{N: 1, Mean: 100}, stats.LargeSample, 0)
	fmt.Println(err, refused)
	// Output:
	// d 0.5970, correction 0.992324
	// g 0.592 (0.192 to 0.993)
	// <nil> stats: hedges g: too few values for the method
}

func ExampleWelch() {
	w, err := stats.Welch(stats.Sample{N: 20, Mean: 11.2, SD: 4.1}, stats.Sample{N: 22, Mean: 13.9, SD: 5.0}, 0)
	show("difference", w.Difference)
	fmt.Printf("t %.2f on %.1f, p %.3f %v\n", w.T, w.DF, w.P, err)
	_, err = stats.Welch(stats.Sample{N: 3, Mean: 4}, stats.Sample{N: 3, Mean: 4}, 0)
	fmt.Println(err)
	// Output:
	// difference -2.700 (-5.543 to 0.143)
	// t -1.92 on 39.6, p 0.062 <nil>
	// stats: welch: the values do not differ
}

func ExamplePaired() {
	before, after := []float64{18, 15, 21, 12, 16}, []float64{11, 14, 13, 12, 10}
	p, err := stats.Paired(before, after, 0)
	show("change", p.Mean.Difference)
	show("g", p.ByChange)
	_, refused := stats.Paired(before, after[:4], 0)
	fmt.Println(err, refused)
	// Output:
	// change -4.400 (-8.928 to 0.128)
	// g -0.963 (-2.023 to 0.098)
	// <nil> stats: paired change: columns have different lengths
}

// Scores fell by four points more than those of people on the waiting list.
func ExampleDifferenceInDifferences() {
	supported := stats.Twice{Before: []float64{18, 15, 21, 12, 16}, After: []float64{11, 11, 13, 8, 10}}
	waiting := stats.Twice{Before: []float64{17, 14, 20, 13}, After: []float64{15, 13, 18, 11}}
	d, err := stats.DifferenceInDifferences(supported, waiting, 0)
	fmt.Printf("%.2f against %.2f\n", d.Treated.Mean, d.Control.Mean)
	show("difference", d.Difference)
	waiting.After[1] = math.NaN()
	_, refused := stats.DifferenceInDifferences(supported, waiting, 0)
	fmt.Println(err, refused)
	// Output:
	// -5.80 against -1.75
	// difference -4.050 (-6.238 to -1.862)
	// <nil> stats: difference in differences: row 1: value must be a finite number
}

func ExampleMannWhitney() {
	r, err := stats.MannWhitney([]float64{9, 12, 14, 20}, []float64{3, 5, 8, 10, 11})
	fmt.Printf("U %.0f, chance of a larger value %.2f, exact p %.3f %v\n", r.U, r.Superiority, r.P, err)
	_, err = stats.MannWhitney([]float64{1, 1}, []float64{1, 1})
	fmt.Println(err)
	// Output:
	// U 18, chance of a larger value 0.90, exact p 0.063 <nil>
	// stats: mann-whitney: the values do not differ
}

// A scale on which lower is better, with SD 6 and reliability .86: 6.2 points are reliable.
func ExampleScale() {
	scale := stats.Scale{SD: 6, Reliability: .86}
	p, _ := scale.Precision()
	fmt.Printf("threshold %.3f\n", p.Threshold)
	for _, after := range []float64{8, 11, 14, 25} {
		verdict, _ := scale.Judge(18, after, stats.ChangeOptions{Better: stats.LowerBetter, CutOff: stats.Known(10)})
		fmt.Println("18 to", after, verdict)
	}
	_, err := stats.Scale{SD: 6}.Judge(18, 8, stats.ChangeOptions{Better: stats.LowerBetter})
	fmt.Println(err)
	_, err = scale.Judge(18, 8, stats.ChangeOptions{})
	fmt.Println(err)
	// Output:
	// threshold 6.223
	// 18 to 8 recovered
	// 18 to 11 improved
	// 18 to 14 unchanged
	// 18 to 25 worsened
	// stats: reliable change: reliability must be above 0 and below 1, and the standard deviation above 0: no reliability is given
	// stats: reliable change: it must be said which end of the scale is the better one
}

// Parts of a cohort may be added up apart, in any order.
func ExampleMoments() {
	var north, south stats.Moments
	for _, days := range []float64{30, 45, 12} {
		_ = north.Add(days)
	}
	for _, days := range []float64{60, 8} {
		_ = south.Add(days)
	}
	s, err := north.Merge(south).Sample()
	fmt.Printf("%d people, mean %.1f, SD %.2f %v\n", s.N, s.Mean, s.SD, err)
	_, err = stats.Moments{}.Sample()
	fmt.Println(err)
	// Output:
	// 5 people, mean 31.0, SD 21.95 <nil>
	// stats: moments: too few values for the method
}

func ExampleFollowUp() {
	f := stats.FollowUp{Enrolled: 100, Seen: stats.Count{Events: 49, N: 70}}
	b, err := f.Bounds(0)
	show("follow-up rate", b.Rate)
	show("of those seen", b.Completers)
	show("missing = using", b.Missing)
	_, refused := stats.FollowUp{Enrolled: 60, Seen: f.Seen}.Bounds(0)
	fmt.Println(err, refused)
	// Output:
	// follow-up rate 0.700 (0.604 to 0.781)
	// of those seen 0.700 (0.585 to 0.795)
	// missing = using 0.490 (0.394 to 0.587)
	// <nil> stats: follow-up: counts must be zero or more, and events no more than people
}

func ExampleAdjust() {
	p, err := stats.Adjust([]float64{.01, .04, .03, .005}, stats.Holm)
	fmt.Println(p, err)
	_, err = stats.Adjust([]float64{.01, 4}, stats.Holm)
	fmt.Println(err)
	// Output:
	// [0.03 0.06 0.06 0.02] <nil>
	// stats: adjust: row 1: a p value must be from 0 to 1
}
