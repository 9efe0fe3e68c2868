package main

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

// A careReport is where consents, referrals, groups and plans stand.
type careReport struct {
	Consents  []consentLine     `json:"consents"`
	Ended     []endedLine       `json:"ended_with_consent"`
	Referrals []referralLine    `json:"referrals"`
	Handoffs  []handoffLine     `json:"warm_handoffs"`
	Groups    []groupLine       `json:"groups"`
	Plans     []planLine        `json:"plans"`
	Returns   returnCounts      `json:"returns_to_use"`
	Refused   []refusedCareLine `json:"refused"`
}

type consentLine struct {
	Consent     string        `json:"consent"`
	Participant string        `json:"participant"`
	Kind        consent.Kind  `json:"kind"`
	State       consent.State `json:"state"`
	Since       time.Time     `json:"since"`
	InForce     bool          `json:"in_force"` // also if nobody entered that it ran out
	Until       peer.Date     `json:"until,omitzero"`
	zone        *time.Location
}

type referralLine struct {
	Referral    string               `json:"referral"`
	Participant string               `json:"participant"`
	Earlier     string               `json:"earlier,omitempty"` // which this one takes further
	Service     referral.ServiceKind `json:"service"`
	Receiver    string               `json:"receiver"`
	State       referral.State       `json:"state"`
	Task        referral.TaskStatus  `json:"fhir_task_status"`
	Since       time.Time            `json:"since"`
	Ended       referral.State       `json:"ended_as,omitempty"`
	Code        string               `json:"end_code,omitempty"`
	Onward      string               `json:"onward,omitempty"` // the referral that takes it further
	Need        referral.NeedOutcome `json:"need,omitempty"`
	Closed      bool                 `json:"loop_closed"`
	Access      bool                 `json:"access"`                // the receiver may read
	Responsible string               `json:"responsible,omitempty"` // whose it is to act
	Days        *int                 `json:"days_to_attendance"`    // from sending until the participant came; null if they did not
	Overdue     []string             `json:"overdue"`               // names of deadlines that are up
	zone        *time.Location
}

type handoffLine struct {
	Handoff     string                `json:"handoff"`
	Participant string                `json:"participant"`
	Worker      string                `json:"worker"`
	Receiver    string                `json:"receiver"`
	State       referral.HandoffState `json:"state"`
	Since       time.Time             `json:"since"`
	Attempts    int                   `json:"attempts"`
	NoShows     int                   `json:"no_shows"`
	zone        *time.Location
}

// A planLine says that there is a plan and when it is looked at again. What is in
// it is the participant's.
type planLine struct {
	Plan        string             `json:"plan"`
	Participant string             `json:"participant"`
	State       recovery.PlanState `json:"state"`
	Since       time.Time          `json:"since"`
	Review      peer.Date          `json:"review,omitzero"`
	Due         bool               `json:"review_due"`
	zone        *time.Location
}

// A returnCounts counts records of a return to use without saying whose they are.
type returnCounts struct {
	Records  int `json:"records"`
	Shown    int `json:"shown_to_a_worker"`
	Reviewed int `json:"plans_looked_at_again"` // because a participant said so, after a return
}

// report tells how c stands at a moment.
func (c *care) report(at time.Time) (careReport, error) {
	out := careReport{Consents: []consentLine{}, Ended: c.ended, Referrals: []referralLine{}, Handoffs: []handoffLine{}, Groups: []groupLine{}, Plans: []planLine{}, Refused: []refusedCareLine{}}
	if out.Ended == nil {
		out.Ended = []endedLine{}
	}
	for _, id := range sortedKeys(c.consents) {
		x, zone := c.consents[id], c.zone(c.consents[id].Participant())
		out.Consents = append(out.Consents, consentLine{string(id), string(x.Participant()), x.Kind(), x.State(), x.History().Since(), x.InForce(at, zone), x.Terms().Expiry.On, zone})
	}
	for _, id := range sortedKeys(c.referrals) {
		l, err := c.referralLine(*c.referrals[id], at)
		if err != nil {
			return out, err
		}
		out.Referrals = append(out.Referrals, l)
	}
	for _, id := range sortedKeys(c.handoffs) {
		h := c.handoffs[id]
		o, log := h.Offer(), h.ContactLog()
		out.Handoffs = append(out.Handoffs, handoffLine{string(id), string(o.Participant), string(o.Worker), string(o.Receiver), h.State(), h.History().Since(), log.Attempts, log.NoShows, c.zone(o.Participant)})
	}
	var err error
	if out.Groups, err = c.groupLines(at); err != nil {
		return out, err
	}
	rule, _ := recovery.PlanRuleOf("design")
	for _, id := range sortedKeys(c.plans) {
		p := c.plans[id]
		cal := c.d.calendar(c.d.participants[p.Participant()].site)
		review, err := p.ReviewOn(rule, cal)
		if err != nil {
			return out, err
		}
		due, err := p.IsReviewDue(rule, cal, at)
		if err != nil {
			return out, err
		}
		out.Plans = append(out.Plans, planLine{string(id), string(p.Participant()), p.State(), p.History().Since(), review, due, c.zone(p.Participant())})
		for _, e := range p.History().Moves() {
			if e.Event == recovery.OpenReview && e.Code == recovery.CodeReturnToUse {
				out.Returns.Reviewed++
			}
		}
	}
	for _, x := range c.returns {
		out.Returns.Records++
		if len(x.Readers(peer.ParticipantActor(x.Participant()))) > 0 {
			out.Returns.Shown++
		}
	}
	for _, l := range c.refused {
		if c.d.inQuarter(l.At, l.site) {
			out.Refused = append(out.Refused, l)
		}
	}
	return out, nil
}

func (c *care) zone(p peer.ParticipantID) *time.Location { return c.d.zoneOf(c.d.participants[p].site) }

func (c *care) referralLine(r referral.Referral, at time.Time) (referralLine, error) {
	q, site := r.Request(), c.d.participants[r.Request().Participant].site
	l := referralLine{Referral: string(q.ID), Participant: string(q.Participant), Earlier: string(q.Earlier), Service: q.Service, Receiver: string(q.Receiver),
		State: r.State(), Task: r.TaskStatus(), Since: r.History().Since(), Ended: r.EndedAs(), Code: r.EndCode(), Onward: string(r.Onward()), Need: r.NeedOutcome(),
		Closed: r.IsLoopClosed(), Responsible: string(r.Responsible(at).Party), Overdue: []string{}, zone: c.d.zoneOf(site)}
	l.Access = referral.AccessOf(q.Receiver, q.Participant, c.engagements(at), at).Open
	if days, ok := r.DaysToAttendance(l.zone); ok {
		l.Days = &days
	}
	p, err := referral.PromiseFor(q.Urgency)
	if err != nil {
		return l, err
	}
	due, err := r.Due(p, c.d.calendar(site), at)
	for _, d := range due {
		l.Overdue = append(l.Overdue, d.Name)
	}
	return l, err
}

// engagements are all ties that give a receiver access.
func (c *care) engagements(at time.Time) []referral.Engagement {
	var all []referral.Engagement
	for _, id := range sortedKeys(c.referrals) {
		r := c.referrals[id]
		all = append(all, r.Engagement(c.verdict(r.Request().Participant, r, r.Consent(), at)))
	}
	for _, id := range sortedKeys(c.handoffs) {
		h := c.handoffs[id]
		all = append(all, h.Engagement(c.verdict(h.Offer().Participant, h, h.Consent(), at)))
	}
	return all
}
