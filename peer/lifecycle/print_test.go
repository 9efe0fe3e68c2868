package lifecycle_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/looplab/fsm"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestPrintedTables(t *testing.T) {
	golden(t, "visit.mmd", visits().Mermaid())
	golden(t, "visit.md", visits().Markdown())
	data, err := json.MarshalIndent(visits(), "", "  ")
	require.NoError(t, err)
	golden(t, "visit.json", string(data)+"\n")
}

// The edges of our diagram are those of looplab's own visualizer.
func TestMermaidHasTheEdgesOfLooplabsVisualizer(t *testing.T) {
	table := visits()
	m := newVisits(t)
	var events fsm.Events
	for _, s := range table.States() {
		for _, e := range table.Events() {
			for _, to := range lifecycle.Walked(m, s, e) {
				events = append(events, fsm.EventDesc{Name: string(e) + "/" + string(to), Src: []string{string(s)}, Dst: string(to)})
			}
		}
	}
	theirs, err := fsm.VisualizeWithType(fsm.NewFSM("planned", events, nil), fsm.MermaidStateDiagram)
	require.NoError(t, err)
	edge := regexp.MustCompile(`(?m)^\s*(\w+) --> (\w+): (\w+)`)
	edges := func(diagram string) []string {
		var all []string
		for _, m := range edge.FindAllStringSubmatch(diagram, -1) {
			all = append(all, m[1]+" "+m[2]+" "+m[3])
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	assert.Equal(t, edges(theirs), edges(table.Mermaid()))
	assert.Greater(t, len(edges(theirs)), 15)
}
