package scope

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ApprovalOf returns the fact that the approvals come to, for the question at the
// moment: denied if a denial of it stands, granted if a grant of it is in force,
// and none otherwise. A grant that has not begun, has expired or was reversed
// counts as none. An approval for one participant says nothing about another; one
// without a participant is for all. Those about other activities and workers are
// passed over, and their order does not matter.
func ApprovalOf(approvals []ApprovalRecord, question ApprovalScope, at time.Time) Approval {
	answer := ApprovalNone
	for _, a := range approvals {
		if !a.scope.covers(question) {
			continue
		}
		switch a.history.AsOf(at).State() {
		case ApprovalStateDenied:
			return ApprovalDenied
		case ApprovalStateGranted:
			if from, until := a.period(); !at.Before(from) && at.Before(until) {
				answer = ApprovalGranted
			}
		}
	}
	return answer
}

// judgeGrant refuses an approval that the policy would not heed, on the day of the grant.
func (p *Policy) judgeGrant(activity peer.ActivityID, mv ApprovalMove) error {
	if p == nil || p.layout == nil {
		return lifecycle.Deny("no_policy", "the policy that the approval is for")
	}
	prog := p.at(peer.DateOf(mv.At, time.UTC)).programs[activity]
	if prog == nil || !prog.explicit {
		return lifecycle.Deny("not_listed", "a rule that lists the activity: what no rule lists is asked about each time, approved or not")
	}
	floor, always, approvable := false, false, false
	for i := range prog.bounds {
		b := &prog.bounds[i]
		approvable = approvable || b.approvable
		floor = floor || b.floor && b.listed
		always = always || b.floor && b.listed && b.rule.When.isZero() && b.rule.Unless.isZero()
	}
	switch {
	case approvable && !always: // a floor rule of some facts leaves the others to be approved
		return nil
	case floor:
		return lifecycle.Deny("floor", "another way: no approval lifts a floor rule, and the decision says what can be done instead")
	}
	return lifecycle.Deny("nothing_to_approve", "an activity that asks for a supervisor's approval")
}
