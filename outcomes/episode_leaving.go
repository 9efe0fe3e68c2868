package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Causes of [EndingsOf], by the number that package stats knows them under.
const (
	CauseLeft = iota + 1
	CauseCompleted
	CauseStopped
	CauseDied
)

// causes are the endings in the order of their numbers, from 1.
var causes = []Ending{Left, Completed, Stopped, Died}

// Cause returns the number of the ending among those that rule each other out, such as
// [CauseLeft]; 0 for [Ongoing] and for what is no ending.
func (e Ending) Cause() int { return slices.Index(causes, e) + 1 }

// EndingsOf returns the episodes as observations of the time until they ended, in
// days, each by its own ending: whoever completed, was stopped or died can no longer
// leave. An episode that goes on ends the observation without an ending, and what
// is no episode is refused by the estimators, as with [Retention].
//
// [stats.CumulativeIncidence] of them answers what share of people really left by a
// day, beside those who completed by then; the shares of all endings and of those still
// there add up to 1. It is what a report says of its programme. (It knows the causes up to the
// last that anybody had, and answers for a later one with [stats.ErrCause].)
//
// [stats.KaplanMeier] of [Retention] answers another question: how long people would
// stay if nobody's support ended by anything but leaving, and those whose support did
// had gone on as the others. It suits a comparison of how readily people leave, as a
// log-rank test or a Cox model makes. One minus that curve is more than the share who
// left, by much where many complete.
func EndingsOf(episodes []Episode) []stats.CompetingObservation {
	obs := make([]stats.CompetingObservation, len(episodes))
	for i, e := range episodes {
		obs[i] = stats.CompetingObservation{Time: e.seen(), Cause: e.Ending.Cause()}
	}
	return obs
}
