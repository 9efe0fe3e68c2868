package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// What the text report and the web page say in the same words.

func spaced[T ~string](name T) string { return strings.ReplaceAll(string(name), "_", " ") }

func day(at time.Time, z *time.Location) string { return at.In(z).Format("2 Jan") }

func dateWords(on peer.Date) string {
	return on.Start(time.UTC).Format("2 Jan")
}

func longDate(on peer.Date) string { return on.Start(time.UTC).Format("2 January 2006") }

func list(items []string, none string) string {
	if len(items) == 0 {
		return none
	}
	return strings.Join(items, ", ")
}

func plural(n int, one string) string {
	switch {
	case n == 1:
		return "1 " + one
	case one == "person":
		return fmt.Sprintf("%d people", n)
	default:
		return fmt.Sprintf("%d %ss", n, one)
	}
}

func hours(minutes int) string { return fmt.Sprintf("%d h %02d min", minutes/60, minutes%60) }

// Heading names the quarter and the moment of the report.
func (rep *report) Heading() string {
	return fmt.Sprintf("Quarter from %s to %s, as known on %s (%s).", longDate(rep.From), longDate(rep.To.AddDays(-1)),
		rep.At.In(rep.zone).Format("2 January 2006 at 15:04"), rep.zone)
}

// Overdue returns how many things wait for somebody longer than they should.
func (rep *report) Overdue() int {
	n := len(rep.Due.PlannedEnds) + len(rep.Due.Credentials) + len(rep.Due.NoContact) + rep.Outcomes.ToDo()
	for _, d := range rep.Due.Deadlines {
		if d.Overdue {
			n++
		}
	}
	for _, s := range rep.Supervision {
		n += len(s.Overdue)
	}
	return n
}

// Short returns how many periods of supervision were short, in all and as the
// organisation's to answer for.
func (rep *report) Short() (all, organisation int) {
	for _, s := range rep.Supervision {
		all, organisation = all+s.ByProgramme+s.ByWorker, organisation+s.ByProgramme
	}
	return all, organisation
}

// Glances says what happened in the quarter.
func (rep *report) Glances() []string {
	g, c := rep.Glance, rep.Contacts
	lines := []string{
		fmt.Sprintf("%s had %s with the programme; %s more were with people who stayed anonymous. %s in all.", plural(c.People, "person"),
			plural(c.Made-c.Anonymous, "contact"), strconv.Itoa(c.Anonymous), hours(c.Minutes)),
		fmt.Sprintf("%s%s and %s. %s, and %s are on the way to a first meeting.", plural(g.Referred, "referral"), g.sources(), plural(g.Started, "first meeting"),
			goOn(g.GoingOn), strconv.Itoa(g.Before)),
		fmt.Sprintf("%s reached the participant's goals, %d of them before the planned end. %s.", plural(g.Completed, "mentorship"), g.CompletedEarly, rep.Closings()),
		fmt.Sprintf("%s recorded, %s refused by the rules (none of these changed anything), %s.", plural(g.Made, "move"), strconv.Itoa(g.Refused), plural(len(rep.Corrected), "correction")),
		fmt.Sprintf("%s about scope of practice, %s.", plural(len(rep.Scope), "question"), plural(g.Emergencies, "emergency")),
	}
	lines[4] = strings.ReplaceAll(lines[4], "emergencys", "emergencies")
	all, organisation := rep.Short()
	lines = append(lines, fmt.Sprintf("%s of supervision short; %d of them the organisation owes.", plural(all, "period"), organisation),
		rep.WaitingWords())
	if rep.Care.HasAny() {
		lines = append(lines, rep.Care.Glance())
	}
	if len(rep.Outcomes.Forms) > 0 {
		lines = append(lines, rep.Outcomes.Glance())
	}
	return lines
}

// sources says where referrals came from, and of how many it was not said.
func (g glance) sources() string {
	said := tallied(g.ReferredBy)
	rest := g.Referred
	for _, c := range g.ReferredBy {
		rest -= c.Count
	}
	if rest > 0 {
		said = append(said, fmt.Sprintf("%d not said from where", rest))
	}
	if said == nil {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

func goOn(mentorships int) string {
	if mentorships == 1 {
		return "1 mentorship goes on"
	}
	return plural(mentorships, "mentorship") + " go on"
}

// WaitingWords says how many people wait for a worker and how many contacts for
// what their payer asks.
func (rep *report) WaitingWords() string {
	people, planned, notReady := 0, 0, 0
	for _, s := range rep.Matching {
		for _, l := range s.Seekers {
			if people++; l.PlannedWith != "" {
				planned++
			}
		}
	}
	for _, l := range rep.Billing {
		notReady += len(l.NotReady)
	}
	return fmt.Sprintf("Waiting for a worker: %s, of whom %d could have one now. Notes that lack a signature: %d. Contacts that are not ready to be billed: %d.",
		plural(people, "person"), planned, len(rep.Notes.Awaiting), notReady)
}

// Closings says how many mentorships were closed and why.
func (rep *report) Closings() string {
	n := 0
	for _, c := range rep.Glance.Closed {
		n += c.Count
	}
	if n == 0 {
		return "None was closed for another reason"
	}
	return fmt.Sprintf("%d closed: %s", n, strings.Join(tallied(rep.Glance.Closed), ", "))
}

// tallied gives counts in words: "2 moved away".
func tallied(counts []count) []string {
	return mapped(counts, func(c count) string { return fmt.Sprintf("%d %s", c.Count, spaced(c.Name)) })
}

func joined[T any](items []T, word func(T) string) string {
	return strings.Join(mapped(items, word), "; ")
}

func mapped[T any](items []T, word func(T) string) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = word(item)
	}
	return out
}

func rounded(e stats.Estimate) string {
	if v, ok := e.Value(); ok {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return "not reached"
}

func percent(e stats.Estimate) string {
	if v, ok := e.Value(); ok {
		return strconv.FormatFloat(100*v, 'f', 0, 64) + " %"
	}
	return "-"
}

// RestWords says what the files hold that was not counted.
func (rep *report) RestWords() string {
	n := rep.NotCounted
	if n == (notCounted{}) {
		return "Everything in the files was counted."
	}
	return fmt.Sprintf("In the files and not counted: outside the quarter %s, %s and %s; %d rows from after the time of the report.",
		plural(n.Contacts, "contact"), plural(n.Questions, "question"), plural(n.Refused, "refused move"), n.Later)
}

// smallNumbers is what must be said of every figure here.
const smallNumbers = "Many figures here describe few people, who could be recognised by them. Nothing was left out for that reason: keep the report within the programme."

// ShortPeriods returns how many periods of supervision were short.
func (rep *report) ShortPeriods() int {
	all, _ := rep.Short()
	return all
}
