package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// An Intraclass is the intraclass correlation of ratings: the share of their
// variance that is between subjects. Single is for one rater, Average for the
// mean of the raters.
type Intraclass struct {
	Subjects int `json:"subjects"` // rows: people, sessions or whatever was rated
	Raters   int `json:"raters"`   // columns
	// OneWay, ICC(1,1) and ICC(1,k): every subject has raters of its own.
	// TwoWayRandom, ICC(2,1) and ICC(2,k): the same raters rate all, drawn from
	// many; differences between raters count as disagreement. TwoWayFixed,
	// ICC(3,1) and ICC(3,k): these raters only; such differences do not count.
	OneWay       IntraclassForm `json:"one_way"`
	TwoWayRandom IntraclassForm `json:"two_way_random"`
	TwoWayFixed  IntraclassForm `json:"two_way_fixed"`
}

// An IntraclassForm is one of Shrout and Fleiss's models.
type IntraclassForm struct {
	// Neither figure has a standard error. A part has no value where all error
	// variance is 0, and the limits of TwoWayRandom none where their degrees of freedom
	// cannot be worked out.
	Single  Figure `json:"single"`  // of one rater, at most 1
	Average Figure `json:"average"` // of the mean of the raters
	Test    FTest  `json:"test"`    // that it is 0; the zero FTest where error variance is 0
}

// ICC returns the intraclass correlations of ratings, a row of the same raters'
// values for each subject, with F intervals. With BMS, JMS, EMS and WMS the mean
// squares between subjects, between raters, of error and within subjects, for n
// subjects and k raters:
//
//	ICC(1,1) = (BMS - WMS) / (BMS + (k-1) WMS)
//	ICC(2,1) = (BMS - EMS) / (BMS + (k-1) EMS + k (JMS - EMS) / n)
//	ICC(3,1) = (BMS - EMS) / (BMS + (k-1) EMS)
//
// and ICC(·,k) for the mean of the k raters. level 0 means 0.95. Values below 0
// mean that raters of one subject differ more than subjects do; an average may
// then be far below 0, and has no value where the subjects' means are all the same.
//
// It returns [ErrTooFew] for fewer than two subjects or raters, [ErrNoSpread] if all
// ratings are the same, [ErrLevel], or a [*RowError] with [ErrRating] for a row of
// another length than the first, or [ErrValue].
//
// Source: Shrout & Fleiss (1979), Psychol Bull 86:420-428; McGraw & Wong (1996),
// Psychol Methods 1:30-46; R's psych (ICC, lmer = FALSE).
func ICC(ratings [][]float64, level float64) (Intraclass, error) {
	c, err := icc(ratings, level)
	if err != nil {
		return Intraclass{}, refuse("intraclass correlation", err)
	}
	return c, nil
}

// meanSquares of a two-way table without replication.
type meanSquares struct{ n, k, between, raters, errors, within float64 }

func icc(ratings [][]float64, level float64) (Intraclass, error) {
	level, err := levelOf(level)
	if err != nil {
		return Intraclass{}, err
	}
	ms, err := squaresOf(ratings)
	if err != nil {
		return Intraclass{}, err
	}
	if ms.between == 0 && ms.within == 0 {
		return Intraclass{}, ErrNoSpread
	}
	tail := (1 - level) / 2
	c := Intraclass{Subjects: len(ratings), Raters: len(ratings[0])}
	c.OneWay = ms.ratioForm(ms.within, ms.n*(ms.k-1), tail)
	c.TwoWayFixed = ms.ratioForm(ms.errors, (ms.n-1)*(ms.k-1), tail)
	c.TwoWayRandom = ms.randomForm(tail)
	return c, withinDoubles(c.OneWay.Test.F, c.TwoWayFixed.Test.F, c.OneWay.Test.P, c.TwoWayFixed.Test.P)
}

func squaresOf(ratings [][]float64) (meanSquares, error) {
	if len(ratings) < 2 || len(ratings[0]) < 2 {
		return meanSquares{}, ErrTooFew
	}
	n, k := len(ratings), len(ratings[0])
	var all []float64
	for i, row := range ratings {
		if len(row) != k {
			return meanSquares{}, badRow(i, "it has %d ratings, and row 0 has %d", len(row), k)
		}
		if checkColumn(row) != nil {
			return meanSquares{}, &RowError{Row: i, Err: ErrValue}
		}
		all = append(all, row...)
	}
	grand := meanOf(all)
	ms := meanSquares{n: float64(n), k: float64(k)}
	columns := make([]float64, k)
	rows := make([]float64, n)
	for i, row := range ratings {
		rows[i] = meanOf(row)
		for j, v := range row {
			columns[j] += v / ms.n
		}
	}
	for i, row := range ratings {
		ms.between += ms.k * (rows[i] - grand) * (rows[i] - grand) / (ms.n - 1)
		for j, v := range row {
			off := v - rows[i] - columns[j] + grand
			ms.errors += off * off / ((ms.n - 1) * (ms.k - 1))
			ms.within += (v - rows[i]) * (v - rows[i]) / (ms.n * (ms.k - 1))
		}
	}
	for _, c := range columns {
		ms.raters += ms.n * (c - grand) * (c - grand) / (ms.k - 1)
	}
	// What is left of a sum of squares after rounding counts as none.
	if ms.errors <= flatShare*flatShare*grand*grand {
		ms.errors = 0
	}
	if ms.within <= flatShare*flatShare*grand*grand {
		ms.within = 0
	}
	return ms, withinDoubles(ms.between, ms.raters, ms.errors, ms.within)
}

func fQuantile(p, d1, d2 float64) float64 { return distuv.F{D1: d1, D2: d2}.Quantile(p) }

// ratioForm is ICC(1) or ICC(3): a function of one F ratio.
func (ms meanSquares) ratioForm(noise, df, tail float64) IntraclassForm {
	if noise == 0 {
		return IntraclassForm{}
	}
	f := ms.between / noise
	low := f / fQuantile(1-tail, ms.n-1, df)
	high := f * fQuantile(1-tail, df, ms.n-1)
	single := func(f float64) Estimate { return Known((f - 1) / (f + ms.k - 1)) }
	average := func(f float64) Estimate { return Known(1 - 1/f) }
	return IntraclassForm{
		Single:  Figure{Value: single(f), Low: single(low), High: single(high)},
		Average: Figure{Value: average(f), Low: average(low), High: average(high)},
		Test:    fTest(f, ms.n-1, df),
	}
}

// randomForm is ICC(2), whose interval takes Satterthwaite's degrees of freedom.
func (ms meanSquares) randomForm(tail float64) IntraclassForm {
	n, k := ms.n, ms.k
	if ms.errors == 0 {
		return IntraclassForm{}
	}
	single := (ms.between - ms.errors) / (ms.between + (k-1)*ms.errors + k*(ms.raters-ms.errors)/n)
	form := IntraclassForm{Test: fTest(ms.between/ms.errors, n-1, (n-1)*(k-1))}
	form.Single.Value = Known(single)
	form.Average.Value = Known((ms.between - ms.errors) / (ms.between + (ms.raters-ms.errors)/n))
	fj := ms.raters / ms.errors
	top := k*single*fj + n*(1+(k-1)*single) - k*single
	v := (k - 1) * (n - 1) * top * top /
		((n-1)*k*k*single*single*fj*fj + (n*(1+(k-1)*single)-k*single)*(n*(1+(k-1)*single)-k*single))
	if !(v > 0) || math.IsInf(v, 0) {
		return form
	}
	up, down := fQuantile(1-tail, n-1, v), fQuantile(1-tail, v, n-1)
	low := n * (ms.between - up*ms.errors) / (up*(k*ms.raters+(k*n-k-n)*ms.errors) + n*ms.between)
	high := n * (down*ms.between - ms.errors) / (k*ms.raters + (k*n-k-n)*ms.errors + n*down*ms.between)
	form.Single.Low, form.Single.High = Known(low), Known(high)
	form.Average.Low = Known(low * k / (1 + low*(k-1)))
	form.Average.High = Known(high * k / (1 + high*(k-1)))
	return form
}
