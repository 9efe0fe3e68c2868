package workforce_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision/workforce"
)

// A supervisor sees a reading when the worker shares it, and not a day longer.
func ExampleWellbeing() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	me, supervisor := lifecycle.Act{By: peer.WorkerActor("w-1"), At: at}, peer.SupervisorActor("s-1")
	w, err := workforce.NewWellbeing(workforce.WellbeingTerms{Worker: "w-1"}, me)
	if err != nil {
		panic(err)
	}
	fire := func(e workforce.WellbeingEvent, d workforce.WellbeingChange) error {
		return w.Fire(workforce.WellbeingMove{Act: me, Event: e, Data: d})
	}
	shared := workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Viewer: supervisor}
	fmt.Println(fire(workforce.NoteReading, workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Value: 55}))
	_, err = w.Seen(supervisor)
	fmt.Println(err)
	fmt.Println(fire(workforce.ShareMeasure, shared))
	readings, err := w.Seen(supervisor)
	fmt.Println(readings[0].Value(), err)
	fmt.Println(fire(workforce.UnshareMeasure, shared))
	_, err = w.Seen(supervisor)
	fmt.Println(err != nil)
	// Output:
	// <nil>
	// workforce: the worker's own: want the worker to share a measure with you first
	// <nil>
	// 55 <nil>
	// <nil>
	// true
}

// Nobody is ready before the whole gate is passed.
func ExampleRecruit() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	programme, candidate := peer.ProgrammeActor("staff-1"), workforce.CandidateActor("w-9")
	c, err := workforce.NewRecruit(workforce.RecruitTerms{ID: "r-1", Candidate: "w-9", Role: "coach"}, lifecycle.Act{By: programme, At: at})
	if err != nil {
		panic(err)
	}
	fire := func(who lifecycle.Actor, e workforce.RecruitEvent, item workforce.GateItem) error {
		return c.Fire(workforce.RecruitMove{Act: lifecycle.Act{By: who, At: at}, Event: e, Data: workforce.RecruitChange{Item: item}})
	}
	fmt.Println(fire(candidate, workforce.Apply, ""), fire(programme, workforce.Interview, ""), fire(programme, workforce.OfferPlace, ""), fire(candidate, workforce.AcceptPlace, ""))
	fmt.Println(fire(programme, workforce.ClearOnboarding, ""))
	for _, item := range c.GateLeft() {
		if err := fire(programme, workforce.PassGateItem, item); err != nil {
			panic(err)
		}
	}
	fmt.Println(fire(programme, workforce.ClearOnboarding, ""), c.State())
	// Output:
	// <nil> <nil> <nil> <nil>
	// recruit: cannot clear: a rule refuses (gate_open); want every item of the gate passed; 8 are left, the first is role_definition; possible now: not choose, pass item
	// <nil> ready
}

// A stage needs its checklist.
func ExampleImplementation() {
	act := lifecycle.Act{By: peer.ProgrammeActor("staff-1"), At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	p, err := workforce.NewImplementation(workforce.ImplementationTerms{Programme: "programme-1"}, act)
	if err != nil {
		panic(err)
	}
	fmt.Println(p.Fire(workforce.ImplementationMove{Act: act, Event: workforce.Prepare}))
	for _, item := range p.Left(workforce.ImplementationPreparing) {
		fmt.Println(item.ID, p.Fire(workforce.ImplementationMove{Act: act, Event: workforce.TickItem, Data: workforce.ImplementationChange{Item: item.ID}}))
	}
	fmt.Println(p.Fire(workforce.ImplementationMove{Act: act, Event: workforce.Prepare}), p.State())
	// Output:
	// implementation: cannot prepare: a rule refuses (readiness); want every item of the checklist done; 2 are left, the first is purpose; possible now: stop, tick, untick
	// purpose <nil>
	// leader <nil>
	// <nil> preparing
}

// That there is a return plan is on record; what is in it is not.
func ExampleStepAside() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	worker, supervisor := lifecycle.Act{By: peer.WorkerActor("w-1"), At: at}, lifecycle.Act{By: peer.SupervisorActor("s-1"), At: at}
	s, err := workforce.NewStepAside(workforce.StepAsideTerms{ID: "a-1", Worker: "w-1", Supervisor: "s-1"}, worker)
	if err != nil {
		panic(err)
	}
	back := workforce.StepAsideMove{Act: worker, Event: workforce.ReturnToWork}
	fmt.Println(s.Fire(back))
	fmt.Println(s.Fire(workforce.StepAsideMove{Act: worker, Event: workforce.MakeReturnPlan}), s.Fire(workforce.StepAsideMove{Act: supervisor, Event: workforce.MakeReturnPlan}))
	fmt.Println(s.State(), s.HasReturnPlan())
	// Output:
	// step aside: cannot return: its state is away; want the state planned; possible now: leave, make plan
	// <nil> <nil>
	// planned true
}

// Nobody is assigned to a role that nobody has defined.
func ExampleMayAssign() {
	since, _ := peer.NewDate(2026, 1, 1)
	coach := workforce.RoleDefinition{ID: "coach", Title: "Recovery coach", Duties: []peer.ActivityID{"active_listening_support"}, Exclusions: []peer.ActivityID{"diagnose"}, Since: since}
	fmt.Println(workforce.MayAssign("coach", []workforce.RoleDefinition{coach}, since))
	fmt.Println(workforce.MayAssign("host", []workforce.RoleDefinition{coach}, since))
	// Output:
	// <nil>
	// workforce: no role definition: want a definition with duties and exclusions that is in force on the day
}

// Bands go in, no amounts; small cells do not come out.
func ExamplePayEquityOf() {
	var rows []workforce.PayRow
	for band, n := range map[string]int{"1": 12, "2": 9, "3": 2} {
		for range n {
			rows = append(rows, workforce.PayRow{Group: "peer", Band: band})
		}
	}
	report, err := workforce.PayEquityOf(rows, []string{"1", "2", "3"}, 5)
	fmt.Println(report.Groups, report.Bands, err)
	_, err = workforce.PayEquityOf(rows, []string{"1"}, 5)
	fmt.Println(err)
	// Output:
	// [peer] [1 2 3] <nil>
	// workforce: bad figure: want a group and one of the bands in each row
}
