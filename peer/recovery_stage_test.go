package peer_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
)

// Whoever uses at present is paired like anybody else.
func TestNoStageOfRecoveryIsAGate(t *testing.T) {
	for _, s := range append(peer.RecoveryStages(), "") {
		p := pairing()
		p.Participant.Stage = s
		assert.Empty(t, p.Refusals(), s)
		assert.NoError(t, in(t, peer.MentorshipProposedMatch).Accept(by(worker, day(20)), p), s)
	}
}

func TestWhatParticipantsSayOfThemselvesIsKept(t *testing.T) {
	p := peer.Participant{ID: "p-1", Needs: []peer.Domain{peer.DomainFamily}, Stage: peer.RecoveryMaintenance, OwnWord: "person in recovery"}
	data, err := json.Marshal(p)
	require.NoError(t, err)
	var back peer.Participant
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, p, back)
	p.Stage = "clean"
	_, err = json.Marshal(p)
	require.ErrorIs(t, err, peer.ErrUnknownRecoveryStage)

	s := peer.Supporter{ID: "s-1", Participant: "p-1", Tie: peer.TieSibling, Strength: peer.TieWeak}
	data, err = json.Marshal(s)
	require.NoError(t, err)
	var kept peer.Supporter
	require.NoError(t, json.Unmarshal(data, &kept))
	assert.Equal(t, s, kept)
}
