package evaluation

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A DriftRule says from which fall a fidelity score asks for a look.
type DriftRule struct {
	Fall   float64       `json:"fall"` // of the share of the highest score, above 0 and at most 1
	Source source.Source `json:"source,omitzero"`
}

// DriftDefault returns a fall of ten hundredths, a design default.
func DriftDefault() DriftRule {
	return DriftRule{0.10, source.DesignDefault("a fall of ten points of a hundred between two checks is looked at")}
}

// A Reading is a fidelity score of a service on a date.
type Reading struct {
	On    peer.Date
	Score Score
}

// A DriftAlert says that a service may be moving away from what it set out to do, as
// of a date, and why. It is about the service: roles, backing, supervision.
type DriftAlert struct {
	On      peer.Date
	Reasons []DriftReason
}

// Alerts returns an alert for each reading that asks for a look, compared with the
// known reading before it. Readings without a known score are passed over. It returns
// [ErrScale] for a rule that is none and [ErrRatings] unless each reading has a date
// after the one before.
func (r DriftRule) Alerts(readings []Reading) ([]DriftAlert, error) {
	if !(r.Fall > 0 && r.Fall <= 1) {
		return nil, fmt.Errorf("%w: want a fall above 0 and at most 1", ErrScale)
	}
	var alerts []DriftAlert
	var before *Reading
	last := peer.Date{}
	for i := range readings {
		now := readings[i]
		if now.On.IsZero() || !last.IsZero() && !last.Before(now.On) {
			return nil, fmt.Errorf("%w: want readings with dates, oldest first", ErrRatings)
		}
		last = now.On
		if !now.Score.Known {
			continue
		}
		var why []DriftReason
		if now.Score.Band == BandLow {
			why = append(why, DriftLowBand)
		}
		if before != nil {
			if height(now.Score.Band) < height(before.Score.Band) {
				why = append(why, DriftBandFell)
			}
			if math.Round((before.Score.Share-now.Score.Share)*1e6) >= math.Round(r.Fall*1e6) {
				why = append(why, DriftFell)
			}
		}
		if len(why) > 0 {
			alerts = append(alerts, DriftAlert{now.On, why})
		}
		before = &now
	}
	return alerts, nil
}

func height(b Band) int {
	switch b {
	case BandHigh:
		return 2
	case BandModerate:
		return 1
	}
	return 0
}
