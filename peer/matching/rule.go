package matching

import (
	"slices"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Rule is one thing that a pair must meet, whatever its score.
type Rule struct {
	Name   string        `json:"name"`  // stable, such as "endorsement"
	Want   string        `json:"want"`  // what would meet it
	Staff  bool          `json:"staff"` // its name tells one of the two something about the other: for staff alone
	Source source.Source `json:"source"`

	// Fixed says that nobody should try to have the rule lifted: it is never
	// named among the things that would find somebody a place.
	Fixed bool `json:"fixed"`
}

// Names of the rules that this package adds to those of [peer.PairingRules].
const (
	RuleSafety      = "safety"
	RuleEndorsement = "endorsement"
	RuleMinor       = "minor"
	RuleRole        = "role"
	RuleLanguage    = "language"
	RuleModality    = "modality"
	RuleTrait       = "trait"
)

// ruleCapacity is the rule of package peer that one more place meets.
const ruleCapacity = "capacity"

// practice is where the hard filters of the field are listed.
func practice(what string) source.Source {
	return source.DesignDefault("hard filters found in programmes: " + what)
}

// pairingSources are the sources of the rules of package peer.
var pairingSources = map[string]source.Source{
	"unknown_person":       source.DesignDefault("what is not known is not assumed"),
	"same_person":          source.DesignDefault("nobody supports themselves"),
	"blocked":              practice("participant's veto, or their worst rating; a worker may decline a person as well"),
	"conflict_of_interest": source.Of("TX").At("§354.3003, dual relationship", source.Verified),
	"fitness":              practice("a worker who has stepped aside takes nobody"),
	"exclusion_list":       source.Of("DC").At("exclusion from a federal programme revokes a certificate; that whoever is listed takes nobody is drawn from it", source.Derived),
	"away":                 practice("a worker on leave takes nobody new"),
	"credential":           practice("credential valid"),
	ruleCapacity:           practice("capacity"),
}

// fixed are rules that stand whatever a programme might change.
var fixed = []string{"unknown_person", "same_person", "blocked", "exclusion_list"}

// A check is a rule of this package and how it is judged.
type check struct {
	Rule
	met func(p Policy, s *Seeker, c *Candidate, k *Known) bool
}

var checks = []check{
	{Rule{RuleSafety, "another worker", true, practice("safety exclusion"), true},
		func(_ Policy, s *Seeker, c *Candidate, k *Known) bool {
			return !slices.Contains(k.Safety, Exclusion{c.Worker.ID, s.Participant.ID})
		}},
	{Rule{RuleEndorsement, "needs that are known, and a worker whose endorsements cover each of them", false,
		source.Of("TX").At("§354.3203(g)", source.Verified), false},
		func(p Policy, s *Seeker, c *Candidate, _ *Known) bool {
			return !p.Endorsement || len(s.Participant.Needs) > 0 && endorsed(c.Worker.Endorsements, s.Participant.Needs)
		}},
	{Rule{RuleMinor, "a youth peer, or a worker cleared for participants under age", false,
		source.DesignDefault("under 18: services for youth only, else no match"), false},
		func(_ Policy, s *Seeker, c *Candidate, _ *Known) bool {
			return s.Participant.AgeGroup != peer.AgeMinor || c.ServesMinors || c.Worker.Role == peer.RoleYouthPeer
		}},
	{Rule{RuleRole, "a worker in a role that the participant would accept", false, practice("participant's wish"), false},
		func(_ Policy, s *Seeker, c *Candidate, _ *Known) bool {
			roles := s.Participant.Wishes.Roles
			return len(roles) == 0 || slices.Contains(roles, c.Worker.Role)
		}},
	{Rule{RuleLanguage, "a worker known to speak a language of the participant, or an interpreter", false,
		practice("language without alternative"), false},
		func(p Policy, s *Seeker, c *Candidate, _ *Known) bool {
			return p.Interpreters || len(s.Participant.Languages) == 0 || spoken(s, c) >= 0
		}},
	{Rule{RuleModality, "a way of meeting that is possible for both", false, practice("channel impossible"), false},
		func(_ Policy, s *Seeker, c *Candidate, _ *Known) bool {
			return len(s.Modalities) == 0 || len(c.Modalities) == 0 || common(s.Modalities, c.Modalities) > 0
		}},
	{Rule{RuleTrait, "a worker with every trait without which the participant would not have one", false,
		practice("participant's wish; traits count only where the participant asked"), false},
		func(_ Policy, s *Seeker, c *Candidate, _ *Known) bool {
			return !slices.ContainsFunc(s.Wishes, func(w TraitWish) bool { return w.Must && !c.has(w) })
		}},
}

// Rules returns every hard rule with its source: those of [peer.PairingRules],
// which a mentorship asks for again when the match is made, and those of this
// package.
func Rules() []Rule {
	var out []Rule
	for _, r := range peer.PairingRules() {
		out = append(out, pairingRule(r))
	}
	for _, c := range checks {
		out = append(out, c.Rule)
	}
	return out
}

func pairingRule(r peer.PairingRefusal) Rule {
	return Rule{Name: r.Rule, Want: r.Want, Staff: r.Staff, Source: pairingSources[r.Rule], Fixed: slices.Contains(fixed, r.Rule)}
}

// pairing is what package peer judges of the pair.
func (p Policy) pairing(s *Seeker, c *Candidate, k *Known) peer.Pairing {
	return peer.Pairing{
		Participant: s.Participant, Worker: c.Worker, Load: peer.Load{Supported: c.Supported}, SamePerson: k.SamePerson,
		Ratings: k.Ratings, Concerns: k.Concerns, NoCredential: slices.Contains(p.NoCredential, c.Worker.Role),
	}
}

// refusals returns every rule that the pair does not meet, in the order of [Rules].
func (p Policy) refusals(s *Seeker, c *Candidate, k *Known) []Rule {
	var out []Rule
	for _, r := range p.pairing(s, c, k).Refusals() {
		out = append(out, pairingRule(r))
	}
	for _, ch := range checks {
		if !ch.met(p, s, c, k) {
			out = append(out, ch.Rule)
		}
	}
	return out
}

// has reports whether the worker told the trait that is wished for.
func (c *Candidate) has(w TraitWish) bool {
	return slices.Contains(c.Traits, WorkerTrait{w.Trait, w.Value})
}

// endorsed reports whether endorsements cover every need that there is one for.
func endorsed(endorsements, needs []peer.Domain) bool {
	return !slices.ContainsFunc(needs, func(d peer.Domain) bool {
		return d.Endorsement() != "" && !slices.Contains(endorsements, d)
	})
}

// covers reports whether have holds all of want.
func covers[T comparable](have, want []T) bool {
	return !slices.ContainsFunc(want, func(w T) bool { return !slices.Contains(have, w) })
}

// common returns how many of a are in b.
func common[T comparable](a, b []T) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// spoken returns the place, in the participant's order, of the first language
// that the worker speaks too, or -1. Tags are compared by their language alone:
// es-MX and es are one, whatever the letters' case.
func spoken(s *Seeker, c *Candidate) int {
	return slices.IndexFunc(s.Participant.Languages, func(tag string) bool {
		return slices.ContainsFunc(c.Worker.Languages, func(other string) bool { return strings.EqualFold(primary(tag), primary(other)) })
	})
}

func primary(tag string) string {
	p, _, _ := strings.Cut(tag, "-")
	return p
}
