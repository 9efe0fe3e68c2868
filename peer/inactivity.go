package peer

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Inactivity says what follows when there was no contact: contact attempted is
// not contact made. A zero span means that the rule has no such step;
// a rule without any is none.
type Inactivity struct {
	Warn       lifecycle.Span // until the worker is reminded
	Review     lifecycle.Span // until the supervisor looks at it
	OpenReason lifecycle.Span // until the worker writes why support stays open
	Inactive   lifecycle.Span // until support no longer counts as active
	Letter     lifecycle.Span // until a letter is sent
	Close      lifecycle.Span // until a person may propose to close
	Answer     lifecycle.Span // for the worker to answer the participant; see [Inactivity.Silence]
	Source     source.Source
}

// InactivityDefaults returns the default spans: warn after 14 days, a
// supervisor's review after 30, a letter after 60, proposing to close after 90;
// a worker who owes an answer is reminded after 2 business days.
// They are design defaults, in line with 90-day rules of general behavioural
// health ([InactivityAnalogues]); none is specific to peer support.
func InactivityDefaults() Inactivity {
	return Inactivity{Warn: lifecycle.Days(14), Review: lifecycle.Days(30), Letter: lifecycle.Days(60), Close: lifecycle.Days(90),
		Answer: lifecycle.BusinessDays(2), Source: source.DesignDefault("in line with 90-day rules of general behavioural health; none is peer-specific")}
}

// An InactivityStep is what is proposed after a time without contact.
type InactivityStep string

// Steps of inactivity, in the order in which those of one moment count. None
// closes anything.
const (
	InactivityNone       InactivityStep = ""            // contact is recent
	InactivityWarn       InactivityStep = "warn"        // remind the worker
	InactivityReview     InactivityStep = "review"      // the supervisor looks at it
	InactivityOpenReason InactivityStep = "open_reason" // the worker writes why support stays open
	InactivityInactive   InactivityStep = "inactive"    // no longer counts as active; support stays open
	InactivityLetter     InactivityStep = "letter"      // a letter with crisis and re-entry information
	InactivityClose      InactivityStep = "close"       // a person may propose to close
)

// Step returns the step that is due at the given time, and when it fell due: the
// one that fell due last, whoever was silent ([Inactivity.Silence] tells the sides
// apart). lastContact is the last contact made, or the start of support. It
// returns [lifecycle.ErrSpan] if a span is none or no step has one.
func (i Inactivity) Step(lastContact, at time.Time, c lifecycle.Calendar) (step InactivityStep, since time.Time, err error) {
	steps := []struct {
		step InactivityStep
		span lifecycle.Span
	}{{InactivityWarn, i.Warn}, {InactivityReview, i.Review}, {InactivityOpenReason, i.OpenReason},
		{InactivityInactive, i.Inactive}, {InactivityLetter, i.Letter}, {InactivityClose, i.Close}}
	known := false
	for _, s := range steps {
		if s.span == (lifecycle.Span{}) {
			continue
		}
		known = true
		due, err := c.Add(lastContact, s.span)
		if err != nil {
			return InactivityNone, time.Time{}, err
		}
		if !due.After(at) && !due.Before(since) {
			step, since = s.step, due
		}
	}
	if !known {
		return InactivityNone, time.Time{}, fmt.Errorf("%w: no step has one", lifecycle.ErrSpan)
	}
	return step, since, nil
}

// An InactivityAnalogue is what a rule of general behavioural health says about
// people who are no longer seen. No rule for peer support says as much: a
// programme may follow one of these, and none binds it.
type InactivityAnalogue struct {
	Where   string // ISO 3166-2, such as "US-LA", and the county if it is a county's
	Domain  Domain // what the figure is for; "" is any
	Rule    Inactivity
	Summary ClosingSummary
}

// A ClosingSummary says by when the summary of an ended episode is written. A
// span that is zero is none of the rule's.
type ClosingSummary struct {
	AfterEnd      lifecycle.Span // after a formal end
	AfterInactive lifecycle.Span // without one, after the person began to count as inactive
	AfterContact  lifecycle.Span // without one, after the last contact made
}

// Due returns by when the summary is written: after the end if there was one and
// otherwise after the earlier of what the rule counts from. A time that is zero
// is not known. It returns the zero time if the rule says nothing of what is
// known, and [lifecycle.ErrSpan] if a span is none.
func (s ClosingSummary) Due(ended, inactive, lastContact time.Time, c lifecycle.Calendar) (time.Time, error) {
	type count struct {
		from time.Time
		span lifecycle.Span
	}
	counts := []count{{ended, s.AfterEnd}}
	if ended.IsZero() {
		counts = []count{{inactive, s.AfterInactive}, {lastContact, s.AfterContact}}
	}
	var first time.Time
	for _, n := range counts {
		if n.from.IsZero() || n.span == (lifecycle.Span{}) {
			continue
		}
		due, err := c.Add(n.from, n.span)
		if err != nil {
			return time.Time{}, err
		}
		if first.IsZero() || due.Before(first) {
			first = due
		}
	}
	return first, nil
}

// InactivityAnalogues returns the figures found in rules of general behavioural
// health, by where they hold. They are analogues: each says so in its source.
func InactivityAnalogues() []InactivityAnalogue {
	figure := func(key, at string) source.Source {
		return source.Of(key).At(at+" (general behavioural health, not peer support)", source.Verified)
	}
	louisiana := figure("INACT", "LAC 48:I.5603: active if seen at least every 90 days (addictive disorder) or 180 (mental health)")
	return []InactivityAnalogue{
		{Where: "US-CA Los Angeles County", Rule: Inactivity{Inactive: lifecycle.Days(180),
			Source: figure("INACT", "Los Angeles County DMH policy 312.01: no contact for 180 days despite several attempts by several means; a letter before closing; return at any time")}},
		{Where: "US-LA", Domain: DomainSubstanceUse, Rule: Inactivity{Inactive: lifecycle.Days(90), Source: louisiana}},
		{Where: "US-LA", Domain: DomainMentalHealth, Rule: Inactivity{Inactive: lifecycle.Days(180), Source: louisiana}},
		{Where: "US-ME", Rule: Inactivity{Source: figure("INACT", "CS.13–16: the agency says what inactive means; summary within 15 days of discharge or by day 90 of inactive status")},
			Summary: ClosingSummary{AfterEnd: lifecycle.Days(15), AfterInactive: lifecycle.Days(90)}},
		{Where: "US-MT", Domain: DomainMentalHealth, Rule: Inactivity{OpenReason: lifecycle.Days(30),
			Source: figure("MT", "mental health centres (2002): no service for more than 30 days, write why the case stays open; summary within 1 month of discharge, else 3 months of the last service")},
			Summary: ClosingSummary{AfterEnd: lifecycle.Months(1), AfterContact: lifecycle.Months(3)}},
		{Where: "US-OK", Rule: Inactivity{Close: lifecycle.Days(90),
			Source: figure("INACT", "state data rules: outpatient, not seen for 90 days without an agreed ending, a discharge type of its own")}},
	}
}
