package peer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Nobody puts a move into somebody else's mouth by way of a correction, neither
// live nor in a stored record.
func TestNobodyCorrectsInSomebodyElsesName(t *testing.T) {
	fix := func(p lifecycle.Party, n int) lifecycle.Act { return wording(p, day(n), "so it was") }

	t.Run("a supervisor for the worker", func(t *testing.T) {
		d := dutyIn(t, peer.DutyOn)
		require.NoError(t, d.StepAside(coded(supervisor, day(1), "safety")))
		own := peer.DutyMove{Act: coded(worker, day(1), "own_return_to_use"), Event: peer.StepAside}
		peertest.Refused(t, d.Correct(fix(supervisor, 2), 2, own), lifecycle.ErrNotYourMove)
		assert.Equal(t, 2, d.Revision(), "nothing happened")
		said := coded(supervisor, day(1), "unwell")
		said.Reason = peertest.Text("shook all over")
		require.NoError(t, d.Correct(fix(supervisor, 2), 2, peer.DutyMove{Act: said, Event: peer.StepAside}))
		forgedName(t, d, &peer.Duty{}, `"code":"unwell"`)
	})
	t.Run("a companion for the participant", func(t *testing.T) {
		l := linkIn(t, peer.LinkActive)
		require.NoError(t, l.Allow(by(peer.CompanionParty, day(2)), peer.KnowPlan))
		allow := func(p lifecycle.Party) peer.LinkMove {
			return peer.LinkMove{Act: by(p, day(2)), Event: peer.AllowInLink, Data: peer.LinkChange{Permission: peer.KnowReturnToUse}}
		}
		peertest.Refused(t, l.Correct(fix(peer.CompanionParty, 3), 3, allow(participant)), lifecycle.ErrNotYourMove)
		peertest.Refused(t, l.Correct(fix(peer.CompanionParty, 3), 3, allow(peer.CompanionParty), allow(participant)), lifecycle.ErrNotYourMove)
		require.NoError(t, l.Correct(fix(peer.CompanionParty, 3), 3, allow(peer.CompanionParty)))
		assert.False(t, l.Allows(participant, peer.KnowReturnToUse, day(4)))
		forgedName(t, l, &peer.Link{}, `"permission":"know_return_to_use"`)
	})
	t.Run("a sponsor for the participant", func(t *testing.T) {
		s := sponsorshipIn(t, peer.SponsorshipActive)
		require.NoError(t, s.Pause(coded(peer.SponsorParty, day(3), "illness")))
		peertest.Refused(t, s.Correct(fix(peer.SponsorParty, 4), 4, peer.SponsorshipMove{Act: by(participant, day(3)), Event: peer.EndSponsorship}), lifecycle.ErrNotYourMove)
		assert.Equal(t, peer.SponsorshipPaused, s.State())
		require.NoError(t, s.Correct(fix(peer.SponsorParty, 4), 4, peer.SponsorshipMove{Act: coded(peer.SponsorParty, day(3), "travel"), Event: peer.PauseSponsor}))
		forgedName(t, s, &peer.Sponsorship{}, `"code":"travel"`)
	})
}

// forgedName stores record, whose last entry is a replacement that contains the
// given text, lets the other of its two people have made that entry, and expects
// that it does not load.
func forgedName(t *testing.T, record json.Marshaler, into json.Unmarshaler, text string) {
	t.Helper()
	data, err := json.Marshal(record)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into), "as it was stored")
	at := strings.LastIndex(string(data), `"seq":`)
	require.Contains(t, string(data)[at:], text)
	forged := string(data)[:at]
	for _, swap := range [][2]lifecycle.Party{{supervisor, worker}, {peer.CompanionParty, participant}, {peer.SponsorParty, participant}} {
		was, other := peertest.Actor(swap[0]), peertest.Actor(swap[1])
		old := `"by":{"party":"` + string(was.Party) + `","id":"` + was.ID + `"}`
		if strings.Contains(string(data)[at:], old) {
			forged += strings.Replace(string(data)[at:], old, `"by":{"party":"`+string(other.Party)+`","id":"`+other.ID+`"}`, 1)
		}
	}
	require.Greater(t, len(forged), at, "somebody else")
	var bad *lifecycle.RecordError
	require.ErrorAs(t, json.Unmarshal([]byte(forged), into), &bad)
	assert.Equal(t, "by", bad.Field)
}

func TestNobodyTakesBackThatTheParticipantLeft(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	require.NoError(t, m.Close(by(participant, day(20))))
	act := wording(supervisor, day(25), "they seemed to want to stay")
	peertest.Refused(t, m.Correct(act, 7), lifecycle.ErrNotYourMove)
	peertest.Refused(t, m.Correct(act, 7, peer.MentorshipMove{Act: coded(supervisor, day(20), string(peer.ClosureMovedAway)), Event: peer.CloseMentorship}), lifecycle.ErrNotYourMove)
	assert.Equal(t, peer.MentorshipClosed, m.State())
	require.NoError(t, m.Correct(act, 7, peer.MentorshipMove{Act: by(participant, day(19)), Event: peer.CloseMentorship}), "only the day was wrong")

	going := in(t, peer.MentorshipActive)
	require.NoError(t, going.Pause(by(participant, day(20))))
	peertest.Refused(t, going.Correct(act, 7, peer.MentorshipMove{Act: by(participant, day(20)), Event: peer.CloseMentorship}), lifecycle.ErrNotYourMove)
	assert.Equal(t, peer.MentorshipPaused, going.State())
}
