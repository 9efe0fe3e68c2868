package peer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func encounter() peer.Encounter {
	return peer.Encounter{ID: "e-1", Kind: peer.EncounterOneToOne, Worker: peertest.WorkerID, Credential: peer.CredentialCertified,
		Participant: peertest.ParticipantID, Mentorship: "m-1", Start: day(10), Minutes: 45, Modality: peer.ModalityPhone,
		Setting: peer.SettingHome, Activities: []peer.ActivityID{"active_listening_support"}, Goals: []peer.GoalID{"g-1"},
		NextStep: peertest.Text("call the clinic together"), Note: peertest.Text("talked about sleep"), Recorded: day(11)}
}

func TestEncounterCheck(t *testing.T) {
	tests := []struct {
		name string
		edit func(e *peer.Encounter)
		want string // "" if it may be
	}{
		{"as it is", func(*peer.Encounter) {}, ""},
		{"no id", func(e *peer.Encounter) { e.ID = "" }, "an id and a worker"},
		{"no worker", func(e *peer.Encounter) { e.Worker = "" }, "an id and a worker"},
		{"no kind", func(e *peer.Encounter) { e.Kind = "" }, "a kind"},
		{"a kind made up", func(e *peer.Encounter) { e.Kind = "party" }, "a kind"},
		{"no start", func(e *peer.Encounter) { e.Start = time.Time{} }, "a start"},
		{"not recorded", func(e *peer.Encounter) { e.Recorded = time.Time{} }, "a recording time"},
		{"recorded within the tolerance of clocks", func(e *peer.Encounter) { e.Recorded = e.End().Add(-lifecycle.MaxAhead) }, ""},
		{"recorded before it was over", func(e *peer.Encounter) { e.Recorded = e.End().Add(-lifecycle.MaxAhead - 1) }, "not after it was recorded"},
		{"a setting made up", func(e *peer.Encounter) { e.Setting = "moon" }, "a known modality"},
		{"year 10000", func(e *peer.Encounter) { e.Recorded = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, "years 1 to 9999"},
		{"an id that JSON would change", func(e *peer.Encounter) { e.ID = "e\xff" }, "valid UTF-8"},
		{"a whole day", func(e *peer.Encounter) { e.Minutes = 1440 }, ""},
		{"more than a day", func(e *peer.Encounter) { e.Minutes = 1441 }, "minutes from 0 to 1440"},
		{"negative minutes", func(e *peer.Encounter) { e.Minutes = -1 }, "minutes from 0 to 1440"},
		{"made, without minutes", func(e *peer.Encounter) { e.Minutes = 0 }, "none for an attempt"},
		{"attempted, with minutes", func(e *peer.Encounter) { e.Attempted = true }, "none for an attempt"},
		{"attempted", func(e *peer.Encounter) { e.Attempted, e.Minutes = true, 0 }, ""},
		{"one to one with nobody", func(e *peer.Encounter) { e.Participant, e.Mentorship = "", "" }, "one to one"},
		{"a mentorship with nobody", func(e *peer.Encounter) { e.Kind, e.Participant = peer.EncounterDropIn, "" }, "belongs to a mentorship"},
		{"a drop-in by somebody unknown", func(e *peer.Encounter) {
			e.Kind, e.Participant, e.Mentorship = peer.EncounterDropIn, "", ""
			e.Supplies = []peer.Supply{{Item: "naloxone kit", Count: 2}}
		}, ""},
		{"a call to a warmline", func(e *peer.Encounter) { e.Kind, e.Participant, e.Mentorship = peer.EncounterWarmline, "", "" }, ""},
		{"an outreach round", func(e *peer.Encounter) { e.Kind, e.Participant, e.Mentorship = peer.EncounterOutreach, "", "" }, ""},
		{"a hike to which a counsellor came", func(e *peer.Encounter) {
			e.Occasion, e.Team = peer.OccasionRecreation, []peer.TeamRole{peer.TeamCounsellor, peer.TeamCaseManager}
		}, ""},
		{"an occasion made up", func(e *peer.Encounter) { e.Occasion = "party" }, "a known occasion"},
		{"a role in a team made up", func(e *peer.Encounter) { e.Team = []peer.TeamRole{peer.TeamPhysician, "boss"} }, "roles in a team"},
		{"supplies without a count", func(e *peer.Encounter) { e.Supplies = []peer.Supply{{Item: "water"}} }, "each supply"},
		{"supplies without a name", func(e *peer.Encounter) { e.Supplies = []peer.Supply{{Count: 1}} }, "each supply"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := encounter()
			tt.edit(&e)
			err := e.Check()
			data, jerr := json.Marshal(e)
			if tt.want != "" {
				require.ErrorIs(t, err, peer.ErrEncounter)
				assert.ErrorContains(t, err, tt.want)
				require.ErrorIs(t, jerr, peer.ErrEncounter)
				return
			}
			require.NoError(t, err)
			require.NoError(t, jerr)
			var back peer.Encounter
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, e, back)
		})
	}
	assert.Len(t, strings.Split(peer.Encounter{}.Check().Error(), "\n"), 4, "every fault is reported: ids, kind, times, minutes")
}

func TestEncounterThatCannotBeIsNotLoaded(t *testing.T) {
	data, err := json.Marshal(encounter())
	require.NoError(t, err)
	for name, bad := range map[string]string{
		"an unknown key":  strings.Replace(string(data), `"minutes"`, `"minuten"`, 1),
		"a wrong setting": strings.Replace(string(data), `"home"`, `"moon"`, 1),
		"a null":          strings.Replace(string(data), `45`, `null`, 1),
	} {
		e := encounter()
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &e), lifecycle.ErrBadRecord, name)
		assert.Equal(t, encounter(), e, name)
	}
	e := encounter()
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `45`, `-45`, 1)), &e), peer.ErrEncounter)
}

func TestLateEntry(t *testing.T) {
	span, src := peer.LateEntry()
	assert.Equal(t, lifecycle.BusinessDays(2), span)
	assert.False(t, src.Verified(), "it is a design default and says so")
	e := encounter()
	e.Start = time.Date(2026, 1, 8, 16, 0, 0, 0, time.UTC) // a Thursday, to 16:45
	assert.Equal(t, time.Date(2026, 1, 8, 16, 45, 0, 0, time.UTC), e.End())
	e.Recorded = time.Date(2026, 1, 12, 16, 45, 0, 0, time.UTC) // the Monday after
	assert.False(t, e.IsLate(lifecycle.Calendar{}))
	e.Recorded = e.Recorded.Add(time.Second)
	assert.True(t, e.IsLate(lifecycle.Calendar{}))
}

func TestAnEncounterIsReadInUTC(t *testing.T) {
	e := encounter()
	data, err := json.Marshal(e)
	require.NoError(t, err)
	text := strings.Replace(string(data), e.Start.UTC().Format(time.RFC3339), e.Start.In(time.FixedZone("", 2*60*60)).Format(time.RFC3339), 1)
	require.NotEqual(t, string(data), text)
	var back peer.Encounter
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	assert.Equal(t, e.Start.UTC(), back.Start)
}
