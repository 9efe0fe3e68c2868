package peer_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// One merge that holds, and one that was undone: both come back, in their order.
func storedMerges(t *testing.T) []byte {
	t.Helper()
	var ms participantMerges
	for id, duplicate := range map[peer.MergeID]peer.ParticipantID{"m-1": "p-2", "m-2": "p-3"} {
		_, err := ms.Merge(id, duplicate, "p-1", merging(1))
		require.NoError(t, err)
	}
	_, err := ms.Undo("m-2", undoing(2))
	require.NoError(t, err)
	data, err := json.Marshal(ms)
	require.NoError(t, err)
	return data
}

func TestMergesAreStoredAsAList(t *testing.T) {
	data := storedMerges(t)
	var back participantMerges
	require.NoError(t, json.Unmarshal(data, &back))
	require.Len(t, back.All(), 2)
	assert.Equal(t, peer.ParticipantID("p-1"), back.Resolve("p-2", day(3)))
	assert.Equal(t, peer.ParticipantID("p-1"), back.Resolve("p-3", day(1)))
	assert.Equal(t, peer.ParticipantID("p-3"), back.Resolve("p-3", day(3)), "undone on the second day")
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.JSONEq(t, string(data), string(again))

	_, err = json.Marshal(back.AsKnown(day(1)))
	require.ErrorIs(t, err, lifecycle.ErrPast, "what was known then is for reading")

	none, err := json.Marshal(participantMerges{})
	require.NoError(t, err)
	assert.JSONEq(t, `[]`, string(none))
	require.NoError(t, json.Unmarshal(none, &back))
	assert.Empty(t, back.All())
}

func TestMergesThatDoNotLoad(t *testing.T) {
	data := storedMerges(t)
	var one []json.RawMessage
	require.NoError(t, json.Unmarshal(data, &one))
	twice, err := json.Marshal(append(one, one[0]))
	require.NoError(t, err)
	for bad, want := range map[string]error{
		`null`: lifecycle.ErrBadRecord, `{}`: lifecycle.ErrBadRecord, `[{}]`: lifecycle.ErrBadRecord, `[null]`: lifecycle.ErrBadRecord,
		string(twice): peer.ErrMerge,
	} {
		var ms participantMerges
		_, err := ms.Merge("kept", "p-8", "p-9", merging(1))
		require.NoError(t, err)
		require.ErrorIs(t, ms.UnmarshalJSON([]byte(bad)), want, bad)
		assert.Len(t, ms.All(), 1, "what was there stays")
	}
	var workers peer.Merges[peer.Worker]
	require.ErrorIs(t, workers.UnmarshalJSON(data), lifecycle.ErrBadRecord, "of participants")
}

func FuzzMerges(f *testing.F) {
	f.Add([]byte(`[]`))
	f.Add([]byte(`[{"kind":"participant","id":"m","duplicate":"a","kept":"b","history":{}}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var ms, again participantMerges
		if ms.UnmarshalJSON(data) != nil {
			return
		}
		stored, err := json.Marshal(ms)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(stored, &again))
		assert.Len(t, again.All(), len(ms.All()))
	})
}
