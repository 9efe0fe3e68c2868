package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// assertEmergency checks that an emergency says what to do and by when.
func assertEmergency(t *testing.T, d scope.Decision) {
	t.Helper()
	kinds := map[scope.ObligationKind]bool{}
	for _, o := range d.Obligations {
		kinds[o.Kind] = true
		if o.Kind == scope.NotifySupervisor || o.Kind == scope.Debrief || o.Kind == scope.Document {
			assert.True(t, o.Timed, "%s has a deadline", o.Kind)
		}
	}
	assert.True(t, kinds[scope.NotifySupervisor])
	assert.True(t, kinds[scope.Document])
	assert.True(t, kinds[scope.Debrief])
}

func TestEmergenciesSayWhatComesFirst(t *testing.T) {
	p := standard(t)
	call := "call emergency services: emergency number, at once"
	tests := []struct {
		id       peer.ActivityID
		want     []string
		imminent []string // first of all, beside these, when danger is imminent
	}{
		{"overdose_witnessed", []string{call, "stay with participant, at once",
			"notify supervisor, within 15 minutes", "document, within 24 hours", "debrief, within 24 hours"}, nil},
		{"suicidal_ideation_active", []string{"call emergency services: crisis line 988 or emergency number, at once", "stay with participant, at once",
			"notify supervisor, at once", "warm handoff: clinician on call",
			"document, within 24 hours", "debrief, within 24 hours"}, nil},
		{"threat_to_others", []string{"notify supervisor, at once", "document, within 24 hours", "debrief, within 24 hours"}, []string{call}},
		{"child_abuse_disclosed", []string{"notify supervisor, at once",
			"report statutory: child protection, within 24 hours", "document, within 24 hours", "debrief, within 24 hours"}, []string{call}},
		{"medical_emergency", []string{call, "stay with participant, at once",
			"notify supervisor, within 15 minutes", "document, at once", "debrief, within 24 hours"}, nil},
		{"weapon_or_immediate_threat_to_worker", []string{call,
			"notify supervisor, within 15 minutes", "document, within 24 hours", "debrief, within 24 hours"}, nil},
	}
	for _, tt := range tests {
		t.Run(string(tt.id), func(t *testing.T) {
			said := func(u scope.Urgency) []string {
				return obligations(decide(t, p, with(tt.id, func(r *scope.Request) { r.Urgency = u })))
			}
			assert.Equal(t, tt.want, said(scope.Routine))
			assert.Equal(t, append(tt.imminent, tt.want...), said(scope.Imminent), "a worker in danger is not told to stay, however urgent")
		})
	}
}

func TestImminentIsAnEmergencyWhateverElseHolds(t *testing.T) {
	p := standard(t, "US-TX")
	ids := append(p.Activities(), "no_layer_lists_this")
	for _, id := range ids {
		d := decide(t, p, scope.Request{Activity: id, Urgency: scope.Imminent, Supervised: scope.False, Approval: scope.ApprovalDenied,
			Consent: scope.ConsentMissing, Credential: peer.CredentialRevoked, Fitness: peer.FitnessSteppedAside})
		assert.Equal(t, scope.EmergencyEscalate, d.Verdict, id)
		assert.False(t, d.Overridable, id)
		assert.True(t, hasObligation(d, scope.CallEmergencyServices), id)
		assert.False(t, hasObligation(d, scope.ObtainConsent), "nobody is asked for consent first: %s", id)
	}
}

// Only a row that knows where the worker is orders anybody to stay: imminent
// danger by itself sends nobody anywhere, and nobody there alone.
func TestImminentDangerSendsNobodyIn(t *testing.T) {
	p := standard(t)
	for _, id := range []peer.ActivityID{"home_visit_alone", "welfare_check_missed_contact", "physical_restraint_or_force", "threat_to_others",
		"intimate_partner_violence_disclosed", "weapon_or_immediate_threat_to_worker", "child_abuse_disclosed", "no_layer_lists_this"} {
		d := decide(t, p, with(id, func(r *scope.Request) { r.Urgency = scope.Imminent }))
		assert.Equal(t, scope.EmergencyEscalate, d.Verdict, id)
		assert.False(t, hasObligation(d, scope.StayWithParticipant), id)
		assert.True(t, hasObligation(d, scope.CallEmergencyServices), id)
		said := ""
		for _, r := range d.Reasons {
			said += r.Text
		}
		assert.Contains(t, said, "If you are not safe, leave first; do not go there alone.", id)
	}
}

func TestWhoMayNotServeHandsOverInDanger(t *testing.T) {
	p := standard(t)
	tests := []struct {
		name   string
		change func(*scope.Request)
		want   bool
	}{
		{"in order", func(*scope.Request) {}, false},
		{"stepped aside", func(r *scope.Request) { r.Fitness = peer.FitnessSteppedAside }, true},
		{"unsupervised", func(r *scope.Request) { r.Supervised = scope.False }, true},
		{"not current", func(r *scope.Request) { r.Credential = peer.CredentialSuspended }, true},
		{"not told", func(r *scope.Request) { r.Credential, r.Supervised, r.Fitness = "", scope.Unknown, "" }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, id := range []peer.ActivityID{"active_listening_support", "home_visit_alone", "nonclinical_deescalation"} {
				routine := decide(t, p, with(id, tt.change))
				assert.False(t, hasObligation(routine, scope.HandOver), "%s: without danger the service is stopped", id)
				danger := with(id, tt.change)
				danger.Urgency = scope.Imminent
				d := decide(t, p, danger)
				assert.Equal(t, scope.EmergencyEscalate, d.Verdict, id)
				assert.Equal(t, tt.want, hasObligation(d, scope.HandOver), id)
			}
		})
	}
}

func TestAnUrgentSymptomIsAnEmergency(t *testing.T) {
	p := standard(t)
	said := func(u scope.Urgency) ([]string, scope.Verdict) {
		d := decide(t, p, with("medical_symptom_disclosed", func(r *scope.Request) { r.Urgency = u }))
		return obligations(d), d.Verdict
	}
	got, verdict := said(scope.Routine)
	assert.Equal(t, scope.ReferWarmHandoff, verdict)
	assert.Equal(t, []string{"warm handoff: medical care"}, got)
	for _, u := range []scope.Urgency{scope.Urgent, scope.Imminent} {
		got, verdict = said(u)
		assert.Equal(t, scope.EmergencyEscalate, verdict, u)
		assert.Equal(t, []string{"call emergency services: emergency number, at once", "stay with participant, at once", "warm handoff: medical care",
			"notify supervisor, within 15 minutes", "document, within 24 hours", "debrief, within 24 hours"}, got, u)
	}
	d := decide(t, p, with("medical_symptom_disclosed", func(r *scope.Request) { r.Urgency = "" }))
	assert.Equal(t, scope.ReferWarmHandoff, d.Verdict)
	assert.Equal(t, []scope.Fact{scope.FactUrgency}, d.Unknown)
}

func TestWhatIsOwedAround(t *testing.T) {
	p := standard(t)
	tests := []struct {
		id   peer.ActivityID
		want []string
	}{
		{"administer_naloxone", []string{"call emergency services: emergency number, at once", "stay with participant, at once",
			"notify supervisor, within 15 minutes", "document, within 24 hours", "debrief, within 24 hours"}}, // as for an overdose
		{"work_during_own_recurrence", []string{"hand over: supervisor or colleague on duty", "notify supervisor"}},
		{"self_harm_disclosed", []string{"notify supervisor, at once", "warm handoff: clinician", "document, within 24 hours"}},
		{"intimate_partner_violence_disclosed", []string{"notify supervisor, at once", "warm handoff: domestic violence advocate", "document, within 24 hours"}},
		{"suicidal_ideation_passive", []string{"stay with participant, at once", "notify supervisor, at once",
			"warm handoff: crisis line 988 or clinician", "document, within 24 hours"}},
		{"participant_intoxicated_at_contact", nil}, // ask first
		{"welfare_check_missed_contact", []string{"notify supervisor"}},
		{"write_court_letter_or_testify", []string{"notify supervisor", "notify supervisor: privacy officer", "document"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, obligations(decide(t, p, inOrder(tt.id))), tt.id)
	}
}

func TestSelfHarmInImminentDangerIsNotLeftAlone(t *testing.T) {
	p := standard(t)
	d := decide(t, p, with("self_harm_disclosed", func(r *scope.Request) { r.Urgency = scope.Imminent }))
	assert.Equal(t, []string{"call emergency services: emergency number, at once", "stay with participant, at once", "notify supervisor, at once",
		"warm handoff: clinician", "document, within 24 hours", "debrief, within 24 hours"}, obligations(d))
}

func TestInAHospitalTheClinicalTeamIsCalled(t *testing.T) {
	p := standard(t)
	for _, setting := range []peer.Setting{peer.SettingEmergencyDepartment, peer.SettingInpatientHospital} {
		d := decide(t, p, with("medical_emergency", func(r *scope.Request) { r.Setting = setting }))
		assert.Equal(t, []string{"call emergency services: clinical emergency team, at once", "call emergency services: emergency number, at once"},
			obligations(d)[:2], setting)
	}
	d := decide(t, p, inOrder("medical_emergency"))
	assert.Equal(t, "call emergency services: emergency number, at once", obligations(d)[0])
	assert.Equal(t, "stay with participant, at once", obligations(d)[1])
}
