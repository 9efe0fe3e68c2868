package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

func TestCatalogue(t *testing.T) {
	seen := map[string]bool{}
	last := ""
	for _, m := range outcomes.Measures() {
		require.NoError(t, m.Check(), m.ID)
		assert.False(t, seen[m.ID], m.ID)
		assert.Less(t, last, m.ID)
		assert.NotEmpty(t, m.Source.Title, m.ID)
		t.Log(m.ID, "-", m.Sentence())
		seen[m.ID], last = true, m.ID
	}
}
