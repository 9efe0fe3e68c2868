package scope_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// A shipped layer above the base never lowers a verdict, alone or beside others,
// as none of them loosens.
func TestShippedLayersOnlyTighten(t *testing.T) {
	plain := standard(t)
	var tightened []*scope.Policy
	for _, code := range scope.Shipped() {
		tightened = append(tightened, standard(t, code))
	}
	all := standard(t, scope.Shipped()...)
	ids := append(plain.Activities(), "unlisted")
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t, ids)
		strictest := answer(t, plain, r).Verdict
		for _, p := range tightened {
			v := answer(t, p, r).Verdict
			require.GreaterOrEqual(t, v, answer(t, plain, r).Verdict)
			strictest = max(strictest, v)
		}
		require.Equal(t, strictest, answer(t, all, r).Verdict, "several jurisdictions: the strictest of each")
	})
}

// What would be favourable to know never makes a verdict stricter than not knowing it, but
// for an approval's denial and what the participant's own circumstances bring.
func TestAFavourableFactNeverTightens(t *testing.T) {
	p := standard(t, scope.Shipped()...)
	ids := append(p.Activities(), "unlisted")
	better := map[scope.Fact]func(*scope.Request){
		scope.FactCredential:     func(r *scope.Request) { r.Credential = peer.CredentialCertified },
		scope.FactSupervised:     func(r *scope.Request) { r.Supervised = scope.True },
		scope.FactFitness:        func(r *scope.Request) { r.Fitness = peer.FitnessFit },
		scope.FactConsent:        func(r *scope.Request) { r.Consent = scope.ConsentValid },
		scope.FactApproval:       func(r *scope.Request) { r.Approval = scope.ApprovalGranted },
		scope.FactConflictSignal: func(r *scope.Request) { r.ConflictSignal = scope.False },
		scope.FactSecondRole:     func(r *scope.Request) { r.SecondRole = "none" },
		scope.FactTrainings:      func(r *scope.Request) { r.Trainings = allTrainings },
	}
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t, ids)
		before := answer(t, p, r).Verdict
		for fact, improve := range better {
			changed := r
			improve(&changed)
			require.LessOrEqual(t, answer(t, p, changed).Verdict, before, "%s of %s", fact, r.Activity)
		}
	})
}
