package workforce

import (
	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

// A PrincipleRow is a principle and what it asks of a programme.
type PrincipleRow struct {
	Principle Principle
	Asks      string
	Source    source.Source
}

// PrincipleCatalogue returns the five principles, in the order of [Principles]. Their
// wording in the source was not read.
func PrincipleCatalogue() []PrincipleRow {
	core := source.Of("CC15").At("principles", source.Unverified)
	return []PrincipleRow{
		{RecoveryOriented, "hope, and the person's own recovery, whatever the pathway", core},
		{PersonCentred, "the person's goals, preferences and words", core},
		{Voluntary, "consent, and a way out at any time without a reason", core},
		{RelationshipFocused, "a relationship of respect, trust and mutuality", core},
		{TraumaInformed, "safety, choice and control", core},
	}
}

// A RolePrinciple is a principle for the work of peers that an organisation keeps to.
type RolePrinciple struct {
	Says   string
	Source source.Source
}

// RolePrinciples returns the principles for peer worker roles of a study of them, in
// its order. The wording of the last three is unverified.
func RolePrinciples() []RolePrinciple {
	at := func(words string, e source.Evidence) RolePrinciple {
		return RolePrinciple{words, source.Of("GILLARD17").At("principles", e)}
	}
	return []RolePrinciple{
		at("lived experience is shared", source.Secondary),
		at("reciprocity and mutuality", source.Secondary),
		at("knowledge from experience is validated", source.Unverified),
		at("leadership, choice and control", source.Unverified),
		at("strengths and connections", source.Unverified),
	}
}

// A Policy is a document of standards or guidance that a programme goes by.
type Policy struct {
	ID      string
	For     string // what it is for
	Binding bool   // a rule; else guidance
	Source  source.Source
}

// PolicyCatalogue returns the standards and guidance that bear on peer workers and their
// supervision, by id. Rules of single states are with the standards of package supervision.
func PolicyCatalogue() []Policy {
	at := func(key string) source.Source { return source.Of(key) }
	return []Policy{
		{"cms_2007", "what a state's Medicaid asks of peer services: supervision, coordination, training", true, at("CMS07")},
		{"code_icrc", "ethics of the peer recovery credential", true, at("ICRCE")},
		{"code_ncprss", "ethics of the national peer recovery credential", true, at("NCP")},
		{"competencies", "core competencies of peer workers", false, at("CC15")},
		{"competencies_supervision", "competencies of supervisors of peer workers", false, at("RFC17")},
		{"ethics_prbss", "ethical guidelines of peer-based recovery support", false, at("W07")},
		{"framework_uk", "competence framework of peer support workers in mental health", false, at("HEE20")},
		{"guidelines_peer", "practice guidelines of peer specialists and supervisors", false, at("NPGS")},
		{"model_standards", "model standards of certification", false, at("NMS23")},
		{"pillars_supervision", "supervision of peer specialists", false, at("PILL")},
		{"role_integrity", "sponsor, coach, counsellor: clarity of roles", false, at("W06")},
		{"tip_64", "peer support within treatment services", false, at("TIP64")},
	}
}

// PolicyOf returns the policy with an id, or an error wrapping [ErrUnknownPolicy].
func PolicyOf(id string) (Policy, error) {
	var ids []string
	for _, p := range PolicyCatalogue() {
		if p.ID == id {
			return p, nil
		}
		ids = append(ids, p.ID)
	}
	return Policy{}, enum.Refuse(id, ids, ErrUnknownPolicy)
}

// A KnowledgeItem is one thing that a worker is to know, beside the items of
// [credential.Competencies], and the category in which it is rated.
type KnowledgeItem struct {
	ID       string
	Text     string
	Category credential.Topic
	Source   source.Source
}

// KnowledgeItems returns three items that surveys of the field name and that the
// twelve categories do not list, by id. Where they are rated is a design default.
func KnowledgeItems() []KnowledgeItem {
	why := source.DesignDefault("named by the field as expected of peer workers; the category is this library's reading")
	return []KnowledgeItem{
		{"helping_others_grow", "helps others to grow", credential.TopicSupport, why},
		{"movement_history", "knows the history of the consumer and survivor movement", credential.TopicLeadershipAdvocacy, why},
		{"outreach_engagement", "knows outreach and engagement", credential.TopicRelationships, why},
	}
}
