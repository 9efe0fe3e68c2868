package recovery

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// PlanTiming is one deadline of a plan.
type PlanTiming = lifecycle.Timing[PlanState, PlanEvent]

// A PlanRule says when a payer or a programme wants a plan agreed to and looked
// at again. It binds the organisation: a plan that is late is nobody's fault but
// theirs, and stays the participant's to agree to or not.
type PlanRule struct {
	Name     string            `json:"name,omitempty"`
	Finish   lifecycle.Span    `json:"finish,omitzero"`    // from the beginning to the first agreement; zero: not said
	Sessions int               `json:"sessions,omitempty"` // likewise in sessions; 0: not said
	Review   lifecycle.Span    `json:"review,omitzero"`    // from each agreement or review to the next; zero: as needed
	Endorsed []lifecycle.Party `json:"endorsed,omitempty"` // who else has to stand by the version in force
	Source   source.Source     `json:"source,omitzero"`
}

// PlanRules returns the rules that were found and this library's own.
func PlanRules() []PlanRule {
	rules := []PlanRule{
		{Name: "design", Finish: lifecycle.Days(30), Review: lifecycle.Days(90), Source: source.DesignDefault("a plan within 30 days, looked at again every 90 days")},
		{Name: "design_early", Finish: lifecycle.Days(30), Review: lifecycle.Days(30), Source: source.DesignDefault("a plan within 30 days, looked at again every 30 days, as at the beginning of recovery")},
		{Name: "PA", Finish: lifecycle.Months(1), Review: lifecycle.Months(6), Endorsed: by(lifecycle.WorkerParty, ClinicianParty),
			Source: source.Of("PA").At("plan within one month of enrolment, reviewed every 6 months, signed by participant, peer and mental health professional", source.Verified)},
		{Name: "VA", Finish: lifecycle.Days(30), Review: lifecycle.Days(90), Source: source.Of("VA").At("manual: plan within 30 days, review within 90 days", source.Unverified)},
		{Name: "MN", Sessions: 3, Source: source.Of("MN").At("Minn. Stat. 254B.052: individual recovery plan finished within the first 3 sessions, updated as needed", source.Verified)},
	}
	return rules
}

// PlanRuleOf returns the rule of that name; ok is false if there is none.
func PlanRuleOf(name string) (rule PlanRule, ok bool) {
	for _, r := range PlanRules() {
		if r.Name == name {
			return r, true
		}
	}
	return PlanRule{}, false
}

// PlanTimings returns the deadlines of a plan under a rule, which need not be one of
// [PlanRules]; the zero PlanRule is that called design. A review that is due proposes
// [OpenReview]; nothing is fired, and what is in force stays so however late it gets.
func PlanTimings(rule PlanRule) []PlanTiming {
	if rule.Name == "" && rule.Finish == (lifecycle.Span{}) && rule.Sessions == 0 && rule.Review == (lifecycle.Span{}) && rule.Endorsed == nil {
		rule, _ = PlanRuleOf("design")
	}
	var timings []PlanTiming
	if rule.Finish != (lifecycle.Span{}) {
		timings = append(timings, PlanTiming{Name: "agree_plan", States: []PlanState{PlanDraft}, Waiting: lifecycle.WorkerParty, Within: rule.Finish, Source: rule.Source})
	}
	if rule.Review != (lifecycle.Span{}) {
		timings = append(timings, PlanTiming{Name: "review_plan", States: []PlanState{PlanActive}, Waiting: lifecycle.WorkerParty,
			Within: rule.Review, Nudges: []lifecycle.Span{{N: max(1, rule.Review.N*5/6), Unit: rule.Review.Unit}}, Propose: OpenReview, Source: rule.Source})
	}
	return append(timings, PlanTiming{Name: "finish_review", States: []PlanState{PlanUnderReview}, Waiting: lifecycle.WorkerParty, Within: lifecycle.Days(14),
		Source: source.DesignDefault("a review takes two weeks at most; then it is looked at, and nothing changes")})
}

// Deadlines returns the timings that run at present, as
// [lifecycle.Machine.Deadlines] describes. The time of a review counts from the
// newest agreement.
func (p Plan) Deadlines(timings []PlanTiming, c lifecycle.Calendar) ([]lifecycle.Deadline[PlanState, PlanEvent], error) {
	r := p.record()
	timings = slices.Clone(timings)
	for i := range timings {
		if timings[i].Propose == OpenReview && r.inForce != 0 {
			if agreed := r.versions[r.inForce-1].Agreed; agreed.After(timings[i].From) {
				timings[i].From = agreed
			}
		}
	}
	return plans.Deadlines(p.history, timings, c)
}

// ReviewOn returns the date on which the version in force is to be looked at
// again: that which the participant set in it or, if it comes first or they set
// none, that of the rule; no date if nothing is in force, a review is open, or
// nobody set one. A date on which the version was agreed to or kept, or before, is
// past and set no longer. It returns [lifecycle.ErrSpan] if the calendar cannot count.
func (p Plan) ReviewOn(rule PlanRule, c lifecycle.Calendar) (peer.Date, error) {
	r := p.record()
	if p.State() != PlanActive || r.inForce == 0 {
		return peer.Date{}, nil
	}
	own := r.contents[r.inForce-1].Review
	if !peer.DateOf(p.lookedAt(), c.Zone).Before(own) {
		own = peer.Date{}
	}
	deadlines, err := p.Deadlines(PlanTimings(rule), c)
	if err != nil {
		return peer.Date{}, err
	}
	for _, d := range deadlines {
		if on := peer.DateOf(d.Due, c.Zone); d.Propose == OpenReview && (own.IsZero() || on.Before(own)) {
			return on, nil
		}
	}
	return own, nil
}

// IsReviewDue reports whether that date has come. It returns what ReviewOn returns.
func (p Plan) IsReviewDue(rule PlanRule, c lifecycle.Calendar, at time.Time) (bool, error) {
	on, err := p.ReviewOn(rule, c)
	return !on.IsZero() && !peer.DateOf(at, c.Zone).Before(on), err
}

// Unendorsed returns who has yet to stand by the version in force, under a rule;
// nobody if nothing is in force.
func (p Plan) Unendorsed(rule PlanRule) []lifecycle.Party {
	r := p.record()
	if r.inForce == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(rule.Endorsed), func(want lifecycle.Party) bool {
		return slices.ContainsFunc(r.versions[r.inForce-1].Endorsements, func(e PlanEndorsement) bool { return e.By.Party == want })
	})
}
