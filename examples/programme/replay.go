package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A replay fires the moves of a quarter in the order in which they were recorded.
type replay struct {
	d           *data
	at          time.Time // what was recorded later is not read
	rows        map[peer.MentorshipID]mentorshipRow
	mentorships map[peer.MentorshipID]*peer.Mentorship // those that were begun
	parts       map[string][]moveRow                   // of corrections, by the id of the correction
	made        []moveRow                              // moves that the library accepted, corrections among them
	refused     []refusedMove
	holds       []peer.Hold // requests that workers looked at, those that are over among them
	ratings     []peer.Rating
	concerns    []peer.FitConcern
	settled     []settled
	left        map[peer.WorkerID]peer.Date // first day on which they work here no longer
	leavings    []leaving

	merges peer.Merges[peer.Participant]

	leaveRefused []refusedLeaving
	mergeRefused []refusedMergeLine
}

// A settled is what became of a participant's other requests.
type settled struct {
	row moveRow
	peer.Settlement
}

// A refusedMove is a row that the library refused. Nothing changed by it.
type refusedMove struct {
	row  moveRow
	rule string // the guard that refused, or the code of the refusal
	text string
	*lifecycle.Refusal
}

// play replays everything that was recorded by a moment.
func (d *data) play(at time.Time) *replay {
	r := &replay{d: d, at: at, rows: map[peer.MentorshipID]mentorshipRow{}, mentorships: map[peer.MentorshipID]*peer.Mentorship{},
		parts: map[string][]moveRow{}, left: map[peer.WorkerID]peer.Date{}}
	for _, m := range d.mentorships {
		r.rows[m.id] = m
	}
	var order []moveRow
	for _, row := range d.moves {
		switch {
		case row.partOf != "": // known with its correction
			r.parts[row.partOf] = append(r.parts[row.partOf], row)
		case recorded(row.move.Act).After(at):
		default:
			order = append(order, row)
		}
	}
	slices.SortStableFunc(order, func(a, b moveRow) int {
		return byRecording(a.move.Act, b.move.Act, a.line, b.line)
	})
	leavings, merges := d.leavings, d.merges
	before := func(at time.Time) {
		for len(leavings) > 0 && recorded(leavings[0].act).Before(at) {
			r.leave(leavings[0])
			leavings = leavings[1:]
		}
		for len(merges) > 0 && recorded(merges[0].act).Before(at) {
			r.join(merges[0])
			merges = merges[1:]
		}
	}
	for _, row := range order {
		before(recorded(row.move.Act))
		if err := r.fire(row); err != nil {
			r.refused = append(r.refused, refusalOf(row, err))
		} else {
			r.made = append(r.made, row)
		}
	}
	before(at.Add(1)) // what was recorded at the moment itself is known
	return r
}

func refusalOf(row moveRow, err error) refusedMove {
	f := refusedMove{row: row, text: err.Error()}
	var refusal *lifecycle.Refusal
	switch {
	case errors.As(err, &refusal):
		f.Refusal, f.rule = refusal, cmp.Or(refusal.Guard, string(refusal.Code))
	case errors.Is(err, peer.ErrHeld):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "the end of the time in which another worker looks at the request"}, "held"
	case errors.Is(err, peer.ErrTooManyHolds):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a worker who looks at fewer requests"}, "too_many_holds"
	case errors.Is(err, peer.ErrNotSought):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a request for which a worker is sought"}, "not_sought"
	case errors.Is(err, peer.ErrRating):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a worker who is or was responsible, and a reason on the list"}, "not_responsible"
	case errors.Is(err, peer.ErrNotAccepted):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a match that was accepted"}, "not_accepted"
	case errors.Is(err, peer.ErrNotOver):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "the end of the episode before"}, "not_over"
	default:
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a referral that was accepted first"}, string(lifecycle.CodeNotStarted)
	}
	f.text = strings.TrimPrefix(strings.TrimPrefix(f.text, "mentorship: "), "peer: ")
	return f
}

// fire makes one move, or a correction with its parts.
func (r *replay) fire(row moveRow) error {
	m := r.mentorships[row.mentorship]
	switch {
	case m == nil && row.move.Event == peer.ReferParticipant:
		return r.open(row)
	case m == nil:
		return peer.ErrIncomplete
	case row.move.Event == correct:
		return r.correct(m, row)
	case row.move.Event == settle:
		return r.settle(m, row)
	case row.move.Event == consider:
		var err error
		r.holds, err = peer.HoldDefaults().Place(r.holds, *m, peer.WorkerID(row.move.By.ID), row.move.At, r.d.calendar(m.Site))
		return err
	case row.move.Event == rate:
		rating, err := m.Rate(row.worker, row.score, row.move.At)
		if err == nil {
			r.ratings = append(r.ratings, rating)
		}
		return err
	case row.move.Event == concern:
		c, err := m.RaiseFitConcern(peer.WorkerID(row.move.By.ID), row.move.Code, row.move.At)
		if err == nil {
			r.concerns = append(r.concerns, c)
		}
		return err
	}
	var p peer.Pairing
	switch row.move.Event {
	case peer.ProposeMatch:
		p = r.pairing(m, row.move.Data.Worker, row.move.At)
	case peer.ProposeWorker:
		p = r.pairing(m, row.move.Data.Incoming, row.move.At)
	case peer.AcceptMatch:
		p = r.pairing(m, m.Worker(), row.move.At)
	case peer.TakeOver:
		p = r.pairing(m, m.IncomingWorker(), row.move.At)
	}
	return m.Fire(row.move, p)
}

// open begins a mentorship, linked to the one before if the file names one.
func (r *replay) open(row moveRow) error {
	file := r.rows[row.mentorship]
	var m *peer.Mentorship
	var err error
	if file.earlier == "" {
		m, err = peer.NewMentorship(file.id, file.participant, row.move.Act)
	} else {
		before := r.mentorships[file.earlier]
		if before == nil {
			return peer.ErrNotOver
		}
		m, err = before.Reengage(file.id, row.move.Act)
	}
	if err != nil {
		return err
	}
	m.Programme, m.Site, m.Funding = r.d.programme.ID, file.site, file.funding
	r.mentorships[file.id] = m
	return nil
}

// correct voids the entries from the one that the row names on and puts the
// row's parts in their place.
func (r *replay) correct(m *peer.Mentorship, row moveRow) error {
	from := 0
	for _, e := range m.History().Entries() {
		if e.ID == row.corrects {
			from = e.Seq
		}
	}
	var parts []peer.MentorshipMove
	for _, part := range r.parts[row.move.ID] {
		parts = append(parts, part.move)
	}
	return m.Correct(row.move.Act, from, parts...)
}

// settle closes the participant's other requests once the match of m was accepted.
func (r *replay) settle(m *peer.Mentorship, row moveRow) error {
	var others []*peer.Mentorship
	for _, file := range r.d.mentorships {
		if other := r.mentorships[file.id]; other != nil && other != m {
			others = append(others, other)
		}
	}
	done, err := m.Settle(row.move.Act, others...)
	if err == nil {
		r.settled = append(r.settled, settled{row, done})
	}
	return err
}

// pairing returns what was known when two people were to be paired.
func (r *replay) pairing(m *peer.Mentorship, id peer.WorkerID, at time.Time) peer.Pairing {
	var others []peer.Mentorship
	for _, other := range r.mentorships {
		if other != m {
			others = append(others, *other)
		}
	}
	p := r.pairingOf(m.Participant(), id, at, peer.LoadOf(id, others))
	p.Holds = r.holds
	return p
}
