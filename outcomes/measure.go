package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// A Measure is the definition of an outcome, as data: who is counted, from when,
// over which days, what is counted and what is left out. [MeasureOf] returns one
// that ships; a programme may write its own, in Go or as JSON ([ParseMeasure]).
// [Measure.Of] works it out over a [Log] and [Measure.Sentence] says it in words.
// The zero Measure is refused.
type Measure struct {
	ID        string               `json:"id"`
	Name      string               `json:"name"`
	Kind      MeasureKind          `json:"kind"`
	Unit      string               `json:"unit"`
	Direction instrument.Direction `json:"direction"`
	Method    Method               `json:"method"`
	// Numerator and Denominator say in words what the leading share counts.
	Numerator   string `json:"numerator"`
	Denominator string `json:"denominator"`
	// Note says in words what else a reader has to know, such as what was not seen in the source.
	Note  string `json:"note,omitempty"`
	Index Index  `json:"index"`
	// Steps are what has to follow the index event, each counted from the day on
	// which the step before was met.
	Steps []Step `json:"steps,omitempty"`
	// Days is the length of the window, from the index day on, which is day 0; of
	// [MethodDays] as many days lie before it. What a method does not look at is refused.
	Days int `json:"days,omitempty"`
	// Counts is what a rate counts, whose days are summed, what codes of a
	// discharge count, or what contact shows that somebody is still there.
	Counts Match `json:"counts,omitzero"`
	// Recent is the number of days, up to the last of Days, within which a contact
	// shows that somebody is still there; 0: enrolment alone counts.
	Recent int `json:"recent,omitempty"`
	// Exit is the discharge that counts as the event of the time until leaving; other
	// endings, and the end of the records, end the observation without it.
	Exit Match `json:"exit,omitzero"`
	// Gap is the number of days in a row without cover from which on a supply is broken off.
	Gap int `json:"gap,omitempty"`
	// Return says what counts as a return to use; without, each event of Counts counts.
	Return *ReturnRule `json:"return,omitempty"`
	// Competing are events after which the outcome can no longer come: time at risk
	// ends with them.
	Competing Match `json:"competing,omitzero"`
	// NotAtRisk are stays during which the outcome of a rate cannot come, such as
	// custody. The days between the first and the last of such a stay are no time at
	// risk, and what happens on them does not count; the first and the last are, so
	// that the stay itself, and another one on the day of discharge, can be counted.
	NotAtRisk Match `json:"not_at_risk,omitzero"`
	// Beside are further denominators that are reported beside the leading one.
	Beside []Beside `json:"beside,omitempty"`
	// Schedule is the id of a schedule of interviews and Point one of its points.
	Schedule string `json:"schedule,omitempty"`
	Point    string `json:"point,omitempty"`
	// Number picks one window of a point that repeats; 0: each is counted.
	Number int `json:"number,omitempty"`
	// Answer is the code of the answer, and Reached the range, ends inside, that counts. Of
	// a score of whole points a prorated one is rounded half up before it is looked at, as
	// for the bands of its scale.
	Answer  string `json:"answer,omitempty"`
	Reached Range  `json:"reached,omitzero"`
	// Baseline says on which days the answer before has to lie. The zero value: in the
	// window of the schedule's first point.
	Baseline Baseline `json:"baseline,omitzero"`
	// Recall is the number of days that the question asks about.
	Recall  int         `json:"recall,omitempty"`
	Missing MissingRule `json:"missing,omitempty"`
	// Instrument and Scale name the questionnaire whose score the answer is, if it is one.
	Instrument instrument.ID `json:"instrument,omitempty"`
	Scale      string        `json:"scale,omitempty"`
	Source     source.Source `json:"source"`
}

// A Match says which events are meant. The zero Match means none.
type Match struct {
	Kinds []EventKind `json:"kinds,omitempty"`
	Codes []string    `json:"codes,omitempty"` // one of these; none: any
	Any   []Fact      `json:"any,omitempty"`   // at least one of these; none: any
	Not   []Fact      `json:"not,omitempty"`   // none of these
	Or    []Match     `json:"or,omitempty"`    // or what one of these means
}

// kinds returns the kinds of every event that is meant.
func (m Match) kinds() []EventKind {
	kinds := slices.Clone(m.Kinds)
	for _, o := range m.Or {
		kinds = append(kinds, o.kinds()...)
	}
	return kinds
}

func (m Match) isZero() bool { return len(m.Kinds) == 0 }

// Meets reports whether the event is meant.
func (m Match) Meets(e Event) bool {
	return slices.Contains(m.Kinds, e.Kind) && (len(m.Codes) == 0 || slices.Contains(m.Codes, e.Code)) &&
		(len(m.Any) == 0 || slices.ContainsFunc(m.Any, e.has)) && !slices.ContainsFunc(m.Not, e.has) ||
		slices.ContainsFunc(m.Or, func(o Match) bool { return o.Meets(e) })
}

// A Near means events by their distance from a day: from From to To days after it, both
// inside; days before it are negative. The zero Near means no event.
type Near struct {
	Match
	From int `json:"from"`
	To   int `json:"to"`
}

// An Index says which events somebody is counted from. A measure with the zero Index is
// refused.
type Index struct {
	Match
	// FromEnd: days are counted from the end of a stay, on whose day it is an index
	// event; a stay that goes on is none.
	FromEnd bool `json:"from_end,omitempty"`
	// FirstOnly: of each person the first index event alone.
	FirstOnly bool `json:"first_only,omitempty"`
	MinAge    int  `json:"min_age,omitempty"` // in years on the day; somebody of unknown age is left out and counted
	// Link joins stays to one before they are looked at.
	Link *Link `json:"link,omitempty"`
	// Chain: a stay that is followed by another within so many days of its end is
	// left out, so that the last of a chain is counted; 0: all are.
	Chain int `json:"chain,omitempty"`
	// LookBack lists what must lie near the day, WashOut what must not.
	LookBack []Near      `json:"look_back,omitempty"`
	WashOut  []Near      `json:"wash_out,omitempty"`
	Leave    []Exclusion `json:"exclusions,omitempty"`
}

// A Link says which stays are one: the next begins on the day of the last one's end or
// up to Days later, and, with TransferOnly, is recorded as a transfer. The zero Link
// joins stays of which one begins on the day on which the other ends.
type Link struct {
	Days         int  `json:"days"`
	TransferOnly bool `json:"transfer_only,omitempty"`
}

// An Exclusion leaves an index event out, for a reason that is counted: it has one of
// the facts or codes itself, something lies near it, or it began and ended on one day.
// The zero Exclusion has no reason and is refused.
type Exclusion struct {
	Reason  string   `json:"reason"`
	Facts   []Fact   `json:"facts,omitempty"`
	Codes   []string `json:"codes,omitempty"`
	Near    []Near   `json:"near,omitempty"`
	SameDay bool     `json:"same_day,omitempty"`
}

// A Step is one thing that has to follow. The zero Step means no event and is refused.
type Step struct {
	Near
	AtLeast int  `json:"at_least,omitempty"` // how many; 0 is 1
	About   bool `json:"about,omitempty"`    // only what is recorded as belonging to the index event
}

// A Beside is a further denominator, without those of whom an event says that the
// outcome could not come. The zero Beside is refused.
type Beside struct {
	Name    string `json:"name"`
	Without Match  `json:"without"`
}

// A Baseline is the days on which an answer counts as the one before: from From to To
// days after the index day, both inside; days before it are negative. The zero Baseline
// is the window of the schedule's first point.
type Baseline struct {
	From   int           `json:"from"`
	To     int           `json:"to"`
	Source source.Source `json:"source"`
}

// A Range is a range of an answer, ends inside. The zero Range holds 0 alone.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}
