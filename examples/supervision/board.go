package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// boardOptions are what board is asked for.
type boardOptions struct {
	options
	coverFile, actionFile string
	at                    time.Time
	soon                  int
}

func board(args []string, stdin io.Reader, stdout io.Writer) error {
	o, err := parseBoard(args, stdout)
	if err != nil {
		return err
	}
	var work supervision.OpenWork
	o.covers, o.known = &work.Covers, map[string]bool{}
	ledger, err := read(o.options, stdin,
		table{o.coverFile, func(f *input.File, p *input.Problems) { work.Covers = covers(f, p, o.known) }},
		table{o.actionFile, func(f *input.File, p *input.Problems) { work.Actions = flat(actions(f, p)) }})
	if err != nil {
		return err
	}
	b, err := o.standard.Board(ledger, o.from, o.at)
	if errors.Is(err, supervision.ErrBadRange) {
		return input.Usage("-since, -at: %w", err)
	}
	if err != nil {
		return err
	}
	team, err := supervision.NewSupervisorBoard(ledger, o.standard, b, work, o.soon)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	if o.json {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(boardJSON(b, team)); err != nil {
			return err
		}
		return out.Flush()
	}
	printBoard(out, o, b, team)
	return out.Flush()
}

func parseBoard(args []string, stdout io.Writer) (o boardOptions, err error) {
	fs := flag.NewFlagSet("supervision board", flag.ContinueOnError)
	code := fs.String("standard", "", "standard to judge by: "+strings.Join(codes(), ", "))
	fs.StringVar(&o.roster, "roster", "", "CSV `FILE` of workers, credentials and supervisors")
	fs.StringVar(&o.sessions, "sessions", "", "CSV `FILE` of sessions")
	fs.StringVar(&o.hours, "hours", "", "CSV `FILE` of hours worked, for a standard that goes by them")
	fs.StringVar(&o.coverFile, "covers", "", "CSV `FILE` of who stands in for an absent supervisor")
	fs.StringVar(&o.actionFile, "actions", "", "CSV `FILE` of action items")
	since := fs.String("since", "", "`DATE` from which the files are complete")
	at := fs.String("at", "", "`TIME` of the board, RFC 3339")
	fs.IntVar(&o.soon, "soon", 14, "`DAYS` in which the end of cover counts as soon")
	zone := fs.String("zone", "UTC", "IANA `NAME` of the zone in which days begin")
	fs.BoolVar(&o.json, "json", false, "print one JSON object")
	if err := input.Parse(fs, args, stdout); err != nil {
		return o, err
	}
	if fs.NArg() > 0 || *code == "" || o.roster == "" || o.sessions == "" || *since == "" || *at == "" {
		return o, input.Usage("supervision: board needs -standard, -roster, -sessions, -since and -at, and no other words")
	}
	if o.soon < 0 {
		return o, input.Usage("-soon: is negative")
	}
	if err := oneStdin(o.roster, o.sessions, o.hours, o.coverFile, o.actionFile); err != nil {
		return o, err
	}
	if o.standard, err = supervision.StandardOf(*code); err != nil {
		return o, input.Usage("%w; there are: %s", err, strings.Join(codes(), ", "))
	}
	if o.from, err = peer.ParseDate(*since); err != nil {
		return o, input.Usage("-since: %w", err)
	}
	if o.at, o.zone, err = moment(*at, *zone); err != nil {
		return o, err
	}
	if o.standard.NeedsHours() && o.hours == "" {
		return o, input.Usage("supervision: %s goes by hours worked: -hours is missing", o.standard.Code)
	}
	return o, nil
}

// moment returns the time and the zone that a board or an agenda is asked for.
func moment(at, zone string) (time.Time, *time.Location, error) {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return t, nil, input.Usage("-at: is not an RFC 3339 time such as 2026-02-18T12:00:00Z")
	}
	z, err := time.LoadLocation(zone)
	if err != nil || zone == "Local" {
		return t, nil, input.Usage("-zone: unknown zone %q", zone)
	}
	return t, z, nil
}

// oneStdin returns an error if more than one of the files is standard input.
func oneStdin(names ...string) error {
	n := 0
	for _, name := range names {
		if name == "-" {
			n++
		}
	}
	if n > 1 {
		return input.Usage("supervision: only one file can be standard input")
	}
	return nil
}

type wireRow struct {
	Worker  string    `json:"worker"`
	Rule    string    `json:"rule"`
	From    peer.Date `json:"from"`
	To      peer.Date `json:"to"`
	Due     peer.Date `json:"due"`
	Missing amount    `json:"missing"`
}

type amount struct {
	Sessions int     `json:"sessions"`
	Minutes  float64 `json:"minutes"`
}

// boardJSON returns the form in which a board is printed with -json.
func boardJSON(b supervision.Board, team supervision.SupervisorBoard) any {
	wire := struct {
		Standard    string             `json:"standard"`
		On          peer.Date          `json:"on"`
		Due         []wireRow          `json:"due"`
		Owed        []supervision.Debt `json:"owed"`
		Uncovered   []string           `json:"uncovered"`
		Supervisors []wireSupervisor   `json:"supervisors"`
	}{b.Standard, b.On, []wireRow{}, owed(b), []string{}, []wireSupervisor{}}
	for _, r := range b.Due() {
		wire.Due = append(wire.Due, wireRow{string(r.Worker), string(r.Rule), r.Dates.From, r.Dates.Until, r.Due, amount{r.Short.Sessions, r.Short.Time.Minutes()}})
	}
	for _, w := range b.Uncovered {
		wire.Uncovered = append(wire.Uncovered, string(w))
	}
	for _, s := range team.Supervisors {
		wire.Supervisors = append(wire.Supervisors, wireSupervisor{string(s.Supervisor), len(s.Workers), posts(s.Load), posts(s.Post), posts(s.Limit), s.Over,
			len(s.Owed), s.Due, texts(s.CoverEnds), texts(s.Actions)})
	}
	return wire
}

type wireSupervisor struct {
	Supervisor string      `json:"supervisor"`
	Workers    int         `json:"workers"`
	Load       json.Number `json:"load"`
	Post       json.Number `json:"post"`
	Limit      json.Number `json:"limit"` // 0 if the standard has no ratio
	Over       bool        `json:"over_ratio"`
	Owed       int         `json:"owed"`
	Due        int         `json:"due"`
	CoverEnds  []string    `json:"cover_ends"`
	Actions    []string    `json:"actions_overdue"`
}

func posts(v supervision.FTE) json.Number { return json.Number(v.String()) }

func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// owed returns what is owed to every worker, in the order of the board.
func owed(b supervision.Board) []supervision.Debt {
	out := []supervision.Debt{}
	var last peer.WorkerID
	for i, r := range b.Rows {
		if i == 0 || r.Worker != last {
			last = r.Worker
			out = append(out, b.OwedTo(last)...)
		}
	}
	return out
}

// printBoard prints a board for a person to read.
func printBoard(w io.Writer, o boardOptions, b supervision.Board, team supervision.SupervisorBoard) {
	fmt.Fprintf(w, "%s\nOn %s, days as in %s\n", o.standard.Name, b.On, o.zone)
	section := func(title string, n int) bool {
		if n > 0 {
			fmt.Fprintf(w, "\n%s\n", title)
		}
		return n > 0
	}
	if section("Serving without a supervisor: name somebody, or cover, today", len(b.Uncovered)) {
		for _, id := range b.Uncovered {
			fmt.Fprintf(w, "  %s\n", string(id))
		}
	}
	debts := owed(b)
	if section("Owed to the worker", len(debts)) {
		for _, d := range debts {
			fmt.Fprintf(w, "  %s: %s (%s)\n", string(d.Worker), d.Words(), cause(d.Cause))
		}
	}
	due := b.Due()
	if section("Still to be held", len(due)) {
		for _, r := range due {
			fmt.Fprintf(w, "  %s: %s, %s by %s\n", string(r.Worker), r.Rule, r.Short, r.Due)
		}
	}
	if section("By supervisor", len(team.Supervisors)) {
		for _, s := range team.Supervisors {
			fmt.Fprintf(w, "  %s: %d worker%s, %s posts%s\n", string(s.Supervisor), len(s.Workers), plural(len(s.Workers)), s.Load, ratio(s))
			for _, id := range s.CoverEnds {
				fmt.Fprintf(w, "      cover %s ends within %d days: hand over, or extend it\n", string(id), o.soon)
			}
			for _, id := range s.Actions {
				fmt.Fprintf(w, "      action %s is past its day\n", string(id))
			}
		}
	}
}

func ratio(s supervision.SupervisorRow) string {
	switch {
	case s.Limit == 0:
		return ""
	case s.Over:
		return fmt.Sprintf(", more than %s to one: the organisation's to put right", s.Limit)
	}
	return fmt.Sprintf(", at most %s to one", s.Limit)
}
