package supervision_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// team gives n workers of n/6 supervisors with a session in each of four weeks,
// the sessions in order of time as a log has them.
func team(tb testing.TB, n int) supervision.Facts {
	tb.Helper()
	f := supervision.Facts{Zone: chicago(tb)}
	since := date(tb, "2025-06-01")
	for i := range n {
		credential := peer.CredentialCertified
		if i%4 == 0 {
			credential = peer.CredentialProvisional
		}
		f.Roster = append(f.Roster, supervision.Assignment{Worker: peer.WorkerID(fmt.Sprintf("worker-%06d", i)),
			Credential: credential, Since: since, ServiceStart: since, FTE: supervision.FullTime,
			Supervisor: peer.SupervisorID(fmt.Sprintf("s-%05d", i/6)), Kind: supervision.PeerSupervisor,
			SupervisorFTE: supervision.FullTime})
	}
	first := at(tb, "2026-02-02T15:00:00Z") // a Monday
	for week := range 4 {
		for i := range n {
			result := supervision.Held
			if (i+week)%5 == 0 {
				result = supervision.MissedBySupervisor
			}
			f.Sessions = append(f.Sessions, supervision.Session{ID: supervision.SessionID(fmt.Sprintf("%d-%d", week, i)),
				Worker: f.Roster[i].Worker, Supervisor: f.Roster[i].Supervisor,
				Start: first.AddDate(0, 0, 7*week+i%5), Length: time.Hour, Form: supervision.Individual,
				Modality: peer.ModalityInPerson, GroupSize: 1, RequestedBy: supervision.Scheduled, Result: result})
		}
	}
	return f
}

// BenchmarkBoard: a board over 100,000 agreements; aim: at most 200 ms on a
// 2-core machine.
func BenchmarkBoard(b *testing.B) {
	ledger, err := supervision.NewLedger(team(b, 100_000))
	require.NoError(b, err)
	since, now := date(b, "2026-02-02"), at(b, "2026-02-27T12:00:00Z")
	rows := map[string]int{"US-TX": 100_000, "US-DC": 100_000, "NCPRSS": 100_000, "US-KY": 200_000}
	for _, code := range []string{"US-TX", "US-DC", "NCPRSS", "US-KY"} {
		s := standard(b, code)
		b.Run(code, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				board, err := s.Board(ledger, since, now)
				if err != nil || len(board.Rows) != rows[code] {
					b.Fatal(err, len(board.Rows))
				}
			}
			b.ReportMetric(200, "aim-ms")
		})
	}
}

// BenchmarkNewLedger: checking and ordering 100,000 assignments and 400,000 sessions.
func BenchmarkNewLedger(b *testing.B) {
	facts := team(b, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := supervision.NewLedger(facts); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAssess: a year of weeks for one worker.
func BenchmarkAssess(b *testing.B) {
	ledger, err := supervision.NewLedger(team(b, 1))
	require.NoError(b, err)
	s, from, to := standard(b, "US-TX"), date(b, "2026-01-01"), date(b, "2027-01-01")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Assess(ledger, from, to); err != nil {
			b.Fatal(err)
		}
	}
}
