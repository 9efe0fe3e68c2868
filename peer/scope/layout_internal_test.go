package scope

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every value of every fact has a bit of its own: an enumeration that grows past
// its word would share one silently.
func TestBitsAreNotShared(t *testing.T) {
	l, err := newLayout([]string{"naloxone"}, []string{"mental_health"}, []string{"counsellor"})
	require.NoError(t, err)
	var used [factWords]uint64
	take := func(fact Fact, word uint8, mask uint64) {
		assert.NotZero(t, mask, "%s is past its word", fact)
		assert.Zero(t, used[word]&mask, "%s shares a bit", fact)
		used[word] |= mask
	}
	for _, f := range l.fields {
		for i := range f.values {
			take(f.fact, f.word, f.bit(i))
		}
		take(f.fact, f.word, f.unknown())
	}
	for _, f := range l.lists {
		for i := range f.items {
			take(f.fact, f.held, f.heldBit(i))
			take(f.fact, f.lacking, f.lackingBit(i))
		}
		take(f.fact, 1, f.absent)
	}
}
