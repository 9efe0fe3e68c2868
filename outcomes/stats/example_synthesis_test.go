package stats_test

import (
	"errors"
	"fmt"
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Studies that tell nothing are named and left out; the rest are pooled.
func ExamplePool() {
	studies := []stats.TwoByTwo{
		{Treated: stats.Count{Events: 12, N: 60}, Control: stats.Count{Events: 20, N: 58}},
		{Treated: stats.Count{Events: 30, N: 120}, Control: stats.Count{Events: 41, N: 118}},
		{Treated: stats.Count{Events: 0, N: 15}, Control: stats.Count{Events: 0, N: 14}},
		{Treated: stats.Count{Events: 9, N: 40}, Control: stats.Count{Events: 10, N: 41}},
	}
	var effects []stats.Effect
	for i, s := range studies {
		e, err := s.Effect(stats.LogRiskRatio)
		if errors.Is(err, stats.ErrUninformative) {
			fmt.Println("left out: study", i)
			continue
		}
		effects = append(effects, e)
	}
	m, err := stats.Pool(effects, stats.PoolOptions{Method: stats.REML, KnappHartung: stats.KnappHartungModified})
	mu, _ := m.Effect.Value.Value()
	low, _ := m.Effect.Low.Value()
	high, _ := m.Effect.High.Value()
	fmt.Printf("risk ratio %.2f (%.2f to %.2f), I2 %.0f %% %v\n", math.Exp(mu), math.Exp(low), math.Exp(high), m.I2, err)
	_, err = stats.Pool(nil, stats.PoolOptions{})
	fmt.Println(err)
	// Output:
	// left out: study 2
	// risk ratio 0.71 (0.36 to 1.39), I2 0 % <nil>
	// stats: meta-analysis: no studies
}

func ExampleEgger() {
	var effects []stats.Effect
	for i := range 12 {
		effects = append(effects, stats.Effect{Value: .1 + .02*float64(i) + .03*float64(i%3), Variance: .01 * float64(i+1)})
	}
	a, err := stats.Egger(effects, 0)
	fmt.Println("small studies differ:", a.P < .05, err)
	_, err = stats.Egger(effects[:5], 0)
	fmt.Println(err)
	// Output:
	// small studies differ: true <nil>
	// stats: egger: too few values for the method
}

// Two raters sort 50 sessions into met and not met.
func ExampleCohenKappa() {
	a, err := stats.CohenKappa([][]int{{20, 5}, {10, 15}}, stats.Unweighted, 0)
	show("kappa", a.Kappa)
	_, refused := stats.CohenKappa([][]int{{50, 0}, {0, 0}}, stats.Unweighted, 0)
	fmt.Println(err, refused)
	// Output:
	// kappa 0.400 (0.151 to 0.649)
	// <nil> stats: kappa: the values do not differ
}

// Three raters, four sessions: how many said met, and how many not met.
func ExampleFleissKappa() {
	a, err := stats.FleissKappa([][]int{{3, 0}, {2, 1}, {0, 3}, {1, 2}}, 0)
	show("kappa", a.Kappa)
	_, refused := stats.FleissKappa([][]int{{3, 0}, {2, 2}}, 0)
	fmt.Println(err, refused)
	// Output:
	// kappa 0.333 (-0.421 to 1.000)
	// <nil> stats: fleiss kappa: row 1: ratings must lie within the categories, the same number for everyone rated: it has 4 ratings, and row 0 has 3
}

// Shrout and Fleiss's example: six subjects, four judges.
func ExampleICC() {
	c, err := stats.ICC([][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}, 0)
	show("ICC(1,1)", c.OneWay.Single)
	show("ICC(2,1)", c.TwoWayRandom.Single)
	show("ICC(3,1)", c.TwoWayFixed.Single)
	_, refused := stats.ICC([][]float64{{9, 2, 5, 8}}, 0)
	fmt.Println(err, refused)
	// Output:
	// ICC(1,1) 0.166 (-0.133 to 0.723)
	// ICC(2,1) 0.290 (0.019 to 0.761)
	// ICC(3,1) 0.715 (0.342 to 0.946)
	// <nil> stats: intraclass correlation: too few values for the method
}

func ExampleNewXmR() {
	x, err := stats.NewXmR([]float64{12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 25})
	fmt.Printf("%.2f, limits %.2f to %.2f %v\n", x.Centre, x.Points[0].Low, x.Points[0].High, err)
	signals, _ := x.Signals(stats.SignalOptions{})
	for _, s := range signals {
		fmt.Println("point", s.Point, s.Rule, "above:", s.Above)
	}
	_, err = stats.NewXmR([]float64{12})
	fmt.Println(err)
	// Output:
	// 14.83, limits 4.92 to 24.75 <nil>
	// point 11 outside-limits above: true
	// stats: xmr: too few values for the method
}

func ExamplePChart() {
	c, err := stats.PChart([]stats.Count{{Events: 18, N: 60}, {Events: 22, N: 55}, {Events: 40, N: 62}, {Events: 15, N: 50}}, false)
	signals, _ := c.Signals(stats.SignalOptions{Run: 7})
	fmt.Printf("%.3f %v %v\n", c.Centre, signals, err)
	_, err = stats.PChart([]stats.Count{{Events: 18, N: 60}, {}}, false)
	fmt.Println(err)
	// Output:
	// 0.419 [{2 outside-limits true}] <nil>
	// stats: p chart: row 1: nobody in the group
}

func ExampleCusum() {
	points, err := stats.Cusum([]float64{.2, -.5, 1.1, .9, 1.4, .3, 1.2, 1.6}, stats.CusumOptions{Limit: 3})
	for i, p := range points {
		if p.Signal {
			fmt.Printf("signal at %d: %.1f %v\n", i, p.Up, err)
		}
	}
	_, err = stats.Cusum(nil, stats.CusumOptions{Limit: -3})
	fmt.Println(err)
	// Output:
	// signal at 7: 3.5 <nil>
	// stats: cusum: setting of the chart is outside its bounds
}

func ExampleNewFunnel() {
	f, err := stats.NewFunnel([]stats.Count{{Events: 30, N: 40}, {Events: 20, N: 60}, {Events: 55, N: 100}}, 0, false)
	for _, s := range f.Sites {
		fmt.Printf("n %3d share %.2f, 95 %% limits %.2f to %.2f\n", s.N, s.Share, s.InnerLow, s.InnerHigh)
	}
	_, refused := stats.NewFunnel([]stats.Count{{Events: 30, N: 40}}, 0, false)
	fmt.Println(err, refused)
	// Output:
	// n  40 share 0.75, 95 % limits 0.37 to 0.68
	// n  60 share 0.33, 95 % limits 0.40 to 0.65
	// n 100 share 0.55, 95 % limits 0.43 to 0.62
	// <nil> stats: funnel: too few values for the method
}
