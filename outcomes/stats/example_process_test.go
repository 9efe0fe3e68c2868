package stats_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Complaints per 1,000 contacts, in months with more or fewer contacts.
func ExampleUChart() {
	months := []stats.Rate{{Events: 4, Time: 1.2}, {Events: 3, Time: .9}, {Events: 14, Time: 1.1}, {Events: 2, Time: 1}}
	c, err := stats.UChart(months, false)
	signals, _ := c.Signals(stats.SignalOptions{})
	fmt.Printf("%.2f, first month %.2f to %.2f %v %v\n", c.Centre, c.Points[0].Low, c.Points[0].High, signals, err)
	months[1].Time = 0
	_, err = stats.UChart(months, false)
	fmt.Println(err)
	// Output:
	// 5.48, first month 0.00 to 11.88 [{2 outside-limits true}] <nil>
	// stats: u chart: row 1: person-time must be a finite number above zero
}

// Days between incidents: the last gap is longer than chance would have it.
func ExampleRareEvents() {
	gaps := []float64{12, 30, 7, 21, 18, 25, 9, 400}
	c, err := stats.RareEvents(gaps)
	last := c.Points[7]
	fmt.Printf("centre %.0f days, limits %.0f to %.0f, outside: %v %v\n", c.Centre, last.Low, last.High, last.Value > last.High, err)
	_, err = stats.RareEvents([]float64{12, -1})
	fmt.Println(err)
	// Output:
	// centre 29 days, limits 0 to 325, outside: true <nil>
	// stats: t chart: row 1: time must be a finite number, zero or more
}

// Each person's own risk of readmission; the chart watches for odds twice as high.
func ExampleRiskAdjustedCusum() {
	cases := []stats.RiskCase{{Risk: .2, Event: true}, {Risk: .1}, {Risk: .3, Event: true}, {Risk: .2, Event: true}}
	points, err := stats.RiskAdjustedCusum(cases, 2, 1.2)
	for i, p := range points {
		fmt.Printf("after %d: %.2f %v\n", i+1, p.Up, p.Signal)
	}
	fmt.Println(err)
	_, err = stats.RiskAdjustedCusum(cases, 1, 1.2)
	fmt.Println(err)
	// Output:
	// after 1: 0.51 false
	// after 2: 0.42 false
	// after 3: 0.85 false
	// after 4: 1.36 true
	// <nil>
	// stats: risk-adjusted cusum: setting of the chart is outside its bounds
}
