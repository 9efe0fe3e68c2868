package nameindex_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/nameindex"
)

type state string

func TestFind(t *testing.T) {
	names := []state{"requested", "matched", "active", "paused", "", "completed"}
	x := nameindex.New(names)
	for i, n := range names {
		assert.Equal(t, i, x.Find(n), n)
	}
	assert.Equal(t, -1, x.Find("actime"), "same bucket or not, the name is compared")
	assert.Equal(t, -1, x.Find("Active"))
	assert.Zero(t, testing.AllocsPerRun(10, func() { x.Find("completed") }))
}

func TestZeroIndex(t *testing.T) {
	var x nameindex.Index[state]
	assert.Equal(t, -1, x.Find("active"))
	assert.Equal(t, -1, x.Find(""))
}

func TestNamesOfOneBucket(t *testing.T) {
	names := make([]string, 400) // equal but for a letter that the bucket does not depend on
	for i := range names {
		names[i] = "a" + string(rune('À'+i)) + "mmmmmmmmmz"
	}
	x := nameindex.New(names)
	for i, n := range names {
		assert.Equal(t, i, x.Find(n))
	}
}

func TestTooMany(t *testing.T) {
	assert.Panics(t, func() { nameindex.New(make([]string, nameindex.Max+1)) })
}

func TestFindIsIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[ab_]{0,5}`), 0, 60, rapid.ID[string]).Draw(t, "names")
		x := nameindex.New(names)
		word := rapid.StringMatching(`[ab_]{0,5}`).Draw(t, "word")
		assert.Equal(t, slices.Index(names, word), x.Find(word))
	})
}

func BenchmarkFind(b *testing.B) {
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("name_number_%d", i))
	}
	x := nameindex.New(names)
	for b.Loop() {
		x.Find("name_number_17")
	}
}
