package economics_test

import (
	"fmt"

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
	usual, supported := economics.Option{Cost: 1922, Effect: .62}, economics.Option{Cost: 2154, Effect: .71}
	c, err := economics.Compare(usual, supported)
	fmt.Printf("%s, %.0f for each further person, %v\n", c.Quadrant, c.Ratio, err)
	c, _ = economics.Compare(supported, usual)
	fmt.Println(c.Quadrant)
	c, _ = economics.Compare(usual, economics.Option{Cost: 1900, Effect: .71})
	fmt.Println(c.Quadrant, c.HasRatio)
	// Output:
	// dearer_better, 2578 for each further person, <nil>
	// cheaper_worse
	// dominant false
}
