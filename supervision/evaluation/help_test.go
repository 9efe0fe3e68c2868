package evaluation_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

const (
	worker     = lifecycle.WorkerParty
	supervisor = lifecycle.SupervisorParty
	programme  = lifecycle.ProgrammeParty
	colleague  = evaluation.ColleagueParty
)

func date(year int, month time.Month, day int) peer.Date {
	d, err := peer.NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

func by(p lifecycle.Party, n int) lifecycle.Act { return peertest.By(p, peertest.Day(n)) }

func id(p lifecycle.Party) string { return peertest.Actor(p).ID }

func terms() evaluation.EvaluationTerms {
	return evaluation.EvaluationTerms{ID: "evaluation-1", Worker: peer.WorkerID(id(worker)), Supervisor: peer.SupervisorID(id(supervisor)),
		From: date(2026, 1, 1), To: date(2026, 12, 31)}
}

func all(l evaluation.Level) (levels evaluation.Levels) {
	for i := range levels {
		levels[i] = l
	}
	return levels
}

func move(e evaluation.EvaluationEvent, act lifecycle.Act) evaluation.EvaluationMove {
	mv := evaluation.EvaluationMove{Act: act, Event: e}
	switch e {
	case evaluation.RateSelf, evaluation.RateAsColleague, evaluation.EnterParticipant, evaluation.RateAsSupervisor:
		mv.Data.Levels = all(evaluation.Developing)
	}
	if mv.Reason.IsZero() && (e == evaluation.DisputeEvaluation || e == evaluation.WithdrawEvaluation || e == evaluation.CloseEvaluation || e == evaluation.LeaveSelfOut) {
		mv.Reason = peertest.Text("why")
	}
	return mv
}

// evaluationIn returns an evaluation in the given state.
func evaluationIn(t testing.TB, state evaluation.EvaluationState) *evaluation.Evaluation {
	t.Helper()
	e, err := evaluation.NewEvaluation(terms(), by(supervisor, 0))
	require.NoError(t, err)
	steps := []struct {
		event evaluation.EvaluationEvent
		party lifecycle.Party
	}{
		{evaluation.RateSelf, worker}, {evaluation.RateAsSupervisor, supervisor}, {evaluation.DiscussEvaluation, worker}, {evaluation.DiscussEvaluation, supervisor},
	}
	fire := func(event evaluation.EvaluationEvent, p lifecycle.Party) {
		require.NoError(t, e.Fire(move(event, by(p, e.Revision()))))
	}
	for _, s := range steps {
		if e.State() == state {
			return e
		}
		if state == evaluation.EvaluationWithdrawn {
			break
		}
		fire(s.event, s.party)
	}
	switch state {
	case evaluation.EvaluationWithdrawn:
		fire(evaluation.WithdrawEvaluation, programme)
	case evaluation.EvaluationDisputed:
		fire(evaluation.DisputeEvaluation, worker)
	case evaluation.EvaluationAgreed:
		fire(evaluation.AgreeEvaluation, worker)
	case evaluation.EvaluationClosed:
		fire(evaluation.AgreeEvaluation, worker)
		fire(evaluation.CloseEvaluation, supervisor)
	}
	require.Equal(t, state, e.State())
	return e
}

func planTerms() evaluation.PlanTerms {
	return evaluation.PlanTerms{ID: "plan-1", Worker: peer.WorkerID(id(worker)), Supervisor: peer.SupervisorID(id(supervisor)), Evaluation: "evaluation-1"}
}

func planMove(e evaluation.PlanEvent, act lifecycle.Act) evaluation.PlanMove {
	mv := evaluation.PlanMove{Act: act, Event: e}
	switch e {
	case evaluation.AddGoal:
		mv.Data = evaluation.PlanChange{Goal: "goal-1", Category: credential.TopicCrisis, By: date(2026, 6, 30)}
	case evaluation.MeetGoal, evaluation.DropGoal:
		mv.Data.Goal = "goal-1"
	case evaluation.EndPlan:
		mv.Reason = peertest.Text("moved on")
	}
	return mv
}

// planIn returns a plan with one goal in the given state.
func planIn(t testing.TB, state evaluation.PlanState) *evaluation.Plan {
	t.Helper()
	p, err := evaluation.NewPlan(planTerms(), by(worker, 0))
	require.NoError(t, err)
	fire := func(e evaluation.PlanEvent, party lifecycle.Party) {
		require.NoError(t, p.Fire(planMove(e, by(party, p.Revision()))))
	}
	fire(evaluation.AddGoal, worker)
	if state != evaluation.PlanDraft {
		fire(evaluation.AgreePlan, worker)
		fire(evaluation.AgreePlan, supervisor)
	}
	switch state {
	case evaluation.PlanCompleted:
		fire(evaluation.MeetGoal, supervisor)
		fire(evaluation.CompletePlan, worker)
	case evaluation.PlanEnded:
		fire(evaluation.EndPlan, worker)
	}
	require.Equal(t, state, p.State())
	return p
}
