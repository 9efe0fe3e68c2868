package evaluation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// Written by hand.
const evaluationAnswers = `
- | open | supervisor, programme | open

open | rate_self         | worker            | self_rated
open | leave_self_out    | worker, programme | self_rated
open | rate_as_colleague | colleague         | open
open | enter_participant | programme         | open
open | withdraw          | programme         | withdrawn

self_rated | rate              | supervisor | rated
self_rated | rate_as_colleague | colleague  | self_rated
self_rated | enter_participant | programme  | self_rated
self_rated | withdraw          | programme  | withdrawn

rated | discuss           | worker, supervisor | rated
rated | rate_as_colleague | colleague          | rated
rated | enter_participant | programme          | rated
rated | withdraw          | programme          | withdrawn

discussed | agree    | worker    | agreed
discussed | dispute  | worker    | disputed
discussed | withdraw | programme | withdrawn

agreed | close | supervisor, programme | closed

disputed | rate     | supervisor | rated
disputed | close    | programme  | closed
disputed | withdraw | programme  | withdrawn
`

func seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: worker, ID: id(worker)}, {Party: supervisor, ID: id(supervisor)}}
}

func TestEvaluationTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[evaluation.EvaluationState, evaluation.EvaluationEvent, evaluation.EvaluationChange](evaluation.EvaluationLifecycle())
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(evaluation.EvaluationTimings()))
	peertest.TryTable(t, peertest.Trial[evaluation.EvaluationState, evaluation.EvaluationEvent, evaluation.EvaluationChange]{
		Machine: m,
		Open:    func() (evaluation.EvaluationHistory, error) { return m.Open(seats()...) },
		In: func(s evaluation.EvaluationState) evaluation.EvaluationHistory {
			h, err := m.Restore(evaluationIn(t, s).History().Stored(), seats()...)
			require.NoError(t, err)
			return h
		},
		Move: func(e evaluation.EvaluationEvent, p lifecycle.Party) evaluation.EvaluationMove {
			return move(e, peertest.By(p, peertest.Day(1000)))
		},
		Want: evaluationAnswers,
	})
	assert.ElementsMatch(t, evaluation.EvaluationStates(), evaluation.EvaluationLifecycle().States())
}

// Written by hand.
const planAnswers = `
- | draft | worker, supervisor | draft

draft | add_goal  | worker, supervisor            | draft
draft | drop_goal | worker                        | draft
draft | agree     | worker, supervisor            | draft
draft | end       | worker, supervisor, programme | ended

active | add_goal  | worker, supervisor            | active
active | review    | worker, supervisor            | active
active | meet_goal | worker, supervisor            | active
active | drop_goal | worker                        | active
active | complete  | worker, supervisor            | completed
active | end       | worker, supervisor, programme | ended
`

func TestPlanTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[evaluation.PlanState, evaluation.PlanEvent, evaluation.PlanChange](evaluation.PlanLifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[evaluation.PlanState, evaluation.PlanEvent, evaluation.PlanChange]{
		Machine: m,
		Open:    func() (evaluation.PlanHistory, error) { return m.Open(seats()...) },
		In: func(s evaluation.PlanState) evaluation.PlanHistory {
			h, err := m.Restore(planIn(t, s).History().Stored(), seats()...)
			require.NoError(t, err)
			return h
		},
		Move: func(e evaluation.PlanEvent, p lifecycle.Party) evaluation.PlanMove {
			return planMove(e, peertest.By(p, peertest.Day(1000)))
		},
		Want: planAnswers,
	})
	assert.ElementsMatch(t, evaluation.PlanStates(), evaluation.PlanLifecycle().States())
}

func TestEnumerations(t *testing.T) {
	for range 2 {
		enumtest.Try(t, evaluation.EvaluationStates(), evaluation.ErrUnknownEvaluationState)
		enumtest.Try(t, evaluation.PlanStates(), evaluation.ErrUnknownPlanState)
		enumtest.Try(t, evaluation.RaterKinds(), evaluation.ErrUnknownRater)
		enumtest.Try(t, evaluation.FeedbackWays(), evaluation.ErrUnknownFeedbackWay)
		enumtest.Try(t, evaluation.CoSignResults(), evaluation.ErrUnknownCoSignResult)
		enumtest.Try(t, evaluation.CoSignFindings(), evaluation.ErrUnknownCoSignFinding)
		enumtest.Try(t, evaluation.SampleReasons(), evaluation.ErrUnknownSampleReason)
		enumtest.Try(t, evaluation.DriftReasons(), evaluation.ErrUnknownDriftReason)
		enumtest.Try(t, evaluation.Bands(), evaluation.ErrUnknownBand)
		enumtest.Try(t, evaluation.Directions(), evaluation.ErrUnknownDirection)
		enumtest.Try(t, evaluation.Signals(), evaluation.ErrUnknownSignal)
	}
}

func TestRowsExplainThemselves(t *testing.T) {
	for _, r := range evaluation.EvaluationLifecycle().Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
	for _, r := range evaluation.PlanLifecycle().Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
}
