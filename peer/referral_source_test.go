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

func TestAReferralMaySayFromWhere(t *testing.T) {
	for _, tt := range []struct {
		by   lifecycle.Party
		code string
		want peer.ReferralSource
	}{
		{participant, "", peer.ReferralSelf},
		{participant, "self", peer.ReferralSelf},
		{participant, "court", peer.ReferralCourt},
		{lifecycle.ReferrerParty, "", ""},
		{lifecycle.ReferrerParty, "emergency_department", peer.ReferralEmergencyDepartment},
		{programme, "outreach", peer.ReferralOutreach},
		{supervisor, "family", peer.ReferralFamily},
	} {
		m, err := peer.NewMentorship("m-1", peertest.ParticipantID, coded(tt.by, day(0), tt.code))
		require.NoError(t, err)
		assert.Equal(t, tt.want, m.ReferralSource(), "%s %s", tt.by, tt.code)
		data, err := json.Marshal(m)
		require.NoError(t, err)
		var back peer.Mentorship
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, tt.want, back.ReferralSource())
	}
	_, err := peer.NewMentorship("m-1", peertest.ParticipantID, coded(programme, day(0), "judge"))
	peertest.Refused(t, err, lifecycle.ErrUnknownCode)
	assert.Empty(t, peer.Mentorship{}.ReferralSource())
}

// What was entered wrongly is corrected like any other move, also later on.
func TestACorrectedReferralComesFromElsewhere(t *testing.T) {
	m, err := peer.NewMentorship("m-1", peertest.ParticipantID, coded(programme, day(0), "court"))
	require.NoError(t, err)
	act := coded(supervisor, day(2), "wrong_event")
	act.Reason = peertest.Text("the clinic asked, not the court")
	require.NoError(t, m.Correct(act, 1, peer.MentorshipMove{Act: coded(programme, day(0), "clinician"), Event: peer.ReferParticipant}))
	assert.Equal(t, peer.ReferralClinician, m.ReferralSource())
	require.NoError(t, m.Engage(by(programme, day(3))))
	assert.Equal(t, peer.ReferralClinician, m.ReferralSource())
}
