package report

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// MaxLevels is the number of values up to which a covariate is told only if no value is had
// by few people of a group: a share of a few people is as telling as their number, and a
// mean of few values is too.
const MaxLevels = 5

// An entryPart is what is known of a covariate at entry beside the balance.
type entryPart struct {
	levels [][]int    // for each group, people with each value; none if there are more than MaxLevels
	sd     [2]float64 // standard deviation, supported and compared
	share  bool       // its values are 0 and 1
	none   []int      // for each group, people who have none of the categories it is one of
}

// balanceAndWeigh compares the groups as of entry and, if asked, weights them.
func (c *Comparison) balanceAndWeigh(due []Person) error {
	q := c.Question
	if len(q.Covariates) == 0 || min(c.Supported.Due, c.Compared.Due) < 2 {
		return nil
	}
	treated, covariates := columns(q, due)
	var weights []float64
	if q.Weighting != nil {
		model, err := stats.Logistic(treated, covariates, q.Level)
		if err != nil {
			return fmt.Errorf("report: who had support: %w", err)
		}
		if weights, err = stats.InverseProbabilityWeights(treated, model.Fitted, *q.Weighting); err != nil {
			return fmt.Errorf("report: weighting: %w", err)
		}
		if err := c.weigh(due, weights); err != nil {
			return fmt.Errorf("report: weighting: %w", err)
		}
	}
	table, err := stats.Balance(treated, covariates, weights)
	if err != nil {
		return fmt.Errorf("report: baseline: %w", err)
	}
	c.Balance = &table
	for _, covariate := range covariates {
		part, err := entryOf(treated, covariate.Values)
		if err != nil {
			return fmt.Errorf("report: baseline: %w", err)
		}
		c.entry = append(c.entry, part)
	}
	c.categories(treated, covariates)
	return nil
}

// categories finds covariates that read as the categories of one thing, since nobody has
// two of them, and counts who has none: a reader can take them from all.
func (c *Comparison) categories(treated []bool, covariates []stats.Covariate) {
	var families [][]int
	var taken [][]bool // for each family, who has one of it
	for i, covariate := range covariates {
		if !c.entry[i].share {
			continue
		}
		at := slices.IndexFunc(taken, func(has []bool) bool {
			for j, v := range covariate.Values {
				if v == 1 && has[j] {
					return false
				}
			}
			return true
		})
		if at < 0 {
			at = len(families)
			families, taken = append(families, nil), append(taken, make([]bool, len(treated)))
		}
		families[at] = append(families[at], i)
		for j, v := range covariate.Values {
			taken[at][j] = taken[at][j] || v == 1
		}
	}
	for at, family := range families {
		none := []int{0, 0}
		for j, has := range taken[at] {
			if !has && treated[j] {
				none[0]++
			} else if !has {
				none[1]++
			}
		}
		for _, i := range family {
			c.entry[i].none = none
		}
	}
}

// columns turns rows into the columns that package stats reads.
func columns(q Question, due []Person) (treated []bool, covariates []stats.Covariate) {
	for _, p := range due {
		treated = append(treated, p.Supported)
	}
	for j, name := range q.Covariates {
		values := make([]float64, len(due))
		for i, p := range due {
			values[i] = p.Baseline[j]
		}
		covariates = append(covariates, stats.Covariate{Name: name, Values: values})
	}
	return treated, covariates
}

// weigh sets the weighted difference among those seen.
func (c *Comparison) weigh(due []Person, weights []float64) error {
	var outcome, w []float64
	var treated []bool
	for i, p := range due {
		if v, seen := p.Outcome.Value(); seen {
			outcome, treated, w = append(outcome, v), append(treated, p.Supported), append(w, weights[i])
		}
	}
	f, err := stats.WeightedDifference(outcome, treated, w, c.Question.Level)
	if err != nil {
		return err
	}
	c.Weighted = &f
	return nil
}

// entryOf counts who had which value of a covariate, and how far its values spread.
func entryOf(treated []bool, values []float64) (entryPart, error) {
	var p entryPart
	var arms [2]stats.Moments
	different := slices.Compact(slices.Sorted(slices.Values(values)))
	few := len(different) <= MaxLevels
	if few {
		p.levels = [][]int{make([]int, len(different)), make([]int, len(different))}
		p.share = !slices.ContainsFunc(different, func(v float64) bool { return v != 0 && v != 1 })
	}
	for i, v := range values {
		arm := 1
		if treated[i] {
			arm = 0
		}
		if few {
			level, _ := slices.BinarySearch(different, v)
			p.levels[arm][level]++
		}
		if err := arms[arm].Add(v); err != nil {
			return p, err
		}
	}
	for i, m := range arms {
		variance, _ := m.Variance().Value()
		p.sd[i] = math.Sqrt(variance)
	}
	return p, nil
}

// daysBetween counts days of the calendar.
func daysBetween(from, to peer.Date) float64 {
	return to.Start(time.UTC).Sub(from.Start(time.UTC)).Hours() / 24
}

// median returns the middle value, of two the mean; none has no value.
func median(values []float64) stats.Estimate {
	if len(values) == 0 {
		return stats.Estimate{}
	}
	v := slices.Sorted(slices.Values(values))
	return stats.Known((v[(len(v)-1)/2] + v[len(v)/2]) / 2)
}
