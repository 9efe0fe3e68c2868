package main

import (
	"fmt"
	"strings"
)

func (rep *report) printContacts(p *printer) {
	c := rep.Contacts
	p.title("Contacts")
	p.para(c.Words())
	for _, x := range []struct {
		name  string
		items []count
	}{{"by kind", c.Kinds}, {"how", c.Modalities}, {"given", c.Supplies}} {
		if len(x.items) > 0 {
			p.item("  "+x.name, 12, countWords(x.items))
		}
	}
	for _, x := range []struct {
		name string
		rows []contactCount
	}{{"site", c.Sites}, {"funding", c.Funding}} {
		rows := [][]string{{x.name, ">people", ">contacts", ">attempts", ">minutes"}}
		for _, r := range x.rows {
			rows = append(rows, []string{spaced(r.Name), fmt.Sprint(r.People), fmt.Sprint(r.Made), fmt.Sprint(r.Attempted), fmt.Sprint(r.Minutes)})
		}
		fmt.Fprintln(p)
		p.table(rows)
	}
	p.para(peopleNote)
	p.head("  Outside scope")
	p.para(c.OutsideWords())
	for _, o := range c.Outside {
		p.item("  "+o.Encounter, 10, o.Words())
	}
	if len(c.Brought) > 0 {
		p.head("  What contacts brought up")
		p.para(broughtNote)
		for _, o := range c.Brought {
			p.item("  "+o.Encounter, 10, o.Then())
		}
	}
}

// limits says what the report is not.
const limits = "Nothing here ranks workers. What is not in the files is not known, and nothing recorded after the time of the report was read."

// peopleNote says why people do not add up.
const peopleNote = "People are counted once in each line, so lines need not add up to the whole."

// broughtNote says what the files cannot tell.
const broughtNote = "These happened and asked for more than the contact. Whether it was done is not in the files: ask."

// Words says how many contacts there were.
func (c contactReport) Words() string {
	return fmt.Sprintf("%s made with %s (unduplicated) and with people who stayed anonymous (%d), %s in all; %s that reached nobody, which are not contact. %d were written down late.",
		plural(c.Made, "contact"), plural(c.People, "person"), c.Anonymous, hours(c.Minutes), plural(c.Attempted, "attempt"), c.Late)
}

// OutsideWords says how contacts look to scope.
func (c contactReport) OutsideWords() string {
	return fmt.Sprintf("%s of the contacts were put to scope with the worker's standing on the day; %d should have been asked about first.",
		strings.Replace(plural(c.LookedAt, "activity"), "activitys", "activities", 1), len(c.Outside))
}

func countWords(items []count) string {
	return strings.Join(mapped(items, func(c count) string { return fmt.Sprintf("%d %s", c.Count, spaced(c.Name)) }), ", ")
}
