package outcomes_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Four people whose first meeting was on 1 May 2026, worked out by hand. Ninety days
// later it is 30 July; the last thirty days of them begin on 1 July, day 61.
//
//	ana  goes on, and had a pause
//	ben  dropped out on day 40; met on day 61, in the records of a duplicate of his
//	cy   dropped out on day 40; met on day 60; an attempt on day 70
//	dot  completed on day 50, as both said by day 52
func TestACohortReadOffItsRecords(t *testing.T) {
	var readings []outcomes.Reading
	stay := func(m *peer.Mentorship) {
		r, err := outcomes.EventsOfMentorship(*m, time.UTC)
		require.NoError(t, err)
		readings = append(readings, r)
	}
	ana := supported("m-ana", "ana", 0)
	require.NoError(t, ana.Pause(lifecycle.Act{By: peer.ParticipantActor("ana"), At: may(20)}))
	stay(ana)
	for _, who := range []peer.ParticipantID{"ben", "cy"} {
		m := supported(peer.MentorshipID("m-"+who), who, 0)
		require.NoError(t, m.Close(lifecycle.Act{By: peer.ParticipantActor(who), At: may(40)}))
		stay(m)
	}
	dot := supported("m-dot", "dot", 0)
	require.NoError(t, dot.Complete(lifecycle.Act{By: peer.WorkerActor("luis"), At: may(50)}))
	require.NoError(t, dot.Complete(lifecycle.Act{By: peer.ParticipantActor("dot"), At: may(52)}))
	stay(dot)
	tried := metWith("e-3", "cy", 70)
	tried.Attempted, tried.Minutes = true, 0
	for _, e := range []peer.Encounter{metWith("e-1", "ben-2", 61), metWith("e-2", "cy", 60), tried} {
		r, err := outcomes.EventsOfEncounter(e, time.UTC)
		require.NoError(t, err)
		readings = append(readings, r)
	}
	log, err := outcomes.Log{}.Reread(may(120), readings...)
	require.NoError(t, err)

	ask := outcomes.Ask{From: date(t, "2026-05-01"), Until: date(t, "2026-06-01"), Through: date(t, "2026-08-31")}
	figure := func(id string, a outcomes.Ask) outcomes.Figure {
		m, err := outcomes.MeasureOf(id)
		require.NoError(t, err)
		f, err := m.Of(log, a)
		require.NoError(t, err)
		return f
	}
	share := func(f outcomes.Figure, name string) []int {
		s, err := f.Share(name)
		require.NoError(t, err)
		return []int{s.Numerator, s.Denominator}
	}
	f := figure("retention-90", ask)
	assert.Equal(t, []int{1, 4}, share(f, outcomes.ShareAll), "ana alone: the duplicate is nobody's yet")
	assert.Equal(t, []int{1, 4}, share(f, outcomes.ShareEnrolled))
	assert.Equal(t, 2, f.Events, "ben and cy left; completing is not leaving")

	ask.Merges = merged(t, "ben-2", "ben")
	f = figure("retention-90", ask)
	assert.Equal(t, []int{2, 4}, share(f, outcomes.ShareAll), "ana and ben")
	assert.Equal(t, []int{1, 4}, share(f, outcomes.ShareEnrolled))
	assert.Equal(t, []int{2, 3}, share(f, "without those who completed, were transferred or died before"))
	assert.Equal(t, []int{1, 4}, share(figure("stay-90", ask), outcomes.ShareAll))
	ask.Until = date(t, "2026-08-01")
	assert.Equal(t, []int{1, 3}, share(figure("completion", ask), outcomes.ShareAll))
}

// Three people admitted on 1 May 2026, asked on that day and again on 1 November,
// within the window of the sixth month: ana went from 18 points to 9, ben declined,
// and of cy too few items were answered.
func TestFormsAnswerTheMeasures(t *testing.T) {
	const first, second = 0, 184
	var readings []outcomes.Reading
	ask := func(who peer.ParticipantID, day int, kind outcomes.ReplyKind, codes ...int) {
		f := outcomes.FormReply{ID: outcomes.FormReplyID(fmt.Sprint(string(who), day)), Participant: who, On: peer.DateOf(may(day), nil), Kind: kind, Recorded: may(day)}
		if kind == outcomes.Answered {
			f.Result = sheet(t, codes...)
		}
		r, err := outcomes.EventsOfForm(f)
		require.NoError(t, err)
		readings = append(readings, r)
	}
	for _, who := range []peer.ParticipantID{"ana", "ben", "cy"} {
		r, err := outcomes.EventsOfMentorship(*supported(peer.MentorshipID("m-"+who), who, 0), time.UTC)
		require.NoError(t, err)
		readings = append(readings, r)
		ask(who, first, outcomes.Answered, 2, 2, 2, 2, 2, 2, 2, 2, 2)
	}
	ask("ana", second, outcomes.Answered, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	ask("ben", second, outcomes.Declined)
	ask("cy", second, outcomes.Answered, 1, 1, 1)
	log, err := outcomes.Log{}.Reread(may(200), readings...)
	require.NoError(t, err)
	m, err := outcomes.MeasureOf("depression")
	require.NoError(t, err)
	f, err := m.Of(log, outcomes.Ask{From: date(t, "2026-05-01"), Until: date(t, "2026-06-01"), Through: date(t, "2027-02-28")})
	require.NoError(t, err)
	assert.Equal(t, []float64{9}, f.Values)
	assert.Equal(t, []float64{18}, f.Before)
	assert.Equal(t, []float64{9}, f.After)
	assert.Equal(t, 2, f.Unknown, "who declined, and who left too much out")
}
