package outcomes_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
)

func ExampleIndicatorOf() {
	i, err := outcomes.IndicatorOf("disengagement")
	fmt.Println(i.Sentence(), err)
	fmt.Println(i.Reached(.08, 120))
	fmt.Println(i.Reached(.08, 6)) // says more of six persons than of a programme
	_, err = outcomes.IndicatorOf("league-table")
	fmt.Println(err)
	// Output:
	// Without contact: active participants without a contact for 30 days whose support nobody closed / active participants. Unit: share. Aim: below 10 %. Lower is better. Chart: p. See Disengaged. A pause is no disengagement. Source: below 10 of a hundred, Alongside [design]. <nil>
	// true true
	// false false
	// outcomes: unknown indicator
}
