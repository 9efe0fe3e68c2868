package evaluation_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// The worker rates first, then the supervisor. They talk about where they differ.
func ExampleEvaluation() {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC) }
	worker, supervisor := peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")
	e, err := evaluation.NewEvaluation(evaluation.EvaluationTerms{ID: "e-1", Worker: "w-1", Supervisor: "s-1",
		From: peer.DateOf(day(1), nil).AddMonths(-12), To: peer.DateOf(day(1), nil)}, lifecycle.Act{By: supervisor, At: day(2)})
	if err != nil {
		panic(err)
	}
	rate := func(event evaluation.EvaluationEvent, who lifecycle.Actor, n int, crisis evaluation.Level) error {
		levels := evaluation.Levels{}.With(credential.TopicCrisis, crisis)
		return e.Fire(evaluation.EvaluationMove{Act: lifecycle.Act{By: who, At: day(n)}, Event: event, Data: evaluation.EvaluationChange{Levels: levels}})
	}
	fmt.Println(rate(evaluation.RateAsSupervisor, supervisor, 3, evaluation.Practising))
	fmt.Println(rate(evaluation.RateSelf, worker, 3, evaluation.Beginning), rate(evaluation.RateAsSupervisor, supervisor, 4, evaluation.Practising), e.State())
	for _, gap := range e.Gaps() {
		fmt.Println("talk about", gap.Category, gap.Steps)
	}
	// Output:
	// evaluation: cannot rate: its state is open; want the state self rated or disputed
	// <nil> <nil> rated
	// talk about cc08_crisis -2
}

// A goal is agreed by both before it is worked on.
func ExamplePlan() {
	at := func(n int) time.Time { return time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC) }
	worker, supervisor := peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")
	p, err := evaluation.NewPlan(evaluation.PlanTerms{ID: "p-1", Worker: "w-1", Supervisor: "s-1"}, lifecycle.Act{By: worker, At: at(1)})
	if err != nil {
		panic(err)
	}
	fire := func(who lifecycle.Actor, n int, event evaluation.PlanEvent, data evaluation.PlanChange) error {
		return p.Fire(evaluation.PlanMove{Act: lifecycle.Act{By: who, At: at(n)}, Event: event, Data: data})
	}
	fmt.Println(fire(worker, 1, evaluation.AgreePlan, evaluation.PlanChange{}))
	fmt.Println(fire(worker, 1, evaluation.AddGoal, evaluation.PlanChange{Goal: "g-1", Category: credential.TopicCrisis}))
	fmt.Println(fire(worker, 2, evaluation.AgreePlan, evaluation.PlanChange{}), fire(supervisor, 2, evaluation.AgreePlan, evaluation.PlanChange{}), p.State())
	// Output:
	// development plan: cannot agree: a rule refuses (goals_missing); want at least one open goal to agree to; possible now: add goal, drop goal, end
	// <nil>
	// <nil> <nil> active
}

// One table gives every statistic its numbers: outcomes/stats calculates Fleiss' kappa from
// Counts, Cohen's from Pairs or Table, and the intraclass correlation from Scores.
func ExampleRatings() {
	scale, err := evaluation.NewScale("own checklist", evaluation.Layout{Rater: evaluation.SelfRater, Low: 1, High: 3,
		Items: []evaluation.Item{{ID: "i1", Part: "relationship"}}})
	if err != nil {
		panic(err)
	}
	var list []evaluation.Rating
	for s, values := range map[evaluation.SubjectID][2]int{"site-1": {3, 3}, "site-2": {2, 1}, "site-3": {1, 1}} {
		list = append(list,
			evaluation.Rating{Subject: s, Rater: "a", Kind: evaluation.SelfRater, Values: map[string]int{"i1": values[0]}},
			evaluation.Rating{Subject: s, Rater: "b", Kind: evaluation.SupervisorRater, Values: map[string]int{"i1": values[1]}})
	}
	table, err := evaluation.NewRatings(scale, list)
	if err != nil {
		panic(err)
	}
	agreement, _ := table.Agreement("")
	percent, _ := agreement.Percent()
	counts, _ := table.Counts("i1")          // [][]int, subjects by categories: Fleiss
	square, _ := table.Table("i1", "a", "b") // [][]int, first by second rater: Cohen
	scores, _ := table.Scores("a", "b")      // [][]float64, subjects by raters: ICC
	fmt.Printf("%.1f %% %v %v %v\n", percent, counts, square, scores)
	_, err = table.Scores("a")
	fmt.Println(err)
	// Output:
	// 66.7 % [[0 0 2] [1 1 0] [2 0 0]] [[1 0 0] [1 0 0] [0 0 1]] [[3 3] [2 1] [1 1]]
	// evaluation: uneven ratings: want two raters or more, each once
}

// Anybody who has the seed and the ids draws the same sample again.
func ExampleSamplePlan_Sample() {
	records := []evaluation.SampleItem{{Note: "note-1", Risk: true}, {Note: "note-2"}, {Note: "note-3"}, {Note: "note-4"}, {Note: "note-5"}, {Note: "note-6"}}
	draw, err := evaluation.SampleDefault().Sample("2026-Q1", records)
	if err != nil {
		panic(err)
	}
	for _, p := range draw.Picks {
		fmt.Println(string(p.Note), p.Why, p.Rank[:8]) // printf '2026-Q1\nnote-4' | sha256sum
	}
	fmt.Println(draw.Audit(records), draw.Audit(records[:5]) != nil)
	_, err = evaluation.SampleDefault().Sample("", records)
	fmt.Println(err)
	// Output:
	// note-4 rank 1ff1ee1b
	// note-1 risk d1672f22
	// <nil> true
	// evaluation: bad sample: want a seed in one line of at most 256 bytes
}

// The limits come from a chart of proportions; small numbers are not read.
func ExampleIndicator_Read() {
	onTime, err := evaluation.IndicatorOf("supervision_on_time")
	if err != nil {
		panic(err)
	}
	limits := evaluation.Limits{Centre: 0.93, Lower: 0.85, Upper: 1}
	r, err := onTime.Read(evaluation.Count{Numerator: 40, Denominator: 50}, limits)
	fmt.Println(r.Share, r.AtTarget, r.Signal, err)
	few, _ := onTime.Read(evaluation.Count{Numerator: 3, Denominator: 4}, limits)
	fmt.Println(few.Signal)
	_, err = onTime.Read(evaluation.Count{Numerator: 5, Denominator: 4}, limits)
	fmt.Println(err)
	// Output:
	// 0.8 false worse <nil>
	// too_few
	// evaluation: bad count: want a numerator from 0 to the denominator
}

// Of an instrument only its structure is known; who has it says where its items belong.
func ExampleInstrument_Scale() {
	upsides, err := evaluation.InstrumentOf("upsides")
	if err != nil {
		panic(err)
	}
	fmt.Println(upsides.Versions[0].Items, upsides.Versions[1].Items, upsides.Source.Evidence)
	_, err = upsides.Scale(evaluation.Layout{Rater: evaluation.SelfRater, Low: 1, High: 5, Items: []evaluation.Item{{ID: "1", Part: "receipt"}}})
	fmt.Println(err)
	// Output:
	// 21 28 verified
	// evaluation: bad scale: want the 21 items of this version, got 1
}
