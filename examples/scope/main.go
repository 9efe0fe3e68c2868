// Command scope answers questions about a peer worker's scope of practice.
//
//	go run ./examples/scope decide [-layers US,US-TX] [-policy EXTRA.json ...] [-json] REQUESTS.jsonl
//	go run ./examples/scope unlock [-layers US,US-TX] [-policy EXTRA.json ...] [-json] REQUESTS.jsonl
//	go run ./examples/scope handbook [-layers US,US-TX] [-policy EXTRA.json ...] [-format md|html] [-organisation NAME] [-date DATE]
//	go run ./examples/scope diff [-from US] [-to US,US-TX] [-from-policy A.json ...] [-to-policy B.json ...] [-json]
//	go run ./examples/scope coverage [-layers US,US-TX] [-policy EXTRA.json ...] [-json]
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
       scope unlock [-layers US,US-TX] [-policy EXTRA.json ...] [-json] REQUESTS.jsonl
       scope handbook [-layers US,US-TX] [-policy EXTRA.json ...] [-format md|html] [-title TITLE] [-organisation NAME] [-date DATE]
       scope diff [-from US] [-to US,US-TX] [-from-policy A.json ...] [-to-policy B.json ...] [-json]
       scope coverage [-layers US,US-TX] [-policy EXTRA.json ...] [-json]

decide says for each request whether the activity is within scope, and why
unlock says for each request what could be obtained to make it allowed
handbook prints a policy to read, sign and hang up
diff says what changes from one policy to another, and for whom
coverage says where a policy has no rule, and which rules contradict or never matter
`

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("scope", flag.ContinueOnError)
	fs.Usage = func() { fmt.Fprint(fs.Output(), usage, "\nscope decide -h lists its options.\n") }
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	switch fs.Arg(0) {
	case "decide", "unlock":
		return decide(fs.Arg(0), fs.Args()[1:], stdin, stdout)
	case "handbook":
		return handbook(fs.Args()[1:], stdin, stdout)
	case "diff":
		return diff(fs.Args()[1:], stdin, stdout)
	case "coverage":
		return coverage(fs.Args()[1:], stdin, stdout)
	case "":
		return input.Usage("scope: say what to do\n%s", usage)
	default:
		return input.Usage("scope: unknown command %q\n%s", fs.Arg(0), usage)
	}
}
