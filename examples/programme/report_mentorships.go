package main

import (
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A mentorshipLine is where a mentorship stands.
type mentorshipLine struct {
	Mentorship    string               `json:"mentorship"`
	Participant   string               `json:"participant"`
	Earlier       string               `json:"earlier,omitempty"`
	Site          string               `json:"site"`
	Funding       string               `json:"funding,omitempty"`
	State         peer.MentorshipState `json:"state"`
	Since         time.Time            `json:"since"`
	Worker        string               `json:"worker,omitempty"`
	Started       time.Time            `json:"started,omitzero"`
	Until         time.Time            `json:"until,omitzero"`
	PlannedEnd    time.Time            `json:"planned_end,omitzero"` // moved by pauses
	Ended         time.Time            `json:"ended,omitzero"`
	ClosureReason peer.ClosureReason   `json:"closure_reason,omitempty"`
	Early         bool                 `json:"completed_early,omitempty"`
	Tenures       []tenure             `json:"tenures"`
	over          bool
	zone          *time.Location
}

type tenure struct {
	Worker string    `json:"worker"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to,omitzero"`
}

// A refusedLine is a move that the library refused. Where the rule would tell
// that a worker is a participant too, mentorship, state and line are withheld.
type refusedLine struct {
	Line       int                  `json:"line,omitempty"` // of moves.csv
	At         time.Time            `json:"at"`
	Recorded   time.Time            `json:"recorded"`
	Mentorship string               `json:"mentorship,omitempty"`
	Withheld   bool                 `json:"withheld,omitempty"`
	Event      peer.MentorshipEvent `json:"event"`
	By         string               `json:"by"`
	State      string               `json:"state,omitempty"`
	Code       string               `json:"code"`
	Rule       string               `json:"rule"` // the guard, or the code if no guard refused
	Want       string               `json:"want"`
	Legal      []string             `json:"legal"`
	Text       string               `json:"text"`
	StateNow   peer.MentorshipState `json:"state_now,omitempty"`
	zone       *time.Location
}

// A correctedLine is a correction that was made.
type correctedLine struct {
	At         time.Time `json:"at"`
	Mentorship string    `json:"mentorship"`
	By         string    `json:"by"`
	Replaced   int       `json:"replaced_entries"`
	zone       *time.Location
}

func (rep *report) mentorships(r *replay, at time.Time) {
	rep.Mentorships = []mentorshipLine{}
	for _, row := range r.d.mentorships {
		m := r.mentorships[row.id]
		if m == nil {
			continue
		}
		l := mentorshipLine{Mentorship: string(row.id), Participant: string(row.participant), Earlier: string(m.Earlier()),
			Site: string(m.Site), Funding: string(m.Funding), State: m.State(), Since: m.History().Since(), Worker: string(m.Worker()),
			Started: m.StartedAt(), Until: m.Until().UTC(), PlannedEnd: m.PlannedEnd(at).UTC(), Ended: m.EndedAt(), ClosureReason: m.ClosureReason(), Early: m.CompletedEarly(),
			Tenures: []tenure{}, over: m.IsOver(), zone: r.d.zoneOf(row.site)}
		for _, t := range m.Tenures() {
			l.Tenures = append(l.Tenures, tenure{string(t.Worker), t.From, t.To})
		}
		rep.Mentorships = append(rep.Mentorships, l)
	}
}

func (rep *report) moves(r *replay) {
	rep.Refused, rep.Corrected = []refusedLine{}, []correctedLine{}
	for _, f := range r.refused {
		s := r.rows[f.row.mentorship].site
		if !r.d.inQuarter(recorded(f.row.move.Act), s) {
			rep.NotCounted.Refused++
			continue
		}
		l := refusedLine{Line: f.row.line, At: f.row.move.At.UTC(), Recorded: recorded(f.row.move.Act).UTC(), Mentorship: string(f.row.mentorship), Event: f.row.move.Event,
			By: string(f.row.move.By.Party), State: f.State, Code: string(f.Code), Rule: f.rule, Want: f.Want, Legal: f.Legal, Text: f.text, zone: r.d.zoneOf(s)}
		if l.Legal == nil {
			l.Legal = []string{}
		}
		if m := r.mentorships[f.row.mentorship]; m != nil {
			l.StateNow = m.State()
		}
		if l.Rule == tieSamePerson {
			l.Line, l.Mentorship, l.State, l.StateNow, l.Withheld = 0, "", "", "", true
		}
		rep.Refused = append(rep.Refused, l)
	}
	for _, row := range r.made {
		s := r.rows[row.mentorship].site
		rep.Glance.Made += one(r.d.inQuarter(recorded(row.move.Act), s))
		// One that was recorded after the quarter changes what is said of it, too.
		if row.move.Event == correct && !peer.DateOf(recorded(row.move.Act), r.d.zoneOf(s)).Before(r.d.firstDay()) {
			rep.Corrected = append(rep.Corrected, correctedLine{recorded(row.move.Act).UTC(), string(row.mentorship), string(row.move.By.Party),
				len(r.parts[row.move.ID]), r.d.zoneOf(s)})
		}
	}
	for _, x := range r.leavings {
		if r.d.inQuarter(recorded(x.row.act), r.d.workers[x.row.worker].site) {
			rep.Glance.Made += len(x.Mentorships) // each lost its worker by a move of its own
		}
	}
	rep.Glance.Refused = len(rep.Refused)
}
