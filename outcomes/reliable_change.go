package outcomes

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// ReliableChange tells a change on a scale of an instrument from measurement error by the
// reliable change index ([stats.Scale.Judge]). Which end is the better one and how reliable
// the scale is are taken from the scale, whose figure is returned; sd is the standard
// deviation of the caller's own population in points of the scale, and cutOff, where it
// has a value, the score between the two ranges. Where a change is published from which on
// it is reliable, [instrument.Scale.Judge] goes by that, needs no population, and counts a
// change of just that many points.
//
// It returns [instrument.ErrNoFigure] if no reliability is on record or neither end of the
// scale is the better one, [instrument.ErrScores] for a score that is not on the scale, or
// [stats.ErrReliability] unless sd is above 0.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
func ReliableChange(scale instrument.Scale, sd, before, after float64, cutOff stats.Estimate) (stats.ChangeVerdict, instrument.Figure, error) {
	r, err := scale.Reliability()
	if err != nil {
		return "", instrument.Figure{}, err
	}
	if scale.Direction != instrument.HigherBetter && scale.Direction != instrument.LowerBetter {
		return "", instrument.Figure{}, fmt.Errorf("%w: neither end of scale %s is the better one", instrument.ErrNoFigure, scale.ID)
	}
	for _, v := range []float64{before, after} {
		if !(v >= scale.Low && v <= scale.High) {
			return "", instrument.Figure{}, fmt.Errorf("%w: scale %s runs from %v to %v", instrument.ErrScores, scale.ID, scale.Low, scale.High)
		}
	}
	options := stats.ChangeOptions{Better: stats.Direction(scale.Direction), CutOff: cutOff}
	verdict, err := stats.Scale{SD: sd, Reliability: r.Value}.Judge(before, after, options)
	if err != nil {
		return "", instrument.Figure{}, err
	}
	return verdict, r, nil
}
