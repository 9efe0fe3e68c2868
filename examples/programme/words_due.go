package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

// Tells reports whether the line is worth a sentence.
func (l supervisionLine) Tells() bool { return l.IsShort() || !l.Open && len(l.Findings) > 0 }

// IsShort reports whether the period ended short.
func (l supervisionLine) IsShort() bool { return l.Met != nil && !*l.Met }

// Words says what was owed and held, and whose it is to answer for.
func (l supervisionLine) Words() string {
	text := fmt.Sprintf("%s to %s: %s of %s held", dateWords(l.From), dateWords(l.To.AddDays(-1)), l.Held.words(l.Required), l.Required.words(l.Required))
	switch {
	case !l.IsShort():
		return text + ", met."
	case l.Cause == supervision.CauseWorker:
		text += ". Enough was set up and the worker missed it; it is still owed to the worker."
	default:
		text += ". The organisation owes it; it is nothing the worker has to answer for."
	}
	if l.HeldLate != nil {
		late := int(l.HeldLate.Start(time.UTC).Sub(l.Due.Start(time.UTC)).Hours() / 24)
		text += fmt.Sprintf(" It was held late, on %s, %s after it was due; the standard has no rule for making up, so the period stays short.",
			dateWords(*l.HeldLate), plural(late, "day"))
	}
	return text
}

// words returns the amount in the figure that counts most to what is required.
func (a amount) words(required amount) string {
	if required.Minutes > 0 {
		return strconv.FormatFloat(a.Minutes, 'f', -1, 64) + " min"
	}
	return plural(a.Sessions, "session")
}

// Words says what is due of supervision.
func (d supervisionDue) Words() string {
	return fmt.Sprintf("%s by %s, with %s", d.Short.words(d.Short), dateWords(d.Due), list([]string{d.Supervisor}, "nobody"))
}

// OwedWords says what is owed from periods that ended.
func (d supervisionDue) OwedWords() string {
	whose := "the organisation owes it"
	if d.Cause == supervision.CauseWorker {
		whose = "the worker missed it, and it is still owed to them"
	}
	return fmt.Sprintf("%s since %s: %s", d.Owed.words(d.Owed), dateWords(*d.OwedSince), whose)
}

// Words says whose turn it is and what may be done.
func (d deadlineItem) Words() string {
	verb := "due"
	if d.Overdue {
		verb = "was due"
	}
	text := fmt.Sprintf("%s since %s; %s %s %s, waiting for the %s", spaced(d.State), day(d.Since, d.zone), spaced(d.Name), verb,
		d.Due.In(d.zone).Format("Mon 2 Jan"), strings.Join(mapped(d.Waiting, spaced[string]), " and the "))
	if d.Proposes != "" {
		text += fmt.Sprintf("; proposed: %s", spaced(d.Proposes))
	}
	return text
}

// Words says how long there was no contact, and what is proposed.
func (n noContactItem) Words(at time.Time) string {
	step := map[peer.InactivityStep]string{peer.InactivityWarn: "remind the worker", peer.InactivityReview: "the supervisor looks at it",
		peer.InactivityLetter: "a letter with crisis and re-entry information", peer.InactivityClose: "somebody may propose to close", peer.InactivityAnswer: "the worker answers"}[n.Step]
	text := fmt.Sprintf("last contact %s, %s ago", day(n.LastContact, n.zone), plural(daysBetween(n.LastContact, at, n.zone), "day"))
	if n.Attempts > 0 {
		text += fmt.Sprintf(" (%s since, which is not contact)", plural(n.Attempts, "attempt"))
	}
	switch n.Turn {
	case lifecycle.ParticipantParty:
		text += ", the participant's answer is awaited"
	case lifecycle.WorkerParty:
		text += ", the worker's answer is awaited"
	}
	text += "; proposed: " + step
	if lacks := n.lacking(); len(lacks) > 0 {
		text += "; before anybody closes as unable to contact: " + list(lacks, "nothing")
	}
	return text
}

// daysBetween counts calendar days, as whoever reads the two dates does.
func daysBetween(from, to time.Time, z *time.Location) int {
	return int(peer.DateOf(to, z).Start(time.UTC).Sub(peer.DateOf(from, z).Start(time.UTC)).Hours() / 24)
}

// lacking says what the outreach lacks.
func (n noContactItem) lacking() []string {
	words := map[peer.OutreachLack]string{peer.OutreachAttempts: "more attempts", peer.OutreachChannels: "another channel",
		peer.OutreachTime: "time to answer", peer.OutreachLetter: "a letter"}
	var out []string
	for _, l := range n.Lacks {
		out = append(out, words[l])
	}
	return out
}

// Words says what happened to the credential.
func (c credentialItem) Words() string {
	return fmt.Sprintf("goes on with %s, whose credential is %s since %s: another worker, or a renewal", c.Worker, spaced(c.Credential), dateWords(c.Since))
}

// Words says when the planned end was.
func (p plannedEnd) Words() string {
	return fmt.Sprintf("planned end %s has passed: complete, extend or close together with %s", day(p.Until, p.zone), list([]string{p.Worker}, "a new worker"))
}

// defaults is where the deadlines come from.
const defaults = "Deadlines and steps without contact are the library's own defaults; no standard for peer support sets them. They propose; people decide."
