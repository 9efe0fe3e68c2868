package scope_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

func shipped(t testing.TB, code string) scope.Layer {
	t.Helper()
	l, err := scope.ShippedLayer(code)
	require.NoError(t, err)
	return l
}

// cited is a document of a fixture's own.
var cited = []scope.Citation{{Title: "Handbook", Issuer: "Harbour House", Year: 2026, Evidence: source.Verified}}

func organisation(rules ...scope.Rule) scope.Layer {
	return scope.Layer{Code: "harbour-house", Kind: scope.LayerOrganisation, Title: "Harbour House", Rules: rules}
}

func jurisdiction(code string, rules ...scope.Rule) scope.Layer {
	return scope.Layer{Code: code, Kind: scope.LayerJurisdiction, Title: code, Rules: rules}
}

// loosens returns a rule that makes the activity permitted_with_conditions in place of the base's.
func loosens(id peer.ActivityID) scope.Rule {
	return scope.Rule{ID: "x." + string(id), Activities: []peer.ActivityID{id}, Verdict: scope.PermittedWithConditions,
		Loosens: []string{"us." + string(id)}, Text: "Allowed here.", Sources: cited}
}

func TestLayeringRefusals(t *testing.T) {
	with := func(r scope.Rule, change func(*scope.Rule)) scope.Rule {
		change(&r)
		return r
	}
	chores, friendship, window := loosens("household_chores_or_shopping"), loosens("personal_friendship_during_service"), loosens("romantic_sexual_former_participant")
	tests := []struct {
		name  string
		layer scope.Layer
		want  error
		rule  string
	}{
		{"a jurisdiction loosens floor", jurisdiction("US-XX", loosens("diagnose")), scope.ErrFloor, "x.diagnose"},
		{"a jurisdiction loosens a mechanism", jurisdiction("US-XX", with(chores, func(r *scope.Rule) { r.Loosens = append(r.Loosens, "us.unsupervised") })), scope.ErrFloor, "x.household_chores_or_shopping"},
		{"without naming", jurisdiction("US-XX", with(chores, func(r *scope.Rule) { r.Loosens = nil })), scope.ErrUnnamed, "x.household_chores_or_shopping"},
		{"without a document", jurisdiction("US-XX", with(chores, func(r *scope.Rule) {
			r.Sources = []scope.Citation{{Title: "we think so", Evidence: source.Design}}
		})), scope.ErrUncited, "x.household_chores_or_shopping"},
		{"without a source", jurisdiction("US-XX", with(chores, func(r *scope.Rule) { r.Sources = nil })), scope.ErrUncited, "x.household_chores_or_shopping"},
		{"a key that the register lacks", jurisdiction("US-XX", with(chores, func(r *scope.Rule) {
			r.Sources = []scope.Citation{{Key: "NOPE", Evidence: source.Verified}}
		})), scope.ErrUncited, "x.household_chores_or_shopping"},
		{"a rule that does not exist", jurisdiction("US-XX", with(chores, func(r *scope.Rule) { r.Loosens = []string{"us.household_chores"} })), scope.ErrUnknownRule, "x.household_chores_or_shopping"},
		{"an organisation loosens what is not delegable", organisation(window), scope.ErrNotDelegable, "x.romantic_sexual_former_participant"},
		{"an organisation loosens floor", organisation(loosens("lend_or_borrow_money")), scope.ErrFloor, "x.lend_or_borrow_money"},
		{"an organisation, without naming", organisation(with(friendship, func(r *scope.Rule) { r.Loosens = nil })), scope.ErrUnnamed, "x.personal_friendship_during_service"},
		{"an id of another layer", organisation(with(friendship, func(r *scope.Rule) { r.ID = "us.diagnose" })), scope.ErrDuplicate, "us.diagnose"},
		{"an id twice", organisation(friendship, friendship), scope.ErrDuplicate, "x.personal_friendship_during_service"},
		{"an activity that nobody defines", organisation(with(friendship, func(r *scope.Rule) { r.Activities = []peer.ActivityID{"diagnosis"} })), scope.ErrUnknownActivity, "x.personal_friendship_during_service"},
		{"a group that nobody belongs to", organisation(with(friendship, func(r *scope.Rule) { r.Groups = []string{"disclosures"} })), scope.ErrIncomplete, "x.personal_friendship_during_service"},
		{"an event stopped by a fact about the worker", organisation(scope.Rule{ID: "x.e", Activities: []peer.ActivityID{"child_abuse_disclosed"},
			When: scope.When{Credential: []peer.CredentialState{peer.CredentialLapsed}}, Verdict: scope.Prohibited, Text: "No.", Instead: "Wait.", Sources: cited}), scope.ErrWorkerFact, "x.e"},
		{"aid stopped by a denial", organisation(scope.Rule{ID: "x.a", Activities: []peer.ActivityID{"administer_naloxone"},
			Conditions: []scope.RuleCondition{{Kind: scope.ApprovalCondition, Of: "use", Unmet: scope.Prohibited}}, Text: "Ask.", Instead: "Ask.", Sources: cited}), scope.ErrStands, "x.a"},
		{"aid that waits for a training", organisation(scope.Rule{ID: "x.w", Activities: []peer.ActivityID{"administer_naloxone"},
			Conditions: []scope.RuleCondition{{Kind: scope.TrainingCondition, Of: "naloxone"}}, Text: "Learn first.", Sources: cited}), scope.ErrStands, "x.w"},
		{"aid that waits for the supervisor", jurisdiction("US-XX", scope.Rule{ID: "x.s", Kinds: []scope.Kind{scope.Aid}, Verdict: scope.ConsultSupervisorFirst,
			Text: "Ask.", Sources: cited}), scope.ErrStands, "x.s"},
		{"an event prohibited", organisation(scope.Rule{ID: "x.e2", Activities: []peer.ActivityID{"suicidal_ideation_active"}, Verdict: scope.Prohibited,
			Text: "No.", Instead: "Wait.", Sources: cited}), scope.ErrStands, "x.e2"},
		{"a duty prohibited by an unmet condition", organisation(scope.Rule{ID: "x.d2", Activities: []peer.ActivityID{"report_colleague_misconduct"},
			Conditions: []scope.RuleCondition{{Kind: scope.TrainingCondition, Of: "crisis", Unmet: scope.Prohibited}}, Text: "No.", Instead: "Wait.", Sources: cited}), scope.ErrStands, "x.d2"},
		{"a jurisdiction loosens consent to disclosure", jurisdiction("US-XX", scope.Rule{ID: "x.f", Activities: []peer.ActivityID{"individual_advocacy"},
			Verdict: scope.Permitted, Loosens: []string{"us.context.disclosure_consent"}, Text: "Free.", Sources: cited}), scope.ErrFloor, "x.f"},
		{"holding medication is not for an organisation", organisation(loosens("administer_or_hold_medication")), scope.ErrNotDelegable, "x.administer_or_hold_medication"},
		{"loosening with an exception", organisation(with(friendship, func(r *scope.Rule) { r.Unless.AgeGroup = []peer.AgeGroup{"minor"} })), scope.ErrIncomplete, "x.personal_friendship_during_service"},
		{"fixed and delegable", organisation(with(friendship, func(r *scope.Rule) { r.Fixed, r.Delegable = true, true })), scope.ErrIncomplete, "x.personal_friendship_during_service"},
		{"an exception that is a fact about the worker", organisation(scope.Rule{ID: "x.u", Activities: []peer.ActivityID{"child_abuse_disclosed"},
			Unless: scope.When{Supervised: scope.True}, Verdict: scope.EmergencyEscalate, Text: "No.", Sources: cited}), scope.ErrWorkerFact, "x.u"},
		{"an exception outside the list", organisation(with(friendship, func(r *scope.Rule) {
			r.Loosens, r.Verdict, r.Instead, r.Unless.Setting = nil, scope.Prohibited, "Wait.", []peer.Setting{"moon"}
		})), scope.ErrIncomplete, "x.personal_friendship_during_service"},
		{"prohibited without instead", organisation(scope.Rule{ID: "x.p", Activities: []peer.ActivityID{"goal_setting"}, Verdict: scope.Prohibited, Text: "No.", Sources: cited}), scope.ErrIncomplete, "x.p"},
		{"a deadline without a source", organisation(scope.Rule{ID: "x.d", Activities: []peer.ActivityID{"goal_setting"}, Text: "Log.", Sources: cited,
			Obligations: []scope.RuleObligation{{Kind: scope.Log, WithinMinutes: new(int)}}}), scope.ErrUncited, "x.d"},
		{"a value outside the list", organisation(scope.Rule{ID: "x.v", Kinds: []scope.Kind{scope.Service}, Verdict: scope.ConsultSupervisorFirst, Text: "Ask.", Sources: cited,
			When: scope.When{Setting: []peer.Setting{"moon"}}}), scope.ErrIncomplete, "x.v"},
		{"a list that can never match", organisation(scope.Rule{ID: "x.n", Kinds: []scope.Kind{scope.Service}, Verdict: scope.ConsultSupervisorFirst, Text: "Ask.", Sources: cited,
			When: scope.When{Phase: []peer.MentorshipState{}}}), scope.ErrIncomplete, "x.n"},
		{"a mechanism above the base", organisation(scope.Rule{ID: "x.m", Mechanism: scope.MechanismImminent, Text: "No.", Sources: cited}), scope.ErrBase, "x.m"},
		{"an end before the beginning", organisation(with(friendship, func(r *scope.Rule) { r.From, r.To = date(t, "2026-02-02"), date(t, "2026-02-02") })), scope.ErrIncomplete, "x.personal_friendship_during_service"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := scope.Load(shipped(t, "US"), tt.layer)
			require.ErrorIs(t, err, tt.want)
			var at *scope.LayerError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, tt.layer.Code, at.Layer)
			assert.Equal(t, tt.rule, at.Rule, "loading says which rule broke it")
		})
	}
	_, err := scope.Load()
	require.ErrorIs(t, err, scope.ErrBase)
	_, err = scope.Load(shipped(t, "US-TX"))
	require.ErrorIs(t, err, scope.ErrBase)
	_, err = scope.Load(shipped(t, "US"), shipped(t, "US"))
	require.ErrorIs(t, err, scope.ErrDuplicate)
	_, err = scope.Standard("US-ZZ")
	require.ErrorIs(t, err, scope.ErrUnknownLayer)
}

func TestLoosening(t *testing.T) {
	us := shipped(t, "US")
	window := loosens("romantic_sexual_former_participant")
	window.Verdict = scope.ConsultSupervisorFirst
	p, err := scope.Load(jurisdiction("US-XX", window), us)
	require.NoError(t, err, "the order of layers does not matter")
	assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, inOrder("romantic_sexual_former_participant")).Verdict)

	friendship := loosens("personal_friendship_during_service")
	friendship.When = scope.When{SmallCommunity: scope.True}
	p, err = scope.Load(us, organisation(friendship))
	require.NoError(t, err)
	small := inOrder("personal_friendship_during_service")
	assert.Equal(t, scope.Prohibited, decide(t, p, small).Verdict)
	small.SmallCommunity = scope.True
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, small).Verdict)
	small.SmallCommunity = scope.Unknown
	d := decide(t, p, small)
	assert.Equal(t, scope.Prohibited, d.Verdict, "a fact that is not told is not assumed favourable")
	assert.Contains(t, d.Unknown, scope.FactSmallCommunity)

	ended := loosens("household_chores_or_shopping")
	ended.From, ended.To = date(t, "2026-01-01"), date(t, "2026-07-01")
	p, err = scope.Load(us, organisation(ended))
	require.NoError(t, err)
	for day, want := range map[string]scope.Verdict{"2025-12-31": scope.Prohibited, "2026-01-01": scope.PermittedWithConditions,
		"2026-06-30": scope.PermittedWithConditions, "2026-07-01": scope.Prohibited} {
		r := inOrder("household_chores_or_shopping")
		r.At, err = time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		assert.Equal(t, want, decide(t, p, r).Verdict, day)
	}

	tightened := scope.Rule{ID: "x.t", Activities: []peer.ActivityID{"personal_friendship_during_service"}, Verdict: scope.Prohibited, Delegable: true,
		Text: "Here too.", Instead: "Be friendly.", Sources: cited}
	p, err = scope.Load(us, jurisdiction("US-XX", tightened), organisation(loosens("personal_friendship_during_service")))
	require.ErrorIs(t, err, scope.ErrUnnamed, "the jurisdiction's rule must be named as well")
	assert.Nil(t, p)
	both := loosens("personal_friendship_during_service")
	both.Loosens = append(both.Loosens, "x.t")
	_, err = scope.Load(us, jurisdiction("US-XX", tightened), organisation(both))
	require.NoError(t, err)
}

func TestSeveralJurisdictionsTheStrictestCounts(t *testing.T) {
	us := shipped(t, "US")
	chores := loosens("household_chores_or_shopping")
	lax, strict := jurisdiction("US-AA", chores), jurisdiction("US-BB")
	strict.Rules = []scope.Rule{{ID: "b.goal", Activities: []peer.ActivityID{"goal_setting"}, Verdict: scope.ConsultSupervisorFirst, Text: "Ask.", Sources: cited}}
	p, err := scope.Load(us, lax, strict)
	require.NoError(t, err)
	assert.Equal(t, scope.Prohibited, decide(t, p, inOrder("household_chores_or_shopping")).Verdict, "loosened in one, not in the other")
	assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, inOrder("goal_setting")).Verdict)
	d := decide(t, p, inOrder("active_listening_support"))
	assert.Len(t, d.Reasons, 1, "a rule that both stacks hold is reported once")
}

func TestAnOrganisationsOwnActivity(t *testing.T) {
	own := organisation(scope.Rule{ID: "hh.garden", Activities: []peer.ActivityID{"garden_group"}, Verdict: scope.Permitted, Text: "The garden.", Sources: cited, From: date(t, "2026-01-01")})
	own.Activities = []scope.Activity{{ID: "garden_group", Kind: scope.Service}}
	p, err := scope.Load(shipped(t, "US"), own)
	require.NoError(t, err)
	d := decide(t, p, inOrder("garden_group"))
	assert.Equal(t, scope.Permitted, d.Verdict)
	assert.True(t, d.Explicit)
	r := inOrder("garden_group")
	r.Supervised = scope.False
	assert.Equal(t, scope.Prohibited, decide(t, p, r).Verdict)
	r = inOrder("garden_group")
	r.At = r.At.AddDate(-1, 0, 0)
	d = decide(t, p, r)
	assert.Equal(t, scope.ConsultSupervisorFirst, d.Verdict, "on that day no rule listed it")
	assert.False(t, d.Explicit)
}

func TestPolicyTellsItsParts(t *testing.T) {
	p := standard(t, "US-TX", "US")
	codes := []string{}
	for _, l := range p.Layers() {
		codes = append(codes, l.Code)
	}
	assert.Equal(t, []string{"US", "US-TX"}, codes)
	assert.True(t, slices.IsSorted(p.Activities()))
	_, ok := p.Rule("no such rule")
	assert.False(t, ok)
	_, ok = p.Activity("no_such_activity")
	assert.False(t, ok)
	assert.Equal(t, []string{"NCPRSS", "US", "US-DC", "US-GA", "US-IL", "US-KY", "US-MA", "US-NC", "US-NY", "US-OR", "US-TX", "US-VA", "US-WA"}, scope.Shipped())
}

func TestAPolicyCannotBeChangedFromOutside(t *testing.T) {
	us := shipped(t, "US")
	p := load(t, us)
	want := decide(t, p, inOrder("overdose_witnessed"))
	spoil := func(rules []scope.Rule) {
		for i := range rules {
			for j := range rules[i].Obligations {
				rules[i].Obligations[j].Kind = scope.Log
				if m := rules[i].Obligations[j].WithinMinutes; m != nil {
					*m = 9999
				}
			}
			rules[i].Text = "spoilt"
		}
	}
	spoil(us.Rules)
	spoil(p.Layers()[0].Rules)
	rule, ok := p.Rule("us.overdose_witnessed")
	require.True(t, ok)
	spoil([]scope.Rule{rule})
	got := decide(t, p, inOrder("overdose_witnessed"))
	assert.Equal(t, want, got)
	got.Obligations[0].Kind, got.Reasons[0].Text = scope.Log, "spoilt"
	assert.Equal(t, want, decide(t, p, inOrder("overdose_witnessed")))
}

// Every reason says where it comes from, and the strictest reason is the verdict.
func TestReasonsExplainTheVerdict(t *testing.T) {
	p := standard(t, "US-TX")
	for _, id := range append(p.Activities(), "unlisted") {
		for _, r := range []scope.Request{inOrder(id), {Activity: id}, {Activity: id, Trainings: []string{}, Approval: scope.ApprovalGranted}} {
			d := decide(t, p, r)
			require.NotEmpty(t, d.Reasons, id)
			assert.Equal(t, d.Verdict, d.Reasons[0].Verdict, id)
			for _, reason := range d.Reasons {
				assert.NotEmpty(t, reason.Text)
				assert.NotEmpty(t, reason.Source)
				rule, ok := p.Rule(reason.Rule)
				require.True(t, ok)
				for _, c := range rule.Sources {
					if c.Evidence != source.Verified {
						assert.Contains(t, reason.Source, "["+string(c.Evidence)+"]", "what was not seen says so: %s", rule.ID)
					}
				}
			}
		}
	}
}
