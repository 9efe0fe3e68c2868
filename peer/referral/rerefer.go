package referral

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A RereferRule says when a receiver that said no may be asked again by the same
// chain of referrals. The zero value never asks again.
type RereferRule struct {
	FullFor lifecycle.Span `json:"full_for,omitzero"` // after a decline for want of room
	Source  source.Source  `json:"source,omitzero"`
}

// RereferDefaults returns the default rule: a full receiver is asked again after two
// weeks, the time after which a waiting list is looked at. It is a design default.
func RereferDefaults() RereferRule {
	return RereferRule{FullFor: lifecycle.Days(14), Source: source.DesignDefault("a full receiver is asked again no sooner than a waiting list is reviewed")}
}

// Rerefer drafts the referral that takes r further: to the next receiver after a
// decline, or with a new offer after one that expired, was not completed, or was
// cancelled by the receiver or because its service ended. It is for the same
// participant, service, plan and goal, is linked to r, and needs a consent and a
// sending of its own. chain holds the referrals before r, in any order. Then r names
// the draft in [Referral.CloseLoop], if its loop is open.
//
// It returns [ErrRerefer] if r came to no such end, if the participant wants no further
// one or another takes it further already, and for a receiver that said no in this
// chain: never again where the reason lasts, and for want of room not within the
// rule's time. It returns [ErrIncomplete] and a [*lifecycle.Refusal] as [New] does, and
// [lifecycle.ErrSpan] for a rule whose time is no span.
func (r Referral) Rerefer(id peer.ReferralID, to ReceiverID, act lifecycle.Act, rule RereferRule, c lifecycle.Calendar, chain ...Referral) (*Referral, error) {
	switch end := r.EndedAs(); {
	case end == Declined, end == Expired, end == NotCompleted, end == Cancelled && (r.EndCode() == CodeServiceEnded || r.endedBy() == ReceiverParty):
	default:
		return nil, fmt.Errorf("%w: want one that was declined, expired, not completed, or cancelled by its receiver or with its service", ErrRerefer)
	}
	if !r.first(Withdraw).IsZero() {
		return nil, fmt.Errorf("%w: the participant wants no further one", ErrRerefer)
	}
	if r.Onward() != "" {
		return nil, fmt.Errorf("%w: another referral takes it further already", ErrRerefer)
	}
	for _, past := range append(slices.Clone(chain), r) {
		if past.request.Participant != r.request.Participant || past.request.Receiver != to {
			continue
		}
		if err := past.mayAskAgain(act, rule, c); err != nil {
			return nil, err
		}
	}
	next := r.request
	next.ID, next.Receiver, next.Earlier = id, to, r.request.ID
	if !next.IsSelf() {
		next.Requester = RequesterID(r.Requester().ID)
	}
	return New(next, act)
}

// endedBy returns the side that brought r to its end, or "".
func (r Referral) endedBy() lifecycle.Party {
	for _, e := range r.history.Moves() {
		if e.From != e.To && referrals.IsFinal(e.To) {
			return e.By.Party
		}
	}
	return ""
}

// mayAskAgain returns [ErrRerefer] if the receiver of r said no in a way that still holds.
func (r Referral) mayAskAgain(act lifecycle.Act, rule RereferRule, c lifecycle.Calendar) error {
	if r.EndedAs() != Declined {
		if r.EndCode() == CodeServiceEnded {
			return fmt.Errorf("%w: that receiver ended its service", ErrRerefer)
		}
		return nil
	}
	switch r.EndCode() {
	case CodeDuplicate:
		return nil
	case CodeNoCapacity:
		if rule.FullFor == (lifecycle.Span{}) {
			break
		}
		again, err := c.Add(r.first(Decline), rule.FullFor)
		if err != nil {
			return err
		}
		if !act.At.Before(again) {
			return nil
		}
		return fmt.Errorf("%w: that receiver was full, and is asked again after %s", ErrRerefer, rule.FullFor)
	}
	return fmt.Errorf("%w: that receiver said no for a reason that lasts", ErrRerefer)
}

// Chain returns the referrals that led to r and r itself, oldest first, out of any
// that are given; those that are not there are left out.
func (r Referral) Chain(all []Referral) []Referral {
	byID := map[peer.ReferralID]Referral{}
	for _, x := range all {
		byID[x.request.ID] = x
	}
	chain := []Referral{r}
	seen := map[peer.ReferralID]bool{r.request.ID: true}
	for at := r.request.Earlier; at != "" && !seen[at]; {
		x, ok := byID[at]
		if !ok {
			break
		}
		seen[at] = true
		chain = append(chain, x)
		at = x.request.Earlier
	}
	slices.Reverse(chain)
	return chain
}
