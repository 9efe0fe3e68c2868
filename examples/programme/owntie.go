package main

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A sponsorRow is something that happened in a sponsorship.
type sponsorRow struct {
	line        int
	sponsorship peer.SponsorshipID
	participant peer.ParticipantID // of seek
	move        peer.SponsorshipMove
}

// A linkRow is something that happened in a link.
type linkRow struct {
	line  int
	offer peer.LinkOffer // whole on the first row
	move  peer.LinkMove
}

func (r *reader) sponsorships(file *input.File) {
	rows := r.rows(file, "sponsorship event by_party by_id at", "participant sponsor recorded code", "")
	var events []peer.SponsorshipEvent
	for _, row := range peer.SponsorshipLifecycle().Rows {
		if !slices.Contains(events, row.Event) {
			events = append(events, row.Event)
		}
	}
	begun := map[peer.SponsorshipID]bool{}
	for rows.Next() {
		row := sponsorRow{line: rows.Line(), sponsorship: peer.SponsorshipID(rows.Text("sponsorship")),
			participant: known(r, rows, "participant", r.d.participants, participantsFile)}
		mv := &row.move
		mv.Event, mv.Data.Sponsor = input.Enum(rows, "event", events...), peer.SponsorID(rows.Text("sponsor"))
		mv.By = lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.ParticipantParty, peer.SponsorParty), ID: rows.Text("by_id")}
		mv.At, mv.Recorded, mv.Code = rows.Time("at"), rows.Time("recorded"), rows.Text("code")
		r.checkActor(rows, mv.By)
		first := mv.Event == peer.SeekSponsor
		if mv.Event != "" && first == begun[row.sponsorship] {
			rows.Problem("event", "is not seek on the first row of a sponsorship and on no other")
		} else if mv.Event != "" && first == rows.Blank("participant") {
			rows.Problem("participant", "belongs to rows with the event seek, and to all of them")
		}
		begun[row.sponsorship] = true
		if rows.OK() {
			r.d.sponsorships = append(r.d.sponsorships, row)
		}
	}
	slices.SortStableFunc(r.d.sponsorships, func(a, b sponsorRow) int {
		return byRecording(a.move.Act, b.move.Act, a.line, b.line)
	})
}

func (r *reader) links(file *input.File) {
	rows := r.rows(file, "link event by_party by_id at", "kind participant companion group permission recorded", "")
	events := []peer.LinkEvent{peer.OfferLink, peer.AgreeLink, peer.AllowInLink, peer.DisallowInLink, peer.EndLink}
	begun := map[peer.LinkID]bool{}
	for rows.Next() {
		row := linkRow{line: rows.Line(), offer: peer.LinkOffer{ID: peer.LinkID(rows.Text("link")),
			Participant: known(r, rows, "participant", r.d.participants, participantsFile), Group: peer.GroupID(rows.Text("group"))}}
		mv, o := &row.move, &row.offer
		mv.Event = input.Enum(rows, "event", events...)
		mv.By = lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.ParticipantParty, peer.CompanionParty, lifecycle.ProgrammeParty), ID: rows.Text("by_id")}
		mv.At, mv.Recorded = rows.Time("at"), rows.Time("recorded")
		if !rows.Blank("permission") {
			mv.Data.Permission = input.Enum(rows, "permission", peer.Permissions()...)
		}
		if !rows.Blank("kind") {
			o.Kind = input.Enum(rows, "kind", peer.LinkKinds()...)
		}
		if o.Kind.IsMutual() {
			o.Partner = known(r, rows, "companion", r.d.participants, participantsFile)
		} else {
			o.Supporter = peer.SupporterID(rows.Text("companion"))
		}
		r.checkActor(rows, mv.By)
		first := mv.Event == peer.OfferLink
		if mv.Event != "" && first == begun[o.ID] {
			rows.Problem("event", "is not offer on the first row of a link and on no other")
		}
		for _, column := range []string{"kind", "participant", "companion"} {
			if mv.Event != "" && first == rows.Blank(column) {
				rows.Problem(column, "belongs to rows with the event offer, and to all of them")
			}
		}
		begun[o.ID] = true
		if rows.OK() {
			r.d.links = append(r.d.links, row)
		}
	}
	slices.SortStableFunc(r.d.links, func(a, b linkRow) int {
		return byRecording(a.move.Act, b.move.Act, a.line, b.line)
	})
}

// An ownTies counts the ties that participants have outside the service, as far
// as they want them kept. Who sponsors whom is between the two, so that nobody is
// named and no line of a file given.
type ownTies struct {
	Sponsorships int              `json:"sponsorships"`          // ever begun
	Sponsored    int              `json:"sponsorships_going_on"` // with a sponsor, a pause included
	Links        []count          `json:"links_going_on"`        // by kind
	Refused      []refusedTieLine `json:"refused"`
}

// A refusedTieLine is a move of a sponsorship or link that was refused.
type refusedTieLine struct {
	Of    string `json:"of"` // sponsorship or link
	Event string `json:"event"`
	Rule  string `json:"rule"`
	Want  string `json:"want"`
}

// ownTies replays sponsorships and links as they were known at a moment.
func (d *data) ownTies(at time.Time) ownTies {
	out := ownTies{Refused: []refusedTieLine{}}
	refused := func(of, event string, err error) {
		if err == nil {
			return
		}
		l := refusedTieLine{of, event, "not_begun", "a beginning that was accepted first"}
		var refusal *lifecycle.Refusal
		if errors.As(err, &refusal) {
			l.Rule, l.Want = cmp.Or(refusal.Guard, string(refusal.Code)), refusal.Want
		} else if errors.Is(err, peer.ErrLink) {
			l.Rule, l.Want = "offer", "two different people, and a group for an accountability pair alone"
		}
		out.Refused = append(out.Refused, l)
	}
	sponsorships, links := map[peer.SponsorshipID]*peer.Sponsorship{}, map[peer.LinkID]*peer.Link{}
	for _, row := range d.sponsorships {
		if recorded(row.move.Act).After(at) {
			continue
		}
		s, err := sponsorships[row.sponsorship], peer.ErrIncomplete
		switch {
		case row.move.Event == peer.SeekSponsor:
			if s, err = peer.NewSponsorship(row.sponsorship, row.participant, row.move.Act); err == nil {
				sponsorships[row.sponsorship] = s
			}
		case s != nil:
			err = s.Fire(row.move, peer.SponsorFacts{})
		}
		refused("sponsorship", string(row.move.Event), err)
	}
	for _, row := range d.links {
		if recorded(row.move.Act).After(at) {
			continue
		}
		l, err := links[row.offer.ID], peer.ErrIncomplete
		switch {
		case row.move.Event == peer.OfferLink:
			if l, err = peer.NewLink(row.offer, row.move.Act); err == nil {
				links[row.offer.ID] = l
			}
		case l != nil:
			err = l.Fire(row.move)
		}
		refused("link", string(row.move.Event), err)
	}
	out.Sponsorships = len(sponsorships)
	for _, s := range sponsorships {
		if slices.Contains([]peer.SponsorshipState{peer.SponsorshipTemporary, peer.SponsorshipActive, peer.SponsorshipPaused}, s.State()) {
			out.Sponsored++
		}
	}
	var kinds []peer.LinkKind
	for _, l := range links {
		if l.State() == peer.LinkActive {
			kinds = append(kinds, l.Offer().Kind)
		}
	}
	out.Links = counted(kinds, peer.LinkKinds()...)
	return out
}

// laterTies counts the rows that became known after a moment.
func (d *data) laterTies(at time.Time) int {
	n := 0
	for _, row := range d.sponsorships {
		if recorded(row.move.Act).After(at) {
			n++
		}
	}
	for _, row := range d.links {
		if recorded(row.move.Act).After(at) {
			n++
		}
	}
	return n
}
