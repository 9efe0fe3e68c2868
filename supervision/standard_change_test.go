package supervision_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// From Texas to the District on Wednesday 2026-01-14.
func TestChangeOfStandardWithinAPeriod(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
	change := date(t, "2026-01-14")
	texas := standard(t, "US-TX").During(peer.DateRange{Until: change})
	district := standard(t, "US-DC").During(peer.DateRange{From: change})
	require.NoError(t, texas.Check())
	f := supervision.Facts{Roster: roster, Sessions: []supervision.Session{held(t, "2026-01-12T10:00:00Z")}}
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 0/1 short"}, briefs(lines(t, texas, f, "2026-01-05", "2026-01-26")),
		"the week of the change ends when Texas no longer binds")
	assert.Equal(t, []string{"duration 2026-01-12..2026-01-19 1/1 60m/60m met", "duration 2026-01-19..2026-01-26 0/1 0m/60m short"},
		briefs(of(supervision.RuleDuration, lines(t, district, f, "2026-01-05", "2026-01-26"))), "Monday's session counts for the week that the District asks for")

	both := supervision.Combine("both", "Texas, then the District", texas, district)
	require.NoError(t, both.Check())
	assert.Equal(t, supervision.StandardBinding, both.Status)
	assert.Len(t, lines(t, both, f, "2026-01-05", "2026-01-26"), 1+2+2)
	assert.Empty(t, standard(t, "US-TX").During(peer.DateRange{Until: date(t, "2019-01-01")}).Requirements, "not in force by then")
	assert.Empty(t, supervision.Combine("x", "x", standard(t, "US-MD"), standard(t, "US-TX")).Status)
	for _, s := range everyStandard() {
		require.NoError(t, s.During(peer.DateRange{From: date(t, "2026-01-01")}).Check(), s.Code)
		assert.Equal(t, s, s.During(peer.DateRange{}), s.Code)
	}
}

// What binds side by side is asked side by side: every standard at once asks
// what each asks.
func TestCombinedStandardsAskWhatEachAsks(t *testing.T) {
	f := supervision.Facts{Roster: certifiedSince(t, "2025-07-01"), Hours: worked(t, "2026-01-05", 10, 8*time.Hour),
		Sessions: []supervision.Session{held(t, "2026-01-06T10:00:00Z"), lasting(t, "2026-01-20T10:00:00Z", 45)}}
	var each []string
	for _, s := range supervision.Standards() {
		s.OnDemand, s.Record = nil, nil
		each = append(each, briefs(lines(t, s, f, "2026-01-01", "2026-02-01"))...)
	}
	all := supervision.Combine("all", "all", supervision.Standards()...)
	all.OnDemand, all.Record = nil, nil
	assert.ElementsMatch(t, each, briefs(lines(t, all, f, "2026-01-01", "2026-02-01")))
}

func TestBoardOfGapsAndWays(t *testing.T) {
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: append(worked(t, "2026-01-05", 6, 8*time.Hour), worked(t, "2026-02-02", 1, time.Hour)...),
		Sessions: []supervision.Session{held(t, "2026-01-12T10:00:00Z")}}
	montana := standard(t, "US-MT")
	montana.Requirements = montana.Requirements[1:]
	wisconsin := standard(t, "US-WI")
	wisconsin.Requirements = wisconsin.Requirements[:1]
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	rows := func(s supervision.Standard, now string) []string {
		b, err := s.Board(l, date(t, "2026-01-05"), at(t, now))
		require.NoError(t, err)
		var out []string
		for _, r := range b.Rows {
			out = append(out, fmt.Sprintf("%s due %s overdue %t since %s owed %s by %s", r.Rule, r.Due, r.IsOverdue(), r.OwedSince, r.Owed, r.Cause))
		}
		return out
	}
	assert.Equal(t, []string{"max_gap due 2026-02-28 overdue false since no date owed nothing by "}, rows(montana, "2026-02-03T12:00:00Z"),
		"January began before the ledger is complete")
	l, err = supervision.NewLedger(supervision.Facts{Roster: f.Roster, Hours: append(worked(t, "2026-02-02", 6, 8*time.Hour), worked(t, "2026-03-02", 1, time.Hour)...)})
	require.NoError(t, err)
	assert.Equal(t, []string{"max_gap due 2026-03-31 overdue true since 2026-02-01 owed nothing by organisation"}, rows(montana, "2026-03-03T12:00:00Z"))
	assert.Equal(t, []string{"either_or due 2026-03-08 overdue true since 2026-02-02 owed 60 minutes by organisation"}, rows(wisconsin, "2026-03-03T12:00:00Z")[:1])
}
