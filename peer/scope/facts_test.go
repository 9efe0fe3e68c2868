package scope_test

import (
	"testing"
	"time"

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
		{"active_listening_support", scope.ApprovalGranted, scope.Permitted},
		{"active_listening_support", scope.ApprovalDenied, scope.Prohibited},
	}
	for _, tt := range tests {
		d := decide(t, p, with(tt.id, func(r *scope.Request) { r.Approval = tt.approval }))
		assert.Equal(t, tt.want, d.Verdict, "%s %s", tt.id, tt.approval)
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

func TestContext(t *testing.T) {
	p := standard(t)
	tests := []struct {
		name   string
		id     peer.ActivityID
		change func(*scope.Request)
		want   scope.Verdict
	}{
		{"before the agreement, engagement", "outreach_engagement", func(r *scope.Request) { r.Phase = peer.MentorshipOutreach }, scope.Permitted},
		{"before the agreement, information", "resource_navigation", func(r *scope.Request) { r.Phase = peer.MentorshipAgreementPending }, scope.Permitted},
		{"before the agreement, service", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipAgreementPending }, scope.Prohibited},
		{"after closure", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.Prohibited},
		{"after completion", "active_listening_support", func(r *scope.Request) { r.Phase = peer.MentorshipCompleted }, scope.Prohibited},
		{"after closure, reaching out", "outreach_engagement", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.Permitted},
		{"after closure, an emergency", "overdose_witnessed", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.EmergencyEscalate},
		{"advocacy without consent", "individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentMissing }, scope.Prohibited},
		{"team without consent", "attend_treatment_team_meeting", func(r *scope.Request) { r.Consent = scope.ConsentRevoked }, scope.Prohibited},
		{"third party, expired consent", "court_accompaniment", func(r *scope.Request) { r.Consent = scope.ConsentExpired }, scope.Prohibited},
		{"consent not known", "individual_advocacy", func(r *scope.Request) { r.Consent = "" }, scope.Permitted},
		{"no disclosure, no consent needed", "goal_setting", func(r *scope.Request) { r.Consent = scope.ConsentMissing }, scope.Permitted},
		{"conflict signal, alone", "active_listening_support", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"conflict signal, in a group", "support_group_facilitation", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.PermittedWithConditions},
		{"training peers knows no phase", "train_peers", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.PermittedWithConditions},
		{"a late note", "write_service_note", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.PermittedWithConditions},
		{"second role", "goal_setting", func(r *scope.Request) { r.SecondRole = "counsellor" }, scope.ConsultSupervisorFirst},
		{"at home", "goal_setting", func(r *scope.Request) { r.Setting = peer.SettingHome }, scope.PermittedWithConditions},
		{"mobile crisis", "active_listening_support", func(r *scope.Request) { r.Setting = peer.SettingMobileCrisis }, scope.PermittedWithConditions},
		{"minor", "goal_setting", func(r *scope.Request) { r.AgeGroup = peer.AgeMinor }, scope.PermittedWithConditions},
		{"outside the endorsement is another layer's", "goal_setting", func(r *scope.Request) { r.Endorsements = []string{} }, scope.Permitted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decide(t, p, with(tt.id, tt.change))
			assert.Equal(t, tt.want, d.Verdict)
			if tt.want == scope.Prohibited {
				assert.NotEmpty(t, d.Instead)
			}
		})
	}
	volunteer := decide(t, p, with("goal_setting", func(r *scope.Request) { r.Role = peer.RoleVolunteer }))
	assert.Equal(t, scope.Permitted, volunteer.Verdict, "what is not billable is not barred")
	assert.True(t, hasObligation(volunteer, scope.NotBillable))
	asked := decide(t, p, with("individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentMissing }))
	assert.True(t, hasObligation(asked, scope.ObtainConsent))
}

func TestTexas(t *testing.T) {
	p := standard(t, "US-TX")
	needs := func(have []string, needs ...peer.Domain) func(*scope.Request) {
		return func(r *scope.Request) { r.Endorsements, r.Needs = have, needs }
	}
	tests := []struct {
		name   string
		change func(*scope.Request)
		want   scope.Verdict
	}{
		{"endorsement held", needs([]string{"mental_health"}, "mental_health"), scope.Permitted},
		{"other endorsement", needs([]string{"recovery_support"}, "mental_health"), scope.Prohibited},
		{"one of two", needs([]string{"recovery_support"}, "mental_health", "substance_use"), scope.Prohibited},
		{"both", needs([]string{"recovery_support", "mental_health"}, "mental_health", "substance_use"), scope.Permitted},
		{"endorsements not told", needs(nil, "substance_use"), scope.Permitted},
		{"no needs", needs([]string{}), scope.Permitted},
		{"before the rule was in force", func(r *scope.Request) {
			r.Endorsements, r.At = []string{}, time.Date(2018, 12, 31, 23, 0, 0, 0, time.UTC)
		}, scope.Permitted},
		{"the first day in force", func(r *scope.Request) {
			r.Endorsements, r.At = []string{}, time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
		}, scope.Prohibited},
		{"no day given: the newest rules", func(r *scope.Request) { r.Endorsements, r.At = []string{}, time.Time{} }, scope.Prohibited},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, decide(t, p, with("goal_setting", tt.change)).Verdict)
		})
	}
	assert.Equal(t, scope.Prohibited, decide(t, p, with("outreach_engagement", needs([]string{}, "mental_health"))).Verdict)
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, with("train_peers", needs([]string{}, "mental_health"))).Verdict, "no participant is served")
	d := decide(t, p, with("goal_setting", needs(nil, "mental_health")))
	assert.Contains(t, d.Unknown, scope.FactEndorsements)
	assert.True(t, hasCondition(d, scope.EndorsementCondition, scope.Unknown))
	assert.Equal(t, [][]scope.Change{{{Fact: scope.FactEndorsements, Value: "mental_health"}}},
		unlock(t, p, with("goal_setting", needs([]string{"recovery_support"}, "mental_health"))))
}

func TestUnlock(t *testing.T) {
	p := standard(t)
	tests := []struct {
		name   string
		id     peer.ActivityID
		change func(*scope.Request)
		want   [][]scope.Change
	}{
		{"allowed already", "goal_setting", func(*scope.Request) {}, nil},
		{"approval", "home_visit_alone", func(*scope.Request) {}, [][]scope.Change{{{Fact: "approval", Value: "granted"}}}},
		{"training", "wrap_facilitation", func(r *scope.Request) { r.Trainings = []string{} }, [][]scope.Change{{{Fact: "trainings", Value: "wrap_facilitation"}}}},
		{"supervision and credential", "goal_setting", func(r *scope.Request) {
			r.Supervised, r.Credential = scope.False, peer.CredentialLapsed
		}, [][]scope.Change{{{Fact: "credential", Value: "certified"}, {Fact: "supervised", Value: "true"}}}},
		{"return plan", "goal_setting", func(r *scope.Request) { r.Fitness = peer.FitnessSteppedAside }, [][]scope.Change{{{Fact: "fitness", Value: "fit"}}}},
		{"consent", "individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentExpired }, [][]scope.Change{{{Fact: "consent", Value: "valid"}}}},
		{"a denial can be reversed", "goal_setting", func(r *scope.Request) { r.Approval = scope.ApprovalDenied }, [][]scope.Change{{{Fact: "approval", Value: "granted"}}}},
		{"never phase", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, nil},
		{"never urgency", "goal_setting", func(r *scope.Request) { r.Urgency = scope.Imminent }, nil},
		{"three would be needed", "goal_setting", func(r *scope.Request) {
			r.Supervised, r.Credential, r.Fitness = scope.False, peer.CredentialLapsed, peer.FitnessSteppedAside
		}, nil},
		{"floor", "diagnose", func(*scope.Request) {}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, unlock(t, p, with(tt.id, tt.change)))
		})
	}
}

func TestPrepareRefuses(t *testing.T) {
	p := standard(t)
	tests := []struct {
		fact   string
		change func(*scope.Request)
		cause  error
	}{
		{"activity", func(r *scope.Request) { r.Activity = "" }, scope.ErrRequest},
		{"role", func(r *scope.Request) { r.Role = "boss" }, peer.ErrUnknownRole},
		{"credential", func(r *scope.Request) { r.Credential = "Certified" }, peer.ErrUnknownCredentialState},
		{"setting", func(r *scope.Request) { r.Setting = "moon" }, peer.ErrUnknownSetting},
		{"phase", func(r *scope.Request) { r.Phase = "open" }, peer.ErrUnknownState},
		{"urgency", func(r *scope.Request) { r.Urgency = "asap" }, scope.ErrUnknownUrgency},
		{"consent", func(r *scope.Request) { r.Consent = "yes" }, scope.ErrUnknownConsent},
		{"approval", func(r *scope.Request) { r.Approval = "ok" }, scope.ErrUnknownApproval},
		{"fitness", func(r *scope.Request) { r.Fitness = "well" }, peer.ErrUnknownFitness},
		{"age_group", func(r *scope.Request) { r.AgeGroup = "old" }, peer.ErrUnknownAgeGroup},
		{"needs", func(r *scope.Request) { r.Needs = []peer.Domain{"housing"} }, peer.ErrUnknownDomain},
		{"supervised", func(r *scope.Request) { r.Supervised = 7 }, scope.ErrUnknownTruth},
	}
	for _, tt := range tests {
		t.Run(tt.fact, func(t *testing.T) {
			_, err := p.Prepare(with("goal_setting", tt.change))
			require.ErrorIs(t, err, scope.ErrRequest)
			require.ErrorIs(t, err, tt.cause)
			var at *scope.FactError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, tt.fact, at.Fact)
		})
	}
}

func TestFactsOfAnotherPolicyAreNeverAllowed(t *testing.T) {
	a, b := standard(t), standard(t, "US-TX")
	f, err := a.Prepare(inOrder("goal_setting"))
	require.NoError(t, err)
	assert.Equal(t, scope.Permitted, a.Verdict(f))
	assert.Equal(t, scope.ConsultSupervisorFirst, b.Verdict(f))
	assert.Equal(t, scope.ConsultSupervisorFirst, b.Decide(f).Verdict)
	assert.False(t, b.Decide(f).Explicit)
	assert.Empty(t, b.Unlock(f))
	var none scope.Policy
	zero, err := none.Prepare(inOrder("goal_setting"))
	require.NoError(t, err)
	assert.Equal(t, scope.ConsultSupervisorFirst, none.Verdict(zero))
}
