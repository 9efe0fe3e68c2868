package scope_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

// about says what a rule is about, in one line.
func about(r scope.Rule) string {
	var words []string
	for _, id := range r.Activities {
		words = append(words, string(id))
	}
	for _, k := range r.Kinds {
		words = append(words, "kind:"+string(k))
	}
	for _, g := range r.Groups {
		words = append(words, "group:"+g)
	}
	for _, g := range r.NotGroups {
		words = append(words, "not:"+g)
	}
	if r.Mechanism != "" {
		words = append(words, "mechanism:"+string(r.Mechanism))
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// The ledger holds the id of every rule that was ever shipped, what it is about, and
// the positions of what is contested: records and choices rest on them. A rule that no
// longer holds gets a last day; it does not vanish, and its id is never used again.
func TestRuleIDsAreNeverReused(t *testing.T) {
	f, err := os.Open("testdata/rule-ids.txt")
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	ledger := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		id, what, found := strings.Cut(lines.Text(), "\t")
		require.True(t, found, lines.Text())
		require.NotContains(t, ledger, id, "an id is on the ledger once")
		ledger[id] = what
	}
	require.NoError(t, lines.Err())

	shippedNow := map[string]string{}
	for _, code := range scope.Shipped() {
		for _, r := range shipped(t, code).Rules {
			shippedNow[r.ID] = about(r)
			if r.Contested != nil {
				for _, x := range r.Contested.Positions {
					shippedNow[r.ID+"#"+x.ID] = "position"
				}
			}
		}
	}
	for id, what := range ledger {
		assert.Equal(t, what, shippedNow[id], "%s was shipped: it stays, about the same", id)
	}
	for id, what := range shippedNow {
		assert.Contains(t, ledger, id, "a new id: add the line %q to testdata/rule-ids.txt", id+"\t"+what)
	}
}

// Counted in the published catalogue.
func TestTheCatalogueHasItsFloorAndItsGaps(t *testing.T) {
	floor, verified := 0, 0
	for _, row := range catalogue {
		if row.floor {
			floor++
		}
		if row.verified {
			verified++
		}
	}
	assert.Equal(t, 44, floor)
	assert.Equal(t, 118, verified, "12 rows rest on nothing that was seen")
}
