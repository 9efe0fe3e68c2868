package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// ladder prints who has to be told now and when the next rung is due.
func ladder(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("supervision ladder", flag.ContinueOnError)
	rotaFile := fs.String("rota", "", "CSV `FILE` of shifts on call")
	escalationFile := fs.String("escalations", "", "JSON lines `FILE` of stored escalations")
	atText := fs.String("at", "", "`TIME` of the question, such as 2026-03-02T21:40:00Z")
	zoneName := fs.String("zone", "UTC", "IANA `NAME` of the zone of the rota")
	asJSON := fs.Bool("json", false, "print one JSON object a line")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return input.Usage("supervision: files are named by -rota and -escalations")
	}
	if *rotaFile == "" || *escalationFile == "" || *atText == "" {
		return input.Usage("supervision: ladder needs -rota, -escalations and -at")
	}
	if *rotaFile == "-" && *escalationFile == "-" {
		return input.Usage("supervision: only one file can be standard input")
	}
	at, err := time.Parse(time.RFC3339, *atText)
	if err != nil {
		return input.Usage("supervision: -at: want a time such as 2026-03-02T21:40:00Z")
	}
	zone, err := time.LoadLocation(*zoneName)
	if err != nil || *zoneName == "Local" {
		return input.Usage("supervision: -zone: no such zone")
	}

	var problems input.Problems
	rota, err := readRota(*rotaFile, stdin, zone, &problems)
	if err != nil {
		return err
	}
	list, err := readEscalations(*escalationFile, stdin, at, &problems)
	if err != nil {
		return err
	}
	if err := problems.Err(); err != nil {
		return err
	}
	rows := ladderRows(list, rota, at.UTC())
	if *asJSON {
		out := json.NewEncoder(stdout)
		out.SetEscapeHTML(false)
		for _, r := range rows {
			if err := out.Encode(r); err != nil {
				return err
			}
		}
		return nil
	}
	return ladderText(stdout, rows, at, zone)
}

// readRota reads the shifts. A shift that does not go with those before it is told
// where it stands.
func readRota(name string, stdin io.Reader, zone *time.Location, problems *input.Problems) (escalation.Rota, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return escalation.Rota{}, err
	}
	defer file.Close()
	rows := input.CSV(file, problems, input.Table{Columns: []input.Column{{Name: "shift"}, {Name: "role"}, {Name: "person"}, {Name: "start"}, {Name: "end"}}})
	var shifts []escalation.Shift
	seen, held := map[escalation.ShiftID]bool{}, map[escalation.Post][]escalation.Stretch{}
	for rows.Next() {
		s := escalation.Shift{ID: escalation.ShiftID(rows.Text("shift")), Person: escalation.PersonID(rows.Text("person"))}
		s.Role = input.Enum(rows, "role", inside()...)
		s.Start, s.End = readWall(rows, "start"), readWall(rows, "end")
		if !rows.OK() {
			continue
		}
		post, turn := escalation.Post{Role: s.Role, Person: s.Person}, escalation.Stretch{From: s.Start.In(zone), To: s.End.In(zone)}
		i, free := between(held[post], turn)
		_, err := escalation.NewRota(zone, []escalation.Shift{s})
		switch {
		case err != nil:
			rows.Problem(input.WholeLine, strings.TrimPrefix(err.Error(), escalation.ErrRota.Error()+": "))
		case seen[s.ID]:
			rows.Problem(input.WholeLine, "want each shift once")
		case !free:
			rows.Problem(input.WholeLine, "want nobody twice in one role at once")
		default:
			seen[s.ID], held[post], shifts = true, slices.Insert(held[post], i, turn), append(shifts, s)
		}
	}
	return escalation.NewRota(zone, shifts)
}

// between returns where a stretch goes among those that are ordered and apart, and whether
// it is apart from them.
func between(held []escalation.Stretch, s escalation.Stretch) (i int, free bool) {
	i, _ = slices.BinarySearchFunc(held, s.From, func(h escalation.Stretch, from time.Time) int { return h.From.Compare(from) })
	return i, (i == 0 || !s.From.Before(held[i-1].To)) && (i == len(held) || !held[i].From.Before(s.To))
}

func inside() (roles []escalation.RungRole) {
	for _, r := range escalation.RungRoles() {
		if !r.IsOutside() {
			roles = append(roles, r)
		}
	}
	return roles
}

func readWall(rows *input.Rows, name string) escalation.Wall {
	text := rows.Text(name)
	if text == "" {
		return escalation.Wall{} // told as blank already
	}
	w, err := escalation.ParseWall(text)
	if err != nil {
		rows.Problem(name, "is not a time on the wall such as 2026-03-02T20:00")
	}
	return w
}

// readEscalations reads stored escalations. What happened after the time of the question
// is refused: the answer would be about the past.
func readEscalations(name string, stdin io.Reader, at time.Time, problems *input.Problems) (list []escalation.Escalation, err error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := input.JSONLines(file, problems)
	ids, keys := map[escalation.ID]bool{}, map[string]bool{}
	for lines.Next() {
		var e escalation.Escalation
		if !lines.Decode(&e) {
			continue
		}
		last, _ := e.History().Last()
		switch a := e.Ask(); {
		case ids[a.ID]:
			lines.Problem("ask.id", "is on another line too")
		case e.IsOpen() && keys[a.Key]:
			lines.Problem("ask.key", "is that of another open escalation: the same key is the same one")
		case last.At.After(at.Add(lifecycle.MaxAhead)):
			lines.Problem("history", "has entries after the time of -at")
		default:
			list = append(list, e)
		}
		ids[e.Ask().ID] = true
		keys[e.Ask().Key] = keys[e.Ask().Key] || e.IsOpen()
	}
	return list, nil
}

// A ladderRow is what the program says of one escalation.
type ladderRow struct {
	ID      string           `json:"id"`
	Key     string           `json:"key"`
	Kind    escalation.Kind  `json:"kind"`
	Level   int              `json:"level"`
	State   escalation.State `json:"state"`
	Holder  string           `json:"holder,omitempty"`
	Told    *escalation.Hop  `json:"told,omitempty"`       // the last hop that was made
	Next    *escalation.Hop  `json:"next,omitempty"`       // the next one, at its time
	Due     bool             `json:"due"`                  // the next one is to be made now
	Debrief *time.Time       `json:"debrief_by,omitempty"` // a debrief is owed by then
}

func ladderRows(list []escalation.Escalation, rota escalation.Rota, at time.Time) []ladderRow {
	var rows []ladderRow
	for _, e := range list {
		if e.State() == escalation.Closed {
			continue
		}
		a := e.Ask()
		r := ladderRow{ID: string(a.ID), Key: a.Key, Kind: a.Kind, Level: a.Level, State: e.State(), Holder: string(e.Holder())}
		if hops := e.Hops(); len(hops) > 0 {
			r.Told = &hops[len(hops)-1]
		}
		if deadline, waits := e.Deadline(); waits {
			asked := deadline
			if asked.Before(at) {
				asked = at // whoever is on call now is told, not whoever was
			}
			next, _ := e.Next(rota.Posts(asked))
			r.Next, r.Due = &next, next.IsDue(at)
		}
		if d, owed := e.Debrief(); owed {
			by := supervision.DebriefDue(d.At)
			r.Debrief = &by
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b ladderRow) int {
		return cmp.Or(order(a, b), cmp.Compare(b.Level, a.Level), cmp.Compare(a.ID, b.ID))
	})
	return rows
}

// order puts what is due first and then what will be, by its time; what waits for nobody last.
func order(a, b ladderRow) int {
	switch {
	case a.Next != nil && b.Next != nil:
		return a.Next.At.Compare(b.Next.At)
	case a.Next != nil:
		return -1
	case b.Next != nil:
		return 1
	}
	return 0
}

func ladderText(w io.Writer, rows []ladderRow, at time.Time, zone *time.Location) error {
	say := func(t time.Time) string { return t.In(zone).Format("2006-01-02 15:04:05 MST") }
	var out strings.Builder
	fmt.Fprintf(&out, "Escalations at %s\n", say(at))
	if len(rows) == 0 {
		out.WriteString("Nothing is open.\n")
	}
	for _, r := range rows {
		fmt.Fprintf(&out, "\n%s  level %d  %s  %s\n", r.ID, r.Level, words(r.Kind), words(r.State))
		if r.Holder != "" {
			fmt.Fprintf(&out, "  held by %s\n", r.Holder)
		}
		if r.Told != nil {
			fmt.Fprintf(&out, "  told: %s at %s\n", whom(*r.Told), say(r.Told.At))
		}
		switch {
		case r.Next != nil && r.Due:
			fmt.Fprintf(&out, "  TELL NOW: %s (due since %s)\n", whom(*r.Next), say(r.Next.At))
		case r.Next != nil:
			fmt.Fprintf(&out, "  next: %s at %s, unless somebody acknowledges\n", whom(*r.Next), say(r.Next.At))
		}
		if r.Debrief != nil {
			fmt.Fprintf(&out, "  a debrief is owed by %s\n", say(*r.Debrief))
		}
	}
	out.WriteString("\nIn an emergency call the emergency number first and wait for no ladder.\n")
	_, err := io.WriteString(w, out.String())
	return err
}

func whom(h escalation.Hop) string {
	text := words(h.Role)
	if h.Person != "" {
		text += " " + string(h.Person)
	}
	if h.Fallback {
		text += " (nobody is left on the ladder)"
	}
	return text
}

func words[T ~string](v T) string { return strings.ReplaceAll(string(v), "_", " ") }
