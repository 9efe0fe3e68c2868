package main

import (
	"fmt"
	"io"
)

// writeText writes the audit for a person to read.
func (a *audit) writeText(w io.Writer) error {
	var p printer
	fmt.Fprintf(&p, "Audit of %d of %d contacts made from %s to %s, as known on %s\n", len(a.Contacts), a.Of, a.From, a.To.AddDays(-1),
		a.At.In(a.zone).Format("2 January 2006"))
	p.para(fmt.Sprintf("Drawn with the seed %q: those whose SHA-256 of the seed, a line feed and the id is lowest. %d answers are missing.", a.Seed, a.Missing))
	for _, c := range a.Contacts {
		who := "somebody anonymous"
		if c.Participant != "" {
			who = c.Participant
		}
		p.head(fmt.Sprintf("%s  %s  %s with %s at %s %s", c.Encounter, c.Start.In(c.zone).Format("2 Jan 2006 15:04"), c.Worker, who, c.Site, c.Funding))
		for _, q := range c.Checks {
			p.item("  "+q.Answer, 12, q.Asks)
			p.item(" ", 14, q.Entry)
			if q.Want != "" {
				p.item(" ", 14, "Wanted: "+q.Want)
			}
			if q.Source != "" {
				p.item(" ", 14, "["+q.Source+"]")
			}
		}
	}
	_, err := io.WriteString(w, p.String())
	return err
}
