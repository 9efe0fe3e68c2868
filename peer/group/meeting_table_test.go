package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written by hand from how a meeting goes.
const meetingAnswers = `
- | schedule | programme | scheduled

scheduled | move          | programme, leader | scheduled
scheduled | add_leader    | programme, leader | scheduled
scheduled | remove_leader | programme, leader | scheduled
scheduled | open          | leader            | opened
scheduled | cancel        | programme, leader | cancelled
scheduled | merge         | programme         | merged

opened | add_leader    | programme, leader | opened
opened | remove_leader | programme, leader | opened
opened | check_in      | leader            | check_in
opened | begin_core    | leader            | core
opened | close         | leader            | closed
opened | note_incident | programme, leader | opened

check_in | add_leader    | programme, leader | check_in
check_in | remove_leader | programme, leader | check_in
check_in | begin_core    | leader            | core
check_in | close         | leader            | closed
check_in | note_incident | programme, leader | check_in

core | add_leader    | programme, leader | core
core | remove_leader | programme, leader | core
core | check_out     | leader            | check_out
core | close         | leader            | closed
core | note_incident | programme, leader | core

check_out | add_leader    | programme, leader | check_out
check_out | remove_leader | programme, leader | check_out
check_out | close         | leader            | closed
check_out | note_incident | programme, leader | check_out

closed | note_incident | programme, leader | closed
closed | look_after    | programme, leader | incident
closed | debrief       | programme, leader | debriefed

incident | note_incident | programme, leader | incident
incident | debrief       | programme, leader | debriefed
`

// meetingIn returns a meeting of the kit's group in the given state.
var meetingIn = peertest.MeetingIn

func TestMeetingTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[group.MeetingState, group.MeetingEvent, group.MeetingChange](group.MeetingLifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[group.MeetingState, group.MeetingEvent, group.MeetingChange]{
		Machine: m,
		Open:    func() (group.MeetingHistory, error) { return m.Open() },
		In: func(s group.MeetingState) group.MeetingHistory {
			h, err := m.Restore(meetingIn(t, s).History().Stored())
			require.NoError(t, err)
			return h
		},
		Move: func(e group.MeetingEvent, p lifecycle.Party) (mv group.MeetingMove) {
			switch e {
			case group.ScheduleMeeting:
				mv.Data.Start, mv.Data.Minutes = day(20), 60
			case group.MoveMeeting:
				mv.Data.Start = day(20)
			case group.AddLeader:
				mv.Data.Leader, mv.Data.Role = "leader-3", group.RoleHost
			case group.RemoveLeader:
				mv.Data.Leader = "leader-2"
			case group.OpenMeeting:
				mv.Data.Rules, mv.Data.Limits = 1, true
			case group.NoteIncident:
				mv.Data.Trigger = group.TriggerOverdose
			case group.MergeMeeting:
				mv.Data.Into = "meeting-2"
			}
			return mv
		},
		Want: meetingAnswers,
	})
	assert.ElementsMatch(t, group.MeetingStates(), group.MeetingLifecycle().States())
	enumtest.Try(t, group.MeetingStates(), group.ErrUnknownMeetingState)
}
