package escalation_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// A participant tells Ana of a plan to die. Scope says: an emergency. Ana calls 988 and
// stays; the ladder tells the supervisor, who does not answer, then whoever is on call.
// The debrief that Ana is owed goes to the room of supervision.
func Example() {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	ana := peer.WorkerActor("ana")

	policy, _ := scope.Standard()
	facts, _ := policy.Prepare(scope.Request{Activity: "suicidal_ideation_active"})
	d := policy.Decide(facts)

	// The lines that join the rooms.
	v := escalation.Verdict{Key: "decision-7", Emergency: d.Verdict == scope.EmergencyEscalate, At: noon}
	for _, o := range d.Obligations {
		v.Owed = append(v.Owed, escalation.Owed{Kind: o.Kind.String(), Timed: o.Timed, Within: o.Within})
	}
	ask, ok := escalation.OfVerdict(v)
	fmt.Println(d.Verdict, ok, ask.Kind)

	ask.ID = "escalation-1"
	ladder, _ := escalation.LadderFor(ask.Level, ask.Report)
	e, _, err := escalation.Put(nil, ask, "note-1", ladder, lifecycle.Act{By: ana, At: noon})
	if err != nil {
		fmt.Println(err)
		return
	}
	posts := []escalation.Post{{Role: escalation.RungSupervisor, Person: "sam"}, {Role: escalation.RungOnCall, Person: "ola"}}
	hop, _ := e.Advance(lifecycle.Act{By: ana, At: noon}, posts)
	fmt.Println("told:", hop.Role)

	_, err = e.Advance(lifecycle.Act{By: lifecycle.System(), At: noon.Add(4 * time.Minute)}, posts)
	fmt.Println(err)
	hop, _ = e.Advance(lifecycle.Act{By: lifecycle.System(), At: noon.Add(5 * time.Minute)}, posts)
	fmt.Println("told:", hop.Role)
	fmt.Println(e.Acknowledge(lifecycle.Act{By: escalation.Responder("ola"), At: noon.Add(6 * time.Minute)}))

	over := lifecycle.Act{By: escalation.Responder("ola"), At: noon.Add(time.Hour), Code: escalation.CodeHandedOver}
	fmt.Println(e.Resolve(over))
	debrief, owed := e.Debrief()
	fmt.Println("debrief:", owed, supervision.DebriefDue(debrief.At).Format(time.DateTime))
	// Output:
	// emergency_escalate true scope_emergency
	// told: supervisor
	// escalation: cannot tell: a rule refuses (not_due); want the end of the time to acknowledge, or another reason; possible now: attach, fall back
	// told: on_call
	// <nil>
	// <nil>
	// debrief: true 2026-03-03 12:00:00
}

// Item 9 of a PHQ-9 was left out. That escalates nothing; somebody asks, and supervision
// hears of it.
func ExampleFlag_Concern() {
	f := escalation.Flag{Key: "sheet-7", Name: "safety_item_unanswered", At: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	_, escalates, err := escalation.OfFlag(f)
	fmt.Println(escalates, err)
	c, ok := f.Concern()
	fmt.Println(c.Kind, c.Severity, ok)

	f.Key = ""
	_, _, err = escalation.OfFlag(f)
	fmt.Println(err)
	// Output:
	// false <nil>
	// outcome_flag soon true
	// escalation: bad escalation: want the key of the questionnaire, in valid UTF-8 of at most 256 bytes, and when it was answered
}

// The clocks go forward in the night. The shift ends at half past two on the wall, a time
// that there is not, and the next begins with it.
func ExampleRota() {
	zone, _ := time.LoadLocation("America/Chicago")
	at := func(text string) escalation.Wall {
		w, _ := escalation.ParseWall(text)
		return w
	}
	rota, err := escalation.NewRota(zone, []escalation.Shift{
		{ID: "s1", Role: escalation.RungOnCall, Person: "ana", Start: at("2026-03-07T20:00"), End: at("2026-03-08T02:30")},
		{ID: "s2", Role: escalation.RungOnCall, Person: "ben", Start: at("2026-03-08T02:30"), End: at("2026-03-08T08:00")},
	})
	fmt.Println(rota, err)
	from := time.Date(2026, 3, 8, 2, 0, 0, 0, time.UTC)
	for _, gap := range rota.Gaps(escalation.RungOnCall, from, from.AddDate(0, 0, 1)) {
		fmt.Println("nobody from", gap.From.In(zone).Format(time.DateTime))
	}
	_, err = rota.Give("s2", "")
	fmt.Println(err)
	// Output:
	// [rota of 2 shifts] <nil>
	// nobody from 2026-03-08 08:00:00
	// escalation: bad rota: want an id and a person for each shift
}

// Ben is expected out by one and nobody hears from him. The library knows no address.
func ExampleVisit() {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	ben := peer.WorkerActor("ben")
	v, _ := escalation.NewVisit("visit-1", "ben", noon.Add(time.Hour), lifecycle.Act{By: ben, At: noon})
	_ = v.CheckIn(lifecycle.Act{By: ben, At: noon.Add(5 * time.Minute)})
	fmt.Println(v.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: noon.Add(time.Hour)}))
	due, _ := v.OverdueAt()
	fmt.Println(v.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: due}))
	ask, ok := v.Ask()
	fmt.Println(ask.Kind, ok)
	// Output:
	// visit: cannot mark overdue: a rule refuses (not_due); want the expected end and the grace to be over, or a call for help
	// <nil>
	// visit_overdue true
}

// Sam is complained of. Ola, whom Sam supervises, cannot have it either.
func ExampleComplaint() {
	at := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	dana := lifecycle.Actor{Party: escalation.ComplainantParty, ID: "dana"}
	c, _ := escalation.NewComplaint("c-1", []escalation.PersonID{"sam"}, []escalation.Tie{{Supervisor: "sam", Supervisee: "ola"}}, lifecycle.Act{By: dana, At: at})
	posts := []escalation.Post{{Role: escalation.RungSupervisor, Person: "sam"}, {Role: escalation.RungOnCall, Person: "ola"}, {Role: escalation.RungProgrammeLead, Person: "lea"}}
	fmt.Println(c.Route(posts).Role, c.Route(posts[:2]).Role)
	fmt.Println(c.Receive(lifecycle.Act{By: lifecycle.Actor{Party: escalation.HandlerParty, ID: "ola"}, At: at}))
	fmt.Println(c.MaySee("sam", posts), c.MaySee("lea", posts))
	// Output:
	// programme_lead outside_body
	// complaint: cannot receive: a rule refuses (concerned); want somebody who is not complained of, does not depend on them and did not complain
	// false true
}

// Ana has noticed that she gives lifts to somebody she now thinks of as a friend.
func ExampleBoundaryConcern_Refer() {
	at := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	c, _ := escalation.NewConcern("b-1", escalation.ConcernCloseness, lifecycle.Act{By: peer.WorkerActor("ana"), At: at})
	ref, err := c.Refer(escalation.UseSupervision)
	fmt.Println(ref.Kind(), err)
	_, err = c.Refer(escalation.UseDiscipline)
	fmt.Println(err)
	// Output:
	// closeness <nil>
	// escalation: the record is protected from this use: whoever raises a concern of their own has nothing to fear from it; want support, supervision or learning
}

// A fall at the centre: reported without judging it, reviewed by somebody else.
func ExampleIncident() {
	at := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	act := func(p lifecycle.Party, id string) lifecycle.Act {
		return lifecycle.Act{By: lifecycle.Actor{Party: p, ID: id}, At: at}
	}
	in, _ := escalation.NewIncident("i-1", escalation.CategoryMedical, at, nil, "", act(escalation.ReporterParty, "ana"))
	fmt.Println(in.Review(act(escalation.ReviewerParty, "ana"), escalation.NearMiss))
	fmt.Println(in.Review(act(escalation.ReviewerParty, "lea"), escalation.MinorHarm))
	fmt.Println(in.Learn(act(escalation.ReviewerParty, "lea"), escalation.LearnEquipment), in.Line().Learnings)
	// Output:
	// incident: cannot review: a rule refuses (concerned); want somebody who neither reported it nor is concerned
	// <nil>
	// <nil> [equipment]
}
