package scope

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// HandbookOptions says what a handbook bears beside the policy. The zero value
// makes a handbook of the newest rules, unnamed and undated, that a worker and a
// supervisor sign.
type HandbookOptions struct {
	Title        string    // "Scope of practice" if empty
	Organisation string    // whose handbook it is
	Date         peer.Date // the rules in force on this day; no date: the newest
	Signers      []string  // who signs; "Worker" and "Supervisor" if empty
}

// A Handbook is a policy for people: to read, print, sign and hang up. It has
// the same bytes for the same policy and options. The zero Handbook is empty.
type Handbook struct {
	Title, Organisation, Date, Digest string

	Layers      []handbookLayer
	Imminent    *handbookRule // danger to life, whatever else holds
	Emergencies []handbookRow
	Always      []handbookRule // what bears on every service, whatever is done
	Chapters    []handbookChapter
	Contested   []Question
	Signers     []string
}

type handbookLayer struct {
	Code, Kind, Title string
	Sources           []string // distinct documents, sorted
}

type handbookChapter struct {
	Title string
	Parts []handbookPart
}

// A handbookPart holds what is done always, sometimes or never.
type handbookPart struct {
	Title string
	Rows  []handbookRow
}

type handbookRow struct {
	Name, Verdict string
	Rules         []handbookRule
}

type handbookRule struct {
	Layer, Verdict, When, Text, Instead string
	Conditions, First, After, Sources   []string
}

// Parts of a chapter, by the verdict that holds while no further fact is known.
var handbookParts = [...]string{"Always", "Sometimes", "Never in this role"}

func partOf(v Verdict) int {
	switch {
	case v <= Permitted:
		return 0
	case v <= ConsultSupervisorFirst:
		return 1
	}
	return 2
}

// Handbook returns the policy as a handbook.
func (p *Policy) Handbook(o HandbookOptions) Handbook {
	if p == nil || p.layout == nil {
		return Handbook{}
	}
	h := Handbook{Title: cmp.Or(o.Title, "Scope of practice"), Organisation: o.Organisation, Digest: p.Digest(),
		Contested: p.Questions(), Signers: o.Signers}
	if !o.Date.IsZero() {
		h.Date = o.Date.String()
	}
	if len(h.Signers) == 0 {
		h.Signers = []string{"Worker", "Supervisor"}
	}
	e := p.at(o.Date)
	for i := range p.layers {
		h.Layers = append(h.Layers, p.layers[i].page())
		for j := range p.layers[i].Rules {
			r := &p.layers[i].Rules[j]
			switch {
			case r.Mechanism == MechanismImminent:
				told := p.tellRule(&p.layers[i], r)
				h.Imminent = &told
			case r.Mechanism != "" || len(r.Activities) == 0 && r.inForce(e.from):
				h.Always = append(h.Always, p.tellRule(&p.layers[i], r))
			}
		}
	}
	done := map[peer.ActivityID]bool{}
	for _, c := range chapters {
		h.chapter(p, e, c.Title, c.activities, done)
	}
	h.chapter(p, e, otherChapter, p.Activities(), done)
	return h
}

func (l *Layer) page() handbookLayer {
	out := handbookLayer{Code: l.Code, Kind: string(l.Kind), Title: l.Title}
	for _, r := range l.Rules {
		for _, c := range r.Sources {
			if s := c.Source(); s.Issuer != "" && c.Evidence != source.Design {
				out.Sources = append(out.Sources, strings.TrimSuffix(s.Title+", "+s.Issuer, ", "))
			}
		}
	}
	out.Sources = distinct(out.Sources)
	return out
}

// chapter adds the activities that are not done yet.
func (h *Handbook) chapter(p *Policy, e *epoch, title string, ids []peer.ActivityID, done map[peer.ActivityID]bool) {
	var parts [len(handbookParts)][]handbookRow
	for _, id := range ids {
		prog := e.programs[id]
		if prog == nil || done[id] {
			continue
		}
		done[id] = true
		row := handbookRow{Name: sentence(spaced(string(id)))}
		usual := prog.usual()
		var last *Rule
		for i := range prog.bounds {
			b := &prog.bounds[i]
			if !b.listed || b.rule == last {
				continue
			}
			last = b.rule
			row.Rules = append(row.Rules, p.tellRule(b.layer, b.rule))
		}
		slices.SortStableFunc(row.Rules, func(a, b handbookRule) int { // the usual first, then exceptions
			return min(len(a.When), 1) - min(len(b.When), 1)
		})
		if len(row.Rules) == 0 {
			usual = ConsultSupervisorFirst
		}
		row.Verdict = verdictTitle[usual]
		if usual == EmergencyEscalate {
			h.Emergencies = append(h.Emergencies, row)
			continue
		}
		parts[partOf(usual)] = append(parts[partOf(usual)], row)
	}
	c := handbookChapter{Title: title}
	for i, rows := range parts {
		if len(rows) > 0 {
			c.Parts = append(c.Parts, handbookPart{handbookParts[i], rows})
		}
	}
	if len(c.Parts) > 0 {
		h.Chapters = append(h.Chapters, c)
	}
}

var verdictTitle = map[Verdict]string{
	Permitted: "Yes", PermittedWithConditions: "Yes, on conditions", ConsultSupervisorFirst: "Ask the supervisor first",
	ReferWarmHandoff: "Hand over and stay alongside", Prohibited: "No", EmergencyEscalate: "Emergency: act now",
}

// tellRule puts a rule in words.
func (p *Policy) tellRule(l *Layer, r *Rule) handbookRule {
	v := max(r.Verdict, r.Mechanism.verdict())
	out := handbookRule{Layer: l.Code, Verdict: verdictTitle[v], Text: r.Text, Instead: r.Instead}
	var said []string
	if about := strings.Join(append(spacedAll(names(r.Kinds)), spacedAll(r.Groups)...), ", "); about != "" {
		if len(r.NotGroups) > 0 {
			about += " but " + strings.Join(spacedAll(r.NotGroups), ", ")
		}
		said = append(said, "for "+about)
	}
	if !r.When.isZero() {
		said = append(said, p.tellWhen(&r.When))
	}
	if !r.Unless.isZero() {
		said = append(said, "but not "+p.tellWhen(&r.Unless))
	}
	if !r.To.IsZero() {
		said = append(said, "until "+r.To.String())
	}
	out.When = strings.Join(said, ", ")
	for _, c := range r.Conditions {
		text := spaced(string(c.Kind)) + ": " + spaced(c.Of)
		if c.Unmet > ConsultSupervisorFirst {
			text += " (without it: " + lower(verdictTitle[c.Unmet]) + ")"
		}
		out.Conditions = append(out.Conditions, text)
	}
	for _, o := range r.Obligations {
		add := &out.After
		if o.WithinMinutes != nil && *o.WithinMinutes == 0 {
			add = &out.First
		}
		text := o.due().String()
		if o.Source != nil {
			if mark := string(o.Source.Evidence); mark != "verified" {
				text += " [" + mark + "]"
			}
		}
		*add = append(*add, text)
	}
	for _, c := range r.Sources {
		out.Sources = append(out.Sources, c.Source().String())
	}
	return out
}

// due returns the obligation as a decision would give it.
func (o RuleObligation) due() Obligation {
	d := Obligation{Kind: o.Kind, To: o.To}
	if o.WithinMinutes != nil {
		d.Timed, d.Within = true, time.Duration(*o.WithinMinutes)*time.Minute
	}
	return d
}

func (p *Policy) tellWhen(w *When) string {
	terms, _ := p.layout.terms(w)
	prog := &program{bounds: []bound{{when: [][]term{terms}}}}
	s := newSpace(reading{layout: p.layout, prog: prog})
	var alternatives []string
	for _, b := range s.where(p.layout, terms) {
		alternatives = append(alternatives, s.tell(b).String())
	}
	slices.Sort(alternatives)
	return strings.Join(alternatives, " or ")
}

// sentence begins s with a capital letter.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func spacedAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = spaced(w)
	}
	return out
}
