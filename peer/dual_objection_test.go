package peer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// While the participant's objection stands, the two are apart whatever anybody else does.
func TestNobodyElseEndsAnObjection(t *testing.T) {
	d := peertest.DualIn(t, peer.DualObjected)
	peertest.Refused(t, d.End(by(supervisor, day(9)), date(t, "2026-01-14"), nobody), lifecycle.ErrNotFromHere)
	require.NoError(t, d.SayOver(by(worker, day(9)), date(t, "2026-01-10")))
	assert.Equal(t, peer.DualObjected, d.State(), "the worker's word does not lift it")
	assert.Equal(t, []peer.ParticipantID{peertest.ParticipantID}, register(t, d).KeptFrom(peertest.WorkerID, day(9)))
	peertest.Refused(t, d.Correct(wording(supervisor, day(10), "wrong button"), 2), lifecycle.ErrNotYourMove)
	require.NoError(t, d.WithdrawObjection(by(participant, day(11))))
	require.NoError(t, d.End(by(supervisor, day(12)), date(t, "2026-01-10"), nobody))
	assert.Empty(t, register(t, d).KeptFrom(peertest.WorkerID, day(12)))
}

// The worker is offered, and refused, what they would be if a supervisor had parted the two.
func TestARefusalDoesNotTellWhoObjected(t *testing.T) {
	objected, avoided := peertest.DualIn(t, peer.DualObjected), peertest.DualIn(t, peer.DualAvoided)
	assert.Equal(t, avoided.Next(peer.WorkerActor(peertest.WorkerID)), objected.Next(peer.WorkerActor(peertest.WorkerID)))
	for _, e := range []peer.DualEvent{peer.ReviewDual, peer.WithdrawObjection, peer.DeclareDual} {
		move := dualMove(e, worker)
		move.Act = by(worker, day(9))
		err := objected.Fire(move, nobody)
		require.ErrorIs(t, err, lifecycle.ErrRefused)
		assert.NotContains(t, err.Error(), "objected")
		var r *lifecycle.Refusal
		require.True(t, errors.As(err, &r))
		assert.Equal(t, string(peer.DualAvoided), r.State)
	}
	own := lifecycle.Act{By: peer.SupervisorActor(peer.SupervisorID(peertest.WorkerID)), At: day(9)} // the worker in another role
	assert.NotContains(t, objected.Review(own, nobody).Error(), "objected")
	err := objected.Review(by(supervisor, day(9)), nobody)
	assert.Contains(t, err.Error(), "objected", "a supervisor is told")
}

// One tie of each, entered under ids that were merged into the fixed ones on day 2.
func TestTheRegisterOfMergedPeople(t *testing.T) {
	var workers peer.Merges[peer.Worker]
	_, err := workers.Merge("m-1", "worker-old", peertest.WorkerID, coded(lifecycle.ProgrammeParty, day(2), "entered_twice"))
	require.NoError(t, err)
	var participants peer.Merges[peer.Participant]
	_, err = participants.Merge("m-2", "participant-old", peertest.ParticipantID, coded(lifecycle.ProgrammeParty, day(2), "entered_twice"))
	require.NoError(t, err)
	old := peer.DualParties{Worker: "worker-old", Participant: "participant-old"}
	d, err := peer.DeclareTie("d-old", old, friend, by(supervisor, day(0)))
	require.NoError(t, err)
	rs := register(t, d)
	merged := rs.Merged(workers, participants)

	assert.Empty(t, rs.KeptFrom(peertest.WorkerID, day(3)), "a register that knows of no merge")
	assert.Empty(t, merged.KeptFrom(peertest.WorkerID, day(1)), "before the merge")
	for _, id := range []peer.WorkerID{peertest.WorkerID, "worker-old"} {
		assert.Equal(t, []peer.ParticipantID{peertest.ParticipantID}, merged.KeptFrom(id, day(3)))
		for _, p := range []peer.ParticipantID{peertest.ParticipantID, "participant-old"} {
			assert.Len(t, merged.Between(id, p, day(3)), 1)
		}
		decides := lifecycle.Act{By: peer.SupervisorActor(peer.SupervisorID(id)), At: day(3)}
		assert.False(t, merged.MayDecide(peer.SupervisorID(id), old, day(3)))
		peertest.RefusedBy(t, d.Review(decides, merged), "involved")
	}
	assert.True(t, merged.MayDecide("supervisor-2", old, day(3)))
	kin, err := peer.DeclareTie("kin", peer.DualParties{Worker: "worker-old", Supervisor: "vera"}, peer.DualChange{Kind: peer.ConflictRelative}, by(supervisor, day(0)))
	require.NoError(t, err)
	merged = register(t, kin).Merged(workers, participants)
	assert.Len(t, merged.WithSupervisor(peertest.WorkerID, "vera", day(3)), 1)
	assert.False(t, merged.MayDecide("vera", withParticipant, day(3)))
	assert.NotContains(t, fmt.Sprintf("%+v %#v", merged, merged), "old")
}

// A sponsor's tie is accepted only where the sponsorship has gone to somebody else.
func TestNobodyIsWorkerAndSponsorOfOnePerson(t *testing.T) {
	d := tie(t, peer.ConflictSponsor)
	act := coded(supervisor, day(2), "small_community")
	peertest.RefusedBy(t, d.Manage(act, peer.PrecautionHatSaid, date(t, "2026-04-01"), nobody), "two_roles")
	require.NoError(t, d.Manage(act, peer.PrecautionOtherSponsor, date(t, "2026-04-01"), nobody))
	require.NoError(t, d.AddPrecaution(by(supervisor, day(2)), peer.PrecautionHatSaid, nobody))
	peertest.RefusedBy(t, d.LiftPrecaution(by(supervisor, day(3)), peer.PrecautionOtherSponsor, nobody), "two_roles")
	data, err := json.Marshal(d)
	require.NoError(t, err)
	var back peer.DualRelationship
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), "other_sponsor", "greeting_agreed", 1)), &back), lifecycle.ErrBadRecord)

	staff, err := peer.DeclareTie("staff", withColleague, peer.DualChange{Kind: peer.ConflictSponsor}, by(worker, day(0)))
	require.NoError(t, err)
	require.NoError(t, staff.Review(by(supervisor, day(1)), nobody))
	require.NoError(t, staff.Manage(act, peer.PrecautionHatSaid, date(t, "2026-04-01"), nobody), "among colleagues it is no fusion of roles")
}
