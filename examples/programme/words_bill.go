package main

import (
	"fmt"
	"slices"
	"strings"
)

// billingNote says what the figures are not.
const billingNote = "No payer of Texas or the District of Columbia is shipped. A source of funding is held to the rules that the programme names for it, and to none where it names none. Units are counted, not money; check the current manual before anything is billed. Whether a contact was right to make is another question."

// Words says by which rules the funding pays.
func (l billingLine) Words() string {
	base := fmt.Sprintf("%s with known participants, %s", plural(l.Contacts, "contact"), hours(l.Minutes))
	if l.Payer == "" {
		return base + ". No payer's rules are known for it, so no units are counted."
	}
	by := "as the payer's own rule is read"
	if l.ByContract {
		by = "named by the programme, since the payer's own rule was not found"
	}
	return fmt.Sprintf("%s, held to the rules of %s (%s); rounding: %s, %s. %s within every cap. Ready: %s with %s; %d not ready.",
		base, l.PayerName, l.Payer, spaced(l.Rounding), by, plural(l.Units, "unit"), plural(l.Ready, "contact"), plural(l.ReadyUnits, "unit"), len(l.NotReady))
}

// A lackGroup is one demand and the contacts that lack it.
type lackGroup struct {
	Want     string
	Contacts []string
}

// Lacking returns what is lacking, each with its contacts, in the order met first.
func (l billingLine) Lacking() []lackGroup {
	var out []lackGroup
	for _, n := range l.NotReady {
		for _, x := range n.Lacks {
			i := slices.IndexFunc(out, func(g lackGroup) bool { return g.Want == x.Want })
			if i < 0 {
				i = len(out)
				out = append(out, lackGroup{Want: x.Want})
			}
			out[i].Contacts = append(out[i].Contacts, n.Encounter)
		}
	}
	return out
}

// Words names the contacts.
func (g lackGroup) Words() string {
	return fmt.Sprintf("%s: %s", g.Want, strings.Join(g.Contacts, ", "))
}

// Words says how many notes there are and how they stand.
func (n noteReport) Words() string {
	text := fmt.Sprintf("Notes: %s. %d were begun or signed late; with %d the participant does not agree.", countWords(n.States), n.Late, n.Disagree)
	if len(n.States) == 0 {
		text = "There is no note."
	}
	if len(n.NoNote) > 0 {
		text += fmt.Sprintf(" Of %s there is none.", plural(len(n.NoNote), "contact"))
	}
	return text
}

// Words says whose signature is missing.
func (a awaitingLine) Words() string {
	return fmt.Sprintf("by %s, %s since %s: waits for the %s", a.Worker, spaced(a.State), day(a.Since, a.zone), a.WaitsFor)
}

// Words says what was refused.
func (l refusedNoteLine) Words() string {
	return fmt.Sprintf("%s was refused: %s, needs %s", spaced(l.Event), spaced(l.Rule), l.Want)
}

func (rep *report) printBilling(p *printer) {
	p.title("Notes and units")
	p.para(rep.Notes.Words())
	for _, a := range rep.Notes.Awaiting {
		p.item("  "+a.Encounter, 10, a.Words())
	}
	for _, l := range rep.Notes.Refused {
		p.item("  "+l.Encounter, 10, l.Words())
	}
	fmt.Fprintln(p)
	p.para(billingNote)
	for _, l := range rep.Billing {
		p.head("  " + spaced(l.Funding))
		p.para(l.Words())
		for _, g := range l.Lacking() {
			p.item("  lacks", 10, g.Words())
		}
		if l.Nobody+l.Attempts > 0 {
			p.para(l.RestWords())
		}
	}
}

// RestWords says what is billed to nobody.
func (l billingLine) RestWords() string {
	return fmt.Sprintf("Not billed to anybody: %s with people who stayed anonymous, %s.", plural(l.Nobody, "contact"), plural(l.Attempts, "attempt"))
}
