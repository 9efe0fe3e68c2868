package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
)

//go:embed report.html.tmpl
var page string

var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"capital": capital,
	"cells":   labelled,
	"text":    func(s string) string { return strings.ReplaceAll(s, " %", "\u00a0%") }, // no line begins with %
	"picture": func(svg string) template.URL { return template.URL("data:image/svg+xml;base64," + svg) },
}).Parse(page))

// A labelledCell is a cell with the heading of its column, which a phone shows beside it.
type labelledCell struct{ Label, Text string }

// labelled returns the cells of a row after its first.
func labelled(g *grid, row []string) (cells []labelledCell) {
	for i, text := range row[1:] {
		cells = append(cells, labelledCell{g.Columns[i+1], text})
	}
	return cells
}

// writeHTML writes one page. Words go through html/template's escaping; a picture is an
// image of its own, in which no script runs and nothing is fetched.
func writeHTML(w io.Writer, t told) error {
	return pageTemplate.Execute(w, struct {
		Title  string
		Blocks []block
	}{t.Title, t.blocks()})
}
