package scope_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// with returns a request in order, changed.
func with(id peer.ActivityID, change func(*scope.Request)) scope.Request {
	r := inOrder(id)
	change(&r)
	return r
}

func hasCondition(d scope.Decision, kind scope.ConditionKind, met scope.Truth) bool {
	for _, c := range d.Conditions {
		if c.Kind == kind && c.Met == met {
			return true
		}
	}
	return false
}

func hasObligation(d scope.Decision, kind scope.ObligationKind) bool {
	for _, o := range d.Obligations {
		if o.Kind == kind {
			return true
		}
	}
	return false
}

var notCurrent = []peer.CredentialState{"applicant", "in_training", "exam_eligible", "lapsed", "inactive", "suspended", "revoked", "retired", "denied"}

func TestWorkerFactsBearOnServiceAlone(t *testing.T) {
	p := standard(t)
	amiss := map[string]func(*scope.Request){
		"lapsed":        func(r *scope.Request) { r.Credential = peer.CredentialLapsed },
		"unsupervised":  func(r *scope.Request) { r.Supervised = scope.False },
		"stepped aside": func(r *scope.Request) { r.Fitness = peer.FitnessSteppedAside },
		"unknown": func(r *scope.Request) {
			r.Credential, r.Supervised, r.Fitness = "", scope.Unknown, ""
		},
		"denied": func(r *scope.Request) { r.Approval = scope.ApprovalDenied },
	}
	for name, change := range amiss {
		t.Run(name, func(t *testing.T) {
			for _, row := range catalogue {
				usual := decide(t, p, inOrder(row.id))
				d := decide(t, p, with(row.id, change))
				switch row.kind {
				case scope.Event, scope.Duty, scope.Aid:
					assert.Equal(t, usual.Verdict, d.Verdict, row.id)
					if name != "unknown" {
						assert.True(t, hasObligation(d, scope.HandOver), row.id)
					}
				case scope.Conduct:
					if name == "denied" {
						assert.Equal(t, scope.Prohibited, d.Verdict, row.id)
						break
					}
					assert.Equal(t, usual.Verdict, d.Verdict, row.id)
				case scope.Service:
					want := map[string]scope.Verdict{"lapsed": scope.ConsultSupervisorFirst, "unsupervised": scope.Prohibited,
						"stepped aside": scope.Prohibited, "denied": scope.Prohibited, "unknown": scope.PermittedWithConditions}[name]
					assert.Equal(t, max(want, usual.Verdict), d.Verdict, row.id)
				}
			}
		})
	}
}

func TestCredential(t *testing.T) {
	p := standard(t)
	const id = "active_listening_support"
	for _, state := range notCurrent {
		for _, approval := range scope.Approvals() {
			d := decide(t, p, with(id, func(r *scope.Request) { r.Credential, r.Approval = state, approval }))
			want := scope.ConsultSupervisorFirst
			if approval == scope.ApprovalDenied {
				want = scope.Prohibited
			}
			assert.Equal(t, want, d.Verdict, "%s %s: no approval lowers it", state, approval)
			assert.True(t, hasCondition(d, scope.CredentialCondition, scope.False))
			assert.True(t, hasObligation(d, scope.NotBillable))
		}
	}
	for _, state := range []peer.CredentialState{"provisional", "certified", "renewal_due", "reinstated"} {
		d := decide(t, p, with(id, func(r *scope.Request) { r.Credential = state }))
		assert.Equal(t, scope.Permitted, d.Verdict, state)
		assert.True(t, hasCondition(d, scope.CredentialCondition, scope.True))
	}
	d := decide(t, p, with(id, func(r *scope.Request) {
		r.Credential, r.Supervised = peer.CredentialProvisional, scope.Unknown
	}))
	assert.Equal(t, scope.PermittedWithConditions, d.Verdict, "a trainee counts only while supervised")
	assert.True(t, hasCondition(d, scope.CredentialCondition, scope.Unknown))
	d = decide(t, p, with(id, func(r *scope.Request) {
		r.Credential, r.Supervised = peer.CredentialProvisional, scope.False
	}))
	assert.Equal(t, scope.Prohibited, d.Verdict)
}

func TestAnUnknownWorkerFactIsACondition(t *testing.T) {
	p := standard(t)
	tests := []struct {
		kind   scope.ConditionKind
		forget func(*scope.Request)
	}{
		{scope.CredentialCondition, func(r *scope.Request) { r.Credential = "" }},
		{scope.SupervisionCondition, func(r *scope.Request) { r.Supervised = scope.Unknown }},
		{scope.FitnessCondition, func(r *scope.Request) { r.Fitness = "" }},
	}
	for _, tt := range tests {
		d := decide(t, p, with("goal_setting", tt.forget))
		assert.Equal(t, scope.PermittedWithConditions, d.Verdict, tt.kind)
		assert.True(t, hasCondition(d, tt.kind, scope.Unknown), tt.kind)
		d = decide(t, p, with("home_visit_alone", tt.forget))
		assert.Equal(t, scope.ConsultSupervisorFirst, d.Verdict, "only permitted is raised")
	}
}

func TestConditionsMetUnmetAndUnknown(t *testing.T) {
	p := standard(t)
	const id = "digital_checkin_agency_platform"
	tests := []struct {
		name      string
		trainings []string
		approval  scope.Approval
		want      scope.Verdict
		met       scope.Truth
	}{
		{"held", []string{"telehealth"}, scope.ApprovalNone, scope.PermittedWithConditions, scope.True},
		{"held among a programme's own", []string{"our_own_course", "telehealth"}, scope.ApprovalNone, scope.PermittedWithConditions, scope.True},
		{"known to be lacking", []string{}, scope.ApprovalNone, scope.ConsultSupervisorFirst, scope.False},
		{"a programme's own unlocks nothing", []string{"our_own_course"}, scope.ApprovalNone, scope.ConsultSupervisorFirst, scope.False},
		{"no approval lowers it", []string{}, scope.ApprovalGranted, scope.ConsultSupervisorFirst, scope.False},
		{"not told", nil, scope.ApprovalNone, scope.PermittedWithConditions, scope.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decide(t, p, with(id, func(r *scope.Request) { r.Trainings, r.Approval = tt.trainings, tt.approval }))
			assert.Equal(t, tt.want, d.Verdict)
			assert.True(t, hasCondition(d, scope.TrainingCondition, tt.met))
			assert.Equal(t, tt.trainings == nil, len(d.Unknown) == 1 && d.Unknown[0] == scope.FactTrainings)
		})
	}
}

func TestApproval(t *testing.T) {
	p := standard(t)
	tests := []struct {
		id       peer.ActivityID
		approval scope.Approval
		want     scope.Verdict
	}{
		{"home_visit_alone", scope.ApprovalGranted, scope.PermittedWithConditions},
		{"home_visit_alone", scope.ApprovalNone, scope.ConsultSupervisorFirst},
		{"home_visit_alone", "", scope.ConsultSupervisorFirst},
		{"home_visit_alone", scope.ApprovalDenied, scope.Prohibited},
		{"give_personal_gift", scope.ApprovalGranted, scope.PermittedWithConditions},
		{"give_personal_gift", scope.ApprovalDenied, scope.Prohibited},
		{"answer_records_request_or_subpoena", scope.ApprovalGranted, scope.ConsultSupervisorFirst}, // floor
		{"diagnose", scope.ApprovalGranted, scope.Prohibited},
		{"personal_friendship_during_service", scope.ApprovalGranted, scope.Prohibited}, // not consult
		{"trauma_processing", scope.ApprovalGranted, scope.ReferWarmHandoff},
		{"participant_requests_own_record", scope.ApprovalDenied, scope.ConsultSupervisorFirst}, // event
		{"write_service_note", scope.ApprovalDenied, scope.PermittedWithConditions},             // duty
		{"active_listening_support", scope.ApprovalGranted, scope.Permitted},
		{"active_listening_support", scope.ApprovalDenied, scope.Prohibited},
	}
	for _, tt := range tests {
		d := decide(t, p, with(tt.id, func(r *scope.Request) { r.Approval = tt.approval }))
		assert.Equal(t, tt.want, d.Verdict, "%s %s", tt.id, tt.approval)
	}
}

// An approval is of the activity: it settles neither a flag between the two nor
// a second role, and lowers what the catalogue says alone.
func TestAnApprovalSettlesNoContext(t *testing.T) {
	p := standard(t)
	for name, change := range map[string]func(*scope.Request){
		"conflict signal": func(r *scope.Request) { r.ConflictSignal = scope.True },
		"second role":     func(r *scope.Request) { r.SecondRole = "counsellor" },
		"credential":      func(r *scope.Request) { r.Credential = peer.CredentialLapsed },
	} {
		for _, id := range []peer.ActivityID{"active_listening_support", "home_visit_alone"} {
			r := with(id, change)
			assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, r).Verdict, name)
			r.Approval = scope.ApprovalGranted
			assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, r).Verdict, name)
			if name != "credential" {
				assert.Empty(t, unlock(t, p, r), name)
			}
		}
	}
}

func TestUnlistedActivity(t *testing.T) {
	p := standard(t, "US-TX")
	for _, approval := range append(scope.Approvals(), "") {
		d := decide(t, p, with("juggling_lessons", func(r *scope.Request) {
			r.Approval, r.Supervised, r.Credential = approval, scope.False, peer.CredentialLapsed
		}))
		assert.Equal(t, scope.ConsultSupervisorFirst, d.Verdict, "approved or not")
		assert.False(t, d.Explicit)
		require.Len(t, d.Reasons, 1)
		assert.Equal(t, "us.unlisted_activity", d.Reasons[0].Rule)
		assert.Empty(t, unlock(t, p, inOrder("juggling_lessons")))
	}
}

func TestAMisspeltActivityIsAnUnlistedOneWithAHint(t *testing.T) {
	p := standard(t)
	for asked, hint := range map[peer.ActivityID]string{
		"goal_seting":  " If the id is misspelt: the nearest that is listed is goal_setting.",
		"Goal_Setting": " If the id is misspelt: the nearest that is listed is goal_setting.",
		"Maria Lopez":  "",
	} {
		for _, urgency := range []scope.Urgency{"", scope.Imminent} {
			r := scope.Request{Activity: asked, Urgency: urgency}
			d := decide(t, p, r)
			assert.False(t, d.Explicit)
			assert.False(t, d.Verdict.Allowed())
			last := d.Reasons[len(d.Reasons)-1]
			assert.Equal(t, "us.unlisted_activity", last.Rule)
			rule, _ := p.Rule(last.Rule)
			assert.Equal(t, rule.Text+hint, last.Text)
			f, err := p.Prepare(r)
			require.NoError(t, err)
			assert.Equal(t, "[facts] [facts] [facts]", fmt.Sprintf("%v %+v %#v", f, f, f))
			assert.Equal(t, "[facts]", f.LogValue().String())
		}
	}
	_, defined := p.Activity("goal_seting")
	assert.False(t, defined)
	_, defined = p.Activity("goal_setting")
	assert.True(t, defined)
}

func TestFloorHoldsWhateverTheFacts(t *testing.T) {
	p := standard(t, "US-TX")
	for _, row := range catalogue {
		if !row.floor {
			continue
		}
		for _, change := range []func(*scope.Request){
			func(r *scope.Request) { r.Approval = scope.ApprovalGranted },
			func(r *scope.Request) { r.SmallCommunity = scope.True },
			func(r *scope.Request) { *r = scope.Request{Activity: r.Activity, At: r.At} },
			func(r *scope.Request) { r.Role = peer.RoleSupervisor },
		} {
			d := decide(t, p, with(row.id, change))
			assert.GreaterOrEqual(t, d.Verdict, row.verdict, row.id)
			assert.False(t, d.Verdict == row.verdict && d.Overridable, row.id)
		}
	}
}
