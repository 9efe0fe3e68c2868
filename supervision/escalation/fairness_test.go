package escalation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// Sam is complained of and supervises Ola: neither has it. Clio does.
func TestComplaintGoesRoundThoseComplainedOf(t *testing.T) {
	c := complaint(t)
	assert.Equal(t, escalation.Route{To: "clio", Role: escalation.RungClinicianOnCall}, c.Route(staff))
	assert.Equal(t, escalation.Route{Role: escalation.RungOutsideBody, Outside: true}, c.Route(staff[:2]), "the whole ladder is concerned")
	assert.Equal(t, escalation.Route{Role: escalation.RungOutsideBody, Outside: true}, c.Route([]escalation.Post{{Role: escalation.RungOnCall, Person: "ana"}}), "nobody decides their own complaint")
	for _, id := range []escalation.PersonID{"sam", "ola", "ana"} {
		peertest.RefusedBy(t, c.Receive(as(string(id), escalation.HandlerParty, minute(1))), "concerned")
	}
	for id, sees := range map[escalation.PersonID]bool{"ana": true, "clio": true, "sam": false, "ola": false, "lea": false, "": false} {
		assert.Equal(t, sees, c.MaySee(id, staff), string(id))
	}
	require.NoError(t, c.Receive(as("lea", escalation.HandlerParty, minute(1))))
	assert.False(t, c.MaySee("clio", staff), "one person has it")
	assert.True(t, c.MaySee("lea", staff))
	peertest.RefusedBy(t, c.Decide(coded(as("clio", escalation.HandlerParty, minute(2)), "upheld")), "another_handler")
	peertest.RefusedBy(t, c.Decide(coded(as("sam", escalation.HandlerParty, minute(2)), "not_upheld")), "concerned")
	require.NoError(t, c.GoOutside(as("ana", escalation.ComplainantParty, minute(3))), "at any time, without a reason")
	assert.Equal(t, escalation.ComplaintLine{Made: minute(0), State: escalation.ComplaintOutside, Ended: minute(3)}, c.Line())
	peertest.Refused(t, c.Correct(coded(as("lea", escalation.HandlerParty, minute(4)), "mistake"), 3), lifecycle.ErrNotYourMove)

	_, err := escalation.NewComplaint("c-1", nil, nil, as("ana", escalation.ComplainantParty, minute(0)))
	require.ErrorIs(t, err, escalation.ErrComplaint)
}

// Whatever the ties, also in a ring: whoever is complained of or is supervised by
// somebody barred is barred, and is never routed to, never sees and never receives.
func TestNobodyBarredEverHasAComplaint(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e"}
	person := rapid.Map(rapid.SampledFrom(ids), func(s string) escalation.PersonID { return escalation.PersonID(s) })
	rapid.Check(t, func(rt *rapid.T) {
		against := rapid.SliceOfN(person, 1, 3).Draw(rt, "against")
		ties := rapid.SliceOf(rapid.Custom(func(rt *rapid.T) escalation.Tie {
			return escalation.Tie{Supervisor: person.Draw(rt, "over"), Supervisee: person.Draw(rt, "under")}
		})).Draw(rt, "ties")
		barred := map[escalation.PersonID]bool{}
		for _, id := range against {
			barred[id] = true
		}
		for range ids {
			for _, tie := range ties {
				barred[tie.Supervisee] = barred[tie.Supervisee] || barred[tie.Supervisor]
			}
		}
		var posts []escalation.Post
		for _, id := range ids {
			posts = append(posts, escalation.Post{Role: escalation.RungOnCall, Person: escalation.PersonID(id)})
		}
		c, err := escalation.NewComplaint("c-1", against, ties, as("somebody", escalation.ComplainantParty, minute(0)))
		require.NoError(rt, err)
		require.False(rt, barred[c.Route(posts).To])
		for _, id := range ids {
			if id := escalation.PersonID(id); barred[id] {
				require.False(rt, c.MaySee(id, posts))
				require.ErrorIs(rt, c.Receive(as(string(id), escalation.HandlerParty, minute(1))), lifecycle.ErrGuard)
			}
		}
	})
}

func TestIncidentIsReviewedBySomebodyNotConcerned(t *testing.T) {
	in := incident(t)
	for _, id := range []string{"ana", "ben"} {
		peertest.RefusedBy(t, in.Review(as(id, escalation.ReviewerParty, minute(6)), escalation.Harm), "concerned")
	}
	rex := as("rex", escalation.ReviewerParty, minute(6))
	require.NoError(t, in.Review(rex, escalation.SeriousHarm))
	peertest.RefusedBy(t, in.Learn(as("eve", escalation.ReviewerParty, minute(7)), escalation.LearnPolicy), "another_reviewer")
	peertest.RefusedBy(t, in.Learn(rex, escalation.LearnNothing), "learning")
	require.NoError(t, in.Learn(rex, escalation.LearnPolicy))
	require.NoError(t, in.Learn(rex, escalation.LearnStaffing))
	require.NoError(t, in.Close(rex))
	assert.Equal(t, escalation.IncidentLine{Category: escalation.CategoryOverdose, At: minute(0), State: escalation.IncidentClosed, Severity: escalation.SeriousHarm,
		Learnings: []escalation.Learning{escalation.LearnPolicy, escalation.LearnStaffing}}, in.Line(), "nobody who reported it stands in it")

	_, err := escalation.NewIncident("i-1", "fire", minute(0), nil, "", as("ana", escalation.ReporterParty, minute(5)))
	require.ErrorIs(t, err, escalation.ErrUnknownCategory)
	_, err = escalation.NewIncident("i-1", escalation.CategoryProblem, minute(11), nil, "", as("ana", escalation.ReporterParty, minute(5)))
	peertest.RefusedBy(t, err, "happened")
}

// At every stage: no ground of discipline or appraisal, and no name in learning.
func TestOwnConcernIsNoGroundOfDiscipline(t *testing.T) {
	for _, s := range escalation.ConcernStates() {
		c := concernIn(t, s)
		for _, u := range []escalation.Use{escalation.UseDiscipline, escalation.UseEvaluation} {
			r, err := c.Refer(u)
			require.ErrorIs(t, err, escalation.ErrProtected, s)
			assert.Zero(t, r)
		}
		r, err := c.Refer(escalation.UseSupervision)
		if s == escalation.ConcernWithdrawn {
			require.ErrorIs(t, err, escalation.ErrConcern)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, escalation.ConcernID("b-1"), r.ID())
		assert.Equal(t, escalation.UseSupervision, r.Use())
		r, err = c.Refer(escalation.UseLearning)
		require.NoError(t, err)
		assert.Empty(t, r.ID())
		assert.Equal(t, escalation.ConcernDualRelationship, r.Kind())
	}
	_, err := concern(t).Refer("gossip")
	require.ErrorIs(t, err, escalation.ErrUnknownUse)
	peertest.RefusedBy(t, concern(t).TalkOver(as(string(peertest.WorkerID), supervisor, minute(1))), "own")
	_, err = escalation.NewConcern("b-1", "weather", by(worker, minute(0)))
	require.ErrorIs(t, err, escalation.ErrUnknownConcernKind)

	c := concernIn(t, escalation.ConcernTalkedOver)
	_, ok := c.Ask()
	assert.False(t, ok)
	require.NoError(t, c.Settle(by(supervisor, minute(2)), escalation.DispositionEscalated))
	a, ok := c.Ask()
	assert.True(t, ok)
	assert.Equal(t, escalation.Ask{Key: "concern/b-1", Kind: escalation.KindBoundary, Level: escalation.Urgent, At: minute(2)}, a)
}
