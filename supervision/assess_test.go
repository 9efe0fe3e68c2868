package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// Calendar used by hand: 2026-01-01 is a Thursday; 2026-03-08 is the Sunday on which
// Chicago goes from 02:00 to 03:00, 2026-11-01 the one on which it goes back.

func TestWeekEdges(t *testing.T) {
	initial := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-06-01")}
	tests := []struct {
		name, start string
		week        string
	}{
		{"first instant of Monday", "2026-03-02T00:00:00-06:00", "frequency 2026-03-02..2026-03-09 1/1 met"},
		{"last instant of Sunday", "2026-03-08T23:59:59-05:00", "frequency 2026-03-02..2026-03-09 1/1 met"},
		{"the instant after", "2026-03-09T00:00:00-05:00", "frequency 2026-03-02..2026-03-09 0/1 short"},
		{"the instant before", "2026-03-01T23:59:59-06:00", "frequency 2026-03-02..2026-03-09 0/1 short"},
		{"Sunday in Chicago, Monday in UTC", "2026-03-09T04:30:00Z", "frequency 2026-03-02..2026-03-09 1/1 met"},
		{"Monday in UTC, still Sunday before the week in Chicago", "2026-03-02T05:30:00Z", "frequency 2026-03-02..2026-03-09 0/1 short"},
		{"the hour after the skipped one", "2026-03-08T03:00:00-05:00", "frequency 2026-03-02..2026-03-09 1/1 met"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := assess(t, "US-TX", supervision.Facts{Roster: initial, Zone: chicago(t),
				Sessions: []supervision.Session{held(t, tt.start)}}, "2026-03-02", "2026-03-09")
			assert.Equal(t, []string{tt.week}, briefs(lines))
		})
	}
}

func TestWeekOfTheBackwardClockChange(t *testing.T) {
	// Sunday 2026-11-01 has 25 hours in Chicago; 23:30 of it is 05:30Z on Monday.
	lines := assess(t, "US-TX", supervision.Facts{
		Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-06-01")}, Zone: chicago(t),
		Sessions: []supervision.Session{held(t, "2026-11-02T05:30:00Z"), held(t, "2026-11-02T06:00:00Z")},
	}, "2026-10-26", "2026-11-09")
	assert.Equal(t, []string{
		"frequency 2026-10-26..2026-11-02 1/1 met",
		"frequency 2026-11-02..2026-11-09 1/1 met",
	}, briefs(lines))
}

func TestWeekAcrossTheEndOfAYear(t *testing.T) {
	lines := assess(t, "US-TX", supervision.Facts{
		Roster:   []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-06-01")},
		Sessions: []supervision.Session{held(t, "2025-12-30T10:00:00Z")},
	}, "2026-01-01", "2026-01-12")
	assert.Equal(t, []string{
		"frequency 2025-12-29..2026-01-05 1/1 met", // judged whole: the session of December counts
		"frequency 2026-01-05..2026-01-12 0/1 short",
	}, briefs(lines))
	assert.Equal(t, date(t, "2026-01-04"), lines[0].Due)
}

func TestMonthEdges(t *testing.T) {
	certified := []supervision.Assignment{hired(t, peer.CredentialCertified, "2023-06-01")}
	tests := []struct {
		name     string
		start    string
		from, to string
		want     []string
	}{
		{"leap day", "2024-02-29T23:59:59Z", "2024-02-01", "2024-04-01",
			[]string{"frequency 2024-02-01..2024-03-01 1/1 met", "frequency 2024-03-01..2024-04-01 0/1 short"}},
		{"day after the leap day", "2024-03-01T00:00:00Z", "2024-02-01", "2024-04-01",
			[]string{"frequency 2024-02-01..2024-03-01 0/1 short", "frequency 2024-03-01..2024-04-01 1/1 met"}},
		{"28 days", "2025-02-28T23:59:59Z", "2025-02-01", "2025-03-01",
			[]string{"frequency 2025-02-01..2025-03-01 1/1 met"}},
		{"30 days", "2025-04-30T12:00:00Z", "2025-04-10", "2025-05-01",
			[]string{"frequency 2025-04-01..2025-05-01 1/1 met"}},
		{"31 days and the year's end", "2025-12-31T23:59:59Z", "2025-12-01", "2026-02-01",
			[]string{"frequency 2025-12-01..2026-01-01 1/1 met", "frequency 2026-01-01..2026-02-01 0/1 short"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := assess(t, "US-TX", supervision.Facts{Roster: certified,
				Sessions: []supervision.Session{held(t, tt.start)}}, tt.from, tt.to)
			assert.Equal(t, tt.want, briefs(lines))
		})
	}
}

func TestOpenPeriod(t *testing.T) {
	facts := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2023-06-01")},
		Sessions: []supervision.Session{held(t, "2026-01-20T10:00:00Z"), held(t, "2026-02-20T10:00:00Z")}}
	assert.Equal(t, []string{
		"frequency 2026-01-01..2026-02-01 1/1 met",
		"frequency 2026-02-01..2026-03-01 0/1 open", // the session of the 20th has not happened yet
	}, briefs(assess(t, "US-TX", facts, "2026-01-01", "2026-02-20")))
	assert.Equal(t, "frequency 2026-02-01..2026-03-01 1/1 met, open",
		brief(assess(t, "US-TX", facts, "2026-02-01", "2026-02-21")[0]))
	assert.Equal(t, "frequency 2026-02-01..2026-03-01 1/1 met",
		brief(assess(t, "US-TX", facts, "2026-02-01", "2026-03-01")[0]), "a period that ends with the range is closed")
	open := assess(t, "US-TX", facts, "2026-02-01", "2026-02-20")[0]
	assert.Empty(t, open.Cause, "nobody's: it can still be met")
	assert.Equal(t, date(t, "2026-02-28"), open.Due)
}

func TestStartWithinAPeriod(t *testing.T) {
	a := hired(t, peer.CredentialProvisional, "2025-12-01")
	a.ServiceStart = date(t, "2026-01-14") // a Wednesday
	lines := assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a},
		Sessions: []supervision.Session{held(t, "2026-01-13T10:00:00Z"), held(t, "2026-01-20T10:00:00Z")},
	}, "2026-01-01", "2026-01-26")
	assert.Equal(t, []string{
		"frequency 2026-01-14..2026-01-19 0/1 short", // the day before service counts for nothing
		"frequency 2026-01-19..2026-01-26 1/1 met",
	}, briefs(lines))
	assert.Equal(t, date(t, "2026-01-18"), lines[0].Due)

	a.ServiceStart = date(t, "2026-01-26")
	assert.Empty(t, assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a}}, "2026-01-01", "2026-01-26"),
		"nothing is owed before service starts")
	a.ServiceStart = date(t, "2026-01-25")
	assert.Equal(t, []string{"frequency 2026-01-25..2026-01-26 0/1 short"},
		briefs(assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a}}, "2026-01-01", "2026-01-26")))
}

func TestCredentialChangesWithinAPeriod(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
		hired(t, peer.CredentialCertified, "2026-01-14")}
	lines := assess(t, "US-TX", supervision.Facts{Roster: roster,
		Sessions: []supervision.Session{held(t, "2026-01-06T10:00:00Z")}}, "2026-01-01", "2026-03-01")
	assert.Equal(t, []string{
		"frequency 2025-12-29..2026-01-05 0/1 short",
		"frequency 2026-01-01..2026-02-01 1/1 met", // held as initial, counts for the month
		"frequency 2026-01-05..2026-01-12 1/1 met",
		// the week of the 14th falls due on the 18th, when the weekly rule no longer binds
		"frequency 2026-02-01..2026-03-01 0/1 short",
	}, briefs(lines))

	lapsing := []supervision.Assignment{hired(t, peer.CredentialCertified, "2024-01-15"),
		hired(t, peer.CredentialLapsed, "2026-02-28"), hired(t, peer.CredentialReinstated, "2026-03-31")}
	assert.Equal(t, []string{
		"frequency 2026-01-01..2026-02-01 0/1 short",
		"frequency 2026-02-01..2026-03-01 0/1 short", // served until the 27th
		"frequency 2026-03-01..2026-04-01 0/1 short", // serves again on the last day
	}, briefs(assess(t, "US-TX", supervision.Facts{Roster: lapsing}, "2026-01-01", "2026-04-01")))
}

func TestChangeOnTheFirstDayOfAPeriod(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"),
		hired(t, peer.CredentialCertified, "2026-02-02")} // a Monday
	lines := assess(t, "US-TX", supervision.Facts{Roster: roster}, "2026-01-26", "2026-02-09")
	assert.Equal(t, []string{
		"frequency 2026-01-26..2026-02-02 0/1 short",
		"frequency 2026-02-01..2026-03-01 0/1 open",
	}, briefs(lines))
}

func TestMissedByWhom(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
	result := func(start string, r supervision.Result, by supervision.Requester) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Result, s.RequestedBy = r, by })
	}
	tests := []struct {
		name     string
		sessions []supervision.Session
		want     string
		cause    supervision.Cause
	}{
		{"nobody set one", nil, "frequency 2026-01-05..2026-01-12 0/1 short", supervision.CauseOrganisation},
		{"worker", []supervision.Session{result("2026-01-06T10:00:00Z", supervision.MissedByWorker, supervision.Scheduled)},
			"frequency 2026-01-05..2026-01-12 0/1 short missed_by_worker", supervision.CauseWorker},
		{"supervisor", []supervision.Session{result("2026-01-06T10:00:00Z", supervision.MissedBySupervisor, supervision.Scheduled)},
			"frequency 2026-01-05..2026-01-12 0/1 short missed_by_supervisor", supervision.CauseOrganisation},
		{"each one", []supervision.Session{
			result("2026-01-08T10:00:00Z", supervision.MissedBySupervisor, supervision.Scheduled),
			result("2026-01-06T10:00:00Z", supervision.MissedByWorker, supervision.Scheduled)},
			"frequency 2026-01-05..2026-01-12 0/1 short missed_by_worker missed_by_supervisor", supervision.CauseOrganisation},
		{"cancelled", []supervision.Session{result("2026-01-06T10:00:00Z", supervision.Cancelled, supervision.Scheduled)},
			"frequency 2026-01-05..2026-01-12 0/1 short cancelled", supervision.CauseOrganisation},
		{"extra asked for", []supervision.Session{held(t, "2026-01-06T10:00:00Z"),
			result("2026-01-07T10:00:00Z", supervision.Requested, supervision.AskedByWorker)},
			"frequency 2026-01-05..2026-01-12 1/1 met extra_not_given", ""},
		{"extra cancelled", []supervision.Session{held(t, "2026-01-06T10:00:00Z"),
			result("2026-01-07T10:00:00Z", supervision.Cancelled, supervision.AskedByWorker)},
			"frequency 2026-01-05..2026-01-12 1/1 met cancelled extra_not_given", ""},
		{"extra missed by the supervisor", []supervision.Session{held(t, "2026-01-06T10:00:00Z"),
			result("2026-01-07T10:00:00Z", supervision.MissedBySupervisor, supervision.AskedByWorker)},
			"frequency 2026-01-05..2026-01-12 1/1 met missed_by_supervisor extra_not_given", ""},
		{"extra missed by the worker", []supervision.Session{held(t, "2026-01-06T10:00:00Z"),
			result("2026-01-07T10:00:00Z", supervision.MissedByWorker, supervision.AskedByWorker)},
			"frequency 2026-01-05..2026-01-12 1/1 met missed_by_worker", ""},
		{"extra held is a session like any other", []supervision.Session{
			result("2026-01-07T10:00:00Z", supervision.Held, supervision.AskedByWorker)},
			"frequency 2026-01-05..2026-01-12 1/1 met", ""},
		{"the supervisor asked and set none", []supervision.Session{
			result("2026-01-07T10:00:00Z", supervision.Requested, supervision.AskedBySupervisor)},
			"frequency 2026-01-05..2026-01-12 0/1 short not_yet_set", supervision.CauseOrganisation},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: tt.sessions}, "2026-01-05", "2026-01-12")
			require.Len(t, lines, 1)
			assert.Equal(t, tt.want, brief(lines[0]))
			assert.Equal(t, tt.cause, lines[0].Cause)
		})
	}
}

func TestDistrictOfColumbiaWeek(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialCertified, "2025-07-01")}
	long := func(start string, d time.Duration) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Length = d })
	}
	tests := []struct {
		name     string
		sessions []supervision.Session
		want     string
		short    supervision.Amount
	}{
		{"an hour", []supervision.Session{held(t, "2026-01-06T10:00:00Z")},
			"duration 2026-01-05..2026-01-12 1/1 60m/60m met", supervision.Amount{}},
		{"a minute less", []supervision.Session{long("2026-01-06T10:00:00Z", 59*time.Minute)},
			"duration 2026-01-05..2026-01-12 0/1 0m/60m short too_short", supervision.Amount{Sessions: 1, Time: time.Hour}},
		{"two halves are not a meeting of an hour", []supervision.Session{
			long("2026-01-06T10:00:00Z", 30*time.Minute), long("2026-01-07T10:00:00Z", 30*time.Minute)},
			"duration 2026-01-05..2026-01-12 0/1 0m/60m short too_short too_short", supervision.Amount{Sessions: 1, Time: time.Hour}},
		{"two hours carry nothing over", []supervision.Session{long("2026-01-11T23:00:00Z", 2*time.Hour)},
			"duration 2026-01-05..2026-01-12 1/1 120m/60m met", supervision.Amount{}},
		{"by video", []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"),
			func(s *supervision.Session) { s.Modality = peer.ModalityVideo })},
			"duration 2026-01-05..2026-01-12 0/1 0m/60m short modality_not_accepted", supervision.Amount{Sessions: 1, Time: time.Hour}},
		{"by phone and short: both reasons", []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"),
			func(s *supervision.Session) { s.Modality, s.Length = peer.ModalityPhone, 20*time.Minute })},
			"duration 2026-01-05..2026-01-12 0/1 0m/60m short modality_not_accepted too_short", supervision.Amount{Sessions: 1, Time: time.Hour}},
		{"a group", []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"),
			func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, 12 })},
			"duration 2026-01-05..2026-01-12 1/1 60m/60m met", supervision.Amount{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := of(supervision.RuleDuration,
				assess(t, "US-DC", supervision.Facts{Roster: roster, Sessions: tt.sessions}, "2026-01-05", "2026-01-12"))
			require.Len(t, lines, 1)
			assert.Equal(t, tt.want, brief(lines[0]))
			assert.Equal(t, tt.short, lines[0].Short)
		})
	}
}

func TestTexasTakesTeleconferenceGroupAndObservation(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
	for _, change := range []func(*supervision.Session){
		func(s *supervision.Session) { s.Modality = peer.ModalityVideo },
		func(s *supervision.Session) { s.Modality = peer.ModalityPhone },
		func(s *supervision.Session) { s.Form, s.GroupSize = supervision.Group, 6 },
		func(s *supervision.Session) { s.Observation = true },
		func(s *supervision.Session) { s.Length = 10 * time.Minute },
		func(s *supervision.Session) { s.Supervisor = "cover" },
	} {
		lines := assess(t, "US-TX", supervision.Facts{Roster: roster,
			Sessions: []supervision.Session{with(held(t, "2026-01-06T10:00:00Z"), change)}}, "2026-01-05", "2026-01-12")
		assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met"}, briefs(lines))
	}
	lines := assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: []supervision.Session{
		with(held(t, "2026-01-06T10:00:00Z"), func(s *supervision.Session) { s.Length = 0 })}}, "2026-01-05", "2026-01-12")
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 0/1 short too_short"}, briefs(lines))
}

func TestBeforeTheRuleWasInForce(t *testing.T) {
	a := hired(t, peer.CredentialCertified, "2018-01-01")
	a.ServiceStart = date(t, "2018-01-01")
	lines := assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a}}, "2018-11-01", "2019-02-01")
	assert.Equal(t, []string{"frequency 2019-01-01..2019-02-01 0/1 short"}, briefs(lines))
}

func TestPreService(t *testing.T) {
	a := hired(t, peer.CredentialProvisional, "2026-01-02")
	a.ServiceStart = date(t, "2026-02-02") // a Monday
	session := func(start string, hours time.Duration) supervision.Session {
		return with(held(t, start), func(s *supervision.Session) { s.Length = hours * time.Hour })
	}
	facts := supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: []supervision.Session{
		session("2025-12-31T09:00:00Z", 2), session("2026-02-01T22:00:00Z", 3), session("2026-02-02T09:00:00Z", 1)}}
	pre := of(supervision.RulePreService, assess(t, "US-DC", facts, "2026-02-02", "2026-03-02"))
	require.Len(t, pre, 1)
	assert.Equal(t, "pre_service 2025-12-31..2026-02-02 300m/360m short", brief(pre[0]), "the day of starting is not before it")
	assert.Equal(t, time.Hour, pre[0].Short.Time)
	assert.Equal(t, date(t, "2026-02-01"), pre[0].Due)

	facts.Sessions = append(facts.Sessions, session("2026-01-20T09:00:00Z", 1))
	assert.Equal(t, "pre_service 2025-12-31..2026-02-02 360m/360m met",
		brief(of(supervision.RulePreService, assess(t, "US-DC", facts, "2026-01-01", "2026-04-01"))[0]))
	assert.Equal(t, "pre_service 2025-12-31..2026-02-02 180m/360m open",
		brief(of(supervision.RulePreService, assess(t, "US-DC", facts, "2026-01-01", "2026-02-01"))[0]))
	assert.Empty(t, of(supervision.RulePreService, assess(t, "US-DC", facts, "2026-02-03", "2026-04-01")),
		"a worker who started before the range is not asked again")
}

func TestHoursRatio(t *testing.T) {
	a := hired(t, peer.CredentialCertified, "2025-07-01")
	hours := func(day string, h float64, kind supervision.HoursKind) supervision.Hours {
		return supervision.Hours{Worker: "w", On: date(t, day), Spent: time.Duration(h * float64(time.Hour)), Kind: kind}
	}
	facts := supervision.Facts{Roster: []supervision.Assignment{a},
		Sessions: []supervision.Session{held(t, "2026-01-31T23:59:00Z"), held(t, "2026-02-10T10:00:00Z")},
		Hours: []supervision.Hours{hours("2026-01-01", 12.5, "service"), hours("2026-01-31", 7.5, "service"),
			hours("2026-01-15", 8, "training"), hours("2026-02-01", 37.5, "service")}}
	assert.Equal(t, []string{
		"hours_ratio 2026-01-01..2026-02-01 60m/60m met",      // 20 h of service
		"hours_ratio 2026-02-01..2026-03-01 60m/112.5m short", // 37.5 h / 20 = 1.875 h
		"hours_ratio 2026-03-01..2026-04-01 met",              // no hours, nothing owed
	}, briefs(assess(t, "ICRC", facts, "2026-01-01", "2026-04-01")))

	facts.Hours = nil
	l, err := supervision.NewLedger(facts)
	require.NoError(t, err)
	_, err = standard(t, "ICRC").Assess(l, date(t, "2026-01-01"), date(t, "2026-02-01"))
	require.ErrorIs(t, err, supervision.ErrNeedsHours)
	_, err = standard(t, "ICRC").Board(l, date(t, "2026-01-01"), at(t, "2026-02-01T00:00:00Z"))
	require.ErrorIs(t, err, supervision.ErrNeedsHours)
}

func TestNotDocumentedOnlyWhereKnown(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01")}
	stamped := func(s supervision.Stamp) []string {
		return briefs(assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: []supervision.Session{
			with(held(t, "2026-01-06T10:00:00Z"), func(x *supervision.Session) { x.Documented = s })}}, "2026-01-05", "2026-01-12"))
	}
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met"}, stamped(supervision.Stamp{}))
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met not_documented"}, stamped(supervision.Stamp{Known: true}))
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met"},
		stamped(supervision.Stamp{Known: true, On: date(t, "2026-01-07")}))
}

func TestNoSupervisor(t *testing.T) {
	alone := hired(t, peer.CredentialProvisional, "2026-01-07")
	alone.Supervisor, alone.Kind, alone.SupervisorFTE = "", "", 0
	back := hired(t, peer.CredentialProvisional, "2026-01-14")
	lines := assess(t, "US-TX", supervision.Facts{Sessions: []supervision.Session{held(t, "2026-01-15T10:00:00Z")},
		Roster: []supervision.Assignment{hired(t, peer.CredentialProvisional, "2025-07-01"), alone, back}}, "2026-01-05", "2026-01-26")
	assert.Equal(t, []string{
		"frequency 2026-01-05..2026-01-12 0/1 short no_supervisor",
		"frequency 2026-01-12..2026-01-19 1/1 met no_supervisor",
		"frequency 2026-01-19..2026-01-26 0/1 short",
	}, briefs(lines))
	assert.Equal(t, "no supervisor from 2026-01-07 to 2026-01-11", lines[0].Findings[0].Text)
	assert.Equal(t, "no supervisor from 2026-01-12 to 2026-01-13", lines[1].Findings[0].Text)
}

func TestAssessRefuses(t *testing.T) {
	l, err := supervision.NewLedger(supervision.Facts{})
	require.NoError(t, err)
	day := date(t, "2026-01-01")
	tx := standard(t, "US-TX")
	_, err = tx.Assess(l, day, day)
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = tx.Assess(l, peer.Date{}, day)
	require.ErrorIs(t, err, supervision.ErrBadRange)
	_, err = tx.Assess(l, day, peer.Date{})
	require.ErrorIs(t, err, supervision.ErrBadRange)
	lines, err := tx.Assess(nil, day, day.AddDays(1))
	require.NoError(t, err)
	assert.Empty(t, lines)
	for _, bad := range []supervision.Standard{
		{},
		{Code: "X", Requirements: []supervision.Requirement{nil}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Week}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.Meetings{Per: "decade", Sessions: 1}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Week, Sessions: -1}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.HoursRatio{Per: supervision.Week, Worked: time.Hour}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.HoursRatio{Per: supervision.Week, Worked: time.Hour, Supervision: time.Hour + 1}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.Ratio{Per: supervision.Week}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.PreService{}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.Supervised{}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.LongestMeeting{Per: supervision.Month}}},
		{Code: "X", Requirements: []supervision.Requirement{supervision.PreService{Total: 1, Accepts: supervision.Accepts{MaxGroup: -1}}}},
		{Code: "X", OnDemand: []supervision.Clause{{For: []peer.CredentialState{"king"}}}},
		{Code: "X", Record: []supervision.Record{{Clause: supervision.Clause{InForce: peer.DateRange{From: day, Until: day}}}}},
	} {
		_, err = bad.Assess(l, day, day.AddDays(1))
		require.ErrorIs(t, err, supervision.ErrBadStandard)
	}
}
