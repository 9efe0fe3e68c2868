package scope_test

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func maybe[T any](t *rapid.T, label string, values []T) (v T) {
	if rapid.Bool().Draw(t, label+" told") {
		v = rapid.SampledFrom(values).Draw(t, label)
	}
	return v
}

func maybeList(t *rapid.T, label string, values []string) []string {
	if !rapid.Bool().Draw(t, label+" told") {
		return nil
	}
	return append([]string{}, rapid.SliceOfDistinct(rapid.SampledFrom(values), func(s string) string { return s }).Draw(t, label)...)
}

var (
	truths       = []scope.Truth{scope.True, scope.False}
	secondRoles  = []string{"none", "counsellor", "landlord"}
	endorsements = []string{"mental_health", "recovery_support", "of_our_own"}
	allTrainings = append(slices.Clone(everyTraining), "direct_supervision_6h", "crisis_response_wa", "forensic_peer_ga")
)

func drawRequest(t *rapid.T, ids []peer.ActivityID) scope.Request {
	r := scope.Request{
		Activity:       rapid.SampledFrom(ids).Draw(t, "activity"),
		Role:           maybe(t, "role", peer.RoleKinds()),
		Credential:     maybe(t, "credential", peer.CredentialStates()),
		Trainings:      maybeList(t, "trainings", append([]string{"of_our_own"}, allTrainings...)),
		Endorsements:   maybeList(t, "endorsements", endorsements),
		Setting:        maybe(t, "setting", peer.Settings()),
		Phase:          maybe(t, "phase", peer.MentorshipStates()),
		Urgency:        maybe(t, "urgency", []scope.Urgency{scope.Routine, scope.Urgent}),
		Consent:        maybe(t, "consent", scope.Consents()),
		Approval:       maybe(t, "approval", scope.Approvals()),
		Fitness:        maybe(t, "fitness", peer.Fitnesses()),
		Supervised:     maybe(t, "supervised", truths),
		AgeGroup:       maybe(t, "age_group", peer.AgeGroups()),
		SecondRole:     maybe(t, "second_role", secondRoles),
		SmallCommunity: maybe(t, "small_community", truths),
		ConflictSignal: maybe(t, "conflict_signal", truths),
		At:             maybe(t, "at", []time.Time{time.Date(2018, 5, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}),
	}
	if needs := maybeList(t, "needs", []string{"mental_health", "substance_use"}); needs != nil {
		r.Needs = []peer.Domain{}
		for _, n := range needs {
			r.Needs = append(r.Needs, peer.Domain(n))
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "danger") == 0 {
		r.Urgency = scope.Imminent
	}
	return r
}

// drawTightening returns an organisation's layer of random rules that loosen nothing.
func drawTightening(t *rapid.T, ids []peer.ActivityID) scope.Layer {
	l := scope.Layer{Code: "tight", Kind: scope.LayerOrganisation, Title: "tight"}
	for i := range rapid.IntRange(1, 5).Draw(t, "rules") {
		r := scope.Rule{ID: "tight." + string(rune('a'+i)), Text: "Tighter.", Instead: "Ask.", Sources: cited,
			Verdict: rapid.SampledFrom([]scope.Verdict{scope.ConsultSupervisorFirst, scope.ReferWarmHandoff, scope.Prohibited}).Draw(t, "verdict")}
		if rapid.Bool().Draw(t, "by kind") {
			r.Kinds = []scope.Kind{scope.Service}
			r.When = scope.When{Credential: maybe(t, "when credential", [][]peer.CredentialState{{"certified"}, {"provisional", "lapsed"}}),
				Supervised: maybe(t, "when supervised", truths), Trainings: maybe(t, "when trainings", [][]string{{"crisis"}, {"telehealth", "naloxone"}})}
		} else {
			r.Activities = []peer.ActivityID{rapid.SampledFrom(ids).Draw(t, "listed")}
			r.Verdict = scope.Prohibited
			if rapid.Bool().Draw(t, "condition alone") {
				r.Verdict = 0
				r.Conditions = []scope.RuleCondition{{Kind: scope.TrainingCondition, Of: "crisis"}}
			}
			r.When = scope.When{Urgency: maybe(t, "when urgency", [][]scope.Urgency{{scope.Urgent}}), Needs: maybe(t, "when needs", [][]peer.Domain{{"mental_health"}})}
			r.Unless = scope.When{Endorsements: maybe(t, "unless endorsements", [][]string{{"recovery_support"}}), AgeGroup: maybe(t, "unless age", [][]peer.AgeGroup{{"minor"}})}
		}
		l.Rules = append(l.Rules, r)
	}
	return l
}

func load(t require.TestingT, layers ...scope.Layer) *scope.Policy {
	p, err := scope.Load(layers...)
	require.NoError(t, err)
	return p
}

func answer(t require.TestingT, p *scope.Policy, r scope.Request) scope.Decision {
	f, err := p.Prepare(r)
	require.NoError(t, err)
	d := p.Decide(f)
	require.Equal(t, d.Verdict, p.Verdict(f))
	return d
}

func TestOrderOfRulesAndLayersNeverMatters(t *testing.T) {
	var layers []scope.Layer
	for _, code := range scope.Shipped() {
		layers = append(layers, shipped(t, code))
	}
	layers = append(layers, exampleLayer(t, "example-organisation.json"), exampleLayer(t, "example-payer.json"))
	want := load(t, layers...)
	shuffled := make([]*scope.Policy, 3)
	for i := range shuffled {
		random := rand.New(rand.NewSource(int64(i)))
		mixed := slices.Clone(layers)
		for j := range mixed {
			l := &mixed[j]
			l.Rules, l.Activities, l.Choices = slices.Clone(l.Rules), slices.Clone(l.Activities), slices.Clone(l.Choices)
			random.Shuffle(len(l.Rules), func(i, j int) { l.Rules[i], l.Rules[j] = l.Rules[j], l.Rules[i] })
			random.Shuffle(len(l.Activities), func(i, j int) { l.Activities[i], l.Activities[j] = l.Activities[j], l.Activities[i] })
			random.Shuffle(len(l.Choices), func(i, j int) { l.Choices[i], l.Choices[j] = l.Choices[j], l.Choices[i] })
		}
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		shuffled[i] = load(t, mixed...)
	}
	ids := append(want.Activities(), "unlisted")
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t, ids)
		d := answer(t, want, r)
		for _, p := range shuffled {
			require.Equal(t, d, answer(t, p, r))
			require.Equal(t, want.Digest(), p.Digest())
		}
	})
}

func TestATighteningLayerNeverLowers(t *testing.T) {
	us, tx := shipped(t, "US"), shipped(t, "US-TX")
	plain := load(t, us, tx)
	var ids []peer.ActivityID
	for _, id := range plain.Activities() {
		if a, _ := plain.Activity(id); a.Kind == scope.Service || a.Kind == scope.Conduct {
			rule, _ := plain.Rule("us." + string(id))
			if rule.Verdict <= scope.Prohibited {
				ids = append(ids, id)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := load(t, us, tx, drawTightening(t, ids))
		for range 20 {
			r := drawRequest(t, ids)
			require.GreaterOrEqual(t, answer(t, p, r).Verdict, answer(t, plain, r).Verdict)
		}
	})
}

// ways returns the request with an absent fact given each of its values.
func ways(fact scope.Fact, r scope.Request) (out []scope.Request) {
	try := func(change func(*scope.Request)) {
		c := r
		change(&c)
		out = append(out, c)
	}
	lists := [][]string{{}}
	for _, n := range slices.Concat(allTrainings, endorsements) {
		lists = append(lists, []string{n})
	}
	lists = append(lists, allTrainings, endorsements)
	for _, a := range allTrainings {
		for _, b := range allTrainings {
			lists = append(lists, []string{a, b})
		}
	}
	switch fact {
	case scope.FactRole:
		for _, v := range peer.RoleKinds() {
			try(func(r *scope.Request) { r.Role = v })
		}
	case scope.FactCredential:
		for _, v := range peer.CredentialStates() {
			try(func(r *scope.Request) { r.Credential = v })
		}
	case scope.FactTrainings:
		for _, v := range lists {
			try(func(r *scope.Request) { r.Trainings = v })
		}
	case scope.FactEndorsements:
		for _, v := range lists {
			try(func(r *scope.Request) { r.Endorsements = v })
		}
	case scope.FactNeeds:
		for _, v := range [][]peer.Domain{{}, {"mental_health"}, {"substance_use"}, {"mental_health", "substance_use"}} {
			try(func(r *scope.Request) { r.Needs = v })
		}
	case scope.FactSetting:
		for _, v := range peer.Settings() {
			try(func(r *scope.Request) { r.Setting = v })
		}
	case scope.FactPhase:
		for _, v := range peer.MentorshipStates() {
			try(func(r *scope.Request) { r.Phase = v })
		}
	case scope.FactUrgency:
		for _, v := range scope.Urgencies() {
			try(func(r *scope.Request) { r.Urgency = v })
		}
	case scope.FactConsent:
		for _, v := range scope.Consents() {
			try(func(r *scope.Request) { r.Consent = v })
		}
	case scope.FactApproval:
		for _, v := range scope.Approvals() {
			try(func(r *scope.Request) { r.Approval = v })
		}
	case scope.FactFitness:
		for _, v := range peer.Fitnesses() {
			try(func(r *scope.Request) { r.Fitness = v })
		}
	case scope.FactSupervised:
		for _, v := range truths {
			try(func(r *scope.Request) { r.Supervised = v })
		}
	case scope.FactAgeGroup:
		for _, v := range peer.AgeGroups() {
			try(func(r *scope.Request) { r.AgeGroup = v })
		}
	case scope.FactSecondRole:
		for _, v := range secondRoles {
			try(func(r *scope.Request) { r.SecondRole = v })
		}
	case scope.FactSmallCommunity:
		for _, v := range truths {
			try(func(r *scope.Request) { r.SmallCommunity = v })
		}
	case scope.FactConflictSignal:
		for _, v := range truths {
			try(func(r *scope.Request) { r.ConflictSignal = v })
		}
	}
	return out
}

func absent(fact scope.Fact, r scope.Request) bool {
	return map[scope.Fact]bool{
		scope.FactRole: r.Role == "", scope.FactCredential: r.Credential == "", scope.FactTrainings: r.Trainings == nil,
		scope.FactEndorsements: r.Endorsements == nil, scope.FactNeeds: r.Needs == nil, scope.FactSetting: r.Setting == "",
		scope.FactPhase: r.Phase == "", scope.FactUrgency: r.Urgency == "", scope.FactConsent: r.Consent == "",
		scope.FactApproval: r.Approval == "", scope.FactFitness: r.Fitness == "", scope.FactSupervised: r.Supervised == scope.Unknown,
		scope.FactAgeGroup: r.AgeGroup == "", scope.FactSecondRole: r.SecondRole == "", scope.FactSmallCommunity: r.SmallCommunity == scope.Unknown,
		scope.FactConflictSignal: r.ConflictSignal == scope.Unknown,
	}[fact]
}

func TestUnknownFactsAreThoseThatMatter(t *testing.T) {
	p := standard(t, scope.Shipped()...)
	ids := append(p.Activities(), "unlisted")
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t, ids)
		d := answer(t, p, r)
		for _, fact := range scope.FactNames() {
			matters := false
			for _, way := range ways(fact, r) {
				f, err := p.Prepare(way)
				require.NoError(t, err)
				matters = matters || p.Verdict(f) != d.Verdict
			}
			require.Equal(t, absent(fact, r) && matters, slices.Contains(d.Unknown, fact), "%s of %s", fact, r.Activity)
		}
	})
}

// apply makes a change that Unlock offered.
func apply(r scope.Request, c scope.Change) scope.Request {
	switch c.Fact {
	case scope.FactTrainings:
		r.Trainings = append(slices.Clone(r.Trainings), c.Value)
	case scope.FactEndorsements:
		r.Endorsements = append(slices.Clone(r.Endorsements), c.Value)
	case scope.FactCredential:
		r.Credential = peer.CredentialState(c.Value)
	case scope.FactConsent:
		r.Consent = scope.Consent(c.Value)
	case scope.FactApproval:
		r.Approval = scope.Approval(c.Value)
	case scope.FactSupervised:
		r.Supervised = scope.TruthOf(c.Value == "true")
	case scope.FactFitness:
		r.Fitness = peer.Fitness(c.Value)
	default:
		panic("not to be offered: " + c.Fact)
	}
	return r
}

func TestUnlockReallyUnlocks(t *testing.T) {
	p := standard(t, scope.Shipped()...)
	ids := append(p.Activities(), "unlisted")
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t, ids)
		d := answer(t, p, r)
		f, err := p.Prepare(r)
		require.NoError(t, err)
		offers := p.Unlock(f)
		if d.Verdict.Allowed() || !d.Overridable || !d.Explicit {
			require.Empty(t, offers)
		}
		for _, offer := range offers {
			changed := r
			for i, c := range offer {
				changed = apply(changed, c)
				if len(offer) == 2 {
					require.False(t, answer(t, p, apply(r, c)).Verdict.Allowed(), "change %d alone does not suffice", i)
				}
			}
			require.True(t, answer(t, p, changed).Verdict.Allowed(), "%v", offer)
		}
	})
}
