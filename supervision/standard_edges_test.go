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

// Every requirement that is shipped and goes by sessions in a period, at the first
// and the last instant of periods in Chicago. The clocks there go forward on Sunday
// 2026-03-08 and back on Sunday 2026-11-01; 2024 has a leap day.
func TestEveryShippedRequirementAtTheEdgesOfItsPeriod(t *testing.T) {
	periods := map[supervision.Period][][4]string{ // first day, day after; first and last instant
		supervision.Week: {{"2026-03-02", "2026-03-09", "2026-03-02T06:00:00Z", "2026-03-09T04:59:59Z"},
			{"2026-10-26", "2026-11-02", "2026-10-26T05:00:00Z", "2026-11-02T05:59:59Z"},
			{"2024-02-26", "2024-03-04", "2024-02-26T06:00:00Z", "2024-03-04T05:59:59Z"}},
		supervision.Fortnight: {{"2026-02-23", "2026-03-09", "2026-02-23T06:00:00Z", "2026-03-09T04:59:59Z"}},
		supervision.Month: {{"2024-02-01", "2024-03-01", "2024-02-01T06:00:00Z", "2024-03-01T05:59:59Z"},
			{"2026-03-01", "2026-04-01", "2026-03-01T06:00:00Z", "2026-04-01T04:59:59Z"},
			{"2026-11-01", "2026-12-01", "2026-11-01T05:00:00Z", "2026-12-01T05:59:59Z"},
			{"2026-04-01", "2026-05-01", "2026-04-01T05:00:00Z", "2026-05-01T04:59:59Z"}},
		supervision.Quarter:  {{"2026-01-01", "2026-04-01", "2026-01-01T06:00:00Z", "2026-04-01T04:59:59Z"}},
		supervision.HalfYear: {{"2026-01-01", "2026-07-01", "2026-01-01T06:00:00Z", "2026-07-01T04:59:59Z"}},
	}
	tried := 0
	for _, s := range supervision.Standards() {
		for i, q := range s.Requirements {
			var clause supervision.Clause
			var per supervision.Period
			switch q := q.(type) {
			case supervision.Meetings:
				clause, per = q.Clause, q.Per
			case supervision.LongestMeeting:
				clause, per = q.Clause, q.Per
			case supervision.HoursRatio:
				clause, per = q.Clause, q.Per
			case supervision.EitherOr:
				clause, per = q.Clause, q.Per
			default:
				continue
			}
			one := supervision.Standard{Code: s.Code, Requirements: []supervision.Requirement{q}}
			require.NotEmpty(t, periods[per])
			for _, p := range periods[per] {
				name := fmt.Sprintf("%s %d %s", s.Code, i, p[0])
				first, last := at(t, p[2]), at(t, p[3])
				for start, counts := range map[time.Time]bool{first: true, last: true, first.Add(-time.Second): false, last.Add(time.Second): false} {
					a := hired(t, peer.CredentialCertified, "2020-01-01")
					if clause.For != nil {
						a.Credential = clause.For[0]
					}
					if clause.ServiceDays.To > 0 { // a new worker, whose service begins with the period
						a.ServiceStart = date(t, p[0])
					}
					session := held(t, "2026-01-01T00:00:00Z")
					session.Start, session.Observation = start, true
					f := supervision.Facts{Roster: []supervision.Assignment{a}, Zone: chicago(t), Sessions: []supervision.Session{session},
						Hours: worked(t, p[0], 5, 8*time.Hour)}
					got := lines(t, one, f, p[0], p[1])
					require.Len(t, got, 1, name)
					assert.Equal(t, peer.DateRange{From: date(t, p[0]), Until: date(t, p[1])}, got[0].Dates, name)
					assert.Equal(t, date(t, p[1]).AddDays(-1), got[0].Due, name)
					assert.Equal(t, counts, got[0].Held != supervision.Amount{}, "%s at %s", name, start)
					tried++
				}
			}
		}
	}
	assert.Positive(t, tried)
}
