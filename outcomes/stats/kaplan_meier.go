package stats

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"sort"
)

// A Curve is the Kaplan-Meier estimate of one group: the share of people still
// without the event, from 1 at time 0 down a step at every event. Create one
// with [KaplanMeier]; the zero Curve has no steps and determines nothing.
type Curve struct {
	n, events int
	delayed   bool
	conf      Confidence
	steps     []Step
}

// A Step is a curve at one of its times, which are those at which somebody had
// the event or was censored.
type Step struct {
	Time     float64 `json:"time"`
	AtRisk   int     `json:"at_risk"`  // under observation just before Time
	Events   int     `json:"events"`   // events at Time
	Censored int     `json:"censored"` // follow-up ended at Time without the event
	// Survival is the share without the event after Time, from 0 to 1.
	Survival float64 `json:"survival"`
	// StdErr is Greenwood's standard error of Survival, Low and High the limits
	// of its interval. They have no value where Survival is 0.
	StdErr Estimate `json:"std_err"`
	Low    Estimate `json:"low"`
	High   Estimate `json:"high"`
}

// KaplanMeier estimates the curve of one group:
//
//	S(t) = Π (1 - d/n),   se(t) = S(t) √G(t),   G(t) = Σ d / (n (n - d))
//
// over the event times up to t, with d events among n at risk. Somebody
// censored at a time is at risk at that time; somebody with delayed entry is
// at risk after their entry only. Survival is 1 with both limits 1 before the
// first event, where R leaves the log-log limits open. With delayed entry the curve can reach 0 early, when all of a
// small first risk set have the event, and then stays there.
//
// It returns [ErrNoObservations], [ErrUnknownInterval] or [ErrLevel], or a
// [*RowError] with [ErrTime] or [ErrEntry].
//
// Source: Kaplan & Meier (1958), J Am Stat Assoc 53:457-481; Greenwood (1926);
// intervals as in R's survival (survfit).
func KaplanMeier(obs []Observation, conf Confidence) (Curve, error) {
	conf, err := conf.filled()
	if err != nil {
		return Curve{}, refuse("kaplan-meier", err)
	}
	s, err := survey(obs)
	if err != nil {
		return Curve{}, refuse("kaplan-meier", err)
	}
	c := Curve{n: len(obs), events: s.events, delayed: s.delayed, conf: conf}
	var (
		z         = quantile(conf.Level)
		greenwood float64
		now       = Step{Survival: 1, StdErr: Known(0), Low: Known(1), High: Known(1)}
	)
	err = sweep(obs, s, design{groups: 1, strataCount: 1}, func(m moment) {
		n, d := m.atRisk[0], m.events[0]
		now.Time, now.AtRisk, now.Events, now.Censored = m.time, n, d, m.exits[0]-d
		if d > 0 && now.Survival > 0 {
			now.Survival *= float64(n-d) / float64(n)
			if d == n {
				now.Survival, now.StdErr, now.Low, now.High = 0, Estimate{}, Estimate{}, Estimate{}
			} else {
				greenwood += float64(d) / (float64(n) * float64(n-d))
				root := math.Sqrt(greenwood)
				low, high := conf.Kind.limits(now.Survival, root, z)
				now.StdErr, now.Low, now.High = Known(now.Survival*root), Known(low), Known(high)
			}
		}
		if c.steps == nil {
			c.steps = make([]Step, 0, m.most)
		}
		c.steps = append(c.steps, now)
	})
	if err != nil {
		return Curve{}, refuse("kaplan-meier", err)
	}
	return c, nil
}

// KaplanMeierBy estimates the curve of every group. group gives each row's
// group, codes from 0; a code that nobody has gives the zero Curve. Times are
// tied over all groups together, as in R.
//
// It returns the errors of [KaplanMeier], whose [*RowError] counts in obs,
// [ErrLength], or [ErrGroup] for a code below 0 or not below the number of rows, or
// more than 1024 groups.
func KaplanMeierBy(obs []Observation, group []int, conf Confidence) ([]Curve, error) {
	snapped, err := SnapTies(obs)
	if err != nil {
		return nil, err
	}
	groups, err := countCodes(group, len(obs))
	if err == nil && groups > maxGroups {
		err = ErrGroup
	}
	if err != nil {
		return nil, refuse("kaplan-meier", err)
	}
	parts, rows := make([][]Observation, groups), make([][]int, groups)
	for i, o := range snapped {
		parts[group[i]] = append(parts[group[i]], o)
		rows[group[i]] = append(rows[group[i]], i)
	}
	curves := make([]Curve, groups)
	for g, part := range parts {
		if len(part) == 0 {
			continue
		}
		if curves[g], err = KaplanMeier(part, conf); err != nil {
			var row *RowError
			if errors.As(err, &row) {
				row.Row = rows[g][row.Row]
			}
			return nil, err
		}
	}
	return curves, nil
}

// N returns the number of people.
func (c Curve) N() int { return c.n }

// Events returns the number of events.
func (c Curve) Events() int { return c.events }

// Delayed reports whether anybody entered observation after their start.
func (c Curve) Delayed() bool { return c.delayed }

// Confidence returns the kind and level of the curve's intervals, defaults written out.
func (c Curve) Confidence() Confidence { return c.conf }

// Len returns the number of steps.
func (c Curve) Len() int { return len(c.steps) }

// Steps yields the steps, earliest first.
func (c Curve) Steps() iter.Seq[Step] { return slices.Values(c.steps) }

// Last returns the time of the last observation, 0 for the zero Curve.
func (c Curve) Last() float64 {
	if len(c.steps) == 0 {
		return 0
	}
	return c.steps[len(c.steps)-1].Time
}

// At returns the curve at time t: its Survival, StdErr and limits are those of
// the last step at or before t. AtRisk counts who was under observation at t,
// as [Curve.AtRisk] does, and Events and Censored what happened exactly at t.
//
// It returns [ErrHorizon] unless t is a finite time, zero or more, and
// [ErrBeyondFollowUp] if t is after the last observation of a curve that has
// not reached 0: R's summary leaves such times out.
func (c Curve) At(t float64) (Step, error) {
	if !(t >= 0) || math.IsInf(t, 1) {
		return Step{}, refuse("curve", ErrHorizon)
	}
	if !c.covers(t) {
		return Step{}, refuse("curve", ErrBeyondFollowUp)
	}
	i := c.after(t)
	at := Step{Survival: 1, StdErr: Known(0), Low: Known(1), High: Known(1)}
	if i > 0 {
		at = c.steps[i-1]
	}
	if at.Time != t || i == 0 {
		at.Events, at.Censored = 0, 0
	}
	at.Time, at.AtRisk = t, c.AtRisk(t)
	return at, nil
}

// AtRisk returns how many were at risk just before the first step at or after
// t, which is how R's summary counts them; 0 after the last step.
func (c Curve) AtRisk(t float64) int {
	i := sort.Search(len(c.steps), func(i int) bool { return c.steps[i].Time >= t })
	if i == len(c.steps) {
		return 0
	}
	return c.steps[i].AtRisk
}

// Until returns the curve as if everybody's follow-up had ended at time t: what happened
// later is in no number of it. A t at or after the last observation changes nothing.
//
// It returns [ErrHorizon] unless t is a finite time above 0, [ErrNoObservations] for the
// zero Curve, or [ErrDelayedEntry] for a curve with delayed entry, which does not keep who
// entered after t.
func (c Curve) Until(t float64) (Curve, error) {
	switch {
	case !(t > 0) || math.IsInf(t, 1):
		return Curve{}, refuse("curve", ErrHorizon)
	case len(c.steps) == 0:
		return Curve{}, refuse("curve", ErrNoObservations)
	case c.delayed:
		return Curve{}, refuse("curve", ErrDelayedEntry)
	case t >= c.Last():
		return c, nil
	}
	kept, left := c.after(t), c.n
	out := c
	out.events = 0
	for _, s := range c.steps[:kept] {
		out.events += s.Events
		left -= s.Events + s.Censored
	}
	end := Step{Survival: 1, StdErr: Known(0), Low: Known(1), High: Known(1)}
	if kept > 0 {
		end = c.steps[kept-1]
	}
	out.steps = slices.Clone(c.steps[:kept])
	if kept > 0 && end.Time == t {
		out.steps[kept-1].Censored += left
		return out, nil
	}
	end.Time, end.AtRisk, end.Events, end.Censored = t, left, 0, left
	out.steps = append(out.steps, end)
	return out, nil
}

// LastWith returns the last time of the curve at which at least n people were at risk, 0
// if there is none.
func (c Curve) LastWith(n int) float64 {
	last := 0.0
	for _, s := range c.steps {
		if s.AtRisk >= n {
			last = s.Time
		}
	}
	return last
}

// after returns the number of steps at or before t.
func (c Curve) after(t float64) int {
	return sort.Search(len(c.steps), func(i int) bool { return c.steps[i].Time > t })
}

// covers reports whether the curve says anything at t.
func (c Curve) covers(t float64) bool {
	n := len(c.steps)
	return n > 0 && (t <= c.steps[n-1].Time || c.steps[n-1].Survival == 0)
}

var errCurveNotStored = fmt.Errorf("%w: a curve: store its steps, or the observations that it is estimated from", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Curve) MarshalJSON() ([]byte, error) { return nil, errCurveNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Curve) UnmarshalJSON([]byte) error { return errCurveNotStored }
