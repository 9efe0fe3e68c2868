// Command supervision assesses a log of supervision sessions against a named
// standard, shows a board of a team, fills agendas and shows whom to tell next.
//
//	supervision board -standard US-DC -roster R.csv -sessions S.csv [-hours H.csv] [-covers C.csv]
//	    [-actions A.csv] -since 2026-01-01 -at 2026-02-18T12:00:00Z [-soon 14] [-zone ZONE] [-json]
//	supervision agenda -concerns C.csv [-actions A.csv] [-topics T.csv]
//	    -at 2026-02-18T12:00:00Z [-limit N] [-raise DAYS] [-texas] [-zone ZONE] [-json]
//	supervision ladder -rota R.csv -escalations E.jsonl -at 2026-03-02T21:40:00Z [-zone ZONE] [-json]
//	supervision assess -standard US-DC -roster R.csv -sessions S.csv [-hours H.csv]
//	    -from 2026-01-01 -to 2026-04-01 [-zone America/Chicago] [-json]
//
// The files are described in README.md beside this program.
//
// An assessment prints what each worker was owed in each period, what was held and what is
// short, for a person to read or, with -json, one JSON object a line. One of the
// files may be "-", standard input. Bad files are told with file, line and field and
// exit status 1; a bad call with exit status 2; nothing is printed then that
// could be taken for a result.
//
// Hours worked are needed by a standard that goes by them, such as ICRC; the call says
// so if they are missing. For another standard they are read and checked all the same, and the text says that the
// standard does not go by them.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that -zone works where the system has no zones

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	names := slices.Sorted(maps.Keys(commands))
	if len(args) == 0 {
		return input.Usage("supervision: say what to do: %s", strings.Join(names, ", "))
	}
	if command, ok := commands[args[0]]; ok {
		return command(args[1:], stdin, stdout)
	}
	switch args[0] {
	case "-h", "-help", "--help":
		_, err := fmt.Fprintf(stdout, "Usage: supervision %s -h\n", strings.Join(names, "|"))
		return err
	}
	return input.Usage("supervision: unknown command; there are: %s", strings.Join(names, ", "))
}

// commands has what the program can do.
var commands = map[string]func(args []string, stdin io.Reader, stdout io.Writer) error{
	"agenda": agenda,
	"assess": assess,
	"board":  board,
	"ladder": ladder,
}

// options are what assess is asked for.
type options struct {
	standard                supervision.Standard
	roster, sessions, hours string
	from, to                peer.Date
	zone                    *time.Location
	json                    bool
	covers                  *[]supervision.Cover // filled while the files are read; nil for an assessment
	known                   map[string]bool      // filled with the workers on the roster; may be nil
}

func parse(args []string, stdout io.Writer) (options, error) {
	fs := flag.NewFlagSet("supervision assess", flag.ContinueOnError)
	var o options
	code := fs.String("standard", "", "standard to assess by: "+strings.Join(codes(), ", "))
	fs.StringVar(&o.roster, "roster", "", "CSV `FILE` of workers, credentials and supervisors")
	fs.StringVar(&o.sessions, "sessions", "", "CSV `FILE` of sessions")
	fs.StringVar(&o.hours, "hours", "", "CSV `FILE` of hours worked, for a standard that goes by them")
	from := fs.String("from", "", "first `DATE` of the range")
	to := fs.String("to", "", "`DATE` after the range")
	zone := fs.String("zone", "UTC", "IANA `NAME` of the zone in which days begin")
	fs.BoolVar(&o.json, "json", false, "print one JSON object a line")
	if err := input.Parse(fs, args, stdout); err != nil {
		return o, err
	}
	if fs.NArg() > 0 {
		return o, input.Usage("supervision: files are named by -roster, -sessions and -hours")
	}
	if *code == "" || o.roster == "" || o.sessions == "" || *from == "" || *to == "" {
		return o, input.Usage("supervision: assess needs -standard, -roster, -sessions, -from and -to")
	}
	fromStdin := 0
	for _, name := range []string{o.roster, o.sessions, o.hours} {
		if name == "-" {
			fromStdin++
		}
	}
	if fromStdin > 1 {
		return o, input.Usage("supervision: only one file can be standard input")
	}
	var err error
	if o.standard, err = supervision.StandardOf(*code); err != nil {
		return o, input.Usage("%w; there are: %s", err, strings.Join(codes(), ", "))
	}
	if o.from, err = peer.ParseDate(*from); err != nil {
		return o, input.Usage("-from: %w", err)
	}
	if o.to, err = peer.ParseDate(*to); err != nil {
		return o, input.Usage("-to: %w", err)
	}
	if !o.from.Before(o.to) {
		return o, input.Usage("supervision: -to must lie after -from")
	}
	// The machine's own zone is no name that means the same everywhere.
	if o.zone, err = time.LoadLocation(*zone); err != nil || *zone == "Local" {
		return o, input.Usage("-zone: unknown zone %q", *zone)
	}
	if o.standard.NeedsHours() && o.hours == "" {
		return o, input.Usage("supervision: %s goes by hours worked: -hours is missing", o.standard.Code)
	}
	return o, nil
}

func codes() []string {
	var out []string
	for _, s := range supervision.Standards() {
		out = append(out, s.Code)
	}
	return out
}
