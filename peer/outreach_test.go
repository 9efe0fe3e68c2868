package peer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// tried returns an attempt of a day to reach the participant.
func tried(on int, how peer.Modality) peer.Encounter {
	return peer.Encounter{ID: peer.EncounterID("e-" + string(how) + day(on).Format(time.RFC3339)), Mentorship: "mentorship-1", Participant: peertest.ParticipantID,
		Worker: peertest.WorkerID, Kind: peer.EncounterOneToOne, Start: day(on), Recorded: day(on), Modality: how, Attempted: true}
}

func TestWhatWasDoneToReachSomebody(t *testing.T) {
	m := in(t, peer.MentorshipReferred)
	require.NoError(t, m.AttemptContact(by(programme, day(1))))
	met := tried(4, peer.ModalityPhone)
	met.Attempted, met.Minutes = false, 10
	other := tried(2, peer.ModalityMessage)
	other.Mentorship = "mentorship-2"
	phone, message, letter := tried(5, peer.ModalityPhone), tried(8, peer.ModalityMessage), tried(12, peer.ModalityLetter)
	type lacks = []peer.OutreachLack
	for name, tt := range map[string]struct {
		contacts []peer.Encounter
		at       int
		attempts int
		first    time.Time
		lacks    lacks
	}{
		"before the first":                  {nil, 0, 0, time.Time{}, lacks{peer.OutreachAttempts, peer.OutreachChannels, peer.OutreachTime, peer.OutreachLetter}},
		"the move alone":                    {nil, 11, 1, day(1), lacks{peer.OutreachAttempts, peer.OutreachChannels, peer.OutreachLetter}},
		"told of as an encounter, too":      {[]peer.Encounter{tried(1, peer.ModalityPhone)}, 10, 1, day(1), lacks{peer.OutreachAttempts, peer.OutreachChannels, peer.OutreachTime, peer.OutreachLetter}},
		"three times in one way":            {[]peer.Encounter{phone, tried(6, peer.ModalityPhone)}, 30, 3, day(1), lacks{peer.OutreachChannels, peer.OutreachLetter}},
		"no letter":                         {[]peer.Encounter{message, phone}, 30, 3, day(1), lacks{peer.OutreachLetter}},
		"all of it":                         {[]peer.Encounter{letter, phone, message}, 12, 4, day(1), nil},
		"on the tenth day":                  {[]peer.Encounter{phone, message, tried(9, peer.ModalityLetter)}, 11, 4, day(1), nil},
		"the day before":                    {[]peer.Encounter{phone, message, tried(9, peer.ModalityLetter)}, 10, 4, day(1), lacks{peer.OutreachTime}},
		"what comes later does not count":   {[]peer.Encounter{phone, message, letter}, 9, 3, day(1), lacks{peer.OutreachTime, peer.OutreachLetter}},
		"contact made begins it anew":       {[]peer.Encounter{phone, met, message}, 14, 2, day(5), lacks{peer.OutreachAttempts, peer.OutreachTime, peer.OutreachLetter}},
		"another mentorship's do not count": {[]peer.Encounter{other}, 11, 1, day(1), lacks{peer.OutreachAttempts, peer.OutreachChannels, peer.OutreachLetter}},
	} {
		out, err := m.Outreach(peer.OutreachDefaults(), tt.contacts, day(tt.at), lifecycle.Calendar{})
		require.NoError(t, err, name)
		assert.Equal(t, tt.attempts, out.Attempts, name)
		assert.Equal(t, tt.first, out.First, name)
		assert.Equal(t, tt.lacks, out.Lacks, name)
	}
	require.NoError(t, m.Engage(by(participant, day(40))))
	heard, err := m.Outreach(peer.OutreachDefaults(), []peer.Encounter{phone, tried(41, peer.ModalityLetter)}, day(60), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, 1, heard.Attempts, "what they said on day 40 ended the count")
	assert.Equal(t, day(41), heard.First)
	out, err := m.Outreach(peer.OutreachRule{}, nil, day(0), lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrSpan, "a rule without a span is none")
	assert.Zero(t, out)
}

func TestALetterIsAnAttempt(t *testing.T) {
	e := tried(3, peer.ModalityLetter)
	require.NoError(t, e.Check())
	e.Attempted, e.Minutes = false, 5
	require.ErrorContains(t, e.Check(), "an attempt, as it is a letter")
}
