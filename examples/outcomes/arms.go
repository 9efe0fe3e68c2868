package main

import (
	"io"
	"slices"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A shape is a pair of columns that compare reads.
type shape [2]string

var (
	eventShape = shape{"group", "event"}
	valueShape = shape{"group", "value"}
	pairShape  = shape{"before", "after"}
)

// arms are the rows of a comparison: two groups, or the same people twice.
type arms struct {
	shape  shape
	names  []string // of the groups: the reference, the other
	counts [2]stats.Count
	values [2][]float64 // of the groups, or before and after
}

// readArms reads the file, all of it, and tells everything that is wrong.
func readArms(name string, stdin io.Reader) (arms, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return arms{}, err
	}
	defer file.Close()
	var problems input.Problems
	table := input.Table{}
	for _, c := range []string{"group", "event", "value", "before", "after"} {
		table.Columns = append(table.Columns, input.Column{Name: c, Optional: true})
	}
	rows := input.CSV(file, &problems, table)
	var data arms
	headed := problems.Len() == 0
	if headed {
		data.shape = shapeOf(rows, &problems)
	}
	if problems.Len() > 0 {
		return arms{}, problems.Err()
	}
	for rows.Next() {
		data.add(rows)
	}
	if problems.Len() == 0 {
		switch people := len(data.values[0]) + data.counts[0].N; {
		case people == 0:
			problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
		case data.shape != pairShape && len(data.names) == 1:
			problems.Add(file.Name, 1, "group", "has one group, expected two")
		}
	}
	return data, problems.Err()
}

// shapeOf finds the pair of columns in the header, or adds what is wrong with it.
func shapeOf(rows *input.Rows, problems *input.Problems) shape {
	want := pairShape
	switch {
	case rows.Has("event"):
		want = eventShape
	case rows.Has("value"), rows.Has("group"):
		want = valueShape
	}
	for _, c := range want {
		if !rows.Has(c) {
			what := "the column is missing"
			if want == valueShape && c == "value" {
				what = "the column is missing (or event)"
			}
			problems.Add(rows.File(), 1, c, what)
		}
	}
	for _, c := range []string{"group", "event", "value", "before", "after"} {
		if rows.Has(c) && !slices.Contains(want[:], c) {
			problems.Add(rows.File(), 1, c, "unknown column beside "+want[1])
		}
	}
	return want
}

func (d *arms) add(rows *input.Rows) {
	if d.shape == pairShape {
		before, after := rows.Float("before"), rows.Float("after")
		d.values[0], d.values[1] = append(d.values[0], before), append(d.values[1], after)
		return
	}
	group := rows.Text("group")
	at := slices.Index(d.names, group)
	switch {
	case group == "": // told as blank already
	case at < 0 && len(d.names) == 2:
		rows.Problem("group", "is a third group, expected two")
	case at < 0:
		at = len(d.names)
		d.names = append(d.names, string([]byte(group)))
	}
	var value float64
	event := 0
	if d.shape == eventShape {
		event = rows.Int("event", 0, 1)
	} else {
		value = rows.Float("value")
	}
	if at < 0 {
		return
	}
	if d.shape == eventShape {
		d.counts[at] = d.counts[at].Merge(stats.Count{Events: event, N: 1})
	} else {
		d.values[at] = append(d.values[at], value)
	}
}

// refer puts the reference first.
func (d *arms) refer(file, reference string) error {
	switch {
	case reference == "" || reference == d.names[0]:
		return nil
	case reference != d.names[1]:
		var problems input.Problems
		if file == "-" {
			file = "stdin"
		}
		problems.Add(file, 1, "group", "no row is of the group that -reference names")
		return problems.Err()
	}
	slices.Reverse(d.names)
	d.counts[0], d.counts[1] = d.counts[1], d.counts[0]
	d.values[0], d.values[1] = d.values[1], d.values[0]
	return nil
}
