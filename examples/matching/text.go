package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alongside-go/alongside/peer/matching"
)

// shown is how many workers a line of the text names.
const shown = 5

// writeText writes the answer with its reasons.
func writeText(w io.Writer, m market, a matching.Assignment) error {
	var b strings.Builder
	people := len(a.Pairs) + len(a.Unassigned)
	fmt.Fprintf(&b, "%d of %d participants assigned by the method %q, total score %s\n\n",
		len(a.Pairs), people, a.Method, a.ExactTotal().Text('g', 8))
	choices := m.problem.Choices(a)
	for _, pair := range a.Pairs {
		fmt.Fprintf(&b, "%s -> %s, score %v: %s\n", string(pair.Participant), string(pair.Worker), pair.Score, why(choices[pair.Participant]))
	}
	if len(a.Unassigned) > 0 {
		b.WriteString("\nUnassigned:\n")
	}
	for _, p := range a.Unassigned {
		fmt.Fprintf(&b, "%s: %s\n", string(p), whyNot(choices[p]))
	}
	if len(a.Unassigned) > 0 && a.Method == matching.Optimal {
		b.WriteString("\nOne more place with any worker named under \"Unassigned\" would let one more participant be assigned.\n")
	}
	b.WriteString("\n" + meaning(a.Method) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// why says how the worker taken compares with the others that were open.
func why(choices []matching.Choice) string {
	var above []string
	for k, c := range choices {
		if c.Taken {
			if k == 0 {
				return fmt.Sprintf("highest score of %s", workers(len(choices)))
			}
			return fmt.Sprintf("choice %d of %d; above it %s", k+1, len(choices), list(above))
		}
		state := "left to others"
		switch {
		case c.Capacity == 0:
			state = "takes nobody"
		case c.Full():
			state = "full"
		}
		above = append(above, fmt.Sprintf("%s (%v, %s)", string(c.Worker), c.Score, state))
	}
	return ""
}

// whyNot says why nobody was left.
func whyNot(choices []matching.Choice) string {
	var full []string
	for _, c := range choices {
		state := fmt.Sprintf("%d of %d places taken", c.Assigned, c.Capacity)
		if c.Capacity == 0 {
			state = "takes nobody"
		}
		full = append(full, fmt.Sprintf("%s (%v, %s)", string(c.Worker), c.Score, state))
	}
	return fmt.Sprintf("no free place with %s: %s", workers(len(choices)), list(full))
}

func workers(n int) string {
	if n == 1 {
		return "the one eligible worker"
	}
	return fmt.Sprintf("%d eligible workers", n)
}

func list(items []string) string {
	if more := len(items) - shown; more > 0 {
		return strings.Join(items[:shown], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(items, ", ")
}

// meaning says what the method promises.
func meaning(m matching.Method) string {
	switch m {
	case matching.Optimal:
		return "No assignment has more participants, and none with as many has a higher total."
	case matching.Stable:
		return "No participant and worker would both rather have each other; no participant does better in any other stable assignment."
	default:
		return "The highest score left was taken each time; more participants or a higher total may be possible."
	}
}
