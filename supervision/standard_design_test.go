package supervision_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
)

// Service from Monday 2026-01-05: its day 90 is Sunday 2026-04-05.
func TestOwnDefaultsOfAWorkerWhoBecomesExperienced(t *testing.T) {
	a := hired(t, peer.CredentialCertified, "2026-01-05")
	a.ServiceStart = date(t, "2026-01-05")
	f := supervision.Facts{Roster: []supervision.Assignment{a}, Hours: []supervision.Hours{}}
	got := lines(t, standard(t, "ALONGSIDE"), f, "2026-03-23", "2026-04-20")
	// Fortnights begin on 2026-03-23 and 2026-04-06: (2026-03-23 is 12 weeks after 2025-12-29).
	assert.Equal(t, []string{
		"duration 2026-03-23..2026-03-30 0/1 0m/60m short", // the week of 03-30 ends on day 90, when the weekly hour no longer binds
	}, briefs(of(supervision.RuleDuration, got)))
	assert.Equal(t, []string{
		"frequency 2026-03-01..2026-04-01 0/1 short",
		"frequency 2026-03-23..2026-04-06 0/1 short",
		"frequency 2026-04-01..2026-05-01 0/1 open",
		"frequency 2026-04-06..2026-04-20 0/1 short",
	}, briefs(of(supervision.RuleFrequency, got)))
	assert.Equal(t, []string{"observation 2026-01-05..2026-04-01 0/1 short", "observation 2026-04-01..2026-07-01 0/1 open"},
		briefs(of(supervision.RuleObservation, got)))

	// The first year ends with 2027-01-04, so that the half-year from January is owed by the later rule.
	got = lines(t, standard(t, "ALONGSIDE"), f, "2026-10-01", "2027-07-01")
	assert.Equal(t, []string{"observation 2026-10-01..2027-01-01 0/1 short", "observation 2027-01-01..2027-07-01 0/1 short"},
		briefs(of(supervision.RuleObservation, got)))
	for _, l := range got {
		assert.Equal(t, source.Design, l.Basis.Evidence)
	}
}

func TestGroupsFillHalfOfWhatHoursAskFor(t *testing.T) {
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: worked(t, "2026-01-05", 10, 8*time.Hour), // 80 hours: 120 minutes
		Sessions: []supervision.Session{inGroup(lasting(t, "2026-01-06T10:00:00Z", 90), 8), lasting(t, "2026-01-13T10:00:00Z", 59),
			inGroup(lasting(t, "2026-01-14T10:00:00Z", 60), 9)}}
	line := of(supervision.RuleHoursRatio, lines(t, standard(t, "ALONGSIDE"), f, "2026-01-01", "2026-02-01"))[0]
	assert.Equal(t, "hours_ratio 2026-01-01..2026-02-01 119m/120m short group_too_large group_share", brief(line))
	assert.Equal(t, "90 minutes in groups; at most 60 of them count", line.Findings[1].Text)
	assert.Equal(t, supervision.CauseOrganisation, line.Cause)
}

func TestObservationIsAMatterOfItsOwn(t *testing.T) {
	seen := with(held(t, "2026-03-31T23:59:59Z"), func(s *supervision.Session) { s.Observation = true })
	f := supervision.Facts{Roster: []supervision.Assignment{hired(t, peer.CredentialCertified, "2020-01-01")}, Hours: []supervision.Hours{},
		Sessions: []supervision.Session{held(t, "2026-01-06T10:00:00Z"), seen, with(held(t, "2026-02-06T10:00:00Z"),
			func(s *supervision.Session) { s.Result = supervision.Cancelled })}}
	assert.Equal(t, []string{"observation 2026-01-01..2026-07-01 1/1 met"},
		briefs(of(supervision.RuleObservation, lines(t, standard(t, "ALONGSIDE"), f, "2026-01-01", "2026-07-01"))))
}

func TestPeerAmongTheSupervisors(t *testing.T) {
	clinical := hired(t, peer.CredentialCertified, "2026-01-01")
	clinical.Kind, clinical.ServiceStart = supervision.ClinicalSupervisor, date(t, "2026-01-01")
	joined := clinical
	joined.Since, joined.Supervisor, joined.Kind = date(t, "2026-02-10"), "p", supervision.PeerSupervisor
	still := clinical
	still.Since = joined.Since
	f := supervision.Facts{Roster: []supervision.Assignment{clinical, joined, still}}
	for rule, want := range map[supervision.PeerExperience][]string{
		"":                           {"met", "met", "met"},
		supervision.PeerPreferred:    {"met", "met", "met"},
		supervision.PeerWarned:       {"met no_peer_supervisor", "met no_peer_supervisor", "met"},
		supervision.PeerCoSupervises: {"short no_peer_supervisor", "short no_peer_supervisor", "met"},
	} {
		s := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{supervision.Supervised{Per: supervision.Month, Peer: rule}}}
		got := briefs(lines(t, s, f, "2026-01-01", "2026-04-01"))
		for i := range want {
			want[i] = []string{"supervised 2026-01-01..2026-02-01 ", "supervised 2026-02-01..2026-03-01 ", "supervised 2026-03-01..2026-04-01 "}[i] + want[i]
		}
		assert.Equal(t, want, got, rule)
	}
	for kind, want := range map[supervision.SupervisorKind]bool{supervision.PeerSupervisor: true, supervision.CoSupervision: true,
		supervision.ClinicalSupervisor: false, supervision.RegisteredPeerSupervisor: false, "": false} {
		assert.Equal(t, want, kind.IsPeer(), kind)
	}
}

// follow gives what follows for worker w under the library's own defaults, month by month.
func follow(t *testing.T, f supervision.Facts, from, to string) []string {
	t.Helper()
	var got []string
	s := standard(t, "ALONGSIDE")
	s.Requirements = []supervision.Requirement{supervision.Meetings{Per: supervision.Month, Sessions: 1}}
	for _, x := range s.Following(lines(t, s, f, from, to)) {
		got = append(got, fmt.Sprintf("%s %s..%s %s lifted %s", x.Kind, x.Dates.From, x.Dates.Until, x.Binds, x.Lifted))
	}
	return got
}

func TestTwoMissedPeriodsInARow(t *testing.T) {
	roster := certifiedSince(t, "2023-01-01")
	miss := func(months ...string) []supervision.Session {
		var out []supervision.Session
		for _, m := range months {
			out = append(out, missed(t, "2026-"+m+"-10T10:00:00Z"))
		}
		return out
	}
	in := func(sessions ...supervision.Session) supervision.Facts {
		return supervision.Facts{Roster: roster, Hours: []supervision.Hours{}, Sessions: sessions}
	}
	assert.Empty(t, follow(t, in(miss("01")...), "2026-01-01", "2026-02-20"), "one month, and the next still runs")
	assert.Equal(t, []string{"consult_supervisor_first 2026-01-01..2026-03-01 worker lifted no date", "no_new_participants 2026-01-01..2026-03-01 worker lifted no date"},
		follow(t, in(miss("01", "02")...), "2026-01-01", "2026-03-01"))
	assert.Equal(t, []string{"consult_supervisor_first 2026-01-01..2026-03-01 worker lifted 2026-03-01", "no_new_participants 2026-01-01..2026-03-01 worker lifted 2026-03-01"},
		follow(t, in(append(miss("01", "02"), held(t, "2026-03-03T10:00:00Z"))...), "2026-01-01", "2026-03-20"), "met while the month runs")
	assert.Empty(t, follow(t, in(append(miss("01", "03"), held(t, "2026-02-03T10:00:00Z"))...), "2026-01-01", "2026-04-01"), "not in a row")

	org := "organisation_answers 2026-01-01..2026-03-01 organisation lifted no date"
	assert.Equal(t, []string{org}, follow(t, in(), "2026-01-01", "2026-03-01"), "nothing was set up")
	supervisor := with(missed(t, "2026-02-10T10:00:00Z"), func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor })
	assert.Equal(t, []string{org}, follow(t, in(append(miss("01"), supervisor)...), "2026-01-01", "2026-03-01"))
	later := with(missed(t, "2026-03-10T10:00:00Z"), func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor })
	org = "organisation_answers 2026-01-01..2026-04-01 organisation lifted no date"
	assert.Equal(t, []string{org}, follow(t, in(append(miss("01", "02"), later)...), "2026-01-01", "2026-04-01"),
		"what the supervisor missed takes it off the worker")
	assert.Empty(t, standard(t, "US-TX").Following(assess(t, "US-TX", supervision.Facts{Roster: roster, Sessions: miss("01", "02")}, "2026-01-01", "2026-03-01")),
		"Texas lays down none")
}

// A month of leave lies between: the periods do not follow on one another.
func TestLeaveBreaksTheRow(t *testing.T) {
	roster := []supervision.Assignment{hired(t, peer.CredentialCertified, "2023-01-01"), hired(t, peer.CredentialInactive, "2026-02-01"),
		hired(t, peer.CredentialCertified, "2026-03-01")}
	f := supervision.Facts{Roster: roster, Hours: []supervision.Hours{}, Sessions: []supervision.Session{
		missed(t, "2026-01-10T10:00:00Z"), missed(t, "2026-03-10T10:00:00Z")}}
	assert.Empty(t, follow(t, f, "2026-01-01", "2026-04-01"))
}

func TestCaseloadLimits(t *testing.T) {
	limits := supervision.CaseloadLimits()
	require.Len(t, limits, 3)
	for i, want := range []int{12, 15, 20} {
		c := limits[i]
		assert.Equal(t, want, c.Participants)
		assert.Equal(t, source.Verified, c.Source.Evidence)
		assert.False(t, c.Exceeded(want, supervision.FullTime))
		assert.True(t, c.Exceeded(want+1, supervision.FullTime))
	}
	assert.False(t, limits[0].Exceeded(6, supervision.FullTime/2))
	assert.True(t, limits[0].Exceeded(7, supervision.FullTime/2))
	assert.True(t, limits[0].Exceeded(1, 0), "a worker of no post has nobody to support")
	assert.False(t, limits[0].Exceeded(0, 0))
	assert.False(t, supervision.CaseloadLimit{}.Exceeded(1000, supervision.FullTime))
	assert.True(t, limits[0].Exceeded(1<<40, supervision.FullTime))
}
