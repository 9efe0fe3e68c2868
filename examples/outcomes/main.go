// Command outcomes estimates from CSV files how long people stay and how
// groups compare, and draws the curves.
//
//	outcomes survival [-group COL] [-strata COL] [-conf log|log-log|plain] [-rmst TAU]
//	    [-cox A,B] [-ties efron|breslow] [-time COL] [-event COL] [-json] FILE.csv
//	outcomes chart -kind survival -out FILE.svg|FILE.png [-group COL] FILE.csv
//
// Bad files are told with file, line and field and exit status 1, a bad call
// with exit status 2; nothing is printed then that could be taken for a
// result. README.md beside it shows what comes out.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/alongside-go/alongside/internal/input"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

const usage = `Usage: outcomes COMMAND [flags] FILE.csv

  survival   Kaplan-Meier curves, log-rank test, Cox model
  chart      a picture of the curves, as SVG or PNG

FILE.csv may be - for standard input. outcomes COMMAND -h lists the flags.
`

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	if len(args) == 0 {
		return input.Usage("which command? survival or chart; outcomes -h tells more")
	}
	switch args[0] {
	case "survival":
		return survival(args[1:], stdin, stdout)
	case "chart":
		return draw(args[1:], stdin, stdout)
	case "-h", "-help", "--help", "help":
		_, err := io.WriteString(stdout, usage)
		return err
	}
	return input.Usage("unknown command %q: survival or chart", args[0])
}

// oneFile returns the single argument after the flags.
func oneFile(args []string) (string, error) {
	if len(args) != 1 {
		return "", input.Usage("expected one file after the flags, got %d arguments", len(args))
	}
	return args[0], nil
}

// helpFor prints what a command reads before its flags.
func helpFor(stdout io.Writer, text string, flags func()) func() {
	return func() {
		fmt.Fprintln(stdout, text)
		flags()
	}
}
