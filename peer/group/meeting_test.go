package group_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestAMeetingOpensWithRulesAndLimits(t *testing.T) {
	g := groupOf(t, nil)
	m := meeting(t, "meeting-1", g)
	peertest.RefusedBy(t, m.Open(as("stranger", leader, day(10)), g, true), "not_leading")
	peertest.Refused(t, m.Open(by(leader, day(10)), g, false), lifecycle.ErrDataMissing)
	old := g
	require.NoError(t, g.Amend(date(t, "2026-01-10"), append(threeRules[:3:3], recovery.GroundNoRecording)...))
	peertest.RefusedBy(t, m.Fire(group.MeetingMove{Act: by(leader, day(10)), Event: group.OpenMeeting, Data: group.MeetingChange{Rules: old.RulesVersion(), Limits: true}}, g), "rules_in_force")
	other := groupOf(t, func(c *group.Charter) { c.ID = "g-2" })
	peertest.RefusedBy(t, m.Open(by(leader, day(10)), other, true), "rules_in_force")
	assert.Zero(t, m.RulesRead())
	require.NoError(t, m.Open(by(leader, day(10)), g, true))
	assert.Equal(t, 2, m.RulesRead())

	alone, err := group.NewMeeting("meeting-2", g.ID(), day(10), 60, by(programme, day(0)))
	require.NoError(t, err)
	peertest.RefusedBy(t, alone.Open(by(leader, day(10)), g, true), "not_leading")
	require.NoError(t, alone.Lead(by(programme, day(1)), "leader-1", group.RoleHost))
	peertest.RefusedBy(t, alone.Open(by(leader, day(10)), g, true), "no_leader")
	require.NoError(t, alone.Lead(by(programme, day(1)), "leader-1", group.RoleFacilitator))
	assert.Equal(t, []group.Leading{{Leader: "leader-1", Role: group.RoleFacilitator}}, alone.Leaders(), "the newer role counts")
	require.NoError(t, alone.Open(by(leader, day(10)), g, true))
}

func TestPlanningAMeeting(t *testing.T) {
	_, err := group.NewMeeting("", "g-1", day(1), 60, by(programme, day(0)))
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.NewMeeting("m", "g-1", time.Time{}, 60, by(programme, day(0)))
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	_, err = group.NewMeeting("m", "g-1", day(1), 0, by(programme, day(0)))
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	_, err = group.NewMeeting("m", "g-1", day(1), 1441, by(programme, day(0)))
	peertest.Refused(t, err)
	m := meeting(t, "meeting-1", groupOf(t, nil))
	require.NoError(t, m.Move(by(leader, day(2)), day(12), 0))
	assert.Equal(t, day(12), m.Start())
	assert.Equal(t, 90, m.Minutes())
	require.NoError(t, m.Move(by(programme, day(3)), day(13), 60))
	assert.Equal(t, 60, m.Minutes())
	require.NoError(t, m.Unlead(by(leader, day(4)), "leader-1"))
	peertest.RefusedBy(t, m.Move(by(leader, day(5)), day(14), 0), "not_leading")
	peertest.RefusedBy(t, m.Merge(by(programme, day(5)), "meeting-1"), "same_meeting")
	worded := coded(programme, day(6), "weather")
	worded.Reason = peertest.Text("snow on the road")
	require.NoError(t, m.Cancel(worded))
}

func TestIncidentsHaveNoWordsAndAreLookedAfterFirst(t *testing.T) {
	m := meetingIn(t, group.MeetingCore)
	for _, tr := range []group.Trigger{group.TriggerDistress, group.TriggerMedicineAdvice} {
		peertest.RefusedBy(t, m.Note(by(leader, day(10)), tr), "not_recorded")
	}
	worded := by(leader, day(10))
	worded.Reason = peertest.Text("he said")
	peertest.RefusedBy(t, m.Note(worded, group.TriggerSuicidalStatement), "no_words")
	require.NoError(t, m.Note(as("leader-2", leader, day(10)), group.TriggerSuicidalStatement))
	assert.Equal(t, []group.Trigger{group.TriggerSuicidalStatement}, m.Incidents())
	require.NoError(t, m.Close(by(leader, day(10))))
	peertest.RefusedBy(t, m.Debrief(by(leader, day(11))), "incident_open")
	require.NoError(t, m.LookAfter(by(programme, day(11))))
	require.NoError(t, m.Debrief(by(leader, day(11))))

	data, err := json.Marshal(m)
	require.NoError(t, err)
	var back group.Meeting
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, m.Digest(), back.Digest())
	for _, forged := range []string{
		strings.Replace(string(data), `"trigger":"suicidal_statement"`, `"trigger":"distress"`, 1),
		strings.Replace(string(data), `"leader":"leader-2"`, `"leader":"leader-9"`, 1),
	} {
		require.NotEqual(t, string(data), forged)
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
	}
}

func TestCorrectingAMeeting(t *testing.T) {
	m := meetingIn(t, group.MeetingClosed)
	act := by(leader, day(12))
	act.Reason = peertest.Text("it was the check-out")
	last := m.History().Len()
	peertest.RefusedBy(t, m.Correct(act, last, group.MeetingMove{Act: by(leader, day(10)), Event: group.NoteIncident, Data: group.MeetingChange{Trigger: group.TriggerDistress}}), "not_recorded")
	require.NoError(t, m.Correct(act, last, group.MeetingMove{Act: by(leader, day(10)), Event: group.BeginCheckOut}))
	assert.Equal(t, group.MeetingCheckOut, m.State())
	peertest.Refused(t, m.Correct(act, 1), lifecycle.ErrRefused)
	// Other ground rules than were read are not read afterwards.
	m = meetingIn(t, group.MeetingOpened)
	open := func(rules int) group.MeetingMove {
		return group.MeetingMove{Act: by(leader, day(10)), Event: group.OpenMeeting, Data: group.MeetingChange{Rules: rules, Limits: true}}
	}
	peertest.RefusedBy(t, m.Correct(act, m.History().Len(), open(7)), "rules_in_force")
	require.NoError(t, m.Correct(act, m.History().Len(), open(1)))
}

func TestEveryTriggerHasAnAnswer(t *testing.T) {
	want := map[group.Trigger]struct {
		record     group.RecordKind
		supervisor bool
		level      int // 0: nothing follows the first time
	}{
		group.TriggerDistress:          {group.RecordNone, false, 0},
		group.TriggerIntoxicated:       {group.RecordIncident, false, 1},
		group.TriggerSuicidalStatement: {group.RecordIncidentWorkflow, true, 3},
		group.TriggerThreatToOthers:    {group.RecordIncident, true, 2},
		group.TriggerAbuseDisclosed:    {group.RecordIncident, true, 2},
		group.TriggerOverdose:          {group.RecordIncident, true, 3},
		group.TriggerMedicalEmergency:  {group.RecordIncident, true, 3},
		group.TriggerMedicineAdvice:    {group.RecordNone, false, 0},
		group.TriggerConflict:          {group.RecordIfRepeated, false, 0},
		group.TriggerHarassment:        {group.RecordIncident, true, 2},
		group.TriggerWeapon:            {group.RecordIncident, true, 3},
		group.TriggerPartnerViolence:   {group.RecordIncident, true, 2},
	}
	m := meeting(t, "meeting-1", groupOf(t, nil))
	for _, tr := range group.Triggers() {
		r, c, ok, err := group.Respond(tr, *m, day(10), group.ResponseFacts{Leaders: 2, Workflow: "crisis-7"})
		require.NoError(t, err)
		w := want[tr]
		assert.Equal(t, w.record, r.Record, tr)
		assert.Equal(t, w.supervisor, r.Supervisor, tr)
		assert.Equal(t, w.level > 0, ok, tr)
		assert.Equal(t, w.level, c.Level, tr)
		assert.NotEmpty(t, r.Steps)
		assert.NotEmpty(t, r.Acts)
		for _, s := range r.Sources {
			assert.NotEmpty(t, s.Title)
			assert.NotContains(t, s.Title, "no such document")
		}
		if ok {
			assert.Equal(t, "meeting-1/"+string(tr)+"/2026-01-15T12:00:00Z", c.Key)
			assert.Equal(t, tr, c.Kind)
		}
	}
}

func TestRespondGoesByTheFacts(t *testing.T) {
	m := meeting(t, "meeting-1", groupOf(t, nil))
	r, _, _, err := group.Respond(group.TriggerSuicidalStatement, *m, day(10), group.ResponseFacts{Leaders: 2, Workflow: "crisis-7"})
	require.NoError(t, err)
	assert.True(t, r.GroupGoesOn)
	r, _, _, err = group.Respond(group.TriggerSuicidalStatement, *m, day(10), group.ResponseFacts{Leaders: 1, Workflow: "crisis-7"})
	require.NoError(t, err)
	assert.False(t, r.GroupGoesOn, "a leader alone pauses the group")
	_, _, _, err = group.Respond(group.TriggerSuicidalStatement, *m, day(10), group.ResponseFacts{Leaders: 2})
	require.ErrorIs(t, err, group.ErrIncomplete, "the record names the crisis workflow")
	_, c, ok, err := group.Respond(group.TriggerConflict, *m, day(10), group.ResponseFacts{Leaders: 1, Before: 1})
	require.NoError(t, err)
	assert.True(t, ok, "for the second time")
	assert.Equal(t, 1, c.Level)
	r, c, _, err = group.Respond(group.TriggerThreatToOthers, *m, day(10), group.ResponseFacts{Leaders: 2, Imminent: true, NoDuty: true})
	require.NoError(t, err)
	assert.Equal(t, 3, c.Level)
	assert.False(t, r.Report)
	_, c, _, err = group.Respond(group.TriggerAbuseDisclosed, *m, day(10), group.ResponseFacts{Leaders: 2})
	require.NoError(t, err)
	assert.True(t, c.Report, "a duty that is not known counts as one")
	r, _, _, err = group.Respond(group.TriggerHarassment, *m, day(10), group.ResponseFacts{Leaders: 2, Imminent: true})
	require.NoError(t, err)
	assert.Equal(t, group.ResponderEmergency, r.Acts[0])
	_, _, _, err = group.Respond("x", *m, day(10), group.ResponseFacts{})
	require.ErrorIs(t, err, group.ErrUnknownTrigger)
	_, _, _, err = group.Respond(group.TriggerOverdose, group.Meeting{}, day(10), group.ResponseFacts{})
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, _, _, err = group.Respond(group.TriggerOverdose, *m, time.Time{}, group.ResponseFacts{})
	require.ErrorIs(t, err, group.ErrIncomplete)
	one, err := group.ResponseTo(group.TriggerDistress)
	require.NoError(t, err)
	one.Steps[0] = "shout"
	two, _ := group.ResponseTo(group.TriggerDistress)
	assert.NotEqual(t, "shout", two.Steps[0])
}

// Somebody stays who can end it.
func TestTheLastLeaderEndsTheMeeting(t *testing.T) {
	m := meetingIn(t, group.MeetingCore)
	require.NoError(t, m.Unlead(by(leader, day(10)), "leader-2"))
	peertest.RefusedBy(t, m.Unlead(by(leader, day(10)), "leader-1"), "last_leader")
	peertest.RefusedBy(t, m.Lead(by(programme, day(10)), "leader-1", group.RoleHost), "last_leader")
	require.NoError(t, m.Lead(by(programme, day(10)), "leader-3", group.RoleFacilitator))
	require.NoError(t, m.Unlead(by(leader, day(10)), "leader-1"))
	planned := meetingIn(t, group.MeetingScheduled)
	require.NoError(t, planned.Unlead(by(programme, day(1)), "leader-1"))
	require.NoError(t, planned.Unlead(by(programme, day(1)), "leader-2"), "before it is open nobody need lead")
}

// Danger that is now reaches the supervisor, whatever it began as.
func TestDangerIsNeverPassedOver(t *testing.T) {
	m := *meetingIn(t, group.MeetingCore)
	for _, trigger := range group.Triggers() {
		r, c, ok, err := group.Respond(trigger, m, day(10), group.ResponseFacts{Leaders: 2, Imminent: true, Workflow: "w"})
		require.NoError(t, err)
		assert.True(t, ok, trigger)
		assert.True(t, r.Supervisor, trigger)
		assert.Equal(t, 3, c.Level, trigger)
		assert.Contains(t, r.Acts, group.ResponderEmergency, trigger)
	}
	_, _, ok, err := group.Respond(group.TriggerDistress, m, day(10), group.ResponseFacts{Leaders: 2})
	require.NoError(t, err)
	assert.False(t, ok)
}
