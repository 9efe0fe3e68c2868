package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A groupLine is what there is to say of a group. Who was there is not.
type groupLine struct {
	Group      string                  `json:"group"`
	Site       string                  `json:"site"`
	Kind       group.Kind              `json:"kind"`
	Pathway    recovery.PathwayID      `json:"pathway,omitempty"`
	Attendance recovery.AttendanceMode `json:"attendance"`
	Planned    int                     `json:"dates"` // that its rule gives in the quarter
	Held       int                     `json:"held"`
	Cancelled  []count                 `json:"cancelled"`
	Heads      *int                    `json:"heads"` // over all meetings; null where it is small, or nothing is kept
	Members    int                     `json:"members"`
	Waiting    int                     `json:"waiting"`
	Free       *int                    `json:"free"` // places; null without a limit
	Incidents  []count                 `json:"incidents"`
	Supervisor int                     `json:"incidents_for_the_supervisor"` // of which a supervisor hears at once
	Lacks      []leaderLine            `json:"leaders_lack"`
	zone       *time.Location
}

// A leaderLine is what those who led a meeting lacked, by their pathway.
type leaderLine struct {
	Meeting string                     `json:"meeting"`
	Leader  string                     `json:"leader"`
	Need    recovery.LeaderRequirement `json:"need"`
	Custom  bool                       `json:"custom"` // of custom alone
}

// small is the least number of heads that is printed: fewer could be told apart.
//
// Source: pathways of recovery, attendance rules [design].
const small = 5

func (c *care) groupLines(at time.Time) ([]groupLine, error) {
	lines := []groupLine{}
	for _, id := range sortedKeys(c.groups) {
		g := c.groups[id]
		o := g.Charter()
		p := c.place(g)
		zone := c.d.zoneOf(o.Site)
		l := groupLine{Group: string(id), Site: string(o.Site), Kind: o.Kind, Pathway: o.Pathway, Attendance: o.Mode, Waiting: len(p.Waiting()), Lacks: []leaderLine{}, zone: zone}
		if o.When != nil {
			dates, err := o.When.Between(c.d.programme.From.Start(zone), c.d.programme.To.Start(zone), zone)
			if err != nil {
				return nil, err
			}
			l.Planned = len(dates)
		}
		for _, m := range p.Memberships {
			if m.Group() == id && m.State() == group.MembershipMember {
				l.Members++
			}
		}
		if free, limited := p.Free(); limited {
			l.Free = &free
		}
		if err := c.addMeetings(&l, at); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func (c *care) addMeetings(l *groupLine, at time.Time) error {
	var cancelled, incidents []string
	heads, kept := 0, false
	for _, id := range sortedKeys(c.meetings) {
		m := c.meetings[id]
		if string(m.Group()) != l.Group || !c.d.inQuarter(m.Start(), peer.SiteID(l.Site)) {
			continue
		}
		moves := m.History().Moves()
		if m.State() == group.MeetingCancelled {
			cancelled = append(cancelled, moves[len(moves)-1].Code)
		}
		if m.RulesRead() == 0 { // never opened
			continue
		}
		l.Held++
		for _, t := range m.Incidents() {
			incidents = append(incidents, string(t))
			if r, err := group.ResponseTo(t); err == nil && r.Supervisor {
				l.Supervisor++
			}
		}
		if s, ok := c.sheets[id]; ok {
			heads, kept = heads+s.Total(), true
		}
		lacks, err := c.leadersLack(*m, l.Pathway)
		if err != nil {
			return err
		}
		l.Lacks = append(l.Lacks, lacks...)
	}
	if kept && heads >= small {
		l.Heads = &heads
	}
	l.Cancelled, l.Incidents = counted[string](cancelled), counted[string](incidents)
	return nil
}

// leadersLack judges those who led a meeting by the pathway of the group.
func (c *care) leadersLack(m group.Meeting, pathway recovery.PathwayID) ([]leaderLine, error) {
	var team []group.Candidate
	for _, l := range m.Leaders() {
		id := peer.WorkerID(l.Leader)
		facts := group.FactsOf(c.d.workerAt(id, m.Start()))
		facts.Meets = append(facts.Meets, recovery.NeedAppointed) // the programme put them on the meeting
		if slices.Contains(c.d.workers[id].trainings, "group_facilitation") {
			facts.Meets = append(facts.Meets, recovery.NeedTraining)
		}
		team = append(team, group.Candidate{Leader: l.Leader, Role: recovery.RoleFacilitator, Facts: facts})
	}
	lacks, err := group.MayLead(pathway, team)
	lines := []leaderLine{}
	for _, x := range lacks {
		lines = append(lines, leaderLine{string(m.ID()), string(x.Leader), x.Need, x.Custom})
	}
	return lines, err
}
