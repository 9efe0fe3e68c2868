package scope_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// tinyBase returns a base layer of two activities with the shipped mechanisms and
// the rules given.
func tinyBase(t require.TestingT, rules ...scope.Rule) scope.Layer {
	us, err := scope.ShippedLayer("US")
	require.NoError(t, err)
	base := scope.Layer{Code: "US", Kind: scope.LayerBase, Title: "Tiny", Activities: []scope.Activity{
		{ID: "walk", Kind: scope.Service}, {ID: "gift", Kind: scope.Conduct},
	}}
	for _, r := range us.Rules {
		if r.Mechanism != "" {
			base.Rules = append(base.Rules, r)
		}
	}
	base.Rules = append(base.Rules, rules...)
	return base
}

// cells returns every request over the facts that tiny policies tell apart: of
// roles, also one that no rule names, and of unmet consents, one that none excepts.
func cells(activity peer.ActivityID) (out []scope.Request) {
	for _, role := range []peer.RoleKind{"", peer.RolePeerWorker, peer.RoleVolunteer} {
		for _, urgency := range []scope.Urgency{"", scope.Imminent} {
			for _, approval := range []scope.Approval{"", scope.ApprovalGranted, scope.ApprovalDenied} {
				for _, trainings := range [][]string{nil, {}, {"a"}, {"b"}, {"a", "b"}} {
					for _, supervised := range []scope.Truth{scope.True} {
						for _, consent := range []scope.Consent{"", scope.ConsentValid, scope.ConsentMissing, scope.ConsentRevoked} {
							out = append(out, scope.Request{Activity: activity, Role: role, Urgency: urgency, Approval: approval,
								Trainings: trainings, Supervised: supervised, Consent: consent, Credential: peer.CredentialCertified, Fitness: peer.FitnessFit})
						}
					}
				}
			}
		}
	}
	return out
}

// holds reports whether a request is among the facts.
func holds(w scope.Where, r scope.Request) bool {
	for _, f := range w {
		value := map[scope.Fact]string{scope.FactRole: string(r.Role), scope.FactUrgency: string(r.Urgency), scope.FactApproval: string(r.Approval),
			scope.FactConsent: string(r.Consent), scope.FactCredential: string(r.Credential), scope.FactFitness: string(r.Fitness),
			scope.FactSupervised: r.Supervised.String()}[f.Fact]
		switch {
		case f.Fact == scope.FactTrainings && r.Trainings == nil, value == "" && f.Item == "":
			value = "unknown"
		case f.Fact == scope.FactTrainings && slices.Contains(r.Trainings, f.Item):
			value = "held"
		case f.Fact == scope.FactTrainings:
			value = "lacking"
		}
		if !slices.Contains(f.Values, value) {
			return false
		}
	}
	return true
}

func drawTinyRule(t *rapid.T, id string, kind scope.LayerKind) scope.Rule {
	r := scope.Rule{ID: id, Text: "A rule.", Instead: "Ask.", Sources: cited}
	verdicts := []scope.Verdict{0, scope.Permitted, scope.PermittedWithConditions, scope.ConsultSupervisorFirst, scope.ReferWarmHandoff, scope.Prohibited}
	if kind != scope.LayerBase {
		verdicts = []scope.Verdict{0, scope.Prohibited}
	}
	r.Verdict = rapid.SampledFrom(verdicts).Draw(t, "verdict")
	if rapid.IntRange(0, 3).Draw(t, "by kind") == 0 {
		r.Kinds = []scope.Kind{scope.Service, scope.Conduct}
	} else {
		r.Activities = []peer.ActivityID{rapid.SampledFrom([]peer.ActivityID{"walk", "gift"}).Draw(t, "activity")}
	}
	r.When = scope.When{Role: maybe(t, "role", [][]peer.RoleKind{{peer.RoleVolunteer}, {peer.RolePeerWorker}}), Trainings: maybe(t, "trainings", [][]string{{"a"}, {"a", "b"}})}
	r.Unless = scope.When{Consent: maybe(t, "consent", [][]scope.Consent{{scope.ConsentValid}, {scope.ConsentMissing}}), Trainings: maybe(t, "but trainings", [][]string{{"b"}, {"a"}})}
	if rapid.Bool().Draw(t, "conditional") || r.Verdict == 0 {
		r.Conditions = []scope.RuleCondition{rapid.SampledFrom([]scope.RuleCondition{{Kind: scope.TrainingCondition, Of: "a"}, {Kind: scope.TrainingCondition, Of: "b", Unmet: scope.Prohibited},
			{Kind: scope.ConsentCondition, Of: "disclosure"}, {Kind: scope.PolicyCondition, Of: "x"}}).Draw(t, "condition")}
	}
	if rapid.Bool().Draw(t, "owes") {
		minutes := rapid.SampledFrom([]int{0, 15, 60}).Draw(t, "minutes")
		o := scope.RuleObligation{Kind: rapid.SampledFrom([]scope.ObligationKind{scope.Document, scope.NotifySupervisor, scope.ObtainConsent}).Draw(t, "obligation"), To: "supervisor"}
		if rapid.Bool().Draw(t, "timed") {
			o.WithinMinutes, o.Source = &minutes, &cited[0]
		}
		r.Obligations = []scope.RuleObligation{o}
	}
	return r
}

func drawTinyRules(t *rapid.T, prefix string, kind scope.LayerKind) (out []scope.Rule) {
	for i := range rapid.IntRange(1, 3).Draw(t, "rules") {
		out = append(out, drawTinyRule(t, fmt.Sprintf("%s.%d", prefix, i), kind))
	}
	return out
}

// tinyAnswers returns the decisions on every cell, without reasons.
func tinyAnswers(t require.TestingT, p *scope.Policy) (out []scope.Decision) {
	for _, id := range []peer.ActivityID{"walk", "gift"} {
		for _, r := range cells(id) {
			f, err := p.Prepare(r)
			require.NoError(t, err)
			d := p.Decide(f)
			d.Reasons, d.Unknown, d.Instead = nil, nil, ""
			slices.SortFunc(d.Conditions, func(a, b scope.Condition) int { return compare(fmt.Sprint(a), fmt.Sprint(b)) })
			slices.SortFunc(d.Obligations, func(a, b scope.Obligation) int { return compare(fmt.Sprint(a), fmt.Sprint(b)) })
			out = append(out, d)
		}
	}
	return out
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestDeadRulesAreThoseWithoutWhichNothingChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("a slow law")
	}
	rapid.Check(t, func(t *rapid.T) {
		rules := drawTinyRules(t, "us", scope.LayerBase)
		p := load(t, tinyBase(t, rules...))
		dead, err := p.DeadRules()
		require.NoError(t, err)
		want := tinyAnswers(t, p)
		for i, r := range rules {
			without := load(t, tinyBase(t, slices.Delete(slices.Clone(rules), i, i+1)...))
			isDead := slices.ContainsFunc(dead, func(d scope.DeadRule) bool { return d.Rule == r.ID })
			require.Equal(t, slices.EqualFunc(want, tinyAnswers(t, without), sameAnswer), isDead, "%+v in %+v", r, rules)
		}
	})
}

func sameAnswer(a, b scope.Decision) bool {
	return a.Verdict == b.Verdict && a.Explicit == b.Explicit && a.Overridable == b.Overridable &&
		slices.Equal(a.Conditions, b.Conditions) && slices.Equal(a.Obligations, b.Obligations)
}

// changesOf returns what changes for one activity.
func changesOf(list []scope.Difference, id peer.ActivityID) (out []scope.ScopeChange) {
	for _, d := range list {
		if slices.Contains(d.Activities, id) {
			out = append(out, d.Changes...)
		}
	}
	return out
}

func TestDiffTellsEveryChangeAndNoOther(t *testing.T) {
	if testing.Short() {
		t.Skip("a slow law")
	}
	rapid.Check(t, func(t *rapid.T) {
		a := load(t, tinyBase(t, drawTinyRules(t, "us", scope.LayerBase)...))
		b := load(t, tinyBase(t, drawTinyRules(t, "us", scope.LayerBase)...))
		list, err := scope.Diff(a, b)
		require.NoError(t, err)
		for _, id := range []peer.ActivityID{"walk", "gift"} {
			changes := changesOf(list, id)
			for _, r := range cells(id) {
				was, is := answer(t, a, r), answer(t, b, r)
				told := false
				for _, c := range changes {
					if !holds(c.Where, r) {
						continue
					}
					if c.Listing != "" {
						require.Equal(t, c.Listing == scope.NewlyListed, is.Explicit)
						require.NotEqual(t, was.Explicit, is.Explicit)
						told = true
						continue
					}
					switch {
					case c.Verdict != 0 && slices.Max(c.Before) < c.Verdict:
						require.GreaterOrEqual(t, is.Verdict, c.Verdict, "%v of %v", c, r)
						require.GreaterOrEqual(t, is.Verdict, was.Verdict, "%v of %v", c, r)
					case c.Verdict != 0:
						require.GreaterOrEqual(t, is.Verdict, c.Verdict)
						require.LessOrEqual(t, is.Verdict, was.Verdict)
					case c.Condition != nil:
						has := asksFor(is, *c.Condition, id)
						require.Equal(t, !c.Ends, has, "%v of %v", c, r)
						told = told || was.Explicit != is.Explicit
					}
					told = told || c.Verdict == is.Verdict && slices.Contains(c.Before, was.Verdict)
				}
				require.True(t, told || was.Verdict == is.Verdict, "%v: %v to %v: %v", r, was.Verdict, is.Verdict, changes)
				if was.Explicit != is.Explicit {
					continue
				}
				for _, o := range is.Obligations {
					found := slices.ContainsFunc(changes, func(c scope.ScopeChange) bool {
						return c.Obligation != nil && !c.Ends && *c.Obligation == o && holds(c.Where, r)
					})
					require.True(t, found || slices.Contains(was.Obligations, o), "%v of %v", o, r)
				}
				for _, k := range is.Conditions {
					rule := scope.RuleCondition{Kind: k.Kind, Of: k.Of}
					if k.Of == string(id) {
						rule.Of = ""
					}
					found := slices.ContainsFunc(changes, func(c scope.ScopeChange) bool {
						return c.Condition != nil && !c.Ends && *c.Condition == rule && holds(c.Where, r)
					})
					require.True(t, found || slices.Contains(was.Conditions, k), "%v of %v", k, r)
				}
			}
		}
	})
}

func asksFor(d scope.Decision, c scope.RuleCondition, id peer.ActivityID) bool {
	return slices.ContainsFunc(d.Conditions, func(k scope.Condition) bool {
		return k.Kind == c.Kind && (k.Of == c.Of || c.Of == "" && k.Of == string(id))
	})
}

func TestEffectsAgreeWithDecisions(t *testing.T) {
	if testing.Short() {
		t.Skip("a slow law")
	}
	rapid.Check(t, func(t *rapid.T) {
		base := tinyBase(t, drawTinyRules(t, "us", scope.LayerBase)...)
		house := scope.Layer{Code: "hh", Kind: scope.LayerOrganisation, Title: "House", Rules: drawTinyRules(t, "hh", scope.LayerOrganisation)}
		before, after := load(t, base), load(t, base, house)
		effects, err := after.Effects()
		require.NoError(t, err)
		for _, id := range []peer.ActivityID{"walk", "gift"} {
			i := slices.IndexFunc(effects, func(e scope.Effect) bool { return e.Activity == id })
			var e scope.Effect
			if i >= 0 {
				e = effects[i]
			}
			tighter := false
			for _, r := range cells(id) {
				was, is := answer(t, before, r), answer(t, after, r)
				tighter = tighter || is.Verdict > was.Verdict
				if !e.Lists {
					require.GreaterOrEqual(t, is.Verdict, was.Verdict)
				}
			}
			if !e.Lists { // a layer that lists what none did also brings in what bears on every service
				require.Equal(t, tighter, e.Tightens > 0, "%s: %+v\n%s\n%s", id, e, brief(base.Rules[9:]), brief(house.Rules))
			}
			require.Zero(t, e.Unnamed)
			require.Empty(t, e.Drops, "the house names nothing")
			require.Equal(t, e.Cells, e.Tightens+e.Loosens+e.Leaves())
		}
	})
}

// brief returns rules as JSON, for a message.
func brief(rules []scope.Rule) string {
	text, _ := json.Marshal(rules)
	return string(text)
}
