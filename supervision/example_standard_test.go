package supervision_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

func ExampleStandards() {
	for _, s := range supervision.Standards() {
		if s.Status != supervision.StandardBinding {
			fmt.Println(s.Code, s.Status)
		}
		for _, said := range s.Unconfirmed {
			fmt.Println(s.Code, "does not judge by:", said.Locator)
		}
	}
	_, err := supervision.StandardOf("US-PAA")
	fmt.Println(err)
	// Output:
	// ALONGSIDE design
	// US-MD suggested
	// US-MT superseded
	// US-OR does not judge by: 2 hours a month for outpatient programmes
	// US-PA does not judge by: weekly individual meeting
	// US-TN-YEARLY superseded
	// US-WI does not judge by: class of staff to which peer specialists belong
	// supervision: unknown standard (nearest: US-PA)
}

// A host's own rule: an hour a week, or one in thirty hours of service.
func ExampleEitherOr() {
	rule := supervision.Standard{Code: "ours", Requirements: []supervision.Requirement{supervision.EitherOr{Per: supervision.Week,
		Ways: []supervision.Requirement{
			supervision.Meetings{Per: supervision.Week, Total: time.Hour},
			supervision.MaxGap{Per: supervision.Week, Worked: 30 * time.Hour},
		}}}}
	fmt.Println(rule.Check())
	rule.Requirements = append(rule.Requirements, supervision.EitherOr{Per: supervision.Week})
	fmt.Println(rule.Check())
	// Output:
	// <nil>
	// supervision: bad standard: ours: requirement 1 (supervision.EitherOr): has fewer than two ways
}

func ExampleStandard_Following() {
	roster := []supervision.Assignment{{Worker: "w-1", Credential: peer.CredentialCertified, Since: day("2024-01-01"),
		ServiceStart: day("2024-01-01"), FTE: supervision.FullTime, Supervisor: "s-1"}}
	miss := func(id supervision.SessionID, month time.Month, who supervision.Result) supervision.Session {
		return supervision.Session{ID: id, Worker: "w-1", Supervisor: "s-1", Start: time.Date(2026, month, 6, 15, 0, 0, 0, time.UTC),
			Length: time.Hour, Form: supervision.Individual, Modality: peer.ModalityInPerson, GroupSize: 1, Result: who}
	}
	ours := supervision.Standard{Code: "ours",
		Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Month, Sessions: 1}},
		Consequences: []supervision.Consequence{{Kind: supervision.NoNewParticipants, After: 2}}}
	for _, february := range []supervision.Result{supervision.MissedByWorker, supervision.MissedBySupervisor} {
		ledger, err := supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: []supervision.Session{
			miss("1", time.January, supervision.MissedByWorker), miss("2", time.February, february)}})
		if err != nil {
			fmt.Println(err)
			return
		}
		lines, err := ours.Assess(ledger, day("2026-01-01"), day("2026-03-01"))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range ours.Following(lines) {
			fmt.Println(f.Kind, "binds the", f.Binds)
		}
	}
	// Output:
	// no_new_participants binds the worker
	// organisation_answers binds the organisation
}

func ExampleQualification_Qualify() {
	wa, err := supervision.QualificationOf("US-WA")
	if err != nil {
		fmt.Println(err)
		return
	}
	provider := supervision.SupervisorFacts{Post: day("2026-01-01"), Shown: []supervision.Shown{
		{Of: supervision.BehavioralHealthProvider}, {Of: supervision.PeerEmployingPractice, Amount: 30},
		{Of: supervision.PeerCertificate, Missing: true}}}
	for _, on := range []string{"2026-06-01", "2028-07-01"} {
		o, err := wa.Qualify(provider, day(on))
		fmt.Println(on, o.Verdict, "by", o.Route, err)
		fmt.Println("  lacks", o.Lacks)
		fmt.Println("  unknown", o.Unknown)
		fmt.Println("  due", o.Due)
	}
	_, err = wa.Qualify(supervision.SupervisorFacts{Shown: []supervision.Shown{{Of: supervision.PeerCertificate, Amount: 3}}}, day("2026-06-01"))
	fmt.Println(err)
	// Output:
	// 2026-06-01 qualified by provider, until 2028-07-01 <nil>
	//   lacks []
	//   unknown []
	//   due [supervisory_education, 6 hours, within 24 months]
	// 2028-07-01 not_qualified by certified peer <nil>
	//   lacks [peer_certificate]
	//   unknown [supervisory_education, 6 hours, within 24 months certified_peer_hours, 1500 hours joint_supervision_hours, 500 hours supervisor_course]
	//   due []
	// supervision: bad qualification: fact 0: peer_certificate has no such amount
}

func ExampleCaseloadLimits() {
	for _, c := range supervision.CaseloadLimits() {
		fmt.Println(c.Code, c.Payer, "up to", c.Participants, "too many at 14:", c.Exceeded(14, supervision.FullTime))
	}
	// Output:
	// US-NC medicaid up to 12 too many at 14: true
	// US-NC state up to 15 too many at 14: false
	// US-OH  up to 20 too many at 14: false
}
