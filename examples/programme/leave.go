package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

// A leavingRow says that a worker works here no longer.
type leavingRow struct {
	line   int
	worker peer.WorkerID
	act    lifecycle.Act
}

func (r *reader) leavings(file *input.File) {
	rows := r.rows(file, "worker by_party by_id at", "recorded code", "")
	for rows.Next() {
		row := leavingRow{line: rows.Line(), worker: known(r, rows, "worker", r.d.workers, workersFile),
			act: lifecycle.Act{By: lifecycle.Actor{Party: input.Enum(rows, "by_party", lifecycle.SupervisorParty, lifecycle.ProgrammeParty,
				lifecycle.WorkerParty), ID: rows.Text("by_id")}, At: rows.Time("at"), Recorded: rows.Time("recorded"), Code: rows.Text("code")}}
		r.checkActor(rows, row.act.By)
		if rows.OK() {
			r.d.leavings = append(r.d.leavings, row)
		}
	}
	slices.SortStableFunc(r.d.leavings, func(a, b leavingRow) int {
		return byRecording(a.act, b.act, a.line, b.line)
	})
}

// A leaving is a deactivation that was made.
type leaving struct {
	row leavingRow
	peer.Deactivation
}

// A refusedLeaving is a deactivation that the library refused.
type refusedLeaving struct {
	row        leavingRow
	rule, want string
}

// leave deactivates a worker: every mentorship that they have loses them, or
// nothing changes.
func (r *replay) leave(row leavingRow) {
	d := r.d
	w := r.workerAt(row.worker, row.act.At)
	open := peer.OpenWork{Notes: d.notesOf(row.worker, recorded(row.act)), Zone: d.zoneOf(d.workers[row.worker].site)}
	if s := d.supervisorOf(row.worker, peer.DateOf(row.act.At, open.Zone)); s != "" {
		open.Supervisors = append(open.Supervisors, s)
	}
	for _, file := range d.mentorships {
		if m := r.mentorships[file.id]; m != nil {
			open.Mentorships = append(open.Mentorships, *m)
		}
	}
	if left, ok := r.left[row.worker]; ok {
		w.Left = left
	}
	done, err := peer.Deactivate(w, open, row.act)
	var refusal *lifecycle.Refusal
	switch {
	case errors.As(err, &refusal):
		r.leaveRefused = append(r.leaveRefused, refusedLeaving{row, cmp.Or(refusal.Guard, string(refusal.Code)), refusal.Want})
	case err != nil:
		_, want, _ := strings.Cut(err.Error(), ": want ")
		r.leaveRefused = append(r.leaveRefused, refusedLeaving{row, "deactivation", want})
	default:
		for _, m := range done.Mentorships {
			r.mentorships[m.ID()] = &m
		}
		r.left[row.worker] = done.Worker.Left
		r.leavings = append(r.leavings, leaving{row, done})
	}
}

// workerAt returns a worker as they stood on the day of a moment: who has left
// takes nobody and is not supervised here, and a tie holds for every id of a person.
func (r *replay) workerAt(id peer.WorkerID, at time.Time) peer.Worker {
	w := r.everyRecord(r.d.workerAt(id, at), at)
	if r.hasLeft(id, at) {
		w.Left, w.Away, w.Supervised = r.left[id], true, false
	}
	return w
}

// hasLeft reports whether a worker had left on the day of a moment.
func (r *replay) hasLeft(id peer.WorkerID, at time.Time) bool {
	left, ok := r.left[id]
	return ok && !peer.DateOf(at, r.d.zoneOf(r.d.workers[id].site)).Before(left)
}

// notesOf returns the notes of a worker's contacts as they were known at a moment.
func (d *data) notesOf(id peer.WorkerID, at time.Time) []peer.Note {
	contacts, notes := map[peer.EncounterID]peer.Encounter{}, map[peer.EncounterID]*peer.Note{}
	for _, e := range d.knownContacts(at) {
		contacts[e.ID] = e
	}
	for _, row := range d.notes {
		if e, ok := contacts[row.encounter]; ok && e.Worker == id && !recorded(row.move.Act).After(at) {
			_ = d.moveNote(notes, e, row) // what is refused is told with the notes
		}
	}
	var out []peer.Note
	for _, encounter := range sortedKeys(notes) {
		out = append(out, *notes[encounter])
	}
	return out
}

// supervisorOf returns who supervises a worker on a day by the roster, or "".
func (d *data) supervisorOf(id peer.WorkerID, on peer.Date) peer.SupervisorID {
	var s peer.SupervisorID
	for _, a := range d.workers[id].roster {
		if !on.Before(a.Since) {
			s = a.Supervisor
		}
	}
	return s
}

// endSupervision returns a roster in which nobody supervises a worker from the
// day on which they left. One who had left before the roster begins stands in it
// unsupervised, as the sessions name them.
func (r *replay) endSupervision(roster []supervision.Assignment) []supervision.Assignment {
	out := slices.DeleteFunc(slices.Clone(roster), func(a supervision.Assignment) bool {
		left, ok := r.left[a.Worker]
		return ok && !a.Since.Before(left)
	})
	for _, id := range sortedKeys(r.left) {
		var last supervision.Assignment
		for _, a := range out {
			if a.Worker == id && (last.Worker == "" || last.Since.Before(a.Since)) {
				last = a
			}
		}
		if last.Worker == "" {
			for _, a := range roster {
				if a.Worker == id && (last.Worker == "" || a.Since.Before(last.Since)) {
					last = a
				}
			}
		}
		if last.Worker != "" {
			last.Since, last.Supervisor, last.Kind, last.SupervisorFTE = r.left[id], "", "", 0
			out = append(out, last)
		}
	}
	return out
}

// A leavingReport tells which workers left in the quarter and what that ended.
type leavingReport struct {
	Left    []leavingLine        `json:"left"`
	Refused []refusedLeavingLine `json:"refused"`
}

// A leavingLine is a deactivation: what it ended, what was open, whom to tell.
// Why the worker left is theirs and not reported.
type leavingLine struct {
	Worker      string       `json:"worker"`
	At          time.Time    `json:"at"`
	By          string       `json:"by"`
	Mentorships []string     `json:"mentorships"` // each without the worker, another being sought
	TakeOvers   []string     `json:"take_overs"`  // that they were asked to take over
	Unsigned    []string     `json:"unsigned"`    // contacts whose notes lacked their signature
	Supervisors []string     `json:"supervision_ended"`
	Tell        []noticeLine `json:"tell"`
	zone        *time.Location
}

// A noticeLine says whom to tell what.
type noticeLine struct {
	To         string          `json:"to"`
	About      peer.NoticeKind `json:"about"`
	Mentorship string          `json:"mentorship,omitempty"`
}

// A refusedLeavingLine is a deactivation that was refused.
type refusedLeavingLine struct {
	Line   int       `json:"line"` // of deactivations.csv
	At     time.Time `json:"at"`
	Worker string    `json:"worker"`
	Rule   string    `json:"rule"`
	Want   string    `json:"want"`
	zone   *time.Location
}

// leavingReport returns who left in the quarter, and what was refused.
func (r *replay) leavingReport() leavingReport {
	out := leavingReport{Left: []leavingLine{}, Refused: []refusedLeavingLine{}}
	for _, x := range r.leavings {
		site := r.d.workers[x.row.worker].site
		if !r.d.inQuarter(x.row.act.At, site) {
			continue
		}
		l := leavingLine{Worker: string(x.row.worker), At: x.row.act.At.UTC(), By: string(x.row.act.By.Party),
			Mentorships: []string{}, TakeOvers: []string{}, Unsigned: []string{}, Supervisors: []string{}, Tell: []noticeLine{}, zone: r.d.zoneOf(site)}
		for _, m := range x.Mentorships {
			l.Mentorships = append(l.Mentorships, string(m.ID()))
		}
		for _, id := range x.TakeOvers {
			l.TakeOvers = append(l.TakeOvers, string(id))
		}
		for _, id := range x.Drafts {
			l.Unsigned = append(l.Unsigned, string(id))
		}
		for _, n := range x.Notices {
			if n.About == peer.NoticeSupervisionEnd {
				l.Supervisors = append(l.Supervisors, n.To.ID)
			}
			l.Tell = append(l.Tell, noticeLine{n.To.ID, n.About, string(n.Mentorship)})
		}
		out.Left = append(out.Left, l)
	}
	for _, f := range r.leaveRefused {
		if site := r.d.workers[f.row.worker].site; r.d.inQuarter(f.row.act.At, site) {
			out.Refused = append(out.Refused, refusedLeavingLine{f.row.line, f.row.act.At.UTC(), string(f.row.worker), f.rule, f.want, r.d.zoneOf(site)})
		}
	}
	return out
}
