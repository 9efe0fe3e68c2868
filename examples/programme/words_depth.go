package main

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer"
)

// Words says which requests were closed and who is to be told.
func (s settledLine) Words() string {
	if len(s.Closed) == 0 {
		return fmt.Sprintf("settled on %s by the %s: there was no other request.", day(s.At, s.zone), s.By)
	}
	return fmt.Sprintf("accepted, and on %s the %s closed the same participant's other requests: %s. To be told: %s.",
		day(s.At, s.zone), s.By, strings.Join(s.Closed, ", "), strings.Join(s.Tell, ", "))
}

// Words says what was said of the fit, pair by pair.
func (f fitReport) Words() []string {
	lines := []string{fmt.Sprintf("%s by participants. They are read pair by pair and never added up for a worker.", plural(f.Ratings, "rating"))}
	for _, p := range f.NotAgain {
		lines = append(lines, fmt.Sprintf("%s and %s are not paired again until the participant says otherwise.", p.Participant, p.Worker))
	}
	for _, c := range f.Concerns {
		lines = append(lines, fmt.Sprintf("%s: %s brought a doubt about the fit to the supervisor on %s (%s). By itself it changes nothing.",
			c.Mentorship, c.Worker, day(c.At, c.zone), spaced(c.Code)))
	}
	return lines
}

// Words says who proposed the end, and what may follow.
func (e endingLine) Words() string {
	if e.Kind == "closing" {
		return fmt.Sprintf("the %s proposed on %s to close it (%s). Nothing is closed by that: a person decides.", e.By, day(e.Since, e.zone), spaced(e.Code))
	}
	return fmt.Sprintf("the %s held the goals for reached on %s, and the other side has not answered. After %s a person may close it.",
		e.By, day(e.Since, e.zone), day(e.AnswerBy, e.zone))
}

// Words says until when.
func (h holdLine) Words() string {
	return fmt.Sprintf("%s looks at the request until %s; nobody else is asked meanwhile.", h.Worker, h.Until.In(h.zone).Format("Mon 2 Jan 15:04"))
}

// Words names every date.
func (c checkInLine) Words() string {
	return fmt.Sprintf("with %s: %d of %d missed: %s", c.Worker, len(c.Missed), c.Planned, strings.Join(mapped(c.Missed, dateWords), ", "))
}

// checkInNote says which schedule the dates come from.
const checkInNote = "By the library's own schedule: weekly for twelve weeks, every two weeks for twelve more, monthly for six months. A late contact does not undo a missed date. Pauses and stretches that begin before the quarter are left out."

// MovedEnd says how pauses moved the planned end, or nothing.
func (l mentorshipLine) MovedEnd() string {
	if l.over || l.PlannedEnd.IsZero() || l.PlannedEnd.Equal(l.Until) {
		return ""
	}
	was, is := peer.DateOf(l.Until, l.zone), peer.DateOf(l.PlannedEnd, l.zone)
	if was == is {
		return ""
	}
	text := fmt.Sprintf("a pause moved the planned end from %s to %s", dateWords(was), dateWords(is))
	if l.State == peer.MentorshipPaused {
		text += " so far"
	}
	return text
}

// HasThen reports whether it is known what could have been done instead.
func (l refusedLine) HasThen() bool { return l.State != "" || len(l.Legal) > 0 }
