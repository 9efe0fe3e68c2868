package peer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func TestSilenceSaysWhoseTurnItIs(t *testing.T) {
	at := func(d time.Month, n int) time.Time { return time.Date(2026, d, n, 9, 0, 0, 0, time.UTC) }
	monday := at(3, 2)
	for _, tt := range []struct {
		name string
		last peer.LastHeard
		at   time.Time
		want peer.Silence
	}{
		{"both spoke", peer.LastHeard{FromParticipant: monday, FromWorker: monday}, at(3, 15), peer.Silence{From: monday}},
		{"14 days without contact", peer.LastHeard{FromParticipant: monday, FromWorker: monday}, at(3, 16), peer.Silence{peer.InactivityWarn, at(3, 16), "", monday}},
		{"the worker called in vain", peer.LastHeard{FromParticipant: monday, FromWorker: at(3, 15)}, at(3, 16),
			peer.Silence{peer.InactivityWarn, at(3, 16), lifecycle.ParticipantParty, monday}},
		{"and again and again", peer.LastHeard{FromParticipant: monday, FromWorker: at(5, 30)}, at(5, 31),
			peer.Silence{peer.InactivityClose, at(5, 31), lifecycle.ParticipantParty, monday}},
		{"the participant wrote on Monday", peer.LastHeard{FromParticipant: monday, FromWorker: at(2, 1)}, at(3, 3), peer.Silence{Turn: lifecycle.WorkerParty, From: monday}},
		{"no answer by Wednesday", peer.LastHeard{FromParticipant: monday, FromWorker: at(2, 1)}, at(3, 4),
			peer.Silence{peer.InactivityAnswer, at(3, 4), lifecycle.WorkerParty, monday}},
		{"nor over a weekend", peer.LastHeard{FromParticipant: at(3, 6), FromWorker: monday}, at(3, 9), peer.Silence{Turn: lifecycle.WorkerParty, From: at(3, 6)}},
		{"no answer after 30 days", peer.LastHeard{FromParticipant: monday, FromWorker: at(2, 1)}, at(4, 1),
			peer.Silence{peer.InactivityReview, at(4, 1), lifecycle.WorkerParty, monday}},
		{"nobody who waits for an answer is closed", peer.LastHeard{FromParticipant: monday, FromWorker: at(2, 1)}, at(12, 1),
			peer.Silence{peer.InactivityReview, at(4, 1), lifecycle.WorkerParty, monday}},
		{"the answer came after 89 days", peer.LastHeard{FromParticipant: monday, FromWorker: at(5, 30), Answered: at(5, 30)}, at(6, 1),
			peer.Silence{Turn: lifecycle.ParticipantParty, From: at(5, 30)}},
		{"and nothing came of it", peer.LastHeard{FromParticipant: monday, FromWorker: at(6, 20), Answered: at(5, 30)}, at(6, 21),
			peer.Silence{peer.InactivityWarn, at(6, 13), lifecycle.ParticipantParty, at(5, 30)}},
		{"the worker never said a word", peer.LastHeard{FromParticipant: monday}, at(3, 4),
			peer.Silence{peer.InactivityAnswer, at(3, 4), lifecycle.WorkerParty, monday}},
	} {
		got, err := peer.InactivityDefaults().Silence(tt.last, tt.at, lifecycle.Calendar{})
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, got, tt.name)
	}

	none := peer.InactivityDefaults()
	none.Answer = lifecycle.Span{}
	got, err := none.Silence(peer.LastHeard{FromParticipant: monday}, at(3, 20), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, peer.Silence{Turn: lifecycle.WorkerParty, From: monday}, got)
	_, err = none.Silence(peer.LastHeard{FromWorker: monday}, at(3, 20), lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrIncomplete, "the start of support is not known")
	for _, last := range []peer.LastHeard{{FromParticipant: monday, FromWorker: monday}, {FromParticipant: monday}} {
		_, err = peer.Inactivity{}.Silence(last, at(3, 20), lifecycle.Calendar{})
		require.ErrorIs(t, err, lifecycle.ErrSpan)
	}
	seen := peer.Inactivity{Inactive: lifecycle.Days(90)}
	got, err = seen.Silence(peer.LastHeard{FromParticipant: monday}, at(12, 1), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, peer.Silence{Turn: lifecycle.WorkerParty, From: monday}, got, "who waits for an answer does not count as inactive")
	montana := peer.Inactivity{OpenReason: lifecycle.Days(30)}
	got, err = montana.Silence(peer.LastHeard{FromParticipant: monday}, at(4, 1), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, peer.Silence{peer.InactivityOpenReason, at(4, 1), lifecycle.WorkerParty, monday}, got)
	none.Answer = lifecycle.Days(-1)
	_, err = none.Silence(peer.LastHeard{FromParticipant: monday}, at(3, 20), lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

func TestLastHeardOfEncounters(t *testing.T) {
	met := func(n, minutes int) peer.Encounter {
		return peer.Encounter{Mentorship: "m", Start: day(n), Minutes: minutes, Attempted: minutes == 0}
	}
	assert.Equal(t, peer.LastHeard{FromParticipant: day(1), FromWorker: day(1)}, peer.LastHeardOf("m", day(1), nil), "the start of support")
	other := met(9, 30)
	other.Mentorship = "m-2"
	got := peer.LastHeardOf("m", day(1), []peer.Encounter{met(7, 0), met(5, 30), met(3, 60), other})
	assert.Equal(t, peer.LastHeard{FromParticipant: day(5).Add(30 * time.Minute), FromWorker: day(7)}, got, "the order does not matter")
	assert.Equal(t, lifecycle.ParticipantParty, got.Turn())
	assert.Equal(t, lifecycle.Party(""), peer.LastHeardOf("m", day(1), []peer.Encounter{met(5, 30)}).Turn())
	assert.Equal(t, peer.LastHeard{FromParticipant: day(6), FromWorker: day(6)}, peer.LastHeardOf("m", day(6), []peer.Encounter{met(5, 30)}), "support went on again since")
	got.FromParticipant = day(8)
	assert.Equal(t, lifecycle.WorkerParty, got.Turn(), "the participant wrote")
}
