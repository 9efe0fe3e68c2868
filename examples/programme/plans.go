package main

import (
	"crypto/rand"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

func (r *reader) plans(file *input.File) {
	rows := r.rows(file, "plan event by_party by_id at", "participant kind recorded code version parts goals review opioids worker part reader words", "")
	seen := begun[peer.PlanID]{}
	for rows.Next() {
		id, kind := peer.PlanID(rows.Text("plan")), oneOf(rows, "kind", recovery.PlanKinds()...)
		whose := known(r, rows, "participant", r.d.participants, participantsFile)
		mv := recovery.PlanMove{Event: input.Enum(rows, "event", events(recovery.PlanLifecycle())...),
			Act: r.act(rows, lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty, recovery.ClinicianParty, lifecycle.SystemParty)}
		mv.Code = rows.Text("code")
		mv.Data = recovery.PlanChange{Worker: known(r, rows, "worker", r.d.workers, workersFile), Part: recovery.PlanPartID(rows.Text("part"))}
		if !rows.Blank("version") {
			mv.Data.Version = rows.Int("version", 1, 1000)
		}
		if !rows.Blank("reader") {
			party, id, ok := strings.Cut(rows.Text("reader"), ":")
			if mv.Data.Reader = (lifecycle.Actor{Party: lifecycle.Party(party), ID: id}); !ok || party == "" || id == "" {
				rows.Problem("reader", "is not somebody such as worker:w-1")
			}
		}
		content := planContent(rows)
		if mv.Event != recovery.ProposePlan && (len(content.Parts)+len(content.Goals) > 0 || !content.Review.IsZero() || content.Opioids) {
			rows.Problem("parts", "and goals, review and opioids belong to rows with the event propose")
		}
		first := mv.Event == recovery.BeginPlan
		site := seen.at(r, rows, id, first, whose, "begin", "participant", "kind")
		r.careRow(rows, careRow{of: "plan", id: string(id), event: string(mv.Event), site: site, act: mv.Act, fire: func(c *care) error {
			p := c.plans[id]
			switch {
			case first:
				p, err := recovery.NewPlan(id, kind, whose, mv.Act)
				if err == nil {
					c.plans[id] = p
				}
				return err
			case p == nil:
				return errNotBegun
			case mv.Event == recovery.ProposePlan:
				_, err := p.Propose(mv.Act, content)
				return err
			case mv.Event == recovery.AgreePlan:
				return p.Agree(mv.Act, mv.Data.Version)
			}
			return p.Fire(mv, recovery.PlanContent{})
		}})
	}
}

// planContent returns what a version says: its parts as ID:KIND, with :private
// after those that nobody else reads, and its goals by their ids. The words of all
// parts of a row are the same cell, and are printed nowhere.
func planContent(rows *input.Rows) recovery.PlanContent {
	c := recovery.PlanContent{Review: date(rows, "review"), Opioids: !rows.Blank("opioids") && rows.Bool("opioids")}
	text, err := lifecycle.NewText(rand.Reader, rows.Text("words"))
	if err != nil {
		rows.Problem("words", "is too long")
	}
	for _, w := range strings.Fields(rows.Text("parts")) {
		id, rest, _ := strings.Cut(w, ":")
		kind, private, marked := strings.Cut(rest, ":")
		p := recovery.PlanPart{ID: recovery.PlanPartID(id), Kind: recovery.PlanPartKind(kind), Private: marked, Words: text}
		if _, err := p.Kind.MarshalText(); err != nil || id == "" || marked && private != "private" {
			rows.Problem("parts", "is not a list such as a:strengths b:triggers_internal:private")
		}
		c.Parts = append(c.Parts, p)
	}
	for _, w := range strings.Fields(rows.Text("goals")) {
		id, private, marked := strings.Cut(w, ":")
		if id == "" || marked && private != "private" {
			rows.Problem("goals", "is not a list such as g-1 g-2:private")
		}
		c.Goals = append(c.Goals, recovery.PlanGoal{ID: peer.GoalID(id), Private: marked})
	}
	return c
}

func (r *reader) returns(file *input.File) {
	rows := r.rows(file, "return event by_party by_id at", "participant recorded kind on reader words", "")
	seen := begun[recovery.ReturnID]{}
	for rows.Next() {
		id, whose := recovery.ReturnID(rows.Text("return")), known(r, rows, "participant", r.d.participants, participantsFile)
		mv := recovery.ReturnMove{Event: input.Enum(rows, "event", events(recovery.ReturnLifecycle())...),
			Act: r.act(rows, lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty)}
		mv.Data = recovery.ReturnChange{Kind: oneOf(rows, "kind", recovery.ReturnKinds()...)}
		if !rows.Blank("on") {
			var err error
			if mv.Data.On, err = recovery.ParsePartialDate(rows.Text("on")); err != nil {
				rows.Problem("on", "is not a day such as 2026-01-31 or a month such as 2026-01")
			}
		}
		if !rows.Blank("reader") {
			mv.Data.Reader = peer.WorkerActor(known(r, rows, "reader", r.d.workers, workersFile))
		}
		if !rows.Blank("words") {
			mv.Data.Words = rows.Bool("words")
		}
		first := mv.Event == recovery.RecordReturn
		site := seen.at(r, rows, id, first, whose, "record", "participant", "kind", "on")
		// Whose it is and which it is is the participant's to say, so the row keeps neither.
		r.careRow(rows, careRow{of: "return to use", event: string(mv.Event), site: site, act: mv.Act, fire: func(c *care) error {
			rec := c.returns[id]
			switch {
			case first:
				rec, err := recovery.NewReturnRecord(id, whose, mv.Data, mv.Act)
				if err == nil {
					c.returns[id] = rec
				}
				return err
			case rec == nil:
				return errNotBegun
			}
			return rec.Fire(mv)
		}})
	}
}
