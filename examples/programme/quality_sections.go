package main

import (
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	publish "github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/source"
)

var (
	countedFrom  = source.DesignDefault("contacts, attempts and attendance are counted apart, and people once under whatever id (package outcomes, Volume)")
	linkedFrom   = source.DesignDefault("a referral counts in the quarter in which it was first sent (package referral)")
	endingFrom   = source.DesignDefault("what an ending is, by its reason (package outcomes, Endings)")
	supervisedBy = source.DesignDefault("a period is judged when it is over, by the standard of the site; the sources of the standards are named in this section")
)

// service is how much was done, and for how many.
func (q quality) service() (publish.Section, error) {
	c := q.rep.Contacts
	heads, meetings, err := q.attendance()
	if err != nil {
		return publish.Section{}, err
	}
	s := publish.Section{Title: "What was done", Figures: []publish.Figure{
		q.counts("contacts", "Contacts made", "Contacts of the quarter that took place; attempts do not count.", "contacts", countedFrom, c.Sites, func(c contactCount) int { return c.Made }),
		q.counts("attempts", "Contacts attempted", "Attempts of the quarter that reached nobody. They are told beside the contacts, and never added to them.", "attempts", countedFrom, c.Sites, func(c contactCount) int { return c.Attempted }),
		{ID: "people", Name: "People with a contact", Definition: "People with at least one contact made in the quarter, each counted once, whatever the site. Contacts with somebody not known count nobody.",
			Source: countedFrom, Overall: publish.Row{Quantity: publish.Number(c.People, "people")}},
		// of few contacts they would tell how many
		{ID: "hours", Name: "Hours of contact", Definition: "Time of the contacts made, as written down.", Source: countedFrom,
			Overall: publish.Row{Quantity: publish.Amount(float64(c.Minutes)/60, "hours")}},
		{ID: "meetings", Name: "Group meetings held", Definition: "Meetings of groups that were opened in the quarter.", Source: countedFrom,
			Overall: publish.Row{Quantity: publish.Amount(float64(meetings), "meetings")}},
	}}
	if q.small(c.Made) {
		s.Figures = slices.DeleteFunc(s.Figures, func(f publish.Figure) bool { return f.ID == "hours" })
		s.Text = append(s.Text, "Hours of contact are not told: they are those of few contacts.")
	}
	if heads < small {
		s.Text = append(s.Text, "Attendance of groups is not told: nothing was kept, or too few heads.")
		return s, nil
	}
	s.Figures = append(s.Figures, publish.Figure{ID: "attendance", Name: "Attendance of groups", Source: countedFrom,
		Definition: "Heads, added up over the meetings of the quarter of which attendance was kept; the same person at two meetings is two.",
		Overall:    publish.Row{Quantity: publish.Number(heads, "heads")}})
	return s, nil
}

// attendance returns the heads of the quarter, and how many meetings were held.
func (q quality) attendance() (heads, held int, err error) {
	var v outcomes.Volume
	c := q.r.d.careAt(q.rep.At)
	for _, id := range sortedKeys(c.sheets) {
		site := c.groups[c.sheets[id].Group()].Charter().Site
		if err := v.AddAttendance(outcomes.Place{Programme: q.r.d.programme.ID, Site: site}, c.sheets[id]); err != nil {
			return 0, 0, err
		}
	}
	for _, m := range c.meetings {
		if g, ok := c.groups[m.Group()]; ok && m.RulesRead() > 0 && m.State() != group.MeetingCancelled && q.r.d.inQuarter(m.Start(), g.Charter().Site) {
			held++
		}
	}
	return v.Count(q.volumeAsk()).Attendance, held, nil
}

func (q quality) volumeAsk() outcomes.VolumeAsk {
	p := q.r.d.programme
	return outcomes.VolumeAsk{Period: peer.DateRange{From: p.From, Until: p.To}, Zone: q.r.d.zoneOf, Merges: q.r.merges, At: q.r.at}
}

// completion is how many reached their goals, among two sets of people.
func (q quality) completion() (publish.Section, error) {
	ended, served := map[peer.SiteID]stats.Count{}, map[peer.SiteID]stats.Count{}
	d := q.r.d
	for _, e := range q.rep.Retention.episodes {
		begun := peer.DateOf(e.Start, d.zoneOf(e.Site))
		over := e.Ending != outcomes.Ongoing && !d.programme.To.Start(d.zoneOf(e.Site)).Before(e.End)
		if !begun.Before(d.programme.To) || over && !d.inQuarter(e.End, e.Site) {
			continue
		}
		completed := stats.Count{N: 1}
		if over && e.Ending == outcomes.Completed {
			completed.Events = 1
		}
		served[e.Site] = served[e.Site].Merge(completed)
		if over {
			ended[e.Site] = ended[e.Site].Merge(completed)
		}
	}
	of, err := outcomes.MeasureOf("completion")
	if err != nil {
		return publish.Section{}, err
	}
	s := publish.Section{Title: "Goals reached", Text: []string{"The participant says what the goals are, and when they are reached. A return to use ends nothing and is not counted against anybody."},
		Figures: []publish.Figure{q.shares("completed_of_ended", "Goals reached, of support that ended",
			"Counted: courses of support that ended in the quarter with the participant's goals reached. Out of: all that had begun and ended in the quarter, for whatever reason, deaths and moves among them.", of.Source, ended)}}
	// Side by side, the two tell how many go on.
	cells := func(site peer.SiteID) []int {
		e, all := ended[site], served[site]
		return []int{e.Events, e.N - e.Events, all.N - e.N}
	}
	overall, bySite := q.mayStandTogether(cells)
	if !overall {
		s.Text = append(s.Text, "The same share of everybody in support, those still going on included, is left out: the two together would give away a number that may not be told.")
		return s, nil
	}
	second := q.shares("completed_of_served", "Goals reached, of everybody in support",
		"Counted: courses of support that ended in the quarter with the participant's goals reached. Out of: all that went on at some time in the quarter, those still going on included.", endingFrom, served)
	if !bySite {
		second.Groups = nil
	}
	s.Figures = append(s.Figures, second)
	return s, nil
}

// mayStandTogether reports whether the cells of two shares of the same people are no
// small numbers over all, and at every site.
func (q quality) mayStandTogether(cells func(peer.SiteID) []int) (overall, bySite bool) {
	var sums []int
	bySite = true
	for _, site := range q.r.d.programme.Sites {
		of := cells(site.ID)
		bySite = bySite && !q.small(of...)
		if sums == nil {
			sums = make([]int, len(of))
		}
		for i, n := range of {
			sums[i] += n
		}
	}
	overall = !q.small(sums...)
	return overall, overall && bySite
}

// small reports whether a count is one that may not be told.
func (q quality) small(counts ...int) bool {
	for _, n := range counts {
		if n > 0 && n < q.least {
			return true
		}
	}
	return false
}

// linkage is what became of the referrals of the quarter.
func (q quality) linkage() (publish.Section, error) {
	came, closed := map[peer.SiteID]stats.Count{}, map[peer.SiteID]stats.Count{}
	both := map[peer.SiteID][4]int{}
	for _, x := range q.r.d.careAt(q.rep.At).referrals {
		site := q.r.d.participants[x.Request().Participant].site
		sent := sentAt(*x)
		if sent.IsZero() || !q.r.d.inQuarter(sent, site) || x.State() == referral.Voided {
			continue
		}
		_, attended := x.DaysToAttendance(q.r.d.zoneOf(site))
		cells := both[site]
		cells[2*one(attended)+one(x.IsLoopClosed())]++
		both[site] = cells
		came[site] = came[site].Merge(stats.Count{Events: one(attended), N: 1})
		closed[site] = closed[site].Merge(stats.Count{Events: one(x.IsLoopClosed()), N: 1})
	}
	s := publish.Section{Title: "Links to other services", Figures: []publish.Figure{
		q.shares("attended", "The participant came", "Counted: referrals at which the participant came to the service, as far as the programme heard. Out of: referrals sent in the quarter, each try at another service counted by itself.", linkedFrom, came),
	}, Text: []string{"Referrals sent late in the quarter have had little time. Those that were withdrawn or whose consent ended stay below the line: that was the participant's choice, and no failure. Several referrals may be of one person and are not independent, so that the intervals are narrower than they should be."}}
	overall, bySite := q.mayStandTogether(func(site peer.SiteID) []int { cells := both[site]; return cells[:] })
	if !overall {
		s.Text = append(s.Text, "How many loops were closed is left out: beside the figure here it would give away a number that may not be told.")
		return s, nil
	}
	loop := q.shares("loop_closed", "The loop was closed", "Counted: referrals whose outcome the sender knows and closed. Out of: referrals sent in the quarter.", linkedFrom, closed)
	if !bySite {
		loop.Groups = nil
	}
	s.Figures = append(s.Figures, loop)
	return s, nil
}

// sentAt returns when a referral was first sent; zero if it was not.
func sentAt(x referral.Referral) time.Time {
	for _, e := range x.History().Moves() {
		if e.Event == referral.Send {
			return e.At
		}
	}
	return time.Time{}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// notes is how many contacts had their note signed in time.
func (q quality) notes() (publish.Section, error) {
	span, from := peer.LateEntry()
	counts := map[peer.SiteID]stats.Count{}
	for _, e := range q.rep.known {
		if e.Attempted || !q.r.d.inQuarter(e.Start, e.Site) {
			continue
		}
		inTime, due, err := q.signedInTime(e, span)
		if err != nil {
			return publish.Section{}, err
		}
		if due {
			counts[e.Site] = counts[e.Site].Merge(stats.Count{Events: one(inTime), N: 1})
		}
	}
	return publish.Section{Title: "Notes", Text: []string{"Notes of one worker are not independent of each other, so that the interval is narrower than it should be."}, Figures: []publish.Figure{q.shares("notes", "Notes signed in time",
		"Counted: contacts whose note the author began and signed within two business days of their end. Out of: contacts made in the quarter whose two days were up; those whose note was voided are left out.", from, counts)}}, nil
}

// signedInTime reports whether a contact's note was signed in time, and whether it
// was due by the report at all.
func (q quality) signedInTime(e peer.Encounter, span lifecycle.Span) (inTime, due bool, err error) {
	cal := q.r.d.calendar(e.Site)
	limit, err := cal.Add(e.End(), span)
	if err != nil || limit.After(q.rep.At) {
		return false, false, err
	}
	n := q.rep.Notes.byID[e.ID]
	if n == nil {
		return false, true, nil
	}
	if n.State() == peer.NoteVoided {
		return false, false, nil
	}
	late, err := n.IsLate(e, cal)
	return !late && n.State() != peer.NoteDraft, true, err
}

// supervision is how many periods had the supervision that is due to the worker.
func (q quality) supervision() (publish.Section, error) {
	met, owed := map[peer.SiteID]stats.Count{}, map[peer.SiteID]stats.Count{}
	s := publish.Section{Title: "Supervision"}
	for _, v := range q.rep.Supervision {
		judged := v.Met + v.ByProgramme + v.ByWorker
		met[peer.SiteID(v.Site)] = stats.Count{Events: v.Met, N: judged}
		owed[peer.SiteID(v.Site)] = stats.Count{Events: v.ByProgramme, N: judged}
		for _, from := range v.Requirements {
			s.Text = append(s.Text, q.names[peer.SiteID(v.Site)]+": "+v.Name+". Source: "+marked(from)+".")
		}
	}
	s.Figures = []publish.Figure{q.shares("supervision", "Supervision on time",
		"Counted: periods in which a worker had what the standard of the site asks for. Out of: periods of a worker under a rule that were over; periods still running are left out.", supervisedBy, met)}
	overall, bySite := q.mayStandTogether(func(site peer.SiteID) []int {
		m, o := met[site], owed[site]
		return []int{m.Events, o.Events, m.N - m.Events - o.Events}
	})
	if overall {
		second := q.shares("supervision_owed", "Supervision that the programme did not give",
			"Counted: periods that were short for a reason on the side of the programme or its supervisors. Out of: periods that were over.", supervisedBy, owed)
		if !bySite {
			second.Groups = nil
		}
		s.Figures = append(s.Figures, second)
	} else {
		s.Text = append(s.Text, "How many periods were short for a reason on the side of the programme is left out: it would give away a number that may not be told.")
	}
	s.Text = append(s.Text, "Periods of one worker are not independent of each other, so that the interval is narrower than it should be. No worker and no supervisor is told apart.")
	return s, nil
}

// limits says what the report can and cannot show.
func (q quality) limits() (publish.Section, error) {
	return publish.Section{Title: "What this can and cannot show", Text: qualityLimits}, nil
}

// marked adds the mark that a source leaves out where the point was seen in it.
func marked(from string) string {
	if strings.HasSuffix(from, "]") {
		return from
	}
	return from + " [" + string(source.Verified) + "]"
}
