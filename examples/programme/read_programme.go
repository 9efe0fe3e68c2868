package main

import (
	"bytes"
	"errors"
	"io"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/supervision"
)

// longestPeriod is the most months that a report is about: more is a slip of the pen.
const longestPeriod = 120

// lateWords say what is wrong with a moment so late that no month follows it.
const lateWords = "is not before the year 9999"

func tooLate(at time.Time) bool { return at.UTC().Year() >= 9999 }

func (r *reader) programme(file *input.File) {
	text, err := io.ReadAll(file.Reader)
	if err != nil {
		r.problems.Add(file.Name, 1, input.WholeLine, "cannot be read")
		r.unread[programmeFile] = true
		return
	}
	p := &r.d.programme
	if err := strictjson.Unmarshal(text, p); err != nil {
		var bad *strictjson.Error
		if errors.As(err, &bad) {
			r.problems.Add(file.Name, bad.Line, bad.Key, bad.Reason())
		} else {
			r.problems.Add(file.Name, 1, input.WholeLine, err.Error())
		}
		r.unread[programmeFile] = true
		return
	}
	wrong := func(key, what string) {
		r.unread[programmeFile] = true // what follows from it is not told as well
		line := 1
		if i := bytes.Index(text, []byte(`"`+key+`"`)); i >= 0 {
			line += bytes.Count(text[:i], []byte{'\n'})
		}
		r.problems.Add(file.Name, line, key, what)
	}
	if p.ID == "" {
		wrong("programme", "is missing")
	}
	if p.Name == "" {
		wrong("name", "is missing")
	}
	if p.From.IsZero() || p.RecordsFrom.IsZero() {
		wrong("from", "or records_from is missing")
	} else if p.From.Before(p.RecordsFrom) {
		wrong("records_from", "lies after from")
	}
	switch {
	case !p.From.Before(p.To):
		wrong("to", "does not lie after from")
	case p.From.AddMonths(longestPeriod).Before(p.To):
		wrong("to", "lies more than ten years after from")
	}
	if len(p.Sites) == 0 {
		wrong("sites", "is missing or empty")
	}
	r.programmeSites(p.Sites, wrong)
	for _, f := range p.Funding {
		r.funding[f] = true
	}
	if key, what := p.payerFault(); what != "" {
		wrong(key, what)
	}
	if what := p.Questionnaires.prepare(); what != "" {
		wrong("questionnaires", what)
	}
	if p.ReportAt.IsZero() {
		wrong("report_at", "is missing")
	} else if tooLate(p.ReportAt) {
		wrong("report_at", lateWords)
	} else if len(r.d.sites) == len(p.Sites) && len(p.Sites) > 0 && !p.From.Before(r.d.dateIn(p.ReportAt)) {
		wrong("report_at", "lies before the end of the quarter's first day")
	}
}

// programmeSites keeps the sites, each once.
func (r *reader) programmeSites(sites []site, wrong func(key, what string)) {
	for _, s := range sites {
		_, err := supervision.StandardOf(s.Jurisdiction)
		switch {
		case s.ID == "" || s.Name == "" || s.Zone.Location == nil:
			wrong("sites", "a site needs site, name, jurisdiction and zone")
		case err != nil:
			wrong("jurisdiction", "no supervision standard is shipped under this code")
		case r.d.sites[s.ID].ID != "":
			wrong("sites", "a site is there twice")
		default:
			r.d.sites[s.ID] = s
		}
	}
}
