package outcomestest

// TwoMeans are two groups with normal values of one true standard deviation. The zero
// TwoMeans has nobody and is refused.
type TwoMeans struct {
	TreatedN, ControlN       int
	TreatedMean, ControlMean float64
	SD                       float64
}

// Difference returns the true difference of the means, treated less control.
func (m TwoMeans) Difference() float64 { return m.TreatedMean - m.ControlMean }

// Standardised returns the true difference over the standard deviation.
func (m TwoMeans) Standardised() float64 { return m.Difference() / m.SD }

// Draw returns the values of both groups. It returns [ErrTruth] if a group has fewer
// than two people or more than a million, a mean is not finite, or the standard
// deviation is not above 0 and finite.
func (m TwoMeans) Draw(seed uint64) (treated, control []float64, err error) {
	if !some(m.TreatedN, 2) || !some(m.ControlN, 2) || !finite(m.TreatedMean) || !finite(m.ControlMean) || !(m.SD > 0) || !finite(m.SD) {
		return nil, nil, refuse("each group has from 2 to %d people and a finite mean, and the standard deviation is above 0", most)
	}
	r := draws(seed)
	values := func(n int, mean float64) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = mean + m.SD*r.NormFloat64()
		}
		return out
	}
	return values(m.TreatedN, m.TreatedMean), values(m.ControlN, m.ControlMean), nil
}
