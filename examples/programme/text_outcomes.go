package main

import "fmt"

func (rep *report) printOutcomes(p *printer) {
	o := rep.Outcomes
	p.title("Outcomes")
	if len(o.Forms) == 0 {
		p.para(noForms)
		return
	}
	p.para(o.Intro(rep.RecordsFrom))
	p.para(o.TargetWords())
	fmt.Fprintln(p)
	p.table(o.rows())
	for _, f := range o.Forms {
		p.head("  " + f.Name)
		p.para(f.Better())
		for _, x := range f.Points {
			for _, line := range f.PointWords(x, o.Target) {
				p.item("  "+spaced(x.Point), 16, line)
			}
		}
		for _, c := range f.Changes {
			p.head("    " + c.Title())
			for _, line := range c.Lines() {
				p.item("    -", 6, line)
			}
		}
	}
	p.head("  Safety flags")
	if len(o.Safety) == 0 {
		p.para("None.")
	} else {
		p.para(safetyNote)
	}
	for _, l := range o.Safety {
		p.item("  "+l.Mentorship, 9, l.Words())
	}
	if len(o.Silent) > 0 {
		p.para(silentNote)
	}
	for _, l := range o.Silent {
		p.item("  "+l.Mentorship, 9, l.Words())
	}
	p.head("  May be asked now")
	if len(o.Waiting) == 0 {
		p.para("Nobody.")
	}
	for _, t := range o.Waiting {
		p.item("  "+t.Mentorship, 9, t.Words())
	}
	fmt.Fprintln(p)
	for _, line := range append([]string{o.RestWords()}, o.Reading...) {
		p.item("  -", 4, line)
	}
}

// rows is the table of where interviews stand.
func (o outcomeReport) rows() [][]string {
	rows := [][]string{{"form", "point", ">due", ">done", ">rate", "interval", ">open", ">overdue", ">declined", ">unable", ">outside", ">missed"}}
	for _, f := range o.Forms {
		for _, p := range f.Points {
			row := []string{string(f.Instrument), spaced(p.Point), fmt.Sprint(p.Due), fmt.Sprint(p.Done), percent(p.Rate.Value), intervalWords(p.Rate)}
			for _, n := range []int{p.Open, p.Overdue, p.Declined, p.Unable, p.Outside, p.Missed} {
				row = append(row, fmt.Sprint(n))
			}
			rows = append(rows, row)
		}
	}
	return rows
}
