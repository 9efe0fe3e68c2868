package report

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Comparison is the answer to a [Question], with what is known against it. It holds
// exact counts, small ones too: [Build] suppresses what may not leave. Create one with
// [Compare] or [CompareChange].
type Comparison struct {
	Question Question
	NotDue   int // people left out because they were not due yet

	Supported, Compared Arm
	// Attrition is the share not seen in the supported group less that in the other.
	Attrition stats.Estimate
	// Balance compares the groups as of entry, before and after weighting; nil without
	// covariates or with fewer than two people in a group. It is over everybody who was due.
	Balance *stats.BalanceTable
	entry   []entryPart // what is known beside the rows of Balance

	Events *EventEffect  // of an event
	Scores *ScoreEffect  // of a score
	Change *ChangeEffect // by [CompareChange]; Compared is then the zero Arm

	// Weighted is the difference after weighting, among those seen; nil unless asked for,
	// and where Balance is.
	Weighted *stats.Figure
	// Scenarios say what the difference is under beliefs about those not seen; none if
	// everybody was seen.
	Scenarios []Scenario
	// Imputed joins the imputed data sets by Rubin's rules: the difference of shares or
	// means. Nil without imputations.
	Imputed *stats.Imputation

	// P is the two-sided p value that nothing differs: chi-square or, where an expected
	// count is below 5, Fisher's; Welch's for scores; McNemar's exact or the paired t test
	// for change. It has no value where nothing can be tested. Adjusted is P for how
	// many outcomes were compared, by [Several].
	P        stats.Estimate
	Test     string // name of the test behind P; empty without one
	Adjusted stats.Estimate
	Outcomes int // how many outcomes Adjusted reckons with
	Method   stats.Adjustment
}

// An Arm is one group of a comparison. The zero Arm is of nobody.
type Arm struct {
	Due    int            // people whose follow-up was due
	Seen   stats.Count    // of them, people seen; Events only counts an event
	Rate   stats.Figure   // follow-up rate, Seen over Due
	Share  stats.Figure   // of an event among those seen, with Wilson's interval
	Score  stats.Sample   // of a score among those seen
	Timing stats.Estimate // median days from entry to follow-up, where both days are known
	timed  int            // people of whom both days are known
}

// Missing returns how many were due and not seen.
func (a Arm) Missing() int { return a.Due - a.Seen.N }

// An EventEffect compares two shares, supported against compared. [Compare] makes one.
type EventEffect struct {
	Difference   stats.Figure // Newcombe's interval
	RiskRatio    stats.Figure
	OddsRatio    stats.Figure
	NumberNeeded stats.NumberNeeded // above 0: one event fewer
}

// A ScoreEffect compares two means, supported less compared. [Compare] makes one.
type ScoreEffect struct {
	Difference stats.MeanTest // Welch
	HedgesG    stats.StandardisedDifference
	// Ratio is of the means, for numbers that are never below 0, such as days or
	// admissions; it has no value otherwise.
	Ratio stats.Figure
}

// Compare compares people who had support with people who had not. Rows may come in any
// order, which decides nothing but the meaning of the imputations. Nobody's last value is
// carried forward into a missing one: National Research Council (2010) discourages it.
//
// It returns [ErrQuestion]; [ErrUnknownKind] and [instrument.ErrUnknownDirection] for
// words on no list; a [*RowError]; [ErrNobody] if a group has nobody who was due or
// nobody who was seen; or an error of package stats, with the step that met it:
//
//   - [stats.ErrLevel], and [stats.ErrUnknownMethod] for Variance or an estimand;
//   - [stats.ErrTooFew] for scores of one person or fewer than two imputations, and
//     [stats.ErrNoSpread] for scores that do not differ in either group;
//   - [stats.ErrDependent], [stats.ErrSeparation], [stats.ErrNotConverged],
//     [stats.ErrProbability] and [stats.ErrWeights] for weights that the data cannot give,
//     and [stats.ErrWeightOptions] for options of them that cannot be met;
//   - [stats.ErrVariance] for an imputation in which nobody differs, and [stats.ErrValue]
//     for one that holds no finite number;
//   - [stats.ErrOverflow].
func Compare(q Question, people []Person) (Comparison, error) {
	if err := q.check(); err != nil {
		return Comparison{}, err
	}
	if err := q.checkGroups(); err != nil {
		return Comparison{}, err
	}
	if err := q.checkRows(people); err != nil {
		return Comparison{}, err
	}
	q = q.copied()
	due := q.ordered(q.due(people))
	c := Comparison{Question: q, NotDue: len(people) - len(due)}
	var err error
	if c.Supported, err = q.arm(people, due, true); err != nil {
		return Comparison{}, err
	}
	if c.Compared, err = q.arm(people, due, false); err != nil {
		return Comparison{}, err
	}
	lost := func(a Arm) float64 { return float64(a.Missing()) / float64(a.Due) }
	c.Attrition = stats.Known(lost(c.Supported) - lost(c.Compared))
	if q.Kind == Event {
		err = c.compareEvents()
	} else {
		err = c.compareScores(due)
	}
	if err != nil {
		return Comparison{}, err
	}
	if err := c.balanceAndWeigh(due); err != nil {
		return Comparison{}, err
	}
	if c.Imputed, err = q.impute(due); err != nil {
		return Comparison{}, err
	}
	return c, nil
}

// arm counts one group of those due.
func (q Question) arm(people, due []Person, supported bool) (Arm, error) {
	name := "supported group"
	if !supported {
		name = "group compared with"
	}
	var a Arm
	var values, days []float64
	for _, p := range due {
		if p.Supported != supported {
			continue
		}
		a.Due++
		v, seen := p.Outcome.Value()
		if !seen {
			continue
		}
		values = append(values, v)
		if !p.Entered.IsZero() && !p.Followed.IsZero() {
			days = append(days, daysBetween(p.Entered, p.Followed))
		}
	}
	a.Timing, a.timed = median(days), len(days)
	in := func(p Person) bool { return p.Supported == supported }
	switch {
	case !slices.ContainsFunc(people, in):
		return a, fmt.Errorf("%w: %s: want a row", ErrNobody, name)
	case a.Due == 0:
		return a, fmt.Errorf("%w: %s: DueAfter and On leave everybody out as not due yet", ErrNobody, name)
	case len(values) == 0:
		return a, fmt.Errorf("%w: %s: want somebody who was seen at follow-up", ErrNobody, name)
	}
	if err := q.fill(&a, values); err != nil {
		return a, fmt.Errorf("report: %s: %w", name, err)
	}
	return a, nil
}

// fill adds what the outcomes of those seen say.
func (q Question) fill(a *Arm, values []float64) (err error) {
	a.Seen.N = len(values)
	if a.Rate, err = stats.Proportion(stats.Count{Events: a.Seen.N, N: a.Due}, stats.Wilson, q.Level); err != nil {
		return err
	}
	if q.Kind == Score {
		a.Score, err = stats.Describe(values)
		return err
	}
	for _, v := range values {
		a.Seen.Events += int(v)
	}
	a.Share, err = stats.Proportion(a.Seen, stats.Wilson, q.Level)
	return err
}

func (c *Comparison) compareEvents() (err error) {
	q, t := c.Question, stats.TwoByTwo{Treated: c.Supported.Seen, Control: c.Compared.Seen}
	e := &EventEffect{}
	if e.Difference, err = t.RiskDifference(stats.Newcombe, q.Level); err != nil {
		return err
	}
	if e.RiskRatio, err = t.RiskRatio(q.Level); err != nil {
		return err
	}
	if e.OddsRatio, err = t.OddsRatio(q.Level); err != nil {
		return err
	}
	if e.NumberNeeded, err = t.NumberNeeded(stats.Newcombe, q.Level); err != nil {
		return err
	}
	if c.P, c.Test, err = pOfShares(t); err != nil {
		return err
	}
	c.Events = e
	c.Scenarios, err = q.scenarios(c.Supported, c.Compared)
	return err
}

// pOfShares tests two shares: by chi-square or, where an expected count is below 5, by
// Fisher's exact test (Cochran 1954, Biometrics 10:417-451). Nobody or everybody with
// the event leaves nothing to test.
func pOfShares(t stats.TwoByTwo) (p stats.Estimate, test string, err error) {
	n, with := t.Treated.N+t.Control.N, t.Treated.Events+t.Control.Events
	if with == 0 || with == n {
		return stats.Estimate{}, "", nil
	}
	least := float64(min(t.Treated.N, t.Control.N)) * float64(min(with, n-with)) / float64(n)
	if least < 5 {
		f, err := t.Fisher(0)
		return stats.Known(f.P), "Fisher's exact test", err
	}
	x, err := t.ChiSquare()
	return stats.Known(x.P), "chi-square test", err
}

func (c *Comparison) compareScores(due []Person) (err error) {
	q, s := c.Question, &ScoreEffect{}
	if s.Difference, err = stats.Welch(c.Supported.Score, c.Compared.Score, q.Level); err != nil {
		return err
	}
	if s.HedgesG, err = stats.HedgesG(c.Supported.Score, c.Compared.Score, q.Variance, q.Level); err != nil {
		return err
	}
	below := slices.ContainsFunc(due, func(p Person) bool { v, _ := p.Outcome.Value(); return v < 0 })
	if !below && c.Supported.Score.Mean > 0 && c.Compared.Score.Mean > 0 {
		if s.Ratio, err = stats.MeanRatio(c.Supported.Score, c.Compared.Score, q.Level); err != nil {
			return err
		}
	}
	c.P, c.Test, c.Scores = stats.Known(s.Difference.P), "Welch's t test", s
	return nil
}

// Several returns the comparisons with their p values corrected for how many outcomes
// were compared; those without a p value are left as they are and do not count. Pass
// every outcome that was looked at, not only those worth telling. It returns
// [stats.ErrUnknownMethod], or [stats.ErrPValue] for a P that no comparison of this
// package has.
func Several(comparisons []Comparison, method stats.Adjustment) ([]Comparison, error) {
	out := slices.Clone(comparisons)
	var p []float64
	for _, c := range out {
		if v, ok := c.P.Value(); ok {
			p = append(p, v)
		}
	}
	adjusted, err := stats.Adjust(p, method)
	if err != nil {
		return nil, err
	}
	for i, next := 0, 0; i < len(out); i++ {
		if _, ok := out[i].P.Value(); ok {
			out[i].Adjusted, out[i].Outcomes, out[i].Method = stats.Known(adjusted[next]), len(p), method
			next++
		}
	}
	return out, nil
}

// randomised reports whether a lot decided who got support.
func (c Comparison) randomised() bool { return c.Question.Design == evidence.Trial }

var errComparisonNotStored = fmt.Errorf("%w: a comparison: store its question and rows", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would not hold all of it.
func (Comparison) MarshalJSON() ([]byte, error) { return nil, errComparisonNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Comparison) UnmarshalJSON([]byte) error { return errComparisonNotStored }

var errArmNotStored = fmt.Errorf("%w: the arm of a comparison: store the question and rows", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would not hold all of it.
func (Arm) MarshalJSON() ([]byte, error) { return nil, errArmNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Arm) UnmarshalJSON([]byte) error { return errArmNotStored }
