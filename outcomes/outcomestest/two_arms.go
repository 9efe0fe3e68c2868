package outcomestest

import "github.com/alongside-go/alongside/outcomes/stats"

// TwoArms are two groups of people with a true risk of an event each, between 0 and 1.
// Every effect is treated against control. The zero TwoArms has nobody and is refused.
type TwoArms struct {
	TreatedN, ControlN       int
	TreatedRisk, ControlRisk float64
}

// RiskDifference returns the true difference of the risks.
func (a TwoArms) RiskDifference() float64 { return a.TreatedRisk - a.ControlRisk }

// RiskRatio returns the true ratio of the risks.
func (a TwoArms) RiskRatio() float64 { return a.TreatedRisk / a.ControlRisk }

// OddsRatio returns the true ratio of the odds, risk / (1 - risk).
func (a TwoArms) OddsRatio() float64 {
	return a.TreatedRisk / (1 - a.TreatedRisk) / (a.ControlRisk / (1 - a.ControlRisk))
}

// Draw returns how many had the event. It returns [ErrTruth] if a group is empty or has
// more than a million people, or a risk is no share.
func (a TwoArms) Draw(seed uint64) (stats.TwoByTwo, error) {
	if !some(a.TreatedN, 1) || !some(a.ControlN, 1) || !share(a.TreatedRisk) || !share(a.ControlRisk) {
		return stats.TwoByTwo{}, refuse("each group has from 1 to %d people and a risk from 0 to 1", most)
	}
	r := draws(seed)
	out := stats.TwoByTwo{Treated: stats.Count{N: a.TreatedN}, Control: stats.Count{N: a.ControlN}}
	for range a.TreatedN {
		if r.Float64() < a.TreatedRisk {
			out.Treated.Events++
		}
	}
	for range a.ControlN {
		if r.Float64() < a.ControlRisk {
			out.Control.Events++
		}
	}
	return out, nil
}
