package stats

// singularAt is the share of its original size below which a pivot counts as
// zero, so that its row depends on the rows before it.
//
// Source: R's survival, coxph.control (toler.chol), the epsilon to the power 3/4.
const singularAt = 1.8189894035458565e-12

// A factor is the decomposition L D L' of a symmetric matrix that is positive
// semidefinite. Rows that depend on earlier rows are left out.
type factor struct {
	n     int
	lower []float64 // row-major, unit diagonal not stored
	diag  []float64 // 0 where the row is left out
}

// factorise decomposes the n x n row-major matrix a, which is unchanged. Where
// the diagonal is a difference, less holds what was taken off it: a remainder
// much smaller than that is rounding. It may be nil.
func factorise(a []float64, n int, less []float64) factor {
	f := factor{n: n, lower: make([]float64, n*n), diag: make([]float64, n)}
	var size float64
	for i := range n {
		size = max(size, a[i*n+i])
	}
	for j := range n {
		pivot := a[j*n+j]
		for k := range j {
			pivot -= f.lower[j*n+k] * f.lower[j*n+k] * f.diag[k]
		}
		whole := size
		if less != nil {
			whole = max(size, less[j])
		}
		if !(pivot > singularAt*whole) {
			continue
		}
		f.diag[j] = pivot
		for i := j + 1; i < n; i++ {
			v := a[i*n+j]
			for k := range j {
				v -= f.lower[i*n+k] * f.lower[j*n+k] * f.diag[k]
			}
			f.lower[i*n+j] = v / pivot
		}
	}
	return f
}

// rank returns how many rows were kept.
func (f factor) rank() int {
	r := 0
	for _, d := range f.diag {
		if d > 0 {
			r++
		}
	}
	return r
}

// solve returns x with a x = b over the rows kept; the others are 0.
func (f factor) solve(b []float64) []float64 {
	x := make([]float64, f.n)
	for i := range f.n {
		if f.diag[i] == 0 {
			continue
		}
		x[i] = b[i]
		for k := range i {
			x[i] -= f.lower[i*f.n+k] * x[k]
		}
	}
	for i := f.n - 1; i >= 0; i-- {
		if f.diag[i] == 0 {
			continue
		}
		x[i] /= f.diag[i]
		for k := i + 1; k < f.n; k++ {
			if f.diag[k] != 0 {
				x[i] -= f.lower[k*f.n+i] * x[k]
			}
		}
	}
	return x
}

func dot(a, b []float64) float64 {
	var sum float64
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
