package matching_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Every exported type that holds an id or what somebody told, printed in every way.
func TestNothingPrintsPeople(t *testing.T) {
	s, c := seeker("secret-p"), candidate("secret-w")
	s.Previous, s.LifeStage, s.Wishes = []peer.WorkerID{"secret-v"}, []string{"secret stage"}, []matching.TraitWish{{matching.TraitFaith, "secret faith", false}}
	c.Traits, c.Worker.Capacity = []matching.WorkerTrait{{matching.TraitFaith, "secret faith"}}, 1
	k := matching.Known{SamePerson: []peer.SamePerson{{Worker: "secret-v", Participant: "secret-p"}},
		Safety: []matching.Exclusion{{Worker: "secret-v", Participant: "secret-p"}}, At: peertest.Day(0),
		Ratings:  []peer.Rating{rated("secret-q", "secret-v", peer.ScoreWorst, -1)},
		Concerns: []peer.FitConcern{{Participant: "secret-p", Worker: "secret-w"}, {Participant: "secret-q", Worker: "secret-w"}}}
	other := seeker("secret-q")
	plan, err := matching.Policy{}.Plan([]matching.Seeker{s, other}, []matching.Candidate{c}, k, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Waitlist, 1)
	pairs := []matching.Pair{{"secret-p", "secret-w", 1}, {"secret-p", "secret-w", 1}, {"secret-p", "secret-v", 1}}
	places := []matching.Place{{"secret-w", 1}}
	problem, err := matching.NewProblem(pairs[:1], places)
	require.NoError(t, err)
	_, bad := matching.NewProblem(pairs, places)
	require.ErrorIs(t, bad, matching.ErrInput)
	_, twice := matching.Policy{}.Plan([]matching.Seeker{s, s}, []matching.Candidate{c, c}, k, matching.Optimal)
	require.ErrorIs(t, twice, matching.ErrInput)
	_, stranger := plan.Why("secret-x", "secret-y")
	require.ErrorIs(t, stranger, matching.ErrUnknownPerson)
	choices, err := plan.Choices("secret-p")
	require.NoError(t, err)
	peertest.Secret(t, "secret", s, &s, c, &c, s.Profile, s.Wishes[0], c.Traits[0], k, k.Safety[0], *plan, plan, plan.Assignment, plan.Matches[0],
		plan.Waitlist[0], plan.Waitlist[0].Remedies[0], &plan.Waitlist[0].Remedies[0], choices[0], pairs[0], places[0], *problem, problem, bad, twice, stranger)
	require.Len(t, plan.Matches[0].Remarks, 1)
	assert.NotContains(t, fmt.Sprint(plan.Matches[0].Remarks), "secret")
	for _, f := range plan.Matches[0].Factors {
		assert.NotContains(t, f.Says, "secret")
	}
	assert.Equal(t, "[optimal assignment of 1, 1 left]", fmt.Sprint(plan.Assignment))
	assert.Equal(t, "[plan: 1 matched, 1 waiting]", fmt.Sprint(plan))
	assert.Equal(t, "[waiting 1: places_taken]", fmt.Sprint(plan.Waitlist[0]))
	assert.Equal(t, "[remedy: place, by any of 1]", fmt.Sprint(plan.Waitlist[0].Remedies[0]))
	assert.Equal(t, "[pair 1]", fmt.Sprint(pairs[0]))
	assert.Equal(t, time.Time{}, plan.Waitlist[0].Since)
}

// Every enumeration reads what it writes and refuses anything else, unchanged.
func TestNames(t *testing.T) {
	for _, v := range matching.Methods() {
		text, err := v.MarshalText()
		require.NoError(t, err)
		var back matching.Method
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, v, back)
		assert.Equal(t, string(text), v.String())
	}
	for _, v := range matching.Factors() {
		var back matching.Factor
		require.NoError(t, back.UnmarshalText([]byte(v.String())))
		assert.Equal(t, v, back)
	}
	for _, v := range matching.Traits() {
		var back matching.Trait
		require.NoError(t, back.UnmarshalText([]byte(v.String())))
		assert.Equal(t, v, back)
	}
	for _, v := range matching.WaitReasons() {
		var back matching.WaitReason
		require.NoError(t, back.UnmarshalText([]byte(v.String())))
		assert.Equal(t, v, back)
	}
	method, factor, trait, reason := matching.Stable, matching.FactorLoad, matching.TraitAge, matching.WaitNoWorkers
	require.ErrorIs(t, method.UnmarshalText([]byte("Stable")), matching.ErrUnknownMethod)
	require.ErrorIs(t, factor.UnmarshalText(nil), matching.ErrUnknownFactor)
	require.ErrorIs(t, trait.UnmarshalText([]byte("height")), matching.ErrUnknownTrait)
	require.ErrorIs(t, reason.UnmarshalText([]byte("late")), matching.ErrUnknownWaitReason)
	assert.Equal(t, []any{matching.Stable, matching.FactorLoad, matching.TraitAge, matching.WaitNoWorkers}, []any{method, factor, trait, reason})
	_, err := matching.Method("").MarshalText()
	require.ErrorIs(t, err, matching.ErrUnknownMethod)
	for _, m := range matching.Methods() {
		assert.Contains(t, matching.ErrUnknownMethod.Error(), string(m), "whoever mistypes one sees them all")
	}
	_, err = (&matching.Problem{}).Assign("Optimum")
	require.EqualError(t, err, "matching: unknown method: want optimal, stable or greedy (nearest: optimal)")
}
