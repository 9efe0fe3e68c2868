package main

import (
	"errors"
	"io"
	"math"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// A market is what the two files say.
type market struct {
	pairs   []matching.Pair
	places  []matching.Place
	problem *matching.Problem
}

// A reader reads both files and remembers on which line each entry stands.
type reader struct {
	market
	problems  input.Problems
	lines     map[string][]place // by list of matching
	mentioned map[peer.WorkerID]bool
	noPlaces  bool // the file of places could not be read at all
}

type place struct {
	file string
	line int
}

// read returns the market in the files, or everything that is wrong with them.
func read(o options, stdin io.Reader) (market, error) {
	r := reader{lines: map[string][]place{}, mentioned: map[peer.WorkerID]bool{}}
	for _, f := range []struct {
		name string
		read func(*input.File)
	}{{o.capacity, r.readPlaces}, {o.pairs, r.readPairs}} {
		file, err := input.Open(f.name, stdin)
		if err != nil {
			return market{}, err
		}
		f.read(file)
		if err := file.Close(); err != nil {
			return market{}, err
		}
	}
	var err error
	r.problem, err = matching.NewProblem(r.pairs, r.places)
	var bad *matching.InputError
	if errors.As(err, &bad) {
		r.tell(bad.Faults)
	}
	if err := r.problems.Err(); err != nil {
		return market{}, err
	}
	return r.market, err
}

// tell adds the faults at their places, but for those that only follow from a
// line of places that could not be read.
func (r *reader) tell(faults []matching.Fault) {
	for _, f := range faults {
		if f.List == matching.PairsList && f.Field == "worker" &&
			(r.noPlaces || r.mentioned[r.pairs[f.Index].Worker]) {
			continue
		}
		at := r.lines[f.List][f.Index]
		if f.Field == "pair" {
			r.problems.Add(at.file, at.line, input.WholeLine, "the pair "+f.Problem)
			continue
		}
		r.problems.Add(at.file, at.line, f.Field, f.Problem)
	}
}

func (r *reader) keep(list string, rows *input.Rows) {
	r.lines[list] = append(r.lines[list], place{rows.File(), rows.Line()})
}

func (r *reader) readPlaces(file *input.File) {
	before := r.problems.Len()
	rows := input.CSV(file, &r.problems, input.Table{Columns: []input.Column{{Name: "worker"}, {Name: "capacity"}}})
	r.noPlaces = r.problems.Len() > before
	for rows.Next() {
		p := matching.Place{Worker: peer.WorkerID(rows.Text("worker")), Capacity: capacity(rows)}
		r.mentioned[p.Worker] = !rows.OK() || r.mentioned[p.Worker]
		if rows.OK() {
			r.keep(matching.PlacesList, rows)
			r.places = append(r.places, p)
		}
	}
}

// capacity returns the whole number in the cell; one that no int holds is more
// than there can be participants, and so as good as the largest.
func capacity(rows *input.Rows) int {
	text := strings.TrimLeft(rows.Text("capacity"), "0")
	if len(text) > 18 && strings.Trim(text, "0123456789") == "" {
		return math.MaxInt
	}
	return rows.Int("capacity", 0, math.MaxInt)
}

func (r *reader) readPairs(file *input.File) {
	rows := input.CSV(file, &r.problems, input.Table{Columns: []input.Column{
		{Name: "participant"}, {Name: "worker"}, {Name: "score"}}})
	for rows.Next() {
		p := matching.Pair{
			Participant: peer.ParticipantID(rows.Text("participant")),
			Worker:      peer.WorkerID(rows.Text("worker")),
			Score:       rows.Float("score"),
		}
		if rows.OK() {
			r.keep(matching.PairsList, rows)
			r.pairs = append(r.pairs, p)
		}
	}
}
