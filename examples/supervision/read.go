package main

import (
	"errors"
	"io"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// A reader reads the files of one assessment and remembers on which line of which
// file each fact stands.
type reader struct {
	problems input.Problems
	facts    supervision.Facts
	places   map[string][]place // by the list of the facts
	onRoster map[string]bool    // also on rows that are wrong in another cell
	noRoster bool               // no row of the roster could be read
}

type place struct {
	file string
	line int
}

// A table is a further file to read, of which nothing is left out before the
// ledger is made.
type table struct {
	name string // empty if it was not given
	read func(*input.File, *input.Problems)
}

// read returns the facts in the files as a ledger, or everything that is wrong with
// them and with the further files; cover, if there is any by then, is put into the roster.
func read(o options, stdin io.Reader, further ...table) (*supervision.Ledger, error) {
	r := reader{facts: supervision.Facts{Zone: o.zone}, places: map[string][]place{}, onRoster: o.known}
	if r.onRoster == nil {
		r.onRoster = map[string]bool{}
	}
	for _, f := range []struct {
		name string
		read func(*input.File)
	}{{o.roster, r.roster}, {o.sessions, r.sessions}, {o.hours, r.hours}} {
		if f.name == "" {
			continue
		}
		file, err := input.Open(f.name, stdin)
		if err != nil {
			return nil, err
		}
		f.read(file)
		if err := file.Close(); err != nil {
			return nil, err
		}
	}
	if err := readTables(stdin, &r.problems, further...); err != nil {
		return nil, err
	}
	ledger, err := supervision.NewLedger(r.facts)
	var bad *supervision.LedgerError
	if errors.As(err, &bad) {
		r.tell(bad.Faults)
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	if err != nil || o.covers == nil || len(*o.covers) == 0 {
		return ledger, err
	}
	r.facts.Roster = supervision.CoverRoster(r.facts.Roster, *o.covers)
	return supervision.NewLedger(r.facts)
}

// readTables reads files and adds what is wrong with them to the problems.
func readTables(stdin io.Reader, problems *input.Problems, tables ...table) error {
	for _, f := range tables {
		if f.name == "" {
			continue
		}
		file, err := input.Open(f.name, stdin)
		if err != nil {
			return err
		}
		f.read(file, problems)
		if err := file.Close(); err != nil {
			return err
		}
	}
	return nil
}

// tell adds the faults at their places, but for those that only follow from a
// row of the roster that could not be read.
func (r *reader) tell(faults []supervision.Fault) {
	for _, f := range faults {
		if f.Field == "worker" && (r.noRoster || r.onRoster[r.worker(f)]) {
			continue
		}
		at := r.places[f.List][f.Index]
		r.problems.Add(at.file, at.line, f.Field, f.Problem)
	}
}

// worker returns the worker of the fact in which a fault lies.
func (r *reader) worker(f supervision.Fault) string {
	switch f.List {
	case supervision.SessionsList:
		return string(r.facts.Sessions[f.Index].Worker)
	case supervision.HoursList:
		return string(r.facts.Hours[f.Index].Worker)
	}
	return ""
}

// keep remembers where the fact to be appended to the list stands.
func (r *reader) keep(list string, rows *input.Rows) {
	r.places[list] = append(r.places[list], place{rows.File(), rows.Line()})
}

func columns(required, blank, optional string) input.Table {
	var t input.Table
	for _, name := range strings.Fields(required) {
		t.Columns = append(t.Columns, input.Column{Name: name})
	}
	for _, name := range strings.Fields(blank) {
		t.Columns = append(t.Columns, input.Column{Name: name, Blank: true})
	}
	for _, name := range strings.Fields(optional) {
		t.Columns = append(t.Columns, input.Column{Name: name, Blank: true, Optional: true})
	}
	return t
}

func (r *reader) roster(file *input.File) {
	rows := input.CSV(file, &r.problems, columns("worker credential credential_since service_start fte",
		"supervisor supervisor_kind", "supervisor_fte"))
	for rows.Next() {
		a := supervision.Assignment{
			Worker:        peer.WorkerID(rows.Text("worker")),
			Credential:    input.Enum(rows, "credential", peer.CredentialStates()...),
			Since:         date(rows, "credential_since"),
			ServiceStart:  date(rows, "service_start"),
			FTE:           supervision.FTE(millionths(rows, "fte")),
			Supervisor:    peer.SupervisorID(rows.Text("supervisor")),
			Kind:          input.Enum(rows, "supervisor_kind", supervision.SupervisorKinds()...),
			SupervisorFTE: supervision.FullTime,
		}
		if a.Supervisor != "" && a.Kind == "" && rows.OK() {
			rows.Problem("supervisor_kind", "is blank, though there is a supervisor")
		}
		if !rows.Blank("supervisor_fte") {
			if a.SupervisorFTE = supervision.FTE(millionths(rows, "supervisor_fte")); a.SupervisorFTE == 0 && rows.OK() {
				rows.Problem("supervisor_fte", "is 0, and a supervisor of no post cannot supervise")
			}
		}
		if a.Worker != "" {
			r.onRoster[string(a.Worker)] = true
		}
		if rows.OK() {
			r.keep(supervision.RosterList, rows)
			r.facts.Roster = append(r.facts.Roster, a)
		}
	}
	r.noRoster = len(r.onRoster) == 0 && r.problems.Len() > 0
}

func (r *reader) sessions(file *input.File) {
	rows := input.CSV(file, &r.problems, columns(
		"id worker start format group_size observation requested_by result",
		"supervisor minutes modality", "documented signed_worker signed_supervisor"))
	type key struct {
		worker peer.WorkerID
		id     supervision.SessionID
	}
	seen := map[key]bool{} // also on rows that are wrong in another cell
	for rows.Next() {
		s := supervision.Session{
			ID:         supervision.SessionID(rows.Text("id")),
			Worker:     peer.WorkerID(rows.Text("worker")),
			Supervisor: peer.SupervisorID(rows.Text("supervisor")),
			Start:      rows.Time("start"),
			Length:     time.Duration(millionths(rows, "minutes")) * (time.Minute / 1_000_000),
			Form:       input.Enum(rows, "format", supervision.Forms()...),
			Modality: input.Enum(rows, "modality",
				peer.ModalityInPerson, peer.ModalityVideo, peer.ModalityPhone),
			GroupSize:          rows.Int("group_size", 1, 1_000_000),
			Observation:        yes(rows, "observation"),
			RequestedBy:        input.Enum(rows, "requested_by", supervision.Requesters()...),
			Result:             input.Enum(rows, "result", supervision.Results()...),
			Documented:         stamp(rows, "documented"),
			SignedByWorker:     stamp(rows, "signed_worker"),
			SignedBySupervisor: stamp(rows, "signed_supervisor"),
		}
		for _, column := range []string{"minutes", "modality"} {
			if s.Result != "" && s.Result != supervision.Requested && rows.Blank(column) {
				rows.Problem(column, "is blank, though the session was set")
			}
		}
		if k := (key{s.Worker, s.ID}); s.Worker != "" && s.ID != "" {
			if seen[k] {
				rows.Problem("id", "is used already for this worker")
			}
			seen[k] = true
		}
		if rows.OK() {
			r.keep(supervision.SessionsList, rows)
			r.facts.Sessions = append(r.facts.Sessions, s)
		}
	}
}

func (r *reader) hours(file *input.File) {
	rows := input.CSV(file, &r.problems, columns("worker date hours kind", "", ""))
	r.facts.Hours = []supervision.Hours{}
	for rows.Next() {
		h := supervision.Hours{
			Worker: peer.WorkerID(rows.Text("worker")),
			On:     date(rows, "date"),
			Spent:  time.Duration(millionths(rows, "hours")) * (time.Hour / 1_000_000),
			Kind:   input.Enum(rows, "kind", supervision.HoursKinds()...),
		}
		if rows.OK() {
			r.keep(supervision.HoursList, rows)
			r.facts.Hours = append(r.facts.Hours, h)
		}
	}
}

func date(rows *input.Rows, column string) peer.Date {
	t := rows.Date(column)
	if t.IsZero() {
		return peer.Date{}
	}
	return peer.DateOf(t, time.UTC)
}

// stamp returns what a column says, and that nothing is known if it is absent.
func stamp(rows *input.Rows, column string) supervision.Stamp {
	return supervision.Stamp{Known: rows.Has(column), On: date(rows, column)}
}

// yes returns a truth value; the file format has two words for it and no others.
func yes(rows *input.Rows, column string) bool {
	return input.Enum(rows, column, "true", "false") == "true"
}

// millionths returns the decimal number in the cell, exactly, in millionths.
func millionths(rows *input.Rows, column string) int64 {
	text := rows.Text(column)
	if text == "" {
		return 0
	}
	n, what := decimal(text)
	if what != "" {
		rows.Problem(column, what)
	}
	return n
}

// decimal returns the decimal number in millionths, or what is wrong with it.
func decimal(text string) (n int64, what string) {
	whole, part, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	digits := whole + part
	switch {
	case digits == "" || strings.Trim(digits, "0123456789") != "" || whole == "" || point && part == "":
		return 0, "is not a number such as 7.5"
	case len(part) > 6:
		return 0, "has more than six decimals"
	case len(strings.TrimLeft(whole, "0")) > 6:
		return 0, "is too large"
	}
	for _, d := range digits + strings.Repeat("0", 6-len(part)) {
		n = n*10 + int64(d-'0')
	}
	if n > 0 && strings.HasPrefix(text, "-") {
		return 0, "is negative"
	}
	return n, ""
}
