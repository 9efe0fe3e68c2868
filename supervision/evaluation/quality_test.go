package evaluation_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

func TestIndicatorsAreDesignDefaults(t *testing.T) {
	want := map[string]float64{"appraisal_on_time": 0.95, "boundary_incidents": 0, "cosign_rate": 1, "feedback_closed": 0.9, "note_links_to_goal": 0.9,
		"ratio_kept": 1, "safety_escalation": 1, "supervision_on_time": 0.95, "training_current": 1, "turnover": 0.2}
	got := map[string]float64{}
	for _, i := range evaluation.Indicators() {
		got[i.ID] = i.Target
		assert.Equal(t, source.Design, i.Source.Evidence, i.ID)
		assert.NotEmpty(t, i.Numerator)
		assert.NotEmpty(t, i.Denominator)
		assert.Contains(t, evaluation.Directions(), i.Direction)
	}
	assert.Equal(t, want, got)
	_, err := evaluation.IndicatorOf("supervision")
	require.ErrorIs(t, err, evaluation.ErrUnknownIndicator)
}

func TestReadingsByTargetAndLimits(t *testing.T) {
	limits := evaluation.Limits{Centre: 0.9, Lower: 0.8, Upper: 0.97}
	for _, tt := range []struct {
		id     string
		count  evaluation.Count
		limits evaluation.Limits
		at     bool
		signal evaluation.Signal
	}{
		{"supervision_on_time", evaluation.Count{95, 100}, limits, true, evaluation.SignalInside},
		{"supervision_on_time", evaluation.Count{94, 100}, limits, false, evaluation.SignalInside},
		{"supervision_on_time", evaluation.Count{80, 100}, limits, false, evaluation.SignalInside}, // on the limit
		{"supervision_on_time", evaluation.Count{79, 100}, limits, false, evaluation.SignalWorse},
		{"supervision_on_time", evaluation.Count{98, 100}, limits, true, evaluation.SignalBetter},
		{"turnover", evaluation.Count{20, 100}, evaluation.Limits{0.2, 0.1, 0.3}, false, evaluation.SignalInside}, // has to be below
		{"turnover", evaluation.Count{31, 100}, evaluation.Limits{0.2, 0.1, 0.3}, false, evaluation.SignalWorse},
		{"turnover", evaluation.Count{9, 100}, evaluation.Limits{0.2, 0.1, 0.3}, true, evaluation.SignalBetter},
		{"boundary_incidents", evaluation.Count{0, 100}, evaluation.Limits{0.01, 0, 0.02}, true, evaluation.SignalInside},
		{"boundary_incidents", evaluation.Count{1, 100}, evaluation.Limits{0.01, 0, 0.02}, false, evaluation.SignalInside},
	} {
		i, err := evaluation.IndicatorOf(tt.id)
		require.NoError(t, err)
		got, err := i.Read(tt.count, tt.limits)
		require.NoError(t, err)
		assert.Equal(t, tt.at, got.AtTarget, "%s %v", tt.id, tt.count)
		assert.Equal(t, tt.signal, got.Signal, "%s %v", tt.id, tt.count)
	}
	i, err := evaluation.IndicatorOf("cosign_rate")
	require.NoError(t, err)
	few, err := i.Read(evaluation.Count{9, 9}, limits)
	require.NoError(t, err)
	assert.Equal(t, evaluation.IndicatorReading{Indicator: "cosign_rate", Signal: evaluation.SignalTooFew}, few)
	for _, c := range []evaluation.Count{{-1, 10}, {11, 10}, {0, -1}} {
		_, err := i.Read(c, limits)
		require.ErrorIs(t, err, evaluation.ErrCount)
	}
	for _, l := range []evaluation.Limits{{0.5, 0.6, 0.7}, {0.5, 0.1, 0.4}, {math.NaN(), 0, 1}, {0, math.Inf(-1), 1}} {
		_, err := i.Read(evaluation.Count{10, 10}, l)
		require.ErrorIs(t, err, evaluation.ErrCount)
	}
}

func TestCountsOfSupervision(t *testing.T) {
	lines := []supervision.Line{
		{Rule: supervision.RuleFrequency, Met: true},
		{Rule: supervision.RuleDuration},
		{Rule: supervision.RuleDuration, Open: true}, // not over
		{Rule: supervision.RuleDuration, Open: true, Met: true},
		{Rule: supervision.RuleRatio, Met: true},
		{Rule: supervision.RuleRatio},
	}
	assert.Equal(t, evaluation.Count{1, 2}, evaluation.SupervisionOnTime(lines))
	assert.Equal(t, evaluation.Count{1, 2}, evaluation.RatioKept(lines))
	assert.Equal(t, evaluation.Count{}, evaluation.SupervisionOnTime(nil))

	got, err := evaluation.AppraisalDefault().OnTime([]evaluation.Service{
		{Start: date(2026, 1, 1)},                         // due 2026-04-01
		{Start: date(2026, 1, 2)},                         // due 2026-04-02
		{Start: date(2020, 1, 1), Last: date(2025, 4, 1)}, // due 2026-04-01
	}, date(2026, 4, 2))
	require.NoError(t, err)
	assert.Equal(t, evaluation.Count{1, 3}, got)
	_, err = evaluation.AppraisalDefault().OnTime([]evaluation.Service{{}}, date(2026, 4, 2))
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
}

func given() evaluation.Feedback {
	return evaluation.Feedback{ID: "feedback-1", Worker: "w-1", By: peer.SupervisorActor("s-1"), At: peertest.Day(1), Way: evaluation.WayObserved,
		Encounter: "encounter-1", Strengths: []credential.Topic{credential.TopicSupport}, Growth: []credential.Topic{credential.TopicCrisis}, Words: peertest.Text("calm")}
}

func TestFeedback(t *testing.T) {
	f := given()
	require.NoError(t, f.Check())
	assert.False(t, f.IsClosed())
	seen := f
	seen.Answer, seen.Answered = peertest.Text("thanks"), peertest.Day(2)
	require.NoError(t, seen.Check())
	assert.Equal(t, evaluation.Count{1, 2}, evaluation.FeedbackClosed([]evaluation.Feedback{f, seen}))
	for name, change := range map[string]func(*evaluation.Feedback){
		"no id":                func(x *evaluation.Feedback) { x.ID = "" },
		"by the worker":        func(x *evaluation.Feedback) { x.By = peer.WorkerActor("w-1") },
		"no time":              func(x *evaluation.Feedback) { x.At = peertest.Day(0).AddDate(-4000, 0, 0) },
		"only growth":          func(x *evaluation.Feedback) { x.Strengths = nil },
		"both":                 func(x *evaluation.Feedback) { x.Growth = x.Strengths },
		"no category":          func(x *evaluation.Feedback) { x.Growth = []credential.Topic{credential.TopicEthics} },
		"answer before":        func(x *evaluation.Feedback) { x.Answered = peertest.Day(0) },
		"answer without time":  func(x *evaluation.Feedback) { x.Answer = peertest.Text("no") },
		"encounter not stored": func(x *evaluation.Feedback) { x.Encounter = "\xff" },
	} {
		bad := given()
		change(&bad)
		require.ErrorIs(t, bad.Check(), evaluation.ErrIncomplete, name)
	}
	bad := given()
	bad.Way = "heard"
	require.ErrorIs(t, bad.Check(), evaluation.ErrUnknownFeedbackWay)
	bad = given()
	bad.By = lifecycle.Actor{}
	require.ErrorIs(t, bad.Check(), evaluation.ErrIncomplete)
}
