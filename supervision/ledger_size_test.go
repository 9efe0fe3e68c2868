package supervision_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// A row is held against the first of its date, so that a roster of one row many times
// over has a fault a row and not one for each two of them.
func TestARepeatedRowIsOneFault(t *testing.T) {
	const rows = 5000
	var roster []supervision.Assignment
	for range rows {
		roster = append(roster, hired(t, peer.CredentialCertified, "2023-01-01"))
	}
	_, err := supervision.NewLedger(supervision.Facts{Roster: roster})
	var bad *supervision.LedgerError
	require.True(t, errors.As(err, &bad))
	require.ErrorIs(t, err, supervision.ErrBadLedger)
	assert.Len(t, bad.Faults, rows-1)
	for i, f := range bad.Faults {
		require.Equal(t, supervision.Fault{List: supervision.RosterList, Index: i + 1, Field: "supervisor",
			Problem: "is there twice from the same date for this worker"}, f)
	}
}

func TestRowsOfOneDateInAnyOrder(t *testing.T) {
	row := func(since string, supervisor peer.SupervisorID) supervision.Assignment {
		a := hired(t, peer.CredentialCertified, since)
		a.Supervisor = supervisor
		return a
	}
	tests := []struct {
		name   string
		roster []supervision.Assignment
		want   []string
	}{
		{"several supervisors of two dates, mixed", []supervision.Assignment{row("2023-01-01", "s"), row("2024-01-01", "s"), row("2023-01-01", "t"),
			row("2024-01-01", "u"), row("2023-01-01", "u")}, nil},
		{"the third row repeats the second", []supervision.Assignment{row("2023-01-01", "s"), row("2023-01-01", "t"), row("2023-01-01", "t")}, []string{"roster[2]"}},
		{"the last repeats one of a later date", []supervision.Assignment{row("2023-01-01", "s"), row("2024-01-01", "t"), row("2024-01-01", "t")}, []string{"roster[2]"}},
		{"none after two", []supervision.Assignment{row("2023-01-01", "s"), row("2023-01-01", "t"), row("2023-01-01", "")}, []string{"roster[2]"}},
		{"two after none", []supervision.Assignment{row("2023-01-01", ""), row("2023-01-01", "s"), row("2023-01-01", "t")}, []string{"roster[1]", "roster[2]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := supervision.NewLedger(supervision.Facts{Roster: tt.roster})
			if tt.want == nil {
				require.NoError(t, err)
				return
			}
			var bad *supervision.LedgerError
			require.ErrorAs(t, err, &bad)
			var got []string
			for _, f := range bad.Faults {
				assert.Equal(t, "supervisor", f.Field)
				got = append(got, fmt.Sprintf("%s[%d]", f.List, f.Index))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// A board counts what supervisors carry today, and does not walk through all days.
func TestABoardAllocatesLittle(t *testing.T) {
	l, err := supervision.NewLedger(team(t, 600)) // of 100 supervisors
	require.NoError(t, err)
	for _, code := range []string{"US-DC", "US-KY"} {
		s := standard(t, code)
		allocated := testing.AllocsPerRun(3, func() {
			if _, err := s.Board(l, date(t, "2026-02-02"), at(t, "2026-02-27T12:00:00Z")); err != nil {
				t.Fatal(err)
			}
		})
		assert.Less(t, allocated, 200.0, code)
	}
}

// Seven to a full post: worked out by hand for a supervisor whose post changes.
func TestTheBoardCountsTheLoadOfToday(t *testing.T) {
	var roster []supervision.Assignment
	for i := range 7 {
		a := hired(t, peer.CredentialCertified, "2025-01-01")
		a.Worker = peer.WorkerID(fmt.Sprint("w", i))
		roster = append(roster, a)
	}
	late := hired(t, peer.CredentialCertified, "2026-02-04") // and serves from then on
	late.Worker, late.ServiceStart = "w7", date(t, "2026-02-06")
	roster = append(roster, late)
	half := roster[0]
	half.Since, half.SupervisorFTE = date(t, "2026-02-10"), supervision.FullTime/2
	away := roster[1]
	away.Since, away.Credential = date(t, "2026-02-09"), peer.CredentialInactive
	f := supervision.Facts{Roster: append(roster, half, away)}
	carried := func(now string) []supervision.Overload {
		return board(t, "US-DC", f, "2026-02-02", now).OverRatio
	}
	over := func(workers, post supervision.FTE) []supervision.Overload {
		return []supervision.Overload{{Supervisor: "s", Workers: workers * supervision.FullTime, Supervision: post, Limit: 7 * supervision.FullTime}}
	}
	assert.Empty(t, carried("2026-02-05T23:59:59Z"), "the eighth does not serve yet")
	assert.Equal(t, over(8, supervision.FullTime), carried("2026-02-06T00:00:00Z"))
	assert.Empty(t, carried("2026-02-09T12:00:00Z"), "one is away")
	assert.Equal(t, over(7, supervision.FullTime/2), carried("2026-02-10T00:00:00Z"), "half a post from today")
}

// The calendar begins on a Monday in the midst of a fortnight.
func TestAFortnightBeforeTheCalendar(t *testing.T) {
	l, err := supervision.NewLedger(supervision.Facts{Roster: certifiedSince(t, "2023-01-01")})
	require.NoError(t, err)
	_, err = standard(t, "US-MD").Assess(l, date(t, "0001-01-07"), date(t, "2026-01-01"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = standard(t, "US-MD").Board(l, date(t, "0001-01-07"), at(t, "2026-01-01T00:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = standard(t, "US-DC").Assess(l, date(t, "0001-01-01"), date(t, "0001-01-08"))
	require.NoError(t, err, "a week begins with it")
}
