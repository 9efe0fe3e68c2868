package peer_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A record is an entity that is stored with its history.
type record interface {
	json.Marshaler
	Digest() lifecycle.Digest
}

// records returns one of each kind of record in every state, each with a new
// value of its kind to load into.
func records(t testing.TB) (all []record, empty []func() record) {
	t.Helper()
	add := func(r record, e func() record) { all, empty = append(all, r), append(empty, e) }
	for _, s := range peer.SponsorshipStates() {
		add(sponsorshipIn(t, s), func() record { return &peer.Sponsorship{} })
	}
	for _, s := range peer.LinkStates() {
		add(linkIn(t, s), func() record { return &peer.Link{} })
	}
	allowed := linkIn(t, peer.LinkActive)
	require.NoError(t, allowed.Allow(by(participant, day(5)), peer.ContactCrisis))
	add(allowed, func() record { return &peer.Link{} })
	for _, s := range peer.NoteStates() {
		add(noteIn(t, s), func() record { return &peer.Note{} })
	}
	answered := noteIn(t, peer.NoteCoSigned)
	require.NoError(t, answered.Disagree(wording(participant, day(20), "it was about my son")))
	require.NoError(t, answered.Redact(by(participant, day(21)), 4))
	add(answered, func() record { return &peer.Note{} })
	for _, s := range peer.DutyStates() {
		add(dutyIn(t, s), func() record { return &peer.Duty{} })
	}
	var ms peer.Merges[peer.Participant]
	made, err := ms.Merge("merge-1", "p-2", "p-1", merging(5))
	require.NoError(t, err)
	undone, err := ms.Undo("merge-1", undoing(6))
	require.NoError(t, err)
	add(&made, func() record { return &peer.Merge[peer.Participant]{} })
	add(&undone, func() record { return &peer.Merge[peer.Participant]{} })
	return all, empty
}

// Any single change to a stored record either does not load or changes the digest.
func TestAnySingleChangeToARecordIsSeen(t *testing.T) {
	all, empty := records(t)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		seen := 0
		for _, forged := range forgeries(t, data) {
			back := empty[i]()
			if json.Unmarshal(forged, back) == nil {
				require.NotEqual(t, r.Digest(), back.Digest(), "%s", forged)
				seen++
			}
		}
		assert.Positive(t, seen, "some changes load, so that digests are tried at all: %T", r)
	}
}

// What was accepted is stored as it is, for every kind of record; what was not
// leaves the value as it was.
func FuzzRecords(f *testing.F) {
	all, empty := records(f)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		fresh := empty[int(kind)%len(empty)]
		r := fresh()
		if json.Unmarshal(data, r) != nil {
			assert.Equal(t, fresh(), r)
			return
		}
		stored, err := json.Marshal(r)
		require.NoError(t, err)
		back := fresh()
		require.NoError(t, json.Unmarshal(stored, back))
		assert.Equal(t, r.Digest(), back.Digest())
	})
}

func FuzzSupporter(f *testing.F) {
	f.Add([]byte(`{"id":"s-1","revision":1,"participant":"p-1","tie":"parent"}`))
	f.Add([]byte(`{"id":"s-1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s peer.Supporter
		if json.Unmarshal(data, &s) != nil {
			assert.Equal(t, peer.Supporter{}, s)
			return
		}
		stored, err := json.Marshal(s)
		require.NoError(t, err)
		var back peer.Supporter
		require.NoError(t, json.Unmarshal(stored, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(stored), string(again))
	})
}

// An id that storage would not give back as it was is refused.
func TestIdsThatCannotBeStored(t *testing.T) {
	const bad = "p-\xff"
	act := lifecycle.Act{By: peer.ParticipantActor(bad), At: day(0)}
	_, err := peer.NewSponsorship("s-1", bad, act)
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewSponsorship(bad, peertest.ParticipantID, by(participant, day(0)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	s := sponsorshipIn(t, peer.SponsorshipSeeking)
	require.ErrorIs(t, s.Ask(by(participant, day(1)), bad), lifecycle.ErrRefused)
	offer := mother()
	offer.ID = bad
	_, err = peer.NewLink(offer, by(participant, day(0)))
	require.ErrorIs(t, err, peer.ErrLink)
	offer = mother()
	offer.Supporter = bad
	_, err = peer.NewLink(offer, by(participant, day(0)))
	require.ErrorIs(t, err, peer.ErrLink)
	_, err = peer.NewNote(bad, encounter(), by(worker, day(11)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	e := encounter()
	e.Kind, e.Group = peer.EncounterGroup, bad
	require.ErrorIs(t, e.Check(), peer.ErrEncounter)
	e = encounter()
	e.Diagnosis = bad
	require.ErrorIs(t, e.Check(), peer.ErrEncounter)
	var ms peer.Merges[peer.Participant]
	_, err = ms.Merge("m-1", bad, "p-1", merging(1))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewDuty(bad, by(programme, day(0)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	require.ErrorIs(t, peer.Supporter{ID: bad, Participant: "p-1"}.Check(), peer.ErrSupporter)
}
