package main

import (
	"crypto/rand"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

// Events of rows that are no moves of the mentorship table.
const (
	correct  peer.MentorshipEvent = "correct"  // replaces other rows
	settle   peer.MentorshipEvent = "settle"   // closes the participant's other requests
	consider peer.MentorshipEvent = "consider" // a worker looks at a request
	rate     peer.MentorshipEvent = "rate"     // a participant says how a worker fitted
	concern  peer.MentorshipEvent = "concern"  // a worker brings a doubt about the fit to the supervisor
)

func (r *reader) moves(file *input.File) {
	rows := r.rows(file, "id mentorship event by_party at", "by_id recorded code reason worker until agreement", "corrects part_of score")
	events := []peer.MentorshipEvent{correct, settle, consider, rate, concern}
	for _, row := range peer.MentorshipLifecycle().Rows {
		if !slices.Contains(events, row.Event) {
			events = append(events, row.Event)
		}
	}
	parties := []lifecycle.Party{lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.IncomingWorkerParty,
		lifecycle.SupervisorParty, lifecycle.ProgrammeParty, lifecycle.ReferrerParty, lifecycle.SystemParty}
	seen := map[string]moveRow{}
	for rows.Next() {
		row := moveRow{
			line: rows.Line(), mentorship: known(r, rows, "mentorship", r.mentorships, mentorshipsFile),
			worker: known(r, rows, "worker", r.d.workers, workersFile), until: date(rows, "until"),
			corrects: rows.Text("corrects"), partOf: rows.Text("part_of"), reason: rows.Text("reason"),
		}
		mv := &row.move
		mv.ID, mv.Event, mv.Code = rows.Text("id"), input.Enum(rows, "event", events...), rows.Text("code")
		mv.At, mv.Recorded = rows.Time("at"), rows.Time("recorded")
		mv.By = lifecycle.Actor{Party: input.Enum(rows, "by_party", parties...), ID: rows.Text("by_id")}
		mv.Data.Agreement = input.Enum(rows, "agreement", peer.AgreementForms()...)
		if !row.until.IsZero() {
			if z := r.d.zoneOf(r.mentorships[row.mentorship].site); z != nil {
				mv.Data.Until = row.until.Start(z)
			}
		}
		if mv.Event == peer.ProposeWorker {
			mv.Data.Incoming = row.worker
		} else {
			mv.Data.Worker = row.worker
		}
		var err error
		if mv.Reason, err = lifecycle.NewText(rand.Reader, row.reason); err != nil {
			rows.Problem("reason", "is too long")
		}
		if !rows.Blank("score") {
			row.score = peer.Score(rows.Int("score", int(peer.ScoreWorst), int(peer.ScoreBest)))
		}
		r.checkActor(rows, mv.By)
		r.checkExtra(rows, row)
		r.checkCorrection(rows, row, seen)
		if _, ok := seen[mv.ID]; ok {
			rows.Problem("id", twice)
		}
		seen[mv.ID] = row
		if rows.OK() {
			r.d.moves = append(r.d.moves, row)
		}
	}
	r.checkOpenings(file.Name, seen)
}

// checkActor reports who makes a move that cannot be anybody.
func (r *reader) checkActor(rows *input.Rows, by lifecycle.Actor) {
	switch by.Party {
	case lifecycle.ParticipantParty:
		known(r, rows, "by_id", r.d.participants, participantsFile)
	case lifecycle.WorkerParty, lifecycle.IncomingWorkerParty:
		known(r, rows, "by_id", r.d.workers, workersFile)
	case lifecycle.SupervisorParty:
		known(r, rows, "by_id", r.d.supervisors, supervisorsFile)
	case lifecycle.SystemParty:
		if by.ID != "" {
			rows.Problem("by_id", "is not blank, though the clock is nobody")
		}
		return
	}
	if by.Party != "" && by.ID == "" {
		rows.Problem("by_id", "is blank")
	}
}

// checkExtra reports a row that is no move and lacks what it is about, or that
// somebody else made.
func (r *reader) checkExtra(rows *input.Rows, row moveRow) {
	by := row.move.By
	if (row.move.Event == rate) != (row.score != 0) && row.move.Event != "" {
		rows.Problem("score", "belongs to rows with the event rate, and to all of them")
	}
	switch row.move.Event {
	case rate:
		if row.worker == "" {
			rows.Problem("worker", "is blank")
		}
		m := r.mentorships[row.mentorship]
		if _, ok := r.d.participants[m.participant]; by.Party != lifecycle.ParticipantParty || ok && by.ID != string(m.participant) {
			rows.Problem("by_id", "is not the participant, who alone rates")
		}
	case consider, concern:
		if by.Party != lifecycle.WorkerParty {
			rows.Problem("by_party", "is not the worker")
		}
	case settle:
		if by.Party != lifecycle.ProgrammeParty && by.Party != lifecycle.SupervisorParty {
			rows.Problem("by_party", "is not the programme or a supervisor")
		}
	}
}

// checkCorrection reports a correction, or a part of one, that belongs to nothing.
func (r *reader) checkCorrection(rows *input.Rows, row moveRow, seen map[string]moveRow) {
	if (row.move.Event == correct) != (row.corrects != "") {
		rows.Problem("corrects", "belongs to rows with the event correct, and to all of them")
	}
	if row.corrects != "" {
		if old, ok := seen[row.corrects]; !ok || old.mentorship != row.mentorship {
			rows.Problem("corrects", "names no earlier row of this mentorship")
		}
	}
	if row.partOf != "" {
		if c, ok := seen[row.partOf]; !ok || c.move.Event != correct || c.mentorship != row.mentorship {
			rows.Problem("part_of", "names no earlier correction of this mentorship")
		}
	}
}

// checkOpenings reports mentorships that nobody referred, or that were referred
// before the records begin.
func (r *reader) checkOpenings(file string, seen map[string]moveRow) {
	opened := map[peer.MentorshipID]bool{}
	for _, row := range seen {
		isOpening := row.move.Event == peer.ReferParticipant || row.move.Event == "" // an event that could not be read may be one
		opened[row.mentorship] = opened[row.mentorship] || isOpening
	}
	for _, row := range r.d.moves {
		z := r.d.zoneOf(r.mentorships[row.mentorship].site)
		if row.move.Event == peer.ReferParticipant && peer.DateOf(row.move.At, z).Before(r.d.programme.RecordsFrom) {
			r.problems.Add(file, row.line, "at", "lies before records_from: retention would count only those who stayed till then")
		}
		if !opened[row.mentorship] {
			opened[row.mentorship] = true
			r.problems.Add(file, row.line, "mentorship", "is moved and never referred")
		}
	}
}

func (r *reader) encounters(file *input.File) {
	rows := r.rows(file, "id kind worker site start minutes attempted recorded",
		"funding participant mentorship modality setting activities supplies", "goals")
	for rows.Next() {
		e := peer.Encounter{
			ID: peer.EncounterID(rows.Text("id")), Programme: r.d.programme.ID,
			Site: known(r, rows, "site", r.d.sites, programmeFile), Funding: known(r, rows, "funding", r.funding, programmeFile),
			Kind: input.Enum(rows, "kind", peer.EncounterKinds()...), Worker: known(r, rows, "worker", r.d.workers, workersFile),
			Participant: known(r, rows, "participant", r.d.participants, participantsFile),
			Mentorship:  known(r, rows, "mentorship", r.mentorships, mentorshipsFile),
			Start:       rows.Time("start"), Minutes: rows.Int("minutes", 0, 1440), Attempted: rows.Bool("attempted"),
			Modality: input.Enum(rows, "modality", peer.Modalities()...), Setting: input.Enum(rows, "setting", peer.Settings()...),
			Activities: words[peer.ActivityID](rows, "activities"), Supplies: supplies(rows), Goals: words[peer.GoalID](rows, "goals"), Recorded: rows.Time("recorded"),
		}
		if r.contacts[e.ID] {
			rows.Problem("id", twice)
		}
		r.contacts[e.ID] = true
		if len(e.Goals) > 0 && rows.Blank("participant") {
			rows.Problem("goals", "belongs to contacts with a known participant")
		}
		m := r.mentorships[e.Mentorship]
		if _, ok := r.d.participants[m.participant]; ok && m.participant != e.Participant {
			rows.Problem("mentorship", "is one of another participant")
		}
		if rows.OK() {
			e.Credential = r.d.workerAt(e.Worker, e.Start).Credential
			for _, what := range faults(e.Check()) {
				rows.Problem(input.WholeLine, what)
			}
			r.d.encounters = append(r.d.encounters, e)
		}
	}
	slices.SortStableFunc(r.d.encounters, func(a, b peer.Encounter) int { return a.Start.Compare(b.Start) })
}

// faults returns the lines of a joined error without the package's prefix.
func faults(err error) []string {
	if err == nil {
		return nil
	}
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], peer.ErrEncounter.Error()+": ")
	}
	return lines
}

// supplies returns what was handed out, written as ITEM:COUNT.
func supplies(rows *input.Rows) []peer.Supply {
	var out []peer.Supply
	for _, word := range strings.Fields(rows.Text("supplies")) {
		item, count, ok := strings.Cut(word, ":")
		n, err := strconv.Atoi(count)
		if !ok || err != nil || n < 1 || item == "" {
			rows.Problem("supplies", "is not a list such as naloxone_kit:2 fentanyl_test_strip:10")
			return nil
		}
		out = append(out, peer.Supply{Item: item, Count: n})
	}
	return out
}

func (r *reader) sessions(file *input.File) {
	rows := r.rows(file, "id worker start minutes format modality group_size observation requested_by result",
		"supervisor", "documented signed_worker signed_supervisor")
	stamp := func(column string) supervision.Stamp {
		return supervision.Stamp{Known: rows.Has(column), On: date(rows, column)}
	}
	for rows.Next() {
		s := supervision.Session{
			ID: supervision.SessionID(rows.Text("id")), Worker: known(r, rows, "worker", r.d.workers, workersFile),
			Supervisor: known(r, rows, "supervisor", r.d.supervisors, supervisorsFile), Start: rows.Time("start"),
			Length: time.Duration(rows.Int("minutes", 0, 1440)) * time.Minute, Form: input.Enum(rows, "format", supervision.Forms()...),
			Modality:  input.Enum(rows, "modality", peer.ModalityInPerson, peer.ModalityVideo, peer.ModalityPhone),
			GroupSize: rows.Int("group_size", 1, 1000), Observation: rows.Bool("observation"),
			RequestedBy: input.Enum(rows, "requested_by", supervision.Requesters()...), Result: input.Enum(rows, "result", supervision.Results()...),
			Documented: stamp("documented"), SignedByWorker: stamp("signed_worker"), SignedBySupervisor: stamp("signed_supervisor"),
		}
		if rows.OK() {
			r.keep(supervision.SessionsList, r.d.workers[s.Worker].site, rows)
			r.d.sessions = append(r.d.sessions, s)
		}
	}
}

// sessionOf returns the worker of a session of a site's ledger.
func (r *reader) sessionOf(s site, index int) peer.WorkerID {
	return r.d.ledgerFacts(s, time.Time{}).Sessions[index].Worker
}

// checkLedger reports what the supervision files say that cannot have been.
func (r *reader) checkLedger() {
	if r.unread[rosterFile] || r.unread[workersFile] || r.unread[programmeFile] {
		return
	}
	for _, s := range r.d.programme.Sites {
		_, err := supervision.NewLedger(r.d.ledgerFacts(s, time.Time{}))
		var bad *supervision.LedgerError
		if !errors.As(err, &bad) {
			continue
		}
		for _, f := range bad.Faults {
			if f.List == supervision.SessionsList && f.Field == "worker" && r.onRoster[r.sessionOf(s, f.Index)] {
				continue // it only follows from a row of the roster that is wrong itself
			}
			at := r.places[f.List+"/"+string(s.ID)][f.Index]
			r.problems.Add(at.file, at.line, f.Field, f.Problem)
		}
	}
}
