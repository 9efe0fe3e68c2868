package stats

import "math"

// A lineFit is an ordinary least-squares fit.
type lineFit struct {
	beta      []float64
	inverse   []float64 // of X'X, row-major
	residuals []float64
	squares   float64 // Σ residual²
}

// leastSquares fits y on the p columns of the row-major matrix x. It returns
// [ErrDependent] if a column depends on those before it. Columns are scaled, and
// the solution refined once, so that rounding stays small.
func leastSquares(x, y []float64, p int) (lineFit, error) {
	scale := make([]float64, p)
	for i := range y {
		for j := range p {
			scale[j] = max(scale[j], math.Abs(x[i*p+j]))
		}
	}
	gram := make([]float64, p*p)
	for j := range p {
		if scale[j] == 0 {
			return lineFit{}, ErrDependent
		}
	}
	for i := range y {
		row := x[i*p : (i+1)*p]
		for j := range p {
			for k := range p {
				gram[j*p+k] += row[j] / scale[j] * row[k] / scale[k]
			}
		}
	}
	f := factorise(gram, p, nil)
	if f.rank() < p {
		return lineFit{}, ErrDependent
	}
	fit := lineFit{beta: make([]float64, p), residuals: append([]float64(nil), y...), inverse: make([]float64, p*p)}
	for range 3 {
		right := make([]float64, p)
		for i, r := range fit.residuals {
			for j := range p {
				right[j] += x[i*p+j] / scale[j] * r
			}
		}
		for j, b := range f.solve(right) {
			fit.beta[j] += b / scale[j]
		}
		for i := range y {
			fit.residuals[i] = y[i] - dot(x[i*p:(i+1)*p], fit.beta)
		}
	}
	for _, r := range fit.residuals {
		fit.squares += r * r
	}
	unit := make([]float64, p)
	for j := range p {
		clear(unit)
		unit[j] = 1
		for k, v := range f.solve(unit) {
			fit.inverse[k*p+j] = v / scale[k] / scale[j]
		}
	}
	return fit, nil
}
