package outcomes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

// An emergency visit on 1 February and a contact at eight in the evening of the 8th,
// which in UTC is one in the morning of the 9th: seven days are over there.
func TestTheDayOfAContactIsThatOfItsZone(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	start := time.Date(2024, 2, 8, 20, 0, 0, 0, newYork)
	e := peer.Encounter{ID: "e-1", Kind: peer.EncounterOneToOne, Worker: "luis", Participant: "p1", Start: start, Minutes: 30, Recorded: start.Add(time.Hour)}
	for zone, want := range map[*time.Location]outcomes.Share{newYork: share("all", 1, 1), time.UTC: share("all", 0, 1)} {
		r, err := outcomes.EventsOfEncounter(e, zone)
		require.NoError(t, err)
		all, err := outcomes.NewLog(append(events(t, `v p1 ed_visit 2024-02-01 facts=substance_use age=40`), r.Records()...)...)
		require.NoError(t, err)
		f, err := measure(t, "fua-7").Of(all, year(t, "2024-12-31"))
		require.NoError(t, err)
		assert.Equal(t, want, f.Shares[0], zone)
	}
}

func TestARecordIsNotReadWithoutAZone(t *testing.T) {
	r, err := outcomes.EventsOfEncounter(contact("e-1", 3), nil)
	require.ErrorIs(t, err, outcomes.ErrNoZone)
	assert.Empty(t, r.Records())
	attempt := contact("e-1", 3)
	attempt.Attempted, attempt.Minutes = true, 0
	_, err = outcomes.EventsOfEncounter(attempt, nil)
	require.ErrorIs(t, err, outcomes.ErrNoZone, "also where nothing is to be counted")
	_, err = outcomes.EventsOfMentorship(*peertest.MentorshipIn(t, peer.MentorshipActive), nil)
	require.ErrorIs(t, err, outcomes.ErrNoZone)
	_, err = outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffConfirmed), nil, outcomes.Place{}, nil)
	require.ErrorIs(t, err, outcomes.ErrNoZone)
	require.EqualError(t, err, "outcomes: no time zone: want that of the place where it happened, time.UTC if its days are those of UTC")
}
