package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written from what the fellowships describe, not read from the table; the
// participant paused the sponsorship when it was active. A temporary beginning without a
// request before it names somebody, and is tried apart.
const sponsorshipAnswers = `
- | seek | participant | seeking

seeking | ask | participant | asked
seeking | end | participant | ended

asked | withdraw        | participant          | seeking
asked | decline         | participant, sponsor | seeking
asked | begin_temporary | participant, sponsor | temporary
asked | agree           | participant, sponsor | active
asked | end             | participant          | ended

temporary | agree | participant          | active
temporary | pause | participant, sponsor | paused
temporary | end   | participant, sponsor | ended

active | pause | participant, sponsor | paused
active | end   | participant, sponsor | ended

paused | resume | participant          | active
paused | end    | participant, sponsor | ended
`

const sponsorID peer.SponsorID = "sponsor-1"

// sponsorshipIn returns a sponsorship in the given state that made one move a day.
func sponsorshipIn(t testing.TB, state peer.SponsorshipState) *peer.Sponsorship {
	t.Helper()
	s, err := peer.NewSponsorship("sponsorship-1", peertest.ParticipantID, by(participant, day(0)))
	require.NoError(t, err)
	ask := func() error { return s.Ask(by(participant, day(1)), sponsorID) }
	agree := func() error { return s.Agree(by(peer.SponsorParty, day(2)), peer.SponsorFacts{}) }
	pause := func() error { return s.Pause(by(participant, day(3))) }
	end := func() error { return s.End(by(participant, day(4))) }
	try := func() error {
		return s.BeginTemporary(by(peer.SponsorParty, day(2)), "", peer.SponsorFacts{})
	}
	for _, step := range map[peer.SponsorshipState][]func() error{
		peer.SponsorshipAsked:     {ask},
		peer.SponsorshipTemporary: {ask, try},
		peer.SponsorshipActive:    {ask, agree},
		peer.SponsorshipPaused:    {ask, agree, pause},
		peer.SponsorshipEnded:     {ask, agree, end},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, s.State())
	return s
}

func TestSponsorshipTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[peer.SponsorshipState, peer.SponsorshipEvent, peer.SponsorshipChange](peer.SponsorshipLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[peer.SponsorshipState, peer.SponsorshipEvent, peer.SponsorshipChange]{
		Machine: m,
		Open:    func() (peer.SponsorshipHistory, error) { return m.Open(seat) },
		In: func(s peer.SponsorshipState) peer.SponsorshipHistory {
			h, err := m.Restore(sponsorshipIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e peer.SponsorshipEvent, p lifecycle.Party) (mv peer.SponsorshipMove) {
			if e == peer.AskSponsor {
				mv.Data.Sponsor = sponsorID
			}
			return mv
		},
		Want: sponsorshipAnswers,
	})
}

func TestEveryStateOfASponsorshipIsInItsTable(t *testing.T) {
	assert.ElementsMatch(t, peer.SponsorshipStates(), peer.SponsorshipLifecycle().States())
	enumtest.Try(t, peer.SponsorshipStates(), peer.ErrUnknownSponsorshipState)
}
