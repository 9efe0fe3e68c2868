package main

import (
	"fmt"
	"io"
	"strings"
)

// writeText prints the report for a programme's manager.
func (rep *report) writeText(w io.Writer) error {
	p := &printer{}
	fmt.Fprintf(p, "%s\n%s\n", rep.Name, rep.Heading())
	p.title("The quarter at a glance")
	for _, line := range rep.Glances() {
		p.item("  -", 4, line)
	}
	p.item("  -", 4, fmt.Sprintf("%s somebody: see \"Who is due\".", waits(rep.Overdue())))
	rep.printMentorships(p)
	rep.printCare(p)
	rep.printRefused(p)
	rep.printMatching(p)
	rep.printScope(p)
	rep.printSupervision(p)
	rep.printMonths(p)
	rep.printCredentials(p)
	rep.printDue(p)
	rep.printContacts(p)
	rep.printBilling(p)
	rep.printOutcomes(p)
	rep.printRetention(p)
	p.title("How to read this")
	p.para(smallNumbers)
	p.para(rep.RestWords())
	p.para(limits)
	_, err := io.WriteString(w, trimmed(p.String()))
	return err
}

// trimmed takes the spaces off the ends of lines that a table leaves there.
func trimmed(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func waits(n int) string {
	if n == 1 {
		return "1 thing waits for"
	}
	return fmt.Sprintf("%d things wait for", n)
}

func (rep *report) printMentorships(p *printer) {
	p.title("People and mentorships")
	rows := [][]string{{"stage", ">mentorships"}}
	for _, c := range rep.Stages() {
		rows = append(rows, []string{spaced(c.Name), fmt.Sprint(c.Count)})
	}
	p.table(rows)
	rows = [][]string{{"mentorship", "participant", "site", "stage", "since", "worker", "first meeting", "how it went"}}
	for _, l := range rep.Mentorships {
		rows = append(rows, []string{l.Mentorship, l.Participant, l.Site, spaced(l.State), l.SinceOn(), l.Where(), l.StartedOn(), l.Story()})
	}
	fmt.Fprintln(p)
	p.table(rows)
	p.head("  Return to use")
	p.para(rep.Contacts.ReturnWords())
	if len(rep.Corrected) > 0 {
		p.head("  Corrected")
		for _, c := range rep.Corrected {
			p.item("  "+c.Mentorship, 9, c.Words())
		}
	}
	if len(rep.Settled) > 0 {
		p.head("  Other requests settled")
		for _, s := range rep.Settled {
			p.item("  "+s.Mentorship, 9, s.Words())
		}
	}
	p.head("  Fit")
	for _, line := range rep.Fit.Words() {
		p.item("  -", 4, line)
	}
	if rep.OwnTies.HasAny() {
		p.head("  Ties of their own")
		for _, line := range rep.OwnTies.Words() {
			p.item("  -", 4, line)
		}
	}
	if len(rep.Merged.Merges)+len(rep.Merged.Refused) > 0 {
		p.head("  Records of one person")
		for _, l := range rep.Merged.Merges {
			p.item("  "+l.Merge, 9, l.Words())
		}
		for _, l := range rep.Merged.Refused {
			p.item("  "+l.Merge, 9, l.Words())
		}
	}
	if len(rep.Leaving.Left)+len(rep.Leaving.Refused) > 0 {
		p.head("  Workers who left")
		for _, l := range rep.Leaving.Left {
			p.item("  "+l.Worker, 9, l.Words())
		}
		for _, l := range rep.Leaving.Refused {
			p.item("  "+l.Worker, 9, l.Words())
		}
	}
}

// Words says what a correction did.
func (c correctedLine) Words() string {
	return fmt.Sprintf("corrected on %s by the %s, %s put right; what stood there before stays on record.", day(c.At, c.zone), c.By, plural(c.Replaced, "move"))
}

func (rep *report) printRefused(p *printer) {
	p.title("What was refused, and why")
	if len(rep.Refused) == 0 {
		p.para("Nothing.")
		return
	}
	p.para("A refused move changed nothing. \"Possible\" is what the same side could have done then.")
	for _, l := range rep.Refused {
		p.head(fmt.Sprintf("  %-7s%-10s%s", l.On(), l.Who(), l.What()))
		p.item("         why", 19, fmt.Sprintf("%s: needs %s", spaced(l.Rule), l.Want))
		if l.HasThen() {
			p.item("         possible", 19, l.Then())
		}
		switch {
		case l.Withheld:
			p.item("         note", 19, withheld)
		case l.StateNow != "":
			p.item("         now", 19, spaced(l.StateNow))
		}
	}
}

// withheld says why a mentorship is not named.
const withheld = "Not named here: the rule would tell who is both a worker and a participant. Those who arrange matches can see it."

func (rep *report) printScope(p *printer) {
	p.title("Scope questions")
	if len(rep.Scope) == 0 {
		p.para("None was asked.")
		return
	}
	p.para(rep.Verdicts() + ".")
	if rep.LayerWords() != "" {
		p.para(rep.LayerWords())
	}
	for _, a := range rep.Scope {
		p.head(fmt.Sprintf("  %-7s%-6s%-6s%s: %s", a.On(), a.ID, a.Worker, spaced(a.Activity), strings.ToUpper(a.Verdict())))
		for _, x := range [][2]string{{"why", a.Why()}, {"do", a.Do()}, {"instead", a.Decision.Instead}, {"conditions", a.If()}, {"would help", a.Open()}} {
			if x[1] != "" {
				p.item("         "+x[0], 21, x[1])
			}
		}
	}
}

func (rep *report) printSupervision(p *printer) {
	p.title("Supervision")
	p.para("What is short is owed to the worker.")
	for _, s := range rep.Supervision {
		p.head(fmt.Sprintf("  %s: %s (%s)", s.SiteName, s.Name, s.Standard))
		p.para(s.Words())
		for _, l := range s.Lines {
			if !l.Tells() {
				continue
			}
			p.item("  "+l.Worker, 9, fmt.Sprintf("%s, %s", spaced(l.Rule), l.Words()))
			for _, f := range l.Findings {
				p.item("         -", 11, f.Words())
			}
		}
		for _, src := range s.Requirements {
			p.item("  source:", 11, src)
		}
	}
}

// Words says how a site stands.
func (s supervised) Words() string {
	return fmt.Sprintf("%s judged up to %s: %d met, %d short that the organisation owes, %d short that the worker missed, %d still running.",
		plural(s.Met+s.ByProgramme+s.ByWorker+s.Running, "period"), dateWords(s.To.AddDays(-1)), s.Met, s.ByProgramme, s.ByWorker, s.Running)
}

// Words says what was found, and in which session.
func (f finding) Words() string {
	if f.Session == "" {
		return f.Text
	}
	return f.Session + ": " + f.Text
}

func (rep *report) printDue(p *printer) {
	p.title("Who is due")
	d := rep.Due
	p.section("Deadlines that are up, or will be within seven days", len(d.Deadlines), func() {
		for _, x := range d.Deadlines {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
	})
	p.para(d.LaterWords())
	p.section("No contact", len(d.NoContact), func() {
		for _, x := range d.NoContact {
			p.item("  "+x.Mentorship, 9, "with "+x.Worker+": "+x.Words(rep.At))
		}
	})
	p.section("Check-ins missed", len(d.CheckIns), func() {
		for _, x := range d.CheckIns {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
		p.para(checkInNote)
	})
	p.section("Ends that one side proposed", len(d.Endings), func() {
		for _, x := range d.Endings {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
	})
	p.section("Requests that a worker looks at", len(d.Considering), func() {
		for _, x := range d.Considering {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
	})
	p.section("Credentials that do not count", len(d.Credentials), func() {
		for _, x := range d.Credentials {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
	})
	p.section("Planned ends that have passed", len(d.PlannedEnds), func() {
		for _, x := range d.PlannedEnds {
			p.item("  "+x.Mentorship, 9, x.Words())
		}
	})
	p.section("Questionnaires overdue, and safety flags without a response", rep.Outcomes.ToDo(), func() {
		for _, l := range rep.Outcomes.Unanswered() {
			p.item("  "+l.Mentorship, 9, l.Words())
		}
		for _, t := range rep.Outcomes.Overdue() {
			p.item("  "+t.Mentorship, 9, t.Words())
		}
	})
	p.section("Supervision", rep.SupervisionDues(), func() { rep.printSupervisionDue(p) })
	fmt.Fprintln(p)
	p.para(defaults)
}

// printSupervisionDue lists what supervision is owed and due, and who lacks a supervisor.
func (rep *report) printSupervisionDue(p *printer) {
	for _, s := range rep.Supervision {
		for _, x := range s.Overdue {
			p.item("  "+x.Worker, 9, "owed: "+x.OwedWords())
		}
		for _, x := range s.Due {
			p.item("  "+x.Worker, 9, "due: "+x.Words())
		}
		for _, id := range s.Uncovered {
			p.item("  "+id, 9, "serves without a supervisor")
		}
		for _, id := range s.OverRatio {
			p.item("  "+id, 9, "supervises more workers than the ratio allows")
		}
	}
}

// SupervisionDues counts what is due of supervision.
func (rep *report) SupervisionDues() int {
	n := 0
	for _, s := range rep.Supervision {
		n += len(s.Due) + len(s.Overdue) + len(s.Uncovered) + len(s.OverRatio)
	}
	return n
}

// LaterWords says how many deadlines are not listed.
func (d dueLists) LaterWords() string {
	return fmt.Sprintf("%s more run and fall due later; %d stand still in a pause.", plural(d.Later, "deadline"), d.Paused)
}
