package outcomes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// Sentence says the whole definition in words: numerator, denominator, whom it
// counts from when, what is left out, what becomes of what is missing, and where the
// definition comes from. It stands beside every [Figure]. A measure that was changed and
// kept the id of one that ships says so: give it an id and a name of its own.
func (m Measure) Sentence() string {
	parts := []string{fmt.Sprintf("%s: %s / %s", m.Name, m.Numerator, m.Denominator)}
	say := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if m.isChanged() {
		say("Not as it ships under the id %s", m.ID)
	}
	say("Unit: %s", m.Unit)
	say("Counted from: %s", m.Index.words())
	for _, n := range m.Index.LookBack {
		say("Look-back: %s", n.words("the index day"))
	}
	for _, n := range m.Index.WashOut {
		say("Wash-out: no %s", n.words("the index day"))
	}
	m.sayWindow(say)
	for _, l := range m.Index.Leave {
		say("Left out and counted: %s", l.Reason)
	}
	if !m.Competing.isZero() {
		say("Time at risk ends with: %s", m.Competing.words())
	}
	if !m.NotAtRisk.isZero() {
		say("Not at risk: the days between the first and the last of %s", m.NotAtRisk.words())
	}
	for _, b := range m.Beside {
		say("Beside it: %s", b.Name)
	}
	switch {
	case m.Missing == LeftOut && m.Method == MethodInterviewed:
		say("Whoever could not be asked is left out and counted")
	case m.Missing == LeftOut && m.Method == MethodScored:
		say("Missing answers are left out and counted; the follow-up rate stands beside it")
	case m.Missing == LeftOut:
		say("Missing answers are left out and counted; that they count as not reached, and as reached, stands beside it, and so does the follow-up rate")
	case m.Missing == CountedAgainst:
		say("Missing answers count as not reached; those interviewed, that they count as reached, and the follow-up rate stand beside it")
	}
	switch m.Direction {
	case instrument.HigherBetter:
		say("Higher is better")
	case instrument.LowerBetter:
		say("Lower is better")
	case instrument.NoDirection:
		say("Neither higher nor lower is better")
	}
	if m.Note != "" {
		say("%s", m.Note)
	}
	say("Source: %s", m.Source)
	return strings.Join(parts, ". ") + "."
}

func (m Measure) sayWindow(say func(string, ...any)) {
	after := "the index day"
	for _, s := range m.Steps {
		n := ""
		if s.AtLeast > 1 {
			n = "at least " + strconv.Itoa(s.AtLeast) + " "
		}
		about := ""
		if s.About {
			about = ", which names the index event"
		}
		say("Has to follow: %s%s%s", n, s.words(after), about)
		after = "that"
	}
	if m.Days > 0 {
		say("Window: %d days", m.Days)
	}
	if m.Recent > 0 {
		say("Seen of late: %s within %d days", m.Counts.words(), m.Recent)
	}
	if m.Gap > 0 {
		say("Broken off by %d days in a row without cover", m.Gap)
	}
	if m.Return != nil {
		say("Return to use: %s, %d days without it between two", m.Return.Name, m.Return.Clear)
	}
	if m.Schedule != "" {
		number := ""
		if m.Number > 0 {
			number = fmt.Sprintf(", number %d", m.Number)
		}
		say("Interview: %s of %s%s", shown(m.Point), m.Schedule, number)
	}
	if m.Answer != "" {
		say("Answer: %s; of several in a window the nearest to its due day, of two as near the earlier", shown(m.Answer))
		if b := m.Baseline; b != (Baseline{}) {
			say("Answer before: from day %d to day %d after the index day (%s)", b.From, b.To, b.Source)
		} else {
			say("Answer before: within the window of the schedule's first point")
		}
	}
	if m.Recall > 0 {
		say("Asks about: the past %d days", m.Recall)
	}
	if m.Instrument != "" {
		say("Instrument: %s, scale %s", m.Instrument, m.Scale)
	}
	if m.Method == MethodAnswered && m.prorates() {
		say("A prorated score is rounded half up, as for its bands")
	}
}

// isChanged reports whether another measure ships under the id. They are compared as
// they are stored.
func (m Measure) isChanged() bool {
	shipped, err := MeasureOf(m.ID)
	if err != nil {
		return false
	}
	was, wasErr := json.Marshal(shipped)
	is, isErr := json.Marshal(m)
	return wasErr != nil || isErr != nil || !bytes.Equal(was, is)
}

func (x Index) words() string {
	s := x.Match.words()
	if x.FirstOnly {
		s = "the first " + s
	}
	if x.FromEnd {
		s = "the end of " + s
	}
	if x.MinAge > 0 {
		s += fmt.Sprintf(", age %d or more", x.MinAge)
	}
	if x.Link != nil {
		s += fmt.Sprintf(", those that overlap or begin within %d days of an end being one", x.Link.Days)
		if x.Link.TransferOnly {
			s = strings.TrimSuffix(s, " being one") + " as a transfer being one"
		}
	}
	if x.Chain > 0 {
		s += fmt.Sprintf(", the last of those that follow each other within %d days", x.Chain)
	}
	return s
}

func (n Near) words(after string) string {
	return fmt.Sprintf("%s from day %d to day %d after %s", n.Match.words(), n.From, n.To, after)
}

func (m Match) words() string {
	s := join(m.Kinds)
	if len(m.Codes) > 0 {
		s += " (" + join(m.Codes) + ")"
	}
	if len(m.Any) > 0 {
		s += " with " + join(m.Any)
	}
	if len(m.Not) > 0 {
		s += " without " + join(m.Not)
	}
	for _, o := range m.Or {
		s += " or " + o.words()
	}
	return s
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = shown(v)
	}
	return strings.Join(words, " or ")
}

func shown[T ~string](v T) string { return strings.ReplaceAll(string(v), "_", " ") }
