package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer/scope"
)

// Do says what scope asks of the worker.
func (a answer) Do() string { return obligations(a.Decision.Obligations) }

func obligations(list []scope.Obligation) string {
	return joined(list, func(o scope.Obligation) string {
		if o.Within < 2*time.Hour || o.Within%time.Hour != 0 {
			return o.String()
		}
		untimed := o
		untimed.Timed = false
		return fmt.Sprintf("%s, within %d hours", untimed, o.Within/time.Hour)
	})
}

// If says which conditions are not met or have to be looked at.
func (a answer) If() string {
	var open []string
	for _, c := range a.Decision.Conditions {
		if c.Met != scope.True {
			met := map[scope.Truth]string{scope.False: "not met", scope.Unknown: "to be checked"}[c.Met]
			open = append(open, fmt.Sprintf("%s: %s (%s)", spaced(c.Kind), spaced(c.Of), met))
		}
	}
	if len(open) == 0 && len(a.Decision.Conditions) > 0 {
		return "all met"
	}
	return strings.Join(open, "; ")
}

// Open says what would change the answer.
func (a answer) Open() string {
	return strings.Join(mapped(a.Unlock, func(changes []scope.Change) string {
		return strings.Join(mapped(changes, func(c scope.Change) string { return spaced(string(c.Fact)) + " " + spaced(c.Value) }), " with ")
	}), ", or ")
}

// Why returns the deciding reason and its rule.
func (a answer) Why() string {
	if len(a.Decision.Reasons) == 0 {
		return ""
	}
	r := a.Decision.Reasons[0]
	return fmt.Sprintf("%s [%s]", r.Text, r.Rule)
}

// On returns the day of the question.
func (a answer) On() string { return a.At.In(a.zone).Format("2 Jan") }

// Verdict returns the verdict in words.
func (a answer) Verdict() string { return spaced(a.Decision.Verdict.String()) }

// Verdicts counts the answers, from the mildest verdict to the strictest.
func (rep *report) Verdicts() string {
	var v []string
	for _, a := range rep.Scope {
		v = append(v, a.Decision.Verdict.String())
	}
	return strings.Join(mapped(counted(v, mapped(scope.Verdicts(), scope.Verdict.String)...), func(c count) string {
		return fmt.Sprintf("%d %s", c.Count, spaced(c.Name))
	}), ", ")
}

// LayerWords says where no rules of the place itself are known.
func (rep *report) LayerWords() string {
	var out []string
	for _, s := range rep.Sites {
		if !slices.Contains(s.ScopeLayers, s.Jurisdiction) {
			out = append(out, fmt.Sprintf("No scope rules of %s are shipped: questions from %s were answered by the general rules alone.", s.Jurisdiction, s.Name))
		}
	}
	return strings.Join(out, " ")
}

// Words says what was done and why it should have been asked about.
func (f flagged) Words() string {
	return fmt.Sprintf("%s by %s on %s: %s. %s", spaced(f.Activity), f.Worker, day(f.At, f.zone), spaced(f.Verdict.String()), f.Because)
}

// Then says what had to follow.
func (f flagged) Then() string {
	text := fmt.Sprintf("%s, with %s on %s: %s", spaced(f.Activity), f.Worker, day(f.At, f.zone), spaced(f.Verdict.String()))
	if len(f.Obligations) > 0 {
		text += "; what had to follow: " + obligations(f.Obligations)
	}
	return text
}
