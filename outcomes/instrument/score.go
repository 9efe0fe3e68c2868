package instrument

import (
	"fmt"
	"math"
	"slices"
)

// marks are what the items count for, nothing where an answer is missing.
type marks []int32

// A room is one piece of memory for the parts of a result; a bigger one gets more.
type room struct {
	scores  [1]Score
	reached [1]string
	flags   [3]Flag
}

// usual is the number of items up to which scoring needs no memory for marks.
const usual = 40

// Score scores a sheet: one answer for each item, in item order, the zero
// [Answer] for a missing one. It returns [ErrSheet] if there are more or fewer, an
// [*AnswerError] for a code that the form does not offer, and
// [ErrUnknownCutoffs] or [ErrUnknownSex] for a respondent that it does not know.
func (in *Instrument) Score(sheet []Answer, who Respondent) (Result, error) {
	if err := in.check(len(sheet), who); err != nil {
		return Result{}, err
	}
	var space [usual]int32
	points, answered, err := in.mark(sheet, space[:0])
	if err != nil {
		return Result{}, err
	}
	m := new(room)
	r := Result{Instrument: in.def.ID, Version: in.def.Version, Answered: answered, bandFor: in.def.BandFor}
	raised := in.alarm(points)
	if answered < len(sheet) {
		in.skip(points, sheet)
		raised |= in.silent(points)
	}
	r.Contradicting = in.contradicting(points, sheet)
	r.Advised = in.advise(points)
	discarded := in.def.MostGap > 0 && len(sheet)-answered > in.def.MostGap
	r.Scores = m.scores[:]
	if len(in.scales) > 1 {
		r.Scores = make([]Score, len(in.scales))
	}
	r.Scores[0].Reached = m.reached[:0]
	for i := range r.Scores {
		s := &r.Scores[i]
		s.Scale, s.State = in.def.Scales[i].ID, NotScorable
		if !discarded {
			in.scale(i, r.Scores, points, who)
		}
		if len(s.Reached) == 0 {
			s.Reached = nil
		}
		raised |= in.flagsOf(i, s)
	}
	if raised != 0 {
		r.Flags = raised.add(m.flags[:0])
	}
	return r, nil
}

func (in *Instrument) check(answers int, who Respondent) error {
	if answers != len(in.items) || answers == 0 {
		return fmt.Errorf("%w: the form has %d items", ErrSheet, len(in.items))
	}
	if who.Sex != "" && !slices.Contains(sexes, who.Sex) {
		return fmt.Errorf("%w: female, male or not told", ErrUnknownSex)
	}
	if who.Cutoffs != "" && !slices.Contains(in.sets, who.Cutoffs) {
		return fmt.Errorf("%w: the form has %v", ErrUnknownCutoffs, in.sets)
	}
	return nil
}

// mark appends what each item counts for, and returns how many were answered.
func (in *Instrument) mark(sheet []Answer, all marks) (marks, int, error) {
	answered := 0
	for i, a := range sheet {
		if !a.given {
			all = append(all, nothing)
			continue
		}
		points := in.items[i].of(a.value)
		if points == nothing {
			return nil, 0, &AnswerError{Item: in.def.Items[i].ID, Offered: slices.Clone(in.def.Items[i].Answers)}
		}
		all = append(all, points)
		answered++
	}
	return all, answered, nil
}

// of returns the points of a code, nothing if the form lacks it.
func (k *key) of(code int) int32 {
	if code < k.low || code-k.low >= len(k.points) {
		return nothing
	}
	return k.points[code-k.low]
}

// alarm returns the flags that single answers raise.
func (in *Instrument) alarm(all marks) flagSet {
	var raised flagSet
	for _, a := range in.alerts {
		if all[a.item] >= a.from {
			raised |= a.flag
		}
	}
	return raised
}

// silent returns the flag of safety items that have no answer and that the form did
// not let be skipped.
func (in *Instrument) silent(all marks) flagSet {
	for _, a := range in.alerts {
		if all[a.item] == nothing {
			return unansweredBit
		}
	}
	return 0
}

// advise returns the names of the advice that is called for by what was answered.
func (in *Instrument) advise(all marks) []string {
	var names []string
	for i, enough := range in.advice {
		if slices.ContainsFunc(enough, func(t threshold) bool { return t.met(all) }) {
			names = append(names, in.def.Advice[i].Name)
		}
	}
	return names
}

func (t threshold) met(all marks) bool {
	for _, i := range t.items {
		if all[i] < t.from {
			return false
		}
	}
	return !slices.ContainsFunc(t.zero, func(i int) bool { return all[i] != 0 })
}

// scale scores the i-th scale; those before it are scored.
func (in *Instrument) scale(i int, scores []Score, all marks, who Respondent) {
	def, key, s := &in.def.Scales[i], &in.scales[i], &scores[i]
	sum, counted := 0, 0
	for _, p := range key.items {
		if all[p] != nothing {
			sum += int(all[p])
			counted++
		}
	}
	missing := len(key.items) - counted
	if missing > def.Gaps.Most {
		return
	}
	for _, j := range key.needs {
		if !scores[j].Scorable() {
			return
		}
	}
	s.State = Scored
	s.Value = def.value(float64(sum), counted, len(key.items), key.least)
	level := s.Value
	if missing > 0 {
		s.State = Prorated
		if def.Combine != Mean {
			level = math.Floor(level + 0.5)
		}
	}
	if key.bySex {
		s.Band = def.bandBySex(level, who.Sex)
	} else {
		s.Band = def.bandOf(level, "")
	}
	s.Reached = def.reached(s.Reached, level, who)
}

// flagsOf returns the flags that the i-th score raises.
func (in *Instrument) flagsOf(i int, s *Score) flagSet {
	var raised flagSet
	switch s.State {
	case Prorated:
		raised = proratedBit
	case NotScorable:
		raised = incompleteBit
	}
	if len(s.Reached) > 0 && (in.total < 0 || in.total == i) {
		raised |= aboveBit
	}
	return raised
}

// value returns the score of a sum of points over the counted items of a scale
// that has so many items.
func (s *Scale) value(sum float64, counted, items, least int) float64 {
	switch {
	case s.Table != nil:
		return s.Table[int(sum)-least]
	case s.Combine == Mean:
		sum /= float64(counted)
	case s.Combine == Sum && counted < items:
		sum = sum * float64(items) / float64(counted) // in this order a whole result stays whole
	}
	return s.transform(sum)
}

func (s *Scale) transform(v float64) float64 {
	if s.Times != 0 {
		v *= s.Times
	}
	return v + s.Plus
}

// bandBySex returns the name of the band, "" if sex decides and was not told. Where a
// sex has no bands of its own, everybody's are its bands.
func (s *Scale) bandBySex(v float64, sex Sex) string {
	own := func(sex Sex) string {
		if name := s.bandOf(v, sex); name != "" {
			return name
		}
		return s.bandOf(v, "")
	}
	if sex != "" {
		return own(sex)
	}
	if female := own(Female); female == own(Male) {
		return female
	}
	return ""
}

func (s *Scale) bandOf(v float64, sex Sex) string {
	for i := range s.Bands {
		b := &s.Bands[i]
		if b.Sex == sex && (v < b.To || v == b.To && !b.Short) {
			return b.Name
		}
	}
	return ""
}

// reached adds the names of the cut-offs of the chosen set that are reached. One
// that is published by sex counts without it if every sex reaches it.
func (s *Scale) reached(names []string, v float64, who Respondent) []string {
	for i := range s.Cutoffs {
		c := &s.Cutoffs[i]
		if c.Set != who.Cutoffs || !c.reached(v) || slices.Contains(names, c.Name) {
			continue
		}
		if c.Sex == "" || c.Sex == who.Sex || who.Sex == "" && s.reachedByAll(c, v) {
			names = append(names, c.Name)
		}
	}
	return names
}

// reachedByAll reports whether every sex has a cut-off of that name and set and reaches it.
func (s *Scale) reachedByAll(like *Cutoff, v float64) bool {
	for _, sex := range sexes {
		if !slices.ContainsFunc(s.Cutoffs, func(c Cutoff) bool {
			return c.Name == like.Name && c.Set == like.Set && c.Sex == sex && c.reached(v)
		}) {
			return false
		}
	}
	return true
}
