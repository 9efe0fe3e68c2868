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

// interns is a rule of another profession, kept for tests: Oregon psychology
// interns have two sessions a month in different weeks, of an hour at least, two hours up
// to 45 contact hours and else three; half of it individual, groups up to six; a
// month without that minimum does not count.
func interns() supervision.Standard {
	return supervision.Standard{Code: "interns", Requirements: []supervision.Requirement{
		supervision.Meetings{Per: supervision.Month, Sessions: 2, Total: 2 * time.Hour, Apart: supervision.Week,
			Steps:   []supervision.Step{{Above: 45 * time.Hour, Total: 3 * time.Hour}},
			Accepts: supervision.Accepts{MinLength: time.Hour, MaxGroup: 6, GroupShare: 50}},
	}, Consequences: []supervision.Consequence{{Kind: supervision.HoursDoNotCount, After: 1}}}
}

// technicians is another: behavioural technicians of Pennsylvania have an hour a week
// at 37.5 hours or more a week, else two of an hour a month, and six hours before service.
func technicians() supervision.Standard {
	const whole = supervision.FullTime * 375 / 400 // 37.5 of 40 hours
	hour := supervision.Accepts{MinLength: time.Hour}
	return supervision.Standard{Code: "technicians", Requirements: []supervision.Requirement{
		supervision.Meetings{Clause: supervision.Clause{FTE: supervision.FTERange{AtLeast: whole}}, Per: supervision.Week, Sessions: 1, Total: time.Hour},
		supervision.Meetings{Clause: supervision.Clause{FTE: supervision.FTERange{Below: whole}}, Per: supervision.Month, Sessions: 2, Accepts: hour},
		supervision.PreService{Total: 6 * time.Hour},
	}}
}

// lines gives the lines of a standard of one's own.
func lines(t testing.TB, s supervision.Standard, f supervision.Facts, from, to string) []supervision.Line {
	t.Helper()
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	out, err := s.Assess(l, date(t, from), date(t, to))
	require.NoError(t, err)
	return out
}

func inGroup(s supervision.Session, n int) supervision.Session {
	s.Form, s.GroupSize = supervision.Group, n
	return s
}

func TestInternsOfOregon(t *testing.T) {
	few, many := worked(t, "2026-01-05", 5, 9*time.Hour), append(worked(t, "2026-01-05", 5, 9*time.Hour), worked(t, "2026-01-12", 1, time.Minute)...)
	first := lasting(t, "2026-01-06T10:00:00Z", 60) // a Tuesday
	tests := []struct {
		name     string
		hours    []supervision.Hours
		sessions []supervision.Session
		want     string
	}{
		{"two in different weeks", few, []supervision.Session{first, lasting(t, "2026-01-12T00:00:00Z", 60)}, "2/2 120m/120m met"},
		{"both in one week", few, []supervision.Session{first, lasting(t, "2026-01-11T23:59:59Z", 60)}, "1/2 120m/120m short same_week"},
		{"45 hours are not more than 45", few, []supervision.Session{first, lasting(t, "2026-01-13T10:00:00Z", 60)}, "2/2 120m/120m met"},
		{"a minute more asks for three hours", many, []supervision.Session{first, lasting(t, "2026-01-13T10:00:00Z", 60)}, "2/2 120m/180m short"},
		{"half of it in a group", few, []supervision.Session{first, inGroup(lasting(t, "2026-01-13T10:00:00Z", 60), 6)}, "2/2 120m/120m met"},
		{"more than half in groups", few, []supervision.Session{inGroup(first, 2), inGroup(lasting(t, "2026-01-13T10:00:00Z", 61), 2)},
			"2/2 60m/120m short group_share"},
		{"a group of seven", few, []supervision.Session{first, inGroup(lasting(t, "2026-01-13T10:00:00Z", 60), 7)}, "1/2 60m/120m short group_too_large"},
		{"a minute too short", few, []supervision.Session{first, lasting(t, "2026-01-13T10:00:00Z", 59)}, "1/2 60m/120m short too_short"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(t, interns(), supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: tt.hours, Sessions: tt.sessions}, "2026-01-01", "2026-02-01")
			assert.Equal(t, []string{"duration 2026-01-01..2026-02-01 " + tt.want}, briefs(got))
		})
	}
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01")}
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	_, err = interns().Assess(l, date(t, "2026-01-01"), date(t, "2026-02-01"))
	require.ErrorIs(t, err, supervision.ErrNeedsHours, "the total goes by hours")
}

func TestHoursDoNotCount(t *testing.T) {
	f := supervision.Facts{Roster: certifiedSince(t, "2023-01-01"), Hours: []supervision.Hours{}, Sessions: []supervision.Session{
		missed(t, "2026-01-06T10:00:00Z"), missed(t, "2026-01-13T10:00:00Z"), // January: the worker
		with(missed(t, "2026-02-03T10:00:00Z"), func(s *supervision.Session) { s.Result = supervision.MissedBySupervisor }),
		missed(t, "2026-02-10T10:00:00Z"), // February: both
		held(t, "2026-03-03T10:00:00Z"), held(t, "2026-03-10T10:00:00Z"),
	}}
	var got []string
	for _, x := range interns().Following(lines(t, interns(), f, "2026-01-01", "2026-04-15")) {
		got = append(got, fmt.Sprintf("%s %s..%s binds %s", x.Kind, x.Dates.From, x.Dates.Until, x.Binds))
	}
	assert.Equal(t, []string{
		"hours_do_not_count 2026-01-01..2026-02-01 binds worker",
		"organisation_answers 2026-02-01..2026-03-01 binds organisation",
	}, got, "March is met and April still runs")
}

func TestTechniciansOfPennsylvania(t *testing.T) {
	roster := func(fte supervision.FTE) []supervision.Assignment {
		a := hired(t, peer.CredentialCertified, "2023-01-01")
		a.FTE = fte
		return []supervision.Assignment{a}
	}
	in := func(fte supervision.FTE, sessions ...supervision.Session) []string {
		return briefs(lines(t, technicians(), supervision.Facts{Roster: roster(fte), Sessions: sessions}, "2026-02-02", "2026-02-09"))
	}
	assert.Equal(t, []string{"duration 2026-02-02..2026-02-09 1/1 60m/60m met"}, in(937_500, held(t, "2026-02-02T00:00:00Z")))
	assert.Equal(t, []string{"duration 2026-02-02..2026-02-09 2/1 60m/60m met"}, in(supervision.FullTime,
		lasting(t, "2026-02-02T00:00:00Z", 30), lasting(t, "2026-02-08T23:59:59Z", 30)))
	assert.Equal(t, []string{"frequency 2026-02-01..2026-03-01 1/2 open"}, in(937_499, held(t, "2026-02-02T00:00:00Z")))

	// To part time on Wednesday the 4th: the week is no longer owed, the month is.
	both := append(roster(supervision.FullTime), roster(supervision.FullTime/2)...)
	both[1].Since = date(t, "2026-02-04")
	assert.Equal(t, []string{"duration 2026-01-26..2026-02-02 0/1 0m/60m short", "frequency 2026-02-01..2026-03-01 0/2 short"},
		briefs(lines(t, technicians(), supervision.Facts{Roster: both}, "2026-01-26", "2026-03-01")))

	start := hired(t, peer.CredentialProvisional, "2026-01-01")
	start.ServiceStart = date(t, "2026-01-12")
	got := lines(t, technicians(), supervision.Facts{Roster: []supervision.Assignment{start}, Sessions: []supervision.Session{
		lasting(t, "2026-01-05T10:00:00Z", 180), lasting(t, "2026-01-11T20:00:00Z", 179), lasting(t, "2026-01-12T00:00:00Z", 60)}}, "2026-01-12", "2026-01-19")
	assert.Equal(t, []string{"duration 2026-01-12..2026-01-19 1/1 60m/60m met", "pre_service 2026-01-01..2026-01-12 359m/360m short"}, briefs(got))
}

// No rule shipped lessens what is owed for part time or leave. A rule that does is
// worked out by hand here: June has 30 days.
func TestProRata(t *testing.T) {
	rule := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{
		supervision.Meetings{Per: supervision.Month, Total: 2 * time.Hour, ProRata: true}}}
	a := hired(t, peer.CredentialCertified, "2023-01-01")
	required := func(to string, change ...func(*supervision.Assignment)) time.Duration {
		t.Helper()
		roster := []supervision.Assignment{a}
		for _, f := range change {
			next := roster[len(roster)-1]
			f(&next)
			roster = append(roster, next)
		}
		got := lines(t, rule, supervision.Facts{Roster: roster}, "2026-06-01", to)
		require.Len(t, got, 1)
		return got[0].Required.Time
	}
	from := func(day string, c peer.CredentialState, fte supervision.FTE) func(*supervision.Assignment) {
		return func(a *supervision.Assignment) { a.Since, a.Credential, a.FTE = date(t, day), c, fte }
	}
	assert.Equal(t, 120*time.Minute, required("2026-07-01"))
	assert.Equal(t, 60*time.Minute, required("2026-07-01", from("2026-06-01", peer.CredentialCertified, supervision.FullTime/2)))
	assert.Equal(t, 80*time.Minute, required("2026-07-01", from("2026-06-11", peer.CredentialInactive, supervision.FullTime),
		from("2026-06-21", peer.CredentialCertified, supervision.FullTime)), "ten days of leave")
	assert.Equal(t, 37*time.Minute, required("2026-07-01", from("2026-06-01", peer.CredentialCertified, 301_000)), "36.12 minutes, up to a whole one")
	assert.Equal(t, 120*time.Minute, required("2026-06-11", from("2026-06-11", peer.CredentialCertified, supervision.FullTime/2)),
		"a change that has not happened yet lessens nothing")
	assert.Equal(t, 120*time.Minute, required("2026-07-01", from("2026-06-01", peer.CredentialCertified, 2*supervision.FullTime)), "never more")
	whole := supervision.Standard{Code: "own", Requirements: []supervision.Requirement{supervision.Meetings{Per: supervision.Month, Total: 2 * time.Hour}}}
	a.FTE = supervision.FullTime / 10
	assert.Equal(t, 2*time.Hour, lines(t, whole, supervision.Facts{Roster: []supervision.Assignment{a}}, "2026-06-01", "2026-07-01")[0].Required.Time)
}

func TestRequirementsThatCannotBeAssessed(t *testing.T) {
	meetings := supervision.Meetings{Per: supervision.Month, Sessions: 1}
	for name, r := range map[string]supervision.Requirement{
		"share without a total":    supervision.Meetings{Per: supervision.Month, Sessions: 1, Accepts: supervision.Accepts{GroupShare: 50}},
		"pro rata without a total": supervision.Meetings{Per: supervision.Month, Sessions: 1, ProRata: true},
		"a share above the whole":  supervision.Meetings{Per: supervision.Month, Total: 1, Accepts: supervision.Accepts{GroupShare: 101}},
		"a step that falls":        supervision.Meetings{Per: supervision.Month, Total: 2, Steps: []supervision.Step{{Above: 1, Total: 1}}},
		"apart in no period":       supervision.Meetings{Per: supervision.Month, Sessions: 1, Apart: "day"},
		"days that end before":     supervision.Meetings{Clause: supervision.Clause{ServiceDays: supervision.ServiceDays{From: 9, To: 9}}, Per: supervision.Month, Sessions: 1},
		"posts that end before":    supervision.Meetings{Clause: supervision.Clause{FTE: supervision.FTERange{AtLeast: 2, Below: 1}}, Per: supervision.Month, Sessions: 1},
		"a gap of nothing":         supervision.MaxGap{Per: supervision.Month},
		"a gap with a share":       supervision.MaxGap{Per: supervision.Month, Worked: 1, Accepts: supervision.Accepts{GroupShare: 1}},
		"a longest with a share":   supervision.LongestMeeting{Per: supervision.Month, Length: 1, Accepts: supervision.Accepts{GroupShare: 1}},
		"one way":                  supervision.EitherOr{Per: supervision.Month, Ways: []supervision.Requirement{meetings}},
		"a way of another period":  supervision.EitherOr{Per: supervision.Week, Ways: []supervision.Requirement{meetings, meetings}},
		"a way that is nil":        supervision.EitherOr{Per: supervision.Month, Ways: []supervision.Requirement{meetings, nil}},
		"a way in a way":           supervision.EitherOr{Per: supervision.Month, Ways: []supervision.Requirement{meetings, supervision.EitherOr{}}},
		"a way for some":           supervision.EitherOr{Per: supervision.Month, Ways: []supervision.Requirement{meetings, supervision.Meetings{Clause: supervision.Clause{For: []peer.CredentialState{}}, Per: supervision.Month, Sessions: 1}}},
		"a term of no months":      supervision.TermTotal{Total: time.Hour},
		"a ratio for part time":    supervision.Ratio{Clause: supervision.Clause{FTE: supervision.FTERange{AtLeast: 1}}, Per: supervision.Week, Workers: 1},
		"a peer rule of no name":   supervision.Supervised{Per: supervision.Month, Peer: "always"},
	} {
		require.ErrorIs(t, supervision.Standard{Code: "own", Requirements: []supervision.Requirement{r}}.Check(), supervision.ErrBadStandard, name)
	}
	for _, c := range []supervision.Consequence{{After: 1}, {Kind: supervision.ConsultFirst}, {Kind: "fine", After: 1}} {
		require.ErrorIs(t, supervision.Standard{Code: "own", Consequences: []supervision.Consequence{c}}.Check(), supervision.ErrBadStandard)
	}
}

// anyFacts draws a worker's quarter, with changes of credential and post.
func anyFacts(t *testing.T, rt *rapid.T) supervision.Facts {
	f := supervision.Facts{Hours: []supervision.Hours{}}
	states := []peer.CredentialState{peer.CredentialProvisional, peer.CredentialCertified, peer.CredentialRenewalDue, peer.CredentialInactive}
	start := date(t, "2025-12-01").AddDays(rapid.IntRange(0, 60).Draw(rt, "service"))
	for i := range rapid.IntRange(1, 3).Draw(rt, "rows") {
		a := hired(t, rapid.SampledFrom(states).Draw(rt, "credential"), "2025-11-01")
		a.Since, a.ServiceStart = a.Since.AddDays(40*i+rapid.IntRange(0, 39).Draw(rt, "since")), start
		a.FTE = supervision.FTE(rapid.IntRange(1, 2).Draw(rt, "fte")) * supervision.FullTime / 2
		f.Roster = append(f.Roster, a)
	}
	for i := range rapid.IntRange(0, 14).Draw(rt, "sessions") {
		f.Sessions = append(f.Sessions, anySession(t, rt, fmt.Sprint("s", i)))
	}
	for range rapid.IntRange(0, 14).Draw(rt, "hours") {
		f.Hours = append(f.Hours, supervision.Hours{Worker: "w", On: date(t, "2025-12-15").AddDays(rapid.IntRange(0, 100).Draw(rt, "on")),
			Spent: time.Duration(rapid.IntRange(0, 24*60).Draw(rt, "spent")) * time.Minute, Kind: rapid.SampledFrom(supervision.HoursKinds()).Draw(rt, "kind")})
	}
	return f
}

func anySession(t *testing.T, rt *rapid.T, id string) supervision.Session {
	s := held(t, "2025-12-15T00:00:00Z")
	s.ID = supervision.SessionID(id)
	s.Start = s.Start.Add(time.Duration(rapid.IntRange(0, 100*24*60).Draw(rt, "start")) * time.Minute)
	s.Length = time.Duration(rapid.IntRange(0, 150).Draw(rt, "length")) * time.Minute
	s.Result = rapid.SampledFrom(supervision.Results()).Draw(rt, "result")
	s.Observation = rapid.Bool().Draw(rt, "observation")
	s.Modality = rapid.SampledFrom([]peer.Modality{peer.ModalityInPerson, peer.ModalityVideo}).Draw(rt, "modality")
	if rapid.Bool().Draw(rt, "group") {
		s = inGroup(s, rapid.IntRange(1, 10).Draw(rt, "size"))
	}
	return s
}

func everyStandard() []supervision.Standard {
	return append(supervision.Standards(), interns(), technicians())
}

// The order of the facts changes no answer.
func TestOrderChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFacts(t, rt)
		other := supervision.Facts{Roster: rapid.Permutation(f.Roster).Draw(rt, "roster"),
			Sessions: rapid.Permutation(f.Sessions).Draw(rt, "order"), Hours: append([]supervision.Hours{}, rapid.Permutation(f.Hours).Draw(rt, "sheets")...)}
		for _, s := range everyStandard() {
			a, b := lines(t, s, f, "2026-01-01", "2026-03-20"), lines(t, s, other, "2026-01-01", "2026-03-20")
			require.Equal(rt, a, b, s.Code)
			require.Equal(rt, s.Following(a), s.Following(b), s.Code)
		}
	})
}

// One more session that was held never makes more short, whatever the standard.
func TestOneMoreSessionNeverMakesMoreShort(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFacts(t, rt)
		more := f
		extra := anySession(t, rt, "extra")
		extra.Result = supervision.Held
		more.Sessions = append(append([]supervision.Session(nil), f.Sessions...), extra)
		for _, s := range everyStandard() {
			before, after := map[string]supervision.Line{}, lines(t, s, more, "2026-01-01", "2026-03-20")
			for _, l := range lines(t, s, f, "2026-01-01", "2026-03-20") {
				before[fmt.Sprint(l.Rule, l.Dates, l.Required, l.Basis)] = l
			}
			for _, l := range after {
				was, ok := before[fmt.Sprint(l.Rule, l.Dates, l.Required, l.Basis)]
				if l.Rule == supervision.RulePreService || l.Rule == supervision.RuleEitherOr && !ok {
					continue // the time before service begins with the first entry on record; another way was met
				}
				require.True(rt, ok, "%s %s", s.Code, l.Rule)
				require.LessOrEqual(rt, l.Short.Sessions, was.Short.Sessions, "%s %s", s.Code, l.Rule)
				require.LessOrEqual(rt, l.Short.Time, was.Short.Time, "%s %s", s.Code, l.Rule)
				require.False(rt, was.Met && !l.Met, "%s %s", s.Code, l.Rule)
				require.False(rt, l.Met && l.Cause != "", "what is met is nobody's failure")
			}
		}
	})
}
