package supervision_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
)

// guard returns by which guard a move was refused.
func guard(err error) string {
	var refusal *lifecycle.Refusal
	if errors.As(err, &refusal) {
		return refusal.Guard
	}
	return "not refused"
}

func noon(text string) time.Time { return day(text).Start(time.UTC).Add(12 * time.Hour) }

func terms1() supervision.AgreementTerms {
	return supervision.AgreementTerms{ID: "a-1", Worker: "w-1", Supervisor: "s-1", Kind: supervision.PeerSupervisor, Primary: true,
		From: day("2026-01-05"), Per: supervision.Week, Sessions: 1, Minutes: 60, Modes: []peer.Modality{peer.ModalityInPerson},
		Points: []supervision.AgreementPoint{supervision.PointDuties, supervision.PointTermination}, ReviewBy: day("2026-07-01")}
}

// Worker and supervisor sign. Weeks later the supervisor leaves, and the agreement does
// not end before somebody stands in.
func ExampleAgreement() {
	signing := lifecycle.Act{By: peer.SupervisorActor("s-1"), At: noon("2026-01-05")}
	a, err := supervision.NewAgreement(terms1(), signing)
	if err != nil {
		fmt.Println(err)
		return
	}
	montana := supervision.SigningRule{Ties: supervision.MontanaTies(), Points: supervision.MontanaPoints()}
	fmt.Println("without asking about ties:", guard(a.Sign(signing, supervision.Declared{}, montana, nil, nil)))
	asked := supervision.Declared{Asked: true}
	fmt.Println(a.Sign(signing, asked, montana, nil, nil), a.State())
	signing.By = peer.WorkerActor("w-1")
	fmt.Println(a.Sign(signing, asked, montana, nil, nil), a.State())

	leaving := lifecycle.Act{By: peer.ProgrammeActor("staff-1"), At: noon("2026-02-20"), Code: "left"}
	fmt.Println("with nobody after:", guard(a.End(leaving, day("2026-02-23"), nil, nil, nil)))
	cover, err := supervision.NewCover(supervision.CoverPlan{ID: "c-1", Worker: "w-1", Absent: "s-1", Deputy: "s-2",
		Kind: supervision.PeerSupervisor, From: day("2026-02-23")}, leaving, day("2026-03-23"), false)
	if err != nil {
		fmt.Println(err)
		return
	}
	covers := []supervision.Cover{*cover}
	fmt.Println(a.End(leaving, day("2026-02-23"), nil, covers, nil), a.State())
	all := []supervision.Agreement{*a}
	for _, on := range []string{"2026-02-22", "2026-02-23", "2026-03-23"} {
		fmt.Println(on, supervision.IsSupervised("w-1", day(on), all, covers, nil))
	}
	// Output:
	// without asking about ties: ties_declared
	// <nil> proposed
	// <nil> in_force
	// with nobody after: nobody_stranded
	// <nil> ended
	// 2026-02-22 true
	// 2026-02-23 true
	// 2026-03-23 false
}

// A supervisor who is about to leave: every worker is on the list, and what to do first.
func ExampleDepart() {
	a, err := supervision.NewAgreement(terms1(), lifecycle.Act{By: peer.SupervisorActor("s-1"), At: noon("2026-01-05")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, who := range []lifecycle.Actor{peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")} {
		if err := a.Sign(lifecycle.Act{By: who, At: noon("2026-01-05")}, supervision.Declared{}, supervision.SigningRule{}, nil, nil); err != nil {
			fmt.Println(err)
		}
	}
	d := supervision.Depart("s-1", day("2026-02-20"), []supervision.Agreement{*a}, nil, nil, nil, nil)
	for _, w := range d.Workers {
		fmt.Println(w.Propose, "from", w.Gap.From)
	}
	_, err = supervision.HandOverGap(*a, supervision.Agreement{}, nil, nil, nil)
	fmt.Println(errors.Is(err, supervision.ErrIncomplete))
	// Output:
	// open_cover from 2026-02-21
	// true
}

// What the two agree on has an owner and a day, and one open follow-up for a concern.
func ExampleAction() {
	plan := supervision.ActionPlan{ID: "x-1", Worker: "w-1", Supervisor: "s-1", Owner: supervision.OwnerSupervisor,
		Area: supervision.AreaBoundaries, Concern: "gift-7"}
	by := lifecycle.Act{By: peer.SupervisorActor("s-1"), At: noon("2026-01-06")}
	a, err := supervision.NewAction(plan, by, day("2026-01-13"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	plan.ID = "x-2"
	_, err = supervision.NewAction(plan, by, day("2026-01-20"), []supervision.Action{*a})
	fmt.Println("a second one:", guard(err))
	by.At, by.Code = noon("2026-01-13"), "no_time"
	fmt.Println(a.Carry(by, day("2026-01-20")), a.State(), a.Due())
	// Output:
	// a second one: one_follow_up
	// <nil> carried 2026-01-20
}

func ExampleNewSessionRecord() {
	monday := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	worker, supervisor := peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")
	c, err := supervision.NewCycle(supervision.CyclePlan{ID: "c-1", Worker: "w-1", Supervisor: "s-1",
		Period: peer.DateRange{From: day("2026-01-05"), Until: day("2026-01-12")}}, supervision.AskForCycle, lifecycle.Act{By: worker, At: monday})
	if err != nil {
		fmt.Println(err)
		return
	}
	content := supervision.SessionContent{Kind: supervision.KindIndividual, Areas: []supervision.Area{supervision.AreaSkills}}
	_, err = supervision.NewSessionRecord(*c, content, nil)
	fmt.Println(err)
	held := supervision.How{Start: monday.Add(time.Hour), Minutes: 45, Modality: peer.ModalityInPerson}
	_ = c.Schedule(lifecycle.Act{By: supervisor, At: monday}, held.Start)
	_ = c.Hold(lifecycle.Act{By: supervisor, At: monday.Add(2 * time.Hour)}, held)
	r, err := supervision.NewSessionRecord(*c, content, nil)
	fmt.Println(r.Minutes, err)
	fmt.Println(r.Lacks(supervision.MontanaRecord(), *c))
	_, err = supervision.AreaNamed("therapy")
	fmt.Println(err)
	// Output:
	// supervision: session record does not fit: no session of the cycle was held
	// 45 <nil>
	// [no comment on continuing competence not signed by the supervisor not signed by the worker]
	// supervision: does not belong in supervision: therapy; instead: offer the worker support outside supervision, of their own choice, and ask what helps with the work
}

// The lines that join a decision of package scope and an agenda: what is to be talked
// over becomes a concern. Neither package knows the other.
func ExampleNewAgenda() {
	policy, err := scope.Standard("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := policy.Prepare(scope.Request{Activity: "suicidal_ideation_active", Supervised: scope.True, Fitness: peer.FitnessFit})
	if err != nil {
		fmt.Println(err)
		return
	}
	when := noon("2026-01-06")
	decision := policy.Decide(facts)
	severity := supervision.SeverityRoutine
	switch decision.Verdict {
	case scope.EmergencyEscalate:
		severity = supervision.SeverityUrgent
	case scope.ConsultSupervisorFirst, scope.Prohibited:
		severity = supervision.SeveritySoon
	}
	concerns := []supervision.Concern{{Key: "scope/e-1", Kind: supervision.ConcernScope, Severity: severity, At: when, About: "suicidal_ideation_active"}}
	for _, task := range decision.Tasks("e-1", when) {
		if task.Obligation.Kind == scope.Debrief {
			concerns = append(concerns, supervision.Concern{Key: task.Key, Kind: supervision.ConcernDebrief, Severity: supervision.SeverityUrgent, At: task.At})
		}
	}
	topics := []supervision.Topic{{Key: "lead a group", Area: supervision.AreaCareer, At: when}}
	agenda, err := supervision.NewAgenda(concerns, nil, topics, when.Add(time.Hour), supervision.AgendaRules{Limit: 1}, nil)
	for _, item := range agenda.Items {
		fmt.Println(item.Severity, item.Kind, item.Areas, "own:", item.Own)
	}
	fmt.Println(err)
	_, err = supervision.NewAgenda([]supervision.Concern{{Key: "tired", Kind: supervision.ConcernWellbeing, Severity: supervision.SeveritySoon, At: when}},
		nil, nil, when, supervision.AgendaRules{}, nil)
	fmt.Println(err)
	// Output:
	// urgent debrief [risk_and_safety_review] own: false
	// urgent scope_decision [role_clarity_scope_questions] own: false
	// soon worker_topic [career_growth] own: true
	// <nil>
	// concerns[0]: supervision: bad concern: want the worker's own wish to have their wellbeing on the agenda
}
