// Package economics works out what support cost and what came of the money: cost
// per participant, benefit-cost ratio and return on investment, cost per unit of
// effect, discounting, and how far the answer hangs on what was assumed.
//
// Start with [Total] and [CostPer] for money, with [Benefits.Ratio] and
// [Benefits.Return] for what came of it, or with [Compare], which sets two options side
// by side, as [Frontier] does many:
//
//	c, err := economics.Compare(usual, supported)
//	c.Quadrant, c.Ratio, err // dominant, dominated, or a cost per unit
//
// [Discount] brings later years to present value and [QALYs] adds utilities up over
// time. [Tornado] varies one input at a time and [Simulate] all of them at once, from
// their distributions, of which shares of several endings ([Dirichlet]) are drawn
// together, by a
// generator that the caller seeds. [Published] lists figures that others printed,
// with their design, price year, perspective and basis.
//
// It promises:
//
//   - Money is whole cents of one currency at the prices of one year. Amounts that
//     differ in either are never added.
//   - Neither a return "per dollar" nor the benefit of a programme's own is guessed to be
//     gross or net: [Basis] says.
//   - A ratio of costs to effects is given only where it means something; else
//     the quadrant says what holds.
//   - Equal inputs and seed give equal results, and no input is changed.
//
// A fall in other costs is a saving only against a comparison, and frees cash
// only where capacity closes. This package cannot tell; the report must say.
package economics
