package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// questionnaires tells where the interviews of the contact's course of support stand at
// the time of the audit: each was held in time, declined, could not be held, or is open.
func (x *auditor) questionnaires(e peer.Encounter) (auditCheck, error) {
	const asks = "questionnaires due of this course of support were answered, declined or are still open"
	none := func(why string) (auditCheck, error) {
		return auditCheck{Asks: asks, Answer: auditNotOf, Entry: why}, nil
	}
	m := x.r.mentorships[e.Mentorship]
	if m == nil {
		return none(encounterEntry(e) + ": of no mentorship")
	}
	course, err := outcomes.EpisodeOf(*m, x.at)
	switch {
	case errors.Is(err, outcomes.ErrNotBegun), errors.Is(err, outcomes.ErrInError):
		return none(movesFile + ": no first meeting of " + string(e.Mentorship))
	case err != nil:
		return auditCheck{}, err
	}
	var entries, wanted []string
	for _, f := range x.r.d.programme.Questionnaires.Forms {
		if !f.asks(x.r.d.participants[course.Participant].Needs) {
			continue
		}
		list, err := x.r.interviews(f, course, true, x.r.deaths()[x.r.person(course.Participant)], x.r.d.knownSheets(x.at), x.at, map[string]bool{})
		if err != nil {
			return auditCheck{}, err
		}
		for _, i := range list {
			what := fmt.Sprintf("%s %s", f.Instrument, spaced(i.assessment.Window.Point))
			entries = append(entries, what+" "+i.proof())
			if s := i.assessment.State; s == outcomes.AssessmentMissed || s == outcomes.AssessmentOutside {
				wanted = append(wanted, what)
			}
		}
	}
	if entries == nil {
		return none(programmeFile + ": no questionnaire is due of " + string(e.Mentorship))
	}
	return answered(wanted == nil, asks, sheetsFile+": "+strings.Join(entries, ", "), "an answer within the window, or a reply, to "+strings.Join(wanted, ", ")), nil
}

// proof names the state, and the sheet that it rests on.
func (x interview) proof() string {
	if x.sheet == "" {
		return spaced(x.assessment.State)
	}
	return fmt.Sprintf("%s (%s)", spaced(x.assessment.State), x.sheet)
}
