package economics

import (
	"fmt"
	"math"
)

// A shareGroup is the inputs that are drawn together, by their place.
type shareGroup []int

// share divides the draws of a group by their sum, which makes Gamma draws a Dirichlet one.
func (g shareGroup) share(values []float64) {
	sum := 0.0
	for _, i := range g {
		sum += values[i]
	}
	for _, i := range g {
		values[i] /= sum
	}
}

// groupsOf returns the groups of shares, in the order of their first inputs.
func groupsOf(inputs []Input) ([]shareGroup, error) {
	var groups []shareGroup
	place := map[string]int{}
	for i, in := range inputs {
		if in.Shape != Dirichlet {
			if in.Group != "" || in.People != 0 {
				return nil, fmt.Errorf("%w: input %d is no share of several, so it has no group and no people", ErrInput, i+1)
			}
			continue
		}
		g, known := place[in.Group]
		if !known {
			g = len(groups)
			place[in.Group], groups = g, append(groups, nil)
		} else if first := inputs[groups[g][0]]; first.People != in.People {
			return nil, fmt.Errorf("%w: the shares of a group rest on the same people, and those of input %d do not", ErrInput, i+1)
		}
		groups[g] = append(groups[g], i)
	}
	for _, g := range groups {
		sum := 0.0
		for _, i := range g {
			sum += inputs[i].Base
		}
		if math.Abs(sum-1) > 1e-9 {
			return nil, fmt.Errorf("%w: the shares of the group of input %d add up to 1", ErrInput, g[0]+1)
		}
	}
	return groups, nil
}
