package stats

import "math"

// Twice holds the values of the same people at two times, person by person. The
// zero Twice is nobody.
type Twice struct {
	Before, After []float64
}

// A DifferenceOfChanges is how much more one group changed than another.
type DifferenceOfChanges struct {
	// Treated and Control are the changes, after less before, in each group.
	Treated Sample `json:"treated"`
	Control Sample `json:"control"`
	MeanTest
}

// DifferenceInDifferences compares the change of treated with that of control, the
// people who had no part in what is looked at:
//
//	(T2 - T1) - (C2 - C1)
//
// in the unit of the values, with [Welch]'s test and interval over the changes. What
// changed for everybody, such as a new law, falls out of it. It rests on what
// cannot be seen: that treated would have changed as control did (parallel trends).
// Groups that came at different heights of a crisis fall back by different amounts,
// and the result then shows that and no effect. level 0 means 0.95.
//
// It returns [ErrLength], [ErrTooFew] for fewer than two people in a group,
// [ErrNoSpread] if in each group everybody changed by the same, [ErrLevel], or a
// [*RowError] with [ErrValue], rows counted within a group.
//
// Source: Ashenfelter & Card (1985), Rev Econ Stat 67:648-660; R's t.test on the changes.
func DifferenceInDifferences(treated, control Twice, level float64) (DifferenceOfChanges, error) {
	d, err := differenceInDifferences(treated, control, level)
	if err != nil {
		return DifferenceOfChanges{}, refuse("difference in differences", err)
	}
	return d, nil
}

func differenceInDifferences(treated, control Twice, level float64) (d DifferenceOfChanges, err error) {
	if level, err = levelOf(level); err != nil {
		return d, err
	}
	var sizes [2]float64
	if d.Treated, sizes[0], err = treated.changes(); err != nil {
		return d, err
	}
	if d.Control, sizes[1], err = control.changes(); err != nil {
		return d, err
	}
	d.MeanTest, err = welch(d.Treated, d.Control, math.Max(sizes[0], sizes[1]), level)
	return d, err
}

// changes describes the changes of people, and how large the values are behind them.
func (t Twice) changes() (s Sample, size float64, err error) {
	if len(t.Before) != len(t.After) {
		return s, 0, ErrLength
	}
	for _, column := range [][]float64{t.Before, t.After} {
		if err := checkColumn(column); err != nil {
			return s, 0, err
		}
		size = math.Max(size, math.Abs(meanOf(column)))
	}
	change := make([]float64, len(t.Before))
	for i := range change {
		change[i] = t.After[i] - t.Before[i]
	}
	s, err = describe(change)
	return s, size, err
}
