package stats

import "math"

// An Imputation is what several imputed data sets say together.
type Imputation struct {
	M       int      `json:"m"`       // number of data sets
	Effect  Figure   `json:"effect"`  // mean estimate with its total standard error and t interval
	Within  float64  `json:"within"`  // mean sampling variance, U
	Between float64  `json:"between"` // variance between data sets, B
	Total   float64  `json:"total"`   // U + (1 + 1/m) B
	R       float64  `json:"r"`       // relative increase of variance, (1 + 1/m) B / U
	DF      Estimate `json:"df"`      // no value where it is infinite: the interval is then the normal one
	P       float64  `json:"p"`       // two-sided, that the effect is 0
}

// Impute combines the estimates and sampling variances of one quantity from
// data sets with missing values filled in, by Rubin's rules:
//
//	T = U + (1 + 1/m) B,   r = (1 + 1/m) B / U,   df = (m - 1)(1 + 1/r)²
//
// With U the mean sampling variance and B the variance of the m estimates. complete is
// the degrees of freedom that complete data would have; 0 means large samples. Above
// 0 df is Barnard and Rubin's, which is never above complete:
//
//	1 / (1/df + 1/obs),   obs = (complete + 1) / (complete + 3) complete U / T
//
// The zero [Effect] is refused. level 0 means 0.95.
//
// It returns [ErrTooFew] for fewer than two data sets, [ErrLevel],
// [ErrValue] if complete is negative, infinite or not a number, or a [*RowError]
// with [ErrValue] or [ErrVariance].
//
// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Barnard
// & Rubin (1999), Biometrika 86:948-955; R's mice (pool).
func Impute(estimates []Effect, complete, level float64) (Imputation, error) {
	i, err := impute(estimates, complete, level)
	if err != nil {
		return Imputation{}, refuse("imputation", err)
	}
	return i, nil
}

func impute(estimates []Effect, complete, level float64) (Imputation, error) {
	level, err := levelOf(level)
	if err != nil {
		return Imputation{}, err
	}
	if !(complete >= 0) || math.IsInf(complete, 1) {
		return Imputation{}, wanting(ErrValue, "degrees of freedom of complete data of 0 or more")
	}
	values := make([]float64, len(estimates))
	for i, e := range estimates {
		if err := e.check(); err != nil {
			return Imputation{}, &RowError{Row: i, Err: err}
		}
		values[i] = e.Value
	}
	if len(values) < 2 {
		return Imputation{}, ErrTooFew
	}
	m := float64(len(values))
	out := Imputation{M: len(values)}
	for _, e := range estimates {
		out.Within += e.Variance / m
	}
	mean := meanOf(values)
	for _, v := range values {
		out.Between += (v - mean) * (v - mean) / (m - 1)
	}
	extra := (1 + 1/m) * out.Between
	out.Total, out.R = out.Within+extra, extra/out.Within
	se := math.Sqrt(out.Total)
	if err := withinDoubles(mean, out.Total, out.R); err != nil || se == 0 {
		return Imputation{}, ErrOverflow
	}
	df := math.Inf(1)
	if out.R > 0 {
		df = (m - 1) * (1 + 1/out.R) * (1 + 1/out.R)
	}
	if complete > 0 {
		observed := (complete + 1) / (complete + 3) * complete * (1 - extra/out.Total)
		df = 1 / (1/df + 1/observed)
	}
	if math.IsInf(df, 1) {
		out.Effect, out.P = around(mean, se, quantile(level)), normalP(mean/se)
		return out, nil
	}
	if !(df > 0) { // complete data of hardly any degrees of freedom, or all variance between data sets
		return Imputation{}, ErrOverflow
	}
	q := studentQuantile(level, df)
	if err := withinDoubles(q); err != nil {
		return Imputation{}, err
	}
	out.DF, out.Effect, out.P = Known(df), around(mean, se, q), studentP(mean/se, df)
	return out, nil
}
