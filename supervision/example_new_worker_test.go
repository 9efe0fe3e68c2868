package supervision_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
)

// A new peer worker's first weeks in Texas: the gate before independent work, supervision
// that is overdue on the organisation's side, and a boundary that the worker raises.
func Example_newWorker() {
	// The gate: what is still missing for the certificate, and what the worker may do meanwhile.
	tx, err := credential.SchemeOf("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	gap, err := tx.Gap(credential.Case{On: day("2026-01-19"), Stage: credential.StageCertification,
		Records: []credential.Record{{Kind: credential.KindExam, On: day("2026-01-14")}}, Due: day("2026-07-14")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("certificate:", gap.IsMet())

	act := func(who lifecycle.Actor, date string) lifecycle.Act { return lifecycle.Act{By: who, At: noon(date)} }
	worker, supervisor := peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")
	a, err := supervision.NewAgreement(terms1(), act(supervisor, "2026-01-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = a.Sign(act(supervisor, "2026-01-05"), supervision.Declared{Asked: true}, supervision.SigningRule{}, nil, nil)
	_ = a.Sign(act(worker, "2026-01-05"), supervision.Declared{Asked: true}, supervision.SigningRule{}, nil, nil)
	agreements := []supervision.Agreement{*a}

	policy, err := scope.Standard("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, date := range []string{"2026-01-04", "2026-01-19"} {
		facts, err := policy.Prepare(scope.Request{Activity: "share_lived_experience", Credential: peer.CredentialProvisional,
			Supervised: scope.TruthOf(supervision.IsSupervised("w-1", day(date), agreements, nil, nil)), Fitness: peer.FitnessFit})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(date, policy.Verdict(facts))
	}

	// Supervision: Texas asks for a session a week; the second was missed by the supervisor.
	roster, err := supervision.Assignments([]supervision.Post{{Worker: "w-1", Credential: peer.CredentialProvisional, Since: day("2026-01-05"),
		ServiceStart: day("2026-01-05"), FTE: supervision.FullTime}}, agreements, nil, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	session := supervision.Session{ID: "1", Worker: "w-1", Supervisor: "s-1", Start: noon("2026-01-06"), Length: time.Hour,
		Form: supervision.Individual, Modality: peer.ModalityInPerson, GroupSize: 1, Result: supervision.Held}
	missed := session
	missed.ID, missed.Start, missed.Result = "2", noon("2026-01-13"), supervision.MissedBySupervisor
	ledger, err := supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: []supervision.Session{session, missed}})
	if err != nil {
		fmt.Println(err)
		return
	}
	texas, err := supervision.StandardOf("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := texas.Board(ledger, day("2026-01-05"), noon("2026-01-19"))
	if err != nil {
		fmt.Println(err)
		return
	}
	concerns := []supervision.Concern{{Key: "gift-1", Kind: supervision.ConcernBoundary, Severity: supervision.SeverityRoutine, At: noon("2026-01-16")}}
	for _, debt := range board.OwedTo("w-1") {
		fmt.Println(debt.Words()+"; owed by the", debt.Cause)
		concerns = append(concerns, debt.Concern())
	}

	// The boundary: on the agenda, and nothing follows from having raised it.
	agenda, err := supervision.NewAgenda(concerns, nil, nil, noon("2026-01-19"), supervision.AgendaRules{}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range agenda.Items {
		fmt.Println(item.Severity, item.Kind, "no consequence:", item.Free)
	}
	// Output:
	// certificate: false
	// 2026-01-04 prohibited
	// 2026-01-19 permitted
	// frequency: 1 session owed since 2026-01-12; 1 session by 2026-01-25 would clear it; owed by the organisation
	// soon supervision_owed no consequence: false
	// routine boundary no consequence: true
}
