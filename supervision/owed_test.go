package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// Which rule is owed for a period in which the credential changes or ends, and
// what stays on the board.

func TestACredentialThatEndsTakesNothingAway(t *testing.T) {
	by := func(start string, r supervision.Result) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Result = r })
	}
	tests := []struct {
		name     string
		roster   []supervision.Assignment
		sessions []supervision.Session
		from, to string
		want     []string
	}{
		{"lapsed on the last day of the month", []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01"),
			hired(t, peer.CredentialLapsed, "2026-01-31")},
			[]supervision.Session{by("2026-01-20T10:00:00Z", supervision.MissedBySupervisor)}, "2026-01-01", "2026-03-01",
			[]string{"frequency 2026-01-01..2026-02-01 0/1 short missed_by_supervisor"}},
		{"lapsed on the first day", []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01"),
			hired(t, peer.CredentialLapsed, "2026-01-01")}, nil, "2026-01-01", "2026-02-01", nil},
		{"lapsed within a week", []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
			hired(t, peer.CredentialLapsed, "2026-01-07")}, nil, "2026-01-05", "2026-01-19",
			[]string{"frequency 2026-01-05..2026-01-12 0/1 short"}},
		{"suspended on a Friday and back on the Tuesday", []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
			hired(t, peer.CredentialSuspended, "2026-01-09"), hired(t, peer.CredentialProvisional, "2026-01-13")},
			[]supervision.Session{by("2026-01-06T10:00:00Z", supervision.MissedBySupervisor), by("2026-01-15T10:00:00Z", supervision.Held)},
			"2026-01-05", "2026-01-19", []string{
				"frequency 2026-01-05..2026-01-12 0/1 short missed_by_supervisor",
				"frequency 2026-01-12..2026-01-19 1/1 met"}},
		{"suspended for a whole week", []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
			hired(t, peer.CredentialSuspended, "2026-01-05"), hired(t, peer.CredentialProvisional, "2026-01-12")},
			nil, "2026-01-05", "2026-01-19", []string{"frequency 2026-01-12..2026-01-19 0/1 short"}},
		{"initial, then a gap, then two-year: the last service counts", []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
			hired(t, peer.CredentialLapsed, "2026-01-07"), hired(t, peer.CredentialCertified, "2026-01-09"), hired(t, peer.CredentialLapsed, "2026-01-10")},
			nil, "2026-01-05", "2026-01-12", []string{"frequency 2026-01-01..2026-02-01 0/1 open"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, briefs(assess(t, "US-TX",
				supervision.Facts{Roster: tt.roster, Sessions: tt.sessions}, tt.from, tt.to)))
		})
	}
}

func TestHoursCountOnDaysOnWhichTheRuleBinds(t *testing.T) {
	worked := func(day string) supervision.Hours {
		return supervision.Hours{Worker: "w", On: date(t, day), Spent: 20 * time.Hour, Kind: supervision.ServiceHours}
	}
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialInTraining, "2025-07-01"),
		hired(t, peer.CredentialCertified, "2026-01-08"), hired(t, peer.CredentialLapsed, "2026-01-21")},
		Hours: []supervision.Hours{worked("2026-01-07"), worked("2026-01-20"), worked("2026-01-21"), worked("2026-02-01")}}
	assert.Equal(t, []string{"hours_ratio 2026-01-01..2026-02-01 0m/120m short"}, briefs(assess(t, "ICRC", f, "2026-01-01", "2026-03-01")),
		"in training and certified, not lapsed; nothing is owed for February")
}

// A proportion of any size is exact: 25 hours in 500 are three minutes an hour,
// and an hour of supervision for each hour of work is a proportion too.
func TestAnHoursRatioOfAnySize(t *testing.T) {
	l, err := supervision.NewLedger(supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialInTraining, "2025-07-01")},
		Hours: []supervision.Hours{{Worker: "w", On: date(t, "2026-01-07"), Spent: 610 * time.Hour, Kind: supervision.ServiceHours}}})
	require.NoError(t, err)
	for _, tt := range []struct{ supervision, worked, want time.Duration }{
		{25 * time.Hour, 500 * time.Hour, 30*time.Hour + 30*time.Minute},
		{time.Hour, time.Hour, 610 * time.Hour},
		{1, 1, 610 * time.Hour},
		{1500 * time.Hour, 30_000 * time.Hour, 30*time.Hour + 30*time.Minute},
	} {
		s := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{supervision.HoursRatio{Per: supervision.Month,
			Supervision: tt.supervision, Worked: tt.worked, Clause: supervision.Clause{For: []peer.CredentialState{peer.CredentialInTraining}}}}}
		lines, err := s.Assess(l, date(t, "2026-01-01"), date(t, "2026-02-01"))
		require.NoError(t, err)
		assert.Equal(t, tt.want, lines[0].Required.Time)
	}
}

// The week of the change is not owed, and Tuesday lies in no period that is.
func TestWhatLiesInNoPeriodOwedIsToldOnTheNextLine(t *testing.T) {
	alone := hired(t, peer.CredentialProvisional, "2025-12-22")
	alone.Supervisor, alone.Kind, alone.SupervisorFTE = "", "", 0
	f := supervision.Facts{Roster: []supervision.Assignment{alone, hired(t, peer.CredentialCertified, "2026-01-02")},
		Sessions: []supervision.Session{
			with(held(t, "2025-12-30T10:00:00Z"), func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor }),
			with(held(t, "2025-12-31T10:00:00Z"), func(s *supervision.Session) { s.Documented = supervision.Stamp{Known: true} })}}
	lines := assess(t, "US-TX", f, "2025-12-29", "2026-02-01")
	assert.Equal(t, []string{"frequency 2026-01-01..2026-02-01 0/1 short no_supervisor missed_by_supervisor not_documented no_supervisor"}, briefs(lines))
	assert.Equal(t, "no supervisor on 2026-01-01", lines[0].Findings[0].Text)
	assert.Equal(t, "no supervisor from 2025-12-29 to 2025-12-31", lines[0].Findings[3].Text)
	assert.Equal(t, []string{"frequency 2025-12-29..2026-01-05 0/1 open no_supervisor missed_by_supervisor"},
		briefs(assess(t, "US-TX", f, "2025-12-29", "2025-12-31")), "a change that has not happened yet changes nothing")
}

// Initial until Friday the 9th and two-year from then on: the range ends before
// the month has a line of its own to tell it on. Under a standard without numbers
// the line of the day tells it.
func TestWhereWhatLiesInNoPeriodOwedIsTold(t *testing.T) {
	missedOn := func(day string) supervision.Session {
		return with(held(t, day+"T10:00:00Z"), func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor })
	}
	own := func(f supervision.Facts, requirements ...supervision.Requirement) []string {
		l, err := supervision.NewLedger(f)
		require.NoError(t, err)
		lines, err := supervision.Standard{Code: "own", Requirements: requirements}.Assess(l, date(t, "2026-01-05"), date(t, "2026-01-19"))
		require.NoError(t, err)
		return briefs(lines)
	}
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"), hired(t, peer.CredentialCertified, "2026-01-16")}
	f := supervision.Facts{Roster: roster, Sessions: []supervision.Session{missedOn("2026-01-13")}}
	initial := supervision.Meetings{Clause: supervision.Clause{For: []peer.CredentialState{peer.CredentialProvisional}}, Per: supervision.Week, Sessions: 1}
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 0/1 short missed_by_supervisor"}, own(f, initial), "on the last line")
	assert.Equal(t, []string{"supervised 2026-01-01..2026-02-01 open missed_by_supervisor"}, own(f, supervision.Supervised{Per: supervision.Month}))
	assert.Empty(t, own(f), "a standard without lines has nowhere to tell it")
}

func TestServiceBeforeTheFirstAssignment(t *testing.T) {
	a := hired(t, peer.CredentialProvisional, "2026-01-14")
	a.ServiceStart = date(t, "2026-01-05")
	f := supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: []supervision.Session{
		held(t, "2026-01-15T10:00:00Z"), missed(t, "2026-01-06T10:00:00Z")}}
	lines := assess(t, "US-TX", f, "2026-01-05", "2026-01-19")
	assert.Equal(t, []string{
		"frequency 2026-01-05..2026-01-12 0/1 short no_supervisor missed_by_worker",
		"frequency 2026-01-12..2026-01-19 1/1 met no_supervisor",
	}, briefs(lines))
	assert.Equal(t, "no supervisor from 2026-01-12 to 2026-01-13, before the first entry on the roster", lines[1].Findings[0].Text)
	assert.Equal(t, supervision.CauseOrganisation, lines[0].Cause)
	assert.Equal(t, []peer.WorkerID{"w"}, board(t, "US-TX", f, "2026-01-05", "2026-01-09T12:00:00Z").Uncovered)
}

func TestARecordThatIsNotMadeByThenIsMissing(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")},
		Sessions: []supervision.Session{with(held(t, "2026-01-09T10:00:00Z"), func(s *supervision.Session) {
			s.Documented = supervision.Stamp{Known: true, On: date(t, "2026-01-12")}
		})}}
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met not_documented"}, briefs(assess(t, "US-TX", f, "2026-01-05", "2026-01-12")))
	assert.Equal(t, "frequency 2026-01-05..2026-01-12 1/1 met", brief(assess(t, "US-TX", f, "2026-01-05", "2026-01-13")[0]))
}

func TestTheEndOfTheCalendarLosesNothing(t *testing.T) {
	l, err := supervision.NewLedger(supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")}})
	require.NoError(t, err)
	_, err = standard(t, "US-TX").Assess(l, date(t, "9999-11-01"), date(t, "9999-12-31"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	assert.Contains(t, err.Error(), "the calendar ends before the last week does")
	_, err = standard(t, "US-TX").Board(l, date(t, "9999-11-01"), at(t, "9999-12-15T00:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrBadRange)
	assert.Contains(t, err.Error(), `the calendar ends within a month after "9999-12-15"`)
	lines, err := standard(t, "US-TX").Assess(l, date(t, "9999-11-01"), date(t, "9999-12-01"))
	require.NoError(t, err)
	assert.Equal(t, []string{"frequency 9999-11-01..9999-12-01 0/1 short"}, briefs(lines))
}

func TestWhatIsOwedStaysOnTheBoard(t *testing.T) {
	type row struct {
		due, dates   string
		isDue        bool
		missed, owed int
		since        string
	}
	rows := func(b supervision.Board) []row {
		var out []row
		for _, r := range b.Rows {
			out = append(out, row{r.Due.String(), r.Dates.From.String(), r.IsShort(), r.ShortPeriods, r.Owed.Sessions, r.OwedSince.String()})
		}
		return out
	}
	promoted := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-12-01"), hired(t, peer.CredentialCertified, "2026-01-21")}
	lapsed := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-12-01"), hired(t, peer.CredentialLapsed, "2026-01-14")}
	suspended := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-12-01"),
		hired(t, peer.CredentialSuspended, "2026-01-05"), hired(t, peer.CredentialProvisional, "2026-01-12")}
	tests := []struct {
		name       string
		roster     []supervision.Assignment
		held       []string
		since, now string
		want       []row
	}{
		// Weeks of 15, 22, 29 December, 5 and 12 January; 15 December is a Monday.
		{"five weeks, then the monthly rule", promoted, nil, "2025-12-15", "2026-01-22T12:00:00Z", []row{
			{"2026-01-31", "2026-01-01", true, 0, 0, "no date"},
			{"2026-01-18", "2026-01-12", false, 5, 5, "2025-12-15"}}},
		{"January met: clears what ended before it began", promoted, []string{"2026-01-22T10:00:00Z"}, "2025-12-15", "2026-01-23T12:00:00Z", []row{
			{"2026-01-31", "2026-01-01", false, 0, 0, "no date"},
			{"2026-01-18", "2026-01-12", false, 3, 3, "2025-12-29"}}},
		{"February met: clears all", promoted, []string{"2026-02-03T10:00:00Z"}, "2025-12-15", "2026-02-04T12:00:00Z", []row{
			{"2026-02-28", "2026-02-01", false, 0, 0, "no date"}}},
		{"lapsed: nothing is due and all is owed", lapsed, nil, "2025-12-29", "2026-01-21T12:00:00Z", []row{
			{"2026-01-18", "2026-01-12", false, 3, 3, "2025-12-29"}}},
		{"a lapse that is yet to come hides nothing", lapsed, nil, "2026-01-05", "2026-01-13T12:00:00Z", []row{
			{"2026-01-18", "2026-01-12", true, 1, 1, "2026-01-05"}}},
		{"a week without service between", suspended, nil, "2025-12-22", "2026-01-14T12:00:00Z", []row{
			{"2026-01-18", "2026-01-12", true, 2, 2, "2025-12-22"}}},
		{"nothing owed, nothing shown", []supervision.Assignment{hired(t, peer.CredentialLapsed, "2025-12-01")}, nil,
			"2025-12-22", "2026-01-14T12:00:00Z", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: tt.roster}
			for _, start := range tt.held {
				f.Sessions = append(f.Sessions, held(t, start))
			}
			b := board(t, "US-TX", f, tt.since, tt.now)
			assert.Equal(t, tt.want, rows(b))
			for _, r := range b.Owed() {
				assert.Equal(t, supervision.CauseOrganisation, r.Cause)
			}
		})
	}
}

func TestAMonthWithoutHoursClearsNothing(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")},
		Hours: []supervision.Hours{{Worker: "w", On: date(t, "2026-01-10"), Spent: 40 * time.Hour, Kind: supervision.ServiceHours}}}
	rows := board(t, "ICRC", f, "2026-01-01", "2026-02-03T12:00:00Z").Rows
	require.Len(t, rows, 1)
	assert.Equal(t, date(t, "2026-02-28"), rows[0].Due)
	assert.False(t, rows[0].IsShort())
	assert.Equal(t, 1, rows[0].ShortPeriods)
	assert.Equal(t, 2*time.Hour, rows[0].Owed.Time)
}

func TestEveryOverloadOfAPeriodIsReported(t *testing.T) {
	const week, next = "2026-01-05", "2026-01-12"
	nine := crew(t, 9, supervision.FullTime)
	nine[8].Since = date(t, "2026-01-07")
	nine[8].ServiceStart = date(t, "2026-01-07")
	again := nine[0] // the same supervisor in a new row is no new stretch
	again.Since = date(t, "2026-01-09")
	texts := func(roster []supervision.Assignment) []string {
		var out []string
		for _, f := range of(supervision.RuleRatio, assess(t, "US-DC", supervision.Facts{Roster: roster}, week, next))[0].Findings {
			out = append(out, f.Text)
		}
		return out
	}
	assert.Equal(t, []string{
		"the supervisor (1 FTE) had workers of 8 FTE from 2026-01-05 to 2026-01-06; at most 7 FTE to 1",
		"the supervisor (1 FTE) had workers of 9 FTE from 2026-01-07 to 2026-01-11; at most 7 FTE to 1",
	}, texts(append(nine, again)))

	both := crew(t, 8, supervision.FullTime)
	for _, a := range crew(t, 8, supervision.FullTime/2) {
		a.Supervisor = "t"
		both = append(both, a)
	}
	assert.Equal(t, []string{
		"the supervisor (1 FTE) had workers of 8 FTE from 2026-01-05 to 2026-01-11; at most 7 FTE to 1",
		"the supervisor (0.5 FTE) had workers of 8 FTE from 2026-01-05 to 2026-01-11; at most 7 FTE to 1",
	}, texts(both))

	running := of(supervision.RuleRatio, assess(t, "US-DC", supervision.Facts{Roster: crew(t, 8, supervision.FullTime)}, week, "2026-01-07"))[0]
	assert.Equal(t, "ratio 2026-01-05..2026-01-12 open over_ratio", brief(running))
	assert.Empty(t, running.Cause)
	over := of(supervision.RuleRatio, assess(t, "US-DC", supervision.Facts{Roster: crew(t, 8, supervision.FullTime)}, week, next))[0]
	assert.Equal(t, supervision.CauseOrganisation, over.Cause, "who is supervised by whom is the organisation's to see to")
}
