package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// repeats are the shipped rules that change no verdict, condition or obligation,
// each with the reason why it is there.
var repeats = map[string]string{
	"ncprss.misrepresent_credentials":                 "the code of ethics says what the base says; its source is the point",
	"ncprss.practise_without_supervision":             "the same",
	"ncprss.work_outside_training":                    "the same",
	"us-dc.threat_to_others":                          "what the law asks of therapists, told; the base asks for the note already, and sooner",
	"us-il.threat_to_others":                          "the same",
	"us-or.threat_to_others":                          "the same",
	"us-tx.threat_to_others":                          "the same",
	"us-or.child_abuse_disclosed":                     "the law's own words; the base asks for the report already",
	"us-ga.child_abuse_disclosed":                     "Georgia's own words; the base asks for the report already",
	"us-ma.administer_or_hold_medication":             "prohibited in its own right, so that it stays so if the base is chosen otherwise",
	"us-ma.give_financial_advice_or_manage_money":     "the law's own words on a floor rule",
	"us-ny.work_during_own_recurrence":                "the duty to step aside, in New York's words",
	"us-va.work_during_own_recurrence":                "the duty to seek counsel, in Virginia's words",
	"us-va.volunteer_services":                        "says from which law the base took it",
	"us-wa.landlord_roommate_employer_of_participant": "the law's own words on a floor rule",
	"us-wa.romantic_sexual_former_participant":        "the law's own words; holds if an organisation chooses otherwise",
	"us-tx.dual_relationship":                         "the law's own definition",
	"us-tx.serve_outside_endorsement":                 "the law's own words",
	"us.individual_advocacy":                          "permitted, and listed by the layer's rule as well",
	"us.outreach_engagement":                          "the same",
	"us.administer_or_hold_medication":                "prohibited by the layer's rule as well",
	"us.first_responder_crisis_role":                  "the same",
	"us.romantic_sexual_former_participant":           "the same",
	"us.landlord_roommate_employer_of_participant":    "the same",
	"us.misrepresent_credentials":                     "the same",
	"us.practise_without_supervision":                 "the same",
	"us.work_outside_training":                        "the same",
	"us.give_financial_advice_or_manage_money":        "the same",
	"us.work_during_own_recurrence":                   "the same",
	"us.serve_outside_endorsement":                    "the same",
}

func TestShippedLayersHaveNoDeadRulesButRepeats(t *testing.T) {
	for _, code := range scope.Shipped() {
		dead, err := standard(t, code).DeadRules()
		require.NoError(t, err)
		for _, d := range dead {
			assert.Equal(t, scope.NeverChanges, d.Answer, "%s can never match", d.Rule)
			assert.Contains(t, repeats, d.Rule, "with %s", code)
		}
	}
}

func TestShippedLayersDoNotContradictThemselves(t *testing.T) {
	for _, code := range scope.Shipped() {
		conflicts, err := standard(t, code).Conflicts()
		require.NoError(t, err)
		assert.Empty(t, conflicts, code)
	}
}

func TestShippedLayersLoosenOnlyByName(t *testing.T) {
	for _, code := range scope.Shipped() {
		effects, err := standard(t, code).Effects()
		require.NoError(t, err)
		for _, e := range effects {
			assert.Zero(t, e.Unnamed, "%s on %s", code, e.Activity)
			assert.Equal(t, e.Loosens+len(e.Drops) > 0 && !e.Lists, len(e.By) > 0, "%s on %s", code, e.Activity)
			for _, d := range e.Drops {
				assert.Zero(t, d.Unnamed, "%s on %s: %s", code, e.Activity, d)
			}
		}
	}
}

func tinyRule(id string, v scope.Verdict) scope.Rule {
	return scope.Rule{ID: id, Activities: []peer.ActivityID{"walk"}, Verdict: v, Text: "T.", Instead: "I.", Sources: cited}
}

func TestWaysToBeDead(t *testing.T) {
	base := func(r scope.Rule) scope.Layer {
		return tinyBase(t, tinyRule("us.walk", scope.ConsultSupervisorFirst), r)
	}
	volunteers := scope.When{Role: []peer.RoleKind{peer.RoleVolunteer}}
	tests := []struct {
		name   string
		change func(*scope.Rule)
		want   scope.Death
	}{
		{"stricter", func(r *scope.Rule) {}, ""},
		{"selects by a kind that nothing has", func(r *scope.Rule) { r.Activities, r.Kinds = nil, []scope.Kind{scope.Duty} }, scope.SelectsNothing},
		{"of an activity that no rule lists", func(r *scope.Rule) { r.Activities, r.Kinds = nil, []scope.Kind{scope.Conduct} }, scope.NeverLists},
		{"when and unless the same", func(r *scope.Rule) { r.When, r.Unless = volunteers, volunteers }, scope.Contradictory},
		{"when one, unless another", func(r *scope.Rule) {
			r.When, r.Unless = volunteers, scope.When{Consent: []scope.Consent{scope.ConsentValid}}
		}, ""},
		{"milder than the other", func(r *scope.Rule) { r.Verdict = scope.PermittedWithConditions }, scope.NeverChanges},
		{"milder, but with a condition", func(r *scope.Rule) {
			r.Verdict, r.Conditions = scope.PermittedWithConditions, []scope.RuleCondition{{Kind: scope.PolicyCondition, Of: "x"}}
		}, ""},
		{"milder, of a time before the other's", func(r *scope.Rule) { r.Verdict, r.To = scope.Permitted, date(t, "2020-01-01") }, scope.NeverChanges},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := tinyRule("us.more", scope.Prohibited)
			tt.change(&r)
			dead, err := load(t, base(r)).DeadRules()
			require.NoError(t, err)
			var got scope.Death
			for _, d := range dead {
				if d.Rule == "us.more" {
					got = d.Answer
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestConflicts(t *testing.T) {
	allow, forbid := tinyRule("us.allow", scope.Permitted), tinyRule("us.forbid", scope.Prohibited)
	conflicts, err := load(t, tinyBase(t, allow, forbid)).Conflicts()
	require.NoError(t, err)
	require.Len(t, conflicts, 1)
	assert.Equal(t, "us.allow", conflicts[0].Milder)
	assert.Equal(t, "us.forbid", conflicts[0].Stricter)

	forbid.When.Role = []peer.RoleKind{peer.RoleVolunteer}
	conflicts, err = load(t, tinyBase(t, allow, forbid)).Conflicts()
	require.NoError(t, err)
	assert.Empty(t, conflicts, "an exception for volunteers contradicts nothing")

	allow.When.Consent = []scope.Consent{scope.ConsentValid}
	p := load(t, tinyBase(t, allow, forbid))
	conflicts, err = p.Conflicts()
	require.NoError(t, err)
	require.Len(t, conflicts, 1, "volunteers with consent")
	assert.Equal(t, scope.Request{Activity: "walk", Role: peer.RoleVolunteer, Consent: scope.ConsentValid}, conflicts[0].Example)
	assert.Equal(t, "when the role is volunteer and with valid consent", conflicts[0].Where.String())
}

func TestCoverage(t *testing.T) {
	r := tinyRule("us.walk", scope.Permitted)
	r.When.Role = []peer.RoleKind{peer.RoleVolunteer}
	c, err := load(t, tinyBase(t, r)).Coverage()
	require.NoError(t, err)
	roles, credentials := len(peer.RoleKinds()), len(peer.CredentialStates())
	assert.Equal(t, 2*roles*credentials, c.Cells)
	assert.Equal(t, credentials, c.Covered, "volunteers who walk")
	require.Len(t, c.Gaps, 2)
	assert.Equal(t, scope.Gap{Activity: "gift", Layer: "US"}, c.Gaps[0])
	assert.Len(t, c.Gaps[1].Role, roles-1)
	assert.NotContains(t, c.Gaps[1].Role, peer.RoleVolunteer)

	r.When = scope.When{Consent: []scope.Consent{scope.ConsentValid}}
	c, err = load(t, tinyBase(t, r)).Coverage()
	require.NoError(t, err)
	assert.Zero(t, c.Covered)
	assert.Equal(t, []scope.Gap{{Activity: "gift", Layer: "US"}, {Activity: "walk", Layer: "US", Partly: true}}, c.Gaps)
}

func TestDiffSentences(t *testing.T) {
	walk := tinyRule("us.walk", scope.Permitted)
	stricter := tinyRule("us.strict", scope.Prohibited)
	stricter.When = scope.When{Role: []peer.RoleKind{peer.RolePeerWorker}, Credential: []peer.CredentialState{peer.CredentialCertified}}
	stricter.Unless = scope.When{Trainings: []string{"crisis"}}
	minutes := 15
	owes := tinyRule("us.owes", 0)
	owes.Obligations = []scope.RuleObligation{{Kind: scope.NotifySupervisor, To: "supervisor", WithinMinutes: &minutes, Source: &cited[0]}}
	before := load(t, tinyBase(t, walk))
	tests := []struct {
		name  string
		after []scope.Rule
		want  []string
	}{
		{"nothing", []scope.Rule{walk}, nil},
		{"a training is asked for", []scope.Rule{walk, stricter},
			[]string{"A certified peer worker may no longer do this unless the training crisis is held (before: allowed or allowed on conditions)."}},
		{"a duty", []scope.Rule{walk, owes}, []string{"A worker must now tell the supervisor within 15 minutes."}},
		{"no longer listed", nil, []string{"No longer in the rules: allowed after asking the supervisor."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := scope.Diff(before, load(t, tinyBase(t, tt.after...)))
			require.NoError(t, err)
			var said []string
			for _, c := range changesOf(list, "walk") {
				said = append(said, c.String())
			}
			assert.Equal(t, tt.want, said)
		})
	}
}
