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
	rows        map[peer.MentorshipID]mentorshipRow
	mentorships map[peer.MentorshipID]*peer.Mentorship // those that were begun
	parts       map[string][]moveRow                   // of corrections, by the id of the correction
	made        []moveRow                              // moves that the library accepted, corrections among them
	refused     []refusedMove
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
	r := &replay{d: d, rows: map[peer.MentorshipID]mentorshipRow{}, mentorships: map[peer.MentorshipID]*peer.Mentorship{},
		parts: map[string][]moveRow{}}
	for _, m := range d.mentorships {
		r.rows[m.id] = m
	}
	var order []moveRow
	for _, row := range d.moves {
		switch {
		case row.partOf != "": // known with its correction
			r.parts[row.partOf] = append(r.parts[row.partOf], row)
		case row.recorded().After(at):
		default:
			order = append(order, row)
		}
	}
	slices.SortStableFunc(order, func(a, b moveRow) int {
		return cmp.Or(a.recorded().Compare(b.recorded()), a.move.At.Compare(b.move.At), cmp.Compare(a.line, b.line))
	})
	for _, row := range order {
		if err := r.fire(row); err != nil {
			r.refused = append(r.refused, refusalOf(row, err))
		} else {
			r.made = append(r.made, row)
		}
	}
	return r
}

func refusalOf(row moveRow, err error) refusedMove {
	f := refusedMove{row: row, text: err.Error()}
	var refusal *lifecycle.Refusal
	switch {
	case errors.As(err, &refusal):
		f.Refusal, f.rule = refusal, cmp.Or(refusal.Guard, string(refusal.Code))
	case errors.Is(err, peer.ErrNotOver):
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "the end of the episode before"}, "not_over"
	default:
		f.Refusal, f.rule = &lifecycle.Refusal{Want: "a referral that was accepted first"}, string(lifecycle.CodeNotStarted)
	}
	f.text = strings.TrimPrefix(f.text, "mentorship: ")
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

// pairing returns what was known when two people were to be paired.
func (r *replay) pairing(m *peer.Mentorship, id peer.WorkerID, at time.Time) peer.Pairing {
	var others []peer.Mentorship
	for _, other := range r.mentorships {
		if other != m {
			others = append(others, *other)
		}
	}
	return r.d.pairing(m.Participant(), id, at, peer.LoadOf(id, others))
}
