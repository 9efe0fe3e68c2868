package storable_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/storable"
)

func TestID(t *testing.T) {
	for _, good := range []string{"", "a", "ä", strings.Repeat("x", 256)} {
		assert.True(t, storable.ID(good), good)
	}
	for _, bad := range []string{"\xff", "a\xffb", strings.Repeat("x", 257)} {
		assert.False(t, storable.ID(bad), bad)
	}
}

func TestKeyIsNeverTooLong(t *testing.T) {
	fits, long := strings.Repeat("x", 252), strings.Repeat("x", 253)
	assert.Equal(t, "a/"+fits+"/b", storable.Key("a/", fits, "/b"))
	assert.Len(t, storable.Key("a/", long, "/b"), 2+64+2)
	assert.NotEqual(t, storable.Key("a/", long, ""), storable.Key("a/", long[1:]+"y", ""))
	assert.False(t, storable.ID(storable.Key("a/", long+"\xff", "")), "what is no text does not become a key")
}

// A byte that is no UTF-8 is found wherever it stands.
func TestIDLooksAtEveryByte(t *testing.T) {
	for n := 1; n <= 40; n++ {
		for i := range n {
			s := strings.Repeat("x", i) + "\xff" + strings.Repeat("x", n-i-1)
			assert.False(t, storable.ID(s), "%d of %d", i, n)
			assert.True(t, storable.ID(strings.Replace(s, "\xff", "ä", 1)), "%d of %d", i, n)
		}
	}
}

func TestTime(t *testing.T) {
	first := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	end := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, good := range []time.Time{first, {}, end.Add(-1)} {
		assert.True(t, storable.Time(good), good)
	}
	for _, bad := range []time.Time{first.Add(-1), end} {
		assert.False(t, storable.Time(bad), bad)
	}
}
