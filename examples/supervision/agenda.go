package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// matters are what the agendas are made of, by worker.
type matters struct {
	concerns map[peer.WorkerID][]supervision.Concern
	topics   map[peer.WorkerID][]supervision.Topic
	actions  map[peer.WorkerID][]supervision.Action
}

func agenda(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("supervision agenda", flag.ContinueOnError)
	concernFile := fs.String("concerns", "", "CSV `FILE` of concerns")
	actionFile := fs.String("actions", "", "CSV `FILE` of action items")
	topicFile := fs.String("topics", "", "CSV `FILE` of what workers want to talk about")
	at := fs.String("at", "", "`TIME` of the agenda, RFC 3339")
	zone := fs.String("zone", "UTC", "IANA `NAME` of the zone in which days begin")
	var rules supervision.AgendaRules
	fs.IntVar(&rules.Limit, "limit", 0, "`NUMBER` of items; urgent ones and the worker's own are never left out; 0 is no limit")
	fs.IntVar(&rules.RaiseAfter, "raise", 0, "`DAYS` after which a routine matter counts as one for soon; 0 is never")
	texas := fs.Bool("texas", false, "name the areas of Texas's rule that nothing is about")
	asJSON := fs.Bool("json", false, "print one JSON object a line, one for each worker")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if fs.NArg() > 0 || *at == "" || *concernFile == "" && *actionFile == "" && *topicFile == "" {
		return input.Usage("supervision: agenda needs -at and at least one of -concerns, -actions and -topics, and no other words")
	}
	if rules.Limit < 0 || rules.RaiseAfter < 0 {
		return input.Usage("-limit, -raise: a number is negative")
	}
	if err := oneStdin(*concernFile, *actionFile, *topicFile); err != nil {
		return err
	}
	when, where, err := moment(*at, *zone)
	if err != nil {
		return err
	}
	if *texas {
		rules.Standing = supervision.TexasAreas()
	}
	var m matters
	var problems input.Problems
	if err := readTables(stdin, &problems,
		table{*concernFile, func(f *input.File, p *input.Problems) { m.concerns = concerns(f, p) }},
		table{*actionFile, func(f *input.File, p *input.Problems) { m.actions = actions(f, p) }},
		table{*topicFile, func(f *input.File, p *input.Problems) { m.topics = topics(f, p) }}); err != nil {
		return err
	}
	if err := problems.Err(); err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	for i, worker := range m.workers() {
		a, err := supervision.NewAgenda(m.concerns[worker], m.actions[worker], m.topics[worker], when, rules, where)
		if err != nil {
			return err
		}
		if !*asJSON {
			if i > 0 {
				fmt.Fprintln(out)
			}
			printAgenda(out, worker, a)
			continue
		}
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(struct {
			Worker string `json:"worker"`
			supervisionAgenda
		}{string(worker), supervisionAgenda{a.Items, a.Later, a.Open}}); err != nil {
			return err
		}
	}
	return out.Flush()
}

type supervisionAgenda struct {
	Items []supervision.AgendaItem `json:"items"`
	Later []supervision.AgendaItem `json:"later"`
	Open  []supervision.Area       `json:"open"`
}

// workers returns everybody of whom something was read, ordered as bytes.
func (m matters) workers() []peer.WorkerID {
	all := map[peer.WorkerID]bool{}
	for w := range m.concerns {
		all[w] = true
	}
	for w := range m.topics {
		all[w] = true
	}
	for w := range m.actions {
		all[w] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// printAgenda prints an agenda for the two to read.
func printAgenda(w io.Writer, worker peer.WorkerID, a supervision.Agenda) {
	fmt.Fprintf(w, "%s\n", string(worker))
	list := func(items []supervision.AgendaItem) {
		for _, i := range items {
			fmt.Fprintf(w, "  %-8s %s: %s%s\n", i.Severity, strings.ReplaceAll(string(i.Kind), "_", " "), areaWords(i.Areas), remarks(i))
		}
	}
	list(a.Items)
	if len(a.Items) == 0 {
		fmt.Fprintln(w, "  nothing is waiting")
	}
	if len(a.Later) > 0 {
		fmt.Fprintln(w, "  later:")
		list(a.Later)
	}
	if len(a.Open) > 0 {
		fmt.Fprintf(w, "  nothing yet about: %s\n", areaWords(a.Open))
	}
}

func areaWords(areas []supervision.Area) string {
	words := make([]string, len(areas))
	for i, a := range areas {
		words[i] = strings.ReplaceAll(string(a), "_", " ")
	}
	return strings.Join(words, ", ")
}

// remarks returns what else there is to say of an item.
func remarks(i supervision.AgendaItem) string {
	said := []string{"since " + i.Since.Format(time.DateOnly)}
	if len(i.About) > 0 {
		said = append(said, "about "+strings.Join(i.About, ", "))
	}
	if i.Own {
		said = append(said, "the worker's own topic")
	}
	if i.Free {
		said = append(said, "a boundary that the worker raised, from which nothing follows")
	}
	if !i.By.IsZero() {
		said = append(said, "to be talked over by "+i.By.Format(time.RFC3339))
	}
	if i.Action != "" {
		said = append(said, fmt.Sprintf("action %s of the %s, due %s", string(i.Action), i.Owner, i.Due))
	}
	if i.Overdue {
		said = append(said, "overdue")
	}
	return " (" + strings.Join(said, "; ") + ")"
}
