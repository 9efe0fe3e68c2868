package stats

import "math"

// SeriesPoints is how many points a series needs on each side of the change.
//
// Source: Penfold & Zhang (2013), Acad Pediatr 13:S38-S44 (at least eight).
const SeriesPoints = 8

// SeriesOptions adjusts [InterruptedSeries]. The zero value has no season and
// chooses the lag.
type SeriesOptions struct {
	// Season is the number of points in a year, such as 12 for months: one sine and
	// one cosine of that period are added. 0 is none; otherwise at least 3.
	Season int
	// Lag is over how many points errors may be correlated; 0 means the whole part of
	// 4 (n/100)^(2/9).
	//
	// Source: Newey & West (1994), Rev Econ Stud 61:631-653.
	Lag   int
	Level float64 // of the intervals; 0 means 0.95
}

// A Series is a segmented regression of a series on either side of a change.
type Series struct {
	Start  SeriesTerm `json:"start"`  // b0: the level one step before the first point
	Trend  SeriesTerm `json:"trend"`  // b1: change a point before
	Level  SeriesTerm `json:"level"`  // b2: jump at the change
	Change SeriesTerm `json:"change"` // b3: how much the trend differs after
	// DurbinWatson is about 2 without correlation of neighbours, and nearer to 0
	// where they are alike.
	DurbinWatson float64 `json:"durbin_watson"`
	Lag          int     `json:"lag"` // used for the standard errors
	DF           int     `json:"df"`
}

// A SeriesTerm is a coefficient with Newey and West's standard error and t test.
type SeriesTerm struct {
	Figure
	T float64 `json:"t"`
	P float64 `json:"p"`
}

// InterruptedSeries fits, to values at equally spaced times t = 1, 2, ...,
//
//	y = b0 + b1 t + b2 after + b3 (t - t0) after
//
// by least squares; change is the index, from 0, of the first value after the
// change, whose time is t0. Standard errors allow for correlation over the lag
// (Bartlett's weights, no prewhitening); intervals are Student's with n less the
// number of terms. What else happened at the time of the change is not told apart.
//
// It returns [ErrTooFew] unless there are [SeriesPoints] values on each side,
// [ErrChart] for a season below 3 or a lag below 0 or not below n, [ErrLevel],
// [ErrDependent], [ErrNoSpread] if the line fits exactly, or a [*RowError] with [ErrValue].
//
// Source: Wagner et al. (2002), J Clin Pharm Ther 27:299-309; Newey & West
// (1987), Econometrica 55:703-708; R's sandwich (NeweyWest, prewhite = FALSE).
func InterruptedSeries(values []float64, change int, options SeriesOptions) (Series, error) {
	s, err := interruptedSeries(values, change, options)
	if err != nil {
		return Series{}, refuse("interrupted series", err)
	}
	return s, nil
}

func interruptedSeries(values []float64, change int, o SeriesOptions) (Series, error) {
	level, err := levelOf(o.Level)
	if err != nil {
		return Series{}, err
	}
	if err := checkColumn(values); err != nil {
		return Series{}, err
	}
	n := len(values)
	switch {
	case change < SeriesPoints || n-change < SeriesPoints:
		return Series{}, ErrTooFew
	case o.Lag < 0 || o.Lag >= n || o.Season != 0 && o.Season < 3:
		return Series{}, ErrChart
	}
	s := Series{Lag: o.Lag}
	if s.Lag == 0 {
		s.Lag = int(4 * math.Pow(float64(n)/100, 2./9))
	}
	x, p := seriesColumns(n, change, o.Season)
	fit, err := leastSquares(x, values, p)
	if err != nil {
		return Series{}, err
	}
	var size float64
	for _, v := range values {
		size += v * v
	}
	if err := withinDoubles(append([]float64{size, fit.squares}, fit.beta...)...); err != nil {
		return Series{}, err
	}
	if fit.squares <= flatShare*size {
		return Series{}, ErrNoSpread
	}
	for i := 1; i < n; i++ {
		d := fit.residuals[i] - fit.residuals[i-1]
		s.DurbinWatson += d * d / fit.squares
	}
	s.DF = n - p
	variance := neweyWest(x, fit, p, s.Lag)
	q := studentQuantile(level, float64(s.DF))
	for j, term := range []*SeriesTerm{&s.Start, &s.Trend, &s.Level, &s.Change} {
		se := math.Sqrt(variance[j*p+j])
		if se == 0 {
			return Series{}, ErrNoSpread
		}
		term.Figure, term.T = around(fit.beta[j], se, q), fit.beta[j]/se
		term.P = studentP(term.T, float64(s.DF))
	}
	return s, nil
}

func seriesColumns(n, change, season int) (x []float64, p int) {
	p = 4
	if season > 0 {
		p = 6
	}
	for i := range n {
		row := []float64{1, float64(i + 1), 0, 0}
		if i >= change {
			row[2], row[3] = 1, float64(i-change)
		}
		if season > 0 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i+1) / float64(season))
			row = append(row, sin, cos)
		}
		x = append(x, row...)
	}
	return x, p
}

// neweyWest returns the variance of the coefficients, row-major.
func neweyWest(x []float64, fit lineFit, p, lag int) []float64 {
	n := len(fit.residuals)
	// Influence of every point: (X'X)⁻¹ x e.
	influence := make([]float64, n*p)
	for i, e := range fit.residuals {
		for j := range p {
			influence[i*p+j] = e * dot(fit.inverse[j*p:(j+1)*p], x[i*p:(i+1)*p])
		}
	}
	// The weights 1 - l/(lag + 1) count the stretches of lag + 1 points that hold both
	// of two points l apart, so that the sum over all pairs is one over all stretches.
	before := make([]float64, (n+1)*p) // sums of the influence of the points before each
	for i, v := range influence {
		before[i+p] = before[i] + v
	}
	out := make([]float64, p*p)
	stretch := make([]float64, p)
	for end := 1; end <= n+lag; end++ {
		first, last := max(0, end-lag-1), min(n, end)
		for j := range p {
			stretch[j] = before[last*p+j] - before[first*p+j]
		}
		for j := range p {
			for k := range p {
				out[j*p+k] += stretch[j] * stretch[k] / float64(lag+1)
			}
		}
	}
	return out
}
