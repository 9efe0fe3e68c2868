package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// shippedAt returns the report of the shipped quarter as known at a moment, or
// at the one that the data name.
func shippedAt(t *testing.T, at string) *report {
	t.Helper()
	d, err := read("")
	require.NoError(t, err)
	moment := d.programme.ReportAt
	if at != "" {
		moment, err = time.Parse(time.RFC3339, at)
		require.NoError(t, err)
	}
	rep, err := makeReport(d, moment)
	require.NoError(t, err)
	return rep
}

// line returns where a mentorship stands.
func (rep *report) line(t *testing.T, id string) mentorshipLine {
	t.Helper()
	for _, l := range rep.Mentorships {
		if l.Mentorship == id {
			return l
		}
	}
	require.Fail(t, "no such mentorship", id)
	return mentorshipLine{}
}

func names[T any](items []T, name func(T) string) []string { return mapped(items, name) }

// Counted by hand in the files of the shipped quarter.
func TestGlanceIsWhatTheFilesSay(t *testing.T) {
	g := shippedAt(t, "").Glance
	assert.Equal(t, 29, g.Participants, "30 on file, of whom p-13 and p-14 are one")
	assert.Equal(t, 6, g.Workers)
	assert.Equal(t, 2, g.Supervisors)
	assert.Equal(t, 19, g.Referred, "m-06 to m-10, m-12 to m-14, m-20 to m-24, m-26, m-28 to m-32")
	assert.Equal(t, []count{{"self", 3}, {"emergency_department", 3}, {"court", 1}, {"clinician", 10}}, g.ReferredBy)
	assert.Equal(t, 12, g.Started, "those and m-19, without m-13, m-14, m-23 and m-28 to m-32")
	assert.Equal(t, 3, g.Completed, "m-01, m-15, m-25")
	assert.Equal(t, 2, g.CompletedEarly, "m-01, m-25")
	assert.Equal(t, []count{{"participant_choice", 2}, {"moved_to_other_support", 1}, {"moved_away", 1}, {"unable_to_contact", 1}, {"eligibility_or_funding_ended", 1}}, g.Closed)
	assert.Equal(t, 2, g.Transfers, "m-03, m-06")
	assert.Equal(t, 16, g.GoingOn, "32 less 3 completed, 6 closed and 7 not begun")
	assert.Equal(t, 7, g.Before, "m-13, m-14, m-23, m-29 to m-32")
	assert.Equal(t, 1, g.Emergencies)
	assert.Equal(t, notCounted{}, shippedAt(t, "").NotCounted, "all that the files hold")
}

func TestEveryRefusalNamesItsRule(t *testing.T) {
	rep := shippedAt(t, "")
	got := names(rep.Refused, func(l refusedLine) string { return l.Mentorship + " " + string(l.Event) + " " + l.Rule })
	assert.Equal(t, []string{
		"m-07 propose blocked",
		"m-20 propose conflict_of_interest",
		" propose same_person",
		"m-17 close unknown_code",
		"m-24 accept not_your_move",
		"m-16 extend time_order",
		"m-09 accept capacity",
		"m-21 propose away",
		"m-04 pause not_your_move",
		"m-03 rate not_responsible",
		"m-26 propose blocked",
		"m-12 propose credential",
		"m-12 start data_missing",
		"m-23 propose fitness",
		"m-29 consider held",
	}, got)
	for _, l := range rep.Refused {
		assert.NotEmpty(t, l.Want, l.Rule)
		assert.NotEmpty(t, l.Text, l.Rule)
	}
	assert.Contains(t, rep.Refused[0].Legal, "propose", "another worker could have been proposed")
}

func TestSamePersonIsNotNamed(t *testing.T) {
	rep := shippedAt(t, "")
	withheld := 0
	for _, l := range rep.Refused {
		if l.Rule != tieSamePerson {
			continue
		}
		withheld++
		assert.True(t, l.Withheld)
		assert.Empty(t, l.Mentorship)
		assert.Empty(t, l.State)
		assert.Zero(t, l.Line, "the line of the file would tell")
		assert.NotContains(t, l.Text, "p-10")
	}
	assert.Equal(t, 1, withheld)
}

func TestLapsedCredential(t *testing.T) {
	rep := shippedAt(t, "")
	require.Len(t, rep.Due.Credentials, 1, "m-04 still goes on with w-03")
	assert.Equal(t, "m-04", rep.Due.Credentials[0].Mentorship)
	assert.Equal(t, peer.CredentialLapsed, rep.Due.Credentials[0].Credential)
	assert.Equal(t, "2026-02-16", rep.Due.Credentials[0].Since.String())
	require.Len(t, rep.Contacts.Outside, 1, "the contact of 24 February")
	assert.Equal(t, "consult_supervisor_first", rep.Contacts.Outside[0].Verdict.String())

	before := shippedAt(t, "2026-02-15T12:00:00-06:00")
	assert.Empty(t, before.Due.Credentials, "it had not lapsed then")
}

func TestWhatContactsBroughtUp(t *testing.T) {
	brought := shippedAt(t, "").Contacts.Brought
	assert.Equal(t, []string{"overdose_witnessed emergency_escalate", "suicidal_ideation_passive refer_warm_handoff"},
		names(brought, func(f flagged) string { return string(f.Activity) + " " + f.Verdict.String() }))
	for _, f := range brought {
		assert.NotEmpty(t, f.Obligations)
	}
}

func TestReturnToUseClosesNothing(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, returnsToUse{Contacts: 4, People: 3, GoingOn: 3}, rep.Contacts.ReturnsToUse)
	for _, id := range []string{"m-02", "m-07", "m-17"} {
		assert.Equal(t, peer.MentorshipActive, rep.line(t, id).State)
	}
	assert.Equal(t, 4, rep.Retention.Left, "none of the three is counted as having left")
}

func TestTransferKeepsHistory(t *testing.T) {
	rep := shippedAt(t, "")
	for id, want := range map[string][]string{"m-03": {"w-03", "w-01"}, "m-06": {"w-01", "w-02"}} {
		l := rep.line(t, id)
		assert.Equal(t, want, names(l.Tenures, func(x tenure) string { return x.Worker }), id)
		assert.False(t, l.Tenures[0].To.IsZero())
		assert.True(t, l.Tenures[1].To.IsZero(), "goes on")
		assert.Equal(t, want[1], l.Worker)
	}
	assert.Equal(t, "2025-11-10", rep.line(t, "m-03").StartedOn(), "one episode across both workers")
}

func TestReengagementIsLinked(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, "m-18", rep.line(t, "m-26").Earlier)
	assert.Equal(t, peer.MentorshipClosed, rep.line(t, "m-18").State)
	assert.Equal(t, []int{24, 23, 1}, []int{rep.Retention.Episodes, rep.Retention.People, rep.Retention.CameBack}, "one person twice")
}

func TestCorrectionMovesTheFirstMeeting(t *testing.T) {
	assert.Equal(t, "2026-03-02", shippedAt(t, "").line(t, "m-21").StartedOn())
	assert.Equal(t, "2026-03-04", shippedAt(t, "2026-03-05T12:00:00-05:00").line(t, "m-21").StartedOn(), "as it was known before the correction")
	require.Len(t, shippedAt(t, "").Corrected, 1)
}

// A correction that is recorded after the quarter changes what is said of the quarter, and so
// is told; its moves are none of the quarter's.
func TestACorrectionAfterTheQuarterIsTold(t *testing.T) {
	wrong := change{movesFile, 0, "", "v-900,m-11,correct,supervisor,s-01,2026-04-02T09:00:00-05:00,,,It was no move.,,,,v-130,,"}
	right := change{movesFile, 0, "", "v-901,m-11,close,programme,intake,2026-01-30T12:00:00-06:00,2026-04-02T09:00:00-05:00,deceased,,,,,,v-900,"}
	d, err := read(changed(t, wrong, right))
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, []string{"m-21", "m-11"}, names(rep.Corrected, func(c correctedLine) string { return c.Mentorship }))
	assert.Equal(t, 139, rep.Glance.Made)
	assert.Contains(t, rep.Glances()[3], "2 corrections")
	assert.Equal(t, peer.ClosureDeceased, rep.line(t, "m-11").ClosureReason)
}

func TestEveryVerdictIsAnswered(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, []string{
		"q-01 permitted_with_conditions", "q-02 permitted", "q-03 prohibited", "q-04 permitted",
		"q-05 consult_supervisor_first", "q-06 permitted_with_conditions", "q-07 prohibited", "q-08 consult_supervisor_first",
		"q-09 emergency_escalate", "q-10 refer_warm_handoff", "q-11 consult_supervisor_first", "q-12 prohibited",
	}, names(rep.Scope, func(a answer) string { return a.ID + " " + a.Decision.Verdict.String() }))
	assert.False(t, rep.Scope[10].Decision.Explicit, "no rule lists pet sitting")
	assert.Equal(t, []string{"US", "US-TX"}, rep.Scope[6].Layers)
	assert.Equal(t, []string{"US", "US-DC"}, rep.Scope[8].Layers)
	assert.Equal(t, "endorsement: mental health (not met)", rep.Scope[6].If())
	assert.Equal(t, "fitness fit", rep.Scope[11].Open())
}

func TestSupervisionNamesWhoseItIs(t *testing.T) {
	rep := shippedAt(t, "")
	var short []string
	for _, s := range rep.Supervision {
		for _, l := range s.Lines {
			if l.IsShort() {
				short = append(short, l.Worker+" "+l.From.String()+" "+string(l.Cause))
			}
			if l.HeldLate != nil {
				short = append(short, "late "+l.HeldLate.String())
			}
		}
	}
	assert.Equal(t, []string{
		"w-02 2026-02-02 organisation", // missed by the supervisor
		"w-04 2026-03-16 worker",
		"w-05 2026-01-19 organisation", // by video, which DC does not take
		"w-05 2026-02-09 organisation", "late 2026-02-16",
	}, short)
	for _, s := range rep.Supervision {
		assert.Empty(t, s.Overdue, "every short period was followed by one that was met")
	}
	texas := rep.Supervision[0].Due
	require.Len(t, texas, 1)
	assert.Equal(t, "w-01 2026-04-30", texas[0].Worker+" "+texas[0].Due.String())
}

func TestOwedSinceTheSupervisorMissed(t *testing.T) {
	rep := shippedAt(t, "2026-02-09T08:00:00-06:00")
	require.Len(t, rep.Supervision[0].Overdue, 1)
	owed := rep.Supervision[0].Overdue[0]
	assert.Equal(t, "w-02", owed.Worker)
	assert.Equal(t, supervision.CauseOrganisation, owed.Cause)
	assert.Equal(t, 1, owed.Owed.Sessions)
	assert.Equal(t, "1 session since 2 Feb: the organisation owes it", owed.OwedWords())
}

func TestWhoIsDue(t *testing.T) {
	due := shippedAt(t, "").Due
	assert.Equal(t, []string{"m-30 find_match true", "m-22 rematch true", "m-29 find_match true", "m-23 answer_proposal true", "m-31 find_match true", "m-14 first_attempt true", "m-32 find_match false", "m-13 exhaust_attempts false"},
		names(due.Deadlines, func(d deadlineItem) string {
			return d.Mentorship + " " + d.Name + map[bool]string{true: " true", false: " false"}[d.Overdue]
		}))
	assert.Equal(t, []string{"participant"}, due.Deadlines[3].Waiting, "the worker has answered")
	assert.Equal(t, []string{"m-04 review", "m-19 warn"}, names(due.NoContact, func(n noContactItem) string { return n.Mentorship + " " + string(n.Step) }))
	assert.Equal(t, 1, due.NoContact[0].Attempts, "an attempt is not contact")
	assert.Equal(t, 2, due.NoContact[1].Attempts)
}

func TestHolidayIsNoWorkingDay(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	friday, err := time.Parse(time.RFC3339, "2026-01-16T10:00:00-06:00")
	require.NoError(t, err)
	due, err := d.calendar("austin").Add(friday, peer.MentorshipTimings()[0].Within)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-20", due.Format(time.DateOnly), "Monday 19 January is a holiday")
}

// Counted with another program in the files.
func TestContactVolume(t *testing.T) {
	c := shippedAt(t, "").Contacts
	assert.Equal(t, 153, c.Made)
	assert.Equal(t, 7, c.Attempted)
	assert.Equal(t, 7255, c.Minutes)
	assert.Equal(t, 24, c.People)
	assert.Equal(t, 16, c.Anonymous)
	assert.Equal(t, 4, c.Late)
	assert.Equal(t, 206, c.LookedAt)
	assert.Equal(t, []contactCount{{"austin", 13, 81, 5, 3815}, {"anacostia", 11, 72, 2, 3440}}, c.Sites)
	assert.Equal(t, []count{{"fentanyl_test_strip", 80}, {"naloxone_kit", 26}}, c.Supplies)
}

func TestNothingLaterIsRead(t *testing.T) {
	rep := shippedAt(t, "2026-02-15T12:00:00-06:00")
	assert.Equal(t, peer.MentorshipActive, rep.line(t, "m-05").State, "they left on 27 February")
	for _, l := range rep.Refused {
		assert.False(t, l.Recorded.After(rep.At))
	}
	for _, a := range rep.Scope {
		assert.False(t, a.At.After(rep.At))
	}
	assert.Equal(t, 7, len(rep.Scope))
	assert.Positive(t, rep.NotCounted.Later, "and what was left out is counted")
	for _, s := range rep.Supervision {
		assert.Equal(t, "2026-02-15", s.To.String())
	}
}
