package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// parse reads the flags of a command that takes no further arguments.
func parse(fs *flag.FlagSet, args []string, stdout io.Writer) error {
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), usage, "\n")
		fs.PrintDefaults()
	}
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return input.Usage("scope: %s takes no arguments beside its options\n%s", fs.Name(), usage)
	}
	return nil
}

// readOnce refuses to read standard input twice.
func readOnce(files []string) error {
	if i := slices.Index(files, "-"); i >= 0 && slices.Contains(files[i+1:], "-") {
		return input.Usage("scope: standard input can be read once")
	}
	return nil
}

func handbook(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("handbook", flag.ContinueOnError)
	layers, files := which(fs)
	format := fs.String("format", "md", "`form` of the handbook: md or html")
	title := fs.String("title", "", "`title` of the handbook")
	organisation := fs.String("organisation", "", "`name` of the organisation whose handbook it is")
	date := fs.String("date", "", "`day` of which the rules are, YYYY-MM-DD; the newest if absent")
	if err := parse(fs, args, stdout); err != nil {
		return err
	}
	if *format != "md" && *format != "html" {
		return input.Usage("scope: -format is md or html")
	}
	options := scope.HandbookOptions{Title: *title, Organisation: *organisation}
	if *date != "" {
		day, err := peer.ParseDate(*date)
		if err != nil {
			return input.Usage("scope: -date: %w", err)
		}
		options.Date = day
	}
	policy, err := loadAll(*layers, files(), stdin)
	if err != nil {
		return err
	}
	book := policy.Handbook(options)
	page := book.Markdown()
	if *format == "html" {
		if page, err = book.HTML(); err != nil {
			return err
		}
	}
	_, err = stdout.Write(page)
	return err
}

// loadAll loads a policy and returns what is wrong with its files as an error.
func loadAll(layers string, files []string, stdin io.Reader) (*scope.Policy, error) {
	if err := readOnce(files); err != nil {
		return nil, err
	}
	var problems input.Problems
	policy, err := load(layers, files, stdin, &problems)
	if err != nil {
		return nil, err
	}
	return policy, problems.Err()
}

func diff(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("diff", flag.ContinueOnError)
	from := fs.String("from", "US", "`codes` of the layers before")
	to := fs.String("to", "US", "`codes` of the layers after")
	var before, after []string
	fs.Func("from-policy", "`file` of a further layer before; may be repeated", func(name string) error {
		before = append(before, name)
		return nil
	})
	fs.Func("to-policy", "`file` of a further layer after; may be repeated", func(name string) error {
		after = append(after, name)
		return nil
	})
	asJSON := fs.Bool("json", false, "print one JSON object a line")
	if err := parse(fs, args, stdout); err != nil {
		return err
	}
	if err := readOnce(slices.Concat(before, after)); err != nil {
		return err
	}
	a, err := loadAll(*from, before, stdin)
	if err != nil {
		return err
	}
	b, err := loadAll(*to, after, stdin)
	if err != nil {
		return err
	}
	list, err := scope.Diff(a, b)
	if err != nil {
		return err
	}
	out := encoder(stdout)
	if len(list) == 0 && !*asJSON {
		fmt.Fprintln(stdout, "Nothing changes.")
	}
	for i, d := range list {
		if *asJSON {
			if err := out.Encode(d); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(stdout)
		}
		fmt.Fprintln(stdout, strings.Join(words(d.Activities, func(id peer.ActivityID) string { return spaced(string(id)) }), ", "))
		for _, c := range d.Changes {
			fmt.Fprintln(stdout, "  -", c)
		}
	}
	return nil
}

func encoder(w io.Writer) *json.Encoder {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out
}

// A report is the output of coverage.
type report struct {
	scope.Coverage
	Conflicts []scope.Conflict `json:"conflicts"`
	DeadRules []scope.DeadRule `json:"dead_rules"`
	Effects   []scope.Effect   `json:"effects"`
}

func coverage(args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet("coverage", flag.ContinueOnError)
	layers, files := which(fs)
	asJSON := fs.Bool("json", false, "print one JSON object")
	if err := parse(fs, args, stdout); err != nil {
		return err
	}
	policy, err := loadAll(*layers, files(), stdin)
	if err != nil {
		return err
	}
	var r report
	for _, step := range []func() error{
		func() (err error) { r.Coverage, err = policy.Coverage(); return },
		func() (err error) { r.Conflicts, err = policy.Conflicts(); return },
		func() (err error) { r.DeadRules, err = policy.DeadRules(); return },
		func() (err error) { r.Effects, err = policy.Effects(); return },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	r.Conflicts, r.DeadRules, r.Effects = orEmpty(r.Conflicts), orEmpty(r.DeadRules), orEmpty(r.Effects)
	if *asJSON {
		return encoder(stdout).Encode(r)
	}
	return r.print(stdout)
}

// orEmpty makes a list that is not there one that is empty.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (r *report) print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d of %d cells (activity x role x credential x layer) have an explicit rule.\n", r.Covered, r.Cells)
	without := map[string][]string{}
	var order []string
	for _, g := range r.Gaps {
		key := g.Layer + " has no explicit rule"
		if g.Partly {
			key = g.Layer + " has an explicit rule under some facts only"
		}
		if len(g.Role) > 0 {
			key += ", role " + strings.Join(words(g.Role, func(v peer.RoleKind) string { return spaced(string(v)) }), " or ")
		}
		if len(g.Credential) > 0 {
			key += ", credential " + strings.Join(words(g.Credential, func(v peer.CredentialState) string { return spaced(string(v)) }), " or ")
		}
		if without[key] == nil {
			order = append(order, key)
		}
		without[key] = append(without[key], spaced(string(g.Activity)))
	}
	slices.Sort(order)
	for _, key := range order {
		fmt.Fprintf(&b, "\n%s (%d of the activities):\n  %s\n", key, len(without[key]), strings.Join(without[key], ", "))
	}
	list := func(title string, lines []string) {
		fmt.Fprintf(&b, "\n%s: %d\n", title, len(lines))
		for _, line := range lines {
			fmt.Fprintln(&b, "  "+line)
		}
	}
	list("Rules that contradict each other", words(r.Conflicts, func(c scope.Conflict) string {
		return strings.TrimSpace(fmt.Sprintf("%s: %s allows what %s does not %s", spaced(string(c.Activity)), c.Milder, c.Stricter, c.Where))
	}))
	list("Dead rules", words(r.DeadRules, func(d scope.DeadRule) string { return d.Rule + ": " + spaced(string(d.Answer)) }))
	tightens := map[string][]string{}
	var looser []string
	for _, e := range r.Effects {
		name := spaced(string(e.Activity))
		switch {
		case e.Lists:
			looser = append(looser, fmt.Sprintf("%s alone lists %s", e.Layer, name))
		case e.Loosens > 0:
			looser = append(looser, fmt.Sprintf("%s loosens %s by %s", e.Layer, name, strings.Join(e.By, ", ")))
		}
		for _, d := range e.Drops {
			line := fmt.Sprintf("%s drops %s (%s)", e.Layer, d, name)
			if d.Unnamed > 0 {
				line += ", in an emergency of its own"
			} else {
				line += " by " + strings.Join(e.By, ", ")
			}
			looser = append(looser, line)
		}
		if e.Tightens > 0 && !e.Lists {
			tightens[e.Layer] = append(tightens[e.Layer], name)
		}
	}
	list("Layers that loosen, drop or list", looser)
	for _, layer := range slices.Sorted(maps.Keys(tightens)) {
		fmt.Fprintf(&b, "\n%s tightens (%d of the activities):\n  %s\n", layer, len(tightens[layer]), strings.Join(tightens[layer], ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
