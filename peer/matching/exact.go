package matching

import (
	"math"
	"math/big"
	"math/bits"
)

// A number is an exact integer. Methods return new values and change nothing.
type number[N any] interface {
	add(N) N
	sub(N) N
	less(N) bool
	float(exp int) float64 // the number times 2^exp, give or take 2^11 * 2^exp and three roundings
}

// i64 is an integer of 64 bits.
type i64 int64

func (a i64) add(b i64) i64   { return a + b }
func (a i64) sub(b i64) i64   { return a - b }
func (a i64) less(b i64) bool { return a < b }

func (a i64) float(exp int) float64 { return math.Ldexp(float64(a), exp) }

// i128 is an integer of 128 bits in two's complement.
type i128 struct {
	hi int64
	lo uint64
}

func (a i128) add(b i128) i128 {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	return i128{a.hi + b.hi + int64(carry), lo}
}

func (a i128) sub(b i128) i128 {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	return i128{a.hi - b.hi - int64(borrow), lo}
}

func (a i128) less(b i128) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }

func (a i128) float(exp int) float64 {
	return math.Ldexp(float64(a.hi)*(1<<64)+float64(a.lo), exp)
}

// wide is an integer of any size. The zero wide is 0; the value behind it is
// never changed, so that copies may share it.
type wide struct{ v *big.Int }

var zero = new(big.Int)

func (a wide) big() *big.Int {
	if a.v == nil {
		return zero
	}
	return a.v
}

func (a wide) add(b wide) wide  { return wide{new(big.Int).Add(a.big(), b.big())} }
func (a wide) sub(b wide) wide  { return wide{new(big.Int).Sub(a.big(), b.big())} }
func (a wide) less(b wide) bool { return a.big().Cmp(b.big()) < 0 }

func (a wide) float(exp int) float64 {
	f := new(big.Float).SetPrec(64).SetInt(a.big())
	x, _ := f.SetMantExp(f, exp).Float64()
	return x
}

// A scale turns finite floats into integers: x is units(x) * 2^exp, exactly.
type scale struct {
	exp  int // of the last bit that any of the numbers has
	bits int // that the largest magnitude needs
}

// scaleOf returns the scale on which all of the finite numbers are whole.
func scaleOf(n int, x func(int) float64) scale {
	low, high := math.MaxInt, math.MinInt
	for i := range n {
		m, e := parts(x(i))
		if m == 0 {
			continue
		}
		low = min(low, e+bits.TrailingZeros64(m))
		high = max(high, e+bits.Len64(m))
	}
	if low > high {
		return scale{}
	}
	return scale{exp: low, bits: high - low}
}

// parts returns the mantissa and exponent of |x| = m * 2^e.
func parts(x float64) (m uint64, e int) {
	b := math.Float64bits(x)
	m, e = b&(1<<52-1), int(b>>52&0x7ff)
	if e == 0 {
		return m, -1074
	}
	return m | 1<<52, e - 1075
}

// wholes returns |x| in units as mantissa and shift to the left, the mantissa odd or 0.
func (s scale) wholes(x float64) (m uint64, shift uint) {
	m, e := parts(x)
	if m == 0 {
		return 0, 0
	}
	z := bits.TrailingZeros64(m)
	return m >> z, uint(e + z - s.exp)
}

// small, middle and large return -x in units. The caller sees to it that it fits.
func (s scale) small(x float64) i64 {
	m, shift := s.wholes(x)
	if x < 0 {
		return i64(m << shift)
	}
	return -i64(m << shift)
}

func (s scale) middle(x float64) i128 {
	m, shift := s.wholes(x)
	var n i128
	if shift >= 64 {
		n.hi = int64(m << (shift - 64))
	} else {
		n.hi, n.lo = int64(m>>(64-shift)), m<<shift // m>>64 is 0
	}
	if x < 0 {
		return n
	}
	return i128{}.sub(n)
}

func (s scale) large(x float64) wide {
	m, shift := s.wholes(x)
	n := new(big.Int).Lsh(new(big.Int).SetUint64(m), shift)
	if x > 0 {
		n.Neg(n)
	}
	return wide{n}
}

// wideBit returns 2^n.
func wideBit(n uint) wide { return wide{new(big.Int).Lsh(big.NewInt(1), n)} }
