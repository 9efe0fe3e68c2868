package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

// width is the length of a line of text.
const width = 96

// A printer writes a report as text.
type printer struct{ strings.Builder }

func (p *printer) title(text string) {
	fmt.Fprintf(p, "\n%s\n%s\n", strings.ToUpper(text), strings.Repeat("-", utf8.RuneCountInString(text)))
}

func (p *printer) head(text string) { fmt.Fprintf(p, "\n%s\n", text) }

// section writes a heading and n lines below it, or that there is nobody.
func (p *printer) section(name string, n int, lines func()) {
	p.head("  " + name)
	if n == 0 {
		p.para("Nobody.")
		return
	}
	lines()
}

// item writes a label and words beside it, wrapped.
func (p *printer) item(label string, at int, text string) {
	line := label + strings.Repeat(" ", max(1, at-utf8.RuneCountInString(label)))
	for _, w := range strings.Fields(text) {
		if n := utf8.RuneCountInString(line); n > at && n+utf8.RuneCountInString(w) > width {
			fmt.Fprintln(p, strings.TrimRight(line, " "))
			line = strings.Repeat(" ", at)
		}
		line += w + " "
	}
	fmt.Fprintln(p, strings.TrimRight(line, " "))
}

func (p *printer) para(text string) { p.item(" ", 2, text) }

// table writes rows of cells; columns whose head starts with > are set to the right.
func (p *printer) table(rows [][]string) {
	right := make([]bool, len(rows[0]))
	widest := make([]int, len(rows[0]))
	for i, cell := range rows[0] {
		right[i] = strings.HasPrefix(cell, ">")
		rows[0][i] = strings.TrimPrefix(cell, ">")
	}
	for _, row := range rows {
		for i, cell := range row {
			widest[i] = max(widest[i], utf8.RuneCountInString(cell))
		}
	}
	t := tabwriter.NewWriter(p, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if right[i] {
				row[i] = strings.Repeat(" ", widest[i]-utf8.RuneCountInString(cell)) + cell
			}
		}
		fmt.Fprintln(t, "  "+strings.Join(row, "\t"))
	}
	_ = t.Flush() // into memory
}
