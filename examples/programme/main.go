// Command programme replays a peer support programme's quarter from its files
// and prints the quarter's report.
//
//	go run ./examples/programme [-data DIR] [-json] [-html FILE] [-quality FILE [-least N]] [-at TIME]
//	go run ./examples/programme audit -sample N -seed S [-data DIR] [-json] [-at TIME]
//
// audit prints, for each contact of a sample, what an auditor asks: met or
// missing, with the entry that proves it. Equal seeds draw equal samples.
//
// DIR defaults to the quarter that ships with the program. The README next to
// this file describes the files, their columns and the keys of the JSON report.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"time"
	_ "time/tzdata" // so that the zones of sites work where the system has none

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/internal/rfc3339"
	publish "github.com/alongside-go/alongside/outcomes/report"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

func run(args []string, _ io.Reader, stdout io.Writer) error {
	if len(args) > 0 && args[0] == "audit" {
		return runAudit(args[1:], stdout)
	}
	fs := flag.NewFlagSet("programme", flag.ContinueOnError)
	from := sourceFlags(fs)
	asJSON := fs.Bool("json", false, "print the report as one JSON object")
	page := fs.String("html", "", "also write the report as one web page to `FILE`")
	quality := fs.String("quality", "", "also write the report on quality that may leave the programme to `FILE`, by its ending .html, .md or .json")
	least := fs.Int("least", publish.LeastShown().N, "with -quality, the least number `N` that is told of people, 2 or more")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	ask, err := askQuality(*quality, *least, wasGiven(fs, "least"))
	if err != nil {
		return err
	}
	switch *page {
	case "-":
		return input.Usage("programme: -html needs the name of a file")
	case "": // not asked for
	case *quality:
		return input.Usage("programme: -html and -quality need two files")
	}
	d, at, err := from.read(fs)
	if err != nil {
		return err
	}
	rep, err := makeReport(d, at)
	if err != nil {
		return err
	}
	if err := rep.writeFiles(*page, ask); err != nil {
		return err
	}
	if *asJSON {
		return writeJSON(stdout, rep)
	}
	return rep.writeText(stdout)
}

// writeFiles writes the page and the report on quality, as far as they were asked for:
// both or, where one cannot be made or written, neither.
func (rep *report) writeFiles(page string, ask qualityAsk) error {
	var html, quality bytes.Buffer
	if page != "" {
		if err := rep.writeHTML(&html); err != nil {
			return err
		}
	}
	if ask.file != "" {
		if err := rep.writeQuality(&quality, ask); err != nil {
			return err
		}
	}
	if page != "" {
		if err := os.WriteFile(page, html.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if ask.file == "" {
		return nil
	}
	err := os.WriteFile(ask.file, quality.Bytes(), 0o644)
	if err != nil && page != "" {
		_ = os.Remove(page) // it would stand for a run that failed
	}
	return err
}

// wasGiven reports whether an option is among the arguments.
func wasGiven(fs *flag.FlagSet, name string) (given bool) {
	fs.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	return given
}

func writeJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// A from says which files are read, and as they were known at which moment.
type from struct{ dir, moment *string }

func sourceFlags(fs *flag.FlagSet) from {
	return from{
		fs.String("data", "", "`DIR` of the quarter's files; the quarter that ships with the program if empty"),
		fs.String("at", "", "`TIME` of the report, RFC 3339: nothing recorded later is read; the data say if empty"),
	}
}

// read returns the files and the moment.
func (f from) read(fs *flag.FlagSet) (*data, time.Time, error) {
	if fs.NArg() > 0 {
		return nil, time.Time{}, input.Usage("programme: unexpected argument; files are read from -data DIR")
	}
	var at time.Time
	if *f.moment != "" {
		var ok bool
		if at, ok = rfc3339.Parse(*f.moment); !ok {
			return nil, at, input.Usage("programme: -at is not a time such as 2026-04-03T09:00:00-05:00")
		}
		if tooLate(at) {
			return nil, at, input.Usage("programme: -at %s", lateWords)
		}
	}
	d, err := read(*f.dir)
	if err != nil {
		return nil, at, err
	}
	if at.IsZero() {
		at = d.programme.ReportAt
	} else if !d.firstDay().Before(d.dateIn(at)) {
		return nil, at, input.Usage("programme: -at lies before the end of the quarter's first day")
	}
	return d, at.UTC(), nil
}
