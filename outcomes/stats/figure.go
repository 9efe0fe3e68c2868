package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Figure is a number estimated from data, its standard error and the limits
// of its interval. A part that the data do not determine has no value: a limit
// without one is unbounded or unknown, as the function that returns it says.
// The zero Figure determines nothing.
type Figure struct {
	Value  Estimate `json:"estimate"`
	StdErr Estimate `json:"std_err"` // of the scale named by the function: for ratios, of the logarithm
	Low    Estimate `json:"low"`
	High   Estimate `json:"high"`
}

// around returns value ± q se.
func around(value, se, q float64) Figure {
	return Figure{Value: Known(value), StdErr: Known(se), Low: Known(value - q*se), High: Known(value + q*se)}
}

// ratioAround returns exp(log ± q se); the standard error is that of the logarithm.
func ratioAround(log, se, q float64) Figure {
	return Figure{Value: Known(math.Exp(log)), StdErr: Known(se), Low: Known(math.Exp(log - q*se)), High: Known(math.Exp(log + q*se))}
}

// within keeps the limits inside [low, high].
func (f Figure) within(low, high float64) Figure {
	if v, ok := f.Low.Value(); ok {
		f.Low = Known(math.Max(v, low))
	}
	if v, ok := f.High.Value(); ok {
		f.High = Known(math.Min(v, high))
	}
	return f
}

// levelOf returns the confidence level, 0.95 where it is 0.
func levelOf(level float64) (float64, error) {
	c, err := Confidence{Level: level}.filled()
	return c.Level, err
}

// normalQuantile returns z for a confidence level, 0 meaning 0.95.
func normalQuantile(level float64) (float64, error) {
	level, err := levelOf(level)
	if err != nil {
		return 0, err
	}
	return quantile(level), nil
}

// studentQuantile returns t: a Student number with df degrees of freedom lies
// within ±t with probability level.
func studentQuantile(level, df float64) float64 {
	return -distuv.StudentsT{Sigma: 1, Nu: df}.Quantile((1 - level) / 2)
}

// studentP and normalP are two-sided. Both tails are worked out as they are: one less the
// distribution function is 0 from about 8 on.
func studentP(t, df float64) float64 {
	return 2 * distuv.StudentsT{Sigma: 1, Nu: df}.Survival(math.Abs(t))
}

func normalP(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// withinDoubles returns [ErrOverflow] if a result is infinite or not a number.
func withinDoubles(results ...float64) error {
	if !finite(results...) {
		return ErrOverflow
	}
	return nil
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// checkColumn returns a [*RowError] for the first value that is no finite number.
func checkColumn(values []float64) error {
	for i, v := range values {
		if !finite(v) {
			return &RowError{Row: i, Err: ErrValue}
		}
	}
	return nil
}
