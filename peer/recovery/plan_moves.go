package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Propose puts a version forward and returns its number. Private parts and goals
// are the participant's alone: a version that somebody else puts forward keeps
// them as they are in force or, where nothing is, in the newest version that the
// participant wrote or agreed to, and content names none of them. It keeps that the
// plan is about opioids, and phase and date of review where content has none.
func (p *Plan) Propose(act lifecycle.Act, content PlanContent) (version int, err error) {
	version, again := len(p.contents)+1, false
	for _, e := range p.history.Moves() {
		if act.ID != "" && e.ID == act.ID && e.Event == ProposePlan {
			version, again = e.Data.Version, true // the same command
		}
	}
	if act.By.Party != lifecycle.ParticipantParty {
		r := p.record()
		base := r.base()
		if again {
			base = p.contents[version-1] // what was private then
		}
		own := base.private()
		content = content.clone()
		for _, in := range content.Parts {
			if _, taken := own.part(in.ID); taken || in.IsPrivate() {
				return 0, p.refusal(act, ProposePlan, "private_part", "parts that are not private: nobody else writes those")
			}
		}
		for _, g := range content.Goals {
			if g.Private {
				return 0, p.refusal(act, ProposePlan, "private_part", "goals that are not private: nobody else writes those")
			}
		}
		content.Parts, content.Goals = append(content.Parts, own.Parts...), append(content.Goals, own.Goals...)
		content.Opioids = content.Opioids || base.Opioids
		if content.Phase == "" {
			content.Phase = base.Phase
		}
		if content.Review.IsZero() {
			content.Review = base.Review
		}
	}
	if err := p.Fire(PlanMove{Act: act, Event: ProposePlan, Data: PlanChange{Version: version, Content: content.sum()}}, content); err != nil {
		return 0, err
	}
	return version, nil
}

// refusal returns the refusal of a move by a rule of this package, or of the
// table where that refuses it, too.
func (p *Plan) refusal(act lifecycle.Act, event PlanEvent, guard, want string) error {
	_, _, err := plans.Fire(p.history, PlanMove{Act: act, Event: event, Data: PlanChange{Version: len(p.contents) + 1, Content: PlanContent{}.sum()}},
		func() error { return lifecycle.Deny(guard, want) })
	return err
}

// Agree puts the version in force that is put forward. Only the participant can.
func (p *Plan) Agree(act lifecycle.Act, version int) error { return p.AgreeIn(act, version, "") }

// AgreeIn is Agree with how the participant agreed, such as by signing, where a
// payer asks for that.
func (p *Plan) AgreeIn(act lifecycle.Act, version int, form peer.AgreementForm) error {
	content := PlanContent{}
	if version >= 1 && version <= len(p.contents) {
		content = p.contents[version-1]
	}
	return p.Fire(PlanMove{Act: act, Event: AgreePlan, Data: PlanChange{Version: version, Content: content.sum(), Form: form}}, PlanContent{})
}

// Decline records that the participant does not want the version put forward.
func (p *Plan) Decline(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: DeclineVersion, Data: PlanChange{Version: version}}, PlanContent{})
}

// Withdraw takes back a version that a worker or a supervisor put forward.
func (p *Plan) Withdraw(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: WithdrawVersion, Data: PlanChange{Version: version}}, PlanContent{})
}

// OpenReview records that the plan is looked at again, with one of the coded reasons
// due, asked, life_change, goal_reached, after_event or, by the participant alone,
// [CodeReturnToUse]; no code is needed. What is in force stays so, until the
// participant agrees to another version or keeps it ([Plan.Keep]).
func (p *Plan) OpenReview(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: OpenReview}, PlanContent{})
}

// Keep ends a review that changes nothing.
func (p *Plan) Keep(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: KeepPlan}, PlanContent{})
}

// TakeBack takes the participant's agreement back: nothing is in force.
func (p *Plan) TakeBack(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: TakeBackPlan}, PlanContent{})
}

// Complete records that the plan has done what it was for.
func (p *Plan) Complete(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: CompletePlan}, PlanContent{})
}

// Stop stops the plan. No reason is needed.
func (p *Plan) Stop(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: StopPlan}, PlanContent{})
}

// Share shows a part to one person, private or not. To the worker of the plan it
// is shown for as long as they are that; who is let in again is shown it anew.
func (p *Plan) Share(act lifecycle.Act, part PlanPartID, with lifecycle.Actor) error {
	return p.Fire(PlanMove{Act: act, Event: SharePart, Data: PlanChange{Part: part, Reader: with}}, PlanContent{})
}

// Unshare shows a part to somebody no longer.
func (p *Plan) Unshare(act lifecycle.Act, part PlanPartID, with lifecycle.Actor) error {
	return p.Fire(PlanMove{Act: act, Event: UnsharePart, Data: PlanChange{Part: part, Reader: with}}, PlanContent{})
}

// AdmitWorker lets a worker write with the participant, in the place of another.
func (p *Plan) AdmitWorker(act lifecycle.Act, worker peer.WorkerID) error {
	return p.Fire(PlanMove{Act: act, Event: AdmitWorker, Data: PlanChange{Worker: worker}}, PlanContent{})
}

// ExcludeWorker ends that the worker writes and reads.
func (p *Plan) ExcludeWorker(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: ExcludeWorker}, PlanContent{})
}

// Endorse records that somebody beside the participant stands by the version in
// force, where a payer asks for that.
func (p *Plan) Endorse(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: EndorsePlan, Data: PlanChange{Version: version}}, PlanContent{})
}

// NoteOutcome puts what a referral came to beside the item that led to it. Who
// and when are those of act.
func (p *Plan) NoteOutcome(act lifecycle.Act, o PlanItemOutcome) error {
	return p.Fire(PlanMove{Act: act, Event: NoteOutcome, Data: PlanChange{Part: o.Part, Goal: o.Goal, Referral: o.Referral, Outcome: o.Outcome}}, PlanContent{})
}

// LinkTreatment ties the plan to a treatment plan on a consent of the participant's.
func (p *Plan) LinkTreatment(act lifecycle.Act, treatment string, consent peer.ConsentID) error {
	return p.Fire(PlanMove{Act: act, Event: LinkTreatment, Data: PlanChange{Treatment: treatment, Consent: consent}}, PlanContent{})
}

// TreatmentLinks returns the ties that go on, for the host, which ends them when their
// consents do. They are shown to the participant alone: see [Plan.View].
func (p Plan) TreatmentLinks() []PlanTreatmentLink { return slices.Clone(p.record().links) }

// UnlinkTreatment ends the tie: the participant does, or the programme because the
// consent that it rests on holds no longer.
func (p *Plan) UnlinkTreatment(act lifecycle.Act, treatment string) error {
	return p.Fire(PlanMove{Act: act, Event: UnlinkTreatment, Data: PlanChange{Treatment: treatment}}, PlanContent{})
}

// ErasePart takes the words of a part away, from every version so far.
func (p *Plan) ErasePart(act lifecycle.Act, part PlanPartID) error {
	version := len(p.contents)
	for _, e := range p.history.Moves() {
		if act.ID != "" && e.ID == act.ID && e.Event == ErasePart {
			version = e.Data.Version // the same command again
		}
	}
	return p.Fire(PlanMove{Act: act, Event: ErasePart, Data: PlanChange{Part: part, Version: version}}, PlanContent{})
}

// Redact takes the words of the entry of the history numbered seq away, such as
// those of a reason. The participant may.
func (p *Plan) Redact(act lifecycle.Act, seq int) error {
	next, err := plans.Redact(p.history, act, seq)
	if err != nil {
		return err
	}
	p.history = next
	return nil
}
