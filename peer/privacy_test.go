package peer_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Every exported type that holds an id or a note, printed in every way.
func TestNothingPrintsPeopleOrNotes(t *testing.T) {
	note := peertest.Text("secret words")
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: day(0), ID: "secret-key", Reason: note}
	m, err := peer.NewMentorship("secret-m", "secret-p", act)
	require.NoError(t, err)
	m.Programme = "prog"
	pair := peer.Pairing{Participant: peer.Participant{ID: "secret-p", Wishes: peer.Wishes{Not: []peer.WorkerID{"secret-w"}}},
		Worker:     peer.Worker{ID: "secret-w", Not: []peer.ParticipantID{"secret-p"}, Conflicts: []peer.Conflict{{With: "secret-p"}}},
		SamePerson: []peer.SamePerson{{Worker: "secret-w", Participant: "secret-p"}}}
	move := peer.MentorshipMove{Act: act, Event: peer.ProposeMatch, Data: peer.MentorshipChange{Worker: "secret-w"}}
	entry, _ := m.History().Last()
	seen := peer.InspectMentorship("secret-m", "secret-p", []byte(`{"id":"secret-m","participant":"secret-p"}`))
	left, err := seen.Leave(act)
	require.NoError(t, err)
	e := encounter()
	e.ID, e.Worker, e.Participant, e.Mentorship, e.Note, e.NextStep = "secret-e", "secret-w", "secret-p", "secret-m", note, note
	peertest.Secret(t, "secret",
		peer.ParticipantID("secret-p"), peer.WorkerID("secret-w"), peer.MentorshipID("secret-m"), peer.EncounterID("secret-e"), peer.SupervisorID("secret-s"),
		*m, m, m.History(), entry, move, move.Data, act, pair, pair.Participant, pair.Participant.Wishes, pair.Worker, pair.Worker.Conflicts[0], pair.SamePerson[0],
		seen, left, e, &e, peer.Tenure{Worker: "secret-w"}, peer.ParticipantActor("secret-p"), m.Fire(move, pair),
		peer.Worker{ID: "secret-w"}, []peer.WorkerID{"secret-w"}[0])
	assert.Equal(t, "[id]", fmt.Sprint(peer.WorkerID("secret-w")))
	assert.Equal(t, "[mentorship referred]", fmt.Sprint(m))
	assert.Equal(t, "[no mentorship]", fmt.Sprint(peer.Mentorship{}))
}

func TestNewID(t *testing.T) {
	id, err := peer.NewID[peer.Worker](bytes.NewReader([]byte("0123456789abcdef")))
	require.NoError(t, err)
	assert.Equal(t, "30313233343536373839616263646566", string(id))
	_, err = peer.NewID[peer.Worker](bytes.NewReader(nil))
	require.ErrorContains(t, err, "EOF")
}
