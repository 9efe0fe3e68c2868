// Command matching assigns participants to workers.
//
//	matching -method optimal|stable|greedy -capacity C.csv [-json] PAIRS.csv
//
// PAIRS.csv has the pairs that are eligible and how well they suit, C.csv the
// free places of each worker. The answer says who is assigned to whom and why not
// to another, for a person to read or, with -json, as one JSON object. One of the
// files may be "-", standard input. Bad files are told with file, line and
// field and exit status 1; a bad call with exit status 2; nothing is printed
// then that could be taken for a result. README.md beside it shows more.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math"
	"os"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

// options are what the program is asked for.
type options struct {
	method          matching.Method
	capacity, pairs string
	json            bool
}

func parse(args []string, stdout io.Writer) (options, error) {
	fs := flag.NewFlagSet("matching", flag.ContinueOnError)
	var o options
	var method string
	fs.StringVar(&method, "method", "", "how to assign: optimal, stable or greedy")
	fs.StringVar(&o.capacity, "capacity", "", "CSV `FILE` of workers and how many participants each can take")
	fs.BoolVar(&o.json, "json", false, "print JSON")
	if err := input.Parse(fs, args, stdout); err != nil {
		return o, err
	}
	if method == "" || o.capacity == "" {
		return o, input.Usage("matching: -method and -capacity are needed")
	}
	if err := o.method.UnmarshalText([]byte(method)); err != nil {
		return o, input.Usage("-method: %w; there are: optimal, stable, greedy", err)
	}
	if fs.NArg() != 1 {
		return o, input.Usage("matching: expected one file of pairs after the flags, got %d arguments", fs.NArg())
	}
	if o.pairs = fs.Arg(0); o.pairs == "-" && o.capacity == "-" {
		return o, input.Usage("matching: only one file can be standard input")
	}
	return o, nil
}

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	o, err := parse(args, stdout)
	if err != nil {
		return err
	}
	m, err := read(o, stdin)
	if err != nil {
		return err
	}
	a, err := m.problem.Assign(o.method)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(stdout)
	if o.json {
		err = writeJSON(w, a)
	} else {
		err = writeText(w, m, a)
	}
	return errors.Join(err, w.Flush())
}

// writeJSON writes the answer as one JSON object on one line.
func writeJSON(w io.Writer, a matching.Assignment) error {
	total, err := json.Marshal(a.Total)
	if math.IsInf(a.Total, 0) {
		// Beyond float64, but a number all the same.
		total, err = []byte(a.ExactTotal().Text('g', 17)), nil
	}
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Method     matching.Method      `json:"method"`
		Total      json.RawMessage      `json:"total"`
		Assigned   int                  `json:"assigned"`
		Unassigned []peer.ParticipantID `json:"unassigned"`
		Pairs      []matching.Pair      `json:"pairs"`
	}{a.Method, total, len(a.Pairs), a.Unassigned, a.Pairs})
}
