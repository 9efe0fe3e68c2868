package economics_test

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/outcomes/economics"
)

func ExampleBenefits_Return() {
	b := economics.Benefits{
		Benefit: economics.Money{Cents: 803000, Currency: "USD", Year: 2022},
		Cost:    economics.Money{Cents: 414200, Currency: "USD", Year: 2022},
	}
	_, err := b.Return()
	fmt.Println(err)

	b.Basis = economics.Gross
	ratio, _ := b.Ratio()
	roi, err := b.Return()
	fmt.Printf("ratio %.2f, return %.0f %%, %v\n", ratio, 100*roi, err)

	b.Benefit.Year = 2015
	_, err = b.Return()
	fmt.Println(err)
	// Output:
	// economics: the basis must be said, gross or net
	// ratio 1.94, return 94 %, <nil>
	// economics: amounts must be of one currency and price year: convert and inflate first
}

func ExamplePerUnit_Ratio() {
	said := economics.PerUnit{Value: 2.28}
	_, err := said.Ratio()
	fmt.Println(err)
	said.Basis = economics.Net
	fmt.Println(said.Ratio())
	// Output:
	// economics: the basis must be said, gross or net
	// 3.28 <nil>
}

func ExampleCompare() {
	dollars := func(n int64) economics.Money { return economics.Money{Cents: 100 * n, Currency: "USD", Year: 2022} }
	usual, supported := economics.Option{Cost: dollars(1922), Effect: .62}, economics.Option{Cost: dollars(2154), Effect: .71}
	c, err := economics.Compare(usual, supported)
	fmt.Printf("%s, %.0f for each further person, %v\n", c.Quadrant, c.Ratio, err)
	c, _ = economics.Compare(supported, usual)
	fmt.Println(c.Quadrant)
	c, _ = economics.Compare(usual, economics.Option{Cost: dollars(1900), Effect: .71})
	fmt.Println(c.Quadrant, c.HasRatio)

	supported.Cost.Year = 2025
	_, err = economics.Compare(usual, supported)
	fmt.Println(err)
	// Output:
	// dearer_better, 2578 for each further person, <nil>
	// cheaper_worse
	// dominant false
	// economics: amounts must be of one currency and price year: convert and inflate first
}

// Two bills of one year, shared by the people who came.
func ExampleTotal() {
	wages := economics.Money{Cents: 18_250_000, Currency: "USD", Year: 2025}
	travel := economics.Money{Cents: 410_050, Currency: "USD", Year: 2025}
	spent, _ := economics.Total(wages, travel)
	each, err := economics.CostPer(spent, 64)
	fmt.Println(spent, "each", each, err)

	travel.Year = 2024
	_, err = economics.Total(wages, travel)
	fmt.Println(err)
	travel, _ = travel.Inflated(2025, 100, 102.5)
	fmt.Println(economics.Total(wages, travel))
	_, err = economics.CostPer(spent, 0)
	fmt.Println(err)
	// Output:
	// 186600.50 USD (2025) each 2915.63 USD (2025) <nil>
	// economics: amounts must be of one currency and price year: convert and inflate first
	// 186703.01 USD (2025) <nil>
	// economics: nothing to divide by: the cost is shared by at least one
}

// How many admissions have to be averted for the programme to pay for itself?
func ExampleBreakEven() {
	cost := economics.Money{Cents: 18_000_000, Currency: "USD", Year: 2025}
	admission := economics.Money{Cents: 750_000, Currency: "USD", Year: 2025}
	fmt.Println(economics.BreakEven(cost, admission))
	_, err := economics.BreakEven(cost, economics.Money{Currency: "USD", Year: 2025})
	fmt.Println(err)
	// Output:
	// 24 <nil>
	// economics: nothing to divide by: an event that costs nothing averts no cost
}

// Three options by rising cost; the second is left out, since a mixture of the others
// does more for its cost.
func ExampleFrontier() {
	dollars := func(n int64) economics.Money { return economics.Money{Cents: 100 * n, Currency: "USD", Year: 2025} }
	options := []economics.Option{{Name: "usual care", Cost: dollars(0)}, {Name: "phone", Cost: dollars(600), Effect: .02}, {Name: "peer worker", Cost: dollars(1000), Effect: .05}}
	steps, err := economics.Frontier(options)
	for _, s := range steps {
		fmt.Printf("%s: %.0f for each further unit\n", s.Option.Name, s.Ratio)
	}
	fmt.Println(err)
	options[1].Effect = math.NaN()
	_, err = economics.Frontier(options)
	fmt.Println(err)
	// Output:
	// usual care: 0 for each further unit
	// peer worker: 20000 for each further unit
	// <nil>
	// economics: number out of range: an effect is a finite number
}

func ExampleDiscount() {
	for _, start := range []economics.Start{economics.FirstYearWhole, economics.FirstYearDiscounted} {
		value, err := economics.Discount([]float64{1000, 1000, 1000}, .03, start)
		fmt.Printf("%.3f %v\n", value, err)
	}
	_, err := economics.Discount([]float64{1000}, 3, economics.FirstYearWhole)
	fmt.Println(err)
	// Output:
	// 2913.470 <nil>
	// 2828.611 <nil>
	// economics: discount rate must be from 0 to 1
}

// Utilities at the start, after half a year and after a year.
func ExampleQALYs() {
	q, err := economics.QALYs([]float64{0, .5, 1}, []float64{.6, .7, .8})
	fmt.Printf("%.2f %v\n", q, err)
	_, err = economics.QALYs([]float64{0, .5, 1}, []float64{.6, 70, .8})
	fmt.Println(err)
	// Output:
	// 0.70 <nil>
	// economics: bad input of a model: times ascend and a utility is at most 1
}

// What does the cost of one further person in support hang on?
func ExampleTornadoOfRatio() {
	inputs := []economics.Input{
		{Name: "cost a person", Base: 232, Low: 150, High: 400},
		{Name: "further share in support", Base: .09, Low: .05, High: .12},
	}
	cost := func(v []float64) float64 { return v[0] }
	effect := func(v []float64) float64 { return v[1] }
	base, bars, err := economics.TornadoOfRatio(inputs, cost, effect)
	fmt.Printf("base %.0f %v\n", base, err)
	for _, b := range bars {
		fmt.Printf("%s: %.0f to %.0f, width %.0f\n", b.Input, b.Low, b.High, b.Width())
	}
	inputs[1].Low = -.01
	_, _, err = economics.TornadoOfRatio(inputs, cost, effect)
	fmt.Println(err)
	// Output:
	// base 2578 <nil>
	// cost a person: 1667 to 4444, width 2778
	// further share in support: 4640 to 1933, width 2707
	// economics: a ratio has no meaning here: at the low value of input 2 the option is dominated, at base dearer_better
}

// What does the net saving of a programme hang on?
func ExampleTornado() {
	inputs := []economics.Input{
		{Name: "admissions averted", Base: 20, Low: 12, High: 25},
		{Name: "cost of one", Base: 7500, Low: 6000, High: 9000},
	}
	model := func(v []float64) float64 { return v[0]*v[1] - 100_000 }
	base, bars, err := economics.Tornado(inputs, model)
	fmt.Printf("base %.0f %v\n", base, err)
	for _, b := range bars {
		fmt.Printf("%s: %.0f to %.0f, width %.0f\n", b.Input, b.Low, b.High, b.Width())
	}
	inputs[1].Low, inputs[1].High = 0, 0
	_, _, err = economics.Tornado(inputs, model)
	fmt.Println(err)
	// Output:
	// base 50000 <nil>
	// admissions averted: -10000 to 87500, width 97500
	// cost of one: 20000 to 80000, width 60000
	// economics: bad input of a model: the values of input 2 ascend from low through base to high
}

// How sure is it that support is worth its cost, if a further person in support is held
// to be worth 3,000 or 5,000?
func ExampleSimulate() {
	inputs := []economics.Input{
		{Name: "cost a person", Base: 232, Shape: economics.Gamma, Error: 40},
		{Name: "further share in support", Base: .09, Shape: economics.Normal, Error: .04},
	}
	cost := func(v []float64) float64 { return v[0] }
	effect := func(v []float64) float64 { return v[1] }
	s, err := economics.Simulate(inputs, cost, effect, 10_000, [2]uint64{1, 2})
	fmt.Println(err)
	for _, worth := range []float64{3000, 5000} {
		_, _, _, above, err := s.NetBenefit(worth)
		fmt.Printf("worth %.0f: chance %.1f %v\n", worth, above, err)
	}
	inputs[0].Error = 0
	_, err = economics.Simulate(inputs, cost, effect, 10_000, [2]uint64{1, 2})
	fmt.Println(err)
	// Output:
	// <nil>
	// worth 3000: chance 0.6 <nil>
	// worth 5000: chance 0.9 <nil>
	// input 1: economics: bad input of a model: a gamma distribution has a mean and a standard error above 0
}

// A figure that others printed has its caveat, and its basis only where it was said.
func ExamplePublished() {
	for _, f := range economics.Published() {
		if f.Return.Value == 0 {
			continue
		}
		ratio, err := f.Return.Ratio()
		fmt.Println(f.ID, f.Source.Evidence, ratio, err)
	}
	// Output:
	// wsipp_2016 verified 0.17 <nil>
	// wsipp_2023 verified 1.94 <nil>
	// trachtenberg_2013 unverified 4.76 <nil>
	// ashworth_2024 verified 0 economics: the basis must be said, gross or net
	// per_dollar_2_28 unverified 0 economics: the basis must be said, gross or net
}

// Of 40 people 20 completed, 12 left and 8 were transferred: their shares are drawn
// together and add up to 1 in every run.
func ExampleSimulate_endings() {
	inputs := []economics.Input{
		{Name: "completed", Base: .5, Shape: economics.Dirichlet, Group: "ending", People: 40},
		{Name: "left", Base: .3, Shape: economics.Dirichlet, Group: "ending", People: 40},
		{Name: "transferred", Base: .2, Shape: economics.Dirichlet, Group: "ending", People: 40},
		{Name: "cost of a place", Base: 900, Error: 150, Shape: economics.Gamma},
	}
	cost := func(v []float64) float64 { return v[3] }
	completed := func(v []float64) float64 { return v[0] }
	s, err := economics.Simulate(inputs, cost, completed, 1000, [2]uint64{1, 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, _, _, never, _ := s.NetBenefit(0)
	_, _, _, always, _ := s.NetBenefit(1_000_000)
	fmt.Println("worth it if a completion is worth nothing:", never)
	fmt.Println("worth it if it is worth a million:", always > .999)

	inputs[2].Base = .3
	_, err = economics.Simulate(inputs, cost, completed, 1000, [2]uint64{1, 2})
	fmt.Println(err)
	// Output:
	// worth it if a completion is worth nothing: 0
	// worth it if it is worth a million: true
	// economics: bad input of a model: the shares of the group of input 1 add up to 1
}
