package main

import (
	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
)

func (r *reader) referrals(file *input.File) {
	rows := r.rows(file, "referral event by_party by_id at",
		"participant requester receiver service urgency plan goal earlier recorded code consent channel appointment need next", "")
	seen := begun[peer.ReferralID]{}
	for rows.Next() {
		q := referral.Request{ID: peer.ReferralID(rows.Text("referral")), Participant: known(r, rows, "participant", r.d.participants, participantsFile),
			Requester: referral.RequesterID(known(r, rows, "requester", r.d.workers, workersFile)), Receiver: referral.ReceiverID(rows.Text("receiver")),
			Service: oneOf(rows, "service", referral.ServiceKinds()...), Urgency: oneOf(rows, "urgency", referral.Urgencies()...),
			Plan: peer.PlanID(rows.Text("plan")), Goal: peer.GoalID(rows.Text("goal")), Earlier: peer.ReferralID(rows.Text("earlier"))}
		mv := referral.Move{Event: input.Enum(rows, "event", events(referral.Lifecycle())...), Data: referralChange(rows),
			Act: r.act(rows, lifecycle.ParticipantParty, referral.RequesterParty, referral.ReceiverParty, lifecycle.ProgrammeParty, lifecycle.SystemParty)}
		mv.Code = rows.Text("code")
		mv.Data.Need, mv.Data.Next = oneOf(rows, "need", referral.NeedOutcomes()...), peer.ReferralID(rows.Text("next"))
		first := mv.Event == referral.Draft
		if !first {
			mv.Data.Requester, q.Requester = q.Requester, "" // of hand_over
		}
		site := seen.at(r, rows, q.ID, first, q.Participant, "draft", "participant", "receiver", "service", "urgency")
		r.careRow(rows, careRow{of: "referral", id: string(q.ID), event: string(mv.Event), site: site, act: mv.Act, fire: func(c *care) error {
			if first {
				return c.draft(q, mv.Act)
			}
			return c.moveReferral(q.ID, mv)
		}})
	}
}

func (r *reader) handoffs(file *input.File) {
	rows := r.rows(file, "handoff event by_party by_id at", "participant worker receiver referral recorded code consent channel appointment", "")
	seen := begun[referral.HandoffID]{}
	for rows.Next() {
		o := referral.HandoffOffer{ID: referral.HandoffID(rows.Text("handoff")), Participant: known(r, rows, "participant", r.d.participants, participantsFile),
			Worker: known(r, rows, "worker", r.d.workers, workersFile), Receiver: referral.ReceiverID(rows.Text("receiver")), Referral: peer.ReferralID(rows.Text("referral"))}
		mv := referral.HandoffMove{Event: input.Enum(rows, "event", events(referral.HandoffLifecycle())...), Data: referralChange(rows),
			Act: r.act(rows, lifecycle.ParticipantParty, lifecycle.WorkerParty, referral.ReceiverParty, lifecycle.ProgrammeParty, lifecycle.SystemParty)}
		mv.Code = rows.Text("code")
		first := mv.Event == referral.OfferHandoff
		site := seen.at(r, rows, o.ID, first, o.Participant, "offer", "participant", "worker", "receiver")
		r.careRow(rows, careRow{of: "hand-off", id: string(o.ID), event: string(mv.Event), site: site, act: mv.Act, fire: func(c *care) error {
			if first {
				h, err := referral.NewHandoff(o, mv.Act)
				if err == nil {
					c.handoffs[o.ID] = h
				}
				return err
			}
			h := c.handoffs[o.ID]
			if h == nil {
				return errNotBegun
			}
			return h.Fire(mv, referral.Facts{Consent: c.verdict(h.Offer().Participant, h, either(mv.Data.Consent, h.Consent()), mv.At)})
		}})
	}
}

func referralChange(rows *input.Rows) referral.Change {
	c := referral.Change{Consent: peer.ConsentID(rows.Text("consent")), Channel: oneOf(rows, "channel", peer.Modalities()...)}
	if t := rows.Time("appointment"); !t.IsZero() {
		c.Appointment = t.UTC()
	}
	return c
}

// draft begins a referral, or takes one further that came to nothing.
func (c *care) draft(q referral.Request, act lifecycle.Act) error {
	next, err := (*referral.Referral)(nil), errNotBegun
	if q.Earlier == "" {
		next, err = referral.New(q, act)
	} else if r := c.referrals[q.Earlier]; r != nil {
		var all []referral.Referral
		for _, other := range c.referrals {
			all = append(all, *other)
		}
		next, err = r.Rerefer(q.ID, q.Receiver, act, referral.RereferDefaults(), c.d.calendar(c.d.participants[q.Participant].site), r.Chain(all)...)
	}
	if err == nil {
		c.referrals[q.ID] = next
	}
	return err
}

// moveReferral makes a move, and writes what the referral came to beside the goal
// that it came from.
func (c *care) moveReferral(id peer.ReferralID, mv referral.Move) error {
	r := c.referrals[id]
	if r == nil {
		return errNotBegun
	}
	f := referral.Facts{Consent: c.verdict(r.Request().Participant, r, either(mv.Data.Consent, r.Consent()), mv.At)}
	if mv.Event == referral.Expire {
		p, err := referral.PromiseFor(r.Request().Urgency)
		if err != nil {
			return err
		}
		return r.Expire(mv.Act, p, c.d.calendar(c.d.participants[r.Request().Participant].site))
	}
	if err := r.Fire(mv, f); err != nil {
		return err
	}
	if mv.Event == referral.SayNeed {
		c.writeBack(*r, mv.Act)
	}
	return nil
}

// writeBack puts what a referral came to beside the goal that it came from. A
// plan that is over, or was never begun, is told nothing.
func (c *care) writeBack(r referral.Referral, act lifecycle.Act) {
	o, ok := r.Outcome()
	item, from := o.PlanItem()
	plan := c.plans[o.Plan]
	if !ok || !from || plan == nil {
		return
	}
	act.By, act.Code = lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: string(c.d.programme.ID)}, ""
	if plan.NoteOutcome(act, item) == nil {
		c.written++
	}
}

// either returns the consent that a move names, or else the one named before.
func either(now, before peer.ConsentID) peer.ConsentID {
	if now != "" {
		return now
	}
	return before
}
