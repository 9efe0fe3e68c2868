package main

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A mergeRow says that two ids were found to be one participant, or two after all.
type mergeRow struct {
	line            int
	merge           peer.MergeID
	event           peer.MergeEvent
	duplicate, kept peer.ParticipantID // of a merge
	act             lifecycle.Act
}

func (r *reader) merges(file *input.File) {
	rows := r.rows(file, "merge event by_party by_id at", "duplicate kept recorded code", "")
	for rows.Next() {
		row := mergeRow{line: rows.Line(), merge: peer.MergeID(rows.Text("merge")), event: input.Enum(rows, "event", peer.MergeIDs, peer.UndoMerge),
			duplicate: known(r, rows, "duplicate", r.d.participants, participantsFile), kept: known(r, rows, "kept", r.d.participants, participantsFile),
			act: lifecycle.Act{By: lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.SupervisorParty, lifecycle.ProgrammeParty),
				ID: rows.Text("by_id")}, At: rows.Time("at"), Recorded: rows.Time("recorded"), Code: rows.Text("code")}}
		r.checkActor(rows, row.act.By)
		for _, column := range []string{"duplicate", "kept"} {
			if (row.event == peer.MergeIDs) == rows.Blank(column) && row.event != "" {
				rows.Problem(column, "belongs to rows with the event merge, and to all of them")
			}
		}
		if rows.OK() {
			r.d.merges = append(r.d.merges, row)
		}
	}
	slices.SortStableFunc(r.d.merges, func(a, b mergeRow) int {
		return byRecording(a.act, b.act, a.line, b.line)
	})
}

// A mergeLine is two ids that stand for one person, or stood for one.
type mergeLine struct {
	Merge     string          `json:"merge"`
	Duplicate string          `json:"duplicate"`
	Kept      string          `json:"kept"`
	State     peer.MergeState `json:"state"`
	Since     time.Time       `json:"since"`
	zone      *time.Location
}

// A refusedMergeLine is a merge, or the undoing of one, that was refused.
type refusedMergeLine struct {
	Line  int             `json:"line"` // of merges.csv
	Merge string          `json:"merge"`
	Event peer.MergeEvent `json:"event"`
	Rule  string          `json:"rule"`
	Want  string          `json:"want"`
}

// A mergeReport tells which ids stand for one person. Every record stays as it is.
type mergeReport struct {
	Merges  []mergeLine        `json:"merges"`
	Refused []refusedMergeLine `json:"refused"`
}

// join merges two ids, or takes a merge apart.
func (r *replay) join(row mergeRow) {
	var err error
	if row.event == peer.MergeIDs {
		_, err = r.merges.Merge(row.merge, row.duplicate, row.kept, row.act)
	} else {
		_, err = r.merges.Undo(row.merge, row.act)
	}
	if err == nil {
		return
	}
	l := refusedMergeLine{Line: row.line, Merge: string(row.merge), Event: row.event, Rule: "merge"}
	var refusal *lifecycle.Refusal
	if errors.As(err, &refusal) {
		l.Rule, l.Want = cmp.Or(refusal.Guard, string(refusal.Code)), refusal.Want
	} else if row.event == peer.UndoMerge {
		l.Want = "a merge that was made"
	} else {
		l.Want = "an id of its own"
	}
	r.mergeRefused = append(r.mergeRefused, l)
}

// person returns the id under which a participant is counted at the time of the report.
func (r *replay) person(id peer.ParticipantID) peer.ParticipantID { return r.merges.Resolve(id, r.at) }

// pairingOf returns what was known of two people on the day of a moment, under
// whatever id the participant's records stand.
func (r *replay) pairingOf(who peer.ParticipantID, id peer.WorkerID, at time.Time, load peer.Load) peer.Pairing {
	p := r.d.pairing(who, id, at, load)
	p.Worker = r.workerAt(id, at)
	for _, record := range r.merges.Records(who, at) {
		if record != who {
			other := r.d.pairing(record, id, at, load)
			p.Participant = peer.CombineParticipants(p.Participant, other.Participant)
			if len(other.SamePerson) > 0 {
				p.SamePerson = append(p.SamePerson, peer.SamePerson{Worker: id, Participant: who})
			}
		}
	}
	p.Ratings, p.Concerns = r.fitOf(who, at)
	return p
}

// fitOf returns the ratings that a participant gave and the concerns about them,
// under whatever id of theirs, as under this one.
func (r *replay) fitOf(who peer.ParticipantID, at time.Time) ([]peer.Rating, []peer.FitConcern) {
	records := r.merges.Records(who, at)
	var ratings []peer.Rating
	for _, x := range r.ratings {
		if slices.Contains(records, x.Participant) {
			x.Participant = who
			ratings = append(ratings, x)
		}
	}
	var concerns []peer.FitConcern
	for _, c := range r.concerns {
		if slices.Contains(records, c.Participant) {
			c.Participant = who
			concerns = append(concerns, c)
		}
	}
	return ratings, concerns
}

// everyRecord adds to a worker's ties the other ids of the same participants.
func (r *replay) everyRecord(w peer.Worker, at time.Time) peer.Worker {
	for _, who := range slices.Clone(w.Not) {
		w.Not = append(w.Not, r.merges.Records(who, at)...)
	}
	for _, c := range slices.Clone(w.Conflicts) {
		for _, record := range r.merges.Records(c.With, at) {
			if record != c.With {
				w.Conflicts = append(w.Conflicts, peer.Conflict{With: record, Kind: c.Kind, Accepted: c.Accepted})
			}
		}
	}
	return w
}

// mergeReport returns every merge by the moment of the replay, and what was refused.
func (r *replay) mergeReport() mergeReport {
	out := mergeReport{Merges: []mergeLine{}, Refused: append([]refusedMergeLine{}, r.mergeRefused...)}
	for _, m := range r.merges.All() {
		out.Merges = append(out.Merges, mergeLine{string(m.ID()), string(m.Duplicate()), string(m.Kept()), m.State(),
			m.History().Since().UTC(), r.d.zoneOf(r.d.participants[m.Kept()].site)})
	}
	return out
}
