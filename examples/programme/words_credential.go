package main

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// Words says what the credential is worth, and until when.
func (l credentialLine) Words() string {
	text := fmt.Sprintf("%s (%s): %s since %s", l.Title, l.Scheme, spaced(l.State), longDate(l.Since))
	if l.TakenOver != "" {
		text += ", recognised from " + l.TakenOver
	}
	if l.Elsewhere {
		text += "; it does not count for the work at this site"
	}
	if !l.Expires.IsZero() {
		verb := "its last day is"
		if !l.State.Current() {
			verb = "its last day was"
		}
		text += fmt.Sprintf("; %s %s", verb, longDate(l.Expires))
	}
	if len(l.Endorsed) > 0 {
		text += "; endorsed for " + strings.Join(mapped(l.Endorsed, endorsementWords), ", ")
		if !l.State.Current() {
			text += ", which does not count meanwhile"
		}
	}
	for _, k := range l.Days {
		if k.Name == "apply" {
			text += fmt.Sprintf("; apply by %s", longDate(k.On))
		}
	}
	if l.Proposes != "" {
		text += fmt.Sprintf("; by its dates somebody may record: %s", spaced(l.Proposes))
	}
	if l.RosterSays != "" {
		text += fmt.Sprintf("; the roster says %s, which does not count here", spaced(l.RosterSays))
	}
	return text + "."
}

func endorsementWords(d peer.Domain) string { return spaced(d.Endorsement()) }

// MissingWords says what is missing for the next stage, and by when.
func (l credentialLine) MissingWords() string {
	switch {
	case l.Unknown:
		return "What comes next is not known: the body's requirements, or the period in which they count, were not found."
	case len(l.Missing) == 0:
		return fmt.Sprintf("For %s nothing is missing.", spaced(l.Stage))
	}
	return fmt.Sprintf("For %s: %s.", spaced(l.Stage), joined(l.Missing, missingLine.Words))
}

// Words says until when a requirement is not asked.
func (e exemptionLine) Words() string {
	if e.Ended {
		return fmt.Sprintf("from %s, ended on %s", spaced(e.Requirement), longDate(e.Until))
	}
	return fmt.Sprintf("from %s, %s to %s, and asked again after that", spaced(e.Requirement), longDate(e.From), longDate(e.Until))
}

// ExemptWords says from what the holder is freed, or nothing.
func (l credentialLine) ExemptWords() string {
	if len(l.Exempt) == 0 {
		return ""
	}
	return "Exemptions by the body: " + joined(l.Exempt, exemptionLine.Words) + "."
}

// Words says by how much a requirement is short.
func (m missingLine) Words() string {
	text := spaced(m.Requirement)
	switch {
	case m.Unit == credential.Hours && m.Want > 1:
		text += fmt.Sprintf(", %s of %s h, %s h missing", hoursOf(m.Have), hoursOf(m.Want), hoursOf(m.Missing))
	case m.Unit != credential.Presence && m.Unit != credential.Level && m.Want > 1:
		text += fmt.Sprintf(", %d of %d", m.Have, m.Want)
	default:
		text += ", nothing shown yet"
	}
	if !m.Due.IsZero() {
		text += " (due " + longDate(m.Due) + ")"
	}
	return text
}

func hoursOf(minutes int) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", float64(minutes)/60), "0"), ".")
}

// TouchedWords says which work is touched, or nothing.
func (l credentialLine) TouchedWords() string {
	if len(l.Touched) == 0 {
		return ""
	}
	return "Touched: " + joined(l.Touched, touchedLine.Words) + ". Nothing ends by it; another worker steps in."
}

// Words names one piece of work.
func (t touchedLine) Words() string {
	if t.Encounter != "" {
		return fmt.Sprintf("contact %s of %s, with a credential that was %s", t.Encounter, dateWords(t.On), spaced(t.Credential))
	}
	return fmt.Sprintf("%s goes on, %s", t.Mentorship, spaced(t.Reason))
}

// Words says what was refused and why.
func (l refusedCredentialLine) Words() string {
	return fmt.Sprintf("%s (%s) on %s was refused: %s, needs %s", spaced(l.Event), l.Scheme, day(l.At, l.zone), spaced(l.Rule), l.Want)
}

// Words says what was put right.
func (l correctedCredentialLine) Words() string {
	return fmt.Sprintf("%s, corrected on %s by the %s, %s put right; what stood there before stays on record.",
		l.Scheme, day(l.At, l.zone), l.By, plural(l.Replaced, "move"))
}

// RosterOnly says whose credentials have no history.
func (c credentialReport) RosterOnly() string {
	if len(c.NoHistory) == 0 {
		return ""
	}
	return "Only the roster tells of the credentials of " + strings.Join(c.NoHistory, ", ") + "; what they lack is not known."
}

func (rep *report) printCredentials(p *printer) {
	p.title("Credentials")
	p.para(credentialNote)
	for _, l := range rep.Credentials.Lines {
		p.item("  "+l.Worker, 9, l.Words())
		p.item("", 9, l.MissingWords())
		if l.ExemptWords() != "" {
			p.item("", 9, l.ExemptWords())
		}
		if l.TouchedWords() != "" {
			p.item("", 9, l.TouchedWords())
		}
	}
	if rep.Credentials.RosterOnly() != "" {
		p.para(rep.Credentials.RosterOnly())
	}
	if len(rep.Credentials.Corrected) > 0 {
		p.head("  Corrected")
		for _, l := range rep.Credentials.Corrected {
			p.item("  "+l.Worker, 9, l.Words())
		}
	}
	if len(rep.Credentials.Refused) > 0 {
		p.head("  Refused")
		for _, l := range rep.Credentials.Refused {
			p.item("  "+l.Worker, 9, l.Words())
		}
	}
}

// credentialNote says where the standing comes from.
const credentialNote = "What a credential is worth on a day is calculated from what was recorded and the body's own rules. Hours count in the period that the body names; a figure that was not found asks only that something was shown."
