package evaluation

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
)

// An Indicator is one figure by which a programme looks at its own supervision: what is
// counted of what, which way is better, and the target. It is of a programme or a
// site, never of a worker, and no target here has an outside authority.
type Indicator struct {
	ID          string        `json:"id"`
	Numerator   string        `json:"numerator"`
	Denominator string        `json:"denominator"`
	Direction   Direction     `json:"direction"`
	Target      float64       `json:"target"` // a share in [0, 1]
	Chart       string        `json:"chart"`  // p, u, xmr: which limits suit it
	Source      source.Source `json:"source,omitzero"`
}

// Indicators returns the indicators that belong to supervision, by id. A programme
// changes targets by its contract or its state's manual.
func Indicators() []Indicator {
	why := func(text string) source.Source { return source.DesignDefault(text) }
	return []Indicator{
		{ID: "appraisal_on_time", Numerator: "workers whose evaluation is not overdue", Denominator: "workers", Direction: HigherIsBetter, Target: 0.95, Chart: "p",
			Source: why("evaluation and feedback are a measure of quality; the figure follows supervision on time")},
		{ID: "boundary_incidents", Numerator: "events outside scope or boundaries", Denominator: "contacts", Direction: LowerIsBetter, Target: 0, Chart: "u",
			Source: why("none is the aim; by 1,000 contacts and days between")},
		{ID: "cosign_rate", Numerator: "drawn records co-signed", Denominator: "records drawn", Direction: HigherIsBetter, Target: 1, Chart: "p",
			Source: why("what is drawn is looked at")},
		{ID: "feedback_closed", Numerator: "feedback that the worker has seen", Denominator: "feedback given", Direction: HigherIsBetter, Target: 0.90, Chart: "p",
			Source: why("a loop that nobody closes tells nobody anything; the figure follows documentation timeliness")},
		{ID: "note_links_to_goal", Numerator: "drawn records that name a goal", Denominator: "records looked at", Direction: HigherIsBetter, Target: 0.90, Chart: "p",
			Source: why("notes that cite a goal of the plan")},
		{ID: "ratio_kept", Numerator: "ratio lines kept", Denominator: "ratio lines", Direction: HigherIsBetter, Target: 1, Chart: "p",
			Source: why("at least what the policy says")},
		{ID: "safety_escalation", Numerator: "risk records looked at", Denominator: "risk records", Direction: HigherIsBetter, Target: 1, Chart: "p",
			Source: why("every flag has a response on record")},
		{ID: "supervision_on_time", Numerator: "periods whose supervision was held in time", Denominator: "periods due", Direction: HigherIsBetter, Target: 0.95, Chart: "p",
			Source: why("95 of a hundred; to be set by a state's manual or a contract")},
		{ID: "training_current", Numerator: "workers with a current certification and the hours it asks for", Denominator: "workers", Direction: HigherIsBetter, Target: 1, Chart: "p",
			Source: why("all of them; supervision, coordination and training are what the federal letter of 2007 asks for, whose text was not read")},
		{ID: "turnover", Numerator: "workers who left within the year", Denominator: "workers, average of the year", Direction: LowerIsBetter, Target: 0.20, Chart: "p",
			Source: why("under 20 of a hundred a year")},
	}
}

// IndicatorOf returns the indicator with an id; an unknown one is [ErrUnknownIndicator].
func IndicatorOf(id string) (Indicator, error) {
	var ids []string
	for _, i := range Indicators() {
		if i.ID == id {
			return i, nil
		}
		ids = append(ids, i.ID)
	}
	return Indicator{}, enum.Refuse(id, ids, ErrUnknownIndicator)
}

// A Count is a numerator and what it is counted of.
type Count struct {
	Numerator   int `json:"numerator"`
	Denominator int `json:"denominator"`
}

// Limits are control limits of one point, as plain numbers on the scale of the share.
// They are calculated elsewhere, such as by a chart of proportions.
type Limits struct {
	Centre float64 `json:"centre"`
	Lower  float64 `json:"lower"`
	Upper  float64 `json:"upper"`
}

// An IndicatorReading is a count against its target and its limits.
type IndicatorReading struct {
	Indicator string  `json:"indicator"`
	Count     Count   `json:"count"`     // empty if hidden
	Share     float64 `json:"share"`     // 0 if hidden
	AtTarget  bool    `json:"at_target"` // false if hidden
	Signal    Signal  `json:"signal"`    // too_few if hidden
}

// LeastShown is the least denominator that is shown: below it a share says more of
// persons than of a programme. It is a design default.
const LeastShown = 10

// Read judges a count. Below [LeastShown] it hides everything. A target is
// reached at the figure itself, except that turnover has to be below; a signal is
// a point outside the limits, and points within them are not compared with one another. It returns
// [ErrCount] for counts below zero, a numerator above the denominator unless the indicator is
// a rate (chart u), and limits that are not ordered and finite.
func (i Indicator) Read(c Count, l Limits) (IndicatorReading, error) {
	switch {
	case c.Numerator < 0 || c.Denominator < 0 || c.Numerator > c.Denominator && i.Chart != "u":
		return IndicatorReading{}, fmt.Errorf("%w: want a numerator from 0 to the denominator", ErrCount)
	case !(l.Lower <= l.Centre && l.Centre <= l.Upper) || math.IsInf(l.Lower, 0) || math.IsInf(l.Upper, 0):
		return IndicatorReading{}, fmt.Errorf("%w: want limits in order: lower, centre, upper", ErrCount)
	}
	out := IndicatorReading{Indicator: i.ID, Signal: SignalTooFew}
	if c.Denominator < LeastShown {
		return out, nil
	}
	out.Count, out.Share = c, float64(c.Numerator)/float64(c.Denominator)
	out.AtTarget = i.reaches(out.Share)
	out.Signal = i.signal(out.Share, l)
	return out, nil
}

func (i Indicator) reaches(share float64) bool {
	if i.Direction == LowerIsBetter {
		return share < i.Target || i.Target == 0 && share == 0
	}
	return share >= i.Target
}

func (i Indicator) signal(share float64, l Limits) Signal {
	switch up, down := share > l.Upper, share < l.Lower; {
	case !up && !down:
		return SignalInside
	case up == (i.Direction == HigherIsBetter):
		return SignalBetter
	}
	return SignalWorse
}

// SupervisionOnTime counts the lines of an assessment that are over and met: any rule
// but ratios. A line short through the organisation counts against the programme as any other.
func SupervisionOnTime(lines []supervision.Line) (c Count) {
	return linesMet(lines, func(l supervision.Line) bool { return l.Rule != supervision.RuleRatio })
}

// RatioKept counts the lines of an assessment about ratios that are over and met.
func RatioKept(lines []supervision.Line) Count {
	return linesMet(lines, func(l supervision.Line) bool { return l.Rule == supervision.RuleRatio })
}

func linesMet(lines []supervision.Line, counts func(supervision.Line) bool) (c Count) {
	for _, l := range lines {
		if l.Open || !counts(l) {
			continue
		}
		c.Denominator++
		if l.Met {
			c.Numerator++
		}
	}
	return c
}

// FeedbackClosed counts feedback that the worker has seen.
func FeedbackClosed(given []Feedback) (c Count) {
	for _, f := range given {
		c.Denominator++
		if f.IsClosed() {
			c.Numerator++
		}
	}
	return c
}

// A Service is one worker's time of service as the appraisal cycle needs it, without
// the worker: the first day, and the date of the last evaluation that was closed, if any.
type Service struct {
	Start, Last peer.Date
}

// OnTime counts those whose evaluation is not overdue on a date. It returns the errors of
// [AppraisalCycle.Next].
func (c AppraisalCycle) OnTime(services []Service, on peer.Date) (Count, error) {
	out := Count{Denominator: len(services)}
	for _, s := range services {
		overdue, err := c.IsOverdue(s.Start, s.Last, on)
		if err != nil {
			return Count{}, err
		}
		if !overdue {
			out.Numerator++
		}
	}
	return out, nil
}

// GoalLinks counts the drawn records that were looked at and found to name a goal.
func (r CoSignRate) GoalLinks() Count { return Count{r.Looked - r.Findings[FindingNoGoal], r.Looked} }

// RiskSeenCount counts the risk records that were looked at.
func (r CoSignRate) RiskSeenCount() Count { return Count{r.RiskSeen, r.Risk} }
