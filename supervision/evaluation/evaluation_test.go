package evaluation_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

var update = flag.Bool("update", false, "rewrite the stored samples")

func TestCategoriesAreThoseOfTheCompetencies(t *testing.T) {
	list := credential.Competencies()
	require.Len(t, list, evaluation.Categories)
	levels := evaluation.Levels{1}.With(credential.TopicGrowthAndDevelopment, evaluation.Guiding).With(credential.TopicEthics, evaluation.Guiding)
	assert.Equal(t, evaluation.Beginning, levels.Of(list[0].Topic))
	assert.Equal(t, evaluation.Guiding, levels.Of(list[11].Topic))
	assert.Equal(t, evaluation.NotSeen, levels.Of(credential.TopicEthics), "no category")
	for i, c := range list {
		assert.True(t, evaluation.IsCategory(c.Topic))
		assert.Equal(t, i < 4, c.Source.Verified(), "the first four are confirmed, the others recalled")
	}
}

func TestSidesStandBesideOneAnother(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationOpen)
	rate := func(event evaluation.EvaluationEvent, act lifecycle.Act, l evaluation.Levels) {
		require.NoError(t, e.Fire(evaluation.EvaluationMove{Act: act, Event: event, Data: evaluation.EvaluationChange{Levels: l}}))
	}
	other := func(who peer.WorkerID, n int) lifecycle.Act {
		return lifecycle.Act{By: evaluation.ColleagueActor(who), At: peertest.Day(n)}
	}
	rate(evaluation.RateSelf, by(worker, 1), evaluation.Levels{4, 3, 0, 2})
	rate(evaluation.RateAsColleague, other("w-2", 2), all(2))
	rate(evaluation.RateAsColleague, other("w-3", 2), all(3))
	rate(evaluation.RateAsColleague, other("w-2", 3), all(4)) // the newest of one colleague counts
	rate(evaluation.EnterParticipant, by(programme, 4), all(4))
	rate(evaluation.EnterParticipant, by(programme, 4), all(4))
	rate(evaluation.EnterParticipant, by(programme, 4), all(1))
	rate(evaluation.RateAsSupervisor, by(supervisor, 5), evaluation.Levels{3, 3, 2, 4})

	spreads := e.Spreads(evaluation.RatersDefault())
	require.Len(t, spreads, 4*12)
	first := map[evaluation.RaterKind]evaluation.Spread{}
	for _, s := range spreads {
		if s.Category == credential.TopicRelationships {
			first[s.Rater] = s
		}
	}
	assert.Equal(t, [5]int{0, 0, 0, 0, 1}, first[evaluation.SelfRater].Counts)
	assert.Equal(t, [5]int{0, 0, 0, 1, 0}, first[evaluation.SupervisorRater].Counts)
	assert.Equal(t, [5]int{0, 1, 0, 0, 2}, first[evaluation.ParticipantRater].Counts, "three participants are shown")
	assert.True(t, first[evaluation.PeerRater].Hidden, "two colleagues are hidden")
	assert.Zero(t, first[evaluation.PeerRater].Counts)
	two := e.Spreads(evaluation.MinimumRaters{N: 2})
	assert.Equal(t, [5]int{0, 0, 0, 1, 1}, two[2*12].Counts)
	for _, s := range e.Spreads(evaluation.MinimumRaters{}) {
		assert.Equal(t, s.Rater == evaluation.PeerRater || s.Rater == evaluation.ParticipantRater, s.Hidden, "the zero minimum shows no crowd")
	}

	assert.Equal(t, []evaluation.Gap{{credential.TopicRelationships, 1}, {credential.TopicPersonalize, -2}}, e.Gaps(), "what one side did not see is no gap")
}

func TestNobodyRatesFromTwoSides(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationOpen)
	for _, who := range []string{id(worker), id(supervisor)} {
		err := e.Fire(move(evaluation.RateAsColleague, lifecycle.Act{By: evaluation.ColleagueActor(peer.WorkerID(who)), At: peertest.Day(3)}))
		peertest.RefusedBy(t, err, "own_side")
	}
	bad := move(evaluation.RateSelf, by(worker, 3))
	bad.Data.Levels[4] = 5
	require.ErrorIs(t, e.Fire(bad), lifecycle.ErrMalformed)
	bad.Data.Levels = evaluation.Levels{}
	require.ErrorIs(t, e.Fire(bad), lifecycle.ErrDataMissing)
	assert.Equal(t, 1, e.Revision())
}

func TestADisputeStaysOnRecord(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationDisputed)
	assert.True(t, e.Disputed())
	require.Len(t, e.Comments(), 1)
	mv := move(evaluation.CloseEvaluation, by(supervisor, 20))
	require.ErrorIs(t, e.Fire(mv), lifecycle.ErrNotYourMove, "not by the supervisor alone")
	mv.By = peertest.Actor(programme)
	mv.Reason = lifecycle.Text{}
	require.ErrorIs(t, e.Fire(mv), lifecycle.ErrReasonMissing)
	require.NoError(t, e.Fire(move(evaluation.CloseEvaluation, by(programme, 20))))
	assert.True(t, e.Disputed())

	again := evaluationIn(t, evaluation.EvaluationDisputed)
	require.NoError(t, again.Fire(move(evaluation.RateAsSupervisor, by(supervisor, 20))))
	assert.False(t, again.Disputed())
	assert.Equal(t, evaluation.EvaluationRated, again.State())

	noWords := evaluationIn(t, evaluation.EvaluationDiscussed)
	mv = move(evaluation.DisputeEvaluation, by(worker, 20))
	mv.Reason = lifecycle.Text{}
	require.ErrorIs(t, noWords.Fire(mv), lifecycle.ErrReasonMissing)
}

func TestEachSideCorrectsItsOwn(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationSelfRated)
	why := by(supervisor, 30)
	why.Reason = peertest.Text("typing error")
	mv := move(evaluation.RateSelf, by(worker, 1))
	require.ErrorIs(t, e.Correct(why, 2, mv), lifecycle.ErrRefused, "not the supervisor for the worker")
	why.By = peertest.Actor(worker)
	mv.Data.Levels = all(evaluation.Guiding)
	require.NoError(t, e.Correct(why, 2, mv))
	assert.Equal(t, 1, e.Spreads(evaluation.RatersDefault())[0].Counts[evaluation.Guiding])
}

func TestTermsOfEvaluations(t *testing.T) {
	for name, change := range map[string]func(*evaluation.EvaluationTerms){
		"no id":         func(x *evaluation.EvaluationTerms) { x.ID = "" },
		"no worker":     func(x *evaluation.EvaluationTerms) { x.Worker = "" },
		"one person":    func(x *evaluation.EvaluationTerms) { x.Supervisor = peer.SupervisorID(x.Worker) },
		"no first day":  func(x *evaluation.EvaluationTerms) { x.From = peer.Date{} },
		"backwards":     func(x *evaluation.EvaluationTerms) { x.From, x.To = x.To, x.From },
		"no valid text": func(x *evaluation.EvaluationTerms) { x.ID = "\xff" },
	} {
		bad := terms()
		change(&bad)
		_, err := evaluation.NewEvaluation(bad, by(supervisor, 0))
		require.ErrorIs(t, err, evaluation.ErrIncomplete, name)
	}
	require.ErrorIs(t, new(evaluation.Evaluation).Fire(move(evaluation.RateSelf, by(worker, 0))), lifecycle.ErrRefused, "the zero value refuses")
}

func TestPlanGoals(t *testing.T) {
	p, err := evaluation.NewPlan(planTerms(), by(supervisor, 0))
	require.NoError(t, err)
	peertest.RefusedBy(t, p.Fire(planMove(evaluation.AgreePlan, by(worker, 1))), "goals_missing")
	require.NoError(t, p.Fire(planMove(evaluation.AddGoal, by(worker, 1))))
	peertest.RefusedBy(t, p.Fire(planMove(evaluation.AddGoal, by(supervisor, 1))), "goal_known")
	unknown := planMove(evaluation.DropGoal, by(worker, 1))
	unknown.Data.Goal = "goal-9"
	peertest.RefusedBy(t, p.Fire(unknown), "goal_open")
	odd := planMove(evaluation.AddGoal, by(worker, 1))
	odd.Data.Goal, odd.Data.Category = "goal-2", credential.TopicEthics
	require.ErrorIs(t, p.Fire(odd), lifecycle.ErrMalformed, "ethics is a topic and no category")
	require.NoError(t, p.Fire(planMove(evaluation.AgreePlan, by(worker, 1))))
	require.NoError(t, p.Fire(planMove(evaluation.AgreePlan, by(supervisor, 2))))
	peertest.RefusedBy(t, p.Fire(planMove(evaluation.CompletePlan, by(worker, 2))), "goals_left")
	require.NoError(t, p.Fire(planMove(evaluation.MeetGoal, by(supervisor, 3))))
	peertest.RefusedBy(t, p.Fire(planMove(evaluation.MeetGoal, by(supervisor, 3))), "goal_open")
	require.NoError(t, p.Fire(planMove(evaluation.CompletePlan, by(worker, 4))))
	assert.Equal(t, []evaluation.Goal{{ID: "goal-1", Category: credential.TopicCrisis, By: date(2026, 6, 30), Met: true}}, p.Goals())
}

func TestPlanReviewIsDueAgainAfterEachReview(t *testing.T) {
	p := planIn(t, evaluation.PlanActive) // both agreed on day 3
	due, err := p.ReviewDue(evaluation.ReviewMonths, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, peer.DateOf(peertest.Day(3), nil).AddMonths(6), due)
	require.NoError(t, p.Fire(planMove(evaluation.ReviewPlan, by(worker, 100))))
	due, err = p.ReviewDue(evaluation.ReviewMonths, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, peer.DateOf(peertest.Day(100), nil).AddMonths(6), due)
	_, err = p.ReviewDue(0, lifecycle.Calendar{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
	_, err = planIn(t, evaluation.PlanEnded).ReviewDue(6, lifecycle.Calendar{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
}

func TestAppraisalCycle(t *testing.T) {
	c := evaluation.AppraisalDefault()
	for _, tt := range []struct {
		name        string
		start, last peer.Date
		want        peer.Date
	}{
		{"the first after three months", date(2026, 1, 15), peer.Date{}, date(2026, 4, 15)},
		{"the last day of a shorter month", date(2025, 11, 30), peer.Date{}, date(2026, 2, 28)},
		{"in a leap year", date(2027, 11, 30), peer.Date{}, date(2028, 2, 29)},
		{"then every year", date(2020, 1, 15), date(2026, 5, 2), date(2027, 5, 2)},
		{"from a leap day", date(2020, 1, 15), date(2028, 2, 29), date(2029, 2, 28)},
	} {
		got, err := c.Next(tt.start, tt.last)
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, got, tt.name)
		overdue, err := c.IsOverdue(tt.start, tt.last, tt.want)
		require.NoError(t, err)
		assert.False(t, overdue, "on the due day itself")
		overdue, err = c.IsOverdue(tt.start, tt.last, tt.want.AddDays(1))
		require.NoError(t, err)
		assert.True(t, overdue)
	}
	_, err := c.Next(peer.Date{}, peer.Date{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
	_, err = c.Next(date(2026, 2, 2), date(2026, 2, 1))
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
	_, err = evaluation.AppraisalCycle{}.Next(date(2026, 2, 2), peer.Date{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
}

func TestDeadlinesOfAnEvaluation(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationDiscussed)
	due, err := e.Deadlines(lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, evaluation.AgreeEvaluation, due[0].Propose)
	assert.Equal(t, []lifecycle.Party{worker}, due[0].Waiting)
}

func sample(t *testing.T, file string, v any) []byte {
	t.Helper()
	if *update {
		text, err := json.MarshalIndent(v, "", "\t")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return text
}

func TestStoredSamplesLoad(t *testing.T) {
	var e evaluation.Evaluation
	require.NoError(t, json.Unmarshal(sample(t, "testdata/evaluation-v1.json", evaluationIn(t, evaluation.EvaluationDisputed)), &e))
	assert.Equal(t, evaluation.EvaluationDisputed, e.State())
	assert.Equal(t, terms(), e.Terms())
	var p evaluation.Plan
	require.NoError(t, json.Unmarshal(sample(t, "testdata/development_plan-v1.json", planIn(t, evaluation.PlanCompleted)), &p))
	assert.Equal(t, evaluation.PlanCompleted, p.State())
	assert.Len(t, p.Goals(), 1)
}

func TestRecordsThatCouldNotHaveComeAboutDoNotLoad(t *testing.T) {
	e := evaluationIn(t, evaluation.EvaluationOpen)
	require.NoError(t, e.Fire(move(evaluation.RateAsColleague, by(colleague, 3))))
	text, err := json.Marshal(e)
	require.NoError(t, err)
	var into evaluation.Evaluation
	forged := strings.ReplaceAll(string(text), `"`+id(colleague)+`"`, `"`+id(worker)+`"`)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &into), lifecycle.ErrBadRecord, "the worker as a colleague")
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(text), `"terms"`, `"Terms"`, 1)), &into), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(text), `"evaluation-1"`, `""`, 1)), &into), evaluation.ErrIncomplete)
	assert.Zero(t, into.State())
	_, err = json.Marshal(evaluation.Evaluation{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)
	_, err = json.Marshal(evaluation.Plan{})
	require.ErrorIs(t, err, evaluation.ErrIncomplete)

	plan, err := json.Marshal(planIn(t, evaluation.PlanCompleted))
	require.NoError(t, err)
	var p evaluation.Plan
	forged = strings.Replace(string(plan), `"meet_goal"`, `"review"`, 1)
	forged = strings.Replace(forged, `"data":{"goal":"goal-1"}`, `"code":""`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &p), lifecycle.ErrBadRecord)
}

// Any run of legal moves loads as it was, and the digest tells it from others.
func TestAnyLegalRunLoads(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e, err := evaluation.NewEvaluation(terms(), by(supervisor, 0))
		require.NoError(rt, err)
		parties := []lifecycle.Party{worker, supervisor, programme, colleague}
		for range rapid.IntRange(0, 12).Draw(rt, "moves") {
			p := rapid.SampledFrom(parties).Draw(rt, "party")
			next := e.Next(peertest.Actor(p))
			if len(next) == 0 {
				continue
			}
			require.NoError(rt, e.Fire(move(rapid.SampledFrom(next).Draw(rt, "event"), by(p, e.Revision()))))
		}
		text, err := json.Marshal(e)
		require.NoError(rt, err)
		var back evaluation.Evaluation
		require.NoError(rt, json.Unmarshal(text, &back))
		require.Equal(rt, e.Digest(), back.Digest())
		require.Equal(rt, e.Spreads(evaluation.RatersDefault()), back.Spreads(evaluation.RatersDefault()))
	})
}

func FuzzEvaluation(f *testing.F) {
	for _, s := range evaluation.EvaluationStates() {
		text, err := json.Marshal(evaluationIn(f, s))
		require.NoError(f, err)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var e, again evaluation.Evaluation
		if json.Unmarshal(text, &e) != nil {
			return
		}
		out, err := json.Marshal(e)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, e.Digest(), again.Digest())
	})
}

func FuzzPlan(f *testing.F) {
	for _, s := range evaluation.PlanStates() {
		text, err := json.Marshal(planIn(f, s))
		require.NoError(f, err)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var p, again evaluation.Plan
		if json.Unmarshal(text, &p) != nil {
			return
		}
		out, err := json.Marshal(p)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, p.Digest(), again.Digest())
	})
}
