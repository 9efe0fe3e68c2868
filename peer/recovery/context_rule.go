package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A ContextRule is a rule of practice for one or several contexts. Its ID is stable.
type ContextRule struct {
	ID       string           `json:"id,omitempty"`
	Contexts []ServiceContext `json:"contexts,omitempty"`
	Text     string           `json:"text,omitempty"`
	Source   source.Source    `json:"source,omitzero"`
}

// ContextRules returns the rules that apply in any of the given contexts, each once,
// in their own order; none without a context. An unknown context gets all of them.
func ContextRules(in ...ServiceContext) []ContextRule {
	all := contextRules()
	if !known(in, serviceContexts) {
		return all
	}
	return slices.DeleteFunc(all, func(r ContextRule) bool { return !overlap(r.Contexts, in) })
}

func contextRules() []ContextRule {
	src := source.DesignDefault("from the four layers of the IASC guidelines of 2007 and a review of nine studies in conflict-affected places")
	strife := []ServiceContext{ContextConflict, ContextDisplacement}
	every := ServiceContexts()
	return []ContextRule{
		{"layers", strife, "peers work in the layers of family and community support and of focused support that is not specialised; what needs a specialist is referred", src},
		{"interpreters", strife, "trained interpreters, never a child of the family; language and dialect are kept", src},
		{"store_little", every, "ethnicity, faction, migration status and exact whereabouts are not stored; codes, short retention, and a plan for the day when records are seized", src},
		{"safe_contact", append(slices.Clone(strife), ContextUnsafeContact), "contact only where it was said to be safe; a peer of the same gender is offered, and hours for women", src},
		{"check_law", append(slices.Clone(strife), ContextCriminalised), "possession or treatment may be a crime: check, and offer to take part without a name", src},
		{"ordinary_doors", []ServiceContext{ContextConflict, ContextDisplacement, ContextCriminalised, ContextUnsafeContact}, "support is given at ordinary health points and not behind a marked door", src},
		{"look_after_peers", strife, "peers are paid and kept safe, supervised by telephone, and listened to after incidents", src},
		{"family_and_elders", strife, "family and elders are brought in if the person agrees", src},
		{"local_words", strife, "words that shame are moderated in the local language", src},
		{"simple_outcomes", append(slices.Clone(strife), ContextFewLetters), "outcomes are asked in simple words, with pictures where letters are few", src},
		{"portable_plan", strife, "people on the move hold their plan themselves", src},
		{"no_pressing", every, "nobody is pressed for their story", src},
		{"no_automatic_report", []ServiceContext{ContextConflict, ContextDisplacement, ContextUnsafeContact}, "protection concerns go to whoever protects, with the survivor's consent; no report goes out by itself where it endangers", src},
	}
}
