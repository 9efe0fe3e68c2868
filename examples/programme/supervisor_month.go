package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
)

// A supervisorMonth is the last month of the quarter, or the part of it that the
// report sees, for one supervisor: what took place, what waits, and what the next
// session with each worker is about. It has counts and codes and no words of anybody.
type supervisorMonth struct {
	Supervisor string             `json:"supervisor"`
	Site       string             `json:"site"`
	From       peer.Date          `json:"from"`
	To         peer.Date          `json:"to"`
	Workers    []string           `json:"workers"`
	Digest     supervision.Digest `json:"digest"`
	Agendas    []workerAgenda     `json:"agendas"`
	Over       bool               `json:"over_ratio"`
	zone       *time.Location
}

// A workerAgenda is what the next session of a worker is about, first things first.
type workerAgenda struct {
	Worker string       `json:"worker"`
	Items  []agendaLine `json:"items"`
}

type agendaLine struct {
	Kind     supervision.ConcernKind `json:"kind"`
	Severity supervision.Severity    `json:"severity"`
	Since    time.Time               `json:"since"`
	About    []string                `json:"about"`
	Own      bool                    `json:"own"` // the worker asked for it
	zone     *time.Location
}

// soonDays is within how many days something counts as soon on a supervisor's board.
const soonDays = 14

// supervisorMonths returns the month of every supervisor who has workers at the time of the report.
func (r *replay) supervisorMonths(rep *report, at time.Time) ([]supervisorMonth, error) {
	out := []supervisorMonth{}
	for _, s := range r.d.programme.Sites {
		months, err := r.monthsAt(s, rep, at)
		if err != nil {
			return nil, err
		}
		out = append(out, months...)
	}
	slices.SortStableFunc(out, func(a, b supervisorMonth) int { return cmp.Compare(a.Supervisor, b.Supervisor) })
	return out, nil
}

func (r *replay) monthsAt(s site, rep *report, at time.Time) ([]supervisorMonth, error) {
	standard, err := supervision.StandardOf(s.Jurisdiction)
	if err != nil {
		return nil, err
	}
	facts := r.d.ledgerFacts(s, at)
	facts.Roster = r.endSupervision(facts.Roster)
	ledger, err := supervision.NewLedger(facts)
	if err != nil {
		return nil, err
	}
	board, err := standard.Board(ledger, r.d.programme.From, at)
	if err != nil {
		return nil, err
	}
	all, err := supervision.NewSupervisorBoard(ledger, standard, board, supervision.OpenWork{CoSigns: r.coSignCounts(rep, at)}, soonDays)
	if err != nil {
		return nil, err
	}
	month := monthOf(r.d.programme, peer.DateOf(at, s.Zone.Location))
	var out []supervisorMonth
	for _, row := range all.Supervisors {
		m := supervisorMonth{Supervisor: string(row.Supervisor), Site: string(s.ID), From: month.From, To: month.Until, Workers: []string{},
			Agendas: []workerAgenda{}, Over: row.Over, zone: s.Zone.Location}
		if m.Digest, err = supervision.NewDigest(ledger, row, month); err != nil {
			return nil, err
		}
		for _, w := range row.Workers {
			if r.hasLeft(w, at) {
				continue
			}
			m.Workers = append(m.Workers, string(w))
			agenda, err := r.agenda(w, s, month, rep, board, at)
			if err != nil {
				return nil, err
			}
			m.Agendas = append(m.Agendas, agenda)
		}
		if len(m.Workers) > 0 {
			out = append(out, m)
		}
	}
	return out, nil
}

// monthOf returns the last calendar month of the quarter, as far as it has gone by a day.
func monthOf(p programme, today peer.Date) peer.DateRange {
	end := p.To.Earlier(today)
	_, _, day := end.AddDays(-1).Civil()
	return peer.DateRange{From: end.AddDays(-day).Later(p.From), Until: end}
}

// coSignCounts returns how many notes wait for each supervisor's signature.
func (r *replay) coSignCounts(rep *report, at time.Time) []supervision.CoSignCount {
	counts := map[peer.SupervisorID]int{}
	for _, n := range rep.Notes.Awaiting {
		s := r.d.supervisorOf(peer.WorkerID(n.Worker), peer.DateOf(at, n.zone))
		if n.WaitsFor == "supervisor" && s != "" {
			counts[s]++
		}
	}
	var out []supervision.CoSignCount
	for _, s := range sortedKeys(counts) {
		out = append(out, supervision.CoSignCount{Supervisor: s, Outstanding: counts[s]})
	}
	return out
}

// agenda fills the agenda of a worker from what the month brought.
func (r *replay) agenda(w peer.WorkerID, s site, month peer.DateRange, rep *report, board supervision.Board, at time.Time) (workerAgenda, error) {
	in := func(t time.Time) bool { return month.Contains(peer.DateOf(t, s.Zone.Location)) }
	var concerns []supervision.Concern
	for _, a := range rep.Scope {
		if a.Worker == string(w) && in(a.At) {
			concerns = append(concerns, concernsOf(a)...)
		}
	}
	for _, f := range rep.Contacts.Outside {
		if f.Worker == string(w) && in(f.At) {
			concerns = append(concerns, supervision.Concern{Key: "contact/" + f.Encounter, Kind: supervision.ConcernScope,
				Severity: supervision.SeveritySoon, At: f.At, About: string(f.Activity)})
		}
	}
	for _, n := range rep.Notes.Awaiting {
		if n.Worker == string(w) && n.WaitsFor == "worker" {
			concerns = append(concerns, supervision.Concern{Key: "notes", Kind: supervision.ConcernNotes, Severity: supervision.SeverityRoutine, At: n.Since})
		}
	}
	for _, debt := range board.OwedTo(w) {
		concerns = append(concerns, debt.Concern())
	}
	var topics []supervision.Topic
	for _, x := range r.d.sessions {
		if x.Worker == w && x.Result == supervision.Requested && in(x.Start) {
			topics = append(topics, supervision.Topic{Key: "asked/" + string(x.ID), At: x.Start})
		}
	}
	list, err := supervision.NewAgenda(concerns, nil, topics, at, supervision.AgendaRules{}, s.Zone.Location)
	if err != nil {
		return workerAgenda{}, err
	}
	out := workerAgenda{Worker: string(w), Items: []agendaLine{}}
	for _, i := range list.Items {
		out.Items = append(out.Items, agendaLine{i.Kind, i.Severity, i.Since.UTC(), i.About, i.Own, s.Zone.Location})
	}
	return out, nil
}

// concernsOf hands what a decision asks for over to supervision: the matter itself
// where the worker had to ask or somebody has to be told, and a debrief after an emergency.
func concernsOf(a answer) []supervision.Concern {
	severity := supervision.Severity(0)
	for _, t := range a.Decision.Tasks(a.ID, a.At) {
		switch {
		case t.Kind != scope.TaskAgenda && t.Kind != scope.TaskEscalation && t.Kind != scope.TaskEmergency:
		case t.Severity == scope.Imminent:
			severity = max(severity, supervision.SeverityUrgent)
		case t.Severity == scope.Urgent:
			severity = max(severity, supervision.SeveritySoon)
		default:
			severity = max(severity, supervision.SeverityRoutine)
		}
	}
	if a.Decision.Verdict == scope.ConsultSupervisorFirst {
		severity = max(severity, supervision.SeveritySoon)
	}
	if severity == 0 {
		return nil
	}
	out := []supervision.Concern{{Key: "scope/" + a.ID, Kind: supervision.ConcernScope, Severity: severity, At: a.At, About: string(a.Activity)}}
	if a.Decision.Verdict == scope.EmergencyEscalate {
		if c, open := supervision.DebriefConcern("debrief/"+a.ID, a.At, nil); open {
			out = append(out, c)
		}
	}
	return out
}

// Lines returns the digest, a sentence a line.
func (m supervisorMonth) Lines() []string {
	lines := strings.Split(strings.TrimSpace(m.Digest.Text()), "\n")
	return lines[1:] // the first names the dates
}

// Words says what an item is about.
func (l agendaLine) Words() string {
	s := map[supervision.ConcernKind]string{
		supervision.ConcernScope: "scope of practice", supervision.ConcernNotes: "notes that are not signed", supervision.ConcernDebrief: "a debrief after an emergency",
		supervision.ConcernSupervision: "supervision that is owed to the worker", supervision.ConcernTopic: "an extra session that the worker asked for",
	}[l.Kind]
	if len(l.About) > 0 {
		s += ": " + spaced(strings.Join(l.About, ", "))
	}
	if l.Severity == supervision.SeverityUrgent {
		s += "; it does not wait for a session"
	}
	return s + ", since " + l.Since.In(l.zone).Format("2 Jan")
}

func (rep *report) printMonths(p *printer) {
	p.title("A supervisor's month")
	p.para(monthNote)
	for _, m := range rep.Months {
		p.head("  " + m.Supervisor + ", " + m.From.String() + " to " + m.To.AddDays(-1).String())
		for _, line := range m.Lines() {
			p.para(line)
		}
		for _, a := range m.Agendas {
			if len(a.Items) == 0 {
				p.item("  "+a.Worker, 9, "nothing waits for the next session but what the worker brings")
			}
			for i, item := range a.Items {
				label := " "
				if i == 0 {
					label = "  " + a.Worker
				}
				p.item(label, 9, item.Words())
			}
		}
	}
}

const monthNote = "What took place in the last month and what the next session with each worker is about, filled from the records: questions of scope, contacts " +
	"outside scope, notes, supervision that is owed, sessions asked for. It counts, and repeats no words of anybody."

// MonthNote says what the section is.
func (rep *report) MonthNote() string { return monthNote }
