package instrument

import (
	"fmt"
	"log/slog"
	"math"
	"slices"
)

// A Score is the value of one scale.
type Score struct {
	Scale string
	State State
	Value float64 // meaningless unless scored or prorated; a prorated sum is not rounded
	// Band is where the value falls, "" if the scale has none or it depends on a
	// fact that was not told. A prorated sum is rounded half up for it.
	Band string
	// Reached names the cut-offs that are reached whatever was not told.
	Reached []string
}

// Scorable reports whether the score has a value.
func (s Score) Scorable() bool { return s.State == Scored || s.State == Prorated }

// A Result is what a sheet of answers came to.
type Result struct {
	Instrument ID
	Answered   int // items with an answer
	Scores     []Score
	Flags      []Flag // in the order of [Flags]

	bandFor []Reader
}

// Total returns the total; of an instrument without one, or of the zero Result,
// a Score that is [NotScorable].
func (r Result) Total() Score {
	if s, ok := r.Of(totalScale); ok {
		return s
	}
	return Score{Scale: totalScale, State: NotScorable}
}

// Of returns the score of the scale with the given id.
func (r Result) Of(scale string) (Score, bool) {
	for _, s := range r.Scores {
		if s.Scale == scale {
			return s, true
		}
	}
	return Score{}, false
}

// Has reports whether the result bears the flag.
func (r Result) Has(f Flag) bool { return slices.Contains(r.Flags, f) }

// For returns the result as the reader may see it: without bands, cut-offs and
// the flag above_cutoff, unless the instrument's definition names the reader or
// the reader is the respondent. A safety flag is never left out.
func (r Result) For(reader Reader) Result {
	if reader == RespondentReader || slices.Contains(r.bandFor, reader) {
		return r
	}
	r.Scores = slices.Clone(r.Scores)
	for i := range r.Scores {
		r.Scores[i].Band, r.Scores[i].Reached = "", nil
	}
	r.Flags = slices.DeleteFunc(slices.Clone(r.Flags), func(f Flag) bool { return f == AboveCutoff })
	return r
}

// Format keeps scores and flags out of every verb of fmt.
func (r Result) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(r.shown())) }

// LogValue keeps scores and flags out of logs.
func (r Result) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Result) shown() string { return "[result of " + string(r.Instrument) + "]" }

// Format keeps the value out of every verb of fmt.
func (s Score) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[score]")) }

// LogValue keeps the value out of logs.
func (s Score) LogValue() slog.Value { return slog.StringValue("[score]") }

// Score scores a sheet: one answer for each item, in item order, the zero
// [Answer] for a missing one. It returns [ErrSheet] if there are more or fewer, an
// [*AnswerError] for a code that the form does not offer, and
// [ErrUnknownCutoffs] or [ErrUnknownSex] for a respondent that it does not know.
func (in *Instrument) Score(sheet []Answer, who Respondent) (Result, error) {
	r := Result{Instrument: in.def.ID, bandFor: in.def.BandFor}
	if err := in.check(sheet, who); err != nil {
		return Result{}, err
	}
	for _, a := range sheet {
		if a.given {
			r.Answered++
		}
	}
	discarded := in.def.MostGap > 0 && len(sheet)-r.Answered > in.def.MostGap
	r.Scores = make([]Score, len(in.scales))
	for i := range in.scales {
		r.Scores[i] = in.scale(i, sheet, who, r.Scores[:i], discarded)
	}
	r.Flags = in.flags(sheet, r.Scores)
	return r, nil
}

func (in *Instrument) check(sheet []Answer, who Respondent) error {
	if len(sheet) != len(in.items) || len(sheet) == 0 {
		return fmt.Errorf("%w: the form has %d items", ErrSheet, len(in.items))
	}
	if who.Sex != "" && !slices.Contains(sexes, who.Sex) {
		return fmt.Errorf("%w: female, male or not told", ErrUnknownSex)
	}
	if who.Cutoffs != "" && !slices.Contains(in.sets, who.Cutoffs) {
		return fmt.Errorf("%w: the form has %v", ErrUnknownCutoffs, in.sets)
	}
	for i, a := range sheet {
		if a.given && !in.items[i].offers(a.value) {
			return &AnswerError{Item: in.def.Items[i].ID, Offered: slices.Clone(in.def.Items[i].Answers)}
		}
	}
	return nil
}

func (k *key) offers(code int) bool {
	return code >= k.low && code-k.low < len(k.points) && k.given[code-k.low]
}

// of returns the points of a code that the item offers.
func (k *key) of(code int) int { return k.points[code-k.low] }

// scale scores the i-th scale; before holds the scores of those before it.
func (in *Instrument) scale(i int, sheet []Answer, who Respondent, before []Score, discarded bool) Score {
	def := &in.def.Scales[i]
	s := Score{Scale: def.ID, State: NotScorable}
	sum, counted := 0, 0
	for _, p := range in.scales[i] {
		switch {
		case sheet[p].given:
			sum += in.items[p].of(sheet[p].value)
			counted++
		case in.skipped(p, sheet):
			counted++
		}
	}
	missing := len(in.scales[i]) - counted
	if missing > def.Gaps.Most || discarded {
		return s
	}
	for _, j := range in.needs[i] {
		if !before[j].Scorable() {
			return s
		}
	}
	s.State = Scored
	if missing > 0 {
		s.State = Prorated
	}
	s.Value = def.value(float64(sum), counted, len(in.scales[i]), in.least(i))
	level := s.Value
	if def.Combine != Mean {
		level = math.Floor(level + 0.5)
	}
	s.Band = def.band(level, who.Sex)
	s.Reached = def.reached(level, who)
	return s
}

// least returns the lowest sum of a scale with a table.
func (in *Instrument) least(i int) int {
	if in.def.Scales[i].Table == nil {
		return 0
	}
	least := 0
	for _, p := range in.scales[i] {
		low, _ := in.items[p].extremes()
		least += low
	}
	return least
}

// skipped reports whether the form lets the missing item be left blank.
func (in *Instrument) skipped(item int, sheet []Answer) bool {
	for _, s := range in.skips {
		if !slices.Contains(s.blank, item) {
			continue
		}
		all := true
		for _, z := range s.zero {
			all = all && sheet[z].given && in.items[z].of(sheet[z].value) == 0
		}
		if all {
			return true
		}
	}
	return false
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

// band returns the name of the band, "" if there is none or sex decides and was not told.
func (s *Scale) band(v float64, sex Sex) string {
	if len(s.Bands) == 0 {
		return ""
	}
	everybody := s.bandOf(v, "")
	if sex != "" {
		if own := s.bandOf(v, sex); own != "" {
			return own
		}
		return everybody
	}
	female, male := s.bandOf(v, Female), s.bandOf(v, Male)
	if female == male && female != "" {
		return female
	}
	if female != male {
		return ""
	}
	return everybody
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

// reached names the cut-offs of the chosen set that are reached. One that is
// published by sex counts without it if every sex reaches it.
func (s *Scale) reached(v float64, who Respondent) []string {
	var names []string
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

// flags returns the flags of a sheet, in the order of the page.
func (in *Instrument) flags(sheet []Answer, scores []Score) []Flag {
	var raised [8]Flag
	n := 0
	raise := func(f Flag) {
		if !slices.Contains(raised[:n], f) {
			raised[n] = f
			n++
		}
	}
	for _, a := range in.alerts {
		if sheet[a.item].given && in.items[a.item].of(sheet[a.item].value) >= a.from {
			raise(a.flag)
		}
	}
	for i := range scores {
		s := &scores[i]
		switch {
		case s.State == Prorated:
			raise(ProratedFlag)
		case s.State == NotScorable:
			raise(Incomplete)
		}
		if len(s.Reached) > 0 && (in.total < 0 || in.total == i) {
			raise(AboveCutoff)
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]Flag, 0, n)
	for _, f := range flags {
		if slices.Contains(raised[:n], f) {
			out = append(out, f)
		}
	}
	return out
}
