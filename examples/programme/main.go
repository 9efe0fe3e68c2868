// Command programme replays a peer support programme's quarter from its files
// and prints the quarter's report.
//
//	go run ./examples/programme [-data DIR] [-json] [-html FILE] [-at TIME]
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
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

func run(args []string, _ io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("programme", flag.ContinueOnError)
	dir := fs.String("data", "", "`DIR` of the quarter's files; the quarter that ships with the program if empty")
	asJSON := fs.Bool("json", false, "print the report as one JSON object")
	page := fs.String("html", "", "also write the report as one web page to `FILE`")
	moment := fs.String("at", "", "`TIME` of the report, RFC 3339: nothing recorded later is read; the data say if empty")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return input.Usage("programme: unexpected argument; files are read from -data DIR")
	}
	if *page == "-" {
		return input.Usage("programme: -html needs the name of a file")
	}
	var at time.Time
	if *moment != "" {
		var ok bool
		if at, ok = rfc3339.Parse(*moment); !ok {
			return input.Usage("programme: -at is not a time such as 2026-04-03T09:00:00-05:00")
		}
	}

	d, err := read(*dir)
	if err != nil {
		return err
	}
	if at.IsZero() {
		at = d.programme.ReportAt
	} else if !d.firstDay().Before(d.dateIn(at)) {
		return input.Usage("programme: -at lies before the end of the quarter's first day")
	}
	rep, err := makeReport(d, at.UTC())
	if err != nil {
		return err
	}
	if *page != "" {
		var b bytes.Buffer
		if err := rep.writeHTML(&b); err != nil {
			return err
		}
		if err := os.WriteFile(*page, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if *asJSON {
		out := json.NewEncoder(stdout)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(rep)
	}
	return rep.writeText(stdout)
}
