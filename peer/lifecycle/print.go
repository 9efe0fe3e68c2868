package lifecycle

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/peer/source"
)

// Mermaid returns the rows in force as a Mermaid state diagram, with the
// parties that may fire each event, the start and the final states.
func (t Table[S, E]) Mermaid() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, r := range t.inForce() {
		label := string(r.Event) + " (" + join(r.Parties) + ")"
		if r.Opens() {
			fmt.Fprintf(&b, "    [*] --> %s: %s\n", r.To, label)
		}
		for _, s := range r.From {
			for _, to := range t.targets(r, s) {
				fmt.Fprintf(&b, "    %s --> %s: %s\n", s, to, label)
			}
			if len(r.Both) > 0 {
				fmt.Fprintf(&b, "    %s --> %s: %s, first answer\n", s, s, label)
			}
		}
	}
	for _, s := range t.Final {
		fmt.Fprintf(&b, "    %s --> [*]\n", s)
	}
	return b.String()
}

// Markdown returns the rows in force as a table for people, with what each
// event needs and where the rule comes from.
func (t Table[S, E]) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s, version %d\n\n", t.Name, t.Version)
	fmt.Fprintf(&b, "Starts as `%s`; final: %s.", t.Start, code(t.Final))
	if len(t.CorrectBy) > 0 {
		fmt.Fprintf(&b, " Corrected by: %s.", join(t.CorrectBy))
	}
	if len(t.RedactBy) > 0 {
		fmt.Fprintf(&b, " Redacted by: %s.", join(t.RedactBy))
	}
	if t.OwnMarks {
		b.WriteString(" Each corrects and redacts what they entered themselves")
		if len(t.RedactAny) > 0 {
			fmt.Fprintf(&b, "; words of others are redacted by: %s, those of a participant by the participant alone", join(t.RedactAny))
		}
		b.WriteString(".")
	}
	if len(t.MarkCodes) > 0 {
		fmt.Fprintf(&b, " Codes of corrections and redactions: %s.", strings.Join(t.MarkCodes, ", "))
	}
	b.WriteString("\n\n| event | from | to | who | needs | codes | what it means | source |\n|---|---|---|---|---|---|---|---|\n")
	for _, r := range t.inForce() {
		from, to := code(r.From), "`"+string(r.To)+"`"
		if r.Opens() {
			from = "(opens)"
		}
		switch {
		case r.IsPrior():
			to = "the state held before"
		case r.IsStay():
			to = "stays"
		}
		who := join(r.Parties)
		if len(r.Both) > 0 {
			who += "; " + join(r.Both) + " must each answer"
		}
		if r.Spoken {
			who += "; whoever asked has answered"
		}
		if r.For != "" {
			who += "; on behalf of the " + words(string(r.For))
		}
		if r.Asker {
			who += "; only whoever asked"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", r.Event, from, to, who,
			cell(strings.Join(r.needs(), "; ")), cell(strings.Join(r.Codes, ", ")), cell(strings.Join(append([]string{r.Doc}, r.does()...), " ")), cell(r.Source.String()))
	}
	return b.String()
}

// TimingsMarkdown returns deadlines as a table for people, with where each figure
// comes from.
func TimingsMarkdown[S, E ~string](timings []Timing[S, E]) string {
	var b strings.Builder
	b.WriteString("| deadline | while in | whose turn | within | reminders after | proposes | a pause | source |\n|---|---|---|---|---|---|---|---|\n")
	for _, t := range timings {
		var nudges []string
		for _, n := range t.Nudges {
			nudges = append(nudges, n.String())
		}
		proposes, pause := "", "counts"
		if t.Propose != "" {
			proposes = "`" + string(t.Propose) + "`"
		}
		if t.Pausing {
			pause = "stops the clock"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", t.Name, code(t.States), words(string(t.Waiting)), t.Within,
			strings.Join(nudges, ", "), proposes, pause, cell(t.Source.String()))
	}
	return b.String()
}

// needs returns what the row needs, in words.
func (r Row[S, E]) needs() []string {
	var needs []string
	for _, p := range r.Held {
		needs = append(needs, "somebody as "+words(string(p)))
	}
	for _, p := range r.Free {
		needs = append(needs, "nobody as "+words(string(p))+" yet")
	}
	for _, s := range r.Seats {
		if s.fills() {
			needs = append(needs, "names the "+words(string(s.Party)))
		}
	}
	for _, n := range r.Needs {
		what := words(strings.TrimPrefix(string(n.Kind), "part "))
		if len(n.From) > 0 {
			what += " (from " + join(n.From) + ")"
		}
		needs = append(needs, what)
	}
	return needs
}

// does returns what the row does beside leading to a state, and what it may
// carry, in sentences.
func (r Row[S, E]) does() []string {
	var does []string
	for _, s := range r.Seats {
		switch who := words(string(s.Party)); {
		case s.By != "":
			does = append(does, "The "+words(string(s.By))+" becomes the "+who+".")
		case s.Empty:
			does = append(does, "Nobody is the "+who+" any more.")
		}
	}
	if r.Renews {
		does = append(does, "Answers given before count no more.")
	}
	if len(r.Takes) > 0 {
		does = append(does, "May carry: "+words(strings.Join(r.Takes, ", "))+".")
	}
	return does
}

func (t Table[S, E]) inForce() []Row[S, E] {
	var rows []Row[S, E]
	for _, r := range t.Rows {
		if r.inForce(t.Version) {
			rows = append(rows, r)
		}
	}
	return rows
}

func join(parties []Party) string {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = string(p)
	}
	return strings.Join(names, ", ")
}

func code[T ~string](names []T) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + string(n) + "`"
	}
	return strings.Join(quoted, ", ")
}

// cell keeps a text inside its cell of a Markdown table.
func cell(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "|", `\|`), "\n", " ") }

type jsonTable struct {
	Name      string    `json:"name"`
	Version   int       `json:"version"`
	Start     string    `json:"start"`
	Final     []string  `json:"final"`
	Seated    []Party   `json:"seated,omitempty"`
	Paused    []string  `json:"paused,omitempty"`
	Leave     string    `json:"leave,omitempty"`
	Correct   []Party   `json:"correct_by,omitempty"`
	Redact    []Party   `json:"redact_by,omitempty"`
	Own       bool      `json:"own_marks,omitempty"`
	RedactAny []Party   `json:"redact_any,omitempty"`
	Codes     []string  `json:"mark_codes,omitempty"`
	Rows      []jsonRow `json:"rows"`
}

type jsonRow struct {
	Event   string        `json:"event"`
	From    []string      `json:"from,omitempty"`
	To      []string      `json:"to"`
	Parties []Party       `json:"parties"`
	Both    []Party       `json:"both,omitempty"`
	Spoken  bool          `json:"spoken,omitempty"`
	Asker   bool          `json:"asker,omitempty"`
	For     Party         `json:"for,omitempty"`
	Needs   []string      `json:"needs,omitempty"`
	Does    []string      `json:"does,omitempty"`
	Codes   []string      `json:"codes,omitempty"`
	Since   int           `json:"since,omitempty"`
	Retired int           `json:"retired,omitempty"`
	Doc     string        `json:"doc"`
	Source  source.Source `json:"source"`
}

// MarshalJSON returns every row of t, the retired ones among them, for other
// programs: stored names, and for each row the states it may lead to.
func (t Table[S, E]) MarshalJSON() ([]byte, error) {
	j := jsonTable{Name: t.Name, Version: t.Version, Start: string(t.Start), Final: stored(t.Final), Seated: t.Seated, Codes: t.MarkCodes,
		Paused: stored(t.Paused), Leave: string(t.Leave), Correct: t.CorrectBy, Redact: t.RedactBy, Own: t.OwnMarks, RedactAny: t.RedactAny}
	for _, r := range t.Rows {
		to := []S{r.To}
		if r.IsPrior() || r.IsStay() {
			to = nil
			for _, s := range r.From {
				for _, p := range t.targets(r, s) {
					if !slices.Contains(to, p) {
						to = append(to, p)
					}
				}
			}
		}
		j.Rows = append(j.Rows, jsonRow{string(r.Event), stored(r.From), stored(to), r.Parties, r.Both, r.Spoken, r.Asker, r.For,
			r.needs(), r.does(), r.Codes, r.Since, r.Retired, r.Doc, r.Source})
	}
	return json.Marshal(j)
}

func stored[T ~string](names []T) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return out
}
