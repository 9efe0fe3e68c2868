package main

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer/matching"
)

// matchNote says what the plan is.
const matchNote = "The plan gives as many people a worker as can be and, of such plans, is the one whose pairs suit best; somebody who has waited longer may be left. Only rules exclude a worker, among them what the participant would not do without; hours and other wishes make a pair suit more or less. It changes nothing: each match is still proposed, and both sides answer. Workers are listed by id and not ranked."

// Words says who waits at the site, and by which rule.
func (s matchingSite) Words() string {
	if len(s.Seekers) == 0 {
		return "Nobody waits."
	}
	left := 0
	for _, l := range s.Seekers {
		if l.Position > 0 {
			left++
		}
	}
	text := fmt.Sprintf("Waiting: %s. With the places that are free, %d of them could have a worker now.", plural(len(s.Seekers), "person"), len(s.Seekers)-left)
	if s.EndorsementDemanded {
		text += " The law here demands an endorsement for what support is sought with."
	}
	return text
}

// Outcome says what the plan has for the participant.
func (l seekerLine) Outcome() string {
	text := fmt.Sprintf("%s since %s", spaced(l.State), day(l.Since, l.zone))
	if l.PlannedWith != "" {
		return text + "; planned with " + l.PlannedWith
	}
	why := map[matching.WaitReason]string{matching.WaitNoWorkers: "there is no worker", matching.WaitNoneEligible: "every worker is excluded by a rule",
		matching.WaitPlacesTaken: "the places of every worker who could go to others"}[l.Reason]
	return fmt.Sprintf("%s; no. %d on the waitlist: %s", text, l.Position, why)
}

// Words says what speaks for the worker, and what against.
func (c couldLine) Words() string {
	text := "no rule stands in the way, and nothing more is known"
	if len(c.Because) > 0 {
		text = strings.Join(c.Because, "; ")
	}
	if len(c.Against) > 0 {
		text += "; against it: " + strings.Join(c.Against, "; ")
	}
	if len(c.Remarks) > 0 {
		text += "; to be looked at: " + strings.Join(c.Remarks, "; ")
	}
	return text
}

// Words says which rules exclude the worker.
func (n notLine) Words() string { return strings.Join(mapped(n.Rules, spaced[string]), ", ") }

// Helps says what would find the participant a place.
func (l seekerLine) Helps() string {
	return strings.Join(mapped(l.Remedies, func(r remedyLine) string {
		return fmt.Sprintf("%s (%s)", strings.Join(r.Wants, ", and "), strings.Join(r.Workers, " or "))
	}), "; or ")
}

func (rep *report) printMatching(p *printer) {
	p.title("Waiting for a worker")
	p.para(matchNote)
	for _, s := range rep.Matching {
		p.head("  " + s.SiteName)
		p.para(s.Words())
		for _, l := range s.Seekers {
			p.head(fmt.Sprintf("  %-7s%-7s%s", l.Mentorship, l.Participant, l.Outcome()))
			for _, c := range l.Could {
				p.item("         could", 17, c.Worker+": "+c.Words())
			}
			for _, n := range l.Not {
				p.item("         not", 17, n.Worker+": "+n.Words())
			}
			if l.Helps() != "" {
				p.item("         helps", 17, l.Helps())
			}
		}
	}
}
