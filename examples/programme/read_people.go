package main

import (
	"math"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// twice is what is wrong with an id that an earlier row has.
const twice = "is there twice"

func (r *reader) participants(file *input.File) {
	rows := r.rows(file, "participant site", "needs age_group", "pathways languages age"+wishColumns)
	for rows.Next() {
		s := known(r, rows, "site", r.d.sites, programmeFile)
		p := participant{Participant: peer.Participant{
			ID:       peer.ParticipantID(rows.Text("participant")),
			Needs:    words(rows, "needs", peer.Domains()...),
			AgeGroup: input.Enum(rows, "age_group", peer.AgeGroups()...),
			Pathways: words[string](rows, "pathways"), Languages: words[string](rows, "languages"),
			Wishes: peer.Wishes{Roles: words(rows, "roles", peer.RoleKinds()...),
				SharedExperience: words(rows, "shared_experience", peer.Domains()...)},
		}, site: s, told: told(rows, r.d.sites[s]), traitWishes: traitWishes(rows)}
		if !rows.Blank("age") {
			p.age = rows.Int("age", 1, 120)
		}
		if p.AgeGroup == peer.AgeAdult && 0 < p.age && p.age < fullAge {
			rows.Problem("age", "is under 18, though the age group is adult")
		}
		if _, ok := r.d.participants[p.ID]; ok {
			rows.Problem("participant", twice)
		}
		r.d.participants[p.ID] = p
	}
}

func (r *reader) workers(file *input.File) {
	rows := r.rows(file, "worker site role capacity", "trainings", "pathways languages registered"+workerColumns)
	for rows.Next() {
		s := known(r, rows, "site", r.d.sites, programmeFile)
		w := worker{Worker: peer.Worker{
			ID:       peer.WorkerID(rows.Text("worker")),
			Role:     input.Enum(rows, "role", peer.RoleKinds()...),
			Capacity: rows.Int("capacity", 0, 1000), Languages: words[string](rows, "languages"),
			LivedExperience: words(rows, "lived_experience", peer.Domains()...),
		}, site: s, traits: traits(rows, "traits"),
			trainings: words[string](rows, "trainings"),
			pathways:  words[string](rows, "pathways"), registered: words[peer.FundingID](rows, "registered")}
		m := told(rows, r.d.sites[s])
		w.Hours, w.Zone, w.modalities = m.hours, m.zone, m.modalities
		for _, f := range w.registered {
			if !r.funding[f] && !r.unread[programmeFile] {
				rows.Problem("registered", "names a funding that is not in "+programmeFile)
			}
		}
		if _, ok := r.d.workers[w.ID]; ok {
			rows.Problem("worker", twice)
		}
		r.d.workers[w.ID] = w
	}
}

func (r *reader) supervisors(file *input.File) {
	rows := r.rows(file, "supervisor site", "", "")
	for rows.Next() {
		id := peer.SupervisorID(rows.Text("supervisor"))
		if _, ok := r.d.supervisors[id]; ok {
			rows.Problem("supervisor", twice)
		}
		r.d.supervisors[id] = known(r, rows, "site", r.d.sites, programmeFile)
	}
}

// roster reads credentials and supervisors over time, in the format of the
// supervision program.
func (r *reader) roster(file *input.File) {
	rows := r.rows(file, "worker credential credential_since service_start fte", "supervisor supervisor_kind", "supervisor_fte")
	for rows.Next() {
		r.onRoster[peer.WorkerID(rows.Text("worker"))] = true
		a := supervision.Assignment{
			Worker:        known(r, rows, "worker", r.d.workers, workersFile),
			Credential:    input.Enum(rows, "credential", peer.CredentialStates()...),
			Since:         date(rows, "credential_since"),
			ServiceStart:  date(rows, "service_start"),
			FTE:           posts(rows, "fte"),
			Supervisor:    known(r, rows, "supervisor", r.d.supervisors, supervisorsFile),
			Kind:          input.Enum(rows, "supervisor_kind", supervision.SupervisorKinds()...),
			SupervisorFTE: supervision.FullTime,
		}
		if !rows.Blank("supervisor_fte") {
			if a.SupervisorFTE = posts(rows, "supervisor_fte"); a.SupervisorFTE == 0 && rows.OK() {
				rows.Problem("supervisor_fte", "is 0, and a supervisor of no post cannot supervise")
			}
		}
		if a.Supervisor != "" && a.Kind == "" && rows.OK() {
			rows.Problem("supervisor_kind", "is blank, though there is a supervisor")
		}
		if rows.OK() {
			w := r.d.workers[a.Worker]
			w.roster = append(w.roster, a)
			r.d.workers[a.Worker] = w
			r.d.roster = append(r.d.roster, a)
			r.keep(supervision.RosterList, w.site, rows)
		}
	}
	for _, w := range r.d.workers {
		slices.SortStableFunc(w.roster, func(a, b supervision.Assignment) int { return a.Since.Compare(b.Since) })
	}
}

// posts returns an amount of full-time posts.
func posts(rows *input.Rows, column string) supervision.FTE {
	x := rows.Float(column)
	if x < 0 || x > 100 {
		rows.Problem(column, "is not from 0 to 100")
		return 0
	}
	return supervision.FTE(math.Round(x * float64(supervision.FullTime)))
}

func (r *reader) duty(file *input.File) {
	rows := r.rows(file, "worker since fitness away", "", "")
	for rows.Next() {
		id := known(r, rows, "worker", r.d.workers, workersFile)
		row := dutyRow{since: date(rows, "since"), fitness: input.Enum(rows, "fitness", peer.Fitnesses()...), away: rows.Bool("away")}
		w := r.d.workers[id]
		if slices.ContainsFunc(w.duty, func(o dutyRow) bool { return o.since == row.since }) {
			rows.Problem("since", "the worker has another row from this date")
		}
		if rows.OK() {
			w.duty = append(w.duty, row)
			slices.SortFunc(w.duty, func(a, b dutyRow) int { return a.since.Compare(b.since) })
			r.d.workers[id] = w
		}
	}
}

func (r *reader) ties(file *input.File) {
	rows := r.rows(file, "worker participant tie since", "accepted", "")
	list := []string{tieSamePerson, tieNotByParticipant, tieNotByWorker, tieMustNotMeet}
	for _, k := range peer.ConflictKinds() {
		list = append(list, string(k))
	}
	for rows.Next() {
		id := known(r, rows, "worker", r.d.workers, workersFile)
		row := tieRow{
			participant: known(r, rows, "participant", r.d.participants, participantsFile),
			tie:         input.Enum(rows, "tie", list...), accepted: rows.Bool("accepted"), since: date(rows, "since"),
		}
		if slices.Contains(list[:4], row.tie) && !rows.Blank("accepted") {
			rows.Problem("accepted", "is for conflicts of interest only: want a blank cell")
		}
		if rows.OK() {
			w := r.d.workers[id]
			w.ties = append(w.ties, row)
			r.d.workers[id] = w
		}
	}
}

// keep remembers where a fact of a site's ledger stands.
func (r *reader) keep(list string, s peer.SiteID, rows *input.Rows) {
	key := strings.Join([]string{list, string(s)}, "/")
	r.places[key] = append(r.places[key], place{rows.File(), rows.Line()})
}
