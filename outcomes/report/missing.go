package report

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Scenario is what an event's shares and their difference are under a belief about
// those not seen at follow-up. [Compare] and [CompareChange] make them.
type Scenario struct {
	Name                string
	Supported, Compared float64 // shares with the event among all who were due
	// Difference has no interval where the shares are not counts of people.
	Difference stats.Figure
}

// Names of scenarios. For abstinence "missing counted as the worse answer" is known as
// missing = using.
const (
	Completers      = "only those seen"
	MissingWorse    = "missing counted as the worse answer"
	MissingBetter   = "missing counted as the better answer"
	AgainstSupport  = "missing counted against support"
	InFavourSupport = "missing counted in favour of support"
)

// scenarios tries the beliefs that bound the difference, then odds ratios between
// missing and the worse answer.
//
// Source: National Research Council (2010), The Prevention and Treatment of Missing Data
// in Clinical Trials (bounds beside the estimate); Hedeker, Mermelstein & Demirtas (2007),
// Addiction 102:1564-1573 (odds ratios).
func (q Question) scenarios(supported, compared Arm) ([]Scenario, error) {
	if supported.Missing()+compared.Missing() == 0 {
		return nil, nil
	}
	var out []Scenario
	for _, s := range []struct {
		name                           string
		supportedBetter, comparedBeter bool
	}{{MissingWorse, false, false}, {MissingBetter, true, true}, {AgainstSupport, false, true}, {InFavourSupport, true, false}} {
		t := stats.TwoByTwo{Treated: q.filled(supported, s.supportedBetter), Control: q.filled(compared, s.comparedBeter)}
		d, err := t.RiskDifference(stats.Newcombe, q.Level)
		if err != nil {
			return nil, err
		}
		out = append(out, Scenario{s.name, share(t.Treated), share(t.Control), d})
	}
	seen := stats.TwoByTwo{Treated: supported.Seen, Control: compared.Seen}
	d, err := seen.RiskDifference(stats.Newcombe, q.Level)
	if err != nil {
		return nil, err
	}
	out = append([]Scenario{{Completers, share(seen.Treated), share(seen.Control), d}}, out...)
	ratios := q.MissingOdds
	if ratios == nil {
		ratios = DefaultMissingOdds()
	}
	for _, ratio := range ratios {
		s, err := q.linked(supported, compared, ratio)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// filled counts everybody who was due, those not seen with the better or the worse answer.
func (q Question) filled(a Arm, better bool) stats.Count {
	c := stats.Count{Events: a.Seen.Events, N: a.Due}
	if better == (q.Better == instrument.HigherBetter) {
		c.Events += a.Missing()
	}
	return c
}

func share(c stats.Count) float64 { return float64(c.Events) / float64(c.N) }

// linked gives those not seen odds of the worse answer that are ratio times as large.
func (q Question) linked(supported, compared Arm, ratio float64) (Scenario, error) {
	of := func(a Arm) (float64, error) {
		f := stats.FollowUp{Enrolled: a.Due, Seen: a.Seen}
		if q.Better == instrument.LowerBetter {
			f.Seen.Events = f.Seen.N - f.Seen.Events
		}
		p, err := f.Linked(ratio)
		if q.Better == instrument.LowerBetter {
			p = 1 - p
		}
		return p, err
	}
	p, err := of(supported)
	if err != nil {
		return Scenario{}, err
	}
	r, err := of(compared)
	name := "odds of the worse answer " + strconv.FormatFloat(ratio, 'g', -1, 64) + " times as large among the missing"
	if ratio == 1 {
		name = "those missing like those seen"
	}
	return Scenario{name, p, r, stats.Figure{Value: stats.Known(p - r)}}, err
}

// impute joins the difference of shares or means over the imputed data sets.
//
// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys.
func (q Question) impute(due []Person) (*stats.Imputation, error) {
	if q.Imputations == nil {
		return nil, nil
	}
	var effects []stats.Effect
	for i, set := range q.Imputations {
		e, err := q.imputedEffect(due, set)
		switch {
		case errors.Is(err, ErrQuestion):
			return nil, fmt.Errorf("%w, in imputation %d", err, i)
		case err != nil:
			return nil, fmt.Errorf("report: imputation %d: %w", i, err)
		}
		effects = append(effects, e)
	}
	m, err := stats.Impute(effects, float64(len(due)-2), q.Level)
	if err != nil {
		return nil, fmt.Errorf("report: imputations: %w", err)
	}
	return &m, nil
}

// imputedEffect is the difference of the means over all who were due, one data set's
// values in the place of what is missing, with its sampling variance.
func (q Question) imputedEffect(due []Person, set []float64) (stats.Effect, error) {
	var arms [2]stats.Moments
	for _, p := range due {
		v, seen := p.Outcome.Value()
		if !seen {
			if len(set) == 0 {
				return stats.Effect{}, fmt.Errorf("%w: want a value for each person not seen", ErrQuestion)
			}
			v, set = set[0], set[1:]
			if q.Kind == Event && v != 0 && v != 1 {
				return stats.Effect{}, fmt.Errorf("%w: want an imputed event to be 0 or 1", ErrQuestion)
			}
		}
		arm := 1
		if p.Supported {
			arm = 0
		}
		if err := arms[arm].Add(v); err != nil {
			return stats.Effect{}, err
		}
	}
	if len(set) > 0 {
		return stats.Effect{}, fmt.Errorf("%w: want one value for each person not seen, and no more", ErrQuestion)
	}
	a, c := arms[0], arms[1]
	m1, _ := a.Mean().Value()
	m0, _ := c.Mean().Value()
	return stats.Effect{Value: m1 - m0, Variance: q.meanVariance(a, m1) + q.meanVariance(c, m0)}, nil
}

// meanVariance is pq/n for an event and s²/n for a score.
func (q Question) meanVariance(m stats.Moments, mean float64) float64 {
	n := float64(m.N())
	if q.Kind == Event {
		return mean * (1 - mean) / n
	}
	s, known := m.Variance().Value()
	if !known {
		return math.NaN() // one person: refused as a variance
	}
	return s / n
}
