// Command lifecycles prints the lifecycle tables of the library.
//
//	go run ./examples/lifecycles [-format mermaid|markdown|json] [NAME ...]
//
// Without a NAME it prints every table, in the order of the library's rooms.
// Mermaid draws each as a state diagram, under a comment with its name; Markdown
// gives what each event needs, what it means and where the rule comes from; JSON
// is one list of tables, the retired rows among them.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
)

func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }

const usage = `Usage: lifecycles [-format mermaid|markdown|json] [NAME ...]

Prints the lifecycle tables of the library, or the named ones: %s.
`

func run(args []string, _ io.Reader, stdout io.Writer) error {
	all := lifecycles()
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.name
	}
	known := strings.Join(names, ", ")

	fs := flag.NewFlagSet("lifecycles", flag.ContinueOnError)
	format := fs.String("format", "mermaid", "mermaid, markdown or json")
	fs.Usage = func() { fmt.Fprintf(fs.Output(), usage, known) }
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	chosen := all
	if fs.NArg() > 0 {
		chosen = nil
		for _, name := range fs.Args() {
			i := slices.Index(names, name)
			if i < 0 {
				return input.Usage("lifecycles: unknown lifecycle %q; there are: %s", name, known)
			}
			chosen = append(chosen, all[i])
		}
	}
	switch *format {
	case "mermaid":
		return each(stdout, chosen, func(l named) string { return "%% " + l.name + "\n" + l.table.Mermaid() })
	case "markdown":
		return each(stdout, chosen, func(l named) string { return l.markdown() })
	case "json":
		return printJSON(stdout, chosen)
	default:
		return input.Usage("lifecycles: unknown format %q; there are: mermaid, markdown, json", *format)
	}
}

// each prints lifecycles with an empty line between them.
func each(w io.Writer, chosen []named, text func(named) string) error {
	for i, l := range chosen {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := io.WriteString(w, text(l)); err != nil {
			return err
		}
	}
	return nil
}

func printJSON(w io.Writer, chosen []named) error {
	tables := make([]table, len(chosen))
	for i, l := range chosen {
		tables[i] = l.table
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(tables)
}
