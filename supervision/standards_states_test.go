package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// lasting gives a session of worker w of a length.
func lasting(t testing.TB, start string, minutes int) supervision.Session {
	t.Helper()
	return with(held(t, start), func(s *supervision.Session) { s.Length = time.Duration(minutes) * time.Minute })
}

// worked gives so many hours of service of worker w a day, from a date on.
func worked(t testing.TB, from string, days int, each time.Duration) []supervision.Hours {
	t.Helper()
	var out []supervision.Hours
	for i := range days {
		out = append(out, supervision.Hours{Worker: "w", On: date(t, from).AddDays(i), Spent: each, Kind: supervision.ServiceHours})
	}
	return out
}

func certifiedSince(t testing.TB, since string) []supervision.Assignment {
	t.Helper()
	return []supervision.Assignment{hired(t, peer.CredentialCertified, since)}
}

func TestKentuckyMonth(t *testing.T) {
	tests := []struct {
		name     string
		sessions []supervision.Session
		want     []string
	}{
		{"two, one of half an hour, at both edges", []supervision.Session{lasting(t, "2024-02-01T00:00:00Z", 10), lasting(t, "2024-02-29T23:59:59Z", 30)},
			[]string{"frequency 2024-02-01..2024-03-01 2/2 met", "longest_session 2024-02-01..2024-03-01 30m/30m met"}},
		{"a minute too short", []supervision.Session{lasting(t, "2024-02-01T00:00:00Z", 29), lasting(t, "2024-02-29T23:59:59Z", 29)},
			[]string{"frequency 2024-02-01..2024-03-01 2/2 met", "longest_session 2024-02-01..2024-03-01 29m/30m short"}},
		{"the second a moment late", []supervision.Session{lasting(t, "2024-02-01T00:00:00Z", 45), lasting(t, "2024-03-01T00:00:00Z", 45)},
			[]string{"frequency 2024-02-01..2024-03-01 1/2 short", "longest_session 2024-02-01..2024-03-01 45m/30m met"}},
		{"by video", []supervision.Session{lasting(t, "2024-02-05T10:00:00Z", 45), with(lasting(t, "2024-02-06T10:00:00Z", 45),
			func(s *supervision.Session) { s.Modality = peer.ModalityVideo })},
			[]string{"frequency 2024-02-01..2024-03-01 1/2 short modality_not_accepted", "longest_session 2024-02-01..2024-03-01 45m/30m met modality_not_accepted"}},
		{"not signed by the worker", []supervision.Session{lasting(t, "2024-02-05T10:00:00Z", 45), with(lasting(t, "2024-02-06T10:00:00Z", 10),
			func(s *supervision.Session) { s.SignedByWorker = supervision.Stamp{Known: true} })},
			[]string{"frequency 2024-02-01..2024-03-01 2/2 met not_documented", "longest_session 2024-02-01..2024-03-01 45m/30m met not_documented"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Sessions: tt.sessions}
			assert.Equal(t, tt.want, briefs(assess(t, "US-KY", f, "2024-02-01", "2024-03-01")))
		})
	}
}

func TestNCPRSSMonth(t *testing.T) {
	for _, tt := range []struct {
		name     string
		sessions []supervision.Session
		want     string
	}{
		{"two of an hour", []supervision.Session{lasting(t, "2026-02-01T00:00:00Z", 60), lasting(t, "2026-02-28T23:59:59Z", 60)}, "2/2 120m/120m met"},
		{"one of two hours", []supervision.Session{lasting(t, "2026-02-03T10:00:00Z", 120)}, "1/2 120m/120m short"},
		{"two, a minute too little", []supervision.Session{lasting(t, "2026-02-03T10:00:00Z", 60), lasting(t, "2026-02-04T10:00:00Z", 59)}, "2/2 119m/120m short"},
		{"one in the month, one a moment after", []supervision.Session{lasting(t, "2026-02-03T10:00:00Z", 60), lasting(t, "2026-03-01T00:00:00Z", 60)}, "1/2 60m/120m short"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Sessions: tt.sessions}
			assert.Equal(t, []string{"duration 2026-02-01..2026-03-01 " + tt.want}, briefs(assess(t, "NCPRSS", f, "2026-02-01", "2026-03-01")))
		})
	}
}

// Standards without a number still say whether the worker had a supervisor, also
// across the clock change of March and for a worker who starts within a month.
func TestStandardsWithoutNumbers(t *testing.T) {
	alone := hired(t, peer.CredentialCertified, "2026-03-31")
	alone.Supervisor, alone.Kind = "", ""
	late := hired(t, peer.CredentialCertified, "2026-02-10")
	late.ServiceStart = date(t, "2026-02-10")
	alone.ServiceStart = late.ServiceStart
	f := supervision.Facts{Roster: []supervision.Assignment{late, alone}, Zone: chicago(t)}
	for _, code := range []string{"US-MA", "US-WA", "US-OH", "US-OR", "US-PA", "US-VA"} {
		assert.Equal(t, []string{"supervised 2026-02-10..2026-03-01 met", "supervised 2026-03-01..2026-04-01 short no_supervisor",
			"supervised 2026-04-01..2026-05-01 open no_supervisor"}, briefs(assess(t, code, f, "2026-01-01", "2026-04-02")), code)
	}
	assert.Equal(t, "peer specialist supervisor", standard(t, "US-PA").Requirements[0].Basis().Locator)
}

func TestMarylandFortnight(t *testing.T) {
	// 2026-01-05 is 1305 weeks after 2001-01-01: the second week of a fortnight.
	for start, want := range map[string]string{
		"2025-12-29T00:00:00Z": "frequency 2025-12-29..2026-01-12 1/1 met",
		"2026-01-11T23:59:59Z": "frequency 2025-12-29..2026-01-12 1/1 met",
		"2026-01-12T00:00:00Z": "frequency 2025-12-29..2026-01-12 0/1 short",
	} {
		f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Sessions: []supervision.Session{held(t, start)}}
		assert.Equal(t, want, brief(assess(t, "US-MD", f, "2026-01-05", "2026-01-12")[0]), start)
	}
}

func TestNorthCarolinaRatio(t *testing.T) {
	for n, want := range map[int]string{8: "ratio 2026-01-01..2026-02-01 met", 9: "ratio 2026-01-01..2026-02-01 short over_ratio"} {
		lines := assess(t, "US-NC", supervision.Facts{Roster: crew(t, n, supervision.FullTime)}, "2026-01-01", "2026-02-01")
		require.Len(t, of(supervision.RuleRatio, lines), n)
		for _, l := range of(supervision.RuleRatio, lines) {
			assert.Equal(t, want, brief(l))
		}
		assert.Len(t, of(supervision.RuleSupervised, lines), n)
	}
}

func TestTexasSupervisorsMeetTheirOwn(t *testing.T) {
	f := supervision.Facts{Roster: []supervision.Assignment{func() supervision.Assignment {
		a := hired(t, peer.CredentialCertified, "2023-01-01")
		a.Kind = supervision.SupervisorOfSupervisor
		return a
	}()}, Sessions: []supervision.Session{with(held(t, "2026-01-31T23:59:59Z"), func(s *supervision.Session) { s.Documented = supervision.Stamp{Known: true} })}}
	assert.Equal(t, []string{"frequency 2026-01-01..2026-02-01 1/1 met not_documented", "frequency 2026-02-01..2026-03-01 0/1 short"},
		briefs(assess(t, "US-TX-SUPERVISORS", f, "2026-01-01", "2026-03-01")))
}

// January: 40 hours of service. In proportion, by each body: minutes.
func TestProportionsOfEntryHours(t *testing.T) {
	for _, tt := range []struct {
		code       string
		credential peer.CredentialState
		minutes    int
	}{
		{"ICRC", peer.CredentialCertified, 120},        // 25 in 500
		{"US-KY-SUD", peer.CredentialProvisional, 120}, // 25 in 500
		{"US-ID", peer.CredentialProvisional, 240},     // 20 in 200
		{"US-IL", peer.CredentialInTraining, 120},      // 100 in 2,000
		{"US-TN", peer.CredentialInTraining, 96},       // 1 in 25
	} {
		roster := []supervision.Assignment{hired(t, tt.credential, "2025-07-01")}
		for short, verdict := range map[int]bool{0: true, 1: false} {
			f := supervision.Facts{Roster: roster, Hours: worked(t, "2026-01-05", 5, 8*time.Hour),
				Sessions: []supervision.Session{lasting(t, "2026-01-20T10:00:00Z", tt.minutes-short)}}
			lines := of(supervision.RuleHoursRatio, assess(t, tt.code, f, "2026-01-01", "2026-02-01"))
			require.Len(t, lines, 1, tt.code)
			assert.Equal(t, time.Duration(tt.minutes)*time.Minute, lines[0].Required.Time, tt.code)
			assert.Equal(t, verdict, lines[0].Met, tt.code)
		}
	}
	for _, code := range []string{"US-ID", "US-IL"} {
		f := supervision.Facts{Roster: certifiedSince(t, "2025-07-01"), Hours: worked(t, "2026-01-05", 5, 8*time.Hour)}
		assert.Empty(t, assess(t, code, f, "2026-01-01", "2026-02-01"), "%s: nothing is asked of who holds the credential", code)
	}
}

func TestMontanaGap(t *testing.T) {
	tests := []struct {
		name     string
		hours    []supervision.Hours
		sessions []supervision.Session
		want     []string // of January and February
	}{
		{"forty hours from the day of a session", worked(t, "2026-01-05", 5, 8*time.Hour), []supervision.Session{held(t, "2026-01-05T17:00:00Z")},
			[]string{"2026-01-01..2026-02-01 met", "2026-02-01..2026-03-01 met"}},
		{"one more", append(worked(t, "2026-01-05", 5, 8*time.Hour), worked(t, "2026-01-10", 1, time.Hour)...),
			[]supervision.Session{held(t, "2026-01-05T17:00:00Z")},
			[]string{"2026-01-01..2026-02-01 short gap_too_long", "2026-02-01..2026-03-01 met"}},
		{"a session by video ends no gap", worked(t, "2026-01-05", 6, 8*time.Hour), []supervision.Session{with(held(t, "2026-01-08T10:00:00Z"),
			func(s *supervision.Session) { s.Modality = peer.ModalityVideo })},
			[]string{"2026-01-01..2026-02-01 short modality_not_accepted gap_too_long", "2026-02-01..2026-03-01 met"}},
		{"a block of fourteen minutes ends none, of fifteen it does", worked(t, "2026-01-05", 6, 8*time.Hour),
			[]supervision.Session{lasting(t, "2026-01-07T10:00:00Z", 14), lasting(t, "2026-01-08T10:00:00Z", 15)},
			[]string{"2026-01-01..2026-02-01 met too_short", "2026-02-01..2026-03-01 met"}},
		{"hours go on from one month into the next", worked(t, "2026-01-27", 6, 8*time.Hour), nil, // 40 by the 31st, 48 on the 1st
			[]string{"2026-01-01..2026-02-01 met", "2026-02-01..2026-03-01 short gap_too_long"}},
		{"a session of the month before counts", worked(t, "2026-01-30", 6, 8*time.Hour), []supervision.Session{held(t, "2026-01-31T23:59:59Z")},
			[]string{"2026-01-01..2026-02-01 met", "2026-02-01..2026-03-01 met"}},
		{"training is no service", append(worked(t, "2026-01-05", 5, 8*time.Hour), supervision.Hours{Worker: "w", On: date(t, "2026-01-10"),
			Spent: 9 * time.Hour, Kind: supervision.TrainingHours}), nil,
			[]string{"2026-01-01..2026-02-01 met", "2026-02-01..2026-03-01 met"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: tt.hours, Sessions: tt.sessions}
			var got []string
			for _, l := range of(supervision.RuleMaxGap, assess(t, "US-MT", f, "2026-01-01", "2026-03-01")) {
				got = append(got, brief(l)[len("max_gap "):])
			}
			assert.Equal(t, tt.want, got)
		})
	}
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: worked(t, "2026-01-05", 6, 8*time.Hour)}
	line := of(supervision.RuleMaxGap, assess(t, "US-MT", f, "2026-01-01", "2026-01-20"))[0]
	assert.Equal(t, "max_gap 2026-01-01..2026-02-01 open gap_too_long", brief(line), "broken already, and not over")
	assert.Equal(t, "48 hours worked from 2026-01-05 to 2026-01-10 without a session that counts; at most 40", line.Findings[0].Text)
	f.Sessions = []supervision.Session{missed(t, "2026-01-08T10:00:00Z")}
	line = of(supervision.RuleMaxGap, assess(t, "US-MT", f, "2026-01-01", "2026-02-01"))[0]
	assert.Equal(t, supervision.CauseWorker, line.Cause, "it would have been 24 and 24")
	f.Sessions[0].Result = supervision.MissedBySupervisor
	line = of(supervision.RuleMaxGap, assess(t, "US-MT", f, "2026-01-01", "2026-02-01"))[0]
	assert.Equal(t, supervision.CauseOrganisation, line.Cause)
}

func TestWisconsinHourAWeekOrInThirty(t *testing.T) {
	tests := []struct {
		name     string
		hours    []supervision.Hours
		sessions []supervision.Session
		want     []string // of the weeks from the 5th and the 12th
	}{
		{"an hour in each week, whatever was worked", worked(t, "2026-01-05", 14, 6*time.Hour),
			[]supervision.Session{lasting(t, "2026-01-11T23:59:59Z", 60), lasting(t, "2026-01-12T00:00:00Z", 60)},
			[]string{"either_or 2026-01-05..2026-01-12 60m/60m met", "either_or 2026-01-12..2026-01-19 60m/60m met"}},
		{"none, for thirty hours in two weeks", worked(t, "2026-01-05", 10, 3*time.Hour), nil,
			[]string{"either_or 2026-01-05..2026-01-12 met", "either_or 2026-01-12..2026-01-19 met"}},
		{"none, for an hour more", append(worked(t, "2026-01-05", 10, 3*time.Hour), worked(t, "2026-01-16", 1, time.Hour)...), nil,
			[]string{"either_or 2026-01-05..2026-01-12 met", "either_or 2026-01-12..2026-01-19 0m/60m short gap_too_long"}},
		{"two halves make the hour of a week", worked(t, "2026-01-05", 5, 8*time.Hour),
			[]supervision.Session{lasting(t, "2026-01-06T10:00:00Z", 30), lasting(t, "2026-01-09T10:00:00Z", 30)},
			[]string{"either_or 2026-01-05..2026-01-12 60m/60m met", "either_or 2026-01-12..2026-01-19 met"}},
		{"a minute too little and too many hours", worked(t, "2026-01-05", 5, 8*time.Hour),
			[]supervision.Session{lasting(t, "2026-01-06T10:00:00Z", 59)},
			[]string{"either_or 2026-01-05..2026-01-12 59m/60m short too_short gap_too_long", "either_or 2026-01-12..2026-01-19 met"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: tt.hours, Sessions: tt.sessions}
			assert.Equal(t, tt.want, briefs(of(supervision.RuleEitherOr, assess(t, "US-WI", f, "2026-01-05", "2026-01-19"))))
		})
	}
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: worked(t, "2026-01-05", 1, time.Hour)}
	assert.Equal(t, "either_or 2026-01-05..2026-01-12 0m/60m open", brief(assess(t, "US-WI", f, "2026-01-05", "2026-01-08")[0]))
}

func TestTennesseeTerm(t *testing.T) {
	// Certified on a leap day: the term ends with the 27th of February, two years later.
	roster := certifiedSince(t, "2024-02-29")
	at := func(start string) []string {
		f := supervision.Facts{Roster: roster, Hours: []supervision.Hours{}, Sessions: []supervision.Session{lasting(t, start, 120)}}
		return briefs(assess(t, "US-TN", f, "2026-01-01", "2026-04-01"))
	}
	assert.Equal(t, []string{"term_total 2024-02-29..2026-02-28 120m/120m met", "term_total 2026-02-28..2028-02-29 0m/120m open"}, at("2026-02-27T23:59:59Z"))
	assert.Equal(t, []string{"term_total 2024-02-29..2026-02-28 0m/120m short", "term_total 2026-02-28..2028-02-29 120m/120m met, open"}, at("2026-02-28T00:00:00Z"))

	early := []supervision.Assignment{hired(t, peer.CredentialCertified, "2024-03-01"), hired(t, peer.CredentialRenewalDue, "2025-12-01"),
		hired(t, peer.CredentialCertified, "2026-02-10")}
	f := supervision.Facts{Roster: early, Hours: []supervision.Hours{}, Sessions: []supervision.Session{lasting(t, "2026-02-09T10:00:00Z", 119)}}
	assert.Equal(t, []string{"term_total 2024-03-01..2026-02-10 119m/120m short", "term_total 2026-02-10..2028-02-10 0m/120m open"},
		briefs(assess(t, "US-TN", f, "2026-01-01", "2026-04-01")), "renewed early")

	lapsed := []supervision.Assignment{hired(t, peer.CredentialCertified, "2024-03-01"), hired(t, peer.CredentialLapsed, "2025-12-01")}
	assert.Empty(t, assess(t, "US-TN", supervision.Facts{Roster: lapsed, Hours: []supervision.Hours{}}, "2025-11-01", "2026-04-01"), "not renewed: nothing to renew")
	other := []supervision.Assignment{hired(t, peer.CredentialCertified, "2024-03-01"), hired(t, peer.CredentialCertified, "2025-01-01")}
	other[1].Supervisor = "other"
	assert.Equal(t, []string{"term_total 2024-03-01..2026-03-01 0m/120m short", "term_total 2026-03-01..2028-03-01 0m/120m open"},
		briefs(assess(t, "US-TN", supervision.Facts{Roster: other, Hours: []supervision.Hours{}}, "2026-02-01", "2026-04-01")), "another supervisor is no renewal")
	assert.Equal(t, []string{"term_total 2025-03-01..2026-03-01 60m/60m met"}, briefs(assess(t, "US-TN-YEARLY",
		supervision.Facts{Roster: certifiedSince(t, "2024-03-01"), Sessions: []supervision.Session{held(t, "2025-03-01T00:00:00Z")}}, "2026-02-01", "2026-03-01")))

	b := board(t, "US-TN-YEARLY", supervision.Facts{Roster: certifiedSince(t, "2024-03-01")}, "2024-03-01", "2026-03-02T12:00:00Z")
	require.Len(t, b.Rows, 1)
	assert.Equal(t, 2, b.Rows[0].ShortPeriods)
	assert.Equal(t, 2*time.Hour, b.Rows[0].Owed.Time)
	assert.Equal(t, date(t, "2027-02-28"), b.Rows[0].Due)
}
