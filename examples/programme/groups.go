package main

import (
	"fmt"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

func (r *reader) groups(file *input.File) {
	rows := r.rows(file, "group site kind attendance minutes rules from first", "pathway capacity rrule", "")
	for rows.Next() {
		c := group.Charter{ID: peer.GroupID(rows.Text("group")), Programme: r.d.programme.ID, Site: known(r, rows, "site", r.d.sites, programmeFile),
			Kind: input.Enum(rows, "kind", group.Kinds()...), Pathway: recovery.PathwayID(rows.Text("pathway")),
			Mode: input.Enum(rows, "attendance", recovery.AttendanceModes()...), Minutes: rows.Int("minutes", 1, 1440)}
		if !rows.Blank("capacity") {
			c.Capacity = rows.Int("capacity", 0, 10_000)
		}
		zone := r.d.zoneOf(c.Site)
		text := fmt.Sprintf("DTSTART;TZID=%s:%s", zone, rows.Text("first"))
		if !rows.Blank("rrule") {
			text += "\nRRULE:" + rows.Text("rrule")
		}
		if when, err := group.ParseRecurrence(text); err == nil {
			c.When = &when
		} else if zone != nil {
			rows.Problem("rrule", "and first are not such as FREQ=WEEKLY;BYDAY=MO and 20260105T180000, or do not go together")
		}
		rules, from := words(rows, "rules", recovery.GroundRules()...), date(rows, "from")
		if _, there := r.kept[c.ID]; there {
			rows.Problem("group", "is there twice")
		}
		r.kept[c.ID] = c.Site
		act := lifecycle.Act{By: lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: string(r.d.programme.ID)}, At: from.Start(zone)}
		r.careRow(rows, careRow{of: "group", id: string(c.ID), event: "found", site: c.Site, act: act, fire: func(x *care) error {
			g, err := group.NewGroup(c, from, rules...)
			if err == nil {
				x.groups[c.ID] = g
			}
			return err
		}})
	}
}

func (r *reader) memberships(file *input.File) {
	rows := r.rows(file, "membership event by_party by_id at", "group participant known_as consent purpose until recorded code mode", "")
	seen := begun[group.MembershipID]{}
	for rows.Next() {
		id, in := group.MembershipID(rows.Text("membership")), known(r, rows, "group", r.kept, groupsFile)
		who := group.Who{Participant: known(r, rows, "participant", r.d.participants, participantsFile), Code: group.Code(rows.Text("known_as"))}
		grounds := group.Grounds{Consent: peer.ConsentID(rows.Text("consent")), Purpose: oneOf(rows, "purpose", group.Purposes()...), Until: date(rows, "until")}
		mv := group.MembershipMove{Event: input.Enum(rows, "event", events(group.MembershipLifecycle())...)}
		mv.Data.Mode = oneOf(rows, "mode", recovery.AttendanceModes()...)
		if mv.Event == group.ExcludeMember || mv.Event == group.UpholdExclusion {
			mv.Data.Until, grounds.Until = grounds.Until, peer.Date{}
		}
		// Whoever is known by a code alone acts under it, and is in no other file.
		mv.Act = lifecycle.Act{By: lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.ParticipantParty, lifecycle.ProgrammeParty, group.LeaderParty), ID: rows.Text("by_id")},
			At: rows.Time("at"), Recorded: rows.Time("recorded"), Code: rows.Text("code")}
		first := mv.Event == group.AskForPlace
		if first && !who.IsValid() {
			rows.Problem("participant", "or known_as is to say who asks, and not both")
		}
		site := seen.at(r, rows, id, first, who.Participant, "ask", "group")
		if first {
			site = r.kept[in]
			seen[id] = site
		}
		row := careRow{of: "place in a group", id: string(id), event: string(mv.Event), site: site, act: mv.Act, fire: func(c *care) error {
			m := c.members[id]
			if first {
				g, ok := c.groups[in]
				if !ok {
					return errNotBegun
				}
				m, err := group.NewMembership(id, g, who, c.attends(who.Participant, in, grounds, mv.Act), grounds, mv.Act)
				if err == nil {
					c.members[id] = m
				}
				return err
			}
			if m == nil {
				return errNotBegun
			}
			g := c.groups[m.Group()]
			if mv.Event == group.AcceptRules {
				return m.Accept(mv.Act, g)
			}
			return m.Fire(mv, c.place(g))
		}}
		r.careRow(rows, row)
	}
}

// place is what decides whether there is a place in a group.
func (c *care) place(g group.Group) group.Place {
	p := group.Place{Group: g}
	for _, id := range sortedKeys(c.members) {
		p.Memberships = append(p.Memberships, *c.members[id])
	}
	return p
}

// attends returns what a person says on being kept by name in a group.
func (c *care) attends(whose peer.ParticipantID, in peer.GroupID, g group.Grounds, act lifecycle.Act) peer.ConsentVerdict {
	x := c.consents[g.Consent]
	if x == nil {
		return peer.ConsentNotAsked
	}
	file := consent.File{Records: []peer.ParticipantID{whose}, Consents: []consent.Consent{*x}, Zone: c.zone(whose)}
	return file.Verdict(consent.Question{Kind: consent.KindAttendance, Group: in, Purpose: x.Terms().Purpose, Regimes: x.Terms().Regimes}, act.At)
}

func (r *reader) meetings(file *input.File) {
	rows := r.rows(file, "meeting event by_party by_id at", "group start minutes leader role limits trigger into recorded code", "")
	seen := begun[group.MeetingID]{}
	for rows.Next() {
		id, in := group.MeetingID(rows.Text("meeting")), known(r, rows, "group", r.kept, groupsFile)
		mv := group.MeetingMove{Event: input.Enum(rows, "event", events(group.MeetingLifecycle())...),
			Act: r.act(rows, lifecycle.ProgrammeParty, group.LeaderParty, lifecycle.SupervisorParty)}
		mv.Code = rows.Text("code")
		mv.Data = group.MeetingChange{Leader: group.LeaderID(known(r, rows, "leader", r.d.workers, workersFile)), Role: oneOf(rows, "role", group.LeaderRoles()...),
			Trigger: oneOf(rows, "trigger", group.Triggers()...), Into: group.MeetingID(rows.Text("into"))}
		if t := rows.Time("start"); !t.IsZero() {
			mv.Data.Start = t.UTC()
		}
		if !rows.Blank("minutes") {
			mv.Data.Minutes = rows.Int("minutes", 1, 1440)
		}
		limits := !rows.Blank("limits") && rows.Bool("limits")
		first := mv.Event == group.ScheduleMeeting
		seen.at(r, rows, id, first, "", "schedule", "group", "minutes")
		if first {
			seen[id] = r.kept[in]
		}
		r.careRow(rows, careRow{of: "meeting", id: string(id), event: string(mv.Event), site: seen[id], act: mv.Act, fire: func(c *care) error {
			m := c.meetings[id]
			switch {
			case first:
				if _, ok := c.groups[in]; !ok {
					return errNotBegun
				}
				m, err := group.NewMeeting(id, in, mv.Data.Start, mv.Data.Minutes, mv.Act)
				if err == nil {
					c.meetings[id] = m
				}
				return err
			case m == nil:
				return errNotBegun
			case mv.Event == group.OpenMeeting:
				return m.Open(mv.Act, c.groups[m.Group()], limits)
			}
			return m.Fire(mv, c.groups[m.Group()])
		}})
	}
}

func (r *reader) attendance(file *input.File) {
	rows := r.rows(file, "meeting at by_party by_id", "membership status minutes total newcomers recorded", "")
	for rows.Next() {
		id, of := group.MeetingID(rows.Text("meeting")), group.MembershipID(rows.Text("membership"))
		act := r.act(rows, lifecycle.ProgrammeParty, group.LeaderParty)
		status, minutes, total, newcomers := oneOf(rows, "status", group.AttendanceStatuses()...), 0, 0, 0
		for column, n := range map[string]*int{"minutes": &minutes, "total": &total, "newcomers": &newcomers} {
			if !rows.Blank(column) {
				*n = rows.Int(column, 0, 10_000)
			}
		}
		heads := rows.Blank("membership")
		if heads == rows.Blank("total") || heads != rows.Blank("status") {
			rows.Problem("membership", "with a status, or total, is to say who was there")
		}
		event := "put"
		if heads {
			event = "count"
		}
		r.careRow(rows, careRow{of: "attendance of meeting", id: string(id), event: event, act: act, fire: func(c *care) error {
			m := c.meetings[id]
			if m == nil {
				return errNotBegun
			}
			sheet, ok := c.sheets[id]
			if !ok {
				var err error
				if sheet, err = group.NewSheet(c.groups[m.Group()], *m); err != nil {
					return err
				}
			}
			var err error
			if heads {
				err = sheet.Count(total, newcomers)
			} else if x := c.members[of]; x == nil {
				return errNotBegun
			} else {
				err = sheet.PutMember(*x, status, minutes, c.attends(x.Who().Participant, x.Group(), x.Grounds(), lifecycle.Act{At: m.Start()}))
			}
			if err == nil {
				c.sheets[id] = sheet
			}
			return err
		}})
	}
}
