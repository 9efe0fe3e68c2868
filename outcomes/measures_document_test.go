package outcomes_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

var update = flag.Bool("update", false, "write MEASURES.md again")

// MEASURES.md lists what ships, for people who do not read Go.
func TestTheDocumentOfMeasuresIsCurrent(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Measures that ship\n\nMade from the definitions in the code by `go test ./outcomes -update`. They set no target; a programme writes its own beside them.\n")
	for _, m := range outcomes.Measures() {
		fmt.Fprintf(&b, "\n## `%s`\n\n%s\n", m.ID, m.Sentence())
	}
	if *update {
		require.NoError(t, os.WriteFile("MEASURES.md", []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile("MEASURES.md")
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}
