package peertest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// dualWays lists the moves that lead to each stage from the declaration.
var dualWays = map[peer.DualState][]func(d *peer.DualRelationship, at time.Time) error{
	peer.DualDeclared:    {},
	peer.DualUnderReview: {reviewDual},
	peer.DualManaged:     {reviewDual, manageDual},
	peer.DualAvoided:     {reviewDual, avoidDual},
	peer.DualObjected:    {objectDual},
	peer.DualCleared:     {reviewDual, clearDual},
	peer.DualEnded:       {reviewDual, endDual},
}

func decision(at time.Time, code string) lifecycle.Act {
	act := By(supervisor, at)
	act.Code = code
	return act
}

func reviewDual(d *peer.DualRelationship, at time.Time) error {
	return d.Review(By(supervisor, at), peer.DualRelationships{})
}

func manageDual(d *peer.DualRelationship, at time.Time) error {
	return d.Manage(decision(at, "no_alternative"), peer.PrecautionSecondWorker, peer.DateOf(at, nil).AddDays(90), peer.DualRelationships{})
}

func avoidDual(d *peer.DualRelationship, at time.Time) error {
	return d.Avoid(decision(at, "other_worker"), peer.DualRelationships{})
}

func objectDual(d *peer.DualRelationship, at time.Time) error { return d.Object(By(participant, at)) }

func clearDual(d *peer.DualRelationship, at time.Time) error {
	return d.Clear(decision(at, "no_bearing"), peer.DualRelationships{})
}

func endDual(d *peer.DualRelationship, at time.Time) error {
	return d.End(By(supervisor, at), peer.DateOf(at, nil), peer.DualRelationships{})
}

// DualIn returns a dual relationship in the given stage, that the fixed worker is a
// friend of the fixed participant: the worker declared it on [Day] 0, and it made one
// move a day. A managed one has [peer.PrecautionSecondWorker] and is looked at again 90 days
// later. It fails the test for a stage that none has.
func DualIn(t testing.TB, state peer.DualState) *peer.DualRelationship {
	t.Helper()
	way, ok := dualWays[state]
	if !ok {
		t.Fatalf("no dual relationship is in stage %q", string(state))
	}
	d, err := peer.DeclareTie("dual-1", peer.DualParties{Worker: WorkerID, Participant: ParticipantID},
		peer.DualChange{Kind: peer.ConflictFriend}, By(worker, Day(0)))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range way {
		if err := s(d, Day(i+1)); err != nil {
			t.Fatal(err)
		}
	}
	return d
}
