package recovery

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// Combined returns what to know about taking several pathways at once: the rules
// combine_helps, for ways that go well together, and combine_conflict, for what they
// say that does not agree. Any mix is the person's to choose; none is refused. The
// order of the pathways does not matter.
func Combined(chosen []Pathway) []MatchNote {
	chosen = slices.Clone(chosen)
	slices.SortFunc(chosen, func(a, b Pathway) int { return cmp.Compare(a.ID, b.ID) })
	chosen = slices.CompactFunc(chosen, func(a, b Pathway) bool { return a.ID == b.ID })
	src := source.DesignDefault("pathways may be combined; conflicts are said")
	var out []MatchNote
	for i, a := range chosen {
		for _, b := range chosen[i+1:] {
			for _, rule := range combinations {
				if rule.meets(a, b) || rule.meets(b, a) {
					out = append(out, MatchNote{Rule: rule.name, Text: a.Name + " and " + b.Name + ": " + rule.text, Source: src})
				}
			}
		}
	}
	return out
}

// A combination is one rule about two pathways.
type combination struct {
	name, text string
	meets      func(a, b Pathway) bool
}

var combinations = []combination{
	{"combine_conflict", "one counts days without use, the other sets limits of use; decide which you count", func(a, b Pathway) bool {
		return a.Aim == AimModeration && (b.Aim == AimAbstinenceRequired || b.Aim == AimAbstinenceOriented) && b.Tokens.CountsAbstinence()
	}},
	{"combine_conflict", "one is a house where nobody drinks, the other sets limits of drinking", func(a, b Pathway) bool {
		return a.Aim == AimModeration && b.Kind == KindResidence && b.Aim == AimAbstinenceRequired
	}},
	{"combine_helps", "a coach goes along with any pathway", func(a, b Pathway) bool {
		return a.Kind == KindPeerService && b.Kind == KindMutualAid
	}},
	{"combine_helps", "skills for engaging a relative and a room for your own wellbeing", func(a, b Pathway) bool {
		return a.ID == PathwayCRAFT && slices.Contains(b.Eligibility.Audiences, AudienceFamily) && b.Kind == KindMutualAid
	}},
	{"combine_helps", "staying safe goes along with any pathway", func(a, b Pathway) bool {
		return a.Kind == KindLowThresholdService && b.Kind == KindMutualAid
	}},
}
