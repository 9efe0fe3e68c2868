package outcomes

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A Figure is what a measure came to: with every number what it is out of, who was left
// out and why, and the definition. It holds numbers only, no ids. Small numbers are not
// hidden here: that is for whoever shows it. [Measure.Of] makes one; the zero Figure is
// of nobody.
type Figure struct {
	Measure string `json:"measure"`
	// Direction says whether higher is better.
	Direction  instrument.Direction `json:"direction,omitempty"`
	Definition string               `json:"definition"` // [Measure.Sentence]
	From       peer.Date            `json:"from"`
	Until      peer.Date            `json:"until"` // not inside
	Through    peer.Date            `json:"through"`
	// People is the number of people, each counted once, behind the denominator of
	// the leading share.
	People int `json:"people"`
	// Shares holds the leading share first and then those that stand beside it.
	Shares []Share `json:"shares"`
	// Excluded counts index events that were left out, by reason, in the order in
	// which reasons are tried: each is counted under the first that holds.
	Excluded []Tally `json:"excluded"`
	// Unknown counts index events that were due and of which nothing is known.
	Unknown int `json:"unknown"`
	// Reasons counts the discharges behind those who were not retained, or all
	// discharges, by their reason.
	Reasons []Tally `json:"reasons,omitempty"`
	// Events is how often what a rate counts happened, PersonDays the time at risk in days. Of
	// [MethodRetained] they are who left, and the days until then or the end of the records: beyond the
	// window, and of those as well whose window is not over. So are its Observations.
	Events     int `json:"events"`
	PersonDays int `json:"person_days"`
	// Gaps are the days to each event counted, from the index day or the event
	// before, by person and day. Of a rate these are days at risk, as those of
	// Observations are: the clock stands still while somebody is not at risk, so that
	// the times of those without an event and PersonDays are of one kind.
	Gaps []int `json:"gaps,omitempty"`
	// DaysBefore and DaysAfter are stays before and after the index events.
	DaysBefore Exposure `json:"days_before,omitzero"`
	DaysAfter  Exposure `json:"days_after,omitzero"`
	// Observations are the times until the event in days, for the estimators of
	// package stats, by person and index day. A curve of retention by [stats.KaplanMeier]
	// treats those who completed or were transferred as if they might have stayed, and is
	// higher than the leading share; see [EndingsOf].
	Observations []stats.Observation `json:"-"`
	// Unmatched counts those who answered at the point and are in no pair, by why: they
	// answered before, but on none of the days of the baseline, or not at all.
	Unmatched []Tally `json:"unmatched,omitempty"`
	// Values are all answers at the point; Before and After those of people who
	// answered both at the first point and at this one, pair by pair.
	Values []float64 `json:"-"`
	Before []float64 `json:"-"`
	After  []float64 `json:"-"`
}

// A Share is a numerator over a denominator. Name says out of whom. The zero Share is
// of nobody and has no value.
type Share struct {
	Name        string `json:"name"`
	Numerator   int    `json:"numerator"`
	Denominator int    `json:"denominator"`
}

// Value returns numerator over denominator; ok is false if there is nobody.
func (s Share) Value() (value float64, ok bool) {
	if s.Denominator == 0 {
		return 0, false
	}
	return float64(s.Numerator) / float64(s.Denominator), true
}

// A Tally is how many there were of something. The zero Tally counts nothing.
type Tally struct {
	Name string `json:"name"`
	N    int    `json:"n"`
}

// An Exposure is days of stays over days of people. The zero Exposure is of nobody.
type Exposure struct {
	Days       int `json:"days"`
	PersonDays int `json:"person_days"`
}

// DaysPerMonth is the length of a member-month in days: 365.25/12.
const DaysPerMonth = 30.4375

// DaysPerYear is the length of a person-year in days.
const DaysPerYear = 365.25

// PerMonth returns days of stays for each member-month of [DaysPerMonth]; ok is
// false if nobody was seen.
func (e Exposure) PerMonth() (days float64, ok bool) {
	if e.PersonDays == 0 {
		return 0, false
	}
	return float64(e.Days) / (float64(e.PersonDays) / DaysPerMonth), true
}

// Names of the shares that methods report.
const (
	ShareAll         = "all"
	ShareInterviewed = "interviewed"
	ShareWorstCase   = "all due, missing counted as not reached"
	ShareBestCase    = "all due, missing counted as reached"
	ShareMatchedThen = "answered at both points, at the first"
	ShareMatchedNow  = "answered at both points, at this one"
	ShareFollowedUp  = "answered within the window, of all due"
	ShareAtLeastOne  = "at least one"
	ShareEnrolled    = "still enrolled"
	ShareContact     = "with a contact of late"
)

// Why somebody who answered is in no pair of a [Figure].
const (
	UnmatchedOutside = "answered before, on no day of the baseline"
	UnmatchedNone    = "no answer before"
)

// Share returns the share of the name, and [ErrNoFigure] if the figure has none.
func (f Figure) Share(name string) (Share, error) {
	for _, s := range f.Shares {
		if s.Name == name {
			return s, nil
		}
	}
	return Share{}, fmt.Errorf("%w: the measure does not report that share", ErrNoFigure)
}

// PerYear returns events for each person-year of [DaysPerYear]; ok is false without
// time at risk.
func (f Figure) PerYear() (rate float64, ok bool) {
	if f.PersonDays == 0 {
		return 0, false
	}
	return float64(f.Events) / (float64(f.PersonDays) / DaysPerYear), true
}

// MatchedChange returns the change between the first point and this one, in the people
// who answered at both: of a share as a fraction, or of a mean in its unit, and relative to
// the first, as a fraction. From .3 to .6 it is .3 and 1; from 20 to 15 days of use -5
// and -.25. Relative has no value from 0 on, and no meaning for a scale whose 0 is not
// nothing at all. It returns [ErrNoFigure] if nobody answered at both.
func (f Figure) MatchedChange() (change float64, relative stats.Estimate, err error) {
	before, after, n := 0.0, 0.0, len(f.Before)
	if then, err := f.Share(ShareMatchedThen); err == nil {
		now, err := f.Share(ShareMatchedNow)
		if err != nil {
			return 0, relative, err
		}
		before, after, n = float64(then.Numerator), float64(now.Numerator), then.Denominator
	} else if len(f.After) == n {
		for i := range f.Before {
			before, after = before+f.Before[i], after+f.After[i]
		}
	}
	if n == 0 || len(f.After) != len(f.Before) {
		return 0, relative, fmt.Errorf("%w: nobody answered at both points", ErrNoFigure)
	}
	if before > 0 {
		relative = stats.Known((after - before) / before)
	}
	return (after - before) / float64(n), relative, nil
}

// CostPerParticipant returns what was spent for each person behind the
// denominator, to the nearest cent. It returns the errors of [economics.Total] and
// [economics.CostPer]: [economics.ErrNothing] without an amount or without anybody, and
// [economics.ErrMoney] and [economics.ErrRange] for amounts that cannot be added.
func (f Figure) CostPerParticipant(spent ...economics.Money) (economics.Money, error) {
	return costPer(f.People, spent)
}

// CostPerReached returns what was spent for each of the leading numerator: for
// each person retained, each completion. It counts no comparison, so it is no cost
// per effect. It returns [ErrNoFigure] where the numerator counts what nobody hopes for,
// such as readmissions, or who was followed up: money is not spent for these. Other errors are
// those of [Figure.CostPerParticipant], [economics.ErrNothing] also where nobody was reached.
func (f Figure) CostPerReached(spent ...economics.Money) (economics.Money, error) {
	switch {
	case f.Direction == instrument.LowerBetter:
		return economics.Money{}, fmt.Errorf("%w: lower is better, so that nothing was reached by what it counts", ErrNoFigure)
	case len(f.Shares) > 0 && f.Shares[0].Name == ShareFollowedUp:
		return economics.Money{}, fmt.Errorf("%w: it counts who was followed up, and nothing that was reached", ErrNoFigure)
	}
	n := 0
	if len(f.Shares) > 0 {
		n = f.Shares[0].Numerator
	}
	return costPer(n, spent)
}

func costPer(n int, spent []economics.Money) (economics.Money, error) {
	total, err := economics.Total(spent...)
	if err != nil {
		return economics.Money{}, err
	}
	return economics.CostPer(total, n)
}
