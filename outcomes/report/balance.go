package report

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A binaryCovariate holds the counts behind a covariate of two values: a share of a few
// people is as telling as their number. It is empty for other covariates.
type binaryCovariate struct {
	counts [][]int // a row for each group: people with the larger value, and with the smaller
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
		c.binary = append(c.binary, binaryOf(treated, covariate.Values))
	}
	return nil
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

func binaryOf(treated []bool, values []float64) binaryCovariate {
	low, high := slices.Min(values), slices.Max(values)
	b := binaryCovariate{counts: [][]int{{0, 0}, {0, 0}}}
	for i, v := range values {
		row := 1
		if treated[i] {
			row = 0
		}
		switch v {
		case high:
			b.counts[row][0]++
		case low:
			b.counts[row][1]++
		default:
			return binaryCovariate{}
		}
	}
	return b
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
