package scope_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/scope"
)

// A house rule that asks for approval beside a floor rule opens no way around it.
func TestAHouseRuleMakesNoFloorItemApprovable(t *testing.T) {
	house := scope.Layer{Code: "harbour-house", Kind: scope.LayerOrganisation, Title: "Harbour House", Rules: []scope.Rule{{
		ID: "house.subpoena", Activities: []peer.ActivityID{"answer_records_request_or_subpoena"}, Verdict: scope.ConsultSupervisorFirst,
		Text: "Ask the director, too.", Sources: []scope.Citation{{Title: "Handbook", Evidence: "design"}}}}}
	p := load(t, shipped(t, "US"), house)
	a := approval(t, scope.ApprovalScope{Activity: "answer_records_request_or_subpoena", Worker: peertest.WorkerID})
	refusal := peertest.Refused(t, a.Grant(actBy(lifecycle.SupervisorParty, 1), time.Time{}, peertest.Day(8), p), lifecycle.ErrGuard)
	assert.Equal(t, "floor", refusal.Guard)
	r := inOrder("answer_records_request_or_subpoena")
	r.Approval = scope.ApprovalGranted
	assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, r).Verdict)
}

// Being alone with somebody waits while a complaint stands, approved or not, also where an
// organisation allows what is barred elsewhere.
func TestAComplaintStopsChoresAndChildcareAlone(t *testing.T) {
	p := load(t, shipped(t, "US"), choosing(scope.Choice{Rule: "us.household_chores_or_shopping", Position: "alongside_when_planned", Why: "the board"}))
	for _, activity := range []peer.ActivityID{"household_chores_or_shopping", "childcare_for_participant"} {
		r := inOrder(activity)
		r.Approval = scope.ApprovalGranted
		assert.Equal(t, scope.PermittedWithConditions, decide(t, p, r).Verdict, activity)
		r.ConflictSignal = scope.True
		assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, r).Verdict, activity)
	}
}

// What Verify cannot see, the digest of the record can.
func TestTheDigestOfARecordStandsForAllOfIt(t *testing.T) {
	stored, err := os.ReadFile("testdata/record-v1.json")
	require.NoError(t, err)
	var r, moved scope.Record
	require.NoError(t, json.Unmarshal(stored, &r))
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &moved))
	assert.Len(t, r.Digest(), 64)
	assert.Equal(t, r.Digest(), moved.Digest())
	moved.At = moved.At.Add(time.Hour)
	assert.NotEqual(t, r.Digest(), moved.Digest())
	moved = r
	moved.Request.Role = peer.RoleVolunteer
	assert.NotEqual(t, r.Digest(), moved.Digest())
	assert.Empty(t, scope.Record{}.Digest())
	assert.Equal(t, strings.ToLower(r.Digest()), r.Digest())
}
