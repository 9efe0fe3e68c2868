package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// An interval is an estimate with its limits, as it is printed.
type interval struct {
	Estimate stats.Estimate `json:"estimate"`
	Low      stats.Estimate `json:"low"`
	High     stats.Estimate `json:"high"`
}

// intervalOf returns nil for a figure whose value the data do not determine.
func intervalOf(f stats.Figure) *interval {
	if _, ok := f.Value.Value(); !ok {
		return nil
	}
	return &interval{f.Value, f.Low, f.High}
}

// undecided reports whether err says that the data hold no answer of this kind.
func undecided(err error) bool {
	return errors.Is(err, stats.ErrNoSpread) || errors.Is(err, stats.ErrTooFew)
}

type eventAnswer struct {
	RiskA          *interval `json:"risk_a"`
	RiskB          *interval `json:"risk_b"`
	RiskDifference *interval `json:"risk_difference"`
	RiskRatio      *interval `json:"risk_ratio"`
	OddsRatio      *interval `json:"odds_ratio"`
	NNT            interval  `json:"nnt"`
	FisherP        float64   `json:"fisher_p"`
}

func compareEvents(w io.Writer, data arms, f compareFlags) error {
	t := stats.TwoByTwo{Treated: data.counts[1], Control: data.counts[0]}
	var a eventAnswer
	var failed error
	figure := func(f stats.Figure, err error) *interval {
		failed = cmp.Or(failed, err)
		return intervalOf(f)
	}
	a.RiskA = figure(stats.Proportion(t.Control, stats.Wilson, 0))
	a.RiskB = figure(stats.Proportion(t.Treated, stats.Wilson, 0))
	a.RiskDifference = figure(t.RiskDifference(stats.Newcombe, 0))
	a.RiskRatio = figure(t.RiskRatio(0))
	a.OddsRatio = figure(t.OddsRatio(0))
	n, err := t.NumberNeeded(stats.Newcombe, 0)
	failed = cmp.Or(failed, err)
	a.NNT = interval{n.Value, n.Low, n.High}
	exact, err := t.Fisher(0)
	if failed = cmp.Or(failed, err); failed != nil {
		return failed
	}
	a.FisherP = exact.P
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, n)
}

type valueAnswer struct {
	MeanDifference *interval      `json:"mean_difference"`
	HedgesG        *interval      `json:"hedges_g"`
	WelchP         stats.Estimate `json:"welch_p"`
}

func compareValues(w io.Writer, data arms, f compareFlags) error {
	means, err := meansOf(data.values)
	if err != nil {
		return err
	}
	var a valueAnswer
	a.MeanDifference = &interval{Estimate: stats.Known(means[1] - means[0])}
	var samples [2]stats.Sample
	for i, v := range data.values {
		if samples[i], err = stats.Describe(v); err != nil && !undecided(err) {
			return err
		}
	}
	var why error
	test, err := stats.Welch(samples[1], samples[0], 0)
	switch {
	case undecided(err):
		why = err
	case err != nil:
		return err
	default:
		a.MeanDifference, a.WelchP = intervalOf(test.Difference), stats.Known(test.P)
	}
	g, err := stats.HedgesG(samples[1], samples[0], stats.LargeSample, 0)
	if err != nil && !undecided(err) {
		return err
	}
	a.HedgesG = intervalOf(g.G)
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, means, why)
}

func meansOf(columns [2][]float64) (means [2]float64, err error) {
	for i, column := range columns {
		var m stats.Moments
		for _, v := range column {
			if err := m.Add(v); err != nil {
				return means, err
			}
		}
		means[i], _ = m.Mean().Value()
	}
	return means, nil
}

type pairAnswer struct {
	Change   *interval     `json:"change"`
	HedgesG  *interval     `json:"hedges_g"`
	Reliable *reliableTale `json:"reliable,omitempty"`
}

// A reliableTale counts people by what their change amounts to.
type reliableTale struct {
	Improved  int `json:"improved"`
	Unchanged int `json:"unchanged"`
	Worsened  int `json:"worsened"`
}

func comparePairs(w io.Writer, data arms, f compareFlags) error {
	before, after := data.values[0], data.values[1]
	means, err := meansOf(data.values)
	if err != nil {
		return err
	}
	a := pairAnswer{Change: &interval{Estimate: stats.Known(means[1] - means[0])}}
	var why error
	c, err := stats.Paired(before, after, 0)
	switch {
	case undecided(err):
		why = err
	case err != nil:
		return err
	default:
		a.Change, a.HedgesG = intervalOf(c.Mean.Difference), intervalOf(c.ByChange)
	}
	if f.sd > 0 {
		if a.Reliable, err = judge(before, after, f); err != nil {
			return err
		}
	}
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, means, c, why)
}

func judge(before, after []float64, f compareFlags) (*reliableTale, error) {
	scale := stats.Scale{SD: f.sd, Reliability: f.reliability}
	better := stats.LowerBetter
	if f.higherBetter {
		better = stats.HigherBetter
	}
	var r reliableTale
	for i := range before {
		verdict, err := scale.Judge(before[i], after[i], stats.ChangeOptions{Better: better})
		if err != nil {
			return nil, fmt.Errorf("reliable change: %w", err)
		}
		switch verdict {
		case stats.Improved:
			r.Improved++
		case stats.Worsened:
			r.Worsened++
		default:
			r.Unchanged++
		}
	}
	return &r, nil
}
