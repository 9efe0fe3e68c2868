package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// Stages counts the mentorships by stage.
func (rep *report) Stages() []count {
	var states []peer.MentorshipState
	for _, l := range rep.Mentorships {
		states = append(states, l.State)
	}
	return counted(states, peer.MentorshipStates()...)
}

// Where returns what a table says of the present worker.
func (l mentorshipLine) Where() string {
	switch {
	case l.Worker == "" && l.over:
		return ""
	case l.Worker == "":
		return "nobody"
	default:
		return l.Worker
	}
}

// Story says how a mentorship went on: its workers, and how it ended.
func (l mentorshipLine) Story() string {
	var parts []string
	if l.Earlier != "" {
		parts = append(parts, "came back after "+l.Earlier)
	}
	for i, t := range l.Tenures {
		if i > 0 {
			parts = append(parts, fmt.Sprintf("%s took over from %s on %s", t.Worker, l.Tenures[i-1].Worker, day(t.From, l.zone)))
		}
	}
	if moved := l.MovedEnd(); moved != "" {
		parts = append(parts, moved)
	}
	switch {
	case l.Early:
		parts = append(parts, "completed before the planned end")
	case l.ClosureReason != "":
		parts = append(parts, spaced(l.ClosureReason))
	}
	return strings.Join(parts, "; ")
}

// StartedOn, SinceOn and UntilOn return dates as the site's calendar has them.
func (l mentorshipLine) StartedOn() string { return optional(l.Started, l.zone) }

// SinceOn returns since when the mentorship is in its stage.
func (l mentorshipLine) SinceOn() string { return optional(l.Since, l.zone) }

func optional(at time.Time, z *time.Location) string {
	if at.IsZero() {
		return "-"
	}
	return at.In(z).Format("2006-01-02")
}

// ReturnWords says what a return to use closed: nothing.
func (c contactReport) ReturnWords() string {
	u := c.ReturnsToUse
	if u.Contacts == 0 {
		return "No contact was about a return to use."
	}
	still := fmt.Sprintf("%d of them are still supported", u.GoingOn)
	if u.GoingOn == u.People {
		still = "all of them are still supported"
	}
	return fmt.Sprintf("%s with %s were about a return to use. A return to use closes nothing: %s. Nobody is named here; it is theirs to share.",
		plural(u.Contacts, "contact"), plural(u.People, "person"), still)
}

// What says what was tried, by whom and when.
func (l refusedLine) What() string {
	who := map[string]string{"system": "the clock", "incoming_worker": "the worker asked"}[l.By]
	if who == "" {
		who = "the " + l.By
	}
	text := fmt.Sprintf("%s, by %s", spaced(l.Event), who)
	if l.State != "" {
		text += ", while " + spaced(l.State)
	}
	if !l.Recorded.Equal(l.At) {
		text += ", recorded " + day(l.Recorded, l.zone)
	}
	return text
}

// On returns the day of the move.
func (l refusedLine) On() string { return day(l.At, l.zone) }

// Who returns the mentorship, or that it is withheld.
func (l refusedLine) Who() string {
	if l.Withheld {
		return "withheld"
	}
	return l.Mentorship
}

// Then says what could have been done instead.
func (l refusedLine) Then() string {
	words := make([]string, len(l.Legal))
	for i, e := range l.Legal {
		words[i] = spaced(e)
	}
	return list(words, "nothing, for this side")
}
