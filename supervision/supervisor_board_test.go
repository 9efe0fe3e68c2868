package supervision_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

// nineAndOne gives a ledger of nine workers under DC's standard on day 20: eight with
// supervisor-1, the first of them covered by supervisor-2, and w9 with nobody.
func nineAndOne(t testing.TB) (*supervision.Ledger, supervision.Standard, supervision.Board, supervision.OpenWork) {
	t.Helper()
	var work supervision.OpenWork
	var posts []supervision.Post
	for i := range 10 {
		w := peer.WorkerID(fmt.Sprintf("w%d", i))
		posts = append(posts, supervision.Post{Worker: w, Credential: peer.CredentialCertified, Since: d(0), ServiceStart: d(0), FTE: supervision.FullTime})
		if i == 9 {
			continue
		}
		work.Agreements = append(work.Agreements, inForce(t, terms(func(v *supervision.AgreementTerms) {
			v.ID, v.Worker, v.ReviewBy = supervision.AgreementID("a"+string(w)), w, d(26+i)
		})))
	}
	cover, err := supervision.NewCover(coverPlan(func(p *supervision.CoverPlan) { p.Worker = "w0" }), coded(on(programme, 10), "leave"), d(24), false)
	require.NoError(t, err)
	work.Covers = []supervision.Cover{*cover}
	work.Actions = []supervision.Action{*supervisiontest.ActionIn(t, supervision.ActionOpen), *supervisiontest.ActionIn(t, supervision.ActionDone)}
	work.CoSigns = []supervision.CoSignCount{{"supervisor-1", 2}, {"supervisor-3", 1}, {"supervisor-1", 1}}
	roster, err := supervision.Assignments(posts, work.Agreements, work.Covers, nil, nil)
	require.NoError(t, err)
	held := func(w peer.WorkerID, day int, r supervision.Result) supervision.Session {
		s := supervisiontest.Held(day)
		s.Worker, s.Result = w, r
		return s
	}
	unsigned := held("w2", 2, supervision.Held)
	unsigned.SignedBySupervisor = supervision.Stamp{Known: true}
	extra := held("w3", 3, supervision.Requested)
	extra.RequestedBy = supervision.AskedByWorker
	inGroup := func(w peer.WorkerID) supervision.Session {
		s := held(w, 4, supervision.Held)
		s.ID, s.Form, s.GroupSize = "group", supervision.Group, 2
		return s
	}
	l, err := supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		held("w1", 1, supervision.Held), held("w1", 8, supervision.MissedBySupervisor), unsigned, held("w2", 9, supervision.MissedByWorker), extra, inGroup("w4"), inGroup("w5")}})
	require.NoError(t, err)
	dc := standard(t, "US-DC")
	b, err := dc.Board(l, d(0), peertest.Day(20))
	require.NoError(t, err)
	return l, dc, b, work
}

func TestSupervisorBoard(t *testing.T) {
	l, dc, b, work := nineAndOne(t)
	board, err := supervision.NewSupervisorBoard(l, dc, b, work, 7)
	require.NoError(t, err)
	assert.Equal(t, []peer.WorkerID{"w9"}, board.Uncovered)
	require.Len(t, board.Supervisors, 3)
	one, ok := board.Of("supervisor-1")
	require.True(t, ok)
	assert.Equal(t, []peer.WorkerID{"w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"}, one.Workers, "w0 is covered")
	assert.Equal(t, "8 7 1", fmt.Sprint(one.Load, one.Limit, one.Post))
	assert.True(t, one.Over, "eight to one, DC allows seven")
	assert.Equal(t, []supervision.AgreementID{"aw0", "aw1"}, one.Reviews, "by days 26 and 27")
	assert.Equal(t, []supervision.ActionID{"action-1"}, one.Actions)
	assert.Equal(t, 3, one.CoSigns)
	two, ok := board.Of("supervisor-2")
	require.True(t, ok)
	assert.Equal(t, []peer.WorkerID{"w0"}, two.Workers)
	assert.Equal(t, []supervision.CoverID{"cover-1"}, two.CoverEnds)
	assert.False(t, two.Over)
	three, _ := board.Of("supervisor-3")
	assert.Equal(t, 1, three.CoSigns)
	_, ok = board.Of("supervisor-4")
	assert.False(t, ok)
	peertest.Secret(t, "supervisor-1", board, one, work, work.CoSigns[0])

	again, err := supervision.NewSupervisorBoard(l, dc, b, work, 7)
	require.NoError(t, err)
	x, err := json.Marshal(board)
	require.NoError(t, err)
	y, err := json.Marshal(again)
	require.NoError(t, err)
	assert.Equal(t, string(x), string(y))

	for name, bad := range map[string]func() error{
		"no ledger": func() error { _, err := supervision.NewSupervisorBoard(nil, dc, b, work, 7); return err },
		"no day": func() error {
			_, err := supervision.NewSupervisorBoard(l, dc, supervision.Board{}, work, 7)
			return err
		},
		"before today": func() error { _, err := supervision.NewSupervisorBoard(l, dc, b, work, -1); return err },
		"negative count": func() error {
			_, err := supervision.NewSupervisorBoard(l, dc, b, supervision.OpenWork{CoSigns: []supervision.CoSignCount{{"s", -1}}}, 7)
			return err
		},
	} {
		require.ErrorIs(t, bad(), supervision.ErrIncomplete, name)
	}
}

func TestBoardShowsVacantAgreementsAndWishes(t *testing.T) {
	l, dc, b, _ := nineAndOne(t)
	wish := inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID = "wish" }))
	require.NoError(t, wish.AskForAnother(on(worker, 3)))
	board, err := supervision.NewSupervisorBoard(l, dc, b, supervision.OpenWork{Agreements: []supervision.Agreement{
		*supervisiontest.AgreementIn(t, supervision.AgreementVacant), wish}}, 7)
	require.NoError(t, err)
	assert.Equal(t, []supervision.AgreementID{"agreement-1"}, board.Vacant)
	one, _ := board.Of("supervisor-1")
	assert.Equal(t, []supervision.AgreementID{"wish"}, one.Asked)
}

func TestOwedToAWorker(t *testing.T) {
	_, _, b, _ := nineAndOne(t)
	// DC: an hour a week; 5 to 11 January was held, then nothing until 25 January, a Sunday.
	debts := b.OwedTo("w1")
	require.Len(t, debts, 2)
	assert.Equal(t, supervision.RuleDuration, debts[0].Rule)
	assert.Equal(t, supervision.Amount{Sessions: 1, Time: time.Hour}, debts[0].Amount)
	assert.Equal(t, date(t, "2026-01-12"), debts[0].Since)
	assert.Equal(t, supervision.CauseOrganisation, debts[0].Cause)
	assert.Equal(t, supervision.Amount{Sessions: 1, Time: time.Hour}, debts[0].Clear)
	assert.Equal(t, date(t, "2026-01-25"), debts[0].By)
	assert.Equal(t, "duration: 1 session, 60 minutes owed since 2026-01-12; 1 session, 60 minutes by 2026-01-25 would clear it", debts[0].Words())
	assert.Equal(t, supervision.RulePreService, debts[1].Rule, "six hours before service")
	assert.Equal(t, 5*time.Hour, debts[1].Clear.Time, "one of six was held since")
	assert.Equal(t, b.On, debts[1].By)
	assert.Empty(t, b.OwedTo("w77"))
	require.NoError(t, debts[0].Concern().Check())
	data, err := json.Marshal(debts[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"worker":"w1","rule":"duration","owed":{"sessions":1,"minutes":60},"periods":1,"since":"2026-01-12","cause":"organisation",
		"clear":{"sessions":1,"minutes":60},"by":"2026-01-25"}`, string(data))
	peertest.Secret(t, "w1", debts[0])
}

func TestDigest(t *testing.T) {
	l, dc, b, work := nineAndOne(t)
	board, err := supervision.NewSupervisorBoard(l, dc, b, work, 7)
	require.NoError(t, err)
	row, _ := board.Of("supervisor-1")
	dates := peer.DateRange{From: d(0), Until: d(14)}
	got, err := supervision.NewDigest(l, row, dates)
	require.NoError(t, err)
	assert.Equal(t, []int{8, 3, 1, 1, 1, 1}, []int{got.Workers, got.Held, got.MissedBySupervisor, got.MissedByWorker, got.ExtraNotGiven, got.Unsigned},
		"the group counts once for the supervisor")
	assert.Equal(t, 180.0, got.Minutes)
	text := got.Text()
	assert.Contains(t, text, "Supervision, from 2026-01-05 to 2026-01-18\nYou supervise 8 workers.\nHeld: 3 sessions, 180 minutes.\n1 missed on your side: owed to the workers, without consequence for them.\n")
	assert.Contains(t, text, "for the organisation to put right")
	assert.NotContains(t, text, "w1")
	peertest.Secret(t, "supervisor-1", got)
	assert.Contains(t, supervision.Digest{CoSigns: 1, Actions: 2}.Text(), "2 actions of yours, past the day.\n1 note waiting for your signature.\n")
	short, err := supervision.NewDigest(l, row, peer.DateRange{From: d(2), Until: d(3)})
	require.NoError(t, err)
	assert.Equal(t, 1, short.Held)
	_, err = supervision.NewDigest(l, row, peer.DateRange{From: d(2), Until: d(2)})
	require.ErrorIs(t, err, supervision.ErrBadRange)
}

func BenchmarkSupervisorBoard100000(b *testing.B) {
	var work supervision.OpenWork
	var posts []supervision.Post
	for i := range 100_000 {
		w := peer.WorkerID(fmt.Sprintf("w%06d", i))
		posts = append(posts, supervision.Post{Worker: w, Credential: peer.CredentialCertified, Since: d(0), ServiceStart: d(0), FTE: supervision.FullTime})
		work.Agreements = append(work.Agreements, inForce(b, terms(func(v *supervision.AgreementTerms) {
			v.ID, v.Worker, v.Supervisor = supervision.AgreementID(w), w, peer.SupervisorID(fmt.Sprintf("s%05d", i/7))
		})))
	}
	tx := standard(b, "US-TX")
	roster, err := supervision.Assignments(posts, work.Agreements, nil, nil, nil)
	require.NoError(b, err)
	l, err := supervision.NewLedger(supervision.Facts{Roster: roster})
	require.NoError(b, err)
	board, err := tx.Board(l, d(0), peertest.Day(20))
	require.NoError(b, err)
	b.Run("roster from agreements", func(b *testing.B) {
		for b.Loop() {
			_, err := supervision.Assignments(posts, work.Agreements, nil, nil, nil)
			require.NoError(b, err)
		}
	})
	b.Run("board by supervisor", func(b *testing.B) {
		for b.Loop() {
			_, err := supervision.NewSupervisorBoard(l, tx, board, work, 7)
			require.NoError(b, err)
		}
	})
}
