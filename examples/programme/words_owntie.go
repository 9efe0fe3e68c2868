package main

import "fmt"

// ownTiesNote says why nobody is named.
const ownTiesNote = "Nobody is named: these ties are outside the programme's service and between the two people in them."

// HasAny reports whether there is anything to tell.
func (o ownTies) HasAny() bool { return o.Sponsorships+len(o.Links)+len(o.Refused) > 0 }

// Words says how many ties there are, and what was refused.
func (o ownTies) Words() []string {
	links := "no other ties go on"
	if len(o.Links) > 0 {
		links = "ties that go on: " + countWords(o.Links)
	}
	lines := []string{fmt.Sprintf("%s on record because the participant wants it, %d with a sponsor at present; %s.", plural(o.Sponsorships, "sponsorship"), o.Sponsored, links)}
	for _, l := range o.Refused {
		lines = append(lines, fmt.Sprintf("A move of a %s was refused: %s (%s): needs %s. Nothing changed.", l.Of, spaced(l.Event), spaced(l.Rule), l.Want))
	}
	return append(lines, ownTiesNote)
}
