package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func spaced(name string) string { return strings.ReplaceAll(name, "_", " ") }

// print writes the answer for a person to read.
func (a *answer) print(w io.Writer, activity peer.ActivityID) error {
	var b strings.Builder
	if a.ID != nil {
		fmt.Fprintf(&b, "[%s] ", *a.ID)
	}
	fmt.Fprintf(&b, "%s: %s", spaced(string(activity)), strings.ToUpper(spaced(a.Verdict.String())))
	switch {
	case !a.Explicit:
		b.WriteString(" (no rule lists it)")
	case !a.Overridable:
		b.WriteString(" (nothing overrides this)")
	}
	b.WriteString("\n")
	section := func(title string, items []string) {
		for i, item := range items {
			if i > 0 {
				title = ""
			}
			fmt.Fprintf(&b, "  %-9s %s\n", title, item)
		}
	}
	section("do", words(a.Obligations, func(o scope.Obligation) string { return o.String() }))
	if a.Instead != "" {
		section("instead", []string{a.Instead})
	}
	section("if", words(a.Conditions, func(c scope.Condition) string {
		met := map[scope.Truth]string{scope.True: "met", scope.False: "NOT MET", scope.Unknown: "not known"}[c.Met]
		return fmt.Sprintf("%s: %s (%s)", spaced(string(c.Kind)), spaced(c.Of), met)
	}))
	section("unlock", words(a.Unlock, func(changes []scope.Change) string {
		return strings.Join(words(changes, func(c scope.Change) string {
			return fmt.Sprintf("%s %s", spaced(string(c.Fact)), spaced(c.Value))
		}), " and ")
	}))
	section("because", words(a.Reasons, func(r scope.Reason) string {
		return fmt.Sprintf("%s\n            %s: %s. %s", r.Text, r.Rule, spaced(r.Verdict.String()), r.Source)
	}))
	if len(a.Unknown) > 0 {
		section("unknown", []string{strings.Join(words(a.Unknown, func(f scope.Fact) string { return spaced(string(f)) }), ", ")})
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// printUnlock writes what would make the activity allowed.
func (a *answer) printUnlock(w io.Writer, activity peer.ActivityID) error {
	var b strings.Builder
	if a.ID != nil {
		fmt.Fprintf(&b, "[%s] ", *a.ID)
	}
	fmt.Fprintf(&b, "%s: %s\n", spaced(string(activity)), strings.ToUpper(spaced(a.Verdict.String())))
	switch {
	case a.Verdict.Allowed():
		b.WriteString("  allowed as it is\n")
	case len(a.Unlock) == 0:
		b.WriteString("  nothing that can be obtained would make it allowed\n")
	}
	for _, changes := range a.Unlock {
		b.WriteString("  " + strings.Join(words(changes, func(c scope.Change) string {
			return spaced(string(c.Fact)) + " " + spaced(c.Value)
		}), " and ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func words[T any](items []T, word func(T) string) []string {
	var out []string
	for _, item := range items {
		out = append(out, word(item))
	}
	return out
}
