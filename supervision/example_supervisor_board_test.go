package supervision_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
)

// boardOfTwo gives the ledger and the board of two workers of one supervisor in DC on 20
// January: one had an hour of supervision, of the other the supervisor missed it.
func boardOfTwo() (*supervision.Ledger, supervision.Standard, supervision.Board, error) {
	var facts supervision.Facts
	for _, w := range []peer.WorkerID{"w-1", "w-2"} {
		facts.Roster = append(facts.Roster, supervision.Assignment{Worker: w, Credential: peer.CredentialCertified,
			Since: day("2026-01-01"), ServiceStart: day("2025-12-01"), FTE: supervision.FullTime, Supervisor: "s-1", SupervisorFTE: supervision.FullTime})
	}
	held := supervision.Session{ID: "1", Worker: "w-1", Supervisor: "s-1", Start: noon("2026-01-06"), Length: time.Hour,
		Form: supervision.Individual, Modality: peer.ModalityInPerson, GroupSize: 1, Result: supervision.Held}
	missed := held
	missed.ID, missed.Worker, missed.Result = "2", "w-2", supervision.MissedBySupervisor
	facts.Sessions = []supervision.Session{held, missed}
	ledger, err := supervision.NewLedger(facts)
	if err != nil {
		return nil, supervision.Standard{}, supervision.Board{}, err
	}
	dc, err := supervision.StandardOf("US-DC")
	if err != nil {
		return nil, supervision.Standard{}, supervision.Board{}, err
	}
	board, err := dc.Board(ledger, day("2026-01-01"), noon("2026-01-20"))
	return ledger, dc, board, err
}

// What waits for each supervisor. It compares nobody.
func ExampleNewSupervisorBoard() {
	ledger, dc, board, err := boardOfTwo()
	if err != nil {
		fmt.Println(err)
		return
	}
	work := supervision.OpenWork{CoSigns: []supervision.CoSignCount{{Supervisor: "s-1", Outstanding: 2}}}
	team, err := supervision.NewSupervisorBoard(ledger, dc, board, work, 7)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range team.Supervisors {
		fmt.Println(string(s.Supervisor), len(s.Workers), "ratio", s.Limit, "over", s.Over, "to co-sign", s.CoSigns)
	}
	_, err = supervision.NewSupervisorBoard(ledger, dc, board, work, -1)
	fmt.Println(err)
	// Output:
	// s-1 2 ratio 7 over false to co-sign 2
	// supervision: incomplete: a board by supervisor wants a ledger, a board of a day and a number of days
}

// A digest is counts for the supervisor to read, and names nobody.
func ExampleNewDigest() {
	ledger, dc, board, err := boardOfTwo()
	if err != nil {
		fmt.Println(err)
		return
	}
	team, err := supervision.NewSupervisorBoard(ledger, dc, board, supervision.OpenWork{}, 7)
	if err != nil {
		fmt.Println(err)
		return
	}
	row, _ := team.Of("s-1")
	week := peer.DateRange{From: day("2026-01-05"), Until: day("2026-01-12")}
	digest, err := supervision.NewDigest(ledger, row, week)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(digest.Held, digest.Minutes, digest.MissedBySupervisor)
	fmt.Println(digest)
	_, err = supervision.NewDigest(ledger, row, peer.DateRange{})
	fmt.Println(err)
	// Output:
	// 1 60 1
	// [supervision digest]
	// supervision: bad range of dates: a digest wants a ledger and at least one day
}

// What a decision about scope asks for becomes the agenda of the next supervision. The
// two rooms do not know each other: the host takes the parts that it needs.
func ExampleNewAgenda_scope() {
	policy, err := scope.Standard()
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := policy.Prepare(scope.Request{Activity: "self_harm_disclosed"})
	if err != nil {
		fmt.Println(err)
		return
	}
	severity := map[scope.Urgency]supervision.Severity{scope.Routine: supervision.SeverityRoutine,
		scope.Urgent: supervision.SeveritySoon, scope.Imminent: supervision.SeverityUrgent}
	var concerns []supervision.Concern
	for _, task := range policy.Decide(facts).Tasks("encounter-7", noon("2026-03-02")) {
		concerns = append(concerns, supervision.Concern{Key: task.Key, Kind: supervision.ConcernScope,
			Severity: severity[task.Severity], At: task.At, About: string(task.Obligation.Kind)})
	}
	agenda, err := supervision.NewAgenda(concerns, nil, nil, noon("2026-03-04"), supervision.AgendaRules{}, time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range agenda.Items {
		fmt.Println(item.Severity, item.About)
	}
	concerns[0].Kind = "hearsay"
	_, err = supervision.NewAgenda(concerns, nil, nil, noon("2026-03-04"), supervision.AgendaRules{}, time.UTC)
	fmt.Println(err)
	// Output:
	// soon [document]
	// soon [notify_supervisor]
	// routine [warm_handoff]
	// concerns[0]: supervision: bad concern: want a kind, such as scope_decision or boundary
}
