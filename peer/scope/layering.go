package scope

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// checkStack finds a rule that loosens what its layer may not.
func checkStack(stack []ownedRule) error {
	for _, r := range stack {
		for _, name := range r.Loosens {
			i := slices.IndexFunc(stack, func(b ownedRule) bool { return b.ID == name })
			if i < 0 {
				continue // of another jurisdiction's stack; checkRules has seen that it exists
			}
			if what, sentinel := mayLoosen(r, stack[i]); sentinel != nil {
				return &LayerError{Layer: r.layer.Code, Rule: r.ID, What: what, Err: sentinel}
			}
		}
		if base, ok := milderThan(r, stack); ok {
			return &LayerError{Layer: r.layer.Code, Rule: r.ID, Err: ErrUnnamed,
				What: fmt.Sprintf("%s is milder than %s of %s, which says %s, and does not name it in loosens", r.Verdict, base.ID, base.layer.Code, base.Verdict)}
		}
	}
	return nil
}

// mayLoosen returns why r may not take the place of base, nil if it may.
func mayLoosen(r, base ownedRule) (string, error) {
	switch {
	case base.Floor || base.Fixed || base.Mechanism != "":
		return fmt.Sprintf("%s of %s holds everywhere", base.ID, base.layer.Code), ErrFloor
	case base.layer.Kind.rank() >= r.layer.Kind.rank():
		return fmt.Sprintf("%s is not of an earlier layer", base.ID), ErrUnknownRule
	case r.layer.Kind == LayerCertifier:
		return "a certifying body's code only tightens", ErrOnlyTightens
	case r.layer.Kind == LayerJurisdiction:
		return "", nil
	case !base.Delegable:
		return fmt.Sprintf("%s of %s is not marked delegable", base.ID, base.layer.Code), ErrNotDelegable
	}
	return "", nil
}

// milderThan returns a rule of an earlier layer about an activity that r lists,
// which is stricter than r, is in force at the same time, and which neither r
// nor a layer between them names: there, r could only be meant to loosen.
func milderThan(r ownedRule, stack []ownedRule) (ownedRule, bool) {
	if r.Verdict == 0 || r.Mechanism != "" {
		return ownedRule{}, false
	}
	for _, base := range stack {
		if base.Mechanism != "" || base.layer.Kind.rank() >= r.layer.Kind.rank() || base.Verdict <= r.Verdict ||
			!base.When.isZero() || !base.overlaps(r.Rule) {
			continue
		}
		if !slices.ContainsFunc(base.Activities, func(a peer.ActivityID) bool { return slices.Contains(r.Activities, a) }) {
			continue
		}
		named := slices.ContainsFunc(stack, func(x ownedRule) bool {
			return x.layer.Kind.rank() <= r.layer.Kind.rank() && slices.Contains(x.Loosens, base.ID)
		})
		if !named {
			return base, true
		}
	}
	return ownedRule{}, false
}
