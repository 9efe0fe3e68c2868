package peer_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
)

func contact(kind peer.EncounterKind, who peer.ParticipantID, start time.Time, minutes int) peer.Encounter {
	return peer.Encounter{ID: "e-1", Kind: kind, Worker: peertest.WorkerID, Participant: who, Start: start, Minutes: minutes,
		Attempted: minutes == 0, Recorded: start.AddDate(0, 0, 2)}
}

func TestAGroupOfThreeIsOneHourOfItsWorker(t *testing.T) {
	nine := time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	at := func(h, m int) time.Time { return nine.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute) }
	all := []peer.Encounter{
		contact(peer.EncounterGroup, "p-1", at(0, 0), 60),
		contact(peer.EncounterGroup, "p-2", at(0, 0), 60),
		contact(peer.EncounterGroup, "p-3", at(0, 30), 30), // came later
		contact(peer.EncounterOneToOne, "p-1", at(2, 0), 45),
		contact(peer.EncounterOneToOne, "p-2", at(2, 30), 30), // overlaps by 15
		contact(peer.EncounterOutreach, "", at(4, 0), 20),
		contact(peer.EncounterOneToOne, "p-1", at(5, 0), 0),     // attempted
		contact(peer.EncounterOneToOne, "p-1", at(-10, 30), 60), // the evening before: 23:30 to 00:30
	}
	other := contact(peer.EncounterOneToOne, "p-1", at(0, 0), 60)
	other.Worker = peertest.OtherWorkerID
	all = append(all, other)
	midnight := at(-9, 0)

	m, err := peer.WorkedMinutes(all, peertest.WorkerID, midnight, midnight.AddDate(0, 0, 1))
	require.NoError(t, err)
	// group 60; one to one 45+30-15 and 30 after midnight; outreach 20
	assert.Equal(t, peer.Minutes{Total: 170, OneToOne: 90, Group: 60, Other: 20, Contacts: 7, Attempted: 1}, m)
	assert.InDelta(t, 170.0/60, m.Hours(), 1e-12)

	m, err = peer.ReceivedMinutes(all, "p-1", midnight, midnight.AddDate(0, 0, 1))
	require.NoError(t, err)
	// 9:00 to 10:00 with two workers counts once; 45; 30
	assert.Equal(t, peer.Minutes{Total: 135, OneToOne: 135, Group: 60, Contacts: 4, Attempted: 1}, m)

	m, err = peer.ReceivedMinutes(all, "", midnight, midnight.AddDate(0, 0, 1))
	require.NoError(t, err)
	assert.Equal(t, peer.Minutes{}, m, "nobody is no participant")
	m, err = peer.WorkedMinutes(all, peertest.WorkerID, at(1, 0), at(2, 0))
	require.NoError(t, err)
	assert.Equal(t, peer.Minutes{}, m, "an end does not belong to it")
	_, err = peer.WorkedMinutes(append(all, peer.Encounter{}), peertest.WorkerID, midnight, at(9, 0))
	require.ErrorIs(t, err, peer.ErrEncounter)
}

// Cutting a period in two and adding up gives the whole, whatever the contacts.
func TestMinutesAddUpOverPeriods(t *testing.T) {
	start := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		var all []peer.Encounter
		seen := map[int]bool{}
		for range rapid.IntRange(0, 6).Draw(t, "contacts") {
			from, n := rapid.IntRange(0, 600).Draw(t, "from"), rapid.IntRange(1, 200).Draw(t, "minutes")
			kind := rapid.SampledFrom(peer.EncounterKinds()).Draw(t, "kind")
			all = append(all, contact(kind, "p-1", start.Add(time.Duration(from)*time.Minute), n))
			for i := from; i < from+n; i++ {
				seen[i] = true
			}
		}
		cut := start.Add(time.Duration(rapid.IntRange(0, 800).Draw(t, "cut")) * time.Minute)
		end := start.AddDate(0, 0, 1)
		whole, err := peer.WorkedMinutes(all, peertest.WorkerID, start, end)
		require.NoError(t, err)
		assert.Equal(t, len(seen), whole.Total, "counted one by one")
		a, err := peer.WorkedMinutes(all, peertest.WorkerID, start, cut)
		require.NoError(t, err)
		b, err := peer.WorkedMinutes(all, peertest.WorkerID, cut, end)
		require.NoError(t, err)
		assert.Equal(t, whole.Total, a.Total+b.Total)
		assert.Equal(t, whole.Group, a.Group+b.Group)
		assert.LessOrEqual(t, whole.Total, whole.OneToOne+whole.Group+whole.Other)
	})
}

func TestFieldsOfAServiceNote(t *testing.T) {
	e := encounter()
	e.Kind, e.Group, e.GroupSize = peer.EncounterGroup, "g-1", 8
	e.Support = []peer.SupportType{peer.SupportEmotional, peer.SupportInstrumental}
	e.Response, e.Safety, e.Diagnosis = peertest.Text("I felt heard"), peertest.Text("called the crisis line together"), "dx-7"
	data, err := json.Marshal(e)
	require.NoError(t, err)
	var back peer.Encounter
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, e, back)

	for name, edit := range map[string]func(e *peer.Encounter){
		"a size without a group": func(e *peer.Encounter) { e.Kind, e.Group = peer.EncounterOneToOne, "" },
		"a group of one to one":  func(e *peer.Encounter) { e.Kind, e.GroupSize = peer.EncounterOneToOne, 0 },
		"a negative size":        func(e *peer.Encounter) { e.GroupSize = -1 },
	} {
		bad := e
		edit(&bad)
		require.ErrorIs(t, bad.Check(), peer.ErrEncounter, name)
		assert.ErrorContains(t, bad.Check(), "for a group contact only", name)
	}
	e.Support = []peer.SupportType{"spiritual"}
	require.ErrorIs(t, e.Check(), peer.ErrEncounter)
}
