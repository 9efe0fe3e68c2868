package consent_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A participant asks that notes are kept from a supervisor. Nobody needs a reason to
// ask; a no needs a coded one.
func ExampleRequest() {
	on := func(day int) time.Time { return time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC) }
	maria := peer.ParticipantActor("p-1")
	office := consent.PrivacyOfficerActor("staff-3")

	r, err := consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: "p-1", Kind: consent.RequestRestriction,
		Fields: []consent.FieldClass{consent.FieldNotes}, Roles: []consent.ViewRole{consent.ViewSupervisor}}, lifecycle.Act{By: maria, At: on(2)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(errors.Is(r.Deny(lifecycle.Act{By: office, At: on(3)}), lifecycle.ErrReasonMissing))
	fmt.Println(r.Deny(lifecycle.Act{By: office, At: on(3), Code: "accurate_and_complete"}))
	fmt.Println(r.Grant(lifecycle.Act{By: office, At: on(4)}), r.State())

	facts := consent.ViewFacts{Engaged: true, Restrictions: consent.Restrictions([]consent.Request{*r}, on(5))}
	fmt.Println("supervisor reads notes:", consent.MayView(consent.ViewSupervisor, consent.FieldNotes, facts))
	fmt.Println("worker reads notes:", consent.MayView(consent.ViewWorker, consent.FieldNotes, facts))
	// Output:
	// true
	// request: cannot deny: a rule refuses (code_of_kind); want one of the coded reasons against this kind of request; possible now: clarify, extend, grant, grant in part
	// <nil> granted
	// supervisor reads notes: false
	// worker reads notes: true
}

// The time to answer an access, once extended. The figures are marked as what they are.
func ExampleRequestRule() {
	rule, err := consent.RequestRuleOf(consent.RequestAccess)
	fmt.Println(rule.Answer, rule.Extension, rule.Source.Evidence, err)
	_, err = consent.RequestRuleOf("acces")
	fmt.Println(err)
	// Output:
	// 30 days 30 days unverified <nil>
	// consent: unknown kind of request (nearest: access)
}

// A subpoena comes to a worker, who writes it down and gives the one reply there is.
func ExampleLegalRequest() {
	on := func(day int) time.Time { return time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC) }
	worker, counsel := peer.WorkerActor("w-1"), consent.CounselActor("law-1")
	l, err := consent.NewLegalRequest(consent.LegalAsk{ID: "l-1", About: "p-1", Instrument: consent.LegalSubpoena, Return: on(20)}, lifecycle.Act{By: worker, At: on(2)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Reply().English)
	fmt.Println(l.PlaceHold(lifecycle.Act{By: peer.SupervisorActor("s-1"), At: on(2)}))
	fmt.Println(l.Review(lifecycle.Act{By: counsel, At: on(3)}))

	answer := lifecycle.Act{By: counsel, At: on(4), Code: "court_order"}
	fmt.Println(l.Answer(answer, consent.LegalFacts{}))
	fmt.Println(l.Refuse(lifecycle.Act{By: counsel, At: on(5), Code: "no_order"}), l.Strength())
	_, held := l.Hold(on(30))
	fmt.Println("records held:", held)
	// Output:
	// Your papers were received and passed on to the person responsible. We can neither confirm nor deny whether any person is or was in contact with us.
	// <nil>
	// <nil>
	// legal request: cannot answer: a rule refuses (no_order); want a court order under 42 CFR 2.61 to 2.67; possible now: add instrument, refuse, tell participant, withdraw
	// <nil> nothing
	// records held: true
}

func ExampleStrengthOf() {
	fmt.Println(consent.StrengthOf(consent.LegalSubpoena))
	fmt.Println(consent.StrengthOf(consent.LegalCourtOrder))
	fmt.Println(consent.StrengthOf(consent.LegalCourtOrder, consent.LegalSubpoena))
	// Output:
	// nothing
	// permits
	// compels
}

func ExampleNoticeDue() {
	on := func(day int) time.Time { return time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC) }
	versions := []consent.NoticeVersion{{Name: "2025", Since: on(1)}, {Name: "2026", Since: on(10)}}
	given := consent.NoticeGiven{Participant: "p-1", Version: "2025", At: on(2), Way: consent.NoticeHanded, Receipt: consent.NoticeDeclined}
	for _, day := range []int{1, 2, 10} {
		a := consent.NoticeDue([]consent.NoticeGiven{given}, "p-1", versions, on(day))
		fmt.Println(a.Due, a.Rule)
	}
	given.Way = "posted"
	fmt.Println(given.Check())
	// Output:
	// true never_given
	// false given
	// true older_version
	// consent: bad record of a privacy notice: want how it was given and what was answered
}

// A hold wins over every period.
func ExampleRetentionPolicy_Due() {
	policy := consent.RetentionPolicy{Rules: consent.RetentionDefaults()}
	closed := time.Date(2016, 2, 29, 9, 0, 0, 0, time.UTC)
	record := consent.KeptRecord{Class: consent.KeptService, Participant: "p-1", Events: map[consent.RetentionEvent]time.Time{consent.RetainFromClosing: closed}}
	at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

	a, err := policy.Due(record, nil, at)
	fmt.Println(a.May, a.From.Format(time.DateOnly), a.Rules[0].Source.Evidence, err)

	hold := consent.RetentionHold{Why: consent.HoldLegal, Key: "l-1", Participant: "p-1", Since: at.AddDate(0, -1, 0)}
	a, err = policy.Due(record, []consent.RetentionHold{hold}, at)
	fmt.Println(a.May, a.Stops[0].Kind, err)
	_, err = policy.Due(record, []consent.RetentionHold{{Why: consent.HoldLegal, Key: "l-1"}}, at)
	fmt.Println(err)
	// Output:
	// true 2023-02-28 unverified <nil>
	// false hold <nil>
	// consent: bad retention: want a hold of one participant's records, or of all
}

// Who must tell whom by when, as far as sources say, and never as advice.
func ExampleDutiesFor() {
	duties, err := consent.DutiesFor("US-NY", consent.ReportDutyToWarn)
	for _, d := range duties {
		fmt.Println(d.Mode, d.Source.Evidence)
	}
	fmt.Println(err)
	fmt.Println(duties[2].Text())

	duties, err = consent.DutiesFor("New York", consent.ReportDutyToWarn)
	fmt.Println(len(duties), err)
	// Output:
	// permissive verified
	// mandatory verified
	// unknown design
	// <nil>
	// Mode: unknown.
	// Who: every peer worker.
	// What: tell the supervisor; the organisation decides and warns, unless a rule says that the worker must do it themself.
	// To whom: the supervisor, or who stands in.
	// By when: at once.
	// Whether telling the supervisor is enough is not stated: do not count on it.
	// Source: whether an unlicensed peer is bound varies: tell the supervisor at once, Alongside [design].
	// This states what was found, not what the law is: it is no legal advice. Ask your supervisor, who asks counsel.
	// 1 consent: not the code of a jurisdiction: want a form such as US or US-MN
}

func ExampleReportLimits() {
	limits, _ := consent.ReportLimits(consent.ReportChildAbuse)
	for _, l := range limits[:2] {
		fmt.Println(l.Text)
	}
	_, err := consent.ReportLimits("abuse")
	fmt.Println(err)
	// Output:
	// The initial report may be made. It is the report alone: what follows needs another ground.
	// The original records stay protected, also in proceedings that come of the report.
	// consent: unknown class of reporting duties
}

func ExampleView() {
	seen, err := consent.View(consent.ViewFrontDesk, consent.ViewFacts{})
	fmt.Println(seen, err)
	agreed := []consent.FieldClass{consent.FieldPlan, consent.FieldPlanPrivate}
	seen, err = consent.View(consent.ViewClinicalTeam, consent.ViewFacts{Consented: agreed})
	fmt.Println(seen, err)
	seen, err = consent.View("mayor", consent.ViewFacts{Consented: agreed})
	fmt.Println(seen, err)
	// Output:
	// [identity schedule] <nil>
	// [plan] <nil>
	// [] consent: unknown role of a reader
}

// A participant is anonymous to their worker until they reveal themself.
func ExampleAliasKey() {
	key, err := consent.NewAliasKey([]byte("32 random bytes of the host's own"))
	if err != nil {
		fmt.Println(err)
		return
	}
	one, _ := key.For("p-1", "w-1")
	other, _ := key.For("p-1", "w-2")
	fmt.Println(one == other, one)

	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	_, err = consent.NewReveal("p-1", "w-1", lifecycle.Act{By: peer.WorkerActor("w-1"), At: at})
	fmt.Println(err)
	reveal, err := consent.NewReveal("p-1", "w-1", lifecycle.Act{By: peer.ParticipantActor("p-1"), At: at})
	fmt.Println(err)
	seen, _ := key.Seen("p-1", "w-1", []consent.Reveal{reveal})
	fmt.Println(seen)
	seen, _ = key.Seen("p-1", "w-2", []consent.Reveal{reveal})
	fmt.Println(seen)
	// Output:
	// false [alias]
	// consent: reveal: peer: not the participant
	// <nil>
	// [revealed]
	// [alias]
}

// Hiding the one small count would leave it to be calculated from the totals.
func ExampleSuppress() {
	shown, err := consent.Suppress([][]int{{3, 20}, {30, 40}, {50, 60}}, consent.SmallCells().N)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, _ := shown.Text([]string{"north", "south", "east"}, []string{"stayed", "left"})
	fmt.Print(text)
	_, err = consent.Suppress([][]int{{3, -20}}, 5)
	fmt.Println(err)
	// Output:
	// 	stayed	left	total
	// north	*	*	23
	// south	*	*	70
	// east	50	60	110
	// total	83	120	203
	// consent: bad table of counts: want counts from 0 to 1099511627776
}

func ExampleExportRule_Deidentify() {
	born, _ := peer.NewDate(1990, 4, 2)
	on, _ := peer.NewDate(2026, 3, 9)
	visit := consent.ExportFact{Born: born, On: on, Kind: "visit", Places: []consent.ExportPlace{{Name: "village", People: 900}, {Name: "county", People: 50_000}}}
	out, err := consent.ExportDefaults().Deidentify([]consent.ExportFact{visit, visit, visit, visit, visit})
	fmt.Println(len(out.Rows), out.Rows[0], err)
	out, err = consent.ExportDefaults().Deidentify([]consent.ExportFact{visit})
	fmt.Println(len(out.Rows), out.Withheld, err)
	_, err = consent.ExportDefaults().Deidentify([]consent.ExportFact{{Kind: "visit"}})
	fmt.Println(err)
	// Output:
	// 5 {35-44 2026-03 county visit} <nil>
	// 0 true <nil>
	// consent: bad rule for de-identified data: want the day of each fact, on or after the birth
}

// A service in a camp keeps codes and no names, little of what it could know, and
// that for a short time.
func Example_serviceInACamp() {
	for _, f := range consent.FieldsRefused([]string{"code", "language", "dialect", "ethnicity", "migration_status", "tent"}) {
		fmt.Printf("%v: keep %s\n", f, f.Instead)
	}
	// A count can be added, and a telephone number cannot.
	add := []string{"telephone_support_minutes", "phone_number"}
	fmt.Println(consent.FieldsRefused(add, add...))

	key, err := consent.NewAliasKey([]byte("32 random bytes of the host's own"))
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _ := key.Code("needle exchange", "blue heron")
	again, _ := key.Code("needle exchange", "blue heron")
	elsewhere, _ := key.Code("tea room", "blue heron")
	fmt.Println("known again:", first == again, "known elsewhere:", first == elsewhere)

	policy := consent.RetentionPolicy{Rules: consent.ShortRetention()}
	visit := consent.KeptRecord{Class: consent.KeptNoName, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromLastContact: time.Date(2026, 1, 31, 9, 0, 0, 0, time.UTC)}}
	a, err := policy.Due(visit, nil, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	fmt.Println("gone by", a.By.Format(time.DateOnly), a.Overdue, err)

	shown, err := consent.Suppress([][]int{{40, 2}, {35, 61}}, consent.SmallCells().N)
	fmt.Println(shown.Cells, shown.Total, err)
	// Output:
	// [refused field: ethnicity]: keep language and dialect, for an interpreter
	// [refused field: migration_status]: keep nothing
	// [refused field: camp_unit]: keep the service that was visited
	// [[refused field: contact]]
	// known again: true known elsewhere: false
	// gone by 2026-03-02 true <nil>
	// [[* *] [* *]] 138 <nil>
}
