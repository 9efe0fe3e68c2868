package scope_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

func exampleLayer(t testing.TB, name string) scope.Layer {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	l, err := scope.ParseLayer(data)
	require.NoError(t, err)
	return l
}

func choosing(choices ...scope.Choice) scope.Layer {
	return scope.Layer{Code: "harbour-house", Kind: scope.LayerOrganisation, Title: "Harbour House", Choices: choices}
}

// What the field disagrees about, written by hand: the question's rule, the position that
// stands, its verdict, and what each other position makes of a request in order.
func TestWhatIsContested(t *testing.T) {
	type answers map[string]scope.Verdict
	const conditions, consult, refer, no = scope.PermittedWithConditions, scope.ConsultSupervisorFirst, scope.ReferWarmHandoff, scope.Prohibited
	want := map[string]answers{
		"us.administer_clinical_screening_tool":  {"*ask_first": consult, "within_training": consult, "outside_the_role": refer},
		"us.collect_urine_drug_screen":           {"*not_collected": no, "collected_under_policy": consult},
		"us.household_chores_or_shopping":        {"*teach_not_do": no, "alongside_when_planned": conditions, "concrete_help": consult},
		"us.intimate_partner_violence_disclosed": {"*as_the_survivor_wishes": refer, "report_where_the_law_says": refer},
		"us.personal_friendship_during_service":  {"*not_friends": no, "friend_and_companion": conditions},
		"us.report_compliance_to_justice_agency": {"*ask_first": consult, "court_team": conditions, "outside_the_court_team": no},
		"us.romantic_sexual_former_participant":  {"*for_good": no, "after_a_window": consult, "current_only": consult},
		"us.transport_agency_vehicle":            {"*under_policy": conditions, "no_rides": no},
		"us.use_managed_personal_device":         {"*managed": conditions, "not_allowed": no},
		"us.write_service_note":                  {"*notes_reviewed": conditions, "no_notes_about_a_person": consult},
	}
	us := shipped(t, "US")
	questions := load(t, us).Questions()
	require.Len(t, questions, len(want))
	for _, q := range questions {
		positions := want[q.Rule]
		require.NotNil(t, positions, q.Rule)
		require.Len(t, q.Positions, len(positions), q.Rule)
		assert.Equal(t, "US", q.Layer)
		assert.Empty(t, q.ChosenBy)
		assert.True(t, strings.HasSuffix(q.Question, "?"))
		for _, x := range q.Positions {
			verdict, other := positions[x.ID]
			if !other {
				verdict = positions["*"+x.ID]
				assert.Equal(t, x.ID, q.Holds, "%s stands", x.ID)
			}
			p := load(t, us, choosing(scope.Choice{Rule: q.Rule, Position: x.ID, Why: "so decided"}))
			id := p.Questions()
			rule, _ := p.Rule(q.Rule)
			d := decide(t, p, inOrder(rule.Activities[0]))
			assert.Equal(t, verdict, d.Verdict, "%s: %s", q.Rule, x.ID)
			assert.Contains(t, d.Reasons[0].Text, "The field disagrees on this; harbour-house chose "+x.ID+".")
			for _, now := range id {
				if now.Rule == q.Rule {
					assert.Equal(t, x.ID, now.Holds)
					assert.Equal(t, []string{"harbour-house"}, now.ChosenBy)
				}
			}
		}
		rule, _ := load(t, us).Rule(q.Rule)
		assert.Contains(t, rule.Text, "The field disagrees on this and the organisation has not chosen: "+q.Holds+" stands.")
	}
	both := standard(t, "US-NC", "US-NY").Questions()
	require.Len(t, both, len(want)+2)
	assert.Equal(t, "us-nc.caseload", both[0].Rule)
	assert.Equal(t, "us-ny.threat_to_others", both[1].Rule)
}

// A choice brings the position's own conditions, obligations and sources.
func TestAChoiceTakesThePlaceOfTheRule(t *testing.T) {
	us := shipped(t, "US")
	p := load(t, us, choosing(scope.Choice{Rule: "us.intimate_partner_violence_disclosed", Position: "report_where_the_law_says", Why: "counsel"}))
	d := decide(t, p, inOrder("intimate_partner_violence_disclosed"))
	assert.Contains(t, obligations(d), "report statutory: as the state law says")
	assert.Contains(t, d.Reasons[0].Source, "state laws 2022")
	assert.NotContains(t, obligations(decide(t, standard(t), inOrder("intimate_partner_violence_disclosed"))), "report statutory: as the state law says")

	nc := shipped(t, "US-NC")
	p = load(t, us, nc, choosing(scope.Choice{Rule: "us-nc.caseload", Position: "state_funded_15", Why: "the funder is the state"}))
	d = decide(t, p, inOrder("goal_setting"))
	assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.RatioCondition, Of: "caseload_15"})
	assert.NotContains(t, d.Conditions, scope.Condition{Kind: scope.RatioCondition, Of: "caseload_12"})
	d = decide(t, load(t, us, nc), inOrder("goal_setting"))
	assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.RatioCondition, Of: "caseload_12"}, "the stricter stands until somebody chooses")

	tie := scope.Choice{Rule: "us.romantic_sexual_former_participant", Position: "current_only", Why: "so decided"}
	d = decide(t, load(t, us, shipped(t, "US-WA"), choosing(tie)), inOrder("romantic_sexual_former_participant"))
	assert.Equal(t, scope.Prohibited, d.Verdict, "no choice loosens what Washington tightened")
	assert.Equal(t, "US-WA", d.Reasons[0].Layer)

	given := load(t, us, choosing(tie)).Layers()
	data, err := json.Marshal(given[1])
	require.NoError(t, err)
	back, err := scope.ParseLayer(data)
	require.NoError(t, err)
	assert.Equal(t, given[1], back)
	assert.Equal(t, load(t, given...).Digest(), load(t, us, choosing(tie)).Digest())
}

func TestChoicesThatAreRefused(t *testing.T) {
	us := shipped(t, "US")
	friends := scope.Choice{Rule: "us.personal_friendship_during_service", Position: "friend_and_companion", Why: "so decided"}
	barred := friends
	barred.Position = "not_friends"
	with := func(change func(*scope.Choice)) scope.Layer {
		c := friends
		change(&c)
		return choosing(c)
	}
	payer := choosing(friends)
	payer.Kind = scope.LayerPayer
	second := choosing(barred)
	second.Code = "another-house"
	for name, tt := range map[string]struct {
		layers []scope.Layer
		want   error
		near   string
	}{
		"no such rule":            {[]scope.Layer{with(func(c *scope.Choice) { c.Rule = "us.personal_freindship_during_service" })}, scope.ErrUnknownRule, "us.personal_friendship_during_service"},
		"a rule not contested":    {[]scope.Layer{with(func(c *scope.Choice) { c.Rule = "us.diagnose" })}, scope.ErrUnknownChoice, ""},
		"no such position":        {[]scope.Layer{with(func(c *scope.Choice) { c.Position = "friend_and_companon" })}, scope.ErrUnknownChoice, "friend_and_companion"},
		"no reason":               {[]scope.Layer{with(func(c *scope.Choice) { c.Why = "" })}, scope.ErrIncomplete, ""},
		"twice":                   {[]scope.Layer{choosing(friends, friends)}, scope.ErrDuplicate, ""},
		"a payer's":               {[]scope.Layer{payer}, scope.ErrChoice, ""},
		"two houses, two choices": {[]scope.Layer{choosing(friends), second}, scope.ErrChoice, ""},
	} {
		_, err := scope.Load(append(tt.layers, us)...)
		require.ErrorIs(t, err, tt.want, name)
		var at *scope.LayerError
		require.ErrorAs(t, err, &at)
		assert.Equal(t, tt.near, at.Near, name)
	}
	same := second
	same.Choices = []scope.Choice{friends}
	_, err := scope.Load(us, choosing(friends), same)
	require.NoError(t, err, "two may choose alike")
}

func TestContestsThatAreRefused(t *testing.T) {
	contest := func() scope.Rule {
		return scope.Rule{ID: "hh.a", Activities: []peer.ActivityID{"goal_setting"}, Verdict: scope.PermittedWithConditions, Text: "So.", Sources: cited,
			Contested: &scope.Contest{Question: "So?", Stands: "so", Positions: []scope.Position{
				{ID: "so", Text: "So.", Sources: cited},
				{ID: "not_so", Verdict: scope.Prohibited, Text: "Not so.", Instead: "Else.", Sources: cited},
			}}}
	}
	_, err := scope.Load(shipped(t, "US"), organisation(contest()))
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		change func(*scope.Rule)
		want   error
	}{
		"a floor rule":                 {func(r *scope.Rule) { r.Floor = true }, scope.ErrFloor},
		"a fixed rule":                 {func(r *scope.Rule) { r.Fixed = true }, scope.ErrFloor},
		"no question":                  {func(r *scope.Rule) { r.Contested.Question = "" }, scope.ErrIncomplete},
		"one position":                 {func(r *scope.Rule) { r.Contested.Positions = r.Contested.Positions[:1] }, scope.ErrIncomplete},
		"stands nowhere":               {func(r *scope.Rule) { r.Contested.Stands = "sow" }, scope.ErrUnknownChoice},
		"a position twice":             {func(r *scope.Rule) { r.Contested.Positions[1].ID = "so" }, scope.ErrDuplicate},
		"no text":                      {func(r *scope.Rule) { r.Contested.Positions[1].Text = "" }, scope.ErrIncomplete},
		"no source":                    {func(r *scope.Rule) { r.Contested.Positions[1].Sources = nil }, scope.ErrUncited},
		"a source without evidence":    {func(r *scope.Rule) { r.Contested.Positions[0].Sources = []scope.Citation{{Title: "x"}} }, scope.ErrUncited},
		"what stands says it twice":    {func(r *scope.Rule) { r.Contested.Positions[0].Verdict = scope.Permitted }, scope.ErrIncomplete},
		"no verdict":                   {func(r *scope.Rule) { r.Contested.Positions[1].Verdict = 0 }, scope.ErrIncomplete},
		"prohibited without instead":   {func(r *scope.Rule) { r.Contested.Positions[1].Instead = "" }, scope.ErrIncomplete},
		"a duty prohibited, if chosen": {func(r *scope.Rule) { r.Activities = []peer.ActivityID{"report_colleague_misconduct"} }, scope.ErrStands},
		"a key that the register lacks": {func(r *scope.Rule) {
			r.Contested.Positions[1].Sources = []scope.Citation{{Key: "NOPE", Evidence: source.Verified}}
		}, scope.ErrUncited},
	} {
		r := contest()
		tt.change(&r)
		_, err := scope.Load(shipped(t, "US"), organisation(r))
		require.ErrorIs(t, err, tt.want, name)
	}
}

func TestSettings(t *testing.T) {
	us := shipped(t, "US")
	gift := scope.Setting{Of: "gift_value_cap", Value: 15, Unit: "USD", Why: "Handbook"}
	setting := func(s ...scope.Setting) scope.Layer {
		return scope.Layer{Code: "harbour-house", Kind: scope.LayerOrganisation, Title: "Harbour House", Settings: s}
	}
	p := load(t, us, setting(gift))
	d := decide(t, p, inOrder("accept_token_gift"))
	assert.Contains(t, d.Reasons[0].Text, "Set: gift_value_cap is 15 USD (harbour-house).")
	assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.PolicyCondition, Of: "gift_value_cap"}, "whether it is met, no fact tells")
	assert.Equal(t, []scope.LayerSetting{{Layer: "harbour-house", Setting: gift}}, p.Settings())
	d = decide(t, load(t, us), inOrder("accept_token_gift"))
	assert.NotContains(t, d.Reasons[0].Text, "Set:", "no figure was seen in any code, so none ships")
	assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.PolicyCondition, Of: "gift_value_cap"})

	jurisdiction := setting(gift)
	jurisdiction.Kind = scope.LayerJurisdiction
	with := func(change func(*scope.Setting)) scope.Layer {
		s := gift
		change(&s)
		return setting(s)
	}
	for name, tt := range map[string]struct {
		layer scope.Layer
		want  error
	}{
		"no value":               {with(func(s *scope.Setting) { s.Value = 0 }), scope.ErrIncomplete},
		"less than none":         {with(func(s *scope.Setting) { s.Value = -1 }), scope.ErrIncomplete},
		"no unit":                {with(func(s *scope.Setting) { s.Unit = "" }), scope.ErrIncomplete},
		"no reason":              {with(func(s *scope.Setting) { s.Why = "" }), scope.ErrIncomplete},
		"of nothing":             {with(func(s *scope.Setting) { s.Of = "gift_value_cpa" }), scope.ErrUnknownSetting},
		"of what a fact decides": {with(func(s *scope.Setting) { s.Of = "telehealth" }), scope.ErrUnknownSetting},
		"twice":                  {setting(gift, gift), scope.ErrDuplicate},
		"a jurisdiction's":       {jurisdiction, scope.ErrChoice},
	} {
		_, err := scope.Load(us, tt.layer)
		require.ErrorIs(t, err, tt.want, name)
	}
	var at *scope.LayerError
	_, err := scope.Load(us, with(func(s *scope.Setting) { s.Of = "gift_value_cpa" }))
	require.ErrorAs(t, err, &at)
	assert.Equal(t, "gift_value_cap", at.Near)
}

// The two layers that show how a payer's and an organisation's are written.
func TestExampleLayers(t *testing.T) {
	us, payer, house := shipped(t, "US"), exampleLayer(t, "example-payer.json"), exampleLayer(t, "example-organisation.json")
	p := load(t, us, shipped(t, "US-VA"), payer, house)
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, inOrder("personal_friendship_during_service")).Verdict)
	d := decide(t, p, inOrder("romantic_sexual_former_participant"))
	assert.Equal(t, scope.ConsultSupervisorFirst, d.Verdict)
	assert.Contains(t, d.Reasons[0].Text, "Set: post_service_ban is 24 months (example-organisation).")
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, inOrder("household_chores_or_shopping")).Verdict)
	d = decide(t, p, inOrder("support_group_facilitation"))
	for _, of := range []string{"participants_per_worker", "participants_per_worker_10", "participants_per_worker_8"} {
		assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.RatioCondition, Of: of})
	}
	assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, inOrder("garden_group")).Verdict, "no first-aid course")
	urgent := with("transport_agency_vehicle", func(r *scope.Request) { r.Urgency = scope.Urgent })
	assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, urgent).Verdict)
}

func ExamplePolicy_Questions() {
	base, _ := scope.ShippedLayer("US")
	house := scope.Layer{Code: "harbour-house", Kind: scope.LayerOrganisation, Title: "Harbour House", Choices: []scope.Choice{
		{Rule: "us.personal_friendship_during_service", Position: "friend_and_companion", Why: "Board of 2026-02-03"},
	}}
	policy, _ := scope.Load(base, house)
	for _, q := range policy.Questions() {
		if q.ChosenBy != nil {
			fmt.Println(q.Question, q.Holds)
		}
	}
	facts, _ := policy.Prepare(scope.Request{Activity: "personal_friendship_during_service"})
	fmt.Println(policy.Verdict(facts))

	house.Choices[0].Position = "anything_goes"
	_, err := scope.Load(base, house)
	fmt.Println(err)
	// Output:
	// May a worker be a participant's friend during the service? friend_and_companion
	// permitted_with_conditions
	// scope: layer harbour-house: rule us.personal_friendship_during_service: the rule lists no position "anything_goes"
}
