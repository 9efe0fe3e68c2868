package evaluation

import (
	"fmt"
	"slices"
)

// An Agreement is how often two raters gave the same value: Same of Pairs. Shares
// need a person to look at them: chance alone gives some agreement, which kappa allows for.
type Agreement struct {
	Same  int `json:"same"`
	Pairs int `json:"pairs"`
}

// Percent returns the agreement in percent; ok is false if no two raters rated the same.
func (a Agreement) Percent() (percent float64, ok bool) {
	if a.Pairs == 0 {
		return 0, false
	}
	return 100 * float64(a.Same) / float64(a.Pairs), true
}

// Agreement returns how often any two raters of one subject gave an item the same
// value, over all subjects; item "" means over all items as well. It returns
// [ErrRatings] for an item that the scale lacks.
func (t Ratings) Agreement(item string) (Agreement, error) {
	if err := t.knows(item); err != nil && item != "" {
		return Agreement{}, err
	}
	var out Agreement
	for _, rows := range t.subjects() {
		for i, a := range rows {
			for _, b := range rows[i+1:] {
				for id, v := range a.Values {
					w, both := b.Values[id]
					if !both || item != "" && id != item {
						continue
					}
					out.Pairs++
					if v == w {
						out.Same++
					}
				}
			}
		}
	}
	return out, nil
}

func (t Ratings) knows(item string) error {
	if _, ok := t.scale.index[item]; !ok {
		return fmt.Errorf("%w: want an item of the scale", ErrRatings)
	}
	return nil
}

// Counts returns, for one item, how many raters gave each subject each value: a row
// for each subject of [Ratings.Subjects], a column for each anchor from the lowest
// to the highest. It is the table of Fleiss' kappa, which wants the same number of
// ratings in each row: a subject without any is left out, and it returns
// [ErrUneven] if the others differ or there are none, and [ErrRatings] for an unknown item.
func (t Ratings) Counts(item string) ([][]int, error) {
	if err := t.knows(item); err != nil {
		return nil, err
	}
	low, width, n := t.scale.layout.Low, t.scale.layout.High-t.scale.layout.Low+1, 0
	var counts [][]int
	for _, rows := range t.subjects() {
		row, rated := make([]int, width), 0
		for _, r := range rows {
			if v, ok := r.Values[item]; ok {
				row[v-low]++
				rated++
			}
		}
		if rated == 0 {
			continue
		}
		if n != 0 && rated != n {
			return nil, fmt.Errorf("%w: want the same number of raters of the item for each subject", ErrUneven)
		}
		n = rated
		counts = append(counts, row)
	}
	if n < 2 {
		return nil, fmt.Errorf("%w: want at least two raters of the item", ErrUneven)
	}
	return counts, nil
}

// Pairs returns, for one item, what two raters gave the subjects that both rated: one
// list each, of the same length, values counted from 0 for the lowest anchor, in the
// order of the subjects. It is what Cohen's kappa, plain or weighted, is calculated from. It returns
// [ErrUneven] if they rated no subject both or are one rater, and [ErrRatings] for an unknown item.
func (t Ratings) Pairs(item string, a, b RaterID) (first, second []int, err error) {
	if err := t.knows(item); err != nil {
		return nil, nil, err
	}
	low := t.scale.layout.Low
	for _, rows := range t.subjects() {
		v, one := valueOf(rows, a, item)
		w, two := valueOf(rows, b, item)
		if one && two {
			first, second = append(first, v-low), append(second, w-low)
		}
	}
	if len(first) == 0 || a == b {
		return nil, nil, fmt.Errorf("%w: want two raters and a subject that both rated", ErrUneven)
	}
	return first, second, nil
}

// Table returns the square table of [Ratings.Pairs]: how often the first rater gave the
// value of the row and the second that of the column. It returns the errors of Pairs.
func (t Ratings) Table(item string, a, b RaterID) ([][]int, error) {
	first, second, err := t.Pairs(item, a, b)
	if err != nil {
		return nil, err
	}
	table := make([][]int, t.scale.layout.High-t.scale.layout.Low+1)
	for i := range table {
		table[i] = make([]int, len(table))
	}
	for i := range first {
		table[first[i]][second[i]]++
	}
	return table, nil
}

func valueOf(rows []Rating, r RaterID, item string) (int, bool) {
	i := slices.IndexFunc(rows, func(row Rating) bool { return row.Rater == r })
	if i < 0 {
		return 0, false
	}
	v, ok := rows[i].Values[item]
	return v, ok
}

// Scores returns the overall scores: a row for each subject, a column for each of the
// given raters. It is the table of the intraclass correlation, which wants no
// holes: a subject that one of them did not score is left out. It returns
// [ErrUneven] for fewer than two raters, one named twice, or fewer than two subjects left.
func (t Ratings) Scores(raters ...RaterID) ([][]float64, error) {
	sorted := slices.Clone(raters)
	slices.Sort(sorted)
	if len(raters) < 2 || len(slices.Compact(sorted)) < len(raters) {
		return nil, fmt.Errorf("%w: want two raters or more, each once", ErrUneven)
	}
	var table [][]float64
	for _, s := range t.Subjects() {
		var row []float64
		for _, r := range raters {
			if score, err := t.Score(s, r); err == nil && score.Known {
				row = append(row, score.Overall)
			}
		}
		if len(row) == len(raters) {
			table = append(table, row)
		}
	}
	if len(table) < 2 {
		return nil, fmt.Errorf("%w: want two subjects or more that each of the raters scored", ErrUneven)
	}
	return table, nil
}

// An InformantGap is how far two kinds of raters see a subject apart, in points: the
// mean overall score of the first less that of the second.
type InformantGap struct {
	First  RaterKind `json:"first"`
	Second RaterKind `json:"second"`
	Points float64   `json:"points"`
}

// InformantGaps returns the gaps between every two kinds of raters who scored a
// subject, in the order of [RaterKinds]. Kinds are kept apart and never put into one score.
func (t Ratings) InformantGaps(s SubjectID) []InformantGap {
	sum, n := map[RaterKind]float64{}, map[RaterKind]int{}
	for _, r := range t.rows {
		if r.Subject != s {
			continue
		}
		if score, err := t.scale.Score(r.Values); err == nil && score.Known {
			sum[r.Kind] += score.Overall
			n[r.Kind]++
		}
	}
	var gaps []InformantGap
	for i, a := range raterKinds {
		for _, b := range raterKinds[i+1:] {
			if n[a] > 0 && n[b] > 0 {
				gaps = append(gaps, InformantGap{a, b, sum[a]/float64(n[a]) - sum[b]/float64(n[b])})
			}
		}
	}
	return gaps
}
