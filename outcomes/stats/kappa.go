package stats

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// A KappaWeight says how much two different ratings still agree. The zero value is [Unweighted].
type KappaWeight string

// Weights of categories i and j out of c in their order.
const (
	// Unweighted is 1 for the same category and 0 otherwise.
	Unweighted KappaWeight = "unweighted"
	// LinearWeight is 1 - |i - j| / (c - 1).
	LinearWeight KappaWeight = "linear"
	// QuadraticWeight is 1 - (i - j)² / (c - 1)².
	QuadraticWeight KappaWeight = "quadratic"
)

var kappaWeights = []KappaWeight{Unweighted, LinearWeight, QuadraticWeight}

// String returns the name under which w is stored; the zero value reads "unweighted".
func (w KappaWeight) String() string {
	if w == "" {
		return string(Unweighted)
	}
	return string(w)
}

// MarshalText returns the name of w, or an error wrapping [ErrUnknownWeight].
func (w KappaWeight) MarshalText() ([]byte, error) {
	return enum.Marshal(KappaWeight(w.String()), kappaWeights, ErrUnknownWeight)
}

// UnmarshalText accepts exactly what MarshalText returns. On error w is unchanged.
func (w *KappaWeight) UnmarshalText(text []byte) error {
	return enum.Unmarshal(w, text, kappaWeights, ErrUnknownWeight)
}

func (w KappaWeight) at(i, j, c int) float64 {
	apart := math.Abs(float64(i-j)) / float64(c-1)
	switch {
	case i == j:
		return 1
	case w == LinearWeight:
		return 1 - apart
	case w == QuadraticWeight:
		return 1 - apart*apart
	}
	return 0
}

// An Agreement is how far raters agree beyond chance: 1 is full agreement, 0
// what chance would give, below 0 less than that.
type Agreement struct {
	Subjects int     `json:"subjects"` // people, sessions or whatever was rated
	Observed float64 `json:"observed"` // share of (weighted) agreement
	Expected float64 `json:"expected"` // the same by chance
	Kappa    Figure  `json:"kappa"`
}

// CohenKappa compares two raters who put the same subjects into categories. table
// is square: how many subjects the first rater put into the row's category and
// the second into the column's, ordered where weighted.
//
//	kappa = (po - pe) / (1 - pe)
//
// with the large-sample standard error for kappa other than 0, and a normal
// interval that ends at 1. level 0 means 0.95.
//
// It returns [ErrRating] for fewer than two categories, a [*RowError] with it for a row
// of another length or with a count below 0, [ErrNoPeople] if nobody was rated, [ErrNoSpread] if both
// raters used one and the same category (chance agreement is 1), [ErrUnknownWeight] or [ErrLevel].
//
// Source: Cohen (1960), Educ Psychol Meas 20:37-46; Fleiss, Cohen & Everitt
// (1969), Psychol Bull 72:323-327; R's vcd (Kappa).
func CohenKappa(table [][]int, weight KappaWeight, level float64) (Agreement, error) {
	a, err := cohenKappa(table, weight, level)
	if err != nil {
		return Agreement{}, refuse("kappa", err)
	}
	return a, nil
}

func cohenKappa(table [][]int, weight KappaWeight, level float64) (Agreement, error) {
	if _, err := weight.MarshalText(); err != nil {
		return Agreement{}, err
	}
	z, err := normalQuantile(level)
	if err != nil {
		return Agreement{}, err
	}
	c, total := len(table), 0
	rows, columns := make([]float64, c), make([]float64, c)
	if c < 2 {
		return Agreement{}, fmt.Errorf("%w: the table has %d categories, and needs two", ErrRating, c)
	}
	for i, row := range table {
		if len(row) != c {
			return Agreement{}, badRow(i, "it has %d columns, and the table %d rows", len(row), c)
		}
		for j, n := range row {
			switch {
			case n < 0:
				return Agreement{}, badRow(i, "a count is below 0")
			case n > maxCount:
				return Agreement{}, ErrOverflow
			}
			total += n
			rows[i], columns[j] = rows[i]+float64(n), columns[j]+float64(n)
		}
	}
	if total == 0 {
		return Agreement{}, ErrNoPeople
	}
	n := float64(total)
	a := Agreement{Subjects: total}
	for i := range c {
		rows[i], columns[i] = rows[i]/n, columns[i]/n
	}
	// Mean weight of each rater's category with whatever the other says.
	rowMean, columnMean := make([]float64, c), make([]float64, c)
	for i := range c {
		for j := range c {
			w := weight.at(i, j, c)
			a.Observed += w * float64(table[i][j]) / n
			a.Expected += w * rows[i] * columns[j]
			rowMean[i] += w * columns[j]
			columnMean[j] += w * rows[i]
		}
	}
	left := 1 - a.Expected
	if left <= flatShare {
		return Agreement{}, ErrNoSpread
	}
	kappa := (a.Observed - a.Expected) / left
	var spread float64
	for i := range c {
		for j := range c {
			off := weight.at(i, j, c) - (rowMean[i]+columnMean[j])*(1-kappa)
			spread += float64(table[i][j]) / n * off * off
		}
	}
	off := kappa - a.Expected*(1-kappa)
	se := math.Sqrt(math.Max(0, spread-off*off)/n) / left
	a.Kappa = around(kappa, se, z).within(-1, 1)
	return a, nil
}

// FleissKappa compares any number of raters, not necessarily the same for every
// subject. counts holds a row for each subject: how many raters put it into each
// category. Every subject has the same number of ratings, at least two.
//
// The observed share is the mean over subjects of the pairs of raters that
// agree, the expected one Σ p² over the shares of the categories. The standard
// error is the large-sample one for subjects drawn from many, which holds
// whatever kappa is, with a normal interval. It is 0 where all raters agree on
// every subject. level 0 means 0.95.
//
// It returns a [*RowError] with [ErrRating], [ErrTooFew] for fewer than two subjects or raters,
// [ErrNoSpread] if only one category was used, or [ErrLevel].
//
// Source: Fleiss (1971), Psychol Bull 76:378-382; Gwet (2008), Br J Math Stat
// Psychol 61:29-48 (variance); R's irrCAC (fleiss.kappa.dist) without its t quantile.
func FleissKappa(counts [][]int, level float64) (Agreement, error) {
	a, err := fleissKappa(counts, level)
	if err != nil {
		return Agreement{}, refuse("fleiss kappa", err)
	}
	return a, nil
}

// badRow says what is wrong with a row of ratings.
func badRow(row int, format string, args ...any) error {
	return &RowError{Row: row, Err: fmt.Errorf("%w: %s", ErrRating, fmt.Sprintf(format, args...))}
}

func fleissKappa(counts [][]int, level float64) (Agreement, error) {
	z, err := normalQuantile(level)
	if err != nil {
		return Agreement{}, err
	}
	if len(counts) < 2 {
		return Agreement{}, ErrTooFew
	}
	c, raters := len(counts[0]), 0
	for _, n := range counts[0] {
		if n > maxCount {
			return Agreement{}, ErrOverflow
		}
		raters += n
	}
	share := make([]float64, c)
	for i, row := range counts {
		sum := 0
		if len(row) != c {
			return Agreement{}, badRow(i, "it has %d categories, and row 0 has %d", len(row), c)
		}
		for k, n := range row {
			switch {
			case n < 0:
				return Agreement{}, badRow(i, "a count is below 0")
			case n > maxCount:
				return Agreement{}, ErrOverflow
			}
			sum += n
			share[k] += float64(n)
		}
		if sum != raters {
			return Agreement{}, badRow(i, "it has %d ratings, and row 0 has %d", sum, raters)
		}
	}
	if raters < 2 {
		return Agreement{}, ErrTooFew
	}
	n, r := float64(len(counts)), float64(raters)
	a := Agreement{Subjects: len(counts)}
	for k := range share {
		share[k] /= n * r
		a.Expected += share[k] * share[k]
	}
	left := 1 - a.Expected
	if left <= flatShare {
		return Agreement{}, ErrNoSpread
	}
	agree, chance := make([]float64, len(counts)), make([]float64, len(counts))
	for i, row := range counts {
		for k, m := range row {
			agree[i] += float64(m) * float64(m-1) / (r * (r - 1))
			chance[i] += share[k] * float64(m) / r
		}
		a.Observed += agree[i] / n
	}
	kappa := (a.Observed - a.Expected) / left
	var spread float64
	for i := range counts {
		off := (agree[i]-a.Expected)/left - 2*(1-kappa)*(chance[i]-a.Expected)/left - kappa
		spread += off * off
	}
	a.Kappa = around(kappa, math.Sqrt(spread/(n*(n-1))), z).within(-1, 1)
	return a, nil
}
