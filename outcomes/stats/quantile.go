package stats

// A Quantile is the time by which a given share of people had the event, with
// its interval. A part that the curve does not reach has no value.
type Quantile struct {
	Time, Low, High Estimate
}

// Median returns the time by which half of the people had the event. It is
// the Quantile of 0.5.
func (c Curve) Median() Quantile { return c.quantile(0.5) }

// Quantile returns the time by which the share p of people had the event: the
// first time at which the curve is at or below 1 - p. Where the curve is
// exactly 1 - p (within 1.4901e-8) from one event to the next, it is the
// midpoint of the two times; a curve that ends at that height gives the first
// time, as no next event was seen. Low and High read the curve's lower and
// upper limit in the same way (Brookmeyer & Crowley).
//
// It returns [ErrProbability] unless p is above 0 and below 1.
//
// Source: R's survival, quantile and the median of survfit's summary table;
// Brookmeyer & Crowley (1982), Biometrics 38:29-41.
func (c Curve) Quantile(p float64) (Quantile, error) {
	if !(p > 0 && p < 1) {
		return Quantile{}, refuse("quantile", ErrProbability)
	}
	return c.quantile(1 - p), nil
}

func (c Curve) quantile(height float64) Quantile {
	return Quantile{
		Time: c.crossing(height, func(s *Step) (float64, bool) { return s.Survival, true }),
		Low:  c.crossing(height, func(s *Step) (float64, bool) { return s.Low.Value() }),
		High: c.crossing(height, func(s *Step) (float64, bool) { return s.High.Value() }),
	}
}

// crossing returns when the line read from the steps reaches height.
func (c Curve) crossing(height float64, line func(*Step) (float64, bool)) Estimate {
	for i := range c.steps {
		y, ok := line(&c.steps[i])
		if !ok || y >= height+tolerance {
			continue
		}
		first := c.steps[i].Time
		if y <= height-tolerance {
			return Known(first)
		}
		for j := i + 1; j < len(c.steps); j++ {
			if below, ok := line(&c.steps[j]); ok && below < y {
				return Known((first + c.steps[j].Time) / 2)
			}
		}
		return Known(first)
	}
	return Estimate{}
}
