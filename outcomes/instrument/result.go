package instrument

import (
	"fmt"
	"log/slog"
	"slices"
)

// A Score is the value of one scale. The zero Score is in no state and has no value.
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

// A Result is what a sheet of answers came to. [Instrument.Score] makes one; the zero
// Result is of no instrument. Its JSON does not keep who may see bands: of a loaded one
// [Result.For] shows them to nobody but the respondent. Score the stored answers again to
// have it.
type Result struct {
	Instrument ID
	Version    int // of the key, as in [Definition]
	Answered   int // items with an answer
	Scores     []Score
	Flags      []Flag // in the order of [Flags]
	// Advised names the advice of the definition that the answers call for, in its
	// order. It is shown to those who may see bands.
	Advised []string
	// Contradicting names the items with an answer above nothing although another says that
	// what they ask about never happened, such as a number of drinks of somebody who never
	// drinks. They count as answered: no source says which answer is wrong, so a person asks.
	Contradicting []string

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

// For returns the result as the reader may see it: without bands, cut-offs,
// advice and the flag above_cutoff, unless the instrument's definition names the reader or
// the reader is the respondent. The values stay for every [Reader] of the list, and whoever
// knows the form reads the band off a value. The zero Reader and one that is not on the list
// get the instrument and the safety flags, and nothing else. The safety flags,
// [SuicidalIdeationItem] and [SafetyItemUnanswered], are never left out.
func (r Result) For(reader Reader) Result {
	if reader == RespondentReader || slices.Contains(r.bandFor, reader) {
		return r
	}
	if !slices.Contains(readers, reader) {
		return Result{Instrument: r.Instrument, Version: r.Version, Flags: r.flagsBut(ProratedFlag, AboveCutoff, Incomplete)}
	}
	r.Advised = nil
	r.Scores = slices.Clone(r.Scores)
	for i := range r.Scores {
		r.Scores[i].Band, r.Scores[i].Reached = "", nil
	}
	r.Flags = r.flagsBut(AboveCutoff)
	return r
}

func (r Result) flagsBut(hidden ...Flag) []Flag {
	return slices.DeleteFunc(slices.Clone(r.Flags), func(f Flag) bool { return slices.Contains(hidden, f) })
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
