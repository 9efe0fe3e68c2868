package scope

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Policy is a set of layers, checked and compiled. It is immutable and may be
// shared between goroutines. Use [Standard] or [Load]; the zero Policy answers
// every question with consult_supervisor_first, not explicit.
type Policy struct {
	given   []Layer // as they were loaded, sorted
	layers  []Layer // what is contested in them has been chosen
	digest  string
	layout  *layout
	rules   map[string]*Rule
	sources map[*Rule]string // in one line
	epochs  []epoch          // by first day; the first begins with time
}

// Layers returns copies of the policy's layers, from general to special.
func (p *Policy) Layers() []Layer {
	if p == nil {
		return nil
	}
	layers := make([]Layer, len(p.given))
	for i, l := range p.given {
		layers[i] = l.clone()
	}
	return layers
}

// Rule returns a copy of the rule with the given id. Of a contested rule it is the
// position that holds; its text says so, and [Policy.Questions] gives the others.
func (p *Policy) Rule(id string) (Rule, bool) {
	if p == nil || p.rules[id] == nil {
		return Rule{}, false
	}
	return p.rules[id].clone(), true
}

// Activities returns the ids that the policy defines, sorted.
func (p *Policy) Activities() []peer.ActivityID {
	if p == nil {
		return nil
	}
	var ids []peer.ActivityID
	for _, l := range p.layers {
		for _, a := range l.Activities {
			ids = append(ids, a.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// Activity returns the definition of the activity with the given id.
func (p *Policy) Activity(id peer.ActivityID) (Activity, bool) {
	if p == nil {
		return Activity{}, false
	}
	for _, l := range p.layers {
		for _, a := range l.Activities {
			if a.ID == id {
				return a.clone(), true
			}
		}
	}
	return Activity{}, false
}

var errPolicyNotStored = fmt.Errorf("%w: a policy: store its layers", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Policy) MarshalJSON() ([]byte, error) { return nil, errPolicyNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Policy) UnmarshalJSON([]byte) error { return errPolicyNotStored }
