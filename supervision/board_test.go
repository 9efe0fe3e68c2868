package supervision_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

func board(t *testing.T, code string, f supervision.Facts, since, now string) supervision.Board {
	t.Helper()
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	b, err := standard(t, code).Board(l, date(t, since), at(t, now))
	require.NoError(t, err)
	return b
}

func TestBoardShowsWhatIsDueOverdueAndOwed(t *testing.T) {
	assigned := func(worker peer.WorkerID) supervision.Assignment {
		a := hired(t, peer.CredentialProvisional, "2025-07-01")
		a.Worker = worker
		return a
	}
	session := func(worker peer.WorkerID, start string, r supervision.Result) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Worker, s.Result = worker, r })
	}
	f := supervision.Facts{
		Roster: []supervision.Assignment{assigned("met"), assigned("due"), assigned("organisation"), assigned("worker"), assigned("caught up")},
		Sessions: []supervision.Session{
			session("met", "2026-01-20T10:00:00Z", supervision.Held),
			session("due", "2026-01-13T10:00:00Z", supervision.Held),
			session("due", "2026-01-23T10:00:00Z", supervision.Held), // set for later in the week
			session("organisation", "2025-12-30T10:00:00Z", supervision.Held),
			session("organisation", "2026-01-06T10:00:00Z", supervision.MissedBySupervisor),
			session("organisation", "2026-01-13T10:00:00Z", supervision.MissedByWorker),
			session("worker", "2026-01-06T10:00:00Z", supervision.Held),
			session("worker", "2026-01-13T10:00:00Z", supervision.MissedByWorker),
			session("caught up", "2026-01-20T10:00:00Z", supervision.Held),
		},
	}
	b := board(t, "US-TX", f, "2025-12-29", "2026-01-21T12:00:00Z") // a Wednesday
	assert.Equal(t, date(t, "2026-01-21"), b.On)
	type row struct {
		worker    string
		due       bool
		missed    int
		owed      int
		since     string
		cause     supervision.Cause
		untilDate string
	}
	var got []row
	for _, r := range b.Rows {
		got = append(got, row{string(r.Worker), r.IsShort(), r.ShortPeriods, r.Owed.Sessions, r.OwedSince.String(), r.Cause, r.Due.String()})
		assert.Equal(t, peer.SupervisorID("s"), r.Supervisor)
	}
	assert.Equal(t, []row{
		{"caught up", false, 0, 0, "no date", "", "2026-01-25"}, // the session of this week clears the three before
		{"due", true, 0, 0, "no date", "", "2026-01-25"},
		{"met", false, 0, 0, "no date", "", "2026-01-25"},
		{"organisation", true, 2, 2, "2026-01-05", supervision.CauseOrganisation, "2026-01-25"},
		{"worker", true, 1, 1, "2026-01-12", supervision.CauseWorker, "2026-01-25"},
	}, got)
	workers := func(rows []supervision.Row) string {
		text := ""
		for _, r := range rows {
			text += string(r.Worker) + ";"
		}
		return text
	}
	assert.Equal(t, "due;organisation;worker;", workers(b.Due()))
	assert.Equal(t, "organisation;worker;", workers(b.Overdue()))
	assert.Equal(t, "organisation;", workers(b.Owed()))
}

// The board and the assessment tell one story: the running line, and as many
// lines short in a row before it.
func TestBoardAgreesWithTheAssessment(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := supervision.Facts{Zone: chicago(t), Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}}
		for i := range rapid.IntRange(0, 10).Draw(rt, "sessions") {
			s := held(t, "2026-01-05T06:00:00Z")
			s.ID = supervision.SessionID(rune('a' + i))
			s.Start = s.Start.Add(time.Duration(rapid.IntRange(0, 8*7*24*60).Draw(rt, "start")) * time.Minute)
			s.Result = rapid.SampledFrom(supervision.Results()).Draw(rt, "result")
			f.Sessions = append(f.Sessions, s)
		}
		l, err := supervision.NewLedger(f)
		require.NoError(rt, err)
		since := date(t, "2026-01-05")
		today := since.AddDays(rapid.IntRange(0, 55).Draw(rt, "day"))
		midnight, err := time.ParseInLocation(time.DateOnly, today.AddDays(1).String(), f.Zone)
		require.NoError(rt, err)
		for _, code := range []string{"US-TX", "US-DC"} {
			b, err := standard(t, code).Board(l, since, midnight.Add(-time.Second))
			require.NoError(rt, err)
			lines, err := standard(t, code).Assess(l, since, today.AddDays(1))
			require.NoError(rt, err)
			require.Len(rt, b.Rows, 1)
			lines = of(b.Rows[0].Rule, lines)
			last := lines[len(lines)-1]
			require.Equal(rt, last.Held, b.Rows[0].Held)
			require.Equal(rt, last.Due, b.Rows[0].Due)
			require.Equal(rt, !last.Met, b.Rows[0].IsShort())
			missed := 0
			for i := len(lines) - 2; i >= 0 && !last.Met && !lines[i].Met; i-- {
				missed++
			}
			require.Equal(rt, missed, b.Rows[0].ShortPeriods)
		}
	})
}

func TestBoardLooksNoFurtherBackThanTheLedger(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}}
	assert.Equal(t, 2, board(t, "US-TX", f, "2026-01-05", "2026-01-21T12:00:00Z").Rows[0].ShortPeriods)
	assert.Equal(t, 1, board(t, "US-TX", f, "2026-01-06", "2026-01-21T12:00:00Z").Rows[0].ShortPeriods,
		"the week of the 5th began before the ledger")
	assert.Equal(t, 0, board(t, "US-TX", f, "2026-01-21", "2026-01-21T12:00:00Z").Rows[0].ShortPeriods)
}

func TestBoardBeforeService(t *testing.T) {
	a := hired(t, peer.CredentialProvisional, "2026-01-02")
	a.ServiceStart = date(t, "2026-02-02")
	f := supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: []supervision.Session{
		with(held(t, "2026-01-20T09:00:00Z"), func(s *supervision.Session) { s.Length = 5 * time.Hour }),
		held(t, "2026-02-04T09:00:00Z")}}
	before := board(t, "US-DC", f, "2026-01-01", "2026-01-30T12:00:00Z")
	require.Len(t, before.Rows, 1)
	assert.Equal(t, supervision.RulePreService, before.Rows[0].Rule)
	assert.Equal(t, time.Hour, before.Rows[0].Short.Time)
	assert.Equal(t, date(t, "2026-02-01"), before.Rows[0].Due)
	assert.False(t, before.Rows[0].IsOverdue())

	after := board(t, "US-DC", f, "2026-01-01", "2026-02-03T12:00:00Z")
	require.Len(t, after.Rows, 2)
	assert.Equal(t, supervision.RuleDuration, after.Rows[0].Rule)
	assert.Equal(t, supervision.RulePreService, after.Rows[1].Rule)
	assert.True(t, after.Rows[1].IsOverdue(), "started an hour short")
	assert.Equal(t, time.Hour, after.Rows[1].Owed.Time)
	assert.Equal(t, supervision.CauseOrganisation, after.Rows[1].Cause)

	caught := board(t, "US-DC", f, "2026-01-01", "2026-02-04T12:00:00Z")
	require.Len(t, caught.Rows, 1, "the hour of the 4th makes up the six")
	assert.Equal(t, supervision.RuleDuration, caught.Rows[0].Rule)
	assert.False(t, caught.Rows[0].IsShort())
}

func TestUncovered(t *testing.T) {
	a := hired(t, peer.CredentialCertified, "2025-07-01")
	a.Supervisor, a.Kind, a.SupervisorFTE = "", "", 0
	lapsed := a
	lapsed.Worker, lapsed.Credential = "lapsed", peer.CredentialLapsed
	fresh := a
	fresh.Worker, fresh.ServiceStart = "fresh", date(t, "2026-02-01")
	b := board(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a, lapsed, fresh}}, "2026-01-01", "2026-01-21T12:00:00Z")
	assert.Equal(t, []peer.WorkerID{"w"}, b.Uncovered, "who does not serve needs no cover")
}

// crew gives n full-time workers of one supervisor who fills a part of a post.
func crew(t *testing.T, n int, post supervision.FTE) []supervision.Assignment {
	t.Helper()
	var out []supervision.Assignment
	for i := range n {
		a := hired(t, peer.CredentialCertified, "2025-07-01")
		a.Worker, a.SupervisorFTE = peer.WorkerID(fmt.Sprintf("w%d", i)), post
		out = append(out, a)
	}
	return out
}

func TestRatio(t *testing.T) {
	over := func(roster []supervision.Assignment) []supervision.Overload {
		return board(t, "US-DC", supervision.Facts{Roster: roster}, "2026-01-01", "2026-01-21T12:00:00Z").OverRatio
	}
	assert.Empty(t, over(crew(t, 7, supervision.FullTime)), "seven to one is within 1 : 7")
	assert.Equal(t, []supervision.Overload{{Supervisor: "s", Workers: 8 * supervision.FullTime,
		Supervision: supervision.FullTime, Limit: 7 * supervision.FullTime}}, over(crew(t, 8, supervision.FullTime)))
	unsaid := crew(t, 8, 0)
	for i := range unsaid {
		unsaid[i].Kind = ""
	}
	assert.Equal(t, over(crew(t, 8, supervision.FullTime)), over(unsaid), "one post, of whatever kind, where nothing is said")
	assert.Empty(t, over(crew(t, 3, supervision.FullTime/2)))
	assert.Len(t, over(crew(t, 4, supervision.FullTime/2)), 1)

	tenths := crew(t, 10, supervision.FullTime)
	for i := range tenths {
		tenths[i].FTE = 700_000 // ten times 0.7 is seven, and not a hair more
	}
	assert.Empty(t, over(tenths))
	tenths[0].FTE++
	assert.Len(t, over(tenths), 1)

	eight := crew(t, 8, supervision.FullTime)
	eight[3].Credential = peer.CredentialSuspended
	assert.Empty(t, over(eight), "who may not serve is no load")
	eight = crew(t, 8, supervision.FullTime)
	eight[3].ServiceStart = date(t, "2026-01-22")
	assert.Empty(t, over(eight), "who has not started is no load yet")
	assert.Empty(t, board(t, "US-TX", supervision.Facts{Roster: crew(t, 20, supervision.FullTime)},
		"2026-01-01", "2026-01-21T12:00:00Z").OverRatio, "Texas states no ratio")
}

func TestOverRatioIsReportedOnTheWorkersConcerned(t *testing.T) {
	roster := crew(t, 8, supervision.FullTime)
	leaves := roster[7]
	leaves.Since, leaves.Supervisor = date(t, "2026-01-14"), "t"
	roster = append(roster, leaves)
	lines := of(supervision.RuleRatio, assess(t, "US-DC", supervision.Facts{Roster: roster}, "2026-01-05", "2026-01-26"))
	require.Len(t, lines, 8*3)
	for _, l := range lines {
		last := l.Dates.From == date(t, "2026-01-19")
		assert.Equal(t, last, l.Met, brief(l))
	}
	assert.Equal(t, "ratio 2026-01-12..2026-01-19 short over_ratio", brief(lines[1]))
	assert.Equal(t, "the supervisor (1 FTE) had workers of 8 FTE from 2026-01-12 to 2026-01-13; at most 7 FTE to 1",
		lines[1].Findings[0].Text)
	assert.Equal(t, supervision.Amount{}, lines[1].Required)

	roster[0].Since, roster[0].SupervisorFTE = date(t, "2026-01-07"), 2*supervision.FullTime // hired a second day a week
	lines = of(supervision.RuleRatio, assess(t, "US-DC", supervision.Facts{Roster: roster}, "2026-01-12", "2026-01-19"))
	for _, l := range lines {
		assert.True(t, l.Met, "the latest word on the supervisor's post counts")
	}
}

func TestNoRatioLineWithoutASupervisor(t *testing.T) {
	a := hired(t, peer.CredentialCertified, "2025-07-01")
	a.Supervisor, a.Kind, a.SupervisorFTE = "", "", 0
	lines := assess(t, "US-DC", supervision.Facts{Roster: []supervision.Assignment{a}}, "2026-01-05", "2026-01-12")
	assert.Equal(t, []string{"duration 2026-01-05..2026-01-12 0/1 0m/60m short no_supervisor"}, briefs(lines))
}

func TestBoardRefuses(t *testing.T) {
	l, err := supervision.NewLedger(supervision.Facts{})
	require.NoError(t, err)
	_, err = standard(t, "US-TX").Board(l, date(t, "2026-01-02"), at(t, "2026-01-01T23:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = standard(t, "US-TX").Board(l, peer.Date{}, at(t, "2026-01-01T23:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = supervision.Standard{}.Board(l, date(t, "2026-01-01"), at(t, "2026-01-01T23:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrBadStandard)
	b, err := standard(t, "US-TX").Board(nil, date(t, "2026-01-01"), at(t, "2026-01-01T23:00:00Z"))
	require.NoError(t, err)
	assert.Empty(t, b.Rows)
}
