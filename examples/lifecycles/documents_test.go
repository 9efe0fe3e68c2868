package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the documents that are made from the tables")

const root = "../.."

// current compares a document with what the tables give today.
func current(t *testing.T, path, want string) {
	t.Helper()
	path = filepath.Join(root, filepath.FromSlash(path))
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
	}
	have, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, want, string(have), "go test ./examples/lifecycles -update rewrites it")
}

func TestEveryRoomHasItsLifecyclesAsADocument(t *testing.T) {
	documents := map[string]string{}
	for _, l := range lifecycles() {
		path := l.room + "/LIFECYCLES.md"
		if documents[path] == "" {
			documents[path] = fmt.Sprintf("# Lifecycles of package %s\n\n"+
				"Made from the tables in the code by `go test ./examples/lifecycles -update`. What a table does not list is refused.\n", l.room)
		}
		documents[path] += "\n" + l.markdown() + "\n```mermaid\n" + l.table.Mermaid() + "```\n"
		current(t, l.room+"/testdata/"+l.name+".mmd", l.table.Mermaid())
	}
	for path, text := range documents {
		current(t, path, text)
	}
}

// No table of the library is left out: every exported function that returns one
// is listed.
func TestEveryTableIsListed(t *testing.T) {
	returns := regexp.MustCompile(`(?m)^func ([A-Z]\w*)\(\) lifecycle\.Table\[`)
	list, err := os.ReadFile("lifecycles.go")
	require.NoError(t, err)
	found := 0
	for _, room := range []string{"peer", "supervision", "outcomes"} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, room), func(path string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			code, err := os.ReadFile(path)
			for _, f := range returns.FindAllSubmatch(code, -1) {
				found++
				name := filepath.Base(filepath.Dir(path)) + "." + string(f[1]) + "()"
				assert.True(t, strings.Contains(string(list), name), "%s is to be a line of lifecycles.go", name)
			}
			return err
		}))
	}
	assert.Equal(t, len(lifecycles()), found)
}

func TestReadmeShowsTheMentorship(t *testing.T) {
	const open, end = "```mermaid\n", "```\n"
	path := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(path)
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(readme), open)
	require.True(t, ok, "the README has a diagram")
	_, after, ok := strings.Cut(rest, end)
	require.True(t, ok, "the README's diagram ends")
	i := slices.IndexFunc(lifecycles(), func(l named) bool { return l.name == "mentorship" })
	current(t, "README.md", before+open+overview(lifecycles()[i].table.Mermaid(), "close")+end+after)
}

// overview draws a state diagram as a flowchart of a line for each way, without
// who may move, what leaves the state as it is and the event that leads out of
// every state.
func overview(mermaid, everywhere string) string {
	edge := regexp.MustCompile(`(?m)^    (\S+) --> (\S+): (\w+) \(`)
	var events []string
	targets := map[string]map[string][]string{} // by event and state
	states := map[string][]string{}             // by event, in order
	for _, m := range edge.FindAllStringSubmatch(mermaid, -1) {
		from, to, event := strings.Replace(m[1], "[*]", "start(( ))", 1), m[2], m[3]
		if from == to || event == everywhere {
			continue
		}
		if targets[event] == nil {
			events, targets[event] = append(events, event), map[string][]string{}
		}
		if targets[event][from] == nil {
			states[event] = append(states[event], from)
		}
		if !slices.Contains(targets[event][from], to) {
			targets[event][from] = append(targets[event][from], to)
		}
	}
	var ways []string
	labels := map[string][]string{}
	for _, event := range events {
		var sets []string
		sources := map[string][]string{}
		for _, from := range states[event] {
			set := strings.Join(targets[event][from], " & ")
			if sources[set] == nil {
				sets = append(sets, set)
			}
			sources[set] = append(sources[set], from)
		}
		for _, set := range sets {
			way := strings.Join(sources[set], " & ") + " -->|%s| " + set
			if labels[way] == nil {
				ways = append(ways, way)
			}
			labels[way] = append(labels[way], event)
		}
	}
	b := "flowchart TD\n"
	for _, way := range ways {
		b += "    " + fmt.Sprintf(way, strings.Join(labels[way], ", ")) + "\n"
	}
	return b
}

// By hand: a is left for b by two events, c goes back to either, and "stop"
// leads out of every state.
func TestOverview(t *testing.T) {
	assert.Equal(t, `flowchart TD
    start(( )) -->|ask| a
    a -->|agree, insist| b
    a & b -->|rest| c
    c -->|go_on| a & b
`, overview(`stateDiagram-v2
    [*] --> a: ask (worker)
    a --> b: agree (worker, participant)
    a --> a: agree (worker, participant), first answer
    a --> b: insist (supervisor)
    a --> c: rest (participant)
    b --> c: rest (participant)
    c --> a: go_on (participant)
    c --> b: go_on (participant)
    a --> over: stop (participant)
    b --> over: stop (participant)
    over --> [*]
`, "stop"))
}
