package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/alongside-go/alongside/internal/input"
	publish "github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// A qualityAsk says where the report on the quality of the quarter goes, and which
// counts it shows.
type qualityAsk struct {
	file   string // none if empty
	format publish.Format
	least  consent.CellMinimum
}

var qualityFormats = map[string]publish.Format{".md": publish.Markdown, ".html": publish.HTML, ".json": publish.JSON}

// askQuality reads the options of the report. least is 0 if it was not given.
func askQuality(file string, least int, given bool) (qualityAsk, error) {
	ask := qualityAsk{file: file, format: qualityFormats[filepath.Ext(file)], least: publish.LeastShown()}
	switch {
	case file == "" && given:
		return ask, input.Usage("programme: -least belongs to -quality")
	case file != "" && ask.format == "":
		return ask, input.Usage("programme: -quality needs the name of a file that ends in .html, .md or .json")
	case given && least < 2:
		return ask, input.Usage("programme: -least is 2 or more: a single person is never told")
	case given && least != ask.least.N:
		ask.least = consent.CellMinimum{N: least, Source: source.DesignDefault("the least count that was asked for when this report was made")}
	}
	return ask, nil
}

// writeQuality writes the report that was asked for.
func (rep *report) writeQuality(w io.Writer, ask qualityAsk) error {
	draft, err := rep.quality(ask.least)
	if err != nil {
		return err
	}
	made, err := publish.Build(draft)
	if err != nil {
		return err
	}
	return made.Write(w, ask.format)
}

// A quality gathers what the report on quality is made of.
type quality struct {
	rep   *report
	r     *replay
	least int
	names map[peer.SiteID]string
}

// quality makes the draft of the report: exact counts, of which small ones do not leave.
func (rep *report) quality(least consent.CellMinimum) (publish.Draft, error) {
	q := quality{rep: rep, r: rep.replay, least: least.N, names: map[peer.SiteID]string{}}
	used := map[string]bool{}
	for _, s := range q.r.d.programme.Sites {
		name := s.Name
		if used[name] {
			name = fmt.Sprintf("%s (%s)", s.Name, s.ID)
		}
		used[name], q.names[s.ID] = true, name
	}
	on := peer.DateOf(rep.At, rep.zone) // of a quarter that goes on no day after it is told
	d := publish.Draft{
		Title: "Quality of peer support in the quarter", Programme: rep.Name, From: rep.From, Through: rep.To.AddDays(-1).Earlier(on),
		On: on, Minimum: least, Summary: qualitySummary,
	}
	if least.N < publish.LeastShown().N {
		d.Summary = append([]string{insideOnly}, qualitySummary[1:]...)
	}
	for _, section := range []func() (publish.Section, error){q.service, q.retention, q.completion, q.followUp, q.satisfied, q.changed, q.linkage, q.notes, q.supervision, q.limits} {
		s, err := section()
		if err != nil {
			return d, err
		}
		d.Sections = append(d.Sections, s)
	}
	return d, nil
}

// shares is a figure of some of all, whole and by site.
func (q quality) shares(id, name, definition string, from source.Source, counts map[peer.SiteID]stats.Count) publish.Figure {
	var all stats.Count
	var cells []int
	f := publish.Figure{ID: id, Name: name, Definition: definition, Source: from}
	for _, s := range q.r.d.programme.Sites {
		c, ok := counts[s.ID]
		if all = all.Merge(c); ok && c.N > 0 {
			f.Groups = append(f.Groups, publish.Row{Group: q.names[s.ID], Quantity: publish.Share(c)})
			cells = append(cells, c.Events, c.N-c.Events)
		}
	}
	f.Overall = publish.Row{Quantity: publish.Share(all)}
	return q.sites(f, cells...)
}

// counts is a figure of how many, whole and by site.
func (q quality) counts(id, name, definition, unit string, from source.Source, bySite []contactCount, count func(contactCount) int) publish.Figure {
	all, cells := 0, []int(nil)
	f := publish.Figure{ID: id, Name: name, Definition: definition, Source: from}
	for _, c := range bySite {
		all, cells = all+count(c), append(cells, count(c))
		f.Groups = append(f.Groups, publish.Row{Group: q.names[peer.SiteID(c.Name)], Quantity: publish.Number(count(c), unit)})
	}
	f.Overall = publish.Row{Quantity: publish.Number(all, unit)}
	return q.sites(f, cells...)
}

// sites leaves the groups out where there is only one, which is the whole, and where
// few people stand behind one: withholding it would cost the whole.
func (q quality) sites(f publish.Figure, cells ...int) publish.Figure {
	if len(f.Groups) < 2 || q.small(cells...) {
		f.Groups = nil
	}
	return f
}
