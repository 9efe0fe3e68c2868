package credential_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func date(text string) peer.Date {
	d, err := peer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// at is an act of somebody on a day.
func at(by lifecycle.Actor, day string) lifecycle.Act {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return lifecycle.Act{By: by, At: t}
}

// What a trainee in Texas still lacks, and by when.
func ExampleScheme_Gap() {
	tx, err := credential.SchemeOf("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	records := []credential.Record{
		{Kind: credential.KindExam, On: date("2026-01-14")},
		{Kind: credential.KindExperience, On: date("2026-03-31"), Minutes: 180 * 60},
	}
	gap, err := tx.Gap(credential.Case{On: date("2026-04-01"), Stage: credential.StageCertification, Records: records, Due: date("2026-07-14")})
	fmt.Println(gap.IsMet(), err)
	for _, l := range gap.Lines {
		fmt.Println(l.Requirement.ID, l.Result, l.Missing(), l.Due, l.Requirement.Source.Evidence)
	}
	_, err = tx.Gap(credential.Case{On: date("2026-04-01"), Records: []credential.Record{{Kind: credential.KindExperience, On: date("2026-03-31")}}})
	fmt.Println(err)
	// Output:
	// false <nil>
	// exam met 0 no date verified
	// experience short 4200 2026-07-14 verified
	// recommendation_letter short 1 2026-07-14 verified
	// credential: bad record: hours are given in minutes, of which it needs some (record 1)
}

// Ten hours on three topics are ten hours: where topics are parts of one total, an
// hour counts for one of them, in the spread that suits best.
func ExampleScheme_Gap_topics() {
	icrc, err := credential.SchemeOf("ICRC-PR")
	if err != nil {
		fmt.Println(err)
		return
	}
	const advocacy, mentoring, wellness = credential.TopicAdvocacy, credential.TopicMentoringEducation, credential.TopicRecoveryWellness
	records := []credential.Record{
		{Kind: credential.KindTraining, On: date("2026-01-10"), Minutes: 10 * 60, Topics: []credential.Topic{advocacy, mentoring, wellness}},
		{Kind: credential.KindTraining, On: date("2026-02-10"), Minutes: 10 * 60, Topics: []credential.Topic{advocacy}},
	}
	gap, err := icrc.Gap(credential.Case{On: date("2026-03-01"), Stage: credential.StageTraining, Records: records})
	fmt.Println(gap.IsMet(), err)
	for _, l := range gap.Lines {
		fmt.Println(l.Requirement.ID, l.Have/60, "of", l.Want/60, l.Result)
	}
	// Output:
	// false <nil>
	// training 20 of 46 short
	// training_advocacy 10 of 10 met
	// training_mentoring_education 10 of 10 met
	// training_recovery_wellness 0 of 10 short
	// training_ethics 0 of 16 short
}

// A credential is valid through its last day. No event is needed for it to lapse,
// and the clock records none.
func ExampleCredential_On() {
	ga, _ := credential.SchemeOf("US-GA-CPS")
	worker, board := peer.WorkerActor("w-1"), credential.Certifier("gmhcn")
	c, err := credential.New("c-1", "w-1", ga, at(worker, "2024-05-17"))
	if err != nil {
		fmt.Println(err)
		return
	}
	act := at(board, "2024-05-17")
	act.Code = "existing_certificate"
	if err := c.Recognise(act, credential.Grant{Scheme: ga, Until: date("2025-12-31")}, ""); err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2025-12-31", "2026-01-15", "2026-01-31", "2026-02-01"} {
		st, _ := c.On(ga, credential.Question{On: date(day)})
		fmt.Print(day, " ", st.State)
		for _, w := range st.Late {
			fmt.Printf(", %d USD to %s", w.Fee, w.Ends)
		}
		fmt.Println()
	}
	err = c.Lapse(at(worker, "2026-01-31"), ga, nil)
	fmt.Println(errors.Is(err, lifecycle.ErrGuard), c.Recorded())
	// Output:
	// 2025-12-31 renewal_due
	// 2026-01-15 renewal_due, 0 USD to 2026-01-15, 26 USD to 2026-01-31
	// 2026-01-31 renewal_due, 26 USD to 2026-01-31
	// 2026-02-01 inactive
	// true certified
}

// Whoever is reinstated from a past day was certified on the days between, as
// known now, and was not, as known then. More time is for a renewal.
func ExampleCredential_Reinstate() {
	dc, _ := credential.SchemeOf("US-DC")
	board := credential.Certifier("dbh")
	coded := func(day, code string) lifecycle.Act {
		act := at(board, day)
		act.Code = code
		return act
	}
	c, err := credential.New("c-1", "w-1", dc, at(peer.WorkerActor("w-1"), "2025-01-10"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Recognise(coded("2025-01-10", "existing_certificate"), credential.Grant{Scheme: dc, Until: date("2027-01-09")}, ""))
	fmt.Println(c.Revoke(coded("2026-02-10", "code_breach"), peer.Date{}))
	fmt.Println(c.Appeal(at(peer.WorkerActor("w-1"), "2026-02-20")))
	back := credential.Grant{Scheme: dc, Effective: date("2026-02-10")}
	fmt.Println(errors.Is(c.Reinstate(at(board, "2026-04-01"), back), lifecycle.ErrReasonMissing))
	longer := back
	longer.Until = date("2029-01-09")
	fmt.Println(errors.Is(c.Reinstate(coded("2026-04-01", "overturned"), longer), lifecycle.ErrGuard))
	fmt.Println(c.Reinstate(coded("2026-04-01", "overturned"), back))

	now, _ := c.WasCertified(dc, credential.Question{On: date("2026-03-15")})
	then, _ := c.WasCertified(dc, credential.Question{On: date("2026-03-15"), Known: at(board, "2026-03-15").At})
	fmt.Println("as known now:", now, "as known then:", then)
	// Output:
	// <nil>
	// <nil>
	// <nil>
	// true
	// true
	// <nil>
	// as known now: true as known then: false
}

// The holder takes back what the holder entered by mistake, with a reason. What was
// entered stays in the history; nobody else takes the withdrawal back.
func ExampleCredential_Correct() {
	tx, _ := credential.SchemeOf("US-TX")
	worker := peer.WorkerActor("w-1")
	c, err := credential.New("c-1", "w-1", tx, at(worker, "2026-01-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Retire(at(worker, "2026-01-07")), c.Recorded())
	why := func(by lifecycle.Actor) lifecycle.Act {
		act := at(by, "2026-01-08")
		act.Reason, err = lifecycle.NewText(rand.Reader, "meant for the other application")
		return act
	}
	fmt.Println(errors.Is(c.Correct(why(credential.Certifier("hhsc")), 2), lifecycle.ErrNotYourMove), err)
	fmt.Println(c.Correct(why(worker), 2), err, c.Recorded(), len(c.History().Entries()))
	// Output:
	// <nil> retired
	// true <nil>
	// <nil> <nil> applicant 3
}

// What a lapse touches, for people to act on.
func ExampleHoldings_Touched() {
	ca, _ := credential.SchemeOf("US-CA")
	c, err := credential.New("c-1", "w-1", ca, at(peer.WorkerActor("w-1"), "2024-03-15"))
	if err != nil {
		fmt.Println(err)
		return
	}
	act := at(credential.Certifier("calmhsa"), "2024-03-15")
	act.Code = "existing_certificate"
	fmt.Println(c.Recognise(act, credential.Grant{Scheme: ca, Until: date("2026-03-14")}, ""))
	holdings := credential.Holdings{{Credential: *c, Scheme: ca}}
	work := []credential.Work{{Mentorship: "m-1"}, {Encounter: "e-1", On: date("2026-03-14")}, {Encounter: "e-2", On: date("2026-03-16")}}
	touched, err := holdings.Touched(credential.Question{On: date("2026-03-16")}, work)
	fmt.Println(len(touched), err)
	for _, t := range touched {
		fmt.Println(t.Reason, t.State, string(t.Mentorship)+string(t.Encounter))
	}
	sum, _ := holdings.Summary(credential.Question{On: date("2026-03-16")})
	fmt.Println(sum.Apply(peer.Worker{ID: "w-1"}).Works())
	// Output:
	// <nil>
	// 2 <nil>
	// not_current lapsed m-1
	// not_current lapsed e-2
	// false
}

// A scheme of your own has the form of the shipped ones, and each row says where
// it comes from.
func ExampleParseScheme() {
	s, err := credential.ParseScheme([]byte(`{"code": "OURS", "body": "Our board", "title": "peer worker", "requirements": [
		{"id": "training", "stage": "training", "kind": "training", "amount": 46,
		 "source": {"title": "Handbook", "issuer": "Our board", "year": 2026, "evidence": "verified"}}]}`))
	fmt.Println(s.Requirements[0].Amount, s.Requirements[0].Kind.Unit(), s.Requirements[0].Source, err)
	_, err = credential.ParseScheme([]byte(`{"code": "OURS", "body": "Our board", "title": "peer worker", "requirements": [
		{"id": "training", "stage": "training", "kind": "training", "amount": 46}]}`))
	fmt.Println(err)
	// Output:
	// 46 hour Handbook, Our board (2026) <nil>
	// credential: bad scheme: OURS: source: a row has no source
}

// The last day of a credential is worked out from the body's own period.
func ExampleTerm_LastDay() {
	for _, code := range []string{"US-TX", "US-GA-CPS", "US-MI-CPSS", "US-NE"} {
		s, _ := credential.SchemeOf(code)
		term, _ := s.Term(date("2024-05-17"))
		last, err := term.LastDay(date("2024-05-17"))
		fmt.Println(code, term.Cycle, last, err)
	}
	_, err := credential.Term{Cycle: credential.CycleRolling, Months: 12}.LastDay(date("2024-05-17"))
	fmt.Println(err)
	// Output:
	// US-TX anniversary 2026-05-16 <nil>
	// US-GA-CPS calendar_year 2025-12-31 <nil>
	// US-MI-CPSS certification_month 2026-04-30 <nil>
	// US-NE fixed_date 2025-09-01 <nil>
	// credential: bad period: a rolling term has no last day
}

// Continuing education by topic over a named period.
func ExampleHoursIn() {
	year, _ := credential.Year(date("2026-06-30"), 7) // a fiscal year that begins in July
	tally, err := credential.HoursIn([]credential.Record{
		{Kind: credential.KindContinuing, On: date("2025-07-01"), Minutes: 120, Topics: []credential.Topic{credential.TopicEthics}},
		{Kind: credential.KindContinuing, On: date("2026-07-01"), Minutes: 600},
	}, credential.KindContinuing, year)
	fmt.Println(tally.Minutes, tally.Topics[credential.TopicEthics], err)
	_, err = credential.Year(date("2026-06-30"), 0)
	fmt.Println(err)
	// Output:
	// 120 120 <nil>
	// credential: bad period
}

// Reciprocity is what a body says, and nothing is concluded from its silence.
func ExampleScheme_Recognition() {
	va, _ := credential.SchemeOf("US-VA")
	r, ok := va.Recognition("ICRC-PR")
	fmt.Println(r.Of, ok)
	tx, _ := credential.SchemeOf("US-TX")
	_, ok = tx.Recognition("US-CA")
	fmt.Println(ok)
	_, err := credential.SchemeOf("us-tx")
	fmt.Println(err)
	// Output:
	// ICRC-PR true
	// false
	// credential: unknown scheme (nearest: US-TX)
}
