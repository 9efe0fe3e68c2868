package main

import (
	"maps"
	"slices"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
)

func (r *reader) mentorshipRows(file *input.File) {
	rows := r.rows(file, "mentorship participant site", "funding earlier", "")
	type link struct {
		line    int
		earlier peer.MentorshipID
		who     peer.ParticipantID
	}
	var links []link
	for rows.Next() {
		m := mentorshipRow{
			id: peer.MentorshipID(rows.Text("mentorship")), participant: known(r, rows, "participant", r.d.participants, participantsFile),
			site: known(r, rows, "site", r.d.sites, programmeFile), funding: known(r, rows, "funding", r.funding, programmeFile),
			earlier: peer.MentorshipID(rows.Text("earlier")),
		}
		if _, ok := r.mentorships[m.id]; ok {
			rows.Problem("mentorship", twice)
		}
		r.mentorships[m.id] = m
		if m.earlier != "" {
			links = append(links, link{rows.Line(), m.earlier, m.participant})
		}
	}
	for _, l := range links {
		switch before, ok := r.mentorships[l.earlier]; {
		case !ok:
			r.problems.Add(rows.File(), l.line, "earlier", "is not in "+mentorshipsFile)
		case before.participant != l.who:
			r.problems.Add(rows.File(), l.line, "earlier", "is a mentorship of another participant")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.mentorships)) {
		r.d.mentorships = append(r.d.mentorships, r.mentorships[id])
	}
}
