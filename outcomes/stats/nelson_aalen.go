package stats

import "math"

// A HazardStep is the cumulative hazard at one of its times, which are those at
// which somebody had the event or was censored.
type HazardStep struct {
	Time   float64 `json:"time"`
	AtRisk int     `json:"at_risk"`
	Events int     `json:"events"`
	// Hazard is how many events a person would have had by Time if the event
	// could come again, with standard error and an interval that is symmetric in
	// the logarithm. It has no interval while it is 0.
	Hazard Figure `json:"hazard"`
}

// NelsonAalen estimates the cumulative hazard of one group:
//
//	H(t) = Σ d / n,   variance = Σ d / n²
//
// over the event times up to t, with d events among n at risk; delayed entry as
// in [KaplanMeier]. Ties count as if they came together. level 0 means 0.95.
//
// It returns [ErrNoObservations] or [ErrLevel], or a [*RowError] with [ErrTime] or [ErrEntry].
//
// Source: Nelson (1972); Aalen (1978), Ann Stat 6:701-726; R's survival (survfit, cumhaz and std.chaz).
func NelsonAalen(obs []Observation, level float64) ([]HazardStep, error) {
	z, err := normalQuantile(level)
	if err != nil {
		return nil, refuse("nelson-aalen", err)
	}
	s, err := survey(obs)
	if err != nil {
		return nil, refuse("nelson-aalen", err)
	}
	var (
		out              []HazardStep
		hazard, variance float64
	)
	err = sweep(obs, s, design{groups: 1, strataCount: 1}, func(m moment) {
		n, d := float64(m.atRisk[0]), float64(m.events[0])
		if d > 0 {
			hazard += d / n
			variance += d / (n * n)
		}
		step := HazardStep{Time: m.time, AtRisk: m.atRisk[0], Events: m.events[0]}
		se := math.Sqrt(variance)
		step.Hazard = Figure{Value: Known(hazard), StdErr: Known(se)}
		if hazard > 0 {
			step.Hazard.Low, step.Hazard.High = Known(hazard*math.Exp(-z*se/hazard)), Known(hazard*math.Exp(z*se/hazard))
		}
		out = append(out, step)
	})
	if err != nil {
		return nil, refuse("nelson-aalen", err)
	}
	return out, nil
}
