package outcomes_test

import (
	"math"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

var inJune = outcomes.VolumeAsk{Period: peer.DateRange{From: peer.DateOf(june, nil), Until: peer.DateOf(june, nil).AddDays(30)}}

var june = time.Date(2024, 6, 1, 9, 0, 0, 0, time.UTC)

// Whether contacts come one at a time, in handfuls or at once, revised or not: the
// volume is the same, and no copy of it that was taken on the way has changed.
func TestContactsOneAtATime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []peer.Encounter
		newest := map[int]peer.Encounter{}
		for range rapid.IntRange(0, 60).Draw(t, "contacts") {
			id, revision := rapid.IntRange(0, 30).Draw(t, "id"), rapid.IntRange(0, 3).Draw(t, "revision")
			e := met("e"+strconv.Itoa(id), "p1", "north", june, 10+revision)
			e.Revision = revision
			if old, known := newest[id]; !known || old.Revision < revision {
				newest[id] = e
			}
			all = append(all, e)
		}
		minutes := 0
		for _, e := range newest {
			minutes += e.Minutes
		}
		var once, slowly outcomes.Volume
		require.NoError(t, once.AddContacts(all...))
		for len(all) > 0 {
			n := min(len(all), rapid.IntRange(1, 5).Draw(t, "handful"))
			copied, before := slowly, slowly.Count(inJune)
			require.NoError(t, slowly.AddContacts(all[:n]...))
			assert.Equal(t, before, copied.Count(inJune))
			all = all[n:]
		}
		assert.Equal(t, len(newest), once.Count(inJune).Made)
		assert.Equal(t, minutes, once.Count(inJune).Minutes, "the greatest revision of each")
		assert.Equal(t, once.Count(inJune), slowly.Count(inJune))
		both, err := slowly.Merge(once)
		require.NoError(t, err)
		assert.Equal(t, once.Count(inJune), both.Count(inJune))
	})
}

// Two copies that go on apart do not write into each other.
func TestCopiesOfAVolumeGoOnApart(t *testing.T) {
	var v outcomes.Volume
	for i := range 7 {
		require.NoError(t, v.AddContacts(met("e"+strconv.Itoa(i), "p1", "north", june, 10)))
	}
	a, b := v, v
	require.NoError(t, a.AddContacts(met("a", "p1", "north", june, 1)))
	require.NoError(t, b.AddContacts(met("b", "p1", "north", june, 2)))
	assert.Equal(t, []int{70, 71, 72}, []int{v.Count(inJune).Minutes, a.Count(inJune).Minutes, b.Count(inJune).Minutes})
}

// Each of two thousand contacts is copied a few times. When each copied all that were
// there before it, they came to 440 MB.
func TestAddingOneAtATimeDoesNotCopyAll(t *testing.T) {
	var v outcomes.Volume
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range 2000 {
		require.NoError(t, v.AddContacts(met("e"+strconv.Itoa(i), "p1", "north", june, 10)))
	}
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(50<<20), "bytes")
	assert.Equal(t, 2000, v.Count(inJune).Made)
}

// Numbers that no contact and no meeting has would turn the sum of all round.
func TestAVolumeTakesNoNumberBeyondReason(t *testing.T) {
	var v outcomes.Volume
	kits := func(id string, n int) peer.Encounter {
		return met(id, "p1", "north", june, 10, peer.Supply{Item: "kit", Count: n})
	}
	require.ErrorIs(t, v.AddContacts(kits("e1", 1), kits("e2", math.MaxInt)), outcomes.ErrVolume)
	assert.Zero(t, v.Count(inJune).Made, "nothing was added")
	require.NoError(t, v.AddContacts(kits("e1", 1_000_000_000), kits("e2", 1_000_000_000)))
	assert.Equal(t, []outcomes.Tally{{Name: "kit", N: 2_000_000_000}}, v.Count(inJune).Supplies)
	require.NoError(t, v.Count(inJune).Check())
}
