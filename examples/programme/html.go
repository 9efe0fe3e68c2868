package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"spaced":   func(name any) string { return spaced(fmt.Sprint(name)) },
	"upper":    strings.ToUpper,
	"plural":   plural,
	"counts":   countWords,
	"hours":    hours,
	"waits":    waits,
	"share":    func(f stats.Figure) string { return percent(f.Value) },
	"interval": intervalWords,
}).Parse(pageText))

// A pageData is the report with what only the page has.
type pageData struct {
	*report
	Picture     template.HTML
	Description string
	SmallNumber string
	Defaults    string
	PeopleNote  string
	Withheld    string
	Limits      string
	BroughtNote string
	CredNote    string
	BillingNote string
	MatchNote   string
	CheckInNote string
	SafetyNote  string
	SilentNote  string
	NoForms     string
	Machine     string
}

// writeHTML writes the report as one page without scripts or other files.
func (rep *report) writeHTML(w io.Writer) error {
	p := pageData{report: rep, SmallNumber: smallNumbers, Defaults: defaults, PeopleNote: peopleNote, Withheld: withheld, Limits: limits, BroughtNote: broughtNote, CredNote: credentialNote, BillingNote: billingNote, MatchNote: matchNote, CheckInNote: checkInNote,
		SafetyNote: safetyNote, SilentNote: silentNote, NoForms: noForms,
		Machine: rep.At.Format(time.RFC3339)}
	if rep.Retention.People > 0 {
		picture := rep.Retention.picture()
		svg, err := picture.SVG()
		if err != nil {
			return fmt.Errorf("programme: picture: %w", err)
		}
		if i := bytes.Index(svg, []byte("<svg")); i > 0 { // the XML declaration does not belong inside a page
			svg = svg[i:]
		}
		// The picture is drawn from numbers and fixed labels alone.
		p.Picture, p.Description = template.HTML(svg), picture.Description()
	}
	return page.Execute(w, p)
}
