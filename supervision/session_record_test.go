package supervision_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

// heldAs gives a cycle that was held in the given way.
func heldAs(t testing.TB, event supervision.CycleEvent, how supervision.How) supervision.Cycle {
	t.Helper()
	by := on(worker, 0)
	c, err := supervision.NewCycle(supervisiontest.Plan(), event, by)
	require.NoError(t, err)
	require.NoError(t, c.Schedule(on(supervisor, 0), peertest.Day(2)))
	require.NoError(t, c.Hold(on(supervisor, 2), how))
	return *c
}

func observation() supervision.SessionContent {
	return supervision.SessionContent{Kind: supervision.KindObservation, Areas: []supervision.Area{supervision.AreaSkills},
		Observed: &supervision.Observation{On: d(2), Service: "share_lived_experience", Consent: true,
			Strengths: []supervision.Area{supervision.AreaLivedExperience}, Growth: []supervision.Area{supervision.AreaBoundaries}, FollowUp: "action-1"}}
}

func TestSessionRecordOfEveryKind(t *testing.T) {
	group := supervision.How{Minutes: 90, Modality: peer.ModalityVideo, Group: 4}
	seen := supervision.How{Minutes: 60, Modality: peer.ModalityInPerson, Observation: true}
	plain := func(k supervision.SessionKind) supervision.SessionContent {
		return supervision.SessionContent{Kind: k, Areas: []supervision.Area{supervision.AreaWellbeing, supervision.AreaSkills}, Actions: []supervision.ActionID{"action-1"}}
	}
	tests := []struct {
		name    string
		cycle   supervision.Cycle
		content supervision.SessionContent
		refused bool
	}{
		{"individual", heldAs(t, supervision.AskForCycle, hour), plain(supervision.KindIndividual), false},
		{"co-reflection", heldAs(t, supervision.AskForCycle, hour), plain(supervision.KindCoReflection), false},
		{"group", heldAs(t, supervision.AskForCycle, group), plain(supervision.KindGroup), false},
		{"observation", heldAs(t, supervision.AskForCycle, seen), observation(), false},
		{"debrief", heldAs(t, supervision.CallDebrief, hour), plain(supervision.KindDebrief), false},
		{"a group on record alone", heldAs(t, supervision.AskForCycle, hour), plain(supervision.KindGroup), true},
		{"a group in the cycle alone", heldAs(t, supervision.AskForCycle, group), plain(supervision.KindIndividual), true},
		{"an observation in the cycle alone", heldAs(t, supervision.AskForCycle, seen), plain(supervision.KindIndividual), true},
		{"a debrief that nobody called", heldAs(t, supervision.AskForCycle, hour), plain(supervision.KindDebrief), true},
		{"not held", *supervisiontest.CycleIn(t, supervision.CycleScheduled), plain(supervision.KindIndividual), true},
		{"missed", *supervisiontest.CycleIn(t, supervision.CycleMissedBySupervisor), plain(supervision.KindIndividual), true},
		{"about nothing", heldAs(t, supervision.AskForCycle, hour), supervision.SessionContent{Kind: supervision.KindIndividual}, true},
		{"therapy", heldAs(t, supervision.AskForCycle, hour), supervision.SessionContent{Kind: supervision.KindIndividual, Areas: []supervision.Area{"therapy"}}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := supervision.NewSessionRecord(tt.cycle, tt.content, nil)
			if tt.refused {
				require.ErrorIs(t, err, supervision.ErrRecord)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, peertest.Day(2), r.Start)
			data, err := json.Marshal(r)
			require.NoError(t, err)
			var back supervision.SessionRecord
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, r, back)
			peertest.Secret(t, "worker-1", r)
		})
	}
}

func TestObservationWantsConsentAndAStrength(t *testing.T) {
	cycle := heldAs(t, supervision.AskForCycle, supervision.How{Minutes: 60, Modality: peer.ModalityInPerson, Observation: true})
	for name, f := range map[string]func(*supervision.Observation){
		"no consent":  func(o *supervision.Observation) { o.Consent = false },
		"no day":      func(o *supervision.Observation) { o.On = peer.Date{} },
		"no service":  func(o *supervision.Observation) { o.Service = "" },
		"no strength": func(o *supervision.Observation) { o.Strengths = nil },
	} {
		content := observation()
		f(content.Observed)
		_, err := supervision.NewSessionRecord(cycle, content, nil)
		require.ErrorIs(t, err, supervision.ErrRecord, name)
	}
	peertest.Secret(t, "action-1", observation(), *observation().Observed)
}

func TestWhatARecordLacks(t *testing.T) {
	content := supervision.SessionContent{Kind: supervision.KindIndividual, Areas: []supervision.Area{supervision.AreaWellbeing}}
	held := supervisiontest.CycleIn(t, supervision.CycleHeld)
	r, err := supervision.NewSessionRecord(*held, content, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"nothing that supervision has to be about"}, r.Lacks(supervision.TexasRecord(), *held))
	assert.Equal(t, []string{"no comment on continuing competence", "not signed by the supervisor", "not signed by the worker"}, r.Lacks(supervision.MontanaRecord(), *held))
	assert.Equal(t, []string{"not signed by the worker"}, r.Lacks(supervision.KentuckyRecord(), *supervisiontest.CycleIn(t, supervision.CycleDocumented)))
	assert.Empty(t, r.Lacks(supervision.KentuckyRecord(), *supervisiontest.CycleIn(t, supervision.CycleAcknowledged)))
	assert.Empty(t, r.Lacks(supervision.KentuckyRecord(), *supervisiontest.CycleIn(t, supervision.CycleDisputed)), "who disputes has not failed to sign")
	assert.Empty(t, r.Lacks(supervision.RecordRule{}, *held))
	r.Minutes = 14
	assert.Contains(t, r.Lacks(supervision.MontanaRecord(), *held), "too short to be logged")
	r.Minutes = 15
	assert.NotContains(t, r.Lacks(supervision.MontanaRecord(), *held), "too short to be logged")
}

func TestRecordsAreKept(t *testing.T) {
	until, ok := supervision.MontanaRecord().KeepUntil(date(t, "2024-02-29"))
	assert.True(t, ok)
	assert.Equal(t, date(t, "2031-02-28"), until, "seven years after a leap day")
	_, ok = supervision.TexasRecord().KeepUntil(date(t, "2024-02-29"))
	assert.False(t, ok, "nothing was found")
}

func groupSession() supervision.GroupSession {
	return supervision.GroupSession{ID: "g", Supervisor: "s", Start: peertest.Day(2), Minutes: 90, Modality: peer.ModalityVideo,
		Workers: []supervision.Attendee{{Worker: "w3", Attendance: supervision.Excused}, {Worker: "w1", Attendance: supervision.Present},
			{Worker: "w2", Attendance: supervision.Absent}, {Worker: "w4", Attendance: supervision.Present}}}
}

func TestGroupSessionSaysWhoWasThere(t *testing.T) {
	results := func(g supervision.GroupSession) (out []supervision.Result) {
		sessions, err := g.Sessions()
		require.NoError(t, err)
		var roster []supervision.Assignment
		for _, s := range sessions {
			out = append(out, s.Result)
			assert.Equal(t, 90*time.Minute, s.Length)
			roster = append(roster, supervision.Assignment{Worker: s.Worker, Credential: peer.CredentialCertified, Since: d(0), ServiceStart: d(0), FTE: supervision.FullTime})
		}
		_, err = supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: sessions})
		require.NoError(t, err)
		return out
	}
	assert.Equal(t, []supervision.Result{supervision.Held, supervision.MissedByWorker, supervision.Cancelled, supervision.Held}, results(groupSession()))
	sessions, err := groupSession().Sessions()
	require.NoError(t, err)
	assert.Equal(t, 2, sessions[0].GroupSize, "those present")
	missed := groupSession()
	missed.SupervisorMissed = true
	assert.Equal(t, []supervision.Result{supervision.MissedBySupervisor, supervision.MissedBySupervisor, supervision.Cancelled, supervision.MissedBySupervisor}, results(missed))
	for name, f := range map[string]func(*supervision.GroupSession){
		"no id":             func(g *supervision.GroupSession) { g.ID = "" },
		"no start":          func(g *supervision.GroupSession) { g.Start = time.Time{} },
		"no minutes":        func(g *supervision.GroupSession) { g.Minutes = 0 },
		"in writing":        func(g *supervision.GroupSession) { g.Modality = peer.ModalityMessage },
		"nobody":            func(g *supervision.GroupSession) { g.Workers = nil },
		"one of them twice": func(g *supervision.GroupSession) { g.Workers[1].Worker = "w3" },
		"the supervisor":    func(g *supervision.GroupSession) { g.Workers[1].Worker = "s" },
		"asleep":            func(g *supervision.GroupSession) { g.Workers[1].Attendance = "asleep" },
	} {
		g := groupSession()
		f(&g)
		_, err := g.Sessions()
		require.ErrorIs(t, err, supervision.ErrRecord, name)
	}
	peertest.Secret(t, "w1", groupSession(), groupSession().Workers[1])
}

func FuzzSessionRecord(f *testing.F) {
	r, err := supervision.NewSessionRecord(heldAs(f, supervision.AskForCycle, supervision.How{Minutes: 60, Modality: peer.ModalityInPerson, Observation: true}), observation(), nil)
	require.NoError(f, err)
	data, err := json.Marshal(r)
	require.NoError(f, err)
	f.Add(data)
	g, err := json.Marshal(groupSession())
	require.NoError(f, err)
	f.Add(g)
	f.Fuzz(func(t *testing.T, data []byte) {
		again(t, data, supervision.SessionRecord{})
		again(t, data, supervision.GroupSession{})
	})
}

// again checks that what can be read is written and read again as it was.
func again[T any](t *testing.T, data []byte, zero T) {
	t.Helper()
	v := zero
	if json.Unmarshal(data, &v) != nil {
		assert.Equal(t, zero, v, "unchanged on error")
		return
	}
	text, err := json.Marshal(v)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(text, &back))
	twice, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(text), string(twice))
}

func FuzzAgreement(f *testing.F) {
	for _, v := range []any{supervisiontest.AgreementIn(&testing.T{}, supervision.AgreementSuperseded), supervisiontest.CoverIn(&testing.T{}, supervision.CoverEnded),
		supervisiontest.ActionIn(&testing.T{}, supervision.ActionCarried)} {
		data, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		again(t, data, supervision.Agreement{})
		again(t, data, supervision.Cover{})
		again(t, data, supervision.Action{})
	})
}

func TestStoredGroupSessionIsStrict(t *testing.T) {
	var g supervision.GroupSession
	require.ErrorIs(t, json.Unmarshal([]byte(`{"id":"g","mood":1}`), &g), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"id":"g"}`), &g), supervision.ErrRecord)
	var r supervision.SessionRecord
	require.ErrorIs(t, json.Unmarshal([]byte(`{"cycle":"c","words":"x"}`), &r), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"cycle":"c"}`), &r), supervision.ErrRecord)
	const stored = `{"cycle":"c","worker":"w","supervisor":"%s","start":"2026-01-07T12:00:00Z","minutes":60,"modality":"in_person","kind":"individual","areas":["skills_practice"]}`
	require.ErrorIs(t, json.Unmarshal(fmt.Appendf(nil, stored, "w"), &r), supervision.ErrRecord)
	assert.Empty(t, r, "unchanged on error")
	require.NoError(t, json.Unmarshal(fmt.Appendf(nil, stored, "s"), &r), "that they are one person was all that was wrong")
}
