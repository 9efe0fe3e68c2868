package stats

import (
	"math"
	"slices"
)

// An Observation is the follow-up of one person. Times are in any one unit
// (days, weeks) and count from the person's own start. The zero Observation is
// a person seen at time 0 only, without the event.
type Observation struct {
	// Entry is when the person came under observation, for people who were
	// enrolled after their start (delayed entry, left truncation): they are at
	// risk after Entry, up to and including Time. 0 means from the start.
	Entry float64
	// Time is when follow-up ended: at the event, or censored.
	Time float64
	// Event says that follow-up ended with the event.
	Event bool
}

// tolerance is the relative difference below which two times are one, the
// square root of the double's machine epsilon, as in R.
//
// Source: Therneau, R package survival, aeqSurv (timefix); all.equal.
const tolerance = 1.4901161193847656e-08

func (o Observation) check() error {
	if !(o.Time >= 0) || math.IsInf(o.Time, 1) {
		return ErrTime
	}
	if !(o.Entry >= 0) || o.Entry != 0 && o.Entry >= o.Time {
		return ErrEntry
	}
	return nil
}

// SnapTies returns obs with times that differ only by rounding made equal, the
// way R's timefix does it: neighbours among the distinct times (entries
// included) are tied if they differ by at most 1.4901e-8, outright or as a
// share of the mean of the distinct times, and take the first time of their
// run. Use it before splitting one data set into curves that must share their
// times; [KaplanMeier], [LogRank] and [Cox] apply it to what they are given.
//
// It returns [ErrNoObservations], or a [*RowError] with [ErrTime] or
// [ErrEntry], also where an entry becomes equal to its time. obs is unchanged.
func SnapTies(obs []Observation) ([]Observation, error) {
	if _, err := survey(obs); err != nil {
		return nil, refuse("ties", err)
	}
	out := slices.Clone(obs)
	if err := snapRows(out, rowRecords(out)); err != nil {
		return nil, refuse("ties", err)
	}
	return out, nil
}

// A summary is what one pass over the observations learns.
type summary struct {
	events  int
	delayed bool
	whole   bool    // every time is a whole number
	last    float64 // latest time
}

func survey(obs []Observation) (summary, error) {
	if len(obs) == 0 {
		return summary{}, ErrNoObservations
	}
	s := summary{whole: true}
	for i := range obs {
		o := &obs[i]
		if !(o.Time >= 0 && o.Time <= math.MaxFloat64 && o.Entry >= 0 && (o.Entry == 0 || o.Entry < o.Time)) {
			return summary{}, &RowError{Row: i, Err: o.check()}
		}
		if o.Event {
			s.events++
		}
		if o.Entry != 0 {
			s.delayed = true
			s.whole = s.whole && o.Entry <= maxWhole && o.Entry == float64(int64(o.Entry))
		}
		if o.Time > s.last {
			s.last = o.Time
		}
		s.whole = s.whole && o.Time <= maxWhole && o.Time == float64(int64(o.Time))
	}
	return s, nil
}

// maxWhole keeps whole times far apart, compared with the tie tolerance.
const maxWhole = 1 << 24
