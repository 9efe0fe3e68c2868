package scope

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/peer"
)

// A Condition of facts in an analysis is told as [FactSet]: the fact has one of
// the values. For a list, Item is the name and Values are of held, lacking and
// unknown. "unknown" among the values stands for a fact that is not told.
type FactSet struct {
	Fact   Fact     `json:"fact"`
	Item   string   `json:"item,omitempty"`
	Values []string `json:"values"`
	Not    []string `json:"not,omitempty"` // the values left out, where these are fewer
}

// A Where is a set of facts: each must be in its set; a fact that is not
// mentioned may be anything. The zero Where is every set of facts.
type Where []FactSet

const unknownWord = "unknown"

// tell returns a box in words.
func (s *space) tell(b box) Where {
	var out Where
	b = s.tidy(b)
	for i := range b {
		a := &s.axes[i]
		if b[i] == a.all() {
			continue
		}
		f := FactSet{Fact: a.fact, Item: a.item}
		for k, v := range append(slices.Clone(a.values), unknownWord) {
			if b[i]>>k&1 == 1 {
				f.Values = append(f.Values, v)
			} else {
				f.Not = append(f.Not, v)
			}
		}
		if len(f.Not) >= len(f.Values) {
			f.Not = nil
		}
		out = append(out, f)
	}
	return out
}

// tidy leaves out what goes without saying: where one name of a list is known,
// the others are.
func (s *space) tidy(b box) box {
	out := s.clone(b)
	for i := range b {
		a := &s.axes[i]
		known := a.item != "" && slices.ContainsFunc(s.axes, func(o axis) bool {
			j := s.find(o.fact, o.item)
			return j != i && o.fact == a.fact && b[j]&itemUnknown == 0
		})
		if !known || b[i] == a.all() {
			continue
		}
		if out[i] &^= itemUnknown; out[i] == itemHeld|itemLacking {
			out[i] = a.all()
		}
	}
	return out
}

// or joins words: "a, b or c".
func or(words []string) string {
	said := make([]string, len(words))
	for i, w := range words {
		if said[i] = spaced(w); w == unknownWord {
			said[i] = "not known"
		}
	}
	if len(said) == 1 {
		return said[0]
	}
	return strings.Join(said[:len(said)-1], ", ") + " or " + said[len(said)-1]
}

// example returns facts from a box, as a request.
func (s *space) example(b box, activity peer.ActivityID) Request {
	r := Request{Activity: activity}
	for i := range b {
		a := &s.axes[i]
		mask := b[i]
		if mask&a.unknown() != 0 {
			continue
		}
		value := a.values[bits.TrailingZeros64(mask)]
		switch a.fact {
		case FactRole:
			r.Role = peer.RoleKind(value)
		case FactCredential:
			r.Credential = peer.CredentialState(value)
		case FactSetting:
			r.Setting = peer.Setting(value)
		case FactPhase:
			r.Phase = peer.MentorshipState(value)
		case FactUrgency:
			r.Urgency = Urgency(value)
		case FactConsent:
			r.Consent = Consent(value)
		case FactApproval:
			r.Approval = Approval(value)
		case FactFitness:
			r.Fitness = peer.Fitness(value)
		case FactSupervised:
			r.Supervised = TruthOf(value == "true")
		case FactAgeGroup:
			r.AgeGroup = peer.AgeGroup(value)
		case FactSecondRole:
			r.SecondRole = value
		case FactSmallCommunity:
			r.SmallCommunity = TruthOf(value == "true")
		case FactConflictSignal:
			r.ConflictSignal = TruthOf(value == "true")
		case FactTrainings:
			r.Trainings = take(r.Trainings, a.item, value)
		case FactEndorsements:
			r.Endorsements = take(r.Endorsements, a.item, value)
		case FactNeeds:
			r.Needs = take(r.Needs, peer.Domain(a.item), value)
		}
	}
	return r
}

// take adds a name that is held to a list that is known.
func take[T any](list []T, item T, value string) []T {
	if list == nil {
		list = []T{}
	}
	if value == "held" {
		list = append(list, item)
	}
	return list
}

func spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
