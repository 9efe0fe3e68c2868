package scope

import (
	"bytes"
	"fmt"
	"strings"
)

// howToRead is the same in both forms.
var howToRead = []string{
	"Emergencies come first. Danger to life pre-empts consent, approval and everything else in this handbook.",
	"Always means: core peer work. Sometimes means: on the conditions named, or after asking the supervisor. Never in this role means: say so, and do what stands under \"Instead\".",
	"Every row names what it rests on. A source without a mark was read; [secondary] was seen in a page about it, [derived] was calculated, [design] is a default of the library, [unverified] was recalled and not confirmed.",
	"Where several rules speak of one activity, the strictest counts. What is not in this handbook is never permitted by silence: ask the supervisor first.",
	"This is a reference for people who decide, not legal advice.",
}

// Markdown returns the handbook as CommonMark.
func (h Handbook) Markdown() []byte {
	w := &markdown{}
	w.line("# %s", h.Title)
	if h.Organisation != "" {
		w.line("%s", h.Organisation)
	}
	if h.Date != "" {
		w.line("Rules in force on %s.", h.Date)
	}
	w.line("Policy digest: `%s`", plainText(h.Digest))
	w.line("## Layers")
	for i, l := range h.Layers {
		w.item(0, "%s (%s): %s", l.Code, l.Kind, l.Title)
		for _, s := range l.Sources {
			if i > 0 { // those of the first stand at the end
				w.item(1, "%s", s)
			}
		}
	}
	w.end()
	w.line("## How to read this handbook")
	for _, s := range howToRead {
		w.item(0, "%s", s)
	}
	w.end()
	w.line("## Emergencies")
	if h.Imminent != nil {
		w.line("### Danger to life, whatever else holds")
		w.rule(*h.Imminent, "")
	}
	for _, r := range h.Emergencies {
		w.row(r)
	}
	w.line("## What holds for everything else")
	for _, r := range h.Always {
		w.rule(r, r.Verdict)
	}
	for _, c := range h.Chapters {
		w.line("## %s", c.Title)
		for _, p := range c.Parts {
			w.line("### %s", p.Title)
			for _, r := range p.Rows {
				w.line("#### %s", r.Name)
				w.rules(r)
			}
		}
	}
	if len(h.Contested) > 0 {
		w.line("## What the field disagrees about")
		for _, q := range h.Contested {
			w.line("### %s", q.Question)
			for _, p := range q.Positions {
				mark := ""
				if p.ID == q.Holds {
					mark = " (holds here)"
				}
				w.item(0, "%s%s: %s", spaced(p.ID), mark, p.Text)
			}
			w.end()
		}
	}
	w.line("## Read and agreed")
	for _, s := range h.Signers {
		w.line("%s: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ Date: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", markdownText(s))
	}
	if len(h.Layers) > 0 {
		w.line("## Sources of %s", h.Layers[0].Code)
		for _, s := range h.Layers[0].Sources {
			w.item(0, "%s", s)
		}
	}
	return w.out.Bytes()
}

type markdown struct{ out bytes.Buffer }

// line writes a paragraph; words of the policy are escaped.
func (w *markdown) line(format string, words ...any) {
	w.write(format, words...)
	w.out.WriteString("\n\n")
}

func (w *markdown) item(depth int, format string, words ...any) {
	w.out.WriteString(strings.Repeat("  ", depth) + "- ")
	w.write(format, words...)
	w.out.WriteByte('\n')
}

func (w *markdown) end() { w.out.WriteByte('\n') }

func (w *markdown) write(format string, words ...any) {
	escaped := make([]any, len(words))
	for i, word := range words {
		if escaped[i] = word; format != "Policy digest: `%s`" && !strings.Contains(format, "\\_") {
			escaped[i] = markdownText(word.(string))
		}
	}
	fmt.Fprintf(&w.out, format, escaped...)
}

func (w *markdown) row(r handbookRow) {
	w.line("### %s", r.Name)
	w.rules(r)
}

func (w *markdown) rules(r handbookRow) {
	w.line("**%s.**", r.Verdict)
	for _, rule := range r.Rules {
		verdict := ""
		if rule.Verdict != r.Verdict || rule.When != "" {
			verdict = rule.Verdict
		}
		w.rule(rule, verdict)
	}
}

func (w *markdown) rule(r handbookRule, verdict string) {
	head := r.Layer
	if r.When != "" {
		head += ", " + r.When
	}
	if verdict != "" {
		head += ": " + verdict
	}
	w.item(0, "%s. %s", head, r.Text)
	for _, part := range []struct {
		title string
		words []string
	}{{"Needs", r.Conditions}, {"First", r.First}, {"After", r.After}, {"Instead", nonEmpty(r.Instead)}, {"Sources", r.Sources}} {
		if len(part.words) > 0 {
			w.item(1, "%s: %s", part.title, strings.Join(part.words, "; "))
		}
	}
	w.end()
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "&", `\&`)

// markdownText keeps words from being read as Markdown.
func markdownText(s string) string { return markdownEscapes.Replace(plainText(s)) }

// plainText keeps words on one line.
func plainText(s string) string { return strings.Join(strings.Fields(s), " ") }
