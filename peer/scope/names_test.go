package scope_test

import (
	"encoding"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// checkNames checks that every value of an enumeration is written and read back,
// and that nothing else is.
func checkNames[T interface {
	~string
	encoding.TextMarshaler
	String() string
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, values []T, unknown error) {
	t.Helper()
	require.NotEmpty(t, values)
	for _, v := range values {
		text, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, v.String(), string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, v, back)
	}
	for _, bad := range []string{"", "no such name", " " + values[0].String()} {
		back := values[0]
		require.ErrorIs(t, P(&back).UnmarshalText([]byte(bad)), unknown)
		assert.Equal(t, values[0], back, "unchanged on error")
		_, err := T(bad).MarshalText()
		require.ErrorIs(t, err, unknown)
	}
	values[0] = "changed"
	assert.NotEqual(t, values[0], T("no such name"))
}

func TestNames(t *testing.T) {
	checkNames(t, scope.Kinds(), scope.ErrUnknownKind)
	checkNames(t, scope.Urgencies(), scope.ErrUnknownUrgency)
	checkNames(t, scope.Consents(), scope.ErrUnknownConsent)
	checkNames(t, scope.Approvals(), scope.ErrUnknownApproval)
	checkNames(t, peer.AgeGroups(), peer.ErrUnknownAgeGroup)
	checkNames(t, scope.ConditionKinds(), scope.ErrUnknownCondition)
	checkNames(t, scope.ObligationKinds(), scope.ErrUnknownObligation)
	checkNames(t, scope.Mechanisms(), scope.ErrUnknownMechanism)
	checkNames(t, scope.LayerKinds(), scope.ErrUnknownLayerKind)
	checkNames(t, scope.FactNames(), scope.ErrUnknownFact)
	assert.Equal(t, scope.Service, scope.Kinds()[0], "the lists are copies")
}

func TestVerdictNames(t *testing.T) {
	names := []string{"permitted", "permitted_with_conditions", "consult_supervisor_first", "refer_warm_handoff", "prohibited", "emergency_escalate"}
	for i, v := range scope.Verdicts() {
		assert.Equal(t, names[i], v.String())
		text, err := v.MarshalText()
		require.NoError(t, err)
		var back scope.Verdict
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, v, back)
		assert.Equal(t, i < 2, v.Allowed())
		if i > 0 {
			assert.Greater(t, v, scope.Verdicts()[i-1], "ordered")
		}
	}
	for _, bad := range []string{"", "Permitted", "banned"} {
		v := scope.Prohibited
		require.ErrorIs(t, v.UnmarshalText([]byte(bad)), scope.ErrUnknownVerdict)
		assert.Equal(t, scope.Prohibited, v)
	}
	_, err := scope.Verdict(0).MarshalText()
	require.ErrorIs(t, err, scope.ErrUnknownVerdict)
	_, err = scope.Verdict(9).MarshalText()
	require.ErrorIs(t, err, scope.ErrUnknownVerdict)
	assert.Equal(t, "verdict(9)", scope.Verdict(9).String())
}

func TestTruth(t *testing.T) {
	data, err := json.Marshal([]scope.Truth{scope.True, scope.False, scope.Unknown})
	require.NoError(t, err)
	assert.JSONEq(t, `[true, false, null]`, string(data))
	back := []scope.Truth{scope.False, scope.True, scope.True}
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, []scope.Truth{scope.True, scope.False, scope.Unknown}, back, "a null is not passed over")
	_, err = scope.Truth(5).MarshalJSON()
	require.ErrorIs(t, err, scope.ErrUnknownTruth)
	var v scope.Truth
	require.NoError(t, v.UnmarshalJSON([]byte("false")))
	assert.Equal(t, scope.False, v)
	for _, bad := range []string{`"true"`, "1", ""} {
		require.ErrorIs(t, v.UnmarshalJSON([]byte(bad)), scope.ErrUnknownTruth)
		assert.Equal(t, scope.False, v)
	}
	assert.Equal(t, scope.True, scope.TruthOf(true))
	assert.Equal(t, []string{"true", "false", "unknown", "truth(5)"},
		[]string{scope.True.String(), scope.False.String(), scope.Unknown.String(), scope.Truth(5).String()})
}

func TestObligationJSON(t *testing.T) {
	data, err := json.Marshal([]scope.Obligation{
		{Kind: scope.CallEmergencyServices, To: "emergency_number", Timed: true},
		{Kind: scope.Debrief, Timed: true, Within: 24 * time.Hour},
		{Kind: scope.Document},
	})
	require.NoError(t, err)
	assert.JSONEq(t, `[{"kind": "call_emergency_services", "within_minutes": 0, "to": "emergency_number"},
		{"kind": "debrief", "within_minutes": 1440}, {"kind": "document"}]`, string(data))
	for _, bad := range []string{`{}`, `{"kind": "debrief", "within_minutes": -1}`, `{"kind": "debrief", "within": 5}`, `{"kind": "Maria Lopez"}`} {
		o := scope.Obligation{Kind: scope.Log}
		err := json.Unmarshal([]byte(bad), &o)
		require.ErrorIs(t, err, scope.ErrObligation, bad)
		assert.NotContains(t, err.Error(), "Maria")
		assert.Equal(t, scope.Obligation{Kind: scope.Log}, o, "unchanged on error")
	}
}

func TestADecisionCanBeReadBack(t *testing.T) {
	policy, err := scope.Standard("US-TX")
	require.NoError(t, err)
	for _, activity := range append(policy.Activities(), "no_such") {
		for _, urgency := range []scope.Urgency{"", scope.Imminent} {
			d := decide(t, policy, scope.Request{Activity: activity, Urgency: urgency, Consent: scope.ConsentRevoked, Supervised: scope.True})
			data, err := json.Marshal(d)
			require.NoError(t, err)
			var back scope.Decision
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, d, back)
		}
	}
}

func TestObligationText(t *testing.T) {
	for want, o := range map[string]scope.Obligation{
		"document":                    {Kind: scope.Document},
		"document, at once":           {Kind: scope.Document, Timed: true},
		"document, within 1 minute":   {Kind: scope.Document, Timed: true, Within: time.Minute},
		"document, within 90 minutes": {Kind: scope.Document, Timed: true, Within: 90 * time.Minute},
		"document, within 1 hour":     {Kind: scope.Document, Timed: true, Within: time.Hour},
		"document, within 24 hours":   {Kind: scope.Document, Timed: true, Within: 24 * time.Hour},
		"warm handoff: crisis line":   {Kind: scope.WarmHandoff, To: "crisis_line"},
		"notify supervisor":           {Kind: scope.NotifySupervisor, To: "supervisor"},
	} {
		assert.Equal(t, want, o.String())
	}
}

func TestDecisionText(t *testing.T) {
	for want, d := range map[string]scope.Decision{
		"no verdict":                         {},
		"permitted":                          {Verdict: scope.Permitted, Explicit: true, Overridable: true},
		"prohibited, nothing overrides this": {Verdict: scope.Prohibited, Explicit: true},
		"consult_supervisor_first, no rule lists the activity":                   {Verdict: scope.ConsultSupervisorFirst, Overridable: true},
		"emergency_escalate, no rule lists the activity, nothing overrides this": {Verdict: scope.EmergencyEscalate},
		"permitted_with_conditions; it depends on consent, approval": {Verdict: scope.PermittedWithConditions, Explicit: true, Overridable: true,
			Unknown: []scope.Fact{scope.FactConsent, scope.FactApproval}},
	} {
		assert.Equal(t, want, d.String())
	}
	assert.Equal(t, "prohibited: Never.", scope.Reason{Rule: "us.x", Layer: "US", Verdict: scope.Prohibited, Text: "Never."}.String())
}
