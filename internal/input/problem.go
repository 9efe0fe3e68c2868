package input

import (
	"fmt"
	"strconv"
	"strings"
)

// Shown is how many problems a message lists.
const Shown = 20

// WholeLine is the Field of a problem of a whole line.
const WholeLine = "line"

// A Problem is one thing that is wrong with the input.
type Problem struct {
	File  string // as given; "stdin" for standard input
	Line  int    // counted from 1; the header row is line 1
	Field string // column or key, or WholeLine
	What  string // what is wrong
}

// String returns FILE:LINE: FIELD: what is wrong, on one line.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, oneLine(p.Field), oneLine(p.What))
}

// oneLine quotes text that would not print as it is, and shortens it.
func oneLine(text string) string {
	const longest = 300
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "..."
	}
	for _, r := range text {
		if !strconv.IsPrint(r) || r == '\uFFFD' {
			return strconv.Quote(text)
		}
	}
	return text
}

// Problems collects what is wrong with all input of a program, in the order in
// which it is added. The zero value holds none. It keeps the first [Shown] and
// counts the rest, so that a million bad lines need no memory.
type Problems struct {
	first []Problem
	count int
}

// Add adds a problem. An empty field counts as [WholeLine].
func (p *Problems) Add(file string, line int, field, what string) {
	if field == "" {
		field = WholeLine
	}
	if p.count++; len(p.first) < Shown {
		p.first = append(p.first, Problem{File: file, Line: line, Field: field, What: what})
	}
}

// Len returns how many problems were added.
func (p *Problems) Len() int { return p.count }

// Err returns p as an error, or nil if nothing is wrong.
func (p *Problems) Err() error {
	if p.count == 0 {
		return nil
	}
	return p
}

// Error returns the first [Shown] problems, one a line, and how many more there are.
func (p *Problems) Error() string {
	var b strings.Builder
	for i, problem := range p.first {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(problem.String())
	}
	if more := p.count - len(p.first); more > 0 {
		fmt.Fprintf(&b, "\n... and %d more", more)
	}
	return b.String()
}
