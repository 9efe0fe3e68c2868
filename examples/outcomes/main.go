// Command outcomes estimates from CSV files how long people stay, how groups
// compare, what studies say together, what questionnaires and money come to,
// and draws the curves.
//
//	outcomes survival [-group COL] [-strata COL] [-conf log|log-log|plain] [-rmst TAU]
//	    [-cox A,B] [-ties efron|breslow] [-time COL] [-event COL] [-json] FILE.csv
//	outcomes compare [-reference G] [-sd SD -reliability R [-higher-better]] [-json] FILE.csv
//	outcomes meta -measure rr|or|rd|smd|generic -method fe|dl|pm|reml|ml [-knapp-hartung] [-json] FILE.csv
//	outcomes score -instrument ID [-json] FILE.csv
//	outcomes cost [-discount RATE] [-json] FILE.csv
//	outcomes chart -kind survival|forest|control|funnel -out FILE.svg|FILE.png FILE.csv
//
// Bad files are told with file, line and field and exit status 1, a bad call
// with exit status 2; nothing is printed then that could be taken for a
// result. README.md beside it shows what comes out.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/alongside-go/alongside/internal/input"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

const usage = `Usage: outcomes COMMAND [flags] FILE.csv

  survival   Kaplan-Meier curves, log-rank test, Cox model
  compare    two groups, or the same people before and after
  meta       several studies together
  score      questionnaires
  cost       cost per participant and what came of the money
  chart      a picture of the curves, as SVG or PNG

FILE.csv may be - for standard input. outcomes COMMAND -h lists the flags.
`

const commands = "survival, compare, meta, score, cost or chart"

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	if len(args) == 0 {
		return input.Usage("which command? %s; outcomes -h tells more", commands)
	}
	switch args[0] {
	case "survival":
		return survival(args[1:], stdin, stdout)
	case "compare":
		return compare(args[1:], stdin, stdout)
	case "meta":
		return meta(args[1:], stdin, stdout)
	case "score":
		return score(args[1:], stdin, stdout)
	case "cost":
		return cost(args[1:], stdin, stdout)
	case "chart":
		return draw(args[1:], stdin, stdout)
	case "-h", "-help", "--help", "help":
		_, err := io.WriteString(stdout, usage)
		return err
	}
	return input.Usage("unknown command %q: %s", args[0], commands)
}

// oneFile returns the single argument after the flags.
func oneFile(args []string) (string, error) {
	if len(args) != 1 {
		return "", input.Usage("expected one file after the flags, got %d arguments", len(args))
	}
	return args[0], nil
}

// ofFile says of which file something is wrong that lies in no one line of it.
func ofFile(name string, err error) error { return ofColumn(name, input.WholeLine, err) }

// ofColumn says the same of a column.
func ofColumn(name, column string, err error) error {
	if name == "-" {
		name = "stdin"
	}
	return fmt.Errorf("%s:1: %s: %w", name, column, err)
}

// helpFor prints what a command reads before its flags.
func helpFor(stdout io.Writer, text string, flags func()) func() {
	return func() {
		fmt.Fprintln(stdout, text)
		flags()
	}
}

// writeJSON writes an answer as one JSON object on one line.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
