package main

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/referral"
)

// groupNote says what the list of groups leaves out.
const groupNote = "Who was in a group is not here, and fewer than five heads are not counted."

// planNote says what the list of plans leaves out.
const planNote = "A plan is its participant's: what stands in it, and why it was looked at again, is not here."

// HasAny reports whether there is anything to tell.
func (r careReport) HasAny() bool {
	return len(r.Consents)+len(r.Referrals)+len(r.Handoffs)+len(r.Groups)+len(r.Plans)+len(r.Refused)+r.Returns.Records > 0
}

// Glance says it in one line.
func (r careReport) Glance() string {
	closed, overdue, review := 0, 0, 0
	for _, l := range r.Referrals {
		if l.Closed {
			closed++
		}
		if len(l.Overdue) > 0 {
			overdue++
		}
	}
	for _, l := range r.Plans {
		if l.Due {
			review++
		}
	}
	return fmt.Sprintf("Referrals to others: %d, with the loop closed %d, overdue %d. Ended because a consent did: %d. Plans to be looked at again: %d.", len(r.Referrals), closed, overdue, len(r.Ended), review)
}

// Words says where a consent stands.
func (l consentLine) Words() string {
	s := fmt.Sprintf("%s, %s: %s since %s", l.Participant, spaced(l.Kind), spaced(l.State), day(l.Since, l.zone))
	switch {
	case l.State == consent.StateActive && !l.InForce:
		s += "; it ran out, and nobody entered that"
	case l.InForce && !l.Until.IsZero():
		s += ", to " + longDate(l.Until)
	}
	return s + "."
}

// Words says what ended, and why.
func (l endedLine) Words() string {
	what := spaced(l.Kind)
	switch l.Kind {
	case consent.DependentGroup:
		what = "place in a group"
	case consent.DependentAttendance:
		what = "a name on the list of meeting"
	}
	return fmt.Sprintf("%s %s ended on %s: %s was %s.", what, l.ID, day(l.At, l.zone), l.Consent, spaced(l.Because))
}

// Words says where a referral stands.
func (l referralLine) Words() string {
	s := fmt.Sprintf("%s to %s, for %s: %s since %s", l.Participant, l.Receiver, spaced(l.Service), spaced(l.State), day(l.Since, l.zone))
	if l.Earlier != "" {
		s += ", after " + l.Earlier
	}
	if l.Code != "" {
		s += fmt.Sprintf(" (%s)", spaced(l.Code))
	}
	if l.Onward != "" {
		s += ", taken further by " + l.Onward
	}
	var more []string
	if l.Days != nil {
		more = append(more, fmt.Sprintf("came %s after it was sent", plural(*l.Days, "day")))
	}
	if l.Need != "" {
		more = append(more, "the need was "+needWords[l.Need])
	}
	if l.Access {
		more = append(more, l.Receiver+" may read what it was told")
	}
	if l.Responsible != "" {
		more = append(more, "with the "+l.Responsible)
	}
	if len(l.Overdue) > 0 {
		more = append(more, "overdue: "+strings.Join(mapped(l.Overdue, spaced[string]), ", "))
	}
	if len(more) > 0 {
		s += "; " + strings.Join(more, "; ")
	}
	return s + "."
}

var needWords = map[referral.NeedOutcome]string{
	referral.NeedMet:       "met, in the participant's word",
	referral.NeedPartlyMet: "partly met, in the participant's word",
	referral.NeedNotMet:    "not met, in the participant's word",
	referral.NeedDeclined:  "one that the participant did not want met this way",
	referral.NeedUnknown:   "not known to be met",
}

// Words says where a warm hand-off stands.
func (l handoffLine) Words() string {
	s := fmt.Sprintf("%s introduced %s to %s: %s since %s", l.Worker, l.Participant, l.Receiver, spaced(l.State), day(l.Since, l.zone))
	if l.State == referral.HandoffOffered || l.State == referral.HandoffConsented {
		s = strings.Replace(s, "introduced", "is to introduce", 1)
	}
	if l.Attempts+l.NoShows > 0 {
		s += fmt.Sprintf(", after %s and %s", plural(l.Attempts, "attempt"), plural(l.NoShows, "missed appointment"))
	}
	return s + "."
}

// Words says how a group went.
func (l groupLine) Words() string {
	s := spaced(l.Kind)
	if l.Pathway != "" {
		s += ", " + spaced(l.Pathway)
	}
	s += fmt.Sprintf(", %s: %s of %s were held", l.Site, plural(l.Held, "meeting"), plural(l.Planned, "date"))
	if l.Held == 1 {
		s = strings.Replace(s, "were held", "was held", 1)
	}
	if len(l.Cancelled) > 0 {
		s += "; cancelled: " + countWords(l.Cancelled)
	}
	s += "; kept of who was there: " + spaced(l.Attendance)
	if l.Heads != nil {
		s += fmt.Sprintf(", %d heads", *l.Heads)
	}
	if l.Members > 0 || l.Waiting > 0 {
		s += fmt.Sprintf("; %s", plural(l.Members, "member"))
		if l.Free != nil {
			s += fmt.Sprintf(", %s free", plural(*l.Free, "place"))
		}
		if l.Waiting > 0 {
			s += fmt.Sprintf(", %d on the list", l.Waiting)
		}
	}
	if len(l.Incidents) > 0 {
		s += fmt.Sprintf("; written down: %s, of which a supervisor hears at once: %d", countWords(l.Incidents), l.Supervisor)
	}
	if len(l.Lacks) > 0 {
		s += "; by the pathway, leaders lack: " + strings.Join(mapped(l.Lacks, func(x leaderLine) string {
			return fmt.Sprintf("%s in %s %s", x.Leader, x.Meeting, spaced(x.Need))
		}), ", ")
	}
	return s + "."
}

// Words says when a plan is looked at again.
func (l planLine) Words() string {
	s := fmt.Sprintf("%s: %s since %s", l.Participant, spaced(l.State), day(l.Since, l.zone))
	switch {
	case l.Due:
		s += "; time to look at it again"
	case !l.Review.IsZero():
		s += ", to be looked at again on " + dateWords(l.Review)
	}
	return s + "."
}

// Words counts records of a return to use.
func (n returnCounts) Words() string {
	return fmt.Sprintf("%s of a return to use, made by the participants themselves, %d of them shown to a worker; reviews of a plan that participants asked for after one: %d. None closed or ended anything.",
		plural(n.Records, "record"), n.Shown, n.Reviewed)
}

// Words says what was refused.
func (l refusedCareLine) Words() string {
	of := "a " + l.Of
	if l.ID != "" {
		of = l.Of + " " + l.ID
	}
	return fmt.Sprintf("%s of %s, by the %s on %s (%s): needs %s. Nothing changed.", spaced(l.Event), of, spaced(l.By), day(l.At, l.zone), spaced(l.Rule), l.Want)
}

func (rep *report) printCare(p *printer) {
	c := rep.Care
	if !c.HasAny() {
		return
	}
	p.title("Consents, referrals, groups and plans")
	for _, part := range c.Parts() {
		p.head("  " + part.Head)
		for _, l := range part.Lines {
			p.item("  "+l[0], 8, l[1])
		}
	}
}

// A carePart is a heading with its lines, each a label and words.
type carePart struct {
	Head  string
	Lines [][2]string
}

// Parts returns what there is to tell, part by part.
func (r careReport) Parts() []carePart {
	var parts []carePart
	add := func(head string, lines [][2]string) {
		if len(lines) > 0 {
			parts = append(parts, carePart{head, lines})
		}
	}
	add("Consents", labelled(r.Consents, func(l consentLine) (string, string) { return l.Consent, l.Words() }))
	add("Ended because a consent did", labelled(r.Ended, func(l endedLine) (string, string) { return "-", l.Words() }))
	add("Referrals", labelled(r.Referrals, func(l referralLine) (string, string) { return l.Referral, l.Words() }))
	add("Warm hand-offs", labelled(r.Handoffs, func(l handoffLine) (string, string) { return l.Handoff, l.Words() }))
	groups := labelled(r.Groups, func(l groupLine) (string, string) { return l.Group, l.Words() })
	if len(groups) > 0 {
		groups = append(groups, [2]string{"-", groupNote})
	}
	add("Groups", groups)
	plans := labelled(r.Plans, func(l planLine) (string, string) { return l.Plan, l.Words() })
	if r.Returns.Records > 0 {
		plans = append(plans, [2]string{"-", r.Returns.Words()})
	}
	if len(plans) > 0 {
		plans = append(plans, [2]string{"-", planNote})
	}
	add("Plans", plans)
	add("Refused", labelled(r.Refused, func(l refusedCareLine) (string, string) { return "-", l.Words() }))
	return parts
}

func labelled[T any](items []T, words func(T) (string, string)) [][2]string {
	var lines [][2]string
	for _, item := range items {
		label, text := words(item)
		lines = append(lines, [2]string{label, text})
	}
	return lines
}
