package instrument

import "github.com/alongside-go/alongside/peer/source"

// A Definition is the published key of one form of one instrument. It is plain data and
// may be written in Go or read from JSON; [New] checks it. The zero Definition is
// refused.
type Definition struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Form string `json:"form,omitempty"` // which of several forms or item orders this is
	// Version counts the keys under this id, from 1: one that is corrected gets the next,
	// and a [Result] says by which it was scored. 0: not told. The edition of the
	// questionnaire itself is in Form and Source.
	Version int     `json:"version,omitempty"`
	Recall  string  `json:"recall,omitempty"` // the time that the items ask about
	Items   []Item  `json:"items"`
	Scales  []Scale `json:"scales"`
	Skips   []Skip  `json:"skips,omitempty"`
	Safety  []Alert `json:"safety,omitempty"`
	// Advice is what published guidance says of certain answers, whatever the total.
	Advice  []Advice `json:"advice,omitempty"`
	MostGap int      `json:"most_missing,omitempty"` // more missing items than this and nothing is scored; 0: each scale decides
	// Before is what the person is told before they answer.
	Before string `json:"before,omitempty"`
	// BandFor lists to whom, beside the respondent, the bands and cut-offs may be shown.
	BandFor []Reader      `json:"band_for,omitempty"`
	LOINC   string        `json:"loinc,omitempty"` // code of the panel
	Licence Licence       `json:"licence"`
	Source  source.Source `json:"source"`
}

// An Item is one question, known by its number. Its text is not held. The zero Item is
// refused.
type Item struct {
	ID      string `json:"id"`
	Answers []int  `json:"answers"`          // the form's own codes, ascending
	Points  []int  `json:"points,omitempty"` // what each counts for; none: the code itself
	LOINC   string `json:"loinc,omitempty"`
	// AnswerLOINC holds the codes of the answers, in the order of Answers; nil if none is known.
	AnswerLOINC []string `json:"answer_loinc,omitempty"`
}

// A Scale is a score calculated from some of the items. The one with the id "total" is
// the total; an instrument need not have one. The zero Scale is refused in a
// definition, holds no figure and judges nothing.
type Scale struct {
	ID      string      `json:"id"`
	Items   []string    `json:"items"`
	Combine Combination `json:"combine"`
	Times   float64     `json:"times,omitempty"` // the combined points times this; 0 is 1
	Plus    float64     `json:"plus,omitempty"`  // and then plus this
	Table   []float64   `json:"table,omitempty"` // scores by the sum of points, from the lowest sum on
	Gaps    Gaps        `json:"gaps"`
	// Requires names scales without whose score this one is not scored.
	Requires  []string      `json:"requires,omitempty"`
	Low       float64       `json:"low"`
	High      float64       `json:"high"`
	Direction Direction     `json:"direction"`
	Bands     []Band        `json:"bands,omitempty"`
	Cutoffs   []Cutoff      `json:"cutoffs,omitempty"`
	Figures   []Figure      `json:"figures,omitempty"`
	LOINC     string        `json:"loinc,omitempty"` // code of the score
	Source    source.Source `json:"source"`          // of the key
}

// Gaps says how many of its items a scale may lack. The zero Gaps are none: every item
// is needed.
type Gaps struct {
	Most   int           `json:"most"`
	Source source.Source `json:"source"`
}

// A Band names a stretch of a scale. Bands are in ascending order and a value falls in
// the first whose end it does not pass. The zero Band has no name and is refused.
type Band struct {
	Name   string        `json:"name"`
	To     float64       `json:"to"`
	Short  bool          `json:"short,omitempty"` // the band ends short of To
	Sex    Sex           `json:"sex,omitempty"`   // whose band it is; none: everybody's
	Source source.Source `json:"source"`
}

// A Cutoff is a value from which on a screening counts as positive. The zero Cutoff has
// no name and is refused.
type Cutoff struct {
	Name  string  `json:"name"`
	Set   string  `json:"set,omitempty"` // "" is the usual set; others are chosen by name
	At    float64 `json:"at"`
	Above bool    `json:"above,omitempty"` // strictly above At
	Below bool    `json:"below,omitempty"` // at or below At; with Above, strictly below it
	Sex   Sex     `json:"sex,omitempty"`
	// Sensitivity and Specificity as published, as fractions; 0 if not on record.
	Sensitivity float64       `json:"sensitivity,omitempty"`
	Specificity float64       `json:"specificity,omitempty"`
	Source      source.Source `json:"source"`
}

// reached reports whether a value reaches the cut-off.
func (c *Cutoff) reached(v float64) bool {
	switch {
	case c.Below && c.Above:
		return v < c.At
	case c.Below:
		return v <= c.At
	case c.Above:
		return v > c.At
	}
	return v >= c.At
}

// A Skip lets a form leave out items: where each item of Zero was answered with no
// points, those of Blank may be empty and count nothing. The zero Skip is refused.
type Skip struct {
	Zero  []string `json:"zero"`
	Blank []string `json:"blank"`
	// Never: the zeros say that what Blank asks about did not happen, so that an answer
	// above nothing to one of those contradicts them. See [Result.Contradicting].
	Never  bool          `json:"never,omitempty"`
	Source source.Source `json:"source"`
}

// An Alert raises a flag when an item is answered with this many points or more. Where
// it is not answered, the result has [SafetyItemUnanswered]. The zero Alert is of no
// item and is refused.
type Alert struct {
	Item   string        `json:"item"`
	From   int           `json:"from"`
	Flag   Flag          `json:"flag"`
	Source source.Source `json:"source"`
}

// An Advice is a name for what published guidance suggests where single answers count
// for much. It comes as [Result.Advised], also when a total is not scorable, and never
// as a flag: it is no safety matter, and shown to those alone who may see bands. The
// zero Advice is refused.
type Advice struct {
	Name string      `json:"name"`
	Any  []Threshold `json:"any"` // one of these is enough
}

// A Threshold is met where each of its items counts for From points or more and each
// of Zero was answered and counts for nothing. The zero Threshold has no items and is
// refused.
type Threshold struct {
	Items  []string      `json:"items"`
	From   int           `json:"from"`
	Zero   []string      `json:"zero,omitempty"`
	Source source.Source `json:"source"`
}

// A Licence says what may be done with the instrument. The zero Licence has no terms
// and is refused.
type Licence struct {
	Terms string `json:"terms"`
	// Ask: permission or a licence may be needed even to use it.
	Ask    bool          `json:"ask,omitempty"`
	Source source.Source `json:"source"`
}
