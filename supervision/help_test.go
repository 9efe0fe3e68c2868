package supervision_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// date gives the day written as 2026-01-31.
func date(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// at gives the instant written in RFC 3339.
func at(t testing.TB, text string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return v
}

func chicago(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	return zone
}

// hired gives the assignment of worker w from a date on, who served since long before.
func hired(t testing.TB, credential peer.CredentialState, since string) supervision.Assignment {
	t.Helper()
	return supervision.Assignment{Worker: "w", Credential: credential, Since: date(t, since),
		ServiceStart: date(t, "2020-01-01"), FTE: supervision.FullTime, Supervisor: "s",
		Kind: supervision.PeerSupervisor, SupervisorFTE: supervision.FullTime}
}

// held gives an hour of individual supervision of worker w in person.
func held(t testing.TB, start string) supervision.Session {
	t.Helper()
	return supervision.Session{ID: supervision.SessionID("at " + start), Worker: "w", Supervisor: "s", Start: at(t, start),
		Length: time.Hour, Form: supervision.Individual, Modality: peer.ModalityInPerson, GroupSize: 1,
		RequestedBy: supervision.Scheduled, Result: supervision.Held}
}

// with gives s changed by f.
func with(s supervision.Session, f func(*supervision.Session)) supervision.Session {
	f(&s)
	return s
}

func standard(t testing.TB, code string) supervision.Standard {
	t.Helper()
	s, err := supervision.StandardOf(code)
	require.NoError(t, err)
	return s
}

// assess gives the lines of a standard for a range.
func assess(t testing.TB, code string, f supervision.Facts, from, to string) []supervision.Line {
	t.Helper()
	l, err := supervision.NewLedger(f)
	require.NoError(t, err)
	lines, err := standard(t, code).Assess(l, date(t, from), date(t, to))
	require.NoError(t, err)
	return lines
}

// brief gives a line in few words: rule, period, held/required, verdict, codes.
func brief(l supervision.Line) string {
	verdict := "short"
	switch {
	case l.Met && l.Open:
		verdict = "met, open"
	case l.Met:
		verdict = "met"
	case l.Open:
		verdict = "open"
	}
	figures := ""
	if l.Required.Sessions > 0 {
		figures += fmt.Sprintf(" %d/%d", l.Held.Sessions, l.Required.Sessions)
	}
	if l.Required.Time > 0 {
		figures += fmt.Sprintf(" %vm/%vm", l.Held.Time.Minutes(), l.Required.Time.Minutes())
	}
	codes := ""
	for _, f := range l.Findings {
		codes += " " + f.Code.String()
	}
	return fmt.Sprintf("%s %s..%s%s %s%s", l.Rule, l.Dates.From, l.Dates.Until, figures, verdict, codes)
}

func briefs(lines []supervision.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, brief(l))
	}
	return out
}

// of gives the lines of one rule.
func of(rule supervision.Rule, lines []supervision.Line) []supervision.Line {
	var out []supervision.Line
	for _, l := range lines {
		if l.Rule == rule {
			out = append(out, l)
		}
	}
	return out
}
