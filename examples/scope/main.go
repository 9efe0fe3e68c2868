// Command scope answers questions about a peer worker's scope of practice.
//
//	go run ./examples/scope decide [-layers US,US-TX] [-policy EXTRA.json ...] [-json] REQUESTS.jsonl
//
// REQUESTS has one request a line, a JSON object; "-" is standard input. The
// README next to this file describes requests, answers and policy files.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/alongside-go/alongside/internal/input"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

const usage = `Usage: scope decide [-layers US,US-TX] [-policy EXTRA.json ...] [-json] REQUESTS.jsonl

decide says for each request whether the activity is within scope, and why
`

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("scope", flag.ContinueOnError)
	fs.Usage = func() { fmt.Fprint(fs.Output(), usage, "\nscope decide -h lists its options.\n") }
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	switch fs.Arg(0) {
	case "decide":
		return decide(fs.Args()[1:], stdin, stdout)
	case "":
		return input.Usage("scope: say what to do\n%s", usage)
	default:
		return input.Usage("scope: unknown command %q\n%s", fs.Arg(0), usage)
	}
}
