package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer/scope"
)

// An answer is one line of output.
type answer struct {
	ID *string `json:"id,omitempty"`
	scope.Decision
	Unlock [][]scope.Change `json:"unlock"`
}

// An unlocking is one line of unlock's output.
type unlocking struct {
	ID      *string          `json:"id,omitempty"`
	Verdict scope.Verdict    `json:"verdict"`
	Unlock  [][]scope.Change `json:"unlock"`
}

// which adds the flags that name a policy. The function returns its files.
func which(fs *flag.FlagSet) (layers *string, files func() []string) {
	var names []string
	layers = fs.String("layers", "US", "`codes` of layers, general to special, such as US,US-TX; shipped are "+strings.Join(scope.Shipped(), ", "))
	fs.Func("policy", "`file` of a further layer, of a payer, an organisation or a jurisdiction; may be repeated", func(name string) error {
		names = append(names, name)
		return nil
	})
	return layers, func() []string { return names }
}

// decide answers requests; command is decide or unlock.
func decide(command string, args []string, stdin io.Reader, stdout io.Writer) error {
	fs := flag.NewFlagSet(command, flag.ContinueOnError)
	layers, policies := which(fs)
	asJSON := fs.Bool("json", false, "print one JSON object a line")
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), usage, "\n")
		fs.PrintDefaults()
	}
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return input.Usage("scope: %s takes one file of requests\n%s", command, usage)
	}
	files := policies()

	if n := len(slices.DeleteFunc(append(slices.Clone(files), fs.Arg(0)), func(name string) bool { return name != "-" })); n > 1 {
		return input.Usage("scope: standard input can be read once")
	}

	var problems input.Problems
	policy, err := load(*layers, files, stdin, &problems)
	if err != nil {
		return err
	}
	file, err := input.Open(fs.Arg(0), stdin)
	if err != nil {
		return err
	}
	defer file.Close()

	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	lines := input.JSONLines(file, &problems)
	for lines.Next() {
		var r request
		if !lines.Decode(&r) || !r.check(lines) || policy == nil {
			continue
		}
		facts, err := policy.Prepare(r.question())
		if err != nil {
			var bad *scope.FactError
			if errors.As(err, &bad) {
				lines.Problem(bad.Fact, bad.Err.Error())
			} else {
				lines.Problem(input.WholeLine, err.Error())
			}
			continue
		}
		if problems.Len() > 0 {
			continue // the rest is still checked, but no longer answered
		}
		a := answer{ID: r.ID, Decision: policy.Decide(facts), Unlock: policy.Unlock(facts)}
		if a.Unlock == nil {
			a.Unlock = [][]scope.Change{}
		}
		switch {
		case command == "unlock" && *asJSON:
			err = out.Encode(unlocking{a.ID, a.Verdict, a.Unlock})
		case command == "unlock":
			err = a.printUnlock(stdout, *r.Activity)
		case *asJSON:
			err = out.Encode(a)
		default:
			err = a.print(stdout, *r.Activity)
		}
		if err != nil {
			return err
		}
	}
	return problems.Err()
}

// load returns the policy of the shipped layers named and of the files. What is
// wrong with a file goes to problems, and the policy is then nil; a code that is
// not shipped is bad usage.
func load(codes string, files []string, stdin io.Reader, problems *input.Problems) (*scope.Policy, error) {
	named := []string{"US"}
	if codes != "" {
		named = append(named, strings.Split(codes, ",")...)
	}
	var layers []scope.Layer
	for i, code := range named {
		if slices.Contains(named[:i], code) {
			continue
		}
		l, err := scope.ShippedLayer(code)
		if err != nil {
			return nil, input.Usage("%w", err)
		}
		layers = append(layers, l)
	}
	texts := map[string]source{} // by the code of the layer
	for _, name := range files {
		text, err := read(name, stdin)
		if err != nil {
			return nil, err
		}
		l, err := scope.ParseLayer(text)
		if err != nil {
			source{shown(name), text}.problem(err, problems)
			continue
		}
		layers = append(layers, l)
		texts[l.Code] = source{shown(name), text}
	}
	if problems.Len() > 0 {
		return nil, nil
	}
	policy, err := scope.Load(layers...)
	if err == nil {
		return policy, nil
	}
	var bad *scope.LayerError
	if !errors.As(err, &bad) {
		return nil, err
	}
	from, ok := texts[bad.Layer]
	if !ok {
		if len(files) == 0 {
			return nil, err
		}
		from.name = shown(files[len(files)-1])
	}
	from.problem(err, problems)
	return nil, nil
}

// shown returns the name under which a file is told.
func shown(name string) string {
	if name == "-" {
		return "stdin"
	}
	return name
}

// A source is a policy file.
type source struct {
	name string
	text []byte
}

func read(name string, stdin io.Reader) ([]byte, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(file.Reader)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", file.Name, err)
	}
	return text, nil
}

// problem adds what is wrong with the file, at the line of the key or of the
// rule at fault.
func (s source) problem(err error, problems *input.Problems) {
	var bad *scope.LayerError
	if !errors.As(err, &bad) {
		problems.Add(s.name, 1, "", err.Error())
		return
	}
	bad = bad.In(s.text)
	what := bad.What
	if bad.Near != "" {
		what += fmt.Sprintf(" (nearest: %s)", bad.Near)
	}
	if bad.Rule != "" {
		what = bad.Rule + ": " + what
	}
	problems.Add(s.name, max(bad.Line, 1), bad.Key, what)
}
