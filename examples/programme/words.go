package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
)

// What the text report and the web page say in the same words.

func spaced[T ~string](name T) string { return strings.ReplaceAll(string(name), "_", " ") }

func day(at time.Time, z *time.Location) string { return at.In(z).Format("2 Jan") }

func dateWords(on peer.Date) string {
	return midnight(on, time.UTC).Format("2 Jan")
}

func longDate(on peer.Date) string { return midnight(on, time.UTC).Format("2 January 2006") }

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
	n := len(rep.Due.PlannedEnds) + len(rep.Due.Credentials) + len(rep.Due.NoContact)
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
		fmt.Sprintf("%s and %s. %s go on, and %s are on the way to a first meeting.", plural(g.Referred, "referral"), plural(g.Started, "first meeting"),
			plural(g.GoingOn, "mentorship"), strconv.Itoa(g.Before)),
		fmt.Sprintf("%s reached the participant's goals, %d of them before the planned end. %s.", plural(g.Completed, "mentorship"), g.CompletedEarly, rep.Closings()),
		fmt.Sprintf("%s recorded, %s refused by the rules (none of these changed anything), %s.", plural(g.Made, "move"), strconv.Itoa(g.Refused), plural(len(rep.Corrected), "correction")),
		fmt.Sprintf("%s about scope of practice, %s.", plural(len(rep.Scope), "question"), plural(g.Emergencies, "emergency")),
	}
	lines[4] = strings.ReplaceAll(lines[4], "emergencys", "emergencies")
	all, organisation := rep.Short()
	lines = append(lines, fmt.Sprintf("%s of supervision short; %d of them the organisation owes.", plural(all, "period"), organisation))
	if g.RefusedBefore > 0 {
		lines = append(lines, fmt.Sprintf("%s refused outside the quarter and not listed.", plural(g.RefusedBefore, "move")))
	}
	return lines
}

// Closings says how many mentorships were closed and why.
func (rep *report) Closings() string {
	n := 0
	var words []string
	for _, c := range rep.Glance.Closed {
		n += c.Count
		words = append(words, fmt.Sprintf("%d %s", c.Count, spaced(c.Name)))
	}
	if n == 0 {
		return "None was closed for another reason"
	}
	return fmt.Sprintf("%d closed: %s", n, strings.Join(words, ", "))
}

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

// Do says what scope asks of the worker.
func (a answer) Do() string {
	return joined(a.Decision.Obligations, func(o scope.Obligation) string {
		if o.Within < 2*time.Hour || o.Within%time.Hour != 0 {
			return o.String()
		}
		untimed := o
		untimed.Timed = false
		return fmt.Sprintf("%s, within %d hours", untimed, o.Within/time.Hour)
	})
}

// If says which conditions are not met or have to be looked at.
func (a answer) If() string {
	var open []string
	for _, c := range a.Decision.Conditions {
		if c.Met != scope.True {
			met := map[scope.Truth]string{scope.False: "not met", scope.Unknown: "to be checked"}[c.Met]
			open = append(open, fmt.Sprintf("%s: %s (%s)", spaced(c.Kind), spaced(c.Of), met))
		}
	}
	if len(open) == 0 && len(a.Decision.Conditions) > 0 {
		return "all met"
	}
	return strings.Join(open, "; ")
}

// Open says what would change the answer.
func (a answer) Open() string {
	return strings.Join(mapped(a.Unlock, func(changes []scope.Change) string {
		return strings.Join(mapped(changes, func(c scope.Change) string { return spaced(string(c.Fact)) + " " + spaced(c.Value) }), " with ")
	}), ", or ")
}

// Why returns the deciding reason and its rule.
func (a answer) Why() string {
	if len(a.Decision.Reasons) == 0 {
		return ""
	}
	r := a.Decision.Reasons[0]
	return fmt.Sprintf("%s [%s]", r.Text, r.Rule)
}

// On returns the day of the question.
func (a answer) On() string { return a.At.In(a.zone).Format("2 Jan") }

// Verdict returns the verdict in words.
func (a answer) Verdict() string { return spaced(a.Decision.Verdict.String()) }

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

// Verdicts counts the answers, from the mildest verdict to the strictest.
func (rep *report) Verdicts() string {
	var v []string
	for _, a := range rep.Scope {
		v = append(v, a.Decision.Verdict.String())
	}
	return strings.Join(mapped(counted(v, mapped(scope.Verdicts(), scope.Verdict.String)...), func(c count) string {
		return fmt.Sprintf("%d %s", c.Count, spaced(c.Name))
	}), ", ")
}

// LayerWords says where no rules of the place itself are known.
func (rep *report) LayerWords() string {
	var out []string
	for _, s := range rep.Sites {
		if !slices.Contains(s.ScopeLayers, s.Jurisdiction) {
			out = append(out, fmt.Sprintf("No scope rules of %s are shipped: questions from %s were answered by the general rules alone.", s.Jurisdiction, s.Name))
		}
	}
	return strings.Join(out, " ")
}

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
		late := int(midnight(*l.HeldLate, time.UTC).Sub(midnight(l.Due, time.UTC)).Hours() / 24)
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
		peer.InactivityLetter: "a letter with crisis and re-entry information", peer.InactivityClose: "somebody may propose to close"}[n.Step]
	text := fmt.Sprintf("last contact %s, %s ago", day(n.LastContact, n.zone), plural(int(at.Sub(n.LastContact).Hours()/24), "day"))
	if n.Attempts > 0 {
		text += fmt.Sprintf(" (%s since, which is not contact)", plural(n.Attempts, "attempt"))
	}
	return text + "; proposed: " + step
}

// Words says what happened to the credential.
func (c credentialItem) Words() string {
	return fmt.Sprintf("goes on with %s, whose credential is %s since %s: another worker, or a renewal", c.Worker, spaced(c.Credential), dateWords(c.Since))
}

// Words says when the planned end was.
func (p plannedEnd) Words() string {
	return fmt.Sprintf("planned end %s has passed: complete, extend or close together with %s", day(p.Until, p.zone), list([]string{p.Worker}, "a new worker"))
}

// Words says what happened outside scope.
func (o outside) Words() string {
	return fmt.Sprintf("%s by %s on %s: %s. %s", spaced(o.Activity), o.Worker, day(o.At, o.zone), spaced(o.Verdict.String()), o.Because)
}

// MedianWords says by when half had left.
func (t retention) MedianWords() string {
	if t.Episodes == 0 {
		return ""
	}
	m, ok := t.Median.Value()
	if !ok {
		return "The median is not reached: fewer than half had left by the end of what could be seen."
	}
	return fmt.Sprintf("Half had left by day %.0f (interval %s to %s days).", m, rounded(t.MedianLow), rounded(t.MedianHigh))
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

// smallNumbers is what must be said of every figure here.
const smallNumbers = "Many figures here describe few people, who could be recognised by them. Nothing was left out for that reason: keep the report within the programme."

// defaults is where the deadlines come from.
const defaults = "Deadlines and steps without contact are the library's own defaults; no standard for peer support sets them. They propose; people decide."

// ShortPeriods returns how many periods of supervision were short.
func (rep *report) ShortPeriods() int {
	all, _ := rep.Short()
	return all
}
