package outcomes_test

import (
	"encoding/json"
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
)

// A programme writes a measure of its own: who came to a first contact within a week.
func ExampleParseMeasure() {
	own := `{"id": "contact-7", "name": "First contact", "kind": "binary", "unit": "%", "direction": "higher_better",
		"method": "followed", "numerator": "a contact within 7 days", "denominator": "people admitted",
		"index": {"kinds": ["admission"]},
		"steps": [{"kinds": ["peer_contact"], "from": 0, "to": 7}],
		"source": {"title": "the programme's own", "evidence": "design"}}`
	m, err := outcomes.ParseMeasure([]byte(own))
	fmt.Println(err)
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-02", "2026-01-02"), happened("c-1", "ana", outcomes.PeerContact, "2026-01-05", "2026-01-05"),
		happened("a-2", "ben", outcomes.Admission, "2026-01-02", "2026-01-02"))
	f, err := m.Of(log, outcomes.Ask{From: dateOf("2026-01-01"), Until: dateOf("2026-02-01"), Through: dateOf("2026-02-28")})
	fmt.Println(f.Shares[0].Numerator, "of", f.Shares[0].Denominator, err)

	m.Steps = nil
	fmt.Println(m.Check())
	// Output:
	// <nil>
	// 1 of 2 <nil>
	// outcomes: bad definition of a measure: something has to follow, on the index day or after it
}

// Three days of use in a fortnight: a return to use by one definition and not by another.
func ExampleReturnRule_Returns() {
	var days []outcomes.Event
	for i, on := range []string{"2026-03-02", "2026-03-09", "2026-03-10"} {
		days = append(days, happened(fmt.Sprint("u-", i), "ana", outcomes.UseDay, on, on))
	}
	for _, rule := range outcomes.ReturnRules() {
		if rule.Name == "any use" || rule.Name == "5 days of use in a week" {
			began, err := rule.Returns(days)
			fmt.Println(rule.Name, began, err)
		}
	}
	_, err := outcomes.ReturnRule{Name: "two days in one", Days: 2, In: 1, Clear: 30}.Returns(days)
	fmt.Println(err)
	// Output:
	// any use [2026-03-02] <nil>
	// 5 days of use in a week [] <nil>
	// outcomes: bad definition of a measure: a rule of return has a name, at least one day of use within so many days, and at least one clear day between two returns
}

// A score goes under the code by which measures ask for it.
func ExampleEventsOfForm() {
	gad, _ := instrument.Of("gad-7")
	result, _ := gad.Score(instrument.Answers(1, 2, 2, 1, 1, 0, 1), instrument.Respondent{})
	form := outcomes.FormReply{ID: "f-1", Participant: "ana", On: dateOf("2026-03-02"), Kind: outcomes.Answered, Result: result, Recorded: may(0)}
	r, err := outcomes.EventsOfForm(form)
	for _, e := range r.Records() {
		fmt.Println(e.Kind, e.Code, e.Value)
	}
	fmt.Println(outcomes.AnswerScore("gad-7", "total"), err)
	form.Kind = outcomes.Declined
	_, err = outcomes.EventsOfForm(form)
	fmt.Println(err)
	// Output:
	// answer gad-7.total 8
	// gad-7.total <nil>
	// outcomes: bad reply: a form is answered, and then has a result, or declined or not possible
}

// Days of use in the same two people, and what it cost for each of them.
func ExampleFigure_MatchedChange() {
	f := outcomes.Figure{People: 2, Before: []float64{20, 10}, After: []float64{11, 10}}
	change, relative, err := f.MatchedChange()
	fmt.Println(change, relative, err)
	each, err := f.CostPerParticipant(economics.Money{Cents: 250_001, Currency: "USD", Year: 2026})
	fmt.Println(each, err)
	_, err = f.CostPerReached(economics.Money{Cents: 250_000, Currency: "USD", Year: 2026})
	fmt.Println(err)
	_, _, err = outcomes.Figure{}.MatchedChange()
	fmt.Println(err)
	// Output:
	// -4.5 -0.3 <nil>
	// 1250.01 USD (2026) <nil>
	// economics: nothing to divide by: the cost is shared by at least one
	// outcomes: the figure has no such number: nobody answered at both points
}

// When is somebody asked again, and how many were?
func ExampleFollowUpOf() {
	s, _ := outcomes.ScheduleOf("csat-gpra")
	var all []outcomes.Assessment
	for _, replies := range [][]outcomes.Reply{nil, {{Point: "six_months", Kind: outcomes.Answered, On: dateOf("2026-07-20")}}, {{Point: "six_months", Kind: outcomes.Unable, On: dateOf("2026-07-20")}}} {
		list, _ := s.Assessments(outcomes.Course{Intake: dateOf("2026-01-05")}, replies, dateOf("2026-12-01"))
		all = append(all, list...)
	}
	for _, leaveOut := range []bool{false, true} {
		f, _ := outcomes.FollowUpOf(s, all, "six_months", leaveOut)
		rate, ok := f.Rate()
		fmt.Printf("%d of %d, %d left out: %.2f %v\n", f.Done, f.Due, f.LeftOut, rate, ok)
	}
	_, err := outcomes.FollowUpOf(s, all, "six months", false)
	fmt.Println(err)
	_, err = s.Assessments(outcomes.Course{Intake: dateOf("2026-01-05")}, []outcomes.Reply{{Point: "some_day", Kind: outcomes.Answered, On: dateOf("2026-07-20")}}, dateOf("2026-12-01"))
	fmt.Println(err)
	// Output:
	// 1 of 3, 0 left out: 0.33 true
	// 1 of 2, 1 left out: 0.50 true
	// outcomes: unknown point of a schedule (nearest: six_months)
	// outcomes: bad reply: reply 1: outcomes: unknown point of a schedule
}

func ExampleReasonOfTEDS() {
	fmt.Println(outcomes.ReasonOfTEDS(2))
	_, err := outcomes.ReasonOfTEDS(8)
	fmt.Println(err)
	// Output:
	// dropped_out <nil>
	// outcomes: unknown reason of a discharge: TEDS-D has 1 to 7 and -9
}

// What was sent is stored, and one that cannot have been is not read.
func ExampleVolumeCount() {
	sent := outcomes.VolumeCount{From: dateOf("2026-01-01"), Until: dateOf("2026-04-01"), Made: 1, Attempted: 3, People: 1, New: 1,
		Kinds: []outcomes.Tally{{Name: string(peer.EncounterDropIn), N: 1}}, AttemptedKinds: []outcomes.Tally{{Name: string(peer.EncounterOneToOne), N: 3}}, Modalities: []outcomes.Tally{{Name: string(peer.ModalityInPerson), N: 1}}}
	_, err := json.Marshal(sent)
	share, _ := sent.NotReached().Value()
	fmt.Println(share, err)
	sent.New = 2
	fmt.Println(sent.Check())
	// Output:
	// 0.75 <nil>
	// outcomes: bad record of a volume: people are new or continuing
}
