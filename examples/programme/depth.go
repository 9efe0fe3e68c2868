package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A settledLine is what became of a participant's other requests.
type settledLine struct {
	At         time.Time `json:"at"`
	Mentorship string    `json:"mentorship"` // the one that was accepted
	By         string    `json:"by"`
	Closed     []string  `json:"closed"`
	Tell       []string  `json:"tell"` // everybody concerned
	zone       *time.Location
}

// A fitReport is what was said of how people fitted. Nothing here adds up for a worker.
type fitReport struct {
	Ratings  int           `json:"ratings"`
	NotAgain []pairLine    `json:"not_paired_again"` // the participant's newest rating is the worst one
	Concerns []concernLine `json:"concerns"`         // that workers brought to the supervisor
}

type pairLine struct {
	Participant string `json:"participant"`
	Worker      string `json:"worker"`
}

type concernLine struct {
	Mentorship string    `json:"mentorship"`
	Worker     string    `json:"worker"`
	At         time.Time `json:"at"`
	Code       string    `json:"code"`
	zone       *time.Location
}

// An endingLine is an end that one side proposed and nobody answered.
type endingLine struct {
	Mentorship string    `json:"mentorship"`
	Site       string    `json:"site"`
	Worker     string    `json:"worker"`
	Kind       string    `json:"kind"` // goals_reached or closing
	By         string    `json:"by"`
	Since      time.Time `json:"since"`
	Code       string    `json:"code,omitempty"`
	AnswerBy   time.Time `json:"answer_by,omitzero"` // of goals_reached: afterwards a person may close
	zone       *time.Location
}

// A holdLine is a request that a worker is looking at.
type holdLine struct {
	Mentorship string    `json:"mentorship"`
	Worker     string    `json:"worker"`
	Until      time.Time `json:"until"`
	zone       *time.Location
}

// A checkInLine is a mentorship with planned contacts of the quarter that were missed.
type checkInLine struct {
	Mentorship string      `json:"mentorship"`
	Site       string      `json:"site"`
	Worker     string      `json:"worker"`
	Planned    int         `json:"planned"`
	Missed     []peer.Date `json:"missed"`
}

// settledLines returns the requests that were settled in the quarter.
func (r *replay) settledLines() []settledLine {
	out := []settledLine{}
	for _, s := range r.settled {
		site := r.rows[s.row.mentorship].site
		if !r.d.inQuarter(recorded(s.row.move.Act), site) {
			continue
		}
		l := settledLine{At: s.row.move.At.UTC(), Mentorship: string(s.row.mentorship), By: string(s.row.move.By.Party),
			Closed: []string{}, Tell: []string{}, zone: r.d.zoneOf(site)}
		for _, id := range s.Closed {
			l.Closed = append(l.Closed, string(id))
		}
		for _, who := range s.Concerned {
			l.Tell = append(l.Tell, who.ID)
		}
		out = append(out, l)
	}
	return out
}

// fit returns what was said of how people fitted, by the moment of the replay.
func (r *replay) fit() fitReport {
	out := fitReport{Ratings: len(r.ratings), NotAgain: []pairLine{}, Concerns: []concernLine{}}
	for _, x := range r.ratings {
		pair := pairLine{string(x.Participant), string(x.Worker)}
		if ratings, _ := r.fitOf(x.Participant, r.at); peer.Blocks(ratings, x.Participant, x.Worker) && !slices.Contains(out.NotAgain, pair) {
			out.NotAgain = append(out.NotAgain, pair)
		}
	}
	for _, c := range r.concerns {
		out.Concerns = append(out.Concerns, concernLine{string(c.Mentorship), string(c.Worker), c.Raised.UTC(), c.Code, r.d.zoneOf(r.rows[c.Mentorship].site)})
	}
	return out
}

// considering returns the requests that workers are looking at.
func (r *replay) considering(at time.Time) []holdLine {
	out := []holdLine{}
	for _, row := range r.d.mentorships {
		if h, ok := peer.HeldBy(r.holds, row.id, at); ok {
			out = append(out, holdLine{string(row.id), string(h.Worker), h.Until.UTC(), r.d.zoneOf(row.site)})
		}
	}
	return out
}

// addEndings lists what one side proposed to end and nobody answered.
func (l *dueLists) addEndings(d *data, row mentorshipRow, m *peer.Mentorship) error {
	line := endingLine{Mentorship: string(row.id), Site: string(row.site), Worker: string(m.Worker()), zone: d.zoneOf(row.site)}
	if m.IsOver() {
		return nil
	}
	if e, ok := m.EndingProposed(); ok {
		span, _ := peer.EndingDefaults()
		by, err := d.calendar(row.site).Add(e.At, span)
		if err != nil {
			return err
		}
		x := line
		x.Kind, x.By, x.Since, x.AnswerBy = "goals_reached", string(e.By.Party), e.At.UTC(), by.UTC()
		l.Endings = append(l.Endings, x)
	}
	if e, ok := m.ClosingProposed(); ok {
		x := line
		x.Kind, x.By, x.Since, x.Code = "closing", string(e.By.Party), e.At.UTC(), e.Code
		l.Endings = append(l.Endings, x)
	}
	return nil
}

// addCheckIns lists the planned contacts of the quarter on which nobody had been
// in contact since the planned date before. Only dates whose whole stretch lies
// in the quarter count, because earlier contacts are not in the files, and none
// with a pause in it.
func (l *dueLists) addCheckIns(d *data, row mentorshipRow, m *peer.Mentorship, at time.Time, contacts []peer.Encounter) error {
	if !slices.Contains(expectsContact, m.State()) {
		return nil
	}
	z := d.zoneOf(row.site)
	start, on := peer.DateOf(m.StartedAt(), z), peer.DateOf(at, z)
	var made []peer.Date
	for _, e := range contacts {
		if e.Mentorship == row.id && !e.Attempted {
			made = append(made, peer.DateOf(e.Start, z))
		}
	}
	schedule := peer.CheckInDefaults()
	planned, err := schedule.Dates(start)
	if err != nil {
		return err
	}
	missed, err := schedule.Missed(start, made, on)
	if err != nil {
		return err
	}
	line := checkInLine{Mentorship: string(row.id), Site: string(row.site), Worker: string(m.Worker()), Missed: []peer.Date{}}
	before := start
	for _, x := range planned {
		counts := !before.Before(d.programme.From) && x.Before(d.programme.To) && x.Before(on) &&
			m.PausedBetween(before.Start(z), x.AddDays(1).Start(z)) == 0
		before = x
		if !counts {
			continue
		}
		line.Planned++
		if slices.Contains(missed, x) {
			line.Missed = append(line.Missed, x)
		}
	}
	if len(line.Missed) > 0 {
		l.CheckIns = append(l.CheckIns, line)
	}
	return nil
}
