package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// Ties that are no conflict of interest but bear on a pairing.
const (
	tieSamePerson       = "same_person"
	tieNotByParticipant = "not_wanted_by_participant"
	tieNotByWorker      = "not_wanted_by_worker"
	tieMustNotMeet      = "must_not_meet" // such as under a protection order; why is in no file
)

// workerAt returns a worker as they stood on the day of a moment: credential,
// endorsements, supervision, fitness and ties. What no row says by then stays
// unknown. The credential is what its own history comes to, endorsements included;
// the roster counts for workers who have none.
func (d *data) workerAt(id peer.WorkerID, at time.Time) peer.Worker {
	row := d.workers[id]
	w := row.Worker
	day := peer.DateOf(at, d.zoneOf(row.site))
	for _, a := range row.roster {
		if !day.Before(a.Since) {
			w.Credential, w.Supervised = a.Credential, a.Supervisor != ""
		}
	}
	if sum, ok := d.credentialAt(id, at); ok {
		w = sum.Apply(w)
	}
	for _, f := range row.duty {
		if !day.Before(f.since) {
			w.Fitness, w.Away = f.fitness, f.away
		}
	}
	for _, t := range row.ties {
		switch {
		case day.Before(t.since) || t.tie == tieSamePerson || t.tie == tieNotByParticipant:
		case t.tie == tieNotByWorker || t.tie == tieMustNotMeet:
			w.Not = append(w.Not, t.participant)
		default:
			w.Conflicts = append(w.Conflicts, peer.Conflict{With: t.participant, Kind: peer.ConflictKind(t.tie), Accepted: t.accepted})
		}
	}
	return w
}

// pairing returns what was known of two people on the day of a moment.
func (d *data) pairing(who peer.ParticipantID, id peer.WorkerID, at time.Time, load peer.Load) peer.Pairing {
	p := peer.Pairing{Participant: d.participants[who].Participant, Worker: d.workerAt(id, at), Load: load}
	day := peer.DateOf(at, d.zoneOf(d.workers[id].site))
	for _, t := range d.workers[id].ties {
		switch {
		case day.Before(t.since) || t.participant != who:
		case t.tie == tieSamePerson:
			p.SamePerson = append(p.SamePerson, peer.SamePerson{Worker: id, Participant: who})
		case t.tie == tieNotByParticipant:
			p.Participant.Wishes.Not = append(slices.Clone(p.Participant.Wishes.Not), id)
		}
	}
	return p
}

// asked returns a question about an activity with every fact that the files
// tell of the worker and the participant on the day of a moment.
func (r *replay) asked(activity peer.ActivityID, id peer.WorkerID, who peer.ParticipantID, at time.Time) scope.Request {
	d := r.d
	row, w := d.workers[id], r.workerAt(id, at)
	return scope.Request{
		Activity: activity, Role: w.Role, Credential: w.Credential, Trainings: row.trainings, Endorsements: d.endorsementsAt(id, at),
		Needs: d.participants[who].Needs, Fitness: w.Fitness, Supervised: scope.TruthOf(w.Supervised),
		At: at.In(d.zoneOf(row.site)), AgeGroup: d.participants[who].AgeGroup,
	}
}
