package supervision_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

func TestLedgerRefuses(t *testing.T) {
	good := hired(t, peer.CredentialCertified, "2025-01-01")
	later := hired(t, peer.CredentialCertified, "2025-06-01")
	session := held(t, "2026-01-06T10:00:00Z")
	hours := supervision.Hours{Worker: "w", On: date(t, "2026-01-06"), Spent: time.Hour, Kind: supervision.ServiceHours}
	roster := func(change func(*supervision.Assignment)) supervision.Facts {
		a := good
		change(&a)
		return supervision.Facts{Roster: []supervision.Assignment{a}}
	}
	second := func(from supervision.Assignment, change func(*supervision.Assignment)) supervision.Facts {
		change(&from)
		return supervision.Facts{Roster: []supervision.Assignment{good, from}}
	}
	sessions := func(change func(*supervision.Session)) supervision.Facts {
		return supervision.Facts{Roster: []supervision.Assignment{good}, Sessions: []supervision.Session{session, with(
			held(t, "2026-01-07T10:00:00Z"), change)}}
	}
	worked := func(change func(*supervision.Hours)) supervision.Facts {
		h := hours
		change(&h)
		return supervision.Facts{Roster: []supervision.Assignment{good}, Hours: []supervision.Hours{hours, h}}
	}
	tests := []struct {
		name  string
		facts supervision.Facts
		want  string
	}{
		{"no worker", roster(func(a *supervision.Assignment) { a.Worker = "" }), "roster[0]: worker is empty"},
		{"credential", roster(func(a *supervision.Assignment) { a.Credential = "king" }), "roster[0]: credential is not a known value"},
		{"no credential", roster(func(a *supervision.Assignment) { a.Credential = "" }), "roster[0]: credential is not a known value"},
		{"since", roster(func(a *supervision.Assignment) { a.Since = peer.Date{} }), "roster[0]: credential_since is no date"},
		{"start", roster(func(a *supervision.Assignment) { a.ServiceStart = peer.Date{} }), "roster[0]: service_start is no date"},
		{"fte", roster(func(a *supervision.Assignment) { a.FTE = -1 }), "roster[0]: fte is negative"},
		{"much fte", roster(func(a *supervision.Assignment) { a.FTE = 1001 * supervision.FullTime }), "roster[0]: fte is more than 1000"},
		{"kind", roster(func(a *supervision.Assignment) { a.Kind = "boss" }), "roster[0]: supervisor_kind is not a known value"},
		{"negative post", roster(func(a *supervision.Assignment) { a.SupervisorFTE = -1 }), "roster[0]: supervisor_fte is negative"},
		{"two starts", second(later, func(a *supervision.Assignment) { a.ServiceStart = a.ServiceStart.AddDays(1) }), "roster[1]: service_start differs from an earlier row of this worker"},
		{"two credentials at once", second(good, func(a *supervision.Assignment) { a.Credential, a.Supervisor = peer.CredentialLapsed, "t" }), "roster[1]: credential differs from an earlier row of this worker from the same date"},
		{"two FTEs at once", second(good, func(a *supervision.Assignment) { a.FTE, a.Supervisor = supervision.FullTime/2, "t" }), "roster[1]: fte differs from an earlier row of this worker from the same date"},
		{"twice", second(good, func(*supervision.Assignment) {}), "roster[1]: supervisor is there twice from the same date for this worker"},
		{"one and none", second(good, func(a *supervision.Assignment) { a.Supervisor = "" }), "roster[1]: supervisor is both given and empty from the same date for this worker"},
		{"session id", sessions(func(s *supervision.Session) { s.ID = "" }), "sessions[1]: id is empty"},
		{"same session", sessions(func(s *supervision.Session) { s.ID = session.ID }), "sessions[1]: id is used already for this worker"},
		{"stranger", sessions(func(s *supervision.Session) { s.Worker = "x" }), "sessions[1]: worker is not on the roster"},
		{"no worker in a session", sessions(func(s *supervision.Session) { s.Worker = "" }), "sessions[1]: worker is empty"},
		{"no start", sessions(func(s *supervision.Session) { s.Start = time.Time{} }), "sessions[1]: start is no time"},
		{"negative", sessions(func(s *supervision.Session) { s.Length = -1 }), "sessions[1]: minutes is negative"},
		{"two days long", sessions(func(s *supervision.Session) { s.Length = 48 * time.Hour }), "sessions[1]: minutes is more than a day"},
		{"form", sessions(func(s *supervision.Session) { s.Form = "" }), "sessions[1]: format is not a known value"},
		{"in writing", sessions(func(s *supervision.Session) { s.Modality = peer.ModalityMessage }), "sessions[1]: modality is not a known value"},
		{"requester", sessions(func(s *supervision.Session) { s.RequestedBy = "boss" }), "sessions[1]: requested_by is not a known value"},
		{"asked for by whom", sessions(func(s *supervision.Session) { s.RequestedBy, s.Result = "", supervision.Requested }), "sessions[1]: requested_by is not a known value"},
		{"held in no way", sessions(func(s *supervision.Session) { s.Modality = "" }), "sessions[1]: modality is not a known value"},
		{"negative size", sessions(func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, -1 }), "sessions[1]: group_size is less than 1"},
		{"result", sessions(func(s *supervision.Session) { s.Result = "" }), "sessions[1]: result is not a known value"},
		{"nobody in the group", sessions(func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, 0 }), "sessions[1]: group_size is less than 1"},
		{"individual of two", sessions(func(s *supervision.Session) { s.GroupSize = 2 }), "sessions[1]: group_size is not 1 for an individual session"},
		{"held by nobody", sessions(func(s *supervision.Session) { s.Supervisor = "" }), "sessions[1]: supervisor is empty, though the session was held"},
		{"hours of a stranger", worked(func(h *supervision.Hours) { h.Worker = "x" }), "hours[1]: worker is not on the roster"},
		{"hours of nobody", worked(func(h *supervision.Hours) { h.Worker = "" }), "hours[1]: worker is empty"},
		{"hours on no date", worked(func(h *supervision.Hours) { h.On = peer.Date{} }), "hours[1]: date is no date"},
		{"negative hours", worked(func(h *supervision.Hours) { h.Spent = -time.Hour }), "hours[1]: hours is negative"},
		{"too many hours", worked(func(h *supervision.Hours) { h.Spent = 1001 * time.Hour }), "hours[1]: hours is more than 1000"},
		{"kind of hours", worked(func(h *supervision.Hours) { h.Kind = "rest" }), "hours[1]: kind is not a known value"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := supervision.NewLedger(tt.facts)
			require.ErrorIs(t, err, supervision.ErrBadLedger)
			var bad *supervision.LedgerError
			require.ErrorAs(t, err, &bad)
			require.Len(t, bad.Faults, 1)
			assert.Equal(t, tt.want, bad.Faults[0].String())
		})
	}
}

// A session of which nobody says who asked for it is one of the schedule.
func TestASessionThatNobodyAskedForIsScheduled(t *testing.T) {
	for _, result := range supervision.Results() {
		if result == supervision.Requested {
			continue
		}
		f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-01-01")},
			Sessions: []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.Result = result })}}
		want := assess(t, "US-TX", f, "2026-01-05", "2026-01-12")
		f.Sessions[0].RequestedBy = ""
		assert.Equal(t, want, assess(t, "US-TX", f, "2026-01-05", "2026-01-12"), result)
	}
}

func TestLedgerTellsEveryFault(t *testing.T) {
	f := supervision.Facts{Roster: make([]supervision.Assignment, 7)}
	_, err := supervision.NewLedger(f)
	var bad *supervision.LedgerError
	require.ErrorAs(t, err, &bad)
	assert.Len(t, bad.Faults, 7)
	assert.Equal(t, "supervision: bad ledger: roster[0]: worker is empty; roster[1]: worker is empty; roster[2]: worker is empty; "+
		"roster[3]: worker is empty; roster[4]: worker is empty; and 2 more", err.Error())
}

func TestLedgerFindsARepeatedSessionAmongMany(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-01-01")}}
	for i := range 30 {
		s := held(t, "2026-01-06T10:00:00Z")
		s.ID = supervision.SessionID(fmt.Sprint(i % 29))
		f.Sessions = append(f.Sessions, s)
	}
	_, err := supervision.NewLedger(f)
	var bad *supervision.LedgerError
	require.ErrorAs(t, err, &bad)
	assert.Equal(t, []supervision.Fault{{List: "sessions", Index: 29, Field: "id", Problem: "is used already for this worker"}}, bad.Faults)
}

func TestGroupSessionsShareAnID(t *testing.T) {
	a, b := hired(t, peer.CredentialProvisional, "2025-01-01"), hired(t, peer.CredentialProvisional, "2025-01-01")
	b.Worker = "v"
	one := with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, 2 })
	other := with(one, func(s *supervision.Session) { s.Worker = "v" })
	lines := assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a, b},
		Sessions: []supervision.Session{one, other}}, "2026-01-05", "2026-01-12")
	require.Len(t, lines, 2)
	assert.Equal(t, []peer.WorkerID{"v", "w"}, []peer.WorkerID{lines[0].Worker, lines[1].Worker})
	assert.True(t, lines[0].Met && lines[1].Met)
}

func TestLedgerKeepsItsOwnFacts(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-01-01")},
		Sessions: []supervision.Session{held(t, "2026-01-06T10:00:00Z")}}
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	before, err := standard(t, "US-TX").Assess(l, date(t, "2026-01-05"), date(t, "2026-01-12"))
	require.NoError(t, err)
	f.Roster[0].Credential, f.Sessions[0].Result = peer.CredentialLapsed, supervision.Cancelled
	after, err := standard(t, "US-TX").Assess(l, date(t, "2026-01-05"), date(t, "2026-01-12"))
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Equal(t, []peer.WorkerID{"w"}, l.Workers())
}

func TestFTEText(t *testing.T) {
	for v, want := range map[supervision.FTE]string{0: "0", supervision.FullTime: "1", supervision.FullTime / 2: "0.5",
		7*supervision.FullTime + 333_333: "7.333333", -supervision.FullTime / 4: "-0.25"} {
		assert.Equal(t, want, v.String())
	}
}

func TestAmountText(t *testing.T) {
	for want, a := range map[string]supervision.Amount{"nothing": {}, "1 session": {Sessions: 1}, "2 sessions": {Sessions: 2},
		"1 minute": {Time: time.Minute}, "1.5 minutes": {Time: 90 * time.Second}, "1 session, 60 minutes": {Sessions: 1, Time: time.Hour}} {
		assert.Equal(t, want, a.String())
		assert.Equal(t, want, fmt.Sprint(a))
	}
}

func TestWhatAValueIsIsPrinted(t *testing.T) {
	assert.Equal(t, "[supervision board] [supervision row] [supervision overload] [supervision line]",
		fmt.Sprint(supervision.Board{}, " ", supervision.Row{}, " ", supervision.Overload{}, " ", supervision.Line{}))
}

func TestIdentitiesStayOut(t *testing.T) {
	const secret = "SECRET"
	a := hired(t, peer.CredentialCertified, "2025-01-01")
	a.Worker, a.Supervisor = secret, secret
	s := with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.ID, s.Worker, s.Supervisor = secret, secret, secret })
	h := supervision.Hours{Worker: secret, On: date(t, "2026-01-06"), Spent: time.Hour, Kind: supervision.ServiceHours}
	facts := supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: []supervision.Session{s}, Hours: []supervision.Hours{h}}
	ledger, err := supervision.NewLedger(facts)
	require.NoError(t, err)
	board, err := standard(t, "US-DC").Board(ledger, date(t, "2026-01-01"), at(t, "2026-01-20T10:00:00Z"))
	require.NoError(t, err)
	require.NotEmpty(t, board.Rows)
	lines, err := standard(t, "US-DC").Assess(ledger, date(t, "2026-01-01"), date(t, "2026-02-01"))
	require.NoError(t, err)
	_, bad := supervision.NewLedger(supervision.Facts{Sessions: []supervision.Session{s}, Hours: []supervision.Hours{h}})
	require.ErrorIs(t, bad, supervision.ErrBadLedger)
	finding := supervision.Finding{Code: supervision.CodeCancelled, Session: secret}

	for name, v := range map[string]any{"assignment": a, "session": s, "hours": h, "facts": facts, "ledger": *ledger,
		"pointer": ledger, "board": board, "row": board.Rows[0], "overload": supervision.Overload{Supervisor: secret},
		"line": lines[0], "finding": finding, "error": bad, "session id": s.ID,
		"in a struct": struct {
			A supervision.Assignment
			S supervision.Session
		}{a, s}, "in a slice": []any{a, s, h, board, lines[0], finding}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			assert.NotContains(t, fmt.Sprintf(verb, v), secret, "%s %s", name, verb)
		}
		if name == "in a struct" || name == "in a slice" {
			continue // slog does not look inside: one value at a time
		}
		var out bytes.Buffer
		slog.New(slog.NewTextHandler(&out, nil)).Info("x", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "v", v)
		assert.NotContains(t, out.String(), secret, name)
	}
	text, err := json.Marshal(lines[0])
	require.NoError(t, err)
	assert.Contains(t, string(text), secret, "JSON is for storing and sending")
}
