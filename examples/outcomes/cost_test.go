package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const costHead = "kind,item,amount,currency,price_year,year,basis,low,high\n"

// 1000 a year for three years at 3 %, from the start of each: 1000 + 970.874 + 942.596.
func TestCostDiscounted(t *testing.T) {
	file := costHead + "cost,wages,1000,USD,2024,0,,,\ncost,wages 2,1000,USD,2024,1,,,\ncost,wages 3,1000,USD,2024,2,,,\nparticipants,people,10,,,,,,\n"
	got := answered(t, file, "cost", "-discount", ".03", "-json", "-")
	assert.InDelta(t, 2913.470, got["cost"], 5e-4)
	assert.InDelta(t, 291.3470, got["cost_per_participant"], 5e-5)
	assert.Nil(t, got["benefit"])
	assert.Nil(t, got["tornado"])
	got = answered(t, file, "cost", "-json", "-")
	assert.Equal(t, 3000.0, got["cost"])
}

// A return of 2.28 for 1 spent is 2.28 gross or 3.28, by what the caller says it counts.
func TestCostSaysGrossOrNet(t *testing.T) {
	file := func(basis string) string {
		return costHead + "cost,all,100,USD,2024,,,80,150\nbenefit,days,228,USD,2024,," + basis + ",128,328\nparticipants,people,4,,,,,2,5\n"
	}
	got := answered(t, file("gross"), "cost", "-json", "-")
	assert.InDelta(t, 2.28, got["benefit_cost_ratio"], 1e-12)
	assert.InDelta(t, 1.28, got["roi"], 1e-12)
	assert.Equal(t, map[string]any{"of": "net_benefit", "base": 128.0, "bars": []any{
		map[string]any{"kind": "benefit", "item": "days", "at_low": 28.0, "at_high": 228.0},
		map[string]any{"kind": "cost", "item": "all", "at_low": 148.0, "at_high": 78.0},
		map[string]any{"kind": "participants", "item": "people", "at_low": 128.0, "at_high": 128.0},
	}}, got["tornado"])
	got = answered(t, file("net"), "cost", "-json", "-")
	assert.InDelta(t, 3.28, got["benefit_cost_ratio"], 1e-12)
	assert.Equal(t, 328.0, got["benefit"])
}

func TestCostBadInput(t *testing.T) {
	refused(t, []string{"cost"}, map[string]string{
		costHead + "cost,a,-1,USD,2024,,,,\ncost,a,1,EUR,2023,,,,\nbenefit,b,1,USD,2024,,,1,\nparticipants,p,0,,,,,,\n": "stdin:2: amount: is negative\nstdin:3: currency: is not that of the rows above\nstdin:3: price_year: is not that of the rows above\nstdin:3: item: is there twice\nstdin:4: low: low and high go together\nstdin:4: basis: is blank: gross or net\nstdin:5: amount: is not a whole number from 1 to 1099511627776\n",
		costHead: "stdin:1: kind: there is no row of cost\nstdin:1: kind: there is no row of participants\n",
	})
}

func FuzzCost(f *testing.F) {
	f.Add(costHead + "cost,a,1,USD,2024,0,,0,2\nbenefit,b,1,USD,2024,1,net,,\nparticipants,p,3,,,,,,\n")
	f.Fuzz(func(t *testing.T, file string) { fuzzed(t, file, "cost", "-discount", "0.03", "-json", "-") })
}
